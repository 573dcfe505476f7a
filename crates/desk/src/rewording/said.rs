//! What came of rewording, in a person's words and for a machine.

use std::collections::BTreeMap;

use answers::reword::{Dropped, Kept};
use answers::support::Doubt;
use serde::Serialize;

use super::{Done, Outcome, Reason, Trouble, Wrong, address};
use crate::cost::decimal;
use crate::failure::Failure;
use crate::messages::{Messages, say};

/// Why an address is not taken.
pub fn wrong(messages: &Messages, wrong: Wrong, address: &str) -> Failure {
    let what = match wrong {
        Wrong::NoAddress => say!(messages, "reword-address-none", address = address),
        // The address may hold a password, and is not said.
        Wrong::Secret => say!(messages, "reword-address-secret"),
        Wrong::Open => say!(messages, "reword-address-open", address = address),
    };
    Failure::new(what)
        .safe(say!(messages, "reword-nothing-sent"))
        .next(say!(messages, "reword-address-next"))
}

/// The sentence in the properties of a file, which holds so many answers that a model worded.
pub fn remark(messages: &Messages, model: &str, count: usize) -> String {
    say!(messages, "reword-remark", count = count, model = model)
}

impl Done {
    /// What came of all, in lines.
    pub fn lines(&self, messages: &Messages) -> Vec<String> {
        let mut lines = Vec::new();
        if self.outcomes.is_empty() {
            return lines;
        }
        let dropped = |outcome: &Outcome| outcome.dropped().len();
        lines.push(say!(
            messages,
            "reword-summary",
            count = self.reworded().count(),
            of = self.outcomes.len(),
            model = self.model.as_str(),
            dropped = self.outcomes.values().map(dropped).sum::<usize>()
        ));
        let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
        let kept = self.outcomes.values();
        for reason in kept.filter_map(|outcome| outcome.kept(messages)) {
            *reasons.entry(reason).or_default() += 1;
        }
        for (reason, count) in reasons {
            lines.push(say!(
                messages,
                "reword-kept",
                count = count,
                reason = reason
            ));
        }
        if self.unmarked {
            lines.push(say!(messages, "reword-unmarked"));
        }
        lines.push(self.cost(messages));
        lines
    }

    /// The same for a machine.
    pub fn said_cost(&self, messages: &Messages) -> SaidCost<'_> {
        SaidCost {
            address: &self.address,
            model: &self.model,
            requests: self.requests,
            characters: self.characters,
            seconds: (self.took.as_secs_f64() * 1_000.0).round() / 1_000.0,
            energy: self.cost(messages),
        }
    }

    /// What the rewording cost, as far as it is known here.
    pub fn cost(&self, messages: &Messages) -> String {
        let took = decimal(messages, self.took.as_secs_f64(), 1);
        if address::is_here(&self.address) {
            say!(
                messages,
                "reword-cost-here",
                count = self.requests,
                took = took
            )
        } else {
            say!(
                messages,
                "reword-cost-far",
                count = self.requests,
                took = took
            )
        }
    }
}

impl Outcome {
    /// Sentences that were left out.
    pub fn dropped(&self) -> &[Dropped] {
        match self {
            Self::Reworded { dropped, .. }
            | Self::Kept(Reason::Kept(
                Kept::Unsupported(dropped) | Kept::TooLong { dropped, .. },
            )) => dropped,
            Self::Kept(_) => &[],
        }
    }

    /// Why the dossier's own sentences stand, where they do.
    pub fn kept(&self, messages: &Messages) -> Option<String> {
        match self {
            Self::Reworded { .. } => None,
            Self::Kept(reason) => Some(why(messages, reason)),
        }
    }
}

fn why(messages: &Messages, reason: &Reason) -> String {
    match reason {
        Reason::NotAsked => say!(messages, "reword-kept-not-asked"),
        Reason::Kept(Kept::Unsupported(_)) => say!(messages, "reword-kept-unsupported"),
        Reason::Kept(Kept::Same) => say!(messages, "reword-kept-same"),
        Reason::Kept(Kept::TooLong { length, .. }) => {
            say!(messages, "reword-kept-too-long", length = length)
        }
        Reason::Trouble(trouble) => match trouble {
            Trouble::Unreachable(detail) => {
                say!(
                    messages,
                    "reword-trouble-unreachable",
                    detail = detail.as_str()
                )
            }
            Trouble::Slow => say!(messages, "reword-trouble-slow"),
            Trouble::Status(status) => {
                say!(
                    messages,
                    "reword-trouble-status",
                    status = status.to_string()
                )
            }
            Trouble::Elsewhere => say!(messages, "reword-trouble-elsewhere"),
            Trouble::TooLong => say!(messages, "reword-trouble-too-long"),
            Trouble::Nonsense => say!(messages, "reword-trouble-nonsense"),
            Trouble::Cut => say!(messages, "reword-trouble-cut"),
            Trouble::Nothing => say!(messages, "reword-trouble-nothing"),
        },
    }
}

/// Why a sentence was left out.
pub fn doubt(messages: &Messages, doubt: &Doubt) -> String {
    match doubt {
        Doubt::Figure { figure } => {
            say!(messages, "reword-doubt-figure", figure = figure.as_str())
        }
        Doubt::Name { name } => say!(messages, "reword-doubt-name", name = name.as_str()),
        Doubt::Elsewhere { what, by } => say!(
            messages,
            "reword-doubt-elsewhere",
            what = what.as_str(),
            by = by.as_str()
        ),
        Doubt::Negation => say!(messages, "reword-doubt-negation"),
        Doubt::Word { word } => say!(messages, "reword-doubt-word", word = word.as_str()),
        Doubt::Supposed => say!(messages, "reword-doubt-supposed"),
        Doubt::Words => say!(messages, "reword-doubt-words"),
    }
}

/// What `--json` says of the cost of rewording.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = RewordingCost)]
pub struct SaidCost<'a> {
    address: &'a str,
    model: &'a str,
    requests: usize,
    /// Characters of the form and the dossier that were sent.
    characters: usize,
    /// From the first request to the last answer.
    seconds: f64,
    /// What is known of the energy: a sentence in the person's language.
    energy: String,
}

/// What `--json` says of one answer.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = RewordingSaid)]
pub struct Said<'a> {
    model: &'a str,
    /// The dossier's own sentences; null where they stand.
    original: Option<&'a str>,
    dropped: Vec<SaidDropped<'a>>,
    /// Why the dossier's own sentences stand; null where they do not.
    kept: Option<String>,
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = RewordingDropped)]
struct SaidDropped<'a> {
    #[serde(flatten)]
    dropped: &'a Dropped,
    /// The doubt as a sentence in the person's language.
    reason: String,
}

impl<'a> Said<'a> {
    /// Of the answer of a box; nothing where it was not to be worded anew.
    pub fn of(messages: &Messages, done: Option<&'a Done>, box_id: &str) -> Option<Self> {
        let done = done?;
        let outcome = done.outcomes.get(box_id)?;
        let dropped = outcome.dropped().iter().map(|dropped| SaidDropped {
            dropped,
            reason: doubt(messages, &dropped.doubt),
        });
        Some(Self {
            model: &done.model,
            original: match outcome {
                Outcome::Reworded { original, .. } => Some(original),
                Outcome::Kept(_) => None,
            },
            dropped: dropped.collect(),
            kept: outcome.kept(messages),
        })
    }
}

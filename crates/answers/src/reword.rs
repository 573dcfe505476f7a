//! Prose worded anew: which answers may be, and what of a rewording may stand.
//!
//! Nothing here words anything. What somebody else worded is taken sentence by sentence, and a sentence
//! that its sources do not support is left out ([`crate::support`]).

use documents::Value;
use forms::{Form, FormBox, Kind, Limit, Owner, QuestionKind};
use language::Language;
use language::embeddings::Embedder;
use language::identifiers::{find_iban, find_nir};
use language::words::fold;

use crate::compose::{compose, measure};
use crate::readable::{is_scraps, is_table};
use crate::support::{Doubt, Ground, units};
use crate::{Proposal, Status, Why, answering};

/// A text that may stand in the place of a proposal's.
#[derive(Debug, Clone, PartialEq)]
pub struct Reworded {
    /// Its supported sentences.
    pub text: String,
    /// The others.
    pub dropped: Vec<Dropped>,
}

/// A sentence that the sources do not support.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Dropped {
    /// As it was worded.
    pub sentence: String,
    /// Why.
    #[serde(flatten)]
    pub doubt: Doubt,
}

/// Why the proposal's own text stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Kept {
    /// No sentence is supported.
    Unsupported(Vec<Dropped>),
    /// What is supported is longer than the box takes, in the unit of its limit.
    TooLong {
        /// Its length.
        length: u32,
        /// What is not supported.
        dropped: Vec<Dropped>,
    },
    /// It is worded as it was.
    Same,
}

/// Characters of a text from which wording it anew is worth it.
const LEAST: usize = 60;

/// Indexes of the proposals that may be worded anew: prose of passages or earlier answers, offered for a
/// box that takes prose. No fact, no language but French and English, nothing for a box that the guard flags, no table, no row of several that hold
/// one answer, and no text with a number that nobody should send.
pub fn may_be_reworded(form: &Form, proposals: &[Proposal]) -> Vec<usize> {
    let goes_on = |at: usize| {
        let next = proposals.get(at + 1);
        next.is_some_and(|next| next.why == Why::Continued)
    };
    (0..proposals.len())
        .filter(|at| {
            let proposal = &proposals[*at];
            let asked = form.boxes.iter().find(|asked| asked.id == proposal.box_id);
            asked.is_some_and(|asked| is_prose(asked, proposal)) && !goes_on(*at)
        })
        .collect()
}

fn is_prose(asked: &FormBox, proposal: &Proposal) -> bool {
    let offered = matches!(proposal.status, Status::Filled | Status::Check);
    let ours = asked.owner == Owner::Applicant && asked.guard.is_none();
    let told = matches!(
        proposal.why,
        Why::Passage
            | Why::EarlierAnswer
            | Why::Shortened { .. }
            | Why::Doubtful
            | Why::UnclearQuestion
    );
    // By what the proposal is taken to ask, and by what the form was.
    let asks = |asked: &Option<forms::Asked>| {
        let question = asked
            .as_ref()
            .and_then(|asked| forms::catalogue().get(&asked.id));
        question.is_none_or(|question| question.kind == QuestionKind::Prose)
    };
    let prose = answering::question(asked)
        .is_none_or(|question| question.kind == QuestionKind::Prose)
        && asks(&proposal.question);
    let is_text = matches!(&proposal.value, Some(Value::Text(text)) if *text == proposal.text);
    let rows = is_table(&proposal.text) || is_scraps(&proposal.text);
    // What a sentence denies is known in these only.
    let known = matches!(language_of(proposal), Language::French | Language::English);
    let secret = !find_nir(&proposal.text).is_empty() || !find_iban(&proposal.text).is_empty();
    offered
        && ours
        && told
        && prose
        && is_text
        && !secret
        && !rows
        && known
        && asked.kind == Kind::LongText
        && proposal.text.chars().count() >= LEAST
        && !proposal.sources.is_empty()
        && proposal.sources.iter().all(|source| !source.doubtful)
}

/// The language that a proposal's text is in: French unless it is surely another.
pub fn language_of(proposal: &Proposal) -> Language {
    match language::detect(&proposal.text) {
        Language::Other => Language::French,
        language => language,
    }
}

/// What of a rewording may stand.
///
/// # Errors
/// [`Kept`] where the proposal's own text stands.
pub fn supported(
    proposal: &Proposal,
    reworded: &str,
    embedder: Option<&Embedder>,
) -> Result<Reworded, Kept> {
    let mut sources: Vec<&str> = (proposal.sources.iter())
        .map(|source| source.quote.as_str())
        .collect();
    // Its own text is made of them, and may have lists where they have tables.
    sources.push(&proposal.text);
    let ground = Ground::new(&sources, language_of(proposal));
    let reworded = plain(reworded);
    let mut dropped = Vec::new();
    let mut kept = String::new();
    let mut end = 0;
    for range in units(&reworded) {
        let sentence = &reworded[range.clone()];
        let between = &reworded[end..range.start];
        end = range.end;
        match ground.doubt(sentence, embedder) {
            Some(doubt) => dropped.push(Dropped {
                sentence: sentence.to_owned(),
                doubt,
            }),
            None => {
                if !kept.is_empty() {
                    kept.push(if between.contains('\n') { '\n' } else { ' ' });
                }
                kept.push_str(sentence);
            }
        }
    }
    let limit = proposal.limit.as_ref();
    let composed = compose(&[&kept], limit);
    if composed.left_out > 0 || composed.text.is_empty() && !kept.is_empty() {
        let length = measure(&kept, limit);
        return Err(Kept::TooLong { length, dropped });
    }
    if composed.text.is_empty() {
        return Err(Kept::Unsupported(dropped));
    }
    if fold(&composed.text) == fold(&proposal.text) {
        return Err(Kept::Same);
    }
    Ok(Reworded {
        text: composed.text,
        dropped,
    })
}

/// Puts a rewording by a model in the place of a proposal's text.
pub fn replace(proposal: &mut Proposal, reworded: &Reworded, model: &str) {
    proposal.text.clone_from(&reworded.text);
    proposal.length = measure(&reworded.text, proposal.limit.as_ref());
    proposal.value = Some(Value::Text(reworded.text.clone()));
    // What another program worded is never filled in without a person.
    proposal.why = Why::Reworded {
        filled: proposal.status == Status::Filled,
        model: model.to_owned(),
    };
    proposal.status = Status::Check;
}

/// The characters that a rewording may take, where the box counts so; else as many as there are now.
pub fn room(proposal: &Proposal) -> Limit {
    use language::lengths::Unit;
    match &proposal.limit {
        Some(limit) if matches!(limit.unit, Unit::Characters | Unit::Words) => limit.clone(),
        _ => Limit {
            number: u32::try_from(proposal.text.chars().count()).unwrap_or(u32::MAX),
            unit: Unit::Characters,
            origin: forms::LimitOrigin::Loose,
        },
    }
}

/// A text without the marks of Markdown that some programs add: bold, headings, other bullets.
fn plain(text: &str) -> String {
    let lines = text.replace("**", "").replace("__", "");
    let lines = lines.lines().map(|line| {
        let line = line.trim();
        match line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
            Some(item) => format!("• {}", item.trim_start()),
            None => line.trim_start_matches('#').trim_start().to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests;

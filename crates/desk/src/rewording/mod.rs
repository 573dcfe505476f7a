//! Rewording: prose of the dossier worded anew by a program that a person set, over the only connection
//! that Essaim ever makes, and only when a person asks for it with a form.
//!
//! What comes back is not trusted: `answers::reword` keeps the sentences that the sources support. Where
//! nothing may stand, or the program does not answer as it should, the dossier's own sentences stand.

mod address;
mod client;
mod prompt;
mod said;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use answers::Proposal;
use answers::reword::{self, Dropped, Kept, Reworded};
use forms::Form;
use language::embeddings::Embedder;
use store::Rewording;

use crate::failure::{Failure, of_file, shown};
use crate::messages::{Messages, say};
use crate::watch::Watch;

pub use address::{Wrong, checked};
pub use client::{Server, Trouble};
pub use said::{Said, SaidCost, doubt, remark, wrong};

/// How long one request may take, from the first name looked up to the last byte.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long all of a form's may take together: what is not asked by then keeps its own words.
const ALL: Duration = Duration::from_secs(15 * 60);
/// Requests one after another without an answer, after which no more are made.
const IN_VAIN: usize = 2;
/// How many times as long as what was sent an answer may be, and some characters more.
const TIMES: usize = 4;
const MORE: usize = 2_000;
/// Bytes of the file of a key that are read.
const KEY_BYTES: usize = 4_096;

/// A form's answers worded anew: by whom, and what came of each.
#[derive(Debug)]
pub struct Done {
    /// Where texts were sent.
    pub address: String,
    /// The model that was asked.
    pub model: String,
    /// How many times it was asked.
    pub requests: usize,
    /// Characters that were sent with them.
    pub characters: usize,
    /// How long it took.
    pub took: Duration,
    /// By the id of the box.
    pub outcomes: BTreeMap<String, Outcome>,
    /// A file that holds some could not be marked as such.
    pub unmarked: bool,
}

/// What came of one answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It is worded anew.
    Reworded {
        /// The dossier's own sentences.
        original: String,
        /// Sentences that were left out.
        dropped: Vec<Dropped>,
    },
    /// The dossier's own sentences stand.
    Kept(Reason),
}

/// Why the dossier's own sentences stand.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// The program did not answer as it should.
    Trouble(Trouble),
    /// What it answered may not stand.
    Kept(Kept),
    /// It was not asked any more: it had not answered before, or time was up.
    NotAsked,
}

impl Done {
    /// Whether the answer of a box is worded anew.
    pub fn is_reworded(&self, box_id: &str) -> bool {
        self.reworded().any(|id| id == box_id)
    }

    /// Boxes of which the answers are worded anew.
    pub fn reworded(&self) -> impl Iterator<Item = &str> {
        self.outcomes.iter().filter_map(|(id, outcome)| {
            matches!(outcome, Outcome::Reworded { .. }).then_some(id.as_str())
        })
    }
}

/// The program that a person set, with its key.
pub fn server(messages: &Messages, set: Option<Rewording>, dir: &Path) -> Result<Server, Failure> {
    let Some(set) = set else {
        return Err(
            Failure::new(say!(messages, "reword-none", path = shown(dir)))
                .safe(say!(messages, "reword-nothing-sent"))
                .next(say!(
                    messages,
                    "reword-none-next",
                    path = crate::failure::typed(dir)
                )),
        );
    };
    let address =
        checked(&set.address).map_err(|wrong| said::wrong(messages, wrong, &set.address))?;
    let key = set.key_file.as_deref().map(Path::new);
    let key = key.map(|file| self::key(messages, file)).transpose()?;
    Ok(Server::new(address, set.model, key, PATIENCE))
}

/// The key in a file.
pub fn key(messages: &Messages, file: &Path) -> Result<String, Failure> {
    let nothing_sent = say!(messages, "reword-nothing-sent");
    let bytes = std::fs::read(file)
        .map_err(|error| of_file(messages, &error, file).safe(nothing_sent.clone()))?;
    let key = std::str::from_utf8(&bytes).unwrap_or_default().trim();
    let visible = key.bytes().all(|byte| byte.is_ascii_graphic());
    if key.is_empty() || !visible || bytes.len() > KEY_BYTES {
        return Err(
            Failure::new(say!(messages, "reword-key-none", path = shown(file))).safe(nothing_sent),
        );
    }
    Ok(key.to_owned())
}

/// Words the prose among proposals anew. The person is told first where to, and how much is sent.
pub fn reword(
    messages: &Messages,
    server: &Server,
    form: &Form,
    proposals: &mut [Proposal],
    embedder: Option<&Embedder>,
    watch: &dyn Watch,
) -> Done {
    let asked: Vec<(usize, prompt::Prompt)> = reword::may_be_reworded(form, proposals)
        .into_iter()
        .map(|at| (at, prompt::of(&proposals[at])))
        .collect();
    let characters: usize = asked.iter().map(|(_, prompt)| prompt.characters()).sum();
    let address = server.address().to_owned();
    watch.tell(&match asked.len() {
        0 => say!(messages, "reword-nothing-to-send"),
        count => say!(
            messages,
            "reword-sending",
            address = address.as_str(),
            model = server.model(),
            boxes = count,
            characters = characters
        ),
    });
    let mut done = Done {
        address,
        model: server.model().to_owned(),
        requests: 0,
        characters: 0,
        took: Duration::ZERO,
        outcomes: BTreeMap::new(),
        unmarked: false,
    };
    watch.begin(asked.len() as u64);
    let began = Instant::now();
    let mut in_vain = 0;
    for (at, prompt) in asked {
        let proposal = &mut proposals[at];
        let outcome = if in_vain >= IN_VAIN || began.elapsed() > ALL {
            Outcome::Kept(Reason::NotAsked)
        } else {
            done.requests += 1;
            done.characters += prompt.characters();
            let answered = server.ask(&prompt);
            in_vain = match &answered {
                Err(Trouble::Unreachable(_) | Trouble::Slow) => in_vain + 1,
                _ => 0,
            };
            settled(proposal, answered, server.model(), embedder)
        };
        done.outcomes.insert(proposal.box_id.clone(), outcome);
        watch.step();
    }
    done.took = began.elapsed();
    watch.end();
    done
}

/// Puts what may stand of an answer in the place of a proposal's text.
fn settled(
    proposal: &mut Proposal,
    answered: Result<String, Trouble>,
    model: &str,
    embedder: Option<&Embedder>,
) -> Outcome {
    let most = proposal.text.chars().count() * TIMES + MORE;
    let reworded: Result<Reworded, Reason> = answered
        .and_then(|text| match text.chars().count() {
            length if length > most => Err(Trouble::TooLong),
            _ => Ok(text),
        })
        .map_err(Reason::Trouble)
        .and_then(|text| reword::supported(proposal, &text, embedder).map_err(Reason::Kept));
    match reworded {
        Ok(reworded) => {
            let original = proposal.text.clone();
            reword::replace(proposal, &reworded, model);
            Outcome::Reworded {
                original,
                dropped: reworded.dropped,
            }
        }
        Err(reason) => Outcome::Kept(reason),
    }
}

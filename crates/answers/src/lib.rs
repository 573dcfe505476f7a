//! Form × dossier → proposals, and proposals → edits of the form's own file.
//!
//! [`propose`] goes box by box: whose it is, what may not be asked, then facts, figures, choices
//! and prose, each with its sources. When nothing is sure it says so: better an honest blank than
//! a wrong answer. [`edits`] turns what a person wants written into edits of the form's file.

mod abbreviations;
mod answering;
mod ask;
mod budget;
mod checks;
mod choose;
mod compose;
mod conditions;
mod count;
mod derive;
mod edits;
mod finding;
mod index;
mod judge;
mod known;
mod library;
mod model;
mod passages;
mod project;
mod prose;
mod ranges;
mod readable;
mod ready;
pub mod reword;
mod rows;
mod spans;
pub mod support;
pub mod typed;

pub use ask::{Found, Hit, ask};
pub use checks::{Check, Said, check};
pub use edits::edits;
pub use judge::{SIGNALS, Signals, WEIGHTS};
pub use known::is_old;
pub use library::{Lesson, Offered, Wording, asked_in, lesson, wording};
pub use model::{Proposal, Quote, Status, Why};
pub use passages::Passages;
pub use project::{Project, named, projects};
pub use ready::Ready;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use dossier::Dossier;
use forms::{Form, FormBox, Meaning};
use language::embeddings::{Embedder, Embedding};

use crate::answering::Answering;
use crate::index::Index;

/// What a person chooses before answering.
#[derive(Debug, Clone)]
pub struct Options {
    /// The day it is, to tell what is old.
    pub today: language::dates::Date,
    /// The language to word replies and advice in.
    pub language: language::Language,
    /// Boxes, by id, whose prose is wanted shorter or longer than usual.
    pub lengths: BTreeMap<String, Length>,
}

/// How long an answer in prose is wanted, against what it would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// About half as long, in whole sentences.
    Shorter,
    /// As long as the box and the sources allow.
    Longer,
}

/// Which proposals are written into the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// Only those that are `filled`.
    Filled,
    /// Those to check too.
    Check,
}

/// Proposes an answer for every box of a form. `embedder` may be absent: words alone then decide.
pub fn propose(
    form: &Form,
    dossier: &Dossier,
    embedder: Option<&Embedder>,
    options: &Options,
) -> Vec<Proposal> {
    Desk::new(form, dossier, embedder, options).propose()
}

/// A form and a dossier side by side, made ready once for all boxes.
pub struct Desk<'a> {
    /// With questions recognised by meaning too, where there is a model.
    form: Form,
    dossier: &'a Dossier,
    options: &'a Options,
    index: Index<'a>,
    /// One for each box that prose may answer.
    vectors: Vec<Option<Embedding>>,
    lines: HashMap<String, budget::Line<'a>>,
}

/// A text of the dossier that could answer a box.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternative {
    /// The text, as it stands in its source.
    pub text: String,
    /// Where it stands.
    pub source: Quote,
    /// Higher is better; comparable inside one call only.
    pub score: f32,
}

impl<'a> Desk<'a> {
    /// Makes a form and a dossier ready.
    pub fn new(
        form: &Form,
        dossier: &'a Dossier,
        embedder: Option<&Embedder>,
        options: &'a Options,
    ) -> Self {
        let mut form = form.clone();
        let meaning = embedder.and_then(Meaning::of);
        if let (Some(embedder), Some(meaning)) = (embedder, &meaning) {
            ask_by_meaning(&mut form, embedder, meaning);
        }
        let form = form;
        Self {
            dossier,
            options,
            index: Index::new(dossier, embedder, meaning.map(Arc::new)),
            vectors: question_vectors(&form.boxes, embedder),
            lines: budget::lines(&form, dossier, options.today),
            form,
        }
    }

    /// The form, with the question that each box is taken to ask.
    pub fn form(&self) -> &Form {
        &self.form
    }

    /// An answer for every box, in the form's order.
    pub fn propose(&self) -> Vec<Proposal> {
        let answering = self.answering();
        let mut proposals: Vec<Proposal> = (self.form.boxes.iter().zip(&self.vectors))
            .map(|(asked, vector)| answering.answer(asked, vector.as_ref()))
            .collect();
        for run in rows::runs(&self.form) {
            let vector = self.vectors[run[0]].as_ref();
            if let Some(answered) = answering.answer_rows(&run, vector) {
                for (at, proposal) in run.into_iter().zip(answered) {
                    proposals[at] = proposal;
                }
            }
        }
        for at in 0..proposals.len() {
            match conditions::is_asked(&self.form, at, &proposals) {
                // Somebody said yes: what follows may be answered like any box.
                Some(true) if proposals[at].status == Status::ToWrite => {
                    let asked = FormBox {
                        condition: None,
                        ..self.form.boxes[at].clone()
                    };
                    proposals[at] = answering.answer(&asked, self.vectors[at].as_ref());
                }
                Some(false) => {
                    proposals[at] = answering.unasked(&self.form.boxes[at]);
                }
                _ => {}
            }
        }
        for at in rows::repeated(&self.form, &proposals) {
            proposals[at] = answering.nothing(&self.form.boxes[at]);
        }
        for ((asked, vector), proposal) in self
            .form
            .boxes
            .iter()
            .zip(&self.vectors)
            .zip(&mut proposals)
        {
            if asks_a_person(asked, proposal) {
                proposal.passages = answering.passages(asked, vector.as_ref(), proposal);
            }
            answering.shorten(proposal);
            leave_false_numbers_to_a_person(proposal);
            leave_doubtful_to_a_person(proposal);
            leave_unsure_to_a_person(proposal);
        }
        proposals
    }

    /// What else of the dossier could answer a box, best first, at most `most`: earlier answers to
    /// its question, then passages.
    pub fn alternatives(&self, at: usize, most: usize) -> Vec<Alternative> {
        let Some(asked) = self.form.boxes.get(at) else {
            return Vec::new();
        };
        let vector = self.vectors[at].as_ref();
        self.answering().alternatives(asked, vector, most)
    }

    /// What every passage is weighed by for a box, for setting the weights; none for those whose
    /// source is not to answer.
    pub fn signals(&self, at: usize) -> Vec<Option<Signals>> {
        let Some(asked) = self.form.boxes.get(at) else {
            return Vec::new();
        };
        let (question, vector) = (answering::question(asked), self.vectors[at].as_ref());
        let judged = prose::judge_for(&prose::Sought {
            asked,
            question,
            vector,
            index: &self.index,
            dossier: self.dossier,
        });
        judged.into_iter().map(|judged| judged.signals).collect()
    }

    fn answering(&self) -> Answering<'_> {
        Answering {
            form: &self.form,
            dossier: self.dossier,
            index: &self.index,
            lines: &self.lines,
            options: self.options,
        }
    }
}

/// True where a person writes prose, or decides between passages.
fn asks_a_person(asked: &FormBox, proposal: &Proposal) -> bool {
    let doubtful = matches!(
        proposal.why,
        Why::NothingFound { .. } | Why::Doubtful | Why::UnclearQuestion
    );
    let open = matches!(proposal.status, Status::ToWrite | Status::Check);
    asked.kind == forms::Kind::LongText && open && doubtful
}

/// A number of a register whose key is false is offered, and not filled, wherever it was read.
fn leave_false_numbers_to_a_person(proposal: &mut Proposal) {
    use language::identifiers::{is_valid_siren, is_valid_siret};
    let asked = proposal
        .question
        .as_ref()
        .map_or("", |asked| asked.id.as_str());
    let digits: String = (proposal.text.chars())
        .filter(char::is_ascii_digit)
        .collect();
    let is_false = match digits.len() {
        14 if asked.ends_with(".siret") => !is_valid_siret(&digits),
        9 if asked.ends_with(".siren") => !is_valid_siren(&digits),
        _ => false,
    };
    if proposal.status == Status::Filled && is_false {
        proposal.status = Status::Check;
        proposal.why = Why::FalseKey;
    }
}

/// What was recognised on pictures is offered, and never filled without a person.
fn leave_doubtful_to_a_person(proposal: &mut Proposal) {
    let doubtful = proposal.sources.iter().any(|quote| quote.doubtful);
    if proposal.status == Status::Filled && doubtful {
        proposal.status = Status::Check;
        proposal.why = Why::Recognised;
    }
}

/// A fact or a choice that is not sure on the whole, by the question and by its reading, is offered
/// and not filled. On the labelled forms for building, of what was filled below the threshold 6 were
/// right and 3 wrong; above it, 106 and 12.
fn leave_unsure_to_a_person(proposal: &mut Proposal) {
    let known = matches!(proposal.why, Why::Fact | Why::Choice);
    if proposal.status == Status::Filled && known && proposal.confidence < SURE {
        proposal.status = Status::Check;
        proposal.why = Why::Doubtful;
    }
}

/// Confidence from which a fact or a choice is filled.
const SURE: f32 = 0.75;

/// Recognises by meaning what boxes ask, beside their words.
fn ask_by_meaning(form: &mut Form, embedder: &Embedder, meaning: &Meaning) {
    let asked: Vec<usize> = (0..form.boxes.len())
        .filter(|at| forms::is_asked_by_meaning(&form.boxes[*at]))
        .collect();
    // The labels of all boxes, then those that have help once more with it.
    let labels = asked.iter().map(|at| forms::asked_label(&form.boxes[*at]));
    let helped: Vec<Option<String>> = (asked.iter())
        .map(|at| forms::helped_label(&form.boxes[*at]))
        .collect();
    let texts: Vec<String> = labels.chain(helped.iter().flatten().cloned()).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let Ok(vectors) = embedder.embed_questions(&texts) else {
        return;
    };
    let (labels, with_help) = vectors.split_at(asked.len().min(vectors.len()));
    let mut with_help = with_help.iter();
    for ((at, vector), helped) in asked.into_iter().zip(labels).zip(&helped) {
        let helped = helped.as_ref().and_then(|_| with_help.next());
        forms::ask_by_meaning(&mut form.boxes[at], meaning, (vector, helped));
    }
}

/// One vector for each box that prose may answer; one batch for the whole form.
fn question_vectors(boxes: &[FormBox], embedder: Option<&Embedder>) -> Vec<Option<Embedding>> {
    let mut vectors = vec![None; boxes.len()];
    let Some(embedder) = embedder else {
        return vectors;
    };
    let asked: Vec<(usize, String)> = boxes
        .iter()
        .enumerate()
        .filter(|(_, asked)| answering::may_be_prose(asked))
        .map(|(at, asked)| (at, prose::query(asked, answering::question(asked))))
        .collect();
    let texts: Vec<&str> = asked.iter().map(|(_, text)| text.as_str()).collect();
    if let Ok(found) = embedder.embed_questions(&texts) {
        for ((at, _), vector) in asked.iter().zip(found) {
            vectors[*at] = Some(vector);
        }
    }
    vectors
}

//! Form × dossier → proposals, and proposals → edits of the form's own file.
//!
//! [`propose`] goes box by box: whose it is, what may not be asked, then facts, figures, choices
//! and prose, each with its sources. When nothing is sure it says so: better an honest blank than
//! a wrong answer. [`edits`] turns what a person wants written into edits of the form's file.

mod answering;
mod ask;
mod budget;
mod choose;
mod compose;
mod count;
mod derive;
mod edits;
mod index;
mod known;
mod model;
mod project;
mod prose;
mod rows;

pub use ask::{Found, Hit, ask};
pub use edits::edits;
pub use model::{Proposal, Quote, Status, Why};

use dossier::Dossier;
use forms::Form;
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
    let index = Index::new(dossier, embedder);
    let vectors = question_vectors(form, embedder);
    let lines = budget::lines(form, dossier, options.today);
    let answering = Answering {
        form,
        dossier,
        index: &index,
        lines: &lines,
        options,
    };
    let mut proposals: Vec<Proposal> = form
        .boxes
        .iter()
        .zip(&vectors)
        .map(|(asked, vector)| answering.answer(asked, vector.as_ref()))
        .collect();
    for run in rows::runs(form) {
        let vector = vectors[run[0]].as_ref();
        if let Some(answered) = answering.answer_rows(&run, vector) {
            for (at, proposal) in run.into_iter().zip(answered) {
                proposals[at] = proposal;
            }
        }
    }
    for at in rows::repeated(form, &proposals) {
        proposals[at] = answering.nothing(&form.boxes[at]);
    }
    for proposal in &mut proposals {
        leave_doubtful_to_a_person(proposal);
    }
    proposals
}

/// What was recognised on pictures is offered, and never filled without a person.
fn leave_doubtful_to_a_person(proposal: &mut Proposal) {
    let doubtful = proposal.sources.iter().any(|quote| quote.doubtful);
    if proposal.status == Status::Filled && doubtful {
        proposal.status = Status::Check;
        proposal.why = Why::Recognised;
    }
}

/// One vector for each box that prose may answer; one batch for the whole form.
fn question_vectors(form: &Form, embedder: Option<&Embedder>) -> Vec<Option<Embedding>> {
    let mut vectors = vec![None; form.boxes.len()];
    let Some(embedder) = embedder else {
        return vectors;
    };
    let asked: Vec<(usize, String)> = form
        .boxes
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

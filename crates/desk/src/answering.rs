//! A form answered from a dossier: for which project, what is proposed, what does not agree; and what is
//! remembered of it for the day on which the form comes back.

use std::collections::BTreeMap;
use std::path::Path;

use answers::{Check, Length, Options, Project, Proposal, Quote, Status};
use dossier::Dossier;
use forms::Form;
use language::embeddings::Embedder;
use store::{DraftId, KnownForm, NewDraft, Offered, Proposed, Run, Sqlite, Store as _};

use crate::context::Context;
use crate::editions::Edition;
use crate::failure::{Failure, shown};
use crate::messages::say;
use crate::watch::Watch;
use crate::{guarded, project, rewording};

/// What a person asked for.
#[derive(Default)]
pub struct Wanted<'a> {
    /// Words of the project's title, or of its note's name.
    pub project: Option<&'a str>,
    /// Boxes whose answer is wanted shorter or longer, by id.
    pub lengths: BTreeMap<String, Length>,
    /// The program that words prose anew.
    pub server: Option<&'a rewording::Server>,
}

/// What a form is answered with.
#[derive(Debug)]
pub struct Answers {
    /// The project that it is answered for, where the dossier has one.
    pub project: Option<Project>,
    /// One for each box, in order.
    pub proposals: Vec<Proposal>,
    /// What the answers say together.
    pub checks: Vec<Check>,
    /// What came of wording answers anew, where a person asked for that.
    pub reworded: Option<rewording::Done>,
}

/// Answers a form; `path` is where it is, to be told of. The dossier is turned to the project that the
/// form is answered for.
pub fn answer(
    context: &Context,
    dossier: &mut Dossier,
    form: &Form,
    path: &Path,
    embedder: Option<&Embedder>,
    wanted: &Wanted<'_>,
    watch: &dyn Watch,
) -> Result<Answers, Failure> {
    let messages = &context.messages;
    for id in wanted.lengths.keys() {
        if form.boxes.iter().all(|asked| asked.id != *id) {
            let failure = Failure::new(say!(messages, "answer-no-box-id", id = id.as_str()));
            let next = say!(messages, "answer-no-box-id-next", path = shown(path));
            let safe = say!(messages, "safe-original");
            return Err(failure.safe(safe).next(next).wrong_use());
        }
    }
    let project = project::project(messages, dossier, form, wanted.project)?;
    dossier.project = project.as_ref().map(|project| project.note);
    let dossier = &*dossier;
    let options = Options {
        today: context.today,
        language: messages.tongue.language(),
        lengths: wanted.lengths.clone(),
    };
    guarded::run(|| {
        let mut proposals = answers::propose(form, dossier, embedder, &options);
        let reworded = wanted.server.map(|server| {
            rewording::reword(messages, server, form, &mut proposals, embedder, watch)
        });
        let checks = answers::check(form, &proposals, dossier);
        Answers {
            project: project.clone(),
            proposals,
            checks,
            reworded,
        }
    })
    .ok_or_else(|| {
        Failure::new(say!(messages, "answer-crashed", path = shown(path)))
            .safe(say!(messages, "safe-original"))
            .next(say!(messages, "answer-crashed-next"))
    })
}

/// Keeps a form that was answered, so that it is known when it comes back. `original` is its bytes, and
/// `written` says which boxes stand in the filled copy.
pub async fn remember(
    context: &Context,
    store: &Sqlite,
    mut kept: KnownForm,
    original: &[u8],
    answers: &Answers,
    written: impl Fn(&str) -> bool,
) -> Result<(), store::Error> {
    if store.is_read_only() || kept.form.boxes.is_empty() {
        return Ok(());
    }
    kept.answered = Some(context.moment.clone());
    let run = Run {
        project: answers.project.as_ref().map(|one| one.title.clone()),
        proposed: proposed(&answers.proposals, written),
    };
    kept.runs.retain(|known| *known != run);
    kept.runs.insert(0, run);
    kept.runs.truncate(MOST_RUNS);
    store.keep_form(&kept, original).await
}

/// Begins a draft of a form that was answered, for a person to go through. Gives its number.
pub async fn begin_draft(
    context: &Context,
    store: &Sqlite,
    name: &str,
    original: &[u8],
    edition: &Edition,
    answers: &Answers,
) -> Result<DraftId, store::Error> {
    let offered: Vec<Offered> = answers.proposals.iter().cloned().map(Offered::of).collect();
    let draft = NewDraft {
        fingerprint: &edition.recognised.fingerprint,
        name,
        digest: &store::digest(original),
        project: answers
            .project
            .as_ref()
            .map(|project| project.title.as_str()),
        offered: &offered,
        moment: &context.moment,
    };
    store.begin_draft(&draft).await
}

/// Times that a form was answered of which what was proposed is kept: the one that is sent is among
/// them.
const MOST_RUNS: usize = 8;

/// What was proposed, for the day on which the form comes back as a person made it.
pub fn proposed(proposals: &[Proposal], written: impl Fn(&str) -> bool) -> Vec<Proposed> {
    let offered = |one: &&Proposal| {
        matches!(one.status, Status::Filled | Status::Check) && !one.text.is_empty()
    };
    let quotes = |one: &Proposal, said: fn(&Quote) -> &String| -> Vec<String> {
        one.sources
            .iter()
            .map(|quote| said(quote).clone())
            .collect()
    };
    proposals
        .iter()
        .filter(offered)
        .map(|one| Proposed {
            box_id: one.box_id.clone(),
            text: one.text.clone(),
            passages: quotes(one, |quote| &quote.quote),
            documents: quotes(one, |quote| &quote.document),
            written: written(&one.box_id),
        })
        .collect()
}

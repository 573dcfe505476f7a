//! `essaim add DIR FILE…`: reads files or folders into a dossier.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use documents::{Note, PageState};
use dossier::Reading;
use language::embeddings::Embedder;
use serde::Serialize;
use store::{Known, NewSource, Sqlite, Store as _, digest};

use crate::cli::Add;
use crate::context::Context;
use crate::failure::{Failure, of_file, of_store};
use crate::messages::{Messages, say};
use crate::walk::{Found, Walk};
use crate::{meaning, reading, terminal, walk, words};

/// What came of one file.
#[derive(Debug, Serialize)]
pub(super) struct Added {
    /// Its name in the dossier.
    pub(super) name: String,
    pub(super) status: Status,
    #[serde(flatten)]
    pub(super) counts: Counts,
    pub(super) notes: Vec<Note>,
    /// How each page was read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) states: Vec<PageState>,
    /// Why it could not be read, or under which name its content is there already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Status {
    Added,
    Replaced,
    Unchanged,
    SameContent,
    Unreadable,
}

/// How much was read out of a file.
#[derive(Debug, Default, Clone, Copy, Serialize)]
pub(super) struct Counts {
    pub(super) passages: usize,
    pub(super) facts: usize,
    pub(super) figures: usize,
    pub(super) earlier_answers: usize,
}

#[derive(Serialize)]
struct Document<'a> {
    files: &'a [Added],
    summary: BTreeMap<Status, usize>,
}

pub(super) async fn run(context: &Context, arguments: Add) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let store = super::open(context, &arguments.dir).await?;
    let walk = walk::files(&arguments.files);
    if walk.files.is_empty() && walk.failures.is_empty() {
        return Err(Failure::new(say!(messages, "add-nothing"))
            .safe(say!(messages, "safe-dossier"))
            .next(say!(messages, "add-nothing-next")));
    }
    let embedder = meaning::embedder(messages);
    let added = add(context, &store, embedder.as_ref(), walk, arguments.json)
        .await
        .map_err(|error| of_store(messages, error, &arguments.dir))?;
    store.close().await;

    if arguments.json {
        terminal::json(&Document {
            files: &added,
            summary: summary(&added),
        })?;
    } else {
        for one in &added {
            terminal::tell(&line(messages, one));
        }
        terminal::tell(&closing(messages, &added));
    }
    let read = added.iter().any(|one| one.status != Status::Unreadable);
    Ok(if read {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Reads files into a dossier, one transaction a file. A file that cannot be read is told and the
/// rest goes on.
pub(super) async fn add(
    context: &Context,
    store: &Sqlite,
    embedder: Option<&Embedder>,
    walk: Walk,
    quiet: bool,
) -> Result<Vec<Added>, store::Error> {
    let messages = &context.messages;
    let mut added: Vec<Added> = walk
        .failures
        .iter()
        .map(|(path, error)| {
            let reason = of_file(messages, error, path).what().to_owned();
            Added::unreadable(path.display().to_string(), reason)
        })
        .collect();
    let bar = terminal::progress(quiet, walk.files.len() as u64);
    for found in walk.files {
        bar.set_message(found.name.clone());
        added.push(add_one(context, store, embedder, found).await?);
        bar.inc(1);
    }
    bar.finish_and_clear();
    if let Some(embedder) = embedder {
        meaning::renew(messages, store, embedder, quiet).await?;
    }
    Ok(added)
}

async fn add_one(
    context: &Context,
    store: &Sqlite,
    embedder: Option<&Embedder>,
    found: Found,
) -> Result<Added, store::Error> {
    let messages = &context.messages;
    let name = found.name;
    let bytes = match reading::bytes(messages, &found.path) {
        Ok(bytes) => bytes,
        Err(failure) => return Ok(Added::unreadable(name, failure.what().to_owned())),
    };
    let digest = digest(&bytes);
    let known = store.known(&name, &digest).await?;
    match &known {
        Known::Unchanged => return Ok(Added::known(name, Status::Unchanged, None)),
        Known::SameContentAs(twin) => {
            let reason = say!(messages, "add-same-content", name = twin.as_str());
            return Ok(Added::known(name, Status::SameContent, Some(reason)));
        }
        Known::Changed | Known::ReadOtherwise | Known::New => {}
    }
    let reading = match reading::document(messages, &bytes, &name) {
        Ok(reading) => reading,
        Err(reason) => return Ok(Added::unreadable(name, reason)),
    };
    // Without vectors the source is kept all the same: words alone then find it, and vectors are
    // made the next time there is a model.
    let vectors = embedder.and_then(|embedder| meaning::vectors(embedder, &reading).ok());
    let source = NewSource {
        name: &name,
        bytes: &bytes,
        digest: &digest,
        reading: &reading,
        vectors,
        moment: &context.moment,
    };
    store.put(source).await?;
    let status = if known == Known::Changed {
        Status::Replaced
    } else {
        Status::Added
    };
    Ok(Added::read(name, status, &reading))
}

impl Added {
    fn read(name: String, status: Status, reading: &Reading) -> Self {
        let counts = Counts {
            passages: reading.passages.len(),
            facts: reading.facts.len(),
            figures: reading.figures.len(),
            earlier_answers: reading.earlier.len(),
        };
        Self {
            name,
            status,
            counts,
            states: reading.about.states.clone(),
            notes: reading.about.notes.clone(),
            reason: None,
        }
    }

    fn known(name: String, status: Status, reason: Option<String>) -> Self {
        Self {
            name,
            status,
            counts: Counts::default(),
            states: Vec::new(),
            notes: Vec::new(),
            reason,
        }
    }

    fn unreadable(name: String, reason: String) -> Self {
        Self::known(name, Status::Unreadable, Some(reason))
    }
}

fn summary(added: &[Added]) -> BTreeMap<Status, usize> {
    let mut summary = BTreeMap::new();
    for one in added {
        *summary.entry(one.status).or_default() += 1;
    }
    summary
}

/// What came of one file, with what a person should know of it on lines below.
fn line(messages: &Messages, one: &Added) -> String {
    let counts = one.counts;
    let said = match one.status {
        Status::Added | Status::Replaced => {
            let what = say!(
                messages,
                "add-counts",
                passages = counts.passages,
                facts = counts.facts,
                figures = counts.figures,
                answers = counts.earlier_answers
            );
            if one.status == Status::Added {
                what
            } else {
                say!(messages, "add-replaced", what = what)
            }
        }
        Status::Unchanged => say!(messages, "add-unchanged"),
        Status::SameContent => one.reason.clone().unwrap_or_default(),
        Status::Unreadable => {
            say!(
                messages,
                "add-unreadable",
                reason = one.reason.clone().unwrap_or_default()
            )
        }
    };
    let sign = if one.status == Status::Unreadable {
        "×"
    } else if holds_nothing(one) {
        "!"
    } else {
        "✓"
    };
    let mut line = format!("{sign} {} — {said}", one.name);
    for said in words::reading(messages, &one.notes, &one.states) {
        line.push_str("\n    ");
        line.push_str(&said);
    }
    line
}

/// A file that was taken in and in which there was nothing to read, such as a scan.
fn holds_nothing(one: &Added) -> bool {
    matches!(one.status, Status::Added | Status::Replaced)
        && one.counts.passages == 0
        && one.counts.figures == 0
}

fn closing(messages: &Messages, added: &[Added]) -> String {
    let unreadable = added
        .iter()
        .filter(|one| one.status == Status::Unreadable)
        .count();
    let read = added.len() - unreadable;
    let mut closing = say!(messages, "add-done", count = read);
    if unreadable > 0 {
        closing.push('\n');
        closing.push_str(&say!(messages, "add-some-unreadable", count = unreadable));
    }
    let blank = added.iter().filter(|one| holds_nothing(one)).count();
    if blank > 0 {
        closing.push('\n');
        closing.push_str(&say!(messages, "add-none-readable", count = blank));
    }
    closing
}

/// Adds files for another command, telling only of what could not be read.
pub(super) async fn add_files(
    context: &Context,
    store: &Sqlite,
    embedder: Option<&Embedder>,
    files: &Path,
) -> Result<Vec<Added>, store::Error> {
    add(
        context,
        store,
        embedder,
        walk::files(&[files.to_owned()]),
        false,
    )
    .await
}

//! `essaim add DIR FILE…`: reads files or folders into a dossier.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use documents::{Format, Note, PageState};
use dossier::{DateOrigin, Reading, SourceDate};
use indicatif::ProgressBar;
use language::embeddings::Embedder;
use serde::Serialize;
use store::{Known, Sqlite, Store as _, digest};

use crate::cli::Add;
use crate::context::Context;
use crate::failure::{Failure, of_file, of_store};
use crate::intake::{self, Begun, File};
use crate::messages::{Messages, say};
use crate::naming::Naming;
use crate::scans::{Missing, Recogniser};
use crate::walk::{Found, Walk};
use crate::{clock, cost, meaning, reading, terminal, walk, words};

/// Archives inside archives that are opened: beyond, it is a file made to harm.
const DEEPEST: u8 = 4;

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
    /// How many files an archive held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) inside: Option<usize>,
    /// Why it could not be read, or under which name its content is there already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Status {
    Added,
    Replaced,
    /// It was there already, and could be read better now.
    ReadAgain,
    /// An archive: the files inside were added.
    Opened,
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
    /// What the run cost.
    cost: cost::Said,
}

pub(super) async fn run(context: &Context, arguments: Add) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let store = super::open(context, &arguments.dir).await?;
    let walk = walk::files(&arguments.files);
    if walk.files.is_empty() && walk.failures.is_empty() && walk.links.is_empty() {
        return Err(Failure::new(say!(messages, "add-nothing"))
            .safe(say!(messages, "safe-dossier"))
            .next(say!(messages, "add-nothing-next")));
    }
    let embedder = meaning::embedder(messages);
    let hidden = walk.hidden;
    let telling = if arguments.json {
        Telling::Nothing
    } else {
        Telling::EachFile
    };
    let added = add(context, &store, embedder.as_ref(), walk, telling)
        .await
        .map_err(|error| {
            of_store(messages, error, &arguments.dir).safe(say!(messages, "safe-added-so-far"))
        })?;
    store.close().await;

    if arguments.json {
        terminal::json(&Document {
            files: &added,
            summary: summary(&added),
            cost: context.meter.cost().said(messages),
        })?;
    } else {
        terminal::tell(&closing(messages, &added, hidden));
        terminal::tell(&context.meter.cost().line(messages));
    }
    let read = added.iter().any(|one| one.status != Status::Unreadable);
    Ok(if read {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// What is told while files are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Telling {
    /// Nothing: a program reads the result.
    Nothing,
    /// How far it is.
    Progress,
    /// How far it is, and what came of each file as soon as it is kept.
    EachFile,
}

/// Reads files into a dossier, one transaction a file. A file that cannot be read is told and the
/// rest goes on.
pub(super) async fn add(
    context: &Context,
    store: &Sqlite,
    embedder: Option<&Arc<Embedder>>,
    walk: Walk,
    telling: Telling,
) -> Result<Vec<Added>, store::Error> {
    let messages = &context.messages;
    let failed = walk
        .failures
        .iter()
        .map(|(path, error)| (path, of_file(messages, error, path).what().to_owned()));
    let links = walk
        .links
        .iter()
        .map(|path| (path, say!(messages, "reading-link")));
    let unread: Vec<Added> = failed
        .chain(links)
        .map(|(path, reason)| Added::unreadable(path.display().to_string(), reason))
        .collect();
    let recogniser = Recogniser::find().ok();
    let quiet = telling == Telling::Nothing;
    let bar = terminal::progress(quiet, walk.files.len() as u64);
    let mut adding = Adding {
        context,
        store,
        embedder,
        unseen: match recogniser {
            Some(_) => with_unseen_pages(store).await?,
            None => HashSet::new(),
        },
        recogniser: recogniser.as_ref(),
        bar: &bar,
        naming: Naming::of(store.origins().await?),
        telling,
        added: Vec::new(),
    };
    for one in unread {
        adding.came(one);
    }
    // The next file is read while one is kept.
    let mut before = None;
    for found in walk.files {
        let next = adding.of_disk(found).await?;
        if let Some(begun) = before.replace(next) {
            adding.finish(begun, 0).await?;
            bar.inc(1);
        }
    }
    if let Some(begun) = before {
        adding.finish(begun, 0).await?;
    }
    let added = adding.added;
    bar.finish_and_clear();
    intake::renew(context, store, embedder, quiet).await?;
    if let Some(embedder) = embedder {
        meaning::renew(messages, store, embedder, quiet).await?;
    }
    Ok(added)
}

/// Sources with pages that nobody looked at yet.
async fn with_unseen_pages(store: &Sqlite) -> Result<HashSet<String>, store::Error> {
    let sources = store.sources().await?;
    let unseen = sources
        .into_iter()
        .filter(|source| {
            source
                .about
                .states
                .iter()
                .any(|state| state.wants_recognition())
        })
        .map(|source| source.name);
    Ok(unseen.collect())
}

/// What adding files takes, and what came of them so far.
struct Adding<'a> {
    context: &'a Context,
    store: &'a Sqlite,
    embedder: Option<&'a Arc<Embedder>>,
    recogniser: Option<&'a Recogniser>,
    /// Sources with pages that could be looked at now and were not when they were added.
    unseen: HashSet<String>,
    bar: &'a ProgressBar,
    naming: Naming,
    telling: Telling,
    added: Vec<Added>,
}

/// A file whose turn is next.
enum Next {
    Begun(Begun),
    /// Whether it is to be read depends on what comes of the one before it.
    Waiting(File),
    /// It is not to be read: what is told of it.
    Told(Added),
}

impl Adding<'_> {
    /// Notes what came of a file.
    fn came(&mut self, one: Added) {
        if self.telling == Telling::EachFile {
            let messages = &self.context.messages;
            self.bar.suspend(|| terminal::tell(&line(messages, &one)));
        }
        self.added.push(one);
    }

    /// Begins to read a file from the disk.
    async fn of_disk(&mut self, found: Found) -> Result<Next, store::Error> {
        match reading::bytes(&self.context.messages, &found.path) {
            Ok(bytes) => {
                let date = clock::changed(&found.path).map(|date| SourceDate {
                    date,
                    origin: DateOrigin::File,
                });
                let path = std::fs::canonicalize(&found.path).unwrap_or(found.path);
                let origin = path.display().to_string();
                let name = self.naming.name(&found.name, &origin);
                self.begin(name, origin, bytes, date).await
            }
            Err(failure) => {
                let reason = failure.what().to_owned();
                Ok(Next::Told(Added::unreadable(found.name, reason)))
            }
        }
    }

    async fn begin(
        &self,
        name: String,
        origin: String,
        bytes: Vec<u8>,
        date: Option<SourceDate>,
    ) -> Result<Next, store::Error> {
        let file = File {
            digest: digest(&bytes),
            name,
            origin: Some(origin),
            bytes,
            date,
        };
        Ok(match self.to_read(&file).await? {
            Ok(_) => Next::Begun(self.read(file).await?),
            Err(told) if told.status == Status::SameContent => Next::Waiting(file),
            Err(told) => Next::Told(told),
        })
    }

    async fn read(&self, file: File) -> Result<Begun, store::Error> {
        intake::begin(self.context, self.store, self.embedder, file).await
    }

    /// What the dossier knows of a file that is to be read, or what is told of one that is not.
    async fn to_read(&self, file: &File) -> Result<Result<Known, Added>, store::Error> {
        let name = file.name.clone();
        Ok(match self.store.known(&name, &file.digest).await? {
            Known::Unchanged if !self.unseen.contains(&name) => {
                Err(Added::known(name, Status::Unchanged, None))
            }
            Known::SameContentAs(twin) => {
                let messages = &self.context.messages;
                let reason = say!(messages, "add-same-content", name = twin.as_str());
                Err(Added::known(name, Status::SameContent, Some(reason)))
            }
            known => Ok(known),
        })
    }

    /// Adds a file that is being read and the files inside, these first: a kill between them then
    /// leaves the outer one to be gone through again.
    async fn finish(&mut self, next: Next, depth: u8) -> Result<(), store::Error> {
        let messages = &self.context.messages;
        // Asked again: the file before it, read at the same time, may have been the same.
        let known = match &next {
            Next::Begun(begun) => self.to_read(&begun.file).await?,
            Next::Waiting(file) => self.to_read(file).await?,
            Next::Told(_) => Ok(Known::Unchanged),
        };
        let (known, begun) = match (known, next) {
            (Err(told), _) | (_, Next::Told(told)) => {
                self.came(told);
                return Ok(());
            }
            (Ok(known), Next::Begun(begun)) => (known, begun),
            (Ok(known), Next::Waiting(file)) => (known, self.read(file).await?),
        };
        let file = Arc::clone(&begun.file);
        self.bar.set_message(file.name.clone());
        let tell = |page: u32, count: usize| {
            let message = say!(
                messages,
                "progress-scan",
                name = file.name.as_str(),
                page = page,
                count = count
            );
            self.bar.set_message(message);
        };
        let (embedder, recogniser) = (self.embedder, self.recogniser);
        let finished =
            intake::finish(self.context, self.store, embedder, recogniser, begun, &tell).await?;
        let name = file.name.clone();
        let mut taken = match finished {
            Ok(taken) => taken,
            Err(reason) => {
                self.came(Added::unreadable(name, reason));
                return Ok(());
            }
        };
        let inside = std::mem::take(&mut taken.inside);
        let count = inside.len();
        let format = taken.reading.as_ref().map(|reading| reading.about.format);
        let origin = match format {
            Some(Format::Mail) => DateOrigin::Letter,
            _ => DateOrigin::File,
        };
        for one in inside {
            let inner = format!("{name}/{}", one.name);
            match one.bytes {
                Err(reason) => self.came(Added::unreadable(inner, reason)),
                Ok(_) if depth == DEEPEST => {
                    let reason = say!(messages, "add-too-deep");
                    self.came(Added::unreadable(inner, reason));
                }
                Ok(bytes) => {
                    let date = one.date.map(|date| SourceDate { date, origin });
                    let origin = file.origin.as_deref().unwrap_or(&name);
                    let origin = format!("{origin}/{}", one.name);
                    let inner = self.naming.name(&inner, &origin);
                    let next = self.begin(inner, origin, bytes, date).await?;
                    Box::pin(self.finish(next, depth + 1)).await?;
                }
            }
        }
        let Some(reading) = intake::keep(self.context, self.store, &file, taken).await? else {
            self.came(Added::opened(name, count));
            return Ok(());
        };
        let status = match known {
            Known::Changed => Status::Replaced,
            Known::Unchanged | Known::ReadOtherwise => Status::ReadAgain,
            _ => Status::Added,
        };
        self.came(Added::read(name, status, &reading));
        Ok(())
    }
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
            inside: None,
            reason: None,
        }
    }

    fn opened(name: String, count: usize) -> Self {
        Self {
            inside: Some(count),
            ..Self::known(name, Status::Opened, None)
        }
    }

    fn known(name: String, status: Status, reason: Option<String>) -> Self {
        Self {
            name,
            status,
            counts: Counts::default(),
            states: Vec::new(),
            notes: Vec::new(),
            inside: None,
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
        Status::Added | Status::Replaced | Status::ReadAgain => {
            let what = say!(
                messages,
                "add-counts",
                passages = counts.passages,
                facts = counts.facts,
                figures = counts.figures,
                answers = counts.earlier_answers
            );
            match one.status {
                Status::Replaced => say!(messages, "add-replaced", what = what),
                Status::ReadAgain => say!(messages, "add-read-again", what = what),
                _ => what,
            }
        }
        Status::Opened => say!(
            messages,
            "add-opened",
            count = one.inside.unwrap_or_default()
        ),
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
    matches!(
        one.status,
        Status::Added | Status::Replaced | Status::ReadAgain
    ) && one.counts.passages == 0
        && one.counts.figures == 0
}

fn closing(messages: &Messages, added: &[Added], hidden: usize) -> String {
    let unreadable = added
        .iter()
        .filter(|one| one.status == Status::Unreadable)
        .count();
    // An archive is not kept itself, and a file that is there under another name is one.
    let read = added
        .iter()
        .filter(|one| {
            !matches!(
                one.status,
                Status::Unreadable | Status::Opened | Status::SameContent
            )
        })
        .count();
    let mut closing = say!(messages, "add-done", count = read);
    if unreadable > 0 {
        closing.push('\n');
        closing.push_str(&say!(messages, "add-some-unreadable", count = unreadable));
    }
    if hidden > 0 {
        closing.push('\n');
        closing.push_str(&say!(messages, "add-hidden", count = hidden));
    }
    let scans: usize = added
        .iter()
        .flat_map(|one| &one.states)
        .filter(|state| state.wants_recognition())
        .count();
    if scans > 0
        && let Err(missing) = Recogniser::find()
    {
        closing.push('\n');
        closing.push_str(&match missing {
            Missing::Program => say!(messages, "add-scans-no-program", count = scans),
            Missing::French => say!(messages, "add-scans-no-french", count = scans),
        });
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
    embedder: Option<&Arc<Embedder>>,
    files: &Path,
) -> Result<Vec<Added>, store::Error> {
    add(
        context,
        store,
        embedder,
        walk::files(&[files.to_owned()]),
        Telling::Progress,
    )
    .await
}

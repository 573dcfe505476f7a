//! Files read into a dossier, one transaction a file; the next one is read while one is kept.

use std::collections::HashSet;
use std::sync::Arc;

use documents::{Format, Note, PageState};
use dossier::{DateOrigin, Reading, SourceDate};
use language::embeddings::Embedder;
use serde::Serialize;
use store::{Known, Sqlite, Store as _, digest};

use crate::context::Context;
use crate::failure::of_file;
use crate::intake::{self, Begun, File};
use crate::messages::{Messages, say};
use crate::naming::Naming;
use crate::scans::{Missing, Recogniser};
use crate::walk::{Found, Walk};
use crate::watch::Watch;
use crate::{clock, meaning, reading, words};

/// Archives inside archives that are opened: beyond, it is a file made to harm.
const DEEPEST: u8 = 4;

/// What came of one file.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Added {
    /// Its name in the dossier.
    pub name: String,
    /// What was done with it.
    pub status: Status,
    /// How much was read out of it.
    #[serde(flatten)]
    pub counts: Counts,
    /// What a person should know of how it was read.
    pub notes: Vec<Note>,
    /// How each page was read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub states: Vec<PageState>,
    /// How many files an archive held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inside: Option<usize>,
    /// Why it could not be read, or under which name its content is there already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What was done with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, utoipa::ToSchema)]
#[schema(as = AddedStatus)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It is new.
    Added,
    /// It is a new version of a source, which it replaces.
    Replaced,
    /// It was there already, and could be read better now.
    ReadAgain,
    /// An archive: the files inside were added.
    Opened,
    /// It was there already, as it is.
    Unchanged,
    /// Its content was there already, under another name.
    SameContent,
    /// It could not be read.
    Unreadable,
}

/// How much was read out of a file.
#[derive(Debug, Default, Clone, Copy, Serialize, utoipa::ToSchema)]
#[schema(as = AddedCounts)]
pub struct Counts {
    /// Passages.
    pub passages: usize,
    /// Facts.
    pub facts: usize,
    /// Figures.
    pub figures: usize,
    /// Pairs of question and answer of earlier forms.
    pub earlier_answers: usize,
}

/// Reads files into a dossier, one transaction a file. A file that cannot be read is told and the
/// rest goes on.
pub async fn add(
    context: &Context,
    store: &Sqlite,
    embedder: Option<&Arc<Embedder>>,
    walk: Walk,
    watch: &dyn Watch,
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
    watch.begin(walk.files.len() as u64);
    let mut adding = Adding {
        context,
        store,
        embedder,
        unseen: match recogniser {
            Some(_) => with_unseen_pages(store).await?,
            None => HashSet::new(),
        },
        recogniser: recogniser.as_ref(),
        watch,
        naming: Naming::of(store.origins().await?),
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
            watch.step();
        }
    }
    if let Some(begun) = before {
        adding.finish(begun, 0).await?;
    }
    let added = adding.added;
    watch.end();
    intake::renew(context, store, embedder, watch).await?;
    if let Some(embedder) = embedder {
        meaning::renew(messages, store, embedder, watch).await?;
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
    watch: &'a dyn Watch,
    naming: Naming,
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
        self.watch.came(&one);
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
                let origin = found.origin.unwrap_or_else(|| {
                    let path = std::fs::canonicalize(&found.path).unwrap_or(found.path);
                    path.display().to_string()
                });
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
        self.watch.doing(&file.name);
        let tell = |page: u32, count: usize| {
            let message = say!(
                messages,
                "progress-scan",
                name = file.name.as_str(),
                page = page,
                count = count
            );
            self.watch.doing(&message);
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

/// What came of one file, with what a person should know of it on lines below.
pub fn line(messages: &Messages, one: &Added) -> String {
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

/// How it went with all files.
pub fn closing(messages: &Messages, added: &[Added], hidden: usize) -> String {
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

//! Taking in one file: what is read of it, the scans in it looked at, its date, the files inside.
//!
//! A file is read on a thread of its own ([`begin`]), so that the next one is read while one is
//! kept ([`finish`]).

use std::collections::HashMap;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use documents::{Format, SeenPage};
use dossier::{DateOrigin, Reading, SourceDate};
use language::embeddings::Embedder;
use store::{NewSource, Sqlite, Store as _, Vectors};

use crate::apart::Broken;
use crate::context::Context;
use crate::meaning;
use crate::messages::{Messages, say};
use crate::reading::{self, Inside};
use crate::scans::Recogniser;
use crate::watch::Watch;

/// Pages looked at side by side: one a processor of the smallest machine.
const SIDE_BY_SIDE: usize = 2;

/// A file whose bytes are at hand.
#[derive(Debug)]
pub struct File {
    /// Its name in the dossier.
    pub name: String,
    /// Where it came from; nothing for one that is read again from its original.
    pub origin: Option<String>,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Their digest.
    pub digest: String,
    /// The day that its surroundings give it, for want of one of its own.
    pub date: Option<SourceDate>,
}

/// What came of a file.
pub struct Taken {
    /// What was read, if it is a document.
    pub reading: Option<Reading>,
    /// Without vectors the source is kept all the same: words alone then find it, and vectors are
    /// made the next time there is a model.
    vectors: Option<Vectors>,
    /// The files inside.
    pub inside: Vec<Inside>,
}

/// A file that is being read.
pub struct Begun {
    /// The file.
    pub file: Arc<File>,
    seen: Vec<SeenPage>,
    thread: JoinHandle<Result<Taken, String>>,
}

/// Begins to read a file, with what was seen on pictures of its pages at an earlier time.
pub async fn begin(
    context: &Context,
    store: &Sqlite,
    embedder: Option<&Arc<Embedder>>,
    file: File,
) -> Result<Begun, store::Error> {
    let file = Arc::new(file);
    let seen = store.seen(&file.digest).await?;
    let (messages, embedder) = (Arc::clone(&context.messages), embedder.cloned());
    let thread = {
        let (file, seen) = (Arc::clone(&file), seen.clone());
        thread::spawn(move || take(&messages, embedder.as_deref(), &file, seen))
    };
    Ok(Begun { file, seen, thread })
}

fn take(
    messages: &Messages,
    embedder: Option<&Embedder>,
    file: &File,
    seen: Vec<SeenPage>,
) -> Result<Taken, String> {
    let (mut reading, inside) = reading::document(messages, &file.bytes, &file.name, seen)?;
    if let Some(reading) = &mut reading {
        reading.about.date = reading.about.date.or(file.date);
    }
    let vectors = reading
        .as_ref()
        .zip(embedder)
        .and_then(|(reading, embedder)| meaning::vectors(embedder, reading).ok());
    Ok(Taken {
        reading,
        vectors,
        inside,
    })
}

/// Waits until a file is read, and looks at the scans in it. `tell` is told of each page that is
/// about to be looked at, with their number. The inner error is a sentence without the file's name.
pub async fn finish(
    context: &Context,
    store: &Sqlite,
    embedder: Option<&Arc<Embedder>>,
    recogniser: Option<&Recogniser>,
    begun: Begun,
    tell: &dyn Fn(u32, usize),
) -> Result<Result<Taken, String>, store::Error> {
    let messages = &context.messages;
    let Begun {
        file,
        mut seen,
        thread,
    } = begun;
    let taken = match thread.join() {
        Ok(Ok(taken)) => taken,
        Ok(Err(reason)) => return Ok(Err(reason)),
        Err(_) => return Ok(Err(reading::broken(messages, Broken::Fault))),
    };
    let (Some(recogniser), Some(reading)) = (recogniser, &taken.reading) else {
        return Ok(Ok(taken));
    };
    let unseen = unseen(reading);
    let picture = reading.about.format == Format::Picture;
    let before = seen.len();
    for pages in unseen.chunks(SIDE_BY_SIDE) {
        tell(pages[0], unseen.len());
        for page in look(messages, recogniser, &file, picture, pages) {
            // Kept page by page: a kill loses no more than what is looked at now.
            store.keep_seen(&file.digest, &page).await?;
            seen.push(page);
        }
    }
    if seen.len() == before {
        return Ok(Ok(taken));
    }
    Ok(take(messages, embedder.map(Arc::as_ref), &file, seen))
}

/// Pages of which a program that recognises text may find more.
pub fn unseen(reading: &Reading) -> Vec<u32> {
    let wanting = reading.about.states.iter().zip(1..);
    wanting
        .filter(|(state, _)| state.wants_recognition())
        .map(|(_, page)| page)
        .collect()
}

/// Looks at pages side by side. A page that could not be looked at stays as it was.
fn look(
    messages: &Messages,
    recogniser: &Recogniser,
    file: &File,
    picture: bool,
    pages: &[u32],
) -> Vec<SeenPage> {
    thread::scope(|scope| {
        let looking: Vec<_> = pages
            .iter()
            .map(|page| {
                scope.spawn(move || {
                    let languages = &recogniser.languages;
                    reading::page(messages, &file.bytes, &file.name, *page, picture, languages)
                })
            })
            .collect();
        looking
            .into_iter()
            .filter_map(|page| page.join().ok().flatten())
            .collect()
    })
}

/// Reads again, from their originals, the sources that another version of the program read.
pub async fn renew(
    context: &Context,
    store: &Sqlite,
    embedder: Option<&Arc<Embedder>>,
    watch: &dyn Watch,
) -> Result<(), store::Error> {
    let messages = &context.messages;
    let outdated = store.read_otherwise().await?;
    if outdated.is_empty() {
        return Ok(());
    }
    // What the disk or a letter said of a source's date is not in its original.
    let surroundings: HashMap<String, SourceDate> = (store.sources().await?.into_iter())
        .filter_map(|source| Some((source.name, source.about.date?)))
        .filter(|(_, date)| matches!(date.origin, DateOrigin::Letter | DateOrigin::File))
        .collect();
    let recogniser = Recogniser::find().ok();
    watch.begin(outdated.len() as u64);
    for (name, digest) in &outdated {
        watch.doing(&say!(
            messages,
            "progress-reading-again",
            name = name.as_str()
        ));
        watch.step();
        let Some(bytes) = store.original(digest).await? else {
            store.let_stand(name).await?;
            continue;
        };
        let file = File {
            name: name.clone(),
            origin: None,
            bytes,
            digest: digest.clone(),
            date: surroundings.get(name).copied(),
        };
        let begun = begin(context, store, embedder, file).await?;
        let file = Arc::clone(&begun.file);
        let recogniser = recogniser.as_ref();
        match finish(context, store, embedder, recogniser, begun, &|_, _| {}).await? {
            Ok(taken) if taken.reading.is_some() => {
                keep(context, store, &file, taken).await?;
            }
            // What an earlier version read stays, rather than nothing.
            _ => store.let_stand(name).await?,
        }
    }
    watch.end();
    Ok(())
}

/// Keeps what was read of a file, in one transaction. Nothing where it is no document.
pub async fn keep(
    context: &Context,
    store: &Sqlite,
    file: &File,
    taken: Taken,
) -> Result<Option<Reading>, store::Error> {
    let Some(reading) = taken.reading else {
        return Ok(None);
    };
    let source = NewSource {
        name: &file.name,
        origin: file.origin.as_deref(),
        bytes: &file.bytes,
        digest: &file.digest,
        reading: &reading,
        vectors: taken.vectors,
        moment: &context.moment,
    };
    store.put(source).await?;
    Ok(Some(reading))
}

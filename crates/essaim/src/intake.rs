//! Taking in one file: what is read of it, the scans in it looked at, its date, the files inside.

use std::thread;

use documents::{Format, SeenPage};
use dossier::{DateOrigin, Reading, SourceDate};
use language::dates::Date;
use language::embeddings::Embedder;
use store::{NewSource, Sqlite, Store as _};

use crate::context::Context;
use crate::messages::{Messages, say};
use crate::reading::{self, Inside};
use crate::scans::Recogniser;
use crate::{meaning, terminal};

/// Pages looked at side by side: one a processor of the smallest machine.
const SIDE_BY_SIDE: usize = 2;

/// A file whose bytes are at hand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct File<'a> {
    /// Its name in the dossier.
    pub(crate) name: &'a str,
    pub(crate) bytes: &'a [u8],
    pub(crate) digest: &'a str,
    /// The day it was last changed, as the disk says.
    pub(crate) changed: Option<Date>,
}

/// What came of a file: what was read, if it is a document, and the files inside. The error is a
/// sentence without the file's name.
pub(crate) type Taken = Result<(Option<Reading>, Vec<Inside>), String>;

/// Reads a file. `tell` is told of each page that is about to be looked at, with their number.
pub(crate) async fn read(
    messages: &Messages,
    store: &Sqlite,
    recogniser: Option<&Recogniser>,
    file: File<'_>,
    tell: &dyn Fn(u32, usize),
) -> Result<Taken, store::Error> {
    let mut seen = store.seen(file.digest).await?;
    let again =
        |seen: &[SeenPage]| reading::document(messages, file.bytes, file.name, seen.to_vec());
    let mut taken = match again(&seen) {
        Ok(taken) => taken,
        Err(reason) => return Ok(Err(reason)),
    };
    if let (Some(recogniser), (Some(reading), _)) = (recogniser, &taken) {
        let unseen = unseen(reading);
        let picture = reading.about.format == Format::Picture;
        let before = seen.len();
        for pages in unseen.chunks(SIDE_BY_SIDE) {
            tell(pages[0], unseen.len());
            for page in look(messages, recogniser, file, picture, pages) {
                // Kept page by page: a kill loses no more than what is looked at now.
                store.keep_seen(file.digest, &page).await?;
                seen.push(page);
            }
        }
        if seen.len() > before {
            taken = match again(&seen) {
                Ok(taken) => taken,
                Err(reason) => return Ok(Err(reason)),
            };
        }
    }
    if let Some(reading) = &mut taken.0
        && reading.about.date.is_none()
    {
        reading.about.date = file.changed.map(|date| SourceDate {
            date,
            origin: DateOrigin::File,
        });
    }
    Ok(Ok(taken))
}

/// Pages of which a program that recognises text may find more.
pub(crate) fn unseen(reading: &Reading) -> Vec<u32> {
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
    file: File<'_>,
    picture: bool,
    pages: &[u32],
) -> Vec<SeenPage> {
    thread::scope(|scope| {
        let looking: Vec<_> = pages
            .iter()
            .map(|page| {
                scope.spawn(move || {
                    let languages = &recogniser.languages;
                    reading::page(messages, file.bytes, file.name, *page, picture, languages)
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
pub(crate) async fn renew(
    context: &Context,
    store: &Sqlite,
    embedder: Option<&Embedder>,
    quiet: bool,
) -> Result<(), store::Error> {
    let messages = &context.messages;
    let outdated = store.read_otherwise().await?;
    if outdated.is_empty() {
        return Ok(());
    }
    let recogniser = Recogniser::find().ok();
    let bar = terminal::progress(quiet, outdated.len() as u64);
    for (name, digest) in &outdated {
        bar.set_message(say!(
            messages,
            "progress-reading-again",
            name = name.as_str()
        ));
        bar.inc(1);
        let Some(bytes) = store.original(digest).await? else {
            store.let_stand(name).await?;
            continue;
        };
        let file = File {
            name,
            bytes: &bytes,
            digest,
            changed: None,
        };
        match read(messages, store, recogniser.as_ref(), file, &|_, _| {}).await? {
            Ok((Some(reading), _)) => {
                keep(context, store, embedder, file, &reading).await?;
            }
            // What an earlier version read stays, rather than nothing.
            _ => store.let_stand(name).await?,
        }
    }
    bar.finish_and_clear();
    Ok(())
}

/// Keeps what was read of a file, in one transaction.
pub(crate) async fn keep(
    context: &Context,
    store: &Sqlite,
    embedder: Option<&Embedder>,
    file: File<'_>,
    reading: &Reading,
) -> Result<(), store::Error> {
    // Without vectors the source is kept all the same: words alone then find it, and vectors are
    // made the next time there is a model.
    let vectors = embedder.and_then(|embedder| meaning::vectors(embedder, reading).ok());
    let source = NewSource {
        name: file.name,
        bytes: file.bytes,
        digest: file.digest,
        reading,
        vectors,
        moment: &context.moment,
    };
    store.put(source).await?;
    Ok(())
}

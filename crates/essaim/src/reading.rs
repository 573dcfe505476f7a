//! From a file on disk to what is read out of it.

use std::fs;
use std::path::Path;

use documents::{Bounds, Document, ReadError};
use dossier::Reading;
use forms::Form;

use crate::apart;
use crate::failure::{Failure, of_file, of_reading, shown};
use crate::messages::{Messages, say};

/// The bytes of a file, unless it is larger than is read.
pub(crate) fn bytes(messages: &Messages, path: &Path) -> Result<Vec<u8>, Failure> {
    let size = fs::metadata(path)
        .map_err(|error| of_file(messages, &error, path))?
        .len();
    if size > Bounds::default().file_bytes {
        return Err(Failure::new(said_of(
            messages,
            path,
            &say!(messages, "reading-too-large"),
        )));
    }
    fs::read(path).map_err(|error| of_file(messages, &error, path))
}

/// Reads a document for the dossier. The error is a sentence without the file's name.
pub(crate) fn document(messages: &Messages, bytes: &[u8], name: &str) -> Result<Reading, String> {
    guarded(messages, bytes, name, |document| {
        dossier::read(&document, name)
    })
}

/// Reads a form and recognises its boxes. The error is a sentence without the file's name.
pub(crate) fn form(messages: &Messages, bytes: &[u8], name: &str) -> Result<Form, String> {
    guarded(messages, bytes, name, |document| {
        forms::recognise(&document)
    })
}

/// The form at a path, with its bytes.
pub(crate) fn form_at(messages: &Messages, path: &Path) -> Result<(Vec<u8>, Form), Failure> {
    let bytes = bytes(messages, path)?;
    let form = form(messages, &bytes, &file_name(path)).map_err(|reason| {
        Failure::new(said_of(messages, path, &reason))
            .safe(say!(messages, "safe-original"))
            .next(say!(messages, "form-unreadable-next"))
    })?;
    Ok((bytes, form))
}

/// The last part of a path, as text.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Why a file is not read, with its name.
fn said_of(messages: &Messages, path: &Path, reason: &str) -> String {
    say!(
        messages,
        "file-unreadable",
        path = shown(path),
        reason = reason
    )
}

fn guarded<T: Send>(
    messages: &Messages,
    bytes: &[u8],
    name: &str,
    then: impl FnOnce(Document) -> T + Send,
) -> Result<T, String> {
    let work = || documents::read(bytes, name, &Bounds::default()).map(then);
    match apart::run(work) {
        Some(outcome) => outcome.map_err(|error: ReadError| of_reading(messages, &error)),
        None => Err(say!(messages, "reading-crashed")),
    }
}

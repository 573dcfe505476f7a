//! Answers written into a copy of the form, and read back before anything is handed over.

use documents::{Address, Bounds, Edit, WriteError};
use forms::Form;

use crate::apart;

/// An answer that could not be written.
#[derive(Debug)]
pub(crate) struct Dropped {
    /// Id of its box.
    pub(crate) box_id: String,
    /// Why.
    pub(crate) error: WriteError,
}

/// What came of writing.
#[derive(Debug)]
pub(crate) struct Filled {
    /// The filled file; `None` when this format is not written, or the file lets nobody write.
    pub(crate) bytes: Option<Vec<u8>>,
    /// Ids of the boxes that were written.
    pub(crate) written: Vec<String>,
    /// Answers that could not be written. The rest is there all the same.
    pub(crate) dropped: Vec<Dropped>,
    /// Why there is no file.
    pub(crate) error: Option<WriteError>,
}

/// Writes answers into a copy of a form. An answer that its place does not take is dropped, and
/// the rest written: one locked cell must not cost a person all the others.
pub(crate) fn fill(original: &[u8], name: &str, form: &Form, mut edits: Vec<Edit>) -> Filled {
    let mut dropped = Vec::new();
    // Each round that does not end takes out at least one edit, so there are at most as many
    // rounds as edits.
    loop {
        let error = match attempt(original, name, &edits) {
            Ok(bytes) => {
                let written = edits
                    .iter()
                    .filter_map(|edit| box_at(form, &edit.address))
                    .collect();
                return Filled {
                    bytes: Some(bytes),
                    written,
                    dropped,
                    error: None,
                };
            }
            Err(error) => error,
        };
        let refused = match &error {
            Some(
                WriteError::NoSuchPlace(address)
                | WriteError::Forbidden(address, _)
                | WriteError::NotAsWritten(address),
            ) => edits.iter().position(|edit| edit.address == **address),
            _ => None,
        };
        match (refused, error) {
            (Some(index), Some(error)) => {
                let edit = edits.remove(index);
                let box_id = box_at(form, &edit.address).unwrap_or_default();
                dropped.push(Dropped { box_id, error });
            }
            (_, error) => {
                return Filled {
                    bytes: None,
                    written: Vec::new(),
                    dropped,
                    error,
                };
            }
        }
    }
}

/// Writes and reads back. The error is `None` when the writer panicked.
fn attempt(original: &[u8], name: &str, edits: &[Edit]) -> Result<Vec<u8>, Option<WriteError>> {
    let bounds = Bounds::default();
    let work = || {
        let bytes = documents::write(original, name, edits, &bounds)?;
        documents::verify(&bytes, name, edits, &bounds)?;
        Ok(bytes)
    };
    match apart::run(work) {
        Some(outcome) => outcome.map_err(Some),
        None => Err(None),
    }
}

fn box_at(form: &Form, address: &Address) -> Option<String> {
    form.boxes
        .iter()
        .find(|asked| asked.address == *address)
        .map(|asked| asked.id.clone())
}

//! Pictures: photographs and scans of papers. What is on them is only known when a program that
//! recognises text looked at them.

use crate::{Bounds, Document, Format, PageState, ReadError, SeenPage};

/// Reads a picture as a document of one page.
pub(crate) fn read(seen: &[SeenPage], bounds: &Bounds) -> Result<Document, ReadError> {
    let mut document = match seen.first() {
        Some(seen) => crate::pdf::of_picture(seen, bounds),
        None => Document::new(Format::Picture),
    };
    document.format = Format::Picture;
    document.pages = 1;
    document.states = vec![match seen.first() {
        None => PageState::Scan,
        Some(seen) if seen.words.is_empty() => PageState::Picture,
        Some(_) => PageState::Recognised,
    }];
    Ok(document)
}

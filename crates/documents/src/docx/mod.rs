//! Office Open XML text (docx, ECMA-376): reading, and writing into the original's own XML.

mod compose;
mod control;
mod fill;
mod legacy;
mod paragraph;
mod part;
mod place;
mod read;
mod styles;
mod symbol;
mod verify;
mod write;

pub(crate) use read::read;
pub(crate) use verify::verify;
pub(crate) use write::write;

/// The part that holds the body.
const BODY: &str = "word/document.xml";

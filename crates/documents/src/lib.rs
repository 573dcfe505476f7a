//! Any office file, read into blocks with addresses, and surgical writing at an address.
//!
//! [`read`] turns bytes into a [`Document`]: what is physically in the file, without any opinion
//! on what it means. [`write()`] puts values at addresses into a copy of the original, touching only
//! what is answered. [`verify`] reads the copy again and compares each value.
//!
//! Everything here works on bytes handed in: no file is opened, no clock is read. Every reader is
//! bounded by [`Bounds`]; a hostile file gives a [`ReadError`], never a panic.

mod bounds;
mod container;
mod day;
mod docx;
mod edit;
mod format;
mod html;
mod markdown;
mod model;
mod ods;
mod odt;
mod pdf;
mod site;
mod text;
mod xlsx;
mod xml;

pub use bounds::Bounds;
pub use edit::{Edit, Value, WriteError, verify, write};
pub use format::Format;
pub use model::{
    Address, Anchor, Block, Cell, Document, Field, FieldOrigin, Input, Note, Outlined, PageState,
    Piece, Role, SeenPage, SheetCell, Table, TextBlock, Widget, Word,
};

/// Why a file could not be read. Each variant is something a caller can tell a person.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The bytes are of no format that is read here.
    #[error("unknown format")]
    UnknownFormat,
    /// The file is empty.
    #[error("the file is empty")]
    Empty,
    /// The file needs a password.
    #[error("the file is encrypted")]
    Encrypted,
    /// The file is larger, deeper or longer than [`Bounds`] allows; the text says which bound.
    #[error("the file exceeds a bound: {0}")]
    TooLarge(&'static str),
    /// The file is not what its format asks for; the text says where.
    #[error("the file is damaged: {0}")]
    Damaged(String),
}

/// Reads a file into blocks. `name` is its file name, used to tell plain formats apart.
pub fn read(bytes: &[u8], name: &str, bounds: &Bounds) -> Result<Document, ReadError> {
    read_seen(bytes, name, &[], bounds)
}

/// Reads a file of which some pages are pictures that a program looked at. What it saw stands for
/// all the text of those pages, which become [`PageState::Recognised`], or [`PageState::Picture`]
/// where it saw no words.
pub fn read_seen(
    bytes: &[u8],
    name: &str,
    seen: &[SeenPage],
    bounds: &Bounds,
) -> Result<Document, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.len() as u64 > bounds.file_bytes {
        return Err(ReadError::TooLarge("file_bytes"));
    }
    match Format::detect(bytes, name).ok_or_else(|| unknown(bytes, name))? {
        Format::Docx => docx::read(bytes, bounds),
        Format::Odt => odt::read(bytes, bounds),
        Format::Xlsx => xlsx::read(bytes, bounds),
        Format::Ods => ods::read(bytes, bounds),
        Format::Pdf => pdf::read(bytes, seen, bounds),
        Format::Html => html::read(bytes, bounds),
        Format::Markdown => markdown::read(bytes, bounds),
        Format::Text => text::read(bytes, bounds),
    }
}

/// An archive that is called an office file and is none is more likely cut than misnamed.
fn unknown(bytes: &[u8], name: &str) -> ReadError {
    let extension = name.rsplit_once('.').map(|(_, e)| e.to_lowercase());
    let office = extension.is_some_and(|e| matches!(e.as_str(), "docx" | "xlsx" | "odt" | "ods"));
    if office && bytes.starts_with(b"PK") {
        ReadError::Damaged("the archive cannot be opened".to_owned())
    } else {
        ReadError::UnknownFormat
    }
}

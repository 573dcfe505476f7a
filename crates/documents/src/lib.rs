//! Any office file, read into blocks with addresses, and surgical writing at an address.
//!
//! [`read`] turns bytes into a [`Document`]: what is physically in the file, without any opinion
//! on what it means. [`write()`] puts values at addresses into a copy of the original, touching only
//! what is answered. [`verify`] reads the copy again and compares each value.
//!
//! Everything here works on bytes handed in: no file is opened, no clock is read. Every reader is
//! bounded by [`Bounds`]; a hostile file gives a [`ReadError`], never a panic.

mod archive;
mod around;
mod asks;
mod bounds;
mod container;
mod day;
mod docx;
mod edit;
mod format;
mod html;
mod lines;
mod mail;
mod markdown;
mod model;
mod moves;
mod ods;
mod odt;
mod opendocument;
mod pdf;
mod picture;
mod plain;
mod remark;
mod rtf;
mod schema;
mod separated;
mod site;
mod tag;
mod text;
mod xls;
mod xlsx;
mod xml;

pub use archive::{Member, members};
pub use asks::{Asks, FieldSet};
pub use bounds::Bounds;
pub use edit::{Edit, Value, WriteError, verify, write};
pub use format::Format;
pub use model::{
    Address, Anchor, Block, Cell, Document, Field, FieldOrigin, Input, LEADER, Note, Outlined,
    PageState, Piece, Role, SeenPage, Shape, SheetCell, Stroke, Table, TextBlock, Widget, Word,
};
pub use pdf::{Picture, paper};
pub use remark::remark;

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
    /// The file is of a format of Microsoft Word before 2007.
    #[error("an old Word file")]
    OldWord,
    /// The file is larger, deeper or longer than [`Bounds`] allows; the text says which bound.
    #[error("the file exceeds a bound: {0}")]
    TooLarge(&'static str),
    /// The file only translates the labels of a form whose boxes are in another file.
    #[error("only a translation of a form")]
    OnlyLabels,
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
        Format::Rtf => rtf::read(bytes, bounds),
        Format::Xls => xls::read(bytes, bounds),
        Format::Csv => separated::read(bytes, bounds),
        Format::Mail => mail::read(bytes, bounds),
        Format::Picture => picture::read(seen, bounds),
        Format::Schema => schema::read(bytes, bounds),
    }
}

/// Reads the schema of a web form with its labels, help and choices in another language, which its
/// translation holds: a file of the same shape with words only. What is not translated stays.
///
/// Errors: as [`read`]; [`ReadError::UnknownFormat`] where either is no schema.
pub fn read_translated(
    form: &[u8],
    translation: &[u8],
    bounds: &Bounds,
) -> Result<Document, ReadError> {
    schema::read_translated(form, translation, bounds)
}

/// Draws a page of a PDF, counted from 1, with so many dots per inch, or fewer where the page is
/// very large: for programs that recognise text on it.
pub fn picture(
    bytes: &[u8],
    page: u32,
    resolution: f32,
    bounds: &Bounds,
) -> Result<Picture, ReadError> {
    pdf::picture(bytes, page, resolution, bounds)
}

/// A file that is a picture, in shades of grey and upright where it says which side is up. Nothing
/// for a kind that is not decoded here: a program that recognises text may know it.
///
/// Errors: [`ReadError::TooLarge`] where its points would take more room than a part of a file may,
/// [`ReadError::Damaged`] where it cannot be decoded.
pub fn photograph(bytes: &[u8], bounds: &Bounds) -> Result<Option<Picture>, ReadError> {
    picture::grey(bytes, bounds)
}

/// Why a file of no known format is not read.
fn unknown(bytes: &[u8], name: &str) -> ReadError {
    if bytes.starts_with(xls::MAGIC) {
        xls::what_else(bytes)
    } else if bytes.starts_with(b"PK") && is_office_name(name) {
        // An archive that is called an office file and is none is more likely cut than misnamed.
        ReadError::Damaged("the archive cannot be opened".to_owned())
    } else {
        ReadError::UnknownFormat
    }
}

fn is_office_name(name: &str) -> bool {
    let extension = name.rsplit_once('.').map(|(_, e)| e.to_lowercase());
    extension.is_some_and(|e| matches!(e.as_str(), "docx" | "xlsx" | "odt" | "ods"))
}

//! Surgical writing: values put at addresses into a copy of the original.

use serde::{Deserialize, Serialize};

use crate::{Address, Bounds, Format, Note, ReadError};

/// One value to put at one address.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Edit {
    /// Where: the address of a field, cell, blank paragraph or span that [`crate::read`] gave.
    pub address: Address,
    /// What.
    pub value: Value,
}

/// What to put at an address.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Text; `\n` begins a new line. For a choice, one of its choices as shown.
    Text(String),
    /// A plain decimal number such as `1234.5`. Where the place holds text, it is written as
    /// `display`.
    Number {
        /// The number, with a point and no separators.
        plain: String,
        /// The number as a person writes it.
        display: String,
    },
    /// A date, `YYYY-MM-DD`. Where the place holds text, it is written as `display`.
    Date {
        /// The date, as `YYYY-MM-DD`.
        iso: String,
        /// The date as a person writes it.
        display: String,
    },
    /// On or off.
    Tick(bool),
}

impl Value {
    /// The value as a person reads it.
    pub fn display(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Number { display, .. } | Self::Date { display, .. } => display,
            Self::Tick(true) => "x",
            Self::Tick(false) => "",
        }
    }
}

/// Why a file could not be written. The original is never touched.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// This format is read but not written.
    #[error("{0:?} files are not written")]
    Unsupported(Format),
    /// The original could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// Nobody may write into the file as it is: the note says why.
    #[error("the file may not be changed: {0:?}")]
    Closed(Note),
    /// No such place in the original.
    #[error("no place {} {}", .0.part, .0.path)]
    NoSuchPlace(Box<Address>),
    /// The place may not be written: a formula, a locked cell, a signature.
    #[error("{} {} may not be written: {}", .0.part, .0.path, .1)]
    Forbidden(Box<Address>, &'static str),
    /// The written file does not hold what was asked when it is read again.
    #[error("{} {} was not written as asked", .0.part, .0.path)]
    NotAsWritten(Box<Address>),
}

/// Writes values into a copy of the original. All that is not answered stays byte for byte; a
/// spreadsheet loses the results of formulas that an answer may change, for them to be computed.
///
/// The bytes are of the format that [`Format::written`] says: an xls is not written, and its
/// answers go into an xlsx made of what it holds.
///
/// `name` is the original's file name. No two edits may name the same place.
pub fn write(
    original: &[u8],
    name: &str,
    edits: &[Edit],
    bounds: &Bounds,
) -> Result<Vec<u8>, WriteError> {
    match Format::detect(original, name).ok_or(ReadError::UnknownFormat)? {
        Format::Docx => crate::docx::write(original, edits, bounds),
        Format::Odt => crate::odt::write(original, edits, bounds),
        Format::Xlsx => crate::xlsx::write(original, edits, bounds),
        Format::Ods => crate::ods::write(original, edits, bounds),
        Format::Xls => crate::xls::write(original, edits, bounds),
        Format::Pdf => crate::pdf::write(original, edits, bounds),
        other => Err(WriteError::Unsupported(other)),
    }
}

/// Reads a written file again and checks that each edit is there, as a person would read it.
pub fn verify(
    written: &[u8],
    name: &str,
    edits: &[Edit],
    bounds: &Bounds,
) -> Result<(), WriteError> {
    match Format::detect(written, name).ok_or(ReadError::UnknownFormat)? {
        Format::Docx => crate::docx::verify(written, edits, bounds),
        Format::Odt => crate::odt::verify(written, edits, bounds),
        Format::Xlsx => crate::xlsx::verify(written, edits, bounds),
        Format::Ods => crate::ods::verify(written, edits, bounds),
        Format::Pdf => crate::pdf::verify(written, edits, bounds),
        other => Err(WriteError::Unsupported(other)),
    }
}

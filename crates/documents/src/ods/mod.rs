//! Spreadsheets (OpenDocument, ISO/IEC 26300-1:2015, 9): reading sheets into tables, and
//! writing into their cells.
//!
//! Each sheet becomes a heading with its name and one table. All sheets stand in one part, so a
//! cell is addressed by its name (`B7`) and the number of its sheet, counted from 0, as
//! occurrence. Rows and cells that are repeated are listed one by one within bounds: a blank row
//! repeated a million times to the foot of the sheet is not.
//!
//! Writing splices the cells answered into `content.xml`; a cell or row that is written once and
//! shown several times is taken apart. LibreOffice trusts the results of formulas that a file
//! holds: it computes those that are not there. So results that may depend on an answer are taken
//! out. All other parts stay byte for byte.

mod content;
mod grid;
mod longer;
mod reader;
mod results;
mod styles;
mod validation;
mod writer;

#[cfg(test)]
mod tests;

pub(crate) use reader::read;
pub(crate) use writer::{verify, write};

//! Workbooks (Office Open XML, ECMA-376 part 1, 18): reading sheets into tables, and writing into
//! their cells.
//!
//! Each sheet becomes a heading with its name and one table. A cell is addressed by the part of
//! its sheet and its name (`xl/worksheets/sheet1.xml`, `B7`). Writing splices the cells answered
//! into their sheets, drops results that formulas had before, and asks for them to be computed
//! again when the file is opened; all other parts stay byte for byte.

mod book;
pub(crate) mod calendar;
pub(crate) mod content;
pub(crate) mod decimal;
mod number;
mod reader;
pub(crate) mod reference;
mod sheet;
mod styles;
mod validation;
mod workbook;
mod writer;

#[cfg(test)]
mod tests;

pub(crate) use reader::read;
pub(crate) use writer::{verify, write};

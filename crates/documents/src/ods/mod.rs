//! Spreadsheets (OpenDocument, ISO/IEC 26300-1:2015, 9): reading sheets into tables.
//!
//! Each sheet becomes a heading with its name and one table. All sheets stand in one part, so a
//! cell is addressed by its name (`B7`) and the number of its sheet, counted from 0, as
//! occurrence. Rows and cells that are repeated are listed one by one within bounds: a blank row
//! repeated a million times to the foot of the sheet is not.

mod grid;
mod reader;
mod styles;
mod validation;

#[cfg(test)]
mod tests;

pub(crate) use reader::read;

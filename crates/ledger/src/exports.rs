//! Tables as CSV, for those who go on with them elsewhere.

mod subsidies;
mod tables;

pub use subsidies::{Incomplete, Subsidy, incomplete, published};
pub use tables::{entries, gaps, official, sums};

/// Rows of cells as CSV: UTF-8, fields in quotation marks where they need them. A cell that a sheet
/// would take for a formula is given an apostrophe, unless it is a number.
pub(crate) fn csv(separator: u8, rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .from_writer(Vec::new());
    for row in rows {
        // Writing to memory does not fail.
        let _ = writer.write_record(row.iter().map(|cell| harmless(cell)));
    }
    writer.into_inner().unwrap_or_default()
}

fn harmless(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let number = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    let number = !number.is_empty()
        && number
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b','));
    if formula && !number {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

//! Accounts: sample files, published totals, lines of the official tables, figures against their
//! entries, changed bytes, and a million lines against DuckDB. `evaluation -- ledger`.

#![expect(clippy::print_stdout, reason = "a measure prints its table")]

mod changes;
mod lines;
mod opened;
mod samples;
mod speed;

use std::path::Path;

use serde::Serialize;

use crate::{Check, Measure, Options};

pub use speed::{READ, print_read};

/// This measure.
pub const MEASURE: Measure = Measure {
    name: "ledger",
    about: "accounts: samples, totals, official lines, figures = entries, a million lines",
    run: |shared, options| run(shared, options),
    check: Some(check),
};

/// One row of the table.
#[derive(Debug, Serialize)]
pub(crate) struct Row {
    measure: &'static str,
    found: String,
    at_least: &'static str,
    /// Nothing where it could not be measured here.
    holds: Option<bool>,
    /// Each miss, for `--verbose`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    misses: Vec<String>,
}

fn run(shared: &Path, options: Options) -> Result<(), String> {
    let mut rows = quick(shared)?;
    rows.extend(speed::rows()?);
    if options.json {
        let text = serde_json::to_string_pretty(&rows).map_err(|error| error.to_string())?;
        println!("{text}");
        return Ok(());
    }
    for row in &rows {
        let word = match row.holds {
            Some(true) => "ok  ",
            Some(false) => "FAIL",
            None => "–   ",
        };
        println!("{word} {}: {} ({})", row.measure, row.found, row.at_least);
        if options.verbose {
            row.misses.iter().for_each(|miss| println!("       {miss}"));
        }
    }
    Ok(())
}

fn check(shared: &Path) -> Result<Vec<Check>, String> {
    let rows = quick(shared)?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            Some(Check {
                line: format!("{}: {} ({})", row.measure, row.found, row.at_least),
                holds: row.holds?,
            })
        })
        .collect())
}

/// All rows that take no time worth speaking of.
fn quick(shared: &Path) -> Result<Vec<Row>, String> {
    let folder = shared.join("ledger");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut rows = samples::rows(&folder.join("fec-samples"))?;
    rows.push(lines::row(&folder)?);
    rows.push(opened::row(&folder)?);
    rows.push(changes::row(&folder)?);
    Ok(rows)
}

/// The one file of a folder: its bytes and its name.
fn file_of(folder: &Path) -> Result<(Vec<u8>, String), String> {
    let in_words = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut files = std::fs::read_dir(folder).map_err(in_words)?;
    let file = files
        .next()
        .ok_or_else(|| format!("{}: empty", folder.display()))?
        .map_err(in_words)?;
    let bytes = std::fs::read(file.path()).map_err(in_words)?;
    Ok((bytes, file.file_name().to_string_lossy().into_owned()))
}

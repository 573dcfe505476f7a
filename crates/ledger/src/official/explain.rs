//! Drafts of explanations of large gaps between planned and actual: typed parts for a sentence that a
//! person approves. Nothing is supposed of reasons; the entries that make the amount are shown.

use serde::Serialize;

use super::OfficialTable;
use crate::amounts::{Cents, Share};
use crate::books::Books;
use crate::charts::Line;
use crate::figures::Part;

/// What can be said of a gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The line.
    pub line: &'static Line,
    /// Id of the funder, for rows of 74.
    pub funder: Option<String>,
    /// What was planned.
    pub planned: Cents,
    /// What happened.
    pub actual: Cents,
    /// Actual less planned.
    pub gap: Cents,
    /// The gap in per cent of what was planned; nothing where nothing was.
    pub percent: Option<Share>,
    /// The largest entries of what happened, at most three, with what was written about them.
    pub largest: Vec<(Part, String)>,
    /// What the largest are of all, where they are most of it.
    pub largest_share: Option<Share>,
}

/// Rows whose gap is at least so many euros and so many per cent of what was planned; those of which
/// nothing was planned count by their euros only.
pub fn explain(
    books: &Books<'_>,
    table: &OfficialTable,
    least: Cents,
    least_share: Share,
) -> Vec<Explanation> {
    let rows = table
        .rows
        .iter()
        .filter_map(|row| Some((row, row.planned?)));
    rows.filter_map(|(row, planned)| {
        let actual = row.actual.amount();
        let gap = actual - planned;
        let percent = Share::of(gap, planned.abs());
        let large =
            percent.is_none_or(|percent| percent.hundredths.abs() >= least_share.hundredths);
        if gap.abs() < least || gap.is_zero() || !large {
            return None;
        }
        let parts = row.actual.largest(3);
        let sum: Cents = parts.iter().map(|part| part.amount).sum();
        let largest = parts
            .into_iter()
            .map(|part| {
                let entry = books.ledger.entry(part.entry);
                let label = entry.map_or("", |entry| books.ledger.text(entry.label));
                (part, label.to_owned())
            })
            .collect();
        Some(Explanation {
            line: row.line,
            funder: row.funder.clone(),
            planned,
            actual,
            gap,
            percent,
            largest,
            largest_share: Share::of(sum, actual),
        })
    })
    .collect()
}

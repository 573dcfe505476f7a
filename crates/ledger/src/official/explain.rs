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
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Explanation {
    /// The line.
    pub line: &'static Line,
    /// Whether it is the line's whole rubric, which was planned as one.
    pub whole_rubric: bool,
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

/// Rows, and rubrics that were planned as a whole, whose gap is at least so many euros and so many per
/// cent of what was planned; those of which nothing was planned count by their euros only. Nothing
/// where nothing happened at all: such a year has not begun.
pub fn explain(
    books: &Books<'_>,
    table: &OfficialTable,
    least: Cents,
    least_share: Share,
) -> Vec<Explanation> {
    if table
        .totals
        .iter()
        .all(|total| total.actual.parts().is_empty())
    {
        return Vec::new();
    }
    let mut explained = Vec::new();
    let mut before = 0;
    for row in &table.rows {
        let rubric = row.line.rubric;
        let whole = table.rubric(rubric).filter(|of| of.whole);
        let (planned, actual, funder) = match whole {
            Some(_) if rubric == before => continue,
            Some(of) => (of.planned, &of.actual, None),
            None => (row.planned, &row.actual, row.funder.clone()),
        };
        before = rubric;
        let Some(planned) = planned else { continue };
        if !is_large(planned, actual.amount(), least, least_share) {
            continue;
        }
        let gap = actual.amount() - planned;
        let parts = actual.largest(3);
        let sum: Cents = parts.iter().map(|part| part.amount).sum();
        let largest = parts
            .into_iter()
            .map(|part| {
                let entry = books.ledger.entry(part.entry);
                let label = entry.map_or("", |entry| books.ledger.text(entry.label));
                (part, label.to_owned())
            })
            .collect();
        explained.push(Explanation {
            line: row.line,
            whole_rubric: whole.is_some(),
            funder,
            planned,
            actual: actual.amount(),
            gap,
            percent: Share::of(gap, planned.abs()),
            largest,
            largest_share: Share::of(sum, actual.amount()),
        });
    }
    explained
}

fn is_large(planned: Cents, actual: Cents, least: Cents, least_share: Share) -> bool {
    let gap = actual - planned;
    let percent = Share::of(gap, planned.abs());
    let share = percent.is_none_or(|percent| percent.hundredths.abs() >= least_share.hundredths);
    gap.abs() >= least && !gap.is_zero() && share
}

//! What happened against what was planned.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Budget, by_funder, gap};
use crate::amounts::{Cents, Share};
use crate::books::Books;
use crate::charts::{Line, Placement, Side, lines};
use crate::figures::{Figure, Sign};

/// A line of the budget with what happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = BudgetGap))]
pub struct Gap {
    /// The line of the official table; nothing for what the form has no place for.
    pub line: Option<&'static Line>,
    /// Id of the funder, for lines of 74.
    pub funder: Option<String>,
    /// The whole rubric is meant, such as 60: it was planned in one sum, and is compared so.
    pub whole_rubric: bool,
    /// What was planned.
    pub planned: Cents,
    /// What happened.
    pub actual: Figure,
    /// Actual less planned.
    pub gap: Cents,
    /// The gap in per cent of what was planned; nothing where nothing was.
    pub percent: Option<Share>,
}

/// Compares a budget with the entries of its period, and of its project where it has one. Lines in
/// the order of the official table; those of 74 funder by funder. A rubric that was planned in one sum
/// is compared as a whole.
pub fn compare(books: &Books<'_>, budget: &Budget) -> Vec<Gap> {
    let chart = books.chart(budget.period);
    let whole = whole_rubrics(books, budget);
    let mut found: BTreeMap<(usize, Option<String>), (Cents, Figure)> = BTreeMap::new();
    for line in &budget.lines {
        let of = line.line(books, chart);
        let funder = of.filter(|line| line.rubric == 74).and(line.funder.clone());
        found.entry((order(of), funder)).or_default().0 += line.amount;
    }
    for (id, entry) in books.ledger.iter() {
        if !books.is_result(entry, budget.period)
            || budget.project.is_some() && books.assignment.project(id) != budget.project.as_deref()
        {
            continue;
        }
        let funder = books.assignment.funder(id);
        let line = match books.placement(entry) {
            Some(Placement::Line(line, _)) => Some(line),
            Some(Placement::ByFunder) => by_funder(funder, books.dimensions),
            _ => None,
        };
        let planned = line.and_then(|line| whole.get(&line.rubric));
        let funder = line
            .filter(|line| line.rubric == 74 && planned.is_none())
            .and(funder)
            .map(str::to_owned);
        let line = planned.copied().or(line);
        let sign = sign(line, books.ledger.account(entry));
        found
            .entry((order(line), funder))
            .or_default()
            .1
            .add(id, sign.of(entry));
    }
    found
        .into_iter()
        .map(|((at, funder), (planned, actual))| {
            let (gap, percent) = gap(planned, &actual);
            let line = lines().get(at);
            Gap {
                whole_rubric: line
                    .and_then(|line| whole.get(&line.rubric))
                    .is_some_and(|of| line.is_some_and(|line| line.id == of.id)),
                line,
                funder,
                planned,
                actual,
                gap,
                percent,
            }
        })
        .collect()
}

/// Rubrics that were planned in one sum, each with the line that it stands in: all that is planned of
/// them bears an account of two digits, and no funder.
pub(crate) fn whole_rubrics(books: &Books<'_>, budget: &Budget) -> BTreeMap<u8, &'static Line> {
    let chart = books.chart(budget.period);
    let mut whole: BTreeMap<u8, Option<&'static Line>> = BTreeMap::new();
    for planned in &budget.lines {
        let Some(line) = planned.line(books, chart) else {
            continue;
        };
        let sum = planned.account == line.rubric.to_string() && planned.funder.is_none();
        let of = whole.entry(line.rubric).or_insert(Some(line));
        if !sum || of.is_some_and(|of| of.id != line.id) {
            *of = None;
        }
    }
    whole
        .into_iter()
        .filter_map(|(rubric, line)| Some((rubric, line?)))
        .collect()
}

/// The sign of a line's amounts; by the account where there is no line.
pub(crate) fn sign(line: Option<&Line>, account: &str) -> Sign {
    match line.map(|line| line.side) {
        Some(Side::Charge | Side::IndirectCharge | Side::UseInKind) => Sign::Debit,
        Some(Side::Product | Side::ResourceInKind) => Sign::Credit,
        None if account.starts_with('6') || account.starts_with("86") => Sign::Debit,
        None => Sign::Credit,
    }
}

/// A line's place in the official table; after all of them where it has none.
fn order(line: Option<&Line>) -> usize {
    let at = line.and_then(|line| lines().iter().position(|of| of.id == line.id));
    at.unwrap_or(lines().len())
}

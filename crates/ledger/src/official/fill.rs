//! Filling a table, from a budget, from the entries, or from both.

use std::collections::{BTreeMap, BTreeSet};

use super::sharing::shared;
use super::{NotOnForm, OfFunder, OfficialTable, Row, Rubric, Total, Wanted};
use crate::amounts::{Cents, Share};
use crate::books::Books;
use crate::budget::{Budget, by_funder, sign, whole_rubrics};
use crate::charts::{Doubt, Line, Placement, Side, form_without, lines};
use crate::figures::Figure;

/// Fills a table. The budget, where there is one, gives what was planned; the entries give what
/// happened, none where the period has not begun.
pub fn fill(books: &Books<'_>, wanted: &Wanted, budget: Option<&Budget>) -> OfficialTable {
    let chart = books.chart(wanted.period);
    let mut cells = Cells::default();
    let whole = budget.map(|budget| whole_rubrics(books, budget));
    // A rubric of one line is that line.
    let several = |rubric: &u8| lines().iter().filter(|of| of.rubric == *rubric).count() > 1;
    let whole = whole.unwrap_or_default().into_keys().filter(several);
    cells.whole = whole.collect();
    for planned in budget.iter().flat_map(|budget| &budget.lines) {
        match planned.line(books, chart) {
            Some(line) => {
                let funder = Some(line)
                    .filter(|line| line.rubric == 74)
                    .and(planned.funder.clone());
                cells.of(line, funder).0 += planned.amount;
            }
            None => {
                // Planned for an account that the form has no place for.
                let cell = cells
                    .not_on_form
                    .entry(planned.account.clone())
                    .or_default();
                cell.0 += planned.amount;
            }
        }
    }
    for (id, entry) in books.ledger.iter() {
        let project = wanted.project.as_deref();
        if !books.is_result(entry, wanted.period)
            || project.is_some() && books.assignment.project(id) != project
        {
            continue;
        }
        let account = books.ledger.account(entry);
        let funder = books.assignment.funder(id);
        let (line, doubt) = match books.placement(entry) {
            Some(Placement::Line(line, doubt)) => (Some(line), doubt),
            Some(Placement::ByFunder) => (by_funder(funder, books.dimensions), None),
            _ => (None, None),
        };
        let amount = sign(line, account).of(entry);
        let Some(line) = line.filter(|line| !form_without(&wanted.form).contains(&line.id)) else {
            cells
                .not_on_form
                .entry(account.to_owned())
                .or_default()
                .1
                .add(id, amount);
            continue;
        };
        let funder = Some(line)
            .filter(|line| line.rubric == 74)
            .and(funder)
            .map(str::to_owned);
        cells.of(line, funder).1.add(id, amount);
        if let Some(doubt) = doubt {
            cells.doubts.entry(doubt).or_default().add(id, amount);
        }
    }
    if let (Some(sharing), Some(_)) = (&wanted.sharing, &wanted.project) {
        for (line, figure) in shared(books, wanted.period, sharing) {
            cells.of(line, None).1.extend(&figure);
        }
    }
    cells.table(wanted, chart, budget.is_some())
}

/// Planned and actual by line and funder.
#[derive(Default)]
struct Cells {
    cells: BTreeMap<(usize, Option<String>), (Cents, Figure)>,
    not_on_form: BTreeMap<String, (Cents, Figure)>,
    doubts: BTreeMap<Doubt, Figure>,
    /// Rubrics that were planned as a whole.
    whole: BTreeSet<u8>,
}

impl Cells {
    fn of(&mut self, line: &Line, funder: Option<String>) -> &mut (Cents, Figure) {
        let at = lines()
            .iter()
            .position(|of| of.id == line.id)
            .unwrap_or(lines().len());
        self.cells.entry((at, funder)).or_default()
    }

    fn table(
        mut self,
        wanted: &Wanted,
        chart: crate::charts::Chart,
        planned: bool,
    ) -> OfficialTable {
        let without = form_without(&wanted.form);
        let is_printed = |line: &&Line| {
            !without.contains(&line.id) && (wanted.project.is_some() || line.rubric != 0)
        };
        for (at, line) in lines()
            .iter()
            .enumerate()
            .filter(|(_, line)| is_printed(line))
        {
            let none = self
                .cells
                .range((at, None)..)
                .next()
                .is_none_or(|((of, _), _)| *of != at);
            if none && !line.label.is_empty() {
                self.cells
                    .insert((at, None), (Cents::ZERO, Figure::default()));
            }
        }
        let mut rows = Vec::new();
        for ((at, funder), (amount, actual)) in self.cells {
            let Some(line) = lines().get(at) else {
                continue;
            };
            if without.contains(&line.id) {
                // Planned only: what happened was kept apart before.
                let cell = self.not_on_form.entry(line.code.clone()).or_default();
                cell.0 += amount;
                cell.1.extend(&actual);
                continue;
            }
            let percent = planned
                .then(|| Share::of(actual.amount(), amount))
                .flatten();
            rows.push(Row {
                line,
                funder,
                planned: planned.then_some(amount),
                actual,
                percent,
            });
        }
        let mut rubrics: Vec<Rubric> = Vec::new();
        let mut totals: Vec<Total> = Side::ALL
            .into_iter()
            .map(|side| Total {
                side,
                planned: planned.then_some(Cents::ZERO),
                actual: Figure::default(),
            })
            .collect();
        for row in &rows {
            let add = |sum: &mut Option<Cents>| {
                if let (Some(sum), Some(amount)) = (sum, row.planned) {
                    *sum += amount;
                }
            };
            if let Some(total) = totals.iter_mut().find(|total| total.side == row.line.side) {
                add(&mut total.planned);
                total.actual.extend(&row.actual);
            }
            let rubric = row.line.rubric;
            if rubric == 0 {
                continue;
            }
            if rubrics.last().is_none_or(|last| last.rubric != rubric) {
                let planned = planned.then_some(Cents::ZERO);
                rubrics.push(Rubric {
                    rubric,
                    side: row.line.side,
                    planned,
                    actual: Figure::default(),
                    whole: self.whole.contains(&rubric),
                    percent: None,
                });
            }
            if let Some(last) = rubrics.last_mut() {
                add(&mut last.planned);
                last.actual.extend(&row.actual);
                let of = |planned| Share::of(last.actual.amount(), planned);
                last.percent = last.planned.and_then(of);
            }
        }
        for row in &mut rows {
            if self.whole.contains(&row.line.rubric) {
                (row.planned, row.percent) = (None, None);
            }
        }
        let of_funder = wanted
            .funder
            .as_ref()
            .map(|funder| of_funder(funder, &rows, &totals));
        OfficialTable {
            form: wanted.form.clone(),
            chart,
            rows,
            rubrics,
            totals,
            not_on_form: self
                .not_on_form
                .into_iter()
                .map(|(account, (planned, actual))| NotOnForm {
                    account,
                    planned,
                    actual,
                })
                .collect(),
            doubts: self.doubts.into_iter().collect(),
            of_funder,
        }
    }
}

fn of_funder(funder: &str, rows: &[Row], totals: &[Total]) -> OfFunder {
    let mut actual = Figure::default();
    let mut planned: Option<Cents> = None;
    for row in rows
        .iter()
        .filter(|row| row.funder.as_deref() == Some(funder))
    {
        actual.extend(&row.actual);
        if let Some(amount) = row.planned {
            planned = Some(planned.unwrap_or_default() + amount);
        }
    }
    let products = totals.iter().find(|total| total.side == Side::Product);
    let of_all = products.and_then(|total| total.planned);
    OfFunder {
        planned,
        planned_share: planned
            .zip(of_all)
            .and_then(|(part, all)| Share::of(part, all)),
        actual_share: products.and_then(|total| Share::of(actual.amount(), total.actual.amount())),
        actual,
    }
}

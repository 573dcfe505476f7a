//! Entries, sums, budgets and official tables as CSV: `;` between columns and a decimal comma, as
//! sheets in French read them.

use super::csv;
use crate::amounts::{Cents, Share};
use crate::books::Books;
use crate::budget::Gap;
use crate::charts::{Line, Side};
use crate::figures::Figure;
use crate::official::{OfficialTable, Total};
use crate::sums::Sum;

/// The entries of a ledger, or of one figure, with their funder and project.
pub fn entries(
    books: &Books<'_>,
    figure: Option<&Figure>,
    file: &dyn Fn(&str) -> String,
) -> Vec<u8> {
    let header = [
        "file",
        "line",
        "date",
        "journal",
        "number",
        "account",
        "account_label",
        "third_party",
        "document",
        "label",
        "debit",
        "credit",
        "funder",
        "project",
        "counted",
    ];
    let dimensions = books.dimensions;
    let funder = |id: &'_ str| dimensions.funder(id).map_or("", |of| of.name.as_str());
    let project = |id: &'_ str| dimensions.project(id).map_or("", |of| of.name.as_str());
    let counted: Vec<_> = match figure {
        Some(figure) => figure
            .parts()
            .iter()
            .map(|part| (part.entry, Some(part.amount)))
            .collect(),
        None => books.ledger.iter().map(|(id, _)| (id, None)).collect(),
    };
    let rows = counted.into_iter().filter_map(|(id, amount)| {
        let entry = books.ledger.entry(id)?;
        let (import, line) = books.ledger.address(id)?;
        let text = |text| books.ledger.text(text).to_owned();
        Some(vec![
            file(import),
            line.to_string(),
            entry.date.iso(),
            text(entry.journal),
            text(entry.number),
            text(entry.account),
            text(entry.account_label),
            text(entry.third_party_label),
            text(entry.document),
            text(entry.label),
            comma(entry.debit),
            comma(entry.credit),
            books.assignment.funder(id).map_or("", funder).to_owned(),
            books.assignment.project(id).map_or("", project).to_owned(),
            amount.map_or(String::new(), comma),
        ])
    });
    csv(
        b';',
        std::iter::once(header.map(str::to_owned).to_vec()).chain(rows),
    )
}

/// Sums by account and month.
pub fn sums(sums: &[Sum]) -> Vec<u8> {
    let header = ["account", "month", "entries", "debit", "credit"];
    let rows = sums.iter().map(|sum| {
        vec![
            sum.account.clone(),
            String::from(sum.month),
            sum.entries.to_string(),
            comma(sum.debit),
            comma(sum.credit),
        ]
    });
    csv(
        b';',
        std::iter::once(header.map(str::to_owned).to_vec()).chain(rows),
    )
}

/// Planned, actual and gaps; what each is called is handed in, and the name of a funder by its id.
pub fn gaps(
    gaps: &[Gap],
    named: &dyn Fn(&Gap) -> String,
    funder: &dyn Fn(&str) -> String,
) -> Vec<u8> {
    let header = [
        "line", "label", "funder", "planned", "actual", "gap", "percent",
    ];
    let rows = gaps.iter().map(|gap| {
        vec![
            gap.line
                .map_or(String::new(), |line| match gap.whole_rubric {
                    true => line.rubric.to_string(),
                    false => line.code.clone(),
                }),
            named(gap),
            gap.funder.as_deref().map_or(String::new(), funder),
            comma(gap.planned),
            comma(gap.actual.amount()),
            comma(gap.gap),
            percent(gap.percent),
        ]
    });
    csv(
        b';',
        std::iter::once(header.map(str::to_owned).to_vec()).chain(rows),
    )
}

/// An official table, in whole euros, with its totals, and what was approved as the explanation of
/// the gap of each line (of one funder, or of the whole rubric). A rubric that was planned as a whole
/// has a row before its lines; what parts of the table, rubrics and funders are called is handed in.
pub fn official(
    table: &OfficialTable,
    side: &dyn Fn(Side) -> String,
    named: &dyn Fn(u8) -> String,
    funder: &dyn Fn(&str) -> String,
    explained: &dyn Fn(&Line, Option<&str>, bool) -> String,
) -> Vec<u8> {
    let header = [
        "side",
        "code",
        "label",
        "funder",
        "planned",
        "actual",
        "percent",
        "explanation",
    ];
    let mut before = 0;
    let rows = table.rows.iter().flat_map(|row| {
        let rubric = row.line.rubric;
        let whole = table
            .rubric(rubric)
            .filter(|of| of.whole && rubric != before);
        before = rubric;
        let whole = whole.map(|of| {
            vec![
                side(of.side),
                rubric.to_string(),
                named(rubric),
                String::new(),
                whole_euros(of.planned),
                whole_euros(Some(of.actual.amount())),
                percent(of.percent),
                explained(row.line, None, true),
            ]
        });
        whole.into_iter().chain(std::iter::once(vec![
            side(row.line.side),
            row.line.code.clone(),
            row.line.label.clone(),
            row.funder.as_deref().map_or(String::new(), funder),
            whole_euros(row.planned),
            whole_euros(Some(row.actual.amount())),
            percent(row.percent),
            explained(row.line, row.funder.as_deref(), false),
        ]))
    });
    let sum = |name: &str, total: &Total| {
        vec![
            side(total.side),
            String::new(),
            name.to_owned(),
            String::new(),
            whole_euros(total.planned),
            whole_euros(Some(total.actual.amount())),
            percent(total.percent()),
            String::new(),
        ]
    };
    let totals = Side::ALL.into_iter().flat_map(|of| {
        let part = table.subtotal(of).map(|total| sum("SOUS-TOTAL", total));
        let all = table.total_after(of).map(|total| sum("TOTAL", &total));
        part.into_iter().chain(all)
    });
    csv(
        b';',
        std::iter::once(header.map(str::to_owned).to_vec())
            .chain(rows)
            .chain(totals),
    )
}

fn whole_euros(amount: Option<Cents>) -> String {
    amount.map_or(String::new(), |amount| {
        amount.rounded_to_euros().to_string()
    })
}

fn comma(amount: Cents) -> String {
    amount.plain().replace('.', ",")
}

fn percent(share: Option<Share>) -> String {
    share.map_or(String::new(), |share| comma(Cents(share.hundredths)))
}

//! Entries, sums, budgets and official tables as CSV: `;` between columns and a decimal comma, as
//! sheets in French read them.

use super::csv;
use crate::amounts::{Cents, Share};
use crate::books::Books;
use crate::budget::Gap;
use crate::figures::Figure;
use crate::official::{OfficialTable, Row};
use crate::sums::Sum;

/// The entries of a ledger, or of one figure, with their funder and project.
pub fn entries(books: &Books<'_>, figure: Option<&Figure>) -> Vec<u8> {
    let header = [
        "import",
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
            import.to_owned(),
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
            books.assignment.funder(id).unwrap_or_default().to_owned(),
            books.assignment.project(id).unwrap_or_default().to_owned(),
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

/// Planned, actual and gaps.
pub fn gaps(gaps: &[Gap]) -> Vec<u8> {
    let header = [
        "line", "label", "funder", "planned", "actual", "gap", "percent",
    ];
    let rows = gaps.iter().map(|gap| {
        vec![
            gap.line.map_or(String::new(), |line| line.id.clone()),
            gap.line.map_or(String::new(), |line| line.label.clone()),
            gap.funder.clone().unwrap_or_default(),
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
/// each row's gap.
pub fn official(table: &OfficialTable, explained: &dyn Fn(&Row) -> String) -> Vec<u8> {
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
    let whole = |amount: Option<Cents>| {
        amount.map_or(String::new(), |amount| {
            amount.rounded_to_euros().to_string()
        })
    };
    let side = |side: crate::charts::Side| format!("{side:?}").to_lowercase();
    let rows = table.rows.iter().map(|row| {
        vec![
            side(row.line.side),
            row.line.code.clone(),
            row.line.label.clone(),
            row.funder.clone().unwrap_or_default(),
            whole(row.planned),
            whole(Some(row.actual.amount())),
            percent(row.percent),
            explained(row),
        ]
    });
    let totals = table.totals.iter().map(|total| {
        vec![
            side(total.side),
            String::new(),
            "TOTAL".to_owned(),
            String::new(),
            whole(total.planned),
            whole(Some(total.actual.amount())),
            String::new(),
            String::new(),
        ]
    });
    csv(
        b';',
        std::iter::once(header.map(str::to_owned).to_vec())
            .chain(rows)
            .chain(totals),
    )
}

fn comma(amount: Cents) -> String {
    amount.plain().replace('.', ",")
}

fn percent(share: Option<Share>) -> String {
    share.map_or(String::new(), |share| comma(Cents(share.hundredths)))
}

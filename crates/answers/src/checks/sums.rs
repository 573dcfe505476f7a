//! The arithmetic of a form's amounts: lines and totals, charges and products, gifts in kind on both
//! sides, what is asked and what it costs.

use std::collections::BTreeMap;

use documents::Value;
use dossier::Side;
use forms::{Form, FormBox, Kind};

use super::{Check, is_offered};
use crate::{Proposal, answering, budget};

/// Lines that a side must have for its sum to be compared: a table half of which is still to be
/// written does not balance yet.
const ENOUGH: usize = 3;

/// An amount that is answered, and where it stands in its table.
struct Amount<'a> {
    asked: &'a FormBox,
    cents: i64,
    row: budget::Row,
}

/// The amounts of one column of one table, by side.
#[derive(Default)]
struct Column<'a> {
    charges: Vec<Amount<'a>>,
    products: Vec<Amount<'a>>,
}

pub(super) fn of(form: &Form, proposals: &[Proposal]) -> Vec<Check> {
    let mut columns: BTreeMap<String, Column<'_>> = BTreeMap::new();
    for (asked, proposal) in form.boxes.iter().zip(proposals) {
        let Some(cents) = cents(asked, proposal) else {
            continue;
        };
        let row = budget::row_of(asked);
        let column = columns.entry(name(asked)).or_default();
        let side = match row.side {
            Some(Side::Charges) => &mut column.charges,
            Some(Side::Products) => &mut column.products,
            None => continue,
        };
        side.push(Amount { asked, cents, row });
    }
    let mut checks = Vec::new();
    for (table, column) in &columns {
        checks.extend(in_column(table, column));
    }
    checks.extend(asked_of_funder(form, proposals));
    checks
}

/// The table that an amount stands in and its column, where tables lay charges beside products in
/// columns of one heading.
fn name(asked: &FormBox) -> String {
    let group = asked.group.as_ref();
    let label = group.map_or("", |group| group.label.as_str());
    let column = group.map_or("", |group| group.column.as_str());
    let years = language::dates::years(column);
    let year = years.first().map(ToString::to_string);
    let section = asked.section.join(" › ");
    let parts = [section.as_str(), label, year.as_deref().unwrap_or_default()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" › ")
}

fn in_column(table: &str, column: &Column<'_>) -> Vec<Check> {
    let mut checks = Vec::new();
    let mut sides = Vec::new();
    for amounts in [&column.charges, &column.products] {
        let lines = lines(amounts);
        let sum: i64 = lines.iter().map(|one| one.cents).sum();
        let total = amounts.iter().find(|one| one.row.total);
        if let Some(total) = total.filter(|total| lines.len() >= ENOUGH && total.cents != sum) {
            checks.push(Check::Sum {
                table: table.to_owned(),
                boxes: vec![total.asked.id.clone()],
                lines: sum,
                total: total.cents,
            });
        }
        sides.push((lines.len(), sum, total));
    }
    let [
        (charge_lines, charges, charge_total),
        (product_lines, products, product_total),
    ] = sides[..]
    else {
        return checks;
    };
    let ids = |amounts: &[Option<&Amount<'_>>]| -> Vec<String> {
        let known = amounts.iter().flatten();
        known.map(|one| one.asked.id.clone()).collect()
    };
    let (charges, products, comparable) = match (charge_total, product_total) {
        (Some(one), Some(other)) => (one.cents, other.cents, true),
        _ => (
            charges,
            products,
            charge_lines >= ENOUGH && product_lines >= ENOUGH,
        ),
    };
    if comparable && charges != products {
        checks.push(Check::Unbalanced {
            table: table.to_owned(),
            boxes: ids(&[charge_total, product_total]),
            charges,
            products,
        });
    }
    let (in_kind, out_of_kind) = (kind(&column.charges, "86"), kind(&column.products, "87"));
    if !in_kind.0.is_empty() && !out_of_kind.0.is_empty() && in_kind.1 != out_of_kind.1 {
        checks.push(Check::Volunteering {
            table: table.to_owned(),
            boxes: in_kind.0.into_iter().chain(out_of_kind.0).collect(),
            charges: in_kind.1,
            products: out_of_kind.1,
        });
    }
    checks
}

/// The lines that add up: without totals, gifts in kind, and what is part of another line that is
/// answered.
fn lines<'a, 'b>(amounts: &'b [Amount<'a>]) -> Vec<&'b Amount<'a>> {
    let account = |one: &Amount<'_>| one.row.account.clone();
    let numbered = amounts.iter().any(|one| account(one).is_some());
    let held = |one: &Amount<'_>| {
        let own = account(one).unwrap_or_default();
        amounts.iter().any(|other| {
            let whole = account(other).unwrap_or_default();
            !whole.is_empty() && own.len() > whole.len() && own.starts_with(&whole)
        })
    };
    amounts
        .iter()
        .filter(|one| !one.row.total && (account(one).is_some() || !numbered))
        .filter(|one| !account(one).is_some_and(|own| own.starts_with('8')))
        .filter(|one| !held(one))
        .collect()
}

/// Gifts in kind of one side: the boxes and their sum.
fn kind(amounts: &[Amount<'_>], account: &str) -> (Vec<String>, i64) {
    let of_kind: Vec<&Amount<'_>> = amounts
        .iter()
        .filter(|one| (one.row.account.as_deref()).is_some_and(|own| own.starts_with(account)))
        .collect();
    // The rubric stands for its lines, where it is answered.
    let rubric = of_kind
        .iter()
        .find(|one| one.row.account.as_deref() == Some(account));
    let counted: Vec<&&Amount<'_>> = match rubric {
        Some(rubric) => vec![rubric],
        None => of_kind.iter().collect(),
    };
    let ids = counted.iter().map(|one| one.asked.id.clone()).collect();
    (ids, counted.iter().map(|one| one.cents).sum())
}

/// What is asked of the funder against what the project costs.
fn asked_of_funder(form: &Form, proposals: &[Proposal]) -> Option<Check> {
    let first = |question: &str| {
        let mut boxes = form.boxes.iter().zip(proposals);
        boxes.find_map(|(asked, proposal)| {
            let is = answering::question(asked).is_some_and(|one| one.id == question);
            Some((asked.id.clone(), cents(asked, proposal).filter(|_| is)?))
        })
    };
    let (asked_box, asked) = first("budget.amount_asked")?;
    let (total_box, total) =
        first("budget.project_total").or_else(|| first("budget.total_expenses"))?;
    let boxes = vec![asked_box, total_box];
    match asked.cmp(&total) {
        std::cmp::Ordering::Less => None,
        std::cmp::Ordering::Equal => Some(Check::AskedIsAll {
            boxes,
            cents: asked,
        }),
        std::cmp::Ordering::Greater => Some(Check::AskedTooMuch {
            boxes,
            asked,
            total,
        }),
    }
}

/// The amount that answers a box, in cents.
fn cents(asked: &FormBox, proposal: &Proposal) -> Option<i64> {
    if !matches!(asked.kind, Kind::Amount | Kind::Number | Kind::Text) || !is_offered(proposal) {
        return None;
    }
    let text = match proposal.value.as_ref()? {
        Value::Number { plain, .. } => plain.replace('.', ","),
        Value::Text(text) if asked.kind == Kind::Amount => text.clone(),
        _ => return None,
    };
    language::amounts::parse(&text).map(|amount| amount.cents)
}

//! A table of months: an account a row. Each cell becomes an entry of the month's last day, at the
//! debit for charges and at the credit for products, with no other side.

use super::cells::{account_of, cell, is_total};
use super::{MonthColumns, Table};
use crate::amounts::{Cents, parse};
use crate::drafts::{Draft, Drafts};
use crate::findings::{Rule, Value};
use crate::words::plain;

pub(super) fn read(rows: &[Vec<String>], columns: &MonthColumns, import: &str) -> Table {
    let mut drafts = Drafts::of(import);
    let mut side = None;
    for (at, row) in rows.iter().enumerate().skip(columns.header + 1) {
        let line = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let label = cell(row, columns.label);
        let written = cell(row, columns.account);
        let known = account_of(written).or_else(|| account_of(label));
        side = section(row).or(side);
        if known.is_none() && (is_total(row) || !has_amounts(row, columns)) {
            continue;
        }
        // A section of charges or products says what a row without account is.
        let (account, name) = known.unwrap_or((side.unwrap_or_default(), label));
        let name = if written.is_empty() || label.is_empty() {
            name
        } else {
            label
        };
        let mut sum = Cents::ZERO;
        for (column, month) in &columns.months {
            let text = cell(row, Some(*column));
            let Ok(read) = parse(text.as_bytes()) else {
                drafts.findings.add(Rule::AmountUnreadable, Some(line), || {
                    vec![
                        ("column", Value::count(column + 1)),
                        ("value", Value::text(text)),
                    ]
                });
                continue;
            };
            if read.amount.is_zero() {
                continue;
            }
            sum += read.amount;
            let (debit, credit) = if is_charge(account) {
                (read.amount, Cents::ZERO)
            } else {
                (Cents::ZERO, read.amount)
            };
            drafts.add(&Draft {
                account,
                account_label: name,
                label: name,
                debit,
                credit,
                ..Draft::of(line, month.last())
            });
        }
        let total = cell(row, columns.total);
        if let Ok(read) = parse(total.as_bytes())
            && !read.notation.blank
            && read.amount != sum
        {
            drafts.findings.add(Rule::TableTotal, Some(line), || {
                vec![
                    ("expected", Value::Amount(sum)),
                    ("found", Value::Amount(read.amount)),
                    ("column", Value::count(columns.total.unwrap_or(0) + 1)),
                ]
            });
        }
    }
    let (ledger, findings) = drafts.finish(false);
    Table { ledger, findings }
}

/// Whether some row with amounts says its account, or stands under a heading of charges or products.
pub(super) fn has_accounts(rows: &[Vec<String>], columns: &MonthColumns) -> bool {
    let body = rows.iter().skip(columns.header + 1);
    let known = |row: &Vec<String>| {
        let of = |at| account_of(cell(row, at)).is_some();
        section(row).is_some()
            || has_amounts(row, columns) && (of(columns.account) || of(columns.label))
    };
    body.clone().any(known) || !body.clone().any(|row| has_amounts(row, columns))
}

/// Whether an account grows at the debit.
fn is_charge(account: &str) -> bool {
    account.starts_with('6') || account.starts_with("86")
}

/// The class that a heading of rows begins.
fn section(row: &[String]) -> Option<&'static str> {
    let mut cells = row
        .iter()
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty());
    match plain(cells.next()?).trim_end_matches([':', ' ']) {
        "charges" | "depenses" => Some("6"),
        "produits" | "recettes" | "ressources" => Some("7"),
        _ => None,
    }
}

fn has_amounts(row: &[String], columns: &MonthColumns) -> bool {
    columns.months.iter().any(|(at, _)| {
        let text = cell(row, Some(*at));
        !text.is_empty() && parse(text.as_bytes()).is_ok()
    })
}

//! A general ledger: an entry a row, accounts in a column or in rows above their entries.

use super::cells::{account_of, cell, is_total};
use super::{EntryColumns, Table};
use crate::amounts::{Cents, parse};
use crate::days::Day;
use crate::drafts::{Draft, Drafts};
use crate::findings::{Findings, Rule, Value};
use crate::words::plain;

pub(super) fn read(rows: &[Vec<String>], columns: &EntryColumns, import: &str) -> Table {
    let mut drafts = Drafts::of(import);
    let first = columns.header.map_or(0, |at| at + 1);
    // The names of the columns may stand under the account of the first entries.
    let before = rows.get(..first).unwrap_or_default();
    let mut above: Option<(String, String)> = before.iter().rev().find_map(|row| heading(row));
    for (at, row) in rows.iter().enumerate().skip(first) {
        let line = u32::try_from(at + 1).unwrap_or(u32::MAX);
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let Some((date, _)) = Day::parse(cell(row, Some(columns.date)).as_bytes()) else {
            if let Some(heading) = heading(row) {
                above = Some(heading);
            } else if !is_total(row) && has_amount(row, columns) {
                unreadable(&mut drafts.findings, line, row);
            }
            continue;
        };
        let Some((debit, credit)) = amounts(row, columns) else {
            unreadable(&mut drafts.findings, line, row);
            continue;
        };
        let (mut account, mut account_label) =
            (cell(row, columns.account), cell(row, columns.account_label));
        if let Some((number, name)) = account_of(account) {
            account = number;
            account_label = if account_label.is_empty() {
                name
            } else {
                account_label
            };
        }
        if columns.account.is_none() {
            (account, account_label) = above.as_ref().map_or(("", ""), |(of, name)| (of, name));
        }
        drafts.add(&Draft {
            journal: cell(row, columns.journal),
            number: cell(row, columns.number),
            account,
            account_label,
            third_party_label: cell(row, columns.third_party),
            document: cell(row, columns.document),
            label: cell(row, columns.label),
            debit,
            credit,
            ..Draft::of(line, date)
        });
    }
    // Without numbers and documents, a day is held against itself.
    let (ledger, findings) = drafts.finish(true);
    Table { ledger, findings }
}

/// Whether a table without a column of accounts has them in rows above their entries: one stands over
/// the first entry, and there are two at least, or one right under the names of the columns. A bank's
/// statement may name its account once, before its table.
pub(super) fn under_headings(rows: &[Vec<String>], columns: &EntryColumns) -> bool {
    let is_entry = |row: &[String]| {
        let date = Day::parse(cell(row, Some(columns.date)).as_bytes());
        date.is_some() && has_amount(row, columns)
    };
    let Some(first) = rows.iter().position(|row| is_entry(row)) else {
        return false;
    };
    let headings = rows.iter().enumerate();
    let headings = headings.filter(|(_, row)| !is_entry(row) && heading(row).is_some());
    let headings: Vec<usize> = headings.map(|(at, _)| at).collect();
    let over = headings.iter().filter(|at| **at < first).count();
    let under = headings
        .iter()
        .any(|at| *at < first && columns.header.is_some_and(|header| *at > header));
    over > 0 && (under || headings.len() > 1)
}

/// A row that names the account of those below: nothing else stands in it but sums.
fn heading(row: &[String]) -> Option<(String, String)> {
    let mut texts = row
        .iter()
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty());
    let (account, name) = account_of(texts.next()?)?;
    if account.len() < 3 {
        return None;
    }
    let next = texts.next().filter(|next| parse(next.as_bytes()).is_err());
    let name = if name.is_empty() {
        next.unwrap_or_default()
    } else {
        name
    };
    Some((account.to_owned(), name.to_owned()))
}

fn has_amount(row: &[String], columns: &EntryColumns) -> bool {
    [columns.debit, columns.credit, columns.amount]
        .into_iter()
        .any(|at| {
            let cell = cell(row, at);
            !cell.is_empty() && parse(cell.as_bytes()).is_ok_and(|read| !read.amount.is_zero())
        })
}

/// Debit and credit of a row; nothing where there is neither, or one cannot be read.
fn amounts(row: &[String], columns: &EntryColumns) -> Option<(Cents, Cents)> {
    let read = |at: Option<usize>| parse(cell(row, at).as_bytes()).ok();
    if columns.debit.is_some() || columns.credit.is_some() {
        let (debit, credit) = (read(columns.debit)?, read(columns.credit)?);
        let blank = debit.notation.blank && credit.notation.blank;
        return (!blank).then_some((debit.amount, credit.amount));
    }
    let amount = read(columns.amount)?;
    if amount.notation.blank {
        return None;
    }
    let amount = amount.amount;
    let credit = match columns.direction {
        Some(at) => match plain(cell(row, Some(at))).as_str() {
            "d" | "debit" | "+1" | "1" | "+" => false,
            "c" | "credit" | "-1" | "-" => true,
            _ => return None,
        },
        None => {
            return Some(if amount.0 < 0 {
                (Cents::ZERO, -amount)
            } else {
                (amount, Cents::ZERO)
            });
        }
    };
    Some(if credit {
        (Cents::ZERO, amount)
    } else {
        (amount, Cents::ZERO)
    })
}

fn unreadable(findings: &mut Findings, line: u32, row: &[String]) {
    findings.add(Rule::RowUnreadable, Some(line), || {
        vec![("value", Value::text(&row.join(" | ")))]
    });
}

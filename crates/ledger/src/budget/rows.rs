//! A budget read from the rows of a sheet: accounts or their names with amounts, charges and products
//! side by side or one after another.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{BudgetLine, Origin};
use crate::amounts::{Cents, parse};
use crate::findings::{Findings, Rule, Value};
use crate::words::plain;

/// What was read of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BudgetRows {
    /// The lines, without totals.
    pub lines: Vec<BudgetLine>,
    /// Totals that are not the sum of their lines.
    pub findings: Findings,
}

/// Reads the lines of a budget. A cell that begins with an account of two to six digits of classes 6,
/// 7, 86 or 87 begins a line; the first amount to its right is its amount. The amount of a rubric is
/// its lines' total where there are such lines, and is held against them.
pub fn from_rows(rows: &[Vec<String>]) -> BudgetRows {
    let mut lines = Vec::new();
    for (at, row) in rows.iter().take(5_000).enumerate() {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let mut column = 0;
        while column < row.len().min(60) {
            let Some((account, label, next)) = begins(row, column) else {
                column += 1;
                continue;
            };
            column = next;
            // Up to the next line that begins in the same row.
            while column < row.len() && begins(row, column).is_none() {
                let cell = row[column].trim();
                column += 1;
                if let Some(amount) = amount(cell) {
                    let origin = Origin::Row(number);
                    lines.push(BudgetLine {
                        account,
                        label,
                        amount,
                        funder: None,
                        origin,
                    });
                    break;
                }
            }
        }
    }
    without_totals(lines)
}

/// The account and the label of a line that begins in a cell, and the cell after.
fn begins(row: &[String], column: usize) -> Option<(String, String, usize)> {
    let cell = row.get(column)?.trim();
    let digits = cell.bytes().take_while(u8::is_ascii_digit).count();
    let account = &cell[..digits];
    let of_budget =
        account.starts_with(['6', '7']) || account.starts_with("86") || account.starts_with("87");
    if !(2..=6).contains(&digits) || !of_budget {
        return None;
    }
    let rest = cell[digits..]
        .trim_start_matches([' ', '-', '–', ':', '.', '\u{a0}'])
        .trim();
    if !rest.is_empty() {
        let worded = rest.chars().next().is_some_and(char::is_alphabetic)
            && cell[digits..].len() > rest.len();
        return worded.then(|| (account.to_owned(), rest.to_owned(), column + 1));
    }
    // A code alone needs a label beside it: else it is an amount.
    let label = row.get(column + 1)?.trim();
    let worded = label.chars().next().is_some_and(char::is_alphabetic);
    worded.then(|| (account.to_owned(), label.to_owned(), column + 2))
}

fn amount(cell: &str) -> Option<Cents> {
    let read = parse(cell.as_bytes())
        .ok()
        .filter(|read| !read.notation.blank)?;
    Some(read.amount)
}

/// Leaves out what is the total of others: a shorter account that longer ones begin with.
fn without_totals(lines: Vec<BudgetLine>) -> BudgetRows {
    let mut findings = Findings::default();
    let mut under: BTreeMap<&str, Cents> = BTreeMap::new();
    for line in &lines {
        for other in &lines {
            if other.account.len() == 2
                && line.account.len() > 2
                && line.account.starts_with(&other.account)
            {
                *under.entry(&other.account).or_default() += line.amount;
                break;
            }
        }
    }
    let totals: Vec<bool> = lines
        .iter()
        .map(|line| {
            let below = under.get(line.account.as_str());
            if let Some(below) = below.filter(|below| **below != line.amount && !below.is_zero()) {
                let row = match line.origin {
                    Origin::Row(row) => Some(row),
                    _ => None,
                };
                findings.add(Rule::TableTotal, row, || {
                    vec![
                        ("expected", Value::Amount(*below)),
                        ("found", Value::Amount(line.amount)),
                        ("column", Value::text(&line.account)),
                    ]
                });
            }
            below.is_some_and(|below| !below.is_zero()) || plain(&line.label).starts_with("total")
        })
        .collect();
    let kept = lines
        .into_iter()
        .zip(totals)
        .filter(|(_, total)| !total)
        .map(|(line, _)| line);
    BudgetRows {
        lines: kept.collect(),
        findings,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        text.lines()
            .map(|line| line.split(';').map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn two_columns_side_by_side() {
        let read = from_rows(&rows(
            "CHARGES;Montant;PRODUITS;Montant\n\
             60 - Achats;1 200;70 - Ventes;300\n\
             604 Prestations;800;74 - Subventions;1 500\n\
             606 Fournitures;400;;\n\
             61;Services extérieurs;200\n\
             TOTAL;1 400;TOTAL;1 800",
        ));
        assert!(read.findings.is_empty(), "{:?}", read.findings.list());
        let lines: Vec<(&str, i64)> = read
            .lines
            .iter()
            .map(|line| (line.account.as_str(), line.amount.0 / 100))
            .collect();
        assert_eq!(
            lines,
            [
                ("70", 300),
                ("604", 800),
                ("74", 1500),
                ("606", 400),
                ("61", 200)
            ]
        );
    }

    #[test]
    fn a_total_that_is_not_one_is_told() {
        let read = from_rows(&rows("60 Achats;900\n604 Prestations;800"));
        assert_eq!(read.findings.count(Rule::TableTotal), 1);
    }
}

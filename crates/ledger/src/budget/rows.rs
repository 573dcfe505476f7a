//! A budget read from the rows of a sheet: accounts or their names with amounts, charges and products
//! side by side or one after another.

use std::collections::{BTreeMap, BTreeSet};

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
/// 7, 86 or 87 begins a line; the first amount to its right is its amount. Rows without an account
/// under one of 74 are who gives, one a row. The amount of a rubric is its lines' total where there
/// are such lines, and is held against them.
///
/// 870 and 875 mean what their words say: the form and the charts since 2018 have them the other way
/// round.
pub fn from_rows(rows: &[Vec<String>]) -> BudgetRows {
    let rows = &rows[..rows.len().min(5_000)];
    let starts: BTreeSet<usize> = rows
        .iter()
        .flat_map(|row| (0..row.len().min(60)).filter(|at| begins(row, *at).is_some()))
        .collect();
    let mut lines: Vec<(BudgetLine, bool)> = Vec::new();
    let mut grants: Option<Grants> = None;
    for (at, row) in rows.iter().enumerate() {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let mut add = |account: &str, label: &str, amount: Cents, under: bool| {
            let line = BudgetLine {
                account: account.to_owned(),
                label: label.to_owned(),
                amount,
                funder: None,
                origin: Origin::Row(number),
            };
            lines.push((line, under));
        };
        if let Some(of) = &grants
            && begins(row, of.column).is_none()
        {
            let label = row.get(of.label).map_or("", |cell| cell.trim());
            let label = label.trim_start_matches(['-', '–', '•', '*', ' ']);
            if ends(label) {
                grants = None;
            } else if names(label)
                && let Some((_, amount)) = amount_after(row, of.label + 1, &starts)
            {
                add(&of.account, label, amount, true);
            }
        }
        let mut column = 0;
        while column < row.len().min(60) {
            let Some((account, label, next)) = begins(row, column) else {
                column += 1;
                continue;
            };
            let of_grants = account.starts_with("74") && !account.starts_with("747");
            match &grants {
                Some(of) if of.column == column && !of_grants => grants = None,
                _ if of_grants => {
                    grants = Some(Grants {
                        account: account.clone(),
                        column,
                        label: next - 1,
                    });
                }
                _ => {}
            }
            column = next;
            // Up to the next line that begins in the same row.
            while column < row.len() && begins(row, column).is_none() {
                let cell = row[column].trim();
                column += 1;
                if let Some(amount) = amount(cell) {
                    add(&account, &label, amount, false);
                    break;
                }
            }
        }
    }
    without_totals(lines)
}

/// Where who gives is listed.
struct Grants {
    /// The account above.
    account: String,
    /// The column that the account stands in.
    column: usize,
    /// The column of the names.
    label: usize,
}

/// Whether a cell of words may be the name of one who gives.
fn names(label: &str) -> bool {
    label.chars().next().is_some_and(char::is_alphabetic) && amount(label).is_none()
}

/// Whether a list of who gives ends with such words.
fn ends(label: &str) -> bool {
    const WORDS: [&str; 8] = [
        "total",
        "sous-total",
        "excedent",
        "deficit",
        "resultat",
        "insuffisance",
        "ressources",
        "contributions",
    ];
    let label = plain(label);
    WORDS.iter().any(|word| label.starts_with(word))
}

/// The first amount from a column on, up to where other lines begin.
fn amount_after(row: &[String], from: usize, starts: &BTreeSet<usize>) -> Option<(usize, Cents)> {
    (from..row.len().min(60))
        .take_while(|at| !starts.contains(at))
        .find_map(|at| Some((at, amount(row[at].trim())?)))
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

/// Leaves out what is the total of others: a shorter account that longer ones begin with, and one
/// with who gives listed under it.
fn without_totals(lines: Vec<(BudgetLine, bool)>) -> BudgetRows {
    let mut findings = Findings::default();
    let mut under: BTreeMap<&str, Cents> = BTreeMap::new();
    let accounts: BTreeSet<&str> = lines
        .iter()
        .filter(|(_, under)| !under)
        .map(|(line, _)| line.account.as_str())
        .collect();
    for (line, listed) in &lines {
        let account = line.account.as_str();
        let rubric = account.get(..2).unwrap_or(account);
        // Of who is listed under 741 the total is 741, whose total is 74.
        if *listed && accounts.contains(account) {
            *under.entry(account).or_default() += line.amount;
        } else if account.len() > 2 && accounts.contains(rubric) {
            *under.entry(rubric).or_default() += line.amount;
        }
    }
    let totals: Vec<bool> = lines
        .iter()
        .map(|(line, listed)| {
            let below = under.get(line.account.as_str()).filter(|_| !listed);
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
        .map(|((line, _), _)| in_words(line));
    BudgetRows {
        lines: kept.collect(),
        findings,
    }
}

/// A line of 870 or 875 becomes that of the form whose words it bears.
fn in_words(mut line: BudgetLine) -> BudgetLine {
    if line.account.starts_with("870") || line.account.starts_with("875") {
        let label = plain(&line.label);
        let has = |word: &str| label.contains(word);
        if has("benevol") {
            "87.volunteering".clone_into(&mut line.account);
        } else if has("don") {
            "87.gifts".clone_into(&mut line.account);
        }
    }
    line
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

    #[test]
    fn who_gives_is_kept_under_74() {
        let read = from_rows(&rows(
            "60 - Achats;1 200;70 - Ventes;300\n\
             61 - Services;900;74 - Subventions d'exploitation;8 000\n\
             ;;Ville d'Aubry;4 500\n\
             62 - Divers;100;- Région Centre;2 500\n\
             ;;Fondation des Deux Rives;1 000\n\
             64 - Personnel;50;75 - Cotisations;400\n\
             ;;dont adultes;300\n\
             TOTAL;2 250;TOTAL;8 700",
        ));
        assert!(read.findings.is_empty(), "{:?}", read.findings.list());
        let grants: Vec<(&str, i64)> = read
            .lines
            .iter()
            .filter(|line| line.account == "74")
            .map(|line| (line.label.as_str(), line.amount.0 / 100))
            .collect();
        assert_eq!(
            grants,
            [
                ("Ville d'Aubry", 4_500),
                ("Région Centre", 2_500),
                ("Fondation des Deux Rives", 1_000)
            ]
        );
        let all: Cents = read.lines.iter().map(|line| line.amount).sum();
        assert_eq!(all, Cents::euros(2_250 + 8_700));
        // The sum is held against the names; 741 over names is a sum too, in 74.
        let read = from_rows(&rows(
            "74;Subventions;7 000\n741;État;5 000\n;DRAC Centre;3 000\n;DRAJES;1 500\n742;Région;2 000",
        ));
        assert_eq!(read.findings.count(Rule::TableTotal), 1);
        let all: Cents = read.lines.iter().map(|line| line.amount).sum();
        assert_eq!(all, Cents::euros(6_500));
    }

    #[test]
    fn volunteering_is_known_by_its_words() {
        let read = from_rows(&rows(
            "870 Bénévolat;900\n875 Dons en nature;50\n871 Prestations;20",
        ));
        let accounts: Vec<&str> = read
            .lines
            .iter()
            .map(|line| line.account.as_str())
            .collect();
        assert_eq!(accounts, ["87.volunteering", "87.gifts", "871"]);
        let read = from_rows(&rows("875 - Bénévolat;900"));
        assert_eq!(read.lines[0].account, "87.volunteering");
    }
}

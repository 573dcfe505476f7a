//! Statements as tables: a date, a label, and an amount or money gone and come.

use serde::{Deserialize, Serialize};

use super::{Bank, MOVEMENTS, Movement, Statement};
use crate::amounts::{Cents, parse};
use crate::days::Day;
use crate::findings::{Findings, Rule, Value};
use crate::words::{has_words, plain};

/// The columns of a statement, from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BankColumns {
    /// Row of the column names; movements come after.
    pub header: usize,
    /// The date.
    pub date: usize,
    /// The label.
    pub label: Option<usize>,
    /// The other party.
    pub party: Option<usize>,
    /// The bank's reference.
    pub reference: Option<usize>,
    /// The amount with its sign.
    pub amount: Option<usize>,
    /// Money gone, with or without a minus.
    pub debit: Option<usize>,
    /// Money come.
    pub credit: Option<usize>,
    /// The balance after the movement, which is held against them.
    pub balance: Option<usize>,
}

/// Guesses the columns by their names; nothing where there is no date or no amount.
pub fn guess(rows: &[Vec<String>]) -> Option<BankColumns> {
    rows.iter().take(30).enumerate().find_map(|(header, row)| {
        let names: Vec<String> = row.iter().map(|cell| plain(cell)).collect();
        let place = |words: &[&str]| {
            words
                .iter()
                .find_map(|word| names.iter().position(|name| has_words(name, word)))
        };
        let columns = BankColumns {
            header,
            date: place(&[
                "date operation",
                "date comptable",
                "date de comptabilisation",
                "date",
            ])?,
            label: place(&["libelle", "description", "operation", "intitule", "nature"]),
            party: place(&["beneficiaire", "tiers", "contrepartie", "emetteur"]),
            reference: place(&["reference", "ref", "numero", "n°"]),
            amount: place(&["montant", "amount"]),
            debit: place(&["debit", "depense", "sortie"]),
            credit: place(&["credit", "recette", "entree"]),
            balance: place(&["solde", "balance"]),
        };
        let two = columns.debit.is_some() && columns.credit.is_some();
        let two = two && columns.debit != columns.credit;
        (two || columns.amount.is_some()).then(|| BankColumns {
            label: columns.label.filter(|at| *at != columns.date),
            amount: columns.amount.filter(|_| !two),
            debit: columns.debit.filter(|_| two),
            credit: columns.credit.filter(|_| two),
            ..columns
        })
    })
}

/// Reads the rows of a statement.
pub fn read(rows: &[Vec<String>], columns: &BankColumns) -> Bank {
    let mut statement = Statement::default();
    let mut findings = Findings::default();
    let mut balances: Vec<(Cents, Cents)> = Vec::new();
    for (at, row) in rows.iter().enumerate().skip(columns.header + 1) {
        let line = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let cell = |of: Option<usize>| of.and_then(|of| row.get(of)).map_or("", |cell| cell.trim());
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let date = Day::parse(cell(Some(columns.date)).as_bytes());
        let (Some((date, _)), Some(amount)) = (date, amount(&cell, columns)) else {
            findings.add(Rule::RowUnreadable, Some(line), || {
                vec![("value", Value::text(&row.join(" | ")))]
            });
            continue;
        };
        if statement.movements.len() >= MOVEMENTS {
            findings.add(Rule::TooManyLines, Some(line), || {
                vec![("count", Value::count(MOVEMENTS))]
            });
            break;
        }
        if let Some(read) = parse(cell(columns.balance).as_bytes())
            .ok()
            .filter(|read| columns.balance.is_some() && !read.notation.blank)
        {
            balances.push((amount, read.amount));
        }
        statement.movements.push(Movement {
            line,
            date,
            amount,
            label: cell(columns.label).to_owned(),
            party: cell(columns.party).to_owned(),
            reference: cell(columns.reference).to_owned(),
        });
    }
    // Banks list the newest first or last: one of both orders has to hold.
    let holds = |two: &[(Cents, Cents)]| two[0].1 + two[1].0 == two[1].1;
    let holds_back = |two: &[(Cents, Cents)]| two[1].1 + two[0].0 == two[0].1;
    if !balances.windows(2).all(holds) && !balances.windows(2).all(holds_back) {
        let broken = balances
            .windows(2)
            .find(|two| !holds(two) && !holds_back(two));
        findings.add(Rule::StatementBalance, None, || {
            broken.map_or_else(Vec::new, |two| {
                vec![
                    ("expected", Value::Amount(two[0].1 + two[1].0)),
                    ("found", Value::Amount(two[1].1)),
                ]
            })
        });
    }
    // The oldest movement is the first of the file, or the last.
    let back = !balances.windows(2).all(holds) || {
        let days = statement.movements.first().zip(statement.movements.last());
        balances.windows(2).all(holds_back) && days.is_some_and(|(one, last)| one.date > last.date)
    };
    let (oldest, newest) = match back {
        true => (balances.last(), balances.first()),
        false => (balances.first(), balances.last()),
    };
    let dates = statement.movements.iter().map(|movement| movement.date);
    if balances.len() == statement.movements.len()
        && let (Some(first), Some(last)) = (dates.clone().min(), dates.max())
        && let (Some((amount, after)), Some((_, balance))) = (oldest, newest)
    {
        statement.opening = Some((first, *after - *amount));
        statement.closing = Some((last, *balance));
        let column = columns
            .balance
            .and_then(|at| rows.get(columns.header)?.get(at));
        statement.balance_of = column.map_or(String::new(), |name| name.trim().to_owned());
    }
    // Rows that do not hold are told already.
    let told = findings.count(Rule::StatementBalance) > 0;
    let closing = statement.closing;
    if told {
        statement.closing = None;
    }
    let mut bank = Bank {
        statements: vec![statement],
        findings,
    };
    bank.check();
    if let Some(statement) = bank.statements.first_mut() {
        statement.closing = closing;
    }
    bank
}

fn amount<'a>(cell: &impl Fn(Option<usize>) -> &'a str, columns: &BankColumns) -> Option<Cents> {
    let read = |of: Option<usize>| parse(cell(of).as_bytes()).ok();
    if let Some(at) = columns.amount {
        return read(Some(at))
            .filter(|read| !read.notation.blank)
            .map(|read| read.amount);
    }
    let (gone, come) = (read(columns.debit)?, read(columns.credit)?);
    if gone.notation.blank && come.notation.blank {
        return None;
    }
    Some(come.amount - gone.amount.abs())
}

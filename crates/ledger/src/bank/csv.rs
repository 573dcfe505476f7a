//! Statements as tables: a date, a label, and an amount or money gone and come.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::{Bank, MOVEMENTS, Movement, Statement, end_of, without_key};
use crate::amounts::{Cents, parse};
use crate::days::Day;
use crate::findings::{Findings, Rule, Value};
use crate::words::{has_words, plain};

/// The columns of a statement, from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
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
        if date.is_none() && (balance_line(row).is_some() || is_total(row)) {
            continue;
        }
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
    let days = statement.movements.first().zip(statement.movements.last());
    let back = match days.map(|(one, last)| one.date.cmp(&last.date)) {
        Some(Ordering::Greater) => true,
        Some(Ordering::Less) => false,
        _ => !balances.windows(2).all(holds) && balances.windows(2).all(holds_back),
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
    // Of rows that do not hold, which is told already, the first balance and the movements stand.
    if findings.count(Rule::StatementBalance) > 0 {
        statement.closing = None;
    }
    if statement.opening.is_none() {
        with_written_balance(rows, &mut statement);
    }
    let above = rows.get(..columns.header).unwrap_or_default();
    statement.name = own_name(above).map_or(String::new(), |name| format!("Banque, {name}"));
    if let Some(number) = account_number(above) {
        end_of(&number).clone_into(&mut statement.account_end);
        end_of(without_key(&number)).clone_into(&mut statement.number_end);
    }
    let mut bank = Bank {
        statements: vec![statement],
        findings,
    };
    bank.check();
    bank
}

/// The number of the account that the rows above the table name: an IBAN, or the one number of eight
/// digits or more in a row that speaks of an account. Nothing where there are several.
fn account_number(above: &[Vec<String>]) -> Option<String> {
    let mut found: Vec<String> = Vec::new();
    for row in above {
        let words = plain(&row.join(" "));
        let of_iban = words.split_once("iban").map(|(_, after)| {
            let letters = after.chars().filter(char::is_ascii_alphanumeric);
            letters.take(27).collect::<String>().to_ascii_uppercase()
        });
        let iban = of_iban.filter(|iban| iban.len() == 27 && iban.starts_with("FR"));
        let speaks = has_words(&words, "compte");
        let of_account = words
            .split(|letter: char| !letter.is_ascii_alphanumeric())
            .filter(|word| speaks && word.bytes().filter(u8::is_ascii_digit).count() >= 8)
            .map(str::to_ascii_uppercase);
        match iban {
            Some(iban) => found.push(iban),
            None => found.extend(of_account),
        }
    }
    found.dedup();
    match <[String; 1]>::try_from(found) {
        Ok([number]) => Some(number),
        Err(_) => None,
    }
}

/// What the rows above the table call the account; nothing where they name several.
fn own_name(above: &[Vec<String>]) -> Option<&'static str> {
    // What is part of another stands after it.
    let names = [
        ("livret a", "livret A"),
        ("livret bleu", "livret bleu"),
        ("compte sur livret", "compte sur livret"),
        ("livret", "livret"),
        ("compte epargne", "compte épargne"),
        ("compte a terme", "compte à terme"),
        ("compte courant", "compte courant"),
        ("compte cheque", "compte chèques"),
        ("compte cheques", "compte chèques"),
    ];
    let mut found: Vec<&str> = above
        .iter()
        .filter_map(|row| {
            let row = plain(&row.join(" "));
            let mut names = names.iter();
            names
                .find(|(words, _)| has_words(&row, words))
                .map(|of| of.1)
        })
        .collect();
    found.dedup();
    match found[..] {
        [name] => Some(name),
        _ => None,
    }
}

/// A row outside of the movements that says a balance: its words, its day where it has one, and the
/// amount.
fn balance_line(row: &[String]) -> Option<(&str, Option<Day>, Cents)> {
    let at = row.iter().position(|cell| !cell.trim().is_empty())?;
    let words = row[at].trim();
    let is = plain(words);
    let starts = ["solde", "ancien solde", "nouveau solde", "balance"];
    if !starts.iter().any(|start| is.starts_with(start)) {
        return None;
    }
    let read = |cell: &str| {
        let read = parse(cell.trim().as_bytes()).ok()?;
        (!read.notation.blank).then_some(read.amount)
    };
    let mut amounts = row[at + 1..].iter().rev();
    // Some banks write all of it in one cell: `Solde au 28/02/2025 : 2 426,67 EUR`.
    let amount = amounts.find_map(|cell| read(cell)).or_else(|| {
        let (_, after) = words.rsplit_once(':')?;
        read(
            after
                .trim()
                .trim_end_matches(|of: char| of.is_alphabetic() || of == '€'),
        )
    })?;
    let mut parts = words
        .split_whitespace()
        .chain(row[at + 1..].iter().map(|of| of.trim()));
    let day = parts.find_map(|part| Some(Day::parse(part.as_bytes())?.0));
    Some((words, day, amount))
}

/// Takes the balance that a line before or after the movements says: the last of those at or after
/// their end, else one of before.
fn with_written_balance(rows: &[Vec<String>], statement: &mut Statement) {
    let dates = statement.movements.iter().map(|movement| movement.date);
    let (Some(first), Some(last)) = (dates.clone().min(), dates.max()) else {
        return;
    };
    for row in rows {
        let Some((words, day, amount)) = balance_line(row) else {
            continue;
        };
        let is = plain(words);
        let before = [
            "ancien",
            "initial",
            "precedent",
            "debut",
            "ouverture",
            "opening",
        ]
        .iter()
        .any(|word| has_words(&is, word));
        let at_end = match day {
            Some(day) => day >= last && !before,
            None => !before,
        };
        if at_end {
            statement.closing = Some((last, amount));
            words.clone_into(&mut statement.balance_of);
        } else if before || day.is_some_and(|day| day < first) {
            statement.opening = Some((first, amount));
            if statement.balance_of.is_empty() {
                words.clone_into(&mut statement.balance_of);
            }
        }
    }
}

/// Whether a row sums up others.
fn is_total(row: &[String]) -> bool {
    let mut cells = row.iter().map(|cell| cell.trim());
    let first = cells.find(|cell| !cell.is_empty());
    first.is_some_and(|cell| plain(cell).starts_with("total"))
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

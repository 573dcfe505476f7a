use super::*;
use crate::amounts::Cents;
use crate::drafts::{Draft, Drafts};
use crate::entries::Source;

/// Entries on the days, each of 512 against another account.
fn file(name: &str, journal: &str, entries: &[(&str, &str, i64)]) -> Ledger {
    let mut drafts = Drafts::of(name);
    for (at, (day, account, amount)) in entries.iter().enumerate() {
        let date = Day::from_iso(day).expect("a day");
        let number = at.to_string();
        let of = |account, amount: i64| Draft {
            journal,
            number: &number,
            account,
            debit: Cents(amount.max(0)),
            credit: Cents((-amount).max(0)),
            ..Draft::of(1, date)
        };
        drafts.add(&of("512000", *amount));
        drafts.add(&of(account, -amount));
    }
    drafts.finish(false).0
}

fn joined(files: &[Ledger]) -> Ledger {
    let mut all = Ledger::default();
    for file in files {
        all.extend(file).expect("small");
    }
    crate::years::settle(&mut all);
    all
}

fn cash(ledger: &Ledger) -> i64 {
    let of = ledger.entries().iter();
    of.filter(|entry| ledger.account(entry).starts_with("512"))
        .map(|entry| entry.net().0)
        .sum()
}

#[test]
fn a_corrected_file_replaces_the_first() {
    let first = file(
        "a",
        "BQ",
        &[("2024-01-05", "756000", 100), ("2024-12-20", "756000", 50)],
    );
    let again = file(
        "b",
        "BQ",
        &[("2024-01-05", "756000", 100), ("2024-12-20", "756000", 60)],
    );
    let all = joined(&[first, again]);
    let (left, aside) = once(all, &[Kind::Fec, Kind::Fec]);
    assert_eq!(cash(&left), 160);
    let [told] = &aside[..] else {
        panic!("{aside:?}");
    };
    assert_eq!((told.counts, told.aside, told.lines), (1, 0, 4));
}

#[test]
fn a_statement_counts_only_after_the_accounts() {
    let accounts = file(
        "a",
        "BQ",
        &[("2025-01-05", "756000", 100), ("2025-10-20", "606000", -30)],
    );
    let statement = file(
        "b",
        "BQ",
        &[
            ("2025-10-02", "471000", 7),
            ("2025-10-20", "471000", -30),
            ("2025-11-02", "471000", 9),
        ],
    );
    let all = joined(&[statement, accounts]);
    let (left, aside) = once(all, &[Kind::Bank, Kind::Fec]);
    assert_eq!(cash(&left), 79);
    assert_eq!(aside.len(), 1);
    let sources: Vec<&Source> = left.sources().iter().collect();
    assert_eq!(sources.len(), 2);
}

#[test]
fn files_that_hold_other_things_are_both_kept() {
    // A journal a file, and statements of two banks.
    let bank = file("a", "BQ", &[("2025-01-05", "756000", 100)]);
    let other = file("b", "OD", &[("2025-01-06", "606000", 40)]);
    let all = joined(&[bank, other]);
    assert_eq!(cash(&once(all, &[Kind::Fec, Kind::Fec]).0), 140);
    let one = file(
        "a",
        "BQ",
        &[("2025-01-05", "471000", 100), ("2025-02-05", "471000", 30)],
    );
    let two = file(
        "b",
        "BQ",
        &[("2025-01-06", "471000", 40), ("2025-02-05", "471000", 50)],
    );
    let all = joined(&[one.clone(), two]);
    assert_eq!(cash(&once(all, &[Kind::Bank, Kind::Bank]).0), 220);
    let all = joined(&[one.clone(), one]);
    assert_eq!(cash(&once(all, &[Kind::Bank, Kind::Bank]).0), 130);
}

#[test]
fn what_a_statement_says_of_the_beginning_is_not_counted_beside_accounts() {
    let accounts = file(
        "a",
        "BQ",
        &[("2025-01-02", "756000", 100), ("2025-12-20", "606000", -30)],
    );
    let rows = crate::table::cut(
        "Date;Libellé;Montant;Solde\n06/01/2025;LOYER;-10,00;90,00\n05/01/2026;COTIS;5,00;95,00\n"
            .as_bytes(),
    );
    let columns = crate::bank::guess_columns(&rows).expect("columns");
    let statement = crate::bank::read_rows(&rows, &columns).statements.remove(0);
    let (statement, _) = statement.ledger("512000", "b");
    for files in [
        [accounts.clone(), statement.clone()],
        [statement.clone(), accounts.clone()],
    ] {
        let kinds = match files[0].sources()[0].import.as_str() {
            "a" => [Kind::Fec, Kind::Bank],
            _ => [Kind::Bank, Kind::Fec],
        };
        let (left, _) = once(joined(&files), &kinds);
        let dimensions = crate::dimensions::Dimensions::default();
        let books = crate::Books::of(&left, &dimensions, &BTreeMap::new());
        let day = Day::from_iso("2026-01-31").expect("a day");
        let cash = crate::dashboard::cash(&books, day).cash.amount();
        assert_eq!(cash, Cents(100 - 30 + 500));
    }
}

//! What is known of months, and what is owed: statements of a bank beside accounts, debts and
//! receivables at the end, months that are missing. Invented data.

use std::collections::BTreeMap;

use ledger::dashboard::{self, Expected, Reason, Says, missing_months, year_on_year};
use ledger::dimensions::Dimensions;
use ledger::import::{Chosen, read};
use ledger::{Books, Cents, Day, Ledger, Period};

fn day(text: &str) -> Day {
    Day::from_iso(text).expect("a day")
}

fn ledger(files: &[(&str, &str)]) -> Ledger {
    let mut all = Ledger::default();
    for (name, text) in files {
        let of = read(text.as_bytes(), name, name, &Chosen::default()).expect("known");
        assert!(!of.findings.has_errors(), "{:?}", of.findings.list());
        all.extend(&of.ledger).expect("small");
    }
    ledger::years::settle(&mut all);
    all
}

/// Rent of 100 in each month, paid from the bank, which had 5 000.
fn accounts(months: std::ops::RangeInclusive<u32>) -> String {
    let mut text = "Journal;Date;Compte;Libellé;Débit;Crédit\n".to_owned();
    text += "AN;01/01/2025;512000;A nouveau;5000,00;\nAN;01/01/2025;110000;A nouveau;;5000,00\n";
    for month in months {
        text += &format!("BQ;05/{month:02}/2025;613200;Loyer;100,00;\n");
        text += &format!("BQ;05/{month:02}/2025;512000;Loyer;;100,00\n");
    }
    text
}

const STATEMENT: &str = "Date;Libellé;Montant\n05/01/2026;LOYER;-100,00\n05/02/2026;LOYER;-100,00\n\
                         20/02/2026;VIREMENT;40,00\n";

#[test]
fn months_of_a_statement_are_no_months_without_charges() {
    let dimensions = Dimensions::default();
    let all = ledger(&[("gl.csv", &accounts(1..=12)), ("releve.csv", STATEMENT)]);
    let books = Books::of(&all, &dimensions, &BTreeMap::new());
    let cash = dashboard::cash(&books, day("2026-02-28"));
    assert_eq!(cash.cash.amount(), Cents::euros(5_000 - 1_200 - 160));
    // Ten months of accounts are within the last twelve: 1 000 of charges.
    assert_eq!(
        (cash.months, cash.charges.amount()),
        (10, Cents::euros(1_000))
    );
    assert_eq!(cash.tenths_of_months, Some(364));
    let ahead = dashboard::cash_ahead(&books, day("2026-02-28"), &[]);
    assert_eq!(ahead.len(), 12);
    // January and February of 2027 are like those of 2025, which are known.
    for month in &ahead {
        assert_eq!(month.charges_before.amount(), Cents::euros(100));
    }
}

#[test]
fn a_statement_alone_cannot_tell_how_long_money_lasts() {
    let dimensions = Dimensions::default();
    let all = ledger(&[("releve.csv", STATEMENT)]);
    let books = Books::of(&all, &dimensions, &BTreeMap::new());
    let year = Period::year(2026).expect("a year");
    let of = dashboard::dashboard(&books, year, &[]);
    assert!(of.ahead.is_empty());
    assert!(matches!(of.says()[0], Says::NoPace { .. }));
}

#[test]
fn debts_and_receivables_come_first() {
    let dimensions = Dimensions::default();
    let mut text = accounts(1..=12);
    text += "PA;31/12/2025;645100;Cotisations;300,00;\nPA;31/12/2025;431000;Cotisations;;300,00\n";
    text +=
        "OD;15/12/2025;441000;Notification;700,00;\nOD;15/12/2025;741000;Notification;;700,00\n";
    let all = ledger(&[("gl.csv", &text)]);
    let books = Books::of(&all, &dimensions, &BTreeMap::new());
    let end = day("2025-12-31");
    let expected = Expected::of_balances(&books, &[], &[], end);
    let told: Vec<(Day, i64, &Reason)> = expected
        .iter()
        .map(|of| (of.due, of.amount.0 / 100, &of.reason))
        .collect();
    let owed = Reason::Owed("43".to_owned());
    assert_eq!(
        told,
        [
            (day("2026-01-01"), -300, &owed),
            (day("2026-02-01"), 700, &Reason::ToReceive(None))
        ]
    );
    let ahead = dashboard::cash_ahead(&books, end, &expected);
    assert_eq!(ahead[0].closing, Cents::euros(3_800 - 300 - 100));
    assert_eq!(ahead[1].closing, Cents::euros(3_400 + 700 - 100));
}

#[test]
fn months_without_entries_are_told_and_like_is_held_against_like() {
    let dimensions = Dimensions::default();
    let mut text = accounts(1..=3);
    for part in accounts(5..=12).lines().skip(3) {
        text += part;
        text.push('\n');
    }
    for month in 1..=3 {
        text += &format!("BQ;05/{month:02}/2026;613200;Loyer;110,00;\n");
        text += &format!("BQ;05/{month:02}/2026;512000;Loyer;;110,00\n");
    }
    let all = ledger(&[("gl.csv", &text)]);
    let books = Books::of(&all, &dimensions, &BTreeMap::new());
    let (before, year) = (Period::year(2025), Period::year(2026));
    let (before, year) = (before.expect("a year"), year.expect("a year"));
    let missing: Vec<u8> = missing_months(&books, before)
        .iter()
        .map(|of| of.number())
        .collect();
    assert_eq!(missing, [4]);
    assert!(missing_months(&books, year).is_empty());
    let years = year_on_year(&books, year, day("2026-03-05"));
    let charges: Vec<i64> = years.iter().map(|of| of.charges.amount().0 / 100).collect();
    assert_eq!(charges, [330, 300]);
    assert_eq!(years[1].period.last, day("2025-03-31"));
}

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

/// A table as its bytes, read as it would be.
fn table(name: &str, text: &str) -> Ledger {
    let chosen = crate::import::Chosen::default();
    let read = crate::import::read(text.as_bytes(), name, name, &chosen).expect("a table");
    assert_eq!(read.kind, Kind::Table, "{name}");
    read.ledger
}

const DETAIL: &str = "Date;Journal;Pièce;Compte;Libellé;Débit;Crédit\n\
    05/01/2025;BQ;P1;512000;Cotisations de janvier;480,00;\n\
    05/01/2025;BQ;P1;756000;Cotisations de janvier;;480,00\n\
    11/02/2025;BQ;P2;606400;Papier;75,30;\n\
    11/02/2025;BQ;P2;512000;Papier;;75,30\n";

fn sum(ledger: &Ledger, class: char) -> i64 {
    let of = ledger.entries().iter();
    of.filter(|entry| ledger.account(entry).starts_with(class))
        .map(|entry| entry.net().0)
        .sum()
}

#[test]
fn a_table_of_months_yields_to_the_detail() {
    let months = table(
        "m.csv",
        "Compte;Libellé;01/2025;02/2025;03/2025\n\
         756;Cotisations;480,00;;\n606;Achats;;75,30;\n613;Loyer;;;210,00\n",
    );
    let detail = table("d.csv", DETAIL);
    for (files, aside) in [([months.clone(), detail.clone()], 0), ([detail, months], 1)] {
        let (left, told) = once(joined(&files), &[Kind::Table, Kind::Table]);
        // March is in the months only.
        assert_eq!(
            (sum(&left, '7'), sum(&left, '6')),
            (-48_000, 7_530 + 21_000)
        );
        let [told] = &told[..] else {
            panic!("{told:?}");
        };
        assert_eq!((told.why, told.aside, told.lines), (Why::Months, aside, 2));
    }
}

#[test]
fn one_set_of_books_in_two_programs_counts_once() {
    let detail = table("d.csv", DETAIL);
    let text = "2025-01-05 Cotisations\n    512  480,00 €\n    756\n\
        2025-02-11 Papier\n    606  75,30 €\n    512\n";
    let chosen = crate::import::Chosen::default();
    let journal = crate::import::read(text.as_bytes(), "j.hledger", "j", &chosen);
    let journal = journal.expect("a journal").ledger;
    assert_eq!(cash(&journal), 48_000 - 7_530);
    for (files, kinds) in [
        (
            [journal.clone(), detail.clone()],
            [Kind::Journal, Kind::Table],
        ),
        (
            [detail.clone(), journal.clone()],
            [Kind::Table, Kind::Journal],
        ),
    ] {
        let (left, told) = once(joined(&files), &kinds);
        assert_eq!(cash(&left), 48_000 - 7_530);
        assert_eq!(told.len(), 1);
    }
}

/// An OFX statement of an account, with movements as days, amounts and labels.
fn ofx(account: &str, movements: &[(&str, &str, &str)], end: (&str, &str)) -> Ledger {
    let movements: String = movements
        .iter()
        .map(|(day, amount, label)| {
            format!("<STMTTRN><DTPOSTED>{day}<TRNAMT>{amount}<NAME>{label}</STMTTRN>\n")
        })
        .collect();
    let text = format!(
        "OFXHEADER:100\n\n<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>{account}</BANKACCTFROM>\n\
         <BANKTRANLIST>\n{movements}</BANKTRANLIST><LEDGERBAL><BALAMT>{}<DTASOF>{}</LEDGERBAL>\n\
         </STMTRS></OFX>",
        end.0, end.1
    );
    let chosen = crate::import::Chosen::default();
    let read = crate::import::read(text.as_bytes(), "r.ofx", account, &chosen);
    read.expect("a statement").ledger
}

#[test]
fn statements_of_other_accounts_never_shadow_each_other() {
    let movements = [
        ("20250303", "-12.40", "FRAIS"),
        ("20250310", "100.00", "VIREMENT"),
    ];
    let one = ofx("00041230017", &movements, ("287.60", "20250331"));
    let other = ofx("00041239926", &movements, ("1087.60", "20250331"));
    let (left, told) = once(joined(&[one, other]), &[Kind::Bank, Kind::Bank]);
    assert_eq!(told, []);
    let dimensions = crate::dimensions::Dimensions::default();
    let books = crate::Books::of(&left, &dimensions, &BTreeMap::new());
    let day = Day::from_iso("2025-03-31").expect("a day");
    let cash = crate::dashboard::cash(&books, day).cash.amount();
    assert_eq!(cash, Cents(28_760 + 108_760));
    let accounts: std::collections::BTreeSet<&str> = left
        .entries()
        .iter()
        .map(|entry| left.account(entry))
        .filter(|account| account.starts_with("51"))
        .collect();
    assert_eq!(
        accounts.into_iter().collect::<Vec<_>>(),
        ["512000", "512100"]
    );
}

#[test]
fn statements_that_overlap_lose_nothing() {
    let first = ofx(
        "00041230017",
        &[
            ("20250303", "-12.40", "FRAIS"),
            ("20250318", "60.00", "DON"),
            ("20250331", "-8.00", "CARTE PAPETERIE"),
            ("20250331", "-8.00", "CARTE PAPETERIE"),
            ("20250331", "25.00", "COTISATION"),
        ],
        ("256.60", "20250331"),
    );
    let second = ofx(
        "00041230017",
        &[
            ("20250331", "-8.00", "CARTE PAPETERIE"),
            ("20250331", "-8.00", "CARTE PAPETERIE"),
            ("20250331", "-8.00", "PARKING"),
            ("20250409", "90.00", "VIREMENT"),
        ],
        ("338.60", "20250430"),
    );
    for files in [[first.clone(), second.clone()], [second, first]] {
        let (left, told) = once(joined(&files), &[Kind::Bank, Kind::Bank]);
        let movements = left.entries().iter().filter(|entry| {
            left.account(entry).starts_with("512") && left.text(entry.journal) == "BQ"
        });
        let sum: i64 = movements.map(|entry| entry.net().0).sum();
        assert_eq!(sum, -1_240 + 6_000 - 1_600 + 2_500 - 800 + 9_000);
        let [told] = &told[..] else {
            panic!("{told:?}");
        };
        assert_eq!((told.why, told.lines), (Why::Movements, 2));
        assert_eq!(told.days.first, told.days.last);
    }
}

#[test]
fn ledgers_that_share_a_day_lose_nothing() {
    let first = table("d.csv", DETAIL);
    let second = table(
        "e.csv",
        "Date;Journal;Pièce;Compte;Libellé;Débit;Crédit\n\
         11/02/2025;BQ;P2;606400;Papier;75,30;\n\
         11/02/2025;BQ;P2;512000;Papier;;75,30\n\
         11/02/2025;BQ;P3;606400;Encre;20,00;\n\
         11/02/2025;BQ;P3;512000;Encre;;20,00\n\
         03/04/2026;BQ;P4;512000;Cotisations d'avril;130,00;\n\
         03/04/2026;BQ;P4;756000;Cotisations d'avril;;130,00\n",
    );
    let (left, told) = once(joined(&[first, second]), &[Kind::Table, Kind::Table]);
    assert_eq!(cash(&left), 48_000 - 7_530 - 2_000 + 13_000);
    let [told] = &told[..] else {
        panic!("{told:?}");
    };
    assert_eq!((told.why, told.lines), (Why::Movements, 2));
}

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

/// A bank's table of movements, with a balance after each where that is asked.
fn statement(name: &str, movements: &[(&str, i64, &str)], before: Option<i64>) -> Ledger {
    let mut text = "Date;Libellé;Montant".to_owned();
    text += if before.is_some() { ";Solde\n" } else { "\n" };
    let mut sum = before.unwrap_or(0);
    for (day, amount, label) in movements {
        sum += amount;
        let of = |cents: i64| Cents(cents).plain();
        text += &match before {
            Some(_) => format!("{day};{label};{};{}\n", of(*amount), of(sum)),
            None => format!("{day};{label};{}\n", of(*amount)),
        };
    }
    let chosen = crate::import::Chosen::default();
    let read = crate::import::read(text.as_bytes(), name, name, &chosen).expect("a statement");
    assert_eq!(read.kind, Kind::Bank, "{name}");
    read.ledger
}

fn cash_on(ledger: &Ledger, day: &str) -> Cents {
    let dimensions = crate::dimensions::Dimensions::default();
    let books = crate::Books::of(ledger, &dimensions, &BTreeMap::new());
    let day = Day::from_iso(day).expect("a day");
    crate::dashboard::cash(&books, day).cash.amount()
}

const FEES: (&str, i64, &str) = ("31/01/2025", -250, "FRAIS DE TENUE DE COMPTE");

#[test]
fn statements_without_a_number_are_held_apart_by_their_balances() {
    let current = statement(
        "a.csv",
        &[
            ("06/01/2025", 5_000, "COTISATION"),
            ("20/01/2025", -1_200, "CARTE"),
            FEES,
        ],
        Some(100_000),
    );
    let savings = statement(
        "b.csv",
        &[("15/01/2025", 30_000, "VIREMENT"), FEES],
        Some(500_000),
    );
    let next = statement("c.csv", &[("10/02/2025", 700, "DON")], Some(529_750));
    let all = joined(&[current, savings, next]);
    let kinds = [Kind::Bank; 3];
    let once = once_named(all, &kinds, &["a.csv", "b.csv", "c.csv"]);
    assert_eq!(once.aside, []);
    assert_eq!(
        cash_on(&once.ledger, "2025-02-28"),
        Cents(100_000 + 5_000 - 1_200 - 250 + 500_000 + 30_000 - 250 + 700)
    );
    let [apart] = &once.apart[..] else {
        panic!("{:?}", once.apart);
    };
    assert_eq!((apart.one, apart.other), (0, 1));
    let numbers = ("512000".to_owned(), "512100".to_owned());
    assert_eq!(apart.accounts, numbers);
}

#[test]
fn statements_without_a_number_are_one_where_they_go_on() {
    let january = [
        ("06/01/2025", 5_000, "COTISATION"),
        ("20/01/2025", -1_200, "CARTE"),
        FEES,
    ];
    let again = [
        ("20/01/2025", -1_200, "CARTE"),
        FEES,
        ("10/02/2025", 700, "DON"),
    ];
    for (before, then) in [(Some(100_000), Some(105_000)), (None, None)] {
        let one = statement("janvier.csv", &january, before);
        let other = statement("export (2).csv", &again, then);
        for (files, names) in [
            (
                [one.clone(), other.clone()],
                ["janvier.csv", "export (2).csv"],
            ),
            (
                [other.clone(), one.clone()],
                ["export (2).csv", "janvier.csv"],
            ),
        ] {
            let once = once_named(joined(&files), &[Kind::Bank; 2], &names);
            assert_eq!(once.apart, []);
            let end = before.unwrap_or(0) + 5_000 - 1_200 - 250 + 700;
            assert_eq!(cash_on(&once.ledger, "2025-02-28"), Cents(end));
        }
    }
}

#[test]
fn the_names_of_files_and_the_rows_above_speak_of_accounts() {
    let one = statement("courant.csv", &[("06/01/2025", 5_000, "A"), FEES], None);
    let other = statement("livret.csv", &[("07/01/2025", 900, "B"), FEES], None);
    let files = [one.clone(), other];
    let once_of = |names: &[&str]| once_named(joined(&files), &[Kind::Bank; 2], names);
    let once = once_of(&["courant.csv", "livret.csv"]);
    assert_eq!(cash(&once.ledger), 5_000 - 250 + 900 - 250);
    assert_eq!(once.apart.len(), 1);
    // Without them, fees of one day and one amount are taken for one.
    assert_eq!(cash(&once_of(&[]).ledger), 5_000 - 250 + 900);
    let text = "Livret A de l'association\n\nDate;Libellé;Montant\n07/01/2025;B;9,00\n";
    let chosen = crate::import::Chosen::default();
    let read = crate::import::read(text.as_bytes(), "x.csv", "x", &chosen).expect("a statement");
    let label = read.ledger.entries()[0].account_label;
    assert_eq!(read.ledger.text(label), "Banque, livret A");
    let text = "Date;Libellé;Montant\n07/01/2025;B;9,00\n";
    let chosen = crate::import::Chosen {
        bank_account: Some("512300".to_owned()),
        ..chosen
    };
    let read = crate::import::read(text.as_bytes(), "y.csv", "y", &chosen).expect("a statement");
    let once = once_named(
        joined(&[one, read.ledger]),
        &[Kind::Bank; 2],
        &["a.csv", "b.csv"],
    );
    let accounts: std::collections::BTreeSet<&str> = once
        .ledger
        .entries()
        .iter()
        .map(|entry| once.ledger.account(entry))
        .filter(|account| account.starts_with("512"))
        .collect();
    assert_eq!(
        accounts.into_iter().collect::<Vec<_>>(),
        ["512000", "512300"]
    );
}

/// A *fichier des écritures comptables* of lines of journal, number, day, account, debit and credit.
fn fec(name: &str, lines: &[(&str, &str, &str, &str, &str, &str)]) -> Ledger {
    let mut text =
        "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|\
        CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|\
        Montantdevise|Idevise\n"
            .to_owned();
    for (journal, number, day, account, debit, credit) in lines {
        text += &format!(
            "{journal}|J|{number}|{day}|{account}|C|||P{number}|{day}|Écriture {number}|{debit}|\
             {credit}|||{day}||\n"
        );
    }
    let chosen = crate::import::Chosen::default();
    let read = crate::import::read(text.as_bytes(), name, name, &chosen).expect("a FEC");
    read.ledger
}

#[test]
fn an_opening_after_a_year_of_statements_is_whole() {
    let before = statement(
        "2024.csv",
        &[("10/01/2024", 30_000, "A"), ("30/12/2024", -5_000, "B")],
        Some(100_000),
    );
    for (bank, gap) in [("1250,00", None), ("1300,00", Some((125_000, 130_000)))] {
        let other = if gap.is_none() { "600,00" } else { "650,00" };
        let books = fec(
            "812345675FEC20251231.txt",
            &[
                ("AN", "1", "20250101", "51200000", bank, "0,00"),
                ("AN", "1", "20250101", "531000", "150,00", "0,00"),
                ("AN", "1", "20250101", "194000", "0,00", "800,00"),
                ("AN", "1", "20250101", "110000", "0,00", other),
                ("BQ", "2", "20250301", "606400", "50,00", "0,00"),
                ("BQ", "2", "20250301", "51200000", "0,00", "50,00"),
                ("BQ", "3", "20251201", "606400", "10,00", "0,00"),
                ("BQ", "3", "20251201", "51200000", "0,00", "10,00"),
            ],
        );
        for (files, kinds) in [
            ([before.clone(), books.clone()], [Kind::Bank, Kind::Fec]),
            ([books.clone(), before.clone()], [Kind::Fec, Kind::Bank]),
        ] {
            let once = once_named(joined(&files), &kinds, &[]);
            assert_eq!(cash_on(&once.ledger, "2024-12-31"), Cents(125_000));
            let at_end = gap.map_or(125_000, |(_, books)| books) + 15_000 - 6_000;
            assert_eq!(cash_on(&once.ledger, "2025-12-31"), Cents(at_end));
            let dimensions = crate::dimensions::Dimensions::default();
            let books = crate::Books::of(&once.ledger, &dimensions, &BTreeMap::new());
            let year = Period::year(2025).expect("a year");
            let funds = crate::grants::dedicated_funds(&books, year);
            assert_eq!(funds.opening.amount(), Cents(80_000));
            let gaps = books.balance_gaps(&once.stated);
            let found = gaps.first().map(|of| (of.stated.0, of.books.0));
            assert_eq!(found, gap);
        }
    }
}

#[test]
fn balances_that_disagree_are_told_on_the_day_that_both_know() {
    let books = fec(
        "812345675FEC20251231.txt",
        &[
            ("AN", "1", "20250101", "512100", "1000,00", "0,00"),
            ("AN", "1", "20250101", "110000", "0,00", "1000,00"),
            ("BQ", "2", "20251215", "606400", "50,00", "0,00"),
            ("BQ", "2", "20251215", "512100", "0,00", "50,00"),
        ],
    );
    // The statement goes on into the next year; the fees are not in the books.
    for (fees, gap) in [(0, None), (-1_000, Some((94_000, 95_000)))] {
        let of_bank = statement(
            "r.csv",
            &[
                ("15/12/2025", -5_000, "CARTE"),
                ("30/12/2025", fees, "FRAIS"),
                ("05/01/2026", 2_000, "COTISATION"),
            ],
            Some(100_000),
        );
        let files = joined(&[books.clone(), of_bank]);
        let once = once_named(files, &[Kind::Fec, Kind::Bank], &[]);
        assert_eq!(cash_on(&once.ledger, "2026-01-31"), Cents(97_000));
        let dimensions = crate::dimensions::Dimensions::default();
        let of = crate::Books::of(&once.ledger, &dimensions, &BTreeMap::new());
        let gaps = of.balance_gaps(&once.stated);
        let found = gaps.first().map(|of| (of.stated.0, of.books.0));
        assert_eq!(found, gap);
        if let Some(gap) = gaps.first() {
            assert_eq!(
                (gap.account.as_str(), gap.day.iso().as_str()),
                ("512100", "2025-12-31")
            );
        }
    }
}

#[test]
fn months_beside_a_statement_with_accounts_count_once() {
    let months = table(
        "m.csv",
        "Compte;Libellé;01/2025;02/2025;03/2025\n\
         756;Cotisations;480,00;100,00;\n606;Achats;;75,30;40,00\n613;Loyer;;;210,00\n\
         681;Amortissements;;30,00;\n",
    );
    let movements = [
        ("05/01/2025", 48_000, "COTISATIONS"),
        ("11/02/2025", -7_530, "PAPIER"),
        ("12/02/2025", 10_000, "COTISATIONS"),
        ("03/03/2025", -4_000, "PAPIER"),
        ("05/03/2025", -21_000, "LOYER"),
        ("31/03/2025", 100, "VIREMENT"),
    ];
    let of_bank = statement("r.csv", &movements, Some(100_000));
    let rule = |label: &str, account: &str| crate::dimensions::Classified {
        id: label.to_owned(),
        when: vec![crate::dimensions::Condition::Label(label.to_owned())],
        entry: None,
        account: account.to_owned(),
    };
    let all = vec![
        rule("cotisations", "756000"),
        rule("papier", "606400"),
        rule("loyer", "613200"),
    ];
    for (rules, whys) in [
        (all.clone(), vec![Why::Months]),
        // The rent waits, and so the table counts in March, but for what is the same.
        (all[..2].to_vec(), vec![Why::Months]),
        // Paper is called otherwise: all of the month is the table's.
        (
            vec![all[0].clone(), rule("papier", "611000")],
            vec![Why::Months, Why::Unfinished],
        ),
        (Vec::new(), Vec::new()),
    ] {
        let (left, _) = once(
            joined(&[of_bank.clone(), months.clone()]),
            &[Kind::Bank, Kind::Table],
        );
        let dimensions = crate::dimensions::Dimensions {
            accounts: rules,
            ..crate::dimensions::Dimensions::default()
        };
        let left = crate::dimensions::classify(left, &dimensions);
        let (left, told) = months_beside_statements(left, &[Kind::Bank, Kind::Table]);
        let charges = 7_530 + 4_000 + 21_000 + 3_000;
        assert_eq!((sum(&left, '7'), sum(&left, '6')), (-58_000, charges));
        assert_eq!(cash_on(&left, "2025-03-31"), Cents(125_570));
        let of: std::collections::BTreeSet<Why> = told.iter().map(|of| of.why).collect();
        assert_eq!(of.into_iter().collect::<Vec<_>>(), whys);
    }
}

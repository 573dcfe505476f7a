//! What the article allows beside the usual: cash-basis tables, signs, more columns; and what it does
//! not, told with its line.

use ledger::fec::{self, Amounts, Bounds, Column, Fec, Table};
use ledger::findings::{Rule, Severity, Value};
use ledger::{Cents, Encoding};

const COLUMNS: [&str; 18] = [
    "JournalCode",
    "JournalLib",
    "EcritureNum",
    "EcritureDate",
    "CompteNum",
    "CompteLib",
    "CompAuxNum",
    "CompAuxLib",
    "PieceRef",
    "PieceDate",
    "EcritureLib",
    "Debit",
    "Credit",
    "EcritureLet",
    "DateLet",
    "ValidDate",
    "Montantdevise",
    "Idevise",
];
const GIFT: &str = "BQ|Banque|1|20240131|512000|Banque|||R1|20240131|Don|40,00|0,00|||20240131||";
const GIVEN: &str = "BQ|Banque|1|20240131|754100|Dons|||R1|20240131|Don|0,00|40,00|||20240131||";

fn header() -> String {
    COLUMNS.join("|")
}

fn read(text: &str) -> Fec {
    fec::read(
        text.as_bytes(),
        Some("000000000FEC20241231.txt"),
        "a",
        &Bounds::default(),
    )
}

/// A file of these lines under the usual header.
fn of(lines: &[&str]) -> Fec {
    read(&[&header()[..], &lines.join("\n"), ""].join("\n"))
}

fn rules(fec: &Fec) -> Vec<Rule> {
    fec.findings
        .counts()
        .iter()
        .map(|(rule, _)| *rule)
        .collect()
}

#[test]
fn signs_stand_before_or_after() {
    let fec = of(&[
        &GIFT.replace("40,00|0,00", "-40,00|0,00"),
        &GIVEN
            .replace("0,00|40,00", "0,00|40,00-")
            .replace("754100|Dons", "467000|Tiers"),
    ]);
    assert_eq!(rules(&fec), []);
    assert_eq!((fec.debit, fec.credit), (Cents(-4_000), Cents(-4_000)));
}

#[test]
fn columns_may_follow() {
    let with = |line: &str| format!("{line}|analytique");
    let fec = read(&[with(&header()), with(GIFT), with(GIVEN)].join("\n"));
    assert_eq!((rules(&fec), fec.description.columns.len()), (vec![], 19));
}

#[test]
fn cash_basis_tables_have_one_side() {
    let farm = format!("{}|DateRglt|ModeRglt|NatOp", header());
    let other = format!("{farm}|IdClient");
    for (header, table, end) in [
        (farm, Table::CashBasisFarm, "|20240131|CB|"),
        (other, Table::CashBasis, "|20240131|CB||"),
    ] {
        let one = GIVEN
            .replace("754100|Dons", "706000|Ventes")
            .replace("BQ|Banque", "|");
        let fec = read(&format!("{header}\n{one}{end}\n"));
        assert_eq!(fec.description.table, table);
        assert_eq!(rules(&fec), [Rule::SingleEntry]);
        // In double entry, such a file balances like any other.
        let fec = read(&format!("{header}\n{GIFT}{end}\n{GIVEN}{end}\n"));
        assert_eq!(rules(&fec), []);
    }
}

#[test]
fn what_is_missing_is_named() {
    let fec = read("JournalCode|EcritureDate|CompteNum|Debit\nBQ|20240131|512|1,00\n");
    assert!(fec.ledger.entries().is_empty());
    assert!(fec.findings.has_errors());
    let missing = fec
        .findings
        .list()
        .iter()
        .filter(|finding| finding.rule == Rule::MissingColumn);
    let names: Vec<&Value> = missing.map(|finding| &finding.values[0].1).collect();
    assert_eq!(names.len(), 14);
    assert!(names.contains(&&Value::Text(Column::Credit.name())));
    assert_eq!(rules(&read("")), [Rule::HeaderMissing, Rule::NoEntries]);
}

#[test]
fn without_a_header_the_legal_order_is_assumed() {
    let fec = read(&[GIFT, GIVEN].join("\n"));
    assert_eq!(
        (rules(&fec), fec.ledger.entries().len()),
        (vec![Rule::HeaderMissing], 2)
    );
    let direction = [
        GIFT.replace("40,00|0,00", "40,00|D"),
        GIVEN.replace("0,00|40,00", "40,00|C"),
    ];
    let fec = read(&direction.join("\n"));
    assert_eq!(fec.description.amounts, Amounts::AmountDirection);
    assert_eq!((fec.debit, fec.credit), (Cents(4_000), Cents(4_000)));
}

#[test]
fn columns_in_another_order_are_read_by_name() {
    let swapped = |line: &str| {
        let mut fields: Vec<&str> = line.split('|').collect();
        fields.swap(4, 10);
        fields.join("|")
    };
    let fec = read(&[swapped(&header()), swapped(GIFT), swapped(GIVEN)].join("\n"));
    assert_eq!(rules(&fec), [Rule::ColumnOrder]);
    assert_eq!(fec.ledger.account(&fec.ledger.entries()[0]), "512000");
}

#[test]
fn what_is_not_as_asked_is_told_with_its_line() {
    for (line, rule, severity) in [
        (
            GIVEN.replace("|1|", "||"),
            Rule::NumberBlank,
            Severity::Error,
        ),
        (
            GIVEN.replace("0,00|40,00", "|40,00"),
            Rule::AmountBlank,
            Severity::Warning,
        ),
        (
            GIVEN.replace("0,00|40,00", "1,00|41,00"),
            Rule::BothSides,
            Severity::Warning,
        ),
        (
            GIVEN.replace("0,00|40,00", "|"),
            Rule::NoAmount,
            Severity::Error,
        ),
        (
            GIVEN.replace("40,00", "40,001"),
            Rule::AmountBeyondCents,
            Severity::Error,
        ),
        (
            GIVEN.replace("40,00", "quarante"),
            Rule::AmountUnreadable,
            Severity::Error,
        ),
        (
            GIVEN.replace("40,00", "40,00 €"),
            Rule::AmountNotation,
            Severity::Warning,
        ),
        (
            GIVEN.replacen("20240131", "20240231", 1),
            Rule::DateUnreadable,
            Severity::Error,
        ),
        (
            GIVEN.replacen("20240131", "2024-01-31", 1),
            Rule::DateNotation,
            Severity::Warning,
        ),
        (
            GIVEN.replacen("20240131", "20211231", 1),
            Rule::BeforeYear,
            Severity::Error,
        ),
        (
            GIVEN.replacen("20240131", "20230131", 1),
            Rule::LongYear,
            Severity::Warning,
        ),
        (
            GIVEN.replace("|R1|", "||"),
            Rule::FieldBlank,
            Severity::Warning,
        ),
        (
            GIVEN.replace("|||20240131||", "|A||20240131||"),
            Rule::HalfOfPair,
            Severity::Warning,
        ),
        (
            GIVEN.replace("|20240131||", "|20240130||"),
            Rule::ValidationOrder,
            Severity::Warning,
        ),
        (
            GIVEN.replace("|Don|", "|D\u{7}on|"),
            Rule::ControlCharacter,
            Severity::Warning,
        ),
    ] {
        let fec = of(&[GIFT, &line]);
        let finding = fec
            .findings
            .list()
            .iter()
            .find(|finding| finding.rule == rule);
        let finding = finding.unwrap_or_else(|| panic!("{rule:?}: {:?}", fec.findings.list()));
        assert_eq!(
            (finding.line, finding.severity),
            (Some(3), severity),
            "{rule:?}"
        );
        assert!(finding.article.starts_with("A47 A-1"), "{rule:?}");
    }
}

#[test]
fn an_account_may_have_letters_after_three_digits() {
    assert_eq!(rules(&of(&[GIFT, &GIVEN.replace("754100", "754DON")])), []);
}

#[test]
fn numbers_that_are_missing_are_counted() {
    let third = [GIFT, GIVEN].map(|line| line.replace("|1|", "|4|"));
    let fec = of(&[GIFT, GIVEN, &third[0], &third[1]]);
    assert_eq!(rules(&fec), [Rule::NumberGap]);
    let values = &fec.findings.list()[0].values;
    assert_eq!(
        values[..],
        [
            ("count", Value::Count(2)),
            ("value", Value::Text("2".to_owned()))
        ]
    );
    // Each journal may count by itself.
    let other = [GIFT, GIVEN].map(|line| line.replacen("BQ", "CA", 1));
    assert_eq!(rules(&of(&[GIFT, GIVEN, &other[0], &other[1]])), []);
}

#[test]
fn charges_that_are_negative_are_told() {
    let fec = of(&[GIFT, &GIVEN.replace("754100|Dons", "654100|Pertes")]);
    assert_eq!(rules(&fec), [Rule::UnusualSide]);
    let discount = GIVEN.replace("754100|Dons", "609000|Remises");
    assert_eq!(rules(&of(&[GIFT, &discount])), []);
}

#[test]
fn a_closing_entry_is_told() {
    let closing = [
        "OD|Divers|2|20241231|754100|Dons|||C|20241231|Clôture|40,00|0,00|||20241231||",
        "OD|Divers|2|20241231|120000|Résultat|||C|20241231|Clôture|0,00|40,00|||20241231||",
    ];
    let fec = of(&[GIFT, GIVEN, closing[0], closing[1]]);
    assert_eq!(rules(&fec), [Rule::ClosingEntry]);
    let dimensions = ledger::dimensions::Dimensions::default();
    let books = ledger::Books::of(&fec.ledger, &dimensions, &std::collections::BTreeMap::new());
    let year = ledger::Period::year(2024).expect("a year");
    assert_eq!(books.products(year).amount(), Cents(4_000));
}

#[test]
fn quotation_marks_and_semicolons_are_read() {
    let quoted = |line: &str| {
        let fields: Vec<String> = line
            .split('|')
            .map(|field| format!("\"{field}\""))
            .collect();
        fields.join(";")
    };
    let fec = read(
        &[
            quoted(&header()),
            quoted(GIFT),
            quoted(&GIVEN.replace("Don|", "Don ; solde|")),
        ]
        .join("\n"),
    );
    assert_eq!(rules(&fec), [Rule::Separator, Rule::Quoted]);
    assert_eq!(
        fec.ledger.text(fec.ledger.entries()[1].label),
        "Don ; solde"
    );
}

#[test]
fn other_names_and_encodings() {
    let text = [&header()[..], GIFT, &GIVEN.replace("Don|", "Été|")].join("\n");
    let units: Vec<u8> = std::iter::once(0xFEFF)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let fec = fec::read(&units, Some("export.txt"), "a", &Bounds::default());
    assert_eq!(rules(&fec), [Rule::Utf16, Rule::FileName]);
    assert_eq!(fec.description.encoding, Encoding::Utf16);
    let mut bytes = text.into_bytes();
    let at = bytes
        .iter()
        .rposition(|byte| *byte == b'R')
        .expect("a letter");
    bytes[at] = 0xFF;
    let fec = fec::read(&bytes, None, "a", &Bounds::default());
    assert!(rules(&fec).contains(&Rule::DamagedText));
}

#[test]
fn bounds_are_kept_and_told() {
    let bounds = Bounds {
        lines: 2,
        ..Bounds::default()
    };
    let text = [&header()[..], GIFT, GIVEN].join("\n");
    let fec = fec::read(text.as_bytes(), None, "a", &bounds);
    assert_eq!(
        (
            fec.ledger.entries().len(),
            fec.findings.count(Rule::TooManyLines)
        ),
        (1, 1)
    );
    let bounds = Bounds {
        text_bytes: 5,
        ..Bounds::default()
    };
    let fec = fec::read(text.as_bytes(), None, "a", &bounds);
    assert!(fec.findings.count(Rule::TextTooLong) > 0);
    let bounds = Bounds {
        line_bytes: 80,
        ..Bounds::default()
    };
    let fec = fec::read(text.as_bytes(), None, "a", &bounds);
    assert!(fec.findings.has_errors());
    // Amounts that could not be summed exactly are refused, not cut.
    let large = "90000000000000,00";
    let lines = [GIFT, GIVEN].map(|line| line.replace("40,00", large));
    let fec = of(&[&lines[0], &lines[1]]);
    assert_eq!(
        (
            fec.ledger.entries().len(),
            fec.findings.count(Rule::SumTooLarge)
        ),
        (1, 1)
    );
    assert_eq!((fec.debit, fec.credit), (Cents::LIMIT, Cents(0)));
}

#[test]
fn a_file_without_a_header_is_no_ordinary_table() {
    let lines = [GIFT, GIVEN].join("\n");
    let read = ledger::import::read(lines.as_bytes(), "export.txt", "a", &Default::default());
    let read = read.expect("it is known");
    assert_eq!(read.kind, ledger::import::Kind::Fec);
    assert_eq!(read.ledger.entries().len(), 2);
    let header = read
        .findings
        .list()
        .iter()
        .find(|of| of.rule == Rule::HeaderMissing);
    let header = header.expect("told");
    assert_eq!((header.line, header.article), (Some(1), "A47 A-1, VII-4°"));
    assert!(read.findings.has_errors());
}

/// Two entries of a journal, a number and a day.
fn numbered(all: &[(&str, &str, &str)]) -> Vec<Rule> {
    let lines: Vec<String> = all
        .iter()
        .flat_map(|(journal, number, day)| {
            [GIFT, GIVEN].map(|line| {
                line.replace("BQ|Banque", &format!("{journal}|Banque"))
                    .replace("|1|", &format!("|{number}|"))
                    .replace("20240131", day)
            })
        })
        .collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    rules(&of(&lines))
}

#[test]
fn numbers_may_begin_again_in_each_journal_and_month() {
    let (one, two, three) = ("20240131", "20240228", "20240331");
    for whole in [
        &[
            ("BQ", "1", one),
            ("BQ", "2", two),
            ("OD", "1", three),
            ("OD", "2", three),
        ][..],
        &[
            ("BQ", "1", one),
            ("BQ", "2", two),
            ("OD", "101", three),
            ("OD", "102", three),
        ],
        &[("BQ", "BQ1", one), ("BQ", "BQ2", two), ("OD", "OD1", three)],
        &[
            ("BQ", "2401001", one),
            ("BQ", "2401002", one),
            ("BQ", "2402001", two),
        ],
        &[("BQ", "F-20240131", one), ("BQ", "F-20240228", two)],
    ] {
        assert_eq!(numbered(whole), [], "{whole:?}");
    }
    for gap in [
        // Three is in the other journal only, where each counts for itself.
        &[
            ("BQ", "1", one),
            ("BQ", "2", one),
            ("BQ", "4", two),
            ("OD", "1", three),
            ("OD", "2", three),
            ("OD", "3", three),
        ][..],
        &[
            ("BQ", "2401001", one),
            ("BQ", "2401003", one),
            ("BQ", "2402001", two),
        ],
    ] {
        assert_eq!(numbered(gap), [Rule::NumberGap], "{gap:?}");
    }
}

#[test]
fn a_letter_and_its_date_go_together() {
    let with = |letter: &str, day: &str| {
        let line =
            |line: &str| line.replacen("|||20240131", &format!("|{letter}|{day}|20240131"), 1);
        rules(&of(&[&line(GIFT), &line(GIVEN)]))
    };
    assert_eq!(with("", ""), []);
    assert_eq!(with("AA", "20240131"), []);
    assert_eq!(with("AA", ""), [Rule::HalfOfPair]);
    assert_eq!(with("", "20240131"), [Rule::HalfOfPair]);
}

#[test]
fn books_on_a_cash_basis_are_held_against_article_viii() {
    let farm = format!("{}|DateRglt|ModeRglt|NatOp", header());
    for (header, article) in [(header(), "A47 A-1, VII-1°"), (farm, "A47 A-1, VIII-1°")] {
        let late = |line: &str| line.replace("|1|", "|2|").replace("20240131", "20240130");
        let lines = [GIFT.to_owned(), GIVEN.to_owned(), late(GIFT), late(GIVEN)];
        let end = if header.ends_with("NatOp") {
            "|20240131|CB|"
        } else {
            ""
        };
        let lines: Vec<String> = lines.iter().map(|line| format!("{line}{end}")).collect();
        let fec = read(&format!("{header}\n{}\n", lines.join("\n")));
        let mut found = fec.findings.list().iter();
        let found = found.find(|of| of.rule == Rule::ValidationOrder);
        assert_eq!(found.map(|of| of.article), Some(article));
    }
}

//! Every figure in every table equals the sum of the entries it opens to, whatever the entries.
//!
//! Tables are looked at as they are serialised: whatever holds an amount and parts is a figure. Its
//! amount is the sum of its parts; its parts are entries, each once and with their whole amount, unless
//! it is a share of common charges. Tables that part a whole hold each of its entries once.

use std::collections::{BTreeMap, BTreeSet};

use ledger::budget::{Budget, BudgetLine, Origin, compare, draft};
use ledger::charts::Chart;
use ledger::dashboard::{self, dashboard};
use ledger::dimensions::{propose, unassigned};
use ledger::fec::{self, Bounds};
use ledger::grants::{Grant, dedicated_funds, standings};
use ledger::official::{Sharing, Wanted, fill};
use ledger::{Books, Cents, Day, EntryId, Figure, Ledger, Period, Share};
use proptest::prelude::*;
use serde_json::Value;

#[expect(unreachable_pub, dead_code, reason = "shared among tests")]
mod invented;

const ACCOUNTS: [&str; 26] = [
    "606300", "613200", "625100", "641000", "661000", "671000", "681100", "689400", "713000",
    "706000", "741000", "747000", "754100", "755000", "756000", "758000", "768000", "789400",
    "860000", "864000", "870000", "875000", "194000", "411000", "441000", "487000",
];
const PARTIES: [&str; 4] = [
    "",
    "Ville de Saint-Aubin",
    "Région Bretagne",
    "Librairie Amont",
];
const LABELS: [&str; 4] = [
    "Achat jardin",
    "Ateliers de mai",
    "Divers",
    "Subvention 2024 jardin",
];

/// A line of a transaction: account, third party, label, cents, and which side.
type Line = (usize, usize, usize, i64, bool);

/// Transactions of two years, each balanced on account 512000.
fn transactions() -> impl Strategy<Value = Vec<(i32, u8, u8, Vec<Line>)>> {
    let line = (
        0..ACCOUNTS.len(),
        0..PARTIES.len(),
        0..LABELS.len(),
        1_i64..5_000_000,
        any::<bool>(),
    );
    let transaction = (
        2023..=2024,
        1_u8..=12,
        1_u8..=28,
        prop::collection::vec(line, 1..4),
    );
    prop::collection::vec(transaction, 0..30)
}

/// The ledger of both years, as files of entries.
fn ledger(transactions: &[(i32, u8, u8, Vec<Line>)]) -> Ledger {
    let mut ledger = Ledger::default();
    let header = invented::file(2023)
        .lines()
        .next()
        .expect("a header")
        .to_owned();
    for year in [2023, 2024] {
        let mut file = header.clone() + "\n";
        let of = transactions.iter().filter(|(of, ..)| *of == year);
        for (number, (_, month, day, lines)) in of.enumerate() {
            let date = format!("{year}{month:02}{day:02}");
            let mut add = |account: &str, party: &str, label: &str, debit: i64, credit: i64| {
                let amount = |cents: i64| format!("{},{:02}", cents / 100, cents % 100);
                file += &format!(
                    "BQ|Banque|{number}|{date}|{account}|Compte {account}|{party}|{party}|P|{date}|\
                     {label}|{}|{}|||{date}||\n",
                    amount(debit),
                    amount(credit),
                );
            };
            for (account, party, label, cents, debit) in lines {
                let (account, party, label) = (ACCOUNTS[*account], PARTIES[*party], LABELS[*label]);
                let (one, other) = if *debit { (*cents, 0) } else { (0, *cents) };
                add(account, party, label, one, other);
                add("512000", "", label, other, one);
            }
        }
        let read = fec::read(file.as_bytes(), None, &year.to_string(), &Bounds::default());
        assert!(
            !read.findings.has_errors() || read.lines == 0,
            "{:?}",
            read.findings.list()
        );
        ledger.extend(&read.ledger).expect("room");
    }
    ledger
}

fn grant(id: &str, funder: &str, project: Option<&str>, year: i32) -> Grant {
    Grant {
        id: id.to_owned(),
        funder: funder.to_owned(),
        project: project.map(str::to_owned),
        purpose: String::new(),
        period: Period::year(year).expect("a year"),
        asked: None,
        granted: Some(Cents(700_000)),
        agreement: None,
        payments: Vec::new(),
        report_due: None,
        reported: None,
        notified: None,
    }
}

/// Looks at all figures of a table.
fn look(ledger: &Ledger, table: &Value, path: &str, seen: &mut usize) {
    match table {
        Value::Object(fields) => {
            if let (Some(amount), Some(Value::Array(parts))) =
                (fields.get("amount"), fields.get("parts"))
            {
                *seen += 1;
                let sum: i64 = parts
                    .iter()
                    .map(|part| part["amount"].as_i64().expect("cents"))
                    .sum();
                assert_eq!(amount.as_i64(), Some(sum), "{path}");
                let mut entries = BTreeSet::new();
                for part in parts {
                    let id = EntryId(
                        u32::try_from(part["entry"].as_u64().expect("an id")).expect("an id"),
                    );
                    assert!(entries.insert(id), "{path}: {id:?} twice");
                    let net = ledger.entry(id).expect("an entry").net().0;
                    let of = part["amount"].as_i64().expect("cents");
                    if path.contains("indirect") {
                        assert!(of.abs() <= net.abs() + 1, "{path}");
                    } else if path.ends_with("/paid") {
                        // A payment of several funders is shared among their grants.
                        assert!(of.abs() <= net.abs(), "{path}");
                    } else {
                        assert_eq!(of.abs(), net.abs(), "{path}");
                    }
                }
            }
            for (name, value) in fields {
                let side = fields.get("line").and_then(|line| line["side"].as_str());
                let side = side.or_else(|| fields.get("side").and_then(Value::as_str));
                look(
                    ledger,
                    value,
                    &format!("{path}/{}{name}", side.unwrap_or_default()),
                    seen,
                );
            }
        }
        Value::Array(values) => {
            for (at, value) in values.iter().enumerate() {
                look(ledger, value, &format!("{path}/{at}"), seen);
            }
        }
        _ => {}
    }
}

/// The parts that some figures hold together are those of the whole.
fn parts_of<'a>(figures: impl IntoIterator<Item = &'a Figure>) -> BTreeMap<EntryId, Vec<Cents>> {
    let mut parts: BTreeMap<EntryId, Vec<Cents>> = BTreeMap::new();
    for part in figures.into_iter().flat_map(Figure::parts) {
        parts.entry(part.entry).or_default().push(part.amount);
    }
    parts
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn every_figure_is_the_sum_of_its_entries(transactions in transactions()) {
        let ledger = ledger(&transactions);
        let dimensions = invented::dimensions();
        let books = Books::of(&ledger, &dimensions, &BTreeMap::new());
        let year = Period::year(2024).expect("a year");
        let today = Day::new(2025, 1, 1).expect("a day");
        let grants = [
            grant("a", "ville", Some("jardin"), 2023),
            grant("b", "ville", Some("jardin"), 2024),
            grant("c", "region", Some("jardin"), 2024),
            grant("d", "region", None, 2024),
        ];
        let budget = Budget {
            id: String::new(),
            period: year,
            project: None,
            lines: ["606", "74", "own", "713", "870"]
                .map(|account| BudgetLine {
                    account: account.to_owned(),
                    label: String::new(),
                    amount: Cents(12_345),
                    funder: None,
                    origin: Origin::Entered,
                })
                .to_vec(),
        };
        let mut seen = 0;
        let mut see = |table: Value, name: &str| look(&ledger, &table, name, &mut seen);
        let drawn = dashboard(&books, year, &[]);
        see(serde_json::to_value(&drawn).expect("a table"), "dashboard");
        let standing = standings(&books, &grants, today);
        see(serde_json::to_value(&standing).expect("a table"), "grants");
        // No money is received twice.
        for (entry, parts) in parts_of(standing.iter().map(|of| &of.paid)) {
            let all: Cents = parts.into_iter().sum();
            prop_assert!(all.abs() <= ledger.entry(entry).expect("an entry").net().abs());
        }
        see(serde_json::to_value(dedicated_funds(&books, year)).expect("a table"), "funds");
        let gaps = compare(&books, &budget);
        see(serde_json::to_value(&gaps).expect("a table"), "gaps");
        let open = unassigned(&ledger, &books.assignment, year);
        see(serde_json::to_value(&open).expect("a table"), "unassigned");
        let proposals = propose(&ledger, &dimensions, &books.assignment);
        see(serde_json::to_value(&proposals).expect("a table"), "proposals");
        draft(&books, &grants, year, None, 3);
        let mut tables = Vec::new();
        for (form, project) in [("12156*03", None), ("12156*06", None), ("15059*02", Some("jardin"))] {
            let sharing = Some(Sharing {
                share: Share::of_hundredths(3_333),
                accounts: Vec::new(),
                rule: String::new(),
            });
            let wanted = Wanted {
                form: form.to_owned(),
                period: year,
                project: project.map(str::to_owned),
                funder: Some("ville".to_owned()),
                sharing,
            };
            let table = fill(&books, &wanted, Some(&budget));
            see(serde_json::to_value(&table).expect("a table"), form);
            // Totals and rubrics are the rows'.
            for total in &table.totals {
                let rows = table.rows.iter().filter(|row| row.line.side == total.side);
                prop_assert_eq!(parts_of(rows.map(|row| &row.actual)), parts_of([&total.actual]));
            }
            tables.push(table);
        }
        for sum in dashboard::by_month(&books, year, ledger::Sign::Debit, '6') {
            see(serde_json::to_value(&sum).expect("a figure"), "months");
        }
        prop_assert!(seen > 50, "{}", seen);

        // Each charge is of one nature and one project, each product of one origin.
        let charges = parts_of([&drawn.charges]);
        let products = parts_of([&drawn.products]);
        prop_assert_eq!(&parts_of(drawn.by_nature.iter().map(|of| &of.figure)), &charges);
        prop_assert_eq!(&parts_of(drawn.income.iter().map(|of| &of.figure)), &products);
        prop_assert_eq!(&parts_of(drawn.by_project.iter().map(|of| &of.charges)), &charges);
        prop_assert_eq!(&parts_of(drawn.by_project.iter().map(|of| &of.products)), &products);
        // Every entry of the results is in the table of the organisation once, or said to have no place.
        let results: BTreeSet<EntryId> = ledger
            .iter()
            .filter(|(_, entry)| books.is_result(entry, year))
            .map(|(id, _)| id)
            .collect();
        for table in &tables[..2] {
            let rows = table.rows.iter().map(|row| &row.actual);
            let all = parts_of(rows.chain(table.not_on_form.iter().map(|of| &of.actual)));
            prop_assert!(all.values().all(|parts| parts.len() == 1));
            prop_assert_eq!(&all.into_keys().collect::<BTreeSet<_>>(), &results);
        }
        let compared = parts_of(gaps.iter().map(|gap| &gap.actual));
        prop_assert_eq!(compared.into_keys().collect::<BTreeSet<_>>(), results);
        // No charge is counted for two grants.
        let spent = parts_of(standing.iter().map(|of| &of.spent));
        prop_assert!(spent.values().all(|parts| parts.len() == 1));
    }

    #[test]
    fn shares_of_a_figure_add_up(
        amounts in prop::collection::vec(-1_000_000_i64..1_000_000, 0..20),
        hundredths in 0_i64..=10_000,
    ) {
        let mut figure = Figure::default();
        for (at, amount) in (0_u32..).zip(&amounts) {
            figure.add(EntryId(at), Cents(*amount));
        }
        let share = figure.share(Share::of_hundredths(hundredths));
        prop_assert_eq!(share.amount(), figure.amount().share(Share::of_hundredths(hundredths)));
        prop_assert_eq!(share.amount(), share.parts().iter().map(|part| part.amount).sum());
    }
}

#[test]
fn charts_are_those_of_the_years() {
    let ledger = invented::ledger();
    let dimensions = invented::dimensions();
    let chosen = BTreeMap::from([("2024".to_owned(), Chart::Associations2025)]);
    let books = Books::of(&ledger, &dimensions, &chosen);
    assert_eq!(
        books.charts(),
        [Chart::Associations2018, Chart::Associations2025]
    );
}

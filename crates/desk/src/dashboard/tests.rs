//! The page, of invented accounts, in both languages: Les Jardins du Pont, two years in one file.

use ledger::budget::{Budget, BudgetLine, Origin};
use ledger::dashboard::{Expected, Reason, dashboard};
use ledger::dimensions::{Condition, Dimensions, Funder, FunderKind, Project, Rule};
use ledger::fec::{self, Bounds};
use ledger::grants::{Grant, Payment, standings};
use ledger::import::Chosen;
use ledger::{Ledger, Period};
use store::{KeptImport, Said};

use super::*;
use crate::messages::Tongue;

#[test]
fn the_page_in_both_languages() {
    for tongue in [Tongue::Fr, Tongue::En] {
        let shown = of(&accounts("Ville de Saint-Aubin"), tongue);
        // One line an element, so that a person can read what changed.
        let shown = shown.replace(STYLE, "…").replace("><", ">\n<");
        insta::assert_snapshot!(format!("dashboard-{}", tongue.code()), shown);
    }
}

#[test]
fn nothing_of_a_file_becomes_markup() {
    let hostile = "<script>alert(1)</script> onload=x";
    let page = of(&accounts(hostile), Tongue::Fr);
    assert!(page.contains("&lt;script&gt;"));
    assert!(!page.contains("<script"));
}

#[test]
fn every_link_leads_somewhere_on_the_page_and_ids_are_unique() {
    let page = of(&accounts("Ville de Saint-Aubin"), Tongue::Fr);
    let after = |mark: &str| -> Vec<String> {
        page.split(mark)
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
            .collect()
    };
    let mut ids = after(" id=\"");
    for link in after("href=\"#").iter().chain(&after("aria-labelledby=\"")) {
        assert!(ids.contains(link), "{link} leads nowhere");
    }
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id stands twice");
    assert_eq!(page.matches("<h1").count(), 1);
    assert!(STYLE.len() < 6_000, "the style is {} bytes", STYLE.len());
    assert!(
        !STYLE.contains("url(") && !page.contains("src="),
        "a request would be made"
    );
}

#[test]
fn amounts_that_are_shown_are_those_of_the_entries_under_them() {
    let accounts = accounts("Ville de Saint-Aubin");
    let books = accounts.books();
    let dashboard = dashboard(&books, year(2025), &[]);
    let messages = Messages::new(Tongue::Fr, &[]);
    for of in &dashboard.income {
        let shown = opened(&messages, &accounts, "", "", &of.figure).into_string();
        for part in of.figure.parts() {
            let amount = accounts::amount(&messages, part.amount);
            assert!(shown.contains(&amount), "{amount} in {shown}");
        }
    }
}

#[test]
fn a_figure_of_many_entries_says_what_it_does_not_show() {
    let mut accounts = accounts("Ville");
    let mut text = HEAD.to_owned();
    for number in 1..=302 {
        text.push_str(&transaction(
            number, "20250110", "Vente", "706000", "Ventes", "", -100,
        ));
    }
    accounts.ledger = read(&text);
    let books = accounts.books();
    let messages = Messages::new(Tongue::Fr, &[]);
    let figure = books.products(year(2025));
    let shown = opened(&messages, &accounts, "", "", &figure).into_string();
    assert_eq!(shown.matches("<li>").count(), 300);
    assert!(
        shown.contains("2\u{a0}autres") || shown.contains("2 autres"),
        "{shown}"
    );
    assert!(shown.contains("2\u{a0}€"), "{shown}");
}

const HEAD: &str = "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\t\
    CompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\t\
    Montantdevise\tIdevise\n";

/// Money that comes to an account, or goes from it, by the bank; in cents.
fn transaction(
    number: u32,
    date: &str,
    label: &str,
    account: &str,
    name: &str,
    party: &str,
    cents: i64,
) -> String {
    let amount = |cents: i64| format!("{},{:02}", cents / 100, cents % 100);
    let mut lines = String::new();
    for (account, name, party, net) in [
        (account, name, party, cents),
        ("512000", "Banque", "", -cents),
    ] {
        let (debit, credit) = (amount(net.max(0)), amount((-net).max(0)));
        lines.push_str(&format!(
            "BQ\tBanque\t{number}\t{date}\t{account}\t{name}\t\t{party}\tP{number}\t{date}\t{label}\t\
             {debit}\t{credit}\t\t\t{date}\t\t\n"
        ));
    }
    lines
}

fn read(text: &str) -> Ledger {
    fec::read(text.as_bytes(), None, "a", &Bounds::default()).ledger
}

fn year(year: i32) -> Period {
    Period::year(year).expect("a year")
}

fn accounts(town: &str) -> Accounts {
    let mut text = HEAD.to_owned();
    for (number, (date, label, account, name, party, cents)) in (1..).zip([
        (
            "20240301",
            "Adhésions",
            "756000",
            "Cotisations",
            "",
            -120_000,
        ),
        (
            "20240402",
            "Subvention jardin",
            "741000",
            "Subventions",
            town,
            -400_000,
        ),
        (
            "20240520",
            "Graines jardin",
            "606300",
            "Petit équipement",
            "Pépinière",
            180_050,
        ),
        (
            "20250228",
            "Adhésions",
            "756000",
            "Cotisations",
            "",
            -135_000,
        ),
        (
            "20250402",
            "Subvention jardin",
            "741000",
            "Subventions",
            town,
            -500_000,
        ),
        (
            "20250512",
            "Outils jardin",
            "606300",
            "Petit équipement",
            "Pépinière",
            320_075,
        ),
        (
            "20250630",
            "Loyer du local",
            "613200",
            "Locations",
            "Foncière Aval",
            240_000,
        ),
        ("20251201", "Assurance", "616000", "Assurances", "", 41_000),
    ]) {
        text.push_str(&transaction(
            number, date, label, account, name, party, cents,
        ));
    }
    // Volunteering is no money.
    text.push_str(
        "OD\tDivers\t9\t20251231\t864000\tPersonnel bénévole\t\t\tP9\t20251231\tBénévolat\t2500,00\t0,00\t\t\t20251231\t\t\n\
         OD\tDivers\t9\t20251231\t875000\tBénévolat\t\t\tP9\t20251231\tBénévolat\t0,00\t2500,00\t\t\t20251231\t\t\n",
    );
    let dimensions = Dimensions {
        funders: vec![Funder {
            id: "ville".to_owned(),
            name: town.to_owned(),
            kind: FunderKind::Municipal,
            siret: String::new(),
        }],
        projects: vec![Project {
            id: "jardin".to_owned(),
            name: "Jardin partagé".to_owned(),
        }],
        rules: vec![
            Rule {
                id: "ville".to_owned(),
                when: vec![Condition::ThirdParty(town.to_owned())],
                period: None,
                funder: Some("ville".to_owned()),
                project: None,
            },
            Rule {
                id: "jardin".to_owned(),
                when: vec![Condition::Label("jardin".to_owned())],
                period: None,
                funder: None,
                project: Some("jardin".to_owned()),
            },
        ],
        ..Dimensions::default()
    };
    let line = |account: &str, euros: i64, funder: Option<&str>| BudgetLine {
        account: account.to_owned(),
        label: String::new(),
        amount: Cents::euros(euros),
        funder: funder.map(str::to_owned),
        origin: Origin::Entered,
    };
    let ledger = read(&text);
    let import = KeptImport {
        digest: "a".to_owned(),
        name: "comptes.txt".to_owned(),
        size: 0,
        imported: String::new(),
        period: ledger.days(),
        entries: ledger.entries().len() as u64,
        chosen: Chosen::default(),
    };
    Accounts {
        imports: vec![import],
        read: Vec::new(),
        said: Said {
            dimensions,
            grants: vec![Grant {
                id: "ville-2025".to_owned(),
                funder: "ville".to_owned(),
                project: Some("jardin".to_owned()),
                purpose: "Jardin partagé".to_owned(),
                period: year(2025),
                asked: Some(Cents::euros(7_000)),
                granted: Some(Cents::euros(6_000)),
                agreement: None,
                payments: vec![
                    Payment {
                        due: Day::from_iso("2025-04-01").expect("a day"),
                        amount: Cents::euros(5_000),
                    },
                    Payment {
                        due: Day::from_iso("2026-02-01").expect("a day"),
                        amount: Cents::euros(1_000),
                    },
                ],
                report_due: None,
                reported: None,
                notified: None,
            }],
            budgets: vec![Budget {
                id: "2025".to_owned(),
                period: year(2025),
                project: None,
                lines: vec![
                    line("606", 2_500, None),
                    line("613", 2_400, None),
                    line("74", 6_000, Some("ville")),
                ],
            }],
            expected: vec![Expected {
                due: Day::from_iso("2026-03-15").expect("a day"),
                amount: Cents::euros(-900),
                reason: Reason::Entered("Clôture à refaire".to_owned()),
            }],
            ..Said::default()
        },
        ledger,
        aside: Vec::new(),
        apart: Vec::new(),
        stated: Vec::new(),
    }
}

fn of(accounts: &Accounts, tongue: Tongue) -> String {
    let books = accounts.books();
    let today = Day::from_iso("2026-11-26").expect("a day");
    let standings = standings(&books, &accounts.said.grants, today);
    let mut expected = Expected::of_grants(&accounts.said.grants, &standings, year(2025).last);
    expected.extend(accounts.said.expected.iter().cloned());
    let content = Page {
        organisation: "Les Jardins du Pont",
        accounts,
        books: &books,
        dashboard: &dashboard(&books, year(2025), &expected),
        standings: &standings,
        today,
        dir: "asso",
    };
    page(&Messages::new(tongue, &[]), &content)
}

#[test]
fn a_year_that_is_not_finished_says_so() {
    let mut accounts = accounts("Ville");
    let mut text = HEAD.to_owned();
    for (number, day, amount) in [
        (1, "20260110", 1_000),
        (2, "20260214", 500),
        (3, "20260320", 900),
    ] {
        text.push_str(&transaction(
            number,
            day,
            "Loyer",
            "613200",
            "Locations",
            "",
            amount,
        ));
    }
    let fec = fec::read(text.as_bytes(), None, "begun", &Bounds::default());
    accounts.ledger = fec.ledger;
    let year = accounts.latest().expect("a year");
    assert_eq!(Some(year), Period::year(2026));
    let books = accounts.books();
    let drawn = dashboard(&books, year, &[]);
    let charges = drawn.charges.amount();
    assert_eq!(
        (drawn.until.iso().as_str(), drawn.finished),
        ("2026-03-20", false)
    );
    // Three months there are, and what they cost a month is what months to come cost.
    assert_eq!(drawn.cash.months, 3);
    let out: Cents = drawn.ahead[1..4]
        .iter()
        .map(|of| of.charges_before.amount())
        .sum();
    assert_eq!((drawn.ahead[0].month.number(), out), (3, charges));
    let messages = Messages::new(Tongue::Fr, &[]);
    let said: Vec<String> = drawn
        .says()
        .iter()
        .map(|says| accounts::says(&messages, &accounts.said.dimensions, says))
        .collect();
    assert!(
        said.iter().any(|said| said.contains("n’est pas terminé")),
        "{said:?}"
    );
    assert!(
        !said.iter().any(|said| said.contains("déficit")),
        "{said:?}"
    );
    let today = Day::from_iso("2026-11-26").expect("a day");
    let note = stands(&messages, &accounts, &drawn, today).expect("a note");
    assert!(
        note.contains("20 mars 2026") && note.contains("26 novembre 2026"),
        "{note}"
    );
}

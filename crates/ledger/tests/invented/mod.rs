//! Two years of an invented association, *Les Jardins du Pont*: a shared garden, two projects, three
//! funders, a grant that is not spent at the end of the first year.

use std::collections::BTreeMap;

use ledger::dimensions::{Condition, Dimensions, Funder, FunderKind, Project, Rule};
use ledger::fec::{self, Bounds};
use ledger::{Books, Ledger};

/// Journal, number, date, label; then account, name, third party, debit, credit in cents.
type Transaction<'a> = (
    &'a str,
    &'a str,
    &'a str,
    &'a str,
    &'a [(&'a str, &'a str, &'a str, i64, i64)],
);

const YEAR_2023: &[Transaction<'_>] = &[
    (
        "AN",
        "1",
        "20230101",
        "A nouveaux",
        &[
            ("512000", "Banque", "", 1_000_000, 0),
            ("110000", "Report à nouveau", "", 0, 1_000_000),
        ],
    ),
    (
        "BQ",
        "2",
        "20230310",
        "Subvention Ville de Saint-Aubin jardin",
        &[
            ("512000", "Banque", "", 800_000, 0),
            ("741000", "Subventions", "Ville de Saint-Aubin", 0, 800_000),
        ],
    ),
    (
        "BQ",
        "3",
        "20230415",
        "Cotisations",
        &[
            ("512000", "Banque", "", 120_000, 0),
            ("756000", "Cotisations", "", 0, 120_000),
        ],
    ),
    (
        "BQ",
        "4",
        "20230520",
        "Graines jardin",
        &[
            ("606300", "Petit équipement", "Pépinière du Lac", 300_050, 0),
            ("512000", "Banque", "", 0, 300_050),
        ],
    ),
    (
        "BQ",
        "5",
        "20230630",
        "Loyer du local",
        &[
            (
                "613200",
                "Locations immobilières",
                "Foncière Aval",
                240_000,
                0,
            ),
            ("512000", "Banque", "", 0, 240_000),
        ],
    ),
    (
        "OD",
        "6",
        "20231231",
        "Report jardin",
        &[
            ("689400", "Reports en fonds dédiés", "", 400_000, 0),
            ("194000", "Fonds dédiés", "", 0, 400_000),
        ],
    ),
    (
        "OD",
        "7",
        "20231231",
        "Bénévolat",
        &[
            ("864000", "Personnel bénévole", "", 500_000, 0),
            ("875000", "Bénévolat", "", 0, 500_000),
        ],
    ),
];

const YEAR_2024: &[Transaction<'_>] = &[
    (
        "AN",
        "1",
        "20240101",
        "A nouveaux",
        &[
            ("512000", "Banque", "", 1_379_950, 0),
            ("194000", "Fonds dédiés", "", 0, 400_000),
            ("110000", "Report à nouveau", "", 0, 1_000_000),
            ("119000", "Report à nouveau débiteur", "", 20_050, 0),
        ],
    ),
    (
        "BQ",
        "2",
        "20240205",
        "Subvention Ville de Saint-Aubin jardin",
        &[
            ("512000", "Banque", "", 500_000, 0),
            ("741000", "Subventions", "Ville de Saint-Aubin", 0, 500_000),
        ],
    ),
    (
        "BQ",
        "3",
        "20240401",
        "Région Bretagne ateliers",
        &[
            ("512000", "Banque", "", 200_000, 0),
            ("741000", "Subventions", "Région Bretagne", 0, 200_000),
        ],
    ),
    (
        "BQ",
        "4",
        "20240415",
        "Cotisations",
        &[
            ("512000", "Banque", "", 150_000, 0),
            ("756000", "Cotisations", "", 0, 150_000),
        ],
    ),
    (
        "BQ",
        "5",
        "20240520",
        "Serre jardin",
        &[
            ("606300", "Petit équipement", "Pépinière du Lac", 600_000, 0),
            ("512000", "Banque", "", 0, 600_000),
        ],
    ),
    (
        "BQ",
        "6",
        "20240630",
        "Loyer du local",
        &[
            (
                "613200",
                "Locations immobilières",
                "Foncière Aval",
                250_033,
                0,
            ),
            ("512000", "Banque", "", 0, 250_033),
        ],
    ),
    (
        "BQ",
        "7",
        "20240910",
        "Animatrice ateliers",
        &[
            ("622600", "Honoraires", "Atelier Mobile", 180_000, 0),
            ("512000", "Banque", "", 0, 180_000),
        ],
    ),
    (
        "OD",
        "8",
        "20241231",
        "Reprise jardin",
        &[
            ("194000", "Fonds dédiés", "", 300_000, 0),
            ("789400", "Utilisations des fonds dédiés", "", 0, 300_000),
        ],
    ),
    (
        "OD",
        "9",
        "20241231",
        "Bénévolat",
        &[
            ("864000", "Personnel bénévole", "", 450_000, 0),
            ("875000", "Bénévolat", "", 0, 450_000),
        ],
    ),
];

/// A year as a FEC.
pub fn file(year: i32) -> String {
    let transactions = if year == 2023 { YEAR_2023 } else { YEAR_2024 };
    let mut file =
        "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|\
        CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|\
        Montantdevise|Idevise\n"
            .to_owned();
    let amount = |cents: i64| format!("{},{:02}", cents / 100, cents % 100);
    for (journal, number, date, label, lines) in transactions {
        for (account, name, party, debit, credit) in *lines {
            let aux = if party.is_empty() {
                String::new()
            } else {
                party.to_uppercase()
            };
            file += &format!(
                "{journal}|Journal {journal}|{number}|{date}|{account}|{name}|{aux}|{party}|P{number}|\
                 {date}|{label}|{}|{}|||{date}||\n",
                amount(*debit),
                amount(*credit),
            );
        }
    }
    file
}

/// Both years in one ledger.
pub fn ledger() -> Ledger {
    let mut ledger = Ledger::default();
    for year in [2023, 2024] {
        let name = format!("000000000FEC{year}1231.txt");
        let fec = fec::read(
            file(year).as_bytes(),
            Some(&name),
            &year.to_string(),
            &Bounds::default(),
        );
        assert!(fec.findings.is_empty(), "{:?}", fec.findings.list());
        ledger.extend(&fec.ledger).expect("room");
    }
    ledger
}

/// What was said of its funders and projects.
pub fn dimensions() -> Dimensions {
    let funder = |id: &str, name: &str, kind| Funder {
        id: id.to_owned(),
        name: name.to_owned(),
        kind,
        siret: String::new(),
    };
    let project = |id: &str, name: &str| Project {
        id: id.to_owned(),
        name: name.to_owned(),
    };
    let rule = |id: &str, when: Condition, funder: Option<&str>, project: Option<&str>| Rule {
        id: id.to_owned(),
        when: vec![when],
        period: None,
        funder: funder.map(str::to_owned),
        project: project.map(str::to_owned),
    };
    Dimensions {
        funders: vec![
            funder("ville", "Ville de Saint-Aubin", FunderKind::Municipal),
            funder("region", "Région Bretagne", FunderKind::Region),
        ],
        projects: vec![project("jardin", "Jardin"), project("ateliers", "Ateliers")],
        rules: vec![
            rule(
                "1",
                Condition::ThirdParty("ville de saint-aubin".to_owned()),
                Some("ville"),
                None,
            ),
            rule(
                "2",
                Condition::ThirdParty("Région Bretagne".to_owned()),
                Some("region"),
                None,
            ),
            rule(
                "3",
                Condition::Label("jardin".to_owned()),
                None,
                Some("jardin"),
            ),
            rule(
                "4",
                Condition::Label("ateliers".to_owned()),
                None,
                Some("ateliers"),
            ),
        ],
        ..Dimensions::default()
    }
}

/// The books of that ledger.
pub fn books<'a>(ledger: &'a Ledger, dimensions: &'a Dimensions) -> Books<'a> {
    Books::of(ledger, dimensions, &BTreeMap::new())
}

//! What came in of grants, however it was booked; and what no rule may decide alone. Amounts are in
//! view, in euros.

use std::collections::BTreeMap;

use ledger::budget;
use ledger::dashboard::{Expected, cash_ahead};
use ledger::dimensions::{
    Condition, Dimension, Dimensions, Funder, FunderKind, Project, Rule, Suggested, accept, assign,
    propose, unassigned,
};
use ledger::fec::{self, Bounds};
use ledger::grants::{Agreement, Grant, Payment, Standing, standings};
use ledger::{Books, Cents, Day, Ledger, Period};

/// Day, account, third party, label, euros at the debit; at the credit where negative. An empty line
/// ends a transaction.
type Line<'a> = (&'a str, &'a str, &'a str, &'a str, i64);

fn ledger(transactions: &[&[Line<'_>]]) -> Ledger {
    let mut file =
        "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|\
        CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|\
        Montantdevise|Idevise\n"
            .to_owned();
    for (number, lines) in transactions.iter().enumerate() {
        for (day, account, party, label, euros) in *lines {
            let (debit, credit) = ((*euros).max(0), (-*euros).max(0));
            let journal = if *label == "A nouveaux" { "AN" } else { "BQ" };
            file += &format!(
                "{journal}|J|{}|{day}|{account}|{account}|{party}|{party}|P|{day}|{label}|{debit},00|{credit},00|||{day}||\n",
                number + 1
            );
        }
    }
    let read = fec::read(file.as_bytes(), None, "one", &Bounds::default());
    assert_eq!(read.ledger.entries().len(), file.lines().count() - 1);
    read.ledger
}

fn year(year: i32) -> Period {
    Period::year(year).expect("a year")
}

fn day(text: &str) -> Day {
    Day::from_iso(text).expect("a day")
}

fn grant(id: &str, funder: &str, year: i32, euros: i64) -> Grant {
    Grant {
        id: id.to_owned(),
        funder: funder.to_owned(),
        project: None,
        purpose: String::new(),
        period: Period::year(year).expect("a year"),
        asked: None,
        granted: Some(Cents::euros(euros)),
        agreement: None,
        payments: vec![Payment {
            due: day("2025-06-01"),
            amount: Cents::euros(euros),
        }],
        report_due: None,
        reported: None,
        notified: None,
    }
}

fn funder(id: &str, name: &str) -> Funder {
    Funder {
        id: id.to_owned(),
        name: name.to_owned(),
        kind: FunderKind::Municipal,
        siret: String::new(),
    }
}

fn rule(id: &str, when: Vec<Condition>, funder: Option<&str>, project: Option<&str>) -> Rule {
    Rule {
        id: id.to_owned(),
        when,
        period: None,
        funder: funder.map(str::to_owned),
        project: project.map(str::to_owned),
    }
}

/// The town by its third party, the region by the label: rules as accepted proposals make them.
fn said() -> Dimensions {
    let products = || Condition::Account("74".to_owned());
    Dimensions {
        funders: vec![
            funder("ville", "Ville d'Aubry"),
            funder("region", "Région Centre"),
        ],
        rules: vec![
            rule(
                "1",
                vec![
                    Condition::ThirdParty("Ville d'Aubry".to_owned()),
                    products(),
                ],
                Some("ville"),
                None,
            ),
            rule(
                "2",
                vec![Condition::Label("region centre".to_owned()), products()],
                Some("region"),
                None,
            ),
        ],
        ..Dimensions::default()
    }
}

fn standing(transactions: &[&[Line<'_>]], grants: &[Grant]) -> Vec<Standing> {
    let (ledger, said) = (ledger(transactions), said());
    let books = Books::of(&ledger, &said, &BTreeMap::new());
    standings(&books, grants, day("2025-12-31"))
}

const TOWN: &str = "Ville d'Aubry";

#[test]
fn what_came_beyond_a_grant_is_told() {
    let grants = [grant("g", "ville", 2024, 4_000)];
    let transactions: [&[Line<'_>]; 1] = [&[
        ("20240920", "512000", "", "Subvention", 5_000),
        ("20240920", "741000", TOWN, "Subvention", -5_000),
    ]];
    let of = &standing(&transactions, &grants)[0];
    assert_eq!((of.over, of.to_receive), (Cents::euros(1_000), Cents::ZERO));
}

#[test]
fn funding_is_of_the_project_of_its_grant_and_common_charges_are_shared_alike() {
    let mut said = said();
    said.projects.push(Project {
        id: "festival".to_owned(),
        name: "Festival".to_owned(),
    });
    let of_project = Grant {
        project: Some("festival".to_owned()),
        ..grant("g", "ville", 2024, 5_000)
    };
    let transactions: [&[Line<'_>]; 2] = [
        &[
            ("20240920", "512000", "", "Subvention", 5_000),
            ("20240920", "741000", TOWN, "Subvention", -5_000),
        ],
        &[
            ("20241010", "613200", "", "Loyer", 1_000),
            ("20241010", "512000", "", "Loyer", -1_000),
        ],
    ];
    let ledger = ledger(&transactions);
    let sharing = ledger::official::Sharing {
        share: ledger::Share::of_hundredths(2_000),
        accounts: Vec::new(),
        rule: "heures".to_owned(),
    };
    let grants = [of_project];
    let books = Books::of(&ledger, &said, &BTreeMap::new())
        .with_grants(&grants)
        .with_sharing(&BTreeMap::from([("festival".to_owned(), sharing.clone())]));
    let wanted = ledger::official::Wanted {
        form: "15059*02".to_owned(),
        period: Period::year(2024).expect("a year"),
        project: Some("festival".to_owned()),
        funder: Some("ville".to_owned()),
        sharing: Some(sharing),
    };
    let table = ledger::official::fill(&books, &wanted, None);
    let of = table.of_funder.as_ref().expect("a funder");
    assert_eq!(of.actual.amount(), Cents::euros(5_000));
    let rows = table
        .rows
        .iter()
        .filter(|row| row.line.id.starts_with("indirect."));
    let shared: Cents = rows.map(|row| row.actual.amount()).sum();
    let standing = &standings(&books, &grants, day("2025-12-31"))[0];
    assert_eq!(
        (shared, standing.spent.amount()),
        (Cents::euros(200), shared)
    );
}

#[test]
fn a_payment_on_what_was_to_come_is_received_and_expected_no_more() {
    let grants = [grant("g", "ville", 2024, 5_000)];
    let transactions: [&[Line<'_>]; 2] = [
        &[
            ("20240310", "441000", TOWN, "Notification", 5_000),
            ("20240310", "741000", TOWN, "Notification", -5_000),
        ],
        &[
            ("20240920", "512000", "", "Virement reçu", 5_000),
            ("20240920", "441000", TOWN, "Virement reçu", -5_000),
        ],
    ];
    let of = &standing(&transactions, &grants)[0];
    assert_eq!(of.paid.amount(), Cents::euros(5_000));
    assert_eq!(of.recognised.amount(), Cents::euros(5_000));
    assert_eq!(of.to_receive, Cents::ZERO);
    let ahead = Expected::of_grants(&grants, std::slice::from_ref(of), day("2024-12-31"));
    assert!(ahead.is_empty(), "nothing comes a second time: {ahead:?}");
    // Before it is paid it is to come, once.
    let before = &standing(&transactions[..1], &grants)[0];
    assert_eq!(before.paid.amount(), Cents::ZERO);
    assert_eq!(before.to_receive, Cents::euros(5_000));
    // The funder may be named by the bank's line only, or by the account only.
    for party_at in [0, 1, 2] {
        let party = |at| if at == party_at { TOWN } else { "" };
        let paid: &[Line<'_>] = &[
            ("20240920", "512000", party(0), "Virement reçu", 5_000),
            ("20240920", "441100", party(1), "Virement reçu", -5_000),
        ];
        let notified: &[Line<'_>] = &[
            (
                "20240310",
                "441100",
                if party_at == 2 { "" } else { TOWN },
                "Notification",
                5_000,
            ),
            ("20240310", "741000", TOWN, "Notification", -5_000),
        ];
        let of = &standing(&[notified, paid], &grants)[0];
        assert_eq!(of.paid.amount(), Cents::euros(5_000), "{party_at}");
    }
}

#[test]
fn what_waits_on_an_account_of_anybody_is_nobody_s_grant() {
    let grants = [grant("g", "ville", 2024, 5_000)];
    let of = &standing(
        &[
            &[
                ("20240301", "471000", "", "Subvention", 5_000),
                ("20240301", "741000", TOWN, "Subvention", -5_000),
            ],
            &[
                ("20240210", "512000", "", "Don anonyme", 300),
                ("20240210", "471000", "", "Don anonyme", -300),
            ],
        ],
        &grants,
    )[0];
    assert_eq!(of.paid.amount(), Cents::ZERO);
}

#[test]
fn a_funder_who_is_a_customer_too_pays_its_grant_on_its_own_account() {
    let grants = [grant("g", "region", 2024, 5_000)];
    let party = "Région Centre";
    let of = &standing(
        &[
            &[
                ("20240301", "411000", party, "Facture", 900),
                ("20240301", "706000", party, "Facture", -900),
            ],
            &[
                (
                    "20240310",
                    "441000",
                    party,
                    "Subvention Région Centre",
                    5_000,
                ),
                (
                    "20240310",
                    "741000",
                    party,
                    "Subvention Région Centre",
                    -5_000,
                ),
            ],
            &[
                ("20240920", "512000", "", "VIR 4471", 5_000),
                ("20240920", "441000", party, "VIR 4471", -5_000),
            ],
        ],
        &grants,
    )[0];
    assert_eq!(of.paid.amount(), Cents::euros(5_000));
}

#[test]
fn each_of_several_funders_of_one_payment_has_its_part() {
    let grants = [
        grant("v", "ville", 2024, 5_000),
        grant("r", "region", 2024, 2_000),
    ];
    let standings = standing(
        &[&[
            ("20240405", "512000", "", "Remise", 7_150),
            ("20240405", "741000", TOWN, "Subvention", -5_000),
            ("20240405", "742000", "", "Subvention Région Centre", -2_000),
            ("20240405", "756000", "", "Cotisations", -150),
        ]],
        &grants,
    );
    let paid: Vec<Cents> = standings.iter().map(|of| of.paid.amount()).collect();
    assert_eq!(paid, [Cents::euros(5_000), Cents::euros(2_000)]);
}

#[test]
fn a_late_payment_is_of_the_grant_that_it_was_notified_for() {
    let grants = [
        grant("2024", "ville", 2024, 4_000),
        grant("2025", "ville", 2025, 6_000),
    ];
    let late = [
        &[
            ("20241101", "441000", TOWN, "Notification", 4_000),
            ("20241101", "741000", TOWN, "Notification", -4_000),
        ][..],
        &[
            ("20250110", "512000", "", "Virement", 4_000),
            ("20250110", "441000", TOWN, "Virement", -4_000),
        ],
    ];
    // The same by income to receive at the end of the year, undone on the first day of the next.
    let undone = [
        &[
            ("20241231", "448700", TOWN, "Produit à recevoir", 4_000),
            ("20241231", "741000", TOWN, "Produit à recevoir", -4_000),
        ][..],
        &[
            ("20250101", "741000", TOWN, "Extourne", 4_000),
            ("20250101", "448700", TOWN, "Extourne", -4_000),
        ],
        &[
            ("20250110", "512000", "", "Virement", 4_000),
            ("20250110", "741000", TOWN, "Virement", -4_000),
        ],
    ];
    for transactions in [&late[..], &undone[..]] {
        let standings = standing(transactions, &grants);
        let to_receive: Vec<Cents> = standings.iter().map(|of| of.to_receive).collect();
        assert_eq!(to_receive, [Cents::ZERO, Cents::euros(6_000)]);
        assert_eq!(standings[0].recognised.amount(), Cents::euros(4_000));
        assert_eq!(standings[1].recognised.amount(), Cents::ZERO);
    }
}

#[test]
fn what_an_opening_carries_over_is_no_payment() {
    let opening: &[Line<'_>] = &[
        ("20250101", "512000", "", "A nouveaux", 9_000),
        ("20250101", "441000", TOWN, "A nouveaux", 3_000),
        ("20250101", "487000", "Ville d'Aubry", "A nouveaux", -1_000),
        ("20250101", "110000", "", "A nouveaux", -11_000),
    ];
    let paid: &[Line<'_>] = &[
        ("20250215", "512000", "", "Virement", 3_000),
        ("20250215", "441000", TOWN, "Virement", -3_000),
    ];
    // The 3 000 are of a grant of the year before, which nobody entered.
    let grants = [grant("2025", "ville", 2025, 6_000)];
    let of = &standing(&[opening, paid], &grants)[0];
    assert_eq!(of.paid.amount(), Cents::ZERO);
    assert_eq!(of.to_receive, Cents::euros(6_000));
    let grants = [
        grant("2024", "ville", 2024, 3_000),
        grant("2025", "ville", 2025, 6_000),
    ];
    let standings = standing(&[opening, paid], &grants);
    assert_eq!(standings[0].paid.amount(), Cents::euros(3_000));
    assert_eq!(standings[1].paid.amount(), Cents::ZERO);
}

#[test]
fn what_came_before_a_grant_had_begun_is_not_of_it() {
    let paid: &[Line<'_>] = &[
        ("20241110", "512000", "", "Virement", 5_000),
        ("20241110", "741000", TOWN, "Virement", -5_000),
    ];
    let mut later = grant("2026", "ville", 2026, 5_000);
    assert_eq!(
        standing(&[paid], &[later.clone()])[0].paid.amount(),
        Cents::ZERO
    );
    // An agreement that was signed by then may be paid ahead.
    later.agreement = Some(Agreement {
        reference: String::new(),
        signed: Some(day("2024-11-01")),
    });
    assert_eq!(
        standing(&[paid], &[later])[0].paid.amount(),
        Cents::euros(5_000)
    );
}

#[test]
fn a_grant_given_back_is_less_received() {
    let grants = [grant("v", "ville", 2024, 5_000)];
    let of = &standing(
        &[
            &[
                ("20240310", "512000", "", "Virement", 5_000),
                ("20240310", "741000", TOWN, "Virement", -5_000),
            ],
            &[
                ("20241110", "741000", TOWN, "Reversement", 1_000),
                ("20241110", "512000", "", "Reversement", -1_000),
            ],
        ],
        &grants,
    )[0];
    assert_eq!(of.paid.amount(), Cents::euros(4_000));
}

#[test]
fn a_payment_of_nobody_known_is_proposed_with_its_amount() {
    let ledger = ledger(&[&[
        ("20240920", "512000", "", "VIR CONSEIL DEPARTEMENTAL", 800),
        ("20240920", "441000", "", "VIR CONSEIL DEPARTEMENTAL", -800),
    ]]);
    let said = said();
    let assignment = assign(&ledger, &said);
    let of = unassigned(&ledger, &assignment, Period::year(2024).expect("a year"));
    assert_eq!(of.received.amount(), Cents::euros(800));
    let proposals = propose(&ledger, &said, &assignment);
    assert_eq!(proposals.len(), 1);
    assert_eq!(proposals[0].figure.amount(), Cents::euros(800));
    let mut said = said;
    assert!(accept(&mut said, &proposals[0], None, None));
    let of = unassigned(
        &ledger,
        &assign(&ledger, &said),
        Period::year(2024).expect("a year"),
    );
    assert_eq!(of.received.amount(), Cents::ZERO);
}

#[test]
fn customers_and_other_products_of_a_funder_are_no_grants() {
    let grants = [grant("v", "ville", 2024, 5_000)];
    let of = &standing(
        &[
            &[
                ("20240310", "411000", TOWN, "Facture", 900),
                ("20240310", "706000", TOWN, "Facture", -900),
            ],
            &[
                ("20240410", "512000", "", "Virement", 900),
                ("20240410", "411000", TOWN, "Virement", -900),
            ],
        ],
        &grants,
    )[0];
    assert_eq!(of.paid.amount(), Cents::ZERO);
}

fn two_projects() -> Dimensions {
    let project = |id: &str, name: &str| Project {
        id: id.to_owned(),
        name: name.to_owned(),
    };
    Dimensions {
        projects: vec![project("jardin", "Jardin"), project("ateliers", "Ateliers")],
        rules: vec![rule(
            "1",
            vec![Condition::Label("jardin".to_owned())],
            None,
            Some("jardin"),
        )],
        ..said()
    }
}

#[test]
fn a_label_that_names_two_is_asked_for_and_then_remembered() {
    let both = "Sortie jardin et ateliers";
    let ledger = ledger(&[
        &[
            ("20240310", "625100", "", both, 120),
            ("20240310", "512000", "", both, -120),
        ],
        &[
            ("20240311", "606300", "", "Terreau jardin", 30),
            ("20240311", "512000", "", "Terreau jardin", -30),
        ],
    ]);
    let mut said = two_projects();
    let assignment = assign(&ledger, &said);
    let of = |assignment: &ledger::dimensions::Assignment| {
        let entries = ledger
            .iter()
            .filter(|(_, entry)| ledger.account(entry).starts_with('6'));
        entries
            .map(|(id, _)| assignment.project(id).map(str::to_owned))
            .collect::<Vec<_>>()
    };
    assert_eq!(of(&assignment), [None, Some("jardin".to_owned())]);
    let proposals = propose(&ledger, &said, &assignment);
    let asked = &proposals[0];
    assert_eq!(asked.dimension, Dimension::Project);
    assert_eq!(
        asked.suggested,
        Suggested::OneOf(vec!["jardin".to_owned(), "ateliers".to_owned()])
    );
    assert_eq!(asked.figure.amount(), Cents::euros(120));
    // Nothing is taken without an answer.
    let before = said.clone();
    assert!(!accept(&mut said, asked, None, None));
    assert_eq!(said, before);
    assert!(accept(&mut said, asked, None, Some("ateliers")));
    let after = assign(&ledger, &said);
    assert_eq!(
        of(&after),
        [Some("ateliers".to_owned()), Some("jardin".to_owned())]
    );
    assert!(
        propose(&ledger, &said, &after)
            .iter()
            .all(|of| of.id != asked.id)
    );
}

#[test]
fn a_label_that_names_two_funders_is_asked_for() {
    let both = "Subvention Ville d'Aubry et Région Centre";
    let ledger = ledger(&[&[
        ("20240310", "512000", "", both, 700),
        ("20240310", "740000", "", both, -700),
    ]]);
    for said in [
        // Rules by label for both, for one, and none at all.
        Dimensions {
            rules: vec![
                rule(
                    "1",
                    vec![Condition::Label("aubry".to_owned())],
                    Some("ville"),
                    None,
                ),
                rule(
                    "2",
                    vec![Condition::Label("region".to_owned())],
                    Some("region"),
                    None,
                ),
            ],
            ..said()
        },
        said(),
        Dimensions {
            rules: Vec::new(),
            ..said()
        },
    ] {
        let assignment = assign(&ledger, &said);
        assert!(ledger.iter().all(|(id, _)| assignment.funder(id).is_none()));
        let proposals = propose(&ledger, &said, &assignment);
        assert_eq!(
            proposals[0].suggested,
            Suggested::OneOf(vec!["ville".to_owned(), "region".to_owned()])
        );
    }
}

#[test]
fn what_is_taken_back_of_an_investment_grant_has_no_funder_and_is_no_cash() {
    let label = "Quote-part de subventions Ville d'Aubry";
    let taken_back = |day, account| {
        [
            (day, "139100", TOWN, label, 400),
            (day, account, TOWN, label, -400),
        ]
    };
    let (before, after) = (
        taken_back("20231231", "777000"),
        taken_back("20241231", "747000"),
    );
    // Some book it on any account of 74.
    let other = [
        ("20240630", "139100", "", "Quote-part", 50),
        ("20240630", "748000", "", "Quote-part", -50),
    ];
    let ledger = ledger(&[&before, &after, &other]);
    let mut said = said();
    said.rules.push(rule(
        "3",
        vec![Condition::ThirdParty(TOWN.to_owned())],
        Some("ville"),
        None,
    ));
    let books = Books::of(&ledger, &said, &BTreeMap::new());
    for (id, entry) in ledger.iter() {
        let funder = books.assignment.funder(id);
        assert_eq!(funder, None, "{}", ledger.account(entry));
    }
    let proposals = propose(&ledger, &said, &books.assignment);
    assert!(proposals.is_empty(), "{proposals:?}");
    let of = &standings(
        &books,
        &[grant("v", "ville", 2024, 5_000)],
        day("2025-12-31"),
    )[0];
    assert_eq!(of.paid.amount(), Cents::ZERO);
    let ahead = cash_ahead(&books, day("2024-12-31"), &[]);
    assert!(ahead.iter().all(|month| month.closing.is_zero()));
    // One habit, under the newest of its accounts: (400 + 400) / 2.
    let next = Period::year(2025).expect("a year");
    let drafted = budget::draft(&books, &[], next, None, 2);
    let lines: Vec<(&str, Cents)> = drafted
        .lines
        .iter()
        .map(|line| (line.account.as_str(), line.amount))
        .collect();
    assert_eq!(lines, [("747", Cents::euros(400))]);
}

#[test]
fn lines_of_a_sheet_find_their_funder() {
    use ledger::budget::{from_rows, name_funders};
    let sheet: Vec<Vec<String>> = [
        ["741", "Subvention Ville d'Aubry", "500"],
        ["742", "Région(s)", "400"],
        ["743", "Fondation des Deux Rives", "300"],
        ["748", "Autres subventions", "200"],
        ["747", "Quote-part de subventions", "100"],
        ["755", "Contribution Région Centre", "50"],
        ["755", "Contributions de la fédération", "25"],
    ]
    .map(|row| row.map(str::to_owned).to_vec())
    .to_vec();
    let mut said = said();
    let mut lines = from_rows(&sheet).lines;
    let new = name_funders(&mut lines, &mut said);
    let names: Vec<&str> = new.iter().map(|funder| funder.name.as_str()).collect();
    assert_eq!(names, ["Fondation des Deux Rives"]);
    assert!(said.funder("fondation-des-deux-rives").is_some());
    let found: Vec<(&str, Option<&str>)> = lines
        .iter()
        .map(|line| (line.account.as_str(), line.funder.as_deref()))
        .collect();
    assert_eq!(
        found,
        [
            ("741", Some("ville")),
            ("74.region", None),
            ("743", Some("fondation-des-deux-rives")),
            ("748", None),
            ("747", None),
            ("755", Some("region")),
            ("755", None),
        ]
    );
}

#[test]
fn private_funders_are_followed_as_public_ones() {
    let transactions: [&[Line<'_>]; 2] = [
        &[
            ("20240412", "512000", "", "Mécénat", 2_600),
            ("20240412", "755100", "Fondation du Lac", "Mécénat", -2_600),
        ],
        &[
            ("20240603", "512000", "", "Don anonyme", 140),
            ("20240603", "755100", "", "Don anonyme", -140),
        ],
    ];
    let ledger = ledger(&transactions);
    let mut said = said();
    said.funders.push(funder("lac", "Fondation du Lac"));
    let party = Condition::ThirdParty("Fondation du Lac".to_owned());
    said.rules.push(rule("3", vec![party], Some("lac"), None));
    let books = Books::of(&ledger, &said, &BTreeMap::new());
    let open = unassigned(&ledger, &books.assignment, year(2024));
    assert_eq!(open.contributions.amount(), Cents::euros(140));
    // Of two years, and all of it a product in the first.
    let mut of = grant("g", "lac", 2024, 2_600);
    of.period.last = day("2025-12-31");
    let standing = standings(&books, std::slice::from_ref(&of), day("2024-12-31"));
    assert_eq!(standing[0].recognised.amount(), Cents::euros(2_600));
    let planned = |grants: &[Grant]| -> Vec<(String, i64)> {
        let draft = budget::draft(&books, grants, year(2025), None, 3);
        let lines = draft.lines.iter();
        lines
            .map(|line| (line.account.clone(), line.amount.0 / 100))
            .collect()
    };
    assert_eq!(
        planned(std::slice::from_ref(&of)),
        [("755".to_owned(), 140)]
    );
    // Half of a larger one is still to come.
    of.granted = Some(Cents::euros(5_200));
    let expected = [("755".to_owned(), 140), ("74".to_owned(), 2_600)];
    assert_eq!(planned(&[of]), expected);
}

#[test]
fn what_is_to_repay_and_what_was_too_much_are_of_one_sum() {
    // Two grants of one project: charges of the first alone, of both, and of a third that is none.
    let transactions: [&[Line<'_>]; 5] = [
        &[
            ("20240205", "512000", "", "Subvention", 900),
            ("20240205", "741000", TOWN, "Subvention", -900),
        ],
        &[
            ("20240206", "512000", "", "Région Centre", 700),
            ("20240206", "742000", "", "Région Centre", -700),
        ],
        &[
            ("20240310", "606400", TOWN, "Serre", 250),
            ("20240310", "512000", "", "Serre", -250),
        ],
        &[
            ("20240311", "606400", "", "Serre", 120),
            ("20240311", "512000", "", "Serre", -120),
        ],
        &[
            ("20240312", "606400", "Fondation du Lac", "Serre", 800),
            ("20240312", "512000", "", "Serre", -800),
        ],
    ];
    let ledger = ledger(&transactions);
    let mut said = said();
    said.funders.push(funder("lac", "Fondation du Lac"));
    said.projects.push(Project {
        id: "serre".to_owned(),
        name: "Serre".to_owned(),
    });
    let charges = |party: &str| {
        vec![
            Condition::ThirdParty(party.to_owned()),
            Condition::Account("6".to_owned()),
        ]
    };
    let label = Condition::Label("serre".to_owned());
    said.rules.push(rule("3", vec![label], None, Some("serre")));
    said.rules
        .push(rule("4", charges("Fondation du Lac"), Some("lac"), None));
    said.rules
        .push(rule("5", charges(TOWN), Some("ville"), None));
    let mut grants = [
        grant("a", "ville", 2024, 900),
        grant("b", "region", 2024, 700),
    ];
    for of in &mut grants {
        of.project = Some("serre".to_owned());
    }
    let books = Books::of(&ledger, &said, &BTreeMap::new());
    let standings = standings(&books, &grants, day("2025-02-01"));
    let repay: Vec<Cents> = standings.iter().map(|of| of.to_repay).collect();
    assert_eq!(
        repay,
        [Cents::euros(900 - 250 - 120), Cents::euros(700 - 120)]
    );
    // The charges of the third are of neither; those of both count once.
    let over = ledger::grants::overfunded(&grants, &standings);
    let all = Cents::euros(900 - 250 + 700 - 120);
    assert_eq!(over, [("serre".to_owned(), all)]);
}

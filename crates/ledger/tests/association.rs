//! Two years of an invented association, from its files to the tables. Amounts are derived in view
//! from `invented/mod.rs`.

use std::collections::BTreeMap;

use ledger::budget::{self, Budget, BudgetLine, Change, ChangeTo, Origin, Scenario};
use ledger::charts::{Chart, Side};
use ledger::dashboard::{self, Expected, Reason, Says, SourceOfIncome};
use ledger::dimensions::{Answer, Dimensions, Suggested, accept, assign, propose, unassigned};
use ledger::grants::{Agreement, Grant, Payment, dedicated_funds, overfunded, standings};
use ledger::official::{Check, Sharing, Wanted, checks, explain, fill};
use ledger::{Cents, Day, Ledger, Period, Share, exports};

#[expect(unreachable_pub, reason = "shared among tests")]
mod invented;

use invented::{books, dimensions, ledger};

fn day(text: &str) -> Day {
    Day::from_iso(text).expect("a day")
}

fn year(year: i32) -> Period {
    Period::year(year).expect("a year")
}

fn euros(euros: i64) -> Cents {
    Cents::euros(euros)
}

fn grant(id: &str, funder: &str, project: &str, of: i32, granted: i64) -> Grant {
    Grant {
        id: id.to_owned(),
        funder: funder.to_owned(),
        project: Some(project.to_owned()),
        purpose: format!("{project} {of}"),
        period: year(of),
        asked: Some(euros(granted + 1_000)),
        granted: Some(euros(granted)),
        agreement: Some(Agreement {
            reference: format!("C-{of}"),
            signed: Some(day("2024-01-15")),
        }),
        payments: vec![
            Payment {
                due: day("2024-02-01"),
                amount: euros(granted / 2),
            },
            Payment {
                due: day("2025-03-01"),
                amount: euros(granted - granted / 2),
            },
        ],
        report_due: None,
        reported: None,
        notified: None,
    }
}

#[test]
fn what_there_is_and_how_long_it_lasts() {
    let (ledger, dimensions) = (ledger(), dimensions());
    let books = books(&ledger, &dimensions);
    assert_eq!(
        books.charts(),
        [Chart::Associations2018, Chart::Associations2018]
    );
    // 13 799.50 at the beginning of 2024; 8 500 came and 10 300.33 went.
    let cash = dashboard::cash(&books, day("2024-12-31"));
    assert_eq!(cash.cash.amount(), Cents(1_379_950 + 850_000 - 1_030_033));
    // The opening of 2024 does not count again what 2023 left.
    assert_eq!(
        dashboard::cash(&books, day("2023-12-31")).cash.amount(),
        Cents(1_379_950)
    );
    // 4 000 were set aside and 3 000 taken back.
    assert_eq!(cash.dedicated.amount(), euros(1_000));
    assert_eq!(cash.free, Cents(1_199_917 - 100_000));
    // All charges of the year cost money.
    assert_eq!((cash.months, cash.charges.amount()), (12, Cents(1_030_033)));
    assert_eq!(cash.tenths_of_months, Some(1_099_917 * 10 * 12 / 1_030_033));
    let funds = dedicated_funds(&books, year(2024));
    assert_eq!(funds.opening.amount(), euros(4_000));
    assert_eq!(
        (funds.used.amount(), funds.set_aside.amount()),
        (euros(3_000), euros(0))
    );
    assert_eq!(
        (funds.closing.amount(), funds.gap),
        (euros(1_000), euros(0))
    );
}

#[test]
fn one_year_alone_opens_with_its_own_balances() {
    let mut alone = ledger();
    alone = alone.without("2023");
    let dimensions = dimensions();
    let books = books(&alone, &dimensions);
    let cash = dashboard::cash(&books, day("2024-12-31"));
    assert_eq!(cash.cash.amount(), Cents(1_199_917));
    let funds = dedicated_funds(&books, year(2024));
    assert_eq!(
        (funds.opening.amount(), funds.gap),
        (euros(4_000), euros(0))
    );
}

#[test]
fn income_charges_projects_and_years() {
    let (ledger, dimensions) = (ledger(), dimensions());
    let books = books(&ledger, &dimensions);
    let drawn = dashboard::dashboard(&books, year(2024), &[]);
    assert_eq!(
        drawn.products.amount(),
        euros(5_000 + 2_000 + 1_500 + 3_000)
    );
    assert_eq!(drawn.charges.amount(), Cents(1_030_033));
    assert_eq!(
        drawn.income[0].source,
        SourceOfIncome::Funder("ville".to_owned())
    );
    assert_eq!(drawn.income[0].share, Some(Share::of_hundredths(4_348)));
    let garden = &drawn.by_project[0];
    assert_eq!(garden.project.as_deref(), Some("jardin"));
    assert_eq!(
        (garden.charges.amount(), garden.products.amount()),
        (euros(6_000), euros(8_000))
    );
    assert_eq!(drawn.by_project.last().expect("a project").project, None);
    assert_eq!(drawn.years.len(), 2);
    assert_eq!(drawn.in_kind.volunteering.amount(), euros(4_500));
    let says = drawn.says();
    assert!(says.contains(&Says::LargestFunder {
        funder: "ville".to_owned(),
        share: Share::of_hundredths(4_348),
    }));
    assert!(says.contains(&Says::Result {
        result: euros(11_500) - Cents(1_030_033),
        before: Some(euros(9_200) - Cents(300_050 + 240_000 + 400_000)),
    }));
}

#[test]
fn cash_ahead_of_due_dates() {
    let (ledger, dimensions) = (ledger(), dimensions());
    let books = books(&ledger, &dimensions);
    let expected = [
        Expected {
            due: day("2025-03-01"),
            amount: euros(2_500),
            reason: Reason::Grant("g".to_owned()),
        },
        Expected {
            due: day("2025-06-15"),
            amount: euros(-1_000),
            reason: Reason::Entered("fourgon".to_owned()),
        },
    ];
    let ahead = dashboard::cash_ahead(&books, day("2024-12-31"), &expected);
    assert_eq!(ahead.len(), 12);
    assert_eq!(ahead[0].opening, Cents(1_199_917));
    assert_eq!(ahead[2].closing - ahead[2].opening, euros(2_500));
    // What is entered for June comes on top of the usual rent of 2 500.33.
    assert_eq!(ahead[5].closing - ahead[5].opening, Cents(-350_033));
    for two in ahead.windows(2) {
        assert_eq!(two[0].closing, two[1].opening);
    }
}

#[test]
fn grants_follow_the_entries() {
    let (ledger, dimensions) = (ledger(), dimensions());
    let books = books(&ledger, &dimensions);
    let grants = [
        grant("ville-2023", "ville", "jardin", 2023, 8_000),
        grant("ville-2024", "ville", "jardin", 2024, 7_000),
        grant("region", "region", "ateliers", 2024, 2_000),
    ];
    let standings = standings(&books, &grants, day("2025-07-15"));
    let [before, garden, workshops] = &standings[..] else {
        panic!("three grants");
    };
    assert_eq!(
        (before.paid.amount(), before.spent.amount()),
        (euros(8_000), Cents(300_050))
    );
    assert_eq!(before.to_repay, euros(8_000) - Cents(300_050));
    assert_eq!(before.report_due, Some(day("2024-06-30")));
    assert!(before.report_late);
    assert_eq!(
        (garden.paid.amount(), garden.to_receive),
        (euros(5_000), euros(2_000))
    );
    assert_eq!(
        (garden.spent.amount(), garden.to_justify),
        (euros(6_000), euros(1_000))
    );
    assert_eq!(garden.to_repay, euros(0));
    assert_eq!(garden.report_due, Some(day("2025-06-30")));
    assert_eq!(
        (workshops.spent.amount(), workshops.to_repay),
        (euros(1_800), euros(200))
    );
    let expected = Expected::of_grants(&grants, &standings, day("2025-01-10"));
    assert_eq!(expected.len(), 1);
    assert_eq!(
        (expected[0].due, expected[0].amount),
        (day("2025-03-01"), euros(2_000))
    );
    let over = overfunded(&grants, &standings);
    assert_eq!(over[0], ("ateliers".to_owned(), euros(200)));
    // Two grants of one project: nothing is justified twice.
    let two = [
        grant("a", "ville", "jardin", 2024, 5_000),
        grant("b", "region", "jardin", 2024, 3_000),
    ];
    let standings = ledger::grants::standings(&books, &two, day("2024-12-31"));
    assert_eq!(
        (standings[0].spent.amount(), standings[0].shared.amount()),
        (euros(0), euros(6_000))
    );
}

fn line(account: &str, amount: i64, funder: Option<&str>) -> BudgetLine {
    BudgetLine {
        account: account.to_owned(),
        label: String::new(),
        amount: euros(amount),
        funder: funder.map(str::to_owned),
        origin: Origin::Entered,
    }
}

fn garden_budget() -> Budget {
    Budget {
        id: "b".to_owned(),
        period: year(2024),
        project: Some("jardin".to_owned()),
        lines: vec![
            line("606", 4_000, None),
            line("indirect.running", 1_000, None),
            line("74", 4_500, Some("ville")),
            line("own", 500, None),
        ],
    }
}

#[test]
fn the_report_of_a_project() {
    let (ledger, dimensions) = (ledger(), dimensions());
    let books = books(&ledger, &dimensions);
    let wanted = Wanted {
        form: "15059*02".to_owned(),
        period: year(2024),
        project: Some("jardin".to_owned()),
        funder: Some("ville".to_owned()),
        sharing: Some(Sharing {
            share: Share::of_hundredths(4_000),
            accounts: vec!["61".to_owned()],
            rule: "heures".to_owned(),
        }),
    };
    let table = fill(&books, &wanted, Some(&garden_budget()));
    let row = |id: &str| table.rows_of(id).next().expect("a row").clone();
    assert_eq!(row("60.supplies").actual.amount(), euros(6_000));
    assert_eq!(
        row("60.supplies").percent,
        Some(Share::of_hundredths(15_000))
    );
    // 40 % of 2 500.33.
    assert_eq!(row("indirect.running").actual.amount(), Cents(100_013));
    let town = row("74.municipal");
    assert_eq!(
        (town.funder.as_deref(), town.actual.amount()),
        (Some("ville"), euros(5_000))
    );
    assert_eq!(row("78").actual.amount(), euros(3_000));
    let funder = table.of_funder.clone().expect("a funder");
    assert_eq!(funder.planned_share, Some(Share::of_hundredths(9_000)));
    assert_eq!(funder.actual_share, Some(Share::of_hundredths(6_250)));
    let said = checks(&table);
    assert!(said.contains(&Check::ActualUnequal {
        charges: euros(6_000) + Cents(100_013),
        products: euros(8_000),
    }));
    assert!(
        !said
            .iter()
            .any(|check| matches!(check, Check::PlannedUnequal { .. }))
    );
    let explained = explain(&books, &table, euros(500), Share::of_hundredths(1_000));
    let supplies = explained
        .iter()
        .find(|of| of.line.id == "60.supplies")
        .expect("explained");
    assert_eq!(
        (supplies.gap, supplies.largest[0].1.as_str()),
        (euros(2_000), "Serre jardin")
    );
}

#[test]
fn the_budget_of_the_organisation() {
    let (ledger, dimensions) = (ledger(), dimensions());
    let books = books(&ledger, &dimensions);
    let wanted = Wanted {
        form: "12156*03".to_owned(),
        period: year(2024),
        project: None,
        funder: None,
        sharing: None,
    };
    let table = fill(&books, &wanted, None);
    let total = |side| table.total(side).expect("a total").actual.amount();
    assert_eq!(total(Side::Charge), Cents(1_030_033));
    assert_eq!(total(Side::Product), euros(11_500));
    assert_eq!(
        (total(Side::UseInKind), total(Side::ResourceInKind)),
        (euros(4_500), euros(4_500))
    );
    let volunteering = table.rows_of("87.volunteering").next().expect("a row");
    assert_eq!(
        (volunteering.line.code.as_str(), volunteering.euros()),
        ("870", (None, 4_500))
    );
    // This version prints neither 77 nor own resources of the organisation.
    assert!(table.rows_of("77").next().is_none() && table.rows_of("own").next().is_none());
    let csv = String::from_utf8(exports::official(
        &table,
        &|side| format!("{side:?}").to_lowercase(),
        &|rubric| rubric.to_string(),
        &str::to_owned,
        &|line, _, _| match line.id.as_str() {
            "75.dues" => "Deux adhésions de plus".to_owned(),
            _ => String::new(),
        },
    ))
    .expect("text");
    assert!(
        csv.contains("\nproduct;756;Cotisations;;;1500;;Deux adhésions de plus\n"),
        "{csv}"
    );
    assert!(csv.contains("\ncharge;;TOTAL;;;10300;;\n"), "{csv}");
}

#[test]
fn what_is_only_asked_is_told_apart_in_a_draft() {
    let (ledger, dimensions) = (ledger(), dimensions());
    let books = books(&ledger, &dimensions);
    let mut asked = grant("asked", "region", "atelier", 2025, 2_000);
    asked.granted = None;
    let grants = [grant("granted", "region", "atelier", 2025, 4_000), asked];
    let drafted = budget::draft(&books, &grants, year(2025), None, 1);
    let origins: Vec<&Origin> = drafted
        .lines
        .iter()
        .filter(|line| line.funder.is_some())
        .map(|line| &line.origin)
        .collect();
    let id = |id: &str| id.to_owned();
    assert_eq!(
        origins,
        [&Origin::Grant(id("granted")), &Origin::Asked(id("asked"))]
    );
    assert_eq!(drafted.asked(), euros(3_000));
}

#[test]
fn what_is_planned_by_rubric_is_compared_by_rubric() {
    let (ledger, dimensions) = (ledger(), dimensions());
    let books = books(&ledger, &dimensions);
    let line = |account: &str, amount: i64| BudgetLine {
        account: account.to_owned(),
        label: String::new(),
        amount: euros(amount),
        funder: None,
        origin: Origin::Entered,
    };
    let mut budget = Budget {
        id: "2024".to_owned(),
        period: year(2024),
        project: None,
        lines: vec![line("60", 900), line("613", 100), line("64", 7_000)],
    };
    let mut wanted = Wanted {
        form: "15059*02".to_owned(),
        period: year(2024),
        project: None,
        funder: None,
        sharing: None,
    };
    let table = fill(&books, &wanted, Some(&budget));
    let rubric = |of: u8| table.rubric(of).expect("a rubric");
    assert_eq!(
        (rubric(60).planned, rubric(60).whole),
        (Some(euros(900)), true)
    );
    assert_eq!(
        (rubric(61).planned, rubric(61).whole),
        (Some(euros(100)), false)
    );
    assert!(table.rows.iter().all(|row| {
        let by_rubric = row.line.rubric == 60 || row.line.rubric == 64;
        row.planned.is_none() == by_rubric
    }));
    assert_eq!(
        table.total(Side::Charge).and_then(|total| total.planned),
        Some(euros(8_000))
    );
    // A gap of such a rubric is one, and the same that the budget has.
    let explained = explain(&books, &table, Cents(1), Share::of_hundredths(0));
    let gaps = budget::compare(&books, &budget);
    for rubric in [60, 64] {
        let of: Vec<_> = explained
            .iter()
            .filter(|of| of.line.rubric == rubric)
            .collect();
        assert_eq!(of.len(), 1, "{rubric}");
        assert!(of[0].whole_rubric);
        let gap = gaps
            .iter()
            .find(|gap| gap.whole_rubric && gap.line.is_some_and(|line| line.rubric == rubric));
        assert_eq!(gap.map(|gap| gap.gap), Some(of[0].gap), "{rubric}");
    }
    let csv = exports::gaps(&gaps, &|_| "Achats".to_owned(), &|id| {
        format!("Nom de {id}")
    });
    let csv = String::from_utf8(csv).expect("text");
    assert!(csv.contains("\n60;Achats;;900,00;"), "{csv}");
    // Of a year that has not begun there is nothing to explain.
    (budget.period, wanted.period) = (year(2031), year(2031));
    let table = fill(&books, &wanted, Some(&budget));
    assert_eq!(
        explain(&books, &table, Cents(1), Share::of_hundredths(0)),
        []
    );
}

#[test]
fn budgets_drafted_changed_and_compared() {
    let (ledger, dimensions) = (ledger(), dimensions());
    let books = books(&ledger, &dimensions);
    let grants = [grant("g", "region", "ateliers", 2025, 2_500)];
    let drafted = budget::draft(&books, &grants, year(2025), None, 3);
    let of = |account: &str| {
        drafted
            .lines
            .iter()
            .find(|line| line.account == account)
            .expect("a line")
            .clone()
    };
    // (3 000.50 + 6 000) / 2, and (1 200 + 1 500) / 2.
    assert_eq!(
        (of("606").amount, of("756").amount),
        (euros(4_500), euros(1_350))
    );
    assert_eq!(
        of("756").origin,
        Origin::History {
            years: 2,
            amounts: vec![euros(1_500), euros(1_200)]
        }
    );
    assert_eq!(
        (of("74").amount, of("74").funder.as_deref()),
        (euros(2_500), Some("region"))
    );
    let without = drafted.under(&Scenario {
        name: "sans la région".to_owned(),
        changes: vec![Change {
            account: "74".to_owned(),
            funder: Some("region".to_owned()),
            to: ChangeTo::Share(Share::of_hundredths(0)),
        }],
    });
    assert_eq!(drafted.products() - without.products(), euros(2_500));
    let gaps = budget::compare(&books, &garden_budget());
    let supplies = gaps
        .iter()
        .find(|gap| gap.line.is_some_and(|of| of.id == "60.supplies"));
    let supplies = supplies.expect("a gap");
    assert_eq!(
        (supplies.gap, supplies.percent),
        (euros(2_000), Some(Share::of_hundredths(5_000)))
    );
}

#[test]
fn proposals_are_answered_once() {
    let ledger = ledger();
    let mut said = Dimensions {
        projects: dimensions().projects,
        ..Dimensions::default()
    };
    let before = assign(&ledger, &said);
    assert_eq!(
        unassigned(&ledger, &before, year(2024)).grants.amount(),
        euros(7_000)
    );
    let proposals = propose(&ledger, &said, &before);
    let town = proposals
        .iter()
        .find(|of| of.id == "funder-ville-de-saint-aubin")
        .expect("proposed");
    assert_eq!(town.figure.amount(), euros(13_000));
    assert!(
        matches!(&town.suggested, Suggested::New { name, .. } if name == "Ville de Saint-Aubin")
    );
    assert!(accept(&mut said, town, None, None));
    let after = assign(&ledger, &said);
    assert_eq!(
        unassigned(&ledger, &after, year(2024)).grants.amount(),
        euros(2_000)
    );
    assert!(
        propose(&ledger, &said, &after)
            .iter()
            .all(|of| of.id != town.id)
    );
    // A declined proposal is not made again, and an answer for one entry stands above rules.
    said.declined.push("project-jardin".to_owned());
    assert!(
        propose(&ledger, &said, &after)
            .iter()
            .all(|of| of.id != "project-jardin")
    );
    let entry = town.figure.parts()[0].entry;
    let (import, line) = ledger.address(entry).expect("an address");
    said.answers.push(Answer {
        import: import.to_owned(),
        line,
        funder: Some(None),
        project: None,
    });
    assert_eq!(assign(&ledger, &said).funder(entry), None);
}

#[test]
fn grants_in_the_published_format() {
    let dimensions = dimensions();
    let mut one = grant("g", "ville", "jardin", 2024, 7_000);
    one.granted = Some(Cents(2_200_080));
    let to = exports::Subsidy {
        beneficiary: "Les Jardins du Pont".to_owned(),
        siret: "0".repeat(14),
        ..exports::Subsidy::default()
    };
    let csv = String::from_utf8(exports::published(&[one], &dimensions, &to)).expect("text");
    let mut lines = csv.lines();
    assert_eq!(
        lines.next(),
        Some(
            "nomAttribuant,idAttribuant,dateConvention,referenceDecision,nomBeneficiaire,\
             idBeneficiaire,objet,montant,nature,conditionsVersement,datesPeriodeVersement,idRAE,\
             notificationUE,pourcentageSubvention"
        )
    );
    assert_eq!(
        lines.next(),
        Some(
            "Ville de Saint-Aubin,,2024-01-15,C-2024,Les Jardins du Pont,00000000000000,\
             jardin 2024,22000.80,aide en numéraire,échelonné,2024-02-01_2025-03-01,,,1"
        )
    );
}

#[test]
fn the_total_of_charges_comes_after_those_that_are_shared() {
    let (ledger, dimensions) = (ledger(), dimensions());
    let books = books(&ledger, &dimensions);
    let mut wanted = Wanted {
        form: "15059*02".to_owned(),
        period: year(2024),
        project: Some("garden".to_owned()),
        funder: None,
        sharing: None,
    };
    let table = fill(&books, &wanted, None);
    let own = table.total(Side::Charge).expect("a sum").actual.amount();
    wanted.sharing = Some(Sharing {
        share: Share::of_hundredths(5_000),
        accounts: Vec::new(),
        rule: "heures".to_owned(),
    });
    let table = fill(&books, &wanted, None);
    let shared = table.total(Side::IndirectCharge).expect("a sum");
    assert!(!shared.actual.amount().is_zero());
    assert_eq!(table.total_after(Side::Charge), None);
    let all = table.total_after(Side::IndirectCharge).expect("a total");
    assert_eq!(all.actual.amount(), own + shared.actual.amount());
    let csv = exports::official(
        &table,
        &|side| format!("{side:?}").to_lowercase(),
        &|rubric| rubric.to_string(),
        &str::to_owned,
        &|_, _, _| String::new(),
    );
    let csv = String::from_utf8(csv).expect("text");
    let total = all.actual.amount().rounded_to_euros();
    let last: Vec<&str> = csv.lines().filter(|line| line.contains("TOTAL")).collect();
    assert_eq!(last[2], format!("charge;;TOTAL;;;{total};;"));
}

#[test]
fn no_loss_is_claimed_of_products_that_a_form_leaves_out() {
    let text = "Date;Compte;Libellé;Débit;Crédit\n\
        10/03/2024;606400;Papier;700,00;\n10/03/2024;512000;Papier;;700,00\n\
        12/04/2024;756000;Adhésions;;500,00\n12/04/2024;512000;Adhésions;500,00;\n\
        02/05/2024;791000;Aide remboursée;;900,00\n02/05/2024;512000;Aide remboursée;900,00;\n";
    let chosen = ledger::import::Chosen::default();
    let read = ledger::import::read(text.as_bytes(), "g.csv", "g", &chosen).expect("a table");
    let dimensions = Dimensions::default();
    let books = ledger::Books::of(&read.ledger, &dimensions, &BTreeMap::new());
    let mut wanted = Wanted {
        form: "12156*03".to_owned(),
        period: year(2024),
        project: None,
        funder: None,
        sharing: None,
    };
    let said = checks(&fill(&books, &wanted, None));
    assert!(
        said.contains(&Check::ActualLeftOut {
            charges: euros(700),
            products: euros(500),
            charges_left: Cents::ZERO,
            products_left: euros(900),
        }),
        "{said:?}"
    );
    let claims = |of: &Check| matches!(of, Check::ActualUnequal { .. });
    assert!(!said.iter().any(claims), "{said:?}");
    wanted.form = "12156*06".to_owned();
    let said = checks(&fill(&books, &wanted, None));
    assert!(said.iter().any(claims), "{said:?}");
}

/// A file of entries that each move money against another account.
fn fec(name: &str, entries: &[(&str, &str, &str, &str)]) -> Ledger {
    let mut text = "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|\
        CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|\
        ValidDate|Montantdevise|Idevise\n"
        .to_owned();
    for (at, (journal, day, account, amount)) in entries.iter().enumerate() {
        for (account, debit, credit) in [("512000", *amount, "0,00"), (*account, "0,00", *amount)] {
            text += &format!(
                "{journal}|J|{at}|{day}|{account}|C|||P|{day}|Libellé|{debit}|{credit}|||{day}||\n"
            );
        }
    }
    let bounds = ledger::fec::Bounds::default();
    ledger::fec::read(text.as_bytes(), Some(name), name, &bounds).ledger
}

#[test]
fn an_opening_that_is_not_the_closing_before_is_told() {
    let gaps = |opening: &str| {
        let first = fec(
            "812345675FEC20241231.txt",
            &[("BQ", "20240105", "756000", "940,30")],
        );
        let second = fec(
            "812345675FEC20251231.txt",
            &[
                ("AN", "20250101", "110000", opening),
                ("BQ", "20250210", "756000", "15,00"),
            ],
        );
        let mut all = Ledger::default();
        for file in [first, second] {
            all.extend(&file).expect("small");
        }
        ledger::years::settle(&mut all);
        let dimensions = Dimensions::default();
        ledger::Books::of(&all, &dimensions, &BTreeMap::new()).opening_gaps()
    };
    assert_eq!(gaps("940,30"), []);
    let [gap] = &gaps("900,00")[..] else {
        panic!("one gap");
    };
    assert_eq!((gap.opening, gap.closing), (euros(900), Cents(94_030)));
    assert_eq!((gap.source, gap.day.iso()), (1, "2024-12-31".to_owned()));
}

#[test]
fn what_was_paid_and_what_is_to_come_are_both_published() {
    let dimensions = dimensions();
    let mut of = grant("g", "ville", "jardin", 2025, 7_000);
    let payment = |due: &str| Payment {
        due: day(due),
        amount: euros(3_500),
    };
    let mut published = |paid: &[&str], noted: &[&str]| {
        of.payments = noted.iter().map(|due| payment(due)).collect();
        let days: Vec<Day> = paid.iter().map(|text| day(text)).collect();
        let to = exports::Subsidy {
            paid: [("g".to_owned(), days)].into(),
            ..exports::Subsidy::default()
        };
        let csv = exports::published(std::slice::from_ref(&of), &dimensions, &to);
        let csv = String::from_utf8(csv).expect("text");
        let cells: Vec<&str> = csv.lines().nth(1).expect("a row").split(',').collect();
        (cells[9].to_owned(), cells[10].to_owned())
    };
    let both = ("échelonné".to_owned(), "2025-09-15_2027-02-15".to_owned());
    assert_eq!(published(&["2025-09-15"], &["2027-02-15"]), both);
    assert_eq!(
        published(&["2025-09-15"], &["2025-09-15", "2027-02-15"]),
        both
    );
    assert_eq!(published(&[], &["2025-09-15", "2027-02-15"]), both);
    // Paid some days before or after it was due.
    let once = ("unique".to_owned(), "2025-09-15".to_owned());
    assert_eq!(published(&["2025-09-15"], &["2025-10-01"]), once);
    assert_eq!(published(&["2025-09-15"], &["2025-08-20"]), once);
}

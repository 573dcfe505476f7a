//! What people who tried `essaim ledger` stumbled over: each is refused, said or remembered.

use std::fs;

use serde_json::Value;

#[expect(unreachable_pub, reason = "shared among tests")]
mod desk;

use desk::{Desk, FIRST, SECOND, stderr};

const HEADER: &str = "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|\
    CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|\
    ValidDate|Montantdevise|Idevise\n";

/// Account, third party and euros, at the credit below zero.
type Line<'a> = (&'a str, &'a str, i64);

/// A FEC of transactions: day, label and lines.
fn fec(transactions: &[(&str, &str, &[Line<'_>])]) -> String {
    let mut text = HEADER.to_owned();
    for (number, (day, label, lines)) in transactions.iter().enumerate() {
        for (account, party, euros) in *lines {
            let (debit, credit) = ((*euros).max(0), (-*euros).max(0));
            text += &format!(
                "OD|Divers|{}|{day}|{account}|{account}|{party}|{party}|P|{day}|{label}|{debit},00|{credit},00|||{day}||\n",
                number + 1
            );
        }
    }
    text
}

const TOWN: &str = "Ville d’Aubry";

/// A grant that was notified, and paid later; two projects in one label.
fn grants() -> String {
    fec(&[
        (
            "20240310",
            "Notification subvention jardin",
            &[("441000", TOWN, 5_000), ("741000", TOWN, -5_000)],
        ),
        (
            "20240520",
            "Sortie jardin et ateliers",
            &[("625100", "", 120), ("512000", "", -120)],
        ),
        (
            "20240601",
            "Cotisations",
            &[("512000", "", 900), ("756000", "", -900)],
        ),
        (
            "20240920",
            "Virement reçu",
            &[("512000", "", 5_000), ("441000", TOWN, -5_000)],
        ),
    ])
}

fn desk_with_grants() -> Desk {
    let desk = Desk::new();
    desk.write("a.txt", &grants());
    desk.run(&["ledger", "import", "d", "a.txt", "--yes"]);
    for project in ["Jardin", "Ateliers"] {
        desk.run(&["ledger", "rules", "d", "--add-project", project]);
    }
    desk.run(&["ledger", "rules", "d", "--accept", "all"]);
    desk
}

#[test]
fn a_grant_that_was_paid_is_expected_no_more() {
    let desk = desk_with_grants();
    let grants = desk.json(&[
        "ledger",
        "grants",
        "d",
        "--add",
        "ville-d-aubry",
        "--year",
        "2024",
        "--granted",
        "5000",
        "--payment",
        "2025-03-01=5000",
        "--json",
    ]);
    let standing = &grants["grants"][0]["standing"];
    assert_eq!(standing["paid"]["amount"], 500_000);
    assert_eq!(standing["to_receive"], 0);
    let show = desk.json(&["ledger", "show", "d", "--json"]);
    let ahead = show["dashboard"]["ahead"].as_array().expect("months");
    // Only what is usual: dues, and the outing.
    let expected: Vec<&Value> = ahead
        .iter()
        .flat_map(|month| month["expected"].as_array().expect("what is expected"))
        .collect();
    assert!(expected.len() > 1);
    for of in expected {
        assert!(
            of[0] == "usual_charges" || of[0] == "usual_products",
            "{of}"
        );
    }
}

#[test]
fn what_is_only_asked_is_drawn_as_nothing_granted() {
    let desk = desk_with_grants();
    let add = ["ledger", "grants", "d", "--add", "ville-d-aubry", "--year"];
    desk.run(&[&add[..], &["2024", "--asked", "6400"]].concat());
    desk.run(&["ledger", "show", "d", "--out", "page.html"]);
    let page = fs::read_to_string(desk.path("page.html")).expect("a page");
    let said: String = page.replace(['\u{a0}', '\u{202f}'], " ");
    assert!(said.contains("6 400 € demandés, pas accordés"), "{said}");
    let draft = ["ledger", "budget", "d", "--year", "2024", "--draft"];
    let told = desk.told(&draft).replace(['\u{a0}', '\u{202f}'], " ");
    assert!(told.contains("demandé, pas accordé : subvention"), "{told}");
    assert!(
        told.contains("dont 6 400 € demandés et pas accordés"),
        "{told}"
    );
}

#[test]
fn one_funder_is_not_made_two() {
    let desk = Desk::new();
    desk.write(
        "gl.csv",
        "Date;Journal;Pièce;Compte;Intitulé;Libellé;Débit;Crédit\n\
         05/03/2025;BQ;1;512000;Banque;Convention Région Chorale;4 000,00;\n\
         05/03/2025;BQ;1;742000;Subvention Région Bretagne;Convention Région Chorale;;4 000,00\n\
         09/04/2025;BQ;2;512000;Banque;Région Fête de la musique;900,00;\n\
         09/04/2025;BQ;2;740000;Subventions;Région Fête de la musique;;900,00\n\
         11/06/2025;BQ;3;512000;Banque;Subvention Ville de Plouay;700,00;\n\
         11/06/2025;BQ;3;740000;Subventions;Subvention Ville de Plouay;;700,00\n\
         12/06/2025;BQ;4;512000;Banque;CAF subvention Chorale;800,00;\n\
         12/06/2025;BQ;4;745000;Subvention CAF;CAF subvention Chorale;;800,00\n",
    );
    desk.run(&["ledger", "import", "d", "gl.csv", "--yes"]);
    let told = desk.told(&["ledger", "rules", "d", "--accept", "all"]);
    assert!(told.contains("ce peut être"), "{told}");
    let rules = desk.json(&["ledger", "rules", "d", "--json"]);
    let funders = rules["funders"].as_array().expect("funders");
    let names: Vec<&str> = funders
        .iter()
        .filter_map(|of| of["name"].as_str())
        .collect();
    assert!(names.contains(&"Région Bretagne"), "{names:?}");
    assert!(names.contains(&"CAF"), "{names:?}");
    assert_eq!(names.len(), 3, "{names:?}");
}

#[test]
fn two_projects_of_one_label_are_asked_for() {
    let desk = desk_with_grants();
    let id = "which-project-sortie-jardin-et-ateliers";
    insta::assert_snapshot!(
        [
            desk.told(&["ledger", "rules", "d"]),
            desk.told(&["ledger", "rules", "d", "--accept", id]),
            desk.told(&[
                "ledger",
                "rules",
                "d",
                "--accept",
                id,
                "--project",
                "ateliers"
            ]),
        ]
        .join("\n")
    );
}

#[test]
fn funders_of_a_budget_sheet_stand_in_the_official_table() {
    let desk = desk_with_grants();
    desk.write(
        "b.csv",
        "CHARGES;Montant;PRODUITS;Montant\n60 - Achats;2000;70 - Ventes;1000\n\
         61 - Services;1999;74 - Subventions d’exploitation;9 500\n\
         ;;Ville d’Aubry;5 000\n;;Région Bretagne;3 000\n;;Fondation des Deux Rives;1 500\n\
         864 Personnel bénévole;700;870 Bénévolat;700\n",
    );
    let output = desk.run(&["ledger", "budget", "d", "--read", "b.csv", "--year", "2024"]);
    assert!(
        stderr(&output).contains("region-bretagne"),
        "{}",
        stderr(&output)
    );
    let report = desk.json(&["ledger", "report", "d", "--year", "2024", "--json"]);
    let rows = report["table"]["rows"].as_array().expect("rows");
    let of = |line: &str| -> Vec<(Value, Value)> {
        let rows = rows.iter().filter(|row| row["line"]["id"] == line);
        rows.map(|row| (row["funder"].clone(), row["planned"].clone()))
            .collect()
    };
    assert_eq!(
        of("74.municipal"),
        [("ville-d-aubry".into(), 500_000.into())]
    );
    assert_eq!(
        of("74.region"),
        [("region-bretagne".into(), 300_000.into())]
    );
    assert_eq!(
        of("74.private"),
        [("fondation-des-deux-rives".into(), 150_000.into())]
    );
    assert_eq!(of("87.volunteering"), [(Value::Null, 70_000.into())]);
}

#[test]
fn columns_that_a_person_gave_are_remembered() {
    let desk = Desk::new();
    let sheet = |day: &str| {
        format!(
            "Jour;Cpte;Intitulé;Sorties;Rentrées\n{day}/01/2026;512000;Dons;100,00;\n\
             {day}/01/2026;754000;Dons;;100,00\n"
        )
    };
    for day in ["02", "03", "04"] {
        desk.write(&format!("{day}.csv"), &sheet(day));
    }
    desk.write(
        "a.journal",
        "2026-01-05 Papeterie\n  Dépenses:Bureau  20.50\n  Actif:Caisse\n",
    );
    desk.write(
        "mois.csv",
        "Compte;janvier;février;mars\n606;10;20;30\n756;5;5;5\n",
    );
    let columns = "date=A,compte=B,libelle=C,debit=D,credit=E";
    insta::assert_snapshot!(
        [
            desk.told(&[
                "ledger",
                "import",
                "d",
                "02.csv",
                "--columns",
                columns,
                "--yes"
            ]),
            desk.told(&["ledger", "import", "d", "03.csv", "--yes"]),
            desk.told(&[
                "ledger",
                "import",
                "d",
                "04.csv",
                "--columns",
                "auto",
                "--yes"
            ]),
            desk.told(&["ledger", "import", "d", "a.journal", "--yes"]),
            desk.told(&[
                "ledger",
                "import",
                "d",
                "a.journal",
                "--map",
                "Bureau",
                "--yes"
            ]),
            desk.told(&["ledger", "import", "d", "mois.csv", "--yes"]),
            desk.told(&[
                "ledger", "import", "d", "mois.csv", "--year", "2025", "--yes"
            ]),
        ]
        .join("\n")
    );
    let again = sheet("05");
    desk.write("05.csv", &again);
    let read = desk.json(&["ledger", "import", "d", "05.csv", "--yes", "--json"]);
    assert_eq!(
        read["files"][0]["remembered"],
        Value::Null,
        "it was forgotten"
    );
}

#[test]
fn what_is_not_there_is_said() {
    let desk = Desk::new();
    desk.example(FIRST);
    desk.example(SECOND);
    let waiting = desk.run(&["ledger", "import", "d", FIRST, "--json"]);
    assert!(stderr(&waiting).contains("--yes"), "{}", stderr(&waiting));
    desk.run(&["ledger", "import", "d", FIRST, SECOND, "--yes"]);
    let none = desk.run(&["ledger", "show", "d", "--year", "1999"]);
    assert_eq!(none.status.code(), Some(1));
    assert!(stderr(&none).contains("2024, 2025"), "{}", stderr(&none));
    assert!(none.stdout.is_empty());
    // 732 829 320 00074 holds together (Luhn); another digit does not; La Poste has its own sum.
    for (siret, status) in [
        ("732 829 320 00074", 0),
        ("73282932000075", 2),
        ("35600000000048", 0),
        ("1234", 2),
    ] {
        let output = desk.run(&[
            "ledger",
            "rules",
            "d",
            "--add-funder",
            "Ville",
            "--siret",
            siret,
        ]);
        assert_eq!(
            output.status.code(),
            Some(status),
            "{siret}: {}",
            stderr(&output)
        );
    }
}

#[test]
fn published_grants_say_what_is_missing_and_how_to_give_it() {
    let desk = desk_with_grants();
    desk.run(&[
        "ledger",
        "grants",
        "d",
        "--add",
        "ville-d-aubry",
        "--year",
        "2024",
        "--granted",
        "5000",
    ]);
    let export = [
        "ledger", "export", "d", "--what", "grants", "--out", "g.csv",
    ];
    let first = desk.told(&export);
    desk.run(&[
        "ledger",
        "rules",
        "d",
        "--add-funder",
        TOWN,
        "--siret",
        "73282932000074",
    ]);
    desk.run(&[
        "ledger",
        "grants",
        "d",
        "--change",
        "ville-d-aubry-2024",
        "--signed",
        "2024-02-01",
        "--purpose",
        "Jardin",
        "--payment",
        "2024-09-20=5000",
        "--notified",
        "non",
    ]);
    fs::remove_file(desk.path("g.csv")).expect("removed");
    let whole: Vec<&str> = export
        .iter()
        .copied()
        .chain(["--beneficiary", "Les Jardins", "--siret", "73282932000074"])
        .collect();
    let second = desk.told(&whole);
    insta::assert_snapshot!(format!("{first}\n{second}"));
    let csv = fs::read_to_string(desk.path("g.csv")).expect("read");
    assert_eq!(
        csv.lines().nth(1),
        Some(
            "Ville d’Aubry,73282932000074,2024-02-01,,Les Jardins,73282932000074,Jardin,5000,\
             aide en numéraire,unique,2024-09-20,,non,1"
        )
    );
}

#[test]
fn a_line_that_a_person_gives_is_used_shown_and_undone() {
    let desk = desk_with_grants();
    let actual = |line: &str| {
        let report = desk.json(&["ledger", "report", "d", "--year", "2024", "--json"]);
        let rows = report["table"]["rows"].as_array().expect("rows").clone();
        let of = rows.iter().find(|row| row["line"]["id"] == line);
        of.expect("a row")["actual"]["amount"].clone()
    };
    assert_eq!(
        (actual("75.dues"), actual("75.gifts")),
        (90_000.into(), 0.into())
    );
    desk.run(&["ledger", "rules", "d", "--line", "756=758"]);
    assert_eq!(
        (actual("75.dues"), actual("75.gifts")),
        (0.into(), 90_000.into())
    );
    for arguments in [
        &["ledger", "rules", "d"][..],
        &["ledger", "show", "d"],
        &["ledger", "check", "d"],
    ] {
        let told = desk.told(arguments);
        assert!(told.contains("756 → 758 Dons manuels"), "{told}");
    }
    for (wrong, status) in [
        ("606=756", 2),
        ("756=9", 2),
        ("756", 2),
        ("75=", 2),
        ("756=", 0),
    ] {
        let output = desk.run(&["ledger", "rules", "d", "--line", wrong]);
        assert_eq!(
            output.status.code(),
            Some(status),
            "{wrong}: {}",
            stderr(&output)
        );
    }
    assert_eq!(
        (actual("75.dues"), actual("75.gifts")),
        (90_000.into(), 0.into())
    );
}

#[test]
fn an_approved_explanation_is_in_every_export() {
    let desk = desk_with_grants();
    desk.run(&[
        "ledger", "budget", "d", "--year", "2024", "--set", "756=500",
    ]);
    let report = [
        "ledger",
        "report",
        "d",
        "--form",
        "15059*02",
        "--year",
        "2024",
        "--explain",
        "756",
        "--out",
        "t.html",
        "--out",
        "t.csv",
        "--out",
        "t.xlsx",
        "--out",
        "t.ods",
        "--out",
        "t.pdf",
    ];
    let told = desk.told(&report);
    assert!(told.contains("756 Cotisations\u{a0}: 900\u{a0}€"), "{told}");
    for name in ["t.html", "t.csv", "t.xlsx", "t.ods", "t.pdf"] {
        let bytes = fs::read(desk.path(name)).expect("a file");
        let document = documents::read(&bytes, name, &documents::Bounds::default());
        let text = document.expect("read").text().replace('\u{a0}', " ");
        assert!(text.contains("900 € réalisés pour 500 €"), "{name}: {text}");
        assert!(!text.contains("[ébauche] 756"), "{name}");
    }
    // A line without a gap has nothing to approve.
    let wrong = desk.run(&["ledger", "report", "d", "--year", "2024", "--explain", "66"]);
    assert_eq!(wrong.status.code(), Some(2));
}

#[test]
fn the_dashboard_as_pdf_has_its_sentences_and_its_tables() {
    let desk = Desk::new();
    desk.example(FIRST);
    desk.example(SECOND);
    desk.run(&["ledger", "import", "d", FIRST, SECOND, "--yes"]);
    let output = desk.run(&["ledger", "show", "d", "--out", "d.pdf"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let bytes = fs::read(desk.path("d.pdf")).expect("a file");
    let document = documents::read(&bytes, "d.pdf", &documents::Bounds::default()).expect("read");
    let text = document.text().replace('\u{a0}', " ");
    let blank = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = blank(&text);
    let show = desk.json(&["ledger", "show", "d", "--json"]);
    for said in show["says"].as_array().expect("sentences") {
        let sentence = said["sentence"].as_str().expect("a sentence");
        assert!(text.contains(&blank(sentence)), "{sentence} in {text}");
    }
    assert!(text.contains(SECOND), "the source is at the foot");
}

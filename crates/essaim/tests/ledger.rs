//! `essaim ledger` as it is used: what is shown before anything is kept, what is refused, what comes
//! of a year of invented accounts, and exit statuses.

use std::fs;
use std::path::Path;

use serde_json::Value;

#[expect(unreachable_pub, reason = "shared among tests")]
mod desk;

use desk::{Desk, EXAMPLES, FIRST, SECOND, stderr};

#[test]
fn a_file_comes_in_once_is_shown_first_and_can_be_undone() {
    let desk = Desk::new();
    desk.example(FIRST);
    let mut shown = String::new();
    for arguments in [
        &["ledger", "show", "d"][..],
        &["ledger", "import", "d", FIRST],
        &["ledger", "files", "d"],
        &["ledger", "import", "d", FIRST, "--yes"],
        &["ledger", "import", "d", FIRST, "--yes"],
        &["ledger", "files", "d"],
        &["ledger", "undo", "d", "nothing"],
        &["ledger", "undo", "d", FIRST],
        &["ledger", "files", "d"],
        &["ledger", "import", "d", "missing.txt", "--yes"],
    ] {
        shown.push_str(&desk.told(arguments));
        shown.push('\n');
    }
    insta::assert_snapshot!(shown);
    let originals = fs::read_dir(desk.path("d/originals")).expect("listed");
    assert_eq!(originals.count(), 0, "an import undone leaves no original");
}

#[test]
fn what_is_wrong_is_told_with_its_line_and_article() {
    let desk = Desk::new();
    let text = fs::read_to_string(Path::new(EXAMPLES).join(FIRST)).expect("read");
    let wrong = text.replacen("24600,00", "24600.00", 1).replacen(
        "\t627000\tServices bancaires\t",
        "\tBQ1\tServices bancaires\t",
        1,
    );
    desk.write("broken.txt", &wrong);
    desk.write("letter.txt", "Bonjour,\n\nCi-joint nos comptes.\n");
    insta::assert_snapshot!(
        [
            desk.told(&["ledger", "check", "broken.txt"]),
            desk.told(&["ledger", "check", "letter.txt"]),
            desk.told(&["ledger", "check", "d"]),
        ]
        .join("\n")
    );
    let output = desk.run(&["ledger", "check", "broken.txt", "--json"]);
    assert_eq!(output.status.code(), Some(1), "errors fail the command");
    let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(json["files"][0]["kind"], "fec");
    assert!(json["summary"]["errors"].as_u64() > Some(0));
    let finding = &json["files"][0]["findings"][0];
    for key in ["rule", "severity", "line", "article", "message", "values"] {
        assert!(finding.get(key).is_some(), "{key} of {finding}");
    }
    // Once it is imported, what is shown of it says so, and so does its page.
    desk.write(
        "again.txt",
        &wrong.replace("Services bancaires", "Frais de banque"),
    );
    desk.run(&["ledger", "import", "d", "broken.txt", "again.txt", "--yes"]);
    desk.run(&["ledger", "show", "d", "--out", "page.html"]);
    let page = fs::read_to_string(desk.path("page.html")).expect("a page");
    for text in [desk.told(&["ledger", "show", "d"]), page] {
        assert!(text.contains("essaim ledger check d"), "{text}");
        assert!(
            text.contains("deux fichiers contiennent ces jours"),
            "{text}"
        );
    }
}

#[test]
fn a_person_answers_once_and_it_is_remembered() {
    let desk = Desk::new();
    desk.example(FIRST);
    desk.example(SECOND);
    desk.run(&["ledger", "import", "d", FIRST, SECOND, "--yes"]);
    let before = desk.json(&["ledger", "rules", "d", "--json"]);
    // What is taken back of an investment grant (747) is no grant of anybody.
    assert_eq!(before["unassigned"]["grants"]["amount"], 8_566_400);
    let proposals = before["proposals"].as_array().expect("proposals");
    assert!(proposals.len() >= 8, "{}", proposals.len());
    let id = "funder-commune-de-saint-cernac-sur-doulonne";
    let name = "Saint-Cernac-sur-Doulonne";
    desk.run(&[
        "ledger",
        "rules",
        "d",
        "--accept",
        id,
        "--name",
        name,
        "--kind",
        "municipal",
    ]);
    let after = desk.json(&["ledger", "rules", "d", "--json"]);
    assert_eq!(after["funders"][0]["name"], name);
    assert_eq!(after["unassigned"]["grants"]["amount"], 8_116_400);
    let again = after["proposals"].as_array().expect("proposals");
    assert!(again.iter().all(|proposal| proposal["id"] != id));
    // One entry, answered by hand.
    let one = desk.json(&["ledger", "show", "d", "--account", "7412", "--json"]);
    let address = format!("{SECOND}:{}", one["entries"][0]["line"]);
    let funder = "saint-cernac-sur-doulonne";
    let answered = desk.json(&[
        "ledger", "rules", "d", "--entry", &address, "--funder", funder, "--json",
    ]);
    assert_eq!(answered["unassigned"]["grants"]["amount"], 6_366_400);
    for wrong in [
        &["ledger", "rules", "d", "--accept", "nobody"][..],
        &[
            "ledger", "rules", "d", "--when", "shoe=7", "--funder", funder,
        ],
        &[
            "ledger",
            "rules",
            "d",
            "--when",
            "account=74",
            "--funder",
            "nobody",
        ],
        &["ledger", "grants", "d", "--add", funder, "--granted", "12"],
        &[
            "ledger",
            "grants",
            "d",
            "--add",
            funder,
            "--year",
            "2025",
            "--granted",
            "beaucoup",
        ],
        &["ledger", "budget", "d", "--compare", "2031"],
        &["ledger", "report", "d", "--form", "12156*99"],
        &["ledger", "report", "d", "--out", "table.docx"],
    ] {
        let output = desk.run(wrong);
        assert_eq!(
            output.status.code(),
            Some(2),
            "{wrong:?}: {}",
            stderr(&output)
        );
        assert!(output.stdout.is_empty(), "{wrong:?}");
    }
}

#[test]
fn budgets_grants_and_tables_as_people_see_them() {
    let desk = Desk::new();
    desk.example(FIRST);
    desk.example(SECOND);
    desk.run(&["ledger", "import", "d", FIRST, SECOND, "--yes"]);
    desk.run(&["ledger", "rules", "d", "--accept", "all"]);
    desk.write(
        "budget.csv",
        "CHARGES;Montant;PRODUITS;Montant\n60 Achats;14 000;70 Prestations;17 000\n\
         61 Services extérieurs;4 500;74 Subventions;95 000\n64 Charges de personnel;93 500;;\n",
    );
    let mut shown = String::new();
    for arguments in [
        &["ledger", "show", "d"][..],
        &[
            "ledger",
            "budget",
            "d",
            "--read",
            "budget.csv",
            "--year",
            "2025",
        ],
        &["ledger", "budget", "d", "--compare", "2025"],
        &[
            "ledger",
            "budget",
            "d",
            "--id",
            "2025",
            "--scenario",
            "prudent",
            "--change",
            "74=-10%",
        ],
        &[
            "ledger",
            "grants",
            "d",
            "--add",
            "fonjep",
            "--year",
            "2026",
            "--asked",
            "7 164",
            "--granted",
            "7164",
            "--agreement",
            "2026-12",
            "--payment",
            "2026-03-31=3582",
            "--payment",
            "2026-09-30=3582",
        ],
        &[
            "ledger",
            "expect",
            "d",
            "--on",
            "2026-04-15",
            "--amount",
            "-1200",
            "--what",
            "Assurance",
        ],
        &[
            "ledger", "report", "d", "--form", "15059*02", "--year", "2025",
        ],
        &["ledger", "check", "d"],
    ] {
        shown.push_str(&desk.told(arguments));
        shown.push('\n');
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn an_explanation_is_a_draft_until_a_person_approves_it() {
    let desk = Desk::new();
    desk.example(SECOND);
    desk.run(&["ledger", "import", "d", SECOND, "--yes"]);
    desk.run(&[
        "ledger",
        "budget",
        "d",
        "--year",
        "2025",
        "--set",
        "641=80000",
    ]);
    let report = [
        "ledger", "report", "d", "--form", "15059*02", "--year", "2025",
    ];
    let explained = |more: &[&str]| {
        let arguments: Vec<&str> = report.iter().chain(more).copied().collect();
        let json = desk.json(&arguments);
        let all = json["explanations"].as_array().expect("a list").clone();
        let of = all.iter().find(|of| of["what"]["line"]["code"] == "641");
        of.expect("the gap of 641").clone()
    };
    let draft = explained(&["--json"]);
    assert_eq!(draft["approved"], Value::Null);
    let sentence = draft["draft"].as_str().expect("a sentence");
    assert!(sentence.contains("80\u{a0}000\u{a0}€"), "{sentence}");
    let text = "Un poste est resté vacant un mois.";
    let approved = explained(&["--explain", &format!("641={text}"), "--json"]);
    assert_eq!(approved["approved"], text);
    assert_eq!(explained(&["--json"])["approved"], text, "it is remembered");
    assert_eq!(
        explained(&["--explain", "641=", "--json"])["approved"],
        Value::Null
    );
    let arguments: Vec<&str> = report
        .iter()
        .chain(&["--explain", "9=?"])
        .copied()
        .collect();
    assert_eq!(desk.run(&arguments).status.code(), Some(2));
}

#[test]
fn tables_are_written_in_every_format_and_read_back() {
    let desk = Desk::new();
    desk.example(SECOND);
    desk.run(&["ledger", "import", "d", SECOND, "--yes"]);
    let out = ["t.html", "t.csv", "t.xlsx", "t.ods", "t.pdf"];
    let mut arguments = vec!["ledger", "report", "d"];
    for name in out {
        arguments.extend(["--out", name]);
    }
    let output = desk.run(&arguments);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let page = fs::read_to_string(desk.path("t.html")).expect("a page");
    assert!(page.contains("115\u{a0}200\u{a0}€") && !page.contains("<script"));
    for name in ["t.xlsx", "t.ods", "t.pdf"] {
        let bytes = fs::read(desk.path(name)).expect("a file");
        let document = documents::read(&bytes, name, &documents::Bounds::default());
        let text = document.expect("read").text();
        assert!(text.contains("641"), "{name}");
    }
    for (what, name) in [
        ("entries", "e.csv"),
        ("entries", "e.xlsx"),
        ("sums", "s.ods"),
        ("sums", "s.pdf"),
        ("grants", "g.csv"),
    ] {
        let output = desk.run(&["ledger", "export", "d", "--what", what, "--out", name]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert!(desk.path(name).is_file());
    }
    let grants = fs::read_to_string(desk.path("g.csv")).expect("read");
    assert!(grants.starts_with("nomAttribuant,idAttribuant,dateConvention"));
    // What was exported can come in again, as a table.
    let again = desk.json(&["ledger", "check", "e.csv", "--json"]);
    assert_eq!(again["files"][0]["kind"], "table");
    assert_eq!(again["files"][0]["preview"]["Ok"]["entries"], 283);
}

#[test]
fn a_sheet_and_a_statement_are_read_with_their_columns_shown() {
    let desk = Desk::new();
    desk.write(
        "releve.csv",
        "Date;Libellé;Débit;Crédit\n02/01/2026;VIR VILLE DE SAINT-AUBIN;;1 500,00\n\
         05/01/2026;PRLV ASSURANCE;-120,40;\n",
    );
    desk.write(
        "grand-livre.csv",
        "Jour;Cpte;Intitulé;Sorties;Rentrées\n02/01/2026;512000;Cotisations;100,00;\n\
         02/01/2026;756000;Cotisations;;100,00\n",
    );
    insta::assert_snapshot!(
        [
            desk.told(&["ledger", "import", "d", "releve.csv", "--yes"]),
            desk.told(&[
                "ledger",
                "import",
                "d",
                "grand-livre.csv",
                "--columns",
                "date=A,compte=B,libelle=C,debit=D,credit=E",
                "--yes"
            ]),
            desk.told(&["ledger", "import", "d", "releve.csv", "--columns", "compte"]),
            desk.told(&["ledger", "show", "d", "--account", "756"]),
        ]
        .join("\n")
    );
}

#[test]
fn files_made_to_harm_end_the_work_on_one_file() {
    let desk = Desk::new();
    desk.example(FIRST);
    let line = format!(
        "JournalCode|EcritureNum|CompteNum\n{}",
        "9|".repeat(4_000_000)
    );
    desk.write("line.txt", &line);
    desk.write(
        "rows.csv",
        &"date;compte;debit;credit\n;;;\n".repeat(300_000),
    );
    fs::write(desk.path("book.xlsx"), b"PK\x03\x04 and nothing more").expect("written");
    fs::write(desk.path("zeros.txt"), vec![0_u8; 3_000_000]).expect("written");
    for name in ["line.txt", "rows.csv", "book.xlsx", "zeros.txt"] {
        let output = desk.run(&["ledger", "import", "d", name, "--yes"]);
        assert_eq!(output.status.code(), Some(1), "{name}: {}", stderr(&output));
        assert!(stderr(&output).contains("Erreur"), "{name}");
    }
    // One that is good comes in beside one that is not.
    let output = desk.run(&["ledger", "import", "d", "zeros.txt", FIRST, "--yes"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let files = desk.json(&["ledger", "files", "d", "--json"]);
    assert_eq!(files["imports"].as_array().map(Vec::len), Some(1));
}

#[test]
fn the_dashboard_is_one_page_that_asks_for_nothing() {
    let desk = Desk::new();
    desk.example(FIRST);
    desk.example(SECOND);
    desk.run(&["ledger", "import", "d", FIRST, SECOND, "--yes"]);
    let output = desk.run(&["ledger", "show", "d", "--out", "page.html"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let page = fs::read_to_string(desk.path("page.html")).expect("a page");
    for bad in ["<script", "src=", "http://", "https://", "url("] {
        assert!(!page.contains(bad), "{bad}");
    }
    assert!(page.matches("<svg").count() >= 5, "charts are missing");
    assert!(
        page.matches("<details").count() >= 30,
        "figures do not open"
    );
}

#[test]
fn a_table_of_charges_and_products_tells_nothing_of_cash() {
    let desk = Desk::new();
    desk.write(
        "mois.csv",
        "Compte;Libellé;janv 2025;févr 2025;mars 2025\n\
         606;Fournitures;120,00;80,00;60,00\n\
         641;Salaires;900,00;900,00;900,00\n\
         756;Cotisations;1 500,00;0;0\n",
    );
    desk.run(&["ledger", "import", "d", "mois.csv", "--yes"]);
    let shown = desk.told(&["ledger", "show", "d"]);
    assert!(shown.contains("trésorerie n’est pas connue"), "{shown}");
    for absent in ["sous zéro", "suffit pour", "Douze mois", "déficit"] {
        assert!(!shown.contains(absent), "{absent} in {shown}");
    }
    let json = desk.json(&["ledger", "show", "d", "--json"]);
    assert_eq!(json["dashboard"]["cash"]["known"], false);
    assert_eq!(json["dashboard"]["finished"], false);
}

#[test]
fn dedicated_funds_are_told_each_by_itself() {
    let desk = Desk::new();
    desk.write(
        "gl.csv",
        "Date;Journal;Pièce;Compte;Libellé;Débit;Crédit\n\
         05/01/2025;OD;1;194000;Reprise du jardin;1 750,00;\n\
         05/01/2025;OD;1;789400;Reprise du jardin;;1 750,00\n\
         31/12/2025;OD;2;689400;Report de l’atelier;640,00;\n\
         31/12/2025;OD;2;194000;Report de l’atelier;;640,00\n\
         02/01/2025;AN;3;512000;À nouveau;2 000,00;\n\
         02/01/2025;AN;3;194000;À nouveau;;2 000,00\n",
    );
    desk.run(&["ledger", "import", "d", "gl.csv", "--yes"]);
    let told = desk.told(&["ledger", "report", "d", "--year", "2025"]);
    let line = told.lines().find(|line| line.contains("À montrer à part"));
    let line = line.expect(&told);
    let said: String = line
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    for words in ["640€reportés", "1750€defondsdédiésrepris", "reste890€"] {
        assert!(said.contains(words), "{words} in {line}");
    }
}

#[test]
fn exports_have_their_columns_in_the_language_of_the_person() {
    let desk = Desk::new();
    desk.example(FIRST);
    desk.run(&["ledger", "import", "d", FIRST, "--yes"]);
    desk.run(&[
        "ledger", "report", "d", "--year", "2024", "--out", "t.csv", "--out", "t.xlsx",
    ]);
    let table = fs::read_to_string(desk.path("t.csv")).expect("a table");
    let head = table.lines().next().expect("a head");
    assert_eq!(
        head.trim_start_matches('\u{feff}'),
        "Côté;Ligne;Libellé;Financeur;Prévu;Réalisé;%;Explication"
    );
    assert!(table.contains("\nProduits;"), "{table}");
    for what in ["entries", "sums"] {
        desk.run(&["ledger", "export", "d", "--what", what, "--out", "x.csv"]);
        let text = fs::read_to_string(desk.path("x.csv")).expect("an export");
        let head = text.lines().next().expect("a head");
        assert!(
            head.contains("Compte;") && head.contains("Débit;Crédit"),
            "{head}"
        );
        assert!(!head.contains('_') && !head.contains("account"), "{head}");
    }
    let told = desk.told(&["ledger", "check", FIRST]);
    assert!(
        !told.contains("validation_order") && !told.contains("account_number"),
        "{told}"
    );
}

#[test]
fn what_makes_no_sense_is_refused_with_what_to_do() {
    let desk = Desk::new();
    desk.example(FIRST);
    desk.run(&["ledger", "import", "d", FIRST, "--yes"]);
    for (arguments, status) in [
        (&["ledger", "report", "d", "--year", "2019"][..], 1),
        (&["ledger", "show", "d", "--year", "2019"], 1),
        (
            &["ledger", "budget", "d", "--year", "2024", "--set", "9=3"],
            2,
        ),
        (
            &["ledger", "budget", "d", "--year", "2024", "--set", "512=3"],
            2,
        ),
        (&["ledger", "report", "d", "--year", "20x4"], 2),
    ] {
        let output = desk.run(arguments);
        let told = stderr(&output);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {told}");
        assert!(told.contains("À faire"), "{arguments:?}: {told}");
        assert!(!told.contains("possibles"), "{arguments:?}: {told}");
    }
    // A year to come has a table as soon as it has a budget.
    let set = ["ledger", "budget", "d", "--year", "2031", "--set", "606=90"];
    assert!(desk.run(&set).status.success());
    assert!(
        desk.run(&["ledger", "report", "d", "--year", "2031"])
            .status
            .success()
    );
}

#[test]
fn what_two_files_say_of_the_same_money_counts_once_and_is_told() {
    let desk = Desk::new();
    // Two accounts of a bank that no statement names, and months that one of them holds too.
    desk.write(
        "courant.csv",
        "Date;Libellé;Montant;Solde\n05/01/2026;COTISATIONS;150,00;1150,00\n\
         12/01/2026;LOYER;-420,00;730,00\n05/02/2026;LOYER;-420,00;310,00\n\
         27/02/2026;COTISATIONS;60,00;370,00\n",
    );
    desk.write(
        "epargne.csv",
        "Date;Libellé;Montant;Solde\n06/01/2026;INTERETS;12,00;5012,00\n\
         27/02/2026;INTERETS;8,00;5020,00\n",
    );
    desk.write(
        "mois.csv",
        "Compte;Libellé;janv. 2026;févr. 2026\n613;Loyer;420,00;420,00\n756;Cotisations;150,00;60,00\n",
    );
    let files = ["courant.csv", "epargne.csv", "mois.csv"];
    for name in files {
        desk.run(&["ledger", "import", "d", name, "--yes"]);
    }
    for (words, account) in [
        ("loyer", "613200"),
        ("cotisations", "756000"),
        ("interets", "768000"),
    ] {
        let when = format!("label={words}");
        desk.run(&[
            "ledger",
            "rules",
            "d",
            "--when",
            &when,
            "--account",
            account,
        ]);
    }
    let shown = desk.told(&["ledger", "show", "d", "--year", "2026"]);
    let plain = shown.replace(['\u{a0}', '\u{202f}'], " ");
    for said in [
        "5 390 €",
        "Charges : 840 €",
        "Produits : 230 €",
        "ce sont deux comptes : 512000 et 512100",
        "courant.csv donne le détail de ces mois et compte",
    ] {
        assert!(plain.contains(said), "{said}: {plain}");
    }
    // An export opens in a sheet with its accents, and comes back.
    desk.run(&[
        "ledger", "export", "d", "--what", "entries", "--out", "e.csv",
    ]);
    let bytes = fs::read(desk.path("e.csv")).expect("an export");
    assert!(
        bytes.starts_with(b"\xEF\xBB\xBF"),
        "Excel knows UTF-8 by its mark"
    );
    let back = desk.told(&["ledger", "import", "d", "e.csv"]);
    assert!(
        back.contains("Colonnes") && !back.contains('\u{feff}'),
        "{back}"
    );
}

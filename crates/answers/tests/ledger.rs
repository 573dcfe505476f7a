//! A form's amounts, filled from an invented ledger and nothing else: Les Jardins du Pont asks the
//! example town for its school garden.

use std::io::{Cursor, Write};

use answers::{Options, Proposal, Status, propose};
use documents::Bounds;
use dossier::Dossier;
use dossier::accounts::{Accounts, Words};
use language::dates::Date;
use ledger::budget::{Budget, BudgetLine, Origin};
use ledger::dimensions::{Condition, Dimensions, Funder, FunderKind, Project, Rule};
use ledger::grants::Grant;
use ledger::{Books, Cents, Day, Period, fec};

const FORM: &[u8] = include_bytes!("../../../examples/forms/mairie-saint-cernac.xlsx");
const TOWN: &str = "Commune de Saint-Cernac-sur-Doulonne";

struct Plain;

impl Words for Plain {
    fn file(&self, _import: &str) -> String {
        "comptes-2025.txt".to_owned()
    }
    fn budget(&self, budget: &Budget) -> String {
        format!("budget {}", budget.id)
    }
    fn grants(&self) -> String {
        "grants".to_owned()
    }
    fn row(&self, label: &str, amount: Cents, entries: usize) -> String {
        format!("{label}: {} ({entries})", amount.plain())
    }
    fn asked(&self, funder: &str, purpose: &str, amount: Cents) -> String {
        format!("{funder}, {purpose}: {}", amount.plain())
    }
}

/// A year of two payments by the town, one by the region, and what was bought.
fn entries() -> String {
    let mut text = "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\t\
        CompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\t\
        Montantdevise\tIdevise\n"
        .to_owned();
    let mut number = 0;
    let mut add = |date: &str, account: &str, name: &str, party: &str, label: &str, euros: i64| {
        number += 1;
        let (debit, credit) = if account.starts_with('7') {
            (0, euros)
        } else {
            (euros, 0)
        };
        for (account, name, party, debit, credit) in [
            (account, name, party, debit, credit),
            ("512000", "Banque", "", credit, debit),
        ] {
            text.push_str(&format!(
                "BQ\tBanque\t{number}\t{date}\t{account}\t{name}\t\t{party}\tP{number}\t{date}\t{label}\t\
                 {debit},00\t{credit},00\t\t\t{date}\t\t\n"
            ));
        }
    };
    add("20250105", "741000", "Subventions", TOWN, "Acompte", 2_400);
    add("20250905", "741000", "Subventions", TOWN, "Solde", 1_800);
    add(
        "20250410",
        "741000",
        "Subventions",
        "Région Grand-Causse",
        "Jardins",
        5_000,
    );
    add(
        "20250512",
        "606300",
        "Petit équipement",
        "Pépinière du Lac",
        "Outils",
        3_210,
    );
    add(
        "20251230",
        "613200",
        "Locations immobilières",
        "Foncière Aval",
        "Local",
        1_200,
    );
    text
}

fn line(account: &str, label: &str, euros: i64, funder: Option<&str>) -> BudgetLine {
    BudgetLine {
        account: account.to_owned(),
        label: label.to_owned(),
        amount: Cents::euros(euros),
        funder: funder.map(str::to_owned),
        origin: Origin::Entered,
    }
}

fn year(year: i32) -> Period {
    Period::year(year).expect("a year")
}

fn proposals() -> Vec<Proposal> {
    proposals_of(FORM, "mairie-saint-cernac.xlsx")
}

fn proposals_of(form: &[u8], name: &str) -> Vec<Proposal> {
    let read = fec::read(entries().as_bytes(), None, "a", &fec::Bounds::default());
    assert!(!read.findings.has_errors(), "{:?}", read.findings.list());
    let funders = [
        ("town", TOWN, FunderKind::Municipal),
        ("region", "Région Grand-Causse", FunderKind::Region),
        (
            "foundation",
            "Fondation Hélène-Marchadier",
            FunderKind::Private,
        ),
    ];
    let dimensions = Dimensions {
        funders: funders
            .map(|(id, name, kind)| Funder {
                id: id.to_owned(),
                name: name.to_owned(),
                kind,
                siret: String::new(),
            })
            .to_vec(),
        projects: vec![Project {
            id: "school".to_owned(),
            name: "Le jardin des écoles".to_owned(),
        }],
        rules: funders
            .map(|(id, name, _)| Rule {
                id: id.to_owned(),
                when: vec![Condition::ThirdParty(name.to_owned())],
                period: None,
                funder: Some(id.to_owned()),
                project: None,
            })
            .to_vec(),
        ..Dimensions::default()
    };
    let books = Books::of(
        &read.ledger,
        &dimensions,
        &std::collections::BTreeMap::new(),
    );
    let budgets = [Budget {
        id: "2027-school".to_owned(),
        period: year(2027),
        project: Some("school".to_owned()),
        lines: vec![
            line("6063", "Petit équipement", 900, None),
            line("613", "Locations", 1_500, None),
            line("616", "Assurance", 320, None),
            line("641", "Rémunération du personnel", 4_000, None),
            line("706", "Prestations", 720, None),
            line("74", "Jardin des écoles", 3_300, Some("town")),
            line("74", "Jardin des écoles", 2_700, Some("region")),
            line("755", "Jardin des écoles", 1_000, Some("foundation")),
            line("87.volunteering", "Bénévolat", 640, None),
            line("87.gifts", "Dons en nature", 75, None),
        ],
    }];
    let grant = |id: &str, asked: i64, of: i32| Grant {
        id: id.to_owned(),
        funder: id.to_owned(),
        project: Some("school".to_owned()),
        purpose: "Jardin des écoles".to_owned(),
        period: year(of),
        asked: Some(Cents::euros(asked)),
        granted: None,
        agreement: None,
        payments: Vec::new(),
        report_due: None,
        reported: None,
        notified: None,
    };
    let grants = [grant("town", 3_300, 2027), grant("region", 2_700, 2027)];
    let dossier = Dossier::default().with_accounts(&Accounts {
        books: &books,
        budgets: &budgets,
        grants: &grants,
        today: Day::from_iso("2026-11-26").expect("a day"),
        words: &Plain,
    });
    let document = documents::read(form, name, &Bounds::default());
    let form = forms::recognise(&document.expect("read"));
    let options = Options {
        today: Date::from_iso("2026-11-26").expect("a day"),
        language: language::Language::French,
        lengths: std::collections::BTreeMap::new(),
    };
    propose(&form, &dossier, None, &options)
}

fn of<'a>(proposals: &'a [Proposal], label: &str) -> &'a Proposal {
    let found = proposals.iter().find(|of| of.label.starts_with(label));
    found.unwrap_or_else(|| panic!("no box {label}"))
}

#[test]
fn lines_of_a_budget_come_from_the_ledger_with_their_source() {
    let proposals = proposals();
    for (label, amount, quote) in [
        (
            "Petit équipement",
            "900",
            "6063 Petit équipement: 900.00 (0)",
        ),
        ("Locations", "1\u{a0}500", "613 Locations: 1500.00 (0)"),
        ("Assurance", "320", "616 Assurance: 320.00 (0)"),
        (
            "Rémunération du personnel",
            "4\u{a0}000",
            "641 Rémunération des personnels: 4000.00 (0)",
        ),
    ] {
        let proposal = of(&proposals, label);
        assert_eq!(proposal.text, amount, "{label}");
        assert_eq!(proposal.status, Status::Filled, "{label}");
        assert_eq!(proposal.sources[0].document, "budget 2027-school");
        assert_eq!(proposal.sources[0].quote, quote);
    }
}

#[test]
fn what_a_funder_gave_is_the_sum_of_its_entries() {
    let proposals = proposals();
    let received = of(&proposals, "Subvention municipale reçue en 2025");
    assert_eq!(received.text, "4\u{a0}200");
    assert_eq!(received.status, Status::Filled);
    assert_eq!(received.sources[0].document, "comptes-2025.txt");
    assert_eq!(received.sources[0].quote, format!("74 {TOWN}: 4200.00 (2)"));
}

#[test]
fn this_funder_stands_apart_from_the_total() {
    let proposals = proposals();
    let town = of(&proposals, TOWN);
    assert_eq!(town.text, "3\u{a0}300");
    assert_eq!(of(&proposals, "Région").text, "2\u{a0}700");
    // The two together are asked of nobody.
    let asked = of(&proposals, "Subvention demandée");
    assert_eq!(asked.text, "3\u{a0}300", "{asked:?}");
}

#[test]
fn what_the_ledger_does_not_hold_stays_blank() {
    let proposals = proposals();
    for label in ["Charges sociales", "Dons"] {
        assert_eq!(of(&proposals, label).text, "", "{label}");
    }
}

#[test]
fn a_foundation_is_counted_once() {
    let proposals = proposals_of(
        include_bytes!("../../../examples/forms/fondation-marchadier.docx"),
        "fondation-marchadier.docx",
    );
    // Its line is under 75 there, and 74 asks for public grants: 3 300 and 2 700.
    assert_eq!(of(&proposals, "75 – Fondation").text, "1\u{a0}000");
    assert_eq!(
        of(&proposals, "74 – Subventions publiques").text,
        "6\u{a0}000"
    );
}

#[test]
fn volunteering_is_asked_for_by_its_words() {
    // This form prints the number of the chart of 2018, and the official table that of 1999.
    let proposals = proposals();
    assert_eq!(of(&proposals, "875 – Bénévolat").text, "640");
}

/// A sheet with charges and products side by side, as a town's form has it.
fn side_by_side() -> Vec<u8> {
    let rows: [[&str; 4]; 10] = [
        ["Budget prévisionnel du projet - 2027", "", "", ""],
        ["CHARGES", "Montant", "PRODUITS", "Montant"],
        [
            "60 - Achats",
            "",
            "70 - Vente de produits finis, prestations",
            "",
        ],
        [
            "Prestations de services",
            "",
            "74 - Subventions d'exploitation",
            "",
        ],
        ["Achats matières et fournitures", "", "Région(s)", ""],
        ["Autres fournitures", "", "Organismes sociaux", ""],
        [
            "62 - Autres services extérieurs",
            "",
            "75 - Autres produits de gestion courante",
            "",
        ],
        [
            "Services bancaires, autres",
            "",
            "76 - Produits financiers",
            "",
        ],
        ["64 - Charges de personnel", "", "", ""],
        ["TOTAL DES CHARGES", "", "TOTAL DES PRODUITS", ""],
    ];
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut sheet = format!("<worksheet {main}><sheetData>");
    for (number, row) in rows.iter().enumerate() {
        sheet += &format!("<row r=\"{}\">", number + 1);
        for (letter, text) in ["A", "B", "C", "D"].iter().zip(row) {
            let place = format!("{letter}{}", number + 1);
            // A cell with a border is there to write in.
            sheet += &match (text.is_empty(), number > 1) {
                (true, true) => format!("<c r=\"{place}\" s=\"1\"/>"),
                (true, false) => String::new(),
                (false, _) => {
                    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
                }
            };
        }
        sheet += "</row>";
    }
    sheet += "</sheetData></worksheet>";
    let book = format!(
        "<workbook {main} xmlns:r=\"{types}\"><sheets>\
         <sheet name=\"Budget\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let relations = format!(
        "<Relationships><Relationship Id=\"rId1\" Type=\"{types}/worksheet\" \
         Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let sides = ["left", "right", "top", "bottom"];
    let border = sides
        .map(|side| format!("<{side} style=\"thin\"/>"))
        .concat();
    let styles = format!(
        "<styleSheet><borders><border/><border>{border}</border></borders>\
         <cellXfs><xf/><xf borderId=\"1\"/></cellXfs></styleSheet>"
    );
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", relations),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/styles.xml", styles),
    ] {
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(name, options).expect("starts");
        writer.write_all(text.as_bytes()).expect("writes");
    }
    writer.finish().expect("finishes").into_inner()
}

#[test]
fn a_row_is_answered_by_its_line_or_not_at_all() {
    let proposals = proposals_of(&side_by_side(), "budget.xlsx");
    let amounts = |row: &str| -> Vec<&str> {
        let of = proposals.iter().filter(|of| of.label.starts_with(row));
        of.map(|of| of.text.as_str()).collect()
    };
    // 6063 is in this line of the form, and in no other.
    assert_eq!(amounts("Achats matières et fournitures"), ["900"]);
    assert_eq!(amounts("Autres fournitures"), [""]);
    assert_eq!(amounts("Organismes sociaux"), [""]);
    assert_eq!(amounts("Services bancaires, autres"), [""]);
    assert_eq!(amounts("Région(s)"), ["2\u{a0}700"]);
    // The other half of the row of 64 has no words: nothing is written there.
    let staff = amounts("64 - Charges de personnel");
    assert_eq!(staff[0], "4\u{a0}000");
    assert!(staff[1..].iter().all(|of| of.is_empty()), "{staff:?}");
}

//! Tables and plain-text journals of an invented association, and what an import shows of them.

use ledger::findings::Rule;
use ledger::import::{Chosen, Import, Kind, NotImported, digest, preview, read};
use ledger::journal;
use ledger::table::{self, Mapping, cut, guess};
use ledger::{Cents, Day, Ledger};
use proptest::prelude::*;

const LEDGER: &str = "Grand livre 2024;;;;;;\n\
Date;Journal;N° compte;Intitulé du compte;Pièce;Libellé;Débit;Crédit\n\
05/01/2024;BQ;512000;Banque;R1;Cotisations;120,00;\n\
05/01/2024;BQ;756000;Cotisations;R1;Cotisations;;120,00\n\
20/02/2024;BQ;606400;Fournitures;F1;Papier;20,50;\n\
20/02/2024;BQ;512000;Banque;F1;Papier;;20,50\n\
;;;;;Total;140,50;140,50\n";

fn sum(ledger: &Ledger, account: &str) -> Cents {
    let entries = ledger
        .entries()
        .iter()
        .filter(|entry| ledger.account(entry).starts_with(account));
    entries.map(|entry| entry.debit - entry.credit).sum()
}

#[test]
fn a_general_ledger_with_accounts_in_a_column() {
    let rows = cut(LEDGER.as_bytes());
    let guessed = guess(&rows, None).expect("a mapping");
    assert!(
        guessed.by_content.is_empty() && guessed.unused.is_empty(),
        "{guessed:?}"
    );
    let table = table::read(&rows, &guessed.mapping, "a");
    assert!(table.findings.is_empty(), "{:?}", table.findings.list());
    assert_eq!(
        (table.ledger.entries().len(), table.ledger.transactions()),
        (4, 2)
    );
    assert_eq!(sum(&table.ledger, "606"), Cents(2_050));
    // The mapping is kept as text, and given back.
    let kept = serde_json::to_string(&guessed.mapping).expect("text");
    assert_eq!(
        serde_json::from_str::<Mapping>(&kept).expect("a mapping"),
        guessed.mapping
    );
    let wrong = LEDGER.replace("Papier;20,50", "Papier;20,40");
    let table = table::read(&cut(wrong.as_bytes()), &guessed.mapping, "a");
    assert_eq!(table.findings.count(Rule::Unbalanced), 1);
}

#[test]
fn a_general_ledger_with_accounts_above_their_entries() {
    let rows = cut(
        "512000 Banque;;;\nDate;Libellé;Débit;Crédit\n05/01/2024;Cotisations;120,00;\n\
         Total 512000;;120,00;\n756000 - Cotisations;;;\n05/01/2024;Cotisations;;120,00\n"
            .as_bytes(),
    );
    let guessed = guess(&rows, None).expect("a mapping");
    let Mapping::Entries(columns) = &guessed.mapping else {
        panic!("entries");
    };
    assert_eq!((columns.header, columns.account), (Some(1), None));
    let with_heading = table::read(&rows, &guessed.mapping, "a");
    assert_eq!(sum(&with_heading.ledger, "756"), Cents(-12_000));
}

#[test]
fn months_side_by_side() {
    let rows = cut(
        "Compte;Libellé;Janvier;Février;Mars;Total\n606400;Fournitures;10,00;;5,50;15,50\n\
         756000;Cotisations;100;20;;120\nTotal charges;;10;0;5,5;15,5\n613;Loyer;200;200;200;500\n"
            .as_bytes(),
    );
    let guessed = guess(&rows, Some(2024)).expect("a mapping");
    let table = table::read(&rows, &guessed.mapping, "a");
    assert_eq!(table.ledger.entries().len(), 7);
    assert_eq!(
        (sum(&table.ledger, "6"), sum(&table.ledger, "7")),
        (Cents(61_550), Cents(-12_000))
    );
    assert_eq!(table.findings.count(Rule::TableTotal), 1);
    let last = table.ledger.entries().iter().map(|entry| entry.date).max();
    assert_eq!(last, Day::new(2024, 3, 31));
}

#[test]
fn journals_of_hledger_and_beancount() {
    let hledger = "; 2024\n2024-01-05 * (R1) Membres | Cotisations\n    actif:512000 Banque   120,00 €\n    \
        produits:756000 Cotisations\n\n2024/02/20 Papeterie  ; encre\n    charges:606400 Fournitures  20.50 EUR\n    \
        actif:512000 Banque  -20.50 EUR\n\nP 2024-01-01 USD 0,9 €\n";
    let beancount = "2024-01-01 open Assets:Bank EUR\n2024-01-05 * \"Membres\" \"Cotisations\"\n  \
        Assets:512000-Banque 120.00 EUR\n  Income:756000-Cotisations -120.00 EUR\n\
        2024-02-20 * \"Papier\"\n  Expenses:606400-Fournitures 20.50 EUR\n  Assets:512000-Banque\n";
    for (text, left) in [(hledger, 1), (beancount, 1)] {
        let read = journal::read(text.as_bytes(), "a", &Default::default());
        assert!(!read.findings.has_errors(), "{:?}", read.findings.list());
        assert_eq!(read.findings.count(Rule::NotUnderstood), left);
        assert_eq!(
            (read.ledger.entries().len(), read.ledger.transactions()),
            (4, 2)
        );
        assert_eq!(sum(&read.ledger, "512"), Cents(9_950));
        assert_eq!(sum(&read.ledger, "756"), Cents(-12_000));
    }
    let wrong = journal::read(
        hledger.replace("-20.50", "-20.40").as_bytes(),
        "a",
        &Default::default(),
    );
    assert_eq!(wrong.findings.count(Rule::Unbalanced), 1);
    let dollars = journal::read(
        b"2024-01-05 a\n  512  10 USD\n  756  -10 USD\n",
        "a",
        &Default::default(),
    );
    assert!(dollars.findings.has_errors() && dollars.ledger.entries().is_empty());
}

#[test]
fn an_import_is_counted_first_refused_twice_and_undone() {
    let bytes = LEDGER.as_bytes();
    let read_file = read(bytes, "grand-livre.csv", "one", &Chosen::default()).expect("a table");
    assert_eq!(read_file.kind, Kind::Table);
    let id = digest(bytes);
    let shown = preview(&read_file.ledger, &read_file.findings, &id, &[]).expect("new");
    assert_eq!(
        (shown.entries, shown.transactions, shown.accounts),
        (4, 2, 3)
    );
    assert_eq!(
        (shown.debit, shown.charges, shown.products),
        (Cents(14_050), Cents(2_050), Cents(12_000))
    );
    let known = [Import {
        id: "one".to_owned(),
        digest: id.clone(),
        name: "a".to_owned(),
        period: shown.period,
    }];
    let again = preview(&read_file.ledger, &read_file.findings, &id, &known);
    assert_eq!(again, Err(NotImported::Twice("one".to_owned())));
    let other =
        read(&[bytes, b"\n"].concat(), "b.csv", "two", &Chosen::default()).expect("a table");
    let overlapping = preview(&other.ledger, &other.findings, "other", &known).expect("new");
    assert_eq!(overlapping.overlaps, ["one"]);
    let mut both = read_file.ledger.clone();
    both.extend(&other.ledger).expect("room");
    assert_eq!((both.entries().len(), sum(&both, "606")), (8, Cents(4_100)));
    let undone = both.without("two");
    assert_eq!(undone.entries().len(), 4);
    assert_eq!(undone.sources().len(), 1);
    assert_eq!(sum(&undone, "606"), Cents(2_050));
    assert!(read(b"", "a.txt", "a", &Chosen::default()).is_none());
}

#[test]
fn a_fec_and_a_statement_are_known_by_their_contents() {
    let fec = "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\n";
    let of =
        |bytes: &[u8], name: &str| read(bytes, name, "a", &Chosen::default()).map(|read| read.kind);
    assert_eq!(of(fec.as_bytes(), "export.csv"), Some(Kind::Fec));
    assert_eq!(
        of(b"Date;Libelle;Montant\n05/01/2024;Don;12,00\n", "a.csv"),
        Some(Kind::Bank)
    );
    assert_eq!(
        of(b"2024-01-05 a\n  512  10\n  756\n", "a.hledger"),
        Some(Kind::Journal)
    );
}

proptest! {
    #[test]
    fn any_text_is_read(text in "[0-9a-zA-Z;,.€ \n\t|:/-]{0,400}") {
        for name in ["a.csv", "a.journal"] {
            read(text.as_bytes(), name, "a", &Chosen::default());
        }
        let rows = cut(text.as_bytes());
        ledger::budget::from_rows(&rows);
    }

    #[test]
    fn changed_bytes_are_read(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut bytes = LEDGER.as_bytes().to_vec();
        for (at, value) in &changes {
            *at.get_mut(&mut bytes) = *value;
        }
        read(&bytes, "a.csv", "a", &Chosen::default());
    }
}

#[test]
fn months_take_their_year_from_what_stands_above() {
    let sheet = |above: &str, months: &str| {
        cut(format!("{above};;;\nCompte;{months}\n606;10;20;30\n756;5;5;5\n").as_bytes())
    };
    let first = |rows: &[Vec<String>], year| match guess(rows, year).map(|of| of.mapping) {
        Some(Mapping::Months(columns)) => Some(columns.months[0].1),
        _ => None,
    };
    let january = ledger::Month::new(2024, 1);
    for (above, months) in [
        ("Les Jardins", "janv. 2024;févr. 2024;mars 2024"),
        ("Les Jardins", "2024-01;2024-02;2024-03"),
        ("Les Jardins", "Janvier 24;Février 24;Mars 24"),
        ("Les Jardins", "01/2024;02/2024;03/2024"),
        // The first says it for all; or the title does.
        ("Les Jardins", "janv. 2024;févr.;mars"),
        (
            "Suivi de l'exercice 2024, au 31/01/2025",
            "janvier;février;mars",
        ),
    ] {
        let rows = sheet(above, months);
        let above_says = !above.contains("2025");
        assert_eq!(table::lacks_year(&rows, None), !above_says, "{months}");
        assert_eq!(
            first(&rows, None),
            january.filter(|_| above_says),
            "{months}"
        );
    }
    // What names two years, or none, or only the day of printing, is asked for.
    for above in [
        "Les Jardins",
        "Exercices 2023 et 2024",
        "Édité le 12/02/2025",
    ] {
        let rows = sheet(above, "janvier;février;mars");
        assert!(table::lacks_year(&rows, None), "{above}");
        let read = ledger::import::read_rows(&rows, "a", &Default::default());
        assert!(read.is_none(), "{above}");
        assert_eq!(first(&rows, Some(2024)), january, "{above}");
        assert!(!table::lacks_year(&rows, Some(2024)));
    }
    assert_eq!(
        first(&sheet("Exercice 2024", "janvier;février;mars"), None),
        january
    );
    assert!(!table::lacks_year(
        &cut(b"Date;Compte;Montant\n01/01/2024;606;10\n"),
        None
    ));
}

#[test]
fn columns_that_were_chosen_are_used_for_the_same_header() {
    use ledger::import::{Chosen, Remembered, read_rows};
    let rows = cut("Jour;Cpte;Quoi;Sorties;Rentrées\n02/01/2026;512;Dons;100,00;\n".as_bytes());
    let mapping = Mapping::Entries(table::EntryColumns {
        header: Some(0),
        date: 0,
        account: Some(1),
        label: Some(2),
        // The person says that what goes in comes from "Sorties".
        debit: Some(3),
        credit: Some(4),
        ..Default::default()
    });
    let chosen = Chosen {
        remembered: vec![Remembered {
            names: Remembered::names(&rows[0]),
            file: "avant.csv".to_owned(),
            mapping: Some(mapping.clone()),
            columns: None,
        }],
        ..Default::default()
    };
    let read = read_rows(&rows, "a", &chosen).expect("read");
    assert_eq!(read.remembered.as_deref(), Some("avant.csv"));
    assert_eq!(read.mapping, Some(mapping));
    assert_eq!(read.ledger.entries()[0].debit, Cents(10_000));
    // Another header is guessed anew.
    let other = cut("Jour;Cpte;Quoi;Sorties;Entrées\n02/01/2026;512;Dons;100,00;\n".as_bytes());
    let read = read_rows(&other, "a", &chosen);
    assert!(read.is_none_or(|read| read.remembered.is_none()));
}

#[test]
fn accounts_of_a_journal_are_told_and_can_be_given() {
    let text = "2024-01-05 Papeterie\n  Dépenses:Bureau  20.50\n  Actif:Caisse\n";
    let read = journal::read(text.as_bytes(), "a", &Default::default());
    let told: Vec<(&str, &str)> = read
        .accounts
        .iter()
        .map(|(name, account)| (name.as_str(), account.as_str()))
        .collect();
    assert_eq!(told, [("Actif:Caisse", "530"), ("Dépenses:Bureau", "658")]);
    let given = [("Dépenses:Bureau".to_owned(), "606400".to_owned())].into();
    let read = journal::read(text.as_bytes(), "a", &given);
    assert_eq!(sum(&read.ledger, "606400"), Cents(2_050));
}

#[test]
fn a_printed_general_ledger_is_no_statement() {
    // An account, its entries with a balance that runs, and its sum.
    let printed = "Grand livre général;;;;;;\n\
        Date;Journal;Pièce;Libellé;Débit;Crédit;Solde\n\
        512000 - Banque;;;;;;\n\
        03/02/2025;BQ;P1;Adhésions;310,00;;310,00\n\
        18/02/2025;BQ;P2;Papier;;42,80;267,20\n\
        Total 512000;;;;310,00;42,80;267,20\n\
        606400 - Fournitures;;;;;;\n\
        18/02/2025;BQ;P2;Papier;42,80;;42,80\n\
        Sous-total 606400;;;;42,80;;42,80\n\
        756000 - Cotisations;;;;;;\n\
        03/02/2025;BQ;P1;Adhésions;;310,00;-310,00\n\
        Total général;;;;352,80;352,80;0,00\n";
    let titles_first = printed.replace(
        "Date;Journal;Pièce;Libellé;Débit;Crédit;Solde\n512000 - Banque;;;;;;\n",
        "Compte 512000 Banque;;;;;;\nDate;Journal;Pièce;Libellé;Débit;Crédit;Solde\n",
    );
    for text in [printed, &titles_first] {
        let read = read(text.as_bytes(), "gl.csv", "g", &Chosen::default()).expect("a table");
        assert_eq!(read.kind, Kind::Table);
        assert!(!read.findings.has_errors(), "{:?}", read.findings.list());
        assert_eq!(sum(&read.ledger, "512"), Cents(26_720));
        assert_eq!(sum(&read.ledger, "606"), Cents(4_280));
        assert_eq!(sum(&read.ledger, "756"), Cents(-31_000));
        assert_eq!(read.ledger.entries().len(), 4);
    }
    // A statement may name its account once, above its table.
    let statement = "Compte : 30004567 Courant;;;\nDate;Libellé;Débit;Crédit\n\
        03/02/2025;VIREMENT;;310,00\n18/02/2025;CARTE;42,80;\n";
    let read = read(statement.as_bytes(), "r.csv", "r", &Chosen::default()).expect("a statement");
    assert_eq!(read.kind, Kind::Bank);
}

#[test]
fn labels_are_known_by_how_their_names_begin() {
    let text = "Date op.;N° cpte;Libellé de l'opération;Débit;Crédit\n\
        03/02/2025;512000;Adhésions;310,00;\n03/02/2025;756000;Adhésions;;310,00\n";
    let rows = cut(text.as_bytes());
    let guessed = guess(&rows, None).expect("a mapping");
    let Mapping::Entries(columns) = &guessed.mapping else {
        panic!("entries");
    };
    let columns = (columns.date, columns.account, columns.label);
    assert_eq!(columns, (0, Some(1), Some(2)));
    assert!(guessed.by_content.is_empty() && guessed.unused.is_empty());
}

#[test]
fn months_without_accounts_are_not_read_as_nothing() {
    let text = "Poste;01/2025;02/2025;03/2025\nAdhésions;310,00;0;0\nPapier;0;-42,80;0\n";
    assert!(read(text.as_bytes(), "m.csv", "m", &Chosen::default()).is_none());
    assert!(table::lacks_accounts(&cut(text.as_bytes()), None));
    for known in [
        text.replace("Adhésions", "756 Adhésions"),
        text.replace("Adhésions", "Produits;;;\nAdhésions"),
    ] {
        assert!(
            !table::lacks_accounts(&cut(known.as_bytes()), None),
            "{known}"
        );
    }
}

#[test]
fn a_fec_with_marks_where_a_sheet_needs_them_is_read() {
    let header = "JournalCode;JournalLib;EcritureNum;EcritureDate;CompteNum;CompteLib;CompAuxNum;\
        CompAuxLib;PieceRef;PieceDate;EcritureLib;Debit;Credit;EcritureLet;DateLet;ValidDate;\
        Montantdevise;Idevise\n";
    let line = |account: &str, debit: &str, credit: &str| {
        format!(
            "BQ;Banque;1;20250203;{account};C;;;P1;20250203;\"Colle; papier; encre\";\
             {debit};{credit};;;20250203;;\n"
        )
    };
    let some =
        header.to_owned() + &line("606400", "42,80", "0,00") + &line("512000", "0,00", "42,80");
    let marked = |row: &str| {
        let cells = row.split(';').map(|cell| format!("\"{cell}\""));
        cells.collect::<Vec<String>>().join(";")
    };
    let all = header.to_owned()
        + &some
            .replace("\"Colle; papier; encre\"", "Colle")
            .lines()
            .skip(1)
            .map(|row| marked(row) + "\n")
            .collect::<String>();
    for text in [some, all] {
        let read = read(text.as_bytes(), "f.csv", "f", &Chosen::default()).expect("a FEC");
        assert_eq!(read.kind, Kind::Fec);
        assert!(!read.findings.has_errors(), "{:?}", read.findings.list());
        assert_eq!(read.findings.count(Rule::Quoted), 2);
        assert_eq!(sum(&read.ledger, "606"), Cents(4_280));
        let entry = &read.ledger.entries()[0];
        assert!(read.ledger.text(entry.label).starts_with("Colle"));
    }
}

#[test]
fn balances_of_a_journal_are_read_and_checked() {
    let hledger = |third: &str| {
        format!(
            "2025-01-01 Ouverture\n    Actif:Banque  = 1000,00 EUR\n    Capitaux\n\n\
             2025-01-10 Loyer\n    Dépenses:Loyer  420,00 EUR\n    Actif:Banque  -420,00 EUR = 580,00 EUR\n\n\
             2025-02-03 Ville d'Aubry\n    Actif:Banque  2500,00 EUR == {third} EUR\n    \
             Recettes:Subventions\n"
        )
    };
    let read = |text: &str| journal::read(text.as_bytes(), "a", &Default::default());
    let right = read(&hledger("3080,00"));
    assert!(right.findings.is_empty(), "{:?}", right.findings.list());
    assert_eq!(sum(&right.ledger, "512"), Cents(308_000));
    assert_eq!(sum(&right.ledger, "613"), Cents(42_000));
    assert_eq!(sum(&right.ledger, "74"), Cents(-250_000));
    let wrong = read(&hledger("3000,00"));
    assert_eq!(wrong.findings.count(Rule::JournalBalance), 1);
    let of = &wrong.findings.list()[0];
    assert_eq!(of.line, Some(10));
    assert_eq!(sum(&wrong.ledger, "512"), Cents(308_000));

    let beancount = |end: &str| {
        format!(
            "2025-01-01 open Assets:Bank EUR\n2025-01-01 pad Assets:Bank Equity:Opening\n\
             2025-01-02 balance Assets:Bank 1000.00 EUR\n\
             2025-01-10 * \"Loyer\"\n  Expenses:Rent 420.00 EUR\n  Assets:Bank\n\
             2025-02-01 balance Assets:Bank  {end} EUR\n"
        )
    };
    let right = read(&beancount("580.00"));
    assert!(!right.findings.has_errors(), "{:?}", right.findings.list());
    assert_eq!(sum(&right.ledger, "512"), Cents(58_000));
    assert_eq!(sum(&right.ledger, "110"), Cents(-100_000));
    let near = read(&beancount("580.04 ~ 0.05"));
    assert_eq!(near.findings.count(Rule::JournalBalance), 0);
    assert_eq!(
        read(&beancount("570.00"))
            .findings
            .count(Rule::JournalBalance),
        1
    );
}

#[test]
fn what_a_journal_leaves_to_others_is_refused() {
    let text = "include 2024.journal\nalias banque = actif:banque\nY2025\n\n01-10 Loyer\n    \
        Dépenses:Loyer  420,00 EUR\n    Actif:Banque  -420,00 EUR = 580,00 EUR\n13-45 Rien\n";
    let read = journal::read(text.as_bytes(), "a", &Default::default());
    assert_eq!(read.findings.count(Rule::Included), 1);
    assert_eq!(read.findings.count(Rule::JournalRule), 1);
    assert_eq!(read.findings.count(Rule::RowUnreadable), 1);
    // What is in the other file would be part of the balance.
    assert_eq!(read.findings.count(Rule::JournalBalance), 0);
    let day = read.ledger.entries()[0].date;
    assert_eq!(Some(day), Day::new(2025, 1, 10));
}

#[test]
fn two_months_are_a_table_and_two_days_are_not() {
    let months = "Compte;Libellé;janv. 2026;févr. 2026;Total\n613;Loyer;420,00;420,00;840,00\n\
        756;Cotisations;150,00;;150,00\n";
    let read = read(months.as_bytes(), "m.csv", "m", &Chosen::default()).expect("a table");
    assert_eq!(read.kind, Kind::Table);
    assert_eq!(sum(&read.ledger, "613"), Cents(84_000));
    let days = "Date;Date valeur;Libellé;Montant\n03/01/2026;04/02/2026;LOYER;-420,00\n";
    let read = ledger::import::read(days.as_bytes(), "b.csv", "b", &Chosen::default());
    assert_eq!(read.map(|read| read.kind), Some(Kind::Bank));
}

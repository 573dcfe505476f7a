//! What is read from each document of the example, as a person can look it over
//! (`tests/snapshots`).

use std::fmt::Write;
use std::path::Path;

use documents::Bounds;
use dossier::Reading;

fn reading(name: &str) -> Reading {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/dossier");
    let bytes = std::fs::read(folder.join(name)).expect("the example is there");
    let document = documents::read(&bytes, name, &Bounds::default()).expect("it is read");
    dossier::read(&document, name)
}

fn shown(reading: &Reading) -> String {
    let mut text = String::new();
    let about = &reading.about;
    let date = about.date.map(|dated| dated.date.iso()).unwrap_or_default();
    let _ = writeln!(text, "{} « {} » {date}", about.kind.name(), about.title);
    let _ = writeln!(text, "\nFacts");
    for fact in &reading.facts {
        let date = fact.date.map(|date| date.iso()).unwrap_or_default();
        let _ = writeln!(
            text,
            "  {} = {} [{date}, {:.2}]",
            fact.key, fact.value, fact.confidence
        );
    }
    let _ = writeln!(text, "\nFigures");
    for figure in &reading.figures {
        let _ = writeln!(
            text,
            "  {} {} = {}.{:02} [{:?}, {:?}{}{}]",
            figure.account,
            figure.label,
            figure.cents / 100,
            figure.cents.abs() % 100,
            figure.side,
            figure.year,
            if figure.planned == Some(true) {
                ", planned"
            } else {
                ""
            },
            if figure.total { ", total" } else { "" },
        );
    }
    let _ = writeln!(text, "\nEarlier answers");
    for pair in &reading.earlier {
        let _ = writeln!(text, "  {} → {}", pair.question, start(&pair.answer));
    }
    let _ = writeln!(text, "\nPassages");
    for passage in &reading.passages {
        let page = passage
            .place
            .page
            .map(|page| format!("p. {page} "))
            .unwrap_or_default();
        let _ = writeln!(
            text,
            "  {page}{} | {}",
            passage.place.headings.join(" > "),
            start(&passage.text)
        );
    }
    text
}

fn start(text: &str) -> String {
    let line: String = text.replace('\n', " / ").chars().take(90).collect();
    if line.chars().count() == 90 {
        format!("{line}…")
    } else {
        line
    }
}

macro_rules! read_as_before {
    ($($test:ident: $name:literal,)*) => {$(
        #[test]
        fn $test() {
            insta::assert_snapshot!(shown(&reading($name)));
        }
    )*};
}

read_as_before! {
    statutes: "statuts.docx",
    last_years_report: "rapport-activite-2025.pdf",
    the_report_before: "rapport-activite-2024.odt",
    minutes: "pv-ag-2026.odt",
    project_note: "note-projet-etabli-roulant.md",
    application: "demande-subvention-2026-communaute-de-communes.docx",
    accounts: "comptes-2025.ods",
    budget: "budget-2026-2027.xlsx",
}

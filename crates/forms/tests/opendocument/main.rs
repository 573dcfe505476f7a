//! An invented funder's form as odt and as ods: its boxes are found, filled and read back, and
//! LibreOffice opens what was written. `demande.odt` and `budget.ods` were made from the flat files
//! beside them, which are ours, by `soffice --headless --convert-to odt` (and `ods`).

#![expect(clippy::print_stderr, reason = "a test says why it skips")]

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use documents::{Anchor, Bounds, Edit, Value};
use forms::{Form, FormBox, Kind, Owner};

const TEXT: &[u8] = include_bytes!("demande.odt");
const SHEETS: &[u8] = include_bytes!("budget.ods");
/// Sheets as text: each in a file of its own, parted by tabs, UTF-8.
const VALUES: &str =
    "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,false,false,false,false,-1";
/// What stands in boxes of words.
const NAME: &str = "Les Ateliers de l’Aubépine";
const LONG: &str = "Des ateliers ouverts à toutes et à tous, chaque samedi.\n\nL’entrée est libre.";

fn form(bytes: &[u8]) -> Form {
    forms::recognise(&documents::read(bytes, "formulaire", &Bounds::default()).expect("read"))
}

/// Each box on a line: whose it is, its kind, its label, limit and choices.
fn told(form: &Form) -> String {
    let mut lines = String::new();
    for one in &form.boxes {
        let _ = write!(lines, "{:?} {:?} | {}", one.owner, one.kind, one.label);
        if let Some(limit) = &one.limit {
            let _ = write!(lines, " | {} {:?}", limit.number, limit.unit);
        }
        if !one.choices.is_empty() {
            let _ = write!(lines, " | {}", one.choices.join(" / "));
        }
        lines.push('\n');
    }
    lines
}

#[test]
fn the_boxes_of_an_odt_are_found() {
    insta::assert_snapshot!("odt", told(&form(TEXT)));
}

#[test]
fn the_boxes_of_an_ods_are_found() {
    insta::assert_snapshot!("ods", told(&form(SHEETS)));
}

#[test]
fn all_boxes_of_an_odt_are_filled_and_libreoffice_opens_it() {
    let (written, edits) = filled(TEXT);
    for anchor in ["Block", "Field", "Span", "Cell"] {
        let named = |edit: &Edit| format!("{:?}", edit.address.anchor).starts_with(anchor);
        assert!(edits.iter().any(named), "the form has a {anchor}");
    }
    let Some(text) = opened(&written, "odt", "txt:Text (encoded):UTF8", "*.txt") else {
        return;
    };
    // The words of form controls are not in LibreOffice's text.
    let expected = edits.iter().filter(|edit| {
        edit.address.anchor != Anchor::Field && !matches!(edit.value, Value::Tick(_))
    });
    for line in expected.flat_map(|edit| edit.value.display().lines()) {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(text.contains("Emploi de salariés : ☒ Oui ☐ Non"), "{text}");
    assert!(
        text.contains("Réservé au service instructeur : …………"),
        "{text}"
    );
}

#[test]
fn all_boxes_of_an_ods_are_filled_and_libreoffice_computes_its_totals() {
    let (written, edits) = filled(SHEETS);
    let Some(text) = opened(&written, "ods", VALUES, "*-Demande.csv") else {
        return;
    };
    assert!(text.contains(NAME), "{text}");
    // Five lines of charges at 1 250,50 on the other sheet; nothing else says this sum.
    let charges = edits
        .iter()
        .filter(|edit| edit.address.occurrence == 1)
        .count()
        / 2;
    assert_eq!(charges, 5);
    let total = text
        .lines()
        .find(|line| line.starts_with("Total du budget"));
    let total = total.unwrap_or_default().to_owned();
    let digits: String = total.chars().filter(char::is_ascii_digit).collect();
    assert_eq!(digits, "62525", "{total}");
}

/// The form with all that an applicant answers, and the answers.
fn filled(bytes: &[u8]) -> (Vec<u8>, Vec<Edit>) {
    let before = form(bytes);
    // One of each group of ticks only.
    let first = |one: &&FormBox| !["Renouvellement", "Non"].contains(&one.label.as_str());
    let edits: Vec<Edit> = before
        .boxes
        .iter()
        .filter(|one| one.owner == Owner::Applicant)
        .filter(first)
        .map(|one| Edit {
            address: one.address.clone(),
            value: value(one),
        })
        .collect();
    let bounds = Bounds::default();
    let written = documents::write(bytes, "formulaire", &edits, &bounds).expect("written");
    documents::verify(&written, "formulaire", &edits, &bounds).expect("it holds the answers");
    // What nobody answered is asked as before.
    let left = |form: &Form| -> Vec<String> {
        let others = form
            .boxes
            .iter()
            .filter(|one| one.owner != Owner::Applicant);
        others.map(|one| one.label.clone()).collect()
    };
    assert_eq!(left(&before), left(&form(&written)));
    (written, edits)
}

fn value(one: &FormBox) -> Value {
    match one.kind {
        Kind::Tick => Value::Tick(true),
        Kind::Number | Kind::Amount => Value::Number {
            plain: "1250.5".to_owned(),
            display: "1 250,50".to_owned(),
        },
        Kind::Date => Value::Date {
            iso: "2019-03-14".to_owned(),
            display: "14/03/2019".to_owned(),
        },
        _ => Value::Text(match (one.choices.first(), one.kind) {
            (Some(choice), _) => choice.clone(),
            (None, Kind::LongText) => LONG.to_owned(),
            (None, _) => NAME.to_owned(),
        }),
    }
}

/// What LibreOffice makes of a file; nothing where it is not installed.
fn opened(bytes: &[u8], extension: &str, filter: &str, wanted: &str) -> Option<String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join(format!("rempli.{extension}"));
    std::fs::write(&file, bytes).expect("written");
    let profile = folder.path().join("profile");
    let ran = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            profile.display()
        ))
        .args(["--headless", "--convert-to", filter, "--outdir"])
        .arg(folder.path())
        .arg(&file)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if ran.is_err() {
        eprintln!("skipped: LibreOffice is not installed");
        return None;
    }
    let ending = wanted.trim_start_matches('*');
    let made = |path: &Path| path.to_string_lossy().ends_with(ending);
    let found = std::fs::read_dir(folder.path())
        .expect("listed")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| made(path));
    let path = found.expect("LibreOffice opens what was written");
    Some(std::fs::read_to_string(path).expect("UTF-8"))
}

//! A form that was filled and sent: each box holds what was written there.

#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use documents::{Bounds, Document, Edit, Value};
use forms::{Form, FormBox, Kind, Owner, Returned};

const FORMS: [&str; 6] = [
    "examples/forms/fondation-marchadier.docx",
    "examples/forms/mairie-saint-cernac.xlsx",
    "examples/forms/departement-haute-doulonne.pdf",
    "evaluation/forms/demande-subvention-ville.pdf",
    "evaluation/forms/dossier-fondation-flat.pdf",
    "evaluation/forms/fonds-numerique-libre.docx",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(bytes: &[u8], name: &str) -> Document {
    documents::read(bytes, name, &Bounds::default()).expect("it can be read")
}

/// What is written into each box: words of its own, ticks every other.
fn value(asked: &FormBox, number: usize) -> Option<Value> {
    if asked.owner != Owner::Applicant || !asked.value.is_empty() {
        return None;
    }
    match asked.kind {
        Kind::Tick => (number.is_multiple_of(2)).then_some(Value::Tick(true)),
        Kind::Text => Some(Value::Text(format!("mot{number}"))),
        Kind::LongText => Some(Value::Text(format!(
            "Phrase {number} du projet. Et une autre."
        ))),
        _ => None,
    }
}

/// Writes into all boxes that take it, one by one where all at once is refused.
fn filled(bytes: &[u8], name: &str, form: &Form) -> (Vec<u8>, HashMap<String, String>) {
    let bounds = Bounds::default();
    let mut edits: Vec<(&FormBox, Edit)> = Vec::new();
    for (number, asked) in form.boxes.iter().enumerate() {
        let Some(value) = value(asked, number) else {
            continue;
        };
        let edit = Edit {
            address: asked.address.clone(),
            value,
        };
        let one = std::slice::from_ref(&edit);
        let taken = documents::write(bytes, name, one, &bounds);
        if taken.is_ok_and(|bytes| documents::verify(&bytes, name, one, &bounds).is_ok()) {
            edits.push((asked, edit));
        }
    }
    let all: Vec<Edit> = edits.iter().map(|(_, edit)| edit.clone()).collect();
    let written = documents::write(bytes, name, &all, &bounds).expect("it can be written");
    let held = edits
        .iter()
        .map(|(asked, edit)| (asked.id.clone(), edit.value.display().to_owned()))
        .collect();
    (written, held)
}

/// How many boxes hold what was written, of how many, and what differs.
fn compare(returned: &[Returned], held: &HashMap<String, String>) -> (usize, Vec<String>) {
    let mut right = 0;
    let mut wrong = Vec::new();
    for one in returned {
        let wanted = held.get(&one.box_id).map_or("", String::as_str);
        match one.text.as_deref() {
            Some(text) if text == wanted => right += usize::from(!wanted.is_empty()),
            text if !wanted.is_empty() => {
                wrong.push(format!("{}: {text:?} for {wanted:?}", one.box_id));
            }
            // A box that nothing was written into may hold what the form printed there.
            _ => {}
        }
    }
    (right, wrong)
}

#[test]
fn each_box_gives_back_what_was_written_into_it() {
    for path in FORMS.map(|form| root().join(form)) {
        let name = path.file_name().and_then(|n| n.to_str()).expect("a name");
        let bytes = std::fs::read(&path).expect("it is part of the project");
        let blank = read(&bytes, name);
        let form = forms::recognise(&blank);
        let (written, held) = filled(&bytes, name, &form);
        assert!(held.len() > 3, "{name}: {}", held.len());
        let returned = forms::returned(&form, &blank, &read(&written, name));
        let (right, wrong) = compare(&returned, &held);
        assert!(wrong.is_empty(), "{name}: {right} right, {wrong:#?}");
    }
}

#[test]
fn a_form_that_an_office_program_saved_gives_back_the_same() {
    let soffice = Command::new("soffice").arg("--version").output();
    if !soffice.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: LibreOffice is not installed");
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (mut right, mut all) = (0, 0);
    for path in FORMS.map(|form| root().join(form)) {
        let name = path.file_name().and_then(|n| n.to_str()).expect("a name");
        if name.ends_with(".pdf") {
            continue;
        }
        let bytes = std::fs::read(&path).expect("it is part of the project");
        let blank = read(&bytes, name);
        let form = forms::recognise(&blank);
        let (written, held) = filled(&bytes, name, &form);
        let before = folder.path().join(name);
        std::fs::write(&before, written).expect("written");
        let out = folder.path().join("saved");
        let extension = name.rsplit_once('.').expect("an extension").1;
        let done = Command::new("soffice")
            .args(["--headless", "--convert-to", extension, "--outdir"])
            .arg(&out)
            .arg(&before)
            .arg(format!(
                "-env:UserInstallation=file://{}/profile",
                folder.path().display()
            ))
            .output()
            .expect("it starts");
        assert!(done.status.success(), "{name}");
        let saved = std::fs::read(out.join(name)).expect("saved");
        let returned = forms::returned(&form, &blank, &read(&saved, name));
        let (found, _) = compare(&returned, &held);
        right += found;
        all += held.len();
    }
    // Some fields lose their kind when another program saves them.
    assert!(right * 100 >= all * 97, "{right} of {all}");
}

//! A scan is looked at where Tesseract with French is installed, and what is seen on it is never
//! used without a person.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use documents::{Bounds, Picture};
use serde_json::Value;

fn essaim(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_essaim"))
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "fr_FR.UTF-8")
        .env_remove("RUST_BACKTRACE")
        .output()
        .expect("started")
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    let output = essaim(folder, arguments);
    let told = String::from_utf8_lossy(&output.stderr);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{arguments:?}: {told}"))
}

/// A picture as a Windows bitmap of 256 greys (BITMAPINFOHEADER): rows from the bottom, each filled
/// up to four bytes.
fn bitmap(picture: &Picture) -> Vec<u8> {
    let row = picture.width.next_multiple_of(4);
    let start = 14 + 40 + 1024;
    let size = start + row * picture.height;
    let mut bytes = b"BM".to_vec();
    for number in [size, 0, start, 40, picture.width, picture.height] {
        bytes.extend((number as u32).to_le_bytes());
    }
    bytes.extend([1, 0, 8, 0]);
    for number in [0, row * picture.height, 11_811, 11_811, 256, 0] {
        bytes.extend((number as u32).to_le_bytes());
    }
    bytes.extend((0..=255u8).flat_map(|grey| [grey, grey, grey, 0]));
    for line in picture.grey.chunks(picture.width).rev() {
        bytes.extend(line);
        bytes.extend(std::iter::repeat_n(0, row - line.len()));
    }
    bytes
}

#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn report_skipped() {
    eprintln!("skipped: Tesseract with French is not installed");
}

/// What Tesseract can read here; nothing, which is told, without French.
fn installed() -> Option<String> {
    let languages = Command::new("tesseract").arg("--list-langs").output();
    let languages = languages.map_or(String::new(), |list| {
        String::from_utf8_lossy(&list.stdout).into_owned()
    });
    if languages.contains("fra") {
        return Some(languages);
    }
    report_skipped();
    None
}

#[test]
fn a_form_that_was_scanned_says_that_boxes_are_missing_and_what_to_do() {
    if installed().is_none() {
        return;
    }
    let forms = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../evaluation/forms");
    let form = fs::read(forms.join("demande-subvention-ville.pdf")).expect("there");
    let picture = documents::picture(&form, 1, 200.0, &Bounds::default()).expect("drawn");
    let root = tempfile::tempdir().expect("a folder");
    fs::write(root.path().join("formulaire.bmp"), bitmap(&picture)).expect("written");
    let told = |arguments: &[&str]| {
        let output = essaim(root.path(), arguments);
        assert!(output.status.success(), "{arguments:?}");
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    let french = told(&["boxes", "formulaire.bmp"]);
    assert!(
        french.contains("il en manque sans doute") && french.contains("demandez au financeur"),
        "{french}"
    );
    let english = told(&["boxes", "formulaire.bmp", "--language", "en"]);
    assert!(
        english.contains("some may be missing") && english.contains("ask the funder"),
        "{english}"
    );
    let found = json(root.path(), &["boxes", "formulaire.bmp", "--json"]);
    assert_eq!(
        found["notes"],
        serde_json::json!([{"note": "scanned", "count": 1, "read": 1}])
    );
    // The same where answers are asked for.
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let statutes = examples.join("dossier/statuts.docx");
    essaim(root.path(), &["init", "dossier"]);
    let statutes = statutes.to_str().expect("UTF-8");
    told(&["add", "dossier", statutes]);
    let answered = told(&["answer", "dossier", "formulaire.bmp"]);
    assert!(answered.contains("il en manque sans doute"), "{answered}");
    assert!(answered.contains("feuille"), "{answered}");
    let names = fs::read_dir(root.path()).expect("listed");
    let sheet = names
        .filter_map(Result::ok)
        .any(|file| file.file_name().to_string_lossy().ends_with(".docx"));
    assert!(sheet, "no side sheet");
}

#[test]
fn scans_are_read_and_marked() {
    let Some(languages) = installed() else {
        return;
    };
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let report = fs::read(examples.join("dossier/rapport-activite-2025.pdf")).expect("there");
    let picture = documents::picture(&report, 1, 200.0, &Bounds::default()).expect("drawn");
    let root = tempfile::tempdir().expect("a folder");
    fs::write(root.path().join("rapport-2025.bmp"), bitmap(&picture)).expect("written");
    essaim(root.path(), &["init", "dossier"]);

    let added = json(
        root.path(),
        &["add", "dossier", "rapport-2025.bmp", "--json"],
    );
    assert_eq!(
        added["files"][0]["states"],
        serde_json::json!(["recognised"]),
        "{added:#}"
    );
    let found = json(
        root.path(),
        &["ask", "dossier", "combien d'adhérents", "--json"],
    );
    let first = &found["results"][0];
    assert!(
        first["text"]
            .as_str()
            .is_some_and(|text| text.contains("168")),
        "{found:#}"
    );
    assert_eq!(first["doubtful"], true, "{found:#}");

    let form = examples.join("forms/mairie-saint-cernac.xlsx");
    let form = form.to_str().expect("UTF-8");
    let answered = json(
        root.path(),
        &["answer", "dossier", form, "--out", "out.xlsx", "--json"],
    );
    let answers = answered["answers"].as_array().expect("answers");
    assert!(
        answers.iter().all(|answer| answer["status"] != "filled"),
        "{answered:#}"
    );
    assert!(
        answers.iter().any(|answer| answer["status"] == "check"),
        "nothing is offered"
    );
    // A page that was laid on the glass upside down or sideways.
    if languages.contains("osd") {
        for quarters in 1..=3 {
            let name = format!("quarters-{quarters}.bmp");
            fs::write(root.path().join(&name), bitmap(&picture.turned(quarters))).expect("written");
            essaim(root.path(), &["init", &format!("dossier-{quarters}")]);
            let dossier = format!("dossier-{quarters}");
            json(root.path(), &["add", &dossier, &name, "--json"]);
            let found = json(
                root.path(),
                &["ask", &dossier, "combien d'adhérents", "--json"],
            );
            let first = found["results"][0]["text"].as_str().unwrap_or_default();
            assert!(first.contains("168"), "{quarters}: {found:#}");
        }
    }
    // Looked at once: adding again finds nothing new to do.
    let again = json(
        root.path(),
        &["add", "dossier", "rapport-2025.bmp", "--json"],
    );
    assert_eq!(again["files"][0]["status"], "unchanged");
}

//! The commands as they are used: exit statuses, what goes to which stream, and what is never
//! touched.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

struct Desk {
    root: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self {
            root: tempfile::tempdir().expect("a temporary folder"),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(&path, text).expect("written");
        path
    }

    /// Runs the program here, in French.
    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_essaim"))
            .args(arguments)
            .current_dir(self.root.path())
            .env("LC_ALL", "fr_FR.UTF-8")
            .env_remove("RUST_BACKTRACE")
            .output()
            .expect("started")
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        serde_json::from_slice(&output.stdout).expect("one JSON document on stdout")
    }

    /// What the program says, without what changes from one run to the next.
    fn told(&self, output: &Output) -> String {
        let root = self.root.path().display().to_string();
        let code = output.status.code().unwrap_or(-1);
        let mut told = format!("[{code}]\n");
        for line in stderr(output).lines() {
            // What a run costs is never twice the same.
            let cost = ["Coût\u{a0}: ", "Cost: "]
                .iter()
                .find(|word| line.starts_with(**word));
            told.push_str(cost.map_or(line, |word| word));
            told.push_str(cost.map_or("\n", |_| "…\n"));
        }
        told.replace(&root, "…")
    }
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

const NOTE: &str = "# Rapport d’activité 2025\n\n## Public\n\nNous avons accueilli 412 personnes \
    en 2025 dans nos ateliers de réparation de vélos.\n";

#[test]
fn errors_say_what_happened_what_is_safe_and_what_to_do() {
    let desk = Desk::new();
    desk.write("papers/letter.md", NOTE);
    desk.write("picture.png", "not a picture");
    desk.run(&["init", "dossier"]);
    let mut shown = String::new();
    for arguments in [
        &["add", "nowhere", "papers"][..],
        &["add", "papers", "papers"],
        &["init", "dossier"],
        &["init", "papers"],
        &["add", "dossier", "missing.md"],
        &["add", "dossier", "picture.png"],
        &["boxes", "missing.docx"],
        &["boxes", "picture.png"],
        &["answer", "dossier", "papers/letter.md"],
        &[
            "answer",
            "dossier",
            "papers/letter.md",
            "--out",
            "papers/../papers/letter.md",
        ],
        &["frobnicate"],
    ] {
        for language in ["fr", "en"] {
            let mut typed = vec!["--language", language];
            typed.extend(arguments);
            let output = desk.run(&typed);
            assert!(output.stdout.is_empty(), "{typed:?} wrote to stdout");
            shown.push_str(&format!(
                "$ essaim {}\n{}\n",
                typed.join(" "),
                desk.told(&output)
            ));
        }
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn exit_statuses() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["init", "dossier"]).status.code(), Some(0));
    assert_eq!(desk.run(&["init", "dossier"]).status.code(), Some(1));
    assert_eq!(desk.run(&["init"]).status.code(), Some(2));
    assert_eq!(desk.run(&[]).status.code(), Some(2));
    assert_eq!(desk.run(&["--help"]).status.code(), Some(0));
    assert_eq!(desk.run(&["add", "--help"]).status.code(), Some(0));
    assert_eq!(desk.run(&["--version"]).status.code(), Some(0));
}

#[test]
fn add_tells_of_each_file_and_goes_on() {
    let desk = Desk::new();
    desk.run(&["init", "dossier"]);
    desk.write("papers/rapport.md", NOTE);
    desk.write("papers/copie.md", NOTE);
    desk.write("papers/sub/empty.md", "");
    desk.write("papers/.hidden.md", NOTE);
    let first = desk.json(&["add", "dossier", "papers", "--json"]);
    let statuses = |document: &Value| -> Vec<(String, String)> {
        document["files"]
            .as_array()
            .expect("files")
            .iter()
            .map(|file| (text(&file["name"]), text(&file["status"])))
            .collect()
    };
    let pair = |name: &str, status: &str| (name.to_owned(), status.to_owned());
    assert_eq!(
        statuses(&first),
        [
            pair("papers/copie.md", "added"),
            pair("papers/rapport.md", "same_content"),
            pair("papers/sub/empty.md", "unreadable"),
        ]
    );
    assert_eq!(first["summary"]["added"], 1);

    desk.write("papers/copie.md", &NOTE.replace("412", "430"));
    let second = desk.json(&["add", "dossier", "papers", "--json"]);
    assert_eq!(statuses(&second)[0], pair("papers/copie.md", "replaced"));
    assert_eq!(statuses(&second)[1], pair("papers/rapport.md", "added"));
    let third = desk.json(&["add", "dossier", "papers", "--json"]);
    assert_eq!(statuses(&third)[0], pair("papers/copie.md", "unchanged"));

    let nothing = desk.run(&["add", "dossier", "papers/sub"]);
    assert_eq!(nothing.status.code(), Some(1), "nothing could be read");
}

#[test]
fn ask_gives_passages_with_their_sources() {
    let desk = Desk::new();
    desk.run(&["init", "dossier"]);
    desk.write("rapport.md", NOTE);
    desk.run(&["add", "dossier", "rapport.md"]);
    let found = desk.json(&[
        "ask",
        "dossier",
        "combien de personnes accueillies ?",
        "--json",
    ]);
    let first = &found["results"][0];
    assert!(text(&first["text"]).contains("412 personnes"), "{found}");
    assert_eq!(first["document"], "rapport.md");
    for field in ["page", "heading", "date", "score"] {
        assert!(first.get(field).is_some(), "{field} is missing");
    }
}

#[test]
fn export_is_whole_and_the_same_each_time() {
    let desk = Desk::new();
    desk.run(&["init", "dossier"]);
    desk.write("papers/rapport.md", NOTE);
    desk.run(&["add", "dossier", "papers"]);
    assert_eq!(
        desk.run(&["export", "dossier", "one.zip"]).status.code(),
        Some(0)
    );
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    assert_eq!(
        desk.run(&["export", "dossier", "two.zip"]).status.code(),
        Some(0)
    );
    let one = fs::read(desk.path("one.zip")).expect("an archive");
    assert!(
        one == fs::read(desk.path("two.zip")).expect("an archive"),
        "the archives differ"
    );

    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(one)).expect("a zip");
    let names: Vec<String> = zip
        .file_names()
        .map(|name| name.expect("a name").into_owned())
        .collect();
    insta::assert_snapshot!(names.join("\n"), @r"
    LISEZMOI.txt
    README.txt
    originals/papers/rapport.md
    library.jsonl
    rejected.jsonl
    accounts_imports.jsonl
    accounts_said.json
    sources.jsonl
    earlier_sources.jsonl
    passages.jsonl
    facts.jsonl
    figures.jsonl
    earlier_answers.jsonl
    forms.jsonl
    drafts.jsonl
    ");
    let mut kept = String::new();
    let mut original = zip
        .by_name("originals/papers/rapport.md")
        .expect("the original");
    std::io::Read::read_to_string(&mut original, &mut kept).expect("text");
    assert_eq!(kept, NOTE);
}

#[test]
fn the_example_forms_are_answered_and_the_originals_untouched() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let desk = Desk::new();
    desk.run(&["init", "dossier"]);
    let documents = examples.join("dossier").display().to_string();
    let added = desk.run(&["add", "dossier", &documents]);
    assert_eq!(added.status.code(), Some(0), "{}", stderr(&added));
    for entry in fs::read_dir(examples.join("forms"))
        .expect("the example forms")
        .flatten()
    {
        let name = entry.file_name().to_string_lossy().into_owned();
        let original = fs::read(entry.path()).expect("a form");
        fs::write(desk.path(&name), &original).expect("copied");
        let (stem, extension) = name.rsplit_once('.').expect("an extension");

        let boxes = desk.json(&["boxes", &name, "--json"]);
        let answered = desk.json(&["answer", "dossier", &name, "--json"]);
        let count = boxes["boxes"].as_array().expect("boxes").len();
        assert!(count > 5, "{name} has {count} boxes");
        assert_eq!(
            answered["answers"].as_array().expect("answers").len(),
            count
        );
        assert_eq!(
            boxes["form"]["fingerprint"],
            answered["form"]["fingerprint"]
        );
        let summary = answered["summary"].as_object().expect("a summary");
        let total: u64 = summary.values().filter_map(Value::as_u64).sum();
        assert_eq!(total, count as u64);
        assert!(summary["filled"].as_u64() > Some(3), "{name}: {summary:?}");
        for answer in answered["answers"].as_array().expect("answers") {
            assert!(text(&answer["why"]).ends_with('.'), "{answer}");
            if answer["status"] == "filled" {
                assert!(
                    !answer["sources"].as_array().expect("sources").is_empty(),
                    "{answer}"
                );
                assert_eq!(answer["written"], true, "{answer}");
            }
        }

        assert!(
            fs::read(desk.path(&name)).expect("the form") == original,
            "{name} was changed"
        );
        let filled = desk.path(&format!("{stem}-rempli.{extension}"));
        assert!(fs::read(&filled).expect("a filled form") != original);
        let report = fs::read_to_string(desk.path(&format!("{stem}-rapport.html")));
        assert!(report.expect("a report").contains("<html lang=\"fr\">"));

        let again = desk.json(&["answer", "dossier", &name, "--json"]);
        assert_eq!(
            text(&again["out"]),
            format!("{stem}-rempli (2).{extension}")
        );
    }
}

#[test]
fn the_answers_of_an_xls_are_in_an_xlsx_and_that_is_said() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../documents/tests/xls/demande.xls");
    let original = fs::read(tests).expect("the form");
    let desk = Desk::new();
    fs::write(desk.path("demande.xls"), &original).expect("copied");
    let budget = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../examples/dossier/budget-2026-2027.xlsx")
        .display()
        .to_string();
    desk.run(&["init", "dossier"]);
    desk.run(&["add", "dossier", &budget]);
    let answered = desk.json(&[
        "answer",
        "dossier",
        "demande.xls",
        "--json",
        "--out",
        "a.xls",
    ]);
    assert_eq!(text(&answered["out"]), "a.xlsx", "{answered}");
    let written = fs::read(desk.path("a.xlsx")).expect("the copy");
    assert!(written.starts_with(b"PK"));
    assert!(fs::read(desk.path("demande.xls")).expect("the form") == original);
    let told = desk.run(&["answer", "dossier", "demande.xls"]);
    let told = String::from_utf8_lossy(&told.stdout).into_owned() + &stderr(&told);
    let report = fs::read_to_string(desk.path("demande-rapport.html")).expect("a report");
    for said in [told, report] {
        assert!(said.contains("Un .xls ne peut pas être rempli"), "{said}");
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

const FORM: &str = "<!doctype html><html lang=\"fr\"><head><title>Aide 2027</title></head><body>\
    <h1>Aide aux ateliers 2027</h1><form>\
    <p><label for=\"n\">Nombre de personnes accueillies en 2026</label><input id=\"n\"></p>\
    <p><label for=\"a\">Présentez vos ateliers de réparation (300 caractères maximum)</label>\
    <textarea id=\"a\"></textarea></p>\
    <p><label for=\"e\">Stratégie de transition écologique de la structure</label><input id=\"e\"></p>\
    <p><label for=\"c\">Code réservé au suivi de votre candidature</label><input id=\"c\"></p>\
    </form></body></html>";

#[test]
fn a_web_form_gets_a_side_sheet_and_is_known_when_it_comes_back() {
    let desk = Desk::new();
    desk.write("papers/rapport.md", NOTE);
    desk.write("aide-2027.html", FORM);
    let next = FORM
        .replace("2027", "2028")
        .replace("2026", "2027")
        .replace("300 caractères", "200 caractères");
    desk.write("aide-2028.html", &next);
    desk.run(&["init", "dossier"]);
    desk.run(&["add", "dossier", "papers"]);

    let id = "b4";
    let corrected = desk.json(&[
        "boxes",
        "aide-2027.html",
        "--dossier",
        "dossier",
        "--not-a-box",
        id,
        "--json",
    ]);
    assert_eq!(corrected["boxes"].as_array().map(Vec::len), Some(3));
    assert_eq!(corrected["earlier"], Value::Null);

    let first = desk.json(&["answer", "dossier", "aide-2027.html", "--json"]);
    assert_eq!(first["earlier"], Value::Null);
    assert_eq!(first["answers"].as_array().map(Vec::len), Some(3));
    assert_eq!(first["out"], Value::Null, "a web page is not written");
    let sheet = &first["sheet"];
    assert!(
        sheet["reason"]
            .as_str()
            .expect("a reason")
            .contains("en ligne")
    );
    for path in [&sheet["html"], &sheet["docx"]] {
        assert!(desk.path(path.as_str().expect("a path")).is_file());
    }

    let second = desk.json(&["answer", "dossier", "aide-2028.html", "--json"]);
    assert_eq!(second["earlier"]["name"], "aide-2027.html");
    let changed = second["earlier"]["changes"]["changed"]
        .as_array()
        .expect("changes");
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert_eq!(changed[0]["what"][0]["what"], "limit");
    assert_eq!(
        second["corrections"][0]["box"], id,
        "the correction is carried over"
    );
    assert_eq!(second["answers"].as_array().map(Vec::len), Some(3));

    let since = desk.run(&["boxes", "aide-2028.html", "--since", "aide-2027.html"]);
    assert!(stderr(&since).contains("limite 200 caractères, auparavant 300 caractères"));

    let restored = desk.json(&[
        "boxes",
        "aide-2028.html",
        "--dossier",
        "dossier",
        "--restore",
        id,
        "--json",
    ]);
    assert_eq!(restored["boxes"].as_array().map(Vec::len), Some(4));
    let wrong = desk.run(&[
        "boxes",
        "aide-2028.html",
        "--dossier",
        "dossier",
        "--question",
        id,
        "nothing.such",
    ]);
    assert_eq!(wrong.status.code(), Some(1));
}

//! A form that was answered, mended by a person and sent: the dossier learns from it, and answers the
//! next one with it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use documents::{Bounds, Edit, Value as Text};
use serde_json::Value;

const FORM: &str = "fondation-marchadier.docx";
const OWN: &str = "Nos objectifs sont ceux-là, écrits par nous. Ils sont deux.";

struct Desk {
    root: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self {
            root: tempfile::tempdir().expect("a temporary folder"),
        }
    }

    /// A dossier of the example association, which has answered the foundation's form. It is read
    /// once, and copied for each test.
    fn answered() -> Self {
        static FIRST: LazyLock<Desk> = LazyLock::new(|| {
            let desk = Desk::new();
            let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
            fs::copy(examples.join("forms").join(FORM), desk.path(FORM)).expect("copied");
            desk.done(&["init", "dossier"]);
            let documents = examples.join("dossier").display().to_string();
            desk.done(&["add", "dossier", &documents]);
            desk.done(&["answer", "dossier", FORM]);
            desk
        });
        let desk = Self::new();
        copy(FIRST.root.path(), desk.root.path());
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_essaim"))
            .args(arguments)
            .current_dir(self.root.path())
            .env("LC_ALL", "fr_FR.UTF-8")
            .env_remove("RUST_BACKTRACE")
            .output()
            .expect("started")
    }

    fn done(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.done(arguments)).expect("one JSON document")
    }

    /// What the form's box of a label is answered with.
    fn proposed(&self, label: &str) -> Value {
        let answered = self.json(&["answer", "dossier", FORM, "--json"]);
        let answers = answered["answers"].as_array().expect("answers");
        let found = answers.iter().find(|one| {
            let said = one["label"].as_str();
            said.is_some_and(|said| said.starts_with(label))
        });
        found.expect("a box of this label").clone()
    }

    /// The form as a person sent it: as proposed, but for the boxes whose labels begin so.
    fn sent(&self, changed: &[(&str, &str)]) {
        let bytes = fs::read(self.path(FORM)).expect("the form");
        let document = documents::read(&bytes, FORM, &Bounds::default()).expect("read");
        let form = forms::recognise(&document);
        let answered = self.json(&["answer", "dossier", FORM, "--json"]);
        let answers = answered["answers"].as_array().expect("answers");
        let mut edits = Vec::new();
        for (asked, answer) in form.boxes.iter().zip(answers) {
            let own = changed
                .iter()
                .find(|(label, _)| asked.label.starts_with(label));
            let proposed = (answer["written"] == true && asked.kind == forms::Kind::LongText)
                .then(|| answer["text"].as_str())
                .flatten();
            let text = own.map(|(_, text)| *text).or(proposed).unwrap_or_default();
            if !text.is_empty() {
                edits.push(Edit {
                    address: asked.address.clone(),
                    value: Text::Text(text.to_owned()),
                });
            }
        }
        let written = documents::write(&bytes, FORM, &edits, &Bounds::default());
        fs::write(self.path("envoye.docx"), written.expect("written")).expect("kept");
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("copied");
        }
    }
}

#[test]
fn nothing_is_learnt_before_a_person_says_yes() {
    let desk = Desk::answered();
    desk.sent(&[]);
    let told = desk.done(&["learn", "dossier", "envoye.docx"]);
    assert!(told.contains("comme proposé"), "{told}");
    assert_eq!(
        desk.json(&["library", "dossier", "--json"]),
        serde_json::json!([])
    );
    let learnt = desk.json(&["learn", "dossier", "envoye.docx", "--json"]);
    assert_eq!(learnt["learnt"], false);
    assert_eq!(
        desk.json(&["library", "dossier", "--json"]),
        serde_json::json!([])
    );
}

#[test]
fn what_a_person_sent_answers_the_next_form() {
    let desk = Desk::answered();
    let label = "Quels sont les objectifs";
    let before = desk.proposed(label);
    assert_ne!(before["text"], OWN);
    desk.sent(&[(label, OWN)]);
    let learnt = desk.json(&["learn", "dossier", "envoye.docx", "--yes", "--json"]);
    assert_eq!(learnt["learnt"], true);
    let approved = learnt["approved"].as_array().expect("answers");
    let own = approved
        .iter()
        .find(|one| one["answer"] == OWN)
        .expect("learnt");
    assert_eq!(own["proposed"], before["text"], "an edit is remembered");
    let id = own["entry"].to_string();

    let after = desk.proposed(label);
    assert_eq!(after["text"], OWN);
    assert_eq!(after["status"], "filled");
    assert_eq!(after["reason"]["reason"], "approved");
    assert_eq!(after["sources"][0]["document"], "envoye.docx");

    // What stood there is not offered again, even once the own answer is retired.
    desk.done(&["library", "dossier", "--retire", &id]);
    let retired = desk.proposed(label);
    assert_ne!(retired["text"], OWN);
    assert_ne!(retired["text"], before["text"]);
    desk.done(&["library", "dossier", "--restore", &id]);
    desk.done(&[
        "library",
        "dossier",
        "--edit",
        &id,
        "Deux objectifs, pas plus.",
    ]);
    assert_eq!(desk.proposed(label)["text"], "Deux objectifs, pas plus.");
    let shown = desk.json(&["library", "dossier", "--show", &id, "--json"]);
    let was: Vec<&str> = (shown["before"].as_array().expect("what it was").iter())
        .filter_map(|one| one["answer"].as_str())
        .collect();
    assert!(was.contains(&OWN), "{was:?}");
    desk.done(&[
        "library",
        "dossier",
        "--look-again",
        &id,
        "1er janvier 2026",
    ]);
    assert_eq!(
        desk.proposed(label)["status"],
        "check",
        "it is to be looked at again"
    );

    // A text that was set aside may come back.
    desk.done(&["library", "dossier", "--retire", &id]);
    let rejected = desk.json(&["library", "dossier", "--rejected", "--json"]);
    let count = rejected.as_array().expect("texts").len();
    assert!(count > 0);
    for _ in 0..count {
        desk.done(&["library", "dossier", "--allow", "1"]);
    }
    assert_eq!(desk.proposed(label)["text"], before["text"]);
}

#[test]
fn a_typed_answer_serves_and_wrong_use_is_told() {
    let desk = Desk::answered();
    let question = "Quels sont les objectifs de votre projet ?";
    desk.done(&["library", "dossier", "--add", question, OWN]);
    assert_eq!(desk.proposed("Quels sont les objectifs")["text"], OWN);
    for arguments in [
        &["library", "dossier", "--show", "99"][..],
        &["library", "dossier", "--look-again", "1", "bientôt"],
        &["library", "dossier", "--allow", "1"],
        &["learn", "dossier", "missing.docx"],
        &["learn", "dossier", FORM],
        &["answer", "dossier", FORM, "--project", "Un projet inconnu"],
        &["answer", "dossier", FORM, "--shorter", "b999"],
        &[
            "answer",
            "dossier",
            FORM,
            "--shorter",
            "b1",
            "--longer",
            "b1",
        ],
        &["library", "dossier", "--add", " ", "x"],
        &["library", "dossier", "--edit", "1", "  "],
        &["library", "dossier", "--look-again", "1", "2027-02-30"],
    ] {
        let output = desk.run(arguments);
        assert_ne!(output.status.code(), Some(0), "{arguments:?}");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.starts_with("Erreur"), "{arguments:?}: {said}");
    }
}

#[test]
fn answers_are_shorter_or_longer_on_request() {
    let desk = Desk::answered();
    let answered = desk.json(&["answer", "dossier", FORM, "--json"]);
    let answers = answered["answers"].as_array().expect("answers");
    let long = answers
        .iter()
        .filter(|one| one["reason"]["reason"] == "passage");
    let long = long
        .max_by_key(|one| one["length"].as_u64())
        .expect("prose");
    let id = long["box"].as_str().expect("an id");
    let length = |arguments: &[&str]| {
        let mut all = vec!["answer", "dossier", FORM, "--json"];
        all.extend(arguments);
        let answered = desk.json(&all);
        let answers = answered["answers"].as_array().expect("answers");
        let one = answers
            .iter()
            .find(|one| one["box"] == id)
            .expect("the box");
        let text = one["text"].as_str().expect("a text").to_owned();
        (text.chars().count(), text)
    };
    let (usual, text) = length(&[]);
    let (short, shorter) = length(&["--shorter", id]);
    let (long, _) = length(&["--longer", id]);
    assert!(short * 10 <= usual * 6 && short > 0, "{short} of {usual}");
    assert!(long >= usual, "{long} of {usual}");
    for line in shorter.lines() {
        assert!(
            text.contains(line.split(". ").next().expect("a sentence")),
            "{line}"
        );
    }
}

#[test]
fn a_form_teaches_what_it_was_answered_for_and_not_what_came_after() {
    let desk = Desk::answered();
    // A second project, and the form answered for both.
    let note = "---\ndate: 2026-10-05\n---\n# Note de projet : Le café des aidants\n\n## Présentation du \
                projet\n\nLe café des aidants réunit chaque mois ceux qui accompagnent un proche. Une \
                psychologue anime la rencontre.\n\n## Objectifs du projet\n\nRompre l’isolement des aidants \
                du canton. Leur donner un lieu où parler sans être jugés.\n";
    fs::write(desk.path("note-aidants.md"), note).expect("written");
    desk.done(&["add", "dossier", "note-aidants.md"]);
    let objectives = |project: &str, out: &str| {
        let all = [
            "answer",
            "dossier",
            FORM,
            "--project",
            project,
            "--out",
            out,
            "--json",
        ];
        let answered = desk.json(&all);
        let answers = answered["answers"].as_array().expect("answers").clone();
        let one = answers.into_iter().find(|one| {
            let label = one["label"].as_str().expect("a label");
            label.starts_with("Quels sont les objectifs")
        });
        one.expect("the box")["text"].clone()
    };
    let own = objectives("établi", "etabli.docx");
    let other = objectives("aidants", "aidants.docx");
    assert_ne!(own, other);

    // The first is sent, though the second was answered last.
    let learnt = desk.json(&["learn", "dossier", "etabli.docx", "--yes", "--json"]);
    assert_eq!(learnt["rejected"], serde_json::json!([]));
    let approved = learnt["approved"].as_array().expect("answers");
    let of_project = approved.iter().filter(|one| one["project"].is_string());
    for one in of_project {
        assert_eq!(one["project"], "L’établi roulant", "{one}");
        assert_eq!(
            one["proposed"],
            Value::Null,
            "it was left as proposed: {one}"
        );
    }
    assert_eq!(
        objectives("aidants", "encore.docx"),
        other,
        "each keeps its own"
    );
}

#[test]
fn a_form_filled_from_the_blank_says_nothing_of_what_was_proposed() {
    let desk = Desk::answered();
    let bytes = fs::read(desk.path(FORM)).expect("the form");
    let document = documents::read(&bytes, FORM, &Bounds::default()).expect("read");
    let form = forms::recognise(&document);
    let asked = form
        .boxes
        .iter()
        .find(|asked| asked.label.starts_with("Quels sont les objectifs"))
        .expect("the box");
    let edit = Edit {
        address: asked.address.clone(),
        value: Text::Text(OWN.to_owned()),
    };
    let written = documents::write(&bytes, FORM, &[edit], &Bounds::default());
    fs::write(desk.path("envoye.docx"), written.expect("written")).expect("kept");
    let learnt = desk.json(&["learn", "dossier", "envoye.docx", "--yes", "--json"]);
    assert_eq!(learnt["approved"].as_array().expect("answers").len(), 1);
    assert_eq!(learnt["rejected"], serde_json::json!([]));
}

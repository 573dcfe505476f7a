//! A commons as people work with it at the command line: begun, filled, checked by others, imported
//! into, taken back, handed out, verified and made anew.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A software as awesome-selfhosted describes them.
const POLLS: &str = "name: Sondage libre\nwebsite_url: https://sondage.example/\n\
    description: Date polls without accounts.\nlicenses: [AGPL-3.0]\nplatforms: [Rust]\n\
    tags:\n  - Polls and Events\nsource_code_url: https://forge.example/sondage\n\
    stargazers_count: 12\narchived: false\ncommit_history:\n  2026-01: 4\n";

/// A folder, and the program as a person runs it there.
struct Desk(tempfile::TempDir);

impl Desk {
    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("written");
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_essaim"))
            .args(arguments)
            .current_dir(self.0.path())
            .env("LC_ALL", "fr_FR.UTF-8")
            .env_remove("RUST_BACKTRACE")
            .stdin(Stdio::null())
            .output()
            .expect("started")
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(arguments);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{arguments:?} {said}");
        serde_json::from_slice(&output.stdout).expect("one JSON document on stdout")
    }
}

fn begun() -> Desk {
    let desk = Desk(tempfile::tempdir().expect("a temporary folder"));
    let begun = desk.json(&["commons", "init", "c", "Les Ateliers", "--empty", "--json"]);
    assert_eq!(begun["origin"], "commons.invalid");
    desk
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

#[test]
fn a_value_is_said_checked_and_shown() {
    let desk = begun();
    let said = desk.json(&[
        "commons",
        "add",
        "c",
        "software",
        "name=Sondage libre",
        "licences=AGPL-3.0-or-later",
        "licences=MIT",
        "maintained=true",
        "--source",
        "https://sondage.example/",
        "--json",
    ]);
    assert_eq!(said["statements"].as_array().expect("a list").len(), 3);
    let record = text(&said["record"]);
    let shown = desk.json(&["commons", "show", "c", record, "--json"]);
    let field = |name: &str| {
        let mut fields = shown["fields"].as_array().expect("a list").iter();
        fields
            .find(|field| field["name"] == name)
            .expect("a field")
            .clone()
    };
    let licences = &field("licences")["values"][0];
    assert_eq!(
        licences["value"],
        serde_json::json!(["AGPL-3.0-or-later", "MIT"])
    );
    assert_eq!(licences["standing"]["waiting"]["missing"], 2);
    assert_eq!(licences["source"]["url"], "https://sondage.example/");
    assert_eq!(field("maintained")["values"][0]["value"], true);

    // A word of it finds it; of two of which one is not there, it has some, and that is said.
    let found = desk.json(&["commons", "search", "c", "sondage", "--json"]);
    assert_eq!(
        (&found["count"], &found["results"][0]["record"]),
        (&1.into(), &said["record"])
    );
    let found = desk.json(&["commons", "search", "c", "sondage absent", "--json"]);
    assert_eq!(found["understood"]["some"], true);
    let found = desk.json(&["commons", "search", "c", "absent", "--json"]);
    assert_eq!(found["count"], 0);

    // Nobody checks their own; another organisation asks to take part first.
    let name = text(&field("name")["values"][0]["statement"]).to_owned();
    let own = desk.run(&["commons", "review", "c", &name[..8], "--agree"]);
    assert_eq!(own.status.code(), Some(1));
    let joined = desk.json(&[
        "commons",
        "join",
        "c",
        "Le Fournil",
        "--key",
        "fournil.key",
        "--json",
    ]);
    let asked = text(&joined["statement"]).to_owned();
    desk.json(&["commons", "review", "c", &asked, "--agree", "--json"]);
    let whole = desk.json(&["commons", "show", "c", "--json"]);
    // Keys are random, and what waits stands in the order of their statements.
    let mut waiting = whole["waiting"].as_array().expect("a list").iter();
    let request = waiting.find(|one| one["statement"] == asked.as_str());
    let agreed = &request.expect("the request waits")["agreed"];
    assert_eq!(agreed.as_array().expect("a list").len(), 1);
    let early = desk.run(&[
        "commons",
        "review",
        "c",
        &name,
        "--agree",
        "--key",
        "fournil.key",
    ]);
    assert_eq!(early.status.code(), Some(1), "it does not take part yet");
}

#[test]
fn what_is_wrong_is_told_and_changes_nothing() {
    let desk = begun();
    let before = desk.json(&["commons", "show", "c", "--json"])["statements"].clone();
    for (arguments, status) in [
        ("add c colour name=x", 1),
        ("add c software colour=x", 1),
        ("add c software name", 2),
        ("add c software website=javascript:alert(1)", 1),
        ("add c software description=sans-langue", 1),
        ("show c software/x", 2),
        ("review c ffffffff --agree", 2),
        ("import c another-list .", 2),
        ("import c publiccode .", 2),
        ("init c Encore", 1),
    ] {
        let arguments: Vec<&str> = ["commons"]
            .into_iter()
            .chain(arguments.split(' '))
            .collect();
        let output = desk.run(&arguments);
        assert_eq!(
            output.status.code(),
            Some(status),
            "{arguments:?} {output:?}"
        );
        assert!(!output.stderr.is_empty() && output.stdout.is_empty());
    }
    assert_eq!(
        desk.json(&["commons", "show", "c", "--json"])["statements"],
        before
    );
    let elsewhere = desk.run(&["commons", "show", "elsewhere"]);
    assert_eq!(elsewhere.status.code(), Some(1));
}

#[test]
fn a_list_is_shown_imported_once_and_taken_back() {
    let desk = begun();
    fs::create_dir(desk.path("list")).expect("made");
    desk.write("list/sondage.yml", POLLS);
    desk.write("list/broken.yml", "name: [");
    let import = [
        "commons",
        "import",
        "c",
        "awesome-selfhosted",
        "list",
        "--json",
    ];
    let shown = desk.json(&import);
    assert_eq!(
        (&shown["imported"], &shown["new_records"]),
        (&false.into(), &1.into())
    );
    assert_eq!(
        (&shown["values"], &shown["unmapped"]),
        (&9.into(), &1.into())
    );
    assert_eq!(shown["refused"][0][0], "broken.yml");
    let yes = [import.as_slice(), &["--yes"]].concat();
    let done = desk.json(&yes);
    assert_eq!(done["imported"], true);
    let again = desk.json(&yes);
    assert_eq!(
        (&again["imported"], &again["values"], &again["same"]),
        (&false.into(), &0.into(), &9.into())
    );
    // Its keepers change a value: it takes the place of the one before.
    desk.write("list/sondage.yml", &POLLS.replace("count: 12", "count: 13"));
    let changed = desk.json(&yes);
    assert_eq!(
        (&changed["values"], &changed["replacing"]),
        (&1.into(), &1.into())
    );
    let account = text(&done["account"]).to_owned();
    desk.json(&["commons", "import", "c", "--undo", &account, "--json"]);
    let found = desk.json(&["commons", "search", "c", "sondage", "--json"]);
    assert_eq!(
        found["count"], 0,
        "all that the first import said is taken back"
    );
}

#[test]
fn anyone_verifies_the_log_and_makes_the_same_commons_of_it() {
    let desk = begun();
    desk.json(&[
        "commons",
        "add",
        "c",
        "software",
        "name=Sondage libre",
        "--json",
    ]);
    let description = "description=Sondages de dates.";
    let arguments = [
        "commons",
        "add",
        "c",
        "service",
        description,
        "--in",
        "fr",
        "--json",
    ];
    desk.json(&arguments);
    let verified = desk.json(&["commons", "verify", "c", "--json"]);
    assert_eq!(verified["statements"], 4);
    let log = desk.json(&["commons", "verify", "c/log", "--json"]);
    assert_eq!(log["root"], verified["root"]);
    let rebuilt = desk.json(&["commons", "rebuild", "c/log", "mirror", "--json"]);
    assert_eq!(rebuilt["records_digest"], verified["records_digest"]);
    // A mirror is read, and not written to.
    let found = desk.json(&["commons", "search", "mirror", "sondage", "--json"]);
    assert_eq!(found["count"], 1);
    let refused = desk.run(&["commons", "add", "mirror", "software", "name=x"]);
    assert_eq!(refused.status.code(), Some(1));

    let dump = desk.json(&["commons", "export", "c", "out", "--json"]);
    assert_eq!(dump["files"][0]["name"], "CC0-1.0.jsonl");
    assert_eq!(dump["files"][0]["values"], 3);
    let lines = fs::read_to_string(desk.path("out/CC0-1.0.jsonl")).expect("a file");
    for line in lines.lines() {
        let value: Value = serde_json::from_str(line).expect("a line of JSON");
        assert_eq!(value["licence"], "CC0-1.0");
    }

    let entries = desk.path("c/log/tile/entries/000.p/4");
    let mut bytes = fs::read(&entries).expect("the entries");
    let last = bytes.len() - 10;
    bytes[last] ^= 1;
    fs::write(&entries, bytes).expect("written");
    let broken = desk.run(&["commons", "verify", "c"]);
    assert_eq!(broken.status.code(), Some(1));
    assert!(
        String::from_utf8_lossy(&broken.stderr).contains("3"),
        "which entry it is"
    );
}

#[test]
fn a_new_commons_begins_with_the_starter_records() {
    let desk = Desk(tempfile::tempdir().expect("a temporary folder"));
    let begun = desk.json(&["commons", "init", "c", "Les Ateliers", "--json"]);
    let starter = &begun["starter"];
    let (records, values) = (&starter["records"], &starter["values"]);
    assert!(records.as_u64() > Some(150), "{records}");
    assert!(values.as_u64() > Some(1_500), "{values}");

    // Found by name however it is typed, by what it is for, by family; and the answer says why.
    let found = desk.json(&["commons", "search", "c", "framasoft", "--json"]);
    assert_eq!(found["results"][0]["name"], "Framasoft");
    assert_eq!(found["results"][0]["why"][0]["part"], "whole_name");
    let found = desk.json(&["commons", "search", "c", "Framasotf", "--json"]);
    assert_eq!(found["understood"]["corrected"][0][0], "framasotf");
    let names: Vec<&str> = found["results"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| text(&one["name"]))
        .collect();
    assert!(names.contains(&"Framasoft"), "{names:?}");
    let hosts = desk.json(&["commons", "search", "c", "--family", "hosting", "--json"]);
    assert!(hosts["count"].as_u64() > Some(5));
    let why = desk.run(&["commons", "search", "c", "héberger mes fichiers", "--why"]);
    let shown = String::from_utf8_lossy(&why.stdout);
    assert!(shown.contains("besoin"), "{shown}");

    // What nobody looked up has no source, and is shown so.
    let record = desk.json(&["commons", "search", "c", "Pinterest, Inc.", "--json"]);
    let record = text(&record["results"][0]["record"]).to_owned();
    let shown = desk.json(&["commons", "show", "c", &record, "--json"]);
    let sourced = |field: &str| {
        let mut fields = shown["fields"].as_array().expect("a list").iter();
        let field = fields.find(|one| one["name"] == field).expect("a field");
        !field["values"][0]["source"].is_null()
    };
    assert!(sourced("website") && !sourced("founded"));

    // Again, nothing changes; one statement takes all of it back.
    let again = desk.json(&["commons", "import", "c", "starter", "--yes", "--json"]);
    assert_eq!(
        (&again["values"], &again["imported"]),
        (&0.into(), &false.into())
    );
    assert_eq!(&again["same"], values);
    let account = text(&starter["account"]);
    desk.json(&["commons", "import", "c", "--undo", account, "--json"]);
    let found = desk.json(&["commons", "search", "c", "framasoft", "--json"]);
    assert_eq!(found["count"], 0);
}

/// A sheet as an organisation keeps it.
const SHEET: &str = "Nom;Objet;Ville;Site internet;Famille;Couleur\n\
    Le Fournil;Du pain.;Nantes;https://fournil.example/;Hébergement;bleu\n\
    La Brouette;;Rennes;brouette.example;;\n";

#[test]
fn a_table_is_shown_imported_and_handed_out_in_every_format() {
    let desk = begun();
    desk.write("actors.csv", SHEET);
    let import = [
        "commons",
        "import",
        "c",
        "table",
        "actors.csv",
        "--kind",
        "organisation",
        "--source",
        "https://list.example/",
        "--licence",
        "CC0-1.0",
        "--json",
    ];
    let shown = desk.json(&import);
    assert_eq!(
        (&shown["new_records"], &shown["imported"]),
        (&2.into(), &false.into())
    );
    // The colour has no field: it is listed.
    assert_eq!(
        (&shown["values"], &shown["unmapped"]),
        (&8.into(), &1.into())
    );
    let columns = shown["columns"].as_array().expect("columns");
    assert_eq!(
        columns[1]["field"],
        serde_json::json!(["description", "fr"])
    );
    assert_eq!(columns[5]["field"], Value::Null);
    let done = desk.json(&[&import[..], &["--yes"]].concat());
    assert_eq!(done["imported"], true);
    assert_eq!(desk.json(&import)["same"], 8);

    // Another table that has one of them under another address: it may be the same.
    desk.write(
        "more.csv",
        "Nom,Ville\nLE FOURNIL,Nantes\nLe Fournil,Brest\n",
    );
    let mut more = import;
    more[4] = "more.csv";
    let shown = desk.json(&more);
    let duplicates = shown["duplicates"].as_array().expect("a list");
    assert_eq!(duplicates.len(), 1, "{duplicates:?}");
    assert_eq!(duplicates[0]["like_name"], "Le Fournil");

    for (format, file) in [
        ("csv", "CC0-1.0/organisation.csv"),
        ("csv", "CC0-1.0/datapackage.json"),
        ("json-ld", "CC0-1.0.jsonld"),
        ("dcat-ap", "catalogue.ttl"),
        ("atom", "CC0-1.0.atom"),
        ("dump", "dump.json"),
    ] {
        let out = file.replace(['/', '.'], "-");
        desk.json(&["commons", "export", "c", &out, "--format", format, "--json"]);
        let text = fs::read_to_string(desk.path(&out).join(file)).expect("written");
        assert!(
            text.contains("CC0-1.0") || text.contains("Le Fournil"),
            "{format} {text}"
        );
        if file.ends_with("json") || file.ends_with("jsonld") {
            serde_json::from_str::<Value>(&text).expect("JSON");
        }
    }
    // No point and no meeting: no file, and no failure.
    for format in ["geojson", "ical"] {
        let nothing = desk.json(&[
            "commons", "export", "c", format, "--format", format, "--json",
        ]);
        assert_eq!(nothing["files"], serde_json::json!([]));
    }
    let wrong = desk.run(&["commons", "export", "c", "out", "--format", "docx"]);
    assert_eq!(wrong.status.code(), Some(2));
}

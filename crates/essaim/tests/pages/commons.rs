//! The pages of a commons: read by anybody, said and checked by the node's people, all without a script.

use std::path::Path;
use std::process::Command;

use commons::constitution::{Founder, Founding};
use commons::kinds::shipped;
use commons::moment::Moment;
use commons::names::RecordId;
use commons::rule::{Rule, Threshold};
use commons::signature::SecretKey;
use commons::statement::{Says, Statement, Words};
use serde_json::{Value, json};
use store::{Commons as _, Keys, SqliteCommons};

use super::visitor::{Answer, Server, Visitor, encoded};

/// A commons of two organisations whose rule lets one check the other at once, in a folder that is
/// served, and the key of the second organisation in `second.key`.
fn founded(data: &Path) {
    let now: Moment = desk::clock::moment().parse().expect("a moment");
    let (first, second) = (
        SecretKey::from_seed(&[1; 32]),
        SecretKey::from_seed(&[2; 32]),
    );
    let of = |number: u8| RecordId::new("organisation".parse().expect("a kind"), [number; 16]);
    let at_once = Threshold {
        agree: 1,
        oppose: 1,
        hours: 0,
    };
    let founder = |key: &SecretKey, number| Founder {
        key: key.public(),
        record: of(number),
    };
    let founding = Founding {
        kinds: shipped(),
        organisations: vec![founder(&first, 1), founder(&second, 2)],
        rule: Rule {
            records: at_once,
            reverts: at_once,
            governance: at_once,
            ..Rule::default()
        },
    };
    let mut words = Words::new([3; 16]);
    words.value = Some(founding.value());
    let origin = "commons.example".to_owned();
    let says = Says::Founding { origin };
    let founding = Statement::say(says, Some(words), None, now, &first).expect("said");
    let named = |key: &SecretKey, number, name: &str| {
        let mut words = Words::new([number; 16]);
        words.value = Some(json!(name));
        let says = Says::Value {
            record: of(number),
            field: "name".parse().expect("a field"),
            language: None,
            licence: "CC0-1.0".parse().expect("a licence"),
            replaces: None,
        };
        Statement::say(says, Some(words), Some(of(number)), now, key).expect("said")
    };
    let names = [
        named(&first, 1, "Les Ateliers"),
        named(&second, 2, "La Ruche"),
    ];
    let keys = Keys {
        log: SecretKey::from_seed(&[4; 32]),
        account: first,
    };
    Keys::keep_one(&data.join("second.key"), &second).expect("kept");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let folder = data.join("commons");
        let store = SqliteCommons::create(&folder, &founding).await;
        let store = store.expect("created");
        keys.keep(&folder).expect("kept");
        store.append(&names).await.expect("kept");
        store.publish(&keys.log).await.expect("published");
        store.close().await;
    });
}

/// Runs `essaim commons`, as the second organisation.
fn second(data: &Path, words: &[&str]) -> Value {
    let key = data.join("second.key");
    let output = Command::new(env!("CARGO_BIN_EXE_essaim"))
        .args(["--language", "fr", "commons"])
        .args(words)
        .arg("--key")
        .arg(&key)
        .arg("--json")
        .output()
        .expect("started");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{words:?}: {said}");
    serde_json::from_slice(&output.stdout).expect("one JSON document")
}

fn page(visitor: &Visitor, path: &str) -> String {
    let answer = visitor.get(path);
    assert_eq!(answer.status, 200, "{path}: {}", answer.said());
    answer.text()
}

/// The statements that a page leads to, in its order.
fn statements(page: &str) -> Vec<String> {
    let parts = page.split("/commons/statements/").skip(1);
    let mut found: Vec<String> = parts
        .filter_map(|part| part.get(..64).map(str::to_owned))
        .collect();
    found.retain(|id| id.bytes().all(|c| c.is_ascii_hexdigit()));
    found.dedup();
    found
}

/// The path that an answer leads to, without the number of its notice.
fn to(answer: &Answer) -> String {
    assert_eq!(answer.status, 303, "{}", answer.said());
    let to = answer.leads_to();
    to.split('?').next().unwrap_or_default().to_owned()
}

const POLLS: [(&str, &str); 7] = [
    ("name", "Sondage libre"),
    ("description", "Choisir une date à plusieurs, sans compte."),
    ("uses", "polls"),
    ("website", "https://sondage.example/"),
    ("x-source", "https://sondage.example/apropos"),
    ("x-quote", "Choisissez une date à plusieurs."),
    ("x-language", "fr"),
];

fn with<'a>(pairs: &[(&'a str, &'a str)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = pairs
        .iter()
        .filter(|(name, _)| !more.iter().any(|(of, _)| of == name));
    kept.chain(more).copied().collect()
}

/// Says the record of [`POLLS`]; gives its page.
fn said(visitor: &Visitor) -> String {
    let said = visitor.post(
        "/commons/kinds/software/add",
        &with(&POLLS, &[("do", "say")]),
    );
    to(&said)
}

#[test]
fn anybody_reads_the_commons_and_nothing_else() {
    let data = tempfile::tempdir().expect("a folder");
    founded(data.path());
    let server = Server::start(data.path());
    let record = said(&server.visitor());
    let statement = statements(&page(&server.stranger(), &record)).remove(0);
    let pages = [
        "/commons".to_owned(),
        "/commons/search".to_owned(),
        "/commons/search?q=sondage&kind=software".to_owned(),
        "/commons/ranking".to_owned(),
        "/commons/rule".to_owned(),
        "/commons/kinds".to_owned(),
        "/commons/kinds/software".to_owned(),
        record.clone(),
        format!("{record}/history"),
        format!("/commons/statements/{statement}"),
    ];
    for (language, other) in [("fr", "en"), ("en", "fr")] {
        let stranger = Visitor {
            language,
            ..server.stranger()
        };
        for path in &pages {
            let answer = stranger.get(path);
            let text = answer.text();
            assert_eq!(answer.status, 200, "{path}: {}", answer.said());
            assert!(
                text.contains(&format!("<html lang=\"{language}\"")),
                "{path}"
            );
            assert!(
                text.contains("<meta name=\"description\" content=\""),
                "{path}"
            );
            let canonical = format!(
                "<link rel=\"canonical\" href=\"http://127.0.0.1:{}",
                server.port
            );
            assert!(text.contains(&canonical), "{path}");
            assert!(!text.contains("noindex"), "{path}");
            assert!(
                !text.contains("/add\"") && !text.contains("<textarea"),
                "{path}"
            );
            assert!(answer.header("x-robots-tag").is_none(), "{path}");
            // The other language has an address of its own.
            let sign = if path.contains('?') { '&' } else { '?' };
            let elsewhere = page(&stranger, &format!("{path}{sign}lang={other}"));
            assert!(
                elsewhere.contains(&format!("<html lang=\"{other}\"")),
                "{path}"
            );
        }
        let shown = page(&stranger, &record);
        assert!(shown.contains("Choisir une date à plusieurs"), "{language}");
        assert!(shown.contains("Les Ateliers"), "who said it");
        assert!(shown.contains("sondage.example"), "where it stands");
    }
    let stranger = server.stranger();
    let robots = page(&stranger, "/robots.txt");
    assert!(robots.contains("Allow: /commons") && robots.contains("Disallow: /\n"));
    let checkpoint = page(&stranger, "/commons/log/checkpoint");
    assert!(checkpoint.starts_with("commons.example\n"), "{checkpoint}");
    for closed in [
        "/",
        "/keys",
        "/dossiers",
        "/commons/ours",
        "/commons/kinds/new",
        "/commons/kinds/software/add",
        &format!("{record}/add"),
    ] {
        assert_eq!(stranger.get(closed).status, 403, "{closed}");
    }
    for none in [
        "/commons/records/software/aaaaaaaaaaaaaaaaaaaaaaaaaa",
        "/commons/records/software/x",
        "/commons/kinds/nothing",
        "/commons/statements/00",
        "/commons/log/../keys/log",
        "/commons/log/%2e%2e/keys/log",
        "/commons/log/tile",
    ] {
        assert_eq!(stranger.get(none).status, 404, "{none}");
    }
    // Neither is anything said by a stranger, nor is another host answered.
    let tried = stranger.post(
        "/commons/kinds/software/add",
        &with(&POLLS, &[("do", "say")]),
    );
    assert_eq!(tried.status, 403);
    let host = [("Host", "elsewhere.example")];
    let foreign = stranger
        .ask("GET", "/commons", &host, b"")
        .expect("an answer");
    assert_eq!(foreign.status, 421);
}

#[test]
fn without_a_commons_there_are_no_such_pages() {
    let data = tempfile::tempdir().expect("a folder");
    let server = Server::start(data.path());
    for path in ["/commons", "/commons/search", "/api/v1/commons/kinds"] {
        assert_eq!(server.stranger().get(path).status, 404, "{path}");
    }
}

#[test]
fn a_record_is_typed_looked_at_and_said() {
    let data = tempfile::tempdir().expect("a folder");
    founded(data.path());
    let server = Server::start(data.path());
    let visitor = server.visitor();
    let at = "/commons/kinds/software/add";
    let form = page(&visitor, at);
    assert!(
        form.contains("name=\"x-source\"")
            && form.contains("type=\"checkbox\" name=\"uses\" value=\"polls\"")
    );
    // What is wrong is told beside its field, and what was typed is kept.
    let wrong = visitor.post(
        at,
        &with(
            &POLLS,
            &[
                ("x-source", ""),
                ("website", "sondage"),
                ("stars", "beaucoup"),
                ("do", "preview"),
            ],
        ),
    );
    assert_eq!(wrong.status, 422);
    let text = wrong.text();
    for kept in [
        "Sondage libre",
        "value=\"sondage\"",
        "Choisissez une date",
        "value=\"polls\" checked",
    ] {
        assert!(text.contains(kept), "{kept}: {}", wrong.said());
    }
    for fault in ["f-x-source-fault", "f-website-fault", "f-stars-fault"] {
        assert!(text.contains(&format!("id=\"{fault}\"")), "{fault}");
    }
    assert_eq!(
        visitor.post(at, &[("x-source", "Un rapport, 2026")]).status,
        422,
        "no name"
    );
    // It is looked at, changed, and said.
    let preview = visitor.post(at, &with(&POLLS, &[("do", "preview")]));
    assert_eq!(preview.status, 200, "{}", preview.said());
    assert!(
        preview.text().contains("Sondages de date"),
        "a choice by its name"
    );
    let back = visitor.post(at, &with(&POLLS, &[("do", "change")]));
    assert!(back.text().contains("value=\"Sondage libre\""));
    let record = said(&visitor);
    let shown = page(&visitor, &record);
    assert!(shown.contains("<h1>Sondage libre</h1>") && shown.contains("Sondages de date"));
    assert!(page(&visitor, "/commons/search?q=sondage").contains(&record));
    // A second one of the same name is told before it is said.
    let again = visitor.post(at, &with(&POLLS, &[("do", "preview")]));
    assert!(again.text().contains(&record), "{}", again.said());
    // A correction says only what changed, and takes the place of what stood there.
    let at = format!("{record}/add");
    let form = page(&visitor, &at);
    assert!(form.contains("value=\"https://sondage.example/\""));
    let same = visitor.post(&at, &with(&POLLS, &[("do", "preview")]));
    assert_eq!(same.status, 422, "nothing new");
    let moved = [("website", "https://nouveau.example/"), ("do", "say")];
    assert_eq!(to(&visitor.post(&at, &with(&POLLS, &moved))), record);
    let history = page(&visitor, &format!("{record}/history"));
    assert!(history.contains("nouveau.example") && history.contains("https://sondage.example/"));
    // Another record is named by its name.
    let service = |provider: &'static str| {
        let pairs = [
            ("name", "Dates en ligne"),
            ("provider", provider),
            ("x-source", "https://dates.example/"),
            ("do", "say"),
        ];
        visitor.post("/commons/kinds/service/add", &pairs)
    };
    let unknown = service("Personne");
    assert_eq!(unknown.status, 422);
    assert!(unknown.text().contains("f-provider-fault"));
    let dates = to(&service("la ruche"));
    assert!(page(&visitor, &dates).contains("La Ruche"));
    let ruche = RecordId::new("organisation".parse().expect("a kind"), [2; 16]);
    let named = page(&visitor, &format!("/commons/records/{ruche}"));
    assert!(
        named.contains(&dates),
        "what names a record stands on its page"
    );
}

#[test]
fn what_others_said_is_checked_and_taken_back() {
    let data = tempfile::tempdir().expect("a folder");
    founded(data.path());
    let server = Server::start(data.path());
    let visitor = server.visitor();
    let folder = data.path().join("commons");
    let folder = folder.to_str().expect("a path");
    let add = [
        "add",
        folder,
        "software",
        "name=Carte libre",
        "--source",
        "https://carte.example/",
    ];
    let theirs = second(data.path(), &add);
    let id = theirs["statements"][0]
        .as_str()
        .expect("a statement")
        .to_owned();
    let at = format!("/commons/statements/{id}");
    let review = format!("{at}/review");
    // An objection needs its reason, and what was chosen stays chosen.
    let bare = visitor.post(&review, &[("verdict", "oppose")]);
    assert_eq!(bare.status, 422);
    assert!(
        bare.text()
            .contains("value=\"oppose\" required=\"\" checked"),
        "{}",
        bare.said()
    );
    assert_eq!(
        visitor.post(&review, &[("reason", "Rien")]).status,
        422,
        "no verdict"
    );
    to(&visitor.post(
        &review,
        &[("verdict", "agree"), ("reason", "La page le dit.")],
    ));
    let checked = page(&visitor, &at);
    assert!(checked.contains("vérifié par 1 organisation"), "{checked}");
    assert!(checked.contains("La page le dit."));
    let english = Visitor {
        language: "en",
        ..server.stranger()
    };
    assert!(page(&english, &at).contains("checked by 1 organisation"));
    // Nobody checks their own.
    let record = said(&visitor);
    let own = statements(&page(&visitor, &record)).remove(0);
    let own_page = page(&visitor, &format!("/commons/statements/{own}"));
    assert!(!own_page.contains("name=\"verdict\""));
    let tried = visitor.post(
        &format!("/commons/statements/{own}/review"),
        &[("verdict", "agree")],
    );
    assert_eq!(tried.status, 422);
    // What the second organisation takes back of ours is told to us, with the reason.
    let reason = "Ce site n’existe pas.";
    second(data.path(), &["revert", folder, &own, "--reason", reason]);
    assert!(page(&visitor, "/commons/ours").contains(reason));
    // Our own is taken back at once; a reason is needed.
    let other = statements(&page(&visitor, &record)).remove(1);
    let revert = format!("/commons/statements/{other}/revert");
    assert_eq!(visitor.post(&revert, &[]).status, 422);
    to(&visitor.post(&revert, &[("reason", "Erreur de ma part")]));
    let shown = page(&visitor, &format!("/commons/statements/{other}"));
    assert!(shown.contains("repris"), "{shown}");
    // That a thing is no more waits for the others.
    to(&visitor.post(
        &format!("{record}/retire"),
        &[("reason", "Le projet est arrêté.")],
    ));
    assert!(page(&visitor, &record).contains("demande de retirer"));
}

const OVEN: [(&str, &str); 10] = [
    ("title-fr", "Four à pain"),
    ("title-en", "Bread oven"),
    ("f0-title-fr", "Combustible"),
    ("f0-title-en", "Fuel"),
    ("f0-sort", "one"),
    ("f0-choices", "Bois | Wood\nÉlectricité | Electricity"),
    ("f0-purpose-fr", "Savoir quoi apporter"),
    ("f0-purpose-en", "To know what to bring"),
    ("f0-searched", "yes"),
    ("rows", "3"),
];

#[test]
fn a_kind_is_made_used_and_exported() {
    let data = tempfile::tempdir().expect("a folder");
    founded(data.path());
    let server = Server::start(data.path());
    let visitor = server.visitor();
    let at = "/commons/kinds/new";
    assert!(page(&visitor, at).contains("f2-title-fr"));
    let more = visitor.post(at, &with(&OVEN, &[("do", "more")]));
    assert!(more.text().contains("f5-title-fr") && more.text().contains("value=\"Four à pain\""));
    // What is about persons is refused, unless a public role; what is sensitive always is.
    let person = [
        ("f1-title-fr", "Prénom du boulanger"),
        ("f1-title-en", "Baker’s first name"),
        ("f1-purpose-fr", "Savoir qui appeler"),
    ];
    let refused = visitor.post(at, &with(&OVEN, &with(&person, &[("do", "preview")])));
    assert_eq!(refused.status, 422);
    assert!(
        refused.text().contains("href=\"#f1-people\""),
        "{}",
        refused.said()
    );
    assert!(
        refused.text().contains("Prénom du boulanger"),
        "what was typed is kept"
    );
    let role = [("f1-people", "yes"), ("do", "preview")];
    assert_eq!(
        visitor.post(at, &with(&OVEN, &with(&person, &role))).status,
        200
    );
    let preview = visitor.post(at, &with(&OVEN, &[("do", "preview")]));
    assert!(
        preview.text().contains("Savoir quoi apporter"),
        "{}",
        preview.said()
    );
    let proposed = to(&visitor.post(at, &with(&OVEN, &[("do", "say")])));
    let id = proposed.rsplit('/').next().expect("a statement").to_owned();
    assert!(
        page(&server.stranger(), "/commons/kinds").contains(&id),
        "it waits in sight"
    );
    assert_eq!(visitor.get("/commons/kinds/bread-oven").status, 404);
    // The other organisation agrees: it is in force.
    let folder = data.path().join("commons");
    let folder = folder.to_str().expect("a path");
    second(data.path(), &["review", folder, &id, "--agree"]);
    let kind = page(&server.stranger(), "/commons/kinds/bread-oven");
    assert!(kind.contains("Combustible") && kind.contains("Savoir quoi apporter"));
    // It is used, found, read by a program, and exported.
    let typed = [
        ("name", "Four du hameau"),
        ("fuel", "wood"),
        ("x-source", "Bulletin du hameau, mai 2026"),
        ("do", "say"),
    ];
    let oven = to(&visitor.post("/commons/kinds/bread-oven/add", &typed));
    assert!(page(&server.stranger(), &oven).contains("Bois"));
    assert!(page(&server.stranger(), "/commons/search?q=four&kind=bread-oven").contains(&oven));
    let schema = server.stranger().get("/api/v1/commons/kinds/bread-oven");
    let schema: Value = serde_json::from_slice(&schema.body).expect("JSON");
    assert_eq!(schema["title"]["fr"], "Four à pain");
    let out = data.path().join("out");
    let exported = Command::new(env!("CARGO_BIN_EXE_essaim"))
        .args(["commons", "export", folder])
        .arg(&out)
        .output()
        .expect("started");
    assert!(
        exported.status.success(),
        "{}",
        String::from_utf8_lossy(&exported.stderr)
    );
    let dump: String = std::fs::read_dir(&out)
        .expect("a dump")
        .flatten()
        .filter_map(|file| std::fs::read_to_string(file.path()).ok())
        .collect();
    assert!(dump.contains("bread-oven/") && dump.contains("Four du hameau"));
}

#[test]
fn programs_read_without_a_key_and_say_with_one() {
    let data = tempfile::tempdir().expect("a folder");
    founded(data.path());
    let server = Server::start(data.path());
    let (stranger, visitor) = (server.stranger(), server.visitor());
    let get = |path: &str| -> Value {
        let answer = stranger.get(&format!("/api/v1/commons{path}"));
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        serde_json::from_slice(&answer.body).expect("JSON")
    };
    let origin = format!("http://127.0.0.1:{}", server.port);
    let post = |who: &Visitor, path: &str, body: &Value| {
        let headers = [
            ("Origin", origin.as_str()),
            ("Content-Type", "application/json"),
        ];
        let body = body.to_string();
        who.ask(
            "POST",
            &format!("/api/v1/commons{path}"),
            &headers,
            body.as_bytes(),
        )
        .expect("an answer")
    };
    let values = json!({
        "values": { "name": "Sondage libre", "uses": ["polls", "calendar"], "stars": "12" },
        "source": "https://sondage.example/",
    });
    assert_eq!(
        post(&stranger, "/kinds/software/records", &values).status,
        403
    );
    let made = post(&visitor, "/kinds/software/records", &values);
    assert_eq!(made.status, 201, "{}", made.text());
    let at = made.header("location").expect("where it is");
    let record = get(at.trim_start_matches("/api/v1/commons"));
    let stars = record["fields"]
        .as_array()
        .expect("fields")
        .iter()
        .find(|of| of["name"] == "stars");
    assert_eq!(stars.expect("a field")["values"][0]["value"], 12);
    let wrong = json!({ "values": { "nothing": "x" }, "source": "Un rapport, 2026" });
    assert_eq!(
        post(&visitor, "/kinds/software/records", &wrong).status,
        422
    );
    let found = get(&format!("/search?q={}", encoded("Sondage libre")));
    assert_eq!(found["results"][0]["name"], "Sondage libre");
    let history = get(&format!(
        "{}/history",
        at.trim_start_matches("/api/v1/commons")
    ));
    let statement = history["statements"][0]["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    assert_eq!(
        get(&format!("/statements/{statement}"))["claim"]["version"],
        1
    );
    let own = post(
        &visitor,
        &format!("/statements/{statement}/reviews"),
        &json!({ "agree": true }),
    );
    assert_eq!(own.status, 422, "nobody checks their own");
    let back = post(
        &visitor,
        &format!("/statements/{statement}/revert"),
        &json!({ "reason": "Erreur" }),
    );
    assert_eq!(back.status, 201, "{}", back.text());
    let size = get("")["statements"].as_u64().expect("a size");
    let checkpoint = stranger.get("/api/v1/commons/checkpoint").text();
    assert!(
        checkpoint.lines().nth(1) == Some(size.to_string().as_str()),
        "{checkpoint}"
    );
    let tile = stranger.get(&format!("/api/v1/commons/tiles/0/0?width={size}"));
    assert_eq!(tile.body.len() as u64, size * 32);
    assert_eq!(
        stranger
            .get(&format!("/api/v1/commons/entries/0?width={size}"))
            .status,
        200
    );
    assert_eq!(
        stranger.get("/api/v1/commons/tiles/0/0?width=0").status,
        404
    );
    let described = visitor.get("/api/v1/openapi.json");
    let described: Value = serde_json::from_slice(&described.body).expect("JSON");
    let search = &described["paths"]["/commons/search"]["get"];
    assert_eq!(search["security"], json!([]));
    assert_eq!(
        described["paths"]["/commons/statements/{statement}/reviews"]["post"]["x-role"],
        "approves"
    );
}

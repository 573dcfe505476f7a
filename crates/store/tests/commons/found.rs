//! Records found: by words however they are typed, by need, by what else is known; and the index kept
//! in step, thrown away and made anew.

use std::fs;
use std::slice::from_ref;

use commons::moment::Moment;
use commons::names::RecordId;
use commons::statement::{Says, Statement, Target, Verdict, Words};
use serde_json::{Value, json};
use store::search::{Answer, Asked, Near, Part};
use store::{Commons as _, SqliteCommons};

use super::said::{self, HOUR, key, organisation, review};

fn record(kind: &str, number: u8) -> RecordId {
    RecordId::new(kind.parse().expect("a kind"), [number; 16])
}

fn value(of: &RecordId, field: &str, language: &str, value: Value, now: Moment) -> Statement {
    let mut words = Words::new([7; 16]);
    words.value = Some(value);
    let says = Says::Value {
        record: of.clone(),
        field: field.parse().expect("a field"),
        language: language.parse().ok(),
        licence: "CC0-1.0".parse().expect("a licence"),
        replaces: None,
    };
    Statement::say(says, Some(words), Some(organisation(1)), now, &key(1)).expect("said")
}

/// Invented things of a small commons.
fn things(now: Moment) -> Vec<Statement> {
    let id = |kind: &str, number: u8| record(kind, number).to_string();
    let things: &[(&str, u8, Value)] = &[
        (
            "service",
            1,
            json!({"name": "Datou", "uses": ["polls"], "country": "FR", "municipality": "Nantes",
                "latitude": 47.218, "longitude": -1.553}),
        ),
        (
            "service",
            2,
            json!({"name": "Grille Géante", "other_names": ["GG Drive"], "uses": ["files", "polls"],
                "country": "US"}),
        ),
        (
            "service",
            3,
            json!({"name": "Le Grenier", "uses": ["files"], "country": "FR",
                "municipality": "Saint-Étienne", "latitude": 45.439, "longitude": 4.387}),
        ),
        (
            "software",
            4,
            json!({"name": "Grenier libre", "uses": ["files"], "tags": ["nuage"]}),
        ),
        (
            "organisation",
            5,
            json!({"name": "Les Greniers associés", "family": ["hosting"], "country": "FR"}),
        ),
        (
            "replacement",
            6,
            json!({"name": "Le Grenier → Grille Géante", "replaces": id("service", 2),
                "by": id("service", 3), "uses": ["files"]}),
        ),
        (
            "replacement",
            7,
            json!({"name": "Datou → Grille Géante", "replaces": id("service", 2),
                "by": id("service", 1), "uses": ["polls"]}),
        ),
    ];
    let mut statements = Vec::new();
    for (kind, number, fields) in things {
        for (field, one) in fields.as_object().expect("fields") {
            let of = record(kind, *number);
            statements.push(value(&of, field, "", one.clone(), now));
        }
    }
    let (poll, attic) = (record("service", 1), record("service", 3));
    for (of, language, text) in [
        (&poll, "fr", "Sondages de dates, sans compte."),
        (&attic, "fr", "Hébergement associatif de fichiers."),
        (&attic, "en", "Files hosted by an association."),
    ] {
        statements.push(value(of, "description", language, json!(text), now));
    }
    statements
}

async fn begun(folder: &std::path::Path) -> (SqliteCommons, Moment) {
    let now = said::begun().after(60);
    let store = SqliteCommons::create(folder, &said::founding()).await;
    let store = store.expect("created");
    store.append(&things(now)).await.expect("kept");
    (store, now.after(60))
}

async fn ask(store: &SqliteCommons, now: Moment, asked: Asked) -> Answer {
    store.search(&asked, now).await.expect("searched")
}

fn words(text: &str) -> Asked {
    Asked {
        words: text.to_owned(),
        ..Asked::default()
    }
}

fn names(answer: &Answer) -> Vec<&str> {
    answer.results.iter().map(|one| one.name.as_str()).collect()
}

#[tokio::test]
async fn words_are_found_however_they_are_typed() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let (store, now) = begun(&root.path().join("c")).await;
    for (typed, first) in [
        ("datou", "Datou"),
        ("le grenier", "Le Grenier"),
        ("GRENIERS ASSOCIES", "Les Greniers associés"),
        ("sondage", "Datou"),
        ("heberges fichier", "Le Grenier"),
        ("hosted files", "Le Grenier"),
        ("grille geante", "Grille Géante"),
        ("gg drive", "Grille Géante"),
        ("saint etienne", "Le Grenier"),
        // Typed wrongly: one letter, two of a long word, two that changed places.
        ("datuo", "Datou"),
        ("grenirs associés", "Les Greniers associés"),
        ("assoxiatfi", "Le Grenier"),
    ] {
        let answer = ask(&store, now, words(typed)).await;
        assert_eq!(names(&answer).first(), Some(&first), "{typed} {answer:?}");
    }
    let answer = ask(&store, now, words("datuo")).await;
    let corrected = &answer.understood.corrected;
    assert_eq!(corrected[0], ("datuo".to_owned(), vec!["datou".to_owned()]));
    // Too short to guess, and not there.
    assert_eq!(ask(&store, now, words("xyz")).await.total, 0);
    // What holds some of the words, where nothing holds all, and it is said.
    let answer = ask(&store, now, words("datou kangourou")).await;
    assert!(answer.understood.some);
    assert_eq!(names(&answer)[0], "Datou");
}

#[tokio::test]
async fn a_need_is_answered_by_what_replaces_and_by_what_fits() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let (store, now) = begun(&root.path().join("c")).await;
    for (typed, by) in [
        ("remplacer Grille Géante", ["Datou", "Le Grenier"]),
        // A drive is for files: what replaces it for those comes first.
        ("an alternative to GG Drive", ["Le Grenier", "Datou"]),
    ] {
        let answer = ask(&store, now, words(typed)).await;
        let names = names(&answer);
        // The replacements first, then what replaces it.
        let replacements = by.map(|by| format!("{by} → Grille Géante"));
        assert_eq!(names[..2], replacements, "{typed}");
        let mut things = names[2..4].to_vec();
        things.sort_unstable();
        assert_eq!(things, ["Datou", "Le Grenier"], "{typed}");
        let first = &answer.results[0];
        let replaced = first.replaces.as_ref().expect("it replaces");
        assert_eq!(replaced.name, "Grille Géante");
        let named = first.by.as_ref().map(|by| by.name.as_str());
        assert_eq!(named, Some(by[0]), "{typed}");
        assert_eq!(first.why[0].part, Part::Need);
        let sum: f32 = first.why.iter().map(|reason| reason.points).sum();
        assert!((sum - first.score).abs() < 0.01, "{first:?}");
    }
    let answer = ask(
        &store,
        now,
        words("remplacer Grille Géante pour les fichiers"),
    )
    .await;
    assert_eq!(names(&answer)[0], "Le Grenier → Grille Géante");
    assert_eq!(answer.understood.uses, ["files"]);
    let answer = ask(&store, now, words("héberger mes fichiers")).await;
    let names = names(&answer);
    assert_eq!(names[0], "Le Grenier", "its words fit too");
    assert!(names.contains(&"Grenier libre") && !names.contains(&"Datou"));
}

#[tokio::test]
async fn filters_counts_places_and_pages() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let (store, now) = begun(&root.path().join("c")).await;
    let everything = ask(&store, now, Asked::default()).await;
    // The founders have no name: seven things.
    assert_eq!(everything.total, 7);
    let count = |answer: &Answer, value: &str| {
        let facets = &answer.facets;
        let all = [
            &facets.kinds,
            &facets.uses,
            &facets.countries,
            &facets.families,
        ];
        let mut all = all.into_iter().flatten();
        all.find(|count| count.value == value)
            .map(|count| count.count)
    };
    assert_eq!(count(&everything, "service"), Some(3));
    assert_eq!(count(&everything, "files"), Some(4));
    assert_eq!(count(&everything, "FR"), Some(3));
    assert_eq!(count(&everything, "hosting"), Some(1));
    let french = Asked {
        country: Some("FR".to_owned()),
        kind: "service".parse().ok(),
        ..Asked::default()
    };
    let answer = ask(&store, now, french).await;
    assert_eq!(names(&answer), ["Datou", "Le Grenier"]);
    assert_eq!(count(&answer, "US"), Some(1), "with another country");
    // From Lyon, Saint-Étienne is 50 km away and Nantes 500.
    let near = |kilometres| Asked {
        near: Some(Near {
            latitude: 45.764,
            longitude: 4.835,
            kilometres,
        }),
        uses: Vec::new(),
        ..Asked::default()
    };
    let answer = ask(&store, now, near(Some(100.0))).await;
    assert_eq!(names(&answer), ["Le Grenier"]);
    let far = answer.results[0].kilometres.expect("a distance");
    assert!((45.0..55.0).contains(&far), "{far}");
    assert_eq!(answer.results[0].why[0].part, Part::Near);
    let answer = ask(&store, now, near(None)).await;
    assert_eq!((answer.total, names(&answer)[0]), (7, "Le Grenier"));
    let town = Asked {
        municipality: Some("saint-etienne".to_owned()),
        ..Asked::default()
    };
    assert_eq!(names(&ask(&store, now, town).await), ["Le Grenier"]);
    let english = Asked {
        spoken: "en".parse().ok(),
        language: "en".to_owned(),
        ..Asked::default()
    };
    let answer = ask(&store, now, english).await;
    let text = answer.results[0].description.as_deref();
    assert_eq!(text, Some("Files hosted by an association."));
    // Pages do not overlap, and leave nothing out.
    let mut paged = Vec::new();
    for page in 1..=4 {
        let asked = Asked {
            page,
            most: 2,
            ..Asked::default()
        };
        let answer = ask(&store, now, asked).await;
        paged.extend(answer.results.into_iter().map(|one| one.record));
    }
    let mut once = paged.clone();
    once.sort();
    once.dedup();
    assert_eq!((paged.len(), once.len()), (7, 7));
}

#[tokio::test]
async fn the_index_follows_what_is_said() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let folder = root.path().join("c");
    let (store, mut now) = begun(&folder).await;
    assert_eq!(ask(&store, now, words("brouette")).await.total, 0);
    let name = value(&record("software", 9), "name", "", json!("Brouette"), now);
    store.append(from_ref(&name)).await.expect("kept");
    let found = ask(&store, now, words("brouette")).await;
    assert!(!found.results[0].checked);
    // Checked by others, once the hours have passed; no new statement is needed then.
    for by in [2, 3] {
        let checked = review(by, name.id(), Verdict::Agree, now);
        store.append(&[checked]).await.expect("kept");
    }
    now = now.after(25 * HOUR);
    assert!(ask(&store, now, words("brouette")).await.results[0].checked);
    let only = Asked {
        checked: Some(true),
        ..Asked::default()
    };
    assert_eq!(names(&ask(&store, now, only).await), ["Brouette"]);
    // Another program that opened it before sees what this one said since.
    let other = SqliteCommons::open(&folder).await.expect("opened");
    assert_eq!(ask(&other, now, words("brouette")).await.total, 1);
    let own = Says::Revert {
        of: Target::Statement(name.id()),
    };
    let mut reason = Words::new([1; 16]);
    reason.reason = Some("Une erreur.".to_owned());
    let back = Statement::say(own, Some(reason), Some(organisation(1)), now, &key(1));
    store.append(&[back.expect("said")]).await.expect("kept");
    now = now.after(1);
    assert_eq!(ask(&store, now, words("brouette")).await.total, 0);
    assert_eq!(ask(&other, now, words("brouette")).await.total, 0);
    other.close().await;
    store.close().await;

    // Thrown away, or written over: made anew.
    let search = folder.join("search");
    fs::remove_dir_all(&search).expect("removed");
    let store = SqliteCommons::open(&folder).await.expect("opened");
    assert_eq!(ask(&store, now, words("grenier")).await.total, 4);
    store.close().await;
    fs::write(search.join("meta.json"), "{}").expect("written");
    let store = SqliteCommons::open(&folder).await.expect("opened");
    assert_eq!(ask(&store, now, words("grenier")).await.total, 4);

    // Erased words are in no file of the index any more.
    let text = value(
        &record("software", 4),
        "description",
        "fr",
        json!("Xylophonique"),
        now,
    );
    store.append(from_ref(&text)).await.expect("kept");
    assert_eq!(ask(&store, now, words("xylophonique")).await.total, 1);
    assert!(holds(&search, b"ylophoni"));
    assert!(store.erase(&text.id()).await.expect("erased"));
    assert!(!holds(&search, b"ylophoni"));
    assert_eq!(ask(&store, now, words("xylophonique")).await.total, 0);
    assert!(!holds(&search, b"ylophoni"));
}

/// True when a file of a folder holds these bytes.
fn holds(folder: &std::path::Path, bytes: &[u8]) -> bool {
    let Ok(files) = fs::read_dir(folder) else {
        return false;
    };
    files.flatten().any(|file| {
        let read = fs::read(file.path()).unwrap_or_default();
        read.windows(bytes.len()).any(|window| window == bytes)
    })
}

//! The house: which crate may use which, and what the lower floors may not use at all.
//!
//! The table is that of the design. "May use" is read down to the ground: a crate may also use
//! what those it names may use, so that a type of a lower floor can pass through a higher one.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

/// Crates from the ground up, as `(name, floor, what it may use)`.
const HOUSE: &[(&str, Floor, &[&str])] = &[
    ("documents", Floor::Ground, &[]),
    ("language", Floor::Ground, &[]),
    ("ledger", Floor::Ground, &[]),
    ("commons", Floor::Ground, &[]),
    ("guard", Floor::First, &["language"]),
    ("forms", Floor::First, &["documents", "language", "guard"]),
    (
        "dossier",
        Floor::First,
        &["documents", "language", "ledger"],
    ),
    ("assembly", Floor::First, &["commons"]),
    ("answers", Floor::Second, &["forms", "dossier"]),
    ("circuit", Floor::Second, &["ledger", "commons"]),
    ("census", Floor::Second, &["ledger", "commons"]),
    (
        "store",
        Floor::Third,
        &["answers", "assembly", "circuit", "census"],
    ),
    ("network", Floor::Third, &["commons", "store"]),
    (
        "desk",
        Floor::Fourth,
        &["answers", "assembly", "circuit", "census", "store"],
    ),
    ("web", Floor::Roof, &["desk", "network"]),
    ("essaim", Floor::Roof, &["web"]),
    ("evaluation", Floor::Beside, &["web"]),
];

/// Engines and runtimes: the ground and first floors do no I/O.
const ENGINES: [&str; 12] = [
    "async-std",
    "axum",
    "futures",
    "hyper",
    "mio",
    "object_store",
    "reqwest",
    "rusqlite",
    "sqlx",
    "tantivy",
    "tokio",
    "ureq",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Floor {
    Ground,
    First,
    Second,
    Third,
    Fourth,
    Roof,
    Beside,
}

/// What each crate of the workspace depends on, tests left out.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--offline",
            "--format-version",
            "1",
            "--no-deps",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo prints JSON");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    list(&metadata["packages"])
        .iter()
        .map(|package| {
            let used = list(&package["dependencies"])
                .iter()
                // Tests may use anything; what is built and what builds it may not.
                .filter(|dependency| dependency["kind"] != "dev")
                .map(|dependency| text(&dependency["name"]))
                .collect();
            (text(&package["name"]), used)
        })
        .collect()
}

fn room(name: &str) -> Option<(Floor, &'static [&'static str])> {
    HOUSE
        .iter()
        .find(|(other, _, _)| *other == name)
        .map(|(_, floor, uses)| (*floor, *uses))
}

/// All that a crate may use.
fn may_use(name: &str) -> BTreeSet<&'static str> {
    let mut allowed = BTreeSet::new();
    let mut left: Vec<&str> = room(name)
        .map(|(_, uses)| uses.to_vec())
        .unwrap_or_default();
    while let Some(next) = left.pop() {
        let (_, uses) = room(next).expect("the table names its own crates");
        if allowed.insert(
            HOUSE
                .iter()
                .find(|room| room.0 == next)
                .expect("found above")
                .0,
        ) {
            left.extend(uses);
        }
    }
    allowed
}

#[test]
fn arrows_point_down() {
    let crates = dependencies();
    assert!(
        crates.contains_key("documents"),
        "cargo lists the workspace"
    );
    let mut wrong = Vec::new();
    for (name, used) in &crates {
        if room(name).is_none() {
            wrong.push(format!(
                "{name} has no room in the house: add it to the design, then here"
            ));
            continue;
        }
        let allowed = may_use(name);
        for other in used.iter().filter(|other| crates.contains_key(*other)) {
            if !allowed.contains(other.as_str()) {
                wrong.push(format!("{name} may not use {other}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_lower_floors_know_no_engine() {
    let mut wrong = Vec::new();
    for (name, used) in dependencies() {
        let low = room(&name).is_some_and(|(floor, _)| floor <= Floor::First);
        for engine in ENGINES
            .iter()
            .filter(|engine| low && used.contains(**engine))
        {
            wrong.push(format!("{name} may not use {engine}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_table_itself_points_down() {
    for (name, floor, uses) in HOUSE {
        for other in *uses {
            let (below, _) = room(other).expect("the table names its own crates");
            // `network` uses `store` on its own floor, as `essaim` and `evaluation` use `web`.
            assert!(below <= *floor, "{name} stands below {other}");
            assert!(
                !may_use(other).contains(name),
                "{name} and {other} use each other"
            );
        }
    }
}

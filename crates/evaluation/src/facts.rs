//! The facts of three real dossiers, against what a person read in them (`keys/facts`).
//!
//! Recall: of the facts that a person labelled, those that were read. Precision: of the facts that
//! were read, each counted once a key, value and year, those that a person would accept. Names of
//! people stand in the keys as salted digests: they are compared, and not to be read.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use dossier::{Fact, changes_with_time, same_value};
use language::dates;
use language::words::fold;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::{Check, Measure, Options, dossiers};

/// The least share of the labelled facts that are read.
const RECALL: f64 = 0.90;
/// The least share of the facts read that are right.
const PRECISION: f64 = 0.98;

/// This measure.
pub const MEASURE: Measure = Measure {
    name: "facts",
    about: "facts read out of three real dossiers, against a person's labels",
    run,
    check: Some(check),
};

/// What a person read in one dossier.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Key {
    /// Name of the folder below `cases/dossiers`.
    dossier: String,
    #[serde(rename = "fact")]
    facts: Vec<Label>,
}

/// A fact that a person would accept.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Label {
    key: String,
    /// Accepted wordings of one value.
    #[serde(default)]
    values: Vec<String>,
    /// Digests of accepted wordings, for people.
    #[serde(default)]
    digests: Vec<String>,
    /// The year that it held, where the key changes with time.
    year: Option<i32>,
    /// Right when read, not missed when not.
    #[serde(default)]
    optional: bool,
}

/// What was measured on one dossier.
struct Figures {
    dossier: String,
    found: usize,
    labelled: usize,
    right: usize,
    read: usize,
    missed: Vec<String>,
    wrong: Vec<String>,
}

fn run(shared: &Path, options: Options) -> Result<(), String> {
    print(&measure(shared)?, options);
    Ok(())
}

fn check(shared: &Path) -> Result<Vec<Check>, String> {
    let figures = measure(shared)?;
    let (recall, precision) = totals(&figures);
    Ok(vec![
        Check {
            line: format!("recall {recall:.3}, at least {RECALL}"),
            holds: recall >= RECALL,
        },
        Check {
            line: format!("precision {precision:.3}, at least {PRECISION}"),
            holds: precision >= PRECISION,
        },
    ])
}

fn measure(shared: &Path) -> Result<Vec<Figures>, String> {
    keys::<Key>("facts")?
        .iter()
        .map(|key| {
            let folder = dossiers::read(&shared.join("cases/dossiers").join(&key.dossier), None)?;
            Ok(compare(key, &folder.dossier))
        })
        .collect()
}

/// Every key of a folder below `keys`.
pub(crate) fn keys<T: serde::de::DeserializeOwned>(folder: &str) -> Result<Vec<T>, String> {
    let keys: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("keys")
        .join(folder);
    dossiers::files(&keys)?
        .iter()
        .map(|path| {
            let text = std::fs::read_to_string(path).map_err(|e| e.to_string())?;
            toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))
        })
        .collect()
}

fn compare(key: &Key, dossier: &dossier::Dossier) -> Figures {
    // How a role is worded is part of who holds it.
    let read: Vec<&Fact> = dossier
        .facts
        .iter()
        .filter(|fact| !fact.key.ends_with(".role"))
        .collect();
    let required: Vec<&Label> = key.facts.iter().filter(|label| !label.optional).collect();
    let missed: Vec<String> = required
        .iter()
        .filter(|label| !read.iter().any(|fact| label.accepts(fact)))
        .map(|label| {
            let year = label
                .year
                .map(|year| format!(" {year}"))
                .unwrap_or_default();
            format!("{} = {}{year}", label.key, label.shown())
        })
        .collect();
    let mut seen = BTreeSet::new();
    let (mut right, mut wrong) = (0, Vec::new());
    for fact in read {
        let year = fact
            .date
            .filter(|_| changes_with_time(&fact.key))
            .map(|d| d.year);
        if !seen.insert((fact.key.clone(), squeeze(&fact.value), year)) {
            continue;
        }
        if key.facts.iter().any(|label| label.accepts(fact)) {
            right += 1;
        } else {
            let source = dossier.source(fact.place.source);
            let name = source.map_or("", |source| source.name.as_str());
            let value: String = fact.value.chars().take(80).collect();
            wrong.push(format!("{} = {value} {year:?} in {name}", fact.key));
        }
    }
    Figures {
        dossier: key.dossier.clone(),
        found: required.len() - missed.len(),
        labelled: required.len(),
        right,
        read: seen.len(),
        missed,
        wrong,
    }
}

impl Label {
    fn accepts(&self, fact: &Fact) -> bool {
        let dated = match (self.year, fact.date) {
            (Some(year), Some(date)) => year == date.year,
            _ => true,
        };
        self.key == fact.key
            && dated
            && (self
                .values
                .iter()
                .any(|value| same(&self.key, value, &fact.value))
                || self.digests.contains(&digest(&fact.value)))
    }

    fn shown(&self) -> String {
        let first = self.values.first().or(self.digests.first());
        first.cloned().unwrap_or_default()
    }
}

fn same(key: &str, one: &str, other: &str) -> bool {
    let day = |text: &str| dates::parse(text).or_else(|| Some(dates::find(text).first()?.value));
    same_value(key, one, other)
        || matches!(
            key,
            "created" | "published" | "general_meeting" | "date_statutes"
        ) && day(one).is_some()
            && day(one) == day(other)
}

fn squeeze(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The digest under which a value stands in a key: sixteen digits of the SHA-256 of a salt and the
/// letters of the value.
fn digest(value: &str) -> String {
    let hash = Sha256::digest(format!("essaim-key:{}", squeeze(value)).as_bytes());
    hash.iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn totals(figures: &[Figures]) -> (f64, f64) {
    let sum = |of: fn(&Figures) -> usize| figures.iter().map(of).sum::<usize>();
    (
        ratio(sum(|f| f.found), sum(|f| f.labelled)),
        ratio(sum(|f| f.right), sum(|f| f.read)),
    )
}

pub(crate) fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

#[expect(clippy::print_stdout, reason = "it is read in a terminal")]
fn print(figures: &[Figures], options: Options) {
    let (recall, precision) = totals(figures);
    if options.json {
        let rows: Vec<_> = figures
            .iter()
            .map(|f| {
                serde_json::json!({
                    "dossier": f.dossier, "found": f.found, "labelled": f.labelled,
                    "right": f.right, "read": f.read,
                })
            })
            .collect();
        let whole =
            serde_json::json!({ "dossiers": rows, "recall": recall, "precision": precision });
        println!("{whole}");
        return;
    }
    println!(
        "{:20} {:>14} {:>14}",
        "dossier", "found/labelled", "right/read"
    );
    for f in figures {
        println!(
            "{:20} {:>14} {:>14}",
            f.dossier,
            format!("{}/{}", f.found, f.labelled),
            format!("{}/{}", f.right, f.read)
        );
        if options.verbose {
            f.missed
                .iter()
                .for_each(|line| println!("    missed {line}"));
            f.wrong
                .iter()
                .for_each(|line| println!("    wrong  {line}"));
        }
    }
    println!("recall {recall:.3}  precision {precision:.3}");
}

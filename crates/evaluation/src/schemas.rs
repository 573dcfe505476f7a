//! Web forms as schemas: every box, limit and condition against a listing of the raw files that
//! does not use the reader (`schemas/builder.rs`, `schemas/webform.rs`), and whether a key that
//! comes again in another fund or form asks the same canonical question.

#![expect(clippy::print_stdout, reason = "a measure prints its table")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use documents::{Block, Bounds, Document};
use forms::{FormBox, Owner};
use language::lengths::Unit;

use crate::{Check, Measure, Options};

mod builder;
mod webform;

/// The least share of boxes found, and of those found that are boxes.
const BOXES: f64 = 0.97;
/// The least share of recurring keys that ask one question wherever they stand.
const SAME: f64 = 0.9;

/// This measure.
pub const MEASURE: Measure = Measure {
    name: "schemas",
    about: "web forms (JSON, YAML): boxes, limits, conditions, and keys that come again",
    run,
    check: Some(check),
};

/// One input as the raw file has it.
#[derive(Debug, Clone)]
struct Raw {
    /// Its technical name.
    key: String,
    /// The most words and the most characters it declares.
    words: Option<u32>,
    characters: Option<u32>,
    /// It is not always asked.
    conditional: bool,
    /// Words that its condition must hold, each an alternative.
    told: Vec<Vec<String>>,
}

/// A form's raw inputs, and the boxes that were recognised, each with its key.
struct Pair {
    name: String,
    /// The fund or form it is of.
    fund: String,
    /// It is in a language of the catalogue.
    known: bool,
    /// Keys whose words no translation gives: they are in a language that the catalogue has not.
    untold: BTreeSet<String>,
    raw: Vec<Raw>,
    boxes: Vec<(String, FormBox)>,
}

/// What was counted: how many are right of how many.
#[derive(Debug, Default, Clone)]
struct Count {
    right: usize,
    all: usize,
    wrong: Vec<String>,
}

impl Count {
    fn add(&mut self, right: bool, said: impl FnOnce() -> String) {
        self.all += 1;
        if right {
            self.right += 1;
        } else {
            self.wrong.push(said());
        }
    }

    fn share(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a few thousand boxes")]
        let share = self.right as f64 / self.all.max(1) as f64;
        share
    }
}

/// Names of what is counted, in the order of the table.
type Table = Vec<(&'static str, Count, Option<f64>)>;

fn run(shared: &Path, options: Options) -> Result<(), String> {
    for (case, table) in measure(shared)? {
        println!("{case}");
        for (what, count, least) in table {
            let (right, all, share) = (count.right, count.all, count.share());
            let least = least.map_or(String::new(), |least| format!("at least {least}"));
            println!("  {what:58} {right:>5}/{all:<5} {share:.3}  {least}");
            if options.verbose {
                for wrong in &count.wrong {
                    println!("      {wrong}");
                }
            }
        }
    }
    Ok(())
}

fn check(shared: &Path) -> Result<Vec<Check>, String> {
    let mut checks = Vec::new();
    for (case, table) in measure(shared)? {
        for (what, count, least) in table {
            if let Some(least) = least {
                checks.push(Check {
                    line: format!("{case}: {what} {:.3}, at least {least}", count.share()),
                    holds: count.all > 0 && count.share() >= least,
                });
            }
        }
    }
    Ok(checks)
}

fn measure(shared: &Path) -> Result<Vec<(&'static str, Table)>, String> {
    let web = shared.join("cases/forms/web");
    let pairs = builder::pairs(&web.join("uk_cof"))?;
    let mut table = common(&pairs);
    table.extend(builder::told(&web.join("uk_cof"), &pairs)?);
    let known: Vec<&Pair> = pairs.iter().filter(|pair| pair.known).collect();
    table.push((
        "keys of several funds, one question (English)",
        same(&known),
        Some(SAME),
    ));
    let all: Vec<&Pair> = pairs.iter().collect();
    table.push(("the same, Welsh included", same(&all), None));
    let uk = ("uk_cof", table);

    let pairs = webform::pairs(&web.join("fi_helsinki"))?;
    let mut table = common(&pairs);
    table.push((
        "recurring keys, their own limit",
        recurring_limits(&pairs),
        Some(1.0),
    ));
    let all: Vec<&Pair> = pairs.iter().collect();
    table.push((
        "keys of several forms in English, one question",
        same(&all),
        Some(SAME),
    ));
    Ok(vec![uk, ("fi_helsinki", table)])
}

/// Boxes, limits and conditions.
fn common(pairs: &[Pair]) -> Table {
    let (mut recall, mut precision) = (Count::default(), Count::default());
    let (mut words, mut characters) = (Count::default(), Count::default());
    let (mut conditions, mut always) = (Count::default(), Count::default());
    for pair in pairs {
        let mut left: BTreeMap<&str, Vec<&FormBox>> = BTreeMap::new();
        for (key, found) in pair.boxes.iter().rev() {
            left.entry(key).or_default().push(found);
        }
        for raw in &pair.raw {
            let found = left.get_mut(raw.key.as_str()).and_then(Vec::pop);
            let name = || format!("{}: {}", pair.name, raw.key);
            recall.add(found.is_some(), name);
            let Some(found) = found else { continue };
            let has = |unit, number: Option<u32>| {
                found.limit.as_ref().is_some_and(|limit| {
                    limit.unit == unit
                        && Some(limit.number) == number
                        && limit.origin == forms::LimitOrigin::Declared
                })
            };
            let told = || format!("{}: {:?}", name(), found.limit);
            match (raw.words, raw.characters) {
                (Some(_), _) => words.add(has(Unit::Words, raw.words), told),
                (None, Some(_)) => characters.add(has(Unit::Characters, raw.characters), told),
                (None, None) => {}
            }
            let said = found.condition.as_deref().unwrap_or_default();
            let told = || format!("{}: {said}", name());
            if raw.conditional {
                let holds = raw
                    .told
                    .iter()
                    .all(|any| any.iter().any(|words| said.contains(words)));
                conditions.add(!said.is_empty() && holds, told);
            } else {
                // Of its own words ("If you …") a label may make a condition.
                let own = said.is_empty() || found.label.starts_with(said);
                always.add(own, told);
            }
        }
        precision.all += pair.boxes.len();
        for (key, rest) in left {
            precision.right += pair.boxes.iter().filter(|(k, _)| k == key).count() - rest.len();
            let said = rest
                .iter()
                .map(|found| format!("{}: {key} {}", pair.name, found.label));
            precision.wrong.extend(said);
        }
    }
    let mut table = vec![
        ("boxes: recall", recall, Some(BOXES)),
        ("boxes: precision", precision, Some(BOXES)),
    ];
    if words.all > 0 {
        table.push(("limits in words", words, Some(1.0)));
    }
    if characters.all > 0 {
        table.push(("limits in characters", characters, Some(1.0)));
    }
    table.push((
        "boxes asked under a condition say it",
        conditions,
        Some(1.0),
    ));
    table.push(("boxes always asked say none", always, Some(0.99)));
    table
}

/// Keys that stand in several funds: all of their boxes ask one canonical question. A question that
/// is not told is none.
fn same(pairs: &[&Pair]) -> Count {
    let mut asked: BTreeMap<&str, BTreeMap<&str, BTreeSet<String>>> = BTreeMap::new();
    for pair in pairs {
        for (key, found) in pair
            .boxes
            .iter()
            .filter(|(key, _)| !pair.untold.contains(key))
        {
            let question = found.question.as_ref().map(|asked| asked.id.clone());
            let question = question.unwrap_or_else(|| format!("– “{}”", found.label));
            asked
                .entry(key)
                .or_default()
                .entry(&pair.fund)
                .or_default()
                .insert(question);
        }
    }
    let mut count = Count::default();
    for (key, funds) in asked.iter().filter(|(_, funds)| funds.len() > 1) {
        let questions: BTreeSet<&String> = funds.values().flatten().collect();
        let right = questions.len() == 1 && questions.iter().all(|q| !q.starts_with('–'));
        count.add(right, || format!("{key}: {questions:?}"));
    }
    count
}

/// Boxes whose key stands in several forms have the limit that their own form declares.
fn recurring_limits(pairs: &[Pair]) -> Count {
    let mut forms: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for pair in pairs {
        for raw in &pair.raw {
            forms.entry(&raw.key).or_default().insert(&pair.fund);
        }
    }
    let mut count = Count::default();
    let mut taken = BTreeMap::new();
    for pair in pairs {
        for raw in &pair.raw {
            // A key that comes several times is told by its place among its like.
            let nth = taken.entry((&pair.name, &raw.key)).or_insert(0_usize);
            let found = pair
                .boxes
                .iter()
                .filter(|(key, _)| *key == raw.key)
                .nth(*nth);
            *nth += 1;
            let limit = found.and_then(|(_, found)| found.limit.as_ref());
            let recurs = forms[raw.key.as_str()].len() > 1;
            let Some(own) = raw.characters.filter(|_| recurs) else {
                continue;
            };
            let right = limit.is_some_and(|l| l.number == own && l.unit == Unit::Characters);
            count.add(right, || format!("{}: {} {limit:?}", pair.name, raw.key));
        }
    }
    count
}

/// The boxes of a document, each with the name of its field. What is computed is left aside: it
/// takes no answer.
fn boxes(document: &Document) -> Vec<(String, FormBox)> {
    let names: BTreeMap<&str, &str> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Text(text) => text.fields().next(),
            Block::Table(_) => None,
        })
        .map(|field| (field.address.path.as_str(), field.name.as_str()))
        .collect();
    let form = forms::recognise(document);
    let boxes = form.boxes.into_iter();
    boxes
        .filter(|found| found.owner != Owner::Computed)
        .map(|found| {
            let name = names.get(found.address.path.as_str()).copied();
            (name.unwrap_or_default().to_owned(), found)
        })
        .collect()
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn document(bytes: &[u8], path: &Path) -> Result<Document, String> {
    documents::read(bytes, &name(path), &Bounds::default())
        .map_err(|error| format!("{}: {error}", path.display()))
}

fn name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Files with an extension below a folder, in the order of their paths.
fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        let entries = std::fs::read_dir(&folder);
        let entries = entries.map_err(|error| format!("{}: {error}", folder.display()))?;
        for entry in entries {
            let path = entry.map_err(|error| error.to_string())?.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|own| own == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

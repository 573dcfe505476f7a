//! Forms of digital-form-builder, listed from their raw JSON. Whether a page is always reached is
//! told by walking the form with every combination of its conditions, as the form's server does.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use super::{Count, Pair, Raw, Table, boxes, document, files, name, read};

/// The forms below a folder.
pub(super) fn pairs(folder: &Path) -> Result<Vec<Pair>, String> {
    let mut pairs = Vec::new();
    for path in files(folder, "json")? {
        let bytes = read(&path)?;
        let form: Value = serde_json::from_slice(&bytes).map_err(|error| error.to_string())?;
        let fund = path.parent().unwrap_or(&path);
        let welsh = fund.ends_with("cy");
        // A fund's two languages are one fund.
        let fund = if welsh || fund.ends_with("en") {
            fund.parent().unwrap_or(fund)
        } else {
            fund
        };
        pairs.push(Pair {
            name: name(&path),
            fund: fund.to_string_lossy().into_owned(),
            known: !welsh,
            raw: inputs(&form),
            boxes: boxes(&document(&bytes, &path)?),
        });
    }
    Ok(pairs)
}

/// What is counted in the raw text itself, so that nothing is missed by both listings: each
/// `maxWords`, each condition that is defined, and each link that has one.
pub(super) fn told(folder: &Path, pairs: &[Pair]) -> Result<Table, String> {
    let mut limits = Count::default();
    let (mut defined, mut used) = (Count::default(), Count::default());
    for (path, pair) in files(folder, "json")?.iter().zip(pairs) {
        let text = String::from_utf8_lossy(&read(path)?).into_owned();
        limits.all += text.matches("\"maxWords\"").count();
        let in_words = |found: &forms::FormBox| {
            let limit = found.limit.as_ref();
            limit.is_some_and(|limit| limit.unit == language::lengths::Unit::Words)
        };
        limits.right += pair.boxes.iter().filter(|(_, found)| in_words(found)).count();
        let form: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        let linked: Vec<&str> = links(&form).map(|(_, _, condition)| condition).collect();
        for condition in list(&form, "conditions") {
            let name = text_of(condition, "name");
            let tests = tests(condition);
            let shown = |words: &[String]| {
                pair.boxes.iter().any(|(_, found)| {
                    let said = found.condition.as_deref().unwrap_or_default();
                    words.iter().any(|words| said.contains(words))
                })
            };
            let decides = linked.contains(&name) && decides(&form, name);
            if decides {
                used.add(tests.iter().any(|(_, values)| shown(values)), || {
                    format!("{}: {name}", pair.name)
                });
            }
            defined.add(!tests.is_empty() && (decides || !matters(&form, name)), || {
                format!("{}: {name}", pair.name)
            });
        }
    }
    Ok(vec![
        ("each “maxWords” of the raw text", limits, Some(1.0)),
        ("conditions that decide what is asked, said by a box", used, Some(1.0)),
        ("conditions defined that decide, or decide nothing", defined, None),
    ])
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn text_of<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// Every link with a condition: from, to, condition.
fn links(form: &Value) -> impl Iterator<Item = (&str, &str, &str)> {
    list(form, "pages").flat_map(|page| {
        list(page, "next").filter_map(|link| {
            let condition = text_of(link, "condition");
            let link = (text_of(page, "path"), text_of(link, "path"), condition);
            (!condition.is_empty()).then_some(link)
        })
    })
}

fn inputs(form: &Value) -> Vec<Raw> {
    let reached = reached(form);
    let mut inputs = Vec::new();
    for page in list(form, "pages") {
        let path = text_of(page, "path");
        let conditional = reached.iter().any(|pages| pages.contains(path))
            && !reached.iter().all(|pages| pages.contains(path));
        // What leads here directly must be said, unless it makes no difference.
        let mut told = Vec::new();
        if conditional {
            let into: Vec<&str> = links(form)
                .filter(|(_, to, _)| *to == path)
                .map(|(_, _, condition)| condition)
                .collect();
            let defined = list(form, "conditions");
            let values: Vec<String> = defined
                .filter(|condition| into.contains(&text_of(condition, "name")))
                .flat_map(tests)
                .flat_map(|(question, values)| values.into_iter().chain([question]))
                .filter(|words| !words.is_empty())
                .collect();
            if !values.is_empty() {
                told.push(values);
            }
        }
        let mut open: Vec<&Value> = list(page, "components").collect();
        open.reverse();
        while let Some(component) = open.pop() {
            let children: Vec<&Value> = list(component, "children").collect();
            if children.is_empty() && text_of(component, "type").ends_with("Field") {
                let words = component.pointer("/options/maxWords");
                let words = words.and_then(|w| w.as_str().map_or(w.as_u64(), |w| w.parse().ok()));
                inputs.push(Raw {
                    key: text_of(component, "name").to_owned(),
                    words: words.and_then(|words| u32::try_from(words).ok()),
                    characters: None,
                    conditional,
                    told: told.clone(),
                });
            }
            open.extend(children.into_iter().rev());
        }
    }
    inputs
}

/// The question and the value of each test of a condition, as raw and as shown.
fn tests(condition: &Value) -> Vec<(String, Vec<String>)> {
    let tests = condition.pointer("/value/conditions");
    let tests = tests.and_then(Value::as_array).into_iter().flatten();
    tests
        .map(|test| {
            let shown = |path| {
                let value = test.pointer(path).and_then(Value::as_str);
                value.unwrap_or_default().to_owned()
            };
            let mut values = vec![shown("/value/value"), shown("/value/display")];
            values.retain(|value| !value.is_empty());
            if test.pointer("/field/type").and_then(Value::as_str) == Some("YesNoField") {
                // Said as a person answers, in English or Welsh, and turned round for "otherwise".
                values = ["is Yes", "is No", "yw Ie", "yw Na"].map(str::to_owned).to_vec();
            }
            (shown("/field/display"), values)
        })
        .collect()
}

/// The pages that are reached with each combination of conditions; all combinations where there are
/// few conditions, else each alone, each off, none and all.
fn reached(form: &Value) -> Vec<BTreeSet<&str>> {
    let named: BTreeSet<&str> = links(form).map(|(_, _, condition)| condition).collect();
    let named: Vec<&str> = named.into_iter().collect();
    let sets: Vec<Vec<bool>> = if named.len() <= 12 {
        (0..1_usize << named.len())
            .map(|bits| (0..named.len()).map(|i| bits >> i & 1 == 1).collect())
            .collect()
    } else {
        let one = |on: bool| {
            (0..named.len()).map(move |i| (0..named.len()).map(|j| (i == j) == on).collect())
        };
        let all = [vec![true; named.len()], vec![false; named.len()]];
        one(true).chain(one(false)).chain(all).collect()
    };
    let pages: BTreeMap<&str, &Value> = list(form, "pages")
        .map(|page| (text_of(page, "path"), page))
        .collect();
    sets.iter()
        .filter_map(|set| {
            let holds = |name: &str| named.iter().position(|n| *n == name).is_some_and(|i| set[i]);
            let mut seen = BTreeSet::new();
            let mut at = text_of(form, "startPage");
            while seen.insert(at) {
                let next: Vec<&Value> = list(pages.get(at)?, "next").collect();
                if next.is_empty() {
                    return Some(seen);
                }
                let taken = next
                    .iter()
                    .find(|link| {
                        let condition = text_of(link, "condition");
                        !condition.is_empty() && holds(condition)
                    })
                    .or_else(|| next.iter().find(|link| text_of(link, "condition").is_empty()));
                // No link can be taken: no applicant answers so.
                at = text_of(taken?, "path");
            }
            Some(seen)
        })
        .collect()
}

/// The condition opens or closes a page with an input.
fn decides(form: &Value, condition: &str) -> bool {
    let reached = reached(form);
    let certain = |path: &str| reached.iter().all(|pages| pages.contains(path));
    let asks = |path: &str| {
        list(form, "pages")
            .filter(|page| text_of(page, "path") == path)
            .flat_map(|page| list(page, "components"))
            .any(|component| text_of(component, "type").ends_with("Field"))
    };
    links(form)
        .filter(|(_, _, own)| *own == condition)
        .any(|(_, to, _)| asks(to) && !certain(to))
}

/// The condition is on a link.
fn matters(form: &Value, condition: &str) -> bool {
    links(form).any(|(_, _, own)| own == condition)
}

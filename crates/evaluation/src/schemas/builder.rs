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
            untold: BTreeSet::new(),
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
        limits.right += pair
            .boxes
            .iter()
            .filter(|(_, found)| in_words(found))
            .count();
        let form: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        let linked: Vec<&str> = links(&form).map(|(_, _, condition)| condition).collect();
        for condition in list(&form, "conditions") {
            let name = text_of(condition, "name");
            let tests = tests(&form, condition);
            let shown = |words: &[String]| {
                pair.boxes.iter().any(|(_, found)| {
                    let said = found.condition.as_deref().unwrap_or_default();
                    words.iter().any(|words| said.contains(words))
                })
            };
            let decides = linked.contains(&name) && decides(&form, name);
            if decides {
                used.add(tests.iter().all(|(_, values)| shown(values)), || {
                    format!("{}: {name} {tests:?}", pair.name)
                });
            }
            // The others lead to pages that are reached in any case, or are used by no link.
            defined.all += 1;
            defined.right += usize::from(decides);
        }
    }
    Ok(vec![
        ("each “maxWords” of the raw text", limits, Some(1.0)),
        (
            "conditions that decide what is asked, said by a box",
            used,
            Some(1.0),
        ),
        (
            "conditions defined, of which decide what is asked",
            defined,
            None,
        ),
    ])
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
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
                .flat_map(|condition| tests(form, condition))
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
fn tests(form: &Value, condition: &Value) -> Vec<(String, Vec<String>)> {
    let tests = condition.pointer("/value/conditions");
    let tests = tests.and_then(Value::as_array).into_iter().flatten();
    tests
        .map(|test| {
            let raw = |path| {
                let value = test.pointer(path).and_then(Value::as_str);
                value.unwrap_or_default().trim().to_owned()
            };
            let mut values = vec![raw("/value/value"), raw("/value/display")];
            for item in list(form, "lists").flat_map(|list_of| list(list_of, "items")) {
                if item.get("value").and_then(Value::as_str) == Some(&values[0]) {
                    values.push(text_of(item, "text").trim().to_owned());
                }
            }
            values.retain(|value| !value.is_empty());
            if raw("/field/type") == "YesNoField" {
                // Said as a person answers, in English or Welsh, and turned round for "otherwise".
                values = ["is Yes", "is No", "yw Ie", "yw Na"]
                    .map(str::to_owned)
                    .to_vec();
            }
            (raw("/field/display"), values)
        })
        .collect()
}

/// The pages that each way through the form reaches, with every answer to every condition that is
/// met on the way.
fn reached(form: &Value) -> Vec<BTreeSet<&str>> {
    let pages: BTreeMap<&str, &Value> = list(form, "pages")
        .map(|page| (text_of(page, "path"), page))
        .collect();
    let mut ways = Vec::new();
    let start: (&str, BTreeSet<&str>, BTreeMap<&str, bool>) =
        (text_of(form, "startPage"), BTreeSet::new(), BTreeMap::new());
    let mut open = vec![start];
    while let Some((at, mut seen, mut known)) = open.pop() {
        let Some(page) = pages.get(at) else { continue };
        if !seen.insert(at) {
            continue;
        }
        let next: Vec<&Value> = list(page, "next").collect();
        if next.is_empty() {
            ways.push(seen);
            continue;
        }
        // The first link whose condition holds is taken, else the one without a condition; where
        // none can be taken, no applicant answers so.
        let mut otherwise = None;
        let mut taken = false;
        for link in next {
            let (condition, to) = (text_of(link, "condition"), text_of(link, "path"));
            if condition.is_empty() {
                otherwise = Some(to);
                continue;
            }
            match known.get(condition) {
                Some(true) => {
                    open.push((to, seen.clone(), known.clone()));
                    taken = true;
                    break;
                }
                Some(false) => {}
                None => {
                    let mut holds = known.clone();
                    holds.insert(condition, true);
                    open.push((to, seen.clone(), holds));
                    known.insert(condition, false);
                }
            }
        }
        if let Some(to) = otherwise.filter(|_| !taken) {
            open.push((to, seen, known));
        }
    }
    ways
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

//! The starter commons: what a new node begins with, written from public facts with their sources. A
//! file is a list of things:
//!
//! ```yaml
//! - kind: service
//!   key: framadate            # its own among those of its kind
//!   source: https://framadate.org/
//!   sources: {provider: https://framasoft.org/}   # where another page says it
//!   not_checked: [audience]   # said without a source, and shown as not checked
//!   name: Framadate
//!   description: {fr: …, en: …}
//!   provider: organisation:framasoft   # a thing of the starter, by its kind and key
//! ```

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::{Map, Value};

use super::{BadList, Imported, List, Mapped, Unmapped, scalars, yaml};
use crate::kinds::shipped;
use crate::names::{FieldName, KindName, Language, RecordId};

/// The files that are shipped, by name.
pub const FILES: &[(&str, &[u8])] = &include!(concat!(env!("OUT_DIR"), "/starter.rs"));

/// Members that say something about the others.
const ABOUT: [&str; 5] = ["kind", "key", "source", "sources", "not_checked"];

/// All that is shipped.
pub fn all() -> Result<Vec<Imported>, BadList> {
    let mut things = Vec::new();
    for (name, bytes) in FILES {
        let read = read(bytes);
        let read = read.map_err(|error| BadList::Unreadable(format!("{name}: {error}")))?;
        things.extend(read);
    }
    Ok(complete(things))
}

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Imported>, BadList> {
    let source = yaml::read(bytes)?;
    let things = source.as_array().ok_or(BadList::OtherShape)?;
    let things = things.iter().enumerate();
    things
        .map(|(index, thing)| read_thing(thing, &format!("/{index}")))
        .collect()
}

/// Puts in what only all files together tell: references become records, and a replacement without a
/// name has one of what it joins. A reference to what no file has is not mapped.
pub(super) fn complete(mut things: Vec<Imported>) -> Vec<Imported> {
    let names: Names = things
        .iter()
        .map(|thing| (thing.record.to_string(), name(thing).map(str::to_owned)))
        .collect();
    for thing in &mut things {
        resolve(thing, &names);
        if thing.record.kind().as_str() != "replacement" {
            continue;
        }
        let called = |field: &str| {
            let record = value(thing, field)?.value.as_str()?;
            names.get(record)?.clone()
        };
        if name(thing).is_none()
            && let (Some(replaced), Some(by)) = (called("replaces"), called("by"))
            && let Some(like) = value(thing, "by").cloned()
        {
            add(thing, "name", format!("{replaced} → {by}"), like);
        }
    }
    things
}

/// All things by their records, each with its name if it has one.
type Names = HashMap<String, Option<String>>;

fn read_thing(thing: &Value, at: &str) -> Result<Imported, BadList> {
    let members = thing.as_object().ok_or(BadList::OtherShape)?;
    let text = |member: &str| members.get(member).and_then(Value::as_str);
    let (Some(kind), Some(key)) = (text("kind"), text("key")) else {
        return Err(BadList::Unreadable(format!("{at} has no kind or no key")));
    };
    let kind: KindName = kind.parse().map_err(|_| BadList::OtherShape)?;
    let Some(page) = text("source") else {
        return Err(BadList::Unreadable(format!("{at} has no source")));
    };
    let schema = SCHEMAS.get(&kind);
    let mut imported = Imported {
        record: RecordId::named(kind, List::Starter.name(), key),
        page: page.to_owned(),
        values: Vec::new(),
        unmapped: Vec::new(),
    };
    for (member, value) in members {
        if ABOUT.contains(&member.as_str()) {
            continue;
        }
        let from = format!("{at}/{member}");
        let field = schema.and_then(|schema| schema.get(member));
        match (member.parse::<FieldName>(), field) {
            (Ok(name), Some(field)) => {
                let said = Said::of(members, member);
                map(&mut imported, &name, field, value, (&from, &said));
            }
            _ => unmap(&mut imported, value, &from),
        }
    }
    Ok(imported)
}

/// Where a value stands: on another page than the thing, or nowhere that was looked at.
#[derive(Clone)]
struct Said {
    page: Option<String>,
    unchecked: bool,
}

impl Said {
    fn of(members: &Map<String, Value>, member: &str) -> Self {
        let page = members.get("sources").and_then(|pages| pages.get(member));
        let unchecked = members.get("not_checked").and_then(Value::as_array);
        let mut unchecked = unchecked.into_iter().flatten();
        Self {
            page: page.and_then(Value::as_str).map(str::to_owned),
            unchecked: unchecked.any(|field| field.as_str() == Some(member)),
        }
    }
}

fn map(
    imported: &mut Imported,
    name: &FieldName,
    field: &Described,
    value: &Value,
    (from, said): (&str, &Said),
) {
    let mut put = |language: Option<Language>, value: Value, from: &str, source: &Value| {
        let mut all = Vec::new();
        scalars(source, from, &mut |from, _| all.push(from.to_owned()));
        imported.values.push(Mapped {
            field: name.clone(),
            language,
            value,
            from: all,
            page: said.page.clone(),
            unchecked: said.unchecked,
        });
    };
    if !field.translated {
        put(None, value.clone(), from, value);
        return;
    }
    let Some(by_language) = value.as_object() else {
        unmap(imported, value, from);
        return;
    };
    let mut rest = Vec::new();
    for (code, text) in by_language {
        let from = format!("{from}/{code}");
        match code.parse() {
            Ok(language) => put(Some(language), text.clone(), &from, text),
            Err(_) => rest.push((text, from)),
        }
    }
    for (text, from) in rest {
        unmap(imported, text, &from);
    }
}

fn unmap(imported: &mut Imported, value: &Value, from: &str) {
    scalars(value, from, &mut |from, value| {
        imported.unmapped.push(Unmapped {
            from: from.to_owned(),
            value: value.clone(),
        });
    });
}

/// What of a field's schema matters here.
struct Described {
    translated: bool,
    refers: bool,
}

/// The fields of the kinds that are shipped.
static SCHEMAS: LazyLock<HashMap<KindName, HashMap<String, Described>>> = LazyLock::new(|| {
    let kinds = shipped().into_iter();
    kinds
        .map(|(kind, schema)| {
            let fields = schema.get("properties").and_then(Value::as_object);
            let fields = fields.into_iter().flatten().map(|(name, field)| {
                let items = field.get("items").unwrap_or(field);
                let pattern = items.get("pattern").and_then(Value::as_str);
                let described = Described {
                    translated: field.get("x-translated") == Some(&Value::Bool(true)),
                    // The pattern of a record's id, as all kinds write it.
                    refers: pattern.is_some_and(|pattern| pattern.ends_with(")/[a-z2-7]{26}$")),
                };
                (name.clone(), described)
            });
            (kind, fields.collect())
        })
        .collect()
});

fn value<'i>(thing: &'i Imported, field: &str) -> Option<&'i Mapped> {
    let mut values = thing.values.iter();
    values.find(|value| value.field.as_str() == field && value.language.is_none())
}

fn name(thing: &Imported) -> Option<&str> {
    value(thing, "name")?.value.as_str()
}

/// Adds a text that another value implies.
fn add(thing: &mut Imported, field: &str, text: String, like: Mapped) {
    if let Ok(field) = field.parse() {
        thing.values.push(Mapped {
            field,
            language: None,
            value: Value::from(text),
            ..like
        });
    }
}

/// Makes records of the references of a thing.
fn resolve(thing: &mut Imported, names: &Names) {
    let Some(fields) = SCHEMAS.get(thing.record.kind()) else {
        return;
    };
    let record = |written: &Value| -> Option<Value> {
        let (kind, key) = written.as_str()?.split_once(':')?;
        let record = RecordId::named(kind.parse().ok()?, List::Starter.name(), key.trim());
        let record = record.to_string();
        names.contains_key(&record).then(|| Value::from(record))
    };
    for mut value in std::mem::take(&mut thing.values) {
        let refers = fields
            .get(value.field.as_str())
            .is_some_and(|field| field.refers);
        if !refers {
            thing.values.push(value);
            continue;
        }
        let (written, is_list) = match value.value {
            Value::Array(items) => (items, true),
            one => (vec![one], false),
        };
        // One scalar of the source for each reference, in their order.
        let places = std::mem::take(&mut value.from);
        let mut records = Vec::new();
        for (written, from) in written.into_iter().zip(places) {
            match record(&written) {
                Some(record) => {
                    records.push(record);
                    value.from.push(from);
                }
                None => thing.unmapped.push(Unmapped {
                    from,
                    value: written,
                }),
            }
        }
        value.value = match (is_list, records.pop()) {
            (_, None) => continue,
            (false, Some(record)) => record,
            (true, Some(last)) => {
                records.push(last);
                Value::Array(records)
            }
        };
        thing.values.push(value);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::json;

    use super::*;
    use crate::kinds::Kind;

    const THINGS: &str = "
- kind: organisation
  key: fournil
  source: https://fournil.example/
  name: Le Fournil
- kind: service
  key: pain
  source: https://pain.example/
  sources: {provider: https://fournil.example/services}
  not_checked: [audience, price]
  name: Pain libre
  description: {fr: Du pain., en: Bread.}
  audience: {fr: Tout le monde}
  provider: organisation:fournil
  uses: [other]
  colour: blue
- kind: service
  key: brioche
  source: https://brioche.example/
  name: Brioche
  provider: organisation:nobody
- kind: replacement
  key: pain-for-brioche
  source: https://pain.example/
  replaces: service:brioche
  by: service:pain
  helpers: ['organisation:fournil', 'organisation:nobody']
  uses: [other]
";

    #[test]
    fn references_sources_and_what_was_not_checked() {
        let things = complete(read(THINGS.as_bytes()).unwrap());
        let of = |at: usize, field: &str| value(&things[at], field).cloned();
        let provider = of(1, "provider").unwrap();
        assert_eq!(provider.value, json!(things[0].record.to_string()));
        let page = provider.page.as_deref();
        assert_eq!(page, Some("https://fournil.example/services"));
        assert_eq!(of(1, "name").unwrap().page, None, "that of the thing");
        let spoken = |field: &str| -> Vec<String> {
            let values = things[1].values.iter();
            let values = values.filter(|value| value.field.as_str() == field);
            values
                .filter_map(|v| Some(v.language.as_ref()?.to_string()))
                .collect()
        };
        let mut described = spoken("description");
        described.sort();
        assert_eq!(described, ["en", "fr"]);
        let unchecked: Vec<&str> = things[1]
            .values
            .iter()
            .filter(|value| value.unchecked)
            .map(|value| value.field.as_str())
            .collect();
        assert_eq!(unchecked, ["audience"]);
        // Nothing is lost: what has no field, and what names nothing, is listed.
        assert_eq!(things[1].unmapped[0].value, json!("blue"));
        assert_eq!(of(2, "provider"), None);
        assert_eq!(things[2].unmapped[0].value, json!("organisation:nobody"));
        assert_eq!(
            of(3, "helpers").unwrap().value,
            json!([things[0].record.to_string()])
        );
        assert_eq!(things[3].unmapped.len(), 1);
        // What joins two things is called by their names.
        assert_eq!(of(3, "name").unwrap().value, json!("Brioche → Pain libre"));
    }

    #[test]
    fn all_that_is_shipped_fits_and_nothing_is_left() {
        let kinds: HashMap<KindName, Kind> = shipped()
            .into_iter()
            .map(|(name, schema)| (name.clone(), Kind::compile(name, &schema).unwrap()))
            .collect();
        let things = all().unwrap();
        let mut records = BTreeSet::new();
        let mut faults = Vec::new();
        for thing in &things {
            if !records.insert(&thing.record) {
                faults.push(format!("{} twice", thing.page));
            }
            if name(thing).is_none() {
                faults.push(format!("{} has no name", thing.page));
            }
            for unmapped in &thing.unmapped {
                faults.push(format!(
                    "{} {} {}",
                    thing.page, unmapped.from, unmapped.value
                ));
            }
            let kind = &kinds[thing.record.kind()];
            for value in &thing.values {
                let field = kind.field(&value.field).unwrap();
                if field.translated != value.language.is_some() {
                    faults.push(format!("{} {}: language", thing.page, value.field));
                }
                if let Some(fault) = field.fault(&value.value) {
                    faults.push(format!("{} {}: {fault}", thing.page, value.field));
                }
                let page = value.page.as_ref().unwrap_or(&thing.page);
                if !page.starts_with("https://") && !page.starts_with("http://") {
                    faults.push(format!("{page} is no page"));
                }
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn a_thing_without_a_source_is_refused() {
        let unread = read(b"- {kind: service, key: a, name: A}\n");
        assert!(matches!(unread, Err(BadList::Unreadable(_))));
        assert_eq!(read(b"kind: service\n"), Err(BadList::OtherShape));
    }
}

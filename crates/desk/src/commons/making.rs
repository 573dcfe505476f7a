//! A new kind of record, made of what a person typed: a schema that the constitution is asked to take
//! up. What the guard knows to be about persons is refused unless it is a public role.

use std::collections::BTreeSet;

use ::commons::constitution::Constitution;
use ::commons::kinds::{Kind, shipped};
use ::commons::moment::Moment;
use ::commons::names::{FieldName, KindName};
use language::words::fold;
use serde_json::{Map, Value, json};

use super::contributing::{Fault, Faults, Typed};
use super::inputs::pattern;
use crate::messages::{Messages, say};

/// The most fields that are typed on the page.
pub const MOST: usize = 30;
/// The fields that every kind has, before those that are typed.
const ALWAYS: [&str; 3] = ["name", "description", "website"];
/// Names of kinds that are addresses of other pages.
const TAKEN: [&str; 1] = ["new"];

/// How a field is typed, as the page names it.
pub const SORTS: [&str; 10] = [
    "line", "text", "address", "day", "number", "yes", "one", "several", "lines", "record",
];

/// A kind, ready to be proposed.
#[derive(Debug)]
pub struct Made {
    /// Its name.
    pub name: KindName,
    /// Its schema.
    pub schema: Value,
    /// The same, ready to check values.
    pub kind: Kind,
}

/// The name of a part of a field on the page.
pub fn part(row: usize, part: &str) -> String {
    format!("f{row}-{part}")
}

/// How many fields are typed.
pub fn rows(typed: &Typed) -> usize {
    typed.one("rows").parse().unwrap_or(3).clamp(1, MOST)
}

/// Reads what was typed.
pub fn read(
    messages: &Messages,
    constitution: &Constitution,
    now: Moment,
    typed: &Typed,
) -> Result<Made, Faults> {
    let mut faults = Faults::new();
    let (french, english) = (typed.one("title-fr"), typed.one("title-en"));
    for (at, text) in [("title-fr", french), ("title-en", english)] {
        if text.is_empty() {
            wrong(&mut faults, at, say!(messages, "commons-make-no-title"));
        }
    }
    let name = match typed.one("name") {
        "" => slug(english, '-'),
        name => name.to_owned(),
    };
    let name: Option<KindName> = name.parse().ok();
    let known =
        |name: &KindName| constitution.kind(name, now).is_some() || TAKEN.contains(&name.as_str());
    match &name {
        Some(name) if known(name) => {
            let what = say!(messages, "commons-make-taken", name = name.as_str());
            wrong(&mut faults, "name", what);
        }
        None if !english.is_empty() => {
            wrong(&mut faults, "name", say!(messages, "commons-make-bad-name"));
        }
        _ => {}
    }
    let (mut order, mut properties) = common();
    let mut taken: BTreeSet<String> = order.iter().cloned().collect();
    for row in 0..rows(typed) {
        let Some((field, schema)) = read_row(messages, constitution, now, typed, row, &mut faults)
        else {
            continue;
        };
        if !taken.insert(field.to_string()) {
            let what = say!(messages, "commons-make-twice", name = field.as_str());
            wrong(&mut faults, &part(row, "title-fr"), what);
            continue;
        }
        order.push(field.to_string());
        properties.insert(field.to_string(), schema);
    }
    if order.len() == ALWAYS.len() && faults.is_empty() {
        let at = part(0, "title-fr");
        wrong(&mut faults, &at, say!(messages, "commons-make-no-field"));
    }
    let Some(name) = name.filter(|_| faults.is_empty()) else {
        return Err(faults);
    };
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": english, "type": "object", "x-title": { "fr": french, "en": english },
        "x-order": order, "properties": properties,
    });
    match Kind::compile(name.clone(), &schema) {
        Ok(kind) => Ok(Made { name, schema, kind }),
        Err(error) => {
            let detail = error.to_string();
            let what = say!(messages, "commons-refused-schema", detail = detail);
            wrong(&mut faults, "x-all", what);
            Err(faults)
        }
    }
}

fn wrong(faults: &mut Faults, at: &str, what: String) {
    let fault = Fault {
        what,
        picks: Vec::new(),
    };
    faults.entry(at.to_owned()).or_insert(fault);
}

/// The fields that every kind has: those of organisations.
fn common() -> (Vec<String>, Map<String, Value>) {
    let shipped = shipped();
    let organisation = shipped
        .iter()
        .find(|(name, _)| name.as_str() == "organisation");
    let properties = organisation.and_then(|(_, schema)| schema.get("properties"));
    let mut common = Map::new();
    for name in ALWAYS {
        if let Some(field) = properties.and_then(|all| all.get(name)) {
            common.insert(name.to_owned(), field.clone());
        }
    }
    (ALWAYS.map(str::to_owned).to_vec(), common)
}

/// One field; none where nothing was typed, or what was typed is wrong.
fn read_row(
    messages: &Messages,
    constitution: &Constitution,
    now: Moment,
    typed: &Typed,
    row: usize,
    faults: &mut Faults,
) -> Option<(FieldName, Value)> {
    let at = |of: &str| part(row, of);
    let of = |name: &str| typed.one(&part(row, name)).to_owned();
    let (french, english) = (of("title-fr"), of("title-en"));
    if french.is_empty() && english.is_empty() {
        return None;
    }
    let before = faults.len();
    for (name, text) in [("title-fr", &french), ("title-en", &english)] {
        if text.is_empty() {
            wrong(faults, &at(name), say!(messages, "commons-make-no-title"));
        }
    }
    let purpose = texts(&of("purpose-fr"), &of("purpose-en"));
    if purpose.is_none() {
        let what = say!(messages, "commons-make-no-purpose");
        wrong(faults, &at("purpose-fr"), what);
    }
    let help = texts(&of("help-fr"), &of("help-en"));
    let public = !of("people").is_empty();
    let helps = [of("help-fr"), of("help-en")];
    let both = [(&french, &helps[0]), (&english, &helps[1])];
    if both
        .iter()
        .any(|(title, help)| guard::flag(title, &[], help).is_some())
    {
        wrong(
            faults,
            &at("title-fr"),
            say!(messages, "commons-make-guarded"),
        );
    } else if !public
        && both
            .iter()
            .any(|(title, help)| guard::about_persons(title, help))
    {
        wrong(faults, &at("people"), say!(messages, "commons-make-people"));
    }
    let name = match of("name").as_str() {
        "" => slug(&english, '_'),
        name => name.to_owned(),
    };
    let name: Option<FieldName> = name.parse().ok();
    if name.is_none() && !english.is_empty() {
        let what = say!(messages, "commons-make-bad-field");
        wrong(faults, &at("title-en"), what);
    }
    let mut schema = shape(messages, constitution, now, typed, row, faults)?;
    if faults.len() > before {
        return None;
    }
    let is_text = schema.get("type") == Some(&Value::from("string"));
    schema.insert("title".to_owned(), Value::from(english.as_str()));
    schema.insert("x-title".to_owned(), json!({ "fr": french, "en": english }));
    schema.insert("x-purpose".to_owned(), purpose?);
    if let Some(help) = help {
        schema.insert("x-help".to_owned(), help);
    }
    if public {
        schema.insert("x-people".to_owned(), Value::from("public role"));
    }
    let is_plain = is_text && matches!(of("sort").as_str(), "line" | "text" | "");
    if !of("translated").is_empty() && is_plain {
        schema.insert("x-translated".to_owned(), Value::Bool(true));
    }
    if !of("searched").is_empty() {
        schema.insert("x-search".to_owned(), Value::Bool(true));
    }
    Some((name?, Value::Object(schema)))
}

/// What values of a field look like.
fn shape(
    messages: &Messages,
    constitution: &Constitution,
    now: Moment,
    typed: &Typed,
    row: usize,
    faults: &mut Faults,
) -> Option<Map<String, Value>> {
    let sort = typed.one(&part(row, "sort")).to_owned();
    let schema = match sort.as_str() {
        "" | "line" => json!({ "type": "string", "minLength": 1, "maxLength": 300 }),
        "text" => json!({ "type": "string", "minLength": 1, "maxLength": 4000 }),
        "address" => json!({
            "type": "string", "format": "uri", "pattern": "^https?://", "maxLength": 2000,
        }),
        "day" => json!({ "type": "string", "format": "date", "maxLength": 10 }),
        "number" => json!({ "type": "number" }),
        "yes" => json!({ "type": "boolean" }),
        "lines" => json!({
            "type": "array", "minItems": 1, "maxItems": 100, "uniqueItems": true,
            "items": { "type": "string", "minLength": 1, "maxLength": 300 },
        }),
        "record" => {
            let kind: Option<KindName> = typed.one(&part(row, "kind")).parse().ok();
            let kind = kind.filter(|kind| constitution.kind(kind, now).is_some());
            let Some(kind) = kind else {
                let what = say!(messages, "commons-make-no-kind");
                wrong(faults, &part(row, "kind"), what);
                return None;
            };
            json!({ "type": "string", "pattern": pattern(&kind), "maxLength": 67 })
        }
        "one" | "several" => {
            let (values, names) = choices(typed, row);
            if values.len() < 2 {
                let what = say!(messages, "commons-make-no-choices");
                wrong(faults, &part(row, "choices"), what);
                return None;
            }
            let item = json!({ "type": "string", "enum": values });
            let mut schema = match sort.as_str() {
                "one" => item,
                _ => json!({
                    "type": "array", "minItems": 1, "maxItems": values.len(),
                    "uniqueItems": true, "items": item,
                }),
            };
            schema["x-choices"] = Value::Object(names);
            schema
        }
        _ => {
            wrong(
                faults,
                &part(row, "sort"),
                say!(messages, "commons-form-no-choice"),
            );
            return None;
        }
    };
    match schema {
        Value::Object(members) => Some(members),
        _ => None,
    }
}

/// Choices, one a line: `français | English`, or one text for both. Each is known by the letters of its
/// last text.
fn choices(typed: &Typed, row: usize) -> (Vec<String>, Map<String, Value>) {
    let (mut values, mut names) = (Vec::new(), Map::new());
    let name = part(row, "choices");
    for line in typed.lines(&name).take(100) {
        let (french, english) = line.split_once('|').unwrap_or((line, line));
        let value = slug(english, '-');
        if let Some(texts) = texts(french.trim(), english.trim())
            && !value.is_empty()
            && !names.contains_key(&value)
        {
            names.insert(value.clone(), texts);
            values.push(value);
        }
    }
    (values, names)
}

/// A text in both languages; where one lacks, the other one stands for it.
fn texts(french: &str, english: &str) -> Option<Value> {
    let or = |one: &str, other: &str| {
        if one.is_empty() {
            other.to_owned()
        } else {
            one.to_owned()
        }
    };
    let (french, english) = (or(french, english), or(english, french));
    (!french.is_empty()).then(|| json!({ "fr": french, "en": english }))
}

/// A name of letters, digits and one mark, of a title.
fn slug(title: &str, mark: char) -> String {
    let mut slug = String::new();
    for c in fold(title).chars() {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            _ if !slug.is_empty() && !slug.ends_with(mark) => slug.push(mark),
            _ => {}
        }
    }
    let short: String = slug.chars().take(40).collect();
    short.trim_end_matches(mark).to_owned()
}

#[cfg(test)]
mod tests {
    use ::commons::constitution::{Founder, Founding};
    use ::commons::names::RecordId;
    use ::commons::rule::Rule;
    use ::commons::signature::SecretKey;
    use ::commons::statement::{Says, Statement, Words};

    use super::*;
    use crate::messages::Tongue;

    fn constitution() -> (Constitution, Moment) {
        let key = SecretKey::from_seed(&[7; 32]);
        let organisation = RecordId::new("organisation".parse().unwrap(), [1; 16]);
        let founding = Founding {
            kinds: shipped(),
            organisations: vec![Founder {
                key: key.public(),
                record: organisation.clone(),
            }],
            rule: Rule::default(),
        };
        let mut words = Words::new([2; 16]);
        words.value = Some(founding.value());
        let origin = "commons.example".to_owned();
        let now: Moment = "2026-05-01T08:00:00Z".parse().unwrap();
        let says = Says::Founding { origin };
        let said = Statement::say(says, Some(words), None, now, &key).unwrap();
        (Constitution::fold(&said, [], now).unwrap(), now)
    }

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        let pairs = pairs.iter();
        let pairs = pairs.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Typed::new(pairs.collect())
    }

    const OVEN: [(&str, &str); 9] = [
        ("title-fr", "Four à pain"),
        ("title-en", "Bread oven"),
        ("f0-title-fr", "Combustible"),
        ("f0-title-en", "Fuel"),
        ("f0-sort", "one"),
        ("f0-choices", "Bois | Wood\nÉlectricité | Electricity"),
        ("f0-purpose-fr", "Savoir quoi apporter"),
        ("f0-purpose-en", "To know what to bring"),
        ("f0-searched", "yes"),
    ];

    #[test]
    fn a_kind_is_made_of_titles_and_fields() {
        let (constitution, now) = constitution();
        let messages = Messages::new(Tongue::Fr, &[]);
        let made = read(&messages, &constitution, now, &typed(&OVEN)).unwrap();
        assert_eq!(made.name.as_str(), "bread-oven");
        let fuel = made.kind.field(&"fuel".parse().unwrap()).unwrap();
        assert!(fuel.fits(&json!("wood")) && !fuel.fits(&json!("coal")) && fuel.searched);
        assert_eq!(fuel.choices["electricity"].of("fr"), "Électricité");
        assert_eq!(made.kind.fields().count(), 4);
    }

    #[test]
    fn what_is_about_persons_is_refused_unless_it_is_a_public_role() {
        let (constitution, now) = constitution();
        let messages = Messages::new(Tongue::Fr, &[]);
        let with = |fr: &str, en: &str, more: &[(&str, &str)]| {
            let mut pairs = OVEN.to_vec();
            pairs.extend([
                ("f1-title-fr", fr),
                ("f1-title-en", en),
                ("f1-purpose-fr", "Joindre quelqu’un"),
            ]);
            pairs.extend(more);
            read(&messages, &constitution, now, &typed(&pairs))
        };
        let role = [("f1-people", "yes")];
        let refused = with("Nom du contact", "Contact name", &[]).unwrap_err();
        assert!(refused.contains_key("f1-people"), "{refused:?}");
        let made = with("Nom du contact", "Contact name", &role).unwrap();
        let field = made.kind.field(&"contact_name".parse().unwrap()).unwrap();
        assert_eq!(field.people.as_deref(), Some("public role"));
        for (fr, en) in [
            ("Nationalité", "Nationality"),
            ("État de santé", "State of health"),
        ] {
            let refused = with(fr, en, &role).unwrap_err();
            assert!(refused.contains_key("f1-title-fr"), "{fr}: {refused:?}");
        }
    }

    #[test]
    fn what_lacks_is_said_beside_its_field() {
        let (constitution, now) = constitution();
        let messages = Messages::new(Tongue::Fr, &[]);
        let read = |pairs: &[(&str, &str)]| {
            let read = read(&messages, &constitution, now, &typed(pairs));
            read.unwrap_err().into_keys().collect::<Vec<_>>()
        };
        assert_eq!(read(&[("title-fr", "Four")]), ["title-en"]);
        let title = [("title-fr", "Service"), ("title-en", "Service")];
        assert_eq!(read(&title), ["name"]);
        assert_eq!(read(&OVEN[..2]), ["f0-title-fr"]);
        assert_eq!(read(&OVEN[..5]), ["f0-choices", "f0-purpose-fr"]);
    }
}

//! A field of a kind: its schema, what it is called, what it is for.

use std::collections::BTreeMap;

use jsonschema::{Draft, PatternOptions, Validator};
use serde_json::Value;

use super::{BadKind, bad};
use crate::names::{FieldName, Language};

/// Keywords that a field's schema may hold. None refers elsewhere, and none makes checking take
/// more than a walk through the value.
const KEYWORDS: [&str; 20] = [
    "type",
    "enum",
    "const",
    "format",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "items",
    "minItems",
    "maxItems",
    "uniqueItems",
    "properties",
    "required",
    "additionalProperties",
    "title",
    "description",
    "examples",
    "multipleOf",
];
/// Members of our own, on a field alone.
const OURS: [&str; 9] = [
    "x-title",
    "x-help",
    "x-purpose",
    "x-translated",
    "x-months",
    "x-people",
    "x-schema-org",
    "x-search",
    "x-choices",
];
/// The most characters of a text, and the most items of a list, that a schema may allow.
const LONGEST: u64 = 20_000;
const MOST: u64 = 1_000;

/// A field, ready to check values.
pub struct Field {
    name: FieldName,
    /// What people call it.
    pub title: Texts,
    /// What to write there.
    pub help: Option<Texts>,
    /// What it is collected for (regulation (EU) 2016/679, article 5.1.b).
    pub purpose: Texts,
    /// What people call each of its choices, by the choice.
    pub choices: BTreeMap<String, Texts>,
    /// Each language has a value of its own.
    pub translated: bool,
    /// After how many months it asks to be looked at again.
    pub months: Option<u32>,
    /// It is about people: in which public role. A field about people without one is no field.
    pub people: Option<String>,
    /// The property of schema.org that it is, if it is one.
    pub schema_org: Option<String>,
    /// Searches look at it.
    pub searched: bool,
    schema: Value,
    validator: Validator,
}

impl Field {
    pub(super) fn compile(name: FieldName, schema: &Value) -> Result<Self, BadKind> {
        let at = name.as_str();
        check(schema, at, true)?;
        let flag = |member: &str| schema.get(member) == Some(&Value::Bool(true));
        let text = |member: &str| {
            schema
                .get(member)
                .and_then(Value::as_str)
                .map(str::to_owned)
        };
        let validator = jsonschema::options()
            .with_draft(Draft::Draft202012)
            .should_validate_formats(true)
            .with_pattern_options(PatternOptions::regex().size_limit(1 << 20))
            .build(&bare(schema))
            .map_err(|error| bad(at, error.to_string()))?;
        let months = match schema.get("x-months") {
            None => None,
            Some(months) => Some(
                months
                    .as_u64()
                    .and_then(|months| u32::try_from(months).ok())
                    .filter(|months| (1..=240).contains(months))
                    .ok_or_else(|| bad(at, "has an x-months that is not 1 to 240"))?,
            ),
        };
        let mut choices = BTreeMap::new();
        if let Some(Value::Object(named)) = schema.get("x-choices") {
            for (choice, texts) in named {
                choices.insert(choice.clone(), Texts::read(Some(texts), at)?);
            }
        }
        Ok(Self {
            title: Texts::read(schema.get("x-title"), at)?,
            help: schema
                .get("x-help")
                .map(|help| Texts::read(Some(help), at))
                .transpose()?,
            purpose: Texts::read(schema.get("x-purpose"), at)?,
            choices,
            translated: flag("x-translated"),
            months,
            people: text("x-people"),
            schema_org: text("x-schema-org"),
            searched: flag("x-search"),
            name,
            schema: schema.clone(),
            validator,
        })
    }

    /// Its name.
    pub fn name(&self) -> &FieldName {
        &self.name
    }

    /// Its schema, as it is written.
    pub fn schema(&self) -> &Value {
        &self.schema
    }

    /// True when the value fits.
    pub fn fits(&self, value: &Value) -> bool {
        self.validator.is_valid(value)
    }

    /// What is wrong with a value, in the validator's words; nothing where it fits.
    pub fn fault(&self, value: &Value) -> Option<String> {
        let fault = self.validator.iter_errors(value).next()?;
        Some(fault.to_string().chars().take(200).collect())
    }
}

/// A text in several languages; French and English are always there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Texts(BTreeMap<Language, String>);

impl Texts {
    pub(super) fn read(value: Option<&Value>, at: &str) -> Result<Self, BadKind> {
        let texts: BTreeMap<Language, String> = value
            .and_then(|value| serde_json::from_value(value.clone()).ok())
            .ok_or_else(|| bad(at, "lacks its title or its purpose in words of people"))?;
        let has = |code: &str| {
            let mut texts = texts.iter();
            texts.any(|(language, text)| language.as_str() == code && !text.trim().is_empty())
        };
        if !has("fr") || !has("en") || texts.values().any(|text| text.len() > 1_000) {
            return Err(bad(at, "is not said in French and in English"));
        }
        Ok(Self(texts))
    }

    /// All of them, by the code of their language.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(language, text)| (language.as_str(), text.as_str()))
    }

    /// The text in a language, else in French.
    pub fn of(&self, language: &str) -> &str {
        let of = |code: &str| {
            let mut texts = self.0.iter();
            texts
                .find(|(language, _)| language.as_str() == code)
                .map(|(_, text)| text.as_str())
        };
        of(language).or_else(|| of("fr")).unwrap_or_default()
    }
}

/// The schema without our own members, of which a validator knows nothing.
fn bare(schema: &Value) -> Value {
    let mut schema = schema.clone();
    if let Value::Object(members) = &mut schema {
        members.retain(|key, _| !key.starts_with("x-"));
    }
    schema
}

/// Only keywords we know, and bounds on all texts and lists.
fn check(schema: &Value, at: &str, outermost: bool) -> Result<(), BadKind> {
    let members = schema
        .as_object()
        .ok_or_else(|| bad(at, "is not described by an object"))?;
    for key in members.keys() {
        let ours = outermost && OURS.contains(&key.as_str());
        if !ours && !KEYWORDS.contains(&key.as_str()) {
            return Err(bad(at, format!("has {key:?}, which no field may have")));
        }
    }
    if members.contains_key("x-people") && members.get("x-people") != Some(&"public role".into()) {
        return Err(bad(at, "is about people beyond a public role"));
    }
    let bound = |key: &str, most: u64| {
        let set = members.get(key).and_then(Value::as_u64);
        set.is_some_and(|set| set <= most)
    };
    let chosen = members.contains_key("enum") || members.contains_key("const");
    match members.get("type").and_then(Value::as_str) {
        Some("string") if chosen || bound("maxLength", LONGEST) => Ok(()),
        Some("string") => Err(bad(at, "is a text without a bound (maxLength)")),
        Some("integer" | "number" | "boolean") => Ok(()),
        Some("array") if !bound("maxItems", MOST) => {
            Err(bad(at, "is a list without a bound (maxItems)"))
        }
        Some("array") => match members.get("items") {
            Some(items) => check(items, at, false),
            None => Err(bad(at, "is a list of nothing said")),
        },
        Some("object") if members.get("additionalProperties") != Some(&Value::Bool(false)) => {
            Err(bad(at, "lets in members that are not described"))
        }
        Some("object") => {
            let properties = members.get("properties").and_then(Value::as_object);
            let mut properties = properties.into_iter().flatten();
            properties.try_for_each(|(_, schema)| check(schema, at, false))
        }
        _ => Err(bad(at, "has none of the types that we know")),
    }
}

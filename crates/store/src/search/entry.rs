//! A record as the index holds it.

use std::collections::BTreeMap;

use commons::fold::Record;
use commons::kinds::Kind;
use commons::names::RecordId;
use commons::text::texts;
use language::words::{fold, roots};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tantivy::TantivyDocument;

use super::asked::Named;
use super::fields::Fields;
use super::shapes::{Codes, pack_point};

/// The most characters of a description that a result shows.
const SHOWN: usize = 300;
/// The most bytes of a word: longer ones are no words.
const LONGEST: usize = 60;

/// What a row of results shows.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Row {
    pub(super) record: RecordId,
    pub(super) name: String,
    pub(super) checked: bool,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) descriptions: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) uses: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) families: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) municipality: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) country: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) point: Option<(f64, f64)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) website: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) replaces: Option<Other>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) by: Option<Other>,
}

/// Another record that this one names, by its id, its name, or both.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Other {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) record: Option<RecordId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
}

impl Other {
    /// With its name, which `look` finds where it is not said.
    pub(super) fn named(self, look: impl FnOnce(&RecordId) -> Option<String>) -> Option<Named> {
        let name = self.name.or_else(|| look(self.record.as_ref()?))?;
        let record = self.record;
        Some(Named { record, name })
    }
}

/// The document of a record; none of one that is hidden: merged, retired, or without a name.
pub(super) fn document(
    fields: &Fields,
    codes: &mut Codes,
    record: &Record,
    kind: &Kind,
) -> Option<TantivyDocument> {
    if record.merged_into.is_some() || record.retired {
        return None;
    }
    let name = text(record, "name")?;
    let checked = record.in_force("name").next().is_some();
    let named = |reference: &str, name: &str| {
        let other = Other {
            record: text(record, reference).and_then(|id| id.parse().ok()),
            name: text(record, name),
        };
        (other.record.is_some() || other.name.is_some()).then_some(other)
    };
    let is_replacement = record.id.kind().as_str() == "replacement";
    let number = |field: &str| first(record, field)?.as_f64();
    let row = Row {
        record: record.id.clone(),
        checked,
        descriptions: descriptions(record),
        uses: list(record, "uses"),
        families: list(record, "family"),
        municipality: text(record, "municipality"),
        country: text(record, "country"),
        point: number("latitude").zip(number("longitude")),
        website: text(record, "website"),
        replaces: named("replaces", "replaces_name").filter(|_| is_replacement),
        by: named("by", "by_name").filter(|_| is_replacement),
        name,
    };
    let mut names = vec![row.name.clone()];
    names.extend(list(record, "other_names"));
    let mut document = TantivyDocument::default();
    document.add_text(fields.id, record.id.to_string());
    let mut ready = String::new();
    for name in &names {
        document.add_text(fields.whole_name, whole(name));
        stems(name, &mut ready);
    }
    document.add_text(fields.name, &ready);
    let (mut words, mut spelled) = (String::new(), String::new());
    let mut texts: Vec<String> = texts(record, kind).into_values().collect();
    // Names are searched whatever a kind says of them.
    let name_field = kind.fields().find(|field| field.name().as_str() == "name");
    if name_field.is_none_or(|field| !field.searched) {
        texts.extend(names.iter().cloned());
    }
    let others = kind
        .fields()
        .find(|field| field.name().as_str() == "other_names");
    if others.is_some_and(|field| !field.searched) {
        texts.extend(names.iter().skip(1).cloned());
    }
    for text in &texts {
        for root in roots(text) {
            if root.word.len() <= LONGEST {
                push(&mut words, &root.stem);
                push(&mut spelled, &root.word);
            }
        }
    }
    document.add_text(fields.words, &words);
    document.add_text(fields.spelled, &spelled);
    if let Some(replaces) = &row.replaces {
        if let Some(record) = &replaces.record {
            document.add_text(fields.replaces, record.to_string());
        }
        let mut ready = String::new();
        stems(replaces.name.as_deref().unwrap_or_default(), &mut ready);
        document.add_text(fields.replaced, &ready);
    }
    let is_thing = matches!(
        record.id.kind().as_str(),
        "organisation" | "service" | "software"
    );
    for one in &row.uses {
        document.add_text(fields.uses, one);
        if is_thing {
            document.add_text(fields.uses, format!("thing:{one}"));
        }
    }
    for place in [&row.municipality, &text(record, "municipality_code")]
        .into_iter()
        .flatten()
    {
        document.add_text(fields.municipality, fold(place));
    }
    for spoken in row.descriptions.keys() {
        document.add_text(fields.spoken, spoken);
    }
    let shape = codes.shape(
        record.id.kind().as_str(),
        checked,
        row.country.as_deref(),
        &row.families,
        &row.uses,
    );
    document.add_u64(fields.facts, shape.facts);
    document.add_u64(fields.use_bits, shape.uses);
    document.add_u64(fields.point, pack_point(row.point));
    document.add_u64(fields.order, order(&row.name));
    document.add_bytes(fields.row, &serde_json::to_vec(&row).ok()?);
    Some(document)
}

/// A whole name as it is compared: folded words, apart by spaces.
pub(super) fn whole(name: &str) -> String {
    let words: Vec<String> = roots(name).into_iter().map(|root| root.word).collect();
    words.join(" ")
}

/// The value that is shown first of a field that has no language.
fn first<'r>(record: &'r Record, name: &str) -> Option<&'r Value> {
    let mut fields = record.fields.iter();
    let field = fields.find(|field| field.name.as_str() == name && field.language.is_none())?;
    field.first()?.value.as_ref()
}

fn text(record: &Record, name: &str) -> Option<String> {
    Some(first(record, name)?.as_str()?.to_owned())
}

fn list(record: &Record, name: &str) -> Vec<String> {
    match first(record, name) {
        Some(Value::Array(items)) => items
            .iter()
            .filter_map(|item| item.as_str().map(str::to_owned))
            .collect(),
        Some(Value::String(one)) => vec![one.clone()],
        _ => Vec::new(),
    }
}

fn descriptions(record: &Record) -> BTreeMap<String, String> {
    let mut descriptions = BTreeMap::new();
    for field in &record.fields {
        if field.name.as_str() != "description" {
            continue;
        }
        let text = field.first().and_then(|held| held.value.as_ref()?.as_str());
        if let (Some(language), Some(text)) = (&field.language, text) {
            descriptions.insert(language.to_string(), shortened(text));
        }
    }
    descriptions
}

/// A text cut after a word, which an ellipsis says.
fn shortened(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    let cut: String = text.chars().take(SHOWN).collect();
    let whole = cut.rsplit_once(char::is_whitespace);
    format!(
        "{}…",
        whole.map_or(cut.as_str(), |(whole, _)| whole.trim_end())
    )
}

fn stems(text: &str, ready: &mut String) {
    for root in roots(text) {
        if root.word.len() <= LONGEST {
            push(ready, &root.stem);
        }
    }
}

fn push(ready: &mut String, word: &str) {
    if !ready.is_empty() {
        ready.push(' ');
    }
    ready.push_str(word);
}

/// The first eight bytes of a folded name, as a number that sorts as they do.
fn order(name: &str) -> u64 {
    let folded = fold(name);
    let mut bytes = [0; 8];
    for (place, byte) in bytes.iter_mut().zip(folded.bytes()) {
        *place = byte;
    }
    u64::from_be_bytes(bytes)
}

//! Lists that others keep, read into values of records.
//!
//! A reader maps what the fields of a kind can hold and lists the rest: each scalar of the source is
//! either in a value or among what was not mapped, so that nothing is lost unseen. What a list calls
//! a thing makes its record, the same at every import, so that the second changes nothing.

mod awesome_privacy;
mod awesome_selfhosted;
mod data_inclusion;
mod murmurations;
mod plan;
mod prism_break;
mod publiccode;
mod schema_org;
pub mod starter;
pub mod table;
mod yaml;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::names::{FieldName, KindName, Language, RecordId};

pub use plan::{Plan, Planned};
pub use yaml::{BadYaml, read as read_yaml};

/// The most bytes of one file.
pub const LARGEST: usize = 32 * 1024 * 1024;

/// A list that we can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum List {
    /// awesome-selfhosted-data: a YAML file for each software
    /// (<https://github.com/awesome-selfhosted/awesome-selfhosted-data>).
    AwesomeSelfhosted,
    /// awesome-privacy: one YAML file of services by section
    /// (<https://github.com/Lissy93/awesome-privacy>).
    AwesomePrivacy,
    /// publiccode.yml: one YAML file of a public body's software (<https://yml.publiccode.tools>).
    Publiccode,
    /// PRISM Break: one JSON file a language (<https://github.com/prism-break/prism-break>).
    PrismBreak,
    /// data·inclusion: JSON lists of structures or services
    /// (<https://gip-inclusion.github.io/data-inclusion-schema/>).
    DataInclusion,
    /// Profiles of Murmurations, in JSON (<https://murmurations.network>).
    Murmurations,
    /// JSON-LD of schema.org (<https://schema.org>).
    SchemaOrg,
    /// The starter commons, which is shipped.
    Starter,
}

impl List {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::AwesomeSelfhosted,
        Self::AwesomePrivacy,
        Self::Publiccode,
        Self::PrismBreak,
        Self::DataInclusion,
        Self::Murmurations,
        Self::SchemaOrg,
        Self::Starter,
    ];

    /// Its name, by which its records are known.
    pub fn name(self) -> &'static str {
        match self {
            Self::AwesomeSelfhosted => "awesome-selfhosted",
            Self::AwesomePrivacy => "awesome-privacy",
            Self::Publiccode => "publiccode",
            Self::PrismBreak => "prism-break",
            Self::DataInclusion => "data-inclusion",
            Self::Murmurations => "murmurations",
            Self::SchemaOrg => "schema-org",
            Self::Starter => "starter",
        }
    }

    /// The licence that its keepers publish it under; none where it has no keepers and each file may
    /// have its own, which a person must know.
    pub fn licence(self) -> Option<&'static str> {
        match self {
            Self::AwesomeSelfhosted => Some("CC-BY-SA-3.0"),
            Self::AwesomePrivacy | Self::Starter => Some("CC0-1.0"),
            Self::PrismBreak => Some("GPL-3.0-only"),
            Self::DataInclusion => Some("etalab-2.0"),
            Self::Publiccode | Self::Murmurations | Self::SchemaOrg => None,
        }
    }

    /// Reads one file of it. `name` is the file's name, which is a thing's key where each thing has
    /// a file.
    pub fn read(self, name: &str, bytes: &[u8]) -> Result<Vec<Imported>, BadList> {
        if bytes.len() > LARGEST {
            return Err(BadList::TooLarge);
        }
        match self {
            Self::AwesomeSelfhosted => awesome_selfhosted::read(name, bytes),
            Self::AwesomePrivacy => awesome_privacy::read(bytes),
            Self::Publiccode => publiccode::read(bytes),
            Self::PrismBreak => prism_break::read(name, bytes),
            Self::DataInclusion => data_inclusion::read(bytes),
            Self::Murmurations => murmurations::read(bytes),
            Self::SchemaOrg => schema_org::read(bytes),
            Self::Starter => starter::read(bytes),
        }
    }

    /// Puts in what only all files of a list together tell.
    pub fn complete(self, things: Vec<Imported>) -> Vec<Imported> {
        match self {
            Self::Starter => starter::complete(things),
            Self::DataInclusion => data_inclusion::complete(things),
            _ => things,
        }
    }
}

/// One thing of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Imported {
    /// Its record.
    pub record: RecordId,
    /// Where its list shows it.
    pub page: String,
    /// What was mapped.
    pub values: Vec<Mapped>,
    /// What was not.
    pub unmapped: Vec<Unmapped>,
}

/// A value for a field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mapped {
    /// The field.
    pub field: FieldName,
    /// In which language.
    pub language: Option<Language>,
    /// The value.
    pub value: Value,
    /// Where it stands in the source (JSON Pointers), one for each scalar.
    pub from: Vec<String>,
    /// The page that says it, where that is another than the thing's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// The list itself says that nobody looked whether it is so: it is said without a source, and
    /// shown as not checked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unchecked: bool,
}

/// A scalar that no field took.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Unmapped {
    /// Where it stands in the source (a JSON Pointer).
    pub from: String,
    /// What it is.
    pub value: Value,
}

/// Why a file is not of the list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadList {
    /// More bytes than we read.
    #[error("larger than {LARGEST} bytes")]
    TooLarge,
    /// Not the format it should be; the text says where.
    #[error("{0}")]
    Unreadable(String),
    /// The list's own shape is another.
    #[error("not shaped as this list is")]
    OtherShape,
}

impl From<BadYaml> for BadList {
    fn from(error: BadYaml) -> Self {
        Self::Unreadable(error.to_string())
    }
}

/// Maps the members of one object, and knows which are left.
struct Mapping<'s> {
    source: &'s Value,
    prefix: String,
    values: Vec<Mapped>,
    taken: Vec<String>,
}

impl<'s> Mapping<'s> {
    /// Begins with an object, and the pointer to it.
    fn of(source: &'s Value, prefix: &str) -> Self {
        Self {
            source,
            prefix: prefix.to_owned(),
            values: Vec::new(),
            taken: Vec::new(),
        }
    }

    /// The value at a pointer under the object, if it is there and is not null.
    fn at(&self, pointer: &str) -> Option<&'s Value> {
        self.source
            .pointer(pointer)
            .filter(|value| !value.is_null())
    }

    /// Puts what stands at a pointer into a field, after a change; what the change gives up on is
    /// left unmapped.
    fn map(&mut self, pointer: &str, field: &str, change: impl FnOnce(&Value) -> Option<Value>) {
        if let Some(value) = self.at(pointer).and_then(change) {
            self.put(&[pointer], field, None, value);
        }
    }

    /// The same for words in a language.
    fn map_words(&mut self, pointer: &str, field: &str, language: &str) {
        if let Some(value) = self.at(pointer).and_then(text) {
            self.put(&[pointer], field, language.parse().ok(), value);
        }
    }

    /// Puts a value made of what stands at pointers into a field.
    fn put(&mut self, pointers: &[&str], field: &str, language: Option<Language>, value: Value) {
        let Ok(field) = field.parse() else {
            return;
        };
        let mut from = Vec::new();
        for pointer in pointers {
            if let Some(value) = self.source.pointer(pointer) {
                scalars(value, pointer, &mut |pointer, _| {
                    from.push(pointer.to_owned());
                });
            }
        }
        self.taken.extend(from.iter().cloned());
        let from = from
            .iter()
            .map(|at| format!("{}{at}", self.prefix))
            .collect();
        self.values.push(Mapped {
            field,
            language,
            value,
            from,
            page: None,
            unchecked: false,
        });
    }

    /// Ends: all scalars that no value took are listed.
    fn end(self, record: RecordId, page: String) -> Imported {
        let mut unmapped = Vec::new();
        scalars(self.source, "", &mut |pointer, value| {
            if !self.taken.iter().any(|taken| taken == pointer) {
                unmapped.push(Unmapped {
                    from: format!("{}{pointer}", self.prefix),
                    value: value.clone(),
                });
            }
        });
        Imported {
            record,
            page,
            values: self.values,
            unmapped,
        }
    }
}

/// Calls `each` with every scalar and empty list or object of a value, and the pointer to it
/// (RFC 6901).
pub fn scalars(value: &Value, pointer: &str, each: &mut impl FnMut(&str, &Value)) {
    match value {
        Value::Array(items) if !items.is_empty() => {
            for (index, item) in items.iter().enumerate() {
                scalars(item, &format!("{pointer}/{index}"), each);
            }
        }
        Value::Object(members) if !members.is_empty() => {
            for (key, member) in members {
                let key = key.replace('~', "~0").replace('/', "~1");
                scalars(member, &format!("{pointer}/{key}"), each);
            }
        }
        scalar => each(pointer, scalar),
    }
}

fn kind(name: &str) -> Result<KindName, BadList> {
    name.parse().map_err(|_| BadList::OtherShape)
}

/// A text, trimmed; nothing where it is empty or no text.
fn text(value: &Value) -> Option<Value> {
    let text = value.as_str()?.trim();
    (!text.is_empty()).then(|| Value::from(text))
}

/// An address that a link may have.
fn address(value: &Value) -> Option<Value> {
    let text = value.as_str()?.trim();
    let good = (text.starts_with("https://") || text.starts_with("http://"))
        && !text.contains(char::is_whitespace);
    good.then(|| Value::from(text))
}

/// A list of texts, each once.
fn texts(value: &Value) -> Option<Value> {
    let mut all: Vec<Value> = Vec::new();
    for item in value.as_array()? {
        let item = text(item)?;
        if !all.contains(&item) {
            all.push(item);
        }
    }
    (!all.is_empty()).then_some(Value::Array(all))
}

/// A truth value.
fn flag(value: &Value) -> Option<Value> {
    value.is_boolean().then(|| value.clone())
}

#[cfg(test)]
mod tests;

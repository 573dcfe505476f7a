//! Kinds of records: their schemas as data, and whether a value fits.
//!
//! A kind is a JSON Schema (draft 2020-12) of an object, with members of our own: `x-title`,
//! `x-help` and `x-purpose` in the languages of people, `x-order` of the fields. Pages, forms, lists
//! and exports follow from it, so that a kind can be added without code. References, and keywords
//! that could make checking slow, are refused.

mod field;
mod shipped;

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

pub use field::{Field, Texts};
pub use shipped::{shipped, shipped_names};

use crate::names::{FieldName, KindName};

/// The most fields of a kind.
const FIELDS: usize = 100;

/// A kind, ready to check values.
pub struct Kind {
    name: KindName,
    title: Texts,
    schema_org: Option<String>,
    order: Vec<FieldName>,
    fields: BTreeMap<FieldName, Field>,
}

impl Kind {
    /// Reads a schema.
    pub fn compile(name: KindName, schema: &Value) -> Result<Self, BadKind> {
        let known = [
            "$schema",
            "title",
            "description",
            "type",
            "properties",
            "x-title",
            "x-order",
            "x-schema-org",
        ];
        let members = schema
            .as_object()
            .ok_or_else(|| bad("", "is not an object"))?;
        if let Some(other) = members.keys().find(|key| !known.contains(&key.as_str())) {
            return Err(bad(other, "is not a member that a kind may have"));
        }
        if schema.get("type") != Some(&Value::from("object")) {
            return Err(bad("type", "is not object"));
        }
        let properties = members
            .get("properties")
            .and_then(Value::as_object)
            .filter(|properties| (1..=FIELDS).contains(&properties.len()))
            .ok_or_else(|| bad("properties", "are not 1 to 100 fields"))?;
        let mut fields = BTreeMap::new();
        for (field, schema) in properties {
            let field: FieldName = field.parse().map_err(|_| bad(field, "is no name"))?;
            fields.insert(field.clone(), Field::compile(field, schema)?);
        }
        let order: Vec<FieldName> = members
            .get("x-order")
            .and_then(|order| serde_json::from_value(order.clone()).ok())
            .ok_or_else(|| bad("x-order", "does not list the fields"))?;
        let mut sorted = order.clone();
        sorted.sort();
        if !sorted.iter().eq(fields.keys()) {
            return Err(bad("x-order", "does not list each field once"));
        }
        let name_field: FieldName = "name".parse().map_err(|_| bad("name", "is no name"))?;
        if !fields.contains_key(&name_field) {
            return Err(bad("name", "is missing: a record needs one"));
        }
        Ok(Self {
            name,
            title: Texts::read(members.get("x-title"), "x-title")?,
            schema_org: members
                .get("x-schema-org")
                .and_then(Value::as_str)
                .map(str::to_owned),
            order,
            fields,
        })
    }

    /// Its name.
    pub fn name(&self) -> &KindName {
        &self.name
    }

    /// What people call it.
    pub fn title(&self) -> &Texts {
        &self.title
    }

    /// The type of schema.org that it is, if it is one.
    pub fn schema_org(&self) -> Option<&str> {
        self.schema_org.as_deref()
    }

    /// A field by its name.
    pub fn field(&self, name: &FieldName) -> Option<&Field> {
        self.fields.get(name)
    }

    /// The fields, in the order in which they are shown.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.order.iter().filter_map(|name| self.fields.get(name))
    }
}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Kind {} of {} fields", self.name, self.fields.len())
    }
}

/// Why a schema makes no kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{at} {why}")]
pub struct BadKind {
    /// The member.
    pub at: String,
    /// What is wrong with it.
    pub why: String,
}

fn bad(at: &str, why: impl Into<String>) -> BadKind {
    BadKind {
        at: at.chars().take(80).collect(),
        why: why.into(),
    }
}

#[cfg(test)]
mod tests;

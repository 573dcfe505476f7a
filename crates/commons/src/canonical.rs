//! The one way to write a JSON value (RFC 8785, the JSON Canonicalization Scheme), so that what is
//! signed and hashed is the same bytes for whoever writes it.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A value as canonical JSON. Numbers are written as ECMAScript writes doubles, keys are in the
/// order of their UTF-16 units.
pub fn canonical<T: Serialize>(value: &T) -> Result<Vec<u8>, NotJson> {
    serde_json_canonicalizer::to_vec(value).map_err(|error| NotJson::Unreadable(error.to_string()))
}

/// Reads bytes that must be canonical already: written again they are the same. This leaves no room
/// for names that stand twice, for two spellings of a number or for spaces that nobody signed.
pub fn read_canonical<T: DeserializeOwned + Serialize>(bytes: &[u8]) -> Result<T, NotJson> {
    let value =
        serde_json::from_slice(bytes).map_err(|error| NotJson::Unreadable(error.to_string()))?;
    if canonical(&value)? == bytes {
        Ok(value)
    } else {
        Err(NotJson::NotCanonical)
    }
}

/// How deep a value nests: 0 for a number or a text, 1 for a list of such. The reader of JSON goes
/// no deeper than 128, so that this cannot either.
pub fn depth(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Value::Object(members) => 1 + members.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

/// Why bytes are not the JSON they should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotJson {
    /// No JSON, or not of the shape that is asked; the text says where.
    #[error("{0}")]
    Unreadable(String),
    /// JSON, but not written as RFC 8785 writes it.
    #[error("not written in canonical form")]
    NotCanonical,
}

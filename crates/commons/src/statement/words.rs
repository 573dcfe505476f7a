//! The words of a statement: what stands beside the log and may be erased.

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::canonical::{NotJson, canonical, depth, read_canonical};
use crate::digest::Digest;
use crate::moment::Day;

/// The largest words, in bytes: a schema with its translations. A founding, which holds all kinds
/// that a node begins with, may have [`Words::LARGEST_FOUNDING`].
const LARGEST: usize = 64 * 1024;
/// How deep a value may nest.
const DEEPEST: usize = 16;
/// The longest quote, in bytes.
const QUOTE: usize = 4_000;
/// The longest reason, in bytes.
const REASON: usize = 8_000;
/// The longest address, in bytes.
const ADDRESS: usize = 2_000;

/// A value and what it rests on. Every member but the salt may be missing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// The very words of the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Sixteen random bytes in hexadecimal digits: without them, a digest of a short value could be
    /// guessed after the value was erased.
    salt: String,
    /// The day on which the source said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<Day>,
    /// Where it stands. Without one, a value is shown as not checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// The value, or what a founding, a schema or a rule holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
}

/// Where something stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Source {
    /// On a page, by its address (http or https).
    Url(String),
    /// In a document, by its title, publisher and date, as people would cite it.
    Document(String),
}

impl Words {
    /// The largest words of a founding, in bytes.
    pub const LARGEST_FOUNDING: usize = 1024 * 1024;

    /// Words that hold nothing yet. The salt is drawn at random.
    pub fn new(salt: [u8; 16]) -> Self {
        Self {
            quote: None,
            reason: None,
            salt: HEXLOWER.encode(&salt),
            seen: None,
            source: None,
            value: None,
        }
    }

    /// Reads words, which must be canonical JSON, and checks their bounds.
    pub fn read(bytes: &[u8]) -> Result<Self, BadWords> {
        if bytes.len() > Self::LARGEST_FOUNDING {
            return Err(BadWords::TooLarge);
        }
        let words: Self = read_canonical(bytes)?;
        words.check(bytes.len())?;
        Ok(words)
    }

    /// The words as canonical JSON, whose digest a claim holds.
    pub fn bytes(&self) -> Result<Vec<u8>, BadWords> {
        let bytes = canonical(self)?;
        self.check(bytes.len())?;
        Ok(bytes)
    }

    /// Their digest.
    pub fn digest(&self) -> Result<Digest, BadWords> {
        Ok(Digest::of(&self.bytes()?))
    }

    fn check(&self, length: usize) -> Result<(), BadWords> {
        let salt = HEXLOWER.decode(self.salt.as_bytes());
        if salt.is_ok_and(|salt| salt.len() != 16) || self.salt.len() != 32 {
            return Err(BadWords::Salt);
        }
        let value_depth = self.value.as_ref().map_or(0, depth);
        if value_depth > DEEPEST {
            return Err(BadWords::TooDeep);
        }
        // Founding words hold `{"founding": …}`: nothing else is let past the smaller bound.
        let founding = self.value.as_ref().is_some_and(|value| {
            value
                .as_object()
                .is_some_and(|members| members.len() == 1 && members.contains_key("founding"))
        });
        if length > LARGEST && !founding {
            return Err(BadWords::TooLarge);
        }
        let too_long =
            |text: &Option<String>, most: usize| text.as_ref().is_some_and(|t| t.len() > most);
        if too_long(&self.quote, QUOTE) || too_long(&self.reason, REASON) {
            return Err(BadWords::TooLarge);
        }
        match &self.source {
            Some(Source::Url(url)) if !is_address(url) => Err(BadWords::Address),
            Some(Source::Document(title)) if title.trim().is_empty() || title.len() > ADDRESS => {
                Err(BadWords::Address)
            }
            _ => Ok(()),
        }
    }
}

/// Why bytes are no words of a statement.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadWords {
    /// More than words may have.
    #[error("the words are too long")]
    TooLarge,
    /// A value nests too deep.
    #[error("the value nests deeper than {DEEPEST}")]
    TooDeep,
    /// The salt is not sixteen bytes.
    #[error("the salt is not sixteen bytes")]
    Salt,
    /// The source is neither a page's address nor a document's title.
    #[error("the source is neither the address of a page nor the title of a document")]
    Address,
    /// No JSON of the shape of words, or not in canonical form.
    #[error(transparent)]
    NotJson(#[from] NotJson),
}

/// An address that can be a link: http or https, a host, nothing that breaks out of an attribute.
fn is_address(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    text.len() <= ADDRESS
        && rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'))
        && text
            .chars()
            .all(|c| !c.is_control() && !c.is_whitespace() && !matches!(c, '"' | '<' | '>' | '\\'))
}

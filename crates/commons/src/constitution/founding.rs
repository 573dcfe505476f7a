//! What a commons begins with: its first organisations, its rule, its kinds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::kinds::BadKind;
use crate::names::{KindName, RecordId};
use crate::rule::Rule;
use crate::signature::PublicKey;
use crate::statement::{Says, Statement};

/// What the first statement of a log holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Founding {
    /// The schemas of the kinds.
    pub kinds: BTreeMap<KindName, Value>,
    /// The first organisations.
    pub organisations: Vec<Founder>,
    /// The first rule of review.
    pub rule: Rule,
}

/// One of the first organisations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Founder {
    /// The key of its first account.
    pub key: PublicKey,
    /// Its record.
    pub record: RecordId,
}

impl Founding {
    /// As the value of the founding statement's words.
    pub fn value(&self) -> Value {
        json!({ "founding": self })
    }

    /// Reads the founding from its statement.
    pub fn of(statement: &Statement) -> Result<Self, BadFounding> {
        if !matches!(statement.says(), Says::Founding { .. }) {
            return Err(BadFounding::NotAFounding);
        }
        let value = statement
            .words()
            .and_then(|words| words.value.as_ref()?.get("founding"))
            .ok_or(BadFounding::NoWords)?;
        let founding: Self = serde_json::from_value(value.clone())
            .map_err(|error| BadFounding::Unreadable(error.to_string()))?;
        let mut records: Vec<_> = founding.organisations.iter().map(|f| &f.record).collect();
        records.sort();
        records.dedup();
        if records.is_empty() || records.len() != founding.organisations.len() {
            return Err(BadFounding::Organisations);
        }
        if !founding.rule.is_sound() {
            return Err(BadFounding::Rule);
        }
        Ok(founding)
    }
}

/// Why a commons cannot begin so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadFounding {
    /// The statement is of another kind.
    #[error("the first statement is not a founding")]
    NotAFounding,
    /// Its words are missing.
    #[error("the words of the founding are missing")]
    NoWords,
    /// Its words are of another shape.
    #[error("{0}")]
    Unreadable(String),
    /// No organisation, or one twice.
    #[error("a commons begins with organisations, each once")]
    Organisations,
    /// By its rule, things would come into force by themselves.
    #[error("the rule lets nobody check")]
    Rule,
    /// A kind's schema is not one.
    #[error(transparent)]
    Kind(#[from] BadKind),
}

//! The kinds of statement.

use serde::{Deserialize, Serialize};

use super::Wrong;
use crate::digest::Digest;
use crate::names::{FieldName, KindName, Language, Licence, RecordId};
use crate::signature::PublicKey;

/// What a statement says. Its words, where it has any, are named in brackets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Says {
    /// How the commons begins (value: [`crate::constitution::Founding`]). The first of a log.
    Founding {
        /// The log's name, by which its checkpoints are known.
        origin: String,
    },
    /// A record's field has a value (value, source, quote, day seen).
    Value {
        /// Of which record.
        record: RecordId,
        /// Of which field.
        field: FieldName,
        /// In which language, for words that are translated.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        language: Option<Language>,
        /// Under which licence the value may be used.
        licence: Licence,
        /// The value that this one takes the place of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        replaces: Option<Digest>,
    },
    /// What an organisation found when it checked a statement (reason, source).
    Review {
        /// The statement that was checked.
        of: Digest,
        /// What was found.
        verdict: Verdict,
        /// Whether who checked has an interest in it: such a review is shown and not counted.
        interest: bool,
    },
    /// A value is contested (reason, source). Upheld by review, it takes the value down.
    Dispute {
        /// The value.
        of: Digest,
    },
    /// Something is taken back (reason).
    Revert {
        /// What.
        of: Target,
    },
    /// Two records are of one thing (reason).
    Merge {
        /// The record that stays.
        record: RecordId,
        /// The record that is taken into it.
        other: RecordId,
    },
    /// An organisation says that a record is its own, and where the proof stands.
    Ownership {
        /// The record.
        record: RecordId,
        /// Where the proof stands.
        proof: OwnershipProof,
    },
    /// The thing is no more (reason, source).
    Retire {
        /// The record.
        record: RecordId,
    },
    /// An organisation asks to take part, and the author is its first account (reason).
    Organisation {
        /// The organisation's record.
        record: RecordId,
    },
    /// Another account speaks for the author's organisation.
    Account {
        /// Its key.
        key: PublicKey,
    },
    /// A kind of record gets a schema (value: JSON Schema).
    Schema {
        /// The kind.
        kind: KindName,
    },
    /// The rule of review changes (value: [`crate::rule::Rule`]).
    Rule {},
}

/// What a review found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The source says so, and it is still so.
    Agree,
    /// It is not so, or nothing shows that it is.
    Oppose,
}

/// What is taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Target {
    /// One statement.
    Statement(Digest),
    /// All that an account said of records until then; its reviews stand, each can be taken back by
    /// itself.
    Account(PublicKey),
}

/// Where the proof of ownership stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum OwnershipProof {
    /// In the file `/.well-known/essaim.txt` of this domain, over https.
    Web(String),
    /// In a TXT record of `_essaim.` and this domain.
    Dns(String),
}

impl OwnershipProof {
    /// The line that must stand there for an account to own a record.
    pub fn line(record: &RecordId, key: &PublicKey) -> String {
        format!("essaim-owner {record} {key}")
    }
}

impl Says {
    /// The record that it is about, where it names one.
    pub fn record(&self) -> Option<&RecordId> {
        match self {
            Self::Value { record, .. }
            | Self::Merge { record, .. }
            | Self::Ownership { record, .. }
            | Self::Retire { record } => Some(record),
            _ => None,
        }
    }

    /// The statement that it is about, where it is about one.
    pub fn about(&self) -> Option<Digest> {
        match self {
            Self::Review { of, .. } | Self::Dispute { of } => Some(*of),
            Self::Revert {
                of: Target::Statement(of),
            } => Some(*of),
            _ => None,
        }
    }

    /// True for what says how the commons is run: who takes part, kinds, rules.
    pub fn is_governance(&self) -> bool {
        matches!(
            self,
            Self::Founding { .. }
                | Self::Organisation { .. }
                | Self::Account { .. }
                | Self::Schema { .. }
                | Self::Rule {}
        )
    }

    /// True for what means nothing without words.
    pub(super) fn needs_words(&self) -> bool {
        matches!(
            self,
            Self::Founding { .. }
                | Self::Value { .. }
                | Self::Dispute { .. }
                | Self::Revert { .. }
                | Self::Merge { .. }
                | Self::Retire { .. }
                | Self::Schema { .. }
                | Self::Rule {}
        )
    }

    /// What its shape alone cannot say.
    pub(super) fn check(&self) -> Result<(), Wrong> {
        match self {
            Self::Founding { origin } if !is_origin(origin) => Err(Wrong::Domain),
            Self::Merge { record, other } if record == other || record.kind() != other.kind() => {
                Err(Wrong::Merge)
            }
            Self::Ownership {
                proof: OwnershipProof::Web(domain) | OwnershipProof::Dns(domain),
                ..
            } if !is_domain(domain) => Err(Wrong::Domain),
            Self::Organisation { record } if record.kind().as_str() != "organisation" => {
                Err(Wrong::NotAnOrganisation(record.clone()))
            }
            _ => Ok(()),
        }
    }
}

/// A domain, and a path if need be: what a checkpoint may bear on its first line, and a key's name
/// in a note (no spaces, no `+`).
fn is_origin(text: &str) -> bool {
    let (domain, path) = text.split_once('/').unwrap_or((text, "log"));
    is_domain(domain)
        && (1..=100).contains(&path.len())
        && path
            .bytes()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'_' | b'.' | b'/'))
}

/// Labels of letters, digits and hyphens (RFC 1123, section 2.1), lower-case, at least two.
fn is_domain(text: &str) -> bool {
    text.len() <= 253
        && text.contains('.')
        && text.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .bytes()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-')
        })
}

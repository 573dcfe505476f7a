//! What must not be collected or filled without a person.
//!
//! [`flag`] reads a box's words and says whether a rule advises against filling it; [`rule`] gives
//! the rule, with the reply to send, its grounds in law, and the aggregate to offer instead. The
//! guard advises: it reads words, it does not know the funder's reasons, and it claims no certainty.

mod flag;
mod persons;
mod rules;
mod words;

use serde::{Deserialize, Serialize};

pub use flag::flag;
pub use persons::about_persons;
pub use rules::{Ground, Rule, rule, rules};

/// What a box asks that it may not ask, or that only a person may give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Flag {
    /// Id of the rule in the guard's own list, such as `nationality`, `nir`, `health`, `bank`.
    pub rule: String,
    /// What is to be done with the box.
    pub action: Action,
}

/// What is to be done with a flagged box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = GuardAction))]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Refuse with an argued reply and an aggregate instead.
    Refuse,
    /// Leave to a person: signature, attestation, bank details.
    Leave,
}

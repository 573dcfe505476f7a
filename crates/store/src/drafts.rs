//! Forms that a person is answering: what was proposed, and what the person did with each box.

use answers::Proposal;
use documents::Value;
use dossier::library::EntryId;
use serde::{Deserialize, Serialize};

/// Number of a draft, given by the store.
pub type DraftId = i64;

/// What is kept of a draft when it is begun.
#[derive(Debug, Clone, PartialEq)]
pub struct NewDraft<'a> {
    /// The form's fingerprint, under which it is among the forms.
    pub fingerprint: &'a str,
    /// Its file name.
    pub name: &'a str,
    /// The digest of its blank original.
    pub digest: &'a str,
    /// Title of the project that it is answered for.
    pub project: Option<&'a str>,
    /// What was proposed, one for each box.
    pub offered: &'a [Offered],
    /// The moment it is begun, RFC 3339.
    pub moment: &'a str,
}

/// A form that is being answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Its number.
    pub id: DraftId,
    /// The form's fingerprint.
    pub fingerprint: String,
    /// The form's file name.
    pub name: String,
    /// The digest of its blank original.
    pub digest: String,
    /// Title of the project that it is answered for.
    pub project: Option<String>,
    /// The moment it was begun, RFC 3339.
    pub begun: String,
    /// What was proposed, one for each box.
    pub offered: Vec<Offered>,
    /// The moment it was put away.
    pub closed: Option<String>,
}

/// What was proposed for a box.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Offered {
    /// The proposal.
    #[serde(flatten)]
    pub proposal: Proposal,
    /// What would be written into the file for it.
    pub value: Option<Value>,
}

impl Offered {
    /// Of a proposal.
    pub fn of(mut proposal: Proposal) -> Self {
        let value = proposal.value.take();
        Self { proposal, value }
    }

    /// The proposal with its value.
    pub fn whole(&self) -> Proposal {
        Proposal {
            value: self.value.clone(),
            ..self.proposal.clone()
        }
    }
}

/// A draft in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftLine {
    /// Its number.
    pub id: DraftId,
    /// The form's file name.
    pub name: String,
    /// Title of the project that it is answered for.
    pub project: Option<String>,
    /// The moment it was begun.
    pub begun: String,
    /// The moment it was put away.
    pub closed: Option<String>,
}

/// What a person did with a box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftAnswer {
    /// Id of the box.
    pub box_id: String,
    /// The text, where it is not the proposal's.
    pub text: Option<String>,
    /// What was decided.
    pub state: DraftState,
    /// The entry of the library that came of it.
    pub entry: Option<EntryId>,
    /// The moment it was saved, RFC 3339.
    pub saved: String,
}

/// What a person decided of a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DraftState {
    /// Nothing yet.
    #[default]
    Open,
    /// The text goes into the form.
    Accepted,
    /// To be looked at later.
    Later,
    /// The box stays blank.
    Blank,
}

impl DraftState {
    /// Its word, in the store and in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Later => "later",
            Self::Blank => "blank",
        }
    }

    /// The state of a word; open for any other.
    pub fn of(word: &str) -> Self {
        match word {
            "accepted" => Self::Accepted,
            "later" => Self::Later,
            "blank" => Self::Blank,
            _ => Self::Open,
        }
    }
}

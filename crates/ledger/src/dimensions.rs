//! Funders and projects: dimensions of their own beside the accounts.
//!
//! [`Dimensions`] is what a person said and the storage keeps: funders, projects, rules, answers for
//! single entries. [`assign`] applies it; [`propose`] finds what else it could say; [`accept`] makes
//! an accepted proposal a rule, so that a person answers once.

use serde::{Deserialize, Serialize};

use crate::days::Period;

mod assign;
mod choose;
mod classify;
mod follow;
mod kinds;
mod label;
mod propose;
mod unassigned;

pub use assign::{Assignment, By, assign};
pub use classify::{Classified, classify};
pub use kinds::FunderKind;
pub use label::identifier;
pub(crate) use label::telling;
pub use propose::{Dimension, Proposal, Reason, Suggested, accept, near_twin, propose};
pub use unassigned::{Unassigned, unassigned};
pub(crate) use unassigned::{is_contribution, is_grant};

/// Who gives money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Funder {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is: the line of 74 that it stands in.
    pub kind: FunderKind,
    /// Its SIRET, for published grants; empty where it is not known.
    #[serde(default)]
    pub siret: String,
}

/// What money is spent for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = LedgerProject))]
pub struct Project {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// What an entry has to be for a rule.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// The third party's name or number is this one, cases and accents aside.
    ThirdParty(String),
    /// The label has these words, one after another, cases and accents aside.
    Label(String),
    /// The account begins so.
    Account(String),
    /// The reference of the document begins so, cases aside.
    Document(String),
    /// The journal is this one.
    Journal(String),
}

/// A rule: all conditions, then a funder, a project, or both. The first rule that gives a dimension
/// wins it; but where a label alone decides, and names two, none is given and a person is asked.
/// Without a condition on the account, a funder is given to accounts of funding only (7, 13, 19, 44,
/// 46, 47): a town's invoice is not spent on the town's grant. A rule for products (an account of
/// class 7) with another condition gives its funder also to what is to be received of it (441, 443,
/// 448, 46, 47, 487, 13), so that payments are seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Rule {
    /// Its id.
    pub id: String,
    /// The conditions; a rule without any matches nothing.
    pub when: Vec<Condition>,
    /// The days that it is for; always where there are none.
    #[serde(default)]
    pub period: Option<Period>,
    /// Id of the funder.
    #[serde(default)]
    pub funder: Option<String>,
    /// Id of the project.
    #[serde(default)]
    pub project: Option<String>,
}

/// What a person said of one entry; it stands above all rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = EntryAnswer))]
pub struct Answer {
    /// Id of the import.
    pub import: String,
    /// Line of the entry in it.
    pub line: u32,
    /// Id of the funder; `Some(None)` says that it has none.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>))]
    pub funder: Option<Option<String>>,
    /// Id of the project; `Some(None)` says that it has none.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>))]
    pub project: Option<Option<String>>,
}

/// All that was said of funders and projects.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Dimensions {
    /// Funders.
    pub funders: Vec<Funder>,
    /// Projects.
    pub projects: Vec<Project>,
    /// Rules, in the order in which they are tried.
    pub rules: Vec<Rule>,
    /// Answers for single entries.
    pub answers: Vec<Answer>,
    /// Ids of proposals that a person declined; they are not made again.
    pub declined: Vec<String>,
    /// Accounts of movements of bank statements.
    #[serde(default)]
    pub accounts: Vec<Classified>,
}

/// Accounts of what third parties owe or have given ahead, where grants wait between notification
/// and payment.
pub(crate) fn is_receivable(account: &str) -> bool {
    ["13", "441", "443", "444", "448", "46", "47", "487"]
        .iter()
        .any(|start| account.starts_with(start))
        && !account.starts_with("139")
}

impl Dimensions {
    /// The funder of an id.
    pub fn funder(&self, id: &str) -> Option<&Funder> {
        self.funders.iter().find(|funder| funder.id == id)
    }

    /// The project of an id.
    pub fn project(&self, id: &str) -> Option<&Project> {
        self.projects.iter().find(|project| project.id == id)
    }
}

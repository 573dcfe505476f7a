//! What is kept of accounts: which files were imported, and what a person said of them.

use std::collections::BTreeMap;

use ledger::Period;
use ledger::budget::{Budget, Scenario};
use ledger::charts::Chart;
use ledger::dashboard::Expected;
use ledger::dimensions::Dimensions;
use ledger::grants::Grant;
use ledger::import::{Chosen, Import, Remembered};
use ledger::official::Sharing;
use serde::{Deserialize, Serialize};

/// A file of accounts that was imported. Its digest is its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptImport {
    /// SHA-256 of its bytes, in hexadecimal.
    pub digest: String,
    /// Its file name.
    pub name: String,
    /// Bytes of the original.
    pub size: u64,
    /// The moment it was imported, RFC 3339.
    pub imported: String,
    /// The days that its entries cover.
    pub period: Option<Period>,
    /// How many entries were read of it.
    pub entries: u64,
    /// What a person chose: the mapping of a table, the account of a bank.
    pub chosen: Chosen,
}

impl KeptImport {
    /// The same as the ledger's crate names it.
    pub fn as_import(&self) -> Import {
        Import {
            id: self.digest.clone(),
            digest: self.digest.clone(),
            name: self.name.clone(),
            period: self.period,
        }
    }
}

/// All that a person said of the accounts. Nothing of it is lost when an import is undone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Said {
    /// Funders, projects, rules, and answers for single entries.
    pub dimensions: Dimensions,
    /// Grants.
    pub grants: Vec<Grant>,
    /// Budgets.
    pub budgets: Vec<Budget>,
    /// Scenarios, for any budget.
    pub scenarios: Vec<Scenario>,
    /// Each project's share of common charges, by the project's id.
    pub sharing: BTreeMap<String, Sharing>,
    /// The chart of an import, where a person says another than was recognised.
    pub charts: BTreeMap<String, Chart>,
    /// Money that a person expects, or has to pay.
    pub expected: Vec<Expected>,
    /// Explanations of gaps that a person approved, by year, project, line and funder.
    pub explanations: BTreeMap<String, String>,
    /// Columns that a person gave, by the names that the table has for them.
    pub columns: Vec<Remembered>,
    /// Accounts that a person gave for the names of plain-text journals.
    pub journal_accounts: BTreeMap<String, String>,
    /// Lines of the official table that a person gave for beginnings of accounts.
    pub lines: BTreeMap<String, String>,
}

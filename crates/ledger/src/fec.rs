//! The *fichier des écritures comptables* of article A47 A-1 of the Livre des procédures fiscales.
//!
//! Read leniently, reported strictly: whatever can be understood without a guess becomes entries,
//! and whatever is not as the article asks becomes a finding. A line that cannot be read is left out
//! and is an error; no amount is ever rounded or made up.
//!
//! What a changed byte can do unseen: the debit and the credit of each transaction are held against
//! each other, so a change of amounts stays unseen only where two changes make up for each other
//! within one transaction. A changed account number stays unseen where the new number makes sense by
//! itself: neither its name, its side nor a neighbour shows that it was another. That is so for
//! accounts that are used once, and for no others.

use serde::{Deserialize, Serialize};

use crate::amounts::Cents;
use crate::days::Day;
use crate::encodings::Encoding;
use crate::entries::Ledger;
use crate::findings::Findings;

mod accounts;

mod columns;
mod fields;
mod headless;
mod lines;
mod name;
mod order;
mod read;

pub(crate) use accounts::is_of_a_chart;
pub use columns::Column;
pub use headless::is_without_header;
pub use read::read;

/// How much is read of one file.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Lines, the header included.
    pub lines: u32,
    /// Bytes of one line.
    pub line_bytes: usize,
    /// Bytes of one text; the rest of it is cut off, which is told.
    pub text_bytes: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            lines: 10_000_000,
            line_bytes: 16 << 10,
            text_bytes: 1 << 10,
        }
    }
}

/// A file that was read.
#[derive(Debug)]
pub struct Fec {
    /// Its entries.
    pub ledger: Ledger,
    /// What is wrong with it.
    pub findings: Findings,
    /// How it is made.
    pub description: Description,
    /// Lines with entries, read or not.
    pub lines: u32,
    /// All debits that were read.
    pub debit: Cents,
    /// All credits that were read.
    pub credit: Cents,
}

/// How a file is made, as its description has to say (A47 A-1, XI).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = FecDescription))]
pub struct Description {
    /// Its characters.
    pub encoding: Encoding,
    /// What parts fields.
    pub separator: char,
    /// Its columns, as named in the file.
    pub columns: Vec<String>,
    /// How amounts are given.
    pub amounts: Amounts,
    /// Which table of the article it follows.
    pub table: Table,
    /// SIREN, from the file's name.
    pub siren: Option<String>,
    /// End of the year of accounts, from the file's name.
    pub year_end: Option<Day>,
}

/// How amounts are given (A47 A-1, VII-2°, X).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = FecAmounts))]
#[serde(rename_all = "snake_case")]
pub enum Amounts {
    /// A debit and a credit.
    DebitCredit,
    /// An amount and its direction.
    AmountDirection,
}

/// Which table of the article a file follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = FecTable))]
#[serde(rename_all = "snake_case")]
pub enum Table {
    /// Eighteen columns (VII, VIII-3°).
    Accruals,
    /// Twenty-one: farms on a cash basis (VIII-5°).
    CashBasisFarm,
    /// Twenty-two: other professions on a cash basis (VIII-7°).
    CashBasis,
}

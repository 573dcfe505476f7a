//! Tables that people export or keep: a general ledger with an entry a row, or months side by side.
//!
//! Rows come cut into cells, so that CSV, xlsx and ods are read alike. The mapping of columns is
//! guessed ([`guess`]), shown to a person, changed where it is wrong, kept, and given back to
//! [`read`].

use serde::{Deserialize, Serialize};

use crate::days::Month;
use crate::entries::Ledger;
use crate::findings::Findings;

mod cells;
mod entries;
mod guess;
mod months;
mod names;

pub(crate) use cells::is_month;
pub use cells::{cut, parse_month};
pub use guess::{Guess, guess, lacks_accounts, lacks_year};

/// Rows of one table.
pub const ROWS: usize = 2_000_000;

/// What the columns of a table are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Mapping {
    /// An entry a row.
    Entries(EntryColumns),
    /// An account a row, a month a column.
    Months(MonthColumns),
}

impl Mapping {
    /// Row of the names of the columns, from 0; nothing where there is none.
    pub fn header(&self) -> Option<usize> {
        match self {
            Self::Entries(columns) => columns.header,
            Self::Months(columns) => Some(columns.header),
        }
    }
}

/// The columns of a table with an entry a row, from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct EntryColumns {
    /// Row of the column names, from 0; entries come after. Nothing where there is none.
    pub header: Option<usize>,
    /// The date.
    pub date: usize,
    /// The journal.
    pub journal: Option<usize>,
    /// The number of the transaction.
    pub number: Option<usize>,
    /// The account; nothing where it stands in a row of its own above its entries.
    pub account: Option<usize>,
    /// The name of the account.
    pub account_label: Option<usize>,
    /// The third party.
    pub third_party: Option<usize>,
    /// The document.
    pub document: Option<usize>,
    /// What was written about it.
    pub label: Option<usize>,
    /// The debit.
    pub debit: Option<usize>,
    /// The credit.
    pub credit: Option<usize>,
    /// The amount, where debit and credit are one column: positive is a debit unless a direction
    /// says otherwise.
    pub amount: Option<usize>,
    /// The direction of the amount.
    pub direction: Option<usize>,
}

/// The columns of a table with an account a row, from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct MonthColumns {
    /// Row of the month names, from 0.
    pub header: usize,
    /// The account; nothing where labels begin with it.
    pub account: Option<usize>,
    /// The label.
    pub label: Option<usize>,
    /// The months, with the column of each.
    pub months: Vec<(usize, Month)>,
    /// The sum of the months, which is held against them.
    pub total: Option<usize>,
}

/// A table that was read.
#[derive(Debug)]
pub struct Table {
    /// Its entries. Those of months are dated the last day, and have one side only.
    pub ledger: Ledger,
    /// What is wrong with it.
    pub findings: Findings,
}

/// Whether a mapping says of every entry which account it is of: in a column, or in rows above their
/// entries, as a general ledger is printed.
pub(crate) fn has_accounts(rows: &[Vec<String>], mapping: &Mapping) -> bool {
    match mapping {
        Mapping::Entries(columns) => {
            columns.account.is_some()
                || columns.number.is_some()
                || entries::under_headings(rows, columns)
        }
        Mapping::Months(_) => true,
    }
}

/// Reads a table by its mapping. Rows of totals and of nothing are passed over; what should be an
/// entry and cannot be read is told.
pub fn read(rows: &[Vec<String>], mapping: &Mapping, import: &str) -> Table {
    let rows = rows.get(..ROWS).unwrap_or(rows);
    match mapping {
        Mapping::Entries(columns) => entries::read(rows, columns, import),
        Mapping::Months(columns) => months::read(rows, columns, import),
    }
}

//! Bringing a file in: what it is, what it would bring, whether it is here already.
//!
//! Nothing is stored here. The storage keeps the original and what a person confirmed
//! ([`Import`]); entries are read again from originals when they are needed. An import is undone by
//! [`Ledger::without`](crate::Ledger::without), and by forgetting its original.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use thiserror::Error;

use crate::amounts::Cents;
use crate::days::Period;
use crate::entries::Ledger;
use crate::figures::{Figure, Sign};
use crate::findings::{Findings, Severity};

mod read;

pub use read::{Chosen, Kind, Read, Remembered, is_fec, read, read_rows};

/// A file that was imported, as the storage keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// Its id.
    pub id: String,
    /// Digest of its bytes.
    pub digest: String,
    /// Its name.
    pub name: String,
    /// The days that its entries cover.
    pub period: Option<Period>,
}

/// SHA-256 (FIPS 180-4) of a file's bytes, as 64 hexadecimal digits in lower case: a good id of an
/// import.
pub fn digest(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

/// What a file would bring, to be shown before anything is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = ImportPreview))]
pub struct Preview {
    /// How many entries.
    pub entries: usize,
    /// How many transactions.
    pub transactions: u32,
    /// How many accounts.
    pub accounts: usize,
    /// The days that they cover.
    pub period: Option<Period>,
    /// All debits.
    pub debit: Cents,
    /// All credits.
    pub credit: Cents,
    /// Charges: debit less credit of class 6.
    pub charges: Cents,
    /// Products: credit less debit of class 7.
    pub products: Cents,
    /// How many findings are errors.
    pub errors: u64,
    /// How many are warnings.
    pub warnings: u64,
    /// Imports whose days overlap: the same year may be coming in twice in two forms.
    pub overlaps: Vec<String>,
}

/// Why a file is not imported.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum NotImported {
    /// The same bytes are here already.
    #[error("the same file was imported as {0}")]
    Twice(String),
    /// There is no entry in it.
    #[error("there is no entry in it")]
    Empty,
}

/// Counts what a file would bring.
///
/// # Errors
/// [`NotImported`] when the same file is here, or there is nothing in it.
pub fn preview(
    ledger: &Ledger,
    findings: &Findings,
    digest: &str,
    known: &[Import],
) -> Result<Preview, NotImported> {
    if let Some(twice) = known.iter().find(|import| import.digest == digest) {
        return Err(NotImported::Twice(twice.id.clone()));
    }
    if ledger.entries().is_empty() {
        return Err(NotImported::Empty);
    }
    let period = ledger.days();
    let overlaps = known.iter().filter(|import| {
        import
            .period
            .zip(period)
            .is_some_and(|(one, other)| one.first <= other.last && other.first <= one.last)
    });
    let mut accounts: Vec<_> = ledger.entries().iter().map(|entry| entry.account).collect();
    accounts.sort_unstable();
    accounts.dedup();
    let class = |class: char, sign| {
        Figure::sum(ledger, sign, |_, entry| {
            ledger.account(entry).starts_with(class)
        })
        .amount()
    };
    let count = |severity| {
        let counts = findings.counts().iter();
        counts
            .filter(|(rule, _)| rule.severity() == severity)
            .map(|(_, count)| count)
            .sum()
    };
    Ok(Preview {
        entries: ledger.entries().len(),
        transactions: ledger.transactions(),
        accounts: accounts.len(),
        period,
        debit: ledger.entries().iter().map(|entry| entry.debit).sum(),
        credit: ledger.entries().iter().map(|entry| entry.credit).sum(),
        charges: class('6', Sign::Debit),
        products: class('7', Sign::Credit),
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        overlaps: overlaps.map(|import| import.id.clone()).collect(),
    })
}

//! Double-entry accounts: read, understood, and written into the official tables.
//!
//! `file → entries and findings → dimensions → figures → tables`
//!
//! [`fec`], [`table`], [`bank`] and [`journal`] read a file's bytes into a [`Ledger`] of entries.
//! A [`Figure`] is the sum of the entries it opens to, and cannot be made otherwise. Nothing here
//! reads a clock or a file, and no sentence is worded: findings and results are typed.

pub mod amounts;
pub mod bank;
mod books;
pub mod budget;
pub mod charts;
pub mod dashboard;
pub mod days;
pub mod dimensions;
mod drafts;
mod encodings;
mod entries;
pub mod exports;
pub mod fec;
mod figures;
pub mod findings;
pub mod grants;
pub mod import;
pub mod journal;
pub mod official;
pub mod once;
#[cfg(feature = "schema")]
mod schema;
pub mod sums;
pub mod table;
mod texts;
mod transactions;
mod words;
pub mod years;

pub use amounts::{Cents, Share};
pub use books::{BalanceGap, Books, OpeningGap};
pub use days::{Day, Month, Period};
pub use encodings::Encoding;
pub use entries::{Entry, EntryId, Ledger, Refused, Source};
pub use figures::{Figure, Part, Sign};
pub use texts::{Text, Texts};

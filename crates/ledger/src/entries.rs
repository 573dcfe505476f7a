//! The ledger: entries, whatever file they were read from.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::amounts::Cents;
use crate::days::{Day, Period};
use crate::texts::{Text, Texts};

mod join;
mod wire;

/// A line of the ledger. Entries of one transaction balance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Line of its file, from 1.
    pub line: u32,
    /// Number of its transaction in this ledger, from 0.
    pub transaction: u32,
    /// Which of the ledger's sources it was read from.
    pub source: u16,
    /// Day on which it was entered in the books.
    pub date: Day,
    /// Day of the document that proves it.
    pub document_date: Option<Day>,
    /// Code of the journal.
    pub journal: Text,
    /// Number of the transaction, as written.
    pub number: Text,
    /// Number of the account.
    pub account: Text,
    /// Name of the account.
    pub account_label: Text,
    /// Number of the third party's own account, where there is one.
    pub third_party: Text,
    /// Name of the third party.
    pub third_party_label: Text,
    /// Reference of the document that proves it.
    pub document: Text,
    /// What was written about it.
    pub label: Text,
    /// Amount at the debit; a correction may be negative.
    pub debit: Cents,
    /// Amount at the credit.
    pub credit: Cents,
}

impl Entry {
    /// Debit less credit.
    pub fn net(&self) -> Cents {
        self.debit - self.credit
    }
}

/// An entry's place in its [`Ledger`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = EntryNumber))]
#[serde(transparent)]
pub struct EntryId(pub u32);

/// Where entries were read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Id of the import, as the caller gave it; the digest of the file serves well.
    pub import: String,
    /// The year of accounts that it covers, where that is known.
    pub period: Option<Period>,
    /// Whether it is a bank's statement, which knows of one account only.
    #[serde(default)]
    pub statement: bool,
}

/// What a ledger refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Refused {
    /// The sizes of the amounts would add up to more than [`Cents::LIMIT`].
    #[error("the amounts add up to more than a ledger can hold exactly")]
    SumTooLarge,
    /// There are more entries, or more sources, than can be numbered.
    #[error("more entries than a ledger can hold")]
    TooMany,
}

/// Entries in the order of their files, with their texts.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    entries: Vec<Entry>,
    texts: Texts,
    sources: Vec<Source>,
    transactions: u32,
    weight: i64,
}

impl Ledger {
    /// A ledger of one source and no entries yet.
    pub fn of(source: Source) -> Self {
        Self {
            sources: vec![source],
            ..Self::default()
        }
    }

    /// All entries.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// All entries, each with its id.
    pub fn iter(&self) -> impl Iterator<Item = (EntryId, &Entry)> {
        (0_u32..).map(EntryId).zip(&self.entries)
    }

    /// The entry of an id of this ledger.
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.entries.get(id.0 as usize)
    }

    /// Where an entry stands for good: the id of its import, and its line. An [`EntryId`] changes
    /// when another file is imported; this does not.
    pub fn address(&self, id: EntryId) -> Option<(&str, u32)> {
        let entry = self.entry(id)?;
        let source = self.sources.get(usize::from(entry.source))?;
        Some((&source.import, entry.line))
    }

    /// A text of this ledger.
    pub fn text(&self, text: Text) -> &str {
        self.texts.get(text)
    }

    /// All texts.
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// The texts, to add to them.
    pub(crate) fn texts_mut(&mut self) -> &mut Texts {
        &mut self.texts
    }

    /// The sources, in the order in which they were added.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The sources, to say what became known of them.
    pub(crate) fn sources_mut(&mut self) -> &mut [Source] {
        &mut self.sources
    }

    /// How many transactions there are.
    pub fn transactions(&self) -> u32 {
        self.transactions
    }

    /// The number of the account of an entry.
    pub fn account(&self, entry: &Entry) -> &str {
        self.texts.get(entry.account)
    }

    /// Adds an entry whose texts are of this ledger.
    ///
    /// # Errors
    /// [`Refused`] when sums could no longer be exact, or entries no longer be numbered.
    pub(crate) fn push(&mut self, entry: Entry) -> Result<EntryId, Refused> {
        let id = u32::try_from(self.entries.len()).map_err(|_| Refused::TooMany)?;
        let size = entry.debit.abs().checked_add(entry.credit.abs());
        let weight = size.and_then(|size| size.0.checked_add(self.weight));
        match weight {
            Some(weight) if weight <= Cents::LIMIT.0 => self.weight = weight,
            _ => return Err(Refused::SumTooLarge),
        }
        self.transactions = self.transactions.max(entry.transaction.saturating_add(1));
        self.entries.push(entry);
        Ok(EntryId(id))
    }

    pub(crate) fn entries_mut(&mut self) -> &mut [Entry] {
        &mut self.entries
    }

    /// Room for so many more entries.
    pub(crate) fn reserve(&mut self, entries: usize) {
        self.entries.reserve(entries);
    }

    /// All debits and all credits.
    pub fn sums(&self) -> (Cents, Cents) {
        self.entries
            .iter()
            .fold((Cents::ZERO, Cents::ZERO), |(debit, credit), entry| {
                (debit + entry.debit, credit + entry.credit)
            })
    }

    /// First and last day of the entries; nothing where there are none.
    pub fn days(&self) -> Option<Period> {
        let first = self.entries.first()?.date;
        let (first, last) = self
            .entries
            .iter()
            .fold((first, first), |(first, last), entry| {
                (first.min(entry.date), last.max(entry.date))
            });
        Some(Period { first, last })
    }
}

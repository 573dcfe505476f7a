//! Ledgers put together, and parted again.

use super::{Entry, Ledger, Refused};
use crate::amounts::Cents;
use crate::texts::Text;

impl Ledger {
    /// Adds the texts of another ledger that was read of the same file; gives what each is here.
    ///
    /// # Errors
    /// [`Refused`] when the entries of both could not be held.
    pub(crate) fn absorb_texts(&mut self, other: &Self) -> Result<Vec<Text>, Refused> {
        let count = self.entries.len() + other.entries.len();
        let texts = self.texts.count() + other.texts.count();
        u32::try_from(count.max(texts)).map_err(|_| Refused::TooMany)?;
        let weight = self.weight.checked_add(other.weight);
        match weight {
            Some(weight) if weight <= Cents::LIMIT.0 => self.weight = weight,
            _ => return Err(Refused::SumTooLarge),
        }
        Ok(self.texts.absorb(&other.texts))
    }

    /// Adds the entries of that ledger, once its texts are here, with what its texts and transactions
    /// are here.
    pub(crate) fn absorb_entries(&mut self, other: &Self, texts: &[Text], transactions: &[u32]) {
        let text = |text: Text| texts.get(text.index()).copied().unwrap_or_default();
        let count = transactions
            .iter()
            .copied()
            .max()
            .map_or(0, |last| last.saturating_add(1));
        self.transactions = self.transactions.max(count);
        self.entries.extend(other.entries.iter().map(|entry| {
            Entry {
                transaction: transactions
                    .get(entry.transaction as usize)
                    .copied()
                    .unwrap_or(0),
                journal: text(entry.journal),
                number: text(entry.number),
                account: text(entry.account),
                account_label: text(entry.account_label),
                third_party: text(entry.third_party),
                third_party_label: text(entry.third_party_label),
                document: text(entry.document),
                label: text(entry.label),
                ..*entry
            }
        }));
    }

    /// Adds all entries of another ledger, of other files: several years lie in one ledger.
    ///
    /// # Errors
    /// As [`Refused`] says; this ledger then holds part of the other and is to be dropped.
    pub fn extend(&mut self, other: &Self) -> Result<(), Refused> {
        let source = u16::try_from(self.sources.len()).map_err(|_| Refused::TooMany)?;
        let last = self.sources.len() + other.sources.len();
        u16::try_from(last).map_err(|_| Refused::TooMany)?;
        let texts: Vec<Text> = other
            .texts
            .iter()
            .map(|(_, text)| self.texts.add(text))
            .collect();
        let text = |text: Text| texts.get(text.index()).copied().unwrap_or_default();
        let transaction = self.transactions;
        self.sources.extend_from_slice(&other.sources);
        self.entries.reserve(other.entries.len());
        for entry in &other.entries {
            self.push(Entry {
                transaction: transaction.saturating_add(entry.transaction),
                source: source + entry.source,
                journal: text(entry.journal),
                number: text(entry.number),
                account: text(entry.account),
                account_label: text(entry.account_label),
                third_party: text(entry.third_party),
                third_party_label: text(entry.third_party_label),
                document: text(entry.document),
                label: text(entry.label),
                ..*entry
            })?;
        }
        Ok(())
    }

    /// Adds all entries of another ledger of the same file.
    ///
    /// # Errors
    /// As [`Refused`] says; this ledger then holds part of the other and is to be dropped.
    pub(crate) fn extend_source(&mut self, other: &Self) -> Result<(), Refused> {
        self.extend(other)?;
        let last = self.sources.len().saturating_sub(other.sources.len());
        self.sources.truncate(last.max(1));
        for entry in &mut self.entries {
            entry.source = 0;
        }
        Ok(())
    }

    /// The same ledger with the entries that are chosen only.
    pub(crate) fn only(&self, mut chosen: impl FnMut(&Entry) -> bool) -> Self {
        let mut left = Self {
            texts: self.texts.clone(),
            sources: self.sources.clone(),
            ..Self::default()
        };
        for entry in self.entries.iter().filter(|entry| chosen(entry)) {
            // Less than what was held cannot be refused.
            let _ = left.push(*entry);
        }
        left.transactions = self.transactions;
        left
    }

    /// The same ledger without what one import brought: an import undone. Unchanged where there is
    /// no such import.
    pub fn without(&self, import: &str) -> Self {
        let mut left = Self {
            texts: self.texts.clone(),
            ..Self::default()
        };
        let mut new_numbers = Vec::with_capacity(self.sources.len());
        for source in &self.sources {
            let kept = source.import != import;
            new_numbers.push(kept.then(|| u16::try_from(left.sources.len()).unwrap_or(u16::MAX)));
            if kept {
                left.sources.push(source.clone());
            }
        }
        for entry in &self.entries {
            let number = new_numbers
                .get(usize::from(entry.source))
                .copied()
                .flatten();
            if let Some(source) = number {
                // Less than what was held cannot be refused.
                let _ = left.push(Entry { source, ..*entry });
            }
        }
        left
    }
}

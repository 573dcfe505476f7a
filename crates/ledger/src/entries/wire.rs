//! A ledger as bytes, to hand it from one process to another. Not a format to keep: files are read
//! again from their originals.

use serde::{Deserialize, Serialize};

use super::{Entry, Ledger, Source};
use crate::amounts::Cents;
use crate::days::Day;
use crate::texts::{Text, Texts};

/// Bytes of one entry.
const ENTRY: usize = 4 + 4 + 2 + 4 + 4 + 8 * 4 + 8 + 8;

#[derive(Serialize, Deserialize)]
struct Head {
    sources: Vec<Source>,
    texts: u32,
    entries: u32,
}

impl Ledger {
    /// The ledger as bytes that [`Self::from_bytes`] reads.
    pub fn to_bytes(&self) -> Vec<u8> {
        let head = Head {
            sources: self.sources.clone(),
            texts: u32::try_from(self.texts.count()).unwrap_or(u32::MAX),
            entries: u32::try_from(self.entries.len()).unwrap_or(u32::MAX),
        };
        // The parts of a source can always be written.
        let head = toml::to_string(&head).unwrap_or_default();
        let mut bytes = Vec::with_capacity(head.len() + self.entries.len() * (ENTRY + 40));
        put_text(&mut bytes, &head);
        for (_, text) in self.texts.iter() {
            put_text(&mut bytes, text);
        }
        for entry in &self.entries {
            bytes.extend_from_slice(&entry.line.to_le_bytes());
            bytes.extend_from_slice(&entry.transaction.to_le_bytes());
            bytes.extend_from_slice(&entry.source.to_le_bytes());
            put_day(&mut bytes, Some(entry.date));
            put_day(&mut bytes, entry.document_date);
            for text in [
                entry.journal,
                entry.number,
                entry.account,
                entry.account_label,
                entry.third_party,
                entry.third_party_label,
                entry.document,
                entry.label,
            ] {
                let at = u32::try_from(text.index()).unwrap_or(0);
                bytes.extend_from_slice(&at.to_le_bytes());
            }
            bytes.extend_from_slice(&entry.debit.0.to_le_bytes());
            bytes.extend_from_slice(&entry.credit.0.to_le_bytes());
        }
        bytes
    }

    /// The ledger of some bytes; nothing where they are none, or their amounts could not be summed
    /// exactly. Nothing in them is trusted.
    pub fn from_bytes(mut bytes: &[u8]) -> Option<Self> {
        let head: Head = toml::from_str(take_text(&mut bytes)?).ok()?;
        let mut texts = Texts::default();
        let mut known = Vec::new();
        for _ in 0..head.texts {
            known.push(texts.add(take_text(&mut bytes)?));
        }
        let mut ledger = Self {
            sources: head.sources,
            texts,
            ..Self::default()
        };
        if bytes.len() != (head.entries as usize).checked_mul(ENTRY)? {
            return None;
        }
        ledger.reserve(head.entries as usize);
        for _ in 0..head.entries {
            let line = take_u32(&mut bytes)?;
            let transaction = take_u32(&mut bytes)?;
            let source = u16::from_le_bytes(take(&mut bytes)?);
            let date = take_day(&mut bytes)??;
            let document_date = take_day(&mut bytes)?;
            let mut of = || -> Option<Text> { known.get(take_u32(&mut bytes)? as usize).copied() };
            let (journal, number, account, account_label) = (of()?, of()?, of()?, of()?);
            let (third_party, third_party_label, document, label) = (of()?, of()?, of()?, of()?);
            let debit = Cents(i64::from_le_bytes(take(&mut bytes)?));
            let credit = Cents(i64::from_le_bytes(take(&mut bytes)?));
            // Tables with a row a transaction are made: there are no more of them than entries.
            if transaction >= head.entries || usize::from(source) >= ledger.sources.len() {
                return None;
            }
            let entry = Entry {
                line,
                transaction,
                source,
                date,
                document_date,
                journal,
                number,
                account,
                account_label,
                third_party,
                third_party_label,
                document,
                label,
                debit,
                credit,
            };
            ledger.push(entry).ok()?;
        }
        Some(ledger)
    }
}

fn put_text(bytes: &mut Vec<u8>, text: &str) {
    let length = u32::try_from(text.len()).unwrap_or(0);
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(text.get(..length as usize).unwrap_or_default().as_bytes());
}

/// A day as a number such as 20241231; nothing is 0.
fn put_day(bytes: &mut Vec<u8>, day: Option<Day>) {
    let number = day.map_or(0, |day| {
        day.year() * 10_000 + i32::from(day.month().number()) * 100 + i32::from(day.day())
    });
    bytes.extend_from_slice(&number.to_le_bytes());
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, rest) = bytes.split_first_chunk::<N>()?;
    *bytes = rest;
    Some(*taken)
}

fn take_u32(bytes: &mut &[u8]) -> Option<u32> {
    take(bytes).map(u32::from_le_bytes)
}

fn take_text<'a>(bytes: &mut &'a [u8]) -> Option<&'a str> {
    let length = take_u32(bytes)? as usize;
    let (text, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    std::str::from_utf8(text).ok()
}

/// The day, or that there is none; nothing where it is no day.
fn take_day(bytes: &mut &[u8]) -> Option<Option<Day>> {
    let number = i32::from_le_bytes(take(bytes)?);
    if number == 0 {
        return Some(None);
    }
    let month = u8::try_from(number / 100 % 100).ok()?;
    let day = u8::try_from(number % 100).ok()?;
    Day::new(number / 10_000, month, day).map(Some)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::Ledger;
    use crate::fec::{self, Bounds};

    const FILE: &str = "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\t\
        CompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\t\
        ValidDate\tMontantdevise\tIdevise\n\
        BQ\tBanque\t1\t20240310\t512000\tBanque\t\t\tP1\t20240309\tAdhésions\t120,50\t0,00\t\t\t20240310\t\t\n\
        BQ\tBanque\t1\t20240310\t756000\tCotisations\t\t\tP1\t20240309\tAdhésions\t0,00\t120,50\t\t\t20240310\t\t\n";

    fn ledger() -> Ledger {
        fec::read(FILE.as_bytes(), None, "a", &Bounds::default()).ledger
    }

    #[test]
    fn what_is_written_is_read() {
        let ledger = ledger();
        let again = Ledger::from_bytes(&ledger.to_bytes()).expect("a ledger");
        assert_eq!(again.entries().len(), 2);
        assert_eq!(again.sums(), ledger.sums());
        assert_eq!(again.sources(), ledger.sources());
        assert_eq!(again.transactions(), ledger.transactions());
        for (one, other) in ledger.entries().iter().zip(again.entries()) {
            assert_eq!(ledger.account(one), again.account(other));
            assert_eq!(ledger.text(one.label), again.text(other.label));
            assert_eq!(
                (one.date, one.document_date),
                (other.date, other.document_date)
            );
        }
    }

    proptest! {
        #[test]
        fn changed_bytes_never_panic(at in 0_usize..2_000, byte in any::<u8>(), cut in 0_usize..2_000) {
            let mut bytes = ledger().to_bytes();
            let length = bytes.len();
            bytes[at % length] = byte;
            bytes.truncate(length - cut % length / 8);
            let _ = Ledger::from_bytes(&bytes);
        }
    }
}

//! Accounts with their names, as they were read of late: found without the table of all texts, and
//! without reaching for memory twice.

use super::Column;
use crate::texts::Text;

/// Bytes of a number and a name; longer ones are not kept.
const BYTES: usize = 52;

/// How many are kept at most.
const COUNT: usize = 1 << 16;

/// A number and a name, as in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Key {
    bytes: [u8; BYTES],
    number: u8,
    name: u8,
    column: u8,
}

impl Key {
    /// Nothing where they are too long.
    pub(super) fn of(column: Column, number: &[u8], name: &[u8]) -> Option<Self> {
        let mut bytes = [0; BYTES];
        let all = number.len() + name.len();
        bytes.get_mut(..number.len())?.copy_from_slice(number);
        bytes.get_mut(number.len()..all)?.copy_from_slice(name);
        Some(Self {
            bytes,
            number: u8::try_from(number.len()).ok()?,
            name: u8::try_from(name.len()).ok()?,
            column: column as u8,
        })
    }

    /// A place among those that are kept. Numbers differ in their first bytes, or in those after.
    fn place(&self) -> usize {
        let [first, second] = [0, 8].map(|at| {
            let bytes = self
                .bytes
                .get(at..at + 8)
                .and_then(|bytes| bytes.try_into().ok());
            u64::from_le_bytes(bytes.unwrap_or_default())
        });
        let mixed = (first ^ second.rotate_left(23)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        usize::try_from(mixed >> 48).unwrap_or(0)
    }
}

/// What was read of late, each with its texts.
#[derive(Debug)]
pub(super) struct Recent {
    kept: Vec<Option<(Key, [Text; 2])>>,
}

impl Recent {
    /// For a file of so many bytes.
    pub(super) fn of(bytes: usize) -> Self {
        let count = (bytes / 256).next_power_of_two().min(COUNT);
        Self {
            kept: vec![None; count],
        }
    }

    pub(super) fn find(&self, key: &Key) -> Option<[Text; 2]> {
        let place = key.place() % self.kept.len();
        let (kept, texts) = self.kept.get(place)?.as_ref()?;
        (kept == key).then_some(*texts)
    }

    pub(super) fn keep(&mut self, key: Key, texts: [Text; 2]) {
        let place = key.place() % self.kept.len();
        if let Some(kept) = self.kept.get_mut(place) {
            *kept = Some((key, texts));
        }
    }
}

//! Accounts with their names, as they were read of late: found without the table of all texts, and
//! without reaching for memory twice.

use super::Column;
use crate::texts::Text;

/// Bytes of a number and a name; longer ones are not kept.
const BYTES: usize = 52;

/// How many are kept at most.
const COUNT: usize = 1 << 14;

/// What was read of late, each with its texts.
#[derive(Debug)]
pub(super) struct Recent {
    kept: Vec<Kept>,
}

/// A number and a name, as in the file, one after another.
#[derive(Debug, Clone, Copy)]
struct Kept {
    texts: [Text; 2],
    number: u8,
    name: u8,
    column: u8,
    bytes: [u8; BYTES],
}

impl Recent {
    /// For a file of so many bytes.
    pub(super) fn of(bytes: usize) -> Self {
        let count = (bytes / 256).next_power_of_two().min(COUNT);
        let none = Kept {
            texts: [Text::EMPTY; 2],
            number: 0,
            name: 0,
            column: u8::MAX,
            bytes: [0; BYTES],
        };
        Self {
            kept: vec![none; count],
        }
    }

    /// The texts of a number and a name.
    pub(super) fn find(&self, column: Column, number: &[u8], name: &[u8]) -> Option<[Text; 2]> {
        let kept = self.kept.get(self.place(column, number))?;
        let (first, second) = (usize::from(kept.number), usize::from(kept.name));
        let same = kept.column == column as u8
            && first == number.len()
            && second == name.len()
            && kept.bytes.get(..first) == Some(number)
            && kept.bytes.get(first..first + second) == Some(name);
        same.then_some(kept.texts)
    }

    /// Keeps them in the place of others.
    pub(super) fn keep(&mut self, column: Column, number: &[u8], name: &[u8], texts: [Text; 2]) {
        let all = number.len() + name.len();
        let (Ok(first), Ok(second)) = (u8::try_from(number.len()), u8::try_from(name.len())) else {
            return;
        };
        let place = self.place(column, number);
        if let Some(kept) = self.kept.get_mut(place).filter(|_| all <= BYTES) {
            kept.bytes[..number.len()].copy_from_slice(number);
            kept.bytes[number.len()..all].copy_from_slice(name);
            (kept.number, kept.name, kept.column) = (first, second, column as u8);
            kept.texts = texts;
        }
    }

    /// A place by the last bytes of the number.
    fn place(&self, column: Column, number: &[u8]) -> usize {
        let mut bytes = [0_u8; 8];
        match number.last_chunk::<8>() {
            Some(last) => bytes = *last,
            None => bytes[..number.len()].copy_from_slice(number),
        }
        let sum = u64::from_le_bytes(bytes) ^ (column as u64) << 61 ^ number.len() as u64;
        let mixed = sum.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 48;
        // Their count is a power of two.
        usize::try_from(mixed).unwrap_or(0) & (self.kept.len() - 1)
    }
}

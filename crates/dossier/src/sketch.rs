//! A sketch of a text: small enough to keep with every source, and enough to tell how much of two
//! texts is the same.
//!
//! It holds the smallest hashes of all runs of three words (bottom-k sketch of Broder 1997, "On the
//! resemblance and containment of documents"). Case, accents, punctuation, hyphens at line ends and
//! the layout of a format do not count.

use std::collections::BTreeSet;

use language::words::fold;
use serde::{Deserialize, Serialize};

/// Hashes kept of one text: resemblances are then known to about ±0.06.
const KEPT: usize = 192;
/// Words of one run.
const RUN: usize = 3;
/// Runs that a text must have to resemble another in part: a line or two does by accident.
const FEWEST: usize = 20;
/// Runs that a text must have to be the same as another.
const FEWEST_SAME: usize = 5;

/// A sketch of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sketch(Vec<u64>);

impl Sketch {
    /// Of lines of text in reading order.
    pub(crate) fn of<T: AsRef<str>>(lines: impl Iterator<Item = T>) -> Self {
        let mut kept: BTreeSet<u64> = BTreeSet::new();
        let mut run: Vec<u64> = Vec::with_capacity(RUN);
        for line in lines {
            for word in fold(line.as_ref()).split(|c: char| !c.is_alphanumeric()) {
                if word.is_empty() {
                    continue;
                }
                if run.len() == RUN {
                    run.remove(0);
                }
                run.push(hash(word.bytes()));
                if run.len() == RUN {
                    let bytes = run.iter().flat_map(|hash| hash.to_le_bytes());
                    kept.insert(hash(bytes));
                    if kept.len() > KEPT {
                        kept.pop_last();
                    }
                }
            }
        }
        Self(kept.into_iter().collect())
    }

    /// How much of two texts together is in both, from 0 to 1. Short texts are the same or are not.
    pub fn resemblance(&self, other: &Self) -> f32 {
        if self.0.len().min(other.0.len()) < FEWEST {
            let same = self == other && self.0.len() >= FEWEST_SAME;
            return if same { 1.0 } else { 0.0 };
        }
        let (mut one, mut two) = (self.0.iter().peekable(), other.0.iter().peekable());
        let (mut all, mut both) = (0u32, 0u32);
        // The smallest hashes of the two together are a fair sample of all their runs.
        while all < KEPT as u32 {
            let (left, right) = match (one.peek(), two.peek()) {
                (None, None) => break,
                (left, right) => (left.copied(), right.copied()),
            };
            let first = left.into_iter().chain(right).min();
            all += 1;
            both += u32::from(left == right);
            one.next_if(|hash| Some(*hash) == first);
            two.next_if(|hash| Some(*hash) == first);
        }
        both as f32 / all.max(1) as f32
    }
}

/// FNV-1a of 64 bits (draft-eastlake-fnv), then mixed, so that the smallest are a fair sample. It
/// must stay the same from one version of the program to the next: sketches are stored.
fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    let fnv = bytes.fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mixed = (fnv ^ (fnv >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    mixed ^ (mixed >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: std::ops::Range<u32>) -> String {
        words.map(|word| format!("mot{word} ")).collect()
    }

    fn of(text: &str) -> Sketch {
        Sketch::of(text.lines())
    }

    #[test]
    fn the_layout_of_a_format_does_not_count() {
        let markdown = "L’association a tenu **douze ateliers** de réparation en 2025, avec\n"
            .to_owned()
            + &text(0..200);
        let pdf = "L'ASSOCIATION a tenu douze\nateliers, de réparation en 2025 avec ".to_owned()
            + &text(0..200);
        assert!(of(&markdown).resemblance(&of(&pdf)) > 0.99);
    }

    #[test]
    fn resemblance_is_the_part_in_common() {
        // 2 000 words of which 1 000 are in both: a third of all.
        let seen = of(&text(0..2_000)).resemblance(&of(&text(1_000..3_000)));
        assert!((seen - 1.0 / 3.0).abs() < 0.12, "{seen}");
        assert_eq!(of(&text(0..500)).resemblance(&of(&text(500..1_000))), 0.0);
    }

    #[test]
    fn short_texts_are_the_same_or_are_not() {
        let title = "Rapport moral de la présidente";
        assert_eq!(of(title).resemblance(&of(title)), 0.0);
        let notice = "L’atelier du samedi est remplacé par une veillée le 14 mars à 20 h.";
        let printed = "L'ATELIER du samedi est remplacé\npar une veillée le 14 mars à 20 h";
        assert_eq!(of(notice).resemblance(&of(printed)), 1.0);
        let other = "L’atelier du samedi est remplacé par une veillée le 15 mars à 20 h.";
        assert_eq!(of(notice).resemblance(&of(other)), 0.0);
    }

    proptest::proptest! {
        #[test]
        fn resemblance_is_symmetric_and_within_bounds(a in "[a-d ]{0,400}", b in "[a-d ]{0,400}") {
            let (a, b) = (of(&a), of(&b));
            let seen = a.resemblance(&b);
            proptest::prop_assert!((0.0..=1.0).contains(&seen));
            proptest::prop_assert_eq!(seen, b.resemblance(&a));
        }
    }
}

//! A sketch of a text: small enough to keep with every source, and enough to tell how much of two
//! texts is the same.
//!
//! It holds the smallest hashes of all runs of three words ([`language::sketch`]). Case, accents,
//! punctuation, hyphens at line ends and the layout of a format do not count.

use language::sketch;
use language::words::fold;
use serde::{Deserialize, Serialize};

/// Hashes kept of one text: resemblances are then known to about ±0.06.
const KEPT: usize = 192;
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
        let words = lines.flat_map(|line| {
            let folded = fold(line.as_ref());
            let words = folded.split(|c: char| !c.is_alphanumeric());
            let words = words.filter(|word| !word.is_empty()).map(str::to_owned);
            words.collect::<Vec<_>>()
        });
        Self(sketch::smallest(sketch::runs(words), KEPT))
    }

    /// How much of two texts together is in both, from 0 to 1. Short texts are the same or are not.
    pub fn resemblance(&self, other: &Self) -> f32 {
        if self.0.len().min(other.0.len()) < FEWEST {
            let same = self == other && self.0.len() >= FEWEST_SAME;
            return if same { 1.0 } else { 0.0 };
        }
        sketch::resemblance(&self.0, &other.0, KEPT)
    }
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

//! Families of forms: the same form re-saved, in another format, or the edition of another year.
//!
//! A [`Sketch`] holds the smallest hashes of all runs of three words of the form's text, and of its
//! boxes' labels ([`language::sketch`]). Numbers, months and layout do not count: they are what
//! changes from one year to the next.

use documents::Document;
use language::sketch;
use serde::{Deserialize, Serialize};

use crate::model::FormBox;
use crate::wording::fold;

/// Hashes kept of each side: resemblances are then known to about ±0.06.
const KEPT: usize = 256;
/// Hashes that a side must have to speak for itself: a line or two is alike by accident.
const FEWEST: usize = 12;
/// What two forms of one family have in common at least. See `evaluation/FIGURES.md`, `families`.
const SAME: f32 = 0.5;

/// A sketch of a form, small enough to be kept with every form that was answered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sketch {
    /// Of its text.
    text: Vec<u64>,
    /// Of its boxes: label, row and column.
    boxes: Vec<u64>,
}

impl Sketch {
    /// Of a form and the document it was recognised in.
    pub(crate) fn of(document: &Document, boxes: &[FormBox]) -> Self {
        Self {
            text: sketch::smallest(sketch::runs(lasting(&document.text())), KEPT),
            boxes: Vec::new(),
        }
        .with_boxes(boxes)
    }

    /// The sketch of a form with the same text and other boxes.
    pub fn with_boxes(&self, boxes: &[FormBox]) -> Self {
        let labels = boxes.iter().map(wording).filter(|label| !label.is_empty());
        let labels = labels.map(|label| sketch::hash(label.bytes()));
        Self {
            text: self.text.clone(),
            boxes: sketch::smallest(labels, KEPT),
        }
    }
}

/// How much of two forms is in both, from 0 to 1: of their texts or of their boxes, whichever is
/// more alike. A side that is too short to tell says nothing.
pub fn similarity(one: &Sketch, other: &Sketch) -> f32 {
    let of = |a: &[u64], b: &[u64]| match a.len().min(b.len()) {
        0 => 0.0,
        short if short < FEWEST => f32::from(u8::from(a == b)) * 0.5,
        _ => sketch::resemblance(a, b, KEPT),
    };
    let (text, boxes) = (of(&one.text, &other.text), of(&one.boxes, &other.boxes));
    text.max(boxes)
}

/// True where two forms are of one family.
pub fn same_family(one: &Sketch, other: &Sketch) -> bool {
    similarity(one, other) >= SAME
}

/// What a box asks as far as it lasts from one year to the next: label, row and column, folded.
pub(crate) fn wording(asked: &FormBox) -> String {
    let group = asked.group.as_ref();
    let (row, column) = group.map_or(("", ""), |group| (&group.row, &group.column));
    [asked.label.as_str(), row, column]
        .iter()
        .map(|part| lasting(part).collect::<Vec<_>>().join(" "))
        .collect::<Vec<_>>()
        .join("|")
        .trim_matches('|')
        .to_owned()
}

/// The words of a text that last: folded, without numbers and months.
pub(crate) fn lasting(text: &str) -> impl Iterator<Item = String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !word.chars().all(|c| c.is_ascii_digit()))
        .filter(|word| !MONTHS.contains(word))
        .map(str::to_owned)
        .collect::<Vec<_>>()
        .into_iter()
}

/// Months of French and English, folded; "mai" and "may", which are words too, stay.
const MONTHS: [&str; 22] = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

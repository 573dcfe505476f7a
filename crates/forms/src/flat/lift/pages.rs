//! What each page draws of the form: not the heads that pages repeat.

use std::collections::HashMap;

use documents::{Document, Stroke, Word};

use super::super::grid::Ruled;
use super::super::marks::Piece;
use crate::page::{Rectangle, union};

/// Pages of a document from which a first line that begins alike is the head of its pages.
const ALIKE: usize = 3;

/// The words and strokes of one page, and its width and height.
pub(super) struct Drawn<'a> {
    pub(super) size: [f32; 2],
    pub(super) words: Vec<&'a Word>,
    pub(super) strokes: Vec<&'a Stroke>,
}

/// The pages of a document in order.
pub(super) fn drawn(document: &Document) -> Vec<Drawn<'_>> {
    let mut pages: Vec<Drawn> = document
        .sizes
        .iter()
        .map(|size| Drawn {
            size: *size,
            words: Vec::new(),
            strokes: Vec::new(),
        })
        .collect();
    let heads = heads(document);
    let at = |page: u32| (page as usize).checked_sub(1);
    for word in &document.words {
        let sound = word.rectangle.iter().all(|value| value.is_finite());
        let head = heads.get(&word.page);
        if sound
            && head.is_none_or(|bottom| word.rectangle[1] < *bottom)
            && let Some(page) = at(word.page).and_then(|at| pages.get_mut(at))
        {
            page.words.push(word);
        }
    }
    for stroke in &document.strokes {
        if let Some(page) = at(stroke.page).and_then(|at| pages.get_mut(at)) {
            page.strokes.push(stroke);
        }
    }
    pages
}

/// Points by which a page of a few words is narrower than its margins.
const NARROW: f32 = 60.0;

/// The part of a page that it uses: as wide as what is on it, down to the lowest of it. A page of a
/// few words goes as far to the right as it begins from the left.
pub(super) fn margins(pieces: &[Piece], tables: &[Ruled], size: [f32; 2]) -> Rectangle {
    let all = pieces
        .iter()
        .map(|piece| piece.rectangle)
        .chain(tables.iter().map(|table| table.rectangle));
    let Some(mut used) = all.reduce(union) else {
        return [0.0, 0.0, size[0], size[1]];
    };
    let right = size[0] - used[0];
    if used[2] < right - NARROW {
        used[2] = right;
    }
    used
}

/// A line that asks is no head, though each sheet of a form begins with it: "Action n° …".
fn asks(document: &Document, first: &Word) -> bool {
    let line = document.words.iter().filter(|word| {
        word.page == first.page && (word.rectangle[1] - first.rectangle[1]).abs() < 4.0
    });
    let leader = |word: &Word| {
        word.text
            .chars()
            .all(|c| matches!(c, '.' | '…' | '_' | '|'))
    };
    line.into_iter()
        .any(|word| word.text.ends_with(':') || leader(word))
}

/// Of each page whose first line is a head, the bottom of that line: it begins as those of most
/// other pages do, at the same height, whatever it says of its page further right.
fn heads(document: &Document) -> HashMap<u32, f32> {
    let mut firsts: HashMap<u32, &Word> = HashMap::new();
    for word in &document.words {
        let first = firsts.entry(word.page).or_insert(word);
        let (a, b) = (word.rectangle, first.rectangle);
        if b[3] - a[3] < -4.0 || (b[3] - a[3]).abs() <= 4.0 && a[0] < b[0] {
            *first = word;
        }
    }
    let alike = |one: &Word| {
        let same = firsts.values().filter(|other| {
            other.text == one.text && (other.rectangle[1] - one.rectangle[1]).abs() < 2.0
        });
        same.count()
    };
    firsts
        .iter()
        .filter(|(_, word)| {
            let count = alike(word);
            count >= ALIKE && 2 * count > firsts.len() && !asks(document, word)
        })
        .map(|(page, word)| (*page, word.rectangle[1] - 1.0))
        .collect()
}

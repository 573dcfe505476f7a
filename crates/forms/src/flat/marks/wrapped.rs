//! Labels that wrap in a narrow column beside others, before the line that they ask for: "Code" over
//! "postal : ____", with "Ville :" right of the first.

use super::{Piece, What};

/// Points between a label and its line.
const BESIDE: f32 = 60.0;
/// Words of the first line of such a label, at most.
const WORDS: usize = 3;
/// The most lines to write on of a page that are looked at.
const MOST: usize = 300;

/// Puts the first line of such a label before its second.
pub(super) fn join(pieces: &mut Vec<Piece>) {
    let places: Vec<usize> = (0..pieces.len())
        .filter(|at| matches!(pieces[*at].what, What::Rule | What::Comb(_)))
        .take(MOST)
        .collect();
    let mut gone: Vec<usize> = Vec::new();
    for place in places {
        let Some(first) = first_word(pieces, place) else {
            continue;
        };
        let Some(over) = over(pieces, first, place) else {
            continue;
        };
        if over.iter().any(|at| gone.contains(at)) {
            continue;
        }
        let words: Vec<&str> = over.iter().map(|at| pieces[*at].text.as_str()).collect();
        let text = format!("{} {}", words.join(" "), pieces[first].text);
        pieces[first].text = text;
        gone.extend(over);
    }
    let mut at = 0;
    pieces.retain(|_| {
        at += 1;
        !gone.contains(&(at - 1))
    });
}

/// The foot of the letters is near the line.
fn stands_on(word: &Piece, rule: &Piece) -> bool {
    let foot = word.rectangle[1] + 0.22 * word.size;
    (foot - rule.rectangle[1]).abs() < 0.7 * word.size
}

fn level(a: &Piece, b: &Piece) -> bool {
    (a.height() - b.height()).abs() < 0.4 * a.size.max(b.size)
}

/// The first word of what ends with a colon right before a place, on its line.
fn first_word(pieces: &[Piece], place: usize) -> Option<usize> {
    let rule = &pieces[place];
    let left = rule.rectangle[0];
    let near = |at: &usize| {
        let piece = &pieces[*at];
        let gap = left - piece.rectangle[2];
        piece.what == What::Word && (-3.0..BESIDE).contains(&gap) && stands_on(piece, rule)
    };
    let right = |a: &usize, b: &usize| pieces[*a].rectangle[2].total_cmp(&pieces[*b].rectangle[2]);
    let last = (0..pieces.len()).filter(near).max_by(right)?;
    if !pieces[last].text.ends_with(':') {
        return None;
    }
    let mut first = last;
    while let Some(before) = (0..pieces.len()).find(|at| follows(&pieces[*at], &pieces[first])) {
        first = before;
    }
    Some(first)
}

/// The second word comes right after the first on one line.
fn follows(first: &Piece, second: &Piece) -> bool {
    let gap = second.rectangle[0] - first.rectangle[2];
    let words = first.what == What::Word && second.what == What::Word;
    words && (0.0..0.8 * second.size).contains(&gap) && level(first, second)
}

/// The words right over the first word of a label, that begin where it begins and have no place of
/// their own, in a line that goes on with other words.
fn over(pieces: &[Piece], first: usize, place: usize) -> Option<Vec<usize>> {
    let (word, rule) = (&pieces[first], &pieces[place]);
    let begins = |piece: &Piece| {
        let pitch = piece.height() - word.height();
        piece.what == What::Word
            && (piece.rectangle[0] - word.rectangle[0]).abs() < 2.0
            && (0.9 * word.size..1.4 * word.size).contains(&pitch)
            && (piece.size - word.size).abs() < 0.3
            && piece.bold == word.bold
    };
    let start = pieces.iter().position(begins)?;
    let mut words = vec![start];
    while let Some(next) = (0..pieces.len()).find(|at| {
        words
            .last()
            .is_some_and(|last| follows(&pieces[*last], &pieces[*at]))
    }) {
        words.push(next);
        if words.len() > WORDS {
            return None;
        }
    }
    let last = &pieces[*words.last()?];
    let end = last.rectangle[2];
    let mut beside = pieces
        .iter()
        .filter(|piece| level(piece, last) && piece.rectangle[0] > end);
    let own = |piece: &Piece| piece.what != What::Word && piece.rectangle[0] < rule.rectangle[2];
    let ended = last.text.ends_with([':', '?', '.', ',', ';']);
    let goes_on = beside
        .clone()
        .any(|piece| piece.what == What::Word && piece.rectangle[0] > rule.rectangle[2] - 1.0);
    let free = !ended && end < rule.rectangle[0] && goes_on && !beside.any(own);
    free.then_some(words)
}

//! Frames whose label stands left of them: each line of labels and frames becomes a row of cells.

use super::super::grid::Ruled;
use super::super::marks::{Piece, What};
use crate::page::Rectangle;

/// Points between a label and the frame right of it.
const GAP: f32 = 220.0;

/// A frame, the pieces in it, and the frames in it.
pub(super) type Held = (Ruled, Vec<Piece>, Vec<Ruled>);

/// Takes blank frames with words left of them out of `held`, with these words out of `loose`, as
/// rows of labels and blanks.
pub(super) fn rows(held: &mut Vec<Held>, loose: &mut Vec<Piece>) -> Vec<Held> {
    let mut frames: Vec<Rectangle> = held
        .iter()
        .filter(|(table, own, inner)| table.cells.len() == 1 && is_blank(own) && inner.is_empty())
        .map(|(table, ..)| table.rectangle)
        .collect();
    frames.sort_by(|a, b| b[3].total_cmp(&a[3]).then(a[0].total_cmp(&b[0])));
    let mut rows = Vec::new();
    while let Some(first) = frames.first().copied() {
        let (mut line, rest): (Vec<Rectangle>, Vec<Rectangle>) = frames
            .into_iter()
            .partition(|frame| same_line(first, *frame));
        frames = rest;
        line.sort_by(|a, b| a[0].total_cmp(&b[0]));
        let band = line
            .iter()
            .fold([f32::MIN, f32::MAX], |[low, high], frame| {
                [low.max(frame[1]), high.min(frame[3])]
            });
        let beside = |piece: &Piece| (band[0] - 1.0..band[1] + 1.0).contains(&piece.height());
        let Some(row) = row_of(&line, loose, &beside) else {
            continue;
        };
        let mut words: Vec<Piece> = loose.extract_if(.., |piece| beside(piece)).collect();
        held.retain_mut(|(table, own, inner)| {
            let taken = is_blank(own) && inner.is_empty() && line.contains(&table.rectangle);
            if taken {
                words.append(own);
            }
            !taken
        });
        rows.push((row, words, Vec::new()));
    }
    rows
}

/// Nothing stands in a frame, or a unit alone.
fn is_blank(own: &[Piece]) -> bool {
    match own {
        [] => true,
        [unit] => unit.what == What::Word && !crate::wording::has_words(&unit.text),
        _ => false,
    }
}

/// The frames overlap in height, each by most of the lower of them.
fn same_line(a: Rectangle, b: Rectangle) -> bool {
    let shared = a[3].min(b[3]) - a[1].max(b[1]);
    shared > 0.6 * (a[3] - a[1]).min(b[3] - b[1])
}

/// The cells of a line: what stands before each frame, the frame, and what stands after the last.
/// None where no words stand left of the first frame.
fn row_of(line: &[Rectangle], loose: &[Piece], beside: &impl Fn(&Piece) -> bool) -> Option<Ruled> {
    let first = line.first()?;
    let mut pieces: Vec<&Piece> = loose.iter().filter(|piece| beside(piece)).collect();
    pieces.sort_by(|a, b| a.rectangle[0].total_cmp(&b.rectangle[0]));
    let label = pieces
        .iter()
        .rfind(|piece| piece.rectangle[2] <= first[0] + 2.0)?;
    let spoken = pieces.iter().any(|piece| {
        piece.what == What::Word
            && piece.rectangle[2] <= first[0] + 2.0
            && piece.text.chars().any(char::is_alphabetic)
    });
    // What is drawn between them is a line of its own.
    let crossed = pieces.iter().any(|piece| {
        let middle = piece.centre().0;
        line.iter()
            .any(|frame| (frame[0] + 1.0..frame[2] - 1.0).contains(&middle))
    });
    if !spoken || crossed || first[0] - label.rectangle[2] > GAP {
        return None;
    }
    let between = |from: f32, to: f32| {
        pieces
            .iter()
            .any(|piece| (from..to).contains(&piece.centre().0))
    };
    let mut cells = Vec::new();
    let mut left = pieces.first()?.rectangle[0] - 2.0;
    for frame in line {
        // A place between has its own words: those after it are the frame's.
        let placed = pieces
            .iter()
            .rev()
            .find(|piece| piece.what != What::Word && (left..frame[0]).contains(&piece.centre().0));
        let split = placed.map(|piece| piece.rectangle[2] + 1.0);
        if let Some(split) = split.filter(|split| between(*split, frame[0])) {
            cells.push([left, frame[1], split, frame[3]]);
            left = split;
        }
        if between(left, frame[0]) {
            cells.push([left, frame[1], frame[0], frame[3]]);
        }
        cells.push(*frame);
        left = frame[2];
    }
    let right = pieces.last()?.rectangle[2] + 2.0;
    if right > left && between(left, right) {
        let last = line.last()?;
        cells.push([left, last[1], right, last[3]]);
    }
    Ruled::row(cells)
}

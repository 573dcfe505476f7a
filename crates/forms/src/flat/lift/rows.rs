//! Pieces to lines, and which lines are one paragraph.

use documents::Role;

use super::super::marks::{Piece, What};
use super::Lifter;
use crate::page::{Rectangle, grown, inside, union};

/// Points across of a region, such as a cell, that is narrow for its words.
const NARROW: f32 = 220.0;

/// A line of pieces from left to right.
pub(super) struct Row {
    pub(super) pieces: Vec<Piece>,
    pub(super) rectangle: Rectangle,
    /// The block of the file that it belongs to.
    pub(super) block: Option<usize>,
}

impl Row {
    /// It holds words only.
    pub(super) fn is_words(&self) -> bool {
        self.pieces.iter().all(|piece| piece.what == What::Word)
    }
}

impl Lifter {
    /// Lines from the top.
    pub(super) fn rows(&self, mut pieces: Vec<Piece>) -> Vec<Row> {
        pieces.sort_by(|a, b| b.height().total_cmp(&a.height()));
        let mut rows: Vec<(f32, Vec<Piece>)> = Vec::new();
        for piece in pieces {
            let height = piece.height();
            let near = 0.45 * piece.size.clamp(6.0, 16.0);
            match rows.last_mut() {
                Some((at, row)) if *at - height <= near => {
                    // The words of a line say where it is; what is drawn beside them may be off.
                    if row.iter().all(|one| one.what != What::Word) && piece.what == What::Word {
                        *at = height;
                    }
                    row.push(piece);
                }
                _ => rows.push((height, vec![piece])),
            }
        }
        rows.into_iter()
            .filter_map(|(_, mut pieces)| {
                pieces.sort_by(|a, b| a.rectangle[0].total_cmp(&b.rectangle[0]));
                let rectangle = pieces.iter().map(|piece| piece.rectangle).reduce(union)?;
                let block = self.block_of(&pieces);
                Some(Row {
                    pieces,
                    rectangle,
                    block,
                })
            })
            .collect()
    }

    /// What every page repeats.
    pub(super) fn is_repeated(&self, row: &Row) -> bool {
        let read = row
            .block
            .and_then(|at| self.blocks.get(&self.page)?.get(at));
        read.is_some_and(|read| read.role == Role::HeaderFooter)
    }

    /// The block of the file that holds the first words of a line.
    fn block_of(&self, pieces: &[Piece]) -> Option<usize> {
        let word = pieces.iter().find(|piece| piece.what == What::Word)?;
        let blocks = self.blocks.get(&self.page)?;
        blocks
            .iter()
            .position(|read| inside(word.centre(), grown(read.rectangle, 1.0)))
    }
}

/// Whether a line goes on with the paragraph of the line above it: the file's reader put them
/// together, or it broke where the line was full, and no place to answer ends the one above.
/// `edges` are the left and right of the region they stand in.
pub(super) fn goes_on(above: &Row, row: &Row, edges: [f32; 2]) -> bool {
    // A line that its words fill to the end goes on, whatever places stand in it; one that ends
    // with a place, a colon or a question does not.
    let ended = above
        .pieces
        .last()
        .is_none_or(|piece| piece.what != What::Word || piece.text.ends_with([':', '?']));
    let Some(first) = row.pieces.first().filter(|piece| piece.what == What::Word) else {
        return false;
    };
    let small = first.text.chars().find(|c| c.is_alphabetic());
    let small = small.is_some_and(char::is_lowercase);
    // After places, only the rest of a sentence goes on: "☐ Non" does not lead to the next question.
    let together = above.block.is_some() && above.block == row.block && (above.is_words() || small);
    let pitch = above.rectangle[1] - row.rectangle[1];
    // The line was full, or what follows with its dots did not fit on it.
    let place = row.pieces.iter().find(|piece| piece.what != What::Word);
    let next = place.map_or(first.rectangle[2], |place| place.rectangle[2]) - row.rectangle[0];
    let full = above.rectangle[2] + next > edges[1] - 0.1 * (edges[1] - edges[0]);
    // "… récupère-t-il la / TVA ?": a word that had no room at all goes on, capital or not.
    let crammed = above.rectangle[2] + first.rectangle[2] - row.rectangle[0] > edges[1] - 8.0
        && !above
            .pieces
            .last()
            .is_some_and(|piece| piece.text.ends_with(['.', '!', ';']))
        && first.bold == above.pieces.last().is_some_and(|piece| piece.bold)
        && edges[1] - edges[0] < NARROW;
    let broken = (small && full || crammed) && above.is_words() && pitch < 2.0 * first.size;
    !ended && (together || broken) || is_torn(above, edges) && pitch < 2.0 * first.size
}

/// A full line ends with a square whose words had no room on it: "Agréée : ☐ / oui ☐ non".
fn is_torn(row: &Row, [left, right]: [f32; 2]) -> bool {
    let full = row.rectangle[2] > right - 0.1 * (right - left);
    let ends = (row.pieces.last()).is_some_and(|piece| piece.what == What::Tick);
    let first = row.pieces.iter().position(|piece| piece.what == What::Tick);
    let before = first.and_then(|at| row.pieces.get(at.checked_sub(1)?));
    // Where squares stand after their words, none is missing.
    let stand_first = before.is_none_or(|piece| piece.text.ends_with([':', '?']));
    full && ends && stand_first
}

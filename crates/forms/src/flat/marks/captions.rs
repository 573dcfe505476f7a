//! Words under a place that say what it takes.

use super::{Piece, What};
use crate::page::Rectangle;

/// What is written under the cells of a date.
const DATE_PARTS: &[&str] = &[
    "jour", "mois", "an", "annee", "jj", "mm", "aaaa", "day", "month", "year", "dd", "yyyy", "tag",
    "monat", "jahr",
];

/// Points of letters that are small whatever else the page holds.
const SMALL: f32 = 7.2;

/// The size of letters is that of a caption, on a page that usually has letters of another.
pub(super) fn is_small(size: f32, usual: f32) -> bool {
    size <= SMALL || size <= 0.92 * usual
}

/// Puts small words that stand right under a place, and nothing else near it, before the place:
/// they say what it takes.
pub(super) fn put_before(pieces: &mut Vec<Piece>) {
    let mut sizes: Vec<f32> = pieces
        .iter()
        .filter(|piece| piece.what == What::Word)
        .map(|piece| piece.size)
        .collect();
    sizes.sort_by(f32::total_cmp);
    let usual = sizes.get(sizes.len() / 2).copied().unwrap_or(10.0);
    let places: Vec<(Rectangle, f32)> = pieces
        .iter()
        .filter(|piece| matches!(piece.what, What::Comb(_) | What::Rule | What::Tick))
        .map(|piece| (piece.rectangle, piece.height()))
        .collect();
    let labelled = |(place, height): (Rectangle, f32)| {
        pieces.iter().any(|piece| {
            piece.what == What::Word
                && (piece.height() - height).abs() < 6.0
                && piece.rectangle[2] <= place[0] + 2.0
                && place[0] - piece.rectangle[2] < 24.0
        })
    };
    // Where a label begins right over cells, what stands under them is the next one's. Over a line
    // to write on is room for letters, and the caption of the line above.
    let combs: Vec<Rectangle> = pieces
        .iter()
        .filter(|piece| matches!(piece.what, What::Comb(_)))
        .map(|piece| piece.rectangle)
        .collect();
    let headed = |place: Rectangle| {
        combs.contains(&place)
            && pieces.iter().any(|piece| {
                let [left, bottom, ..] = piece.rectangle;
                piece.what == What::Word
                    && (-2.0..0.4 * piece.size).contains(&(bottom - place[3]))
                    && (left - place[0]).abs() < 6.0
            })
    };
    let bare: Vec<(Rectangle, f32)> = places
        .iter()
        .copied()
        .filter(|place| !labelled(*place) && !headed(place.0))
        .collect();
    let is_part = |text: &str| DATE_PARTS.contains(&crate::wording::fold(text).as_str());
    // "Année de création" is no caption of the cells of a date.
    let others: Vec<(Rectangle, f32)> = pieces
        .iter()
        .filter(|piece| piece.what == What::Word && !is_part(&piece.text))
        .map(|piece| (piece.rectangle, piece.height()))
        .collect();
    pieces.retain(|piece| {
        // "Jour Mois An" under the cells of a date says nothing that its label does not.
        let goes_on = |(other, height): &(Rectangle, f32)| {
            let between = (other[0] - piece.rectangle[2]).max(piece.rectangle[0] - other[2]);
            (height - piece.height()).abs() < 3.0 && between < piece.size
        };
        let part = is_part(&piece.text) && !others.iter().any(goes_on);
        let under = |place: &Rectangle| {
            (-1.5..0.9 * piece.size).contains(&(place[1] - piece.rectangle[3]))
                && piece.rectangle[0] < place[2]
                && piece.rectangle[2] > place[0]
        };
        !(part && places.iter().any(|(place, _)| under(place)))
    });
    for piece in pieces.iter_mut() {
        if piece.what != What::Word || !is_small(piece.size, usual) {
            continue;
        }
        let [left, _, right, top] = piece.rectangle;
        let over = bare.iter().find(|(place, _)| {
            (-1.5..0.9 * piece.size).contains(&(place[1] - top))
                && left >= place[0] - 6.0
                && (left < place[2] - 2.0 || right <= place[2] + 6.0 && left < place[2])
        });
        if let Some((place, height)) = over {
            // In their own order, left of the place.
            let before = place[0] - 1.0 + (left - place[0]) / 1_000.0;
            let bottom = height - 0.49 * piece.size;
            piece.rectangle = [before - 0.5, bottom, before, bottom + piece.size];
        }
    }
}

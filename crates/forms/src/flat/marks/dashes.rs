//! Rows of short lines that each take a character: a postcode, a date, a number of a register.

use documents::Word;

use super::super::grid::width;
use super::{Piece, comb};
use crate::page::{Rectangle, middle};

/// Points across of a line that takes a character.
const DASH: std::ops::RangeInclusive<f32> = 3.5..=20.0;
/// Points between such lines.
const GAP: std::ops::RangeInclusive<f32> = 0.8..=9.0;
/// Points between the groups of one number, or of a date with a slash between.
const APART: f32 = 24.0;
/// Points that letters need above the line they are written on.
const HIGH: f32 = 11.0;
/// The least lines that are a number by themselves.
const LEAST: usize = 4;
/// The most short lines of a page that are looked at: a drawing has more.
const MOST: usize = 600;

/// Rows of cells for the short lines of a page.
pub(super) fn combs(mut short: Vec<Rectangle>, words: &[&Word]) -> Vec<Piece> {
    short.retain(|line| DASH.contains(&width(*line)) && !underlines(*line, words));
    if short.len() > MOST {
        return Vec::new();
    }
    let row = |line: &Rectangle| (middle(*line) / 2.0).round();
    short.sort_by(|a, b| row(b).total_cmp(&row(a)).then(a[0].total_cmp(&b[0])));
    short.dedup_by(|b, a| row(a) == row(b) && (a[0] - b[0]).abs() < 1.0);
    let level = |a: &Rectangle, b: &Rectangle| (middle(*a) - middle(*b)).abs() < 1.0;
    let mut pieces = Vec::new();
    for line in short.chunk_by(level) {
        let even = |a: &Rectangle, b: &Rectangle| {
            GAP.contains(&(b[0] - a[2])) && (width(*a) - width(*b)).abs() < 0.25 * width(*a)
        };
        let groups: Vec<&[Rectangle]> = line.chunk_by(even).collect();
        for (at, group) in groups.iter().enumerate() {
            // A day or a month stands near the rest of its date.
            let near = |other: Option<&&[Rectangle]>, after: bool| {
                let other = other.filter(|other| other.len() >= 2);
                let (a, b) = match (other, after) {
                    (Some(other), true) => (group.last(), other.first()),
                    (Some(other), false) => (other.last(), group.first()),
                    (None, _) => (None, None),
                };
                a.zip(b).is_some_and(|(a, b)| b[0] - a[2] < APART)
            };
            let together = group.len() >= 2
                && (near(groups.get(at + 1), true) || at > 0 && near(groups.get(at - 1), false));
            if group.len() < LEAST && !together {
                continue;
            }
            let (Some(first), Some(last)) = (group.first(), group.last()) else {
                continue;
            };
            let base = middle(*first);
            let cells = u16::try_from(group.len()).unwrap_or(u16::MAX);
            pieces.push(comb([first[0], base, last[2], base + HIGH], cells));
        }
    }
    pieces
}

/// A word stands on the line.
fn underlines(line: Rectangle, words: &[&Word]) -> bool {
    words.iter().any(|word| {
        let r = word.rectangle;
        let baseline = r[1] + 0.22 * word.size;
        let on = (-1.5..=4.0).contains(&(baseline - middle(line)));
        on && r[2].min(line[2]) - r[0].max(line[0]) > 0.35 * width(line)
    })
}

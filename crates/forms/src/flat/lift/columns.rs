//! Two columns of questions on one page, with nothing drawn between them.

use super::super::grid::Ruled;
use super::super::marks::{Piece, What};
use crate::page::{Rectangle, centre};
use crate::wording::has_words;

/// Points of the least blank between two columns.
const GUTTER: f32 = 12.0;
/// Points between two places at which a gutter is looked for.
const STEP: f32 = 4.0;
/// The least lines of each column.
const LINES: usize = 4;
/// The least places to write in of each column.
const PLACES: usize = 2;
/// Part of the lines that must go their own way for two columns to be read one after the other.
const UNEVEN: f32 = 0.3;

/// A part of a region whose two columns are read one after the other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns {
    pub(super) top: f32,
    pub(super) bottom: f32,
    /// Where they are parted.
    pub(super) middle: f32,
}

/// A line of one region, by what stands left and right of a place across.
#[derive(Default)]
struct Line<'a> {
    left: Vec<&'a Piece>,
    right: Vec<&'a Piece>,
    top: f32,
    bottom: f32,
    /// Something stands on the place itself.
    crossed: bool,
}

/// The two columns of a region, if it has such a part. Only where they do not run side by side line
/// for line: those that do are read as lines, which a form of pairs ("Nom : … Prénom : …") is.
pub(super) fn find(pieces: &[Piece], tables: &[Ruled], region: Rectangle) -> Option<Columns> {
    let width = region[2] - region[0];
    let mut best: Option<(usize, Columns)> = None;
    let mut middle = region[0] + 0.3 * width;
    while middle < region[2] - 0.3 * width {
        for (lines, columns) in parts(pieces, tables, middle) {
            if best.is_none_or(|(most, _)| lines > most) {
                best = Some((lines, columns));
            }
        }
        middle += STEP;
    }
    best.map(|(_, columns)| columns)
}

/// Parts of a region that nothing crosses at a place, and that are two columns there.
fn parts(pieces: &[Piece], tables: &[Ruled], middle: f32) -> Vec<(usize, Columns)> {
    let lines = lines(pieces, tables, middle);
    let runs = lines.split(|line| line.crossed);
    let columns = runs.filter_map(|run| {
        let (first, last) = (run.first()?, run.last()?);
        let part = Columns {
            top: first.top + 1.0,
            bottom: last.bottom - 1.0,
            middle,
        };
        are_columns(run).then_some((run.len(), part))
    });
    columns.collect()
}

fn lines<'a>(pieces: &'a [Piece], tables: &[Ruled], middle: f32) -> Vec<Line<'a>> {
    let mut sorted: Vec<&Piece> = pieces.iter().collect();
    sorted.sort_by(|a, b| b.height().total_cmp(&a.height()));
    let mut lines: Vec<(f32, Line<'_>)> = Vec::new();
    let across = |r: Rectangle| r[0] < middle + GUTTER / 2.0 && r[2] > middle - GUTTER / 2.0;
    for piece in sorted {
        let near = 0.45 * piece.size.clamp(6.0, 16.0);
        let [_, bottom, _, top] = piece.rectangle;
        if lines
            .last()
            .is_none_or(|(at, _)| at - piece.height() > near)
        {
            let line = Line {
                top,
                bottom,
                ..Line::default()
            };
            lines.push((piece.height(), line));
        }
        let Some((_, line)) = lines.last_mut() else {
            continue;
        };
        line.top = line.top.max(top);
        line.bottom = line.bottom.min(bottom);
        line.crossed |= across(piece.rectangle);
        if piece.rectangle[0] < middle {
            line.left.push(piece);
        } else {
            line.right.push(piece);
        }
    }
    let mut lines: Vec<Line<'_>> = lines.into_iter().map(|(_, line)| line).collect();
    // A table across, or its lines, part the region as a line of words does.
    for line in &mut lines {
        let height = f32::midpoint(line.top, line.bottom);
        line.crossed |= tables.iter().any(|table| {
            across(table.rectangle) && (table.rectangle[1]..table.rectangle[3]).contains(&height)
        });
    }
    lines
}

/// Both sides ask, each in its own lines.
fn are_columns(lines: &[Line<'_>]) -> bool {
    let places = |side: &[&Piece]| side.iter().filter(|piece| piece.what != What::Word).count();
    let worded = |side: &[&Piece]| side.iter().any(|piece| has_words(&piece.text));
    // What begins with a place is the answer to the words left of it.
    let begins = |side: &[&Piece]| {
        let first = side
            .iter()
            .min_by(|a, b| a.rectangle[0].total_cmp(&b.rectangle[0]));
        first.is_some_and(|piece| piece.what == What::Word)
    };
    let both = [
        lines.iter().map(|line| line.left.as_slice()).collect(),
        lines
            .iter()
            .map(|line| line.right.as_slice())
            .collect::<Vec<_>>(),
    ];
    let asks = both.iter().all(|side| {
        let said: Vec<_> = side.iter().filter(|line| worded(line)).collect();
        let begun = said.iter().filter(|line| begins(line)).count();
        let places: usize = side.iter().map(|line| places(line)).sum();
        said.len() >= LINES && 10 * begun >= 8 * said.len() && places >= PLACES
    });
    let uneven = lines.iter().filter(|line| {
        line.left.is_empty()
            || line.right.is_empty()
            || (places(&line.left) > 0) != (places(&line.right) > 0)
    });
    asks && uneven.count() as f32 >= UNEVEN * lines.len() as f32
}

impl Columns {
    /// Where a thing belongs: above, left, right, below.
    pub(super) fn part_of(&self, rectangle: Rectangle) -> usize {
        let (x, y) = centre(rectangle);
        match y {
            y if y > self.top => 0,
            y if y < self.bottom => 3,
            _ => 1 + usize::from(x > self.middle),
        }
    }

    /// The four parts of a region, in the order in which they are read.
    pub(super) fn regions(&self, region: Rectangle) -> [Rectangle; 4] {
        let [left, bottom, right, top] = region;
        [
            [left, self.top, right, top],
            [left, self.bottom, self.middle - 2.0, self.top],
            [self.middle + 2.0, self.bottom, right, self.top],
            [left, bottom, right, self.bottom],
        ]
    }
}

//! Tables that fills draw and no lines: heads on a dark ground, rows that are shaded by turns or
//! parted by white space alone.

use documents::Word;

use super::super::grid::width;
use super::sides;
use crate::page::{Rectangle, inside, middle};

/// Points that fills of one table lie apart at most.
const TOUCH: f32 = 2.0;
/// Points across and down of a filled cell.
const ACROSS: f32 = 24.0;
const HIGH: std::ops::RangeInclusive<f32> = 9.0..=60.0;
/// The most filled rectangles of a page that are looked at.
const MOST: usize = 1_500;
/// The most rows of filled cells under which others are looked for.
const MOST_ROWS: usize = 300;

/// What fills say of a page.
pub(super) struct Filled {
    /// Grounds that are too dark to write on, with words on them.
    pub(super) dark: Vec<Rectangle>,
    /// Sides of cells that no line draws.
    pub(super) sides: Vec<Rectangle>,
}

/// A row of filled cells that touch.
#[derive(Debug, Clone)]
struct Row {
    cells: Vec<Rectangle>,
    dark: bool,
}

impl Row {
    fn rectangle(&self) -> Rectangle {
        let whole = self.cells.iter().copied().reduce(crate::page::union);
        whole.unwrap_or_default()
    }

    fn high(&self) -> f32 {
        let [_, bottom, _, top] = self.rectangle();
        top - bottom
    }

    /// The same columns as another row.
    fn is_like(&self, other: &Self) -> bool {
        self.cells.len() == other.cells.len()
            && (self.cells.iter().zip(&other.cells))
                .all(|(a, b)| (a[0] - b[0]).abs() < TOUCH && (a[2] - b[2]).abs() < TOUCH)
    }

    /// The same columns between two heights.
    fn at(&self, bottom: f32, top: f32) -> Self {
        let cells = self.cells.iter();
        Self {
            cells: cells.map(|[l, _, r, _]| [*l, bottom, *r, top]).collect(),
            dark: false,
        }
    }
}

/// What else a page holds.
#[derive(Clone, Copy)]
struct Page<'a> {
    words: &'a [&'a Word],
    lines: &'a [Rectangle],
}

/// Reads the fills of a page; `areas` are its filled rectangles, each dark or light, `lines` what it
/// draws as lines.
pub(super) fn read(areas: &[(Rectangle, bool)], lines: &[Rectangle], words: &[&Word]) -> Filled {
    let lines = &lines[..lines.len().min(MOST)];
    let page = Page { words, lines };
    let mut cells: Vec<(Rectangle, bool)> = Vec::new();
    for (place, dark) in areas.iter().take(MOST) {
        let fits = width(*place) > ACROSS && HIGH.contains(&(place[3] - place[1]));
        let known = |(other, _): &(Rectangle, bool)| {
            (0..4).all(|side| (other[side] - place[side]).abs() < 0.5)
        };
        if fits && !cells.iter().any(known) {
            cells.push((*place, *dark));
        }
    }
    let dark: Vec<Rectangle> = (cells.iter())
        .filter(|(place, dark)| *dark && words.iter().any(|word| stands_in(word, *place)))
        .map(|(place, _)| *place)
        .collect();
    cells.retain(|(place, is_dark)| !is_dark || dark.contains(place) || touches(*place, &dark));
    let mut rows = rows(&cells);
    add_tall(&mut rows, &dark);
    let mut found = Vec::new();
    for (at, row) in rows.iter().enumerate().take(MOST_ROWS) {
        if row.cells.len() < 2 {
            continue;
        }
        if row.dark {
            found.extend(row.cells.iter().copied());
        }
        found.extend(
            white_under(row, &rows[at + 1..], page)
                .iter()
                .flat_map(|row| row.cells.clone()),
        );
    }
    // A dark cell over several of a row of dark ones is a head over heads.
    let heads: Vec<Rectangle> = rows
        .iter()
        .filter(|row| row.dark && row.cells.len() >= 2)
        .flat_map(|row| row.cells.iter().copied())
        .collect();
    let over = |place: &&Rectangle| {
        heads.iter().any(|head| {
            (place[1] - head[3]).abs() < TOUCH && place[0] < head[2] && head[0] < place[2]
        })
    };
    // A dark cell beside a light one is its label.
    let labels = |place: &&Rectangle| {
        cells.iter().any(|(cell, dark)| {
            let level = (cell[1] - place[1]).abs() < TOUCH && (cell[3] - place[3]).abs() < TOUCH;
            !dark && level && (cell[0] - place[2]).abs() < TOUCH
        })
    };
    let more = dark.iter().filter(|place| over(place) || labels(place));
    let more: Vec<Rectangle> = more
        .copied()
        .filter(|place| !found.contains(place))
        .collect();
    found.extend(more);
    Filled {
        sides: found.into_iter().flat_map(sides).collect(),
        dark,
    }
}

/// Rows from the top, their cells from the left.
fn rows(cells: &[(Rectangle, bool)]) -> Vec<Row> {
    let mut sorted = cells.to_vec();
    sorted.sort_by(|(a, _), (b, _)| {
        let row = |r: &Rectangle| (r[3] / TOUCH).round();
        row(b).total_cmp(&row(a)).then(a[0].total_cmp(&b[0]))
    });
    let mut rows: Vec<Row> = Vec::new();
    for (place, dark) in sorted {
        let goes_on = rows.last().is_some_and(|row| {
            let last = row.cells.last().copied().unwrap_or_default();
            let level = (last[1] - place[1]).abs() < TOUCH && (last[3] - place[3]).abs() < TOUCH;
            row.dark == dark && level && (place[0] - last[2]).abs() < TOUCH
        });
        match rows.last_mut().filter(|_| goes_on) {
            Some(row) => row.cells.push(place),
            None => rows.push(Row {
                cells: vec![place],
                dark,
            }),
        }
    }
    rows
}

/// Heads that stand beside two rows of heads belong to the lower one.
fn add_tall(rows: &mut [Row], dark: &[Rectangle]) {
    for row in rows.iter_mut().filter(|row| row.dark) {
        for place in dark {
            let [left, bottom, right, top] = row.rectangle();
            let tall = (place[1] - bottom).abs() < TOUCH && place[3] > top + TOUCH;
            if tall && (place[2] - left).abs() < TOUCH {
                row.cells.insert(0, *place);
            } else if tall && (place[0] - right).abs() < TOUCH {
                row.cells.push(*place);
            }
        }
    }
}

/// Rows without a fill right under a row of cells: one between it and another like it, or those that
/// words in the first column tell.
fn white_under(row: &Row, below: &[Row], page: Page<'_>) -> Vec<Row> {
    let [left, bottom, right, _] = row.rectangle();
    let next = below
        .iter()
        .map(|other| (other, other.rectangle()))
        .find(|(_, r)| r[0] < right && r[2] > left && r[3] < bottom + TOUCH);
    if let Some((other, r)) = &next {
        let gap = bottom - r[3];
        if gap < TOUCH {
            return Vec::new();
        }
        let one = other.at(r[3], bottom);
        let under_head = row.dark && !other.dark && other.cells.len() >= row.cells.len();
        let same = (r[0] - left).abs() < TOUCH && (r[2] - right).abs() < TOUCH;
        let like = (row.is_like(other) || under_head && same)
            && gap < 1.7 * other.high().max(9.0)
            && gap >= 9.0;
        if like {
            return if is_crossed(&one, page.words) {
                Vec::new()
            } else {
                vec![one]
            };
        }
    }
    let floor = next.map_or(0.0, |(_, r)| r[3]);
    listed(row, floor, page)
}

/// Rows under a head or a shaded row, one for each label in the first column with nothing beside it.
fn listed(row: &Row, floor: f32, page: Page<'_>) -> Vec<Row> {
    let [left, bottom, right, _] = row.rectangle();
    let first = row.cells[0];
    let mut under: Vec<&&Word> = page
        .words
        .iter()
        .filter(|word| {
            let r = word.rectangle;
            r[3] < bottom + TOUCH && r[1] > floor && r[2] > left - 40.0 && r[0] < right + 40.0
        })
        .collect();
    under.sort_by(|a, b| b.rectangle[3].total_cmp(&a.rectangle[3]));
    // Labels as they come: the top and foot of the words of each.
    let mut labels: Vec<(f32, f32)> = Vec::new();
    let bold = under.first().is_some_and(|word| word.bold);
    for word in under {
        let r = word.rectangle;
        // Words elsewhere, or the next title.
        if r[0] < first[0] - 1.0 || r[2] > first[2] + 1.0 || word.bold && !bold {
            break;
        }
        match labels.last_mut() {
            // The next word of a line, or the next line of a label.
            Some((_, foot)) if r[3] > *foot - 0.35 * word.size => *foot = foot.min(r[1]),
            _ => labels.push((r[3], r[1])),
        }
    }
    let mut found: Vec<Row> = Vec::new();
    let mut top = bottom;
    for (at, (head, foot)) in labels.iter().enumerate() {
        let over = top - head;
        let next = labels.get(at + 1).map(|(next, _)| *next);
        // The line under it, as much room below as there is above, or half of that to the next label.
        let ruled = page
            .lines
            .iter()
            .map(|line| (middle(*line), line))
            .find(|(y, line)| {
                let across = line[2].min(right) - line[0].max(left) > 0.6 * (right - left);
                across && *y < foot + TOUCH && *y > next.unwrap_or(foot - 30.0)
            });
        let low = match (ruled, next) {
            (Some((y, _)), _) => y,
            (None, Some(next)) => f32::midpoint(*foot, next),
            (None, None) => foot - over.clamp(2.0, 8.0),
        };
        let low = low.max(floor);
        if over > 30.0 || !(12.0..=60.0).contains(&(top - low)) {
            break;
        }
        found.push(row.at(low, top));
        top = low;
    }
    // One row may be a remark under the table.
    if row.dark && found.len() < 2 || found.iter().any(|row| is_crossed(row, page.words)) {
        return Vec::new();
    }
    found
}

/// A word stands across the sides of cells.
fn is_crossed(row: &Row, words: &[&Word]) -> bool {
    let whole = row.rectangle();
    words.iter().any(|word| {
        let r = word.rectangle;
        let level = middle(r) > whole[1] && middle(r) < whole[3];
        let crosses = |cell: &Rectangle| r[0] < cell[2] - 1.0 && r[2] > cell[2] + 1.0;
        level && row.cells.iter().any(crosses)
    })
}

fn stands_in(word: &Word, place: Rectangle) -> bool {
    let r = word.rectangle;
    inside((f32::midpoint(r[0], r[2]), middle(r)), place)
}

/// The place goes on beside or under another, such as the blank corner of a head.
fn touches(place: Rectangle, others: &[Rectangle]) -> bool {
    others.iter().any(|other| {
        let across = place[0] < other[2] + TOUCH && other[0] < place[2] + TOUCH;
        let down = place[1] < other[3] + TOUCH && other[1] < place[3] + TOUCH;
        across && down
    })
}

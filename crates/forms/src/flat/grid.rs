//! Ruled tables and frames: cells that lines across and down close.

use crate::page::Rectangle;

/// Points within which lines meet.
const NEAR: f32 = 2.2;
/// Part of a side that must be drawn for the side to be there.
const DRAWN: f32 = 0.6;
/// Points across of the narrowest cell; what is narrower is a double line.
const THIN: f32 = 5.0;
/// The most lines of a page that are looked at: a form has hundreds, a map thousands.
const MOST_LINES: usize = 4_000;
/// The most places between the lines of one table.
const MOST_PLACES: usize = 40_000;

/// A table or a frame, with its cells row by row.
#[derive(Debug, Clone)]
pub(crate) struct Ruled {
    pub(crate) rectangle: Rectangle,
    pub(crate) cells: Vec<RuledCell>,
}

/// A cell, counted from the upper left.
#[derive(Debug, Clone)]
pub(crate) struct RuledCell {
    pub(crate) rectangle: Rectangle,
    pub(crate) row: u32,
    pub(crate) column: u32,
    pub(crate) row_span: u32,
    pub(crate) column_span: u32,
    /// Narrow cells of one character each that were put together; 0 for an ordinary cell.
    pub(crate) comb: u16,
}

impl Ruled {
    /// A frame of one cell.
    pub(crate) fn frame(rectangle: Rectangle) -> Self {
        Self {
            rectangle,
            cells: vec![RuledCell {
                rectangle,
                row: 0,
                column: 0,
                row_span: 1,
                column_span: 1,
                comb: 0,
            }],
        }
    }
}

impl Ruled {
    /// A row of cells side by side.
    pub(crate) fn row(cells: Vec<Rectangle>) -> Option<Self> {
        let rectangle = cells.iter().copied().reduce(crate::page::union)?;
        let cells = cells.into_iter().zip(0..);
        let cells = cells.map(|(rectangle, column)| RuledCell {
            rectangle,
            row: 0,
            column,
            row_span: 1,
            column_span: 1,
            comb: 0,
        });
        Some(Self {
            rectangle,
            cells: cells.collect(),
        })
    }
}

/// Lines that belong together: those that meet, directly or through others.
pub(crate) struct Drawing {
    pub(crate) across: Vec<Rectangle>,
    pub(crate) down: Vec<Rectangle>,
}

/// Puts lines that meet together.
pub(crate) fn drawings(lines: &[Rectangle]) -> Vec<Drawing> {
    let lines = &lines[..lines.len().min(MOST_LINES)];
    let mut owner: Vec<usize> = (0..lines.len()).collect();
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|a, b| lines[*a][0].total_cmp(&lines[*b][0]));
    for (at, &i) in order.iter().enumerate() {
        for &j in &order[at + 1..] {
            if lines[j][0] > lines[i][2] + NEAR {
                break;
            }
            if is_across(lines[i]) != is_across(lines[j]) && meet(lines[i], lines[j]) {
                let (a, b) = (root(&mut owner, i), root(&mut owner, j));
                owner[a] = b;
            }
        }
    }
    let mut drawings: std::collections::BTreeMap<usize, Drawing> =
        std::collections::BTreeMap::new();
    for (i, line) in lines.iter().enumerate() {
        let drawing = drawings
            .entry(root(&mut owner, i))
            .or_insert_with(|| Drawing {
                across: Vec::new(),
                down: Vec::new(),
            });
        if is_across(*line) {
            drawing.across.push(*line);
        } else {
            drawing.down.push(*line);
        }
    }
    drawings.into_values().collect()
}

/// The table that lines draw, if they close cells.
pub(crate) fn ruled(drawing: &Drawing) -> Option<Ruled> {
    let xs = stops(
        drawing
            .down
            .iter()
            .map(|line| f32::midpoint(line[0], line[2])),
    );
    let mut ys = stops(
        drawing
            .across
            .iter()
            .map(|line| f32::midpoint(line[1], line[3])),
    );
    ys.reverse();
    let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
    if columns == 0 || rows == 0 || columns * rows > MOST_PLACES {
        return None;
    }
    let sides = Sides::of(drawing, &xs, &ys);
    let mut owner: Vec<usize> = (0..columns * rows).collect();
    for row in 0..rows {
        for column in 0..columns {
            let place = row * columns + column;
            if column + 1 < columns && !sides.down(row, column + 1) {
                let (a, b) = (root(&mut owner, place), root(&mut owner, place + 1));
                owner[a] = b;
            }
            if row + 1 < rows && !sides.across(row + 1, column) {
                let (a, b) = (root(&mut owner, place), root(&mut owner, place + columns));
                owner[a] = b;
            }
        }
    }
    let mut groups: std::collections::BTreeMap<usize, Vec<(usize, usize)>> =
        std::collections::BTreeMap::new();
    for place in 0..columns * rows {
        let group = root(&mut owner, place);
        groups
            .entry(group)
            .or_default()
            .push((place / columns, place % columns));
    }
    let mut cells: Vec<RuledCell> = groups
        .into_values()
        .filter_map(|places| cell(&places, &sides, &xs, &ys))
        .collect();
    renumber(&mut cells);
    cells.sort_by_key(|cell| (cell.row, cell.column));
    let rectangle = cells.iter().map(|cell| cell.rectangle).reduce(|a, b| {
        [
            a[0].min(b[0]),
            a[1].min(b[1]),
            a[2].max(b[2]),
            a[3].max(b[3]),
        ]
    })?;
    Some(Ruled { rectangle, cells })
}

/// Puts rows of narrow blank cells together: each takes one character of one answer.
pub(crate) fn join_combs(table: &mut Ruled, blank: impl Fn(Rectangle) -> bool) {
    let mut joined: Vec<RuledCell> = Vec::with_capacity(table.cells.len());
    let mut run: Vec<RuledCell> = Vec::new();
    let flush = |run: &mut Vec<RuledCell>, joined: &mut Vec<RuledCell>| {
        if run.len() >= 3
            && let (Some(first), Some(last)) = (run.first(), run.last())
        {
            joined.push(RuledCell {
                rectangle: [
                    first.rectangle[0],
                    first.rectangle[1],
                    last.rectangle[2],
                    first.rectangle[3],
                ],
                column_span: last.column + last.column_span - first.column,
                comb: u16::try_from(run.len()).unwrap_or(u16::MAX),
                ..first.clone()
            });
            run.clear();
        } else {
            joined.append(run);
        }
    };
    for cell in table.cells.drain(..) {
        let narrow = is_comb_cell(cell.rectangle) && blank(cell.rectangle);
        let follows = run.last().is_none_or(|last| {
            last.row == cell.row
                && last.row_span == cell.row_span
                && last.column + last.column_span == cell.column
                && (width(last.rectangle) - width(cell.rectangle)).abs()
                    < 0.3 * width(last.rectangle)
        });
        if !(narrow && follows) {
            flush(&mut run, &mut joined);
        }
        if narrow {
            run.push(cell);
        } else {
            joined.push(cell);
        }
    }
    flush(&mut run, &mut joined);
    table.cells = joined;
}

/// A cell for one character.
pub(crate) fn is_comb_cell(cell: Rectangle) -> bool {
    let (width, height) = (width(cell), cell[3] - cell[1]);
    (6.5..=24.0).contains(&width) && (7.0..=30.0).contains(&height) && width < 1.7 * height
}

/// A line across rather than down.
pub(crate) fn is_across(line: Rectangle) -> bool {
    width(line) >= line[3] - line[1]
}

pub(crate) fn width(place: Rectangle) -> f32 {
    place[2] - place[0]
}

fn meet(a: Rectangle, b: Rectangle) -> bool {
    a[0] <= b[2] + NEAR && b[0] <= a[2] + NEAR && a[1] <= b[3] + NEAR && b[1] <= a[3] + NEAR
}

fn root(owner: &mut [usize], mut i: usize) -> usize {
    while owner[i] != i {
        owner[i] = owner[owner[i]];
        i = owner[i];
    }
    i
}

/// Where lines stand, those that are nearly at one place taken together, in order.
fn stops(places: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut places: Vec<f32> = places.collect();
    places.sort_by(f32::total_cmp);
    let mut stops: Vec<(f32, f32)> = Vec::new();
    for place in places {
        match stops.last_mut() {
            Some((sum, count)) if place - *sum / *count <= NEAR => {
                *sum += place;
                *count += 1.0;
            }
            _ => stops.push((place, 1.0)),
        }
    }
    stops.into_iter().map(|(sum, count)| sum / count).collect()
}

/// Which sides between the places of a table are drawn.
struct Sides {
    columns: usize,
    /// Of each row, whether the line left of each column is there, and right of the last.
    down: Vec<bool>,
    /// Of each line across, whether it is there over each column.
    across: Vec<bool>,
}

impl Sides {
    fn of(drawing: &Drawing, xs: &[f32], ys: &[f32]) -> Self {
        let (columns, rows) = (xs.len() - 1, ys.len() - 1);
        // Lengths of what is drawn beside and over each place.
        let mut down = vec![0.0_f32; rows * xs.len()];
        let mut across = vec![0.0_f32; ys.len() * columns];
        for line in &drawing.down {
            let Some(at) = nearest(xs, f32::midpoint(line[0], line[2])) else {
                continue;
            };
            for row in 0..rows {
                let drawn = line[3].min(ys[row]) - line[1].max(ys[row + 1]);
                down[row * xs.len() + at] += drawn.max(0.0);
            }
        }
        for line in &drawing.across {
            let Some(at) = nearest(ys, f32::midpoint(line[1], line[3])) else {
                continue;
            };
            for column in 0..columns {
                let drawn = line[2].min(xs[column + 1]) - line[0].max(xs[column]);
                across[at * columns + column] += drawn.max(0.0);
            }
        }
        let down = down.iter().enumerate().map(|(i, drawn)| {
            let row = i / xs.len();
            *drawn >= DRAWN * (ys[row] - ys[row + 1])
        });
        let across = across.iter().enumerate().map(|(i, drawn)| {
            let column = i % columns;
            *drawn >= DRAWN * (xs[column + 1] - xs[column])
        });
        Self {
            columns,
            down: down.collect(),
            across: across.collect(),
        }
    }

    fn down(&self, row: usize, line: usize) -> bool {
        self.down[row * (self.columns + 1) + line]
    }

    fn across(&self, line: usize, column: usize) -> bool {
        self.across[line * self.columns + column]
    }
}

fn nearest(stops: &[f32], place: f32) -> Option<usize> {
    (0..stops.len()).min_by(|a, b| {
        (stops[*a] - place)
            .abs()
            .total_cmp(&(stops[*b] - place).abs())
    })
}

/// The cell that places with no line between them make, if lines close it.
fn cell(places: &[(usize, usize)], sides: &Sides, xs: &[f32], ys: &[f32]) -> Option<RuledCell> {
    let top = places.iter().map(|(row, _)| *row).min()?;
    let bottom = places.iter().map(|(row, _)| *row).max()?;
    let left = places.iter().map(|(_, column)| *column).min()?;
    let right = places.iter().map(|(_, column)| *column).max()?;
    let full = (bottom - top + 1) * (right - left + 1) == places.len();
    let above = (left..=right).all(|column| sides.across(top, column));
    let below = (left..=right).all(|column| sides.across(bottom + 1, column));
    let before = (top..=bottom).all(|row| sides.down(row, left));
    let after = (top..=bottom).all(|row| sides.down(row, right + 1));
    let closed = above && below || before && after && (above || below);
    let rectangle = [xs[left], ys[bottom + 1], xs[right + 1], ys[top]];
    let wide = width(rectangle) >= THIN && rectangle[3] - rectangle[1] >= THIN;
    let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    (full && closed && wide).then(|| RuledCell {
        rectangle,
        row: number(top),
        column: number(left),
        row_span: number(bottom - top + 1),
        column_span: number(right - left + 1),
        comb: 0,
    })
}

/// Counts rows and columns again without those between double lines.
fn renumber(cells: &mut [RuledCell]) {
    let mut rows: Vec<u32> = cells.iter().map(|cell| cell.row).collect();
    let mut columns: Vec<u32> = cells.iter().map(|cell| cell.column).collect();
    rows.sort_unstable();
    rows.dedup();
    columns.sort_unstable();
    columns.dedup();
    let index = |all: &[u32], value: u32| {
        u32::try_from(all.partition_point(|one| *one < value)).unwrap_or(u32::MAX)
    };
    for cell in cells {
        let (row, column) = (index(&rows, cell.row), index(&columns, cell.column));
        let below = index(&rows, cell.row + cell.row_span);
        let beside = index(&columns, cell.column + cell.column_span);
        cell.row_span = below.saturating_sub(row).max(1);
        cell.column_span = beside.saturating_sub(column).max(1);
        (cell.row, cell.column) = (row, column);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn across(x0: f32, x1: f32, y: f32) -> Rectangle {
        [x0, y - 0.3, x1, y + 0.3]
    }

    fn down(x: f32, y0: f32, y1: f32) -> Rectangle {
        [x - 0.3, y0, x + 0.3, y1]
    }

    #[test]
    fn a_cell_over_two_columns_is_one_cell() {
        let mut lines: Vec<Rectangle> = [100.0, 120.0, 140.0]
            .map(|y| across(50.0, 250.0, y))
            .to_vec();
        lines.push(down(50.0, 100.0, 140.0));
        lines.push(down(250.0, 100.0, 140.0));
        lines.push(down(150.0, 100.0, 120.0));
        let drawings = drawings(&lines);
        assert_eq!(drawings.len(), 1);
        let table = ruled(&drawings[0]).expect("a table");
        let shape: Vec<_> = table
            .cells
            .iter()
            .map(|cell| (cell.row, cell.column, cell.column_span))
            .collect();
        assert_eq!(shape, [(0, 0, 2), (1, 0, 1), (1, 1, 1)]);
    }

    #[test]
    fn lines_that_do_not_meet_close_nothing() {
        let lines = [across(50.0, 250.0, 100.0), across(50.0, 250.0, 120.0)];
        let drawings = drawings(&lines);
        assert_eq!(drawings.len(), 2);
        assert!(drawings.iter().all(|drawing| ruled(drawing).is_none()));
    }

    #[test]
    fn narrow_cells_in_a_row_take_a_character_each() {
        let mut lines = vec![across(50.0, 162.0, 100.0), across(50.0, 162.0, 114.0)];
        for cell in 0..=8_u8 {
            lines.push(down(50.0 + 14.0 * f32::from(cell), 100.0, 114.0));
        }
        let mut table = ruled(&drawings(&lines)[0]).expect("a table");
        assert_eq!(table.cells.len(), 8);
        join_combs(&mut table, |_| true);
        assert_eq!((table.cells.len(), table.cells[0].comb), (1, 8));
    }
}

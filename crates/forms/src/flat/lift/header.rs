//! A line of words right over a ruled table that names its columns, where its own frame is not drawn
//! with the table's lines (white on a dark ground).

use super::super::grid::RuledCell;
use super::Thing;
use crate::page::Rectangle;

/// Points between the words and the table.
const NEAR: std::ops::Range<f32> = -3.0..12.0;

/// Makes such lines the first rows of their tables.
pub(super) fn adopt(things: &mut Vec<Thing>) {
    let mut at = 0;
    while at < things.len() {
        let over = match &things[at] {
            Thing::Table(table, ..) if table.cells.len() > 3 => header_of(things, at),
            _ => None,
        };
        let Some(row) = over else {
            at += 1;
            continue;
        };
        let Thing::Row(row) = things.remove(row) else {
            continue;
        };
        // The line stood before its table.
        let Some(Thing::Table(table, pieces, _)) = things.get_mut(at - 1) else {
            continue;
        };
        let top = row.rectangle[3] + 2.0;
        let columns = first_row(&table.cells);
        let names = columns.into_iter().map(|(cell, [left, _, right, bottom])| RuledCell {
            rectangle: [left, bottom, right, top],
            row: 0,
            row_span: 1,
            comb: 0,
            ..cell
        });
        let names: Vec<RuledCell> = names.collect();
        table.cells.iter_mut().for_each(|cell| cell.row += 1);
        table.cells.splice(0..0, names);
        table.rectangle[3] = top;
        pieces.extend(row.pieces);
    }
}

/// The cells of the first row, each with its rectangle.
fn first_row(cells: &[RuledCell]) -> Vec<(RuledCell, Rectangle)> {
    let first = cells.iter().filter(|cell| cell.row == 0);
    first.map(|cell| (cell.clone(), cell.rectangle)).collect()
}

/// The line over a table whose words stand each over one column, over two columns at least.
fn header_of(things: &[Thing], at: usize) -> Option<usize> {
    let Thing::Table(table, ..) = &things[at] else {
        return None;
    };
    let columns = first_row(&table.cells);
    if columns.len() < 2 {
        return None;
    }
    let before = at.checked_sub(1)?;
    let Thing::Row(row) = &things[before] else {
        return None;
    };
    let gap = row.rectangle[1] - table.rectangle[3];
    if !row.is_words() || !NEAR.contains(&gap) {
        return None;
    }
    let mut named = vec![false; columns.len()];
    for piece in &row.pieces {
        let r = piece.rectangle;
        let own = columns.iter().position(|(_, column)| {
            r[0] >= column[0] - 2.0 && r[2] <= column[2] + 2.0
        })?;
        named[own] = true;
    }
    (named.iter().filter(|named| **named).count() >= 2).then_some(before)
}

//! The names of a ruled table's columns where no lines part them: right over the table (white on a
//! dark ground), or in a first cell across it.

use super::super::grid::{Ruled, RuledCell};
use super::super::marks::{Piece, What};
use super::Thing;
use crate::page::{Rectangle, inside, union};

/// Points between the words and the table.
const NEAR: std::ops::Range<f32> = -3.0..12.0;

/// Makes such lines the first rows of their tables.
pub(super) fn adopt(things: &mut Vec<Thing>) {
    for thing in things.iter_mut() {
        if let Thing::Table(table, pieces, _) = thing {
            part_first(table, pieces);
        }
    }
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
        let names = columns
            .into_iter()
            .map(|(cell, [left, _, right, bottom])| RuledCell {
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

/// Parts a first cell across the whole table as the row below is, where the words in it stand apart,
/// each over one column.
fn part_first(table: &mut Ruled, pieces: &[Piece]) {
    let [first, second, ..] = table.cells.as_slice() else {
        return;
    };
    let columns: Vec<RuledCell> = (table.cells.iter())
        .filter(|cell| cell.row == second.row)
        .cloned()
        .collect();
    let across = second.row == first.row + first.row_span && columns.len() >= 2;
    let mut words: Vec<&Piece> = (pieces.iter())
        .filter(|piece| inside(piece.centre(), first.rectangle))
        .collect();
    if !across || words.iter().any(|piece| piece.what != What::Word) {
        return;
    }
    words.sort_by(|a, b| a.rectangle[0].total_cmp(&b.rectangle[0]));
    let mut groups: Vec<Rectangle> = Vec::new();
    for word in words {
        let r = word.rectangle;
        match groups.last_mut() {
            Some(last) if r[0] - last[2] < word.size => *last = union(*last, r),
            _ => groups.push(r),
        }
    }
    let over = |group: &Rectangle| {
        columns.iter().position(|column| {
            let [left, _, right, _] = column.rectangle;
            group[0] >= left - 2.0 && group[2] <= right + 2.0
        })
    };
    let mut named: Vec<Option<usize>> = groups.iter().map(over).collect();
    named.dedup();
    if named.len() < 2 || named.contains(&None) {
        return;
    }
    let [_, bottom, _, top] = first.rectangle;
    let (row, row_span) = (first.row, first.row_span);
    let names: Vec<RuledCell> = (columns.into_iter())
        .map(|column| RuledCell {
            rectangle: [column.rectangle[0], bottom, column.rectangle[2], top],
            row,
            row_span,
            comb: 0,
            ..column
        })
        .collect();
    table.cells.splice(0..1, names);
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
        let own = columns
            .iter()
            .position(|(_, column)| r[0] >= column[0] - 2.0 && r[2] <= column[2] + 2.0)?;
        named[own] = true;
    }
    (named.iter().filter(|named| **named).count() >= 2).then_some(before)
}

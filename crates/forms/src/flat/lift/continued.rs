//! A table that goes on at the top of the next page.

use documents::{Block, Table};

/// Points within which columns of two pages are the same.
const NEAR: f32 = 3.0;

/// Puts a table that a page begins with to the one that the page before ended with, where both have
/// the same columns: its rows are named as those before.
pub(super) fn join(before: &mut [Block], page: &mut Vec<Block>) {
    let is_blank =
        |block: &Block| matches!(block, Block::Text(text) if text.text().trim().is_empty());
    let Some(last) = before.iter_mut().rfind(|block| !is_blank(block)) else {
        return;
    };
    let Some(first) = page.iter().position(|block| !is_blank(block)) else {
        return;
    };
    let (Block::Table(table), Some(Block::Table(more))) = (last, page.get(first)) else {
        return;
    };
    let columns = edges(more, 0);
    if columns.len() < 2 || !same(&edges(table, rows(table).saturating_sub(1)), &columns) {
        return;
    }
    let below = rows(table);
    if let Block::Table(more) = page.remove(first) {
        table.cells.extend(more.cells.into_iter().map(|mut cell| {
            cell.row += below;
            cell
        }));
    }
}

fn rows(table: &Table) -> u32 {
    let ends = table
        .cells
        .iter()
        .map(|cell| cell.row + cell.row_span.max(1));
    ends.max().unwrap_or(0)
}

/// Left and right of the cells of a row.
fn edges(table: &Table, row: u32) -> Vec<[f32; 2]> {
    let own =
        (table.cells.iter()).filter(|cell| (cell.row..cell.row + cell.row_span).contains(&row));
    let mut edges: Vec<[f32; 2]> = own
        .filter_map(|cell| cell.address.rectangle)
        .map(|r| [r[0], r[2]])
        .collect();
    edges.sort_by(|a, b| a[0].total_cmp(&b[0]));
    edges
}

fn same(a: &[[f32; 2]], b: &[[f32; 2]]) -> bool {
    let near = |a: f32, b: f32| (a - b).abs() < NEAR;
    a.len() == b.len() && (a.iter().zip(b)).all(|(a, b)| near(a[0], b[0]) && near(a[1], b[1]))
}

//! Columns that are blank in every row under their head: a table to fill, in a book that is a form.

use documents::Table;

use super::is_label;

/// Rows under a head, at least.
const ROWS: usize = 2;

/// Cells to write in that the file does not hold: the label of their row, and their column. `rows`
/// are the cells of each row that hold something.
pub(super) fn rooms(table: &Table, rows: &[Vec<usize>]) -> Vec<(usize, u32)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(head) = rows.get(at) {
        at += 1;
        let Some(columns) = heads(table, head) else {
            continue;
        };
        let body = body(table, head, &rows[at..]);
        let last = |row: &Vec<usize>| row.last().map(|&i| table.cells[i].column);
        let filled = body.iter().filter_map(last).max();
        let Some(filled) = filled.filter(|_| body.len() >= ROWS) else {
            continue;
        };
        let blank: Vec<u32> = columns
            .into_iter()
            .filter(|column| *column > filled)
            .collect();
        let asked = body.iter().filter(|row| {
            let words = table.cells[row[0]].text();
            !crate::cells::is_total(&words)
        });
        for row in asked {
            found.extend(blank.iter().map(|column| (row[0], *column)));
        }
        at += body.len();
    }
    found
}

/// The columns that a row names: words side by side, none of which asks.
fn heads(table: &Table, row: &[usize]) -> Option<Vec<u32>> {
    let columns: Vec<u32> = row.iter().map(|&i| table.cells[i].column).collect();
    let beside = columns.windows(2).all(|pair| pair[1] == pair[0] + 1);
    let named = row.iter().all(|&i| {
        let text = table.cells[i].text();
        is_label(table, i) && !text.trim_end().ends_with([':', '?'])
    });
    (columns.len() >= 2 && beside && named).then_some(columns)
}

/// The rows right under a head, which fill its first columns only, from its first on.
fn body<'a>(table: &Table, head: &[usize], rows: &'a [Vec<usize>]) -> &'a [Vec<usize>] {
    let first = &table.cells[head[0]];
    let mut number = first.row;
    let count = rows.iter().take_while(|row| {
        number += 1;
        let cell = &table.cells[row[0]];
        cell.row == number && cell.column == first.column && row.len() < head.len()
    });
    &rows[..count.count()]
}

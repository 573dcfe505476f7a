//! Rows and cells of a sheet with their repeats, as they are written in the file
//! (ISO/IEC 26300-1:2015, 9.1).

use crate::xlsx::reference::{Area, COLUMNS, Place, ROWS};
use crate::xml::{Id, Tree};

/// The rows of a sheet in order.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    /// Rows that are written in the file.
    pub(crate) rows: Vec<RowRun>,
    /// Areas that one formula fills as a whole.
    pub(crate) arrays: Vec<Area>,
    /// Formats of cells that name none, by the last column they are for.
    columns: Vec<(u32, Option<String>)>,
}

/// A row, or several that are alike.
#[derive(Debug)]
pub(crate) struct RowRun {
    /// Its element.
    pub(crate) id: Id,
    /// The first row, counted from 0.
    pub(crate) first: u32,
    /// The last row.
    pub(crate) last: u32,
    /// The format of cells that name none.
    pub(crate) style: Option<String>,
    /// Its cells in order, without those that are covered by others.
    pub(crate) cells: Vec<CellRun>,
    /// First and last column of cells that are covered by others.
    pub(crate) covered: Vec<(u32, u32)>,
}

/// A cell, or several in a row that are alike.
#[derive(Debug)]
pub(crate) struct CellRun {
    /// The first column, counted from 0.
    pub(crate) first: u32,
    /// The last column.
    pub(crate) last: u32,
    /// Its element.
    pub(crate) id: Id,
    /// It holds neither a value nor a formula.
    pub(crate) blank: bool,
}

impl Grid {
    /// Lists the rows and columns of a table.
    pub(crate) fn new(tree: &Tree, table: Id) -> Self {
        let mut grid = Self::default();
        let (mut row, mut column) = (0_u32, 0_u32);
        for id in content(tree, table) {
            if tree.get(id).name == "table-column" {
                column = column.saturating_add(repeated(tree, id, "number-columns-repeated"));
                let style = tree
                    .attribute(id, "default-cell-style-name")
                    .map(str::to_owned);
                grid.columns.push((column.saturating_sub(1), style));
                continue;
            }
            if row >= ROWS {
                break;
            }
            let count = repeated(tree, id, "number-rows-repeated").min(ROWS - row);
            let (cells, covered) = grid.cells(tree, id, row);
            let run = RowRun {
                id,
                first: row,
                last: row + count - 1,
                style: tree
                    .attribute(id, "default-cell-style-name")
                    .map(str::to_owned),
                cells,
                covered,
            };
            row += count;
            grid.rows.push(run);
        }
        grid
    }

    /// The format for cells of a column that name none and whose row names none.
    pub(crate) fn column_style(&self, column: u32) -> Option<&str> {
        let at = self.columns.partition_point(|(last, _)| *last < column);
        self.columns.get(at).and_then(|(_, style)| style.as_deref())
    }

    /// The row and the cell that hold a place.
    pub(crate) fn at(&self, place: Place) -> Option<(&RowRun, &CellRun)> {
        let row = self.row(place.row)?;
        let cell = row.cells.partition_point(|cell| cell.last < place.column);
        let cell = row
            .cells
            .get(cell)
            .filter(|cell| cell.first <= place.column)?;
        Some((row, cell))
    }

    /// Whether a place is covered by another cell.
    pub(crate) fn covers(&self, place: Place) -> bool {
        self.row(place.row).is_some_and(|row| {
            row.covered
                .iter()
                .any(|(first, last)| (*first..=*last).contains(&place.column))
        })
    }

    /// The row of a number.
    pub(crate) fn row(&self, number: u32) -> Option<&RowRun> {
        let at = self.rows.partition_point(|row| row.last < number);
        self.rows.get(at).filter(|row| row.first <= number)
    }

    fn cells(&mut self, tree: &Tree, row: Id, number: u32) -> (Vec<CellRun>, Vec<(u32, u32)>) {
        let (mut cells, mut covered) = (Vec::new(), Vec::new());
        let mut column = 0_u32;
        for id in tree.children(row) {
            let name = tree.get(id).name.as_str();
            if !matches!(name, "table-cell" | "covered-table-cell") || column >= COLUMNS {
                continue;
            }
            let count = repeated(tree, id, "number-columns-repeated").min(COLUMNS - column);
            if name == "covered-table-cell" {
                covered.push((column, column + count - 1));
            } else {
                let formula = computed(tree, id);
                let blank = !formula
                    && tree.attribute(id, "value-type").is_none()
                    && tree.child(id, "p").is_none();
                cells.push(CellRun {
                    first: column,
                    last: column + count - 1,
                    id,
                    blank,
                });
                let rows = repeated(tree, id, "number-matrix-rows-spanned");
                let columns = repeated(tree, id, "number-matrix-columns-spanned");
                if rows > 1 || columns > 1 {
                    let last = Place {
                        row: number.saturating_add(rows - 1).min(ROWS - 1),
                        column: column.saturating_add(columns - 1).min(COLUMNS - 1),
                    };
                    self.arrays.push(Area {
                        first: Place {
                            row: number,
                            column,
                        },
                        last,
                    });
                }
            }
            column += count;
        }
        (cells, covered)
    }
}

/// Whether a cell holds a formula. LibreOffice writes a plain true or false as one.
pub(crate) fn computed(tree: &Tree, id: Id) -> bool {
    let constant = ["of:=TRUE()", "of:=FALSE()"];
    tree.attribute(id, "formula")
        .is_some_and(|formula| !constant.contains(&formula))
}

/// A count of repeats or of what is spanned: 1 or more.
pub(crate) fn repeated(tree: &Tree, id: Id, name: &str) -> u32 {
    tree.attribute(id, name)
        .and_then(|count| count.parse().ok())
        .unwrap_or(1)
        .max(1)
}

/// Rows and columns of a table in order, out of the groups and headers that may hold them.
fn content(tree: &Tree, table: Id) -> Vec<Id> {
    let mut found = Vec::new();
    let mut left: Vec<Id> = tree.children(table).collect();
    left.reverse();
    while let Some(id) = left.pop() {
        match tree.get(id).name.as_str() {
            "table-row" | "table-column" => found.push(id),
            "table-rows"
            | "table-header-rows"
            | "table-row-group"
            | "table-columns"
            | "table-header-columns"
            | "table-column-group" => {
                let from = left.len();
                left.extend(tree.children(id));
                left[from..].reverse();
            }
            _ => {}
        }
    }
    found
}

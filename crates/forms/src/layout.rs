//! A text document laid out for recognition: its lines in reading order, each with its table cell,
//! its section and what stands before and after it.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::rc::Rc;

use documents::{Block, Cell, Document, Role, Table, TextBlock};

use crate::sections::{Outline, row_title};
use crate::wording::squeeze;

/// Tables nested deeper than this are not looked into.
const DEPTH: usize = 24;

/// A text document, flattened.
pub(crate) struct Layout<'a> {
    /// Every paragraph in reading order.
    pub(crate) lines: Vec<Line<'a>>,
    /// The document's body (number 0), and each table cell: what it holds, in order.
    pub(crate) containers: Vec<Vec<Item>>,
    /// Every table in reading order.
    pub(crate) grids: Vec<Grid<'a>>,
}

/// What a container holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Item {
    /// A line, by its index in [`Layout::lines`].
    Line(usize),
    /// A table, by its index in [`Layout::grids`].
    Grid(usize),
}

/// One paragraph.
pub(crate) struct Line<'a> {
    /// The paragraph.
    pub(crate) block: &'a TextBlock,
    /// Its skeleton, in characters, as anchors count them.
    pub(crate) chars: Vec<char>,
    /// The headings it stands under.
    pub(crate) section: Rc<[String]>,
    /// The container it is in.
    pub(crate) container: usize,
    /// Its place in that container.
    pub(crate) place: usize,
    /// Its table and the index of its cell.
    pub(crate) cell: Option<(usize, usize)>,
}

/// One table.
pub(crate) struct Grid<'a> {
    /// The table.
    pub(crate) table: &'a Table,
    /// Which cell is at a row and column, spans included.
    pub(crate) at: HashMap<(u32, u32), usize>,
    /// The container of each cell.
    pub(crate) containers: Vec<usize>,
    /// How many lines come before each cell, for reading order.
    pub(crate) first_lines: Vec<usize>,
    /// Its rows and columns.
    pub(crate) size: (u32, u32),
    /// The container it is in, and its place there.
    pub(crate) parent: (usize, usize),
    /// Section of each cell.
    pub(crate) sections: Vec<Rc<[String]>>,
    /// Text of each cell, gathered when first asked for.
    texts: OnceCell<Vec<String>>,
    /// Whether each row names columns; [`crate::cells`] fills it when first asked for.
    pub(crate) header_rows: OnceCell<Vec<bool>>,
    /// Whether each row shows how rows are filled, likewise.
    pub(crate) example_rows: OnceCell<Vec<bool>>,
}

impl<'a> Layout<'a> {
    /// Lays a document out. Sheets are left aside.
    pub(crate) fn of(document: &'a Document) -> Self {
        let mut layout = Self {
            lines: Vec::new(),
            containers: vec![Vec::new()],
            grids: Vec::new(),
        };
        let mut outline = Outline::default();
        layout.walk(&document.blocks, 0, None, &mut outline, 0);
        layout
    }

    fn walk(
        &mut self,
        blocks: &'a [Block],
        container: usize,
        cell: Option<(usize, usize)>,
        outline: &mut Outline,
        depth: usize,
    ) {
        for block in blocks {
            match block {
                Block::Text(text) => {
                    let line = self.lines.len();
                    let place = self.containers[container].len();
                    self.containers[container].push(Item::Line(line));
                    let across = cell.is_none_or(|(grid, i)| {
                        let grid = &self.grids[grid];
                        grid.table.cells[i].column_span >= grid.size.1
                    });
                    let section = outline.section_of(text, cell.is_none(), across);
                    self.lines.push(Line {
                        block: text,
                        chars: text.skeleton().chars().collect(),
                        section,
                        container,
                        place,
                        cell,
                    });
                }
                Block::Table(table)
                    if depth < DEPTH && table.cells.iter().all(|c| c.sheet.is_none()) =>
                {
                    self.walk_table(table, container, outline, depth);
                }
                Block::Table(_) => {}
            }
        }
    }

    fn walk_table(
        &mut self,
        table: &'a Table,
        container: usize,
        outline: &mut Outline,
        depth: usize,
    ) {
        let number = self.grids.len();
        let place = self.containers[container].len();
        self.containers[container].push(Item::Grid(number));
        if depth == 0 {
            outline.banner(table);
        }
        let mut order: Vec<usize> = (0..table.cells.len()).collect();
        order.sort_by_key(|&i| (table.cells[i].row, table.cells[i].column));
        let (at, size) = index(table);
        let count = table.cells.len();
        self.grids.push(Grid {
            table,
            at,
            containers: vec![0; count],
            first_lines: vec![0; count],
            size,
            parent: (container, place),
            sections: vec![outline.current(); count],
            texts: OnceCell::new(),
            header_rows: OnceCell::new(),
            example_rows: OnceCell::new(),
        });
        let mut inner = outline.clone();
        for i in order {
            let cell = &table.cells[i];
            if let Some(title) = row_title(cell, size.1) {
                inner = outline.clone();
                inner.push_row_title(title);
            }
            let own = self.containers.len();
            self.containers.push(Vec::new());
            let grid = &mut self.grids[number];
            grid.containers[i] = own;
            grid.first_lines[i] = self.lines.len();
            grid.sections[i] = inner.current();
            // A heading inside a cell is open to the end of that cell.
            self.walk(
                &cell.blocks,
                own,
                Some((number, i)),
                &mut inner.clone(),
                depth + 1,
            );
        }
    }

    /// Lines of a container that are text and not blank, nested tables left aside.
    pub(crate) fn texts_in(&self, container: usize) -> impl Iterator<Item = usize> + '_ {
        self.containers[container]
            .iter()
            .filter_map(|item| match item {
                Item::Line(line) if !self.lines[*line].is_blank() => Some(*line),
                _ => None,
            })
    }

    /// All the text of a cell without its fields, squeezed.
    pub(crate) fn cell_text(&self, grid: usize, cell: usize) -> String {
        let grid = &self.grids[grid];
        let texts = grid.texts.get_or_init(|| {
            grid.containers
                .iter()
                .map(|c| self.container_text(*c))
                .collect()
        });
        texts[cell].clone()
    }

    fn container_text(&self, container: usize) -> String {
        let mut text = String::new();
        for line in self.texts_in(container) {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&self.lines[line].text());
        }
        squeeze(&text)
    }

    /// A cell that holds nothing: no text, no field, no nested table.
    pub(crate) fn cell_is_blank(&self, grid: usize, cell: usize) -> bool {
        self.containers[self.grids[grid].containers[cell]]
            .iter()
            .all(|item| match item {
                Item::Line(line) => self.lines[*line].is_blank(),
                Item::Grid(_) => false,
            })
    }

    /// The line before this one in its container, if nothing but blank lines stand between.
    pub(crate) fn line_before(&self, container: usize, place: usize) -> Option<usize> {
        for item in self.containers[container][..place].iter().rev() {
            match item {
                Item::Line(line) if self.lines[*line].is_blank() => {}
                Item::Line(line) => return Some(*line),
                Item::Grid(_) => return None,
            }
        }
        None
    }

    /// The line after this one in its container, if nothing but blank lines stand between.
    pub(crate) fn line_after(&self, container: usize, place: usize) -> Option<usize> {
        for item in self.containers[container].iter().skip(place + 1) {
            match item {
                Item::Line(line) if self.lines[*line].is_blank() => {}
                Item::Line(line) => return Some(*line),
                Item::Grid(_) => return None,
            }
        }
        None
    }
}

impl Line<'_> {
    /// No text and no field.
    pub(crate) fn is_blank(&self) -> bool {
        self.chars
            .iter()
            .all(|c| c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}'))
    }

    /// Its text without fields, squeezed.
    pub(crate) fn text(&self) -> String {
        let text: String = self.chars.iter().filter(|c| **c != '\u{FFFC}').collect();
        squeeze(&text)
    }

    /// It is a heading, by its style.
    pub(crate) fn is_heading(&self) -> bool {
        matches!(self.block.role, Role::Heading(_))
    }

    /// It is in the flow of the text: no page header, footer or note.
    pub(crate) fn in_flow(&self) -> bool {
        !matches!(self.block.role, Role::HeaderFooter | Role::Footnote)
    }
}

impl<'a> Grid<'a> {
    /// The cell at a row and column.
    pub(crate) fn cell_at(&self, row: u32, column: u32) -> Option<(usize, &'a Cell)> {
        self.at
            .get(&(row, column))
            .map(|&i| (i, &self.table.cells[i]))
    }

    /// The nearest other cell to the left in the same row.
    pub(crate) fn left_of(&self, cell: &Cell) -> Option<(usize, &'a Cell)> {
        (0..cell.column)
            .rev()
            .find_map(|column| self.cell_at(cell.row, column))
    }

    /// The nearest other cell to the right in the same row.
    pub(crate) fn right_of(&self, cell: &Cell) -> Option<(usize, &'a Cell)> {
        let from = cell.column + cell.column_span.max(1);
        (from..self.size.1).find_map(|column| self.cell_at(cell.row, column))
    }

    /// The cell just above.
    pub(crate) fn above(&self, cell: &Cell) -> Option<(usize, &'a Cell)> {
        cell.row
            .checked_sub(1)
            .and_then(|row| self.cell_at(row, cell.column))
    }
}

/// Indexes a table by row and column. Spans are bounded by the table's own size.
fn index(table: &Table) -> (HashMap<(u32, u32), usize>, (u32, u32)) {
    let mut at = HashMap::with_capacity(table.cells.len());
    let mut rows = 0;
    for (i, cell) in table.cells.iter().enumerate() {
        rows = rows.max(cell.row + 1);
        at.entry((cell.row, cell.column)).or_insert(i);
    }
    let mut columns = 0;
    for (i, cell) in table.cells.iter().enumerate() {
        let last_row = cell
            .row
            .saturating_add(cell.row_span.clamp(1, 512))
            .min(rows);
        let last_column = cell.column.saturating_add(cell.column_span.clamp(1, 128));
        columns = columns.max(last_column);
        for row in cell.row..last_row {
            for column in cell.column..last_column {
                at.entry((row, column)).or_insert(i);
            }
        }
    }
    (at, (rows, columns))
}

//! Sheets as blocks.

use std::collections::HashMap;

use super::grid::{CellRun, Grid, RowRun, computed, repeated};
use super::styles::{CellStyle, Styles};
use super::validation::{self, List, Validation};
use crate::container::Container;
use crate::xlsx::reference::{Area, COLUMNS, Place, ROWS};
use crate::xml::{Child, Id, Tree};
use crate::{
    Address, Anchor, Block, Bounds, Cell, Document, Format, Note, Piece, ReadError, Role,
    SheetCell, Table, TextBlock,
};

/// The part that holds the sheets.
pub(super) const CONTENT: &str = "content.xml";
/// How far below and right of the last value blank cells still count as part of a form.
const ROWS_BEYOND: u32 = 200;
const COLUMNS_BEYOND: u32 = 50;
/// The most blank cells of a sheet that are kept.
const BLANKS: usize = 20_000;
/// The most choices of one list.
const CHOICES: usize = 2_000;

/// Reads a spreadsheet.
pub(crate) fn read(bytes: &[u8], bounds: &Bounds) -> Result<Document, ReadError> {
    let mut container = Container::open(bytes, bounds)?;
    let parts = Parts::open(&mut container, bounds)?;
    let book = parts.book()?;

    let mut document = Document::new(Format::Ods);
    read_properties(&mut container, &mut document, bounds)?;
    let mut left = bounds.blocks;
    for index in 0..book.sheets.len() {
        let (table, complete) = book.table(index, left);
        left -= table.cells.len().min(left);
        if !complete {
            document.notes.push(Note::CellsLeftOut {
                sheet: table.name.clone(),
            });
        }
        if table.protected && !document.notes.contains(&Note::Protected) {
            document.notes.push(Note::Protected);
        }
        document.blocks.push(Block::Text(TextBlock {
            address: address(index, "", Anchor::Block),
            role: Role::Heading(1),
            emphasised: false,
            pieces: vec![Piece::Text(table.name.clone())],
        }));
        document.blocks.push(Block::Table(table));
    }
    Ok(document)
}

/// The text of all paragraphs of an element, one a line, without those of comments.
pub(super) fn paragraphs(tree: &Tree, id: Id) -> String {
    let lines: Vec<String> = tree
        .children(id)
        .filter(|child| matches!(tree.get(*child).name.as_str(), "p" | "h"))
        .map(|paragraph| line(tree, paragraph))
        .collect();
    lines.join("\n")
}

/// What a spreadsheet is read from.
pub(super) struct Parts {
    /// The source of the part that holds the sheets.
    pub(super) source: Vec<u8>,
    /// The same, parsed.
    pub(super) tree: Tree,
    styles: Styles,
}

impl Parts {
    /// Takes the parts out and parses them.
    pub(super) fn open(container: &mut Container<'_>, bounds: &Bounds) -> Result<Self, ReadError> {
        if let Some(manifest) = container.part("META-INF/manifest.xml")?
            && let Ok(tree) = Tree::parse(&manifest, bounds)
            && tree
                .descendants(0)
                .any(|id| tree.get(id).name == "encryption-data")
        {
            return Err(ReadError::Encrypted);
        }
        let mut styles = Styles::default();
        if let Some(part) = container.part("styles.xml")? {
            styles.add(&Tree::parse(&part, bounds)?);
        }
        let source = container
            .part(CONTENT)?
            .ok_or_else(|| ReadError::Damaged(format!("no {CONTENT}")))?;
        let tree = Tree::parse(&source, bounds)?;
        styles.add(&tree);
        Ok(Self {
            source,
            tree,
            styles,
        })
    }

    /// The same with another source of the part that holds the sheets.
    pub(super) fn with(self, source: Vec<u8>, bounds: &Bounds) -> Result<Self, ReadError> {
        let tree = Tree::parse(&source, bounds)?;
        Ok(Self {
            source,
            tree,
            ..self
        })
    }

    /// The sheets in them.
    pub(super) fn book(&self) -> Result<Book<'_>, ReadError> {
        let tree = &self.tree;
        let spreadsheet = tree
            .child(0, "body")
            .and_then(|body| tree.child(body, "spreadsheet"))
            .ok_or_else(|| ReadError::Damaged("no spreadsheet".to_owned()))?;
        Ok(Book::new(tree, spreadsheet, &self.styles))
    }
}

pub(super) struct Book<'a> {
    pub(super) tree: &'a Tree,
    styles: &'a Styles,
    validations: Vec<Validation>,
    /// What names stand for, by the name in lower case.
    pub(super) names: HashMap<String, String>,
    pub(super) sheets: Vec<Sheet<'a>>,
}

pub(super) struct Sheet<'a> {
    id: Id,
    name: &'a str,
    pub(super) protected: bool,
    pub(super) grid: Grid,
}

impl<'a> Book<'a> {
    fn new(tree: &'a Tree, spreadsheet: Id, styles: &'a Styles) -> Self {
        let sheets = tree
            .children(spreadsheet)
            .filter(|id| tree.get(*id).name == "table")
            .map(|id| Sheet {
                id,
                name: tree.attribute(id, "name").unwrap_or_default(),
                protected: tree.attribute(id, "protected") == Some("true"),
                grid: Grid::new(tree, id),
            })
            .collect();
        let names = tree
            .descendants(spreadsheet)
            .filter(|id| tree.get(*id).name == "named-range")
            .filter_map(|id| {
                let name = tree.attribute(id, "name")?.to_lowercase();
                Some((name, tree.attribute(id, "cell-range-address")?.to_owned()))
            })
            .collect();
        let validations = Validation::read_all(tree, spreadsheet);
        Self {
            tree,
            styles,
            validations,
            names,
            sheets,
        }
    }

    /// One sheet, and whether all of its cells are in it.
    fn table(&self, index: usize, most: usize) -> (Table, bool) {
        let sheet = &self.sheets[index];
        let used = self.used(sheet);
        let (mut cells, mut blanks, mut complete) = (Vec::new(), 0, true);
        let mut choices: HashMap<usize, Vec<String>> = HashMap::new();
        'rows: for row in sheet.grid.rows.iter().filter(|_| used.is_some()) {
            let Some(used) = used else { break };
            let kept: Vec<&CellRun> = row
                .cells
                .iter()
                .filter(|run| !run.blank || self.marked(sheet, row, run))
                .collect();
            if kept.is_empty() {
                continue;
            }
            for number in row.first..=row.last.min(used.last.row) {
                for run in &kept {
                    for column in run.first..=run.last.min(used.last.column) {
                        if cells.len() >= most || (run.blank && blanks >= BLANKS) {
                            complete = false;
                            break 'rows;
                        }
                        blanks += usize::from(run.blank);
                        let place = Place {
                            row: number,
                            column,
                        };
                        cells.push(self.cell(index, row, run, place, &mut choices));
                    }
                }
            }
        }
        let style = self
            .tree
            .attribute(sheet.id, "style-name")
            .unwrap_or_default();
        let path = used.map(|area| area.to_string()).unwrap_or_default();
        let table = Table {
            address: address(index, &path, Anchor::Block),
            name: sheet.name.to_owned(),
            protected: sheet.protected,
            hidden: self.styles.hides(style),
            cells,
        };
        (table, complete)
    }

    /// Whether blank cells carry something of their own: a format, a validation, a merge, or a
    /// format of their row or column that marks them as a place to write.
    fn marked(&self, sheet: &Sheet<'_>, row: &RowRun, run: &CellRun) -> bool {
        let has = |name: &str| self.tree.attribute(run.id, name).is_some();
        let own = [
            "style-name",
            "content-validation-name",
            "number-columns-spanned",
        ];
        own.iter().any(|name| has(name)) || self.to_fill(sheet, row, run)
    }

    /// Whether blank cells look made to be filled.
    fn to_fill(&self, sheet: &Sheet<'_>, row: &RowRun, run: &CellRun) -> bool {
        let style = self.style(sheet, row, run, run.first);
        style.framed
            || sheet.protected && !style.locked
            || self
                .tree
                .attribute(run.id, "content-validation-name")
                .is_some()
            || repeated(self.tree, run.id, "number-columns-spanned") > 1
    }

    /// The format of a cell: its own, its row's or its column's.
    pub(super) fn style(
        &self,
        sheet: &Sheet<'_>,
        row: &RowRun,
        run: &CellRun,
        column: u32,
    ) -> CellStyle {
        let own = self.tree.attribute(run.id, "style-name");
        let name = own
            .or(row.style.as_deref())
            .or_else(|| sheet.grid.column_style(column));
        self.styles.cell(name)
    }

    /// The area of all values, and of the places made to be filled that stand near them.
    fn used(&self, sheet: &Sheet<'_>) -> Option<Area> {
        let area = |row: &RowRun, run: &CellRun| Area {
            first: Place {
                row: row.first,
                column: run.first,
            },
            last: Place {
                row: row.last,
                column: run.last,
            },
        };
        let hull = |a: Option<Area>, b: Area| Some(a.map_or(b, |a| a.hull(&b)));
        let runs = || {
            sheet
                .grid
                .rows
                .iter()
                .flat_map(|row| row.cells.iter().map(move |run| (row, run)))
        };
        let values = runs()
            .filter(|(_, run)| !run.blank)
            .map(|(row, run)| area(row, run))
            .fold(None, hull);
        let last = values.map_or(Place { row: 0, column: 0 }, |area| area.last);
        runs()
            .filter(|(row, run)| {
                run.blank
                    && row.last <= last.row.saturating_add(ROWS_BEYOND)
                    && run.last <= last.column.saturating_add(COLUMNS_BEYOND)
                    && self.to_fill(sheet, row, run)
            })
            .map(|(row, run)| area(row, run))
            .fold(values, hull)
    }

    fn cell(
        &self,
        index: usize,
        row: &RowRun,
        run: &CellRun,
        place: Place,
        known: &mut HashMap<usize, Vec<String>>,
    ) -> Cell {
        let (tree, sheet, id) = (self.tree, &self.sheets[index], run.id);
        let style = self.style(sheet, row, run, place.column);
        let rule = self.rule(id);
        let choices = rule.map(|rule| {
            known
                .entry(rule)
                .or_insert_with(|| self.choices(index, &self.validations[rule]))
                .clone()
        });
        let rule = rule.map(|rule| &self.validations[rule]);
        let comment = tree
            .child(id, "annotation")
            .map(|note| paragraphs(tree, note));
        let help: Vec<String> = rule
            .map(|rule| rule.help.clone())
            .into_iter()
            .chain(comment)
            .filter(|help| !help.is_empty())
            .collect();
        let value = tree.attribute(id, "value-type").unwrap_or_default();
        let plain = |name: &str| tree.attribute(id, name).map(str::to_owned);
        let number = match value {
            "float" | "percentage" | "currency" => plain("value").and_then(|value| {
                let number = value.parse::<f64>().ok()?;
                crate::xlsx::decimal::Decimal::new(number).map(|decimal| decimal.plain())
            }),
            _ => None,
        };
        let date = match value {
            "date" => plain("date-value").and_then(|date| crate::day::of(&date)),
            _ => None,
        };
        let formula =
            computed(tree, id) || sheet.grid.arrays.iter().any(|area| area.contains(place));
        let text = self.text(id);
        let address = address(index, &place.to_string(), Anchor::Cell);
        let blocks = if text.is_empty() {
            Vec::new()
        } else {
            vec![Block::Text(TextBlock {
                address: address.clone(),
                role: Role::Paragraph,
                emphasised: style.emphasised,
                pieces: vec![Piece::Text(text)],
            })]
        };
        Cell {
            address,
            row: place.row,
            column: place.column,
            row_span: repeated(tree, id, "number-rows-spanned").min(ROWS - place.row),
            column_span: repeated(tree, id, "number-columns-spanned").min(COLUMNS - place.column),
            blocks,
            sheet: Some(SheetCell {
                formula,
                locked: style.locked,
                number,
                date,
                framed: style.framed,
                choices: choices.unwrap_or_default(),
                input: rule.and_then(Validation::input),
                max_length: rule.and_then(Validation::max_length),
                help: help.join("\n"),
            }),
        }
    }

    /// What may be chosen in a cell.
    pub(super) fn allowed(&self, index: usize, run: &CellRun) -> Vec<String> {
        match self.rule(run.id) {
            Some(rule) => self.choices(index, &self.validations[rule]),
            None => Vec::new(),
        }
    }

    fn rule(&self, cell: Id) -> Option<usize> {
        let name = self.tree.attribute(cell, "content-validation-name")?;
        self.validations.iter().position(|rule| rule.name == name)
    }

    /// What a cell shows; its bare value where a program wrote no text.
    pub(super) fn text(&self, id: Id) -> String {
        let shown = paragraphs(self.tree, id);
        if !shown.is_empty() {
            // Number formats align columns with spaces that mean nothing outside a column.
            let text = matches!(self.tree.attribute(id, "value-type"), None | Some("string"));
            return if text { shown } else { shown.trim().to_owned() };
        }
        let values = [
            "string-value",
            "date-value",
            "boolean-value",
            "time-value",
            "value",
        ];
        let value = values.iter().find_map(|name| self.tree.attribute(id, name));
        value.unwrap_or_default().to_owned()
    }

    fn choices(&self, index: usize, rule: &Validation) -> Vec<String> {
        let (sheet, area) = match rule.list() {
            None => return Vec::new(),
            Some(List::Texts(texts)) => return texts,
            Some(List::Area(sheet, area)) => (sheet, area),
            Some(List::Name(name)) => {
                let meaning = self.names.get(&name.to_lowercase());
                match meaning.and_then(|meaning| validation::area(meaning)) {
                    Some(found) => found,
                    None => return Vec::new(),
                }
            }
        };
        let of = match sheet {
            None => self.sheets.get(index),
            Some(name) => self.sheets.iter().find(|sheet| sheet.name == name),
        };
        let mut choices: Vec<String> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for row in of.into_iter().flat_map(|sheet| &sheet.grid.rows) {
            if row.last < area.first.row || row.first > area.last.row {
                continue;
            }
            let inside = |run: &&CellRun| {
                run.last >= area.first.column && run.first <= area.last.column && !run.blank
            };
            for run in row.cells.iter().filter(inside) {
                let text = self.text(run.id).trim().to_owned();
                if !text.is_empty() && choices.len() < CHOICES && seen.insert(text.clone()) {
                    choices.push(text);
                }
            }
        }
        choices
    }
}

/// The address of something in a sheet.
fn address(sheet: usize, path: &str, anchor: Anchor) -> Address {
    let mut address = Address::new(CONTENT, path, anchor);
    address.occurrence = u32::try_from(sheet).unwrap_or(u32::MAX);
    address
}

/// The text of a paragraph: spaces, tabs and line breaks are elements (6.1).
fn line(tree: &Tree, paragraph: Id) -> String {
    let mut text = String::new();
    let mut left: Vec<&Child> = tree.get(paragraph).children.iter().rev().collect();
    while let Some(child) = left.pop() {
        match child {
            Child::Text(piece) => text.push_str(piece),
            Child::Element(id) => match tree.get(*id).name.as_str() {
                // 1 000 spaces are more than any cell means to show.
                "s" => {
                    let count = repeated(tree, *id, "c").min(1_000);
                    text.extend((0..count).map(|_| ' '));
                }
                "tab" => text.push('\t'),
                "line-break" => text.push('\n'),
                "annotation" => {}
                _ => left.extend(tree.get(*id).children.iter().rev()),
            },
        }
    }
    text
}

/// Title and date that the file declares (4.3).
fn read_properties(
    container: &mut Container<'_>,
    document: &mut Document,
    bounds: &Bounds,
) -> Result<(), ReadError> {
    let Some(bytes) = container.part("meta.xml")? else {
        return Ok(());
    };
    // Properties that cannot be read are no reason to refuse the spreadsheet.
    let Ok(tree) = Tree::parse(&bytes, bounds) else {
        return Ok(());
    };
    let Some(meta) = tree.child(0, "meta") else {
        return Ok(());
    };
    let text = |name: &str| {
        let text = tree
            .child(meta, name)
            .map(|id| tree.text(id).trim().to_owned());
        text.filter(|text| !text.is_empty())
    };
    document.title = text("title");
    let date = text("date").or_else(|| text("creation-date"));
    document.date = date.and_then(|moment| crate::day::of(&moment));
    Ok(())
}

//! Sheets as blocks.

use std::collections::{BTreeSet, HashMap};

use super::book::{Book, Page};
use super::reference::{Area, Place, Sweep};
use super::validation::{Choice, Validation};
use super::workbook::{Relation, relations, rich_text};
use crate::container::Container;
use crate::xml::Tree;
use crate::{
    Address, Anchor, Block, Bounds, Cell, Document, Format, Note, Piece, ReadError, Role,
    SheetCell, Table, TextBlock,
};

/// How far below and right of the last value blank cells still count as part of a form.
const ROWS_BEYOND: u32 = 200;
const COLUMNS_BEYOND: u32 = 50;
/// The most blank cells of a sheet that are kept although they are not written in the file.
const IMPLIED: usize = 20_000;

/// Reads a workbook.
pub(crate) fn read(bytes: &[u8], bounds: &Bounds) -> Result<Document, ReadError> {
    let book = Book::open(bytes, bounds)?;
    let mut container = Container::open(bytes, bounds)?;
    let mut document = Document::new(Format::Xlsx);
    read_properties(&mut container, &mut document, bounds)?;
    let mut left = bounds.blocks;
    for (index, page) in book.sheets.iter().enumerate() {
        let part = &book.workbook.sheets[page.index];
        let comments = comments(&mut container, &part.part, bounds)?;
        let reading = Reading {
            book: &book,
            page,
            index,
            part: &part.part,
            comments,
        };
        let (area, cells, complete) = reading.cells(left);
        left -= cells.len().min(left);
        if !complete || page.sheet.cut {
            document.notes.push(Note::CellsLeftOut {
                sheet: part.name.clone(),
            });
        }
        if page.protected && !document.notes.contains(&Note::Protected) {
            document.notes.push(Note::Protected);
        }
        document.blocks.push(Block::Text(TextBlock {
            address: Address::new(&part.part, "", Anchor::Block),
            role: Role::Heading(1),
            emphasised: false,
            pieces: vec![Piece::Text(part.name.clone())],
        }));
        let path = area.map(|area| area.to_string()).unwrap_or_default();
        document.blocks.push(Block::Table(Table {
            address: Address::new(&part.part, path, Anchor::Block),
            name: part.name.clone(),
            protected: page.protected,
            hidden: part.hidden,
            cells,
        }));
    }
    for part in &book.missing {
        document.notes.push(Note::LeftOut { what: part.clone() });
    }
    Ok(document)
}

struct Reading<'a> {
    book: &'a Book,
    page: &'a Page,
    index: usize,
    part: &'a str,
    comments: HashMap<Place, String>,
}

impl Reading<'_> {
    /// The used area, its cells row by row, and whether these are all.
    fn cells(&self, most: usize) -> (Option<Area>, Vec<Cell>, bool) {
        let Some(used) = self.used() else {
            return (None, Vec::new(), true);
        };
        let page = self.page;
        let mut complete = true;
        let mut places: BTreeSet<Place> = page
            .sheet
            .cells
            .iter()
            .map(|cell| cell.place)
            .filter(|place| used.contains(*place))
            .collect();
        let mut implied = 0;
        for place in self.implied(&used) {
            if implied >= IMPLIED || places.len() >= most {
                complete = false;
                break;
            }
            implied += usize::from(places.insert(place));
        }

        let mut merges = Sweep::new(page.merges.iter().map(|area| (*area, 0)));
        let mut validations = Sweep::new(page.validations.iter().enumerate().flat_map(
            |(number, validation)| validation.areas.iter().map(move |area| (*area, number)),
        ));
        let mut choices: HashMap<usize, Vec<Choice>> = HashMap::new();
        let mut cells = Vec::new();
        for place in places {
            let merge = merges.at(place).map(|(area, _)| area);
            if merge.is_some_and(|area| area.first != place) {
                continue;
            }
            if cells.len() >= most {
                complete = false;
                break;
            }
            let validation = validations.at(place).map(|(_, number)| number);
            if let Some(number) = validation {
                choices
                    .entry(number)
                    .or_insert_with(|| page.validations[number].choices(self.book, self.index));
            }
            let choices = validation
                .and_then(|v| choices.get(&v))
                .map_or(&[][..], Vec::as_slice);
            cells.push(self.cell(place, merge.unwrap_or(Area::of(place)), validation, choices));
        }
        (Some(used), cells, complete)
    }

    fn cell(
        &self,
        place: Place,
        area: Area,
        validation: Option<usize>,
        choices: &[Choice],
    ) -> Cell {
        let address = Address::new(self.part, place.to_string(), Anchor::Cell);
        let style = self.book.style(self.page, place);
        let shown = self
            .page
            .sheet
            .cell(place)
            .map(|c| self.book.shown(c))
            .unwrap_or_default();
        let validation = validation.map(|number| &self.page.validations[number]);
        let help: Vec<&str> = [
            validation.map(|validation| validation.help.as_str()),
            self.comments.get(&place).map(String::as_str),
        ]
        .into_iter()
        .flatten()
        .filter(|help| !help.is_empty())
        .collect();
        let sheet = SheetCell {
            formula: self.page.computed(place),
            locked: self.page.locked(place, style),
            number: shown.number,
            date: shown.date,
            framed: style.filled || self.bordered(area),
            choices: choices.iter().map(|choice| choice.text.clone()).collect(),
            input: validation.and_then(|validation| validation.input(choices)),
            max_length: validation.and_then(Validation::max_length),
            help: help.join("\n"),
        };
        let blocks = if shown.text.is_empty() {
            Vec::new()
        } else {
            vec![Block::Text(TextBlock {
                address: address.clone(),
                role: Role::Paragraph,
                emphasised: style.emphasised || shown.emphasised,
                pieces: vec![Piece::Text(shown.text)],
            })]
        };
        Cell {
            address,
            row: place.row,
            column: place.column,
            row_span: area.last.row - area.first.row + 1,
            column_span: area.last.column - area.first.column + 1,
            blocks,
            sheet: Some(sheet),
        }
    }

    /// Whether an area has a border on every side; a merge keeps its sides in its outer cells.
    fn bordered(&self, area: Area) -> bool {
        let side = |place: Place, side: usize| self.book.style(self.page, place).borders[side];
        side(area.first, 0) && side(area.last, 1) && side(area.first, 2) && side(area.last, 3)
    }

    /// The area of all values, and of the places made to be filled that stand near them.
    fn used(&self) -> Option<Area> {
        let page = self.page;
        let cells = &page.sheet.cells;
        let blank = |c: &&super::sheet::CellTag| c.value.is_empty() && c.formula.is_none();
        let hull = |a: Option<Area>, b: Area| Some(a.map_or(b, |a| a.hull(&b)));
        let values = cells
            .iter()
            .filter(|c| !blank(c))
            .map(|c| Area::of(c.place))
            .fold(None, hull);
        let last = values.map_or(Place { row: 0, column: 0 }, |area| area.last);
        let near = |area: &Area| {
            area.last.row <= last.row.saturating_add(ROWS_BEYOND)
                && area.last.column <= last.column.saturating_add(COLUMNS_BEYOND)
        };
        let to_fill = cells.iter().filter(blank).filter_map(|cell| {
            let style = self.book.workbook.styles.cell(cell.style);
            let open = page.protected && !page.locked(cell.place, style);
            let framed = style.filled || style.borders == [true; 4];
            (open || framed).then_some(Area::of(cell.place))
        });
        let validated = page
            .validations
            .iter()
            .flat_map(|validation| &validation.areas)
            .copied();
        to_fill
            .chain(page.merges.iter().copied())
            .chain(validated)
            .filter(near)
            .fold(values, hull)
    }

    /// Places of the used area that are not written in the file but carry something: merges,
    /// validations, and rows and columns whose format marks places to fill.
    fn implied(&self, used: &Area) -> impl Iterator<Item = Place> {
        let page = self.page;
        let used = *used;
        let marks = move |style: u32, place: Place| {
            let style = self.book.workbook.styles.cell(Some(style));
            style.filled
                || style.borders == [true; 4]
                || page.protected && !page.locked(place, style)
        };
        let merges = page.merges.iter().map(|area| area.first);
        let validated = page
            .validations
            .iter()
            .flat_map(|validation| &validation.areas)
            .filter_map(move |area| area.intersection(&used))
            .flat_map(|area| area.places());
        let rows = page
            .sheet
            .rows
            .iter()
            .filter_map(|row| Some((row.row, row.style?)))
            .flat_map(move |(row, style)| {
                let first = Place {
                    row,
                    column: used.first.column,
                };
                let last = Place {
                    row,
                    column: used.last.column,
                };
                Area { first, last }
                    .places()
                    .filter(move |place| marks(style, *place))
            });
        let columns = page.sheet.columns().flat_map(move |(columns, style)| {
            let whole = Area {
                first: Place {
                    row: used.first.row,
                    column: *columns.start(),
                },
                last: Place {
                    row: used.last.row,
                    column: *columns.end(),
                },
            };
            let inside = whole
                .intersection(&used)
                .filter(|area| marks(style, area.first));
            inside.into_iter().flat_map(|area| area.places())
        });
        merges
            .chain(validated)
            .chain(rows)
            .chain(columns)
            .filter(move |place| used.contains(*place))
    }
}

/// Comments by the cell they stand at, without the author's name that programs put first.
fn comments(
    container: &mut Container<'_>,
    part: &str,
    bounds: &Bounds,
) -> Result<HashMap<Place, String>, ReadError> {
    let mut comments = HashMap::new();
    let relations = relations(container, part, bounds)?;
    for Relation { target, .. } in relations.iter().filter(|r| r.kind == "comments") {
        let Some(bytes) = container.part(target)? else {
            continue;
        };
        let tree = Tree::parse(&bytes, bounds)?;
        let authors: Vec<String> = tree
            .child(0, "authors")
            .into_iter()
            .flat_map(|list| tree.children(list))
            .map(|author| tree.text(author))
            .collect();
        for comment in tree
            .child(0, "commentList")
            .into_iter()
            .flat_map(|l| tree.children(l))
        {
            let place = tree.attribute(comment, "ref").and_then(Place::parse);
            let (Some(place), Some(text)) = (place, tree.child(comment, "text")) else {
                continue;
            };
            let text = rich_text(&tree, text).text;
            let author = tree
                .attribute(comment, "authorId")
                .and_then(|id| id.parse::<usize>().ok())
                .and_then(|id| authors.get(id));
            let own = author
                .and_then(|author| text.strip_prefix(author.as_str())?.strip_prefix(':'))
                .unwrap_or(&text);
            comments
                .entry(place)
                .or_insert_with(|| own.trim().to_owned());
        }
    }
    Ok(comments)
}

/// Title and date that the file declares (ECMA-376 part 2, 8).
fn read_properties(
    container: &mut Container<'_>,
    document: &mut Document,
    bounds: &Bounds,
) -> Result<(), ReadError> {
    let Some(bytes) = container.part("docProps/core.xml")? else {
        return Ok(());
    };
    // Properties that cannot be read are no reason to refuse the workbook.
    let Ok(tree) = Tree::parse(&bytes, bounds) else {
        return Ok(());
    };
    let text = |name: &str| {
        let text = tree
            .child(0, name)
            .map(|id| tree.text(id).trim().to_owned());
        text.filter(|text| !text.is_empty())
    };
    document.title = text("title");
    document.date = text("modified")
        .or_else(|| text("created"))
        .and_then(|moment| crate::day::of(&moment));
    Ok(())
}

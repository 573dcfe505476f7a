//! A page without fields, as a text with tables: what every other way of making a form is read as.
//!
//! Words and drawn places are put into lines, lines into paragraphs as the reader of the file laid
//! them out, ruled cells into tables. Lines to write on become underscores, squares become ☐, room
//! under a question becomes blank paragraphs. Where each character stands is kept beside.

use std::collections::HashMap;

use documents::{Address, Anchor, Block, Cell, Document, Piece as Part, Role, Table, TextBlock};

use super::grid::{Ruled, RuledCell};
use super::marks::{self, Marks, Piece, What};
use crate::page::Rectangle;

/// Parts of a letter's size: between words, and between what is to be kept apart.
const WIDE: f32 = 2.0;
/// Parts of a letter's size between two lines of one text.
const LEADING: f32 = 1.25;
/// Points from the bottom of a page in which what it repeats is its foot.
const FOOT: f32 = 60.0;
/// Lines that a blank paragraph stands for at most.
const MOST_BLANKS: usize = 60;

/// A document that its pages were lifted into, and where its lines stand.
pub(crate) struct Lifted {
    pub(crate) document: Document,
    /// By the path of their address.
    pub(crate) lines: HashMap<String, Place>,
    /// Cells, by the path of their address.
    pub(crate) cells: HashMap<String, CellPlace>,
}

/// Where a lifted line stands.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// Its pieces, with the characters each takes: first, and one past the last.
    pub(crate) pieces: Vec<(usize, usize, Rectangle, What)>,
    pub(crate) text: Vec<char>,
    /// What it may spread over: for a blank line, the room that it stands for.
    pub(crate) room: Rectangle,
    /// Lines of nothing but places that come right after it.
    pub(crate) more: Vec<Rectangle>,
}

/// Where a lifted cell stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CellPlace {
    pub(crate) rectangle: Rectangle,
    pub(crate) comb: u16,
}

/// Lifts all pages of a PDF.
pub(crate) fn lift(document: &Document) -> Lifted {
    let mut lifter = Lifter {
        blocks: of_pages(document),
        page: 0,
        lifted: Lifted {
            document: Document::new(document.format),
            lines: HashMap::new(),
            cells: HashMap::new(),
        },
        count: 0,
    };
    let heads = heads(document);
    for (size, number) in document.sizes.iter().zip(1u32..) {
        let words: Vec<_> = document
            .words
            .iter()
            .filter(|word| word.page == number && word.rectangle.iter().all(|x| x.is_finite()))
            .filter(|word| {
                let head = heads.get(&number);
                head.is_none_or(|bottom| word.rectangle[1] < *bottom)
            })
            .collect();
        let strokes: Vec<_> = document
            .strokes
            .iter()
            .filter(|stroke| stroke.page == number)
            .collect();
        lifter.page = number;
        let Marks { pieces, tables } = marks::read(&words, &strokes, *size);
        let margins = margins(&pieces, &tables, *size);
        let blocks = lifter.region(pieces, tables, margins, true);
        lifter.lifted.document.blocks.extend(blocks);
    }
    lifter.lifted.document.pages = document.pages;
    lifter.lifted
}

/// Pages of a document from which a first line that begins alike is the head of its pages.
const ALIKE: usize = 3;

/// Of each page whose first line is a head, the bottom of that line: it begins as those of most
/// other pages do, at the same height, whatever it says of its page further right.
fn heads(document: &Document) -> HashMap<u32, f32> {
    let mut firsts: HashMap<u32, &documents::Word> = HashMap::new();
    for word in &document.words {
        let first = firsts.entry(word.page).or_insert(word);
        let (a, b) = (word.rectangle, first.rectangle);
        if b[3] - a[3] < -4.0 || (b[3] - a[3]).abs() <= 4.0 && a[0] < b[0] {
            *first = word;
        }
    }
    let alike = |one: &documents::Word| {
        let same = firsts.values().filter(|other| {
            other.text == one.text && (other.rectangle[1] - one.rectangle[1]).abs() < 2.0
        });
        same.count()
    };
    firsts
        .iter()
        .filter(|(_, word)| {
            let count = alike(word);
            count >= ALIKE && 2 * count > firsts.len()
        })
        .map(|(page, word)| (*page, word.rectangle[1] - 1.0))
        .collect()
}

/// The part of a page that it uses: as wide as what is on it, down to the lowest of it.
fn margins(pieces: &[Piece], tables: &[Ruled], size: [f32; 2]) -> Rectangle {
    let all = pieces
        .iter()
        .map(|piece| piece.rectangle)
        .chain(tables.iter().map(|table| table.rectangle));
    all.reduce(union).unwrap_or([0.0, 0.0, size[0], size[1]])
}

/// A text block of the document as it was read: where it is, and what it is.
struct Read {
    rectangle: Rectangle,
    role: Role,
}

fn of_pages(document: &Document) -> HashMap<u32, Vec<Read>> {
    let mut pages: HashMap<u32, Vec<Read>> = HashMap::new();
    for block in &document.blocks {
        if let Block::Text(text) = block
            && let (Some(page), Some(rectangle)) = (text.address.page, text.address.rectangle)
        {
            pages.entry(page).or_default().push(Read {
                rectangle,
                role: text.role,
            });
        }
    }
    pages
}

struct Lifter {
    blocks: HashMap<u32, Vec<Read>>,
    page: u32,
    lifted: Lifted,
    count: usize,
}

/// A line of pieces from left to right.
struct Row {
    pieces: Vec<Piece>,
    rectangle: Rectangle,
    /// The block of the file that it belongs to.
    block: Option<usize>,
}

/// What stands in a region, from the top.
enum Thing {
    Row(Row),
    Table(Ruled, Vec<Piece>, Vec<Ruled>),
    /// A frame or panel around a part of the form.
    Part(Ruled, Vec<Piece>, Vec<Ruled>),
}

impl Thing {
    fn rectangle(&self) -> Rectangle {
        match self {
            Self::Row(row) => row.rectangle,
            Self::Table(table, ..) | Self::Part(table, ..) => table.rectangle,
        }
    }
}

impl Lifter {
    /// The blocks of a region: of a page, or of a cell.
    fn region(
        &mut self,
        pieces: Vec<Piece>,
        tables: Vec<Ruled>,
        region: Rectangle,
        top: bool,
    ) -> Vec<Block> {
        let mut things: Vec<Thing> = Vec::new();
        let (outer, inner) = nested(tables);
        let mut loose = Vec::new();
        let mut held: Vec<(Ruled, Vec<Piece>, Vec<Ruled>)> = outer
            .into_iter()
            .map(|table| (table, Vec::new(), Vec::new()))
            .collect();
        for piece in pieces {
            let at = held
                .iter()
                .position(|(table, ..)| inside(centre(&piece), table.rectangle));
            match at.and_then(|at| held.get_mut(at)) {
                Some((_, own, _)) => own.push(piece),
                None => loose.push(piece),
            }
        }
        for table in inner {
            let middle = centre_of(table.rectangle);
            if let Some((_, _, own)) = held
                .iter_mut()
                .find(|(outer, ..)| inside(middle, outer.rectangle))
            {
                own.push(table);
            }
        }
        for (table, own, inner) in held {
            let part = matches!(table.cells.as_slice(), [cell]
                if !inner.is_empty() || holds_a_text(&own, cell.rectangle));
            things.push(if part {
                Thing::Part(table, own, inner)
            } else {
                Thing::Table(table, own, inner)
            });
        }
        things.extend(self.rows(loose).into_iter().map(Thing::Row));
        things.sort_by(|a, b| {
            let (a, b) = (a.rectangle(), b.rectangle());
            b[3].total_cmp(&a[3]).then(a[0].total_cmp(&b[0]))
        });
        let mut region = region;
        if top {
            // What every page repeats is not of the form; what is above its foot is.
            things.retain(|thing| {
                let repeated = matches!(thing, Thing::Row(row) if self.is_repeated(row));
                if repeated && thing.rectangle()[3] < region[1] + FOOT {
                    region[1] = region[1].max(thing.rectangle()[3] + 4.0);
                }
                !repeated
            });
        }
        self.blocks_of(things, region, top)
    }

    fn is_repeated(&self, row: &Row) -> bool {
        let read = row
            .block
            .and_then(|at| self.blocks.get(&self.page)?.get(at));
        read.is_some_and(|read| read.role == Role::HeaderFooter)
    }

    fn rows(&self, mut pieces: Vec<Piece>) -> Vec<Row> {
        pieces.sort_by(|a, b| b.height().total_cmp(&a.height()));
        let mut rows: Vec<(f32, Vec<Piece>)> = Vec::new();
        for piece in pieces {
            let height = piece.height();
            let near = 0.45 * piece.size.clamp(6.0, 16.0);
            match rows.last_mut() {
                Some((at, row)) if *at - height <= near => {
                    // The words of a line say where it is; what is drawn beside them may be off.
                    if row.iter().all(|one| one.what != What::Word) && piece.what == What::Word {
                        *at = height;
                    }
                    row.push(piece);
                }
                _ => rows.push((height, vec![piece])),
            }
        }
        rows.into_iter()
            .filter_map(|(_, mut pieces)| {
                pieces.sort_by(|a, b| a.rectangle[0].total_cmp(&b.rectangle[0]));
                let rectangle = pieces.iter().map(|piece| piece.rectangle).reduce(union)?;
                let block = self.block_of(&pieces);
                Some(Row {
                    pieces,
                    rectangle,
                    block,
                })
            })
            .collect()
    }

    /// The block of the file that holds the first words of a line.
    fn block_of(&self, pieces: &[Piece]) -> Option<usize> {
        let word = pieces.iter().find(|piece| piece.what == What::Word)?;
        let blocks = self.blocks.get(&self.page)?;
        blocks
            .iter()
            .position(|read| inside(centre(word), grown(read.rectangle, 1.0)))
    }

    fn blocks_of(&mut self, things: Vec<Thing>, region: Rectangle, top: bool) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut paragraph: Vec<Row> = Vec::new();
        let mut bottom = region[3];
        // The last line that ends with a place to write on, that lines of nothing else go on.
        let mut open: Option<String> = None;
        for thing in things {
            let rectangle = thing.rectangle();
            if let Thing::Row(row) = &thing
                && let Some(last) = paragraph.last()
                && !goes_on(last, row)
            {
                let rows = std::mem::take(&mut paragraph);
                self.paragraph(&rows, region, &mut blocks, &mut open);
            }
            if !matches!(thing, Thing::Row(_)) || paragraph.is_empty() {
                let rows = std::mem::take(&mut paragraph);
                self.paragraph(&rows, region, &mut blocks, &mut open);
                // Before a table is a little room that nobody writes in.
                let least = if matches!(thing, Thing::Row(_)) { 1 } else { 3 };
                self.blanks(bottom, rectangle[3], least, region, &mut blocks);
            }
            bottom = bottom.min(rectangle[1]);
            match thing {
                Thing::Row(row) => paragraph.push(row),
                Thing::Table(table, pieces, inner) => {
                    open = None;
                    let table = self.table(table, pieces, inner);
                    blocks.push(Block::Table(table));
                }
                Thing::Part(part, pieces, inner) => {
                    open = None;
                    let [left, bottom, right, top] = part.rectangle;
                    let room = [left + 2.0, bottom + 1.0, right - 2.0, top - 1.0];
                    blocks.extend(self.region(pieces, inner, room, false));
                }
            }
        }
        self.paragraph(&paragraph, region, &mut blocks, &mut open);
        // Under the last line of a page is only its margin, unless more than that is free.
        let foot = if top { region[1] - 4.0 } else { region[1] };
        self.blanks(bottom, foot, 1, region, &mut blocks);
        blocks
    }

    /// One paragraph of lines that belong together.
    fn paragraph(
        &mut self,
        rows: &[Row],
        region: Rectangle,
        blocks: &mut Vec<Block>,
        open: &mut Option<String>,
    ) {
        let Some(first) = rows.first() else {
            return;
        };
        let only_places = rows
            .iter()
            .flat_map(|row| &row.pieces)
            .all(|piece| piece.what == What::Rule);
        let read = first
            .block
            .and_then(|at| self.blocks.get(&self.page)?.get(at));
        let role = read.map_or(Role::Paragraph, |read| read.role);
        let mut text = String::new();
        let mut length = 0;
        let mut pieces = Vec::new();
        let mut rectangle = first.rectangle;
        let mut bold = true;
        for row in rows {
            rectangle = union(rectangle, row.rectangle);
            let mut right: Option<(f32, What)> = None;
            for piece in &row.pieces {
                let between = match right {
                    None if text.is_empty() => "",
                    None => " ",
                    Some((right, _)) if piece.rectangle[0] - right > WIDE * piece.size.max(8.0) => {
                        "\t"
                    }
                    Some(_) => " ",
                };
                text.push_str(between);
                length += between.len();
                let long = piece.text.chars().count();
                pieces.push((length, length + long, piece.rectangle, piece.what));
                text.push_str(&piece.text);
                length += long;
                right = Some((piece.rectangle[2], piece.what));
                bold &= piece.bold || piece.what != What::Word;
            }
        }
        let last = rows.last().and_then(|row| row.pieces.last());
        if last.is_some_and(|piece| piece.what == What::Word && piece.text.ends_with(':'))
            && last.is_some_and(|piece| region[2] - piece.rectangle[2] > 40.0)
        {
            text.push('\t');
        }
        let path = self.next();
        let place = Place {
            pieces,
            text: text.chars().collect(),
            room: [rectangle[0], rectangle[1], region[2], rectangle[3]],
            more: Vec::new(),
        };
        // Lines of nothing but places go on with the one that ends the line before.
        if only_places
            && let Some(open) = open.as_ref()
            && let Some(before) = self.lifted.lines.get_mut(open)
        {
            before.more.push(rectangle);
        } else {
            let ends = last.is_some_and(|piece| piece.what == What::Rule);
            *open = ends.then(|| path.clone());
        }
        self.lifted.lines.insert(path.clone(), place);
        blocks.push(Block::Text(TextBlock {
            address: self.address(path, Anchor::Block, rectangle),
            role,
            emphasised: bold,
            pieces: vec![Part::Text(text)],
        }));
    }

    /// Blank paragraphs for the room between two heights, one for each line that fits there.
    fn blanks(
        &mut self,
        from: f32,
        to: f32,
        least: usize,
        region: Rectangle,
        blocks: &mut Vec<Block>,
    ) {
        let size = match blocks.last() {
            Some(Block::Text(text)) => self
                .lifted
                .lines
                .get(&text.address.path)
                .and_then(|place| place.pieces.last())
                .map_or(10.0, |(_, _, r, _)| ((r[3] - r[1]) / 0.98).clamp(7.0, 13.0)),
            _ if blocks.is_empty() => return,
            _ => return,
        };
        let free = from - to - 0.6 * size;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a page is small"
        )]
        let lines = (free / (LEADING * size)).floor().max(0.0) as usize;
        if lines < least {
            return;
        }
        let room = [region[0], to + 2.0, region[2], from - 2.0];
        for _ in 0..lines.min(MOST_BLANKS) {
            let path = self.next();
            self.lifted.lines.insert(
                path.clone(),
                Place {
                    pieces: Vec::new(),
                    text: Vec::new(),
                    room,
                    more: Vec::new(),
                },
            );
            blocks.push(Block::Text(TextBlock {
                address: self.address(path, Anchor::Block, room),
                role: Role::Paragraph,
                emphasised: false,
                pieces: Vec::new(),
            }));
        }
    }

    fn table(&mut self, table: Ruled, pieces: Vec<Piece>, inner: Vec<Ruled>) -> Table {
        let mut own: Vec<(RuledCell, Vec<Piece>, Vec<Ruled>)> = table
            .cells
            .into_iter()
            .map(|cell| (cell, Vec::new(), Vec::new()))
            .collect();
        for piece in pieces {
            let at = centre(&piece);
            if let Some((_, pieces, _)) =
                own.iter_mut().find(|(cell, ..)| inside(at, cell.rectangle))
            {
                pieces.push(piece);
            }
        }
        for table in inner {
            let at = centre_of(table.rectangle);
            if let Some((_, _, tables)) =
                own.iter_mut().find(|(cell, ..)| inside(at, cell.rectangle))
            {
                tables.push(table);
            }
        }
        let mut cells = Vec::with_capacity(own.len());
        for (cell, pieces, tables) in own {
            let path = self.next();
            let blank = pieces.is_empty() && tables.is_empty();
            let blocks = if blank {
                Vec::new()
            } else {
                let [left, bottom, right, top] = cell.rectangle;
                let room = [left + 2.0, bottom + 1.0, right - 2.0, top - 1.0];
                self.region(pieces, tables, room, false)
            };
            self.lifted.cells.insert(
                path.clone(),
                CellPlace {
                    rectangle: cell.rectangle,
                    comb: cell.comb,
                },
            );
            cells.push(Cell {
                address: self.address(path, Anchor::Cell, cell.rectangle),
                row: cell.row,
                column: cell.column,
                row_span: cell.row_span,
                column_span: cell.column_span,
                blocks,
                sheet: None,
            });
        }
        let path = self.next();
        Table {
            address: self.address(path, Anchor::Block, table.rectangle),
            name: String::new(),
            protected: false,
            hidden: false,
            cells,
        }
    }

    fn next(&mut self) -> String {
        self.count += 1;
        self.count.to_string()
    }

    fn address(&self, path: String, anchor: Anchor, rectangle: Rectangle) -> Address {
        Address {
            page: Some(self.page),
            rectangle: Some(rectangle),
            ..Address::new("", path, anchor)
        }
    }
}

/// Whether a line goes on with the paragraph of the line above it: the file's reader put them
/// together, and no place to answer ends the one above.
fn goes_on(above: &Row, row: &Row) -> bool {
    // A line that its words fill to the end goes on, whatever places stand in it; one that ends
    // with a place, a colon or a question does not.
    let ended = above
        .pieces
        .last()
        .is_none_or(|piece| piece.what != What::Word || piece.text.ends_with([':', '?']));
    above.block.is_some() && above.block == row.block && !ended
        // Pieces before the first place go on; a line that begins with a place does not.
        && row.pieces.first().is_some_and(|piece| piece.what == What::Word)
}

/// A frame that holds several lines, some of them with places: a part of a form, and no box.
fn holds_a_text(pieces: &[Piece], frame: Rectangle) -> bool {
    let places = pieces
        .iter()
        .filter(|piece| piece.what != What::Word)
        .count();
    let used = pieces.iter().map(|piece| piece.rectangle).reduce(union);
    let full = used.is_some_and(|used| used[3] - used[1] > 0.55 * (frame[3] - frame[1]));
    let mut heights: Vec<f32> = pieces.iter().map(Piece::height).collect();
    heights.sort_by(f32::total_cmp);
    heights.dedup_by(|a, b| (*a - *b).abs() < 4.0);
    places >= 1 && heights.len() >= 2 || full && heights.len() >= 4
}

/// Tables that stand in no other one, and those that do.
fn nested(mut tables: Vec<Ruled>) -> (Vec<Ruled>, Vec<Ruled>) {
    let area = |table: &Ruled| {
        let r = table.rectangle;
        (r[2] - r[0]) * (r[3] - r[1])
    };
    tables.sort_by(|a, b| area(b).total_cmp(&area(a)));
    let mut outer: Vec<Ruled> = Vec::new();
    let mut inner = Vec::new();
    for table in tables {
        let middle = centre_of(table.rectangle);
        if outer.iter().any(|one| inside(middle, one.rectangle)) {
            inner.push(table);
        } else {
            outer.push(table);
        }
    }
    (outer, inner)
}

fn centre(piece: &Piece) -> (f32, f32) {
    let r = piece.rectangle;
    (f32::midpoint(r[0], r[2]), piece.height())
}

fn centre_of(r: Rectangle) -> (f32, f32) {
    (f32::midpoint(r[0], r[2]), f32::midpoint(r[1], r[3]))
}

fn inside((x, y): (f32, f32), r: Rectangle) -> bool {
    x >= r[0] && x <= r[2] && y >= r[1] && y <= r[3]
}

fn grown(r: Rectangle, by: f32) -> Rectangle {
    [r[0] - by, r[1] - by, r[2] + by, r[3] + by]
}

pub(crate) fn union(a: Rectangle, b: Rectangle) -> Rectangle {
    [
        a[0].min(b[0]),
        a[1].min(b[1]),
        a[2].max(b[2]),
        a[3].max(b[3]),
    ]
}

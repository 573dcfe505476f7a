//! Lines, blanks and cells to the blocks of a text.

use documents::{Anchor, Block, Cell, Piece as Part, Role, Table, TextBlock};

use super::super::grid::{Ruled, RuledCell};
use super::super::marks::{Piece, What};
use super::rows::{Row, goes_on};
use super::{CellPlace, Lifter, Place, Thing};
use crate::page::{Rectangle, centre, inside, union};

/// Parts of a letter's size: between words, and between what is to be kept apart.
const WIDE: f32 = 2.0;
/// Parts of a letter's size between two lines of one text.
const LEADING: f32 = 1.25;
/// Lines that a blank paragraph stands for at most.
const MOST_BLANKS: usize = 60;

impl Lifter {
    /// The blocks of what stands in a region, from the top.
    pub(super) fn blocks_of(
        &mut self,
        things: Vec<Thing>,
        region: Rectangle,
        depth: usize,
    ) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut paragraph: Vec<Row> = Vec::new();
        let mut bottom = region[3];
        // The last line that ends with a place to write on, that lines of nothing else go on.
        let mut open: Option<String> = None;
        for thing in things {
            let rectangle = thing.rectangle();
            if let Thing::Row(row) = &thing
                && let Some(last) = paragraph.last()
                && !goes_on(last, row, [region[0], region[2]])
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
                    let table = self.table(table, pieces, inner, depth);
                    blocks.push(Block::Table(table));
                }
                Thing::Part(part, pieces, inner) => {
                    open = None;
                    let [left, bottom, right, top] = part.rectangle;
                    let room = [left + 2.0, bottom + 1.0, right - 2.0, top - 1.0];
                    blocks.extend(self.region(pieces, inner, room, depth + 1));
                }
            }
        }
        self.paragraph(&paragraph, region, &mut blocks, &mut open);
        // Under the last line of a page is only its margin, unless more than that is free.
        let foot = if depth == 0 {
            region[1] - 4.0
        } else {
            region[1]
        };
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
        let mut role = read.map_or(Role::Paragraph, |read| read.role);
        // "1. Votre association" on a dark ground is a title, and no item of a list.
        let mut pieces = rows.iter().flat_map(|row| &row.pieces);
        if matches!(role, Role::Item(_)) && pieces.all(|piece| piece.dark) {
            role = Role::Paragraph;
        }
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
            under: None,
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
            // Nothing asks for the room above all, or under a table.
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
                    under: None,
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

    /// A cell whose one short line is the label of what is written under it.
    fn label_inside(
        &mut self,
        pieces: Vec<Piece>,
        room: Rectangle,
        under: Rectangle,
        depth: usize,
    ) -> Vec<Block> {
        let mut blocks = self.region(pieces, Vec::new(), room, depth + 1);
        blocks.truncate(1);
        if let Some(Block::Text(text)) = blocks.first_mut()
            && let Some(place) = self.lifted.lines.get_mut(&text.address.path)
        {
            place.under = Some(under);
            // A bold label is no title: what it asks for stands under it.
            text.role = Role::Paragraph;
            let said = text.text();
            if !said.trim_end().ends_with([':', '?']) {
                text.pieces = vec![Part::Text(format!("{} :", said.trim_end()))];
            }
        }
        blocks
    }

    fn table(
        &mut self,
        table: Ruled,
        pieces: Vec<Piece>,
        inner: Vec<Ruled>,
        depth: usize,
    ) -> Table {
        let mut own: Vec<(RuledCell, Vec<Piece>, Vec<Ruled>)> = table
            .cells
            .into_iter()
            .map(|cell| (cell, Vec::new(), Vec::new()))
            .collect();
        for piece in pieces {
            let at = piece.centre();
            if let Some((_, pieces, _)) =
                own.iter_mut().find(|(cell, ..)| inside(at, cell.rectangle))
            {
                pieces.push(piece);
            }
        }
        for table in inner {
            let at = centre(table.rectangle);
            if let Some((_, _, tables)) =
                own.iter_mut().find(|(cell, ..)| inside(at, cell.rectangle))
            {
                tables.push(table);
            }
        }
        let mut cells = Vec::with_capacity(own.len());
        // Where no cell is blank, a label at the top of its cell leaves the rest to write in.
        let labels_inside = own
            .iter()
            .all(|(_, pieces, tables)| !pieces.is_empty() || !tables.is_empty());
        for (mut cell, mut pieces, tables) in own {
            let path = self.next();
            // "€" at the end of a frame leaves the rest of it to write in.
            let unit = unit_at_the_end(&pieces, cell.rectangle).filter(|_| tables.is_empty());
            if let Some(left) = unit {
                pieces.clear();
                cell.rectangle[2] = left;
            }
            let blank = pieces.is_empty() && tables.is_empty();
            let blocks = if blank {
                Vec::new()
            } else {
                let [left, bottom, right, top] = cell.rectangle;
                let room = [left + 2.0, bottom + 1.0, right - 2.0, top - 1.0];
                let under = rest(&pieces, room).filter(|_| labels_inside && tables.is_empty());
                match under {
                    Some(under) => self.label_inside(pieces, room, under, depth),
                    None => self.region(pieces, tables, room, depth + 1),
                }
            };
            self.lifted.cells.insert(
                path.clone(),
                CellPlace {
                    rectangle: cell.rectangle,
                    comb: cell.comb,
                    money: unit.is_some(),
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
}

/// Where a sign of money begins that stands alone at the right end of a cell.
fn unit_at_the_end(pieces: &[Piece], cell: Rectangle) -> Option<f32> {
    let [unit] = pieces else { return None };
    let sign = matches!(
        unit.text.as_str(),
        "€" | "euros" | "EUR" | "k€" | "£" | "CHF" | "$"
    );
    let [left, _, right, _] = unit.rectangle;
    let end = cell[2] - right < 0.15 * (cell[2] - cell[0]) && left - cell[0] > 20.0;
    (sign && unit.what == What::Word && end).then_some(left - 2.0)
}

/// The rest of a cell under one short line of words at its top: high enough to write in, and more
/// than is left above the line.
fn rest(pieces: &[Piece], room: Rectangle) -> Option<Rectangle> {
    let words = (pieces.iter()).all(|piece| piece.what == What::Word && !piece.dark);
    let letters: usize = pieces
        .iter()
        .map(|piece| piece.text.chars().count() + 1)
        .sum();
    let line = pieces.iter().map(|piece| piece.rectangle).reduce(union)?;
    let size = pieces.first()?.size;
    // One line, or one with a remark in brackets under it.
    let remark = pieces.iter().any(|piece| piece.text.starts_with('('))
        && pieces.iter().any(|piece| piece.text.ends_with(')'));
    let lines = if remark { 3.0 } else { 1.6 };
    let alone = line[3] - line[1] < lines * size;
    let (over, below) = (room[3] - line[3], line[1] - room[1]);
    let label = words && alone && letters <= 90 && below >= 7.5 && below > over + 3.0;
    let title = pieces.iter().all(|piece| piece.bold) && below < 14.0;
    (label && !title).then_some([room[0], room[1], room[2], line[1] - 0.5])
}

//! A page without fields, as a text with tables: what every other way of making a form is read as.
//!
//! Words and drawn places are put into lines, lines into paragraphs as the reader of the file laid
//! them out, ruled cells into tables. Lines to write on become underscores, squares become ☐, room
//! under a question becomes blank paragraphs. Where each character stands is kept beside.

mod beside;
mod blocks;
mod columns;
mod continued;
mod header;
mod pages;
mod rows;

use std::collections::HashMap;

use documents::{Address, Anchor, Block, Document, Role};

use super::grid::Ruled;
use super::marks::{self, Marks, Piece, What};
use crate::page::{Rectangle, centre, inside, union};
use rows::Row;

/// Points from the bottom of a page in which what it repeats is its foot.
const FOOT: f32 = 60.0;
/// Frames in frames deeper than this are not told apart.
const DEPTH: usize = 16;

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
    /// The rest of the frame that it stands alone in, as its label.
    pub(crate) under: Option<Rectangle>,
}

/// Where a lifted cell stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CellPlace {
    pub(crate) rectangle: Rectangle,
    pub(crate) comb: u16,
    /// A sign of money stands at its end.
    pub(crate) money: bool,
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
    for (drawn, number) in pages::drawn(document).into_iter().zip(1u32..) {
        lifter.page = number;
        let Marks { pieces, tables } = marks::read(&drawn.words, &drawn.strokes, drawn.size);
        let margins = pages::margins(&pieces, &tables, drawn.size);
        let mut blocks = lifter.region(pieces, tables, margins, 0);
        continued::join(&mut lifter.lifted.document.blocks, &mut blocks);
        lifter.lifted.document.blocks.extend(blocks);
    }
    lifter.lifted.document.pages = document.pages;
    lifter.lifted
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
        depth: usize,
    ) -> Vec<Block> {
        if depth == 0
            && let Some(columns) = columns::find(&pieces, &tables, region)
        {
            return self.by_columns(pieces, tables, region, columns);
        }
        let mut things: Vec<Thing> = Vec::new();
        // Frames in frames without end are a drawing.
        let tables = if depth > DEPTH { Vec::new() } else { tables };
        let (outer, inner) = nested(tables);
        let mut loose = Vec::new();
        let mut held: Vec<beside::Held> = outer
            .into_iter()
            .map(|table| (table, Vec::new(), Vec::new()))
            .collect();
        for piece in pieces {
            let at = held
                .iter()
                .position(|(table, ..)| inside(piece.centre(), table.rectangle));
            match at.and_then(|at| held.get_mut(at)) {
                Some((_, own, _)) => own.push(piece),
                None => loose.push(piece),
            }
        }
        for table in inner {
            let middle = centre(table.rectangle);
            if let Some((_, _, own)) = held
                .iter_mut()
                .find(|(outer, ..)| inside(middle, outer.rectangle))
            {
                own.push(table);
            }
        }
        for (row, own, inner) in beside::rows(&mut held, &mut loose) {
            things.push(Thing::Table(row, own, inner));
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
        things.sort_by(from_the_top);
        header::adopt(&mut things);
        side_by_side(&mut things);
        let mut region = region;
        if depth == 0 {
            // What every page repeats is not of the form; what is above its foot is.
            things.retain(|thing| {
                let repeated = matches!(thing, Thing::Row(row) if self.is_repeated(row));
                if repeated && thing.rectangle()[3] < region[1] + FOOT {
                    region[1] = region[1].max(thing.rectangle()[3] + 4.0);
                }
                !repeated
            });
        }
        self.blocks_of(things, region, depth)
    }

    /// What is above two columns, the left one, the right one, and what is below.
    fn by_columns(
        &mut self,
        pieces: Vec<Piece>,
        tables: Vec<Ruled>,
        region: Rectangle,
        columns: columns::Columns,
    ) -> Vec<Block> {
        let mut parts: [(Vec<Piece>, Vec<Ruled>); 4] = Default::default();
        for piece in pieces {
            parts[columns.part_of(piece.rectangle)].0.push(piece);
        }
        for table in tables {
            parts[columns.part_of(table.rectangle)].1.push(table);
        }
        let regions = columns.regions(region).into_iter();
        let mut blocks = Vec::new();
        for (at, ((pieces, tables), region)) in parts.into_iter().zip(regions).enumerate() {
            // Only what is above and below has the page's head and foot, and may have columns again.
            let depth = usize::from(matches!(at, 1 | 2));
            blocks.extend(self.region(pieces, tables, region, depth));
        }
        blocks
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
        let middle = centre(table.rectangle);
        if outer.iter().any(|one| inside(middle, one.rectangle)) {
            inner.push(table);
        } else {
            outer.push(table);
        }
    }
    (outer, inner)
}

/// Points between a label and the frame under it.
const OVER: f32 = 24.0;

/// Frames side by side under a line of labels: each takes its own label with it, as a part.
fn side_by_side(things: &mut Vec<Thing>) {
    let frames: Vec<usize> = (0..things.len())
        .filter(|at| matches!(&things[*at], Thing::Table(table, ..) if table.cells.len() == 1))
        .collect();
    let mut done: Vec<usize> = Vec::new();
    let mut left_over: Vec<Thing> = Vec::new();
    let mut parts: Vec<(usize, Thing)> = Vec::new();
    for &first in &frames {
        let top = things[first].rectangle()[3];
        let row: Vec<usize> = frames
            .iter()
            .copied()
            .filter(|at| (things[*at].rectangle()[3] - top).abs() < 4.0 && !done.contains(at))
            .collect();
        if row.first() != Some(&first) {
            continue;
        }
        // The nearest line of words over them: a title may stand higher.
        let over = |at: &usize| {
            matches!(&things[*at], Thing::Row(row) if row.is_words()
                && (-2.0..OVER).contains(&(row.rectangle[1] - top)))
        };
        let Some(labels) = (0..things.len()).filter(over).max() else {
            continue;
        };
        let Thing::Row(line) = &things[labels] else {
            continue;
        };
        // Each label begins over its frame, and each frame has one; what else the line says stands
        // apart.
        let held = |at: usize| -> Vec<Piece> {
            let [left, _, right, _] = things[at].rectangle();
            let own = line.pieces.iter();
            own.filter(|piece| (left - 4.0..right).contains(&piece.rectangle[0]))
                .cloned()
                .collect()
        };
        let own: Vec<Vec<Piece>> = row.iter().map(|at| held(*at)).collect();
        // Frames that cross may hold one piece together: it is counted once.
        let beside = |piece: &&Piece| {
            let mut own = own.iter().flatten();
            !own.any(|one| one.rectangle == piece.rectangle)
        };
        let pieces: Vec<Piece> = line.pieces.iter().filter(beside).cloned().collect();
        let rest = pieces.len();
        let apart = rest > 0 && own.iter().all(|own| is_apart(own, &line.pieces));
        let shared = own.iter().any(Vec::is_empty);
        if shared
            || if row.len() == 1 {
                !apart
            } else {
                rest > 0 && !apart
            }
        {
            continue;
        }
        if apart {
            let rectangle = pieces.iter().map(|piece| piece.rectangle).reduce(union);
            left_over.extend(rectangle.map(|rectangle| {
                Thing::Row(Row {
                    pieces,
                    rectangle,
                    block: None,
                })
            }));
        }
        for (at, label) in row.iter().zip(own) {
            let Thing::Table(frame, pieces, inner) = &things[*at] else {
                continue;
            };
            let around = label.iter().map(|piece| piece.rectangle);
            let whole = around.fold(frame.rectangle, union);
            let mut pieces = pieces.clone();
            pieces.extend(label);
            let mut inner = inner.clone();
            inner.push(frame.clone());
            parts.push((*at, Thing::Part(Ruled::frame(whole), pieces, inner)));
        }
        done.push(labels);
        done.extend(&row);
    }
    for (at, part) in parts {
        things[at] = part;
    }
    let gone: Vec<usize> = done
        .into_iter()
        .filter(|at| matches!(things[*at], Thing::Row(_)))
        .collect();
    let mut at = 0;
    things.retain(|_| {
        at += 1;
        !gone.contains(&(at - 1))
    });
    things.extend(left_over);
    things.sort_by(from_the_top);
}

/// Words that stand apart from the others of their line.
fn is_apart(own: &[Piece], line: &[Piece]) -> bool {
    let Some(whole) = own.iter().map(|piece| piece.rectangle).reduce(union) else {
        return false;
    };
    line.iter().all(|piece| {
        let r = piece.rectangle;
        let inside = r[0] >= whole[0] && r[2] <= whole[2];
        inside || r[0] - whole[2] > 20.0 || whole[0] - r[2] > 20.0
    })
}

fn from_the_top(a: &Thing, b: &Thing) -> std::cmp::Ordering {
    let (a, b) = (a.rectangle(), b.rectangle());
    b[3].total_cmp(&a[3]).then(a[0].total_cmp(&b[0]))
}

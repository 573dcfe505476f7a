//! What a page draws that is a place to write on: squares and circles to tick, rows of cells that
//! take a character each, and lines to write on. Each becomes a piece that stands among the words.

mod captions;
mod dashes;
mod filled;
mod rules;
mod wrapped;

use documents::{Shape, Stroke, Word};

use super::grid::{self, Drawing, Ruled, width};
use crate::page::{Rectangle, inside, middle};

/// Points across of a square to tick.
const TICK: std::ops::RangeInclusive<f32> = 4.5..=16.5;
/// Points across of the shortest line that can be written on.
const SHORT: f32 = 22.0;
/// Points that letters need above the line they are written on.
const LETTERS: f32 = 11.0;
/// The size of letters that what is drawn counts as.
const DRAWN: f32 = 10.0;
/// Brightness below which a filled rectangle is decoration and no place.
const LIGHT: u8 = 200;
/// Brightness up to which a rectangle is too dark to write on.
const DARK: u8 = 110;

/// A word, or a drawn place that stands among words.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) rectangle: Rectangle,
    pub(crate) text: String,
    pub(crate) size: f32,
    pub(crate) bold: bool,
    /// It stands on a dark ground, as titles and heads of tables do.
    pub(crate) dark: bool,
    pub(crate) what: What,
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    Word,
    /// A square or circle to tick.
    Tick,
    /// So many cells of one character.
    Comb(u16),
    /// A line to write on, or a row of dots.
    Rule,
}

/// A page's words and places, and its tables.
pub(crate) struct Marks {
    pub(crate) pieces: Vec<Piece>,
    pub(crate) tables: Vec<Ruled>,
}

impl Piece {
    /// The height in the middle of the letters that stand, or would, at this piece.
    pub(crate) fn height(&self) -> f32 {
        match self.what {
            What::Word => self.rectangle[1] + 0.49 * self.size,
            What::Rule => self.rectangle[1] + 0.27 * self.size,
            What::Tick | What::Comb(_) => middle(self.rectangle),
        }
    }

    /// Where it stands, as a point.
    pub(crate) fn centre(&self) -> (f32, f32) {
        let r = self.rectangle;
        (f32::midpoint(r[0], r[2]), self.height())
    }

    fn drawn(rectangle: Rectangle, text: String, what: What) -> Self {
        Self {
            rectangle,
            text,
            size: DRAWN,
            bold: false,
            dark: false,
            what,
        }
    }
}

/// Reads one page: `words` and `strokes` are all of that page.
pub(crate) fn read(words: &[&Word], strokes: &[&Stroke], size: [f32; 2]) -> Marks {
    let upright: Vec<&Word> = words.iter().copied().filter(|word| !turned(word)).collect();
    let words = upright.as_slice();
    let mut pieces: Vec<Piece> = words.iter().map(|word| of_word(word)).collect();
    let mut tables = Vec::new();
    let page = size[0] * size[1];
    let areas: Vec<(Rectangle, bool)> = strokes
        .iter()
        .filter_map(|stroke| match stroke.shape {
            Shape::Area { brightness } => Some((stroke.rectangle, brightness < LIGHT)),
            _ => None,
        })
        .collect();
    let drawn = strokes.iter().filter(|stroke| stroke.shape == Shape::Line);
    let drawn: Vec<Rectangle> = drawn.map(|stroke| stroke.rectangle).collect();
    let filled = filled::read(&areas, &drawn, words);
    for piece in pieces.iter_mut().filter(|piece| piece.what == What::Word) {
        let at = piece.centre();
        if filled.dark.iter().any(|place| inside(at, *place)) {
            (piece.bold, piece.dark) = (true, true);
        }
    }
    let mut lines: Vec<Rectangle> = filled.sides;
    for stroke in strokes {
        let place = stroke.rectangle;
        match stroke.shape {
            Shape::Line => lines.push(place),
            Shape::Round if free(place, words) => {
                pieces.push(Piece::drawn(place, "☐".to_owned(), What::Tick));
            }
            Shape::Area { brightness } if brightness >= LIGHT => {
                let (across, high) = (width(place), place[3] - place[1]);
                if is_tick(place) && free(place, words) {
                    pieces.push(Piece::drawn(place, "☐".to_owned(), What::Tick));
                } else if across > 24.0 && high > 9.0 && across * high < 0.6 * page {
                    lines.extend(sides(place));
                }
            }
            // A panel holds a part of the form.
            Shape::Area { brightness } if brightness > DARK => {
                let (across, high) = (width(place), place[3] - place[1]);
                if across > 100.0 && high > 60.0 && across * high < 0.9 * page {
                    tables.push(Ruled::frame(place));
                }
            }
            Shape::Round | Shape::Area { .. } => {}
        }
    }
    let mut rules = Vec::new();
    let mut short = Vec::new();
    for drawing in grid::drawings(&lines) {
        match grid::ruled(&drawing) {
            Some(table) => match marked_off(&drawing, &table)
                .filter(|_| table.cells.iter().all(|cell| free(cell.rectangle, words)))
            {
                Some(cells) => pieces.push(comb(table.rectangle, cells)),
                None => closed(table, words, page, &mut pieces, &mut tables),
            },
            None => open(&drawing, &mut pieces, &mut rules, &mut short),
        }
    }
    pieces.extend(dashes::combs(short, words));
    pairs(&mut tables, &mut pieces, words);
    // A frame that is drawn twice, as an area and as lines, is one.
    ticks_once(&mut pieces);
    join_squares(&mut pieces);
    let written_on = rules::written_on(&rules, words, size);
    pieces.extend(written_on.into_iter().map(|line| {
        let [left, bottom, right, top] = line;
        let base = f32::midpoint(bottom, top);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a page is small"
        )]
        let count = ((right - left) / 6.0).clamp(3.0, 200.0) as usize;
        let place = [left, base, right, base + LETTERS];
        Piece::drawn(place, "_".repeat(count), What::Rule)
    }));
    captions::put_before(&mut pieces);
    wrapped::join(&mut pieces);
    Marks { pieces, tables }
}

/// A word that does not run from left to right: the title of a part along its edge.
fn turned(word: &Word) -> bool {
    let [left, bottom, right, top] = word.rectangle;
    word.text.chars().count() >= 3 && top - bottom > 1.6 * (right - left)
}

fn of_word(word: &Word) -> Piece {
    // Squares of symbol fonts without a table of characters come out as these.
    let lone = matches!(
        word.text.as_str(),
        "q" | "¨" | "\u{F0A8}" | "\u{F06F}" | "❍" | "○"
    );
    let leader = !word.text.is_empty()
        && word
            .text
            .chars()
            .all(|c| matches!(c, '.' | '…' | '_' | '·' | '‥'));
    if leader {
        // The letters stand on the dots: their baseline is that of the dots.
        let base = word.rectangle[1] + 0.22 * word.size;
        let top = base + word.size.max(LETTERS);
        return Piece {
            rectangle: [word.rectangle[0], base, word.rectangle[2], top],
            text: word.text.clone(),
            size: word.size,
            bold: word.bold,
            dark: false,
            what: What::Rule,
        };
    }
    Piece {
        rectangle: word.rectangle,
        text: if lone {
            "☐".to_owned()
        } else {
            word.text.clone()
        },
        size: word.size,
        bold: word.bold,
        dark: false,
        what: if lone || word.text.chars().all(crate::wording::is_tick) {
            What::Tick
        } else {
            What::Word
        },
    }
}

/// What lines close: a square to tick, a row of cells for one answer, or a table.
fn closed(
    mut table: Ruled,
    words: &[&Word],
    page: f32,
    pieces: &mut Vec<Piece>,
    tables: &mut Vec<Ruled>,
) {
    if let [cell] = table.cells.as_slice() {
        if is_tick(cell.rectangle) {
            if free(cell.rectangle, words) {
                pieces.push(Piece::drawn(cell.rectangle, "☐".to_owned(), What::Tick));
            }
            return;
        }
        let area = width(cell.rectangle) * (cell.rectangle[3] - cell.rectangle[1]);
        // A frame around the page is only its border.
        if area > 0.7 * page {
            return;
        }
    }
    grid::join_combs(&mut table, |cell| free(cell, words));
    let combs = table.cells.iter().filter(|cell| cell.comb > 0).count();
    // Squares that touch are one under the other: ticks of a list.
    if table.cells.len() > 1
        && table
            .cells
            .iter()
            .all(|cell| cell.comb == 0 && is_tick(cell.rectangle) && free(cell.rectangle, words))
    {
        for cell in table.cells {
            pieces.push(Piece::drawn(cell.rectangle, "☐".to_owned(), What::Tick));
        }
    } else if combs == table.cells.len() && combs > 0 && one_row(&table) {
        for cell in table.cells {
            pieces.push(comb(cell.rectangle, cell.comb));
        }
    } else {
        tables.push(table);
    }
}

/// Points between the groups of cells of one number.
const GROUPS: f32 = 26.0;

/// Two cells side by side near other cells for letters are a group of one number: the day of a date,
/// two digits of a telephone.
fn pairs(tables: &mut Vec<Ruled>, pieces: &mut Vec<Piece>, words: &[&Word]) {
    let is_pair = |table: &Ruled| {
        table.cells.len() == 2
            && one_row(table)
            && table
                .cells
                .iter()
                .all(|cell| grid::is_comb_cell(cell.rectangle) && free(cell.rectangle, words))
    };
    let mut near: Vec<Rectangle> = pieces
        .iter()
        .filter(|piece| matches!(piece.what, What::Comb(_)))
        .map(|piece| piece.rectangle)
        .collect();
    near.extend(
        tables
            .iter()
            .filter(|table| is_pair(table))
            .map(|table| table.rectangle),
    );
    let grouped = |place: Rectangle| {
        near.iter().any(|other| {
            let gap = (other[0] - place[2]).max(place[0] - other[2]);
            (middle(*other) - middle(place)).abs() < 3.0
                && (-1.0..GROUPS).contains(&gap)
                && *other != place
        })
    };
    tables.retain(|table| {
        let pair = is_pair(table) && grouped(table.rectangle);
        if pair {
            pieces.push(comb(table.rectangle, 2));
        }
        !pair
    });
}

/// How many cells short marks on the edge of one frame part it into, if they do so evenly.
fn marked_off(drawing: &Drawing, table: &Ruled) -> Option<u16> {
    let [cell] = table.cells.as_slice() else {
        return None;
    };
    let [left, bottom, right, top] = cell.rectangle;
    let short = |mark: &&Rectangle| {
        let high = mark[3] - mark[1];
        high < 0.6 * (top - bottom) && (mark[1] - bottom < 2.5 || top - mark[3] < 2.5)
    };
    let mut marks: Vec<f32> = (drawing.down.iter().filter(short))
        .map(|mark| f32::midpoint(mark[0], mark[2]))
        .filter(|mark| (left + 3.0..right - 3.0).contains(mark))
        .collect();
    marks.sort_by(f32::total_cmp);
    marks.dedup_by(|a, b| (*a - *b).abs() < 1.0);
    let cells = u16::try_from(marks.len() + 1).ok()?;
    let each = (right - left) / f32::from(cells);
    let even = (marks.iter().zip(1_u16..))
        .all(|(mark, n)| (mark - left - each * f32::from(n)).abs() < 0.25 * each);
    (cells >= 3 && even && (6.0..=26.0).contains(&each)).then_some(cells)
}

fn one_row(table: &Ruled) -> bool {
    table
        .cells
        .iter()
        .all(|cell| cell.row == table.cells[0].row)
}

/// What lines leave open: a line with marks that part it into cells, else lines to write on, and
/// those too short for that.
fn open(
    drawing: &Drawing,
    pieces: &mut Vec<Piece>,
    rules: &mut Vec<Rectangle>,
    short: &mut Vec<Rectangle>,
) {
    if let [base] = drawing.across.as_slice()
        && drawing.down.len() >= 3
    {
        let mut marks: Vec<f32> = drawing
            .down
            .iter()
            .filter(|mark| (2.0..=22.0).contains(&(mark[3] - mark[1])))
            .map(|mark| f32::midpoint(mark[0], mark[2]))
            .collect();
        marks.sort_by(f32::total_cmp);
        marks.retain(|mark| *mark > base[0] + 3.0 && *mark < base[2] - 3.0);
        let cells = marks.len() + 1;
        let each = width(*base) / f32::from(u16::try_from(cells).unwrap_or(u16::MAX));
        let even = marks
            .windows(2)
            .all(|pair| (pair[1] - pair[0] - each).abs() < 0.3 * each);
        if cells >= 2 && even && (6.0..=26.0).contains(&each) {
            let bottom = f32::midpoint(base[1], base[3]);
            let place = [
                base[0],
                bottom,
                base[2],
                bottom + LETTERS.max(each.min(16.0)),
            ];
            pieces.push(comb(place, u16::try_from(cells).unwrap_or(u16::MAX)));
            return;
        }
    }
    rules.extend(drawing.across.iter().filter(|line| width(**line) >= SHORT));
    short.extend(drawing.across.iter().filter(|line| width(**line) < SHORT));
}

fn comb(place: Rectangle, cells: u16) -> Piece {
    // One cell is as wide as what counts as a blank.
    let text = match cells {
        1 => "|___|".to_owned(),
        _ => format!("|{}", "__|".repeat(usize::from(cells))),
    };
    Piece::drawn(place, text, What::Comb(cells))
}

/// Squares of one size side by side, with nothing between them, take a character each; and so does
/// one alone that is of their size and no square.
fn join_squares(pieces: &mut Vec<Piece>) {
    let (mut squares, others): (Vec<Piece>, Vec<Piece>) = pieces
        .drain(..)
        .partition(|piece| piece.what == What::Tick && piece.size == DRAWN);
    *pieces = others;
    let row = |piece: &Piece| (middle(piece.rectangle) / 3.0).round();
    squares.sort_by(|a, b| {
        row(b)
            .total_cmp(&row(a))
            .then(a.rectangle[0].total_cmp(&b.rectangle[0]))
    });
    let runs: Vec<&[Piece]> = squares
        .chunk_by(|last, next| goes_on(last.rectangle, next.rectangle))
        .collect();
    let cells: Vec<Rectangle> = runs
        .iter()
        .filter(|run| run.len() >= 3)
        .map(|run| run[0].rectangle)
        .collect();
    for run in runs {
        match run {
            [only] if !cells.iter().any(|cell| is_like(*cell, only.rectangle)) => {
                pieces.push(only.clone());
            }
            [first, ..] => {
                let [left, bottom, _, top] = first.rectangle;
                let right = run.last().map_or(left, |last| last.rectangle[2]);
                let cells = u16::try_from(run.len()).unwrap_or(u16::MAX);
                pieces.push(comb([left, bottom, right, top], cells));
            }
            [] => {}
        }
    }
}

/// The second square stands right after the first, and is as large.
fn goes_on(a: Rectangle, b: Rectangle) -> bool {
    let side = width(a);
    (middle(a) - middle(b)).abs() < 2.0
        && (width(b) - side).abs() < 0.2 * side
        && (-1.0..0.55 * side).contains(&(b[0] - a[2]))
}

/// A place of the size of a cell for a letter, which is taller than wide where a square to tick is
/// not.
fn is_like(cell: Rectangle, place: Rectangle) -> bool {
    let size = |r: Rectangle| (width(r), r[3] - r[1]);
    let ((across, high), (wide, tall)) = (size(cell), size(place));
    (across - wide).abs() < 0.6 && (high - tall).abs() < 0.6 && tall > 1.1 * wide
}

/// Squares and circles that lie on each other are one.
fn ticks_once(pieces: &mut Vec<Piece>) {
    let mut kept: Vec<Rectangle> = Vec::new();
    pieces.retain(|piece| {
        if piece.what != What::Tick {
            return true;
        }
        let centre = |r: Rectangle| (f32::midpoint(r[0], r[2]), middle(r));
        let (x, y) = centre(piece.rectangle);
        let twice = kept.iter().any(|other| {
            let (a, b) = centre(*other);
            (a - x).abs() < 4.0 && (b - y).abs() < 4.0
        });
        if !twice {
            kept.push(piece.rectangle);
        }
        !twice
    });
}

fn is_tick(place: Rectangle) -> bool {
    let (across, high) = (width(place), place[3] - place[1]);
    TICK.contains(&across)
        && TICK.contains(&high)
        && (across - high).abs() < 0.35 * across.max(high)
}

/// No word stands in a place.
fn free(place: Rectangle, words: &[&Word]) -> bool {
    !words.iter().any(|word| {
        let r = word.rectangle;
        let (x, y) = (f32::midpoint(r[0], r[2]), r[1] + 0.45 * word.size);
        x > place[0] && x < place[2] && y > place[1] && y < place[3]
    })
}

fn sides([left, bottom, right, top]: Rectangle) -> [Rectangle; 4] {
    [
        [left, bottom - 0.2, right, bottom + 0.2],
        [left, top - 0.2, right, top + 0.2],
        [left - 0.2, bottom, left + 0.2, top],
        [right - 0.2, bottom, right + 0.2, top],
    ]
}

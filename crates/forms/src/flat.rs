//! Forms drawn on pages without fields: dotted lines, frames, squares, cells of tables.
//!
//! The pages are lifted into a text with tables ([`lift`]) and recognised as any other text; then
//! each box is given the room on its page that it stands for.

mod grid;
mod lift;
mod marks;

use documents::{Address, Anchor, Document};
use language::lengths::Unit;

use crate::found::Found;
use crate::model::{Group, Kind, Limit, LimitOrigin};
use crate::page::{Rectangle, union};
use lift::{Lifted, Place, lift};
use marks::What;

/// Points that a room keeps from the lines around it.
const INSET: f32 = 1.5;
/// Points across and down of the least room that can be written in.
const LEAST: (f32, f32) = (12.0, 6.0);
/// Points of height from which a room is for a paragraph.
const PARAGRAPH: f32 = 45.0;
/// Points of the least room after words.
const BESIDE: f32 = 50.0;
/// Points across of the least room that shows a date.
const DATED: f32 = 38.0;
/// Points of height from which a room takes several lines.
const SEVERAL: f32 = 24.0;

/// A place on a page to write in: see [`Anchor::Room`].
struct Room {
    rectangle: Rectangle,
    lines: u16,
    cells: u16,
    indent: u16,
}

impl Room {
    /// Room that nothing parts into lines or cells.
    fn free(rectangle: Rectangle) -> Self {
        Self::ruled(rectangle, 0)
    }

    /// Room of so many ruled lines.
    fn ruled(rectangle: Rectangle, lines: u16) -> Self {
        Self {
            rectangle,
            lines,
            cells: 0,
            indent: 0,
        }
    }

    /// Room of so many cells of one character; of none, free room.
    fn combed(rectangle: Rectangle, cells: u16) -> Self {
        Self {
            cells,
            ..Self::free(rectangle)
        }
    }
}

/// Boxes of the pages of a PDF without fields, in reading order.
pub(crate) fn boxes(document: &Document) -> Vec<Found> {
    let lifted = lift(document);
    let mut found = crate::recognise::text_boxes(&lifted.document);
    found.sort_by_key(|one| one.order);
    let mut placed: Vec<(Found, bool)> = Vec::with_capacity(found.len());
    let found = found.into_iter().flat_map(|one| {
        let parted = crossed_out(&lifted, &one);
        parted.map_or_else(|| vec![one], Vec::from)
    });
    for mut one in found {
        let tick = one.kind == Some(Kind::Tick);
        let cell = lifted.cells.get(&one.address.path);
        if one.address.anchor == Anchor::Cell && cell.is_some_and(|cell| cell.money) {
            one.kind = Some(Kind::Amount);
        }
        // Room under words, or after words that no colon ends.
        let loose = one.address.anchor == Anchor::Block
            && (lifted.lines.get(&one.address.path)).is_some_and(|place| {
                !place.text.contains(&':') && crate::placeholders::whole(&place.text).is_none()
            });
        if let Some((room, drawn)) = room(&lifted, &one.address, tick) {
            one.address = room;
            if drawn || !loose || is_asked(&one) {
                measure(&mut one, tick);
                placed.push((one, drawn));
            }
        }
    }
    // One place, one box: what is drawn claims before what is only room.
    let mut taken: Vec<Option<(u32, Rectangle)>> = vec![None; placed.len()];
    for round in [true, false] {
        for (i, (one, drawn)) in placed.iter().enumerate() {
            let (Some(page), Some(r)) = (one.address.page, one.address.rectangle) else {
                continue;
            };
            let free = !taken
                .iter()
                .flatten()
                .any(|(on, other)| *on == page && covers(*other, r));
            if *drawn == round && free && (*drawn || !is_led(one, &placed[i + 1..])) {
                taken[i] = Some((page, r));
            }
        }
    }
    let placed = placed.into_iter().zip(taken);
    placed
        .filter_map(|((one, _), taken)| taken.map(|_| one))
        .collect()
}

/// Room under words, that nothing draws, is a place where its words ask, or where there is much of it: a title and
/// an instruction have a little room under them too.
fn is_asked(one: &Found) -> bool {
    let high = (one.address.rectangle).is_some_and(|[_, bottom, _, top]| top - bottom > PARAGRAPH);
    let label = one.label.trim_end();
    high || label.ends_with([':', '?'])
        || crate::wording::asks(label) && !label.ends_with('.')
        || one.limit.is_some()
}

/// Words that lead to a place drawn under them have no room beside them: that place has their
/// label.
fn is_led(one: &Found, after: &[(Found, bool)]) -> bool {
    let Some([_, bottom, ..]) = one.address.rectangle else {
        return false;
    };
    let under = |other: &Found| {
        let place = other.address.rectangle;
        other.address.page == one.address.page
            && place.is_some_and(|r| (-6.0..30.0).contains(&(bottom - r[3])))
    };
    // A question at the foot of a page has its lines at the head of the next.
    let over = |other: &Found| {
        let pages = other.address.page.zip(one.address.page);
        pages.is_some_and(|(next, own)| next == own + 1)
    };
    let next = after.iter().take(3).enumerate();
    next.into_iter().any(|(at, (other, drawn))| {
        *drawn && other.label == one.label && (under(other) || at == 0 && over(other))
    })
}

/// The room that a box stands for, as an address that can be written at, and whether it is drawn.
fn room(lifted: &Lifted, address: &Address, tick: bool) -> Option<(Address, bool)> {
    let mut drawn = true;
    let room = match address.anchor {
        Anchor::Cell => {
            let cell = lifted.cells.get(&address.path)?;
            Room::combed(inset(cell.rectangle), cell.comb)
        }
        Anchor::Span { start, end } => {
            let place = lifted.lines.get(&address.path)?;
            let (start, end) = (start as usize, end as usize);
            drawn = place
                .pieces
                .iter()
                .any(|(from, to, ..)| *from < end && *to > start);
            match place.under {
                _ if tick && drawn => {
                    word_room(place, start, end).or_else(|| spanned(place, start, end))?
                }
                // A label in its own frame leaves the frame below it to write in.
                Some(under) if !drawn => {
                    drawn = true;
                    Room::free(under)
                }
                _ => spanned(place, start, end)?,
            }
        }
        Anchor::Block => {
            let place = lifted.lines.get(&address.path)?;
            drawn = false;
            if place.pieces.is_empty() {
                Room::free(inset(place.room))
            } else {
                drawn = place.under.is_some();
                Room::free(place.under.or_else(|| after(place))?)
            }
        }
        Anchor::Field | Anchor::Room { .. } => return None,
    };
    let r = room.rectangle;
    let (width, height) = (r[2] - r[0], r[3] - r[1]);
    let roomy = width >= LEAST.0 && height >= LEAST.1;
    if !(tick || roomy || room.cells > 0) || width <= 0.0 || height <= 0.0 {
        return None;
    }
    let anchor = Anchor::Room {
        lines: room.lines,
        cells: room.cells,
        indent: room.indent,
    };
    let path = format!("{:.0} {:.0} {:.0} {:.0}", r[0], r[1], r[2], r[3]);
    let room = Address {
        page: address.page,
        rectangle: Some(r),
        ..Address::new("", path, anchor)
    };
    Some((room, drawn))
}

/// Two printed words of which one is to be crossed out, as two ticks: a cross that says the one is
/// put on the other.
fn crossed_out(lifted: &Lifted, one: &Found) -> Option<[Found; 2]> {
    let Anchor::Span { start, end } = one.address.anchor else {
        return None;
    };
    let [yes, no] = one.choices.as_slice() else {
        return None;
    };
    let place = lifted.lines.get(&one.address.path)?;
    let (long, short) = (yes.chars().count(), no.chars().count());
    let (first, last) = (start as usize, end as usize);
    let group = Group {
        id: format!("m{} {}", one.order.0, one.order.1),
        label: one.label.clone(),
        row: String::new(),
        column: String::new(),
        exclusive: true,
    };
    place.text.get(first..last)?;
    let tick = |label: &str, order: usize, span: (usize, usize)| Found {
        order: (one.order.0, one.order.1 + order),
        address: Address {
            anchor: Anchor::Span {
                start: u32::try_from(span.0).unwrap_or(u32::MAX),
                end: u32::try_from(span.1).unwrap_or(u32::MAX),
            },
            ..one.address.clone()
        },
        label: label.to_owned(),
        kind: Some(Kind::Tick),
        choices: Vec::new(),
        group: Some(group.clone()),
        ..one.clone()
    };
    Some([
        tick(yes, 0, (last.checked_sub(short)?, last)),
        tick(no, 1, (first, first + long)),
    ])
}

/// The room of some characters of a word, or of a tick.
fn word_room(place: &Place, start: usize, end: usize) -> Option<Room> {
    let word = (place.pieces.iter()).find(|(from, to, ..)| *from <= start && *to >= end)?;
    let [left, bottom, right, top] = word.2;
    if word.3 == What::Tick {
        return Some(Room::free(word.2));
    }
    let width = right - left;
    let (from, to) = (
        share_before(place, word, start),
        share_before(place, word, end),
    );
    Some(Room::free([
        left + from * width,
        bottom,
        left + to * width,
        top,
    ]))
}

/// The room of characters of a line: of the places that they are, with the lines that go on with
/// them, or of the blank between words.
fn spanned(place: &Place, start: usize, end: usize) -> Option<Room> {
    let own: Vec<_> = place
        .pieces
        .iter()
        .filter(|(from, to, _, _)| *from < end && *to > start)
        .collect();
    let Some(first) = own.first() else {
        // The blank after a colon.
        let before = place.pieces.iter().rev().find(|piece| piece.1 <= start)?;
        let after = place.pieces.iter().find(|piece| piece.0 >= end);
        let line = before.2;
        let right = after
            .filter(|piece| piece.2[1] < line[3] && piece.2[3] > line[1])
            .map_or(place.room[2], |piece| piece.2[0] - 4.0);
        return Some(Room::ruled([line[2] + 3.0, line[1], right, line[3]], 1));
    };
    // A place that wraps over lines takes the first of them here.
    let same_line: Vec<_> = own
        .iter()
        .filter(|piece| (piece.2[1] - first.2[1]).abs() < 6.0)
        .collect();
    let mut rectangle = same_line.iter().map(|piece| piece.2).reduce(union)?;
    // A word may hold more than the place: the letter printed in the first of its cells.
    if start > first.0 {
        rectangle[0] = first.2[0] + share_before(place, first, start) * (first.2[2] - first.2[0]);
    }
    if first.3 == What::Tick {
        return Some(Room::free(first.2));
    }
    if let Some(cells) = combed(place, &same_line).or_else(|| typed_cells(place, start, end)) {
        return Some(Room::combed(rectangle, cells));
    }
    let last = place.pieces.last().is_some_and(|piece| piece.1 <= end);
    if last && !place.more.is_empty() {
        return Some(several(rectangle, &place.more));
    }
    Some(Room::ruled(rectangle, 1))
}

/// The share of a word's width that its characters before a place take, as letters are wide in most
/// fonts.
fn share_before(place: &Place, word: &(usize, usize, Rectangle, What), start: usize) -> f32 {
    let wide = |from: usize, to: usize| -> f32 {
        let chars = place.text.get(from..to).unwrap_or_default();
        let each = chars.iter().map(|c| match c {
            '|' => 0.26,
            '.' | ' ' | ':' => 0.28,
            '…' => 1.0,
            c if c.is_uppercase() => 0.75,
            _ => 0.556,
        });
        each.sum()
    };
    wide(word.0, start) / wide(word.0, word.1).max(0.01)
}

/// The room of a line and of those that go on with it, and how far its first begins to the right.
fn several(first: Rectangle, more: &[Rectangle]) -> Room {
    let whole = more.iter().copied().fold(first, union);
    let lines = u16::try_from(more.len() + 1).unwrap_or(u16::MAX);
    let last = more.iter().map(|line| line[1]).fold(first[1], f32::min);
    let pitch = (first[1] - last) / f32::from(lines - 1).max(1.0);
    let rectangle = [whole[0], last, whole[2], last + pitch * f32::from(lines)];
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a page is small"
    )]
    let indent = (first[0] - whole[0]).clamp(0.0, 2_000.0).round() as u16;
    Room {
        indent,
        ..Room::ruled(rectangle, lines)
    }
}

/// Cells of combs that are drawn, with nothing between them but the strokes of a date.
fn combed(place: &Place, pieces: &[&&(usize, usize, Rectangle, What)]) -> Option<u16> {
    let mut cells = 0;
    for (from, to, _, what) in pieces {
        let between = place.text.get(*from..*to).unwrap_or_default();
        match what {
            What::Comb(count) => cells += count,
            What::Word if between.iter().all(|c| matches!(c, '/' | '-' | '.')) => {}
            _ => return None,
        }
    }
    (cells > 0).then_some(cells)
}

/// Cells typed as `|_|_|_|` or `|__|__|`; of a date, the slashes between them left out.
fn typed_cells(place: &Place, start: usize, end: usize) -> Option<u16> {
    let typed: Vec<char> = crate::dotted::barred(place.text.get(start..end)?);
    let typed: String = typed.into_iter().collect();
    if !typed.contains('|') {
        let parts: Vec<&str> = typed.trim().split(' ').collect();
        let single = parts.len() >= 3 && parts.iter().all(|part| *part == "_");
        return u16::try_from(parts.len()).ok().filter(|_| single);
    }
    let typed = typed.replace(['/', '-', '.'], "|");
    let bars = typed.matches('|').count();
    let parts = typed.split('|').map(str::trim);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let cells = parts.len();
    let blank = parts.iter().all(|part| part.chars().all(|c| c == '_'));
    (blank && bars >= 2 && cells > 1 && bars + 1 >= cells)
        .then(|| u16::try_from(cells).unwrap_or(u16::MAX))
}

/// The room after the last word of a line.
fn after(place: &Place) -> Option<Rectangle> {
    let last = place.pieces.last()?.2;
    let right = place.room[2];
    (right - last[2] > BESIDE).then_some([last[2] + 3.0, last[1], right, last[3]])
}

/// How much fits, where nothing else says, and whether that is a line or more.
fn measure(one: &mut Found, tick: bool) {
    if tick {
        return;
    }
    let Some([left, bottom, right, top]) = one.address.rectangle else {
        return;
    };
    let Anchor::Room { lines, cells, .. } = one.address.anchor else {
        return;
    };
    let several = lines > 1 || lines == 0 && cells == 0 && top - bottom > SEVERAL;
    // Room for a paragraph is for one, whatever its label counts.
    if lines > 2 || lines == 0 && cells == 0 && top - bottom > PARAGRAPH {
        let signed = crate::kinds::kind(one) == Kind::Signature;
        one.kind = Some(if signed {
            Kind::Signature
        } else {
            Kind::LongText
        });
    } else if several && one.kind.is_none() {
        one.kind = crate::kinds::short_kind(&one.label).or(Some(Kind::LongText));
    }
    // Lines are told by the form; how many characters stand on them is measured.
    let lined = one
        .limit
        .as_ref()
        .is_some_and(|limit| limit.origin == LimitOrigin::Measured && limit.unit == Unit::Lines);
    if one.limit.is_none() || lined {
        let room = one.address.room().filter(|number| *number > 0);
        // A date is set as small as it must be: its day, month and year have their own places.
        let dated = one.kind == Some(Kind::Date) && cells == 0 && right - left >= DATED;
        let room = room.map(|number| if dated { number.max(10) } else { number });
        one.limit = room.map(|number| Limit {
            number,
            unit: Unit::Characters,
            origin: if cells > 0 {
                LimitOrigin::Declared
            } else {
                LimitOrigin::Measured
            },
        });
    }
}

fn inset(r: Rectangle) -> Rectangle {
    [r[0] + INSET, r[1] + INSET, r[2] - INSET, r[3] - INSET]
}

/// A place lies mostly on another.
fn covers(a: Rectangle, b: Rectangle) -> bool {
    let across = a[2].min(b[2]) - a[0].max(b[0]);
    let down = a[3].min(b[3]) - a[1].max(b[1]);
    let area = |r: Rectangle| (r[2] - r[0]) * (r[3] - r[1]);
    across > 0.0 && down > 0.0 && across * down > 0.4 * area(a).min(area(b))
}

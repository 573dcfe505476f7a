//! What a person wrote into the boxes of a form: the form as it was sent, laid beside the blank one.
//!
//! A field says what it holds; a cell of a sheet has its name; what stands in a room of a page and
//! not on the blank page was written there. A text has none of these: its paragraphs and tables are
//! aligned with those of the blank form, and what stands between the words of the form is the
//! answer.

mod pattern;
mod texts;

use std::collections::HashMap;

use documents::{Address, Anchor, Block, Cell, Document, Word};
use serde::{Deserialize, Serialize};

use crate::model::{Form, FormBox, Kind};
use crate::pairing::pairs;
use crate::recognise;

/// What a box holds in a form that was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// Id of the box in the blank form.
    #[serde(rename = "box")]
    pub box_id: String,
    /// What stands there, empty where it was left blank; a tick holds `x` or nothing. None where
    /// the place was not found again.
    pub text: Option<String>,
}

/// What each box of a form holds in the form as it was sent. `form` is what was recognised of
/// `blank`; boxes are given in its order.
pub fn returned(form: &Form, blank: &Document, sent: &Document) -> Vec<Returned> {
    let mut held: HashMap<&str, String> = HashMap::new();
    fields(form, sent, &mut held);
    if form.format.is_sheet() {
        cells(form, blank, sent, &mut held);
    } else if blank.words.is_empty() {
        texts::hold(form, &blank.blocks, &sent.blocks, &mut held);
    } else {
        rooms(form, blank, sent, &mut held);
    }
    let one = |asked: &FormBox| Returned {
        box_id: asked.id.clone(),
        text: held.remove(asked.id.as_str()),
    };
    form.boxes.iter().map(one).collect()
}

/// Boxes that are fields of their file: the same field holds the answer.
fn fields<'a>(form: &'a Form, sent: &Document, held: &mut HashMap<&'a str, String>) {
    let is_field = |asked: &&FormBox| asked.address.anchor == Anchor::Field;
    let blank: Vec<FormBox> = form.boxes.iter().filter(is_field).cloned().collect();
    if blank.is_empty() {
        return;
    }
    let sent: Vec<FormBox> = recognise(sent)
        .boxes
        .into_iter()
        .filter(|asked| is_field(&asked))
        .collect();
    let of_form: Vec<&FormBox> = form.boxes.iter().filter(is_field).collect();
    for (i, j) in pairs(&blank, &sent) {
        let value = sent[j].value.trim();
        let text = match of_form[i].kind {
            Kind::Tick if !value.is_empty() => "x",
            _ => value,
        };
        held.insert(&of_form[i].id, text.to_owned());
    }
}

/// Boxes that are cells of sheets: the cell of that name holds the answer.
fn cells<'a>(
    form: &'a Form,
    blank: &Document,
    sent: &Document,
    held: &mut HashMap<&'a str, String>,
) {
    let tables = |document: &'_ Document| -> Vec<(String, String)> {
        document.blocks.iter().filter_map(sheet_name).collect()
    };
    let (before, after) = (tables(blank), tables(sent));
    for asked in &form.boxes {
        let Address {
            part, path, anchor, ..
        } = &asked.address;
        if *anchor != Anchor::Cell {
            continue;
        }
        // A sheet is known by its name: its part may be called otherwise in a copy.
        let Some((name, _)) = before.iter().find(|(_, of)| of == part) else {
            continue;
        };
        let Some((_, part)) = after.iter().find(|(sheet, _)| sheet == name) else {
            continue;
        };
        let cell = sent
            .blocks
            .iter()
            .find_map(|block| cell_at(block, part, path));
        let text = cell.map_or(String::new(), Cell::text);
        held.insert(&asked.id, text.trim().to_owned());
    }
}

/// The name and the part of a sheet.
fn sheet_name(block: &Block) -> Option<(String, String)> {
    match block {
        Block::Table(table) => Some((table.name.clone(), table.address.part.clone())),
        Block::Text(_) => None,
    }
}

fn cell_at<'a>(block: &'a Block, part: &str, path: &str) -> Option<&'a Cell> {
    let Block::Table(table) = block else {
        return None;
    };
    let mut cells = table.cells.iter();
    cells.find(|cell| cell.address.part == part && cell.address.path == path)
}

/// Boxes that are rooms of pages: what stands there and did not before.
fn rooms<'a>(
    form: &'a Form,
    blank: &Document,
    sent: &Document,
    held: &mut HashMap<&'a str, String>,
) {
    for asked in &form.boxes {
        let (Some(page), Some(room)) = (asked.address.page, asked.address.rectangle) else {
            continue;
        };
        let Anchor::Room { cells, .. } = asked.address.anchor else {
            continue;
        };
        if sent.sizes.get(page as usize - 1) != blank.sizes.get(page as usize - 1) {
            continue;
        }
        let printed: Vec<&Word> = inside(blank, page, room).collect();
        // Dots to write on may be read in other pieces where something stands among them.
        let drawn = |word: &&Word| {
            word.text
                .chars()
                .all(|c| matches!(c, '.' | '_' | '…' | '|'))
        };
        let was_there = |word: &&Word| {
            let same = |other: &&Word| {
                other.text == word.text
                    && (other.rectangle[0] - word.rectangle[0]).abs() < 2.0
                    && (other.rectangle[1] - word.rectangle[1]).abs() < 2.0
            };
            drawn(word) || printed.iter().any(same)
        };
        let mut written: Vec<&Word> = inside(sent, page, room)
            .filter(|word| !was_there(word))
            .collect();
        let text = if asked.kind == Kind::Tick {
            // Whatever is written into a square ticks it.
            if written.is_empty() { "" } else { "x" }.to_owned()
        } else if cells > 0 {
            written.sort_by(|a, b| a.rectangle[0].total_cmp(&b.rectangle[0]));
            written.iter().map(|word| word.text.as_str()).collect()
        } else {
            lines(written)
        };
        held.insert(&asked.id, text);
    }
}

/// Words of a page whose middle is in a room.
fn inside(document: &Document, page: u32, room: [f32; 4]) -> impl Iterator<Item = &Word> {
    document.words.iter().filter(move |word| {
        let [left, bottom, right, top] = word.rectangle;
        let (x, y) = ((left + right) / 2.0, (bottom + top) / 2.0);
        word.page == page && (room[0]..=room[2]).contains(&x) && (room[1]..=room[3]).contains(&y)
    })
}

/// Words as text: lines from the top, words from the left. A line that the room broke goes on in
/// the next.
fn lines(mut words: Vec<&Word>) -> String {
    words.sort_by(|a, b| b.rectangle[1].total_cmp(&a.rectangle[1]));
    let mut lines: Vec<Vec<&Word>> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if (line[0].rectangle[1] - word.rectangle[1]).abs() < word.size * 0.5 => {
                line.push(word);
            }
            _ => lines.push(vec![word]),
        }
    }
    let mut text = String::new();
    for line in &mut lines {
        line.sort_by(|a, b| a.rectangle[0].total_cmp(&b.rectangle[0]));
        for word in line {
            if !text.is_empty() {
                text.push(if word.text.starts_with('•') {
                    '\n'
                } else {
                    ' '
                });
            }
            text.push_str(&word.text);
        }
    }
    text
}

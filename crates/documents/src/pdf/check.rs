//! Reading a filled form again: each field holds its value and shows it.

use lopdf::content::Content;
use lopdf::{Document, Object, ObjectId};

use super::faces;
use super::fields::{self, Place};
use super::fill::find;
use super::overlay::{self, Room};
use super::{guard, pages};
use crate::{Bounds, Edit, Input, Value, WriteError};

/// The most bytes of an appearance.
const MOST_CONTENT: usize = 8 << 20;

pub(super) fn verify(written: &[u8], edits: &[Edit], bounds: &Bounds) -> Result<(), WriteError> {
    let parsed = guard::open(written, bounds)?;
    let form = fields::read(&parsed, bounds.blocks);
    let (rooms, fields): (Vec<&Edit>, Vec<&Edit>) = edits
        .iter()
        .partition(|edit| Room::of(&edit.address).is_some());
    stand_in_their_rooms(written, &rooms)?;
    for edit in fields {
        let place = find(&form.places, &edit.address)?;
        if !holds(place, &edit.value) || !shows(&parsed, place) {
            return Err(WriteError::NotAsWritten(Box::new(edit.address.clone())));
        }
    }
    Ok(())
}

/// Points by which a letter may stand out of its room: that of a tick is as small as the letter.
const OUT: f64 = 3.0;

/// Each text was drawn whole, one letter after the other, inside its room.
fn stand_in_their_rooms(written: &[u8], edits: &[&Edit]) -> Result<(), WriteError> {
    let asked: Vec<u32> = edits.iter().filter_map(|edit| edit.address.page).collect();
    if asked.is_empty() {
        return Ok(());
    }
    let pages = pages::letters(written, &asked).unwrap_or_default();
    for edit in edits {
        let drawn = pages
            .iter()
            .find(|(page, _)| Some(*page) == edit.address.page)
            .zip(edit.address.rectangle);
        let stands = drawn.is_some_and(|((_, letters), rectangle)| {
            let [left, bottom, right, top] = rectangle.map(f64::from);
            let inside: String = letters
                .iter()
                .filter(|(_, [from, to, y])| {
                    *from >= left - OUT
                        && *to <= right + OUT
                        && (bottom - OUT..=top + OUT).contains(y)
                })
                .map(|(text, _)| text.as_str())
                .collect();
            let letters = overlay::letters_of(edit);
            // The slashes of a date may be the form's own.
            let dated = matches!(edit.value, Value::Date { .. });
            inside.contains(&letters) || dated && inside.contains(&letters.replace('/', ""))
        });
        if !stands {
            return Err(WriteError::NotAsWritten(Box::new(edit.address.clone())));
        }
    }
    Ok(())
}

fn holds(place: &Place, value: &Value) -> bool {
    let held = &place.widget.value;
    match (place.widget.input, value) {
        (Input::Tick | Input::Radio, Value::Tick(on)) => *on != held.is_empty(),
        (Input::Tick | Input::Radio, value) => value.display().trim().is_empty() == held.is_empty(),
        _ => *held == value.display().replace("\r\n", "\n").replace('\r', "\n"),
    }
}

/// True when what is drawn has all letters of the value, blanks aside; for a box, when it has a
/// look for its state.
fn shows(parsed: &Document, place: &Place) -> bool {
    let look = parsed
        .get_dictionary(place.id)
        .and_then(|node| parsed.get_dict_in_dict(node, b"AP"))
        .and_then(|looks| looks.get_deref(b"N", parsed));
    let Ok(look) = look else { return false };
    if matches!(place.widget.input, Input::Tick | Input::Radio) {
        let state = place.widget.value.as_bytes();
        return state.is_empty() || look.as_dict().is_ok_and(|states| states.has(state));
    }
    let drawn = drawn(parsed, look).unwrap_or_default();
    let value = faces::decode(&faces::encode(&place.widget.value));
    if place.widget.input == Input::Choice {
        return value
            .lines()
            .all(|line| letters(&drawn).contains(&letters(line)));
    }
    letters(&drawn).contains(&letters(&value))
}

fn letters(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_whitespace())
        .collect()
}

/// The text an appearance draws with fonts of one byte a letter.
fn drawn(parsed: &Document, look: &Object) -> Option<String> {
    let stream = look.as_stream().ok()?;
    let content = stream.get_plain_content_with_limit(MOST_CONTENT).ok()?;
    let resources = parsed.get_dict_in_dict(&stream.dict, b"Resources").ok()?;
    let fonts = parsed.get_dict_in_dict(resources, b"Font").ok()?;
    let mut text = String::new();
    for operation in Content::decode(&content).ok()?.operations {
        match (operation.operator.as_str(), operation.operands.first()) {
            ("Tf", Some(Object::Name(name))) => {
                let font: ObjectId = fonts.get(name).ok()?.as_reference().ok()?;
                let font = parsed.get_dictionary(font).ok()?;
                let encoding = font
                    .get_deref(b"Encoding", parsed)
                    .and_then(Object::as_name);
                if encoding.ok() != Some(b"WinAnsiEncoding") {
                    return None;
                }
            }
            ("Tj", Some(Object::String(codes, _))) => text.push_str(&faces::decode(codes)),
            _ => {}
        }
    }
    Some(text)
}

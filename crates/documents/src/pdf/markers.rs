//! Bullets and numbers that begin the items of a list.

use super::lines::Line;

/// What begins an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    /// A sign that means nothing by itself and is left out of the text.
    Bullet,
    /// A number or letter, which is part of the text.
    Number,
}

impl Marker {
    /// The text without its bullet, where it is a bullet and something follows.
    pub(super) fn strip(self, text: &str) -> Option<String> {
        let bare = text.split_once(char::is_whitespace)?.1.trim_start();
        (self == Self::Bullet && !bare.is_empty()).then(|| bare.to_owned())
    }
}

/// What begins a line, if it begins an item. A box to tick begins none.
pub(super) fn marker(line: &Line) -> Option<Marker> {
    let mut words = line.words();
    let first = words.next()?;
    words.next()?;
    let mut letters = first.text.chars();
    match (letters.next(), letters.next()) {
        (Some(character), None) => is_bullet(character).then_some(Marker::Bullet),
        _ => is_number(&first.text).then_some(Marker::Number),
    }
}

/// True for a word that is a bullet or a box to tick, and nothing to read.
pub(super) fn is_sign(word: &str) -> bool {
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(only), None) => {
            is_bullet(only)
                || matches!(
                    only,
                    '□' | '☐' | '☑' | '☒' | '❏' | '❑' | '❒' | '\u{E000}'..='\u{F8FF}'
                )
        }
        _ => is_number(word),
    }
}

fn is_bullet(character: char) -> bool {
    matches!(
        character,
        '•' | '‣' | '◦' | '●' | '○' | '▪' | '■' | '▸' | '►' | '➢' | '➤' | '✓' | '✔' | '·'
            | '∙' | '–' | '—' | '-' | '−' | '*' | '→' | '⇒' | '➔' | '◆' | '❖' | 'o'
            // Symbol and Wingdings keep their codes in the private area.
            | '\u{F0A7}' | '\u{F0B7}' | '\u{F0D8}' | '\u{F076}' | '\u{F0E0}' | '\u{F0FC}'
    )
}

/// `1.` `12)` `a)` `(3)` `2°` `iv)`.
fn is_number(word: &str) -> bool {
    let Some(bare) = word.strip_suffix([')', '.', '°']) else {
        return false;
    };
    let closed = word.ends_with(')');
    let bare = bare.strip_prefix('(').unwrap_or(bare);
    let digits = !bare.is_empty() && bare.len() <= 2 && bare.bytes().all(|b| b.is_ascii_digit());
    let letter = closed && bare.len() == 1 && bare.bytes().all(|b| b.is_ascii_lowercase());
    let roman = closed && bare.len() <= 4 && bare.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    digits || ((letter || roman) && !bare.is_empty())
}

/// Where the texts of the items of a region begin, from the outermost inwards.
pub(super) fn indents(lines: &[Line]) -> Vec<f64> {
    // A numbered line in bold is a title.
    let items = lines
        .iter()
        .filter(|line| !line.bold && marker(line).is_some());
    let mut lefts: Vec<f64> = items.map(text_left).collect();
    lefts.sort_by(f64::total_cmp);
    lefts.dedup_by(|b, a| *b - *a < NEAR);
    lefts
}

/// How deep an item is nested, from where its text begins.
pub(super) fn level(indents: &[f64], line: &Line) -> u8 {
    let left = text_left(line);
    let outside = indents
        .iter()
        .filter(|indent| **indent < left - NEAR)
        .count();
    u8::try_from(outside.min(8)).unwrap_or(8)
}

/// Points within which two items are of one level.
const NEAR: f64 = 8.0;

/// Where the text of an item begins, behind its marker: markers are not all of one width.
fn text_left(line: &Line) -> f64 {
    line.words().nth(1).map_or(line.left, |word| word.left)
}

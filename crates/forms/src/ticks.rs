//! Boxes to tick that are drawn as characters: ☐, □, `[ ]`, and `o` set as a bullet.

use crate::found::{Slot, What};
use crate::layout::{Layout, Line};
use crate::wording::{is_full_tick, is_tick};

/// The drawn boxes of every line.
pub(crate) fn slots<'a>(layout: &Layout<'a>) -> Vec<Slot<'a>> {
    let mut slots = Vec::new();
    for (number, line) in layout.lines.iter().enumerate() {
        if !line.in_flow() {
            continue;
        }
        let mut i = 0;
        while i < line.chars.len() {
            if let Some((length, on)) = tick_at(line, i) {
                slots.push(Slot {
                    line: number,
                    start: i,
                    end: i + length,
                    what: What::Tick { on },
                });
                i += length;
            } else {
                i += 1;
            }
        }
    }
    // A square alone, in a document without a second one, is a bullet or an end mark.
    if slots.len() < 2 { Vec::new() } else { slots }
}

/// The tick that begins at a character: its length and whether it is ticked.
fn tick_at(line: &Line, i: usize) -> Option<(usize, bool)> {
    let chars = &line.chars;
    let c = chars[i];
    if is_tick(c) {
        // A field's own drawing stands inside the field and is not in the skeleton.
        return Some((1, is_full_tick(c)));
    }
    if matches!(c, '[' | '(') {
        let close = if c == '[' { ']' } else { ')' };
        let inner: String = chars[i + 1..]
            .iter()
            .take(4)
            .take_while(|x| **x != close)
            .collect();
        let length = inner.chars().count();
        // Room to write in, between brackets.
        if inner.contains('\t') {
            return None;
        }
        if chars.get(i + 1 + length) != Some(&close) || length == 0 {
            return None;
        }
        // `(x)` is mathematics or a legend; only an empty round bracket is a box.
        return match inner.trim() {
            "" => Some((length + 2, false)),
            "x" | "X" if c == '[' => Some((length + 2, true)),
            _ => None,
        };
    }
    // A lone `o` before words, where another follows on the line or it begins the line.
    if c == 'o'
        && chars.get(i + 1).is_some_and(|x| x.is_whitespace())
        && i.checked_sub(1)
            .is_none_or(|before| chars[before].is_whitespace())
        && chars[i + 1..]
            .iter()
            .find(|x| !x.is_whitespace())
            .is_some_and(|x| x.is_uppercase())
        && starts_or_repeats(chars, i)
    {
        return Some((1, false));
    }
    None
}

fn starts_or_repeats(chars: &[char], i: usize) -> bool {
    chars[..i].iter().all(|c| c.is_whitespace())
        || chars
            .windows(3)
            .filter(|w| w[0].is_whitespace() && w[1] == 'o' && w[2].is_whitespace())
            .count()
            >= 2
}

/// Labels that exclude one another, folded.
pub(crate) fn is_yes_no(folded: &str) -> bool {
    matches!(
        folded,
        "oui"
            | "non"
            | "yes"
            | "no"
            | "ja"
            | "nein"
            | "sim"
            | "nao"
            | "male"
            | "female"
            | "homme"
            | "femme"
            | "nicht"
    )
}

/// The question asks for one tick only.
pub(crate) fn asks_one(folded: &str) -> bool {
    [
        "une seule",
        "un seul choix",
        "only one",
        "one box",
        "nur eine",
        "apenas uma",
        "most applicable",
    ]
    .iter()
    .any(|words| folded.contains(words))
}

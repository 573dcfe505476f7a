//! Glyphs to words.

use std::collections::HashMap;

use super::glyphs::{Glyph, GlyphText};
use crate::Word;

/// A word in an upright frame: it runs along +x whatever its direction on the page.
#[derive(Debug, Clone)]
pub(super) struct Fragment {
    pub(super) text: String,
    /// Left end.
    pub(super) left: f64,
    /// Right end.
    pub(super) right: f64,
    /// Height of its baseline.
    pub(super) baseline: f64,
    /// Size of its largest glyph.
    pub(super) size: f64,
    pub(super) bold: bool,
    /// Quarter turns to the left on the page.
    pub(super) turn: u8,
    /// It is a drawn bullet and no word of the file.
    pub(super) drawn: bool,
    /// A space was drawn after it.
    closed: bool,
    letters: usize,
    bold_letters: usize,
    /// Bytes of its text, and places across, where leaders begin or end.
    cuts: Vec<(usize, f64)>,
}

/// Where each character was drawn, by cells of the page.
type Struck = HashMap<(char, i64, i64), Vec<(f64, f64)>>;

/// Part of an em that parts two words. Between the kerning of letters and the narrowest space.
const WORD_GAP: f64 = 0.13;

impl Fragment {
    /// A word that was recognised on a page's picture.
    pub(super) fn recognised(word: &Word) -> Self {
        let [left, bottom, right, _] = word.rectangle.map(f64::from);
        let size = f64::from(word.size);
        let letters = word.text.chars().count();
        Self {
            text: word.text.clone(),
            left,
            right,
            baseline: bottom + 0.22 * size,
            size,
            bold: word.bold,
            turn: 0,
            drawn: false,
            closed: true,
            letters,
            bold_letters: if word.bold { letters } else { 0 },
            cuts: Vec::new(),
        }
    }

    /// `[left, bottom, right, top]` on the page, in points.
    pub(super) fn rectangle(&self) -> [f32; 4] {
        let (bottom, top) = (
            self.baseline - 0.22 * self.size,
            self.baseline + 0.76 * self.size,
        );
        let (left, right) = (self.left, self.right);
        let turned = match self.turn {
            1 => [-top, left, -bottom, right],
            2 => [-right, -top, -left, -bottom],
            3 => [bottom, -right, top, -left],
            _ => [left, bottom, right, top],
        };
        turned.map(|value| value as f32)
    }

    /// The word in parts, leaders apart from letters where a row of them is long enough to be
    /// written on: the text of each, and its rectangle on the page.
    pub(super) fn parts(&self) -> Vec<(String, [f32; 4])> {
        let mut parts = Vec::new();
        let (mut from, mut left) = (0, self.left);
        for (index, (to, x)) in self.cuts.iter().enumerate() {
            let next = self
                .cuts
                .get(index + 1)
                .map_or(self.text.len(), |cut| cut.0);
            let row = |from: usize, to: usize| self.text.get(from..to).is_some_and(is_row);
            if row(from, *to) || row(*to, next) {
                parts.push(self.part(from, *to, left, *x));
                (from, left) = (*to, *x);
            }
        }
        parts.push(self.part(from, self.text.len(), left, self.right));
        parts
    }

    fn part(&self, from: usize, to: usize, left: f64, right: f64) -> (String, [f32; 4]) {
        let part = Self {
            left,
            right,
            text: String::new(),
            cuts: Vec::new(),
            ..*self
        };
        let text = self.text.get(from..to).unwrap_or_default().to_owned();
        (text, part.rectangle())
    }
}

/// A character that leads the eye along a line to write on.
pub(super) fn is_leader(character: char) -> bool {
    matches!(character, '.' | '…' | '‥' | '_' | '·')
}

/// A row of leaders that can be written on, and not the end of a sentence.
fn is_row(text: &str) -> bool {
    let wide: usize = text
        .chars()
        .map(|c| match c {
            '…' | '_' => 2,
            c if is_leader(c) => 1,
            _ => 0,
        })
        .sum();
    wide >= 4 && text.chars().all(is_leader)
}

/// Joins glyphs into words, in the order they are drawn, for each direction of writing.
pub(super) fn words(glyphs: &[Glyph], regular: &HashMap<char, f32>) -> Vec<Fragment> {
    let mut fragments: Vec<Fragment> = Vec::new();
    let mut seen = Struck::new();
    let mut current: Option<Fragment> = None;
    for glyph in glyphs {
        let (x, y) = upright(glyph);
        if glyph.text.is_blank() {
            if let Some(mut fragment) = current.take() {
                fragment.closed = true;
                fragments.push(fragment);
            }
            continue;
        }
        if struck_twice(glyph, &mut seen) {
            continue;
        }
        let joins = current.as_ref().is_some_and(|fragment| {
            let size = fragment.size.max(glyph.size);
            let gap = x - fragment.right;
            fragment.turn == glyph.turn
                && !glyph.drawn
                && !fragment.drawn
                && (y - fragment.baseline).abs() < 0.5 * size
                && gap < WORD_GAP * size
                && gap > -0.4 * size
                && !is_mark(fragment, glyph, y)
        });
        if !joins && let Some(fragment) = current.take() {
            fragments.push(fragment);
        }
        let fragment = current.get_or_insert_with(|| Fragment {
            text: String::new(),
            left: x,
            right: x,
            baseline: y,
            size: glyph.size,
            bold: false,
            turn: glyph.turn,
            drawn: glyph.drawn,
            closed: false,
            letters: 0,
            bold_letters: 0,
            cuts: Vec::new(),
        });
        let last = fragment.text.chars().next_back();
        if last.is_some_and(|last| is_leader(last) != glyph.text.is_leader()) {
            fragment.cuts.push((fragment.text.len(), x));
        }
        glyph.text.push_to(&mut fragment.text);
        if glyph.size > fragment.size * 1.05 {
            fragment.baseline = y;
        }
        fragment.size = fragment.size.max(glyph.size);
        fragment.left = fragment.left.min(x);
        fragment.right = fragment.right.max(x + glyph.advance);
        fragment.letters += 1;
        fragment.bold_letters += usize::from(is_bold(glyph, regular));
    }
    fragments.extend(current);
    for fragment in &mut fragments {
        fragment.bold = fragment.bold_letters * 2 > fragment.letters;
    }
    fragments
}

/// True where the mark of a note begins or ends: raised small digits after a word or before one.
/// Units keep their powers (m², km²).
fn is_mark(fragment: &Fragment, glyph: &Glyph, y: f64) -> bool {
    let digit = matches!(glyph.text, GlyphText::One(c) if c.is_ascii_digit());
    let begins = digit
        && glyph.size < 0.8 * fragment.size
        && y > fragment.baseline + 0.15 * fragment.size
        && fragment.letters > 2
        && !fragment.text.ends_with(|c: char| c.is_ascii_digit());
    let ends = glyph.size > 1.25 * fragment.size
        && y < fragment.baseline - 0.1 * glyph.size
        && fragment.text.chars().all(|c| c.is_ascii_digit());
    begins || ends
}

/// Puts together words whose parts were drawn at different times, and words set with wide blanks
/// between their letters. The words of one line, sorted from left to right.
pub(super) fn rejoin(line: Vec<Fragment>) -> Vec<Fragment> {
    let spaced = spaced(&line);
    let mut joined: Vec<Fragment> = Vec::with_capacity(line.len());
    for (fragment, spaced) in line.into_iter().zip(spaced) {
        match joined.last_mut() {
            Some(last) if spaced || continues(last, &fragment) => {
                let at = last.text.len();
                let led = |c: Option<char>| c.is_some_and(is_leader);
                if led(last.text.chars().next_back()) != led(fragment.text.chars().next()) {
                    last.cuts.push((at, fragment.left));
                }
                last.cuts
                    .extend(fragment.cuts.iter().map(|(byte, x)| (at + byte, *x)));
                last.text.push_str(&fragment.text);
                last.right = last.right.max(fragment.right);
                last.closed = fragment.closed;
                last.letters += fragment.letters;
                last.bold_letters += fragment.bold_letters;
                last.bold = last.bold_letters * 2 > last.letters;
            }
            _ => joined.push(fragment),
        }
    }
    joined
}

fn continues(last: &Fragment, fragment: &Fragment) -> bool {
    !last.closed
        && !last.drawn
        && (last.baseline - fragment.baseline).abs() < 0.1 * last.size
        && (last.size - fragment.size).abs() < 0.2 * last.size
        && (-0.1 * last.size..0.06 * last.size).contains(&(fragment.left - last.right))
}

/// Of each word of a line, whether it is one letter, or dot, of a row of at least four that stand
/// at even distances without a drawn space, and not the first.
fn spaced(line: &[Fragment]) -> Vec<bool> {
    let mut spaced = vec![false; line.len()];
    let mut start = 0;
    for end in 1..=line.len() {
        let even = line
            .get(end)
            .zip(line.get(end - 1))
            .is_some_and(|(word, last)| {
                let gap = |a: &Fragment, b: &Fragment| (b.left - a.right) / a.size;
                let first = line.get(start).zip(line.get(start + 1));
                let usual = first.map_or(0.0, |(a, b)| gap(a, b));
                word.letters == 1
                    && last.letters == 1
                    && !last.closed
                    && (last.size - word.size).abs() < 0.05 * last.size
                    && (0.0..1.0).contains(&gap(last, word))
                    && (gap(last, word) - usual).abs() < 0.15
            });
        if even {
            continue;
        }
        if end - start >= 4
            && let Some(row) = spaced.get_mut(start + 1..end)
        {
            row.fill(true);
        }
        start = end;
    }
    spaced
}

/// Ink of each character in the commonest fonts among those that hide their weight: the lower
/// quartile of what is seen, for most of a text is not bold.
pub(super) fn regular_inks<'a>(glyphs: impl Iterator<Item = &'a Glyph>) -> HashMap<char, f32> {
    let mut inks: HashMap<char, Vec<f32>> = HashMap::new();
    for glyph in glyphs {
        if let GlyphText::One(character) = glyph.text
            && glyph.ink > 0.0
        {
            let seen = inks.entry(character).or_default();
            if seen.len() < 4096 {
                seen.push(glyph.ink);
            }
        }
    }
    inks.into_iter()
        .filter_map(|(character, mut seen)| {
            seen.sort_by(f32::total_cmp);
            seen.get(seen.len() / 4).map(|ink| (character, *ink))
        })
        .collect()
}

fn is_bold(glyph: &Glyph, regular: &HashMap<char, f32>) -> bool {
    glyph.bold.unwrap_or_else(|| match glyph.text {
        GlyphText::One(character) => regular
            .get(&character)
            .is_some_and(|ink| glyph.ink > ink * 1.3),
        GlyphText::Several(_) => false,
    })
}

fn upright(glyph: &Glyph) -> (f64, f64) {
    match glyph.turn {
        1 => (glyph.y, -glyph.x),
        2 => (-glyph.x, -glyph.y),
        3 => (-glyph.y, glyph.x),
        _ => (glyph.x, glyph.y),
    }
}

/// A glyph drawn again at nearly the same place makes shadows and false bold.
fn struck_twice(glyph: &Glyph, seen: &mut Struck) -> bool {
    let GlyphText::One(character) = glyph.text else {
        return false;
    };
    let near = 0.12 * glyph.size;
    // Cells of two points, or larger for large type, so that the neighbours cover the distance.
    let cell = near.max(2.0);
    let (column, row) = (
        (glyph.x / cell).floor() as i64,
        (glyph.y / cell).floor() as i64,
    );
    for c in column - 1..=column + 1 {
        for r in row - 1..=row + 1 {
            let twice = seen.get(&(character, c, r)).is_some_and(|places| {
                places
                    .iter()
                    .any(|(x, y)| (x - glyph.x).abs() < near && (y - glyph.y).abs() < near)
            });
            if twice {
                return true;
            }
        }
    }
    seen.entry((character, column, row))
        .or_default()
        .push((glyph.x, glyph.y));
    false
}

//! Words of a PDF page gathered into lines, to look up what stands beside a place.

use std::collections::HashMap;

use documents::Word;

/// A rectangle: left, bottom, right, top, in points.
pub(crate) type Rectangle = [f32; 4];

/// A line of words, from left to right.
pub(crate) struct WordLine<'a> {
    pub(crate) words: Vec<&'a Word>,
    pub(crate) bottom: f32,
    pub(crate) top: f32,
}

/// The lines of one page, from the top.
#[derive(Default)]
pub(crate) struct Page<'a> {
    pub(crate) lines: Vec<WordLine<'a>>,
    /// The most common size of its words.
    pub(crate) size: f32,
}

/// The lines of every page. Words without a place are left out.
pub(crate) fn pages(words: &[Word]) -> HashMap<u32, Page<'_>> {
    let mut by_page: HashMap<u32, Vec<&Word>> = HashMap::new();
    for word in words {
        if word.rectangle.iter().all(|x| x.is_finite()) && !word.text.trim().is_empty() {
            by_page.entry(word.page).or_default().push(word);
        }
    }
    by_page
        .into_iter()
        .map(|(page, words)| (page, gather(words)))
        .collect()
}

fn gather(mut words: Vec<&Word>) -> Page<'_> {
    words.sort_by(|a, b| middle(b.rectangle).total_cmp(&middle(a.rectangle)));
    let mut lines: Vec<WordLine> = Vec::new();
    let mut sizes: HashMap<u32, usize> = HashMap::new();
    for word in words {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a font's size is small and positive"
        )]
        let size = (word.size.clamp(0.0, 200.0) * 2.0).round() as u32;
        *sizes.entry(size).or_default() += word.text.len();
        let centre = middle(word.rectangle);
        match lines.last_mut() {
            Some(line)
                if centre > line.bottom + 0.2 * (line.top - line.bottom) && centre <= line.top =>
            {
                line.words.push(word);
            }
            _ => lines.push(WordLine {
                bottom: word.rectangle[1],
                top: word.rectangle[3],
                words: vec![word],
            }),
        }
    }
    for line in &mut lines {
        line.words
            .sort_by(|a, b| a.rectangle[0].total_cmp(&b.rectangle[0]));
    }
    let most = sizes
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .map_or(20, |(size, _)| size);
    #[expect(clippy::cast_precision_loss, reason = "at most 400")]
    Page {
        lines,
        size: most as f32 / 2.0,
    }
}

impl<'a> WordLine<'a> {
    /// Its words inside a span from left to right, in order.
    pub(crate) fn between(
        &self,
        left: f32,
        right: f32,
    ) -> impl DoubleEndedIterator<Item = &'a Word> + '_ {
        self.words
            .iter()
            .copied()
            .filter(move |w| w.rectangle[2] <= right && w.rectangle[0] >= left)
    }

    /// All its text.
    pub(crate) fn text(&self) -> String {
        join(self.words.iter().copied())
    }

    /// The middle of the line.
    pub(crate) fn middle(&self) -> f32 {
        f32::midpoint(self.bottom, self.top)
    }
}

/// Words as one text.
pub(crate) fn join<'a>(words: impl Iterator<Item = &'a Word>) -> String {
    words.map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The middle of a rectangle's height.
pub(crate) fn middle(rectangle: Rectangle) -> f32 {
    f32::midpoint(rectangle[1], rectangle[3])
}

/// A word that is nothing but dots, underscores or a drawn box.
pub(crate) fn is_leader(text: &str) -> bool {
    text.chars().all(|c| {
        matches!(c, '.' | '…' | '_' | '·' | '|' | '‥' | '-' | '/')
            || crate::wording::is_tick(c)
            || ('\u{E000}'..='\u{F8FF}').contains(&c)
    })
}

/// The middle of a rectangle.
pub(crate) fn centre(r: Rectangle) -> (f32, f32) {
    (f32::midpoint(r[0], r[2]), middle(r))
}

/// A point lies in a rectangle.
pub(crate) fn inside((x, y): (f32, f32), r: Rectangle) -> bool {
    x >= r[0] && x <= r[2] && y >= r[1] && y <= r[3]
}

/// A rectangle with so many points more on each side.
pub(crate) fn grown(r: Rectangle, by: f32) -> Rectangle {
    [r[0] - by, r[1] - by, r[2] + by, r[3] + by]
}

/// The rectangle around two.
pub(crate) fn union(a: Rectangle, b: Rectangle) -> Rectangle {
    [
        a[0].min(b[0]),
        a[1].min(b[1]),
        a[2].max(b[2]),
        a[3].max(b[3]),
    ]
}

//! Words to lines in reading order: pages set in columns are read column by column.

use super::markers;
use super::words::{Fragment, rejoin};

/// Words of one line that stand close together.
#[derive(Debug, Clone)]
pub(super) struct Segment {
    pub(super) words: Vec<Fragment>,
    pub(super) left: f64,
    pub(super) right: f64,
}

/// What stands at one height inside one column.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// From left to right, with wide blanks between them.
    pub(super) segments: Vec<Segment>,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) baseline: f64,
    pub(super) size: f64,
    pub(super) bold: bool,
}

/// A part of a page that is read from top to bottom.
pub(super) type Region = Vec<Line>;

/// Part of an em that parts two segments: wider than the blanks of justified text.
const SEGMENT_GAP: f64 = 1.15;
/// The fewest lines on each side of a gutter between columns.
const COLUMN_LINES: usize = 4;
/// The most regions of one page.
const MOST_REGIONS: usize = 64;

impl Segment {
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for word in &self.words {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&word.text);
        }
        text
    }
}

impl Line {
    pub(super) fn new(segments: Vec<Segment>) -> Self {
        let mut line = Self {
            left: f64::INFINITY,
            right: f64::NEG_INFINITY,
            baseline: 0.0,
            size: 0.0,
            bold: false,
            segments,
        };
        let (mut letters, mut bold, mut sizes, mut height) = (0usize, 0usize, 0.0, 0.0);
        for word in line.segments.iter().flat_map(|segment| &segment.words) {
            let count = word.text.chars().count();
            letters += count;
            bold += if word.bold { count } else { 0 };
            sizes += word.size * count as f64;
            height += word.baseline * count as f64;
            line.left = line.left.min(word.left);
            line.right = line.right.max(word.right);
        }
        let count = letters.max(1) as f64;
        line.size = sizes / count;
        line.baseline = height / count;
        line.bold = bold * 10 > letters * 9;
        line
    }

    pub(super) fn text(&self) -> String {
        self.segments
            .iter()
            .map(Segment::text)
            .collect::<Vec<_>>()
            .join(" ")
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &Fragment> {
        self.segments.iter().flat_map(|segment| &segment.words)
    }

    /// `[left, bottom, right, top]` on the page, in points.
    pub(super) fn rectangle(&self) -> [f32; 4] {
        union(self.words().map(Fragment::rectangle))
    }
}

/// The smallest rectangle around others.
pub(super) fn union(rectangles: impl Iterator<Item = [f32; 4]>) -> [f32; 4] {
    rectangles
        .reduce(|a, b| {
            [
                a[0].min(b[0]),
                a[1].min(b[1]),
                a[2].max(b[2]),
                a[3].max(b[3]),
            ]
        })
        .unwrap_or_default()
}

/// Orders the words of a page. Upright text comes first, then what is turned.
pub(super) fn regions(fragments: Vec<Fragment>) -> Vec<Region> {
    let mut turned: [Vec<Fragment>; 4] = Default::default();
    for fragment in fragments {
        if let Some(same) = turned.get_mut(usize::from(fragment.turn)) {
            same.push(fragment);
        }
    }
    turned
        .into_iter()
        .flat_map(|same| columns(rows(same)))
        .collect()
}

/// Words of one direction to lines across the whole page, from top to bottom.
fn rows(mut fragments: Vec<Fragment>) -> Vec<Line> {
    fragments.sort_by(|a, b| b.baseline.total_cmp(&a.baseline));
    let mut rows: Vec<Vec<Fragment>> = Vec::new();
    let mut foot = (0.0f64, 0.0f64);
    for fragment in fragments {
        // A word belongs to the row when its baseline is within the lower part of the row's
        // letters; raised letters (1er, notes) reach higher than that and come before, as a row
        // that the words below then join.
        let near = 0.35
            * fragment
                .size
                .min(foot.1)
                .max(0.6 * fragment.size.max(foot.1).min(12.0));
        match rows.last_mut() {
            Some(row) if (foot.0 - fragment.baseline).abs() < near => {
                if fragment.size >= foot.1 {
                    foot = (fragment.baseline, fragment.size);
                }
                row.push(fragment);
            }
            Some(row) if row.iter().all(|mark| is_raised(mark, &fragment)) => {
                foot = (fragment.baseline, fragment.size);
                row.push(fragment);
            }
            _ => {
                foot = (fragment.baseline, fragment.size);
                rows.push(vec![fragment]);
            }
        }
    }
    rows.into_iter()
        .map(|row| Line::new(segments(row)))
        .collect()
}

/// True of what is set small and high beside a word, as the mark of a note is.
fn is_raised(mark: &Fragment, word: &Fragment) -> bool {
    mark.size < 0.8 * word.size
        && mark.baseline - word.baseline < 0.6 * word.size
        && mark.text.chars().count() <= 4
}

fn segments(mut row: Vec<Fragment>) -> Vec<Segment> {
    row.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut segments: Vec<Segment> = Vec::new();
    for word in rejoin(row) {
        match segments.last_mut() {
            Some(segment)
                if segment.words.last().is_some_and(|last| {
                    let ems = (word.left - last.right) / word.size.max(last.size);
                    ems < widest_blank(segment.words.len(), &last.text, &word.text)
                }) =>
            {
                segment.right = segment.right.max(word.right);
                segment.words.push(word);
            }
            _ => segments.push(Segment {
                left: word.left,
                right: word.right,
                words: vec![word],
            }),
        }
    }
    segments
}

/// Parts of an em that may lie between two words of one segment. A bullet or a box to tick belongs
/// to what follows it at a distance; amounts of neighbouring columns stand close to each other.
fn widest_blank(words: usize, last: &str, word: &str) -> f64 {
    if words == 1 && markers::is_sign(last) {
        return 4.0;
    }
    let begins_number = word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+'));
    let digits = last.bytes().filter(u8::is_ascii_digit).count();
    let decimals = last.len() > 3
        && digits + 1 == last.len()
        && last
            .get(last.len() - 3..)
            .is_some_and(|end| end.starts_with([',', '.']));
    if begins_number && (matches!(last, "€" | "%") || decimals) {
        0.4
    } else if begins_number && last.ends_with(|c: char| c.is_ascii_digit()) {
        0.75
    } else {
        SEGMENT_GAP
    }
}

/// Cuts rows at the gutters between columns of prose.
fn columns(rows: Vec<Line>) -> Vec<Region> {
    let mut regions = Vec::new();
    let mut stack = vec![rows];
    while let Some(rows) = stack.pop() {
        let cut = if regions.len() + stack.len() < MOST_REGIONS {
            gutter(&rows)
        } else {
            None
        };
        let Some((from, to, x)) = cut else {
            if !rows.is_empty() {
                regions.push(rows);
            }
            continue;
        };
        let (mut above, mut left, mut right, mut below) = (vec![], vec![], vec![], vec![]);
        for (index, row) in rows.into_iter().enumerate() {
            if index < from {
                above.push(row);
            } else if index >= to {
                below.push(row);
            } else {
                let (l, r): (Vec<_>, Vec<_>) = row
                    .segments
                    .into_iter()
                    .partition(|segment| segment.right <= x);
                left.extend((!l.is_empty()).then(|| Line::new(l)));
                right.extend((!r.is_empty()).then(|| Line::new(r)));
            }
        }
        // What is pushed last is read first.
        stack.extend([below, right, left, above]);
    }
    regions
}

/// The best gutter: rows `from..to` with prose on both sides of `x`.
fn gutter(rows: &[Line]) -> Option<(usize, usize, f64)> {
    let mut candidates: Vec<i64> = rows
        .iter()
        .flat_map(|row| row.segments.windows(2))
        .filter_map(|pair| match pair {
            [a, b] => Some(((a.right + b.left) / 2.0 / 4.0).round() as i64),
            _ => None,
        })
        .collect();
    candidates.sort_unstable();
    candidates.dedup();
    let mut best: Option<(usize, (usize, usize, f64))> = None;
    for candidate in candidates {
        let x = candidate as f64 * 4.0;
        let mut start = 0;
        for end in 0..=rows.len() {
            let crossed = rows.get(end).is_none_or(|row| {
                row.segments
                    .iter()
                    .any(|segment| segment.left < x + 2.0 && segment.right > x - 2.0)
            });
            if !crossed {
                continue;
            }
            if let Some(run) = rows.get(start..end)
                && let Some(lines) = prose_on_both_sides(run, x)
                && best.is_none_or(|(most, _)| lines > most)
            {
                best = Some((lines, (start, end, x)));
            }
            start = end + 1;
        }
    }
    best.map(|(_, cut)| cut)
}

/// The fewer lines of both sides, when each side reads as prose: most of its lines fill its width
/// and hold several words. Columns of a table or of a form do not.
fn prose_on_both_sides(run: &[Line], x: f64) -> Option<usize> {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for row in run {
        for segment in &row.segments {
            if segment.right <= x {
                left.push(segment);
            } else {
                right.push(segment);
            }
        }
    }
    (is_prose(&left) && is_prose(&right)).then(|| left.len().min(right.len()))
}

fn is_prose(side: &[&Segment]) -> bool {
    if side.len() < COLUMN_LINES {
        return false;
    }
    let widest = side
        .iter()
        .map(|segment| segment.right - segment.left)
        .fold(0.0, f64::max);
    let prose = side
        .iter()
        .filter(|segment| {
            let letters: usize = segment
                .words
                .iter()
                .map(|word| word.text.chars().filter(|c| c.is_alphabetic()).count())
                .sum();
            segment.right - segment.left > 0.6 * widest && segment.words.len() >= 4 && letters >= 18
        })
        .count();
    prose * 5 >= side.len() * 3
}

//! Which of the lines that close nothing are to be written on.

use documents::Word;

use super::super::grid::{is_across, width};
use crate::page::Rectangle;

/// Points between lines that are written on one after the other.
const PITCH: std::ops::RangeInclusive<f32> = 9.0..=34.0;
/// The most lines of a page that are compared with each other.
const MOST: usize = 400;

/// Lines under labels that it takes for such words to be labels, and not titles.
const LABELLED: usize = 2;

/// Points of the greatest letters of a caption.
const CAPTION: f32 = 8.5;

/// Lines to write on, of those that close nothing: beside a label, under one that asks, or in a
/// row of equal lines. Not those under words, nor those that part sections.
pub(super) fn written_on(rules: &[Rectangle], words: &[&Word], page: [f32; 2]) -> Vec<Rectangle> {
    let height = page[1];
    let base = |line: Rectangle| f32::midpoint(line[1], line[3]);
    let underlines = |line: Rectangle| {
        let over: f32 = words
            .iter()
            .filter(|word| {
                let r = word.rectangle;
                let baseline = r[1] + 0.22 * word.size;
                (-1.5..=4.0).contains(&(baseline - base(line)))
            })
            .map(|word| (word.rectangle[2].min(line[2]) - word.rectangle[0].max(line[0])).max(0.0))
            .sum();
        over > 0.35 * width(line)
    };
    let on_row = |line: Rectangle| {
        words.iter().any(|word| {
            let r = word.rectangle;
            let baseline = r[1] + 0.22 * word.size;
            (baseline - base(line)).abs() <= 0.5 * word.size
                && r[2] <= line[0] + 3.0
                && line[0] - r[2] <= 60.0
        })
    };
    let asked = |line: Rectangle| {
        words.iter().any(|word| {
            let r = word.rectangle;
            (8.0..=34.0).contains(&(r[1] + 0.22 * word.size - base(line)))
                && r[0] < line[2]
                && r[2] > line[0]
                && word.text.ends_with([':', '?'])
        })
    };
    // A few small words right under it say what goes on it, and the room over it is free.
    let captioned = |line: Rectangle| {
        let gap = |word: &Word| base(line) - word.rectangle[3];
        let mut near: Vec<&&Word> = words
            .iter()
            .filter(|word| (-1.5..0.9 * word.size).contains(&gap(word)))
            .filter(|word| word.rectangle[0] >= line[0] - 6.0)
            .collect();
        near.sort_by(|a, b| a.rectangle[0].total_cmp(&b.rectangle[0]));
        // Words that follow each other; those of the next caption stand apart.
        let mut under: Vec<&&Word> = Vec::new();
        for word in near {
            let apart = |last: &&&Word| word.rectangle[0] - last.rectangle[2] > 1.2 * word.size;
            if word.rectangle[0] >= line[2] && under.is_empty() || under.last().is_some_and(apart) {
                break;
            }
            under.push(word);
        }
        // A note under its line goes on beyond it.
        let longer = under.iter().any(|word| word.rectangle[2] > line[2] + 8.0);
        let letters: usize = under.iter().map(|word| word.text.chars().count() + 1).sum();
        let small = under.iter().all(|word| word.size <= CAPTION);
        let free = !words.iter().any(|word| {
            let r = word.rectangle;
            (-2.0..10.0).contains(&(r[1] - base(line))) && r[0] < line[2] && r[2] > line[0]
        });
        !under.is_empty() && !longer && letters <= 60 && small && free
    };
    // A line across the page under a title that begins where it begins.
    let titled = |line: Rectangle| {
        let wide = width(line) > 0.5 * page[0];
        wide && words.iter().any(|word| {
            let r = word.rectangle;
            let gap = r[1] + 0.22 * word.size - base(line);
            word.bold && (r[0] - line[0]).abs() < 4.0 && (-1.5..=8.0).contains(&gap)
        })
    };
    let candidates: Vec<Rectangle> = rules
        .iter()
        .copied()
        .filter(|line| is_across(*line) && !underlines(*line) && !titled(*line))
        .collect();
    let at_the_edge = |line: Rectangle| base(line) > 0.94 * height || base(line) < 0.06 * height;
    // Lines of a row of equal ones, of which none but the first has words above it. A drawing of
    // very many lines is none to write on.
    let few = candidates.len() <= MOST;
    let follows = |line: Rectangle| {
        few && candidates.iter().any(|other| {
            // Only the first of them may begin further right, after its label.
            let (above, below) = if base(line) > base(*other) {
                (line, *other)
            } else {
                (*other, line)
            };
            (other[2] - line[2]).abs() < 4.0
                && above[0] >= below[0] - 4.0
                && PITCH.contains(&(base(*other) - base(line)).abs())
                && !between(words, *other, line)
        })
    };
    // Words that begin where it begins, over room that is free: a label, where several lines have one.
    let labelled: Vec<(Rectangle, f32)> = candidates
        .iter()
        .filter(|line| width(**line) < 0.7 * page[0])
        .filter_map(|line| Some((*line, gap_under_label(*line, words)?)))
        .collect();
    let labelled: Vec<Rectangle> = labelled
        .iter()
        .filter(|(_, gap)| {
            let alike = labelled
                .iter()
                .filter(|(_, other)| (other - gap).abs() < 2.0);
            few && alike.count() >= LABELLED
        })
        .map(|(line, _)| *line)
        .collect();
    candidates
        .iter()
        .copied()
        .filter(|line| {
            let asked = || asked(*line) || captioned(*line) || labelled.contains(line);
            on_row(*line) || !at_the_edge(*line) && (asked() || follows(*line))
        })
        .collect()
}

/// Points between the baseline of the words right above a line, that begin where it begins, and the
/// line; nothing where there are none, or no room.
fn gap_under_label(line: Rectangle, words: &[&Word]) -> Option<f32> {
    let base = f32::midpoint(line[1], line[3]);
    let above = words.iter().filter_map(|word| {
        let r = word.rectangle;
        let gap = r[1] + 0.22 * word.size - base;
        (gap > -1.0 && gap < 34.0 && r[0] < line[2] && r[2] > line[0] - 4.0).then_some((gap, word))
    });
    let above: Vec<(f32, &&Word)> = above.collect();
    let (gap, _) = above.iter().min_by(|a, b| a.0.total_cmp(&b.0))?;
    let lowest = above.iter().filter(|(other, _)| (other - gap).abs() < 2.0);
    let first = lowest.min_by(|a, b| a.1.rectangle[0].total_cmp(&b.1.rectangle[0]))?;
    let begins = (first.1.rectangle[0] - line[0]).abs() < 4.0;
    (begins && *gap > 11.0).then_some(*gap)
}

/// Whether words stand between two lines, one over the other.
fn between(words: &[&Word], a: Rectangle, b: Rectangle) -> bool {
    let (low, high) = (a[1].min(b[1]), a[3].max(b[3]));
    let (left, right) = (a[0].max(b[0]), a[2].min(b[2]));
    words.iter().any(|word| {
        let r = word.rectangle;
        let baseline = r[1] + 0.3 * word.size;
        baseline > low + 2.0 && baseline < high - 2.0 && r[2] > left + 2.0 && r[0] < right - 2.0
    })
}

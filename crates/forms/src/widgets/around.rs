//! What stands around a field on its page: words left, right and above, and headings.

use super::*;

impl<'p> Sheet<'p, '_> {
    /// Lines whose middle is at the height of a place (of its first line, when it is tall).
    pub(super) fn lines_at(
        &self,
        place: Rectangle,
    ) -> impl Iterator<Item = &'p crate::page::WordLine<'p>> {
        let height = place[3] - place[1];
        let low = if height > 2.4 * self.page.size.max(6.0) {
            place[3] - 1.8 * self.page.size.max(6.0)
        } else {
            place[1] - 1.0
        };
        let high = place[3] + 1.0;
        let lines = &self.page.lines;
        let from = lines.partition_point(|line| line.middle() > high + 30.0);
        lines[from..]
            .iter()
            .take_while(move |line| line.middle() > low - 30.0)
            .filter(move |line| line.middle() >= low && line.middle() <= high)
    }

    /// Words left of a place on its line, back to a gap or another place.
    pub(super) fn left_of(&self, place: Rectangle) -> String {
        let wall = self.wall_left(place);
        let mut best = String::new();
        for line in self.lines_at(place) {
            let mut words = Vec::new();
            let mut edge = place[0];
            for word in line.words.iter().rev() {
                let r = word.rectangle;
                if r[0] < wall {
                    break;
                }
                if is_leader(&word.text) || starts_leader(&word.text) && r[0] >= place[0] - 4.0 {
                    if r[2] <= place[0] + 2.0 && r[0] < edge {
                        edge = r[0];
                    }
                    continue;
                }
                // A word may run into the place where its leaders are glued to it.
                let ends = if r[2] > place[0] + 6.0 && !has_leader(&word.text) {
                    continue;
                } else {
                    r[2]
                };
                if edge - ends > if words.is_empty() { REACH } else { GAP } {
                    break;
                }
                edge = r[0];
                words.push(*word);
            }
            words.reverse();
            let text = join(words.into_iter());
            if text.chars().count() > best.chars().count() {
                best = text;
            }
        }
        best
    }

    /// The right edge of the nearest place to the left on the same row.
    pub(super) fn wall_left(&self, place: Rectangle) -> f32 {
        self.widgets
            .iter()
            .filter(|(_, other)| {
                same_row(*other, place) && other[2] <= place[0] + 3.0 && *other != place
            })
            .map(|(_, other)| other[2] - 3.0)
            .fold(f32::MIN, f32::max)
    }

    /// The left edge of the nearest place to the right on the same row.
    pub(super) fn wall_right(&self, place: Rectangle) -> f32 {
        self.widgets
            .iter()
            .filter(|(_, other)| {
                same_row(*other, place) && other[0] >= place[2] - 3.0 && *other != place
            })
            .map(|(_, other)| other[0] + 3.0)
            .fold(f32::MAX, f32::min)
    }

    /// Words right of a place, up to a gap or another place.
    pub(super) fn right_of(&self, place: Rectangle, reach: f32) -> String {
        let wall = self.wall_right(place);
        let Some(line) = self
            .lines_at(place)
            .max_by(|a, b| overlap(a, place).total_cmp(&overlap(b, place)))
        else {
            return String::new();
        };
        let mut words = Vec::new();
        let mut edge = place[2];
        for word in &line.words {
            let r = word.rectangle;
            if r[0] < place[2] - 3.0 || is_leader(&word.text) {
                continue;
            }
            if r[2] > wall || r[0] - edge > if words.is_empty() { reach } else { GAP } {
                break;
            }
            edge = r[2];
            words.push(*word);
        }
        tidy(&join(words.into_iter()))
    }

    /// Words just above a place, over its width.
    pub(super) fn above(&self, place: Rectangle) -> String {
        let height = self.page.size.max(7.0);
        let lines = &self.page.lines;
        let from = lines.partition_point(|line| line.middle() > place[3] + 3.2 * height);
        let mut best = String::new();
        for line in lines[from..]
            .iter()
            .take_while(|line| line.middle() > place[3] - 1.0)
        {
            let text = self.run_over(line, place);
            // The nearest line wins, and comes last.
            if has_words(&text) {
                best = text;
            }
        }
        best
    }

    /// The run of words of a line that stands over a place.
    pub(super) fn run_over(&self, line: &crate::page::WordLine, place: Rectangle) -> String {
        let mut run: Vec<&documents::Word> = Vec::new();
        let mut best: Vec<&documents::Word> = Vec::new();
        let over = |run: &[&documents::Word]| {
            run.first().zip(run.last()).is_some_and(|(first, last)| {
                first.rectangle[0] < place[2] - 4.0 && last.rectangle[2] > place[0] + 4.0
            })
        };
        for word in line.words.iter().filter(|w| !is_leader(&w.text)) {
            if let Some(last) = run.last()
                && word.rectangle[0] - last.rectangle[2] > GAP * 0.6
            {
                if over(&run) {
                    best = std::mem::take(&mut run);
                }
                run.clear();
            }
            run.push(word);
        }
        if over(&run) && best.is_empty() {
            best = run;
        }
        tidy(&join(best.into_iter()))
    }

    /// The label printed over a place, where its tooltip is the label printed under it: whoever
    /// made the form named the field after the next one.
    pub(super) fn printed_otherwise(&self, place: Rectangle, tooltip: &str) -> Option<String> {
        let named = |line: &crate::page::WordLine| {
            let text = line.text();
            let label = text.trim().strip_suffix(':')?.trim().to_owned();
            (label.chars().count() < 60 && line.words[0].rectangle[0] < place[0] + 40.0)
                .then_some(label)
        };
        let reach = 2.5 * self.page.size.max(7.0);
        let lines = || self.page.lines.iter();
        let over = lines()
            .filter(|line| line.bottom >= place[1] && line.bottom - place[3] < reach)
            .filter_map(named)
            .next_back()?;
        let under = lines()
            .filter(|line| line.top <= place[3] && place[1] - line.top < reach)
            .find_map(named)?;
        (fold(&under) == fold(tooltip) && fold(&over) != fold(tooltip)).then_some(over)
    }

    /// The words of the line before, where a label goes on with a sentence that a place on that
    /// line interrupts: "reconnue par décret du ____ publié au / Journal officiel du ____".
    pub(super) fn sentence_before(&self, i: usize, label: &str, found: &[Found]) -> Option<String> {
        let (_, place) = self.widgets[i];
        let (before, last) = *self.widgets.get(i.checked_sub(1)?)?;
        let one = found.last()?;
        let text = !matches!(before.input, Input::Tick | Input::Radio);
        let next_line = (0.0..1.6 * self.page.size.max(7.0)).contains(&(last[1] - place[1]));
        let begins = self
            .lines_at(place)
            .any(|line| fold(&line.text()).starts_with(&fold(label)));
        let goes_on =
            has_words(&one.after) && !one.after.trim_end().ends_with(['.', ':', ';', ')']);
        (text && next_line && begins && goes_on).then(|| format!("{} … {}", one.label, one.after))
    }

    /// Lines set as headings: bold or larger than the page's text, short, with no place on them.
    pub(super) fn headings(&self) -> Vec<(f32, String)> {
        let size = self.page.size;
        let lines: Vec<(f32, f32, String)> = self
            .page
            .lines
            .iter()
            .filter(|line| {
                let words: Vec<_> = line.words.iter().filter(|w| !is_leader(&w.text)).collect();
                let bold = words.iter().all(|w| w.bold);
                let large = words.iter().all(|w| w.size > size * 1.12);
                !words.is_empty() && (bold || large)
            })
            .filter_map(|line| {
                let text = tidy(&line.text());
                let free = !self
                    .widgets
                    .iter()
                    .any(|(_, r)| middle(*r) >= line.bottom && middle(*r) <= line.top);
                (free && has_words(&text) && !line.text().trim_end().ends_with([':', ',']))
                    .then(|| (line.middle(), line.top - line.bottom, text))
            })
            .collect();
        // A heading may take two lines; bold sentences take more.
        let mut headings: Vec<(f32, f32, String)> = Vec::new();
        for (y, height, text) in lines {
            match headings.last_mut() {
                Some(last)
                    if (last.1 - y).abs() < 1.7 * height
                        && (last.0 - last.1).abs() < 4.0 * height =>
                {
                    last.1 = y;
                    last.2 = format!("{} {text}", last.2);
                }
                _ => headings.push((y, y, text)),
            }
        }
        headings
            .into_iter()
            .filter(|(_, _, text)| text.chars().count() <= 120)
            .map(|(_, y, text)| (y, text))
            .collect()
    }
}

/// A word with leaders glued after it.
pub(super) fn has_leader(text: &str) -> bool {
    text.ends_with("..") || text.ends_with('…') || text.ends_with("__")
}

pub(super) fn starts_leader(text: &str) -> bool {
    text.starts_with("..") || text.starts_with('…') || text.starts_with("__")
}

pub(super) fn overlap(line: &crate::page::WordLine, place: Rectangle) -> f32 {
    line.top.min(place[3]) - line.bottom.max(place[1])
}

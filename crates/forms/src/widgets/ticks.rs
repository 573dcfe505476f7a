//! Ticks of PDF pages: their words, and the question that they answer together.

use super::*;

impl Sheet<'_, '_> {
    /// The words of a tick: to its right with the lines they wrap onto, else to its left.
    pub(super) fn tick_label(&self, place: Rectangle) -> String {
        let wall = self.wall_right(place);
        // The tick may stand between two lines of its words.
        let size = self.page.size.max(7.0);
        let near =
            |line: &&crate::page::WordLine| (line.middle() - middle(place)).abs() < 1.1 * size;
        let Some((line, text, left)) = self
            .page
            .lines
            .iter()
            .filter(near)
            .map(|line| {
                let (text, left) = run_right(line, place, wall);
                (line, text, left)
            })
            .filter(|(_, text, _)| has_words(text))
            .min_by(|a, b| {
                (a.0.middle() - middle(place))
                    .abs()
                    .total_cmp(&(b.0.middle() - middle(place)).abs())
            })
        else {
            let text = tidy(&self.left_of(place));
            return if has_words(&text) {
                cut(&text)
            } else {
                cut(&self.above(place))
            };
        };
        let Some(at) = self.page.lines.iter().position(|l| std::ptr::eq(l, line)) else {
            return cut(&tidy(&text));
        };
        let mut label = text;
        // Up: the tick may stand at the middle of its words.
        let mut up = at;
        while label.chars().next().is_some_and(char::is_lowercase) && up > 0 && up + 6 > at {
            let Some(before) = self.wrapped(up - 1, up, left, place, wall) else {
                break;
            };
            label = format!("{before} {label}");
            up -= 1;
        }
        let mut down = at;
        while down < at + 6 && wall == f32::MAX && label.chars().count() < 300 {
            let Some(after) = self.wrapped(down + 1, down, left, place, wall) else {
                break;
            };
            // A capital begins another item.
            if after.chars().next().is_some_and(char::is_uppercase) {
                break;
            }
            label = format!("{label} {after}");
            down += 1;
        }
        cut(&tidy(&label))
    }

    /// A neighbouring line's words when they go on with a label that begins at `left`.
    pub(super) fn wrapped(
        &self,
        at: usize,
        from: usize,
        left: f32,
        place: Rectangle,
        wall: f32,
    ) -> Option<String> {
        let line = self.page.lines.get(at)?;
        let own = self.page.lines.get(from)?;
        let height = (own.top - own.bottom).max(6.0);
        let step = (own.middle() - line.middle()).abs();
        // Another tick on that line has its own words.
        let ticked = self.widgets.iter().any(|(w, r)| {
            matches!(w.input, Input::Tick | Input::Radio)
                && *r != place
                && middle(*r) >= line.bottom - 1.0
                && middle(*r) <= line.top + 1.0
        });
        if step > 1.45 * height || ticked {
            return None;
        }
        let first = line
            .words
            .iter()
            .find(|w| !is_leader(&w.text) && w.rectangle[0] > place[2] - 2.0)?;
        let starts_here = (first.rectangle[0] - left).abs() < 5.0;
        (starts_here && first.rectangle[0] < wall).then(|| {
            join(line.words.iter().copied().filter(|w| {
                w.rectangle[0] >= left - 5.0 && w.rectangle[2] <= wall && !is_leader(&w.text)
            }))
        })
    }

    /// Groups ticks that answer one question: of one name, or in one column or row.
    pub(super) fn group_ticks(&self, found: &mut [Found]) {
        let mut names: HashMap<&str, usize> = HashMap::new();
        for (widget, _) in &self.widgets {
            if is_tick(widget) {
                *names.entry(widget.name.as_str()).or_default() += 1;
            }
        }
        let mut open: Option<(String, String, Rectangle)> = None;
        let mut runs: HashMap<String, Vec<usize>> = HashMap::new();
        for (i, (widget, place)) in self.widgets.iter().enumerate() {
            if !is_tick(widget) {
                continue;
            }
            let named =
                names.get(widget.name.as_str()).is_some_and(|n| *n > 1) && !widget.name.is_empty();
            let id = if named {
                format!("p{}n{}", self.number, widget.name)
            } else {
                match &open {
                    Some((id, _, last))
                        if near_ticks(*last, *place) && !found[i].label.is_empty() =>
                    {
                        id.clone()
                    }
                    _ => format!("p{}t{i}", self.number),
                }
            };
            let question = match &open {
                _ if has_words(&found[i].help) => found[i].help.clone(),
                Some((last, question, _)) if *last == id => question.clone(),
                _ => self.question_of(*place),
            };
            open = Some((id.clone(), question.clone(), *place));
            runs.entry(id.clone()).or_default().push(i);
            found[i].group = Some(Group {
                id,
                label: question,
                row: String::new(),
                column: String::new(),
                exclusive: widget.input == Input::Radio || named,
            });
        }
        for (_, boxes) in runs {
            let yes_no =
                boxes.len() > 1 && boxes.iter().all(|&i| is_yes_no(&fold(&found[i].label)));
            for i in boxes {
                if let Some(group) = &mut found[i].group {
                    group.exclusive |= yes_no || asks_one(&fold(&group.label));
                }
            }
        }
    }

    /// The question above or left of the first tick of a group.
    pub(super) fn question_of(&self, place: Rectangle) -> String {
        let left = tidy(&self.left_of(place));
        if has_words(&left) {
            return cut(&left);
        }
        let lines = &self.page.lines;
        let from = lines.partition_point(|line| line.middle() > place[3] + 60.0);
        lines[from..]
            .iter()
            .take_while(|line| line.middle() > place[3])
            .filter(|line| {
                let text = line.text();
                let free = !self
                    .widgets
                    .iter()
                    .any(|(_, r)| middle(*r) >= line.bottom && middle(*r) <= line.top);
                free && text.trim_end().ends_with([':', '?'])
            })
            .last()
            .map(|line| {
                let text = line.text();
                let text = text.rsplit(". ").next().unwrap_or(&text);
                cut(&tidy(text))
            })
            .unwrap_or_default()
    }
}

/// Ticks one under the other or side by side.
pub(super) fn near_ticks(a: Rectangle, b: Rectangle) -> bool {
    let column = (a[0] - b[0]).abs() < 4.0 && (a[1] - b[3]).abs() < 60.0;
    column || same_row(a, b)
}

pub(super) fn run_right(
    line: &crate::page::WordLine,
    place: Rectangle,
    wall: f32,
) -> (String, f32) {
    let mut words = Vec::new();
    let mut edge = place[2];
    let mut left = place[2];
    for word in &line.words {
        let r = word.rectangle;
        if r[0] < place[2] - 3.0 || is_leader(&word.text) && words.is_empty() {
            continue;
        }
        if r[2] > wall || r[0] - edge > if words.is_empty() { 30.0 } else { GAP } {
            break;
        }
        if words.is_empty() {
            left = r[0];
        }
        edge = r[2];
        words.push(*word);
    }
    (join(words.into_iter()), left)
}

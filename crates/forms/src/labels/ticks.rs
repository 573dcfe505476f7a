//! The words of ticks, the question that they answer together, and their groups.

use super::*;

impl Labeller<'_, '_> {
    pub(super) fn tick(
        &mut self,
        found: &mut Found,
        number: usize,
        slots: &[Slot],
        gaps: &[Vec<char>],
        i: usize,
        after: bool,
    ) {
        found.kind = Some(Kind::Tick);
        let next_is_text = slots.get(i + 1).is_some_and(|slot| !slot.is_tick());
        let next_is_tick = slots.get(i + 1).is_some_and(Slot::is_tick);
        let mut head = None;
        if after {
            let pieces = segments(&gaps[i + 1]);
            if (next_is_text || next_is_tick) && pieces.len() > 1 {
                found.label = tidy(&pieces[0]);
            } else {
                found.label = tidy(&gaps[i + 1].iter().collect::<String>());
            }
            if !has_words(&found.label)
                && next_is_text
                && let Some(rest) = gaps.get(i + 2)
            {
                found.label = tidy(&rest.iter().collect::<String>());
            }
            let before = segments(&gaps[i]);
            let previous_is_tick = i > 0 && slots[i - 1].is_tick();
            if i == 0 {
                head = Some(tidy(&before.join(" ")));
            } else if previous_is_tick && before.len() > 1 {
                head = Some(tidy(&before[1..].join(" ")));
            } else if previous_is_tick && let Some(rest) = after_answer(&tidy(&before.join(" "))) {
                // "☐ oui ☐ non  Agrément : ☐ oui ☐ non": another question begins.
                head = Some(rest);
            } else if !previous_is_tick && has_words(&before.join(" ")) && before.len() > 1 {
                head = Some(tidy(before.last().map_or("", String::as_str)));
            }
        } else {
            let pieces = segments(&gaps[i]);
            found.label = tidy(pieces.last().map_or("", String::as_str));
            if pieces.len() > 1 {
                head = Some(tidy(&pieces[..pieces.len() - 1].join(" ")));
            } else if i == 0
                && let Some((question, label)) = split_question(&found.label)
            {
                found.label = label;
                head = Some(question);
            }
        }
        if !has_words(&found.label)
            && let Some((grid, cell)) = self.layout.lines[number].cell
        {
            self.tick_in_cell(found, grid, cell, number);
            return;
        }
        // "☐ non  Agrément : ☐ oui ☐ non": the rest is asked by the ticks after it.
        if after
            && next_is_tick
            && after_answer(&found.label).is_some()
            && let Some((answer, _)) = found.label.split_once(' ')
        {
            found.label = tidy(answer);
        }
        // "☐ Oui, combien ? ……": the rest is asked by the place after it.
        if next_is_text && let Some(answer) = answer_of(&found.label) {
            found.label = answer;
        }
        found.label = cut(&found.label);
        self.group_tick(found, number, (i, after), head.filter(|h| has_words(h)));
    }

    /// A tick alone in its cell: its words are the nth line of the cell beside, or its row and
    /// column.
    pub(super) fn tick_in_cell(
        &mut self,
        found: &mut Found,
        grid: usize,
        cell: usize,
        number: usize,
    ) {
        let layout = self.layout;
        let table = &layout.grids[grid];
        let own = &table.table.cells[cell];
        let container = table.containers[cell];
        let mine: Vec<usize> = layout
            .texts_in(container)
            .filter(|l| {
                layout.lines[*l]
                    .chars
                    .iter()
                    .any(|c| *c == '\u{FFFC}' || crate::wording::is_tick(*c))
            })
            .collect();
        let nth = mine.iter().position(|l| *l == number).unwrap_or(0);
        if let Some((right, _)) = table.right_of(own)
            && !has_only_slots(layout, grid, right)
        {
            let lines: Vec<usize> = layout.texts_in(table.containers[right]).collect();
            if mine.len() > 1 && lines.len() >= mine.len() {
                found.label = cut(&tidy(&layout.lines[lines[nth]].text()));
            } else if mine.len() == 1 {
                found.label = cut(&tidy(&layout.cell_text(grid, right)));
            }
        }
        let place = crate::cells::place(layout, grid, cell);
        if has_words(&found.label) {
            let question = crate::cells::header_above(layout, grid, cell).or_else(|| {
                layout
                    .line_before(table.parent.0, table.parent.1)
                    .map(|l| tidy(&layout.lines[l].text()))
            });
            self.group_tick(found, number, (0, true), question.filter(|_| nth == 0));
            if let Some(group) = &mut self.ticks {
                group.inline = false;
            }
            return;
        }
        match place.group {
            Some(group) if has_words(&group.row) && has_words(&group.column) => {
                // Under two heads, the upper one is part of what is asked.
                let over = place.over.unwrap_or_default();
                let column = group.column.strip_prefix(&format!("{over} – "));
                let column = column.unwrap_or(&group.column).to_owned();
                let (id, label) = if over.is_empty() {
                    (format!("{}r{}", group.id, own.row), group.row.clone())
                } else {
                    (
                        format!("{}r{} {over}", group.id, own.row),
                        format!("{} – {over}", group.row),
                    )
                };
                found.group = Some(Group {
                    id,
                    label,
                    exclusive: is_yes_no(&fold(&column)),
                    ..group
                });
                found.label = column;
            }
            _ => {
                found.label = place.label;
                found.group = place.group;
            }
        }
    }

    /// Puts a tick into the open group, or opens one with its question.
    pub(super) fn group_tick(
        &mut self,
        found: &mut Found,
        number: usize,
        (i, after): (usize, bool),
        head: Option<String>,
    ) {
        let layout = self.layout;
        let line = &layout.lines[number];
        let open = self.ticks.as_ref().is_some_and(|group| {
            let goes_on = || group.after == after && self.goes_on(group.line, number);
            group.line == number || (i == 0 && !group.inline && goes_on())
        });
        if let (Some(group), None, true) = (&mut self.ticks, &head, open) {
            group.line = number;
        } else {
            self.groups += 1;
            let inline = head.is_some();
            let question = head
                .or_else(|| self.question_before(number))
                .unwrap_or_default();
            let question = if has_words(&question) {
                question
            } else {
                line.section.last().cloned().unwrap_or_default()
            };
            self.ticks = Some(TickGroup {
                id: format!("t{}", self.groups),
                question: cut(&question),
                line: number,
                inline,
                after,
            });
        }
        if let Some(group) = &self.ticks {
            found.group = Some(Group {
                id: group.id.clone(),
                label: group.question.clone(),
                row: String::new(),
                column: String::new(),
                exclusive: false,
            });
        }
    }

    /// A line of ticks goes on with the group of an earlier line: nothing between but blank lines,
    /// or the rest of a wrapped label.
    pub(super) fn goes_on(&self, earlier: usize, number: usize) -> bool {
        let (a, b) = (&self.layout.lines[earlier], &self.layout.lines[number]);
        if a.container != b.container || a.place >= b.place {
            return false;
        }
        let between: Vec<&Item> = self.layout.containers[a.container][a.place + 1..b.place]
            .iter()
            .filter(|item| !matches!(item, Item::Line(l) if self.layout.lines[*l].is_blank()))
            .collect();
        match between.as_slice() {
            [] => true,
            [Item::Line(l)] => {
                let line = &self.layout.lines[*l];
                let text = line.text();
                !line.is_heading()
                    && !line.block.emphasised
                    && !text.ends_with([':', '?'])
                    && text.chars().count() <= 60
                    && !line.chars.contains(&'\u{FFFC}')
            }
            _ => false,
        }
    }

    /// The question that ticks answer: the line before, the cell to the left, or the line before
    /// the table.
    pub(super) fn question_before(&self, number: usize) -> Option<String> {
        let layout = self.layout;
        let line = &layout.lines[number];
        let mut before = layout.line_before(line.container, line.place);
        while let Some(candidate) = before {
            let text = layout.lines[candidate].text();
            if crate::cells::line_has_place(&layout.lines[candidate].chars) {
                return None;
            }
            if has_words(&text) && !is_help(&text) {
                return Some(tidy(&text));
            }
            before = layout.line_before(line.container, layout.lines[candidate].place);
        }
        let (grid, cell) = line.cell?;
        let table = &layout.grids[grid];
        let own = &table.table.cells[cell];
        if let Some((left, _)) = table.left_of(own) {
            let words = tidy(&layout.cell_text(grid, left));
            if has_words(&words) {
                return Some(words);
            }
        }
        crate::cells::header_above(layout, grid, cell).or_else(|| {
            layout
                .line_before(table.parent.0, table.parent.1)
                .map(|l| tidy(&layout.lines[l].text()))
        })
    }

    /// Says of each tick group whether its ticks exclude one another, and drops groups of one.
    pub(super) fn settle_groups(&mut self) {
        let mut members: std::collections::HashMap<String, Vec<usize>> =
            std::collections::HashMap::new();
        for (i, found) in self.found.iter().enumerate() {
            if found.kind == Some(Kind::Tick)
                && let Some(group) = &found.group
            {
                members.entry(group.id.clone()).or_default().push(i);
            }
        }
        for boxes in members.values() {
            let labels: Vec<String> = boxes.iter().map(|&i| fold(&self.found[i].label)).collect();
            let question = boxes
                .first()
                .and_then(|&i| self.found[i].group.as_ref())
                .map(|g| fold(&g.label))
                .unwrap_or_default();
            let radio = boxes
                .iter()
                .all(|&i| self.found[i].input == Some(documents::Input::Radio));
            let exclusive = boxes.len() > 1
                && (radio
                    || asks_one(&question)
                    || labels
                        .iter()
                        .all(|l| is_yes_no(l.split([' ', ',']).next().unwrap_or(""))));
            for &i in boxes {
                if let Some(group) = &mut self.found[i].group {
                    group.exclusive |= exclusive;
                }
            }
        }
    }
}

pub(super) struct TickGroup {
    pub(super) id: String,
    pub(super) question: String,
    pub(super) line: usize,
    /// Its ticks stand in one line, after its question.
    pub(super) inline: bool,
    /// Its ticks stand before their words.
    pub(super) after: bool,
}

/// Ticks stand before their words, unless the line ends with one and begins with words.
pub(super) fn ticks_come_first(slots: &[Slot], gaps: &[Vec<char>]) -> bool {
    let words = |gap: &Vec<char>| gap.iter().any(|c| c.is_alphanumeric());
    let Some(first) = slots.iter().position(Slot::is_tick) else {
        return true;
    };
    let last = slots.iter().rposition(Slot::is_tick).unwrap_or(first);
    // A question, then a line break or a colon, stands before the ticks and is not their words.
    let head = gaps[first]
        .iter()
        .rev()
        .find(|c| !matches!(c, ' ' | '\u{A0}'));
    let headed =
        matches!(head, Some('\n' | ':' | '?')) && first + 1 < gaps.len() && words(&gaps[first + 1]);
    headed || words(&gaps[last + 1]) || !words(&gaps[first])
}

/// "Oui, combien ?" → "Oui".
fn answer_of(label: &str) -> Option<String> {
    let (answer, rest) = label.split_once([',', ':', ' '])?;
    (is_yes_no(&fold(answer.trim())) && has_words(rest)).then(|| tidy(answer))
}

/// What goes on after the word of a tick, where it begins anew: "non Si oui, laquelle ?".
pub(super) fn after_answer(words: &str) -> Option<String> {
    let (answer, rest) = words.split_once(' ')?;
    let anew = rest.trim_start().starts_with(char::is_uppercase)
        || fold(rest).starts_with("si ")
        || fold(rest).starts_with("if ");
    (is_yes_no(&fold(answer.trim_matches([',', '.']))) && anew && has_words(rest))
        .then(|| tidy(rest))
}

/// "Association employeuse ? Oui" → the question and the label.
pub(super) fn split_question(label: &str) -> Option<(String, String)> {
    let at = label.rfind(['?', ':'])?;
    let (question, rest) = label.split_at(at + 1);
    has_words(rest).then(|| (tidy(question), tidy(rest)))
}

pub(super) fn has_only_slots(layout: &Layout, grid: usize, cell: usize) -> bool {
    let text = squeeze(&layout.cell_text(grid, cell));
    !has_words(&text)
}

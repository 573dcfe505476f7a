//! What a place on a line asks: words before it, after it, above, below, or in the cell beside.

mod ticks;
mod words;

use documents::{Address, Anchor, FieldOrigin};

use crate::fields;
use crate::found::{Found, Slot, What};
use crate::layout::{Item, Layout};
use crate::model::{Group, Kind};
use crate::ticks::{asks_one, is_yes_no};
use crate::wording::{fold, has_words, is_answer_mark, is_help, segments, squeeze, tidy};
use ticks::{TickGroup, ticks_come_first};
pub(crate) use words::cut;
use words::{has_label, own_words, without_unit};

/// Most characters of a label; a longer one is cut at its last sentences.
const LONGEST: usize = 300;

/// Words between two places that ask nothing by themselves: "du … au …", "fait à … le …".
fn is_joint(words: &str) -> bool {
    matches!(
        fold(words).as_str(),
        "au" | "a" | "le" | "et le" | "jusqu'au" | "to" | "until" | "bis" | "al" | "hasta"
    )
}

/// Boxes for the slots of a document, each with its label. `slots` are in reading order.
pub(crate) fn boxes(layout: &Layout, slots: &[Slot]) -> Vec<Found> {
    let mut labeller = Labeller {
        layout,
        found: Vec::new(),
        by_line: vec![None; layout.lines.len()],
        groups: 0,
        ticks: None,
    };
    let mut i = 0;
    while i < slots.len() {
        let line = slots[i].line;
        let count = slots[i..]
            .iter()
            .take_while(|slot| slot.line == line)
            .count();
        labeller.line(line, &slots[i..i + count]);
        i += count;
    }
    labeller.settle_groups();
    labeller.found
}

struct Labeller<'l, 'a> {
    layout: &'l Layout<'a>,
    found: Vec<Found>,
    /// The last text box of each line that has one.
    by_line: Vec<Option<usize>>,
    groups: usize,
    /// The tick group that is open: its id, its question, the last line and its container.
    ticks: Option<TickGroup>,
}

impl Labeller<'_, '_> {
    /// Labels the slots of one line.
    fn line(&mut self, number: usize, slots: &[Slot]) {
        let line = &self.layout.lines[number];
        if let Some((grid, cell)) = line.cell {
            let row = self.layout.grids[grid].table.cells[cell].row;
            if crate::cells::is_example_row(self.layout, grid, row) {
                return;
            }
        }
        let gaps = gaps(&line.chars, slots);
        let captions = self.captions(number, slots, &gaps);
        let after = ticks_come_first(slots, &gaps);
        for (i, slot) in slots.iter().enumerate() {
            let mut found = self.start(number, slot);
            if slot.is_tick() {
                self.tick(&mut found, number, slots, &gaps, i, after);
            } else {
                self.text(&mut found, number, slots, &gaps, i, captions.as_deref());
            }
            self.describe(&mut found, slot);
            // Fields with nothing between them hold one value: the first is its place.
            if is_adjacent(slots, &gaps, i)
                && let Some(last) = self.found.last_mut()
            {
                merge(last, found);
                continue;
            }
            self.found.push(found);
            if !slot.is_tick() {
                self.by_line[number] = Some(self.found.len() - 1);
            }
        }
    }

    fn start(&self, number: usize, slot: &Slot) -> Found {
        let line = &self.layout.lines[number];
        let address = match &slot.what {
            What::Field(field) => field.address.clone(),
            What::Blank { at_end: true, .. } => Address {
                anchor: Anchor::Block,
                ..line.block.address.clone()
            },
            _ => Address {
                anchor: span(slot),
                ..line.block.address.clone()
            },
        };
        let mut found = Found::at(address, (number, slot.start));
        found.section = line.section.to_vec();
        found.grid = line.cell.map(|(grid, _)| grid);
        found
    }

    fn describe(&self, found: &mut Found, slot: &Slot) {
        match &slot.what {
            What::Field(field) => fields::describe(field, found),
            What::Blank {
                date, more_lines, ..
            } => {
                if *date {
                    found.kind = Some(Kind::Date);
                } else if *more_lines > 0 {
                    found.kind = Some(Kind::LongText);
                    found.limit = Some(crate::limits::lines(more_lines + 1));
                }
            }
            What::Mention { choices } => {
                found.kind = Some(Kind::Choice);
                found.choices.clone_from(choices);
            }
            What::Tick { on } => {
                found.kind = Some(Kind::Tick);
                if *on {
                    found.value = String::from("x");
                }
            }
        }
    }

    // ---- text ------------------------------------------------------------------------------

    fn text(
        &mut self,
        found: &mut Found,
        number: usize,
        slots: &[Slot],
        gaps: &[Vec<char>],
        i: usize,
        captions: Option<&[String]>,
    ) {
        found.after = tidy(&segments(&gaps[i + 1]).first().cloned().unwrap_or_default());
        let before = &gaps[i];
        if is_adjacent(slots, gaps, i) {
            return;
        }
        if let Some(captions) = captions
            && let Some(caption) = captions.get(column_of(slots, gaps, i))
        {
            found.label.clone_from(caption);
            self.add_row_context(found, number);
            return;
        }
        let mut own = if i > 0 {
            without_unit(&own_words(before))
        } else {
            own_words(before)
        };
        // "☐ non  Si oui, laquelle ? …": the word of the tick before is not of the question.
        if i > 0
            && slots[i - 1].is_tick()
            && let Some(rest) = ticks::after_answer(&own)
        {
            own = rest;
        }
        let goes_on = i > 0 && is_joint(&own);
        if has_label(&own) && !is_answer_mark(&own) && !goes_on {
            found.label = own;
            if i == 0 {
                self.add_row_context(found, number);
            } else if slots[i - 1].is_tick()
                && let Some(tick) = self.found.last()
            {
                // What a tick goes on to ask: "☐ Oui, combien ? ……".
                found.section.clone_from(&tick.section);
                found.group = tick.group.clone().map(|group| Group {
                    exclusive: false,
                    ..group
                });
            } else if let Some(last) = self.found.last() {
                // Places on one line share what stands left of them.
                found.section.clone_from(&last.section);
            }
            return;
        }
        if i > 0
            && let Some(last) = self.found.last().filter(|last| last.order.0 == number)
        {
            let joint = tidy(&before.iter().collect::<String>());
            // "vom …… bis …… = …… Tage": what follows says what is counted.
            let equals = before.iter().all(|c| *c == '=' || c.is_whitespace());
            if equals && before.contains(&'=') && has_words(&found.after) {
                found.label.clone_from(&found.after);
                found.section.clone_from(&last.section);
                return;
            }
            // "créée le … à …": a word too short to ask alone goes on with what was asked.
            found.label = cut(tidy(&format!("{} {joint}", last.label)).as_str());
            found.section.clone_from(&last.section);
            return;
        }
        // "À ……, le ……": where one says where and when one signs, the word before is the label.
        let line: String = self.layout.lines[number].chars.iter().collect();
        let bare = tidy(&before.iter().collect::<String>());
        if i == 0 && !bare.is_empty() && crate::zones::is_signed_at_room(&line) {
            found.label = bare;
            return;
        }
        // "2. ……": a number of the list is no label.
        let alone = !has_words(&own) && slots.len() == 1;
        self.look_around(found, number, alone);
        // "À ……, le ……": a word as short as that says more than the title.
        let bare = tidy(&before.iter().collect::<String>());
        let titled = found.section.last() == Some(&found.label);
        let word = bare.chars().count() <= 3 && bare.chars().all(char::is_alphabetic);
        if titled && i == 0 && word && !bare.is_empty() {
            found.label = bare;
            return;
        }
        if !has_label(&found.label) && !own.is_empty() {
            found.label = own;
        }
        if !has_words(&found.label) {
            // "……… euros": what follows is all there is.
            let after = tidy(&gaps[i + 1].iter().collect::<String>());
            if has_words(&after) {
                found.label = after;
            }
        }
    }

    /// A place that goes on with one on the line before.
    fn continue_box(&mut self, found: &mut Found, last: usize) {
        let group = match self.found[last].group.clone() {
            Some(group) => group,
            None => {
                self.groups += 1;
                let group = Group {
                    id: format!("l{}", self.groups),
                    label: self.found[last].label.clone(),
                    row: String::from("1"),
                    column: String::new(),
                    exclusive: false,
                };
                self.found[last].group = Some(group.clone());
                group
            }
        };
        let row = group
            .row
            .parse::<u32>()
            .map_or_else(|_| String::new(), |n| (n + 1).to_string());
        found.label.clone_from(&self.found[last].label);
        found.section.clone_from(&self.found[last].section);
        found.group = Some(Group { row, ..group });
    }

    /// Looks for a label above, below, in the neighbour cells and before the table.
    fn look_around(&mut self, found: &mut Found, number: usize, alone: bool) {
        let layout = self.layout;
        let line = &layout.lines[number];
        if let Some(before) = layout.line_before(line.container, line.place) {
            if let Some(last) = self.by_line[before]
                && alone
                && ends_open(layout, before)
                && (has_words(&layout.lines[before].text())
                    || self.found[last].group.is_some()
                    || is_numbered(&layout.lines[before].chars) && is_numbered(&line.chars))
            {
                self.continue_box(found, last);
                return;
            }
            let text = layout.lines[before].text();
            // "- …… : …… €" under such a line: one more of what is asked there.
            let first = |one: &&Found| one.order.0 == before && one.kind != Some(Kind::Tick);
            if self.by_line[before].is_some()
                && tidy(&text) == tidy(&line.text())
                && let Some(one) = self.found.iter().find(first)
            {
                found.label.clone_from(&one.label);
                found.section.clone_from(&one.section);
                return;
            }
            if is_help(&text)
                && let Some(above) = layout.line_before(line.container, layout.lines[before].place)
                && self.by_line[above].is_none()
                && has_words(&layout.lines[above].text())
            {
                found.label = cut(&tidy(&layout.lines[above].text()));
                found.help = tidy(&text);
                return;
            }
            let placed = crate::cells::line_has_place(&layout.lines[before].chars);
            // "Sigle : …… N° SIRET :" over dots: what the line ends with asks.
            let tail = if placed {
                tail_of(&layout.lines[before].chars)
            } else {
                String::new()
            };
            if has_label(&tail) && alone {
                found.label = tail;
                return;
            }
            let after = found.after.trim_matches(|c: char| !c.is_alphanumeric());
            if placed && has_words(after) && !is_joint(after) {
                found.label.clone_from(&found.after);
                return;
            }
            if has_words(&text) && !is_answer_mark(&text) && !placed {
                found.label = cut(&tidy(&text));
                self.add_row_context(found, number);
                return;
            }
            if is_answer_mark(&text)
                && let Some(above) = layout.line_before(line.container, layout.lines[before].place)
            {
                found.label = cut(&tidy(&layout.lines[above].text()));
                return;
            }
        }
        if let Some((grid, cell)) = line.cell {
            let place = crate::cells::place(layout, grid, cell);
            found.label = place.label;
            found.group = place.group;
            if let Some(row) = place.context {
                found.section.push(row);
            }
            if has_words(&found.label) {
                return;
            }
            let (container, place) = layout.grids[grid].parent;
            if let Some(before) = layout.line_before(container, place) {
                found.label = cut(&tidy(&layout.lines[before].text()));
                return;
            }
        }
        if let Some(title) = found.section.last() {
            found.label.clone_from(title);
        }
    }

    /// The words of the cell to the left say what the places of this cell are about.
    fn add_row_context(&self, found: &mut Found, number: usize) {
        let Some((grid, cell)) = self.layout.lines[number].cell else {
            return;
        };
        let table = &self.layout.grids[grid];
        let own = &table.table.cells[cell];
        if let Some((left, neighbour)) = table.left_of(own)
            && neighbour.column == 0
            && !crate::cells::has_place(self.layout, grid, left)
        {
            let words = tidy(&self.layout.cell_text(grid, left));
            let lines = self.layout.texts_in(table.containers[left]);
            let drawn = lines
                .map(|line| &self.layout.lines[line].chars)
                .any(|chars| crate::cells::is_drawn_in_cells(chars));
            if has_words(&words)
                && !drawn
                && words.chars().count() <= 120
                && found.section.last() != Some(&words)
            {
                found.section.push(words);
            }
        }
    }

    /// Captions for each column of places on a line: on the line above, or on the line below.
    fn captions(&self, number: usize, slots: &[Slot], gaps: &[Vec<char>]) -> Option<Vec<String>> {
        let texts: Vec<usize> = (0..slots.len()).filter(|&i| !slots[i].is_tick()).collect();
        let columns = texts
            .iter()
            .filter(|&&i| !is_adjacent(slots, gaps, i))
            .count();
        if columns < 2 || texts.len() != slots.len() {
            return None;
        }
        // "am", "le" between places are not labels where captions are.
        let speaks = |i: usize| own_words(&gaps[i]).chars().count() > 3;
        if (0..slots.len()).any(|i| !is_adjacent(slots, gaps, i) && speaks(i)) {
            return None;
        }
        let line = &self.layout.lines[number];
        let mut above = self.layout.line_before(line.container, line.place);
        for _ in 0..2 {
            let Some(candidate) = above else { break };
            if crate::cells::line_has_place(&self.layout.lines[candidate].chars) {
                break;
            }
            if let Some(captions) = self.caption_line(candidate, columns) {
                return Some(captions);
            }
            above = self
                .layout
                .line_before(line.container, self.layout.lines[candidate].place);
        }
        let below = self.layout.line_after(line.container, line.place)?;
        self.caption_line(below, columns)
    }

    fn caption_line(&self, line: usize, columns: usize) -> Option<Vec<String>> {
        let line = &self.layout.lines[line];
        if line.chars.contains(&'\u{FFFC}') {
            return None;
        }
        let pieces: Vec<String> = segments(&line.chars)
            .iter()
            .map(|s| tidy(s))
            .filter(|s| has_words(s))
            .collect();
        (pieces.len() == columns && pieces.iter().all(|p| p.chars().count() <= 60))
            .then_some(pieces)
    }

    // ---- ticks -----------------------------------------------------------------------------
}

/// Joins a field that goes on with the one before it.
fn merge(first: &mut Found, next: Found) {
    first.value.push_str(&next.value);
    if first.after.is_empty() {
        first.after = next.after;
    }
    if let (Some(limit), Some(more)) = (&mut first.limit, next.limit)
        && limit.unit == more.unit
    {
        limit.number = limit.number.saturating_add(more.number);
    }
}

/// The text between slots: before the first, between each, after the last.
fn gaps(chars: &[char], slots: &[Slot]) -> Vec<Vec<char>> {
    let mut gaps = Vec::with_capacity(slots.len() + 1);
    let mut from = 0;
    for slot in slots {
        gaps.push(chars.get(from..slot.start).unwrap_or_default().to_vec());
        from = slot.end;
    }
    gaps.push(chars.get(from..).unwrap_or_default().to_vec());
    gaps
}

/// Nothing stands between this place and the text place before it, and neither says of itself what
/// it asks.
fn is_adjacent(slots: &[Slot], gaps: &[Vec<char>], i: usize) -> bool {
    let named =
        |slot: &Slot| matches!(&slot.what, What::Field(field) if field.origin == FieldOrigin::Html);
    i > 0
        && !named(&slots[i])
        && !slots[i].is_tick()
        && !slots[i - 1].is_tick()
        && gaps[i].len() <= 2
        && gaps[i].iter().all(|c| c.is_whitespace() && *c != '\t')
}

/// Which column of places the slot is in, adjacent ones counted once.
fn column_of(slots: &[Slot], gaps: &[Vec<char>], i: usize) -> usize {
    (1..=i).filter(|&j| !is_adjacent(slots, gaps, j)).count()
}

/// The words that a line ends with after its last place, where they lead on.
fn tail_of(chars: &[char]) -> String {
    let place = |c: &char| {
        matches!(*c, '\u{FFFC}' | '_' | '…' | documents::LEADER) || crate::wording::is_tick(*c)
    };
    let dots = chars
        .windows(3)
        .rposition(|run| run.iter().all(|c| *c == '.'));
    let last = chars.iter().rposition(place).max(dots.map(|at| at + 2));
    let rest: String = last.map_or(&[][..], |at| &chars[at + 1..]).iter().collect();
    let rest = rest.trim();
    if rest.ends_with([':', '?']) {
        own_words(&rest.chars().collect::<Vec<char>>())
    } else {
        String::new()
    }
}

/// "1. ……", "b) ……": a place of a list.
fn is_numbered(chars: &[char]) -> bool {
    let mut words = chars.iter().skip_while(|c| c.is_whitespace());
    let first = words.next().is_some_and(|c| c.is_alphanumeric());
    let sign = words.find(|c| !c.is_ascii_digit());
    first && sign.is_some_and(|c| matches!(c, '.' | ')'))
}

/// The last slot of a line ends it: what follows on the next line goes on with it.
fn ends_open(layout: &Layout, line: usize) -> bool {
    layout.lines[line]
        .chars
        .iter()
        .rev()
        .find(|c| !c.is_whitespace())
        .is_some_and(|c| matches!(*c, '\u{FFFC}' | '_' | '.' | '…' | documents::LEADER))
}

fn span(slot: &Slot) -> Anchor {
    Anchor::Span {
        start: u32::try_from(slot.start).unwrap_or(u32::MAX),
        end: u32::try_from(slot.end).unwrap_or(u32::MAX),
    }
}

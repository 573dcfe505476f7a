//! Places drawn with dots, underscores or room: `Nom : ……………`, `le __/__/____`, `Code postal :`.

use documents::Input;

use crate::found::{Slot, What};
use crate::layout::{Layout, Line};
use crate::wording::{fold, has_words, is_answer_mark, squeeze, tidy};

/// The drawn blanks of every line that no field or tick has claimed, lines of dots that follow
/// joined to the first.
pub(crate) fn slots<'a>(layout: &Layout<'a>) -> Vec<Slot<'a>> {
    let mut slots: Vec<Slot<'a>> = Vec::new();
    for (number, line) in layout.lines.iter().enumerate() {
        if !line.in_flow() {
            continue;
        }
        let between = between_brackets(&line.chars).into_iter();
        slots.extend(between.map(|(start, end)| blank(number, start, end, false)));
        let runs = runs(&line.chars);
        if runs.is_empty() || is_contents_entry(line, &runs) {
            continue;
        }
        if is_only_leaders(line) && !are_columns(line, &runs) {
            // A line of nothing but dots goes on with the blank that ends the line before.
            if let Some(last) = slots.last_mut()
                && last.line < number
                && follows(layout, last.line, number)
                && let What::Blank { more_lines, .. } = &mut last.what
            {
                *more_lines += 1;
                continue;
            }
            let (start, end) = (runs[0].0, runs[runs.len() - 1].1);
            let date = runs.len() == 1 && runs[0].2;
            slots.push(blank(number, start, end, date));
            continue;
        }
        for (start, end, date) in runs {
            slots.push(blank(number, start, end, date));
        }
    }
    slots
}

/// Labels with nothing after them: the room after a colon, or the end of the paragraph.
/// `taken` tells lines that hold a slot already.
pub(crate) fn after_colons<'a>(layout: &Layout<'a>, taken: &[bool]) -> Vec<Slot<'a>> {
    let mut slots = Vec::new();
    for (number, line) in layout.lines.iter().enumerate() {
        if taken[number] || !line.in_flow() || line.is_heading() || line.chars.len() > 400 {
            continue;
        }
        let rooms = match signed_rooms(&line.chars) {
            found if found.is_empty() => rooms(&line.chars),
            found => found,
        };
        if rooms.len() > 1 || is_answer_mark(&line.text()) {
            for (start, end) in rooms {
                let drawn = end >= start + ROOM;
                let at_end = !drawn && end >= trimmed_length(&line.chars).max(start);
                slots.push(Slot {
                    line: number,
                    start,
                    end,
                    what: What::Blank {
                        date: false,
                        more_lines: 0,
                        at_end,
                    },
                });
            }
        } else if let [(start, end)] = rooms.as_slice()
            && stands_alone(layout, number)
        {
            let room = &line.chars[*start..*end];
            let tabs = room.iter().filter(|c| **c == '\t').count();
            // Spaces that are drawn as a line, such as underlined ones, are what the answer replaces.
            slots.push(Slot {
                line: number,
                start: *start,
                end: *end,
                what: What::Blank {
                    date: false,
                    more_lines: 0,
                    at_end: tabs == 1 || tabs == 0 && room.len() < ROOM,
                },
            });
        }
    }
    slots
}

/// Rooms at the end of lines that hold other places: "Code postal : |_|_|_|_|_|  Ville :".
pub(crate) fn after_places<'a>(layout: &Layout<'a>, slots: &[Slot<'a>]) -> Vec<Slot<'a>> {
    let mut last: std::collections::BTreeMap<usize, &Slot> = std::collections::BTreeMap::new();
    for slot in slots {
        let known = last.entry(slot.line).or_insert(slot);
        if slot.end > known.end {
            *known = slot;
        }
    }
    let mut found = Vec::new();
    for (number, slot) in last {
        let line = &layout.lines[number];
        let drawn = matches!(slot.what, What::Blank { at_end: false, .. });
        let end = trimmed_length(&line.chars);
        if !drawn || end <= slot.end || line.chars[end - 1] != ':' {
            continue;
        }
        let words: String = line.chars[slot.end..end].iter().collect();
        // ", représentant légal de l'association :" goes on with a sentence that leads to what follows.
        let folded = fold(&words);
        let leads = words.trim_start().starts_with(',')
            || INTRODUCES.iter().any(|head| folded.contains(head));
        let short = words.chars().count() <= 60 && has_words(&words) && !leads;
        // Dots on the next line are its place.
        let next = layout.line_after(line.container, line.place);
        let below = next.is_some_and(|next| {
            crate::cells::line_has_place(&layout.lines[next].chars)
                && !has_words(&layout.lines[next].text())
        });
        if short && !below {
            found.push(Slot {
                line: number,
                start: line.chars.len(),
                end: line.chars.len(),
                what: What::Blank {
                    date: false,
                    more_lines: 0,
                    at_end: true,
                },
            });
        }
    }
    found
}

/// A short label whose place is its own line: what follows is not its content.
fn stands_alone(layout: &Layout, number: usize) -> bool {
    let line = &layout.lines[number];
    let text = line.text();
    if text.chars().count() > 90 || !has_words(&text) || text.split_whitespace().count() > 8 {
        return false;
    }
    let folded = fold(&text);
    if INTRODUCES.iter().any(|words| folded.contains(words)) {
        return false;
    }
    // Blank paragraphs below are the place; `blanks` takes them.
    let items = &layout.containers[line.container];
    if let Some(crate::layout::Item::Line(next)) = items.get(line.place + 1)
        && layout.lines[*next].is_blank()
        && items.get(line.place + 2).is_some_and(
            |item| matches!(item, crate::layout::Item::Line(l) if layout.lines[*l].is_blank()),
        )
    {
        return false;
    }
    let is_label = |other: usize| {
        let text = layout.lines[other].text();
        (text.ends_with(':') || text.contains(" :") || text.contains(": "))
            && text.chars().count() <= 120
    };
    let before = layout.line_before(line.container, line.place);
    match layout.line_after(line.container, line.place) {
        None => {
            // The end of its cell or of the text, if no table follows that it introduces.
            (crate::zones::is_signature(&text)
                || !items[line.place + 1..]
                    .iter()
                    .any(|i| matches!(i, crate::layout::Item::Grid(_))))
                && (line.cell.is_none()
                    || cell_is_one_label(layout, number)
                    || before.is_some_and(is_label))
        }
        Some(after) => {
            let next = &layout.lines[after];
            // "Autres financeurs :" over "- …… : …… €": its places are those.
            if crate::cells::line_has_place(&next.chars)
                && !next.chars.contains(&'\u{FFFC}')
                && !has_words(&tidy(&next.text()))
                && !next.chars.iter().any(|c| crate::wording::is_tick(*c))
            {
                return false;
            }
            // Ticks below are the answers to what stands here.
            let first = next.chars.iter().find(|c| !c.is_whitespace());
            // One tick alone may be of another question.
            let field = || {
                let ticks = |line: &Line| {
                    if line.chars.iter().find(|c| !c.is_whitespace()) != Some(&'\u{FFFC}') {
                        return 0;
                    }
                    let fields = line.block.fields();
                    fields
                        .filter(|f| matches!(f.input, Input::Tick | Input::Radio))
                        .count()
                };
                let more = layout.line_after(next.container, next.place);
                let more = more.map_or(0, |more| ticks(&layout.lines[more]));
                ticks(next) >= 2 || ticks(next) == 1 && more >= 1
            };
            if first.is_some_and(|c| crate::wording::is_tick(*c) || *c == '\u{FFFC}' && field()) {
                return false;
            }
            next.is_heading()
                || (next.block.emphasised && !line.block.emphasised)
                || (is_label(after) && !matches!(next.block.role, documents::Role::Item(_)))
                || next
                    .chars
                    .iter()
                    .any(|c| *c == '\u{FFFC}' || crate::wording::is_tick(*c))
                    && before.is_some_and(is_label)
                || (before.is_some_and(is_label) && crate::wording::asks(&next.text()))
        }
    }
}

/// A cell with a label in it is a box when no blank cell beside or below it is.
fn cell_is_one_label(layout: &Layout, number: usize) -> bool {
    let Some((grid, cell)) = layout.lines[number].cell else {
        return false;
    };
    let table = &layout.grids[grid];
    let own = &table.table.cells[cell];
    let blank = |other: Option<(usize, &documents::Cell)>| {
        other.is_some_and(|(i, _)| {
            layout.cell_is_blank(grid, i) || crate::cells::begins_with_place(layout, grid, i)
        })
    };
    let below = table.cell_at(own.row + own.row_span.max(1), own.column);
    !blank(table.right_of(own)) && !blank(below)
}

/// Words of a line that introduces what follows it rather than asking.
const INTRODUCES: &[&str] = &[
    "suivant",
    "ci-dessous",
    "ci-apres",
    "a joindre",
    "joindre",
    "a fournir",
    "following",
    "folgende",
    "comme suit",
    "attention",
    "important",
    "rappel",
    "remarque",
    "nota",
    "cochez",
    "cocher",
    "declare",
    "certifie",
    "m'engage",
    "par exemple",
    "pour rappel",
    "note",
    "seguinte",
];

/// Rooms after colons: `(start, end)` in characters, for labels that three spaces, a tab or the end
/// follow.
fn rooms(chars: &[char]) -> Vec<(usize, usize)> {
    let mut rooms = Vec::new();
    for (i, c) in chars.iter().enumerate() {
        if *c != ':' {
            continue;
        }
        let room = chars[i + 1..]
            .iter()
            .take_while(|c| c.is_whitespace())
            .count();
        let end = i + 1 + room;
        let wide = room >= 4 || chars[i + 1..end].contains(&'\t');
        if (end == chars.len() || wide) && has_words(&chars[..i].iter().collect::<String>()) {
            rooms.push((i + 1, end));
        }
    }
    // Something written after the last room means that the line is filled or is prose.
    if rooms.last().is_some_and(|(_, end)| *end != chars.len()) {
        return Vec::new();
    }
    rooms
}

/// Spaces after a label that are room to write in.
const ROOM: usize = 8;

/// The rooms of "À          , le          ": where one says where and when one signs.
fn signed_rooms(chars: &[char]) -> Vec<(usize, usize)> {
    let text: String = chars.iter().collect();
    if !crate::zones::is_signed_at_room(&text) {
        return Vec::new();
    }
    let mut rooms = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let room = chars[at..].iter().take_while(|c| c.is_whitespace()).count();
        if room >= 4 && at > 0 {
            // The space after the word is not of the room.
            rooms.push((at + 1, at + room));
        }
        at += room.max(1);
    }
    rooms
}

/// Room between brackets, wider than that of a tick: "Nombre d'arbitres : [        ]".
fn between_brackets(chars: &[char]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (start, open) in chars.iter().enumerate() {
        let close = match open {
            '[' => ']',
            '(' => ')',
            _ => continue,
        };
        let room = chars[start + 1..]
            .iter()
            .take_while(|c| c.is_whitespace())
            .count();
        let end = start + 1 + room;
        let wide = room >= 5 || chars[start + 1..end].contains(&'\t');
        if wide && chars.get(end) == Some(&close) {
            found.push((start + 1, end));
        }
    }
    found
}

fn trimmed_length(chars: &[char]) -> usize {
    chars
        .iter()
        .rposition(|c| !c.is_whitespace())
        .map_or(0, |i| i + 1)
}

fn blank<'a>(line: usize, start: usize, end: usize, date: bool) -> Slot<'a> {
    Slot {
        line,
        start,
        end,
        what: What::Blank {
            date,
            more_lines: 0,
            at_end: false,
        },
    }
}

/// Runs of leaders: `(start, end, is a date)`.
fn runs(chars: &[char]) -> Vec<(usize, usize, bool)> {
    let barred = barred(chars);
    let chars = barred.as_slice();
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        if !is_leader(chars[i]) {
            i += 1;
            continue;
        }
        let start = i;
        while i < chars.len() && is_leader(chars[i]) {
            i += 1;
        }
        if is_room(&chars[start..i])
            || short_dots_after_colon(chars, start, i)
            || between_slashes(chars, start, i)
            || is_spaced(chars, start, i)
            || chars[start..i].iter().all(|c| *c == '_')
        {
            found.push((start, i));
        }
    }
    join(chars, &found)
}

/// The same characters, with the capital letters that stand for bars between cells as bars:
/// `I_I_I_I`.
pub(crate) fn barred(chars: &[char]) -> Vec<char> {
    let line = |at: Option<usize>| at.and_then(|at| chars.get(at)) == Some(&'_');
    let letter = |at: Option<usize>| {
        at.and_then(|at| chars.get(at))
            .is_some_and(|c| c.is_alphabetic())
    };
    let bar = |(at, c): (usize, &char)| {
        let (before, after) = (at.checked_sub(1), Some(at + 1));
        let stands = *c == 'I' && (line(before) || line(after));
        let word = letter(before) || letter(after);
        if stands && !word { '|' } else { *c }
    };
    chars.iter().enumerate().map(bar).collect()
}

/// Joins runs that only spaces, bars or slashes keep apart.
fn join(chars: &[char], found: &[(usize, usize)]) -> Vec<(usize, usize, bool)> {
    let mut joined: Vec<(usize, usize, bool)> = Vec::new();
    for &(start, end) in found {
        if let Some(last) = joined.last_mut() {
            let between = &chars[last.1..start];
            let slash = between.iter().any(|c| matches!(c, '/' | '-' | '|'));
            // `|_|_|.|_|_|`: groups of cells.
            let dot = between == ['|', '.', '|'];
            let slash = slash || dot;
            // `_ _ _ _ _`: one line a character.
            let single = |run: &[char]| run.iter().all(|c| matches!(c, '_' | ' '));
            let spaced = between == [' ']
                && end - start == 1
                && single(&chars[last.0..last.1])
                && (last.1 - last.0 == 1 || chars[last.1 - 2] == ' ');
            let bridged = spaced
                || (dot
                    || between
                        .iter()
                        .all(|c| matches!(c, ' ' | '/' | '|' | '\u{A0}' | '-')))
                    && (slash
                        || between.len() <= 2
                        || in_groups(chars, last.0..last.1, start..end));
            if bridged && between.iter().filter(|c| **c == ' ').count() <= 4 {
                last.1 = end;
                last.2 |= between.contains(&'/');
                continue;
            }
        }
        joined.push((start, end, is_dotted_date(&chars[start..end])));
    }
    joined
        .into_iter()
        .filter(|(start, end, date)| *date || is_room(&chars[*start..*end]) || end - start >= 3)
        .map(|(start, end, date)| {
            let start = after_printed(chars, start, end);
            let open = usize::from(start > 0 && chars[start - 1] == '|');
            let close = usize::from(chars.get(end) == Some(&'|'));
            (start - open, end + close, date)
        })
        .collect()
}

/// `___   ___   ___   _____`: short lines that are the groups of one number.
fn in_groups(
    chars: &[char],
    before: std::ops::Range<usize>,
    after: std::ops::Range<usize>,
) -> bool {
    let group = |run: &[char]| {
        let last = run.rsplit(|c| *c == ' ').next().unwrap_or_default();
        (2..=10).contains(&last.len()) && last.iter().all(|c| *c == '_')
    };
    group(&chars[before]) && group(&chars[after])
}

/// `__.__.____`
fn is_dotted_date(run: &[char]) -> bool {
    let mut parts = run.split(|c| *c == '.');
    let lines = |part: &[char]| (2..=6).contains(&part.len()) && part.iter().all(|c| *c == '_');
    run.iter().filter(|c| **c == '.').count() == 2 && parts.all(lines)
}

/// Where the blank cells begin, after one that a letter is printed in: `|_W_|__|__|`.
fn after_printed(chars: &[char], start: usize, end: usize) -> usize {
    let printed = start > 0 && chars[start - 1].is_alphanumeric();
    let rest = chars[start..end].iter().position(|c| *c == '|');
    match rest {
        Some(bar) if printed && bar <= 2 => start + bar + 1,
        _ => start,
    }
}

fn is_leader(c: char) -> bool {
    matches!(
        c,
        '.' | '…' | '_' | '·' | '‥' | documents::LEADER | '⎯' | '＿'
    )
}

/// Wide enough to be written in: four dots, two ellipses, three underscores.
fn is_room(run: &[char]) -> bool {
    if run.contains(&documents::LEADER) {
        return true;
    }
    let width: usize = run
        .iter()
        .map(|c| match c {
            '…' => 3,
            '_' | '⎯' | '＿' => 2,
            '‥' => 2,
            _ => 1,
        })
        .sum();
    width >= 6 || (width >= 4 && run.iter().all(|c| *c == '.'))
}

/// `Nom : ...` is a blank, `etc...` is not.
fn short_dots_after_colon(chars: &[char], start: usize, end: usize) -> bool {
    end - start <= 3
        && (chars[start] == '…' || end - start == 3)
        && chars[..start].iter().rev().find(|c| !c.is_whitespace()) == Some(&':')
}

/// `… … … … …`, `. . . . .`: dots with a blank after each.
fn is_spaced(chars: &[char], start: usize, end: usize) -> bool {
    let dots = |c: Option<&char>| matches!(c, Some('…' | '.'));
    let alone = end - start == 1 && chars.get(end) == Some(&' ');
    let before = start.checked_sub(2).and_then(|at| chars.get(at));
    let near = dots(before) || dots(chars.get(end + 1));
    (chars[start] == '…' || alone || end == chars.len() && end - start == 1) && near
}

/// `.. / .. / ....`
fn between_slashes(chars: &[char], start: usize, end: usize) -> bool {
    let slash = |c: Option<&char>| c == Some(&'/');
    end - start >= 2
        && (slash(chars[..start].iter().rev().find(|c| **c != ' '))
            || slash(chars[end..].iter().find(|c| **c != ' ')))
}

/// Lines side by side, as those that captions under them name: "Ort, Datum    Unterschrift".
fn are_columns(line: &Line, runs: &[(usize, usize, bool)]) -> bool {
    let wide = runs.iter().all(|(start, end, _)| end - start >= 8);
    let apart = runs.windows(2).all(|pair| {
        let between = &line.chars[pair[0].1..pair[1].0];
        between.contains(&'\t') || between.len() >= 3
    });
    runs.len() > 1 && wide && apart
}

/// Nothing on the line but leaders and spaces.
fn is_only_leaders(line: &Line) -> bool {
    line.chars
        .iter()
        .all(|c| is_leader(*c) || c.is_whitespace())
}

/// `1. Présentation ........ 3`, `Pleine page ........ 800 €`: an entry of a table of contents, or of
/// a list of prices.
fn is_contents_entry(line: &Line, runs: &[(usize, usize, bool)]) -> bool {
    let [(start, end, false)] = runs else {
        return false;
    };
    let after: String = line.chars[*end..].iter().collect();
    let before: String = line.chars[..*start].iter().collect();
    let number = after.trim();
    let page = number.len() <= 4 && number.chars().all(|c| c.is_ascii_digit());
    let price = number.starts_with(|c: char| c.is_ascii_digit())
        && number.ends_with(['€', '$', '£'])
        && number.chars().count() <= 14;
    !number.is_empty()
        && (page || price)
        && has_words(&before)
        && !before.trim_end().ends_with(':')
        && line.chars[*start..*end].iter().all(|c| *c != '_')
}

/// One line comes right after another in the same container.
fn follows(layout: &Layout, first: usize, second: usize) -> bool {
    let (a, b) = (&layout.lines[first], &layout.lines[second]);
    a.container == b.container
        && layout.containers[a.container][a.place + 1..b.place]
            .iter()
            .all(|item| match item {
                crate::layout::Item::Line(line) => {
                    layout.lines[*line].is_blank() || is_only_leaders(&layout.lines[*line])
                }
                crate::layout::Item::Grid(_) => false,
            })
        && squeeze(&tidy(&a.chars[last_leader(a)..].iter().collect::<String>())).is_empty()
}

/// One past the last leader of a line.
fn last_leader(line: &Line) -> usize {
    line.chars
        .iter()
        .rposition(|c| is_leader(*c))
        .map_or(0, |i| i + 1)
}

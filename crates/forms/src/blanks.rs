//! Blank paragraphs after a question, and questions with nothing but a heading after them.

use documents::{Address, Anchor, Role};

use crate::cells::has_place;
use crate::found::Found;
use crate::labels::cut;
use crate::layout::{Item, Layout};
use crate::model::Kind;
use crate::wording::{
    asks, fold, has_words, is_answer_mark, is_help, is_imperative, is_tick, tidy,
};

/// Boxes for blank paragraphs. `taken` are the lines that hold a slot already.
pub(crate) fn boxes(layout: &Layout, taken: &[bool]) -> Vec<Found> {
    let mut found = Vec::new();
    for container in 0..layout.containers.len() {
        container_boxes(layout, container, taken, &mut found);
    }
    found
}

fn container_boxes(layout: &Layout, container: usize, taken: &[bool], found: &mut Vec<Found>) {
    let items = &layout.containers[container];
    let mut i = 0;
    while i < items.len() {
        let Item::Line(line) = items[i] else {
            i += 1;
            continue;
        };
        if layout.lines[line].is_blank() || taken[line] || !layout.lines[line].in_flow() {
            i += 1;
            continue;
        }
        let first_blank = i + 1;
        let mut end = first_blank;
        while let Some(Item::Line(next)) = items.get(end) {
            if !layout.lines[*next].is_blank() {
                break;
            }
            end += 1;
        }
        // A line of help over a frame: the frame is the place.
        let framed = matches!(items.get(end), Some(Item::Line(next))
            if question_over(layout, *next).is_some())
            && matches!(items.get(end + 1), Some(Item::Grid(grid))
                if layout.grids[*grid].size == (1, 1));
        if framed {
            i = end;
            continue;
        }
        if let Some(one) = after_question(
            layout,
            line,
            &items[first_blank..end],
            items.get(end),
            taken,
        ) {
            found.push(one);
        }
        i = end;
    }
}

/// The box after a line, when the line (or the one that it helps) asks and nothing answers.
fn after_question(
    layout: &Layout,
    line: usize,
    blanks: &[Item],
    next: Option<&Item>,
    taken: &[bool],
) -> Option<Found> {
    let (question, help) = question_of(layout, line, taken)?;
    if !nothing_answers(layout, question, next) {
        return None;
    }
    if let Some(Item::Line(next)) = next {
        let words = layout.lines[*next].text();
        // "Réponse :" comes next, or a line of help: the place is there, or after it.
        if is_answer_mark(&words) || blanks.is_empty() && helps(&words) {
            return None;
        }
    }
    let asked = &layout.lines[question];
    let words = asked.text();
    let strong = is_strong(&words) || help.as_deref().is_some_and(has_limit);
    let heading = asked.is_heading() || asked.block.emphasised;
    // A weak question (a heading, a colon) needs room to write; a strong one needs none.
    let room = !blanks.is_empty();
    // A bold line with one blank line after it is how letters are typed, too.
    let roomy = asked.is_heading() || blanks.len() >= 2;
    let titled = heading && room && roomy && heads_nothing(layout, question, next);
    if !(strong && (room || ends_section(layout, next)) || (room && words.ends_with(':')) || titled)
    {
        return None;
    }
    if is_label_of_table(layout, question, blanks, next) {
        return None;
    }
    let at = match blanks.first() {
        Some(Item::Line(blank)) => *blank,
        _ => line,
    };
    let place = &layout.lines[at];
    let mut one = Found::at(
        Address {
            anchor: Anchor::Block,
            ..place.block.address.clone()
        },
        (at, 0),
    );
    one.section = place.section.to_vec();
    one.label = cut(&tidy(&words));
    if one.section.last() == Some(&one.label) {
        one.section.pop();
    }
    one.help = help.map(|h| tidy(&h)).unwrap_or_default();
    one.grid = place.cell.map(|(grid, _)| grid);
    if strong || blanks.len() > 1 || titled || words.chars().count() > 60 {
        one.kind = crate::kinds::short_kind(&one.label).or(Some(Kind::LongText));
    }
    Some(one)
}

/// The question over a line that only helps, such as "150 words at most" over a frame; the line may
/// be less strong than the question right above it.
pub(crate) fn question_over(layout: &Layout, line: usize) -> Option<(usize, String)> {
    let own = &layout.lines[line];
    let Some(Item::Line(above)) = layout.containers[own.container][..own.place].last() else {
        return None;
    };
    let (words, over) = (own.text(), &layout.lines[*above]);
    let strong = over.block.emphasised || over.is_heading();
    let weaker = strong && !own.block.emphasised && !own.is_heading();
    let asked = has_words(&over.text()) && (asks(&over.text()) || strong);
    let longer = words.contains('?') && !over.text().contains('?');
    // "Présentez vos activités" under "2. Vos activités" asks by itself.
    let weaker = weaker && (over.text().contains('?') || !asks(&words));
    // "Résumé du projet (120 mots)" under a title asks by itself, too; nothing asks under the title of
    // the whole text.
    let titled = over.place == 0 && over.cell.is_none();
    let weaker = weaker && !titled && !limit_in_brackets(&words);
    (asked && !longer && (helps(&words) || weaker)).then_some((*above, words))
}

/// The line that asks: this one, or the one above when this one only helps.
fn question_of(layout: &Layout, line: usize, taken: &[bool]) -> Option<(usize, Option<String>)> {
    let text = layout.lines[line].text();
    if !has_words(&text) {
        return None;
    }
    if is_answer_mark(&text) {
        // "Réponse :" is claimed as a label by `dotted`.
        return None;
    }
    let mut help: Vec<String> = Vec::new();
    let mut current = line;
    for _ in 0..4 {
        let own = &layout.lines[current];
        let words = own.text();
        let candidate = is_question(layout, current);
        let helps = helps(&words);
        let above = layout.containers[own.container][..own.place]
            .last()
            .and_then(|item| match item {
                Item::Line(l) if !layout.lines[*l].is_blank() => Some(*l),
                _ => None,
            });
        // An instruction under a question belongs to it ("Présentez le projet." under
        // "3. Le projet en bref").
        let instructs = is_imperative(&words)
            && !own.block.emphasised
            && !words.contains('?')
            && above.is_some_and(|a| is_head(layout, a));
        if candidate && !instructs {
            help.reverse();
            return Some((current, (!help.is_empty()).then(|| help.join(" "))));
        }
        if !helps && !candidate {
            return None;
        }
        let Some(above) = above.filter(|a| !taken[*a] && is_head_or_question(layout, *a)) else {
            if candidate {
                help.reverse();
                return Some((current, (!help.is_empty()).then(|| help.join(" "))));
            }
            return None;
        };
        help.push(words);
        current = above;
    }
    None
}

fn is_question(layout: &Layout, line: usize) -> bool {
    let own = &layout.lines[line];
    let words = own.text();
    if helps(&words) {
        return false;
    }
    let title = own.is_heading() || own.block.emphasised && !words.ends_with(['.', ';', ',']);
    (asks(&words) || title || has_limit(&words))
        && !own.chars.iter().any(|c| *c == '\u{FFFC}' || is_tick(*c))
        && words.chars().count() <= 600
        && !introduces(&words)
}

fn is_head(layout: &Layout, line: usize) -> bool {
    let own = &layout.lines[line];
    let words = own.text();
    (own.block.emphasised || words.contains('?') || (own.is_heading() && asks(&words)))
        && words.chars().count() <= 200
}

fn is_head_or_question(layout: &Layout, line: usize) -> bool {
    is_head(layout, line) || is_question(layout, line)
}

/// The line only says how to answer: in brackets, or a limit that asks nothing itself.
fn helps(words: &str) -> bool {
    is_help(words)
        || has_limit(words)
            && words.chars().count() < 160
            && !asks(words)
            && !limit_in_brackets(words)
}

/// "Moyens mis en œuvre (10 lignes maximum)": a label, and how much is to be written.
fn limit_in_brackets(words: &str) -> bool {
    let Some((label, rest)) = words.split_once('(') else {
        return false;
    };
    has_words(label) && !has_limit(label) && has_limit(&format!("({rest}"))
}

/// A question mark, an imperative or a limit: more than a label.
fn is_strong(words: &str) -> bool {
    words.trim_end().ends_with('?')
        || is_imperative(words)
        || has_limit(words)
        || words.rfind('?').is_some_and(|at| words[at..].contains('('))
}

/// What follows the blanks is not an answer: the end, a table, a heading or another question.
fn nothing_answers(layout: &Layout, question: usize, next: Option<&Item>) -> bool {
    match next {
        None => true,
        Some(Item::Grid(_)) => true,
        Some(Item::Line(next)) => {
            let line = &layout.lines[*next];
            let words = line.text();
            if line.is_heading() || !has_words(&words) {
                return true;
            }
            if matches!(line.block.role, Role::Item(_)) {
                return asks(&words) && matches!(layout.lines[question].block.role, Role::Item(_));
            }
            line.block.emphasised
                || asks(&words)
                || has_limit(&words)
                || line.chars.iter().any(|c| *c == '\u{FFFC}' || is_tick(*c))
                || words.contains("…")
                || words.contains("____")
                || starts_like(&layout.lines[question].text(), &words)
                || crate::zones::is_signature(&words)
                || crate::zones::is_funder(&words)
                || words.contains(" : ") && words.chars().count() < 90
        }
    }
}

/// Both begin with a number or a letter of the same style ("1." and "2.", "a)" and "b)").
fn starts_like(a: &str, b: &str) -> bool {
    let head = |text: &str| -> Option<(bool, char)> {
        let mut chars = text.chars();
        let first = chars.next()?;
        let sign = chars.find(|c| !c.is_alphanumeric())?;
        let length = text.chars().take_while(|c| c.is_alphanumeric()).count();
        (length <= 3
            && matches!(sign, '.' | ')' | '-' | '/')
            && (first.is_ascii_digit() || length == 1))
            .then_some((first.is_ascii_digit(), sign))
    };
    head(a).is_some_and(|x| head(b) == Some(x))
}

/// A heading that has nothing of its own: what follows is a heading as high, or the end.
fn heads_nothing(layout: &Layout, question: usize, next: Option<&Item>) -> bool {
    let own = &layout.lines[question];
    let level = |line: usize| match layout.lines[line].block.role {
        Role::Heading(level) => level,
        _ => 20,
    };
    let words = own.text();
    if own.place == 0 && own.cell.is_none() || crate::zones::is_signature(&words) {
        return false;
    }
    // In a table cell, a bold title alone with room under it is a place only if it asks.
    if own.cell.is_some() && !asks(&words) {
        return false;
    }
    match next {
        Some(Item::Line(next)) => {
            let line = &layout.lines[*next];
            (line.is_heading() || line.block.emphasised) && level(*next) <= level(question)
        }
        Some(Item::Grid(_)) => false,
        None => own.is_heading() && own.place > 1,
    }
}

/// Nothing is left in the section: the end of the text or a heading.
fn ends_section(layout: &Layout, next: Option<&Item>) -> bool {
    match next {
        None => true,
        Some(Item::Line(next)) => {
            let line = &layout.lines[*next];
            line.is_heading() || line.block.emphasised || is_strong(&line.text())
        }
        Some(Item::Grid(_)) => false,
    }
}

/// The question is asked of a table that follows, or stands in a cell whose neighbour is blank.
fn is_label_of_table(
    layout: &Layout,
    question: usize,
    blanks: &[Item],
    next: Option<&Item>,
) -> bool {
    let line = &layout.lines[question];
    if let Some((grid, cell)) = line.cell {
        let table = &layout.grids[grid];
        let own = &table.table.cells[cell];
        let blank = |other: Option<(usize, &documents::Cell)>| {
            other.is_some_and(|(i, _)| layout.cell_is_blank(grid, i))
        };
        let below = table.cell_at(own.row + own.row_span.max(1), own.column);
        if blanks.len() < 2 && (blank(table.right_of(own)) || blank(below)) {
            return true;
        }
        // Ticks or dots in the cell beside it answer it there.
        let beside = table.right_of(own);
        if blanks.is_empty() && beside.is_some_and(|(i, _)| has_place(layout, grid, i)) {
            return true;
        }
        // A cell of a grid with one blank paragraph after its label is only loose typing.
        if blanks.len() < 2 && table.size.1 > 1 && !is_strong(&line.text()) {
            return true;
        }
    }
    matches!(next, Some(Item::Grid(_))) && blanks.len() < 3
}

fn introduces(words: &str) -> bool {
    let folded = fold(words);
    [
        "joindre",
        "ci-dessous",
        "ci-apres",
        "suivants",
        "suivantes",
        "following",
        "cochez",
        "rappel :",
        "attention",
        "important",
        "folgende",
        "a noter",
        "merci de repondre",
        "merci de remplir",
        "merci de completer",
        "merci de renvoyer",
        "merci de retourner",
    ]
    .iter()
    .any(|w| folded.contains(w))
        && !words.contains('?')
}

/// The line says how long an answer may be.
pub(crate) fn has_limit(words: &str) -> bool {
    crate::limits::in_words(words).is_some() || crate::limits::in_brackets(words)
}

//! One answer over several boxes: forms draw the lines of a long answer as boxes of one line each
//! ("Objet :" and three rows of room).

use std::collections::BTreeMap;

use forms::{Form, FormBox, Kind, Limit, LimitOrigin};
use language::lengths::Unit;

use crate::Proposal;

/// Boxes in the rows of a table that take several things of one kind, where all rows got one
/// answer: five steps of a project do not all begin on its first day, and one contact is not the
/// person in charge of each.
pub(crate) fn repeated(form: &Form, proposals: &[Proposal]) -> Vec<usize> {
    let mut columns: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (at, asked) in form.boxes.iter().enumerate() {
        if let Some(group) = &asked.group
            && !group.column.is_empty()
            // Rows that say what they are about each have an answer of their own.
            && group.row.chars().all(|c| c.is_ascii_digit())
            && asked.kind != Kind::Tick
        {
            columns
                .entry((&group.id, &group.column))
                .or_default()
                .push(at);
        }
    }
    let one_answer = |rows: &Vec<usize>| {
        let first = &proposals[rows[0]].text;
        rows.len() > 1 && !first.is_empty() && rows.iter().all(|at| proposals[*at].text == *first)
    };
    let mut again: Vec<usize> = columns.into_values().filter(one_answer).flatten().collect();
    again.extend(numbered(form, proposals));
    again.extend(sheets(form, proposals));
    again
}

/// Boxes of a second sheet of a form, "Fiche action n° 2", whose answer is that of the first: it is
/// about another action.
fn sheets(form: &Form, proposals: &[Proposal]) -> Vec<usize> {
    let sheet = |asked: &FormBox| {
        let repeat = asked.repeat.as_deref()?;
        let (name, number) = repeat.rsplit_once(" n° ")?;
        Some((name.to_owned(), number.parse::<u32>().ok()?))
    };
    let sheets: Vec<Option<(String, u32)>> = form.boxes.iter().map(sheet).collect();
    let again = |at: &usize| {
        let Some((name, number)) = &sheets[*at] else {
            return false;
        };
        let said = &proposals[*at].text;
        !said.is_empty()
            && (0..*at).any(|before| {
                let earlier = sheets[before].as_ref();
                earlier.is_some_and(|(other, first)| other == name && first < number)
                    && form.boxes[before].label == form.boxes[*at].label
                    && proposals[before].text == *said
            })
    };
    (0..form.boxes.len()).filter(again).collect()
}

/// "Activité 2", "Activité 3" after an activity: each asks for another, so that what answers the one
/// before answers none of them. So do boxes of one label that follow each other.
fn numbered(form: &Form, proposals: &[Proposal]) -> Vec<usize> {
    let bare = |label: &str| -> String {
        let folded = language::words::fold(label);
        folded.chars().filter(|c| c.is_alphabetic()).collect()
    };
    let mut again = Vec::new();
    for at in 1..form.boxes.len() {
        let asked = &form.boxes[at];
        let said = proposals[at].text.as_str();
        let prose = matches!(asked.kind, Kind::Text | Kind::LongText);
        if !prose || asked.group.is_some() || said.is_empty() {
            continue;
        }
        let first = at.saturating_sub(NEAR);
        let label = bare(&asked.label);
        let same = (first..at).any(|other| {
            let before = &form.boxes[other];
            before.section == asked.section
                && before.group.is_none()
                && proposals[other].text == said
                && (bare(&before.label) == label)
        });
        if same {
            again.push(at);
        }
    }
    again
}

/// Boxes between two that ask the same of several things.
const NEAR: usize = 6;

/// Boxes that are the rows of one place, in order: the indexes of two or more boxes.
pub(crate) fn runs(form: &Form) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for (at, asked) in form.boxes.iter().enumerate() {
        let Some(row) = row(asked) else { continue };
        let continues = runs.last().and_then(|run| run.last()).is_some_and(|last| {
            let before = &form.boxes[*last];
            *last + 1 == at && same_place(before, asked) && self::row(before) == Some(row - 1)
        });
        match runs.last_mut() {
            Some(run) if continues => run.push(at),
            _ if row == 1 => runs.push(vec![at]),
            _ => {}
        }
    }
    runs.retain(|run| run.len() > 1);
    runs
}

/// The row's number, for a box of text that is only told from its neighbours by it.
fn row(asked: &FormBox) -> Option<u32> {
    let group = asked.group.as_ref()?;
    let text = matches!(asked.kind, Kind::Text | Kind::LongText);
    let only = group.column.is_empty() && !group.label.is_empty() && !group.exclusive;
    group.row.parse().ok().filter(|_| text && only)
}

fn same_place(one: &FormBox, other: &FormBox) -> bool {
    let id = |asked: &FormBox| asked.group.as_ref().map(|group| group.id.clone());
    id(one) == id(other)
}

/// The rows as one box: with room for what fits in all of them.
pub(crate) fn joined(form: &Form, run: &[usize]) -> Option<FormBox> {
    let mut whole = form.boxes[*run.first()?].clone();
    let rooms: Option<Vec<u32>> = run.iter().map(|at| room(&form.boxes[*at])).collect();
    let room: u32 = rooms?.iter().sum();
    whole.kind = Kind::LongText;
    whole.limit = Some(Limit {
        // Words do not break where rows end.
        number: room - room / 10,
        unit: Unit::Characters,
        origin: LimitOrigin::Measured,
    });
    whole.group = None;
    Some(whole)
}

/// Characters that fit in one row.
fn room(asked: &FormBox) -> Option<u32> {
    asked
        .limit
        .as_ref()
        .filter(|limit| limit.unit == Unit::Characters)
        .map(|limit| limit.number)
}

/// A text over rows, broken between words. Nothing when it does not fit.
pub(crate) fn spread(text: &str, form: &Form, run: &[usize]) -> Option<Vec<String>> {
    let mut rows = vec![String::new(); run.len()];
    let mut at = 0;
    for word in text.split_whitespace() {
        loop {
            let row = rows.get_mut(at)?;
            let length = row.chars().count() + usize::from(!row.is_empty()) + word.chars().count();
            if length <= usize::try_from(room(&form.boxes[run[at]])?).ok()? {
                if !row.is_empty() {
                    row.push(' ');
                }
                row.push_str(word);
                break;
            }
            at += 1;
        }
    }
    Some(rows)
}

//! Sheets that are forms without a look: labels in a column, and nothing beside them, not even a
//! cell in the file.
//!
//! A list of data, a budget or prices has columns that are filled, or words that ask nothing. A form
//! has a column of words that ask, one under the other, each alone in its row or with other words
//! that ask.

mod columns;

use std::collections::{HashMap, HashSet};

use documents::{Address, Anchor, Block, Cell, SheetCell, Table};

use crate::matching::match_question;
use crate::wording::{fold, has_words, squeeze};

/// Labels of one column that ask, at least, for a sheet to be a form.
const ASKING: usize = 3;
/// The longest label, in characters.
const LONGEST: usize = 160;
/// Confidence of a match by which words that end without a colon ask.
const KNOWN: f32 = 0.8;

/// A sheet that is such a form.
pub(super) struct Open {
    /// The sheet with a blank cell right of each label that asks.
    pub(super) table: Table,
    /// Row and column of these cells.
    pub(super) rooms: HashSet<(u32, u32)>,
}

impl Open {
    /// The sheet with its rooms; none when it is no such form. In a book that is one (`book`), tables
    /// whose columns are blank are to be filled too.
    pub(super) fn of(table: &Table, book: bool) -> Option<Self> {
        if table.protected || table.hidden {
            return None;
        }
        let rows = rows(table);
        let asking = asking(table, &rows);
        let asks = !asking.is_empty() && !is_data(&rows, asking.len());
        let listed = if book || asks {
            columns::rooms(table, &rows)
        } else {
            Vec::new()
        };
        if !asks && listed.is_empty() {
            return None;
        }
        let asking = asking.into_iter().filter(|_| asks);
        let beside = asking.map(|label| (label, right_of(&table.cells[label])));
        let taken = covered(table);
        let mut open = Self {
            table: table.clone(),
            rooms: HashSet::new(),
        };
        for (label, column) in beside.chain(listed) {
            let cell = &table.cells[label];
            let place = (cell.row, column);
            if open.rooms.contains(&place) {
                continue;
            }
            if let Some(&there) = taken.get(&place) {
                let there = &table.cells[there];
                if (there.row, there.column) != place {
                    continue;
                }
            } else {
                let Some(room) = room(cell, place.1) else {
                    continue;
                };
                open.table.cells.push(room);
            }
            open.rooms.insert(place);
        }
        open.table.cells.sort_by_key(|cell| (cell.row, cell.column));
        Some(open)
    }
}

/// The column right of a cell.
fn right_of(cell: &Cell) -> u32 {
    cell.column.saturating_add(cell.column_span.max(1))
}

/// The cells of each row that hold something, in order.
fn rows(table: &Table) -> Vec<Vec<usize>> {
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut last = None;
    for (i, cell) in table.cells.iter().enumerate() {
        if squeeze(&cell.text()).is_empty() {
            continue;
        }
        if last != Some(cell.row) {
            rows.push(Vec::new());
            last = Some(cell.row);
        }
        if let Some(row) = rows.last_mut() {
            row.push(i);
        }
    }
    rows
}

/// Labels that ask for what is to be written right of them, in columns where most do.
fn asking(table: &Table, rows: &[Vec<usize>]) -> Vec<usize> {
    // Where labels are bold, bold words are no titles.
    let bold = |i: &usize| is_emphasised(&table.cells[*i]);
    let alone = || rows.iter().filter(|row| row.len() == 1).map(|row| row[0]);
    let all_bold = 2 * alone().filter(bold).count() > alone().count();
    let mut columns: HashMap<u32, Vec<(usize, Asks)>> = HashMap::new();
    for row in rows {
        for (n, &i) in row.iter().enumerate() {
            let next = row.get(n + 1).map(|&j| table.cells[j].column);
            let cell = &table.cells[i];
            if next == Some(right_of(cell)) {
                continue;
            }
            let how = match how(table, i, row.len() == 1) {
                Asks::Known if bold(&i) && !all_bold => Asks::Titles,
                how => how,
            };
            columns.entry(cell.column).or_default().push((i, how));
        }
    }
    let mut found = Vec::new();
    // Labels of other columns, which ask where one column shows that the sheet is a form.
    let mut besides = Vec::new();
    for labels in columns.into_values() {
        let plainly = labels.iter().filter(|(_, how)| *how == Asks::Plainly);
        let known = labels.iter().filter(|(_, how)| *how == Asks::Known);
        let (plainly, known) = (plainly.count(), known.count());
        let all = labels.iter().filter(|(_, how)| *how != Asks::Titles);
        if plainly + known < ASKING || 2 * (plainly + known) < all.count() {
            let plainly = labels.iter().filter(|(_, how)| *how == Asks::Plainly);
            besides.extend(plainly.map(|(i, _)| *i));
            continue;
        }
        let asks = |how: Asks| how == Asks::Plainly || how == Asks::Known;
        for (n, (i, how)) in labels.iter().enumerate() {
            // Words between two that ask, one under the other, ask like these.
            let row = table.cells[*i].row;
            let beside = |other: Option<&(usize, Asks)>| {
                other.is_some_and(|(j, how)| asks(*how) && table.cells[*j].row.abs_diff(row) == 1)
            };
            let before = n.checked_sub(1).and_then(|n| labels.get(n));
            let between = *how == Asks::Not && beside(before) && beside(labels.get(n + 1));
            if asks(*how) || between || *how == Asks::Signs {
                found.push(*i);
            }
        }
    }
    if !found.is_empty() || has_places(table) {
        found.extend(besides);
    }
    found.sort_unstable();
    found
}

/// The sheet has places that are drawn: it is a form whatever its labels are.
fn has_places(table: &Table) -> bool {
    let drawn = table.cells.iter().filter(|cell| {
        let blank = squeeze(&cell.text()).is_empty();
        let own = cell.sheet.as_ref();
        blank && own.is_some_and(|s| !s.formula && (s.framed || !s.choices.is_empty()))
    });
    drawn.count() >= ASKING
}

/// How words in a cell ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asks {
    /// By a colon or a question mark.
    Plainly,
    /// They are what forms ask for.
    Known,
    /// They are a title.
    Titles,
    /// They are those of place and day over a signature.
    Signs,
    /// Not.
    Not,
}

fn how(table: &Table, i: usize, alone: bool) -> Asks {
    let cell = &table.cells[i];
    let text = squeeze(&cell.text());
    let text = text.trim_end();
    if !is_label(table, i) {
        return Asks::Not;
    }
    let folded = fold(text);
    let total = folded.starts_with("total") || folded.starts_with("sous-total");
    if total || SAYS.iter().any(|head| folded.starts_with(head)) {
        return Asks::Not;
    }
    // The last words may be in brackets: "Adresse du siège : (rue, code postal)".
    let bare = match text.rfind('(') {
        Some(at) if text.ends_with(')') => text[..at].trim_end(),
        _ => text,
    };
    if text.ends_with([':', '?']) || bare.ends_with([':', '?']) {
        return Asks::Plainly;
    }
    if text.ends_with(['.', ';', ',', '!']) || !alone {
        return Asks::Not;
    }
    if text.contains('?') {
        return Asks::Plainly;
    }
    if TITLES.iter().any(|head| folded.starts_with(head)) {
        return Asks::Titles;
    }
    if SIGNS.contains(&folded.as_str()) {
        return Asks::Signs;
    }
    if text.chars().count() <= 70 && is_known(text) {
        return Asks::Known;
    }
    if is_emphasised(cell) || cell.column_span > 2 {
        return Asks::Titles;
    }
    Asks::Not
}

/// Words no longer than a label, and no value.
fn is_label(table: &Table, i: usize) -> bool {
    let cell = &table.cells[i];
    let text = squeeze(&cell.text());
    let valued = (cell.sheet.as_ref())
        .is_some_and(|sheet| sheet.formula || sheet.number.is_some() || sheet.date.is_some());
    !valued && has_words(&text) && text.chars().count() <= LONGEST
}

fn is_emphasised(cell: &Cell) -> bool {
    let bold = |block: &Block| matches!(block, Block::Text(text) if text.emphasised);
    cell.blocks.iter().any(bold)
}

/// Words of the catalogue that only forms ask for: lines of budgets stand in accounts too.
fn is_known(text: &str) -> bool {
    match_question(text, &[], "", None).is_some_and(|asked| {
        asked.confidence >= KNOWN && KNOWN_ABOUT.iter().any(|head| asked.id.starts_with(head))
    })
}

/// Beginnings of the ids of those questions.
const KNOWN_ABOUT: [&str; 7] = [
    "organisation.",
    "people.",
    "project.",
    "public.",
    "budget.amount_asked",
    "budget.project_total",
    "budget.use_of_grant",
];

/// How titles of forms begin.
const TITLES: [&str; 8] = [
    "demande de ",
    "dossier ",
    "formulaire",
    "fiche ",
    "appel a projet",
    "solicitud",
    "antrag",
    "application",
];

/// What stands over a signature.
const SIGNS: [&str; 6] = ["fait a", "le", "date", "lieu", "signature", "lieu et date"];

/// Words that end with a colon and introduce what stands below or was said already.
const SAYS: [&str; 9] = [
    "source",
    "nota",
    "legende",
    "hypothese",
    "attention",
    "important",
    "rappel",
    "mode d'emploi",
    "exemple",
];

/// More rows of a table than labels that ask: a list with a few lines over it.
fn is_data(rows: &[Vec<usize>], asking: usize) -> bool {
    let wide = rows.iter().filter(|row| row.len() >= 3).count();
    wide > 3 * asking
}

/// Places that some cell covers.
fn covered(table: &Table) -> HashMap<(u32, u32), usize> {
    let mut taken = HashMap::with_capacity(table.cells.len());
    for (i, cell) in table.cells.iter().enumerate() {
        for row in 0..cell.row_span.clamp(1, 400) {
            for column in 0..cell.column_span.clamp(1, 100) {
                let at = (
                    cell.row.saturating_add(row),
                    cell.column.saturating_add(column),
                );
                taken.entry(at).or_insert(i);
            }
        }
    }
    taken
}

/// A blank cell in the row of a label.
fn room(label: &Cell, column: u32) -> Option<Cell> {
    let row: String = label
        .address
        .path
        .chars()
        .skip_while(char::is_ascii_alphabetic)
        .collect();
    if column > LAST_COLUMN || row.is_empty() || !row.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let address = Address {
        path: format!("{}{row}", letters(column)),
        anchor: Anchor::Cell,
        ..label.address.clone()
    };
    Some(Cell {
        address,
        row: label.row,
        column,
        row_span: 1,
        column_span: 1,
        blocks: Vec::new(),
        sheet: Some(SheetCell::default()),
    })
}

/// The last column of a sheet in xls, the narrowest of the formats.
const LAST_COLUMN: u32 = 255;

/// A column as spreadsheets name it: `A`, `Z`, `AA`.
fn letters(column: u32) -> String {
    let mut left = column + 1;
    let mut name = Vec::new();
    while left > 0 {
        left -= 1;
        name.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or(0)));
        left /= 26;
    }
    name.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_named_as_spreadsheets_do() {
        let names: Vec<String> = [0, 1, 25, 26, 51, 52, 255].map(letters).into();
        assert_eq!(names, ["A", "B", "Z", "AA", "AZ", "BA", "IV"]);
    }
}

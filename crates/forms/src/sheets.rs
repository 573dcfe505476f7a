//! Cells to fill in workbooks. In a protected sheet they are exactly the unlocked cells without a
//! formula; elsewhere, the blank cells of a frame that have a label to their left or above.

mod labels;
mod open;

use std::collections::{HashMap, HashSet};

use documents::{Address, Anchor, Block, Cell, Document, SheetCell, Table};

use crate::found::Found;
use crate::labels::cut;
use crate::limits;
use crate::model::{Group, Kind, Limit, LimitOrigin, Owner};
use crate::prompts;
use crate::wording::{fold, has_words, squeeze, tidy};
use crate::zones;
use labels::ColumnLabel;
use open::Open;

/// Labels one under the other that it takes for the cells beside them to be places.
const LISTED: usize = 3;
/// How many blank rows may stand between a column's header and a cell.
const GAP: u32 = 3;

/// Boxes of every sheet.
pub(crate) fn boxes(document: &Document) -> Vec<Found> {
    let mut found = Vec::new();
    let book = document
        .blocks
        .iter()
        .any(|block| matches!(block, Block::Table(table) if Open::of(table, false).is_some()));
    for block in &document.blocks {
        if let Block::Table(table) = block
            && table.cells.iter().any(|cell| cell.sheet.is_some())
        {
            let first = found.len();
            match Open::of(table, book) {
                Some(open) => {
                    let mut sheet = Sheet::of(&open.table);
                    sheet.rooms = open.rooms;
                    sheet.boxes(first, &mut found);
                }
                None => Sheet::of(table).boxes(first, &mut found),
            }
        }
    }
    found
}

struct Sheet<'a> {
    table: &'a Table,
    /// Which cell is at a row and column, merges included.
    at: HashMap<(u32, u32), usize>,
    texts: Vec<String>,
    /// Cells that are places.
    places: HashSet<usize>,
    /// Row and column of cells right of labels that ask, in a sheet that is a form without a look.
    rooms: HashSet<(u32, u32)>,
}

impl<'a> Sheet<'a> {
    fn of(table: &'a Table) -> Self {
        let mut at = HashMap::with_capacity(table.cells.len());
        for (i, cell) in table.cells.iter().enumerate() {
            at.insert((cell.row, cell.column), i);
        }
        for (i, cell) in table.cells.iter().enumerate() {
            if cell.row_span <= 1 && cell.column_span <= 1 {
                continue;
            }
            for row in 0..cell.row_span.min(400) {
                for column in 0..cell.column_span.min(100) {
                    at.entry((
                        cell.row.saturating_add(row),
                        cell.column.saturating_add(column),
                    ))
                    .or_insert(i);
                }
            }
        }
        let texts = table
            .cells
            .iter()
            .map(|cell| squeeze(&cell.text()))
            .collect();
        Self {
            table,
            at,
            texts,
            places: HashSet::new(),
            rooms: HashSet::new(),
        }
    }

    fn boxes(mut self, base: usize, found: &mut Vec<Found>) {
        self.places = if self.table.protected {
            self.unlocked()
        } else if self.is_set_aside() {
            HashSet::new()
        } else {
            self.framed()
        };
        let mut order: Vec<usize> = self.places.iter().copied().collect();
        order.sort_by_key(|&i| (self.table.cells[i].row, self.table.cells[i].column));
        let funder = self.funder_rows();
        for (n, i) in order.into_iter().enumerate() {
            let mut one = self.describe(i, (usize::MAX / 2 + base + n, 0));
            if funder.contains(&self.table.cells[i].row) {
                one.owner = Some(Owner::Funder);
            }
            found.push(one);
        }
        like_its_column(&mut found[base..]);
    }

    /// Unlocked cells without a formula.
    fn unlocked(&self) -> HashSet<usize> {
        (0..self.table.cells.len())
            .filter(|&i| {
                self.sheet(i)
                    .is_some_and(|sheet| !sheet.locked && !sheet.formula)
            })
            .collect()
    }

    /// Examples, notices and lists that other sheets look up are not to fill.
    fn is_set_aside(&self) -> bool {
        let name = fold(&self.table.name);
        self.table.hidden
            || [
                "exemple",
                "example",
                "beispiel",
                "exemplo",
                "notice",
                "mode d'emploi",
                "aide",
                "lisez",
                "lisez-moi",
                "readme",
                "read me",
                "liste",
                "listes",
                "lists",
                "parametre",
                "donnees",
                "lookup",
                "reference",
                "nomenclature",
                "explication",
                "explanation",
                "instructions",
                "consignes",
                "sommaire",
            ]
            .iter()
            .any(|word| {
                name.split(|c: char| !c.is_alphanumeric() && c != '\'')
                    .any(|part| part.starts_with(word))
                    && !name.contains("budget")
                    || name.starts_with(word)
                    || name.contains("exemple")
            })
    }

    /// In a sheet that nothing protects: blank cells with a label, in a frame or in a grid, and
    /// cells that a validation marks.
    fn framed(&self) -> HashSet<usize> {
        let mut places = HashSet::new();
        let mut columns: HashMap<u32, Vec<usize>> = HashMap::new();
        let any_framed = (0..self.table.cells.len())
            .any(|i| self.is_blank(i) && self.sheet(i).is_some_and(|s| s.framed));
        let listed = self.beside_labels();
        for i in 0..self.table.cells.len() {
            let cell = &self.table.cells[i];
            let Some(sheet) = self.sheet(i) else { continue };
            if sheet.formula {
                continue;
            }
            let validated = !sheet.choices.is_empty() || sheet.input.is_some();
            if self.is_blank(i) {
                let row = self.row_label(i);
                let column = self.column_label(i);
                let labelled = row.is_some() || column.is_some();
                // A column that shows how to answer has no place of its own.
                let shown = column.as_ref();
                if shown.is_some_and(|column| crate::recognise::is_example(&column.text)) {
                    continue;
                }
                let area = cell.row_span >= 2 && cell.column_span >= 2;
                let place = if area {
                    // Cells that were merged into an area are room to write, framed or not.
                    row.is_some() || column.as_ref().is_some_and(|column| column.near)
                } else if validated || sheet.framed {
                    labelled && !self.heads_rows(i, row.is_some(), column.as_ref())
                } else if any_framed {
                    // Frames mark the places of this sheet; only a colon beats them.
                    self.beside_colon(i)
                } else {
                    self.beside_colon(i)
                        || listed.contains(&i)
                        || self.rooms.contains(&(cell.row, cell.column))
                        || (row.is_some() && column.as_ref().is_some_and(|c| c.header))
                };
                if place {
                    places.insert(i);
                    columns.entry(cell.column).or_default().push(i);
                }
            } else if is_printed_blank(&self.texts[i]) || printed_choices(&self.texts[i]).is_some()
            {
                if self.row_label(i).is_some() {
                    places.insert(i);
                    columns.entry(cell.column).or_default().push(i);
                }
            } else if validated
                && sheet.number.is_none()
                && (sheet.choices.iter().any(|c| squeeze(c) == self.texts[i])
                    || prompts::is_prompt(&self.texts[i]))
            {
                places.insert(i);
            }
        }
        self.drop_beside_titles(&mut places);
        self.add_filled(&mut places);
        self.drop_unfillable(&mut places);
        places
    }

    /// Numbers, dates and short words that stand where their neighbours are places: a form already
    /// begun.
    fn add_filled(&self, places: &mut HashSet<usize>) {
        let columns: HashSet<u32> = places.iter().map(|&i| self.table.cells[i].column).collect();
        let filled: Vec<usize> = (0..self.table.cells.len())
            .filter(|&i| {
                let cell = &self.table.cells[i];
                self.sheet(i).is_some_and(|s| {
                    !s.formula && s.framed && (s.number.is_some() || s.date.is_some())
                }) && columns.contains(&cell.column)
                    && !self.is_number_label(i)
                    && self.row_label(i).is_some()
            })
            .collect();
        places.extend(filled);
    }

    /// An account number or a line number stands left of its words.
    fn is_number_label(&self, i: usize) -> bool {
        let cell = &self.table.cells[i];
        self.at
            .get(&(cell.row, cell.column + cell.column_span.max(1)))
            .is_some_and(|&right| has_words(&self.texts[right]) && !self.places.contains(&right))
    }

    /// The blank half of a row, in a table of two sides: where one side titles its lines ("60 - Achats")
    /// or has more of them, the other has no label in that row, and no place.
    fn drop_beside_titles(&self, places: &mut HashSet<usize>) {
        let mut sides: HashMap<u32, Vec<u32>> = HashMap::new();
        for (i, cell) in self.table.cells.iter().enumerate() {
            let left = || {
                let mut others = self.row(cell.row);
                others.any(|j| self.table.cells[j].column < cell.column && self.is_label(j))
            };
            let between = || {
                let mut others = self.row(cell.row);
                let before = |j: usize| self.table.cells[j].column < cell.column;
                others.any(|j| before(j) && (self.is_blank(j) || self.is_value(j)))
            };
            if !places.contains(&i) && self.is_label(i) && left() && between() {
                sides.entry(cell.column).or_default().push(cell.row);
            }
        }
        sides.retain(|_, rows| rows.len() >= LISTED);
        // Up to the head of the side.
        for (column, rows) in &mut sides {
            let first = rows.first().copied().unwrap_or_default();
            let blank = |row: &u32| {
                let cell = self.at.get(&(*row, *column));
                cell.is_none_or(|cell| self.is_blank(*cell))
            };
            let above: Vec<u32> = (first.saturating_sub(GAP)..first)
                .rev()
                .take_while(blank)
                .collect();
            rows.splice(0..0, above.last().copied());
        }
        places.retain(|&i| {
            let cell = &self.table.cells[i];
            let beyond = |(column, rows): (&u32, &Vec<u32>)| {
                let (first, last) = (rows.first(), rows.last());
                let inside = first.zip(last);
                let inside = inside.is_some_and(|(a, b)| (*a..=*b).contains(&cell.row));
                let head = self.at.get(&(cell.row, *column)).copied();
                let blank = head.is_none_or(|head| {
                    self.is_blank(head) && self.table.cells[head].column == *column
                });
                let mut words =
                    (*column..=cell.column).filter_map(|between| self.at.get(&(cell.row, between)));
                let labelled = words.any(|&j| self.is_label(j));
                inside && cell.column >= *column && blank && !labelled
            };
            !sides.iter().any(beyond)
        });
    }

    /// Rows that only title ("60 – Achats" over its lines) when other cells of the row are formulas.
    fn drop_unfillable(&self, places: &mut HashSet<usize>) {
        places.retain(|&i| {
            let cell = &self.table.cells[i];
            let label = self.row_label(i).unwrap_or_default();
            !(crate::cells::is_total(&label)
                && self
                    .row(cell.row)
                    .any(|j| self.sheet(j).is_some_and(|s| s.formula)))
        });
    }

    /// A blank cell in a row of headers, or in the column of row labels.
    fn heads_rows(&self, i: usize, has_row: bool, column: Option<&ColumnLabel>) -> bool {
        let cell = &self.table.cells[i];
        if has_row {
            // A header row names columns: mostly words, and places below its own blanks.
            let words = self
                .row(cell.row)
                .filter(|&j| has_words(&self.texts[j]))
                .count();
            let blanks = self.row(cell.row).filter(|&j| self.is_blank(j)).count();
            return words >= 3 && blanks == 1 && column.is_none();
        }
        // Under a header with no row label: a list to fill, unless nothing frames it.
        !column.is_some_and(|c| c.header) && !column.is_some_and(|c| c.near)
    }

    /// Blank cells right of short labels that stand one under the other, with nothing else in their
    /// rows: a list to fill, though no line frames it.
    fn beside_labels(&self) -> HashSet<usize> {
        let label_of = |i: usize| -> Option<(u32, u32)> {
            let cell = &self.table.cells[i];
            let left = cell.column.checked_sub(1)?;
            let label = *self.at.get(&(cell.row, left))?;
            let text = self.texts[label].as_str();
            let short = text.chars().count() <= 60 && !text.ends_with(['.', ';']);
            let alone = self.row(cell.row).filter(|&j| !self.is_blank(j)).count() == 1;
            (self.is_blank(i) && short && alone && has_words(text)).then_some((cell.row, left))
        };
        let mut found: Vec<(u32, u32, usize)> = (0..self.table.cells.len())
            .filter_map(|i| label_of(i).map(|(row, column)| (column, row, i)))
            .collect();
        found.sort_unstable();
        let follows = |a: &(u32, u32, usize), b: &(u32, u32, usize)| a.0 == b.0 && b.1 == a.1 + 1;
        let lists = found.chunk_by(follows).filter(|list| list.len() >= LISTED);
        lists.flatten().map(|(.., i)| *i).collect()
    }

    /// The words to the left end with a colon or a question mark.
    fn beside_colon(&self, i: usize) -> bool {
        let cell = &self.table.cells[i];
        cell.column
            .checked_sub(1)
            .and_then(|c| self.at.get(&(cell.row, c)))
            .is_some_and(|&left| {
                let text = self.texts[left].trim_end();
                has_words(text) && text.ends_with([':', '?']) && text.chars().count() <= 200
            })
    }

    /// The box of a place.
    fn describe(&self, i: usize, order: (usize, usize)) -> Found {
        let cell = &self.table.cells[i];
        let mut one = Found::at(
            Address {
                anchor: Anchor::Cell,
                ..cell.address.clone()
            },
            order,
        );
        one.section = vec![self.table.name.clone()];
        if let Some(title) = self.title_above(cell) {
            one.section.push(title);
        }
        let row = self.row_label(i);
        // What a colon asks in a sheet without a look is of no column.
        let alone = self.rooms.contains(&(cell.row, cell.column)) && self.beside_colon(i);
        let column = self.column_label(i).filter(|_| !alone);
        if is_boolean(&self.texts[i])
            && let Some(words) = self.words_right_of(cell)
        {
            // A check box stands before its words.
            one.label = cut(&words);
            one.section.extend(row);
            if let Some(sheet) = self.sheet(i) {
                self.add_validation(sheet, i, &mut one);
            }
            return one;
        }
        let own = self.texts[i].as_str();
        match (&row, &column) {
            (None, _)
                if has_words(own)
                    && !is_boolean(own)
                    && printed_choices(own).is_none()
                    && self.sheet(i).is_some_and(|s| s.choices.is_empty()) =>
            {
                one.label = tidy(own);
            }
            (Some(row), Some(column)) if column.header => {
                one.label = format!("{row} – {}", column.text);
            }
            (Some(row), _) => one.label.clone_from(row),
            (None, Some(column)) => one.label.clone_from(&column.text),
            (None, None) => one.label = self.label_after(cell).unwrap_or_default(),
        }
        one.label = cut(&one.label);
        if let Some(column) = column.filter(|c| c.header) {
            one.group = Some(Group {
                id: format!("{}!{}", self.table.name, column.row),
                label: one.section.last().cloned().unwrap_or_default(),
                row: row.unwrap_or_else(|| (cell.row - column.row).to_string()),
                column: column.text,
                exclusive: false,
            });
        }
        if let Some(sheet) = self.sheet(i) {
            self.add_validation(sheet, i, &mut one);
        }
        one
    }

    fn add_validation(&self, sheet: &SheetCell, i: usize, one: &mut Found) {
        one.help = squeeze(&sheet.help);
        one.choices.clone_from(&sheet.choices);
        one.input = sheet.input;
        one.limit = sheet.max_length.map(|number| Limit {
            number,
            unit: language::lengths::Unit::Characters,
            origin: LimitOrigin::Declared,
        });
        // How much is to be written may be said in the cell beside.
        if one.help.is_empty()
            && let Some(beside) = self.words_right_of(&self.table.cells[i])
            && beside.chars().count() <= 60
            && limits::in_words(&beside).is_some()
        {
            one.help = beside;
        }
        let text = &self.texts[i];
        if let Some(choices) = printed_choices(text) {
            one.kind = Some(Kind::Choice);
            one.choices = choices;
        } else if is_printed_blank(text) {
            if text.matches('/').count() == 2 {
                one.kind = Some(Kind::Date);
            }
        } else if is_boolean(text) {
            // A cell that a check box is linked to.
            one.kind = Some(Kind::Tick);
            if matches!(fold(text).as_str(), "true" | "vrai") {
                one.value = String::from("x");
            }
        } else {
            one.value.clone_from(text);
        }
        let cell = &self.table.cells[i];
        if one.kind.is_none()
            && one.choices.is_empty()
            && sheet.number.is_some()
            && one.input.is_none()
        {
            one.kind = crate::kinds::short_kind(&one.label).or(Some(Kind::Amount));
        } else if one.kind.is_none()
            && one.choices.is_empty()
            && cell.row_span > 2
            && one.input.is_none()
        {
            let signed = crate::kinds::short_kind(&one.label);
            one.kind = signed
                .filter(|kind| *kind == Kind::Signature)
                .or(Some(Kind::LongText));
            one.limit = one
                .limit
                .take()
                .or_else(|| Some(limits::lines(cell.row_span)));
        }
        if sheet.date.is_some() {
            one.kind = Some(Kind::Date);
        }
    }

    fn is_value(&self, i: usize) -> bool {
        self.sheet(i)
            .is_some_and(|s| s.formula || s.number.is_some() || s.date.is_some())
    }

    fn is_framed_blank(&self, i: usize) -> bool {
        self.is_blank(i)
            && self
                .sheet(i)
                .is_some_and(|s| s.framed || !s.choices.is_empty())
    }

    fn is_blank(&self, i: usize) -> bool {
        self.texts[i].is_empty()
    }

    fn sheet(&self, i: usize) -> Option<&'a SheetCell> {
        self.table.cells[i].sheet.as_ref()
    }

    /// Cells of a row, by their index.
    fn row(&self, row: u32) -> impl Iterator<Item = usize> + '_ {
        let from = self.table.cells.partition_point(|cell| cell.row < row);
        self.table.cells[from..]
            .iter()
            .enumerate()
            .take_while(move |(_, cell)| cell.row == row)
            .map(move |(n, _)| from + n)
    }

    /// Rows of a zone that is reserved for the funder: from its title to the next blank row.
    fn funder_rows(&self) -> HashSet<u32> {
        let mut rows = HashSet::new();
        for (i, cell) in self.table.cells.iter().enumerate() {
            if self.texts[i].chars().count() <= 160 && zones::is_funder(&self.texts[i]) {
                let mut row = cell.row;
                rows.insert(row);
                while row < cell.row + 40 {
                    row += 1;
                    if !self
                        .row(row)
                        .any(|j| !self.is_blank(j) || self.is_framed_blank(j))
                    {
                        break;
                    }
                    rows.insert(row);
                }
            }
        }
        rows
    }
}

/// A blank cell in a column of amounts takes an amount.
fn like_its_column(found: &mut [Found]) {
    let column = |one: &Found| {
        one.address
            .path
            .chars()
            .take_while(char::is_ascii_alphabetic)
            .collect::<String>()
    };
    let mut amounts: HashMap<String, (usize, usize)> = HashMap::new();
    for one in found.iter() {
        let count = amounts.entry(column(one)).or_default();
        count.0 += usize::from(one.kind == Some(Kind::Amount));
        count.1 += 1;
    }
    for one in found.iter_mut() {
        let (in_amounts, all) = amounts.get(&column(one)).copied().unwrap_or_default();
        let open = one.kind.is_none()
            && one.input.is_none()
            && one.choices.is_empty()
            && one.value.is_empty();
        if open && 10 * in_amounts >= 7 * all && crate::kinds::short_kind(&one.label).is_none() {
            one.kind = Some(Kind::Amount);
        }
    }
}

/// A cell that holds nothing but dots or lines to write on: `__/__/____`.
fn is_printed_blank(text: &str) -> bool {
    let leader = |c: &char| matches!(c, '_' | '.' | '…');
    let wide = text.chars().filter(leader).count();
    let open = |c: char| leader(&c) || matches!(c, '/' | '-' | ' ' | '|');
    text.chars().all(open) && (wide >= 4 || text.contains('…'))
}

/// What a cell offers to choose from, printed in it: `oui / non`, `☐ oui ☐ non`.
fn printed_choices(text: &str) -> Option<Vec<String>> {
    let words: Vec<String> = text
        .split(|c: char| crate::wording::is_tick(c) || matches!(c, '/' | '|'))
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect();
    let yes_no = words.len() == 2
        && words
            .iter()
            .all(|word| crate::ticks::is_yes_no(&fold(word)));
    yes_no.then_some(words)
}

/// What a linked check box leaves in its cell.
fn is_boolean(text: &str) -> bool {
    matches!(fold(text).as_str(), "false" | "true" | "faux" | "vrai")
}

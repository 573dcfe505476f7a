//! What asks at a cell of a sheet: words of its row, of its column, above and beside it.

use super::*;

/// Rows between a head "Unité" and what it names, at most.
const UNITS: u32 = 40;

impl Sheet<'_> {
    /// Words to the left in the same row, nearest first; a number on the way is put before them.
    pub(super) fn row_label(&self, i: usize) -> Option<String> {
        let cell = &self.table.cells[i];
        let mut column = cell.column;
        let mut seen = Some(i);
        let mut number: Option<&str> = None;
        let mut crossed = 0;
        while column > 0 {
            column -= 1;
            let Some(&left) = self.at.get(&(cell.row, column)) else {
                continue;
            };
            if seen == Some(left) {
                continue;
            }
            seen = Some(left);
            let text = self.texts[left].as_str();
            if self.is_label(left) {
                let label = tidy(text);
                if !has_words(&label) || self.is_unit(left) {
                    continue;
                }
                let prefix = self.enumerator_left_of(cell.row, self.table.cells[left].column);
                if label.split(' ').count() <= 2
                    && let Some(wider) = self.wider_label(cell.row, self.table.cells[left].column)
                {
                    return Some(format!("{wider} – {label}"));
                }
                return Some(match prefix.or(number) {
                    Some(prefix) => format!("{} {label}", tidy(prefix)),
                    None => label,
                });
            }
            if self.places.contains(&left) || self.is_value(left) {
                // Words that may be changed still label their row ("7(o) Other – ").
                if has_words(text) && !is_boolean(text) && !self.is_value(left) {
                    return Some(tidy(text));
                }
                crossed += 1;
                if crossed > 14 {
                    return None;
                }
            } else if !text.is_empty() && number.is_none() && crossed == 0 {
                number = Some(text);
            }
        }
        number.map(str::to_owned)
    }

    /// It says in what its row is counted: the head over it is "Unité".
    fn is_unit(&self, i: usize) -> bool {
        let cell = &self.table.cells[i];
        let above = (cell.row.saturating_sub(UNITS)..cell.row).rev();
        let mut heads = above.filter_map(|row| self.at.get(&(row, cell.column)));
        heads.any(|&head| {
            let head = fold(&self.texts[head]);
            matches!(
                head.trim_end_matches('s'),
                "unite" | "unit" | "unidad" | "einheit" | "unita"
            )
        }) && self.label_column(i).is_some()
    }

    /// The column of the words that label a cell's row.
    pub(super) fn label_column(&self, i: usize) -> Option<u32> {
        let cell = &self.table.cells[i];
        (0..cell.column).rev().take(40).find_map(|column| {
            let &left = self.at.get(&(cell.row, column))?;
            (left != i && self.is_label(left)).then(|| self.table.cells[left].column)
        })
    }

    /// The words farther left that say what a short label ("Mother", "Father") is about.
    pub(super) fn wider_label(&self, row: u32, column: u32) -> Option<String> {
        for column in (0..column).rev().take(8) {
            let Some(&i) = self.at.get(&(row, column)) else {
                continue;
            };
            // Beyond an amount, given or computed, stands the other side of a table.
            let computed = self.table.cells[i]
                .sheet
                .as_ref()
                .is_some_and(|sheet| sheet.formula);
            if self.places.contains(&i) || computed || self.is_value(i) {
                return None;
            }
            let label = tidy(&self.texts[i]);
            if self.is_label(i) && label.split(' ').count() >= 3 {
                let number = self
                    .enumerator_left_of(row, self.table.cells[i].column)
                    .map(tidy);
                return Some(cut(
                    &number.map_or(label.clone(), |number| format!("{number} {label}"))
                ));
            }
        }
        None
    }

    /// A short number such as `1.` or `64` just left of a label.
    pub(super) fn enumerator_left_of(&self, row: u32, column: u32) -> Option<&str> {
        let left = column.checked_sub(1)?;
        let &i = self.at.get(&(row, left))?;
        let text = self.texts[i].as_str();
        (!text.is_empty()
            && text.chars().count() <= 6
            && !has_words(text)
            && text.chars().any(char::is_alphanumeric))
        .then_some(text)
    }

    /// The nearest words above in the same column, over places, values and a few blank cells.
    pub(super) fn column_label(&self, i: usize) -> Option<ColumnLabel> {
        let cell = &self.table.cells[i];
        let mut blank_rows = 0;
        let mut places = 0;
        let mut crossed_title = false;
        let mut row = cell.row;
        while row > 0 {
            row -= 1;
            let above = self.at.get(&(row, cell.column)).copied();
            match above {
                Some(above) if self.is_label(above) => {
                    let over = &self.table.cells[above];
                    let text = tidy(&self.texts[above]);
                    if !has_words(&text) && !text.chars().any(|c| c.is_ascii_digit()) {
                        return None;
                    }
                    // A title across the sheet heads no column.
                    let wide = over.column_span > cell.column_span + 2 && over.column_span > 3;
                    let near =
                        cell.row == over.row + over.row_span.max(1) && over.column <= cell.column;
                    // A title over the row labels too heads no column.
                    let title = self
                        .label_column(i)
                        .is_some_and(|label| over.column <= label);
                    let header = !wide
                        && !title
                        && (self.is_header(above) || places > 1 && self.row_label(i).is_some());
                    if title && !self.is_header(above) {
                        // The header may stand above the title of the first rows.
                        crossed_title = true;
                        blank_rows += 1;
                        if blank_rows > 12 {
                            return None;
                        }
                        row = row.min(over.row);
                        continue;
                    }
                    if wide && !near {
                        return None;
                    }
                    return (header || near).then_some(ColumnLabel {
                        text,
                        header,
                        near,
                        row: over.row,
                    });
                }
                Some(above)
                    if self.places.contains(&above)
                        || self.is_value(above)
                        || self.is_framed_blank(above) =>
                {
                    // Rows to fill between the title and a header are another table's.
                    if crossed_title && self.places.contains(&above) {
                        return None;
                    }
                    places += 1;
                    blank_rows = 0;
                }
                _ if self.ends_table(row) => return None,
                _ => {
                    blank_rows += 1;
                    crossed_title |= self.is_title_row(row);
                    // A row of words elsewhere goes on with the table.
                    if blank_rows > GAP && !self.row(row).any(|j| self.is_label(j)) {
                        return None;
                    }
                    if blank_rows > 12 {
                        return None;
                    }
                }
            }
        }
        None
    }

    /// A blank row under one that sums the table up: what stands below is of another.
    fn ends_table(&self, row: u32) -> bool {
        let blank = self
            .row(row)
            .all(|i| self.is_blank(i) && !self.places.contains(&i));
        let above = row
            .checked_sub(1)
            .and_then(|above| self.row(above).find(|i| self.is_label(*i)));
        blank && above.is_some_and(|i| fold(&self.texts[i]).starts_with("total"))
    }

    /// A cell of words in a row where the next or previous cell is words too, and no place.
    pub(super) fn is_header(&self, i: usize) -> bool {
        let cell = &self.table.cells[i];
        let mut words = 0;
        for j in self.row(cell.row) {
            if self.places.contains(&j) {
                return false;
            }
            if self.is_label(j) || self.is_value(j) {
                words += 1;
            }
        }
        words >= 2
    }

    /// Nothing in a row but one short text.
    fn is_title_row(&self, row: u32) -> bool {
        let mut texts = self
            .row(row)
            .filter(|&j| !self.is_blank(j) || self.places.contains(&j));
        let first = texts.next();
        texts.next().is_none()
            && first.is_some_and(|j| {
                self.is_label(j) && !self.texts[j].trim_end().ends_with([':', '.'])
            })
    }

    /// Words, and not a place, a formula's result or a figure.
    pub(super) fn is_label(&self, i: usize) -> bool {
        !self.places.contains(&i)
            && (has_words(&self.texts[i])
                || self.texts[i].chars().filter(char::is_ascii_digit).count() == 4
                    && self.sheet(i).is_none_or(|s| !s.framed || s.locked))
            && self
                .sheet(i)
                .is_none_or(|s| s.number.is_none() || is_year(&self.texts[i]))
            && self
                .sheet(i)
                .is_none_or(|s| !s.formula || has_words(&self.texts[i]))
    }

    /// Words in the very next cell.
    pub(super) fn words_right_of(&self, cell: &Cell) -> Option<String> {
        let next = cell.column.saturating_add(cell.column_span.max(1));
        let &i = self.at.get(&(cell.row, next))?;
        self.is_label(i).then(|| tidy(&self.texts[i]))
    }

    /// Words to the right, for a tick or a place before its label.
    pub(super) fn label_after(&self, cell: &Cell) -> Option<String> {
        let from = cell.column.saturating_add(cell.column_span.max(1));
        (from..from.saturating_add(3)).find_map(|column| {
            let &i = self.at.get(&(cell.row, column))?;
            (self.is_label(i)).then(|| tidy(&self.texts[i]))
        })
    }

    /// The nearest title across the sheet above a cell.
    pub(super) fn title_above(&self, cell: &Cell) -> Option<String> {
        let from = self.table.cells.partition_point(|c| c.row < cell.row);
        self.table.cells[..from]
            .iter()
            .enumerate()
            .rev()
            .take(600)
            .find(|(i, c)| {
                // "Exemple" over a column beside is the head of that column alone.
                let beside =
                    c.column > cell.column && crate::recognise::is_example(&self.texts[*i]);
                self.is_label(*i)
                    && !beside
                    && self.row(c.row).filter(|&j| !self.is_blank(j)).count() == 1
                    && self.texts[*i].chars().count() <= 120
                    && !self.row(c.row).any(|j| self.places.contains(&j))
                    && !self.texts[*i].trim_end().ends_with([':', '.', '?'])
            })
            .map(|(i, _)| tidy(&self.texts[i]))
    }
}

pub(super) struct ColumnLabel {
    pub(super) text: String,
    /// Its row names columns.
    pub(super) header: bool,
    /// It stands just above.
    pub(super) near: bool,
    pub(super) row: u32,
}

pub(super) fn is_year(text: &str) -> bool {
    text.len() == 4
        && text
            .parse::<u32>()
            .is_ok_and(|year| (1990..2100).contains(&year))
}

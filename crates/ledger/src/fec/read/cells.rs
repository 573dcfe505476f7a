//! Fields as texts, dates and amounts, each with what is told of it.

use std::borrow::Cow;

use super::super::accounts::is_of_a_chart;
use super::recent::Recent;
use super::{Amounts, Column, Columns, Encoding, Findings, Rule, Value, sides};
use crate::days::{DateNotation, Day};
use crate::encodings::decode;
use crate::texts::{Text, Texts};

mod amounts;

/// The columns of a file, each with what was last read in it: lines repeat themselves.
#[derive(Debug)]
pub(super) struct Cells<'a> {
    columns: [Cell<'a>; 24],
    sides: [Option<usize>; 2],
    amounts: Amounts,
    cash_basis: bool,
    encoding: Encoding,
    text_bytes: usize,
    /// Which of the two ways a direction was written first: letters or signs.
    letters: Option<bool>,
    recent: Recent,
    /// The whole file, where all of it is UTF-8: what is cut between characters is too.
    whole: Option<&'a str>,
    decimal_point: bool,
}

#[derive(Debug, Clone, Copy, Default)]
struct Cell<'a> {
    place: Option<usize>,
    seen: bool,
    last: &'a [u8],
    text: Text,
    day: Option<Day>,
}

impl<'a> Cells<'a> {
    pub(super) fn of(
        columns: &Columns,
        encoding: Encoding,
        text_bytes: usize,
        bytes: usize,
        whole: Option<&'a str>,
        decimal_point: bool,
    ) -> Self {
        let mut cells = [Cell::default(); 24];
        for place in 0..columns.count() {
            if let Some(cell) = columns
                .column(place)
                .and_then(|of| cells.get_mut(of as usize))
            {
                cell.place = Some(place);
            }
        }
        Self {
            columns: cells,
            sides: sides(columns),
            amounts: columns.amounts,
            cash_basis: columns.table != super::super::Table::Accruals,
            encoding,
            text_bytes,
            letters: None,
            recent: Recent::of(bytes),
            whole,
            decimal_point,
        }
    }

    fn field(&self, column: Column, fields: &[&'a [u8]]) -> Option<&'a [u8]> {
        fields.get(self.columns[column as usize].place?).copied()
    }

    /// The text of a field.
    pub(super) fn text(
        &mut self,
        column: Column,
        line: u32,
        fields: &[&'a [u8]],
        texts: &mut Texts,
        findings: &mut Findings,
    ) -> Text {
        let cell = &mut self.columns[column as usize];
        let Some(bytes) = cell.place.and_then(|place| fields.get(place)).copied() else {
            return Text::EMPTY;
        };
        if cell.seen && cell.last == bytes && !cell.text.is_empty() {
            return cell.text;
        }
        let (trimmed, decoded) = self.decoded(column, bytes, line, findings);
        let text = match column {
            Column::EcritureLib | Column::PieceRef => texts.append(&decoded),
            _ => texts.add(&decoded),
        };
        let cell = &mut self.columns[column as usize];
        // A text that was told of is looked at again, so that it is told of on every line.
        cell.seen = column != Column::CompteNum || is_of_a_chart(trimmed);
        cell.last = bytes;
        cell.text = text;
        text
    }

    /// The texts of two columns, the second of which is nearly always the name of the first.
    pub(super) fn named(
        &mut self,
        [number, name]: [Column; 2],
        line: u32,
        fields: &[&'a [u8]],
        texts: &mut Texts,
        findings: &mut Findings,
    ) -> [Text; 2] {
        let bytes = |column| self.field(column, fields).unwrap_or_default();
        let (first, second) = (bytes(number), bytes(name));
        if first.is_empty() && second.is_empty() && number == Column::CompAuxNum {
            return [Text::EMPTY; 2];
        }
        if let Some(known) = self.recent.find(number, first, second) {
            return known;
        }
        let count = findings.total();
        let new = [number, name].map(|column| self.text(column, line, fields, texts, findings));
        // What was told of is told of on every line.
        if findings.total() == count {
            self.recent.keep(number, first, second, new);
        }
        new
    }

    /// The number of a transaction, and whether it was that of the line before.
    pub(super) fn number(
        &mut self,
        line: u32,
        fields: &[&'a [u8]],
        findings: &mut Findings,
    ) -> (Cow<'a, str>, bool) {
        let bytes = self.field(Column::EcritureNum, fields).unwrap_or_default();
        let cell = &mut self.columns[Column::EcritureNum as usize];
        let same = std::mem::replace(&mut cell.last, bytes) == bytes && cell.seen;
        cell.seen = true;
        (
            self.decoded(Column::EcritureNum, bytes, line, findings).1,
            same,
        )
    }

    /// A field as text, with what is told of it.
    fn decoded(
        &self,
        column: Column,
        bytes: &'a [u8],
        line: u32,
        findings: &mut Findings,
    ) -> (&'a [u8], Cow<'a, str>) {
        let mut trimmed = bytes.trim_ascii();
        if trimmed.len() > self.text_bytes {
            trimmed = cut(trimmed, self.text_bytes);
            findings.add(Rule::TextTooLong, Some(line), || named(column));
        }
        let told = match column {
            Column::CompAuxNum | Column::CompAuxLib => false,
            Column::CompteNum | Column::JournalCode | Column::JournalLib => !self.cash_basis,
            // A number that is blank is told as an error of its own.
            Column::EcritureNum => false,
            _ => true,
        };
        if trimmed.is_empty() {
            if column == Column::CompteNum && told {
                findings.add(Rule::AccountBlank, Some(line), Vec::new);
            } else if told {
                findings.add(Rule::FieldBlank, Some(line), || named(column));
            }
        } else if column == Column::CompteNum && !is_of_a_chart(trimmed) {
            findings.add(Rule::AccountNumber, Some(line), || {
                vec![("value", Value::bytes(trimmed))]
            });
        }
        let control = |found, byte: &u8| found | byte.is_ascii_control();
        if trimmed.iter().fold(false, control) {
            findings.add(Rule::ControlCharacter, Some(line), || with(column, trimmed));
        }
        let one_byte = matches!(self.encoding, Encoding::Latin9 | Encoding::Windows1252);
        let decoded = match self.whole.and_then(|whole| within(whole, trimmed)) {
            Some(text) => Cow::Borrowed(text),
            None => match std::str::from_utf8(trimmed) {
                Ok(text) if !one_byte || trimmed.is_ascii() => Cow::Borrowed(text),
                _ => decode(self.encoding, trimmed),
            },
        };
        (trimmed, decoded)
    }

    /// The day of a field.
    pub(super) fn date(
        &mut self,
        column: Column,
        line: u32,
        fields: &[&'a [u8]],
        findings: &mut Findings,
    ) -> Option<Day> {
        let cell = &mut self.columns[column as usize];
        let bytes = *fields.get(cell.place?)?;
        if cell.seen && cell.last == bytes {
            return cell.day;
        }
        let day = match Day::parse(bytes) {
            Some((day, notation)) => {
                let usual = notation == DateNotation::YearMonthDay;
                if !usual {
                    findings.add(Rule::DateNotation, Some(line), || with(column, bytes));
                }
                cell.seen = usual;
                Some(day)
            }
            None => {
                if bytes.trim_ascii().is_empty() && column != Column::EcritureDate {
                    findings.add(Rule::FieldBlank, Some(line), || named(column));
                } else {
                    findings.add(Rule::DateUnreadable, Some(line), || with(column, bytes));
                }
                cell.seen = false;
                None
            }
        };
        cell.last = bytes;
        cell.day = day;
        day
    }

    /// Tells of a direction that the lines that follow write the other way.
    pub(super) fn absorb(&mut self, other: &Cells<'_>, findings: &mut Findings) {
        if let (Some(letters), Some(others)) = (self.letters, other.letters)
            && letters != others
        {
            findings.add(Rule::DirectionNotation, None, || named(Column::Sens));
        }
        self.letters = self.letters.or(other.letters);
    }
}

fn named(column: Column) -> Vec<(&'static str, Value)> {
    vec![("column", Value::text(&column.name()))]
}

fn with(column: Column, bytes: &[u8]) -> Vec<(&'static str, Value)> {
    vec![
        ("column", Value::text(&column.name())),
        ("value", Value::bytes(bytes)),
    ]
}

/// The part of a text that its bytes are.
fn within<'a>(whole: &'a str, bytes: &[u8]) -> Option<&'a str> {
    let start = (bytes.as_ptr() as usize).checked_sub(whole.as_ptr() as usize)?;
    whole.get(start..start.checked_add(bytes.len())?)
}

/// At most so many bytes, and no torn character of UTF-8.
fn cut(bytes: &[u8], most: usize) -> &[u8] {
    let mut end = most;
    while end > 0 && bytes.get(end).is_some_and(|byte| byte & 0xC0 == 0x80) {
        end -= 1;
    }
    &bytes[..end]
}

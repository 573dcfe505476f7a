//! What a value becomes in a cell: text, a number or a truth value, as the cell's format and
//! validation ask for.

use super::book::{Book, Page};
use super::decimal::Decimal;
use super::number::Kind;
use super::reference::Place;
use super::sheet::CellKind;
use super::validation::Choice;
use crate::Value;

/// The most UTF-16 units that a cell holds (the limit of Excel).
pub(crate) const LONGEST_TEXT: usize = 32_767;

/// Spreadsheets keep so many significant digits; a longer number would lose some.
const DIGITS: usize = 15;
/// Choices that mean "on", lower case.
pub(crate) const ON: [&str; 10] = ["x", "☒", "☑", "■", "✓", "✔", "oui", "yes", "vrai", "true"];
/// Choices that mean "off", lower case.
pub(crate) const OFF: [&str; 6] = ["☐", "□", "non", "no", "faux", "false"];

/// What is put into a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    /// Nothing.
    Blank,
    /// Text.
    Text(String),
    /// A plain decimal number; also the serial number of a date.
    Number(String),
    /// True or false.
    Boolean(bool),
}

/// What a value becomes in a cell.
pub(crate) fn content(book: &Book, sheet: usize, place: Place, value: &Value) -> Content {
    let page = &book.sheets[sheet];
    let choices = choices(book, page, sheet, place);
    let kind = book.workbook.styles.kind(book.style(page, place));
    if let Value::Tick(on) = value {
        return tick(page, place, &choices, *on);
    }
    if let Some(choice) = chosen(&choices, value) {
        return match &choice.number {
            Some(number) => Content::Number(number.clone()),
            None => Content::Text(choice.text.clone()),
        };
    }
    let number = match value {
        Value::Number { plain, display } if matches!(kind, Kind::Number | Kind::Percent) => {
            // What is written "12,5 %" is 0.125 where hundredths are shown.
            let hundredths = kind == Kind::Percent && display.contains('%');
            exact(plain)
                .map(|n| if hundredths { n.shifted(-2) } else { n })
                .map(|n| n.plain())
        }
        Value::Date { iso, .. } if kind == Kind::Date => book
            .workbook
            .dates
            .serial(iso)
            .map(|serial| serial.to_string()),
        _ => None,
    };
    match number {
        Some(number) => Content::Number(number),
        None => text(value.display()),
    }
}

fn text(text: &str) -> Content {
    let text: String = text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        // Characters that XML 1.0 cannot hold (section 2.2).
        .filter(|c| matches!(c, '\t' | '\n') || *c >= ' ' && !matches!(c, '\u{FFFE}' | '\u{FFFF}'))
        .collect();
    if text.is_empty() {
        Content::Blank
    } else {
        Content::Text(text)
    }
}

/// A plain number that a sheet can keep without losing a digit or a leading zero.
pub(crate) fn exact(plain: &str) -> Option<Decimal> {
    let body = plain.strip_prefix('-').unwrap_or(plain).as_bytes();
    let code = body.len() > 1 && body[0] == b'0' && body[1] != b'.';
    Decimal::parse(plain).filter(|number| !code && number.significant() <= DIGITS)
}

fn choices(book: &Book, page: &Page, sheet: usize, place: Place) -> Vec<Choice> {
    page.validations
        .iter()
        .find(|v| v.is_list() && v.areas.iter().any(|area| area.contains(place)))
        .map(|validation| validation.choices(book, sheet))
        .unwrap_or_default()
}

/// The choice that a value names, as shown or as a number.
fn chosen<'a>(choices: &'a [Choice], value: &Value) -> Option<&'a Choice> {
    let shown = value.display().trim();
    let by_text = choices.iter().find(|choice| choice.text == shown);
    by_text.or_else(|| match value {
        Value::Number { plain, .. } => {
            let number = Decimal::parse(plain)?;
            choices.iter().find(|choice| {
                choice.number.as_deref().and_then(Decimal::parse).as_ref() == Some(&number)
            })
        }
        _ => None,
    })
}

fn tick(page: &Page, place: Place, choices: &[Choice], on: bool) -> Content {
    if page
        .sheet
        .cell(place)
        .is_some_and(|cell| cell.kind == CellKind::Boolean)
    {
        return Content::Boolean(on);
    }
    let means = |marks: &[&str]| {
        choices
            .iter()
            .find(|choice| marks.contains(&choice.text.to_lowercase().as_str()))
    };
    let found = match (on, choices) {
        (true, [only]) => Some(only),
        (true, _) => means(&ON),
        (false, _) => means(&OFF),
    };
    match (found, on) {
        (Some(choice), _) => Content::Text(choice.text.clone()),
        (None, true) => Content::Text("x".to_owned()),
        (None, false) => Content::Blank,
    }
}

//! What a value becomes in a cell: text, a number, a date or a truth value, as the cell's format
//! and validation ask for (ISO/IEC 26300-1:2015, 19.385).

use super::grid::{CellRun, RowRun};
use super::reader::{Book, paragraphs};
use super::styles::Kind;
use crate::Value;
use crate::lines::normal;
use crate::opendocument::inline;
use crate::xlsx::content::{OFF, ON, exact};
use crate::xlsx::decimal::Decimal;
use crate::xlsx::reference::Place;
use crate::xml::{Id, Tree, escape};

/// Boxes drawn as characters; the first is one that is ticked.
const DRAWN: [&str; 9] = ["☒", "☐", "□", "❏", "❑", "❒", "▢", "◻", "⬜"];

/// What is put into a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content {
    /// Nothing.
    Blank,
    /// Text.
    Text(String),
    /// A plain decimal number, what kind of number it is, and as a person writes it.
    Number(String, Kind, String),
    /// A date, and as a person writes it.
    Date(String, String),
    /// True or false.
    Boolean(bool),
}

/// What a value becomes in a cell.
pub(super) fn content(
    book: &Book<'_>,
    sheet: usize,
    (row, run): (&RowRun, &CellRun),
    place: Place,
    value: &Value,
) -> Content {
    let choices = book.allowed(sheet, run);
    let kind = book.style(&book.sheets[sheet], row, run, place.column).kind;
    let is_number = matches!(kind, Kind::Number | Kind::Currency | Kind::Percentage);
    match value {
        Value::Tick(on) => tick(book.tree, run.id, &choices, *on),
        Value::Number { plain, display } if is_number => {
            // What is written "12,5 %" is 0.125 where hundredths are shown.
            let hundredths = kind == Kind::Percentage && display.contains('%');
            match exact(plain) {
                Some(number) => {
                    let number = if hundredths {
                        number.shifted(-2)
                    } else {
                        number
                    };
                    Content::Number(number.plain(), kind, display.clone())
                }
                None => text(display),
            }
        }
        Value::Date { iso, display } if kind == Kind::Date && crate::day::of(iso).is_some() => {
            Content::Date(iso.clone(), display.clone())
        }
        other => text(other.display()),
    }
}

/// Whether a cell holds a content, as it was written or as another program would write it.
pub(super) fn holds(tree: &Tree, cell: Id, content: &Content) -> bool {
    let of = |name: &str| tree.attribute(cell, name);
    let kind = of("value-type");
    match content {
        Content::Blank => kind.is_none() && paragraphs(tree, cell).is_empty(),
        Content::Text(text) => kind == Some("string") && paragraphs(tree, cell) == *text,
        Content::Number(number, ..) => {
            matches!(kind, Some("float" | "currency" | "percentage"))
                && of("value").and_then(Decimal::parse) == Decimal::parse(number)
        }
        Content::Date(iso, _) => kind == Some("date") && of("date-value") == Some(iso),
        Content::Boolean(on) => {
            kind == Some("boolean") && (of("boolean-value") == Some("true")) == *on
        }
    }
}

impl Content {
    /// The attributes that say the value; `office` is the prefix of theirs.
    pub(super) fn attributes(&self, office: &str) -> String {
        let typed = |kind: &str, name: &str, value: &str| {
            let value = escape(value);
            format!(" {office}value-type=\"{kind}\" {office}{name}=\"{value}\"")
        };
        match self {
            Self::Blank => String::new(),
            Self::Text(_) => format!(" {office}value-type=\"string\""),
            Self::Number(number, Kind::Percentage, _) => typed("percentage", "value", number),
            Self::Number(number, Kind::Currency, _) => typed("currency", "value", number),
            Self::Number(number, ..) => typed("float", "value", number),
            Self::Date(iso, _) => typed("date", "date-value", iso),
            Self::Boolean(on) => typed("boolean", "boolean-value", &on.to_string()),
        }
    }

    /// The paragraphs that show the value, a line each; `prefix` is that of the text namespace.
    pub(super) fn paragraphs(&self, prefix: &str) -> String {
        let shown = match self {
            Self::Blank => return String::new(),
            Self::Text(text) => text,
            Self::Number(_, _, display) | Self::Date(_, display) => display,
            Self::Boolean(true) => "VRAI",
            Self::Boolean(false) => "FAUX",
        };
        shown
            .split('\n')
            .map(|line| format!("<{prefix}p>{}</{prefix}p>", inline(line, prefix)))
            .collect()
    }
}

fn text(text: &str) -> Content {
    let text = normal(text);
    if text.is_empty() {
        Content::Blank
    } else {
        Content::Text(text)
    }
}

fn tick(tree: &Tree, cell: Id, choices: &[String], on: bool) -> Content {
    if tree.attribute(cell, "value-type") == Some("boolean") {
        return Content::Boolean(on);
    }
    let means = |marks: &[&str]| {
        choices
            .iter()
            .find(|choice| marks.contains(&choice.to_lowercase().as_str()))
    };
    let found = match (on, choices) {
        (true, [only]) => Some(only),
        (true, _) => means(&ON),
        (false, _) => means(&OFF),
    };
    let shown = paragraphs(tree, cell);
    match (found, on) {
        (Some(choice), _) => Content::Text(choice.clone()),
        // A box that is drawn is ticked as it is drawn.
        (None, true) if DRAWN.contains(&shown.trim()) => Content::Text("☒".to_owned()),
        (None, true) => Content::Text("x".to_owned()),
        (None, false) => Content::Blank,
    }
}

//! What cells may be filled with: data validations (ECMA-376 part 1, 18.3.1.32), also those that
//! Excel 2010 keeps in an extension because they name another sheet ([MS-XLSX] 2.4.60).

use super::book::Book;
use super::decimal::Decimal;
use super::reference::{Area, sheet_and_area};
use crate::Input;
use crate::xml::{Id, Tree};

/// A rule on what some cells may hold.
#[derive(Debug)]
pub(crate) struct Validation {
    /// The cells.
    pub(crate) areas: Vec<Area>,
    /// What it says to a person who enters such a cell.
    pub(crate) help: String,
    kind: String,
    operator: String,
    formulas: [String; 2],
}

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    /// As shown.
    pub(crate) text: String,
    /// The number it stands for, where it is one.
    pub(crate) number: Option<String>,
}

/// The most choices of one list.
const CHOICES: usize = 2_000;
/// How many names may stand for one another before an area is found.
const NAMES: usize = 8;
/// Marks that make a list of choices a tick box, lower case.
const MARKS: [&str; 10] = ["x", "☒", "☐", "☑", "✓", "✔", "✗", "✘", "□", "■"];

impl Validation {
    /// Reads all validations of a sheet.
    pub(crate) fn read_all(tree: &Tree) -> Vec<Self> {
        let mut found = Vec::new();
        for list in tree
            .descendants(0)
            .filter(|id| tree.get(*id).name == "dataValidations")
        {
            for id in tree
                .children(list)
                .filter(|id| tree.get(*id).name == "dataValidation")
            {
                found.push(Self::read(tree, id));
            }
        }
        found
    }

    fn read(tree: &Tree, id: Id) -> Self {
        let text = |name: &str| tree.attribute(id, name).unwrap_or_default().to_owned();
        let child = |name: &str| {
            tree.child(id, name)
                .map(|child| tree.text(child).trim().to_owned())
                .unwrap_or_default()
        };
        let areas = tree
            .attribute(id, "sqref")
            .map_or_else(|| child("sqref"), str::to_owned);
        let help: Vec<String> = [text("promptTitle"), text("prompt")]
            .iter()
            .map(|part| super::workbook::unescaped(part).trim().to_owned())
            .filter(|part| !part.is_empty())
            .collect();
        Self {
            areas: Area::parse_list(&areas),
            help: help.join("\n"),
            kind: text("type"),
            operator: text("operator"),
            formulas: [child("formula1"), child("formula2")],
        }
    }

    /// Whether it is a list to choose from.
    pub(crate) fn is_list(&self) -> bool {
        self.kind == "list"
    }

    /// What it takes, where it says so.
    pub(crate) fn input(&self, choices: &[Choice]) -> Option<Input> {
        match self.kind.as_str() {
            "list" if is_tick(choices) => Some(Input::Tick),
            "list" => Some(Input::Choice),
            "whole" | "decimal" => Some(Input::Number),
            "date" => Some(Input::Date),
            "textLength" => Some(Input::Text),
            _ => None,
        }
    }

    /// The most characters it allows.
    pub(crate) fn max_length(&self) -> Option<u32> {
        if self.kind != "textLength" {
            return None;
        }
        let number = |formula: &str| formula.parse::<u32>().ok();
        match self.operator.as_str() {
            "lessThanOrEqual" | "equal" => number(&self.formulas[0]),
            "lessThan" => number(&self.formulas[0])?.checked_sub(1),
            // "between" is the default and need not be written.
            "between" | "" => number(&self.formulas[1]),
            _ => None,
        }
    }

    /// What its list allows; empty when it is computed in a way that is not followed here.
    pub(crate) fn choices(&self, book: &Book, sheet: usize) -> Vec<Choice> {
        if !self.is_list() {
            return Vec::new();
        }
        let formula = self.formulas[0].trim_start_matches('=').trim();
        if let Some(inline) = formula.strip_prefix('"').and_then(|f| f.strip_suffix('"')) {
            return inline
                .replace("\"\"", "\"")
                .split(',')
                .filter_map(Choice::of_text)
                .collect();
        }
        let mut formula = formula.to_owned();
        for _ in 0..NAMES {
            if let Some((name, area)) = sheet_and_area(&formula) {
                let of = match name {
                    None => Some(sheet),
                    Some(name) => book.sheet_called(&name),
                };
                return of.map(|of| listed(book, of, &area)).unwrap_or_default();
            }
            let name = formula.rsplit('!').next().unwrap_or_default();
            match book.workbook.name(name, book.number(sheet)) {
                Some(meaning) => formula = meaning.trim_start_matches('=').trim().to_owned(),
                None => break,
            }
        }
        Vec::new()
    }
}

impl Choice {
    fn of_text(text: &str) -> Option<Self> {
        let text = text.trim();
        let number = Decimal::parse(text)
            .map(|number| number.plain())
            .filter(|n| n == text);
        (!text.is_empty()).then(|| Self {
            text: text.to_owned(),
            number,
        })
    }
}

/// The values of an area, row by row, without blanks and repeats.
fn listed(book: &Book, sheet: usize, area: &Area) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for cell in book.cells_in(sheet, area) {
        let shown = book.shown(cell);
        let text = shown.text.trim().to_owned();
        if !text.is_empty() && seen.insert(text.clone()) {
            choices.push(Choice {
                text,
                number: shown.number,
            });
        }
        if choices.len() >= CHOICES {
            break;
        }
    }
    choices
}

/// Whether the choices are nothing but marks such as `x`.
fn is_tick(choices: &[Choice]) -> bool {
    (1..=2).contains(&choices.len())
        && choices
            .iter()
            .all(|choice| MARKS.contains(&choice.text.to_lowercase().as_str()))
}

//! What cells may be filled with: content validations (ISO/IEC 26300-1:2015, 9.4.5 and 19.594).

use crate::Input;
use crate::xlsx::reference::Area;
use crate::xml::{Id, Tree};

/// A rule on what some cells may hold.
#[derive(Debug)]
pub(crate) struct Validation {
    /// The name by which cells name it.
    pub(crate) name: String,
    /// What it says to a person who enters such a cell.
    pub(crate) help: String,
    condition: String,
}

/// What a list of choices is made of.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum List {
    /// Choices written in the rule.
    Texts(Vec<String>),
    /// The values of an area, of a sheet by its name or of the cell's own sheet.
    Area(Option<String>, Area),
    /// The values of what a name stands for.
    Name(String),
}

impl Validation {
    /// Reads all validations of a spreadsheet.
    pub(crate) fn read_all(tree: &Tree, spreadsheet: Id) -> Vec<Self> {
        let list = tree.child(spreadsheet, "content-validations");
        list.into_iter()
            .flat_map(|list| tree.children(list))
            .map(|id| Self::read(tree, id))
            .collect()
    }

    fn read(tree: &Tree, id: Id) -> Self {
        let mut help = Vec::new();
        if let Some(message) = tree.child(id, "help-message") {
            help.extend(tree.attribute(message, "title").map(str::to_owned));
            help.push(super::reader::paragraphs(tree, message));
        }
        help.retain(|part| !part.trim().is_empty());
        let condition = tree.attribute(id, "condition").unwrap_or_default();
        // The namespace of the formula, such as `of:`.
        let condition = match condition.split_once(':') {
            Some((prefix, rest)) if prefix.chars().all(|c| c.is_ascii_alphanumeric()) => rest,
            _ => condition,
        };
        Self {
            name: tree.attribute(id, "name").unwrap_or_default().to_owned(),
            help: help.join("\n"),
            condition: condition.trim().to_owned(),
        }
    }

    /// Its list, if it is one.
    pub(crate) fn list(&self) -> Option<List> {
        let inside = self.arguments("cell-content-is-in-list")?.trim();
        if inside.starts_with('"') {
            return Some(List::Texts(quoted(inside)));
        }
        let reference = inside
            .strip_prefix('[')
            .and_then(|r| r.strip_suffix(']'))
            .unwrap_or(inside);
        match area(reference) {
            Some((sheet, area)) => Some(List::Area(sheet, area)),
            None => Some(List::Name(inside.to_owned())),
        }
    }

    /// What it takes, where it says so.
    pub(crate) fn input(&self) -> Option<Input> {
        let says = |what: &str| self.condition.contains(what);
        if says("cell-content-is-in-list") {
            Some(Input::Choice)
        } else if says("cell-content-is-whole-number") || says("cell-content-is-decimal-number") {
            Some(Input::Number)
        } else if says("cell-content-is-date") {
            Some(Input::Date)
        } else if says("cell-content-text-length") {
            Some(Input::Text)
        } else {
            None
        }
    }

    /// The most characters it allows.
    pub(crate) fn max_length(&self) -> Option<u32> {
        if let Some(between) = self.arguments("cell-content-text-length-is-between") {
            return between.rsplit([',', ';']).next()?.trim().parse().ok();
        }
        let (_, bound) = self.condition.split_once("cell-content-text-length()")?;
        let number = |text: &str| text.trim().trim_end_matches(')').parse::<u32>().ok();
        let bound = bound.trim_start();
        if let Some(most) = bound.strip_prefix("<=") {
            number(most)
        } else if let Some(above) = bound.strip_prefix('<') {
            number(above)?.checked_sub(1)
        } else {
            number(bound.strip_prefix('=')?)
        }
    }

    /// What stands between the parentheses of a function of the condition.
    fn arguments(&self, function: &str) -> Option<&str> {
        let (_, rest) = self.condition.split_once(function)?;
        let rest = rest.strip_prefix('(')?;
        let mut quoted = false;
        let mut depth = 0_u32;
        for (at, c) in rest.char_indices() {
            match c {
                '"' => quoted = !quoted,
                '(' if !quoted => depth += 1,
                ')' if !quoted && depth == 0 => return Some(&rest[..at]),
                ')' if !quoted => depth -= 1,
                _ => {}
            }
        }
        None
    }
}

/// Reads `$Listes.$A$1:.$A$4`, `'Ma feuille'.A1` or `.A1:.A4` (Part 2, 5.8).
pub(crate) fn area(reference: &str) -> Option<(Option<String>, Area)> {
    let (sheet, from, rest) = corner(reference.trim())?;
    let area = match rest.strip_prefix(':') {
        Some(second) => {
            let (_, to, rest) = corner(second)?;
            Area::parse(&format!("{from}:{to}")).filter(|_| rest.is_empty())
        }
        None => Area::parse(&from).filter(|_| rest.is_empty()),
    };
    Some((sheet, area?))
}

/// One corner of an area: its sheet, its cell, and what follows.
fn corner(text: &str) -> Option<(Option<String>, String, &str)> {
    let text = text.strip_prefix('$').unwrap_or(text);
    let (sheet, rest) = match text.strip_prefix('\'') {
        Some(quoted) => {
            let mut end = None;
            let mut characters = quoted.char_indices().peekable();
            while let Some((at, c)) = characters.next() {
                if c == '\'' && characters.next_if(|(_, next)| *next == '\'').is_none() {
                    end = Some(at);
                    break;
                }
            }
            let end = end?;
            (
                Some(quoted[..end].replace("''", "'")),
                quoted[end + 1..].strip_prefix('.')?,
            )
        }
        None => {
            let stop = text.find(':').unwrap_or(text.len());
            match text[..stop].rfind('.') {
                Some(dot) => (Some(text[..dot].to_owned()), &text[dot + 1..]),
                None => (None, text),
            }
        }
    };
    let end = rest.find(':').unwrap_or(rest.len());
    Some((
        sheet.filter(|sheet| !sheet.is_empty()),
        rest[..end].replace('$', ""),
        &rest[end..],
    ))
}

/// The texts of a list such as `"oui";"non"`; a quote inside is doubled.
fn quoted(list: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut open: Option<String> = None;
    let mut characters = list.chars().peekable();
    while let Some(c) = characters.next() {
        match (&mut open, c) {
            (None, '"') => open = Some(String::new()),
            (None, _) => {}
            (Some(text), '"') if characters.next_if_eq(&'"').is_some() => text.push('"'),
            (Some(_), '"') => texts.extend(open.take()),
            (Some(text), c) => text.push(c),
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(condition: &str) -> Validation {
        Validation {
            name: String::new(),
            help: String::new(),
            condition: condition.to_owned(),
        }
    }

    #[test]
    fn lists_are_read_in_every_form() {
        let list = rule("cell-content-is-in-list(\"oui\";\"l\"\"été (1)\")").list();
        assert_eq!(
            list,
            Some(List::Texts(vec!["oui".to_owned(), "l\"été (1)".to_owned()]))
        );
        let area = |text: &str| Area::parse(text).expect("area");
        let list = rule("cell-content-is-in-list([$'L''été'.$A$1:.$A$4])").list();
        assert_eq!(
            list,
            Some(List::Area(Some("L'été".to_owned()), area("A1:A4")))
        );
        let list = rule("cell-content-is-in-list([.B2:.B3])").list();
        assert_eq!(list, Some(List::Area(None, area("B2:B3"))));
        let list = rule("cell-content-is-in-list($Listes.$A$1:$Listes.$A$4)").list();
        assert_eq!(
            list,
            Some(List::Area(Some("Listes".to_owned()), area("A1:A4")))
        );
        let list = rule("cell-content-is-in-list(villes)").list();
        assert_eq!(list, Some(List::Name("villes".to_owned())));
        assert_eq!(rule("cell-content()>0").list(), None);
        assert_eq!(rule("cell-content-is-in-list(").list(), None);
    }

    #[test]
    fn lengths_are_read_in_every_form() {
        assert_eq!(
            rule("cell-content-text-length()<=200").max_length(),
            Some(200)
        );
        assert_eq!(
            rule("cell-content-text-length()<200").max_length(),
            Some(199)
        );
        assert_eq!(
            rule("cell-content-text-length-is-between(0,50)").max_length(),
            Some(50)
        );
        assert_eq!(rule("cell-content-text-length()>5").max_length(), None);
    }
}

//! What points and commas are in a table, as its own amounts show.

use std::borrow::Cow;

use super::parse::{may_be_thousands, parse_decimal};
use crate::days::Day;

/// What a mark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Decimal,
    Thousands,
}

/// What amounts show of the point and the comma; nothing of one where they show nothing, or both.
#[derive(Debug, Clone, Copy, Default)]
struct Marks {
    point: Option<Mark>,
    comma: Option<Mark>,
}

/// The rows of a table with amounts such as `1.500` written as what its other amounts show: without
/// the point where points part thousands, with a comma where they part decimals; `1,500` likewise.
/// What nothing shows stays as it is.
pub fn unambiguous(rows: &[Vec<String>]) -> Cow<'_, [Vec<String>]> {
    let cells = || rows.iter().flatten().map(|cell| cell.trim());
    if !cells().any(|cell| may_be_thousands(cell.as_bytes()).is_some()) {
        return Cow::Borrowed(rows);
    }
    let marks = marks(cells().filter(|cell| Day::parse(cell.as_bytes()).is_none()));
    let written = |cell: &String| {
        let number = || parse_decimal(cell.trim().as_bytes()) != Err(super::Unreadable::NotANumber);
        match may_be_thousands(cell.trim().as_bytes()) {
            Some(b'.') if marks.point == Some(Mark::Thousands) && number() => cell.replace('.', ""),
            Some(b'.') if marks.point == Some(Mark::Decimal) && number() => cell.replace('.', ","),
            Some(b',') if marks.comma == Some(Mark::Thousands) && number() => cell.replace(',', ""),
            _ => cell.clone(),
        }
    };
    let rows = rows.iter().map(|row| row.iter().map(written).collect());
    Cow::Owned(rows.collect())
}

/// Whether some amounts show that the point is a decimal one.
pub(crate) fn point_is_decimal<'a>(amounts: impl Iterator<Item = &'a [u8]>) -> bool {
    let texts = amounts.filter_map(|of| std::str::from_utf8(of).ok());
    marks(texts).point == Some(Mark::Decimal)
}

fn marks<'a>(cells: impl Iterator<Item = &'a str>) -> Marks {
    let (mut point, mut comma) = ((false, false), (false, false));
    for cell in cells {
        let cell = cell
            .trim()
            .trim_end_matches(['€', ' ', '\u{a0}', '\u{202f}']);
        if may_be_thousands(cell.as_bytes()).is_some() || parse_decimal(cell.as_bytes()).is_err() {
            continue;
        }
        let Some(last) = cell.rfind(['.', ',']) else {
            continue;
        };
        let mark = &cell[last..=last];
        let other = if mark == "." { "," } else { "." };
        let (of, before) = match mark {
            "." => (&mut point, &mut comma),
            _ => (&mut comma, &mut point),
        };
        // The last mark parts decimals, unless it is there several times; others part thousands.
        match cell.matches(mark).count() {
            1 => of.0 = true,
            _ => of.1 = true,
        }
        before.1 |= cell.contains(other);
    }
    let of = |seen: (bool, bool)| match seen {
        (true, false) => Some(Mark::Decimal),
        (false, true) => Some(Mark::Thousands),
        _ => None,
    };
    Marks {
        point: of(point),
        comma: of(comma),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cells: &[&str]) -> Vec<String> {
        let row = cells.iter().map(|cell| (*cell).to_owned()).collect();
        unambiguous(&[row]).concat()
    }

    #[test]
    fn a_point_is_what_other_amounts_show() {
        assert_eq!(written(&["1.500", "30.000,00"])[0], "1500");
        assert_eq!(written(&["1.500", "30.25"])[0], "1,500");
        // Nothing shows it, or both.
        assert_eq!(written(&["1.500", "30,25", "05.01.2026"])[0], "1.500");
        assert_eq!(written(&["1.500", "1.234,56", "8.18"])[0], "1.500");
        assert_eq!(written(&["12,345", "1,845.00"])[0], "12345");
        assert_eq!(written(&["12,345", "18,50"])[0], "12,345");
        assert_eq!(written(&["Lot 1.500", "30.000,00"])[0], "Lot 1.500");
    }
}

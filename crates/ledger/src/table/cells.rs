//! Cells: of CSV bytes, as months, as amounts.

use crate::amounts::{Cents, parse};
use crate::days::{Day, Month};
use crate::encodings::text;
use crate::words::plain;

/// Cuts the bytes of a CSV file into rows of cells, whatever its encoding; the separator is what
/// occurs most of `;`, comma, tab and `|` in the first lines. At most [`super::ROWS`] rows, 200
/// cells a row.
pub fn cut(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = text(bytes);
    let first: String = text.lines().take(20).collect();
    let mut separator = b';';
    for other in [b',', b'\t', b'|'] {
        let count = |byte: u8| first.bytes().filter(|of| *of == byte).count();
        if count(other) > count(separator) {
            separator = other;
        }
    }
    csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
        .records()
        .map_while(Result::ok)
        .take(super::ROWS)
        .map(|record| {
            record
                .iter()
                .take(200)
                .map(|cell| cell.trim().to_owned())
                .collect()
        })
        .collect()
}

/// The month that a column is of: `janvier 2024`, `janv. 24`, `01/2024`, `2024-01`, or a month's name
/// alone with the year that is handed in.
pub fn parse_month(cell: &str, year: Option<i32>) -> Option<Month> {
    let cell = plain(cell);
    if let Some((day, _)) = Day::parse(cell.as_bytes()) {
        return Some(day.month());
    }
    let parts: Vec<&str> = cell
        .split([' ', '/', '-', '.'])
        .filter(|part| !part.is_empty())
        .collect();
    let year_of = |part: &str| match (part.len(), part.parse::<i32>()) {
        (4, Ok(year)) => Some(year),
        (2, Ok(year)) => Some(2000 + year),
        _ => None,
    };
    match parts[..] {
        [name] => Month::new(year?, month_named(name)?),
        [one, other] => {
            if let Some(month) = month_named(one) {
                return Month::new(year_of(other)?, month);
            }
            let (month, year) = if one.len() == 4 {
                (other, one)
            } else {
                (one, other)
            };
            let year = (year.len() == 4).then(|| year.parse().ok())??;
            Month::new(year, month.parse().ok()?)
        }
        _ => None,
    }
}

/// Names of months, in French and in English; three letters are enough where they are of one only.
const MONTHS: [&[&str]; 12] = [
    &["janvier", "january", "janv", "jan"],
    &["fevrier", "february", "fevr", "fev", "feb"],
    &["mars", "march", "mar"],
    &["avril", "april", "avr", "apr"],
    &["mai", "may"],
    &["juin", "june", "jun"],
    &["juillet", "july", "juil", "jul"],
    &["aout", "august", "aou", "aug"],
    &["septembre", "september", "sept", "sep"],
    &["octobre", "october", "oct"],
    &["novembre", "november", "nov"],
    &["decembre", "december", "dec"],
];

/// Whether a word, as it is compared, is the name of a month.
pub(crate) fn is_month(word: &str) -> bool {
    month_named(word).is_some()
}

fn month_named(name: &str) -> Option<u8> {
    let at = MONTHS.iter().position(|names| names.contains(&name))?;
    u8::try_from(at + 1).ok()
}

/// The cell of a row, or nothing.
pub(super) fn cell(row: &[String], column: Option<usize>) -> &str {
    column
        .and_then(|at| row.get(at))
        .map_or("", |cell| cell.trim())
}

/// The amount of a cell; nothing where it is none. Sheets write amounts with more decimals than
/// cents where they compute, which is refused.
pub(super) fn amount(cell: &str) -> Option<Cents> {
    parse(cell.as_bytes()).ok().map(|read| read.amount)
}

/// The account at the beginning of a text, and what follows: `606400 - Fournitures`.
pub(super) fn account_of(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let text = text
        .strip_prefix("Compte")
        .or_else(|| text.strip_prefix("compte"))
        .unwrap_or(text);
    let text = text.trim_start_matches([' ', ':']);
    let end = text
        .find(|letter: char| !letter.is_ascii_alphanumeric())
        .unwrap_or(text.len());
    let (account, rest) = text.split_at(end);
    let digits = account.bytes().take_while(u8::is_ascii_digit).count();
    let first = account.bytes().next()?;
    if digits < 2 || account.len() > 20 || !(b'1'..=b'8').contains(&first) {
        return None;
    }
    // A date or an amount at the beginning is no account.
    if rest.starts_with(['/', ',', '.']) {
        return None;
    }
    let rest = rest.trim_start_matches([' ', '-', ':', '–', '—', '\u{a0}']);
    Some((account, rest.trim()))
}

/// Whether a row is a total or a balance, and no entry.
pub(super) fn is_total(row: &[String]) -> bool {
    let words = [
        "total",
        "totaux",
        "sous-total",
        "solde",
        "report",
        "a reporter",
        "resultat",
    ];
    row.iter()
        .find(|cell| !cell.trim().is_empty())
        .is_some_and(|first| {
            let first = plain(first);
            words.iter().any(|word| {
                first
                    .strip_prefix(word)
                    .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            }) && !first.starts_with("report a nouveau")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_of_columns() {
        let march = Month::new(2024, 3);
        for cell in [
            "mars 2024",
            "Mars-24",
            "03/2024",
            "2024-03",
            "3/2024",
            "01/03/2024",
        ] {
            assert_eq!(parse_month(cell, None), march, "{cell}");
        }
        assert_eq!(parse_month("Mars", Some(2024)), march);
        for cell in ["Mars", "total", "2024", "13/2024", "", "12,50"] {
            assert_eq!(parse_month(cell, None), None, "{cell}");
        }
    }

    #[test]
    fn accounts_of_rows() {
        assert_eq!(
            account_of("606400 - Fournitures"),
            Some(("606400", "Fournitures"))
        );
        assert_eq!(account_of("Compte : 512 Banque"), Some(("512", "Banque")));
        for text in ["31/12/2024", "12,50", "Fournitures", "9", "2", ""] {
            assert_eq!(account_of(text), None, "{text}");
        }
    }

    #[test]
    fn bytes_are_cut_into_rows() {
        let rows = cut("Compte;Libell\u{e9}\n606;\"a;b\"\n".as_bytes());
        assert_eq!(rows, [["Compte", "Libellé"], ["606", "a;b"]]);
        assert!(cut(b"").is_empty());
    }
}

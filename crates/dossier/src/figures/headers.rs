//! What stands above the columns of a table.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use documents::Cell;
use language::words::fold;
use regex::Regex;

use super::years::{of_a_meeting, of_source, year};
use super::{planned, side_of_words};
use crate::{About, Side};

/// `Exercice 2023   Exercice 2022`, `N   N-1   Variation   %`: a header a column, and nothing else.
pub(super) fn columns_of_headers(text: &str) -> Option<Vec<String>> {
    static RELATIVE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:^|\s)N(?: ?[-−–+] ?\d)?$").expect("the pattern is fixed and tested")
    });
    let cells: Vec<&str> = if text.contains('\t') {
        text.split('\t').map(str::trim).collect()
    } else {
        // The same with its blanks lost, before the title of the first rows.
        static HEADER: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"^\s*(?:(?:Exercice |Année |Réalisé |Prévu |Budget )?(?:(?:19|20)\d\d|N(?: ?[-−–+] ?\d)?)|Variation|Écarts?|%)(?:\s|$)")
                .expect("the pattern is fixed and tested")
        });
        let mut rest = text;
        let mut found = Vec::new();
        while let Some(header) = HEADER.find(rest) {
            found.push(rest[..header.end()].trim());
            rest = &rest[header.end()..];
        }
        found
    };
    let of_years = cells
        .iter()
        .filter(|cell| year(cell).is_some() || RELATIVE.is_match(cell))
        .count();
    let all = cells.iter().all(|cell| {
        cell.chars().count() <= 30
            && (year(cell).is_some() || RELATIVE.is_match(cell) || is_share(cell))
    });
    (all && of_years >= 2).then(|| cells.into_iter().map(str::to_owned).collect())
}

/// The headers above each column, the nearest last.
#[derive(Default)]
pub(super) struct Headers {
    /// The table counts money.
    pub(super) money: bool,
    /// Its amounts are in thousands.
    pub(super) thousands: bool,
    /// Its titles or first rows name more than one year.
    pub(super) several_years: bool,
    /// By column, the nearest last.
    pub(super) columns: BTreeMap<u32, Vec<String>>,
    /// Rows of amounts have followed: the next row of headers begins anew.
    pub(super) complete: bool,
}

impl Headers {
    /// Adds a row of headers. The first one after rows of amounts begins a new set, unless it is a
    /// lone title inside the table, which only names what follows.
    pub(super) fn push(&mut self, row: &[&Cell]) {
        let filled = row
            .iter()
            .filter(|cell| !cell.text().trim().is_empty())
            .count();
        if self.complete && filled > 1 {
            self.columns.clear();
        }
        if filled > 1 {
            self.complete = false;
        }
        for cell in row {
            let text = cell.text().trim().to_owned();
            if text.is_empty() {
                continue;
            }
            for column in cell.column..cell.column + cell.column_span.clamp(1, 64) {
                self.columns.entry(column).or_default().push(text.clone());
            }
        }
    }

    pub(super) fn rows_follow(&mut self) {
        self.complete = true;
    }

    /// Headers of a column, the nearest first.
    pub(super) fn of(&self, column: u32) -> impl Iterator<Item = &str> {
        self.columns
            .get(&column)
            .into_iter()
            .flatten()
            .rev()
            .map(String::as_str)
    }

    /// The year that a column's headers name, the nearest first.
    pub(super) fn year(&self, column: u32, about: &About) -> Option<i32> {
        self.of(column)
            .filter(|text| !of_a_meeting(text, about))
            .find_map(|text| year(text).or_else(|| relative(text, about)))
    }

    /// The one year of the months that the headers name (`01/24`, `02/24`…).
    pub(super) fn year_of_months(&self) -> Option<i32> {
        let mut years = self
            .columns
            .values()
            .flatten()
            .filter_map(|text| year_of_month(text));
        let year = years.next()?;
        years.all(|other| other == year).then_some(year)
    }

    /// The side that the headers of a column, or of the nearest column to its left, name.
    pub(super) fn side(&self, column: u32) -> Option<Side> {
        self.columns
            .range(..=column)
            .rev()
            .take(3)
            .find_map(|(_, headers)| headers.iter().rev().find_map(|text| side_of_words(text)))
    }
}

/// The year of a column of accounts that names it from the year of the document: `N`, `N-1`,
/// `Prévisionnel N+1`.
fn relative(header: &str, about: &About) -> Option<i32> {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:^|\s)N(?: ?(?P<sign>[-−–+]) ?(?P<years>\d))?(?:$|[\s.)])")
            .expect("the pattern is fixed and tested")
    });
    let found = NAMED.captures(header)?;
    let year = of_source(about)?;
    let years: i32 = found
        .name("years")
        .map_or(Some(0), |years| years.as_str().parse().ok())?;
    match found.name("sign").map(|sign| sign.as_str()) {
        Some("+") => Some(year + years),
        _ => Some(year - years),
    }
}

/// What a column is of, where that is neither a year nor a side nor "montant": an action, a place.
pub(super) fn column_name(header: &str) -> Option<&str> {
    let folded = fold(header);
    let plain = ["montant", "total", "euro", "€", "solde", "somme"]
        .iter()
        .any(|word| folded.contains(word));
    let tells = header.chars().any(char::is_alphabetic)
        && header.chars().count() <= 60
        && year(header).is_none()
        && planned(header).is_none()
        && side_of_words(header).is_none()
        && !plain;
    tells.then_some(header)
}

/// Columns of shares and differences hold no amounts of their own.
pub(super) fn is_share(header: &str) -> bool {
    let folded = fold(header);
    ["%", "ecart", "evolution", "variation", "part "]
        .iter()
        .any(|word| folded.contains(word))
}

/// A table by months is read for its year: the columns of single months are left to the passages.
pub(super) fn is_month(header: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "janv", "fevr", "mars", "avr", "mai", "juin", "juil", "aout", "sept", "oct", "nov", "dec",
    ];
    let folded = fold(header);
    year_of_month(&folded).is_some()
        || folded.len() <= 14 && MONTHS.iter().any(|month| folded.starts_with(month))
}

/// The year of `01/24` or `01/2024`.
fn year_of_month(header: &str) -> Option<i32> {
    let (month, year) = header.trim().split_once('/')?;
    let in_year = month.len() == 2 && matches!(month.parse(), Ok(1_u8..=12));
    let digits = matches!(year.len(), 2 | 4) && year.bytes().all(|b| b.is_ascii_digit());
    let number: i32 = year.parse().ok().filter(|_| in_year && digits)?;
    Some(if year.len() == 2 {
        2000 + number
    } else {
        number
    })
}

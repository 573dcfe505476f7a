//! Figures of a sentence: amounts, percentages, dates, addresses, numbers of registers, and plain
//! numbers, in one form however they are written.

use std::ops::Range;

use language::amounts::{self, Currency};
use language::dates::{self, Date};
use language::identifiers as ids;

/// A figure, normalised.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Figure {
    /// Cents.
    Amount(i64, Option<Currency>),
    /// Hundredths of a per cent.
    Percent(i64),
    Date(Date),
    /// Digits, with a point where there is one.
    Number(String),
    /// An address, a telephone, a number of a register.
    Contact(String),
}

impl Figure {
    /// Whether a source that has `other` says this one. A month is said by its day, a year by both.
    pub(super) fn is_said_by(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Date(one), Self::Date(other)) => {
                one.year == other.year
                    && (one.month.is_none() || one.month == other.month)
                    && (one.day.is_none() || one.day == other.day)
            }
            (Self::Number(number), Self::Date(date)) => *number == date.year.to_string(),
            _ => self == other,
        }
    }

    /// The year that it is or names, if it is one.
    pub(super) fn year(&self) -> Option<i32> {
        match self {
            Self::Date(date) => Some(date.year),
            Self::Number(number) if number.len() == 4 => number
                .parse()
                .ok()
                .filter(|year| (1900..=2100).contains(year)),
            _ => None,
        }
    }
}

/// The figures of a text with the bytes that they take, in order.
pub(super) fn find(text: &str) -> Vec<(Range<usize>, Figure)> {
    let mut found: Vec<(Range<usize>, Figure)> = Vec::new();
    let contacts = [
        ids::find_email(text),
        ids::find_url(text),
        ids::find_iban(text),
        ids::find_rna(text),
        ids::find_siret(text),
        ids::find_phone(text),
        ids::find_siren(text),
    ];
    for one in contacts.into_iter().flatten() {
        add(&mut found, one.range, Figure::Contact(one.value));
    }
    for date in dates::find(text) {
        add(&mut found, date.range, Figure::Date(date.value));
    }
    for amount in amounts::find(text) {
        let figure = Figure::Amount(amount.value.cents, amount.value.currency);
        add(&mut found, amount.range, figure);
    }
    for percent in amounts::percents(text) {
        let figure = Figure::Percent(percent.value.hundredths);
        add(&mut found, percent.range, figure);
    }
    for (range, digits) in numbers(text) {
        add(&mut found, range, Figure::Number(digits));
    }
    found.sort_by_key(|(range, _)| range.start);
    share_units(text, &mut found);
    found
}

/// "De 12 à 15 €" and "entre 10 et 20 %" say their unit once, for both.
fn share_units(text: &str, found: &mut [(Range<usize>, Figure)]) {
    for at in 1..found.len() {
        let between = text[found[at - 1].0.end..found[at].0.start].trim();
        let Figure::Number(number) = &found[at - 1].1 else {
            continue;
        };
        let Some(hundredths) = number.parse().ok().and_then(|n: i64| n.checked_mul(100)) else {
            continue;
        };
        let before = text[..found[at - 1].0.start].trim_end();
        let among = before.ends_with("entre") || before.ends_with("between");
        let both = match between {
            "à" | "to" | "-" | "–" => true,
            "et" | "and" => among,
            _ => false,
        };
        let shared = match found[at].1 {
            Figure::Amount(_, currency) if both => Figure::Amount(hundredths, currency),
            Figure::Percent(_) if both => Figure::Percent(hundredths),
            _ => continue,
        };
        found[at - 1].1 = shared;
    }
}

fn add(found: &mut Vec<(Range<usize>, Figure)>, range: Range<usize>, figure: Figure) {
    let crosses = |other: &Range<usize>| {
        other.start < range.end && range.start < other.end || *other == range
    };
    if !range.is_empty() && !found.iter().any(|(other, _)| crosses(other)) {
        found.push((range, figure));
    }
}

/// Runs of digits, with their groups of three and their decimals: `12 300`, `12,5`.
fn numbers(text: &str) -> Vec<(Range<usize>, String)> {
    let bytes = text.as_bytes();
    let digits_at = |at: usize| {
        let rest = bytes.get(at..).unwrap_or_default();
        rest.iter().take_while(|b| b.is_ascii_digit()).count()
    };
    let mut numbers = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let count = digits_at(at);
        if count == 0 {
            at += 1;
            continue;
        }
        let (start, mut end) = (at, at + count);
        let mut whole = text[start..end].to_owned();
        if count <= 3 {
            while let Some(space) = space_at(text, end)
                && digits_at(end + space) == 3
            {
                whole.push_str(&text[end + space..end + space + 3]);
                end += space + 3;
            }
        }
        let mut decimals = "";
        if matches!(bytes.get(end), Some(b'.' | b',')) {
            let count = digits_at(end + 1);
            if (1..=2).contains(&count) {
                decimals = text[end + 1..end + 1 + count].trim_end_matches('0');
                end += 1 + count;
            }
        }
        if let Some(minutes) = time(&text[end..])
            && decimals.is_empty()
            && count <= 2
        {
            end += minutes.0;
            let hour = whole.trim_start_matches('0');
            numbers.push((start..end, format!("{hour}h{}", minutes.1)));
            at = end;
            continue;
        }
        let whole = whole.trim_start_matches('0');
        let whole = if whole.is_empty() { "0" } else { whole };
        numbers.push((
            start..end,
            if decimals.is_empty() {
                whole.to_owned()
            } else {
                format!("{whole}.{decimals}")
            },
        ));
        at = end;
    }
    numbers
}

/// What follows the hour of a time, ` h 12`: its bytes and its minutes.
fn time(rest: &str) -> Option<(usize, &str)> {
    let blank =
        |text: &str| text.len() - text.trim_start_matches([' ', '\u{a0}', '\u{202f}']).len();
    let before = blank(rest);
    let after = rest[before..].strip_prefix('h')?;
    let end = before + 1;
    let gap = blank(after);
    let minutes = after[gap..]
        .get(..2)
        .filter(|two| two.bytes().all(|b| b.is_ascii_digit()));
    match minutes {
        Some(minutes) => Some((end + gap + 2, minutes)),
        None if after.starts_with(char::is_alphanumeric) => None,
        None => Some((end, "")),
    }
}

/// Bytes of a space that groups digits.
fn space_at(text: &str, at: usize) -> Option<usize> {
    let c = text.get(at..)?.chars().next()?;
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}').then_some(c.len_utf8())
}

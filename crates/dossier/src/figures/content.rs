//! What the cells of a row hold.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use documents::Cell;
use language::amounts;
use regex::Regex;

/// Cents of the largest amount that is believed, one billion euros: longer rows of digits are
/// identifiers and telephone numbers.
const MOST: i64 = 100_000_000_000;

/// What a cell is, for reading figures.
pub(super) enum Content {
    Blank,
    Account(String),
    Label(String),
    Amount(i64),
    Share(i64),
}

/// What each cell of a row is. A bare number that could be an account is one only before a label.
pub(super) fn contents<'a>(row: &[&'a Cell], columns: &BTreeSet<u32>) -> Vec<(&'a Cell, Content)> {
    let mut contents: Vec<(&Cell, Content)> = Vec::new();
    for cell in row {
        match content(cell) {
            // "14 310 70 – Prestation de service": what ends one side and begins the other.
            Content::Label(text) => {
                let (amount, label) = after_amount(&text);
                contents.extend(amount.map(|amount| (*cell, Content::Amount(amount))));
                contents.push((*cell, Content::Label(label.to_owned())));
            }
            content => contents.push((*cell, content)),
        }
    }
    for at in 0..contents.len() {
        if let Content::Account(number) = &contents[at].1 {
            // "Adhésions | 720 | 36 personnes": right after its label it is an amount.
            let after_label =
                number.len() > 2 && at > 0 && matches!(contents[at - 1].1, Content::Label(_));
            let before_label = contents[at + 1..]
                .iter()
                .find(|(_, content)| !matches!(content, Content::Blank))
                .is_some_and(|(_, content)| matches!(content, Content::Label(_)));
            let among_amounts = columns.contains(&contents[at].0.column);
            if !before_label || after_label || among_amounts {
                let amount = amounts::parse(number).map(|amount| amount.cents);
                contents[at].1 = amount.map_or(Content::Blank, Content::Amount);
            }
        }
    }
    contents
}

pub(super) fn content(cell: &Cell) -> Content {
    let text = cell.text();
    let text = text.trim();
    if text.is_empty() {
        return Content::Blank;
    }
    let digits = text.chars().all(|c| c.is_ascii_digit());
    let account_like = digits && (2..=6).contains(&text.len()) && text.starts_with(['6', '7', '8']);
    if account_like {
        return Content::Account(text.to_owned());
    }
    if let Some(sheet) = &cell.sheet {
        if let Some(number) = &sheet.number {
            return number
                .parse::<f64>()
                .ok()
                .and_then(cents)
                .map_or(Content::Blank, Content::Amount);
        }
        if sheet.date.is_some() {
            return Content::Blank;
        }
    }
    // `###` is how a sheet shows a number that is wider than its cell.
    if text.chars().all(|c| c == '#') {
        return Content::Blank;
    }
    if text.contains('%') {
        // "+ 12,5 %", with a blank after the sign.
        let text = text.trim_start_matches(['+', ' ', '\u{a0}']);
        return match amounts::percents(text).as_slice() {
            [share] if share.range == (0..text.len()) => Content::Share(share.value.hundredths),
            _ if text.chars().any(char::is_alphabetic) => Content::Label(text.replace('\n', " ")),
            _ => Content::Blank,
        };
    }
    match amounts::parse(text) {
        Some(amount) if amount.cents.abs() < MOST => Content::Amount(amount.cents),
        // Half a number, or signs.
        _ if !text.chars().any(char::is_alphabetic) => Content::Blank,
        _ => Content::Label(text.replace('\n', " ")),
    }
}

/// Euros as cents, rounded; nothing where the number is no amount of money.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the range is checked before"
)]
pub(super) fn cents(euros: f64) -> Option<i64> {
    let cents = (euros * 100.0).round();
    (cents.is_finite() && cents.abs() < MOST as f64).then_some(cents as i64)
}

/// A row of years, or of years and words, is a header although years look like amounts.
pub(super) fn is_header(contents: &[(&Cell, Content)]) -> bool {
    let mut years: Vec<i64> = Vec::new();
    for (_, content) in contents {
        if let Content::Amount(cents) = content {
            if !(198_000..=210_000).contains(cents) || cents % 100 != 0 {
                return false;
            }
            years.push(cents / 100);
        }
    }
    // 2 050 and 2 100 are amounts: the years of a table follow each other.
    let follow = years
        .windows(2)
        .all(|pair| (1..=5).contains(&(pair[1] - pair[0]).abs()));
    let filled = contents
        .iter()
        .filter(|(_, content)| !matches!(content, Content::Blank))
        .count();
    follow && (years.len() > 1 || years.len() == 1 && filled <= 2)
}

/// `60 - Achats` or `641 Rémunération` as account and label.
pub(super) fn split_account(text: &str) -> (Option<String>, String) {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let rest = &text[digits.len()..];
    let named = rest.trim_start_matches([' ', '\u{a0}', '-', '–', '—', '.', ':', '/']);
    if (2..=6).contains(&digits.len())
        && digits.starts_with(['6', '7', '8'])
        && rest.len() > named.len()
        && named.starts_with(char::is_alphabetic)
    {
        (Some(digits), named.trim().to_owned())
    } else {
        (None, text.trim().to_owned())
    }
}

/// The amount that a label begins with, and the label.
fn after_amount(text: &str) -> (Option<i64>, &str) {
    static BOTH: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?P<amount>\d{1,3}(?:[ \u{a0}\u{202f},]\d{3})+(?:[,.]\d\d)?|\d+,\d\d)\s+(?P<label>(?:\d{2,4} ?[–-]? ?)?\p{Lu}.{2,})$")
            .expect("the pattern is fixed and tested")
    });
    let Some(found) = BOTH.captures(text) else {
        return (None, text);
    };
    let label = found.name("label").map_or(text, |label| label.as_str());
    match amounts::parse(&found["amount"]) {
        Some(amount) => (Some(amount.cents), label),
        None => (None, text),
    }
}

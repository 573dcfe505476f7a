//! What a person types into a box, as it is counted and as it is written.

use documents::Value;
use forms::{FormBox, Kind, Limit};
use language::{amounts, dates};

use crate::compose;

/// How long a text is, as a limit counts it; in characters where there is none.
pub fn measured(text: &str, limit: Option<&Limit>) -> u32 {
    compose::measure(text, limit)
}

/// Whether a text is within its limit.
pub fn fits(text: &str, limit: Option<&Limit>) -> bool {
    compose::fits(text, limit)
}

/// As many whole sentences of a text as are within a limit, in their order; and how many were left
/// out.
pub fn within(text: &str, limit: Option<&Limit>) -> (String, u32) {
    let paragraphs: Vec<&str> = text.split("\n\n").collect();
    let composed = compose::compose(&paragraphs, limit);
    (composed.text, composed.left_out)
}

/// What is written into the file for what a person typed; nothing for nothing. An amount, a number or
/// a date that is typed otherwise than its box takes them is written as it stands.
pub fn value(asked: &FormBox, text: &str) -> Option<Value> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let as_it_stands = || Value::Text(text.to_owned());
    Some(match asked.kind {
        Kind::Tick => Value::Tick(is_yes(text)),
        Kind::Amount | Kind::Number => number(text).unwrap_or_else(as_it_stands),
        Kind::Date => day(text).unwrap_or_else(as_it_stands),
        _ => as_it_stands(),
    })
}

/// Whether a text ticks a box.
pub fn is_yes(text: &str) -> bool {
    let folded = language::words::fold(text);
    matches!(
        folded.as_str(),
        "oui" | "yes" | "x" | "vrai" | "true" | "1" | "on" | "ok" | "✓" | "☑" | "☒" | "✔"
    )
}

/// A number of at most two decimals, with or without its euro sign.
fn number(text: &str) -> Option<Value> {
    let bare = text.trim_end_matches(['€', ' ', '\u{a0}', '\u{202f}']);
    let bare = bare.strip_suffix("euros").unwrap_or(bare).trim_end();
    // Only a number, and not a text that holds one.
    let only = |c: char| c.is_ascii_digit() || ",.-+ \u{a0}\u{202f}'’".contains(c);
    let negative = bare.starts_with('-');
    if !bare.chars().all(only) || !bare.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let cents = amounts::parse(bare.trim_start_matches(['-', '+']))?.cents;
    let plain = plain(if negative { -cents.abs() } else { cents });
    let display = bare.to_owned();
    Some(Value::Number { plain, display })
}

/// Hundredths as a plain decimal number, without needless zeros: `1250.40`, `-35`.
pub(crate) fn plain(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, rest) = (
        hundredths.unsigned_abs() / 100,
        hundredths.unsigned_abs() % 100,
    );
    match rest {
        0 => format!("{sign}{whole}"),
        rest => format!("{sign}{whole}.{rest:02}"),
    }
}

/// A whole date and nothing else.
fn day(text: &str) -> Option<Value> {
    let date = dates::parse(text)?;
    let (month, day) = (date.month?, date.day?);
    Some(Value::Date {
        iso: date.iso(),
        display: format!("{day:02}/{month:02}/{}", date.year),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number_of(text: &str) -> Option<(String, String)> {
        match number(text)? {
            Value::Number { plain, display } => Some((plain, display)),
            _ => None,
        }
    }

    #[test]
    fn an_amount_is_a_number_however_it_is_typed() {
        for (typed, plain, display) in [
            ("1 250,40 €", "1250.40", "1 250,40"),
            ("12000", "12000", "12000"),
            ("-35,5", "-35.50", "-35,5"),
            ("4 500 euros", "4500", "4 500"),
        ] {
            let expected = Some((plain.to_owned(), display.to_owned()));
            assert_eq!(number_of(typed), expected, "{typed}");
        }
        for typed in ["environ 12", "12 mille", "2 x 40", ""] {
            assert_eq!(number_of(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_day_is_a_date_and_a_text_with_one_is_not() {
        let iso = |text: &str| match day(text) {
            Some(Value::Date { iso, .. }) => Some(iso),
            _ => None,
        };
        assert_eq!(iso("12 mars 2026").as_deref(), Some("2026-03-12"));
        assert_eq!(iso("12/03/2026").as_deref(), Some("2026-03-12"));
        assert_eq!(iso("12 mars 2026 suite"), None);
        assert_eq!(iso("2026"), None);
    }

    #[test]
    fn ticks_are_ticked_by_a_yes() {
        assert!(["oui", "X", "Yes", "1"].into_iter().all(is_yes));
        assert!(!["", "non", "peut-être"].into_iter().any(is_yes));
    }
}

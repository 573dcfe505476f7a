//! Amounts of money and percentages, as people write them.

use serde::{Deserialize, Serialize};

use crate::Language;

mod find;
mod number;

pub use find::{find, parse, percents};

/// A currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Currency {
    /// Euro.
    Euro,
    /// Dollar, of any country.
    Dollar,
    /// Pound sterling.
    Pound,
    /// Swiss franc.
    SwissFranc,
}

/// An amount of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Amount {
    /// Cents of its currency.
    pub cents: i64,
    /// The currency, when it is named.
    pub currency: Option<Currency>,
}

/// A percentage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Percent {
    /// Hundredths of a per cent: 1250 is 12.5 %.
    pub hundredths: i64,
}

/// An amount of euros as people of a language write it; cents are left out when there are none.
/// All spaces are no-break spaces (U+00A0), which every font of a form can show.
pub fn display(cents: i64, language: Language) -> String {
    let (group, point) = match language {
        Language::French => ("\u{a0}", ','),
        Language::English => (",", '.'),
        Language::Other => ("", '.'),
        _ => (".", ','),
    };
    let whole = (cents.unsigned_abs() / 100).to_string();
    let mut number = String::new();
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            number.push_str(group);
        }
        number.push(digit);
    }
    let rest = cents.unsigned_abs() % 100;
    if rest > 0 {
        number = format!("{number}{point}{rest:02}");
    }
    let sign = if cents < 0 { "-" } else { "" };
    match language {
        Language::English => format!("{sign}€{number}"),
        Language::Dutch => format!("{sign}€\u{a0}{number}"),
        Language::Other => format!("{sign}{number}\u{a0}EUR"),
        _ => format!("{sign}{number}\u{a0}€"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn written_out() {
        for (cents, language, text) in [
            (829_620, Language::French, "8\u{a0}296,20\u{a0}€"),
            (2_000_000, Language::French, "20\u{a0}000\u{a0}€"),
            (-10_700, Language::French, "-107\u{a0}€"),
            (5, Language::French, "0,05\u{a0}€"),
            (123_456_789, Language::English, "€1,234,567.89"),
            (829_620, Language::German, "8.296,20\u{a0}€"),
            (829_620, Language::Dutch, "€\u{a0}8.296,20"),
            (829_620, Language::Other, "8296.20\u{a0}EUR"),
        ] {
            assert_eq!(display(cents, language), text);
        }
    }

    proptest! {
        #[test]
        fn what_is_displayed_is_read(cents in -999_999_999_999_999_i64..=999_999_999_999_999) {
            for language in Language::KNOWN.into_iter().chain([Language::Other]) {
                let text = display(cents, language);
                let amount = Amount { cents, currency: Some(Currency::Euro) };
                prop_assert_eq!(parse(&text), Some(amount), "{}", &text);
                let found = find(&format!("soit {text} en tout"));
                prop_assert_eq!(found.first().map(|f| f.value), Some(amount), "{}", &text);
                prop_assert_eq!(found.len(), 1);
            }
        }

        #[test]
        fn any_text_can_be_searched(text in any::<String>()) {
            for found in find(&text) {
                prop_assert!(text.get(found.range).is_some());
            }
            percents(&text);
            parse(&text);
        }

        #[test]
        fn digits_and_signs_can_be_searched(text in "[-−(€0-9 .,'\u{a0}kM%]{0,24}") {
            find(&text);
            percents(&text);
            parse(&text);
        }
    }
}

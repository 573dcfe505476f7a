//! What a person typed in a field of a form: blank is nothing, and what is not understood is said.

use desk::accounts;
use desk::messages::{Messages, Tongue, say};
use ledger::{Cents, Day};

use super::some;

/// An amount.
pub(super) fn amount(messages: &Messages, text: &str) -> Result<Option<Cents>, String> {
    let Some(text) = some(text) else {
        return Ok(None);
    };
    let text = text.trim_end_matches('€');
    let amount = accounts::typed_amount(text).map(Some);
    amount.ok_or_else(|| say!(messages, "accounts-typed-no-amount", value = text))
}

/// The amount of a grant: nothing is granted that is less than nothing.
pub(super) fn sum(messages: &Messages, text: &str) -> Result<Option<Cents>, String> {
    match amount(messages, text)? {
        Some(amount) if amount < Cents::ZERO => {
            Err(say!(messages, "accounts-typed-negative", value = text))
        }
        amount => Ok(amount),
    }
}

/// A day.
pub(super) fn day(messages: &Messages, text: &str) -> Result<Option<Day>, String> {
    let Some(text) = some(text) else {
        return Ok(None);
    };
    let day = accounts::typed_day(text).map(Some);
    day.ok_or_else(|| say!(messages, "accounts-typed-no-day", value = text))
}

/// A year.
pub(super) fn year(messages: &Messages, text: &str) -> Result<Option<i32>, String> {
    let Some(text) = some(text) else {
        return Ok(None);
    };
    let year = text
        .parse()
        .ok()
        .filter(|year| (1900..=2200).contains(year));
    year.map(Some)
        .ok_or_else(|| say!(messages, "accounts-typed-no-year", value = text))
}

/// An amount as a field of a form has it.
pub(super) fn plain(messages: &Messages, amount: Option<Cents>) -> String {
    let Some(amount) = amount else {
        return String::new();
    };
    let text = amount.plain();
    match (amount.is_whole(), messages.tongue) {
        (true, _) => text.split('.').next().unwrap_or_default().to_owned(),
        (false, Tongue::Fr) => text.replace('.', ","),
        (false, Tongue::En) => text,
    }
}

/// A day as a field of a form has it.
pub(super) fn iso(day: Option<Day>) -> String {
    day.map_or(String::new(), Day::iso)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_is_nothing_and_what_is_wrong_is_said() {
        for tongue in [Tongue::Fr, Tongue::En] {
            let messages = Messages::new(tongue, &[crate::TEXTS]);
            assert_eq!(amount(&messages, "  "), Ok(None));
            assert_eq!(amount(&messages, "1 250,40 €"), Ok(Some(Cents(125_040))));
            assert!(amount(&messages, "beaucoup").is_err_and(|said| said.contains("beaucoup")));
            assert_eq!(day(&messages, "2026-09-30"), Ok(Day::new(2026, 9, 30)));
            assert!(year(&messages, "12").is_err());
            // What a field shows is read back as the same.
            for cents in [125_040, 500_000, -1_250] {
                let shown = plain(&messages, Some(Cents(cents)));
                assert_eq!(amount(&messages, &shown), Ok(Some(Cents(cents))), "{shown}");
            }
        }
    }
}

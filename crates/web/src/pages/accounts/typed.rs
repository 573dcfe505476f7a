//! What a person typed in a field of a form: blank is nothing, and what is not understood is said.

use desk::accounts;
use desk::messages::{Messages, say};
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
    let year = text.parse().ok().filter(|year| (1900..=2200).contains(year));
    year.map(Some)
        .ok_or_else(|| say!(messages, "accounts-typed-no-year", value = text))
}

/// An amount as a field of a form has it.
pub(super) fn plain(amount: Option<Cents>) -> String {
    amount.map_or(String::new(), Cents::plain)
}

/// A day as a field of a form has it.
pub(super) fn iso(day: Option<Day>) -> String {
    day.map_or(String::new(), Day::iso)
}

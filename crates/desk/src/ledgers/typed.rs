//! What is typed: amounts, days, shares.

use ledger::{Cents, Day, Period, Share};

use crate::failure::Failure;
use crate::messages::{Messages, say};
use crate::{accounts, words};

/// An amount as a person types it.
pub fn amount(messages: &Messages, text: &str) -> Result<Cents, Failure> {
    accounts::typed_amount(text)
        .ok_or_else(|| wrong(messages, say!(messages, "typed-amount", value = text)))
}

/// The amount of a grant: nothing is granted that is less than nothing.
pub(super) fn sum(messages: &Messages, text: &str) -> Result<Cents, Failure> {
    let amount = amount(messages, text)?;
    if amount >= Cents::ZERO {
        return Ok(amount);
    }
    Err(wrong(
        messages,
        say!(messages, "typed-negative", value = text),
    ))
}

/// A change by a share, such as `-10%`: nothing is left beyond all of it.
pub(super) fn change(messages: &Messages, text: &str) -> Result<Share, Failure> {
    let share = share(messages, text)?;
    if share.hundredths >= -10_000 {
        return Ok(share);
    }
    Err(wrong(
        messages,
        say!(messages, "typed-change", value = text),
    ))
}

/// A day, as ISO 8601 or as the French write it.
pub fn day(messages: &Messages, text: &str) -> Result<Day, Failure> {
    accounts::typed_day(text).ok_or_else(|| no_day(messages, text))
}

/// That a text is no day.
pub fn no_day(messages: &Messages, text: &str) -> Failure {
    wrong(messages, say!(messages, "typed-day", value = text))
}

/// A share in per cent, or a change by one: `45`, `-10%`.
pub fn share(messages: &Messages, text: &str) -> Result<Share, Failure> {
    accounts::typed_share(text)
        .ok_or_else(|| wrong(messages, say!(messages, "typed-amount", value = text)))
}

/// A share in per cent, of the whole at most.
pub fn part(messages: &Messages, text: &str) -> Result<Share, Failure> {
    let share = share(messages, text)?;
    if (0..=10_000).contains(&share.hundredths) {
        return Ok(share);
    }
    Err(wrong(messages, say!(messages, "typed-share", value = text)))
}

/// A SIRET, its blanks aside: fourteen digits that hold together.
pub fn siret(messages: &Messages, text: &str) -> Result<String, Failure> {
    accounts::typed_siret(text)
        .ok_or_else(|| wrong(messages, say!(messages, "typed-siret", value = text)))
}

/// A calendar year.
pub fn year(messages: &Messages, year: i32) -> Result<Period, Failure> {
    Period::year(year).ok_or_else(|| {
        wrong(
            messages,
            say!(messages, "typed-year", value = year.to_string()),
        )
    })
}

/// Wrong use, in words.
pub fn wrong(messages: &Messages, what: String) -> Failure {
    Failure::new(what)
        .safe(words::safe_dossier(messages))
        .wrong_use()
}

//! What is typed on the command line: amounts, days, shares.

use desk::words;
use ledger::{Cents, Day, Period, Share};

use desk::failure::Failure;
use desk::messages::{Messages, say};

/// An amount as a person types it.
pub(super) fn amount(messages: &Messages, text: &str) -> Result<Cents, Failure> {
    ledger::amounts::parse(text.trim().as_bytes())
        .ok()
        .filter(|read| !read.notation.blank)
        .map(|read| read.amount)
        .ok_or_else(|| wrong(messages, say!(messages, "typed-amount", value = text)))
}

/// A day, as ISO 8601 or as the French write it.
pub(super) fn day(messages: &Messages, text: &str) -> Result<Day, Failure> {
    Day::parse(text.trim().as_bytes())
        .map(|(day, _)| day)
        .ok_or_else(|| wrong(messages, say!(messages, "typed-day", value = text)))
}

/// A share in per cent, or a change by one: `45`, `-10%`.
pub(super) fn share(messages: &Messages, text: &str) -> Result<Share, Failure> {
    let number = text.trim().trim_end_matches('%').trim();
    amount(messages, number).map(|cents| Share {
        hundredths: cents.0,
    })
}

/// A share in per cent, of the whole at most.
pub(super) fn part(messages: &Messages, text: &str) -> Result<Share, Failure> {
    let share = share(messages, text)?;
    if (0..=10_000).contains(&share.hundredths) {
        return Ok(share);
    }
    Err(wrong(messages, say!(messages, "typed-share", value = text)))
}

/// A SIRET, its blanks aside: fourteen digits that hold together.
pub(super) fn siret(messages: &Messages, text: &str) -> Result<String, Failure> {
    let digits: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    if language::identifiers::is_valid_siret(&digits) {
        return Ok(digits);
    }
    Err(wrong(messages, say!(messages, "typed-siret", value = text)))
}

/// A calendar year.
pub(super) fn year(messages: &Messages, year: i32) -> Result<Period, Failure> {
    Period::year(year).ok_or_else(|| {
        wrong(
            messages,
            say!(messages, "typed-year", value = year.to_string()),
        )
    })
}

/// Wrong use, in words.
pub(super) fn wrong(messages: &Messages, what: String) -> Failure {
    Failure::new(what)
        .safe(words::safe_dossier(messages))
        .next(say!(messages, "wrong-next"))
        .wrong_use()
}

//! Lines of a journal: headings of transactions, and postings.

use super::balances::Balance;
use super::{Pad, dated};
use crate::amounts::{Cents, parse};
use crate::days::Day;

/// The first line of a transaction.
pub(super) struct Heading<'a> {
    pub(super) date: Day,
    pub(super) code: &'a str,
    pub(super) payee: &'a str,
    pub(super) label: &'a str,
}

/// A line of a transaction.
pub(super) struct Posting<'a> {
    pub(super) account: &'a str,
    pub(super) amount: Option<Cents>,
    /// The balance after it, where it says one.
    pub(super) asserted: Option<Asserted>,
}

/// A balance that a posting says its account has then.
#[derive(Clone, Copy)]
pub(super) struct Asserted {
    pub(super) amount: Cents,
    /// Whether accounts below count too (`=*`).
    pub(super) below: bool,
}

/// `2024-01-31 * (F12) Papeterie | Ramettes`, or `2024-01-31 * "Papeterie" "Ramettes"`.
pub(super) fn heading(line: &str, year: Option<i32>) -> Option<Heading<'_>> {
    let (date, rest) = dated(line, year)?;
    let rest = rest.strip_prefix("txn").unwrap_or(rest).trim_start();
    let marked = rest.strip_prefix(['*', '!']);
    let rest = marked.unwrap_or(rest).trim_start();
    if rest.starts_with('"') {
        let texts: Vec<&str> = rest.split('"').skip(1).step_by(2).collect();
        let (payee, label) = match texts[..] {
            [payee, label, ..] => (payee, label),
            [label] => ("", label),
            [] => ("", ""),
        };
        return Some(Heading {
            date,
            code: "",
            payee,
            label,
        });
    }
    if marked.is_none() && other(line).is_some() {
        return None;
    }
    let (code, rest) = match rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        Some((code, rest)) => (code, rest.trim_start()),
        None => ("", rest),
    };
    let (payee, label) = match rest.split_once('|') {
        Some((payee, label)) => (payee.trim(), label.trim()),
        None => ("", rest),
    };
    Some(Heading {
        date,
        code,
        payee,
        label,
    })
}

/// What a dated line of beancount is, where it is no transaction: a small word says it.
pub(super) fn other(line: &str) -> Option<&str> {
    let (_, rest) = dated(line, None)?;
    let others = [
        "open",
        "close",
        "balance",
        "pad",
        "note",
        "price",
        "commodity",
        "document",
        "event",
        "custom",
        "query",
    ];
    let mut words = rest.split_whitespace();
    let word = words.next().filter(|word| others.contains(word))?;
    let of_beancount = words.next().is_some_and(|word| {
        word.contains(':') || word.starts_with('"') || word.chars().all(char::is_uppercase)
    });
    of_beancount.then_some(word)
}

/// `2025-01-01 balance Assets:Bank  154.20 EUR`, with `~ 0.05` before the currency where it need not be
/// exact.
pub(super) fn balance(line: u32, text: &str) -> Option<Balance<'_>> {
    other(text).filter(|word| *word == "balance")?;
    let (date, rest) = dated(text, None)?;
    let rest = rest.strip_prefix("balance")?.trim_start();
    let (account, amount) = rest.split_once(char::is_whitespace)?;
    let (amount, within) = match amount.split_once('~') {
        Some((amount, within)) => (amount, euros(within)?),
        None => (amount, Cents::ZERO),
    };
    Some(Balance {
        line,
        date,
        account,
        amount: euros(amount)?,
        within,
    })
}

/// `2025-01-01 pad Assets:Bank Equity:Opening`.
pub(super) fn pad(line: u32, text: &str) -> Option<Pad<'_>> {
    other(text).filter(|word| *word == "pad")?;
    let (date, rest) = dated(text, None)?;
    let mut words = rest.split_whitespace().skip(1);
    let (account, from) = (words.next()?, words.next()?);
    Some(Pad {
        line,
        date,
        account,
        from,
    })
}

/// `Charges:606400  12,50 €`: an account, two blanks, an amount in euros or none, and the balance after
/// it where one is said (`= 100 €`; `==` and `=*` too). Prices and other currencies are not read.
pub(super) fn posting(line: &str) -> Option<Posting<'_>> {
    let line = line.strip_prefix(['*', '!']).unwrap_or(line).trim();
    let end = line.find("  ").or_else(|| line.find('\t'));
    let Some(end) = end else {
        // Beancount needs one blank only, and its accounts have none.
        if let Some((account, amount)) = line.split_once(' ')
            && account.contains(':')
            && let Some(amount) = euros(amount)
        {
            return Some(Posting {
                account,
                amount: Some(amount),
                asserted: None,
            });
        }
        return Some(Posting {
            account: line,
            amount: None,
            asserted: None,
        });
    };
    let (account, amount) = (line[..end].trim(), line[end..].trim());
    let (amount, asserted) = match amount.split_once('=') {
        Some((amount, balance)) => {
            let balance = balance.strip_prefix('=').unwrap_or(balance);
            let below = balance.starts_with('*');
            let amount_of = euros(balance.strip_prefix('*').unwrap_or(balance))?;
            let asserted = Asserted {
                amount: amount_of,
                below,
            };
            (amount.trim(), Some(asserted))
        }
        None => (amount, None),
    };
    Some(Posting {
        account,
        amount: match amount {
            "" => None,
            amount => Some(euros(amount)?),
        },
        asserted,
    })
}

fn euros(text: &str) -> Option<Cents> {
    let text = text.trim();
    let bare = text.trim_matches(|letter: char| {
        letter.is_whitespace() || letter == '€' || "EUR".contains(letter)
    });
    let sign = text
        .strip_prefix("-€")
        .or_else(|| text.strip_prefix("-EUR"));
    let read = parse(sign.unwrap_or(bare).as_bytes())
        .ok()
        .filter(|read| !read.notation.blank)?;
    Some(if sign.is_some() {
        -read.amount
    } else {
        read.amount
    })
}

//! Lines of a journal: headings of transactions, and postings.

use super::dated;
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
}

/// `2024-01-31 * (F12) Papeterie | Ramettes`, or `2024-01-31 * "Papeterie" "Ramettes"`.
pub(super) fn heading(line: &str) -> Option<Heading<'_>> {
    let (date, rest) = dated(line)?;
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
    // Beancount says what other dated lines are by a small word.
    let other = [
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
    if marked.is_none()
        && rest
            .split_whitespace()
            .next()
            .is_some_and(|word| other.contains(&word))
        && rest.split_whitespace().nth(1).is_some_and(|word| {
            word.contains(':') || word.starts_with('"') || word.chars().all(char::is_uppercase)
        })
    {
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

/// `Charges:606400  12,50 €`: an account, two blanks, an amount in euros or none. Prices, balances to
/// be checked and other currencies are not read.
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
            });
        }
        return Some(Posting {
            account: line,
            amount: None,
        });
    };
    let (account, amount) = (line[..end].trim(), line[end..].trim());
    if amount.is_empty() {
        return Some(Posting {
            account,
            amount: None,
        });
    }
    Some(Posting {
        account,
        amount: Some(euros(amount)?),
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

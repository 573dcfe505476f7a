//! Which field of an entry stands in which column of a sheet.

use ledger::table::Mapping;

use super::ReadAccounts;
use crate::messages::{Messages, say};

/// Which field stands in which column, as it was guessed or given.
pub fn columns(messages: &Messages, read: &ReadAccounts) -> Vec<(String, usize)> {
    let mut fields: Vec<(String, Option<usize>)> = Vec::new();
    let guessed = read.guess.as_ref().map(|guess| &guess.mapping);
    match (guessed.or(read.mapping.as_ref()), &read.columns) {
        (Some(Mapping::Entries(of)), _) => {
            fields.push((say!(messages, "field-date"), Some(of.date)));
            fields.push((say!(messages, "field-journal"), of.journal));
            fields.push((say!(messages, "field-number"), of.number));
            fields.push((say!(messages, "field-account"), of.account));
            fields.push((say!(messages, "field-account-label"), of.account_label));
            fields.push((say!(messages, "field-third-party"), of.third_party));
            fields.push((say!(messages, "field-document"), of.document));
            fields.push((say!(messages, "field-label"), of.label));
            fields.push((say!(messages, "field-debit"), of.debit));
            fields.push((say!(messages, "field-credit"), of.credit));
            fields.push((say!(messages, "field-amount"), of.amount));
            fields.push((say!(messages, "field-direction"), of.direction));
        }
        (Some(Mapping::Months(of)), _) => {
            fields.push((say!(messages, "field-account"), of.account));
            fields.push((say!(messages, "field-label"), of.label));
            for (at, month) in &of.months {
                fields.push((super::month(messages, *month), Some(*at)));
            }
            fields.push((say!(messages, "field-total"), of.total));
        }
        (None, Some(of)) => {
            fields.push((say!(messages, "field-date"), Some(of.date)));
            fields.push((say!(messages, "field-label"), of.label));
            fields.push((say!(messages, "field-third-party"), of.party));
            fields.push((say!(messages, "field-reference"), of.reference));
            fields.push((say!(messages, "field-amount"), of.amount));
            fields.push((say!(messages, "field-debit"), of.debit));
            fields.push((say!(messages, "field-credit"), of.credit));
            fields.push((say!(messages, "field-balance"), of.balance));
        }
        _ => {}
    }
    fields
        .into_iter()
        .filter_map(|(field, at)| Some((field, at?)))
        .collect()
}

/// A column's letters, as sheets name it: A is the first.
pub fn letter(at: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = at;
    loop {
        letters.push(b'A' + u8::try_from(rest % 26).unwrap_or(0));
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    letters.reverse();
    String::from_utf8(letters).unwrap_or_default()
}

/// A column from its letters or its number, from 1.
pub fn column(text: &str) -> Option<usize> {
    let text = text.trim();
    if let Ok(number) = text.parse::<usize>() {
        return number.checked_sub(1).filter(|at| *at < 500);
    }
    let mut at = 0_usize;
    for letter in text.to_ascii_uppercase().bytes() {
        let digit = letter.checked_sub(b'A').filter(|digit| *digit < 26)?;
        at = at.checked_mul(26)?.checked_add(usize::from(digit) + 1)?;
    }
    at.checked_sub(1).filter(|at| *at < 500)
}

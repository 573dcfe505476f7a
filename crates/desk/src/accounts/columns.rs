//! Which field of an entry stands in which column of a sheet.

use ledger::bank::BankColumns;
use ledger::table::{EntryColumns, Mapping};

use super::ReadAccounts;
use crate::messages::{Messages, say};

/// Which field stands in which column, as it was guessed or given.
pub fn columns(messages: &Messages, read: &ReadAccounts) -> Vec<(String, usize)> {
    let mut columns: Vec<(String, usize)> = fields(messages, read)
        .into_iter()
        .filter_map(|(_, field, at)| Some((field, at?)))
        .collect();
    let guessed = read.guess.as_ref().map(|guess| &guess.mapping);
    if let Some(Mapping::Months(of)) = guessed.or(read.mapping.as_ref()) {
        for (at, month) in &of.months {
            columns.push((super::month(messages, *month), *at));
        }
        let total = of.total.map(|at| (say!(messages, "field-total"), at));
        columns.extend(total);
    }
    columns
}

/// All fields of an entry, each with its id, its name, and its column where it has one.
pub fn fields(
    messages: &Messages,
    read: &ReadAccounts,
) -> Vec<(&'static str, String, Option<usize>)> {
    let guessed = read.guess.as_ref().map(|guess| &guess.mapping);
    let mut of = EntryColumns::default();
    let (mut date, mut party, mut reference, mut balance) = (None, None, None, None);
    match (guessed.or(read.mapping.as_ref()), &read.columns) {
        (Some(Mapping::Entries(columns)), _) => {
            of = columns.clone();
            (date, party) = (Some(of.date), of.third_party);
        }
        (Some(Mapping::Months(columns)), _) => {
            of.account = columns.account;
            of.label = columns.label;
        }
        (None, Some(bank)) => {
            (date, party) = (Some(bank.date), bank.party);
            (reference, balance) = (bank.reference, bank.balance);
            (of.label, of.amount) = (bank.label, bank.amount);
            (of.debit, of.credit) = (bank.debit, bank.credit);
        }
        (None, None) => {}
    }
    vec![
        ("date", say!(messages, "field-date"), date),
        ("journal", say!(messages, "field-journal"), of.journal),
        ("number", say!(messages, "field-number"), of.number),
        ("account", say!(messages, "field-account"), of.account),
        (
            "account_label",
            say!(messages, "field-account-label"),
            of.account_label,
        ),
        ("party", say!(messages, "field-third-party"), party),
        ("document", say!(messages, "field-document"), of.document),
        ("reference", say!(messages, "field-reference"), reference),
        ("label", say!(messages, "field-label"), of.label),
        ("debit", say!(messages, "field-debit"), of.debit),
        ("credit", say!(messages, "field-credit"), of.credit),
        ("amount", say!(messages, "field-amount"), of.amount),
        ("direction", say!(messages, "field-direction"), of.direction),
        ("balance", say!(messages, "field-balance"), balance),
    ]
}

/// The columns that a person gives by the ids of [`fields`], in the rows after that of their names
/// (from 0): those of entries where an account or a number is among them, else those of a bank.
/// Nothing without a date.
pub fn given_columns(
    header: Option<usize>,
    at: impl Fn(&str) -> Option<usize>,
) -> Option<(Option<Mapping>, Option<BankColumns>)> {
    let date = at("date")?;
    if at("account").is_none() && at("number").is_none() {
        let bank = BankColumns {
            header: header?,
            date,
            label: at("label"),
            party: at("party"),
            reference: at("reference"),
            amount: at("amount"),
            debit: at("debit"),
            credit: at("credit"),
            balance: at("balance"),
        };
        return Some((None, Some(bank)));
    }
    let entries = EntryColumns {
        header,
        date,
        journal: at("journal"),
        number: at("number"),
        account: at("account"),
        account_label: at("account_label"),
        third_party: at("party"),
        document: at("document"),
        label: at("label"),
        debit: at("debit"),
        credit: at("credit"),
        amount: at("amount"),
        direction: at("direction"),
    };
    Some((Some(Mapping::Entries(entries)), None))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_that_a_person_gives() {
        let at = |names: &'static [(&'static str, usize)]| {
            move |name: &str| names.iter().find(|(of, _)| *of == name).map(|(_, at)| *at)
        };
        let entries = given_columns(Some(2), at(&[("date", 0), ("account", 1), ("credit", 4)]));
        let Some((Some(Mapping::Entries(of)), None)) = entries else {
            panic!("not entries");
        };
        assert_eq!(
            (of.header, of.account, of.credit),
            (Some(2), Some(1), Some(4))
        );
        let bank = given_columns(Some(0), at(&[("date", 0), ("amount", 2)]));
        assert!(matches!(bank, Some((None, Some(of))) if of.amount == Some(2)));
        assert!(given_columns(Some(0), at(&[("account", 1)])).is_none());
        // A statement is read below its names.
        assert!(given_columns(None, at(&[("date", 0)])).is_none());
    }
}

//! Accounts: their names, those that look like slips, and those that close a year.

use std::cmp::Ordering;
use std::collections::HashMap;

use crate::amounts::Cents;
use crate::entries::Ledger;
use crate::findings::{Findings, Rule, Value};
use crate::texts::Text;

/// Whether an account begins as charts of accounts do: three digits, the first of classes 1 to 8
/// (A47 A-1, VII-1°, field 5).
pub(crate) fn is_of_a_chart(account: &[u8]) -> bool {
    match account {
        [class, second, third, ..] => {
            (b'1'..=b'8').contains(class) && second.is_ascii_digit() && third.is_ascii_digit()
        }
        _ => false,
    }
}

/// Tells of accounts with several names, of accounts that look like a slip for another, and of
/// transactions that close the year.
pub(super) fn check(ledger: &Ledger, findings: &mut Findings) {
    let count = ledger.texts().count();
    let mut names = vec![Text::EMPTY; count];
    let mut nets = vec![Cents::ZERO; count];
    let mut used: Vec<u32> = vec![0; count];
    let mut told = vec![false; count];
    for entry in ledger.entries() {
        let account = entry.account.index();
        used[account] = used[account].saturating_add(1);
        nets[account] += entry.net();
        if entry.account_label.is_empty() {
            continue;
        }
        if names[account].is_empty() {
            names[account] = entry.account_label;
        } else if names[account] != entry.account_label && !told[account] {
            told[account] = true;
            findings.add(Rule::AccountLabel, Some(entry.line), || {
                vec![
                    ("account", Value::text(ledger.text(entry.account))),
                    ("value", Value::text(ledger.text(entry.account_label))),
                    ("expected", Value::text(ledger.text(names[account]))),
                ]
            });
        }
    }
    let mut accounts: HashMap<Text, Vec<Text>> = HashMap::new();
    let mut closes = false;
    for (account, number) in ledger
        .texts()
        .iter()
        .filter(|(text, _)| used[text.index()] > 0)
    {
        closes |= number.starts_with("12");
        accounts
            .entry(names[account.index()])
            .or_default()
            .push(account);
    }
    if closes {
        closing(ledger, findings);
    } else {
        // Where the year is closed, all accounts of results come to nothing.
        for (account, number) in ledger
            .texts()
            .iter()
            .filter(|(text, _)| used[text.index()] > 0)
        {
            let net = nets[account.index()];
            if on_unusual_side(number, net) {
                findings.add(Rule::UnusualSide, None, || {
                    vec![
                        ("account", Value::text(number)),
                        ("gap", Value::Amount(net)),
                    ]
                });
            }
        }
    }
    for entry in ledger
        .entries()
        .iter()
        .filter(|entry| used[entry.account.index()] == 1)
    {
        let account = ledger.text(entry.account);
        let same_name = accounts
            .get(&entry.account_label)
            .map_or(&[][..], Vec::as_slice);
        // Third parties with an account each and one name are no slips, and would be many.
        let other = same_name
            .iter()
            .take(50)
            .find(|other| differ_by_one(account, ledger.text(**other)));
        if let Some(other) = other {
            findings.add(Rule::AccountNearAnother, Some(entry.line), || {
                vec![
                    ("account", Value::text(account)),
                    ("expected", Value::text(ledger.text(*other))),
                ]
            });
        }
    }
}

/// Whether charges are negative, or products, and the account is none that takes off from others
/// (discounts, stocks, repayments).
fn on_unusual_side(account: &str, net: Cents) -> bool {
    let takes_off = ["603", "609", "619", "629", "649", "699", "709", "71"];
    !takes_off.iter().any(|start| account.starts_with(start))
        && (account.starts_with('6') && net < Cents::ZERO
            || account.starts_with('7') && net > Cents::ZERO)
}

/// Tells of transactions that close charges and products into the result: the file is to be without
/// them (A47 A-1, VII-1°), and sums over the year would be zero with them.
fn closing(ledger: &Ledger, findings: &mut Findings) {
    let starts = |account: Text, with: &[u8]| {
        ledger
            .text(account)
            .as_bytes()
            .first()
            .is_some_and(|first| with.contains(first))
    };
    let mut results: HashMap<u32, (u32, bool, bool)> = HashMap::new();
    for entry in ledger
        .entries()
        .iter()
        .filter(|entry| ledger.account(entry).starts_with("12"))
    {
        results
            .entry(entry.transaction)
            .or_insert((entry.line, false, false));
    }
    if results.is_empty() {
        return;
    }
    for entry in ledger.entries() {
        if let Some((_, charges, products)) = results.get_mut(&entry.transaction) {
            *charges |= starts(entry.account, b"6");
            *products |= starts(entry.account, b"7");
        }
    }
    let mut closing: Vec<u32> = results
        .into_values()
        .filter(|(_, charges, products)| *charges || *products)
        .map(|(line, ..)| line)
        .collect();
    closing.sort_unstable();
    for line in closing {
        let entry = ledger.entries().iter().find(|entry| entry.line == line);
        findings.add(Rule::ClosingEntry, Some(line), || {
            entry.map_or_else(Vec::new, |entry| {
                vec![
                    ("journal", Value::text(ledger.text(entry.journal))),
                    ("number", Value::text(ledger.text(entry.number))),
                ]
            })
        });
    }
}

/// Whether one character is another, or missing.
fn differ_by_one(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let before = one
        .iter()
        .zip(&other)
        .take_while(|(one, other)| one == other)
        .count();
    let (one, other) = (&one[before..], &other[before..]);
    match one.len().cmp(&other.len()) {
        Ordering::Equal => !one.is_empty() && one[1..] == other[1..],
        Ordering::Less => *one == other[1..],
        Ordering::Greater => one[1..] == *other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips() {
        for (one, other) in [
            ("512000", "512001"),
            ("512000", "51200"),
            ("12000", "512000"),
        ] {
            assert!(differ_by_one(one, other) && differ_by_one(other, one));
        }
        for (one, other) in [
            ("512000", "512000"),
            ("512000", "5120"),
            ("512000", "521000"),
        ] {
            assert!(!differ_by_one(one, other));
        }
    }
}

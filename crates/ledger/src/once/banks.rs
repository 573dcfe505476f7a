//! Which account of the books each bank account is.

use std::collections::{BTreeMap, HashMap};

use crate::entries::Ledger;
use crate::import::Kind;
use crate::texts::Text;

/// Gives statements of different bank accounts accounts of their own, where they are of one number
/// that nobody chose: the first keeps it, and each other gets the next hundred (`512000`, `512100`).
/// A bank account is known by the name that its statement gives the account of the books.
pub(super) fn accounts_of_their_own(ledger: &mut Ledger, kinds: &[Kind]) {
    // Accounts, by name, in the order of the files; what has no name is what has the number first.
    let mut of: BTreeMap<String, String> = BTreeMap::new();
    let mut taken: BTreeMap<String, String> = BTreeMap::new();
    let mut changed: HashMap<(Text, Text), String> = HashMap::new();
    for entry in ledger.entries() {
        let bank = kinds.get(usize::from(entry.source)) == Some(&Kind::Bank);
        let account = ledger.account(entry);
        let name = ledger.text(entry.account_label);
        if !bank || !account.starts_with('5') || name.is_empty() {
            continue;
        }
        let key = (entry.account, entry.account_label);
        if changed.contains_key(&key) {
            continue;
        }
        let number = match of.get(name) {
            Some(number) => number.clone(),
            None => free(account, name, &taken),
        };
        taken.insert(number.clone(), name.to_owned());
        of.insert(name.to_owned(), number.clone());
        changed.insert(key, number);
    }
    let moved = changed
        .into_iter()
        .filter(|((account, _), number)| ledger.text(*account) != number);
    let moved: Vec<((Text, Text), String)> = moved.collect();
    let texts = ledger.texts_mut();
    let moved: HashMap<(Text, Text), Text> = moved
        .into_iter()
        .map(|(key, number)| (key, texts.add(&number)))
        .collect();
    if moved.is_empty() {
        return;
    }
    for entry in ledger.entries_mut() {
        let key = (entry.account, entry.account_label);
        if kinds.get(usize::from(entry.source)) == Some(&Kind::Bank)
            && let Some(account) = moved.get(&key)
        {
            entry.account = *account;
        }
    }
}

/// The first number from that of an account on that no other bank account has.
fn free(account: &str, name: &str, taken: &BTreeMap<String, String>) -> String {
    let mut number = account.to_owned();
    while taken.get(&number).is_some_and(|of| of != name) {
        match number.parse::<u64>() {
            // Short numbers have no hundreds to spare.
            Ok(of) if number.len() >= 5 => number = (of + 100).to_string(),
            Ok(_) => number.push('1'),
            Err(_) => return account.to_owned(),
        }
    }
    number
}

//! The funder of what is to be received, and of its payment, where no rule says it: from the grants
//! that were booked on the same account, or under the name of the same third party.

use std::collections::HashMap;

use super::assign::{Assignment, By};
use super::is_receivable;
use crate::entries::{Entry, EntryId, Ledger};
use crate::texts::Text;

/// A funder that is the only one, or that there are several.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Only {
    One(u32),
    Several,
}

impl Only {
    fn and(self, other: Self) -> Self {
        if self == other { self } else { Self::Several }
    }
}

/// What transactions with products say of an account and a third party.
#[derive(Default)]
struct Known {
    /// By account and third party.
    accounts: HashMap<(Text, Text), Only>,
    /// By third party.
    parties: HashMap<Text, Only>,
}

impl Known {
    fn party(&self, entry: &Entry) -> Option<Only> {
        parties(entry).find_map(|party| self.parties.get(&party).copied())
    }
}

/// Gives a funder to entries of accounts of third parties that have none: 441 D / 74 C at
/// notification, then 512 D / 441 C at payment. `closed` are entries that a person answered, or whose
/// label names several. An account of customers (41) counts only where nothing but one funder's
/// grants is booked on it.
pub(super) fn follow(
    ledger: &Ledger,
    assignment: &mut Assignment,
    closed: impl Fn(EntryId) -> bool,
) {
    if assignment.has_no_funders() {
        return;
    }
    let known = known(ledger, assignment);
    if known.accounts.is_empty() && known.parties.is_empty() {
        return;
    }
    // A bank's line may name who paid where the other side does not.
    let mut paid_by: HashMap<u32, Only> = HashMap::new();
    for entry in ledger.entries() {
        if ledger.account(entry).starts_with('5')
            && let Some(only) = known.party(entry)
        {
            join(&mut paid_by, entry.transaction, only);
        }
    }
    for (id, entry) in ledger.iter() {
        let account = ledger.account(entry);
        let customers = account.starts_with("41");
        if !(customers || is_receivable(account)) || assignment.funder(id).is_some() || closed(id) {
            continue;
        }
        let of_account = known
            .accounts
            .get(&key(entry))
            .filter(|_| is_of_one(account, entry));
        let found = if customers {
            [of_account.copied(), None, None]
        } else {
            [
                of_account.copied(),
                known.party(entry),
                paid_by.get(&entry.transaction).copied(),
            ]
        };
        let one = found.into_iter().flatten().find_map(|only| match only {
            Only::One(funder) => Some(funder),
            Only::Several => None,
        });
        if let Some(funder) = one {
            assignment.give_funder(id, funder, By::Receivable);
        }
    }
}

fn known(ledger: &Ledger, assignment: &Assignment) -> Known {
    let mut known = Known::default();
    // Whose products a transaction has: of one funder only, or of others too.
    let mut products: HashMap<u32, Only> = HashMap::new();
    for (id, entry) in ledger.iter() {
        let account = ledger.account(entry);
        let funder = assignment.funder_at(id);
        let only = funder.map(Only::One);
        let product = account
            .starts_with('7')
            .then(|| only.unwrap_or(Only::Several));
        if let Some(only) = product {
            join(&mut products, entry.transaction, only);
        }
        // A third party that pays for other things too says nothing alone.
        if let Some(only) = product.or(only) {
            for party in parties(entry) {
                join(&mut known.parties, party, only);
            }
        }
    }
    for (id, entry) in ledger.iter() {
        let account = ledger.account(entry);
        if !(account.starts_with("41") || is_receivable(account)) {
            continue;
        }
        let own = assignment.funder_at(id).map(Only::One);
        if let Some(only) = own.or_else(|| products.get(&entry.transaction).copied()) {
            join(&mut known.accounts, key(entry), only);
        }
    }
    known
}

fn join<K: std::hash::Hash + Eq>(map: &mut HashMap<K, Only>, key: K, only: Only) {
    map.entry(key)
        .and_modify(|known| *known = known.and(only))
        .or_insert(only);
}

/// Whether an account says whose an entry is: one of grants to receive does, others only with the
/// third party, since anything may wait there.
fn is_of_one(account: &str, entry: &Entry) -> bool {
    account.starts_with("441") || parties(entry).next().is_some()
}

/// The number and the name of a third party, those that are there.
fn parties(entry: &Entry) -> impl Iterator<Item = Text> {
    let both = [entry.third_party, entry.third_party_label];
    both.into_iter().filter(|text| !text.is_empty())
}

fn key(entry: &Entry) -> (Text, Text) {
    (entry.account, parties(entry).next().unwrap_or(Text::EMPTY))
}

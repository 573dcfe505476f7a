//! What two files hold both, movement by movement.

use std::collections::{BTreeMap, HashMap};

use crate::days::{Day, Period};
use crate::entries::{Entry, Ledger};
use crate::words::plain;

/// Entries that balance, as two files are held against each other: a transaction, or a part of one.
pub(super) struct Unit<'a> {
    /// The places of its entries.
    pub(super) entries: Vec<u32>,
    /// Its first day.
    pub(super) day: Day,
    /// Classes of accounts of two digits, each with debit less credit.
    amounts: Vec<(&'a str, i64)>,
    /// What is written about it, as plain words.
    label: String,
    /// The references of its documents.
    document: String,
    /// The name of the bank account.
    bank: &'a str,
}

/// What two movements have to have alike: the day, and the amounts by class of accounts.
type Key<'a> = (Day, &'a [(&'a str, i64)]);

impl Unit<'_> {
    fn key(&self) -> Key<'_> {
        (self.day, &self.amounts)
    }
}

/// What a source holds. A transaction without a number is all that has no number of a day: it is cut
/// by labels where every part balances, or where it does not balance at all. What a bank's statement
/// says that there was before is left out.
pub(super) fn units(ledger: &Ledger, source: usize) -> Vec<Unit<'_>> {
    let mut transactions: BTreeMap<u32, Vec<(u32, &Entry)>> = BTreeMap::new();
    for (id, entry) in ledger.iter() {
        let opening = ledger.text(entry.journal) == crate::bank::OPENING;
        if usize::from(entry.source) == source && !opening {
            let of = transactions.entry(entry.transaction).or_default();
            of.push((id.0, entry));
        }
    }
    let net = |of: &[(u32, &Entry)]| of.iter().map(|(_, entry)| entry.net().0).sum::<i64>();
    let mut units = Vec::new();
    for entries in transactions.into_values() {
        let mut by_label: BTreeMap<_, Vec<(u32, &Entry)>> = BTreeMap::new();
        for of in &entries {
            by_label.entry(of.1.label).or_default().push(*of);
        }
        let numbered = entries.iter().any(|(_, entry)| !entry.number.is_empty());
        let apart = by_label.values().all(|of| net(of) == 0) || net(&entries) != 0;
        if !numbered && apart {
            units.extend(by_label.into_values().filter_map(|of| unit(ledger, &of)));
        } else {
            units.extend(unit(ledger, &entries));
        }
    }
    units
}

fn unit<'a>(ledger: &'a Ledger, entries: &[(u32, &Entry)]) -> Option<Unit<'a>> {
    let class = |entry: &Entry| {
        let account = ledger.account(entry);
        account.get(..2).unwrap_or(account)
    };
    let entry = |(_, entry): &(u32, &Entry)| (class(entry), entry.net().0);
    let mut amounts: Vec<(&str, i64)> = entries.iter().map(entry).collect();
    amounts.sort_unstable();
    let first = |text: fn(&Entry) -> crate::texts::Text| {
        let mut texts = entries.iter().map(|(_, entry)| ledger.text(text(entry)));
        texts.find(|text| !text.is_empty()).unwrap_or_default()
    };
    let bank = entries
        .iter()
        .find(|(_, entry)| ledger.account(entry).starts_with("51"));
    Some(Unit {
        entries: entries.iter().map(|(id, _)| *id).collect(),
        day: entries.iter().map(|(_, entry)| entry.date).min()?,
        amounts,
        label: plain(first(|entry| entry.label)),
        document: plain(first(|entry| entry.document)),
        bank: bank.map_or("", |(_, entry)| ledger.text(entry.account_label)),
    })
}

/// Those of the lesser file that the better holds too, of the days of both: of the same day, the same
/// amounts, and the same label or reference, each as often as the better has it. Where most are the
/// same but for what is written about them, as of one bank in two formats, days and amounts do; and
/// where two files of more than a month have little in common, a chance likeness does not.
pub(super) fn twice<'a, 'b>(
    better: &[&'b Unit<'a>],
    lesser: &[&'b Unit<'a>],
    days: Period,
) -> Vec<&'b Unit<'a>> {
    let mut known: HashMap<Key<'_>, Vec<&Unit<'_>>> = HashMap::new();
    for unit in better {
        known.entry(unit.key()).or_default().push(unit);
    }
    let (mut same, mut alike) = (Vec::new(), Vec::new());
    let mut left = Vec::new();
    for unit in lesser {
        let Some(of) = known.get_mut(&unit.key()) else {
            continue;
        };
        match of.iter().position(|other| is_same(unit, other)) {
            Some(at) => {
                of.swap_remove(at);
                same.push(*unit);
            }
            None => left.push(*unit),
        }
    }
    for unit in left {
        let of = known.get_mut(&unit.key());
        if of.and_then(Vec::pop).is_some() {
            alike.push(unit);
        }
    }
    let half = better.len().min(lesser.len());
    let of_one_bank = better
        .iter()
        .chain(lesser)
        .all(|unit| !unit.bank.is_empty());
    let short = days.last <= days.first.plus_months(1);
    let both = same.len() + alike.len();
    if same.len() < alike.len() && both * 2 >= half {
        same.extend(alike);
    } else if same.len() * 2 < half && !short && !of_one_bank {
        same.clear();
    }
    same
}

/// Whether what is written about two movements of a day and an amount is the same.
fn is_same(one: &Unit<'_>, other: &Unit<'_>) -> bool {
    one.label == other.label || !one.document.is_empty() && one.document == other.document
}

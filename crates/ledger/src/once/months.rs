//! Tables of months beside statements whose movements have accounts: what both hold counts once.

use std::collections::{BTreeMap, HashSet};

use super::{SetAside, Why};
use crate::amounts::Cents;
use crate::days::{Month, Period};
use crate::entries::{Entry, EntryId, Ledger};
use crate::import::Kind;

/// What tables of months and statements hold of a month, for charges or for products.
#[derive(Default)]
struct Both {
    /// Sums of tables.
    sums: Vec<EntryId>,
    /// Movements of statements that have an account.
    detail: Vec<EntryId>,
    /// Whether others still wait for theirs.
    waits: bool,
}

/// Counts once what statements, once their movements have accounts ([`classify`]), and tables of months
/// both hold, month by month, charges and products apart. Where all movements of a month have accounts,
/// or make the sums of the table, the statement has the detail and counts; else the table does, and
/// what has an account goes back among what waits (471), as its other side is money that moved. What
/// moves no money is of the table only.
///
/// [`classify`]: crate::dimensions::classify
pub fn months_beside_statements(mut ledger: Ledger, kinds: &[Kind]) -> (Ledger, Vec<SetAside>) {
    let kind = |entry: &Entry| kinds.get(usize::from(entry.source));
    if !kinds.contains(&Kind::Bank) || !kinds.contains(&Kind::Table) {
        return (ledger, Vec::new());
    }
    let tables = by_month(&ledger, kinds);
    if tables.is_empty() {
        return (ledger, Vec::new());
    }
    let mut months: BTreeMap<(Month, bool), Both> = BTreeMap::new();
    let mut ends: Option<Period> = None;
    for (id, entry) in ledger.iter() {
        let account = ledger.account(entry);
        let of_bank = kind(entry) == Some(&Kind::Bank);
        if !of_bank && !tables.contains(&entry.source) {
            continue;
        }
        if of_bank && account.starts_with('5') && ledger.text(entry.journal) != crate::bank::OPENING
        {
            let (first, last) = (entry.date, entry.date);
            let of = ends.get_or_insert(Period { first, last });
            (of.first, of.last) = (of.first.min(first), of.last.max(last));
        }
        let waits = of_bank && account.starts_with("471");
        let charge = match waits {
            true => entry.net() > Cents::ZERO,
            false => account.starts_with('6'),
        };
        let month = months.entry((entry.date.month(), charge)).or_default();
        match (of_bank, is_paid(account)) {
            _ if waits => month.waits = true,
            (true, true) => month.detail.push(id),
            (false, true) => month.sums.push(id),
            _ => {}
        }
    }
    let (mut gone, mut waits) = (Vec::new(), Vec::new());
    let net = |id: &EntryId| ledger.entry(*id).map_or(Cents::ZERO, Entry::net);
    let sum = |of: &[EntryId]| of.iter().map(net).sum::<Cents>();
    for ((month, _), both) in &months {
        let (of_table, of_bank) = (sum(&both.sums), sum(&both.detail));
        if both.sums.is_empty() || both.detail.is_empty() {
            continue;
        }
        // Of the month in which a statement begins or ends, days may be missing.
        let at_end = ends.is_some_and(|of| *month == of.first.month() || *month == of.last.month());
        let whole = !both.waits && (!at_end || of_bank.abs() >= of_table.abs());
        if whole || of_table == of_bank {
            gone.push((Why::Months, &both.detail, &both.sums));
            continue;
        }
        let mut left = Vec::new();
        let (mut parts_of_table, mut parts) = (Vec::new(), Vec::new());
        for (start, of) in by_account(&ledger, &both.detail) {
            let sums: Vec<EntryId> = by_account(&ledger, &both.sums)
                .remove(start)
                .unwrap_or_default();
            if sum(&sums) == sum(&of) {
                parts_of_table.extend(sums);
                parts.extend(of);
            } else {
                left.extend(of);
            }
        }
        waits.push((parts, parts_of_table, both.sums.clone(), left));
    }
    let mut told = Vec::new();
    let mut removed: HashSet<EntryId> = HashSet::new();
    let mut back: HashSet<EntryId> = HashSet::new();
    for (why, counts, aside) in gone {
        tell(&ledger, why, counts, aside, &mut told);
        removed.extend(aside);
    }
    for (parts, parts_of_table, sums, left) in waits {
        tell(&ledger, Why::Months, &parts, &parts_of_table, &mut told);
        tell(&ledger, Why::Unfinished, &sums, &left, &mut told);
        removed.extend(parts_of_table);
        back.extend(left);
    }
    let waiting = ledger.texts_mut().add("471000");
    for (entry, at) in ledger.entries_mut().iter_mut().zip(0_u32..) {
        if back.contains(&EntryId(at)) {
            entry.account = waiting;
        }
    }
    if removed.is_empty() {
        return (ledger, told);
    }
    let mut at = 0_u32;
    let left = ledger.only(|_| {
        at += 1;
        !removed.contains(&EntryId(at - 1))
    });
    (left, told)
}

/// Tables that have sums of months only: entries of last days, of charges, products and what is given in
/// kind.
fn by_month(ledger: &Ledger, kinds: &[Kind]) -> HashSet<u16> {
    let mut of: BTreeMap<u16, bool> = BTreeMap::new();
    for entry in ledger.entries() {
        if kinds.get(usize::from(entry.source)) == Some(&Kind::Table) {
            let account = ledger.account(entry);
            *of.entry(entry.source).or_insert(true) &= account.starts_with(['6', '7', '8'])
                && entry.date == entry.date.month().last()
                && entry.number.is_empty();
        }
    }
    let of = of.into_iter().filter(|(_, by_month)| *by_month);
    of.map(|(source, _)| source).collect()
}

/// Whether what an account has costs or brings money: what is set aside, taken back, moved between
/// years or given in kind does not.
fn is_paid(account: &str) -> bool {
    account.starts_with(['6', '7'])
        && !["603", "68", "713", "72", "777", "78"]
            .iter()
            .any(|of| account.starts_with(of))
}

/// Entries by the first two digits of their accounts.
fn by_account<'a>(ledger: &'a Ledger, of: &[EntryId]) -> BTreeMap<&'a str, Vec<EntryId>> {
    let mut parts: BTreeMap<&str, Vec<EntryId>> = BTreeMap::new();
    for id in of {
        let account = ledger.entry(*id).map_or("", |entry| ledger.account(entry));
        let start = account.get(..2).unwrap_or(account);
        parts.entry(start).or_default().push(*id);
    }
    parts
}

/// Adds what is set aside to what is told, by both files.
fn tell(
    ledger: &Ledger,
    why: Why,
    counts: &[EntryId],
    aside: &[EntryId],
    told: &mut Vec<SetAside>,
) {
    let entry = |id: &EntryId| ledger.entry(*id);
    let Some(counts) = counts.iter().find_map(entry).map(|of| of.source) else {
        return;
    };
    for of in aside.iter().filter_map(entry) {
        let (first, last) = (of.date.month().first(), of.date.month().last());
        let known = told.iter_mut().find(|known: &&mut SetAside| {
            (known.counts, known.aside, known.why) == (counts, of.source, why)
        });
        match known {
            Some(known) => {
                known.lines += 1;
                known.days.first = known.days.first.min(first);
                known.days.last = known.days.last.max(last);
            }
            None => told.push(SetAside {
                counts,
                aside: of.source,
                days: Period { first, last },
                why,
                lines: 1,
            }),
        }
    }
}

//! Days that several files cover: each is counted once, from the file that says most of it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use crate::days::{Day, Period};
use crate::entries::{Entry, Ledger};
use crate::import::Kind;

/// What of a file was set aside, because another holds the same days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SetAside {
    /// The file that counts, by its place among the sources.
    pub counts: u16,
    /// The file that does not, on these days.
    pub aside: u16,
    /// The days that both cover.
    pub days: Period,
    /// How many lines are set aside.
    pub lines: usize,
}

/// The ledger with each day once, and what was set aside. Years are to be settled before. A *fichier
/// des écritures comptables* stands before a general ledger or a journal, and these before a bank's
/// statement; of two of a kind, that which goes further, then the one that came later: a corrected
/// file replaces the first. Files of a kind that hold other accounts, other journals, or other
/// movements are both kept, and so is a statement beside tables without an account of money.
pub fn once(ledger: Ledger, kinds: &[Kind]) -> (Ledger, Vec<SetAside>) {
    if !overlaps(&ledger) {
        return (ledger, Vec::new());
    }
    let held: Vec<Held<'_>> = (0..ledger.sources().len())
        .map(|at| Held::of(&ledger, at))
        .collect();
    let mut order: Vec<usize> = (0..held.len()).collect();
    order.sort_by_key(|at| {
        let last = held[*at].days.map(|days| days.last);
        (
            rank(kinds.get(*at)),
            std::cmp::Reverse(last),
            std::cmp::Reverse(*at),
        )
    });
    let mut aside: HashMap<usize, Vec<(usize, Period)>> = HashMap::new();
    for (place, lesser) in order.iter().enumerate() {
        for better in &order[..place] {
            let (one, other) = (&held[*better], &held[*lesser]);
            let days = one.days.zip(other.days);
            let both = days.and_then(|(one, other)| shared(one, other));
            let Some(both) = both else { continue };
            if replaces(one, other, kinds.get(*better), kinds.get(*lesser)) {
                aside.entry(*lesser).or_default().push((*better, both));
            }
        }
    }
    if aside.is_empty() {
        return (ledger, Vec::new());
    }
    // A transaction goes as a whole, by its first day.
    let mut begun: HashMap<u32, Day> = HashMap::new();
    for entry in ledger.entries() {
        let day = begun.entry(entry.transaction).or_insert(entry.date);
        *day = (*day).min(entry.date);
    }
    let mut counts: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let left = ledger.only(|entry| {
        let source = usize::from(entry.source);
        let day = begun.get(&entry.transaction).copied().unwrap_or(entry.date);
        let of = aside.get(&source);
        let by = of.and_then(|of| of.iter().find(|(_, days)| days.contains(day)));
        let Some((better, _)) = by else {
            return true;
        };
        // What a statement says that there was before is known of an account that both hold, and
        // is the better file's already where it has another for it: see `Books`.
        let opening = ledger.text(entry.journal) == crate::bank::OPENING;
        if opening
            && held[*better]
                .banks()
                .any(|of| held[source].accounts.contains(of))
        {
            return true;
        }
        *counts.entry((*better, source)).or_default() += 1;
        false
    });
    let told = counts.into_iter().filter_map(|((better, source), lines)| {
        let of = aside.get(&source)?;
        let (_, days) = of.iter().find(|(of, _)| *of == better)?;
        Some(SetAside {
            counts: u16::try_from(better).ok()?,
            aside: u16::try_from(source).ok()?,
            days: *days,
            lines,
        })
    });
    let told = told.collect();
    (left, told)
}

/// Whether any two sources may hold the same days, by whole months.
fn overlaps(ledger: &Ledger) -> bool {
    let mut days: Vec<Option<(Day, Day)>> = vec![None; ledger.sources().len()];
    for entry in ledger.entries() {
        if let Some(of) = days.get_mut(usize::from(entry.source)) {
            let (first, last) = of.get_or_insert((entry.date, entry.date));
            (*first, *last) = ((*first).min(entry.date), (*last).max(entry.date));
        }
    }
    let mut months: Vec<(i32, i32)> = days
        .into_iter()
        .flatten()
        .map(|(first, last)| (first.month().index(), last.month().index()))
        .collect();
    months.sort_unstable();
    months.windows(2).any(|two| two[1].0 <= two[0].1)
}

/// What one source holds.
struct Held<'a> {
    days: Option<Period>,
    accounts: BTreeSet<&'a str>,
    journals: BTreeSet<&'a str>,
    /// Days and amounts on accounts of banks.
    movements: BTreeSet<(Day, i64)>,
    money: bool,
}

impl<'a> Held<'a> {
    fn of(ledger: &'a Ledger, at: usize) -> Self {
        let mut held = Self {
            days: None,
            accounts: BTreeSet::new(),
            journals: BTreeSet::new(),
            movements: BTreeSet::new(),
            money: false,
        };
        let entries = ledger.entries().iter();
        for entry in entries.filter(|entry| usize::from(entry.source) == at) {
            held.add(ledger, entry);
        }
        // A year that is finished is covered to its end, and an export to its day.
        let year = ledger.sources().get(at).and_then(|source| source.period);
        if let (Some(days), Some(year)) = (&mut held.days, year) {
            days.first = days.first.month().first();
            if days.last.month() == year.last.month() {
                days.last = days.last.max(year.last);
            }
        }
        held
    }

    fn banks(&self) -> impl Iterator<Item = &'a str> {
        let of = self.accounts.iter().copied();
        of.filter(|account| account.starts_with("51"))
    }

    fn add(&mut self, ledger: &'a Ledger, entry: &Entry) {
        if ledger.text(entry.journal) == crate::bank::OPENING {
            return;
        }
        let account = ledger.account(entry);
        let days = self.days.get_or_insert(Period {
            first: entry.date,
            last: entry.date,
        });
        days.first = days.first.min(entry.date);
        days.last = days.last.max(entry.date);
        self.accounts.insert(account);
        self.journals.insert(ledger.text(entry.journal));
        if account.starts_with("51") {
            self.movements.insert((entry.date, entry.net().0));
            self.money = true;
        }
    }
}

fn rank(kind: Option<&Kind>) -> u8 {
    match kind {
        Some(Kind::Fec) => 0,
        Some(Kind::Table | Kind::Journal) | None => 1,
        Some(Kind::Bank) => 2,
    }
}

fn shared(one: Period, other: Period) -> Option<Period> {
    let (first, last) = (one.first.max(other.first), one.last.min(other.last));
    (first <= last).then_some(Period { first, last })
}

/// Whether the better file holds what the other does.
fn replaces(
    better: &Held<'_>,
    lesser: &Held<'_>,
    one: Option<&Kind>,
    other: Option<&Kind>,
) -> bool {
    let half = |common: usize, all: usize| common * 2 >= all && all > 0;
    if other == Some(&Kind::Bank) {
        if one == Some(&Kind::Bank) {
            let common = better.movements.intersection(&lesser.movements).count();
            return half(common, lesser.movements.len().min(better.movements.len()));
        }
        return better.money;
    }
    let accounts = better.accounts.intersection(&lesser.accounts).count();
    let journals = better.journals.intersection(&lesser.journals).count();
    let parts = rank(one) == 0 && rank(other) == 0 && journals == 0;
    half(accounts, lesser.accounts.len()) && !parts
}

#[cfg(test)]
mod tests;

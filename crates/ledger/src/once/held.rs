//! What the files hold, and which of two stands for the other.

use std::collections::{BTreeMap, BTreeSet};

use super::Why;
use crate::days::{Day, Period};
use crate::entries::{Entry, Ledger};
use crate::import::Kind;

/// What one source holds.
pub(super) struct Held<'a> {
    /// The days of its entries.
    days: Option<Period>,
    /// The days that it speaks for.
    pub(super) covered: Option<Period>,
    /// Its accounts; zeros at their ends say nothing.
    accounts: BTreeSet<&'a str>,
    /// Its accounts of banks, as they are written.
    pub(super) banks: BTreeSet<&'a str>,
    journals: BTreeSet<&'a str>,
    /// How many entries of a day, a class of accounts and an amount.
    movements: BTreeMap<(Day, u8, i64), usize>,
    /// Whether it has sums of months only: charges and products of last days, with no other side.
    by_month: bool,
}

impl<'a> Held<'a> {
    pub(super) fn of(ledger: &'a Ledger, at: usize) -> Self {
        let mut held = Self {
            days: None,
            covered: None,
            accounts: BTreeSet::new(),
            journals: BTreeSet::new(),
            movements: BTreeMap::new(),
            banks: BTreeSet::new(),
            by_month: true,
        };
        let entries = ledger.entries().iter();
        for entry in entries.filter(|entry| usize::from(entry.source) == at) {
            held.add(ledger, entry);
        }
        // A year that is finished is covered from its beginning and to its end, an export to its day,
        // and a table of months in whole months.
        let year = ledger.sources().get(at).and_then(|source| source.period);
        held.covered = held.days.map(|days| {
            let (mut first, mut last) = (days.first, days.last);
            if let Some(year) = year {
                if first.month() == year.first.month() {
                    first = first.min(year.first);
                }
                if last.month() == year.last.month() {
                    last = last.max(year.last);
                }
            }
            if held.by_month {
                first = first.month().first();
            }
            Period { first, last }
        });
        held
    }

    /// Whether it has an account of the class of that one.
    pub(super) fn has_class_of(&self, account: &str) -> bool {
        let class = account.get(..1).unwrap_or_default();
        self.accounts.iter().any(|of| of.starts_with(class))
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
        self.accounts.insert(account.trim_end_matches('0'));
        self.journals.insert(ledger.text(entry.journal));
        if account.starts_with("51") {
            self.banks.insert(account);
        }
        self.by_month &= account.starts_with(['6', '7', '8'])
            && entry.date == entry.date.month().last()
            && entry.number.is_empty();
        let class = account.bytes().next().unwrap_or_default();
        let of = (entry.date, class, entry.net().0);
        *self.movements.entry(of).or_default() += 1;
    }

    /// How many entries of some days it has, and how many of them the other has too.
    fn common(&self, other: &Self, days: Period) -> (usize, usize) {
        let of = self.movements.iter();
        let of = of.filter(|((day, ..), _)| days.contains(*day));
        of.fold((0, 0), |(all, common), (key, count)| {
            let there = other.movements.get(key).copied().unwrap_or(0);
            (all + count, common + there.min(*count))
        })
    }
}

/// How a file stands to others: the least stands first.
pub(super) fn rank(held: &Held<'_>, kind: Option<&Kind>) -> u8 {
    match kind {
        Some(Kind::Fec) => 0,
        Some(Kind::Table) if held.by_month => 2,
        Some(Kind::Table | Kind::Journal) | None => 1,
        Some(Kind::Bank) => 3,
    }
}

/// Whether the better file holds what the other does, how, and on what days.
pub(super) fn relation(
    better: &Held<'_>,
    lesser: &Held<'_>,
    kinds: (Option<&Kind>, Option<&Kind>),
) -> Option<(Why, Period)> {
    let (one, other) = kinds;
    let entries = lesser.days?;
    let bank = Some(&Kind::Bank);
    if other == bank {
        if one == bank {
            let both = shared(better.days?, entries)?;
            let same = !better.banks.is_disjoint(&lesser.banks);
            return same.then_some((Why::Movements, both));
        }
        let both = shared(better.covered?, entries)?;
        return (!better.banks.is_empty()).then_some((Why::Days, both));
    }
    let both = shared(better.covered?, lesser.covered?)?;
    let by_month = |held: &Held<'_>, kind| rank(held, kind) == 2;
    if by_month(lesser, other) && !by_month(better, one) {
        let first = both.first.month().first();
        let last = both.last.month().last();
        return Some((Why::Months, Period { first, last }));
    }
    let half = |common: usize, all: usize| common * 2 >= all && all > 0;
    let accounts = better.accounts.intersection(&lesser.accounts).count();
    let journals = better.journals.intersection(&lesser.journals).count();
    let parts = one == Some(&Kind::Fec) && other == Some(&Kind::Fec) && journals == 0;
    let (all, common) = lesser.common(better, both);
    let most = half(common, all);
    if parts || !(half(accounts, lesser.accounts.len()) || most) {
        return None;
    }
    let within = shared(better.covered?, entries) == Some(entries);
    if within || by_month(lesser, other) {
        return Some((Why::Days, both));
    }
    let both = shared(better.days?, entries)?;
    // Beyond a month they are of the same books, one newer than the other.
    let long = both.last > both.first.plus_months(1);
    let why = match long && most {
        true => Why::Days,
        false => Why::Movements,
    };
    Some((why, both))
}

fn shared(one: Period, other: Period) -> Option<Period> {
    let (first, last) = (one.first.max(other.first), one.last.min(other.last));
    (first <= last).then_some(Period { first, last })
}

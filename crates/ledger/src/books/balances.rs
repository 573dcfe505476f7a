//! What statements say there was, held against the entries.

use std::collections::BTreeMap;

use super::Books;
use crate::amounts::Cents;
use crate::days::{Day, Period};
use crate::entries::Entry;
use crate::figures::Sign;
use crate::once::Stated;

/// A balance that a statement says and the entries of other files do not make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BalanceGap {
    /// The statement, by its place among the sources.
    pub source: u16,
    /// The account of the books.
    pub account: String,
    /// The day at whose end both are compared.
    pub day: Day,
    /// What the statement says.
    pub stated: Cents,
    /// What the entries make.
    pub books: Cents,
}

impl Books<'_> {
    /// Statements whose balance the entries of other files do not make: on the last day that both speak
    /// of, else where the books open a year after it. A statement that is alone with its account says
    /// what counts, and is in no list.
    pub fn balance_gaps(&self, stated: &[Stated]) -> Vec<BalanceGap> {
        stated
            .iter()
            .filter_map(|of| self.balance_gap(of))
            .collect()
    }

    fn balance_gap(&self, stated: &Stated) -> Option<BalanceGap> {
        let gap = |day: Day, says: Cents, books: Cents| BalanceGap {
            source: stated.source,
            account: stated.account.clone(),
            day,
            stated: says,
            books,
        };
        let is = |account: &str| account == stated.account;
        let (begins, last) = (stated.days.first()?.0, stated.last()?);
        let spoken = self.others(stated).into_values();
        let near = spoken
            .filter(|days| days.first <= last && begins <= days.last.plus_months(3))
            .map(|days| days.last.clamp(begins, last))
            .max();
        if let Some(day) = near {
            let says = stated.at(day)?;
            let books = self.balance(day, Sign::Debit, is).amount();
            if says != books && !self.in_the_course(stated, day, says) {
                return Some(gap(day, says, books));
            }
        }
        let soon = last.next()..=last.plus_months(1);
        let opened = *self.opened_anew.range(soon).next()?;
        let of = self.ledger.entries().iter();
        let of: Vec<&Entry> = of.filter(|entry| is(self.ledger.account(entry))).collect();
        let moved = |entry: &&&Entry| entry.date > last && entry.date < opened;
        let opens = |entry: &&&Entry| entry.date == opened && self.is_first_opening(entry);
        if of.iter().any(|entry| moved(&entry)) || !of.iter().any(|entry| opens(&entry)) {
            return None;
        }
        let books: Cents = of.iter().filter(opens).map(|entry| entry.net()).sum();
        let says = stated.at(last)?;
        (says != books).then(|| gap(opened, says, books))
    }

    /// The days for which each other file speaks of the account of a statement: books of a finished
    /// year to its end.
    fn others(&self, stated: &Stated) -> BTreeMap<u16, Period> {
        let mut others: BTreeMap<u16, Period> = BTreeMap::new();
        let mut ends: BTreeMap<u16, Day> = BTreeMap::new();
        for entry in self.ledger.entries() {
            let end = ends.entry(entry.source).or_insert(entry.date);
            *end = (*end).max(entry.date);
            let opening = self.ledger.text(entry.journal) == crate::bank::OPENING;
            if entry.source != stated.source
                && !opening
                && self.ledger.account(entry) == stated.account
            {
                let (first, last) = (entry.date, entry.date);
                let days = others.entry(entry.source).or_insert(Period { first, last });
                (days.first, days.last) = (days.first.min(first), days.last.max(last));
            }
        }
        for (at, days) in &mut others {
            let source = self.ledger.sources().get(usize::from(*at));
            let year = source.filter(|of| !of.statement).and_then(|of| of.period);
            let end = ends.get(at).copied().unwrap_or(days.last);
            let finished = year.filter(|year| year.last.month() == end.month());
            days.last = days.last.max(finished.map_or(days.last, |year| year.last));
        }
        others
    }

    /// Whether the entries make a balance in the course of a day, as where a file was drawn before its
    /// end.
    fn in_the_course(&self, stated: &Stated, day: Day, balance: Cents) -> bool {
        let is = |account: &str| account == stated.account;
        let mut sum = self.balance(day.previous(), Sign::Debit, is).amount();
        let entries = self.ledger.entries().iter();
        let mut of_day = entries.filter(|entry| {
            entry.date == day && is(self.ledger.account(entry)) && !self.is_opening_again(entry)
        });
        sum == balance
            || of_day.any(|entry| {
                sum += entry.net();
                sum == balance
            })
    }
}

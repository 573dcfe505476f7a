//! What came in of grants, whatever accounts it was booked on: 512 D / 74 C at once; or 441 D / 74 C
//! when it is notified, then 512 D / 441 C when it is paid; or through accounts of income to receive
//! at the end of a year that is undone in the next. Nothing is counted twice, and of a payment of
//! several funders each has its part.

use std::collections::{BTreeMap, HashMap};

use super::Grant;
use super::standing::grant_of;
use crate::amounts::Cents;
use crate::books::Books;
use crate::days::Day;
use crate::dimensions::is_receivable;
use crate::entries::{Entry, EntryId};
use crate::figures::{Figure, Sign};
use crate::texts::Text;

/// What came in, and what was entered as product, by grant.
pub(crate) struct Received {
    pub(crate) paid: Vec<Figure>,
    pub(crate) recognised: Vec<Figure>,
}

/// What came in up to a day, its end included.
pub(crate) fn received(books: &Books<'_>, grants: &[Grant], day: Day) -> Received {
    let mut reading = Reading {
        books,
        grants,
        waiting: HashMap::new(),
        ahead: HashMap::new(),
        received: Received {
            paid: vec![Figure::default(); grants.len()],
            recognised: vec![Figure::default(); grants.len()],
        },
    };
    for entries in transactions(books, day).values() {
        reading.see(entries);
    }
    reading.received
}

/// Transactions that have entries of funders, by day: payments are for what was to come before them.
fn transactions<'a>(
    books: &Books<'a>,
    day: Day,
) -> BTreeMap<(Day, u32), Vec<(EntryId, &'a Entry)>> {
    let ledger = books.ledger;
    let mut funded = vec![false; ledger.transactions() as usize];
    for (id, entry) in ledger.iter() {
        if books.assignment.funder(id).is_some() && is_funding(ledger.account(entry)) {
            funded[entry.transaction as usize] = true;
        }
    }
    let mut dates: HashMap<u32, Day> = HashMap::new();
    let mut found: BTreeMap<(Day, u32), Vec<(EntryId, &Entry)>> = BTreeMap::new();
    for (id, entry) in ledger.iter() {
        if funded[entry.transaction as usize] && entry.date <= day {
            let date = *dates.entry(entry.transaction).or_insert(entry.date);
            found
                .entry((date, entry.transaction))
                .or_default()
                .push((id, entry));
        }
    }
    found
}

/// A part of a grant that is to come.
struct Waiting {
    /// Its place; nothing for one that was never entered as a grant.
    grant: Option<usize>,
    amount: Cents,
    /// It was entered at the end of a year and taken back since: it comes as a product.
    undone: bool,
}

struct Reading<'a> {
    books: &'a Books<'a>,
    grants: &'a [Grant],
    /// What is to come, by funder, the oldest first.
    waiting: HashMap<&'a str, Vec<Waiting>>,
    /// What was paid before it was a product, by account and third party.
    ahead: HashMap<(Text, Text), Cents>,
    received: Received,
}

impl<'a> Reading<'a> {
    fn see(&mut self, entries: &[(EntryId, &'a Entry)]) {
        let books = self.books;
        let Some((_, first)) = entries.first() else {
            return;
        };
        if books.is_closing(first) || books.is_opening_again(first) {
            return;
        }
        let opens = books.is_first_opening(first);
        let account = |entry: &Entry| books.ledger.account(entry);
        let cash: Vec<(EntryId, Cents)> = entries
            .iter()
            .filter(|(_, entry)| !opens && account(entry).starts_with('5'))
            .map(|(id, entry)| (*id, Sign::Debit.of(entry)))
            .collect();
        let mut credits: BTreeMap<usize, Cents> = BTreeMap::new();
        let of_funder = |income: bool| {
            let entries = entries.iter();
            entries.filter_map(move |(id, entry)| {
                let account = books.ledger.account(entry);
                let chosen = match income {
                    true => is_income(account),
                    false => is_receivable(account) || account.starts_with("41"),
                };
                let funder = books.assignment.funder(*id).filter(|_| chosen)?;
                Some((*id, *entry, funder))
            })
        };
        // Products first: what is to come of them is known by them.
        let mut of_income: HashMap<&str, usize> = HashMap::new();
        let mut taken_back = false;
        for (id, entry, funder) in of_funder(true) {
            let amount = Sign::Credit.of(entry);
            taken_back |= amount < Cents::ZERO;
            let mut left = amount;
            if !cash.is_empty() {
                for (grant, part) in self.take(funder, amount, None, true) {
                    left -= part;
                    if let Some(grant) = grant {
                        *credits.entry(grant).or_default() += part;
                    }
                }
            }
            let Some(at) = grant_of(books, self.grants, id, entry.date) else {
                continue;
            };
            of_income.entry(funder).or_insert(at);
            *credits.entry(at).or_default() += left;
            if ["74", "755"]
                .iter()
                .any(|of| account(entry).starts_with(of))
            {
                self.received.recognised[at].add(id, amount);
            }
        }
        for (id, entry, funder) in of_funder(false) {
            let amount = Sign::Credit.of(entry);
            if amount < Cents::ZERO {
                let at = match of_income.get(funder) {
                    Some(at) => Some(*at),
                    // What an opening carries over is of a grant that had begun before.
                    None if opens => grant_of(books, self.grants, id, entry.date.previous())
                        .filter(|at| self.grants[*at].period.first < entry.date),
                    None => grant_of(books, self.grants, id, entry.date),
                };
                self.note_waiting(entry, funder, at, -amount);
                if let Some(at) = at {
                    *credits.entry(at).or_default() += amount;
                }
                continue;
            }
            if taken_back && cash.is_empty() {
                // The newest first: it is what was entered at the end of the year.
                let mut left = amount;
                let waiting = self.waiting.entry(funder).or_default();
                for of in waiting.iter_mut().rev().filter(|of| !of.undone) {
                    if of.amount <= left {
                        of.undone = true;
                        left -= of.amount;
                    }
                }
                continue;
            }
            let project = books.assignment.project(id);
            let mut left = amount;
            let taken = if opens || is_ahead(account(entry)) {
                Vec::new()
            } else {
                self.take(funder, amount, project, false)
            };
            for (grant, part) in taken {
                left -= part;
                if let Some(grant) = grant {
                    *credits.entry(grant).or_default() += part;
                }
            }
            if !left.is_zero() {
                *self.ahead.entry(key(entry)).or_default() += left;
                if let Some(at) = grant_of(books, self.grants, id, entry.date) {
                    *credits.entry(at).or_default() += left;
                }
            }
        }
        self.pay(cash, &credits);
    }

    /// Notes what is to come; what was paid ahead on the same account is used up first.
    fn note_waiting(
        &mut self,
        entry: &Entry,
        funder: &'a str,
        grant: Option<usize>,
        amount: Cents,
    ) {
        let ahead = self.ahead.entry(key(entry)).or_default();
        let used = amount.min(*ahead).max(Cents::ZERO);
        *ahead -= used;
        if amount > used {
            self.waiting.entry(funder).or_default().push(Waiting {
                grant,
                amount: amount - used,
                undone: false,
            });
        }
    }

    /// Takes an amount from what is to come of a funder: that of the project first, then the oldest.
    fn take(
        &mut self,
        funder: &str,
        amount: Cents,
        project: Option<&str>,
        undone: bool,
    ) -> Vec<(Option<usize>, Cents)> {
        let mut taken = Vec::new();
        let mut left = amount;
        let Some(waiting) = self.waiting.get_mut(funder) else {
            return taken;
        };
        for of_project in [true, false] {
            for of in waiting.iter_mut().filter(|of| of.undone == undone) {
                let grant = of.grant.and_then(|at| self.grants.get(at));
                let same = project.is_some()
                    && grant.is_some_and(|grant| grant.project.as_deref() == project);
                let part = of.amount.min(left);
                if same == of_project && part > Cents::ZERO {
                    of.amount -= part;
                    left -= part;
                    taken.push((of.grant, part));
                }
            }
        }
        waiting.retain(|of| !of.amount.is_zero());
        taken
    }

    /// Gives each grant its part of the money that moved.
    fn pay(&mut self, mut cash: Vec<(EntryId, Cents)>, credits: &BTreeMap<usize, Cents>) {
        for (at, credit) in credits {
            let mut left = *credit;
            for (id, amount) in &mut cash {
                // Money that goes is of what is given back.
                let part = if left > Cents::ZERO {
                    (*amount).min(left).max(Cents::ZERO)
                } else {
                    (*amount).max(left).min(Cents::ZERO)
                };
                if !part.is_zero() {
                    *amount -= part;
                    left -= part;
                    self.received.paid[*at].add(*id, part);
                }
            }
        }
    }
}

fn key(entry: &Entry) -> (Text, Text) {
    let party = [entry.third_party, entry.third_party_label];
    let party = party.into_iter().find(|text| !text.is_empty());
    (entry.account, party.unwrap_or_default())
}

fn is_funding(account: &str) -> bool {
    is_income(account) || is_receivable(account) || account.starts_with("41")
}

/// What is given ahead: it pays nothing that was to come.
fn is_ahead(account: &str) -> bool {
    ["13", "4419", "487"]
        .iter()
        .any(|start| account.starts_with(start))
}

/// Products of grants.
fn is_income(account: &str) -> bool {
    ["74", "75"].iter().any(|start| account.starts_with(start))
}

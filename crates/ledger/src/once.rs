//! Days that several files cover: each is counted once, from the file that says most of it.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Serialize;

use crate::amounts::Cents;
use crate::days::{Day, Period};
use crate::entries::Ledger;
use crate::import::Kind;

mod alike;
mod banks;
mod held;
mod months;
mod movements;

use banks::accounts_of_their_own;
pub(crate) use banks::chosen;
use held::{Held, rank, relation};
pub use months::months_beside_statements;
use movements::{Unit, twice, units};

/// What of a file was set aside, because another holds the same days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SetAside {
    /// The file that counts, by its place among the sources.
    pub counts: u16,
    /// The file that does not, on these days.
    pub aside: u16,
    /// The days that both cover.
    pub days: Period,
    /// Why.
    pub why: Why,
    /// How many movements of a statement, or entries of another file, are set aside.
    pub lines: usize,
}

/// Why something is set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The other file holds all of these days.
    Days,
    /// The other file holds these movements too; what is only here counts.
    Movements,
    /// The other file has in detail what this one has as sums of months.
    Months,
    /// The other file has the sums of these months, and this one, a statement, has accounts for some of
    /// its movements only.
    Unfinished,
}

/// Two statements that name no account, and were held apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Apart {
    /// The one, by its place among the sources.
    pub one: u16,
    /// The other.
    pub other: u16,
    /// The accounts of the books that they got.
    pub accounts: (String, String),
}

/// What a statement says there was on its account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stated {
    /// The statement, by its place among the sources.
    pub source: u16,
    /// The account of the books.
    pub account: String,
    /// Days, each with the balance at its end: the day before its first movement, and each of a
    /// movement.
    pub days: Vec<(Day, Cents)>,
}

impl Stated {
    /// The balance at the end of a day; nothing for one before the statement begins.
    pub fn at(&self, day: Day) -> Option<Cents> {
        let before = self.days.partition_point(|(of, _)| *of <= day);
        Some(self.days.get(before.checked_sub(1)?)?.1)
    }

    /// The last day that it speaks of.
    pub fn last(&self) -> Option<Day> {
        self.days.last().map(|(day, _)| *day)
    }
}

/// A ledger with each day once.
#[derive(Debug)]
pub struct Once {
    /// What counts.
    pub ledger: Ledger,
    /// What does not.
    pub aside: Vec<SetAside>,
    /// Statements that were held for those of different accounts.
    pub apart: Vec<Apart>,
    /// What statements say there was.
    pub stated: Vec<Stated>,
}

/// The ledger with each day once, and what was set aside. Years are to be settled before. A *fichier
/// des écritures comptables* stands before a general ledger or a journal, these before a table of
/// months, and all before a bank's statement; of two of a kind, that which goes further, then the one
/// that came later: a corrected file replaces the first. Files that overlap at their ends only are
/// joined movement by movement, and so are statements of one bank account; those of other bank
/// accounts have nothing in common, and get accounts of their own. Files of a kind that hold other
/// accounts, other journals, or other movements are both kept, and so is a statement beside tables
/// without an account of money.
///
/// Statements that do not say their account's number are held for those of one account or of several by
/// their balances, their movements, and the names of the files, which are handed in by source.
pub fn once_named(mut ledger: Ledger, kinds: &[Kind], files: &[&str]) -> Once {
    let (apart, stated) = accounts_of_their_own(&mut ledger, kinds, files);
    let (ledger, aside) = each_day(ledger, kinds);
    Once {
        ledger,
        aside,
        apart,
        stated,
    }
}

/// The same, where the names of the files are not known.
pub fn once(ledger: Ledger, kinds: &[Kind]) -> (Ledger, Vec<SetAside>) {
    let once = once_named(ledger, kinds, &[]);
    (once.ledger, once.aside)
}

fn each_day(ledger: Ledger, kinds: &[Kind]) -> (Ledger, Vec<SetAside>) {
    if !overlaps(&ledger) {
        return (ledger, Vec::new());
    }
    let held: Vec<Held<'_>> = (0..ledger.sources().len())
        .map(|at| Held::of(&ledger, at))
        .collect();
    let mut order: Vec<usize> = (0..held.len()).collect();
    order.sort_by_key(|at| {
        let last = held[*at].covered.map(|days| days.last);
        (
            rank(&held[*at], kinds.get(*at)),
            std::cmp::Reverse(last),
            std::cmp::Reverse(*at),
        )
    });
    let mut aside = Aside::of(&ledger);
    for (place, lesser) in order.iter().enumerate() {
        for better in &order[..place] {
            let (one, other) = (&held[*better], &held[*lesser]);
            let kinds = (kinds.get(*better), kinds.get(*lesser));
            if let Some((why, days)) = relation(one, other, kinds) {
                aside.add(&held, (*better, *lesser), why, days, kinds.1);
            }
        }
    }
    let Aside { gone, told, .. } = aside;
    if gone.is_empty() {
        return (ledger, Vec::new());
    }
    let mut at = 0_u32;
    let left = ledger.only(|_| {
        at += 1;
        !gone.contains(&(at - 1))
    });
    (left, told)
}

/// What is set aside, as far as it is known.
struct Aside<'a> {
    ledger: &'a Ledger,
    /// The first day of each transaction: one goes as a whole.
    begun: HashMap<u32, Day>,
    /// Entries that are set aside, by their places.
    gone: HashSet<u32>,
    /// What each source holds, in parts that balance; made when two sources are held against each
    /// other movement by movement.
    units: BTreeMap<usize, Vec<Unit<'a>>>,
    told: Vec<SetAside>,
}

impl<'a> Aside<'a> {
    fn of(ledger: &'a Ledger) -> Self {
        let mut begun: HashMap<u32, Day> = HashMap::new();
        for entry in ledger.entries() {
            let day = begun.entry(entry.transaction).or_insert(entry.date);
            *day = (*day).min(entry.date);
        }
        Self {
            ledger,
            begun,
            gone: HashSet::new(),
            units: BTreeMap::new(),
            told: Vec::new(),
        }
    }

    fn add(
        &mut self,
        held: &[Held<'_>],
        (better, lesser): (usize, usize),
        why: Why,
        days: Period,
        kind: Option<&Kind>,
    ) {
        let gone = match why {
            Why::Movements => self.movements(better, lesser, days),
            Why::Days | Why::Months | Why::Unfinished => {
                self.days(&held[better], &held[lesser], lesser, why, days)
            }
        };
        let entry = |id: &u32| self.ledger.entries().get(*id as usize);
        // A movement of a statement is two entries here, and one line there.
        let lines = match kind {
            Some(Kind::Bank) => {
                let transactions = gone.iter().filter_map(entry).map(|of| of.transaction);
                transactions.collect::<HashSet<u32>>().len()
            }
            _ => gone.len(),
        };
        self.gone.extend(gone);
        if let (Ok(counts), Ok(aside)) = (u16::try_from(better), u16::try_from(lesser))
            && lines > 0
        {
            self.told.push(SetAside {
                counts,
                aside,
                days,
                why,
                lines,
            });
        }
    }

    /// All that a source holds of some days, or of the classes of which another has the detail.
    fn days(
        &self,
        better: &Held<'_>,
        lesser: &Held<'_>,
        at: usize,
        why: Why,
        days: Period,
    ) -> Vec<u32> {
        let entries = self.ledger.iter().filter(|(id, entry)| {
            usize::from(entry.source) == at && !self.gone.contains(&id.0) && {
                let day = self.begun.get(&entry.transaction);
                days.contains(day.copied().unwrap_or(entry.date))
            }
        });
        // What a statement says that there was before is known of an account that both hold, and is
        // the better file's already where it has another for it: see `Books`.
        let known = !better.banks.is_disjoint(&lesser.banks);
        let chosen = entries.filter(|(_, entry)| {
            let account = self.ledger.account(entry);
            let opening = self.ledger.text(entry.journal) == crate::bank::OPENING;
            (why == Why::Days || better.has_class_of(account)) && !(opening && known)
        });
        chosen.map(|(id, _)| id.0).collect()
    }

    /// What a source holds of some days that the other holds too.
    fn movements(&mut self, better: usize, lesser: usize, days: Period) -> Vec<u32> {
        let ledger = self.ledger;
        for at in [better, lesser] {
            self.units.entry(at).or_insert_with(|| units(ledger, at));
        }
        let of = |at: usize| {
            let all = self.units.get(&at).into_iter().flatten();
            let chosen = all.filter(|unit| {
                days.contains(unit.day) && !unit.entries.iter().any(|id| self.gone.contains(id))
            });
            chosen.collect::<Vec<&Unit<'_>>>()
        };
        let found = twice(&of(better), &of(lesser), days);
        found
            .iter()
            .flat_map(|unit| unit.entries.iter().copied())
            .collect()
    }
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

#[cfg(test)]
mod tests;

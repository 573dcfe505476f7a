//! Transactions, and whether each balances.

use std::collections::HashMap;
use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::amounts::Cents;
use crate::days::Day;
use crate::entries::{Entry, Ledger};
use crate::findings::{Findings, Rule, Value};
use crate::texts::{Text, Texts};

/// Journal, number and date of a transaction; the number is the document's where there is none.
type Key = (Text, Text, Day);

/// The transactions of a file. Entries of one journal, number and date are of one; where those do
/// not balance by themselves, those of one journal and number are; where these do not either, those
/// of one number. Numbers may begin again in every journal, or every month.
#[derive(Debug, Default)]
pub(crate) struct Transactions {
    /// Number and hash.
    known: HashTable<(u32, u64)>,
    hasher: DefaultHashBuilder,
    all: Vec<Transaction>,
    last: u32,
}

#[derive(Debug, Clone, Copy)]
struct Transaction {
    key: Key,
    line: u32,
    entries: u32,
    debit: Cents,
    credit: Cents,
}

impl Transactions {
    /// Room for so many.
    pub(crate) fn reserve(&mut self, transactions: usize) {
        self.all.reserve(transactions);
        self.known.reserve(transactions, |known| known.1);
    }

    /// Gives an entry its transaction and the text of its number, and adds its amounts. Numbers are
    /// mostly new, and are looked up here only.
    pub(crate) fn add(&mut self, entry: &mut Entry, number: &str, same: bool, texts: &mut Texts) {
        // Without a number, the document keeps apart what else would be one heap.
        let blank = number.is_empty();
        let document = texts.get(entry.document);
        let part = if blank { document } else { number };
        let is = |at: u32, numbered: bool| {
            self.all.get(at as usize).is_some_and(|known| {
                let (journal, text, date) = known.key;
                journal == entry.journal
                    && date == entry.date
                    && (numbered || texts.get(text) == part)
            })
        };
        let at = if same && !blank && is(self.last, true) {
            self.last
        } else {
            let hash = self.hasher.hash_one((part, entry.date));
            let known = self
                .known
                .find(hash, |known| known.1 == hash && is(known.0, false));
            if let Some(known) = known {
                known.0
            } else {
                let number = if blank {
                    entry.document
                } else {
                    texts.append(number)
                };
                let at = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
                self.known.insert_unique(hash, (at, hash), |known| known.1);
                self.all.push(Transaction {
                    key: (entry.journal, number, entry.date),
                    line: entry.line,
                    entries: 0,
                    debit: Cents::ZERO,
                    credit: Cents::ZERO,
                });
                at
            }
        };
        self.last = at;
        entry.transaction = at;
        if let Some(transaction) = self.all.get_mut(at as usize) {
            transaction.entries += 1;
            transaction.debit += entry.debit;
            transaction.credit += entry.credit;
            if !blank {
                entry.number = transaction.key.1;
            }
        }
    }

    /// Adds the transactions of the lines that follow, whose texts are in the ledger already; gives
    /// what each of them is here.
    pub(crate) fn absorb(&mut self, other: &Self, texts: &[Text], ledger: &Ledger) -> Vec<u32> {
        let new = |text: Text| texts.get(text.index()).copied().unwrap_or_default();
        let mut places = Vec::with_capacity(other.all.len());
        for transaction in &other.all {
            let (journal, number, date) = transaction.key;
            let (journal, number) = (new(journal), new(number));
            let part = ledger.text(number);
            let hash = self.hasher.hash_one((part, date));
            let known = self.known.find(hash, |(at, known)| {
                *known == hash
                    && self.all.get(*at as usize).is_some_and(|known| {
                        known.key.0 == journal
                            && known.key.2 == date
                            && ledger.text(known.key.1) == part
                    })
            });
            let at = known.map(|known| known.0);
            if let Some(known) = at.and_then(|at| self.all.get_mut(at as usize)) {
                known.entries += transaction.entries;
                known.debit += transaction.debit;
                known.credit += transaction.credit;
            }
            places.push(at.unwrap_or_else(|| {
                let at = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
                self.known.insert_unique(hash, (at, hash), |known| known.1);
                self.all.push(Transaction {
                    key: (journal, number, date),
                    ..*transaction
                });
                at
            }));
        }
        places
    }

    /// Joins transactions that balance together only, and tells of those that do not balance. On a
    /// cash basis, all of them may have one side only.
    pub(crate) fn check(&self, cash_basis: bool, ledger: &mut Ledger, findings: &mut Findings) {
        let open: Vec<u32> = (0_u32..)
            .zip(&self.all)
            .filter(|(_, transaction)| transaction.debit != transaction.credit)
            .map(|(at, _)| at)
            .collect();
        let one_sided = open.len() == self.all.len()
            && self.all.iter().all(|transaction| transaction.entries == 1);
        if cash_basis && one_sided {
            findings.add(Rule::SingleEntry, None, || {
                vec![("count", Value::count(open.len()))]
            });
            return;
        }
        let by_number = self.gather(&open, ledger, |(journal, number, _)| (journal, number));
        let mut joined: HashMap<u32, u32> = HashMap::new();
        let mut left: Vec<Vec<u32>> = Vec::new();
        for group in by_number {
            if !self.balances(&group) {
                left.push(group);
                continue;
            }
            if let Some(first) = self.first(&group) {
                findings.add(Rule::DatesDiffer, Some(first.line), || {
                    vec![
                        ("journal", Value::text(ledger.text(first.key.0))),
                        ("number", Value::text(ledger.text(first.key.1))),
                    ]
                });
            }
            join(&group, &mut joined);
        }
        let heads: Vec<u32> = left.iter().flatten().copied().collect();
        let mut unbalanced = Vec::new();
        for group in self.gather(&heads, ledger, |(_, number, _)| (Text::EMPTY, number)) {
            if self.balances(&group) {
                join(&group, &mut joined);
            } else {
                unbalanced.extend(group);
            }
        }
        for group in left {
            if group.first().is_some_and(|at| unbalanced.contains(at)) {
                self.tell(&group, ledger, findings);
                join(&group, &mut joined);
            }
        }
        if !joined.is_empty() {
            for entry in ledger.entries_mut() {
                entry.transaction = joined
                    .get(&entry.transaction)
                    .copied()
                    .unwrap_or(entry.transaction);
            }
        }
    }

    /// Gathers transactions by part of their key, in the order of their first lines.
    fn gather(
        &self,
        of: &[u32],
        ledger: &Ledger,
        part: impl Fn(Key) -> (Text, Text),
    ) -> Vec<Vec<u32>> {
        let mut places: HashMap<(Text, &str), usize> = HashMap::new();
        let mut groups: Vec<Vec<u32>> = Vec::new();
        for at in of {
            let Some(transaction) = self.all.get(*at as usize) else {
                continue;
            };
            let (journal, number) = part(transaction.key);
            let key = (journal, ledger.text(number));
            let place = *places.entry(key).or_insert(groups.len());
            if place == groups.len() {
                groups.push(Vec::new());
            }
            groups[place].push(*at);
        }
        groups
    }

    /// All debits and all credits.
    pub(crate) fn sums_of_all(&self) -> (Cents, Cents) {
        self.all.iter().fold(
            (Cents::ZERO, Cents::ZERO),
            |(debit, credit), transaction| (debit + transaction.debit, credit + transaction.credit),
        )
    }

    fn first(&self, group: &[u32]) -> Option<&Transaction> {
        self.all.get(*group.first()? as usize)
    }

    fn sums(&self, group: &[u32]) -> (Cents, Cents) {
        let transactions = group.iter().filter_map(|at| self.all.get(*at as usize));
        transactions.fold(
            (Cents::ZERO, Cents::ZERO),
            |(debit, credit), transaction| (debit + transaction.debit, credit + transaction.credit),
        )
    }

    fn balances(&self, group: &[u32]) -> bool {
        let (debit, credit) = self.sums(group);
        debit == credit
    }

    fn tell(&self, group: &[u32], ledger: &Ledger, findings: &mut Findings) {
        let Some(first) = self.first(group) else {
            return;
        };
        let (journal, number, date) = first.key;
        let (debit, credit) = self.sums(group);
        findings.add(Rule::Unbalanced, Some(first.line), || {
            vec![
                ("journal", Value::text(ledger.text(journal))),
                ("number", Value::text(ledger.text(number))),
                ("date", Value::Day(date)),
                ("debit", Value::Amount(debit)),
                ("credit", Value::Amount(credit)),
                ("gap", Value::Amount(debit - credit)),
            ]
        });
    }
}

/// The first of a group stands for all.
fn join(group: &[u32], joined: &mut HashMap<u32, u32>) {
    if let Some((first, others)) = group.split_first() {
        joined.extend(others.iter().map(|other| (*other, *first)));
    }
}

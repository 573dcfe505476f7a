//! Transactions, and whether each balances.

use std::collections::HashMap;

use super::Table;
use crate::amounts::Cents;
use crate::days::Day;
use crate::entries::{Entry, Ledger};
use crate::findings::{Findings, Rule, Value};
use crate::texts::Text;

/// Journal, number and date of a transaction.
type Key = (Text, Text, Day);

/// The transactions of a file. Entries of one journal, number and date are of one; where those do
/// not balance by themselves, those of one journal and number are; where these do not either, those
/// of one number. Numbers may begin again in every journal, or every month.
#[derive(Debug, Default)]
pub(super) struct Transactions {
    known: hashbrown::HashMap<Key, u32>,
    all: Vec<Transaction>,
    last: Option<(Key, u32)>,
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
    /// The transaction that an entry is of, its amounts added.
    pub(super) fn add(&mut self, entry: &Entry) -> u32 {
        // Without a number, the document keeps apart what else would be one heap.
        let number = if entry.number.is_empty() {
            entry.document
        } else {
            entry.number
        };
        let key = (entry.journal, number, entry.date);
        let at = match self.last {
            Some((last, at)) if last == key => at,
            _ => *self.known.entry(key).or_insert_with(|| {
                self.all.push(Transaction {
                    key,
                    line: entry.line,
                    entries: 0,
                    debit: Cents::ZERO,
                    credit: Cents::ZERO,
                });
                u32::try_from(self.all.len() - 1).unwrap_or(u32::MAX)
            }),
        };
        self.last = Some((key, at));
        if let Some(transaction) = self.all.get_mut(at as usize) {
            transaction.entries += 1;
            transaction.debit += entry.debit;
            transaction.credit += entry.credit;
        }
        at
    }

    /// Joins transactions that balance together only, and tells of those that do not balance.
    pub(super) fn check(&self, table: Table, ledger: &mut Ledger, findings: &mut Findings) {
        let open: Vec<u32> = (0_u32..)
            .zip(&self.all)
            .filter(|(_, transaction)| transaction.debit != transaction.credit)
            .map(|(at, _)| at)
            .collect();
        let one_sided = open.len() == self.all.len()
            && self.all.iter().all(|transaction| transaction.entries == 1);
        if table != Table::Accruals && one_sided {
            findings.add(Rule::SingleEntry, None, || {
                vec![("count", Value::count(open.len()))]
            });
            return;
        }
        let by_number = self.gather(&open, |(journal, number, _)| (journal, number));
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
        for group in self.gather(&heads, |(_, number, _)| (Text::EMPTY, number)) {
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
    fn gather(&self, of: &[u32], part: impl Fn(Key) -> (Text, Text)) -> Vec<Vec<u32>> {
        let mut places: HashMap<(Text, Text), usize> = HashMap::new();
        let mut groups: Vec<Vec<u32>> = Vec::new();
        for at in of {
            let Some(transaction) = self.all.get(*at as usize) else {
                continue;
            };
            let place = *places.entry(part(transaction.key)).or_insert(groups.len());
            if place == groups.len() {
                groups.push(Vec::new());
            }
            groups[place].push(*at);
        }
        groups
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

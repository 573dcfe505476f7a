//! What is owed and due on a day, as the accounts of third parties have it.

use std::collections::BTreeMap;

use super::{Expected, Reason};
use crate::amounts::Cents;
use crate::books::Books;
use crate::days::Day;
use crate::figures::Sign;
use crate::grants::{Grant, Standing};

/// Accounts of what is owed and due: suppliers, members and customers, staff, social bodies, the State.
const PARTIES: [&str; 5] = ["40", "41", "42", "43", "44"];

impl Expected {
    /// What third parties are owed on a day is paid in the month after, and what they owe comes in the
    /// month after that. Grants to receive (441) come so too, less what is expected of noted grants
    /// of the same funder.
    pub fn of_balances(
        books: &Books<'_>,
        grants: &[Grant],
        standings: &[Standing],
        day: Day,
    ) -> Vec<Self> {
        let (next, after) = months_after(day);
        let mut expected = Vec::new();
        let mut parties: BTreeMap<(&str, &str), Cents> = BTreeMap::new();
        let mut given: BTreeMap<Option<&str>, Cents> = BTreeMap::new();
        let all = books.balance(day, Sign::Debit, |account| {
            PARTIES.iter().any(|of| account.starts_with(of))
        });
        for part in all.parts() {
            let Some(entry) = books.ledger.entry(part.entry) else {
                continue;
            };
            let account = books.ledger.account(entry);
            if account.starts_with("441") {
                let funder = books.assignment.funder(part.entry);
                *given.entry(funder).or_default() += part.amount;
                continue;
            }
            // One third party's debt is not paid by another's.
            let party = books.ledger.text(entry.third_party);
            *parties.entry((account, party)).or_default() += part.amount;
        }
        let mut sums: BTreeMap<(&str, bool), Cents> = BTreeMap::new();
        for ((account, _), amount) in &parties {
            let start = account.get(..2).unwrap_or(account);
            *sums.entry((start, *amount > Cents::ZERO)).or_default() += *amount;
        }
        for ((start, comes), amount) in sums.into_iter().filter(|(_, of)| !of.is_zero()) {
            let reason = match comes {
                true => Reason::Due(start.to_owned()),
                false => Reason::Owed(start.to_owned()),
            };
            let due = if comes { after } else { next };
            expected.push(Self {
                due,
                amount,
                reason,
            });
        }
        let noted = |chosen: &dyn Fn(&Grant) -> bool| -> Cents {
            let of = grants.iter().zip(standings);
            of.filter(|(grant, _)| chosen(grant))
                .map(|(_, standing)| standing.to_receive.max(Cents::ZERO))
                .sum()
        };
        for (funder, amount) in &given {
            // Of an unknown funder it may be any noted grant that is not of one that is known here.
            let noted = match funder {
                Some(funder) => noted(&|grant| grant.funder == *funder),
                None => noted(&|grant| !given.contains_key(&Some(grant.funder.as_str()))),
            };
            let amount = *amount - noted;
            if amount > Cents::ZERO {
                let reason = Reason::ToReceive(funder.map(str::to_owned));
                expected.push(Self {
                    due: after,
                    amount,
                    reason,
                });
            }
        }
        expected
    }
}

/// A day in each of the two months that a forecast begins with.
fn months_after(day: Day) -> (Day, Day) {
    let first = super::forecast::begins(day);
    (first, first.month().plus(1).first())
}

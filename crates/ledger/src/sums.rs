//! Sums of all entries, by account and month.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::amounts::Cents;
use crate::days::Month;
use crate::entries::Ledger;

/// Debit and credit of an account in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sum {
    /// Number of the account.
    pub account: String,
    /// The month.
    pub month: Month,
    /// How many entries.
    pub entries: u32,
    /// All debits.
    pub debit: Cents,
    /// All credits.
    pub credit: Cents,
}

/// Sums by account, in the order of their numbers, and month.
pub fn by_account_and_month(ledger: &Ledger) -> Vec<Sum> {
    let Some(days) = ledger.days() else {
        return Vec::new();
    };
    let mut rows: Vec<Option<usize>> = vec![None; ledger.texts().count()];
    let mut accounts = Vec::new();
    for entry in ledger.entries() {
        let row = &mut rows[entry.account.index()];
        if row.is_none() {
            *row = Some(accounts.len());
            accounts.push(entry.account);
        }
    }
    let first = days.first.month().index();
    let months = usize::try_from(days.last.month().index() - first + 1).unwrap_or(1);
    // Rows of months where a file covers few of them; a map where a slip of a date makes it cover
    // centuries.
    let dense = accounts.len().saturating_mul(months) <= 4 * ledger.entries().len() + 1_000;
    let mut cells =
        vec![(0_u32, Cents::ZERO, Cents::ZERO); if dense { accounts.len() * months } else { 0 }];
    let mut sparse: BTreeMap<usize, (u32, Cents, Cents)> = BTreeMap::new();
    for entry in ledger.entries() {
        let row = rows[entry.account.index()].unwrap_or(0);
        let month = usize::try_from(entry.date.month().index() - first).unwrap_or(0);
        let at = row * months + month;
        let cell = if dense {
            &mut cells[at]
        } else {
            sparse.entry(at).or_default()
        };
        cell.0 += 1;
        cell.1 += entry.debit;
        cell.2 += entry.credit;
    }
    let cells: Vec<(usize, (u32, Cents, Cents))> = if dense {
        cells
            .into_iter()
            .enumerate()
            .filter(|(_, cell)| cell.0 > 0)
            .collect()
    } else {
        sparse.into_iter().collect()
    };
    let mut sums: Vec<Sum> = cells
        .into_iter()
        .map(|(at, (entries, debit, credit))| Sum {
            account: ledger.text(accounts[at / months]).to_owned(),
            month: days
                .first
                .month()
                .plus(i32::try_from(at % months).unwrap_or(0)),
            entries,
            debit,
            credit,
        })
        .collect();
    sums.sort_by(|one, other| (&one.account, one.month).cmp(&(&other.account, other.month)));
    sums
}

//! Dedicated funds: money that came in for a purpose and is not spent yet (accounts 19). It is set
//! aside by 689 and taken back by 789, and cannot be spent freely.

use serde::Serialize;

use crate::amounts::Cents;
use crate::books::Books;
use crate::days::Period;
use crate::figures::{Figure, Sign};

/// Dedicated funds over a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DedicatedFunds {
    /// Accounts 19 before its first day.
    pub opening: Figure,
    /// What was set aside in it (689).
    pub set_aside: Figure,
    /// What was taken back in it (789).
    pub used: Figure,
    /// Accounts 19 at its end.
    pub closing: Figure,
    /// Closing less what opening, set aside and used make: nothing where the accounts hold together.
    pub gap: Cents,
}

/// Follows dedicated funds over a period.
pub fn dedicated_funds(books: &Books<'_>, period: Period) -> DedicatedFunds {
    let is = |account: &str| account.starts_with("19");
    // An opening entry that is dated the first day is of what was before.
    let opened = books.opening_of(period, Sign::Credit, is);
    let mut opening = books.balance(period.first.previous(), Sign::Credit, is);
    opening.extend(&opened);
    let closing = books.balance(period.last, Sign::Credit, is);
    let of = |sign, start: &str| {
        books.results(period, sign, |_, entry| {
            books.ledger.account(entry).starts_with(start)
        })
    };
    let set_aside = of(Sign::Debit, "689");
    let used = of(Sign::Credit, "789");
    let gap = closing.amount() - (opening.amount() + set_aside.amount() - used.amount());
    DedicatedFunds {
        opening,
        set_aside,
        used,
        closing,
        gap,
    }
}

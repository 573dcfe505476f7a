//! What there is, and how many months it lasts.

use serde::Serialize;

use super::known::KnownMonths;
use super::year_to;
use crate::amounts::Cents;
use crate::books::Books;
use crate::days::Day;
use crate::figures::{Figure, Sign};

/// What there is on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Cash {
    /// The day.
    pub day: Day,
    /// Whether there is an account of money in the entries at all; a table of charges and products
    /// has none.
    pub known: bool,
    /// Money in banks, in hand, and placed (accounts 50, 51, 53, 54); less what banks lend there.
    pub cash: Figure,
    /// The same by account.
    pub by_account: Vec<(String, Figure)>,
    /// Dedicated funds (19): held, but for projects only.
    pub dedicated: Figure,
    /// What can be spent freely: cash less dedicated funds.
    pub free: Cents,
    /// Charges of the twelve months before that cost money: all but 68, and what moves stocks (603).
    pub charges: Figure,
    /// How many months that is: those whose charges are known, at most twelve. None where there are
    /// only statements of a bank.
    pub months: u32,
    /// Tenths of months that what can be spent freely lasts at that pace; nothing where nothing is
    /// spent or known of it, none where nothing is free.
    pub tenths_of_months: Option<i64>,
}

/// What there is at the end of a day.
pub fn cash(books: &Books<'_>, day: Day) -> Cash {
    let is_cash = |account: &str| {
        ["50", "51", "53", "54"]
            .iter()
            .any(|of| account.starts_with(of))
    };
    let cash = books.balance(day, Sign::Debit, is_cash);
    let mut entries = books.ledger.entries().iter();
    let known = entries.any(|entry| is_cash(books.ledger.account(entry)));
    let mut by_account: Vec<(String, Figure)> = Vec::new();
    for part in cash.parts() {
        let account = books
            .ledger
            .entry(part.entry)
            .map_or("", |entry| books.ledger.account(entry));
        let at = by_account
            .iter()
            .position(|(of, _)| of == account)
            .unwrap_or_else(|| {
                by_account.push((account.to_owned(), Figure::default()));
                by_account.len() - 1
            });
        by_account[at].1.add(part.entry, part.amount);
    }
    by_account.sort_by(|one, other| one.0.cmp(&other.0));
    let dedicated = books.balance(day, Sign::Credit, |account| account.starts_with("19"));
    let year = year_to(day);
    let charges = books.results(year, Sign::Debit, |_, entry| {
        costs(books.ledger.account(entry))
    });
    let months = KnownMonths::of(books, day).in_year_to(day.month());
    let free = cash.amount() - dedicated.amount();
    let tenths_of_months = (known && months > 0 && charges.amount() > Cents::ZERO).then(|| {
        let tenths = i128::from(free.0.max(0)) * 10 * i128::from(months);
        i64::try_from(tenths / i128::from(charges.amount().0)).unwrap_or(i64::MAX)
    });
    Cash {
        day,
        known,
        cash,
        by_account,
        dedicated,
        free,
        charges,
        months,
        tenths_of_months,
    }
}

/// Whether a charge costs money: depreciation and what moves stocks do not.
pub(super) fn costs(account: &str) -> bool {
    account.starts_with('6') && !account.starts_with("68") && !account.starts_with("603")
}

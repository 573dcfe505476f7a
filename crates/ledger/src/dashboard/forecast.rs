//! Cash in the twelve months ahead: what is due on known days, and charges at the pace of the year
//! before for what is not.

use serde::{Deserialize, Serialize};

use super::cash::{cash, costs};
use super::known::KnownMonths;
use crate::amounts::Cents;
use crate::books::Books;
use crate::days::{Day, Month, Period};
use crate::figures::{Figure, Sign};
use crate::grants::{Grant, Standing};

/// Money that is expected on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Expected {
    /// When.
    pub due: Day,
    /// How much; negative is to be paid.
    pub amount: Cents,
    /// What it is.
    pub reason: Reason,
}

/// Why money is expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = ExpectedReason))]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// A payment of the grant of that id.
    Grant(String),
    /// What a person entered, in their words.
    Entered(String),
    /// Charges as they were in the same month of the year before, less what is expected to be paid.
    UsualCharges,
    /// Products that are no grants, as they were in the same month of the year before.
    UsualProducts,
    /// What third parties are owed, by the first two digits of their account.
    Owed(String),
    /// What third parties owe, likewise.
    Due(String),
    /// Grants that are booked and have not come (441), and the id of their funder.
    ToReceive(Option<String>),
}

/// A month ahead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct MonthAhead {
    /// The month.
    pub month: Month,
    /// What there is before it.
    pub opening: Cents,
    /// What comes and goes, with why.
    pub expected: Vec<(Reason, Cents)>,
    /// What there is after it.
    pub closing: Cents,
    /// Charges of the same month a year before (or of that which stands for it), which are the usual
    /// ones.
    pub charges_before: Figure,
    /// Products that are no grants of the same month a year before.
    pub products_before: Figure,
}

impl Expected {
    /// The payments of grants that have not come: those due after a day, as far as there is still
    /// something to receive. What was due before and did not come is expected on the day itself.
    pub fn of_grants(grants: &[Grant], standings: &[Standing], today: Day) -> Vec<Self> {
        let mut expected = Vec::new();
        for (grant, standing) in grants.iter().zip(standings) {
            let mut left = standing.to_receive;
            // The last payments are those that are still to come.
            for payment in grant.payments.iter().rev() {
                let amount = payment.amount.min(left);
                if amount <= Cents::ZERO {
                    break;
                }
                left -= amount;
                let reason = Reason::Grant(grant.id.clone());
                expected.push(Self {
                    due: payment.due.max(today.next()),
                    amount,
                    reason,
                });
            }
        }
        expected.sort_by_key(|of| of.due);
        expected
    }
}

/// The twelve months after a day. What is usual is that of the same month a year before: charges that
/// cost money, and products that are no grants; what is noted comes on top, and grants come when they
/// are due, or not at all. Of months that the accounts do not cover a year before, what there is of
/// months is repeated; of statements of a bank alone, nothing can be told. A month of which less than
/// a week is left counts as past.
pub fn cash_ahead(books: &Books<'_>, day: Day, expected: &[Expected]) -> Vec<MonthAhead> {
    let mut opening = cash(books, day).cash.amount();
    let known = KnownMonths::of(books, day);
    if known.is_empty() {
        return Vec::new();
    }
    let begins = begins(day);
    let first = begins.month();
    (0..12)
        .map(|at| {
            let month = first.plus(at);
            let days = Period {
                first: month.first().max(begins),
                last: month.last(),
            };
            let before = like(&known, days, day);
            let charges = books.results(before, Sign::Debit, |_, entry| {
                costs(books.ledger.account(entry))
            });
            let products = books.results(before, Sign::Credit, |id, entry| {
                let account = books.ledger.account(entry);
                // What a funder gives in 75 is a grant too, and expected when it is due.
                let given = account.starts_with("75") && books.assignment.funder(id).is_some();
                account.starts_with('7')
                    && !given
                    && !["71", "72", "74", "777", "78", "79"]
                        .iter()
                        .any(|of| account.starts_with(of))
            });
            // What is due in the days that count as past comes first.
            let due = |of: &&Expected| {
                days.contains(of.due) || at == 0 && of.due > day && of.due < days.first
            };
            let mut reasons: Vec<(Reason, Cents)> = expected
                .iter()
                .filter(due)
                .map(|of| (of.reason.clone(), of.amount))
                .collect();
            // What a person notes is what is not usual: it comes on top.
            reasons.push((Reason::UsualCharges, -charges.amount()));
            reasons.push((Reason::UsualProducts, products.amount()));
            reasons.retain(|(_, amount)| !amount.is_zero());
            let closing = opening + reasons.iter().map(|(_, amount)| *amount).sum();
            let ahead = MonthAhead {
                month,
                opening,
                expected: reasons,
                closing,
                charges_before: charges,
                products_before: products,
            };
            opening = closing;
            ahead
        })
        .collect()
}

/// The first day of what is ahead.
pub(super) fn begins(day: Day) -> Day {
    let end = day.month().last();
    match end.day() - day.day() {
        0..7 => end.next(),
        _ => day.next(),
    }
}

/// The days that stand for days ahead: those of a year before, or of two where what is known of a year
/// before ends in the midst of them. Where the accounts begin later than that, the months that there
/// are come again, one after another.
fn like(known: &KnownMonths, days: Period, day: Day) -> Period {
    let back = |months: i32| Period {
        first: days.first.plus_months(-months),
        last: days.last.end_of_months_after(-months),
    };
    let month = days.last.month();
    let covered = |months: i32| known.has(month.plus(-months));
    let year = back(12);
    if covered(12) {
        // A month that is known but for its last days is known.
        let begun = year.last.month() == day.month() && begins(day).month() == day.month();
        return match begun && covered(24) {
            true => back(24),
            false => year,
        };
    }
    if covered(24) {
        return back(24);
    }
    let (Some(first), Some(last)) = (known.first(), known.last()) else {
        return year;
    };
    let months = (last - first + 1).max(1);
    let behind = month.index() - last;
    // The first of those that lie in what there is.
    back((behind + months - 1) / months * months)
}

//! What has no funder or no project yet.

use serde::Serialize;

use super::Assignment;
use crate::days::Period;
use crate::entries::{Entry, EntryId, Ledger};
use crate::figures::{Figure, Sign};
use crate::words::plain;

/// What has no funder or no project, with its amount.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Unassigned {
    /// Grants (74) without a funder; without what is no grant of a funder (747).
    pub grants: Figure,
    /// Financial contributions of private bodies (755) without a funder.
    pub contributions: Figure,
    /// Payments of grants to receive (441 at the credit) whose funder is not known: they would be
    /// expected a second time.
    pub received: Figure,
    /// Charges (6) without a project. They may well be common to all.
    pub charges: Figure,
    /// Products (7) without a project.
    pub products: Figure,
}

/// What is not assigned, in a period.
pub fn unassigned(ledger: &Ledger, assignment: &Assignment, period: Period) -> Unassigned {
    let sum = |sign, start: &str, without: &dyn Fn(EntryId) -> bool| {
        Figure::sum(ledger, sign, |id, entry| {
            period.contains(entry.date) && ledger.account(entry).starts_with(start) && without(id)
        })
    };
    Unassigned {
        grants: Figure::sum(ledger, Sign::Credit, |id, entry| {
            period.contains(entry.date)
                && is_grant(ledger.account(entry))
                && assignment.funder(id).is_none()
        }),
        contributions: Figure::sum(ledger, Sign::Credit, |id, entry| {
            period.contains(entry.date)
                && is_contribution(ledger, entry)
                && assignment.funder(id).is_none()
        }),
        received: Figure::sum(ledger, Sign::Credit, |id, entry| {
            period.contains(entry.date)
                && ledger.account(entry).starts_with("441")
                && entry.net().0 < 0
                && assignment.funder(id).is_none()
        }),
        charges: sum(Sign::Debit, "6", &|id| assignment.project(id).is_none()),
        products: sum(Sign::Credit, "7", &|id| assignment.project(id).is_none()),
    }
}

/// Whether a product is a financial contribution of another body (755, since the chart of 2018); in the
/// general chart that account is a part of the result of what was done in common.
pub(crate) fn is_contribution(ledger: &Ledger, entry: &Entry) -> bool {
    let label = plain(ledger.text(entry.account_label));
    let of_result = label.contains("quote") && !label.contains("generosite");
    ledger.account(entry).starts_with("755") && !of_result
}

/// Whether a product is a grant that somebody gives: 74, but for 747, which only takes back a part
/// of an investment grant that was received before.
pub(crate) fn is_grant(account: &str) -> bool {
    account.starts_with("74") && !account.starts_with("747")
}

//! A project's share of charges that are common to all projects.

use serde::{Deserialize, Serialize};

use crate::amounts::Share;
use crate::books::Books;
use crate::charts::{Line, line};
use crate::days::Period;
use crate::figures::{Figure, Sign};

/// How common charges are shared out to a project. The forms ask for the rule in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Sharing {
    /// The project's share.
    pub share: Share,
    /// Beginnings of the accounts that are shared; all charges where there are none.
    #[serde(default)]
    pub accounts: Vec<String>,
    /// The rule in a person's words: hours, square metres, salaries.
    #[serde(default)]
    pub rule: String,
}

/// The share of a project, by the three lines that the form has for it. Common are the charges of the
/// period that have no project; dedicated funds are not shared.
pub(crate) fn shared(
    books: &Books<'_>,
    period: Period,
    sharing: &Sharing,
) -> Vec<(&'static Line, Figure)> {
    let of = |chosen: &dyn Fn(&str) -> bool| {
        books
            .results(period, Sign::Debit, |id, entry| {
                let account = books.ledger.account(entry);
                let common = account.starts_with('6')
                    && !account.starts_with("689")
                    && books.assignment.project(id).is_none();
                let listed = sharing.accounts.is_empty()
                    || sharing
                        .accounts
                        .iter()
                        .any(|start| account.starts_with(start.as_str()));
                common && listed && chosen(account)
            })
            .share(sharing.share)
    };
    let running = ["60", "61", "62", "63", "64", "68"];
    let runs = |account: &str| running.iter().any(|start| account.starts_with(start));
    [
        ("indirect.running", of(&runs)),
        (
            "indirect.financial",
            of(&|account| account.starts_with("66")),
        ),
        (
            "indirect.other",
            of(&|account| !runs(account) && !account.starts_with("66")),
        ),
    ]
    .into_iter()
    .filter_map(|(id, figure)| Some((line(id)?, figure)))
    .collect()
}

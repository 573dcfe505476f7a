//! What a dashboard is drawn from: the accounts of a period, what is expected after it, and whose they
//! are.

use std::path::Path;

use ledger::dashboard::{Expected, dashboard, known_until};
use ledger::grants::standings;
use ledger::{Books, Day, Period};
use store::{Sqlite, Store as _};

use super::Page;
use crate::accounts::Accounts;
use crate::failure::{Failure, of_store};
use crate::messages::Messages;

/// The organisation's name, where its documents say it.
pub async fn organisation(
    messages: &Messages,
    store: &Sqlite,
    dir: &Path,
) -> Result<String, Failure> {
    let dossier = store
        .load(None)
        .await
        .map_err(|error| of_store(messages, error, dir))?
        .counted_once();
    let known = dossier::known_facts(&dossier);
    let name = known.iter().find(|known| known.key == "name");
    Ok(name.map_or(String::new(), |known| known.fact.value.clone()))
}

/// The dashboard, drawn one way or another.
pub fn with_page<T>(
    accounts: &Accounts,
    period: Period,
    today: Day,
    organisation: &str,
    dir: &str,
    draw: impl FnOnce(&Page<'_>) -> T,
) -> T {
    let books = accounts.books();
    let expected = expected(accounts, &books, period);
    let page = Page {
        organisation,
        accounts,
        books: &books,
        dashboard: &dashboard(&books, period, &expected),
        standings: &standings(&books, &accounts.said.grants, today),
        today,
        dir,
    };
    draw(&page)
}

/// What is expected after a period: payments of grants, what third parties owe and are owed,
/// and what a person entered.
pub fn expected(accounts: &Accounts, books: &Books<'_>, period: Period) -> Vec<Expected> {
    let grants = &accounts.said.grants;
    let (until, _) = known_until(books, period);
    let standings = standings(books, grants, until);
    let mut expected = Expected::of_grants(grants, &standings, until);
    expected.extend(Expected::of_balances(books, grants, &standings, until));
    expected.extend(accounts.said.expected.iter().cloned());
    expected
}

//! Where the organisation stands, and the entries behind each figure.

use std::path::Path;

use ledger::dashboard::{Dashboard, Says, dashboard};
use ledger::{Books, Cents, Figure, Period, Sign};
use serde::Serialize;
use utoipa::ToSchema;

use crate::accounts::{self, Accounts};
use crate::dashboard::expected;
use crate::failure::{Failure, Kind, shown, typed};
use crate::messages::{Messages, say};
use crate::words;

/// Where the organisation stands in a year, as `--json` prints it and the HTTP API answers it.
#[derive(Serialize, ToSchema)]
#[schema(as = Stands)]
pub struct Document<'a> {
    period: Period,
    dashboard: &'a Dashboard,
    says: Vec<Said<'a>>,
    /// The entries that figures open to, by their ids.
    entries: Vec<EntryShown<'a>>,
}

/// What a dashboard says, with its sentence.
#[derive(Serialize, ToSchema)]
#[schema(as = DashboardSays)]
struct Said<'a> {
    /// The value that is said, under its name.
    #[serde(flatten)]
    #[schema(value_type = Object)]
    says: &'a Says,
    sentence: String,
}

/// The entries of an account in a year, and their sum.
#[derive(Serialize, ToSchema)]
#[schema(as = AccountEntries)]
pub struct OfAccount<'a> {
    period: Period,
    account: &'a str,
    /// Their sum.
    pub figure: Figure,
    /// The entries.
    pub entries: Vec<EntryShown<'a>>,
}

/// An entry as it is shown.
#[derive(Serialize, ToSchema)]
#[schema(as = LedgerEntry)]
pub struct EntryShown<'a> {
    /// Its number in the ledger, which figures name.
    pub entry: u32,
    /// The name of its file.
    pub file: &'a str,
    /// The id of its import.
    pub import: &'a str,
    /// Its line in the file.
    pub line: u32,
    /// Its day.
    pub date: String,
    /// The number of its account.
    pub account: &'a str,
    account_label: &'a str,
    third_party: &'a str,
    document: &'a str,
    /// What it says.
    pub label: &'a str,
    debit: Cents,
    credit: Cents,
    funder: Option<String>,
    project: Option<String>,
}

/// The year of accounts that is asked for, where there are entries of it.
pub fn period(
    messages: &Messages,
    accounts: &Accounts,
    year: Option<i32>,
    dir: &Path,
) -> Result<Period, Failure> {
    let period = match year {
        Some(year) => accounts.period(Some(year)),
        None => accounts.latest(),
    };
    let period = period.ok_or_else(|| accounts::none(messages, &shown(dir)))?;
    match year.filter(|_| accounts.count(period) == 0) {
        Some(year) => Err(no_year(messages, accounts, year, dir)),
        None => Ok(period),
    }
}

/// The dashboard of a year, and what it says.
pub fn stands(accounts: &Accounts, period: Period) -> (Dashboard, Vec<Says>) {
    let books = accounts.books();
    let expected = expected(accounts, &books, period);
    let dashboard = dashboard(&books, period, &expected);
    let says = dashboard.says();
    (dashboard, says)
}

/// The same as a document.
pub fn document<'a>(
    messages: &Messages,
    accounts: &'a Accounts,
    (dashboard, says): &'a (Dashboard, Vec<Says>),
) -> Document<'a> {
    let dimensions = &accounts.said.dimensions;
    Document {
        period: dashboard.period,
        dashboard,
        says: says
            .iter()
            .map(|says| Said {
                sentence: accounts::says(messages, dimensions, says),
                says,
            })
            .collect(),
        entries: entries(accounts, &accounts.books(), |_| true),
    }
}

/// The entries of accounts that begin so, in a year.
pub fn of_account<'a>(accounts: &'a Accounts, period: Period, account: &'a str) -> OfAccount<'a> {
    let credit = account.starts_with('7') || account.starts_with("87");
    let sign = if credit { Sign::Credit } else { Sign::Debit };
    let ledger = &accounts.ledger;
    let figure = Figure::sum(ledger, sign, |_, entry| {
        period.contains(entry.date) && ledger.account(entry).starts_with(account)
    });
    let ids: Vec<u32> = figure.parts().iter().map(|part| part.entry.0).collect();
    let books = accounts.books();
    let entries = entries(accounts, &books, |id| ids.binary_search(&id).is_ok());
    OfAccount {
        period,
        account,
        figure,
        entries,
    }
}

/// Why nothing is shown of a year without entries, and of which years there are some.
pub fn no_year(messages: &Messages, accounts: &Accounts, year: i32, dir: &Path) -> Failure {
    let there = accounts.years();
    let years: Vec<String> = there.iter().map(i32::to_string).collect();
    let failure = Failure::new(say!(
        messages,
        "show-no-year",
        year = year.to_string(),
        years = years.join(", ")
    ));
    let last = there.last().unwrap_or(&year).to_string();
    let failure = failure.of_kind(Kind::Missing);
    failure.safe(words::safe_dossier(messages)).next(say!(
        messages,
        "show-no-year-next",
        dir = typed(dir),
        year = last
    ))
}

/// The entries of a ledger that are chosen, as they are shown.
pub fn entries<'a>(
    accounts: &'a Accounts,
    books: &Books<'_>,
    chosen: impl Fn(u32) -> bool,
) -> Vec<EntryShown<'a>> {
    let ledger = &accounts.ledger;
    ledger
        .iter()
        .filter(|(id, _)| chosen(id.0))
        .filter_map(|(id, entry)| {
            let (import, line) = ledger.address(id)?;
            Some(EntryShown {
                entry: id.0,
                file: accounts.file(import),
                import,
                line,
                date: entry.date.iso(),
                account: ledger.account(entry),
                account_label: ledger.text(entry.account_label),
                third_party: ledger.text(entry.third_party_label),
                document: ledger.text(entry.document),
                label: ledger.text(entry.label),
                debit: entry.debit,
                credit: entry.credit,
                funder: books.assignment.funder(id).map(str::to_owned),
                project: books.assignment.project(id).map(str::to_owned),
            })
        })
        .collect()
}

//! Accounts: from the files that were imported to books that tables are drawn from, and what the
//! ledger's crate says in values, said in sentences.

mod budgets;
mod checked;
mod columns;
mod entered;
mod explained;
mod given;
mod importing;
pub mod official;
mod read;
mod rules;
mod said;
mod sheets;

use std::collections::BTreeSet;
use std::path::Path;

use ledger::dashboard::{Dashboard, missing_months};
use ledger::dimensions::classify;
use ledger::import::Kind;
use ledger::once::{Apart, SetAside, Stated, Why, months_beside_statements, once_named};
use ledger::{Books, Cents, Day, Ledger, Period};
use store::{KeptImport, Said, Sqlite, Store as _};

use crate::context::Context;
use crate::failure::{Failure, Kind as Whose, of_store};
use crate::messages::{Messages, say};
use crate::reading;

pub use budgets::{budget_id, is_entries, of_year, read_budget};
pub use checked::{Grouped, OfBooks, grouped, of_books};
pub use columns::{column as column_of, columns, fields, given_columns, letter};
pub use entered::{free_id, typed_amount, typed_day, typed_share, typed_siret};
pub use explained::{bare_draft, kept_under};
pub use given::give;
pub use importing::{confirmed, remember};
pub use read::{Names, ReadAccounts, Tables, Told, tables};
pub use rules::{condition, conditions, entries_of};
pub use said::*;
pub use sheets::{Sheet, Value, column, headed, ods, xlsx};

/// The accounts of a dossier, read.
pub struct Accounts {
    /// What was imported.
    pub imports: Vec<KeptImport>,
    /// What was found in each file, in the same order.
    pub read: Vec<ReadAccounts>,
    /// What a person said of them.
    pub said: Said,
    /// All entries, each day once.
    pub ledger: Ledger,
    /// What of the files is not counted, because others hold the same days.
    pub aside: Vec<SetAside>,
    /// Statements that do not name their account, and are held for those of different ones.
    pub apart: Vec<Apart>,
    /// What statements say there was.
    pub stated: Vec<Stated>,
}

impl Accounts {
    /// The books, which all tables are drawn from.
    pub fn books(&self) -> Books<'_> {
        let said = &self.said;
        Books::of(&self.ledger, &said.dimensions, &said.charts)
            .with_lines(&said.lines)
            .with_grants(&said.grants)
            .with_sharing(&said.sharing)
    }

    /// The year of accounts that ends in a year, as its file has it; that of the newest file where
    /// none is asked for; the calendar year where no file covers one.
    pub fn period(&self, year: Option<i32>) -> Option<Period> {
        let whole_years = self
            .ledger
            .sources()
            .iter()
            .filter_map(|source| source.period)
            .filter(|period| (10..=24).contains(&period.months().count()))
            // A month is whole, whatever day its entries bear.
            .map(|period| Period {
                first: period.first.month().first(),
                last: period.last.month().last(),
            });
        let year = match year {
            Some(year) => year,
            None => whole_years
                .clone()
                .map(|period| period.last)
                .max()
                .or_else(|| self.ledger.days().map(|days| days.last))?
                .year(),
        };
        let newest = whole_years.clone().max_by_key(|period| period.last);
        whole_years
            .filter(|period| period.last.year() == year)
            .max_by_key(|period| period.last)
            .or_else(|| {
                // A year that no file covers ends as the newest does.
                let newest = newest?;
                let years = year.checked_sub(newest.last.year())?.checked_mul(12)?;
                let near = years.abs() <= 1_200;
                near.then(|| Period::year_to(newest.last.end_of_months_after(years)))
            })
            .or_else(|| Period::year(year))
    }

    /// The last year of accounts of which the entries go to its end; else the last that there is.
    pub fn last_whole(&self) -> Option<Period> {
        let newest = self.period(None)?;
        let entries = self.ledger.entries().iter();
        let last = entries.map(|entry| entry.date).max()?;
        let mut years = self.years();
        years.reverse();
        let whole = years.into_iter().filter_map(|year| self.period(Some(year)));
        // A file whose name says the year's end has it whole, whatever its last entry.
        let named = |year: &Period| {
            let mut ends = self
                .read
                .iter()
                .filter_map(|of| of.description.as_ref()?.year_end);
            ends.any(|end| end == year.last)
        };
        let whole = whole.filter(|year| {
            let end = year.last.month().first();
            (last >= end || named(year)) && self.count(*year) > 0
        });
        Some(whole.max_by_key(|year| year.last).unwrap_or(newest))
    }

    /// The last year of accounts that there are entries of, whole or in progress.
    pub fn latest(&self) -> Option<Period> {
        let last = self.ledger.days()?.last;
        let of = |year| self.period(Some(year)).filter(|of| of.contains(last));
        of(last.year())
            .or_else(|| of(last.year() + 1))
            .or_else(|| self.period(None))
    }

    /// How many entries there are of some days.
    pub fn count(&self, period: Period) -> usize {
        let entries = self.ledger.entries().iter();
        entries.filter(|entry| period.contains(entry.date)).count()
    }

    /// What is to be said before any figure: errors that were found in the files, days that two of
    /// them cover and which counts, and what of a year waits to be classified.
    pub fn warnings(&self, messages: &Messages, period: Period, dir: &str) -> Vec<String> {
        let mut said = Vec::new();
        let errors: u64 = self.read.iter().map(|read| read.errors).sum();
        if errors > 0 {
            said.push(match dir {
                "" => say!(messages, "show-errors-here", errors = errors),
                dir => say!(messages, "show-errors", errors = errors, dir = dir),
            });
        }
        for of in &self.aside {
            let name = |at: u16| {
                let import = self.imports.get(usize::from(at));
                import.map_or("", |import| import.name.as_str())
            };
            let days = self::period(messages, of.days);
            let (counts, aside, lines) = (name(of.counts), name(of.aside), of.lines);
            said.push(match of.why {
                Why::Days => say!(
                    messages,
                    "show-aside",
                    days = days,
                    counts = counts,
                    aside = aside,
                    lines = lines
                ),
                Why::Movements => say!(
                    messages,
                    "show-aside-movements",
                    days = days,
                    counts = counts,
                    aside = aside,
                    lines = lines
                ),
                Why::Months => say!(
                    messages,
                    "show-aside-months",
                    days = days,
                    counts = counts,
                    aside = aside,
                    lines = lines
                ),
                Why::Unfinished => say!(
                    messages,
                    "show-aside-unfinished",
                    days = days,
                    counts = counts,
                    aside = aside,
                    lines = lines
                ),
            });
        }
        said.extend(
            self.apart
                .iter()
                .map(|of| checked::apart(messages, self, of)),
        );
        if let Some(last) = self.ledger.days().map(|days| days.last) {
            let past = self.said.expected.iter().filter(|of| of.due <= last);
            let (count, sum) = past.fold((0_usize, Cents::ZERO), |(count, sum), of| {
                (count + 1, sum + of.amount)
            });
            if count > 0 {
                said.push(say!(
                    messages,
                    "show-expected-past",
                    count = count,
                    amount = signed(messages, sum),
                    day = day(messages, last)
                ));
            }
        }
        let unknown = self.balances_unknown();
        said.extend(unknown.map(|name| say!(messages, "show-balance-unknown", name = name)));
        let books = self.books();
        let gaps = books.opening_gaps().into_iter();
        let gaps = gaps.filter(|gap| period.contains(gap.day.next()));
        said.extend(gaps.map(|gap| checked::opening_gap(messages, self, &gap)));
        let gaps = books.balance_gaps(&self.stated).into_iter();
        let gaps = gaps.filter(|gap| period.contains(gap.day));
        said.extend(gaps.map(|gap| checked::balance_gap(messages, self, &gap)));
        let missing = missing_months(&books, period);
        if !missing.is_empty() {
            let months: Vec<String> = missing.iter().map(|of| month(messages, *of)).collect();
            said.push(say!(
                messages,
                "show-missing-months",
                count = months.len(),
                months = months.join(", ")
            ));
        }
        let (mut count, mut come, mut gone) = (0_usize, Cents::ZERO, Cents::ZERO);
        let entries = self.ledger.entries().iter();
        let waits = |entry: &&ledger::Entry| {
            period.contains(entry.date) && self.ledger.account(entry).starts_with("471")
        };
        for entry in entries.filter(waits) {
            count += 1;
            come += entry.credit;
            gone += entry.debit;
        }
        if count > 0 {
            let (come, gone) = (amount(messages, come), amount(messages, gone));
            said.push(match dir {
                "" => say!(
                    messages,
                    "show-unclassified-here",
                    count = count,
                    come = come,
                    gone = gone
                ),
                dir => say!(
                    messages,
                    "show-unclassified",
                    count = count,
                    come = come,
                    gone = gone,
                    dir = dir
                ),
            });
        }
        said
    }

    /// Names of statements that say no balance of an account that nothing else says one of before.
    fn balances_unknown(&self) -> impl Iterator<Item = &str> {
        let sources = (0_u16..).zip(self.imports.iter().zip(&self.read));
        let unknown = sources.filter(|(_, (_, read))| read.counts.contains_key("balance_unknown"));
        let money = |entry: &&ledger::Entry| self.ledger.account(entry).starts_with("51");
        let unknown = unknown.filter(move |(at, _)| {
            let entries = self.ledger.entries().iter().filter(money);
            let of = entries.clone().filter(|entry| entry.source == *at);
            let first = of.map(|entry| entry.date).min();
            let mut others = entries.filter(|entry| entry.source != *at);
            first.is_some_and(|first| !others.any(|entry| entry.date <= first))
        });
        unknown.map(|(_, (import, _))| import.name.as_str())
    }

    /// The years that there are entries of, each by the year in which its accounts end.
    pub fn years(&self) -> Vec<i32> {
        let days = self.ledger.entries().iter().map(|entry| entry.date.year());
        let candidates: BTreeSet<i32> = days.flat_map(|year| [year, year + 1]).collect();
        let there = |year: &i32| {
            let period = self.period(Some(*year));
            let mut entries = self.ledger.entries().iter();
            period.is_some_and(|period| entries.any(|entry| period.contains(entry.date)))
        };
        candidates.into_iter().filter(there).collect()
    }

    /// The name of the file of an import.
    pub fn file<'a>(&'a self, import: &'a str) -> &'a str {
        self.imports
            .iter()
            .find(|kept| kept.digest == import)
            .map_or(import, |kept| &kept.name)
    }
}

/// Reads all accounts of a dossier from their originals.
pub async fn open(context: &Context, store: &Sqlite, dir: &Path) -> Result<Accounts, Failure> {
    let messages = &context.messages;
    let in_store = |error| of_store(messages, error, dir);
    let imports = store.imports().await.map_err(in_store)?;
    let said = store.said().await.map_err(in_store)?;
    let mut ledger = Ledger::default();
    let mut read = Vec::new();
    for import in &imports {
        let bytes = store.original(&import.digest).await.map_err(in_store)?;
        let Some(bytes) = bytes else {
            let failure = say!(messages, "accounts-lost", name = import.name.as_str());
            return Err(Failure::new(failure)
                .safe(say!(messages, "safe-dossier"))
                .next(say!(messages, "accounts-lost-next")));
        };
        let outcome = reading::accounts(
            messages,
            &bytes,
            &import.name,
            &import.digest,
            &import.chosen,
            &[],
        );
        let could_not = |reason: String| {
            let path = Path::new(&import.name);
            Failure::new(reading::said_of(messages, path, &reason))
                .safe(say!(messages, "safe-dossier"))
        };
        let (of_file, entries) = outcome.map_err(could_not)?;
        ledger
            .extend(&entries)
            .map_err(|_| could_not(say!(messages, "accounts-too-large")))?;
        read.push(of_file);
    }
    ledger::years::settle(&mut ledger);
    let kinds: Vec<Kind> = read.iter().map(|of: &ReadAccounts| of.kind).collect();
    let names: Vec<&str> = imports.iter().map(|import| import.name.as_str()).collect();
    let once = once_named(ledger, &kinds, &names);
    let mut aside = once.aside;
    let ledger = classify(once.ledger, &said.dimensions);
    let (ledger, of_months) = months_beside_statements(ledger, &kinds);
    aside.extend(of_months);
    Ok(Accounts {
        imports,
        read,
        said,
        ledger,
        aside,
        apart: once.apart,
        stated: once.stated,
    })
}

/// The same, or why there is nothing to show yet.
pub async fn open_filled(
    context: &Context,
    store: &Sqlite,
    dir: &Path,
) -> Result<Accounts, Failure> {
    let messages = &context.messages;
    let accounts = open(context, store, dir).await?;
    if accounts.ledger.entries().is_empty() {
        let path = crate::failure::shown(dir);
        return Err(none(messages, &path).next(say!(messages, "accounts-none-next", path = path)));
    }
    Ok(accounts)
}

/// That there are no accounts yet.
pub fn none(messages: &Messages, path: &str) -> Failure {
    Failure::new(say!(messages, "accounts-none", path = path)).of_kind(Whose::Missing)
}

/// Today, as the ledger's crate has days.
pub fn today(context: &Context) -> Day {
    let today = context.today;
    let (month, day) = (today.month.unwrap_or(1), today.day.unwrap_or(1));
    Day::new(today.year, month, day)
        .or_else(|| Day::new(2000, 1, 1))
        .expect("the second is a day")
}

/// When the accounts end, where that is not now: a year that is not finished, or books that end long
/// before today.
pub fn stands(
    messages: &Messages,
    accounts: &Accounts,
    dashboard: &Dashboard,
    today: Day,
) -> Option<String> {
    let until = day(messages, dashboard.until);
    let latest = accounts
        .ledger
        .days()
        .is_some_and(|days| days.last <= dashboard.until);
    let long_ago = latest && dashboard.until.end_of_months_after(2) < today;
    let today = day(messages, today);
    match (dashboard.finished, long_ago) {
        (true, false) => None,
        (true, true) => Some(say!(messages, "show-until", until = until, today = today)),
        (false, false) => Some(say!(messages, "show-unfinished", until = until)),
        (false, true) => Some(say!(
            messages,
            "show-unfinished-long-ago",
            until = until,
            today = today
        )),
    }
}

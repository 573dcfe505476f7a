//! `essaim ledger show DIR`: where the organisation stands, and the entries behind each figure.

use desk::{opening, papers, words};
use std::path::Path;
use std::process::ExitCode;

use ledger::dashboard::{Dashboard, Says, dashboard};
use ledger::{Books, Cents, Figure, Period, Sign};
use serde::Serialize;

use crate::cli::LedgerShow;
use crate::terminal;
use desk::accounts::stands;
use desk::accounts::{self, Accounts};
use desk::context::Context;
use desk::dashboard::{expected, organisation, with_page};
use desk::failure::{Failure, shown, typed};
use desk::messages::{Messages, say};

#[derive(Serialize)]
struct Document<'a> {
    period: Period,
    dashboard: &'a Dashboard,
    says: Vec<Said<'a>>,
    /// The entries that figures open to, by their ids.
    entries: Vec<EntryShown<'a>>,
}

#[derive(Serialize)]
struct Said<'a> {
    #[serde(flatten)]
    says: &'a Says,
    sentence: String,
}

/// An entry as it is shown.
#[derive(Serialize)]
pub(super) struct EntryShown<'a> {
    entry: u32,
    file: &'a str,
    import: &'a str,
    line: u32,
    date: String,
    account: &'a str,
    account_label: &'a str,
    third_party: &'a str,
    document: &'a str,
    label: &'a str,
    debit: Cents,
    credit: Cents,
    funder: Option<&'a str>,
    project: Option<&'a str>,
}

pub(super) async fn run(context: &Context, arguments: &LedgerShow) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    if let Some(out) = &arguments.out {
        super::report::ending(messages, out, &["html", "pdf"])?;
    }
    let store = opening::open(context, &arguments.dir).await?;
    let accounts = accounts::open_filled(context, &store, &arguments.dir).await?;
    let organisation = match arguments.out {
        Some(_) => organisation(messages, &store, &arguments.dir).await?,
        None => String::new(),
    };
    store.close().await;
    let books = accounts.books();
    let period = match arguments.year {
        Some(year) => accounts.period(Some(year)),
        None => accounts.latest(),
    };
    let Some(period) = period else {
        let path = shown(&arguments.dir);
        return Err(accounts::none(messages, &path));
    };
    if let Some(year) = arguments.year.filter(|_| accounts.count(period) == 0) {
        return Err(no_year(messages, &accounts, year, &arguments.dir));
    }
    if let Some(account) = &arguments.account {
        return of_account(messages, &accounts, &books, period, account, arguments.json);
    }
    let today = accounts::today(context);
    if let Some(out) = &arguments.out {
        let pdf = super::report::ending(messages, out, &["html", "pdf"])? == "pdf";
        let dir = typed(&arguments.dir);
        let page = with_page(
            &accounts,
            period,
            today,
            &organisation,
            &dir,
            |page| match pdf {
                true => papers::dashboard(messages, page),
                false => desk::dashboard::page(messages, page).into_bytes(),
            },
        );
        super::report::put(messages, out, &page)?;
        let path = shown(out);
        terminal::tell(&say!(messages, "show-page", path = path));
        if !arguments.json {
            return Ok(ExitCode::SUCCESS);
        }
    }
    let expected = expected(&accounts, &books, period);
    let dashboard = dashboard(&books, period, &expected);
    let says = dashboard.says();
    if arguments.json {
        let dimensions = &accounts.said.dimensions;
        terminal::json(&Document {
            period,
            dashboard: &dashboard,
            says: says
                .iter()
                .map(|says| Said {
                    sentence: accounts::says(messages, dimensions, says),
                    says,
                })
                .collect(),
            entries: entries(&accounts, &books, |_| true),
        })?;
    } else {
        let mut lines = told(messages, &accounts, &dashboard, &says);
        let mut notes = accounts.warnings(messages, period, &typed(&arguments.dir));
        notes.extend(stands(messages, &accounts, &dashboard, today));
        lines.splice(1..1, notes.into_iter().map(|note| format!("! {note}")));
        terminal::result(&lines.join("\n"));
    }
    Ok(ExitCode::SUCCESS)
}

/// Why nothing is shown of a year without entries, and of which years there are some.
pub(super) fn no_year(messages: &Messages, accounts: &Accounts, year: i32, dir: &Path) -> Failure {
    let there = accounts.years();
    let years: Vec<String> = there.iter().map(i32::to_string).collect();
    let failure = Failure::new(say!(
        messages,
        "show-no-year",
        year = year.to_string(),
        years = years.join(", ")
    ));
    let last = there.last().unwrap_or(&year).to_string();
    failure.safe(words::safe_dossier(messages)).next(say!(
        messages,
        "show-no-year-next",
        dir = typed(dir),
        year = last
    ))
}

/// The entries of a ledger that are chosen, as they are shown.
pub(super) fn entries<'a>(
    accounts: &'a Accounts,
    books: &'a Books<'_>,
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
                funder: books.assignment.funder(id),
                project: books.assignment.project(id),
            })
        })
        .collect()
}

fn of_account(
    messages: &Messages,
    accounts: &Accounts,
    books: &Books<'_>,
    period: Period,
    account: &str,
    json: bool,
) -> Result<ExitCode, Failure> {
    let credit = account.starts_with('7') || account.starts_with("87");
    let sign = if credit { Sign::Credit } else { Sign::Debit };
    let ledger = &accounts.ledger;
    let figure = Figure::sum(ledger, sign, |_, entry| {
        period.contains(entry.date) && ledger.account(entry).starts_with(account)
    });
    let ids: Vec<u32> = figure.parts().iter().map(|part| part.entry.0).collect();
    let entries = entries(accounts, books, |id| ids.binary_search(&id).is_ok());
    if json {
        terminal::json(&serde_json::json!({
            "period": period, "account": account, "figure": figure, "entries": entries,
        }))?;
        return Ok(ExitCode::SUCCESS);
    }
    if entries.is_empty() {
        terminal::tell(&say!(messages, "show-no-account", account = account));
        return Ok(ExitCode::SUCCESS);
    }
    let mut lines: Vec<String> = entries
        .iter()
        .zip(figure.parts())
        .map(|(entry, part)| {
            say!(
                messages,
                "show-entry",
                date = entry.date.as_str(),
                account = entry.account,
                amount = accounts::amount(messages, part.amount),
                label = entry.label,
                file = entry.file,
                line = entry.line.to_string()
            )
        })
        .collect();
    lines.push(say!(
        messages,
        "show-sum",
        amount = accounts::amount(messages, figure.amount()),
        count = entries.len()
    ));
    terminal::result(&lines.join("\n"));
    Ok(ExitCode::SUCCESS)
}

/// The dashboard as lines.
fn told(
    messages: &Messages,
    accounts: &Accounts,
    dashboard: &Dashboard,
    says: &[Says],
) -> Vec<String> {
    let dimensions = &accounts.said.dimensions;
    let money = |amount| accounts::amount(messages, amount);
    let share = |share: Option<ledger::Share>| {
        share.map_or(String::new(), |share| accounts::percent(messages, share))
    };
    let mut lines = vec![say!(
        messages,
        "show-title",
        period = accounts::period(messages, dashboard.period),
        count = accounts.count(dashboard.period)
    )];
    for says in says {
        lines.push(format!("  {}", accounts::says(messages, dimensions, says)));
    }
    lines.push(String::new());
    lines.push(say!(messages, "show-cash"));
    if !dashboard.cash.known {
        lines.push(format!("  {}", say!(messages, "cash-unknown")));
    }
    for (account, figure) in &dashboard.cash.by_account {
        let amount = money(figure.amount());
        let account = account.as_str();
        lines.push(say!(
            messages,
            "show-cash-line",
            account = account,
            amount = amount
        ));
    }
    if dashboard.cash.known {
        lines.push(say!(
            messages,
            "show-free",
            amount = money(dashboard.cash.free)
        ));
    }
    let products = money(dashboard.products.amount());
    lines.push(say!(messages, "show-income", amount = products));
    for of in &dashboard.income {
        lines.push(say!(
            messages,
            "show-part",
            amount = money(of.figure.amount()),
            name = accounts::source_of_income(messages, dimensions, &of.source),
            share = share(of.share)
        ));
    }
    let charges = money(dashboard.charges.amount());
    lines.push(say!(messages, "show-charges", amount = charges));
    for of in &dashboard.by_nature {
        lines.push(say!(
            messages,
            "show-part",
            amount = money(of.figure.amount()),
            name = accounts::rubric(messages, of.rubric),
            share = share(of.share)
        ));
    }
    if !dimensions.projects.is_empty() {
        lines.push(say!(messages, "show-projects"));
        for of in &dashboard.by_project {
            let name = match &of.project {
                Some(id) => accounts::project(dimensions, id).to_owned(),
                None => accounts::no_project(messages),
            };
            lines.push(say!(
                messages,
                "show-project",
                name = name,
                charges = money(of.charges.amount()),
                products = money(of.products.amount()),
                result = accounts::signed(messages, of.result)
            ));
        }
    }
    lines.extend(accounts::given_lines(messages, &accounts.said));
    lines.push(say!(messages, "show-years"));
    for of in &dashboard.years {
        lines.push(say!(
            messages,
            "show-year",
            period = accounts::period(messages, of.period),
            charges = money(of.charges.amount()),
            products = money(of.products.amount()),
            result = accounts::signed(messages, of.products.amount() - of.charges.amount())
        ));
    }
    if !dashboard.ahead.is_empty() {
        lines.push(say!(messages, "show-ahead"));
    }
    for of in &dashboard.ahead {
        lines.push(say!(
            messages,
            "show-month",
            month = accounts::month(messages, of.month),
            amount = money(of.closing)
        ));
    }
    lines
}

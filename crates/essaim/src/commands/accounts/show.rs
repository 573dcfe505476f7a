//! `essaim ledger show DIR`: where the organisation stands, and the entries behind each figure.

use std::process::ExitCode;

use ledger::dashboard::{Dashboard, Says};

use crate::cli::LedgerShow;
use crate::terminal;
use desk::accounts::stands as stands_now;
use desk::accounts::{self, Accounts};
use desk::context::Context;
use desk::dashboard::{organisation, with_page};
use desk::failure::{Failure, shown, typed};
use desk::ledgers::shown::{OfAccount, document, of_account, period, stands};
use desk::messages::{Messages, say};
use desk::{opening, papers};

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
    let period = period(messages, &accounts, arguments.year, &arguments.dir)?;
    if let Some(account) = &arguments.account {
        let found = of_account(&accounts, period, account);
        if arguments.json {
            terminal::json(&found)?;
        } else {
            tell_account(messages, account, &found);
        }
        return Ok(ExitCode::SUCCESS);
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
    let found = stands(&accounts, period);
    if arguments.json {
        terminal::json(&document(messages, &accounts, &found))?;
    } else {
        let mut lines = told(messages, &accounts, &found.0, &found.1);
        let mut notes = accounts.warnings(messages, period, &typed(&arguments.dir));
        notes.extend(stands_now(messages, &accounts, &found.0, today));
        lines.splice(1..1, notes.into_iter().map(|note| format!("! {note}")));
        terminal::result(&lines.join("\n"));
    }
    Ok(ExitCode::SUCCESS)
}

fn tell_account(messages: &Messages, account: &str, found: &OfAccount<'_>) {
    if found.entries.is_empty() {
        terminal::tell(&say!(messages, "show-no-account", account = account));
        return;
    }
    let mut lines: Vec<String> = found
        .entries
        .iter()
        .zip(found.figure.parts())
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
        amount = accounts::amount(messages, found.figure.amount()),
        count = found.entries.len()
    ));
    terminal::result(&lines.join("\n"));
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

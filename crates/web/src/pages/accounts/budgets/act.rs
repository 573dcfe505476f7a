//! A budget is drafted, read from a sheet, changed by a line or removed; each can be taken back.

use std::collections::HashMap;
use std::sync::Arc;

use desk::accounts::{self, Accounts, budget_id, read_budget};
use desk::messages::{Messages, say};
use desk::reading;
use ledger::Period;
use ledger::budget::{Budget, BudgetLine, Origin, draft, name_funders};
use ledger::charts::{Chart, Placement, line, place};
use store::Said;

use super::super::{change, opened, refused, some, typed, worked};
use crate::asked::{Form, Multipart, Path};
use crate::uploads;
use crate::visit::{Answered, Visit};

/// Years that a draft looks back.
const YEARS: u32 = 3;

pub(super) async fn act(
    visit: Visit,
    Path(slug): Path<String>,
    Form(fields): Form<HashMap<String, String>>,
) -> Answered {
    let room = visit.room(&slug).await?;
    let accounts = opened(&visit, &room).await?;
    let messages = Arc::clone(&visit.messages);
    let field = |name: &str| fields.get(name).map_or("", |text| text.trim());
    let id = field("id").to_owned();
    match field("do") {
        "draft" => {
            let of = of(&messages, &accounts, field("year"), field("project"));
            let (period, project) = of.map_err(|what| refused(&visit, what))?;
            let from = Arc::clone(&accounts);
            let drafted = worked(&visit, move || {
                let books = from.books();
                let grants = &from.said.grants;
                let drafted = draft(&books, grants, period, project.as_deref(), YEARS);
                let id = budget_id(period, project.as_deref());
                Budget { id, ..drafted }
            });
            let drafted = drafted.await?;
            if drafted.lines.is_empty() {
                return Err(refused(
                    &visit,
                    say!(messages, "accounts-budget-no-history"),
                ));
            }
            change(&visit, &room, "accounts/budgets", move |said| {
                Ok(match keep(said, drafted) {
                    true => say!(messages, "accounts-budget-replaced"),
                    false => say!(messages, "accounts-budget-drafted"),
                })
            })
            .await
        }
        "set" => {
            let (account, funder) = (field("account").to_owned(), field("funder").to_owned());
            let amount = typed::amount(&messages, field("amount"));
            let amount = amount
                .map_err(|what| refused(&visit, what))?
                .unwrap_or_default();
            let to = format!("accounts/budgets#budget-{id}");
            change(&visit, &room, &to, move |said| {
                let funder = some(&funder).filter(|id| said.dimensions.funder(id).is_some());
                let funder = funder.map(str::to_owned);
                let budget = said.budgets.iter_mut().find(|budget| budget.id == id);
                let budget = budget.ok_or_else(|| say!(messages, "accounts-budget-gone"))?;
                let chart = accounts.books().chart(budget.period);
                if !of_budget(&account) {
                    return Err(say!(messages, "accounts-budget-no-account"));
                }
                let same = |of: &BudgetLine| of.account == account && of.funder == funder;
                budget.lines.retain(|of| !same(of));
                if !amount.is_zero() {
                    budget.lines.push(BudgetLine {
                        label: label(&account, chart),
                        account,
                        amount,
                        funder,
                        origin: Origin::Entered,
                    });
                }
                Ok(say!(messages, "accounts-kept"))
            })
            .await
        }
        _ => {
            change(&visit, &room, "accounts/budgets", move |said| {
                let before = said.budgets.len();
                said.budgets.retain(|budget| budget.id != id);
                match said.budgets.len() == before {
                    true => Err(say!(messages, "accounts-budget-gone")),
                    false => Ok(say!(messages, "accounts-budget-removed")),
                }
            })
            .await
        }
    }
}

/// The days and the project that a new budget is of.
fn of(
    messages: &Messages,
    accounts: &Accounts,
    year: &str,
    project: &str,
) -> Result<(Period, Option<String>), String> {
    let year = typed::year(messages, year)?;
    let period = year.and_then(|year| accounts.period(Some(year)));
    let period = period.ok_or_else(|| say!(messages, "accounts-budget-no-year"))?;
    let known = |id: &&str| accounts.said.dimensions.project(id).is_some();
    Ok((period, some(project).filter(known).map(str::to_owned)))
}

/// Keeps a budget in place of that of its id, in the order of the years; true where there was one.
fn keep(said: &mut Said, mut budget: Budget) -> bool {
    name_funders(&mut budget.lines, &mut said.dimensions);
    let before = said.budgets.len();
    said.budgets.retain(|known| known.id != budget.id);
    let replaced = said.budgets.len() < before;
    said.budgets.push(budget);
    said.budgets
        .sort_by(|one, other| (one.period.first, &one.id).cmp(&(other.period.first, &other.id)));
    replaced
}

/// Whether an account is one of a budget: charges and products, in money or in kind, or a line of the
/// official table.
pub(super) fn of_budget(account: &str) -> bool {
    let digits = account.len() >= 2 && account.bytes().all(|byte| byte.is_ascii_digit());
    let sides =
        account.starts_with(['6', '7']) || account.starts_with("86") || account.starts_with("87");
    digits && sides || line(account).is_some()
}

/// What the official table calls an account; nothing where it has no line of its own.
fn label(account: &str, chart: Chart) -> String {
    let line = line(account).or_else(|| match place(account, chart) {
        Some(Placement::Line(line, _)) => Some(line),
        _ => None,
    });
    line.map_or(String::new(), |line| line.label.clone())
}

/// Reads a budget from the sheet that a person sends.
pub(super) async fn read(
    visit: Visit,
    Path(slug): Path<String>,
    Multipart(parts): Multipart,
) -> Answered {
    let room = visit.room(&slug).await?;
    let received = uploads::receive(&visit, &room, parts).await?;
    let accounts = opened(&visit, &room).await?;
    let messages = Arc::clone(&visit.messages);
    let field = |name: &str| received.fields.get(name).map_or("", String::as_str);
    let of = of(&messages, &accounts, field("year"), field("project"));
    let (period, project) = of.map_err(|what| refused(&visit, what))?;
    let year = period.last.year();
    let said_in = Arc::clone(&messages);
    let read = worked(&visit, move || {
        let path = received.files.first().ok_or_else(String::new)?;
        let bytes = reading::bytes(&said_in, path).map_err(|failure| failure.what().to_owned())?;
        let name = reading::file_name(path);
        let tables = reading::rows(&said_in, &bytes, &name)?;
        if accounts::is_entries(&bytes, &tables) {
            return Err(say!(said_in, "accounts-budget-is-accounts"));
        }
        let read = read_budget(&tables, year);
        read.ok_or_else(|| say!(said_in, "accounts-budget-no-lines"))
    });
    let read = read.await?.map_err(|reason| {
        let what = say!(messages, "accounts-budget-unread", reason = reason);
        refused(&visit, what)
    })?;
    let found: Vec<String> = (read.findings.list().iter())
        .map(|finding| accounts::finding(&messages, finding))
        .take(5)
        .collect();
    let budget = Budget {
        id: budget_id(period, project.as_deref()),
        period,
        project,
        lines: read.lines,
    };
    let to = format!("accounts/budgets#budget-{}", budget.id);
    change(&visit, &room, &to, move |said| {
        let mut text = say!(
            messages,
            "accounts-budget-was-read",
            count = budget.lines.len()
        );
        if keep(said, budget) {
            text = format!("{text}. {}", say!(messages, "accounts-budget-replaced"));
        }
        for found in found {
            text.push(' ');
            text.push_str(&found);
        }
        Ok(text)
    })
    .await
}

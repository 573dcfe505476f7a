//! The official tables: the budget of Cerfa 12156 and the financial report of Cerfa 15059, planned
//! and actual, with what does not agree and the explanations of gaps.

mod explain;
mod show;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use desk::accounts::Accounts;
use desk::accounts::official::{LEAST, LEAST_SHARE, Report};
use desk::messages::say;
use desk::tables;
use ledger::official::{Wanted, checks, fill};
use maud::html;
use serde::Deserialize;

use super::{At, filled, page, some, worked};
use crate::asked::{Path, Query};
use crate::house::House;
use crate::pages::documents::attached;
use crate::room::encoded;
use crate::visit::{Answered, Visit};

pub(super) fn router() -> Router<Arc<House>> {
    Router::new()
        .route("/d/{slug}/accounts/tables", get(table).post(explain::act))
        .route("/d/{slug}/accounts/tables/share", post(explain::share))
        .route("/d/{slug}/accounts/tables/{ending}", get(file))
}

/// Which table a person asks for.
#[derive(Clone, Deserialize)]
struct Asked {
    #[serde(default)]
    form: String,
    #[serde(default)]
    year: String,
    #[serde(default)]
    project: String,
    #[serde(default)]
    funder: String,
}

impl Asked {
    /// The table that is wanted: what is not known is left out.
    fn wanted(&self, accounts: &Accounts) -> Option<Wanted> {
        let dimensions = &accounts.said.dimensions;
        let form = ledger::charts::forms().find(|form| *form == self.form);
        let budgets = ledger::charts::forms().filter(|form| form.starts_with("12156"));
        // The newest version has the highest number.
        let form = form.or_else(|| budgets.max())?;
        let year = self.year.parse().ok();
        let period = year.and_then(|year| accounts.period(Some(year)));
        let project = some(&self.project).filter(|id| dimensions.project(id).is_some());
        let funder = some(&self.funder).filter(|id| dimensions.funder(id).is_some());
        Some(Wanted {
            form: form.to_owned(),
            period: period.or_else(|| accounts.latest())?,
            sharing: project.and_then(|id| accounts.said.sharing.get(id).cloned()),
            project: project.map(str::to_owned),
            funder: funder.map(str::to_owned),
        })
    }
}

/// What leads to a table.
fn query(wanted: &Wanted) -> String {
    format!(
        "form={}&year={}&project={}&funder={}",
        encoded(&wanted.form),
        wanted.period.last.year(),
        encoded(wanted.project.as_deref().unwrap_or_default()),
        encoded(wanted.funder.as_deref().unwrap_or_default())
    )
}

/// The table with all that is said of it, drawn one way or another.
fn with<T>(accounts: &Accounts, wanted: &Wanted, draw: impl FnOnce(&Report<'_>) -> T) -> T {
    let mut budgets = accounts.said.budgets.iter();
    let of =
        |of: &&ledger::budget::Budget| of.period == wanted.period && of.project == wanted.project;
    let budget = budgets.rfind(of);
    let books = accounts.books();
    let table = fill(&books, wanted, budget);
    let checks = checks(&table);
    let explanations = ledger::official::explain(&books, &table, LEAST, LEAST_SHARE);
    draw(&Report {
        accounts,
        wanted,
        table: &table,
        checks: &checks,
        explanations: &explanations,
    })
}

async fn table(visit: Visit, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Answered {
    let room = visit.room(&slug).await?;
    let accounts = match filled(&visit, &room, At::Tables).await {
        Ok(accounts) => accounts,
        Err(answer) => return answer,
    };
    let wanted = asked.wanted(&accounts).ok_or_else(|| visit.nowhere())?;
    let (messages, to) = (Arc::clone(&visit.messages), Arc::clone(&room));
    let body = worked(&visit, move || {
        html! {
            h1 { (say!(messages, "accounts-tables")) }
            (show::choice(&messages, &accounts, &wanted))
            (with(&accounts, &wanted, |report| show::whole(&messages, &to, report)))
        }
    });
    let body = body.await?;
    let title = say!(visit.messages, "accounts-tables");
    Ok(page(&visit, &room, At::Tables, &title, &body))
}

/// What a table is written as.
const ENDINGS: [&str; 5] = ["html", "pdf", "csv", "xlsx", "ods"];

async fn file(
    visit: Visit,
    Path((slug, ending)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Answered {
    let room = visit.room(&slug).await?;
    if !ENDINGS.contains(&ending.as_str()) {
        return Err(visit.nowhere());
    }
    let accounts = match filled(&visit, &room, At::Tables).await {
        Ok(accounts) => accounts,
        Err(answer) => return answer,
    };
    let wanted = asked.wanted(&accounts).ok_or_else(|| visit.nowhere())?;
    // A star is in no file's name on some systems.
    let form = wanted.form.replace('*', "-");
    let name = format!("cerfa-{form}-{}.{ending}", wanted.period.last.year());
    let messages = Arc::clone(&visit.messages);
    let bytes = worked(&visit, move || {
        with(&accounts, &wanted, |report| {
            tables::written(&messages, report, &ending)
        })
    });
    let bytes = bytes.await?.map_err(|failure| visit.failed(&failure))?;
    Ok(attached(&name, bytes))
}

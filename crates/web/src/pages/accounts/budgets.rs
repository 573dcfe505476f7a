//! Budgets: drafted from what was, read from a sheet, entered line by line, held against what happened,
//! and seen under scenarios.

mod act;
mod scenarios;
mod show;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use desk::messages::say;
use maud::html;
use serde::Deserialize;

use super::{At, filled, page, worked};
use crate::asked::{Path, Query};
use crate::house::House;
use crate::visit::{Answered, Visit};

pub(super) fn router() -> Router<Arc<House>> {
    Router::new()
        .route("/d/{slug}/accounts/budgets", get(list).post(act::act))
        .route("/d/{slug}/accounts/budgets/scenarios", post(scenarios::act))
        .route(
            "/d/{slug}/accounts/budgets/read",
            post(act::read).layer(DefaultBodyLimit::disable()),
        )
}

#[derive(Deserialize)]
struct Asked {
    /// The budget that is held against what happened.
    #[serde(default)]
    compare: String,
}

async fn list(visit: Visit, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Answered {
    let room = visit.room(&slug).await?;
    let accounts = match filled(&visit, &room, At::Budgets).await {
        Ok(accounts) => accounts,
        Err(answer) => return answer,
    };
    let (messages, to) = (Arc::clone(&visit.messages), Arc::clone(&room));
    let body = worked(&visit, move || {
        let budgets = &accounts.said.budgets;
        let compared = budgets.iter().find(|budget| budget.id == asked.compare);
        html! {
            h1 { (say!(messages, "accounts-budgets")) }
            @if budgets.is_empty() { p.lead { (say!(messages, "accounts-budgets-none")) } }
            @if let Some(budget) = compared { (show::against(&messages, &accounts, budget)) }
            @for budget in budgets { (show::one(&messages, &to, &accounts, budget)) }
            @if !budgets.is_empty() { (scenarios::shown(&messages, &accounts)) }
            (show::drafting(&messages, &accounts))
            (show::reading(&messages, &to, &accounts))
        }
    });
    let body = body.await?;
    let title = say!(visit.messages, "accounts-budgets");
    Ok(page(&visit, &room, At::Budgets, &title, &body))
}

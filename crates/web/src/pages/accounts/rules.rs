//! Funders and projects: what the program proposes, what has none yet, and the rules that a person's
//! answers became.

mod act;
mod open;
mod show;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use desk::messages::say;
use ledger::dimensions::{assign, propose, unassigned};
use maud::html;
use serde::Deserialize;

use super::{At, filled, page, worked};
use crate::asked::{Path, Query};
use crate::house::House;
use crate::visit::{Answered, Visit};

pub(super) fn router() -> Router<Arc<House>> {
    Router::new().route("/d/{slug}/accounts/rules", get(list).post(act::act))
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    year: String,
}

async fn list(visit: Visit, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Answered {
    let room = visit.room(&slug).await?;
    let accounts = match filled(&visit, &room, At::Rules).await {
        Ok(accounts) => accounts,
        Err(answer) => return answer,
    };
    let (messages, to) = (Arc::clone(&visit.messages), Arc::clone(&room));
    let body = worked(&visit, move || {
        let dimensions = &accounts.said.dimensions;
        let assignment = assign(&accounts.ledger, dimensions);
        let proposals = propose(&accounts.ledger, dimensions, &assignment);
        let year = asked.year.parse().ok();
        let period = year.and_then(|year| accounts.period(Some(year)));
        let period = period.or_else(|| accounts.latest());
        html! {
            h1 { (say!(messages, "accounts-rules")) }
            p.lead { (say!(messages, "accounts-rules-lead")) }
            (show::proposals(&messages, &accounts, &proposals))
            @if let Some(period) = period {
                @let open = unassigned(&accounts.ledger, &assignment, period);
                (open::whole(&messages, &to, &accounts, period, &open))
            }
            (show::funders(&messages, dimensions))
            (show::projects(&messages, dimensions))
            (show::rules(&messages, &accounts, &assignment))
        }
    });
    let body = body.await?;
    let title = say!(visit.messages, "accounts-rules");
    Ok(page(&visit, &room, At::Rules, &title, &body))
}

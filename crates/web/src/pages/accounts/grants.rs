//! Grants: asked, granted, paid, spent, what is to justify and when; and money that is expected beside
//! them.

mod act;
mod expected;
mod show;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use desk::messages::say;
use maud::html;

use super::{At, filled, page, worked};
use crate::asked::Path;
use crate::house::House;
use crate::visit::{Answered, Visit};

pub(super) fn router() -> Router<Arc<House>> {
    Router::new()
        .route("/d/{slug}/accounts/grants", get(list).post(act::act))
        .route("/d/{slug}/accounts/expected", post(expected::act))
}

async fn list(visit: Visit, Path(slug): Path<String>) -> Answered {
    let room = visit.room(&slug).await?;
    let accounts = match filled(&visit, &room, At::Grants).await {
        Ok(accounts) => accounts,
        Err(answer) => return answer,
    };
    let today = desk::accounts::today(&visit.context());
    let (messages, to) = (Arc::clone(&visit.messages), Arc::clone(&room));
    let body = worked(&visit, move || {
        html! {
            h1 { (say!(messages, "accounts-grants")) }
            (show::whole(&messages, &accounts, today))
            (expected::list(&messages, &to, &accounts))
        }
    });
    let body = body.await?;
    let title = say!(visit.messages, "accounts-grants");
    Ok(page(&visit, &room, At::Grants, &title, &body))
}

//! The commons: pages that anybody may read, and where the node's people say and check things.
//!
//! Reading asks for nothing and every page has an address in each language. Saying goes by the node's
//! own key, for the organisation that keeps it, as `essaim commons add` does.

mod act;
mod add;
mod at;
mod form;
mod history;
mod home;
mod kinds;
mod log;
mod make;
mod ours;
mod record;
mod rule;
mod search;
mod statement;
mod value;

use std::sync::Arc;

use axum::Router;

use crate::house::House;

use at::At;

pub(crate) fn router() -> Router<Arc<House>> {
    Router::new()
        .merge(home::router())
        .merge(search::router())
        .merge(record::router())
        .merge(history::router())
        .merge(statement::router())
        .merge(kinds::router())
        .merge(rule::router())
        .merge(log::router())
        .merge(add::router())
        .merge(act::router())
        .merge(make::router())
        .merge(ours::router())
}

//! The pages, one subject a file.

pub(crate) mod accounts;
pub(crate) mod answering;
pub(crate) mod assets;
pub(crate) mod commons;
pub(crate) mod documents;
pub(crate) mod downloads;
pub(crate) mod example;
pub(crate) mod facts;
pub(crate) mod forms;
pub(crate) mod home;
pub(crate) mod jobs;
pub(crate) mod keys;
pub(crate) mod library;
pub(crate) mod people;
pub(crate) mod settings;
pub(crate) mod undo;

use std::sync::Arc;

use axum::Router;

use crate::house::House;
use crate::visit::{Refusal, Visit};

/// All addresses.
pub(crate) fn router() -> Router<Arc<House>> {
    Router::new()
        .merge(assets::router())
        .merge(home::router())
        .merge(commons::router())
        .merge(example::router())
        .merge(keys::router())
        .merge(documents::router())
        .merge(facts::router())
        .merge(forms::router())
        .merge(answering::router())
        .merge(downloads::router())
        .merge(library::router())
        .merge(accounts::router())
        .merge(people::router())
        .merge(settings::router())
        .merge(jobs::router())
        .merge(undo::router())
        .fallback(nowhere)
}

async fn nowhere(visit: Visit) -> Refusal {
    visit.nowhere()
}

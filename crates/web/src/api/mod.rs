//! The HTTP API: what the command line offers, for programs. It answers the very documents that `--json`
//! prints, and describes itself at `/api/v1/openapi.json`.
//!
//! A handler is only reached through its description: both are registered by one line of a subject's
//! `router`, so that neither can be without the other.

#![expect(
    unused_qualifications,
    reason = "what utoipa's macros write names types by their paths"
)]

mod accounts;
mod answers;
mod caller;
mod commons;
mod dossiers;
mod drafts;
mod forms;
mod knowledge;
mod lessons;
mod library;
mod openapi;
mod problem;
mod roles;
mod sources;
mod tables;
mod told;

use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::response::Response;
use utoipa_axum::router::OpenApiRouter;

use crate::house::House;
use caller::Caller;
use problem::Problem;

pub(crate) use problem::refusal;
pub(crate) use roles::need;

/// Where the API is.
pub(crate) const API: &str = "/api/v1";

/// All addresses under `/api/v1`.
pub(crate) fn router() -> Router<Arc<House>> {
    let (routes, _) = described().split_for_parts();
    let routes = routes
        .fallback(nowhere)
        .method_not_allowed_fallback(no_method);
    Router::new().nest(API, routes)
}

/// The addresses with their descriptions.
fn described() -> OpenApiRouter<Arc<House>> {
    OpenApiRouter::with_openapi(openapi::about())
        .merge(openapi::router())
        .merge(dossiers::router())
        .merge(sources::router())
        .merge(knowledge::router())
        .merge(forms::router())
        .merge(answers::router())
        .merge(drafts::router())
        .merge(lessons::router())
        .merge(library::router())
        .merge(accounts::router())
        .merge(tables::router())
        .merge(commons::router())
}

/// What a handler gives.
type Answered = Result<Response, Problem>;

async fn nowhere(caller: Caller) -> Problem {
    caller.nowhere()
}

async fn no_method(caller: Caller) -> Problem {
    let what = desk::messages::say!(caller.messages, "api-no-method");
    caller.refused(
        StatusCode::METHOD_NOT_ALLOWED,
        &desk::failure::Failure::new(what),
    )
}

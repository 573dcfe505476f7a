//! The answering page: one box, what is proposed for it with its sources, and what the person makes of
//! it.

mod act;
mod beside;
mod reword;
mod show;

use std::sync::Arc;

use answers::Status;
use axum::Router;
use axum::routing::{get, post};
use desk::messages::{Messages, say};
use desk::words;
use dossier::library::EntryId;
use maud::{Markup, html};
use store::DraftState;

use crate::drafts::{self, One, Open};
use crate::house::House;
use crate::room::{Loaded, Room};
use crate::visit::{Refusal, Visit};

pub(crate) use reword::replace;

pub(crate) fn router() -> Router<Arc<House>> {
    Router::new()
        .route("/d/{slug}/forms/{id}/{box}", get(show::show).post(act::act))
        .route("/d/{slug}/forms/{id}/{box}/save", post(act::save))
        .route("/d/{slug}/forms/{id}/{box}/correct", post(act::correct))
        .route("/d/{slug}/forms/{id}/{box}/reword", post(reword::reword))
        .route("/d/{slug}/forms/{id}/pages/{page}", get(beside::picture))
}

/// Whether a box is the person's to answer.
pub(crate) fn is_ours(one: &One<'_>) -> bool {
    one.proposal().status == Status::Filled || words::is_to_do(one.proposal())
}

/// What stands in a list for a box.
pub(crate) fn shown_text(messages: &Messages, one: &One<'_>) -> String {
    if one.asked.kind == forms::Kind::Tick {
        return match answers::typed::is_yes(one.text()) {
            true => say!(messages, "tick-yes"),
            false => String::new(),
        };
    }
    let text = one.text().split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= 140 {
        return text;
    }
    let cut: String = text.chars().take(140).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", &cut[..end])
}

/// Where a box stands, with a sign and in words.
pub(crate) fn badge(messages: &Messages, one: &One<'_>) -> Markup {
    let (class, sign, name) = match one.state() {
        DraftState::Accepted => ("filled", "✓", say!(messages, "state-accepted")),
        DraftState::Blank => ("left", "–", say!(messages, "state-blank")),
        DraftState::Later => ("write", "…", say!(messages, "state-later")),
        DraftState::Open if one.is_edited() => ("write", "✎", say!(messages, "state-edited")),
        DraftState::Open => {
            let status = one.proposal().status;
            (
                desk::report::class(status),
                words::status_sign(status),
                words::status(messages, status),
            )
        }
    };
    html! {
        span.badge.(class) { span aria-hidden="true" { (sign) } " " (name) }
    }
}

/// Accepts a text for a box: it goes into the form, and what it teaches into the library.
pub(crate) async fn accept(
    visit: &Visit,
    room: &Room,
    open: &Open,
    loaded: &Loaded,
    one: &One<'_>,
    text: &str,
) -> Result<(), Refusal> {
    let accepted = drafts::accept(&visit.context(), room, open, loaded, one, text).await;
    accepted.map_err(|error| visit.of_store(room, error))
}

/// Lets an entry of the library answer no more.
pub(crate) async fn retire(visit: &Visit, room: &Room, id: EntryId) -> Result<(), Refusal> {
    let retired = drafts::retire(&visit.context(), room, id).await;
    retired.map_err(|error| visit.of_store(room, error))
}

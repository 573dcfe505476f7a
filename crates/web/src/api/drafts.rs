//! Forms that are being answered: box by box, what is proposed and what a person made of it; and the files
//! that they give.

mod boxes;
mod files;

use std::collections::BTreeMap;
use std::sync::Arc;

use answers::{Check, Proposal};
use axum::http::StatusCode;
use axum::response::IntoResponse as _;
use desk::checks;
use desk::shapes::forms::About;
use forms::FormBox;
use serde::{Deserialize, Serialize};
use store::{DraftAnswer, DraftId, DraftState, Store as _};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Answered;
use super::caller::{At, Body, Caller};
use super::dossiers::OfDossier;
use super::problem::Problem;
use super::told::json;
use crate::drafts::{self, One, Open};
use crate::house::House;
use crate::room::Room;
use desk::watch::Nobody;

pub(super) fn router() -> OpenApiRouter<Arc<House>> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(show, close))
        .routes(routes!(again))
        .routes(routes!(approve_all))
        .merge(boxes::router())
        .merge(files::router())
}

/// A draft in the path.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct OfDraft {
    /// The dossier's name.
    dossier: String,
    /// The draft's number.
    draft: i64,
}

/// The forms that are, or were, being answered.
#[derive(Serialize, ToSchema)]
struct Drafts {
    drafts: Vec<Line>,
}

/// A draft in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = DraftLine)]
struct Line {
    /// Its number.
    draft: i64,
    /// The form's file name.
    name: String,
    /// Title of the project that it is answered for.
    project: Option<String>,
    /// The moment it was begun.
    begun: String,
    /// The moment it was put away.
    closed: Option<String>,
}

/// A form that is being answered.
#[derive(Serialize, ToSchema)]
#[schema(as = Draft)]
struct Told<'a> {
    /// Its number.
    draft: i64,
    /// The form's file name.
    name: &'a str,
    project: Option<&'a str>,
    begun: &'a str,
    closed: Option<&'a str>,
    form: About<'a>,
    boxes: Vec<BoxTold<'a>>,
    /// What the answers say together.
    checks: Vec<Checked<'a>>,
}

/// What does not agree, with its sentence.
#[derive(Serialize, ToSchema)]
#[schema(as = DraftChecked)]
struct Checked<'a> {
    #[serde(flatten)]
    check: &'a Check,
    text: String,
}

/// What a person decided of a box.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = BoxState)]
enum State {
    /// Nothing yet.
    Open,
    /// The text goes into the form.
    Accepted,
    /// To be looked at later.
    Later,
    /// The box stays blank.
    Blank,
}

/// A box of a draft.
#[derive(Serialize, ToSchema)]
#[schema(as = DraftBox)]
struct BoxTold<'a> {
    #[serde(rename = "box")]
    asked: &'a FormBox,
    proposal: &'a Proposal,
    state: State,
    /// The text as it is now: what a person typed, else what was proposed.
    text: &'a str,
    /// Whether a person typed something else than what was proposed.
    edited: bool,
    /// Whether it goes into the file.
    written: bool,
    /// Whether it waits for a person.
    waits: bool,
    /// The moment it was saved.
    saved: Option<&'a str>,
}

/// Lists the drafts of a dossier.
#[utoipa::path(get, path = "/dossiers/{dossier}/drafts", tag = "drafts", params(OfDossier), responses((status = 200, description = "The drafts.", body = Drafts)))]
async fn list(caller: Caller, At(of): At<OfDossier>) -> Answered {
    let room = caller.room(&of.dossier).await?;
    let lines = room.store.drafts().await;
    let lines = lines.map_err(|error| caller.of_store(&room, error))?;
    let lines = lines.into_iter().map(|line| Line {
        draft: line.id,
        name: line.name,
        project: line.project,
        begun: line.begun,
        closed: line.closed,
    });
    Ok(json(&Drafts {
        drafts: lines.collect(),
    }))
}

/// Tells a draft, box by box.
#[utoipa::path(get, path = "/dossiers/{dossier}/drafts/{draft}", tag = "drafts", params(OfDraft), responses((status = 200, description = "The draft.", body = Told)))]
async fn show(caller: Caller, At(of): At<OfDraft>) -> Answered {
    let (room, open, done) = found(&caller, &of.dossier, of.draft).await?;
    let loaded = caller.loaded(&room).await?;
    let messages = &caller.messages;
    let checks = room.checks(&open, &done, &loaded);
    let boxes = open.boxes(&done);
    let checks = checks.iter().map(|check| Checked {
        text: checks::said(messages, &open.form, check),
        check,
    });
    Ok(json(&Told {
        draft: open.draft.id,
        name: &open.draft.name,
        project: open.draft.project.as_deref(),
        begun: &open.draft.begun,
        closed: open.draft.closed.as_deref(),
        form: About::of(&open.form),
        boxes: boxes.iter().map(box_told).collect(),
        checks: checks.collect(),
    }))
}

/// Puts a draft away. It stays in the list, and what was approved of it stays in the library.
#[utoipa::path(delete, path = "/dossiers/{dossier}/drafts/{draft}", tag = "drafts", params(OfDraft), responses((status = 204, description = "It is put away.")))]
async fn close(caller: Caller, At(of): At<OfDraft>) -> Answered {
    let room = caller.room(&of.dossier).await?;
    let moment = caller.context().moment;
    let closed = room.store.close_draft(of.draft, Some(&moment)).await;
    if !closed.map_err(|error| caller.of_store(&room, error))? {
        return Err(caller.nowhere());
    }
    room.changed(of.draft).await;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// For which project a form is answered anew.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AnswerAgain)]
struct Again {
    /// Words of the project's title; the project that the form is about where none are given.
    project: Option<String>,
}

/// Answers a form anew, from what the dossier holds now; what a person did stays.
#[utoipa::path(post, path = "/dossiers/{dossier}/drafts/{draft}/proposals", tag = "drafts", params(OfDraft), request_body = Again, responses((status = 200, description = "The draft.", body = Told)))]
async fn again(caller: Caller, At(of): At<OfDraft>, Body(wanted): Body<Again>) -> Answered {
    let (room, open, _) = found(&caller, &of.dossier, of.draft).await?;
    let embedder = caller.house.embedder().await;
    let context = caller.context();
    caller
        .beside(async move || {
            let project = wanted.project.as_deref().map(str::trim);
            let project = project.filter(|title| !title.is_empty());
            drafts::again(&context, &room, embedder, &open, project, &Nobody).await
        })
        .await?;
    show(caller, At(of)).await
}

/// Ids of boxes.
#[derive(Serialize, ToSchema)]
#[schema(as = BoxesApproved)]
struct Approved {
    /// Those whose answer was approved now.
    approved: Vec<String>,
}

/// Approves all answers that are sure and that nobody looked at.
#[utoipa::path(post, path = "/dossiers/{dossier}/drafts/{draft}/approval", tag = "drafts", params(OfDraft), responses((status = 200, description = "What was approved.", body = Approved)))]
async fn approve_all(caller: Caller, At(of): At<OfDraft>) -> Answered {
    let (room, open, done) = found(&caller, &of.dossier, of.draft).await?;
    let loaded = caller.loaded(&room).await?;
    let (context, boxes) = (caller.context(), open.boxes(&done));
    let mut approved = Vec::new();
    for one in boxes.iter().filter(|one| drafts::is_sure(one)) {
        let accepted = drafts::accept(&context, &room, &open, &loaded, one, one.text()).await;
        accepted.map_err(|error| caller.of_store(&room, error))?;
        approved.push(one.asked.id.clone());
    }
    Ok(json(&Approved { approved }))
}

/// A draft by its number, with what a person did.
async fn found(
    caller: &Caller,
    dossier: &str,
    id: DraftId,
) -> Result<(Arc<Room>, Arc<Open>, BTreeMap<String, DraftAnswer>), Problem> {
    let room = caller.room(dossier).await?;
    let in_store = |error| caller.of_store(&room, error);
    let open = room.draft(id).await.map_err(in_store)?;
    let open = open.ok_or_else(|| caller.nowhere())?;
    let done = drafts::done(&room, id).await.map_err(in_store)?;
    Ok((room, open, done))
}

fn box_told<'a>(one: &One<'a>) -> BoxTold<'a> {
    BoxTold {
        asked: one.asked,
        proposal: one.proposal(),
        state: match one.state() {
            DraftState::Open => State::Open,
            DraftState::Accepted => State::Accepted,
            DraftState::Later => State::Later,
            DraftState::Blank => State::Blank,
        },
        text: one.text(),
        edited: one.is_edited(),
        written: one.is_written(),
        waits: one.waits(),
        saved: one.done.map(|done| done.saved.as_str()),
    }
}

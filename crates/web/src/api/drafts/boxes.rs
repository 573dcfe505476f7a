//! One box of a draft: what a person types, decides, approves, and takes back.

use std::collections::BTreeMap;
use std::sync::Arc;

use desk::messages::say;
use serde::Deserialize;
use store::{DraftAnswer, DraftState};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{BoxTold, box_told, found};
use crate::api::Answered;
use crate::api::caller::{At, Body, Caller};
use crate::api::problem::Problem;
use crate::api::told::json;
use crate::drafts::{self, One, Open};
use crate::house::House;
use crate::role::Role;
use crate::room::Room;

pub(super) fn router() -> OpenApiRouter<Arc<House>> {
    OpenApiRouter::new()
        .routes(routes!(show, decide))
        .routes(routes!(approve, take_back))
}

/// A box in the path.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct OfBox {
    /// The dossier's name.
    dossier: String,
    /// The draft's number.
    draft: i64,
    /// The box's id.
    r#box: String,
}

/// What is decided of a box, short of approving it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = BoxDecided)]
struct Decided {
    /// The text that a person typed; the proposal's where it is left out.
    text: Option<String>,
    #[serde(default)]
    #[schema(required = false)]
    state: Undecided,
}

/// A state without approval.
#[derive(Deserialize, Default, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = BoxUndecided)]
enum Undecided {
    /// Nothing is decided yet.
    #[default]
    Open,
    /// To be looked at later.
    Later,
    /// The box stays blank, whatever the text.
    Blank,
}

/// What is approved for a box.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = BoxApproval)]
struct Approval {
    /// The text; the one that stands there where it is left out.
    text: Option<String>,
}

/// A draft with what a person did, and one of its boxes.
struct Found {
    room: Arc<Room>,
    open: Arc<Open>,
    done: BTreeMap<String, DraftAnswer>,
    id: String,
}

impl Found {
    async fn of(caller: &Caller, of: OfBox) -> Result<Self, Problem> {
        let (room, open, done) = found(caller, &of.dossier, of.draft).await?;
        let found = Self {
            room,
            open,
            done,
            id: of.r#box,
        };
        match found.one() {
            Some(_) => Ok(found),
            None => Err(caller.nowhere()),
        }
    }

    fn one(&self) -> Option<One<'_>> {
        let boxes = self.open.boxes(&self.done);
        boxes.into_iter().find(|one| one.asked.id == self.id)
    }
}

/// Tells a box of a draft.
#[utoipa::path(get, path = "/dossiers/{dossier}/drafts/{draft}/boxes/{box}", tag = "drafts", params(OfBox), responses((status = 200, description = "The box.", body = BoxTold)))]
async fn show(caller: Caller, At(of): At<OfBox>) -> Answered {
    told(&caller, &Found::of(&caller, of).await?)
}

/// Keeps what a person typed and decided of a box.
#[utoipa::path(put, path = "/dossiers/{dossier}/drafts/{draft}/boxes/{box}", tag = "drafts", params(OfBox), request_body = Decided, responses((status = 200, description = "The box.", body = BoxTold)))]
async fn decide(caller: Caller, At(of): At<OfBox>, Body(decided): Body<Decided>) -> Answered {
    let found = Found::of(&caller, of).await?;
    let one = found.one().ok_or_else(|| caller.nowhere())?;
    // What was approved is nobody's to change who may not approve.
    if one.state() == DraftState::Accepted {
        caller.must(&found.room, Role::Approves)?;
    }
    let text = match &decided.text {
        Some(text) => drafts::own(&one, &typed(&caller, &one, text)?),
        None => None,
    };
    let (text, state) = match decided.state {
        Undecided::Open => (text, DraftState::Open),
        Undecided::Later => (text, DraftState::Later),
        Undecided::Blank => (None, DraftState::Blank),
    };
    let kept = drafts::keep(
        &caller.context(),
        &found.room,
        &found.open,
        &one,
        text,
        state,
    )
    .await;
    if !kept.map_err(|error| caller.of_store(&found.room, error))? {
        return Err(caller.nowhere());
    }
    anew(&caller, found).await
}

/// Approves the answer of a box: it goes into the form, and what it teaches into the library.
#[utoipa::path(post, path = "/dossiers/{dossier}/drafts/{draft}/boxes/{box}/approval", tag = "drafts", params(OfBox), request_body = Approval, responses((status = 200, description = "The box.", body = BoxTold)))]
async fn approve(caller: Caller, At(of): At<OfBox>, Body(approval): Body<Approval>) -> Answered {
    let found = Found::of(&caller, of).await?;
    let (room, open, context) = (&found.room, &found.open, caller.context());
    let one = found.one().ok_or_else(|| caller.nowhere())?;
    let text = typed(
        &caller,
        &one,
        approval.text.as_deref().unwrap_or(one.text()),
    )?;
    let in_store = |error| caller.of_store(room, error);
    if one.is_refused_as_too_long(&text) {
        return Err(caller.unclear(say!(caller.messages, "api-too-long")));
    }
    // Nothing is no answer: the box stays blank.
    if text.is_empty() && one.asked.kind != forms::Kind::Tick {
        let kept = drafts::keep(&context, room, open, &one, None, DraftState::Blank).await;
        kept.map_err(in_store)?;
    } else {
        let loaded = caller.loaded(room).await?;
        let accepted = drafts::accept(&context, room, open, &loaded, &one, &text).await;
        accepted.map_err(in_store)?;
    }
    anew(&caller, found).await
}

/// Takes the last step with a box back: what came into the library with it answers no more.
#[utoipa::path(delete, path = "/dossiers/{dossier}/drafts/{draft}/boxes/{box}/approval", tag = "drafts", params(OfBox), responses((status = 200, description = "The box.", body = BoxTold)))]
async fn take_back(caller: Caller, At(of): At<OfBox>) -> Answered {
    let found = Found::of(&caller, of).await?;
    let one = found.one().ok_or_else(|| caller.nowhere())?;
    let (room, open) = (&found.room, &found.open);
    let back = drafts::take_back(&caller.context(), room, open, &one, true).await;
    back.map_err(|error| caller.of_store(&found.room, error))?;
    anew(&caller, found).await
}

fn typed(caller: &Caller, one: &One<'_>, text: &str) -> Result<String, Problem> {
    drafts::typed_text(one, text)
        .ok_or_else(|| caller.unclear(say!(caller.messages, "box-too-much")))
}

/// The box as it is after a change.
async fn anew(caller: &Caller, mut found: Found) -> Answered {
    let done = drafts::done(&found.room, found.open.draft.id).await;
    found.done = done.map_err(|error| caller.of_store(&found.room, error))?;
    told(caller, &found)
}

fn told(caller: &Caller, found: &Found) -> Answered {
    let one = found.one().ok_or_else(|| caller.nowhere())?;
    Ok(json(&box_told(&one)))
}

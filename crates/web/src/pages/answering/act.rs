//! What a person does with a box.

use answers::typed;
use axum::Json;
use axum::response::{IntoResponse as _, Redirect};
use desk::editions;
use desk::failure::Failure;
use desk::messages::say;
use forms::{Change, Correction};
use serde::{Deserialize, Serialize};
use store::{DraftAnswer, DraftId, DraftState, Store as _};

use super::{accept, show};
use crate::asked::{Form, Path};
use crate::drafts::{self, One, Open, own, typed_text};
use crate::pages::forms::{answer_again, found};
use crate::role::Role;
use crate::room::Room;
use crate::visit::{Answered, Refusal, Visit};

#[derive(Deserialize)]
pub(super) struct Done {
    /// What is done: `accept`, `keep`, `later`, `blank`, `shorten`, `proposed` or `back`.
    #[serde(default, rename = "do")]
    act: String,
    #[serde(default)]
    text: String,
    /// The version of the text that the page showed, where it lets a text be written.
    #[serde(default)]
    seen: String,
}

/// Does it, and goes on: to the next box that waits once this one is decided, else back to it.
pub(super) async fn act(
    visit: Visit,
    Path((slug, id, box_id)): Path<(String, DraftId, String)>,
    Form(done_now): Form<Done>,
) -> Answered {
    let (room, open, done) = found(&visit, &slug, id).await?;
    let boxes = open.boxes(&done);
    let at = boxes.iter().position(|one| one.asked.id == box_id);
    let at = at.ok_or_else(|| visit.nowhere())?;
    let one = &boxes[at];
    // What was accepted is nobody's to change who may not accept.
    if done_now.act == "accept" || one.state() == DraftState::Accepted {
        visit.must(&room, Role::Approves)?;
    }
    let text = text_of(&visit, one, &done_now.text)?;
    let proposed = one.proposal().text.as_str();
    let writes = !matches!(done_now.act.as_str(), "blank" | "proposed" | "back");
    if writes && one.is_overtaken(&done_now.seen, &text) {
        return show::overtaken(&visit, &room, &open, &done, at, &text).await;
    }
    match done_now.act.as_str() {
        // Nothing is no answer: the box stays blank.
        "accept" if text.is_empty() && one.asked.kind != forms::Kind::Tick => {
            keep(&visit, &room, &open, one, None, DraftState::Blank).await?;
        }
        "accept" if one.is_refused_as_too_long(&text) => {
            keep(&visit, &room, &open, one, own(one, &text), DraftState::Open).await?;
            let to = room.at(&format!("forms/{id}/{box_id}"));
            let said = say!(visit.messages, "box-too-long");
            return Ok(visit.done(&room, &to, said, None));
        }
        "accept" => {
            let loaded = visit.loaded(&room).await?;
            accept(&visit, &room, &open, &loaded, one, &text).await?;
        }
        "later" => {
            let text = own(one, &text);
            keep(&visit, &room, &open, one, text, DraftState::Later).await?;
        }
        "blank" => keep(&visit, &room, &open, one, None, DraftState::Blank).await?,
        "shorten" => {
            let (shorter, _) = typed::within(&text, one.asked.limit.as_ref());
            // One sentence that is too long by itself can only be cut by the person.
            if shorter.is_empty() {
                keep(&visit, &room, &open, one, own(one, &text), DraftState::Open).await?;
                let to = room.at(&format!("forms/{id}/{box_id}"));
                let said = say!(visit.messages, "box-one-sentence");
                return Ok(visit.done(&room, &to, said, None));
            }
            keep(&visit, &room, &open, one, Some(shorter), DraftState::Open).await?;
        }
        "proposed" if !proposed.is_empty() => {
            keep(&visit, &room, &open, one, None, DraftState::Open).await?;
        }
        "back" => {
            let may = visit.may(&room, Role::Approves);
            let back = drafts::take_back(&visit.context(), &room, &open, one, may).await;
            back.map_err(|error| visit.of_store(&room, error))?;
        }
        _ => keep(&visit, &room, &open, one, own(one, &text), DraftState::Open).await?,
    }
    let form = room.at(&format!("forms/{id}"));
    let decided = matches!(done_now.act.as_str(), "accept" | "later" | "blank");
    let next = if decided {
        next(&boxes, at)
    } else {
        Some(box_id.as_str())
    };
    let to = next.map_or(form.clone(), |next| format!("{form}/{next}"));
    Ok(Redirect::to(&to).into_response())
}

/// The box after this one that waits, else one before it.
fn next<'a>(boxes: &[One<'a>], at: usize) -> Option<&'a str> {
    let (before, after) = boxes.split_at(at);
    let mut others = after.iter().skip(1).chain(before);
    let fresh = |one: &&One<'_>| one.waits() && one.state() == DraftState::Open;
    others.find(fresh).map(|one| one.asked.id.as_str())
}

/// A text as it is kept.
fn text_of(visit: &Visit, one: &One<'_>, text: &str) -> Result<String, Refusal> {
    typed_text(one, text)
        .ok_or_else(|| visit.refused(&Failure::new(say!(visit.messages, "box-too-much"))))
}

async fn keep(
    visit: &Visit,
    room: &Room,
    open: &Open,
    one: &One<'_>,
    text: Option<String>,
    state: DraftState,
) -> Result<(), Refusal> {
    let kept = drafts::keep(&visit.context(), room, open, one, text, state).await;
    match kept.map_err(|error| visit.of_store(room, error))? {
        true => Ok(()),
        false => Err(visit.nowhere()),
    }
}

#[derive(Deserialize)]
pub(super) struct Typed {
    text: String,
    #[serde(default)]
    seen: String,
}

/// What the script is told of a text that it saved.
#[derive(Serialize)]
struct Saved {
    saved: bool,
    /// True where it was not saved because another text came in between.
    overtaken: bool,
    /// The version of the text that is kept now.
    seen: String,
    /// The text's length as its limit counts it.
    length: u32,
    fits: bool,
}

/// Saves what is being typed. What was accepted stays accepted until the person decides anew.
pub(super) async fn save(
    visit: Visit,
    Path((slug, id, box_id)): Path<(String, DraftId, String)>,
    Form(typed_now): Form<Typed>,
) -> Answered {
    let (room, open, done) = found(&visit, &slug, id).await?;
    let boxes = open.boxes(&done);
    let one = boxes.iter().find(|one| one.asked.id == box_id);
    let one = one.ok_or_else(|| visit.nowhere())?;
    if one.state() == DraftState::Accepted {
        visit.must(&room, Role::Approves)?;
    }
    let text = text_of(&visit, one, &typed_now.text)?;
    let limit = one.asked.limit.as_ref();
    let said = |saved, overtaken, seen| Saved {
        saved,
        overtaken,
        seen,
        length: typed::measured(&text, limit),
        fits: typed::fits(&text, limit),
    };
    if one.is_overtaken(&typed_now.seen, &text) {
        return Ok(Json(said(false, true, typed_now.seen)).into_response());
    }
    let answer = DraftAnswer {
        box_id: one.asked.id.clone(),
        text: own(one, &text),
        state: match one.state() {
            DraftState::Blank => DraftState::Open,
            state => state,
        },
        entry: one.done.and_then(|done| done.entry),
        saved: visit.context().moment,
    };
    let kept = room.store.keep_draft_answer(open.draft.id, &answer).await;
    let saved = kept.map_err(|error| visit.of_store(&room, error))?;
    let now = One {
        done: Some(&answer),
        ..*one
    };
    Ok(Json(said(saved, false, now.version())).into_response())
}

#[derive(Deserialize)]
pub(super) struct Right {
    /// What is put right: `label`, `question`, `none` (it is no box), or `restore`.
    what: String,
    #[serde(default)]
    label: String,
    #[serde(default)]
    question: String,
}

/// Keeps what a person says of a box, for the form and its next editions.
pub(super) async fn correct(
    visit: Visit,
    Path((slug, id, box_id)): Path<(String, DraftId, String)>,
    Form(right): Form<Right>,
) -> Answered {
    let (room, open, _) = found(&visit, &slug, id).await?;
    let in_store = |error| visit.of_store(&room, error);
    if open.form.boxes.iter().all(|asked| asked.id != box_id) {
        return Err(visit.nowhere());
    }
    let label: String = right.label.trim().chars().take(500).collect();
    let change = match right.what.as_str() {
        "label" if !label.is_empty() => Some(Change::Label(label)),
        "question" if forms::catalogue().get(&right.question).is_some() => {
            Some(Change::Question(right.question))
        }
        "none" => Some(Change::NotABox),
        "restore" => None,
        _ => {
            let failure = Failure::new(say!(visit.messages, "box-wrong-nothing"));
            return Err(visit.refused(&failure));
        }
    };
    let known = room.store.forms().await.map_err(in_store)?;
    let of = known
        .iter()
        .find(|known| known.form.fingerprint == open.draft.fingerprint);
    let mut kept = of.cloned().ok_or_else(|| visit.nowhere())?;
    let same = |one: &Correction, change: &Change| {
        std::mem::discriminant(&one.change) == std::mem::discriminant(change)
    };
    kept.corrections.retain(|one| {
        let replaced = change.as_ref().is_none_or(|change| same(one, change));
        one.box_id != box_id || !replaced
    });
    let text = match change {
        Some(change) => {
            let correction = Correction {
                box_id: box_id.clone(),
                change,
            };
            let said = editions::correction(&visit.messages, &correction);
            kept.corrections.push(correction);
            said
        }
        None => say!(visit.messages, "box-restored"),
    };
    let original = room
        .store
        .original(&open.draft.digest)
        .await
        .map_err(in_store)?;
    room.store
        .keep_form(&kept, &original.unwrap_or_default())
        .await
        .map_err(in_store)?;
    room.changed(id).await;
    if right.what == "none" {
        let to = room.at(&format!("forms/{id}"));
        return Ok(visit.done(&room, &to, text, None));
    }
    // What the box asks is now another thing: its answer is looked for again.
    let open = room.draft(id).await.map_err(in_store)?;
    let open = open.ok_or_else(|| visit.nowhere())?;
    let to = room.at(&format!("forms/{id}/{box_id}"));
    Ok(answer_again(&visit, &room, open, None, to, Some(text)))
}

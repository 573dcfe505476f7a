//! The library of approved answers: found, added to, changed and retired.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::IntoResponse as _;
use desk::messages::say;
use desk::shapes::library::{Entry, found};
use dossier::library::{Approved, EntryId, Rejected};
use language::dates::Date;
use serde::Deserialize;
use store::{Library, Store as _};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Answered;
use super::caller::{At, Body, Caller, With};
use super::dossiers::OfDossier;
use super::problem::Problem;
use super::told::{at, json, made};
use crate::house::House;
use crate::room::Room;

/// Characters of a question or an answer, at most.
const MOST: usize = 100_000;

pub(super) fn router() -> OpenApiRouter<Arc<House>> {
    OpenApiRouter::new()
        .routes(routes!(list, add))
        .routes(routes!(show, change))
        .routes(routes!(rejected))
        .routes(routes!(allow))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct OfEntry {
    /// The dossier's name.
    dossier: String,
    /// The entry's number.
    entry: i64,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct OfRejected {
    /// The dossier's name.
    dossier: String,
    /// The number in the list of rejected texts, from 1.
    number: usize,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Words {
    /// Words that entries have.
    search: Option<String>,
}

/// An answer that is typed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewEntry)]
struct New {
    question: String,
    answer: String,
}

/// What of an entry is changed; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EntryChange)]
struct Change {
    answer: Option<String>,
    /// Who looks after it; empty for nobody.
    owner: Option<String>,
    /// The day to look at it again (ISO 8601); empty for none.
    look_again: Option<String>,
    /// `true` lets it answer no more, `false` takes it up again.
    retired: Option<bool>,
}

/// Lists approved answers, those that are retired too.
#[utoipa::path(get, path = "/dossiers/{dossier}/library", tag = "library", params(OfDossier, Words), responses((status = 200, description = "The entries.", body = Vec<Entry>)))]
async fn list(caller: Caller, At(of): At<OfDossier>, With(words): With<Words>) -> Answered {
    let room = caller.room(&of.dossier).await?;
    let library = library(&caller, &room).await?;
    let found = found(&library, words.search.as_deref());
    let entries = found.iter().map(|(id, approved)| Entry::of(*id, approved));
    Ok(json(&entries.collect::<Vec<_>>()))
}

/// Adds an answer that is typed.
#[utoipa::path(
    post,
    path = "/dossiers/{dossier}/library",
    tag = "library",
    params(OfDossier),
    request_body = New,
    responses((status = 201, description = "It is kept.", body = Entry, headers(("Location" = String, description = "The entry."))))
)]
async fn add(caller: Caller, At(of): At<OfDossier>, Body(new): Body<New>) -> Answered {
    let room = caller.room(&of.dossier).await?;
    let context = caller.context();
    let question = words(&caller, &new.question)?;
    let approved = Approved {
        asked: answers::asked_in(&question),
        question,
        answer: words(&caller, &new.answer)?,
        form: say!(caller.messages, "facts-typed"),
        project: None,
        on: context.today,
        proposed: None,
        sources: Vec::new(),
        owner: String::new(),
        look_again: None,
        retired: None,
    };
    let ids = room.store.learn(&[approved], &[], &context.moment).await;
    let ids = ids.map_err(|error| caller.of_store(&room, error))?;
    let id = ids.first().copied().ok_or_else(|| caller.nowhere())?;
    let place = at(&room, &format!("/library/{id}"));
    told(&caller, &room, id, |entry| {
        made(StatusCode::CREATED, &place, entry)
    })
    .await
}

/// Tells an entry, and what it was before.
#[utoipa::path(get, path = "/dossiers/{dossier}/library/{entry}", tag = "library", params(OfEntry), responses((status = 200, description = "The entry.", body = Entry)))]
async fn show(caller: Caller, At(of): At<OfEntry>) -> Answered {
    let room = caller.room(&of.dossier).await?;
    told(&caller, &room, of.entry, |entry| json(entry)).await
}

/// Changes an entry: its answer, who looks after it, when to look at it again, whether it answers.
#[utoipa::path(patch, path = "/dossiers/{dossier}/library/{entry}", tag = "library", params(OfEntry), request_body = Change, responses((status = 200, description = "The entry.", body = Entry)))]
async fn change(caller: Caller, At(of): At<OfEntry>, Body(change): Body<Change>) -> Answered {
    let room = caller.room(&of.dossier).await?;
    let context = caller.context();
    let today = context.today;
    let answer = change
        .answer
        .map(|text| words(&caller, &text))
        .transpose()?;
    let look_again = change.look_again.map(|day| day_of(&caller, &day));
    let look_again = look_again.transpose()?;
    let owner = change
        .owner
        .map(|name| name.trim().chars().take(100).collect());
    let changed = move |entry: &mut Approved| {
        if let Some(answer) = answer {
            entry.answer = answer;
            entry.on = today;
        }
        entry.owner = owner.unwrap_or_else(|| std::mem::take(&mut entry.owner));
        entry.look_again = look_again.unwrap_or(entry.look_again);
        if let Some(retired) = change.retired {
            entry.retired = retired.then_some(today);
        }
    };
    let changed = room.store.change_entry(of.entry, changed, &context.moment);
    let changed = changed
        .await
        .map_err(|error| caller.of_store(&room, error))?;
    if changed.is_none() {
        return Err(caller.nowhere());
    }
    told(&caller, &room, of.entry, |entry| json(entry)).await
}

/// Lists texts that are not proposed again.
#[utoipa::path(get, path = "/dossiers/{dossier}/library/rejected", tag = "library", params(OfDossier), responses((status = 200, description = "The texts.", body = Vec<Rejected>)))]
async fn rejected(caller: Caller, At(of): At<OfDossier>) -> Answered {
    let room = caller.room(&of.dossier).await?;
    Ok(json(&library(&caller, &room).await?.rejected))
}

/// Lets a text be proposed again.
#[utoipa::path(delete, path = "/dossiers/{dossier}/library/rejected/{number}", tag = "library", params(OfRejected), responses((status = 204, description = "It may be proposed again.")))]
async fn allow(caller: Caller, At(of): At<OfRejected>) -> Answered {
    let room = caller.room(&of.dossier).await?;
    let library = library(&caller, &room).await?;
    let text = of.number.checked_sub(1);
    let text = text.and_then(|at| library.rejected.get(at));
    let allowed = room
        .store
        .allow(text.ok_or_else(|| caller.nowhere())?)
        .await;
    allowed.map_err(|error| caller.of_store(&room, error))?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn library(caller: &Caller, room: &Room) -> Result<Library, Problem> {
    let library = room.store.library(None).await;
    library.map_err(|error| caller.of_store(room, error))
}

async fn told(
    caller: &Caller,
    room: &Room,
    id: EntryId,
    give: impl FnOnce(&Entry<'_>) -> axum::response::Response,
) -> Answered {
    let library = library(caller, room).await?;
    let entry = library.entries.iter().find(|(number, _)| *number == id);
    let (_, entry) = entry.ok_or_else(|| caller.nowhere())?;
    let before = room.store.entry_before(id).await;
    let before = before.map_err(|error| caller.of_store(room, error))?;
    Ok(give(&Entry::whole(id, entry, &before)))
}

/// A text that is kept: some words, and not too many.
fn words(caller: &Caller, text: &str) -> Result<String, Problem> {
    let text = text.replace("\r\n", "\n").trim().to_owned();
    if text.is_empty() {
        return Err(caller.unclear(say!(caller.messages, "library-words-missing")));
    }
    match text.chars().count() > MOST {
        true => Err(caller.unclear(say!(caller.messages, "box-too-much"))),
        false => Ok(text),
    }
}

fn day_of(caller: &Caller, text: &str) -> Result<Option<Date>, Problem> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let date = Date::from_iso(text.trim()).filter(|date| date.day.is_some());
    date.map(Some)
        .ok_or_else(|| caller.failed(&desk::ledgers::typed::no_day(&caller.messages, text)))
}

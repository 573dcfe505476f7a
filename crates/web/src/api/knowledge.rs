//! What a dossier knows: facts, figures, and what answers a question.

use std::sync::Arc;

use desk::failure::of_store;
use desk::opening;
use desk::shapes::{facts, figures, found};
use desk::watch::Nobody;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Answered;
use super::caller::{At, Caller, With};
use super::dossiers::OfDossier;
use super::problem::Problem;
use super::told::json;
use crate::house::House;
use crate::room::Room;

/// Characters of a question that are read.
const QUESTION: usize = 400;

pub(super) fn router() -> OpenApiRouter<Arc<House>> {
    OpenApiRouter::new()
        .routes(routes!(known))
        .routes(routes!(of_year))
        .routes(routes!(ask))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct OfYear {
    /// The year; all years where none is given.
    year: Option<i32>,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Question {
    /// The question, in one's own words; its first 400 characters are read.
    q: String,
}

/// Tells what the dossier knows of the organisation: each value with its date and its source, what was said
/// before, and what contradicts it.
#[utoipa::path(get, path = "/dossiers/{dossier}/facts", tag = "knowledge", params(OfDossier), responses((status = 200, description = "The facts.", body = facts::Document)))]
async fn known(caller: Caller, At(of): At<OfDossier>) -> Answered {
    let room = caller.room(&of.dossier).await?;
    let dossier = loaded(&caller, &room).await?;
    let known = dossier::known_facts(&dossier);
    Ok(json(&facts::Document::of(&known, &dossier)))
}

/// Tells the amounts and shares that were read, each with its year, its side and its source.
#[utoipa::path(get, path = "/dossiers/{dossier}/figures", tag = "knowledge", params(OfDossier, OfYear), responses((status = 200, description = "The figures.", body = figures::Document)))]
async fn of_year(caller: Caller, At(of): At<OfDossier>, With(asked): With<OfYear>) -> Answered {
    let room = caller.room(&of.dossier).await?;
    let dossier = loaded(&caller, &room).await?;
    let of_year = figures::of_year(&dossier, asked.year);
    Ok(json(&figures::Document::of(&of_year, &dossier)))
}

/// Gives the fact and the best passages for a free question, with their sources.
#[utoipa::path(get, path = "/dossiers/{dossier}/passages", tag = "knowledge", params(OfDossier, Question), responses((status = 200, description = "What answers.", body = found::Document)))]
async fn ask(caller: Caller, At(of): At<OfDossier>, With(asked): With<Question>) -> Answered {
    let room = caller.room(&of.dossier).await?;
    let question: String = asked.q.trim().chars().take(QUESTION).collect();
    let context = caller.context();
    let embedder = caller.house.embedder().await;
    let loaded = caller.loaded(&room).await?;
    let document = caller
        .beside(async move || {
            let ready = loaded.ready(embedder.as_deref());
            let hits = match question.is_empty() {
                true => Vec::new(),
                false => ready.ask(&question, embedder.as_deref(), context.today, found::MOST),
            };
            let messages = &context.messages;
            Ok(found::Document {
                results: found::found(messages, ready.dossier(), &hits),
                cost: context.meter.cost().said(messages),
            })
        })
        .await?;
    Ok(json(&document))
}

/// The dossier as its papers and its library have it, without what its accounts add.
async fn loaded(caller: &Caller, room: &Arc<Room>) -> Result<dossier::Dossier, Problem> {
    let (context, room) = (caller.context(), Arc::clone(room));
    caller
        .beside(async move || {
            let loaded = opening::load(&context, &room.store, None, &Nobody).await;
            loaded.map_err(|error| of_store(&context.messages, error, room.dir()))
        })
        .await
}

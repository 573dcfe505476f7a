//! Dossiers: listed, made, and exported whole.

use std::sync::Arc;

use axum::http::StatusCode;
use desk::exporting;
use desk::failure::{Failure, of_store};
use desk::messages::say;
use desk::shapes::rewording;
use serde::{Deserialize, Serialize};
use store::{Sqlite, Store as _};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Answered;
use super::caller::{At, Body, Caller};
use super::told::{at, file, json, made};
use crate::house::House;
use crate::pages::home::slug;

pub(super) fn router() -> OpenApiRouter<Arc<House>> {
    OpenApiRouter::new()
        .routes(routes!(list, make))
        .routes(routes!(show))
        .routes(routes!(export))
        .routes(routes!(reworded))
}

/// A dossier in the path.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub(super) struct OfDossier {
    /// The dossier's name, as the list of dossiers has it.
    pub(super) dossier: String,
}

/// The dossiers that are served.
#[derive(Serialize, ToSchema)]
struct Dossiers {
    dossiers: Vec<Named>,
}

/// A dossier.
#[derive(Serialize, ToSchema)]
#[schema(as = DossierNamed)]
struct Named {
    /// Its name in addresses.
    name: String,
}

/// A dossier to make.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewDossier)]
struct New {
    /// Its name: letters, digits, blanks and `-_'()`; others are left out.
    name: String,
}

/// A dossier, and what it holds.
#[derive(Serialize, ToSchema)]
struct Dossier {
    /// Its name in addresses.
    name: String,
    /// How many sources it has.
    sources: usize,
    /// How many forms are being answered.
    drafts: usize,
    /// How many answers were approved.
    approved: usize,
    /// How many files of accounts were imported.
    accounts: usize,
    /// Numbers of the jobs that are under way.
    jobs: Vec<u64>,
}

/// Lists the dossiers.
#[utoipa::path(get, path = "/dossiers", tag = "dossiers", responses((status = 200, description = "The dossiers.", body = Dossiers)))]
async fn list(caller: Caller) -> Answered {
    let names = caller.house.list().into_iter();
    let own = names.filter(|name| caller.who.role_in(name).is_some());
    let dossiers = own.map(|name| Named { name }).collect();
    Ok(json(&Dossiers { dossiers }))
}

/// Makes a dossier. Where one dossier is served, no other is made beside it.
#[utoipa::path(
    post,
    path = "/dossiers",
    tag = "dossiers",
    request_body = New,
    responses((status = 201, description = "It is made.", body = Named, headers(("Location" = String, description = "Where it is."))))
)]
async fn make(caller: Caller, Body(new): Body<New>) -> Answered {
    let messages = &caller.messages;
    let place = caller.house.makes().ok_or_else(|| {
        let failure = Failure::new(say!(messages, "api-one-dossier"));
        caller.refused(StatusCode::CONFLICT, &failure)
    })?;
    let name = slug(&new.name);
    if name.is_empty() {
        return Err(caller.unclear(say!(messages, "dossiers-no-name")));
    }
    let dir = place.join(&name);
    let store = Sqlite::create(&dir).await;
    let store = store.map_err(|error| caller.failed(&of_store(messages, error, &dir)))?;
    store.close().await;
    let room = caller.room(&name).await?;
    Ok(made(StatusCode::CREATED, &at(&room, ""), &Named { name }))
}

/// Tells what a dossier holds.
#[utoipa::path(get, path = "/dossiers/{dossier}", tag = "dossiers", params(OfDossier), responses((status = 200, description = "The dossier.", body = Dossier)))]
async fn show(caller: Caller, At(of): At<OfDossier>) -> Answered {
    let room = caller.room(&of.dossier).await?;
    let in_store = |error| caller.of_store(&room, error);
    let drafts = room.store.drafts().await.map_err(in_store)?;
    let library = room.store.library(None).await.map_err(in_store)?;
    let entries = library.entries.iter();
    let running = caller.house.jobs.running(&room.slug);
    Ok(json(&Dossier {
        name: room.slug.clone(),
        sources: room.store.sources().await.map_err(in_store)?.len(),
        drafts: drafts.iter().filter(|line| line.closed.is_none()).count(),
        approved: entries.filter(|(_, one)| one.retired.is_none()).count(),
        accounts: room.store.imports().await.map_err(in_store)?.len(),
        jobs: running.iter().map(|job| job.id).collect(),
    }))
}

/// Gives all that a dossier holds, in open formats.
#[utoipa::path(get, path = "/dossiers/{dossier}/export", tag = "dossiers", params(OfDossier), responses((status = 200, description = "An archive.", body = Vec<u8>, content_type = "application/zip")))]
async fn export(caller: Caller, At(of): At<OfDossier>) -> Answered {
    let room = caller.room(&of.dossier).await?;
    let (context, to) = (caller.context(), Arc::clone(&room));
    let exported = caller
        .beside(async move || exporting::export(&context, &to.store).await)
        .await?;
    let name = format!("{}.zip", room.slug);
    Ok(file("application/zip", &name, exported.bytes))
}

/// Tells which program words answers anew, where one is set.
#[utoipa::path(get, path = "/dossiers/{dossier}/rewording", tag = "dossiers", params(OfDossier), responses((status = 200, description = "What is set.", body = rewording::Document)))]
async fn reworded(caller: Caller, At(of): At<OfDossier>) -> Answered {
    let room = caller.room(&of.dossier).await?;
    let set = room.store.rewording().await;
    let set = set.map_err(|error| caller.of_store(&room, error))?;
    Ok(json(&rewording::Document::of(set.as_ref())))
}

//! Sources: listed, and added by a job that is asked how far it is.

use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use desk::failure::{Failure, of_store};
use desk::messages::say;
use desk::shapes::{added, sources};
use desk::watch::Watch as _;
use desk::{adding, words};
use serde::{Deserialize, Serialize};
use store::Store as _;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt as _};
use utoipa_axum::routes;

use super::Answered;
use super::caller::{At, Caller, Sent};
use super::dossiers::OfDossier;
use super::problem::Problem;
use super::told::{at, json, made};
use crate::house::House;
use crate::jobs::{self, Ended, Job};
use crate::pages::documents;

/// Jobs of a dossier that are under way at once, at most.
const MOST: usize = 8;

pub(super) fn router() -> OpenApiRouter<Arc<House>> {
    OpenApiRouter::new()
        .routes(routes!(list, add).layer(DefaultBodyLimit::disable()))
        .routes(routes!(job))
}

/// Files to add.
#[derive(ToSchema)]
#[schema(as = FilesSent)]
#[expect(dead_code, reason = "it only describes what is sent")]
pub(super) struct Files {
    /// The files: 256 MiB each, 1 GiB and 500 files together at most.
    #[schema(value_type = Vec<String>, format = Binary)]
    files: Vec<Vec<u8>>,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct OfJob {
    /// The dossier's name.
    dossier: String,
    /// The job's number.
    job: u64,
}

/// How far a job is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = JobState)]
enum State {
    Running,
    Done,
    Failed,
}

/// A job.
#[derive(Serialize, ToSchema)]
#[schema(as = Job)]
struct Told<'a> {
    /// Its number.
    job: u64,
    state: State,
    /// What it is: a sentence in the language of who began it.
    title: &'a str,
    steps: u64,
    done: u64,
    /// What is being done now.
    doing: &'a str,
    /// What was told meanwhile.
    told: &'a [String],
    /// What came of files that were added, once it is done.
    result: Option<&'a added::Document>,
    /// Why it failed.
    problem: Option<Problem>,
}

/// Lists what a dossier holds: each source's kind and date, how its pages were read, and which of several
/// versions leads.
#[utoipa::path(get, path = "/dossiers/{dossier}/sources", tag = "sources", params(OfDossier), responses((status = 200, description = "The sources.", body = sources::Document)))]
async fn list(caller: Caller, At(of): At<OfDossier>) -> Answered {
    let room = caller.room(&of.dossier).await?;
    let sources = room.store.sources().await;
    let sources = sources.map_err(|error| caller.of_store(&room, error))?;
    Ok(json(&sources::Document::of(&sources)))
}

/// Adds files, as a job.
#[utoipa::path(
    post,
    path = "/dossiers/{dossier}/sources",
    tag = "sources",
    params(OfDossier),
    request_body(content = Files, content_type = "multipart/form-data"),
    responses((status = 202, description = "They are being read.", body = Told, headers(("Location" = String, description = "The job."))))
)]
async fn add(caller: Caller, At(of): At<OfDossier>, sent: Sent) -> Answered {
    let room = caller.room(&of.dossier).await?;
    let messages = &caller.messages;
    if caller.house.jobs.running(&room.slug).len() >= MOST {
        let failure =
            Failure::new(say!(messages, "api-many-jobs")).safe(words::safe_dossier(messages));
        let failure = failure.next(say!(messages, "api-many-jobs-next"));
        return Err(caller.refused(StatusCode::CONFLICT, &failure));
    }
    let received = caller.received(&room, sent).await?;
    let walk = documents::walk(&room, &received).await;
    let walk = walk.map_err(|error| caller.of_store(&room, error))?;
    let title = say!(messages, "job-adding", count = walk.files.len());
    let (house, context, to) = (
        Arc::clone(&caller.house),
        caller.context(),
        Arc::clone(&room),
    );
    let job = jobs::start(
        &caller.house,
        messages,
        &room,
        title,
        async move |job: Arc<Job>| {
            let messages = &context.messages;
            let embedder = house.embedder().await;
            let added = adding::add(&context, &to.store, embedder.as_ref(), walk, job.as_ref())
                .await
                .map_err(|error| of_store(messages, error, to.dir()))?;
            drop(received);
            job.tell(&adding::closing(messages, &added, 0));
            let cost = context.meter.cost().said(messages);
            job.keep_added(added::Document::of(added, cost));
            Ok(Ended::Done {
                at: to.at("documents"),
                straight: true,
            })
        },
    );
    let place = at(&room, &format!("/jobs/{}", job.id));
    Ok(told(&caller, &job, |told| {
        made(StatusCode::ACCEPTED, &place, told)
    }))
}

/// Tells how far a job is.
#[utoipa::path(get, path = "/dossiers/{dossier}/jobs/{job}", tag = "sources", params(OfJob), responses((status = 200, description = "The job.", body = Told)))]
async fn job(caller: Caller, At(of): At<OfJob>) -> Answered {
    let room = caller.room(&of.dossier).await?;
    let job = caller.house.jobs.get(of.job, &room.slug);
    let job = job.ok_or_else(|| caller.nowhere())?;
    Ok(told(&caller, &job, |told| json(told)))
}

fn told<T>(caller: &Caller, job: &Job, give: impl FnOnce(&Told<'_>) -> T) -> T {
    let progress = job.progress();
    let (state, problem) = match &progress.ended {
        None => (State::Running, None),
        Some(Ended::Done { .. }) => (State::Done, None),
        Some(Ended::Failed(failure)) => (State::Failed, Some(caller.failed(failure))),
    };
    give(&Told {
        job: job.id,
        state,
        title: &job.title,
        steps: progress.steps,
        done: progress.done,
        doing: &progress.doing,
        told: &progress.told,
        result: progress.added.as_deref(),
        problem,
    })
}

//! The page of a job: how far it is, and where it leads. It survives a reload, and without a script it
//! reloads itself.

use std::convert::Infallible;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;
use desk::failure::Failure;
use desk::messages::{Messages, say};
use futures_util::Stream;
use futures_util::stream;
use maud::{Markup, html};

use crate::asked::Path;
use crate::house::House;
use crate::jobs::{Ended, Job, start};
use crate::room::Room;
use crate::shell::{self, Here};
use crate::visit::{Answered, Refusal, Visit};

pub(crate) fn router() -> Router<Arc<House>> {
    Router::new()
        .route("/d/{slug}/jobs/{id}", get(page))
        .route("/d/{slug}/jobs/{id}/events", get(events))
}

/// Begins a job, and goes to its page. The work blocks its thread as it likes.
pub(crate) fn begin<Work, Made>(visit: &Visit, room: &Room, title: String, work: Work) -> Response
where
    Work: FnOnce(Arc<Job>) -> Made + Send + 'static,
    Made: Future<Output = Result<Ended, Failure>>,
{
    let job = start(&visit.house, &visit.messages, room, title, work);
    let address = room.at(&format!("jobs/{}", job.id));
    Redirect::to(&address).into_response()
}

async fn found(visit: &Visit, slug: &str, id: u64) -> Result<(Arc<Room>, Arc<Job>), Refusal> {
    let room = visit.room(slug).await?;
    let job = visit.house.jobs.get(id, slug);
    Ok((room, job.ok_or_else(|| visit.nowhere())?))
}

async fn page(visit: Visit, Path((slug, id)): Path<(String, u64)>) -> Answered {
    let (room, job) = found(&visit, &slug, id).await?;
    let progress = job.progress();
    if let Some(Ended::Done { at, straight: true }) = &progress.ended {
        return Ok(Redirect::to(at).into_response());
    }
    let events = room.at(&format!("jobs/{id}/events"));
    let running = progress.ended.is_none();
    let body = html! {
        h1 { (job.title) }
        @if running {
            p.lead { (say!(visit.messages, "job-running")) }
            div #job data-events=(events) { (moving(&visit.messages, &job)) }
        } @else {
            div #job { (moving(&visit.messages, &job)) }
        }
    };
    let mut response = visit.page(&room, Here::Beside, &job.title, &body);
    if running {
        // Without a script the page comes again by itself; with one, it is told what moves.
        let refresh = HeaderValue::from_static("3");
        response.headers_mut().insert("refresh", refresh);
    }
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// How far it is, and what was told.
fn moving(messages: &Messages, job: &Job) -> Markup {
    let progress = job.progress();
    html! {
        @match &progress.ended {
            None => {
                @let label = say!(messages, "job-progress");
                progress max=(progress.steps.max(1)) value=(progress.done) aria-label=(label) {}
                p aria-live="polite" { (progress.doing) }
            }
            Some(Ended::Failed(failure)) => (shell::told(failure)),
            Some(Ended::Done { at, .. }) => {
                p.lead { (say!(messages, "job-done")) }
                p { a.button href=(at) { (say!(messages, "job-on")) } }
            }
        }
        @if !progress.told.is_empty() {
            ul.told { @for line in &progress.told { li { (lines(line)) } } }
        }
    }
}

fn lines(text: &str) -> Markup {
    html! {
        @for (at, line) in text.lines().enumerate() {
            @if at > 0 { br; }
            (line)
        }
    }
}

/// Which event is next.
enum Turn {
    First,
    Next,
    Over,
}

async fn events(
    visit: Visit,
    Path((slug, id)): Path<(String, u64)>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Refusal> {
    let (_, job) = found(&visit, &slug, id).await?;
    let messages = Arc::clone(&visit.messages);
    let moves = job.moves();
    let stream = stream::unfold((job, moves, Turn::First), move |(job, mut moves, turn)| {
        let messages = Arc::clone(&messages);
        async move {
            match turn {
                Turn::Over => return None,
                Turn::First => {}
                Turn::Next => {
                    // Whose sender is gone moves no more: what is there is told once more.
                    let _ = moves.changed().await;
                    // What moves often is told a few times a second.
                    tokio::time::sleep(Duration::from_millis(150)).await;
                }
            }
            moves.mark_unchanged();
            let (event, turn) = match job.progress().ended {
                Some(Ended::Done { at, straight: true }) => {
                    (Event::default().event("go").data(at), Turn::Over)
                }
                Some(_) => (Event::default().event("over").data("over"), Turn::Over),
                None => {
                    let shown = moving(&messages, &job).into_string().replace('\n', " ");
                    (Event::default().data(shown), Turn::Next)
                }
            };
            Some((Ok(event), (job, moves, turn)))
        }
    });
    Ok(Sse::new(stream).keep_alive(KeepAlive::default()))
}

//! Forms: those that are being answered, and one of them with its boxes by section.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::response::Response;
use axum::routing::{get, post};
use desk::cost::Meter;
use desk::messages::{Messages, say};
use desk::{checks, editions, words};
use maud::{Markup, html};
use serde::Deserialize;
use store::{DraftAnswer, DraftId, Store as _};

use super::home::drop_place;
use super::{answering, jobs};
use crate::asked::{Form, Multipart, Path, Query};
use crate::drafts::{self, One, Open, is_sure};
use crate::house::House;
use crate::jobs::Ended;
use crate::notices::Undo;
use crate::role::Role;
use crate::room::Room;
use crate::shell::Here;
use crate::uploads;
use crate::visit::{Answered, Refusal, Visit};

pub(crate) fn router() -> Router<Arc<House>> {
    Router::new()
        .route(
            "/d/{slug}/forms",
            get(list).post(begin).layer(DefaultBodyLimit::disable()),
        )
        .route("/d/{slug}/forms/{id}", get(overview))
        .route("/d/{slug}/forms/{id}/again", post(again))
        .route("/d/{slug}/forms/{id}/accept", post(accept_all))
        .route("/d/{slug}/forms/{id}/close", post(close))
}

async fn list(visit: Visit, Path(slug): Path<String>) -> Answered {
    let room = visit.room(&slug).await?;
    let messages = &visit.messages;
    let lines = room.store.drafts().await;
    let lines = lines.map_err(|error| visit.of_store(&room, error))?;
    let (open, closed): (Vec<_>, Vec<_>) = lines.iter().partition(|line| line.closed.is_none());
    let title = say!(messages, "way-forms");
    let of = |line: &store::DraftLine| {
        let day = line.begun.get(..10).unwrap_or(&line.begun);
        html! {
            li { div {
                a href=(room.at(&format!("forms/{}", line.id))) { (line.name) }
                p.hint {
                    (say!(messages, "forms-begun", day = words::date(messages, day)))
                    @if let Some(project) = &line.project { ", " (project) }
                }
            } }
        }
    };
    let body = html! {
        h1 { (title) }
        (drop_place(&visit, &room))
        @if lines.is_empty() {
            p.lead { (say!(messages, "forms-none")) }
        }
        @if !open.is_empty() { ul.rows { @for line in &open { (of(line)) } } }
        @if !closed.is_empty() {
            details {
                summary { (say!(messages, "forms-closed", count = closed.len())) }
                ul.rows { @for line in &closed { (of(line)) } }
            }
        }
    };
    Ok(visit.page(&room, Here::Forms, &title, &body))
}

/// Reads a form and answers it, as a job.
async fn begin(visit: Visit, Path(slug): Path<String>, Multipart(parts): Multipart) -> Answered {
    let room = visit.room(&slug).await?;
    let received = uploads::receive(&visit, &room, parts).await?;
    let (house, context, to) = (Arc::clone(&visit.house), visit.context(), Arc::clone(&room));
    let title = say!(
        visit.messages,
        "job-answering",
        count = received.files.len()
    );
    Ok(jobs::begin(&visit, &room, title, async move |job| {
        let embedder = house.embedder().await;
        let mut last = to.at("forms");
        let meter = Meter::start();
        for path in &received.files {
            let id = drafts::begin(&context, &to, embedder.clone(), path, job.as_ref()).await?;
            last = to.at(&format!("forms/{id}"));
        }
        let at = match received.files.len() {
            1 => last,
            _ => to.at("forms"),
        };
        let cost = meter.cost().line(&context.messages);
        let at = house.notices.tell(&to.slug, &at, cost, None);
        Ok(Ended::Done { at, straight: true })
    }))
}

/// A draft by its number, with what the person did.
pub(crate) async fn found(
    visit: &Visit,
    slug: &str,
    id: DraftId,
) -> Result<(Arc<Room>, Arc<Open>, BTreeMap<String, DraftAnswer>), Refusal> {
    let room = visit.room(slug).await?;
    let in_store = |error| visit.of_store(&room, error);
    let open = room.draft(id).await.map_err(in_store)?;
    let open = open.ok_or_else(|| visit.nowhere())?;
    let done = drafts::done(&room, id).await.map_err(in_store)?;
    Ok((room, open, done))
}

#[derive(Deserialize)]
struct Shown {
    #[serde(default)]
    show: String,
}

async fn overview(
    visit: Visit,
    Path((slug, id)): Path<(String, DraftId)>,
    Query(shown): Query<Shown>,
) -> Answered {
    let (room, open, done) = found(&visit, &slug, id).await?;
    let messages = &visit.messages;
    let loaded = visit.loaded(&room).await?;
    let boxes = open.boxes(&done);
    let waits: Vec<&One<'_>> = boxes.iter().filter(|one| one.waits()).collect();
    let sure = waits.iter().filter(|one| is_sure(one)).count();
    let checks = room.checks(&open, &done, &loaded);
    let at = |path: &str| room.at(&format!("forms/{id}{path}"));
    let projects = answers::projects(&loaded.dossier);
    let title = match open.form.title.trim() {
        "" => open.draft.name.as_str(),
        title => title,
    };
    let all = shown.show == "all";
    let listed: Vec<&One<'_>> = match all {
        true => boxes.iter().collect(),
        false => waits.clone(),
    };
    let body = html! {
        h1 { (title) }
        p.hint { (open.draft.name) @if !open.form.funder.is_empty() { " – " (open.form.funder) } }
        (progress(messages, &boxes))
        div.buttons {
            @if let Some(first) = waits.first() {
                a.button href=(at(&format!("/{}", first.asked.id))) { (say!(messages, "form-go-on")) }
            }
            @if open.form.format.written().is_some() {
                a.button.second href=(at("/filled")) download="" { (say!(messages, "form-download")) }
            }
            a.button.second href=(at("/report")) { (say!(messages, "form-report")) }
            a.button.second href=(at("/sheet")) { (say!(messages, "form-sheet")) }
        }
        @if sure > 0 && visit.may(&room, Role::Approves) {
            form method="post" action=(at("/accept")) {
                button.second { (say!(messages, "form-accept-all", count = sure)) }
            }
        }
        @for said in words::reading(messages, &open.form.notes, &open.form.states) {
            p.warn { (said) }
        }
        @if let Some(changes) = &open.changed {
            details {
                summary { (say!(messages, "form-changed")) }
                ul { @for said in editions::changes(messages, changes) { li { (said) } } }
            }
        }
        (checked(messages, &room, &open, &checks))
        (section_list(&visit, &room, &open, &listed, all, boxes.len()))
        (for_project(messages, &open, &projects, &at("/again")))
        form method="post" action=(at("/close")) {
            button.quiet { (say!(messages, "form-close")) }
        }
    };
    Ok(visit.page(&room, Here::Forms, title, &body))
}

/// How far it is, in words and as a bar.
fn progress(messages: &Messages, boxes: &[One<'_>]) -> Markup {
    let ours: Vec<&One<'_>> = boxes.iter().filter(|one| answering::is_ours(one)).collect();
    let decided = ours.iter().filter(|one| !one.waits()).count();
    let written = boxes.iter().filter(|one| one.is_written()).count();
    html! {
        div.progress {
            progress max=(ours.len().max(1)) value=(decided)
                aria-label=(say!(messages, "form-progress-label")) {}
            p {
                (say!(messages, "form-progress", done = decided, count = ours.len())) " "
                (say!(messages, "form-written", count = written))
            }
        }
    }
}

/// What the answers say together, attachments apart.
fn checked(messages: &Messages, room: &Room, open: &Open, checks: &[answers::Check]) -> Markup {
    let link = |check: &answers::Check| {
        let first = checks::boxes(check).first().map(|id| (*id).to_owned());
        first.map(|id| room.at(&format!("forms/{}/{id}", open.draft.id)))
    };
    let (attachments, others): (Vec<_>, Vec<_>) = checks
        .iter()
        .partition(|check| checks::is_attachment(check));
    html! {
        @for (title, list) in [
            (say!(messages, "form-checks"), others),
            (say!(messages, "form-attachments"), attachments),
        ] {
            @if !list.is_empty() {
                details open[list.len() < 6] {
                    summary { (title) " (" (list.len()) ")" }
                    ul {
                        @for check in list {
                            @let said = checks::said(messages, &open.form, check);
                            li {
                                @if let Some(at) = link(check) { a href=(at) { (said) } }
                                @else { (said) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The boxes that are shown, by section.
fn section_list(
    visit: &Visit,
    room: &Room,
    open: &Open,
    listed: &[&One<'_>],
    all: bool,
    count: usize,
) -> Markup {
    let messages = &visit.messages;
    let mut section: Option<&[String]> = None;
    let at = room.at(&format!("forms/{}", open.draft.id));
    html! {
        section aria-labelledby="boxes" {
            h2 #boxes {
                @if all { (say!(messages, "form-all-boxes", count = count)) }
                @else { (say!(messages, "form-waiting", count = listed.len())) }
            }
            p {
                @if all { a href=(format!("{at}#boxes")) { (say!(messages, "form-show-waiting")) } }
                @else { a href=(format!("{at}?show=all#boxes")) { (say!(messages, "form-show-all")) } }
            }
            @for one in listed {
                @if section != Some(one.asked.section.as_slice()) {
                    ({ section = Some(&one.asked.section); html! {} })
                    @if !one.asked.section.is_empty() { h3 { (one.asked.section.join(" › ")) } }
                }
                (row(messages, &at, one))
            }
        }
    }
}

fn row(messages: &Messages, at: &str, one: &One<'_>) -> Markup {
    let text = answering::shown_text(messages, one);
    html! {
        a.box href=(format!("{at}/{}", one.asked.id)) {
            span.label { (words::label(messages, &one.asked.label)) }
            (answering::badge(messages, one))
            @if !text.is_empty() { span.text { (text) } }
        }
    }
}

/// The project that it is answered for, where there are several; and answering anew.
fn for_project(
    messages: &Messages,
    open: &Open,
    projects: &[answers::Project],
    to: &str,
) -> Markup {
    html! {
        details {
            summary { (say!(messages, "form-again")) }
            form method="post" action=(to) {
                @if projects.len() > 1 {
                    label for="project" { (say!(messages, "form-project")) }
                    select #project name="project" {
                        @for project in projects {
                            option value=(project.title)
                                selected[open.draft.project.as_deref() == Some(project.title.as_str())] {
                                (project.title)
                            }
                        }
                    }
                }
                p.hint { (say!(messages, "form-again-safe")) }
                button.second { (say!(messages, "form-again-button")) }
            }
        }
    }
}

#[derive(Deserialize)]
struct Again {
    project: Option<String>,
}

/// Answers anew, as a job; what the person did stays.
async fn again(
    visit: Visit,
    Path((slug, id)): Path<(String, DraftId)>,
    Form(wanted): Form<Again>,
) -> Answered {
    let (room, open, _) = found(&visit, &slug, id).await?;
    let to = room.at(&format!("forms/{id}"));
    Ok(answer_again(&visit, &room, open, wanted.project, to, None))
}

/// Answers a form anew, as a job that ends at a page and tells there what was done. Without a project,
/// for the one that it was answered for.
pub(crate) fn answer_again(
    visit: &Visit,
    room: &Arc<Room>,
    open: Arc<Open>,
    project: Option<String>,
    to: String,
    told: Option<String>,
) -> Response {
    let (house, context, of) = (Arc::clone(&visit.house), visit.context(), Arc::clone(room));
    let title = say!(visit.messages, "job-answering", count = 1);
    let project = project.or_else(|| open.draft.project.clone());
    let project = project.filter(|title| !title.is_empty());
    jobs::begin(visit, room, title, async move |job| {
        let embedder = house.embedder().await;
        drafts::again(
            &context,
            &of,
            embedder,
            &open,
            project.as_deref(),
            job.as_ref(),
        )
        .await?;
        let at = match told {
            Some(text) => house.notices.tell(&of.slug, &to, text, None),
            None => to,
        };
        Ok(Ended::Done { at, straight: true })
    })
}

/// Accepts all that is sure.
async fn accept_all(visit: Visit, Path((slug, id)): Path<(String, DraftId)>) -> Answered {
    let (room, open, done) = found(&visit, &slug, id).await?;
    let boxes = open.boxes(&done);
    let sure: Vec<&One<'_>> = boxes.iter().filter(|one| is_sure(one)).collect();
    let count = sure.len();
    let undo = Undo::Accepted {
        draft: id,
        boxes: sure.iter().map(|one| one.asked.id.clone()).collect(),
    };
    let loaded = visit.loaded(&room).await?;
    for one in sure {
        answering::accept(&visit, &room, &open, &loaded, one, one.text()).await?;
    }
    let text = say!(visit.messages, "form-accepted-all", count = count);
    Ok(visit.done(&room, &room.at(&format!("forms/{id}")), text, Some(undo)))
}

/// Puts a draft away.
async fn close(visit: Visit, Path((slug, id)): Path<(String, DraftId)>) -> Answered {
    let room = visit.room(&slug).await?;
    let moment = visit.context().moment;
    let closed = room.store.close_draft(id, Some(&moment)).await;
    let closed = closed.map_err(|error| visit.of_store(&room, error))?;
    if !closed {
        return Err(visit.nowhere());
    }
    room.changed(id).await;
    let text = say!(visit.messages, "form-put-away");
    Ok(visit.done(&room, &room.at("forms"), text, Some(Undo::Draft(id))))
}

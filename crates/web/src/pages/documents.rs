//! Documents: what was read and what was not.

mod search;
mod source;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use desk::adding::{self, Status};
use desk::failure::of_store;
use desk::messages::{Messages, say};
use desk::walk::{Found, Walk};
use desk::watch::Watch as _;
use desk::words;
use dossier::{Source, Standing};
use maud::{Markup, html};
use store::{EarlierSource, Store as _};

use self::search::search_form;
use super::home::drop_place;
use super::jobs;
use crate::asked::{Multipart, Path};
use crate::house::House;
use crate::jobs::Ended;
use crate::notices::Undo;
use crate::room::Room;
use crate::shell::Here;
use crate::uploads::{self, Received};
use crate::visit::{Answered, Visit};

pub(crate) use self::source::{attached, restore};

pub(crate) fn router() -> Router<Arc<House>> {
    Router::new()
        .route(
            "/d/{slug}/documents",
            get(list).post(add).layer(DefaultBodyLimit::disable()),
        )
        .route("/d/{slug}/documents/again", post(source::again))
        .route("/d/{slug}/documents/{id}", get(source::show))
        .route("/d/{slug}/documents/{id}/original", get(source::original))
        .route("/d/{slug}/documents/{id}/remove", post(source::remove))
        .route("/d/{slug}/search", get(search::search))
}

async fn list(visit: Visit, Path(slug): Path<String>) -> Answered {
    let room = visit.room(&slug).await?;
    let messages = &visit.messages;
    let sources = room.store.sources().await;
    let sources = sources.map_err(|error| visit.of_store(&room, error))?;
    let standings = dossier::standings(&sources);
    let mut rows: Vec<(&Source, Standing)> = sources.iter().zip(standings).collect();
    rows.sort_by_key(|(source, _)| source.name.to_lowercase());
    let unread = |source: &Source| {
        source
            .about
            .states
            .iter()
            .any(|state| state.wants_recognition())
    };
    let earlier = room.store.earlier_sources().await;
    let earlier = earlier.map_err(|error| visit.of_store(&room, error))?;
    let title = say!(messages, "way-documents");
    let body = html! {
        h1 { (title) }
        (search_form(&visit, &room, ""))
        (drop_place(&visit, &room))
        @if rows.is_empty() {
            p.lead { (say!(messages, "documents-none")) }
        } @else {
            @if rows.iter().any(|(source, _)| unread(source)) {
                p.alert #unread { (say!(messages, "documents-unread")) }
            }
            p { (say!(messages, "home-documents", count = rows.len())) }
            ul.rows {
                @for (source, standing) in &rows {
                    li { (line(messages, &room, source, standing, &sources)) }
                }
            }
        }
        (gone(messages, &room, &earlier, &sources))
    };
    Ok(visit.page(&room, Here::Documents, &title, &body))
}

/// One source in the list.
fn line(
    messages: &Messages,
    room: &Room,
    source: &Source,
    standing: &Standing,
    sources: &[Source],
) -> Markup {
    let about = &source.about;
    let behind = match standing {
        Standing::Leads => None,
        Standing::Copy(of) | Standing::Earlier(of) => sources.iter().find(|one| one.id == *of),
    };
    html! {
        div {
            a href=(room.at(&format!("documents/{}", source.id))) { (source.name) }
            p.hint {
                (words::kind(messages, about.kind))
                @if let Some(dated) = about.date {
                    @let iso = dated.date.iso();
                    @let day = words::date(messages, words::of_source(&iso, about.kind));
                    ", " (words::dated(messages, dated.origin, &day))
                }
            }
            @if let Some(leader) = behind {
                p.hint {
                    @match standing {
                        Standing::Copy(_) => (say!(messages, "documents-copy", name = leader.name.as_str())),
                        _ => (say!(messages, "documents-earlier", name = leader.name.as_str())),
                    }
                }
            }
            @for said in words::reading(messages, &about.notes, &about.states) { p.warn { (said) } }
        }
        form method="post" action=(room.at(&format!("documents/{}/remove", source.id))) {
            button.quiet aria-label=(say!(messages, "documents-remove-of", name = source.name.as_str())) {
                (say!(messages, "documents-remove"))
            }
        }
    }
}

/// What was replaced or removed, which can be taken up again: its bytes are kept.
fn gone(messages: &Messages, room: &Room, earlier: &[EarlierSource], now: &[Source]) -> Markup {
    let stands = |one: &EarlierSource| now.iter().any(|source| source.digest == one.digest);
    let mut gone: Vec<&EarlierSource> = Vec::new();
    for one in earlier.iter().rev().filter(|one| !stands(one)) {
        if gone.iter().all(|other| other.digest != one.digest) {
            gone.push(one);
        }
    }
    html! {
        @if !gone.is_empty() {
            details {
                summary { (say!(messages, "documents-gone", count = gone.len())) }
                ul.rows { @for one in gone.iter().take(200) {
                    @let day = one.ended.get(..10).unwrap_or(&one.ended);
                    li {
                        div {
                            (one.name)
                            p.hint { (say!(messages, "documents-gone-since", day = words::date(messages, day))) }
                        }
                        form method="post" action=(room.at("documents/again")) {
                            input type="hidden" name="digest" value=(one.digest);
                            button.quiet aria-label=(say!(messages, "documents-again-of", name = one.name.as_str())) {
                                (say!(messages, "documents-again"))
                            }
                        }
                    }
                } }
            }
        }
    }
}

/// Reads the files that a person sends into the dossier, as a job.
async fn add(visit: Visit, Path(slug): Path<String>, Multipart(parts): Multipart) -> Answered {
    let room = visit.room(&slug).await?;
    let received = uploads::receive(&visit, &room, parts).await?;
    let walk = walk(&room, &received).await;
    let walk = walk.map_err(|error| visit.of_store(&room, error))?;
    let (house, context) = (Arc::clone(&visit.house), visit.context());
    let title = say!(visit.messages, "job-adding", count = walk.files.len());
    let to = Arc::clone(&room);
    Ok(jobs::begin(&visit, &room, title, async move |job| {
        let messages = &context.messages;
        let embedder = house.embedder().await;
        let added = adding::add(&context, &to.store, embedder.as_ref(), walk, job.as_ref())
            .await
            .map_err(|error| of_store(messages, error, to.dir()))?;
        drop(received);
        job.tell(&adding::closing(messages, &added, 0));
        let new = added.iter().filter(|one| one.status == Status::Added);
        let names: Vec<String> = new.map(|one| one.name.clone()).collect();
        let at = to.at("documents");
        let text = say!(messages, "documents-added", count = names.len());
        let undo = (!names.is_empty()).then_some(Undo::Added(names));
        let at = house.notices.tell(&to.slug, &at, text, undo);
        Ok(Ended::Done {
            at,
            straight: false,
        })
    }))
}
/// The files that a person sent, to be added.
pub(crate) async fn walk(room: &Room, received: &Received) -> Result<Walk, store::Error> {
    let origins = room.store.origins().await;
    let origins: BTreeMap<String, Option<String>> = origins?.into_iter().collect();
    let files = received.files.iter().map(|path| {
        let name = desk::reading::file_name(path);
        // A browser does not say where a file comes from: one of a name that is known is its next
        // version.
        let known = origins.get(&name).cloned().flatten();
        Found {
            path: path.clone(),
            origin: Some(known.unwrap_or_else(|| format!("browser/{name}"))),
            name,
        }
    });
    Ok(Walk {
        files: files.collect(),
        ..Walk::default()
    })
}

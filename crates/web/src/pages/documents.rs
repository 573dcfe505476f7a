//! Documents: what was read and what was not, search, and each source page by page.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Multipart, Path, Query};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use desk::adding::{self, Status};
use desk::failure::of_store;
use desk::intake::{self, File};
use desk::messages::{Messages, say};
use desk::walk::{Found, Walk};
use desk::watch::Watch as _;
use desk::words;
use dossier::{Dossier, Source, Standing};
use maud::{Markup, html};
use serde::Deserialize;
use store::Store as _;

use super::home::drop_place;
use super::jobs;
use crate::house::House;
use crate::jobs::Ended;
use crate::notices::Undo;
use crate::room::Room;
use crate::shell::Here;
use crate::uploads::{self, Received};
use crate::visit::{Answered, Visit};

pub(crate) fn router() -> Router<Arc<House>> {
    Router::new()
        .route(
            "/d/{slug}/documents",
            get(list).post(add).layer(DefaultBodyLimit::disable()),
        )
        .route("/d/{slug}/documents/{id}", get(source))
        .route("/d/{slug}/documents/{id}/original", get(original))
        .route("/d/{slug}/documents/{id}/remove", post(remove))
        .route("/d/{slug}/search", get(search))
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

/// Reads the files that a person sends into the dossier, as a job.
async fn add(visit: Visit, Path(slug): Path<String>, parts: Multipart) -> Answered {
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
        let number = house.notices.keep(crate::notices::Notice {
            text,
            slug: to.slug.clone(),
            undo,
        });
        Ok(Ended::Done {
            at: format!("{at}?told={number}"),
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

/// A source by its number.
async fn by_number(visit: &Visit, room: &Room, id: i64) -> Result<Source, crate::visit::Refusal> {
    let sources = room.store.sources().await;
    let sources = sources.map_err(|error| visit.of_store(room, error))?;
    let source = sources.into_iter().find(|source| source.id == id);
    source.ok_or_else(|| visit.nowhere())
}

/// What was read out of a source, page by page.
async fn source(visit: Visit, Path((slug, id)): Path<(String, i64)>) -> Answered {
    let room = visit.room(&slug).await?;
    let messages = &visit.messages;
    let source = by_number(&visit, &room, id).await?;
    let dossier = Arc::clone(&visit.loaded(&room).await?.dossier);
    let about = &source.about;
    let facts: Vec<_> = dossier
        .facts
        .iter()
        .filter(|fact| fact.place.source == id)
        .collect();
    let body = html! {
        h1 { (source.name) }
        p.hint {
            (words::kind(messages, about.kind))
            @if let Some(dated) = about.date {
                @let iso = dated.date.iso();
                @let day = words::date(messages, words::of_source(&iso, about.kind));
                ", " (words::dated(messages, dated.origin, &day))
            }
        }
        @for said in words::reading(messages, &about.notes, &about.states) { p.warn { (said) } }
        p { a.button.second href=(room.at(&format!("documents/{id}/original"))) download="" {
            (say!(messages, "documents-original"))
        } }
        @if !facts.is_empty() {
            details {
                summary { (say!(messages, "home-facts", count = facts.len())) }
                dl { @for fact in &facts {
                    dt { (words::key(messages, &fact.key)) }
                    dd { (fact.value) }
                } }
            }
        }
        (passages(messages, &dossier, id))
    };
    Ok(visit.page(&room, Here::Documents, &source.name, &body))
}

/// The passages of a source, under their headings and pages.
fn passages(messages: &Messages, dossier: &Dossier, id: i64) -> Markup {
    let passages: Vec<_> = dossier
        .passages
        .iter()
        .enumerate()
        .filter(|(_, passage)| passage.place.source == id)
        .collect();
    html! {
        @if passages.is_empty() {
            p { (say!(messages, "documents-empty")) }
        }
        @for (at, (number, passage)) in passages.iter().enumerate() {
            @let before = at.checked_sub(1).map(|before| &passages[before].1.place);
            @if passage.place.page.is_some() && before.is_none_or(|before| before.page != passage.place.page) {
                h2.page { (words::page(messages, passage.place.page.unwrap_or(1))) }
            }
            @if before.is_none_or(|before| before.headings != passage.place.headings) {
                // Headings stand under pages where there are pages.
                @if let Some(heading) = passage.place.headings.last() {
                    @if passage.place.page.is_some() { h3 { (heading) } } @else { h2 { (heading) } }
                }
            }
            p.passage id=(format!("p{number}")) { (passage.text) }
        }
    }
}

/// The file as it was added.
async fn original(visit: Visit, Path((slug, id)): Path<(String, i64)>) -> Answered {
    let room = visit.room(&slug).await?;
    let source = by_number(&visit, &room, id).await?;
    let bytes = room.store.original(&source.digest).await;
    let bytes = bytes.map_err(|error| visit.of_store(&room, error))?;
    let bytes = bytes.ok_or_else(|| visit.nowhere())?;
    let name = source.name.rsplit('/').next().unwrap_or("document");
    Ok(attached(name, bytes))
}

/// A file to keep, never to be shown as a page of ours.
pub(crate) fn attached(name: &str, bytes: Vec<u8>) -> Response {
    // RFC 6266, with the name of RFC 8187.
    let disposition = format!(
        "attachment; filename*=UTF-8''{}",
        crate::room::encoded(name)
    );
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    (headers, bytes).into_response()
}

async fn remove(visit: Visit, Path((slug, id)): Path<(String, i64)>) -> Answered {
    let room = visit.room(&slug).await?;
    let source = by_number(&visit, &room, id).await?;
    let moment = visit.context().moment;
    let removed = room.store.remove(&source.name, &moment).await;
    removed.map_err(|error| visit.of_store(&room, error))?;
    let text = say!(
        visit.messages,
        "documents-removed",
        name = source.name.as_str()
    );
    let undo = Undo::Source {
        name: source.name,
        digest: source.digest,
    };
    Ok(visit.done(&room, &room.at("documents"), text, Some(undo)))
}

/// Puts a source back that was removed, from its original.
pub(crate) async fn restore(
    visit: &Visit,
    room: &Arc<Room>,
    name: String,
    digest: String,
) -> Answered {
    let bytes = room.store.original(&digest).await;
    let bytes = bytes.map_err(|error| visit.of_store(room, error))?;
    let bytes = bytes.ok_or_else(|| visit.nowhere())?;
    let (house, context, to) = (Arc::clone(&visit.house), visit.context(), Arc::clone(room));
    let title = say!(visit.messages, "job-restoring", name = name.as_str());
    Ok(jobs::begin(visit, room, title, async move |job| {
        let embedder = house.embedder().await;
        let failed = |error| of_store(&context.messages, error, to.dir());
        let file = File {
            name,
            origin: None,
            bytes,
            digest,
            date: None,
        };
        let (store, embedder) = (&to.store, embedder.as_ref());
        let begun = intake::begin(&context, store, embedder, file)
            .await
            .map_err(failed)?;
        let file = Arc::clone(&begun.file);
        let finished = intake::finish(&context, store, embedder, None, begun, &|_, _| {}).await;
        match finished.map_err(failed)? {
            Ok(taken) => {
                intake::keep(&context, store, &file, taken)
                    .await
                    .map_err(failed)?;
            }
            Err(reason) => job.tell(&reason),
        }
        Ok(Ended::Done {
            at: to.at("documents"),
            straight: true,
        })
    }))
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
}

/// Results of a search.
const MOST: usize = 15;

/// What answers a question, each beside where it stands.
async fn search(visit: Visit, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Answered {
    let room = visit.room(&slug).await?;
    let messages = &visit.messages;
    let context = visit.context();
    let question: String = asked.q.trim().chars().take(400).collect();
    let embedder = visit.house.embedder().await;
    let loaded = visit.loaded(&room).await?;
    let results = match question.is_empty() {
        true => html! {},
        false => {
            let words = question.clone();
            let (to, messages) = (Arc::clone(&room), Arc::clone(messages));
            let found = tokio::task::spawn_blocking(move || {
                let ready = loaded.ready(embedder.as_deref());
                let hits = ready.ask(&words, embedder.as_deref(), context.today, MOST);
                found(&messages, &to, ready.dossier(), &hits)
            });
            found.await.unwrap_or_default()
        }
    };
    let title = say!(messages, "search-title");
    let body = html! {
        h1 { (title) }
        (search_form(&visit, &room, &question))
        (results)
    };
    Ok(visit.page(&room, Here::Documents, &title, &body))
}

/// Where a person asks.
pub(crate) fn search_form(visit: &Visit, room: &Room, question: &str) -> Markup {
    let messages = &visit.messages;
    html! {
        form.search role="search" action=(room.at("search")) {
            label for="q" { (say!(messages, "search-label")) }
            div {
                input #q type="search" name="q" value=(question) maxlength="400" data-search="";
                button { (say!(messages, "search-button")) }
            }
        }
    }
}

/// The passage that a hit stands in, by its place among all.
fn place_of(dossier: &Dossier, hit: &answers::Hit<'_>) -> Option<usize> {
    let mut passages = dossier.passages.iter();
    let (place, quote) = match hit.found {
        answers::Found::Passage(passage) => {
            return passages.position(|one| std::ptr::eq(one, passage));
        }
        answers::Found::Fact(fact) => (&fact.place, &fact.quote),
        answers::Found::Figure(figure) => (&figure.place, &figure.quote),
    };
    passages.position(|one| one.place.source == place.source && one.text.contains(quote.as_str()))
}

fn found(messages: &Messages, room: &Room, dossier: &Dossier, hits: &[answers::Hit<'_>]) -> Markup {
    html! {
        @if hits.is_empty() { p { (say!(messages, "search-nothing")) } }
        ol.hits {
            @for hit in hits {
                @let (place, text, value) = match hit.found {
                    answers::Found::Fact(fact) => (&fact.place, &fact.quote, Some(fact.value.clone())),
                    answers::Found::Figure(figure) => {
                        (&figure.place, &figure.quote, Some(words::figure(messages, figure)))
                    }
                    answers::Found::Passage(passage) => (&passage.place, &passage.text, None),
                };
                @let number = place_of(dossier, hit);
                li {
                    @if let Some(value) = value { p { strong { (value) } } }
                    blockquote { (text) }
                    p.hint {
                        @if let Some(source) = dossier.source(place.source) {
                            @let part = number.map_or(String::new(), |number| format!("#p{number}"));
                            @if source.id > 0 {
                                a href=(room.at(&format!("documents/{}{part}", source.id))) { (source.name) }
                            } @else { (source.name) }
                        }
                        @if let Some(page) = place.page { ", " (words::page(messages, page)) }
                        @if let Some(heading) = place.headings.last() {
                            ", " (words::heading(messages, heading))
                        }
                        @if place.doubtful { ", " (words::doubtful(messages)) }
                    }
                }
            }
        }
    }
}

//! A source: what was read out of it, its original, taken out and put back.

use std::sync::Arc;

use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use desk::failure::of_store;
use desk::intake::{self, File};
use desk::messages::{Messages, say};
use desk::watch::Watch as _;
use desk::words;
use dossier::{Dossier, Source, Standing};
use maud::{Markup, html};
use serde::Deserialize;
use store::Store as _;

use crate::asked::{Form, Path};
use crate::jobs::Ended;
use crate::notices::Undo;
use crate::pages::jobs;
use crate::room::Room;
use crate::shell::Here;
use crate::visit::{Answered, Refusal, Visit};

/// A source by its number.
async fn by_number(visit: &Visit, room: &Room, id: i64) -> Result<Source, Refusal> {
    let sources = room.store.sources().await;
    let sources = sources.map_err(|error| visit.of_store(room, error))?;
    let source = sources.into_iter().find(|source| source.id == id);
    source.ok_or_else(|| visit.nowhere())
}

/// What was read out of a source, page by page.
pub(super) async fn show(visit: Visit, Path((slug, id)): Path<(String, i64)>) -> Answered {
    let room = visit.room(&slug).await?;
    let messages = &visit.messages;
    let sources = room.store.sources().await;
    let sources = sources.map_err(|error| visit.of_store(&room, error))?;
    let at = sources.iter().position(|source| source.id == id);
    let at = at.ok_or_else(|| visit.nowhere())?;
    let source = &sources[at];
    let copied = match dossier::standings(&sources).get(at) {
        Some(Standing::Copy(of)) => sources.iter().find(|one| one.id == *of),
        _ => None,
    };
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
        @match copied {
            Some(leader) => p {
                a href=(room.at(&format!("documents/{}", leader.id))) {
                    (say!(messages, "documents-copy", name = leader.name.as_str()))
                }
            },
            None => (passages(messages, &dossier, id)),
        }
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
pub(super) async fn original(visit: Visit, Path((slug, id)): Path<(String, i64)>) -> Answered {
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

pub(super) async fn remove(visit: Visit, Path((slug, id)): Path<(String, i64)>) -> Answered {
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

#[derive(Deserialize)]
pub(super) struct Digest {
    digest: String,
}

/// Takes a source up again that was replaced or removed.
pub(super) async fn again(
    visit: Visit,
    Path(slug): Path<String>,
    Form(of): Form<Digest>,
) -> Answered {
    let room = visit.room(&slug).await?;
    let earlier = room.store.earlier_sources().await;
    let earlier = earlier.map_err(|error| visit.of_store(&room, error))?;
    let found = earlier
        .into_iter()
        .rev()
        .find(|one| one.digest == of.digest);
    let found = found.ok_or_else(|| visit.nowhere())?;
    restore(&visit, &room, found.name, found.digest).await
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

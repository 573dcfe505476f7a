//! Facts: what the dossier knows of the organisation, each with its date and source; contradictions to
//! settle; a value that is wrong is corrected in its place.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use desk::failure::Failure;
use desk::messages::{Messages, say};
use desk::words;
use dossier::library::{Approved, EntryId};
use dossier::{Dossier, Fact, Known};
use maud::{Markup, html};
use serde::Deserialize;
use store::Store as _;

use super::home::is_aged;
use crate::asked::{Form, Path};
use crate::house::House;
use crate::notices::Undo;
use crate::room::Room;
use crate::shell::Here;
use crate::visit::{Answered, Visit};

pub(crate) fn router() -> Router<Arc<House>> {
    Router::new().route("/d/{slug}/facts", get(facts).post(correct))
}

async fn facts(visit: Visit, Path(slug): Path<String>) -> Answered {
    let room = visit.room(&slug).await?;
    let messages = &visit.messages;
    let dossier = Arc::clone(&visit.loaded(&room).await?.dossier);
    let known = dossier::known_facts(&dossier);
    // How a role is worded beside its person says nothing to who reads a list.
    let known: Vec<&Known<'_>> = known
        .iter()
        .filter(|one| !one.key.ends_with(".role"))
        .collect();
    let today = visit.context().today;
    let (contradicted, agreed): (Vec<&Known<'_>>, Vec<&Known<'_>>) =
        known.into_iter().partition(|one| !one.others.is_empty());
    let (aged, agreed): (Vec<&Known<'_>>, Vec<&Known<'_>>) =
        agreed.into_iter().partition(|one| is_aged(one, today));
    let title = say!(messages, "way-facts");
    let body = html! {
        h1 { (title) }
        @if contradicted.is_empty() && agreed.is_empty() && aged.is_empty() {
            p.lead { (say!(messages, "facts-none-yet")) }
        }
        @if !contradicted.is_empty() {
            h2 #contradicted { (say!(messages, "facts-contradicted-title")) }
            p { (say!(messages, "facts-contradicted-lead")) }
            @for one in &contradicted { (fact(messages, &room, &dossier, one)) }
        }
        @if !aged.is_empty() {
            h2 #aged { (say!(messages, "facts-aged-title")) }
            p { (say!(messages, "facts-aged-lead")) }
            @for one in &aged { (fact(messages, &room, &dossier, one)) }
        }
        @if !agreed.is_empty() {
            h2 { (say!(messages, "facts-known-title")) }
            @for one in &agreed { (fact(messages, &room, &dossier, one)) }
        }
    };
    Ok(visit.page(&room, Here::Facts, &title, &body))
}

fn fact(messages: &Messages, room: &Room, dossier: &Dossier, one: &Known<'_>) -> Markup {
    let id = one.key.replace(['.', ' '], "-");
    let name = words::key(messages, one.key);
    html! {
        article.fact id=(id) {
            h3 { (name) }
            p.value { (one.fact.value) }
            (place(messages, room, dossier, one.fact))
            @for other in &one.others {
                div.other {
                    p.warn { (say!(messages, "facts-says-otherwise")) " " strong { (other.value) } }
                    (place(messages, room, dossier, other))
                    form method="post" {
                        input type="hidden" name="key" value=(one.key);
                        input type="hidden" name="value" value=(other.value);
                        button.quiet { (say!(messages, "facts-take", value = other.value.as_str())) }
                    }
                }
            }
            @if !one.others.is_empty() {
                form method="post" {
                    input type="hidden" name="key" value=(one.key);
                    input type="hidden" name="value" value=(one.fact.value);
                    button.quiet { (say!(messages, "facts-take", value = one.fact.value.as_str())) }
                }
            }
            @let more = one.also.len() + one.history.len();
            @if more > 0 {
                details {
                    summary { (say!(messages, "facts-more", count = more)) }
                    @for more in one.also.iter().chain(&one.history) {
                        p { (more.value) }
                        (place(messages, room, dossier, more))
                    }
                }
            }
            details {
                summary { (say!(messages, "facts-correct")) span.unseen { " " (name) } }
                form method="post" {
                    input type="hidden" name="key" value=(one.key);
                    label for=(format!("{id}-value")) { (say!(messages, "facts-right-value")) }
                    input id=(format!("{id}-value")) name="value" value=(one.fact.value) required="" maxlength="2000";
                    button { (say!(messages, "facts-keep")) }
                }
            }
        }
    }
}

/// Where a value stands.
fn place(messages: &Messages, room: &Room, dossier: &Dossier, fact: &Fact) -> Markup {
    let source = dossier.source(fact.place.source);
    html! {
        p.hint {
            @if let Some(source) = source {
                @if source.id > 0 {
                    a href=(room.at(&format!("documents/{}", source.id))) { (source.name) }
                } @else { (source.name) }
            }
            @if let Some(page) = fact.place.page { ", " (words::page(messages, page)) }
            @if let Some(date) = fact.date {
                @let iso = date.iso();
                ", " (words::date(messages, source.map_or(iso.as_str(), |source| words::of_source(&iso, source.about.kind))))
            }
            @if fact.place.doubtful { ", " (words::doubtful(messages)) }
        }
    }
}

#[derive(Deserialize)]
struct Right {
    key: String,
    value: String,
}

/// Keeps a value that a person says is right, as an answer to the question of its fact.
async fn correct(visit: Visit, Path(slug): Path<String>, Form(right): Form<Right>) -> Answered {
    let room = visit.room(&slug).await?;
    let messages = &visit.messages;
    let (context, value) = (visit.context(), right.value.trim());
    let key: String = right.key.chars().take(80).collect();
    if value.is_empty() || value.chars().count() > 2_000 {
        let failure = Failure::new(say!(messages, "facts-no-value"));
        return Err(visit.refused(&failure.safe(words::safe_dossier(messages))));
    }
    let approved = Approved {
        question: words::key(messages, &key),
        asked: Some(Approved::asked_for_fact(&key)),
        answer: value.to_owned(),
        form: say!(messages, "facts-typed"),
        project: None,
        on: context.today,
        proposed: None,
        sources: Vec::new(),
        owner: String::new(),
        look_again: None,
        retired: None,
    };
    let in_store = |error| visit.of_store(&room, error);
    let moment = context.moment.as_str();
    // What was said before of the same fact is said no more.
    let library = room.store.library(None).await.map_err(in_store)?;
    let before = library.entries.iter().filter(|(_, entry)| {
        entry.retired.is_none() && entry.fact() == Some(key.as_str()) && entry.answer != value
    });
    let before: Vec<EntryId> = before.map(|(id, _)| *id).collect();
    for id in &before {
        let retire = move |entry: &mut Approved| entry.retired = Some(context.today);
        room.store
            .change_entry(*id, retire, moment)
            .await
            .map_err(in_store)?;
    }
    let ids = room
        .store
        .learn(&[approved], &[], moment)
        .await
        .map_err(in_store)?;
    let text = say!(messages, "facts-kept", name = words::key(messages, &key));
    let to = format!("{}#{}", room.at("facts"), key.replace(['.', ' '], "-"));
    Ok(visit.done(
        &room,
        &to,
        text,
        Some(Undo::Entries {
            retire: ids,
            restore: before,
        }),
    ))
}

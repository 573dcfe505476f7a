//! The first pages: which dossiers there are, and where one of them stands.

use std::sync::Arc;

use axum::Router;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use desk::failure::{Failure, of_store};
use desk::messages::say;
use desk::words;
use dossier::{Dossier, Known};
use language::dates::Date;
use maud::{Markup, html};
use serde::Deserialize;
use store::{Sqlite, Store as _};

use crate::asked::{Form, Path};
use crate::drafts;
use crate::house::House;
use crate::room::{Room, encoded};
use crate::shell::Here;
use crate::visit::{Answered, Refusal, Visit};

pub(crate) fn router() -> Router<Arc<House>> {
    Router::new()
        .route("/", get(dossiers))
        .route("/dossiers", post(make))
        .route("/d/{slug}/", get(home))
        .route("/d/{slug}", get(bare))
}

async fn bare(Path(slug): Path<String>) -> Redirect {
    Redirect::to(&format!("/d/{}/", encoded(&slug)))
}

/// Which dossiers there are; the only one straight away.
async fn dossiers(visit: Visit) -> Response {
    let mut list = visit.house.list();
    list.retain(|slug| visit.who.role_in(slug).is_some());
    let makes = visit.house.makes().is_some() && visit.who.is_host();
    if let ([only], false) = (list.as_slice(), makes) {
        return Redirect::to(&format!("/d/{}/", encoded(only))).into_response();
    }
    let messages = &visit.messages;
    let title = say!(messages, "dossiers-title");
    let body = html! {
        h1 { (title) }
        @if list.is_empty() {
            p.lead {
                @if makes { (say!(messages, "dossiers-none")) }
                @else { (say!(messages, "dossiers-none-yours")) }
            }
        } @else {
            ul.cards {
                @for one in &list {
                    li { a.card href=(format!("/d/{}/", encoded(one))) { (one) } }
                }
            }
        }
        @if makes {
            section.panel aria-labelledby="new" {
                h2 #new { (say!(messages, "dossiers-new")) }
                form method="post" action="/dossiers" {
                    label for="name" { (say!(messages, "dossiers-name")) }
                    input #name name="name" required="" maxlength="80" autocomplete="organization";
                    p.hint { (say!(messages, "dossiers-where")) }
                    button { (say!(messages, "dossiers-make")) }
                }
            section.panel aria-labelledby="example" {
                h2 #example { (say!(messages, "dossiers-example")) }
                p { (say!(messages, "dossiers-example-lead")) }
                form method="post" action="/example" {
                    button.second { (say!(messages, "dossiers-example")) }
                }
            }
            }
        }
    };
    visit.page_beside(&title, &body)
}

#[derive(Deserialize)]
struct New {
    name: String,
}

/// Makes a dossier, in a folder that bears its name.
async fn make(visit: Visit, Form(new): Form<New>) -> Answered {
    let messages = &visit.messages;
    let place = visit.house.makes().ok_or_else(|| visit.nowhere())?;
    let slug = slug(&new.name);
    if slug.is_empty() {
        let failure = Failure::new(say!(messages, "dossiers-no-name"));
        return Err(visit.refused(&failure.safe(words::safe_nothing_changed(messages))));
    }
    let dir = place.join(&slug);
    let made = Sqlite::create(&dir).await;
    let store = made.map_err(|error| visit.refused(&of_store(messages, error, &dir)))?;
    store.close().await;
    forget_people(&visit, &slug).await?;
    Ok(Redirect::to(&format!("/d/{}/", encoded(&slug))).into_response())
}

/// Whoever had a role in a dossier of this name that is gone has none in another one.
pub(crate) async fn forget_people(visit: &Visit, slug: &str) -> Result<(), Refusal> {
    let Some(entrance) = &visit.house.entrance else {
        return Ok(());
    };
    let forgotten = entrance.people.forget_dossier(slug).await;
    forgotten.map_err(|error| visit.of_people(error))
}

/// What a dossier of a name is called in addresses, and its folder; empty where the name has no letter.
pub(crate) fn slug(name: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || " -_'’()".contains(*c);
    let slug: String = name.trim().chars().filter(kept).take(80).collect();
    slug.trim().to_owned()
}

/// Something that waits for the person.
struct Todo {
    text: String,
    at: String,
}

/// Where a dossier stands: what to do next, what it knows, one place for any file.
async fn home(visit: Visit, Path(slug): Path<String>) -> Answered {
    let room = visit.room(&slug).await?;
    let messages = &visit.messages;
    let dossier = Arc::clone(&visit.loaded(&room).await?.dossier);
    let todos = todos(&visit, &room, &dossier).await?;
    let name = dossier::known_facts(&dossier)
        .into_iter()
        .find(|known| known.key == "name")
        .map(|known| known.fact.value.clone());
    let title = say!(messages, "way-home");
    let own = dossier
        .sources
        .iter()
        .filter(|source| source.id > 0)
        .count();
    let body = html! {
        h1 { (name.unwrap_or_else(|| room.slug.clone())) }
        @if own == 0 { (beginning(&visit)) }
        (drop_place(&visit, &room))
        @for job in visit.house.jobs.running(&slug) {
            p.notice { a href=(room.at(&format!("jobs/{}", job.id))) { (job.title) } }
        }
        @if own > 0 {
            section aria-labelledby="next" {
                h2 #next { (say!(messages, "home-next")) }
                @if todos.is_empty() {
                    p { (say!(messages, "home-nothing")) }
                } @else {
                    ul.todo { @for todo in &todos { li { a href=(todo.at) { (todo.text) } } } }
                }
            }
            section aria-labelledby="knows" {
                h2 #knows { (say!(messages, "home-knows")) }
                (known(&visit, &room, &dossier, own))
            }
        }
        @if visit.house.commons.is_some() {
            p { a href="/commons" { (say!(messages, "home-commons")) } }
        }
    };
    Ok(visit.page(&room, Here::Home, &title, &body))
}

/// How to begin, where there is nothing yet.
fn beginning(visit: &Visit) -> Markup {
    let messages = &visit.messages;
    html! {
        div.panel {
            p.lead { (say!(messages, "home-begin")) }
            ol {
                li { (say!(messages, "home-begin-papers")) }
                li { (say!(messages, "home-begin-form")) }
                li { (say!(messages, "home-begin-send")) }
            }
        }
    }
}

/// One place for any file; what is to be done with it is chosen by the button.
pub(crate) fn drop_place(visit: &Visit, room: &Room) -> Markup {
    let messages = &visit.messages;
    html! {
        form.drop method="post" enctype="multipart/form-data" action=(room.at("documents")) data-drop="" {
            label for="files" { (say!(messages, "drop-label")) }
            p.hint #drop-hint { (say!(messages, "drop-hint")) }
            input #files type="file" name="files" multiple="" required="" aria-describedby="drop-hint";
            div.buttons {
                button { (say!(messages, "drop-documents")) }
                button.second formaction=(room.at("forms")) { (say!(messages, "drop-form")) }
                button.second formaction=(room.at("accounts/import")) {
                    (say!(messages, "drop-accounts"))
                }
            }
        }
    }
}

async fn todos(visit: &Visit, room: &Room, dossier: &Dossier) -> Result<Vec<Todo>, Refusal> {
    let messages = &visit.messages;
    let in_store = |error| visit.of_store(room, error);
    // What has a day comes first.
    let mut todos = of_accounts(visit, room).await;
    let lines = room.store.drafts().await.map_err(in_store)?;
    for line in lines.iter().filter(|line| line.closed.is_none()).take(10) {
        let Some(open) = room.draft(line.id).await.map_err(in_store)? else {
            continue;
        };
        let done = drafts::done(room, line.id).await.map_err(in_store)?;
        let waits = open.boxes(&done).iter().filter(|one| one.waits()).count();
        let text = match waits {
            0 => say!(messages, "todo-form-done", name = line.name.as_str()),
            _ => say!(
                messages,
                "todo-form",
                name = line.name.as_str(),
                count = waits
            ),
        };
        todos.push(Todo {
            text,
            at: room.at(&format!("forms/{}", line.id)),
        });
    }
    let facts = dossier::known_facts(dossier);
    let contradicted = facts
        .iter()
        .filter(|known| !known.others.is_empty())
        .count();
    if contradicted > 0 {
        todos.push(Todo {
            text: say!(messages, "todo-contradictions", count = contradicted),
            at: room.at("facts#contradicted"),
        });
    }
    let today = visit.context().today;
    let aged = facts.iter().filter(|known| is_aged(known, today)).count();
    if aged > 0 {
        todos.push(Todo {
            text: say!(messages, "todo-aged", count = aged),
            at: room.at("facts#aged"),
        });
    }
    let library = room.store.library(None).await.map_err(in_store)?;
    let look = library.entries.iter().filter(|(_, entry)| {
        entry.retired.is_none() && entry.look_again.is_some_and(|day| day <= today)
    });
    let look = look.count();
    if look > 0 {
        todos.push(Todo {
            text: say!(messages, "todo-library", count = look),
            at: room.at("library?show=look"),
        });
    }
    let unread = dossier.sources.iter().filter(|source| {
        source
            .about
            .states
            .iter()
            .any(|state| state.wants_recognition())
    });
    let unread = unread.count();
    if unread > 0 {
        todos.push(Todo {
            text: say!(messages, "todo-unread", count = unread),
            at: room.at("documents#unread"),
        });
    }
    Ok(todos)
}

/// A value that changes with time, and whose date is more than a year ago.
pub(crate) fn is_aged(known: &Known<'_>, today: Date) -> bool {
    let date = known.fact.date;
    dossier::changes_with_time(known.key) && date.is_some_and(|date| answers::is_old(date, today))
}

/// What the accounts ask for: reports that are due.
async fn of_accounts(visit: &Visit, room: &Room) -> Vec<Todo> {
    let context = visit.context();
    let messages = &visit.messages;
    let Ok(said) = room.store.said().await else {
        return Vec::new();
    };
    let today = desk::accounts::today(&context);
    let soon = today.end_of_months_after(2);
    let open = said
        .grants
        .iter()
        .filter(|grant| grant.granted.is_some() && grant.reported.is_none());
    let due = open.filter_map(|grant| {
        let day = grant.report_due()?;
        (day <= soon).then(|| Todo {
            text: say!(
                messages,
                "todo-report",
                name = grant.purpose.as_str(),
                day = desk::accounts::day(messages, day)
            ),
            at: room.at("accounts/grants"),
        })
    });
    due.collect()
}

/// What the dossier knows, counted.
fn known(visit: &Visit, room: &Room, dossier: &Dossier, own: usize) -> Markup {
    let messages = &visit.messages;
    let facts = dossier::known_facts(dossier).len();
    let answers = dossier.earlier.len();
    html! {
        ul.counts {
            li { a href=(room.at("documents")) { (say!(messages, "home-documents", count = own)) } }
            li { a href=(room.at("facts")) { (say!(messages, "home-facts", count = facts)) } }
            li { (say!(messages, "home-passages", count = dossier.passages.len())) }
            li { a href=(room.at("library")) { (say!(messages, "home-answers", count = answers)) } }
        }
    }
}

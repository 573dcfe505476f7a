//! Accounts: brought in, understood, and drawn as tables, one subject a file.

mod budgets;
mod dashboard;
mod files;
mod grants;
mod import;
mod preview;
mod rules;
mod tables;
mod typed;

use std::sync::Arc;

use axum::Router;
use axum::response::Response;
use desk::accounts::Accounts;
use desk::failure::Failure;
use desk::messages::{Messages, say};
use desk::words;
use ledger::dimensions::Dimensions;
use maud::{Markup, html};
use store::{Said, Store as _};

use crate::house::House;
use crate::notices::Undo;
use crate::room::Room;
use crate::shell::Here;
use crate::visit::{Answered, Refusal, Visit};

pub(crate) fn router() -> Router<Arc<House>> {
    Router::new()
        .merge(dashboard::router())
        .merge(import::router())
        .merge(files::router())
        .merge(rules::router())
        .merge(grants::router())
        .merge(budgets::router())
        .merge(tables::router())
}

/// Which page of the accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    Dashboard,
    Tables,
    Grants,
    Budgets,
    Rules,
    Files,
}

/// The accounts of a dossier, read.
async fn opened(visit: &Visit, room: &Room) -> Result<Arc<Accounts>, Refusal> {
    let accounts = room.accounts(&visit.context()).await;
    accounts.map_err(|failure| visit.failed(&failure))
}

/// The same, where there are entries; else how to begin.
async fn filled(visit: &Visit, room: &Room, at: At) -> Result<Arc<Accounts>, Answered> {
    let accounts = opened(visit, room).await.map_err(Err)?;
    if accounts.ledger.entries().is_empty() {
        let title = name_of(&visit.messages, at);
        let body = html! {
            h1 { (title) }
            (beginning(visit, room))
        };
        return Err(Ok(page(visit, room, at, &title, &body)));
    }
    Ok(accounts)
}

/// Work that is more than a moment's, beside what serves others.
async fn worked<T: Send + 'static>(
    visit: &Visit,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Refusal> {
    let worked = tokio::task::spawn_blocking(work).await;
    worked.map_err(|error| visit.failed(&Failure::unexpected(error)))
}

/// A page of accounts, under the way to the others.
fn page(visit: &Visit, room: &Room, at: At, title: &str, body: &Markup) -> Response {
    let messages = &visit.messages;
    let ways = [
        (At::Dashboard, "accounts"),
        (At::Tables, "accounts/tables"),
        (At::Grants, "accounts/grants"),
        (At::Budgets, "accounts/budgets"),
        (At::Rules, "accounts/rules"),
        (At::Files, "accounts/files"),
    ];
    let body = html! {
        nav.ways.under aria-label=(say!(messages, "accounts-ways")) {
            ul {
                @for (of, path) in ways {
                    li {
                        a href=(room.at(path)) aria-current=[(of == at).then_some("page")] {
                            (name_of(messages, of))
                        }
                    }
                }
            }
        }
        (body)
    };
    visit.page(room, Here::Accounts, title, &body)
}

fn name_of(messages: &Messages, at: At) -> String {
    match at {
        At::Dashboard => say!(messages, "accounts-dashboard"),
        At::Tables => say!(messages, "accounts-tables"),
        At::Grants => say!(messages, "accounts-grants"),
        At::Budgets => say!(messages, "accounts-budgets"),
        At::Rules => say!(messages, "accounts-rules"),
        At::Files => say!(messages, "accounts-files"),
    }
}

/// How to begin, where there are no accounts yet.
fn beginning(visit: &Visit, room: &Room) -> Markup {
    let messages = &visit.messages;
    html! {
        p.lead { (say!(messages, "accounts-begin")) }
        (drop_place(visit, room))
        div.panel {
            h2 { (say!(messages, "accounts-begin-what")) }
            ul {
                li { (say!(messages, "accounts-begin-fec")) }
                li { (say!(messages, "accounts-begin-table")) }
                li { (say!(messages, "accounts-begin-bank")) }
            }
            p { (say!(messages, "accounts-begin-then")) }
        }
    }
}

/// Where files of accounts are dropped.
fn drop_place(visit: &Visit, room: &Room) -> Markup {
    let messages = &visit.messages;
    html! {
        form.drop method="post" enctype="multipart/form-data" action=(room.at("accounts/import")) data-drop="" {
            label for="accounts-files" { (say!(messages, "accounts-drop")) }
            p.hint #accounts-hint { (say!(messages, "accounts-drop-hint")) }
            input #accounts-files type="file" name="files" multiple="" required=""
                aria-describedby="accounts-hint";
            div.buttons { button { (say!(messages, "accounts-drop-button")) } }
        }
    }
}

/// Changes what a person said of the accounts: all of it or nothing. The change says what was done, or
/// why it was not; what was said before can be taken up again.
async fn change(
    visit: &Visit,
    room: &Room,
    to: &str,
    change: impl FnOnce(&mut Said) -> Result<String, String> + Send,
) -> Answered {
    let outcome = room.store.change_said(|said| {
        let mut changed = said.clone();
        let text = change(&mut changed)?;
        Ok::<_, String>((text, std::mem::replace(said, changed)))
    });
    let outcome = outcome.await.map_err(|error| visit.of_store(room, error))?;
    let (text, before) = outcome.map_err(|what| refused(visit, what))?;
    let undo = Undo::Said(Arc::new(before));
    Ok(visit.done(room, &room.at(to), text, Some(undo)))
}

/// What cannot be done so.
fn refused(visit: &Visit, what: String) -> Refusal {
    visit.refused(&Failure::new(what).safe(words::safe_dossier(&visit.messages)))
}

/// The choice of a funder, or of none.
fn funder_choice(dimensions: &Dimensions, chosen: Option<&str>, none: Option<&str>) -> Markup {
    html! {
        @if let Some(none) = none { option value="" { (none) } }
        @for funder in &dimensions.funders {
            option value=(funder.id) selected[chosen == Some(funder.id.as_str())] { (funder.name) }
        }
    }
}

/// The choice of a project, or of none.
fn project_choice(dimensions: &Dimensions, chosen: Option<&str>, none: &str) -> Markup {
    html! {
        option value="" { (none) }
        @for project in &dimensions.projects {
            option value=(project.id) selected[chosen == Some(project.id.as_str())] { (project.name) }
        }
    }
}

/// What a field says; nothing where it is blank.
fn some(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

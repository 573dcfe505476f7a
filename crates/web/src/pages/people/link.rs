//! Signing in with a link sent by e-mail, where whoever keeps the server named a mail server.

use std::io::Write as _;
use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use desk::clock;
use desk::failure::Failure;
use desk::letters::{Letter, Post};
use desk::messages::say;
use desk::people::secrets;
use maud::{Markup, html};
use serde::Deserialize;
use store::people::{NewLink, Person};

use super::{Denied, enter};
use crate::asked::{Form, Path, Query};
use crate::house::House;
use crate::pages::keys::own;
use crate::people::{Entrance, Tried};
use crate::room::encoded;
use crate::shell::{self, Shell};
use crate::visit::{Answered, Refusal, Visit};

/// Minutes that a link works.
const MINUTES: i64 = 15;

pub(super) fn router() -> Router<Arc<House>> {
    Router::new()
        .route("/sign-in/link", post(ask))
        .route("/sign-in/link/{key}", get(show).post(enter_by))
}

/// What is under the password, where links are sent.
pub(super) fn asking(visit: &Visit, to: &str, email: &str) -> Markup {
    let messages = &visit.messages;
    let entrance = visit.house.entrance.as_ref();
    html! {
        @if entrance.is_some_and(|entrance| entrance.post.is_some()) {
            form method="post" action="/sign-in/link" {
                input type="hidden" name="to" value=(to);
                label for="link-email" { (say!(messages, "link-ask")) }
                input #link-email name="email" type="email" required="" maxlength="254" value=(email)
                    autocomplete="username";
                div.buttons { button.second { (say!(messages, "link-do")) } }
            }
        }
    }
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    email: String,
    #[serde(default)]
    to: String,
}

/// Sends a link, if the address is somebody's. The answer, and how long it takes, do not tell whether it
/// is: the letter goes afterwards.
async fn ask(visit: Visit, Form(asked): Form<Asked>) -> Answered {
    let entrance = visit.entrance()?;
    let messages = &visit.messages;
    let Some(post) = entrance.post.clone() else {
        return Err(nowhere(&visit));
    };
    let in_people = |error| visit.of_people(error);
    let tried = entrance.try_for(&asked.email, visit.from).await;
    if let Tried::Wait(seconds) = tried.map_err(in_people)? {
        let denied = Denied::Wait(seconds);
        let failure = denied.failure(messages, String::new());
        let page = shell::refusal(messages, denied.status(), &visit.who, &failure);
        return Ok(denied.dressed(page));
    }
    let person = entrance.people.person_of(asked.email.trim()).await;
    let person = person.map_err(in_people)?;
    if let Some(person) = person.filter(|person| person.disabled.is_none()) {
        let letter = letter(&visit, entrance, &person, own(&asked.to)).await?;
        let untold = say!(messages, "link-not-sent");
        tokio::task::spawn_blocking(move || send(&post, &letter, &untold));
    }
    let title = say!(messages, "link-sent");
    let body = html! {
        h1 { (title) }
        p { (say!(messages, "link-sent-to", email = asked.email.trim(), count = MINUTES)) }
        p { a href="/sign-in" { (say!(messages, "link-back")) } }
    };
    Ok(shell::page(
        messages,
        &Shell::beside(&visit.who, &title),
        &body,
    ))
}

/// Keeps a new link of a person, and writes the letter that bears it.
async fn letter(
    visit: &Visit,
    entrance: &Entrance,
    person: &Person,
    to: &str,
) -> Result<Letter, Refusal> {
    let messages = &visit.messages;
    let secret = secrets::secret().map_err(|failure| visit.failed(&failure))?;
    let created = clock::seconds();
    let link = NewLink {
        person: person.id,
        digest: &secrets::digest(&secret),
        created,
        expires: created + MINUTES * 60,
    };
    let kept = entrance.people.keep_link(&link).await;
    kept.map_err(|error| visit.of_people(error))?;
    let origin = entrance.address.origin.as_str();
    let mut address = format!("{origin}/sign-in/link/{secret}");
    if to != "/" {
        address = format!("{address}?to={}", encoded(to));
    }
    let text = say!(
        messages,
        "link-letter",
        name = person.name.as_str(),
        server = origin,
        count = MINUTES
    );
    let unasked = say!(messages, "link-letter-unasked");
    Ok(Letter {
        name: person.name.clone(),
        email: person.email.clone(),
        subject: say!(
            messages,
            "link-letter-subject",
            server = entrance.address.name.as_str()
        ),
        text: format!("{text}\r\n\r\n{address}\r\n\r\n{unasked}\r\n"),
    })
}

/// Sends a letter while the page is shown already. What goes wrong is told where whoever keeps the server
/// reads it, without the address: it is somebody's.
fn send(post: &Post, letter: &Letter, untold: &str) {
    if let Err(reason) = post.send(letter) {
        let _ = writeln!(std::io::stderr(), "{untold} {reason}");
    }
}

#[derive(Deserialize)]
struct To {
    #[serde(default)]
    to: String,
}

/// The page that a link opens. It signs nobody in by itself: programs that look at letters open links too.
async fn show(visit: Visit, Path(key): Path<String>, Query(to): Query<To>) -> Answered {
    let entrance = visit.entrance()?;
    let digest = secrets::digest(&key);
    let works = entrance.people.is_link(&digest, clock::seconds()).await;
    if !works.map_err(|error| visit.of_people(error))? {
        return Err(gone(&visit));
    }
    let messages = &visit.messages;
    let title = say!(messages, "sign-in-title");
    let body = html! {
        h1 { (title) }
        p { (say!(messages, "link-open", server = entrance.address.name.as_str())) }
        form method="post" {
            input type="hidden" name="to" value=(own(&to.to));
            div.buttons { button { (say!(messages, "sign-in-do")) } }
        }
    };
    Ok(shell::page(
        messages,
        &Shell::beside(&visit.who, &title),
        &body,
    ))
}

async fn enter_by(
    visit: Visit,
    headers: HeaderMap,
    Path(key): Path<String>,
    Form(to): Form<To>,
) -> Answered {
    let entrance = visit.entrance()?;
    let digest = secrets::digest(&key);
    let person = entrance.people.use_link(&digest, clock::seconds()).await;
    let person = person.map_err(|error| visit.of_people(error))?;
    let person = person.ok_or_else(|| gone(&visit))?;
    let response: Response = Redirect::to(own(&to.to)).into_response();
    enter(&visit, entrance, person, &headers, response).await
}

fn gone(visit: &Visit) -> Refusal {
    let messages = &visit.messages;
    let failure = Failure::new(say!(messages, "link-gone", count = MINUTES))
        .safe(say!(messages, "gate-safe"))
        .next(say!(messages, "link-gone-next"));
    let status = StatusCode::NOT_FOUND;
    Refusal::of(shell::refusal(messages, status, &visit.who, &failure))
}

fn nowhere(visit: &Visit) -> Refusal {
    let failure = shell::nowhere_because(&visit.messages);
    let status = StatusCode::NOT_FOUND;
    Refusal::of(shell::refusal(
        &visit.messages,
        status,
        &visit.who,
        &failure,
    ))
}

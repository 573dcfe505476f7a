//! Signing in, and out.

use std::sync::Arc;

use axum::Router;
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use desk::failure::Failure;
use desk::messages::say;
use maud::html;
use serde::Deserialize;

use super::{enter, known, link};
use crate::asked::{Form, Query};
use crate::house::House;
use crate::pages::assets;
use crate::pages::keys::own;
use crate::people;
use crate::shell::{self, Shell};
use crate::visit::{Answered, Visit};

pub(super) fn router() -> Router<Arc<House>> {
    Router::new()
        .route("/sign-in", get(page).post(sign_in))
        .route("/sign-out", post(sign_out))
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    to: String,
}

async fn page(visit: Visit, Query(asked): Query<Asked>) -> Answered {
    visit.entrance()?;
    let to = own(&asked.to);
    if visit.who.signed().is_some() {
        return Ok(Redirect::to(to).into_response());
    }
    Ok(form(&visit, to, "", None))
}

#[derive(Deserialize)]
struct Given {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    to: String,
}

async fn sign_in(visit: Visit, headers: HeaderMap, Form(given): Form<Given>) -> Answered {
    let entrance = visit.entrance()?;
    let to = own(&given.to);
    match known(&visit, entrance, &given.email, &given.password).await? {
        Ok(person) => {
            let to = Redirect::to(to).into_response();
            enter(&visit, entrance, person.id, &headers, to).await
        }
        Err(denied) => {
            let messages = &visit.messages;
            let failure = denied.failure(messages, say!(messages, "sign-in-wrong"));
            let page = form(&visit, to, &given.email, Some(&failure));
            Ok(denied.dressed(page))
        }
    }
}

fn form(visit: &Visit, to: &str, email: &str, failure: Option<&Failure>) -> Response {
    let messages = &visit.messages;
    let title = say!(messages, "sign-in-title");
    let passkeys = visit.house.entrance.as_ref();
    let passkeys = passkeys.is_some_and(|entrance| entrance.address.takes_passkeys());
    let body = html! {
        h1 { (title) }
        @if let Some(failure) = failure { (shell::told(failure)) }
        form method="post" action="/sign-in" {
            input type="hidden" name="to" value=(to);
            label for="email" { (say!(messages, "sign-in-email")) }
            input #email name="email" type="email" required="" maxlength="254" value=(email)
                autocomplete="username";
            label for="password" { (say!(messages, "sign-in-password")) }
            input #password name="password" type="password" required=""
                autocomplete="current-password";
            div.buttons { button { (say!(messages, "sign-in-do")) } }
        }
        @if passkeys {
            div hidden="" data-passkey="get" data-options="/sign-in/passkey/options"
                data-done="/sign-in/passkey" data-refused=(say!(messages, "passkey-stopped")) {
                form method="post" action="/sign-in" {
                    input type="hidden" name="to" value=(to);
                    button.second { (say!(messages, "sign-in-passkey")) }
                }
                p role="status" {}
            }
        }
        (link::asking(visit, to, email))
        p.hint { (say!(messages, "sign-in-forgotten")) }
    };
    let shell = Shell {
        address: "/sign-in",
        script: assets::PASSKEYS,
        ..Shell::beside(&visit.who, &title)
    };
    shell::page(messages, &shell, &body)
}

/// Ends the session.
async fn sign_out(visit: Visit) -> Answered {
    let entrance = visit.entrance()?;
    let signed = visit.signed()?;
    if let Some(session) = signed.session {
        let ended = entrance.people.end_session(signed.person.id, session).await;
        ended.map_err(|error| visit.of_people(error))?;
    }
    Ok(people::ended(&entrance.address))
}

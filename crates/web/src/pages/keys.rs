//! Keys of the keyboard, and the language.

use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use desk::messages::say;
use maud::html;
use serde::Deserialize;

use crate::asked::Form;
use crate::house::House;
use crate::visit::{Visit, of_code};

pub(crate) fn router() -> Router<Arc<House>> {
    Router::new()
        .route("/keys", get(keys))
        .route("/language", post(language))
}

async fn keys(visit: Visit) -> Response {
    let messages = &visit.messages;
    let title = say!(messages, "keys-title");
    let rows = [
        (
            "Ctrl + Entrée / Ctrl + Enter",
            say!(messages, "keys-accept"),
        ),
        ("Alt + →", say!(messages, "keys-next")),
        ("Alt + ←", say!(messages, "keys-previous")),
        ("Alt + L", say!(messages, "keys-later")),
        ("Alt + B", say!(messages, "keys-blank")),
        ("/", say!(messages, "keys-search")),
    ];
    let body = html! {
        h1 { (title) }
        p { (say!(messages, "keys-lead")) }
        table {
            caption.unseen { (title) }
            thead { tr {
                th scope="col" { (say!(messages, "keys-key")) }
                th scope="col" { (say!(messages, "keys-does")) }
            } }
            tbody {
                @for (key, does) in rows {
                    tr { th scope="row" { kbd { (key) } } td { (does) } }
                }
            }
        }
    };
    visit.page_beside(&title, &body)
}

#[derive(Deserialize)]
struct Chosen {
    language: String,
    to: String,
}

async fn language(visit: Visit, Form(chosen): Form<Chosen>) -> Response {
    let tongue = of_code(&chosen.language).unwrap_or(visit.house.tongue);
    let cookie = format!(
        "language={}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict",
        tongue.code()
    );
    let mut response = Redirect::to(own(&chosen.to)).into_response();
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// An address of this server, or the beginning: what a form sends must not lead elsewhere.
pub(crate) fn own(to: &str) -> &str {
    let own = to.starts_with('/') && !to.starts_with("//") && !to.contains(['\\', '\r', '\n']);
    if own { to } else { "/" }
}

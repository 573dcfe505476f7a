//! Pages for people: signing in and out, accepting an invitation, what is one's own, and who may come to
//! a dossier.

mod invitation;
mod link;
mod me;
mod members;
mod passkeys;
mod sign_in;

use std::sync::Arc;

use axum::Json;
use axum::Router;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use desk::failure::Failure;
use desk::messages::{Messages, say};
use desk::people::passwords;
use maud::{Markup, html};
use serde_json::json;
use store::people::{Person, PersonId};

use crate::house::House;
use crate::people::{self, Entrance, Tried};
use crate::shell;
use crate::visit::{Refusal, Visit};

pub(crate) fn router() -> Router<Arc<House>> {
    Router::new()
        .merge(sign_in::router())
        .merge(link::router())
        .merge(passkeys::router())
        .merge(invitation::router())
        .merge(me::router())
        .merge(members::router())
}

/// Begins a session of a person, with an answer that says so.
async fn enter(
    visit: &Visit,
    entrance: &Entrance,
    person: PersonId,
    headers: &HeaderMap,
    mut response: Response,
) -> Result<Response, Refusal> {
    let cookie = people::begin(entrance, person, headers).await;
    let cookie = cookie.map_err(|failure| visit.failed(&failure))?;
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

/// Why a password was not taken as a person's own.
enum Denied {
    /// It is not theirs, or nobody's.
    Wrong,
    /// It was tried too often: the seconds to wait.
    Wait(i64),
}

impl Denied {
    fn status(&self) -> StatusCode {
        match self {
            Self::Wrong => StatusCode::UNAUTHORIZED,
            Self::Wait(_) => StatusCode::TOO_MANY_REQUESTS,
        }
    }

    fn failure(&self, messages: &Messages, wrong: String) -> Failure {
        match self {
            Self::Wrong => Failure::new(wrong).next(say!(messages, "sign-in-wrong-next")),
            Self::Wait(seconds) => {
                let minutes = (seconds + 59) / 60;
                let next = say!(messages, "sign-in-wait-next", count = minutes);
                Failure::new(say!(messages, "sign-in-wait")).next(next)
            }
        }
    }

    /// The answer, with when to come again (RFC 9110, section 10.2.3).
    fn dressed(&self, mut response: Response) -> Response {
        *response.status_mut() = self.status();
        match self {
            Self::Wrong => crate::gate::unauthorized(response),
            Self::Wait(seconds) => {
                let seconds = HeaderValue::from(*seconds);
                response.headers_mut().insert(header::RETRY_AFTER, seconds);
                response
            }
        }
    }
}

/// The person whose address and password these are. It takes as long, and is counted alike, whether or
/// not the address is somebody's.
async fn known(
    visit: &Visit,
    entrance: &Entrance,
    email: &str,
    password: &str,
) -> Result<Result<Person, Denied>, Refusal> {
    let in_people = |error| visit.of_people(error);
    let trying = entrance
        .try_for(email, visit.from)
        .await
        .map_err(in_people)?;
    let trying = match trying {
        Tried::Wait(seconds) => return Ok(Err(Denied::Wait(seconds))),
        Tried::Free(trying) => trying,
    };
    let person = entrance
        .people
        .person_of(email.trim())
        .await
        .map_err(in_people)?;
    let hashed = person.as_ref().map(|person| person.password.clone());
    let right = entrance.is_right(password.to_owned(), hashed).await;
    let person = person.filter(|person| right && person.disabled.is_none());
    let Some(person) = person else {
        return Ok(Err(Denied::Wrong));
    };
    entrance.was_right(&trying).await.map_err(in_people)?;
    Ok(Ok(person))
}

/// Makes sure that who asks knows the password of who signed in.
async fn confirmed(visit: &Visit, entrance: &Entrance, password: &str) -> Result<(), Refusal> {
    let email = &visit.signed()?.person.email;
    known(visit, entrance, email, password)
        .await?
        .map(|_| ())
        .map_err(|denied| {
            let messages = &visit.messages;
            let failure = denied.failure(messages, say!(messages, "me-password-wrong"));
            let failure = failure.safe(say!(messages, "gate-safe"));
            let page = shell::refusal(messages, denied.status(), &visit.who, &failure);
            Refusal::of(denied.dressed(page))
        })
}

/// Checks and hashes a password that a person chooses, typed twice.
async fn chosen(
    visit: &Visit,
    entrance: &Entrance,
    (password, again): (&str, &str),
    own: &[&str],
) -> Result<Result<String, String>, Refusal> {
    let messages = &visit.messages;
    if let Some(weak) = passwords::weakness(password, own) {
        return Ok(Err(passwords::told(messages, weak)));
    }
    if password != again {
        return Ok(Err(say!(messages, "password-differs")));
    }
    let hashed = entrance.hash(password.to_owned()).await;
    hashed.map(Ok).map_err(|failure| visit.failed(&failure))
}

/// The fields of a new password.
fn choosing(messages: &Messages) -> Markup {
    html! {
        label for="new" { (say!(messages, "password-new")) }
        p.hint #new-hint { (say!(messages, "password-hint", count = passwords::SHORTEST)) }
        input #new name="password" type="password" required="" minlength=(passwords::SHORTEST)
            autocomplete="new-password" aria-describedby="new-hint";
        label for="again" { (say!(messages, "password-again")) }
        input #again name="again" type="password" required="" autocomplete="new-password";
    }
}

/// The same refusal for a script.
fn error(status: StatusCode, failure: &Failure) -> Response {
    let said = match failure.what_next() {
        Some(next) => format!("{} {next}", failure.what()),
        None => failure.what().to_owned(),
    };
    (status, Json(json!({ "error": said }))).into_response()
}

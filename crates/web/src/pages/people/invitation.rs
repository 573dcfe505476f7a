//! An invitation, opened by its link: who is new chooses a password, who is known already takes the role,
//! who forgot a password chooses another.

use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;
use desk::clock;
use desk::failure::Failure;
use desk::messages::say;
use desk::people::secrets;
use maud::{Markup, html};
use serde::Deserialize;
use store::people::{Invitation, Person};

use super::{choosing, chosen, enter};
use crate::asked::{Form, Path};
use crate::house::House;
use crate::people::Entrance;
use crate::room::encoded;
use crate::shell;
use crate::visit::{Answered, Refusal, Visit};

pub(super) fn router() -> Router<Arc<House>> {
    Router::new().route("/invitation/{key}", get(show).post(accept))
}

/// What an invitation is to whoever opens it.
enum Opened {
    /// They are new, or choose another password.
    Choose(Invitation),
    /// They are somebody already, who must be signed in to take the role.
    Known(Invitation, Person),
}

async fn opened(visit: &Visit, entrance: &Entrance, key: &str) -> Result<Opened, Refusal> {
    let in_people = |error| visit.of_people(error);
    let people = &entrance.people;
    let found = people
        .invitation(&secrets::digest(key), clock::seconds())
        .await;
    let invitation = found.map_err(in_people)?.ok_or_else(|| gone(visit))?;
    if invitation.resets.is_some() {
        return Ok(Opened::Choose(invitation));
    }
    let person = people
        .person_of(&invitation.email)
        .await
        .map_err(in_people)?;
    Ok(match person {
        Some(person) => Opened::Known(invitation, person),
        None => Opened::Choose(invitation),
    })
}

fn gone(visit: &Visit) -> Refusal {
    let messages = &visit.messages;
    let failure = Failure::new(say!(messages, "invitation-gone"))
        .safe(say!(messages, "gate-safe"))
        .next(say!(messages, "invitation-gone-next"));
    Refusal::of(shell::refusal(
        messages,
        StatusCode::NOT_FOUND,
        &visit.who,
        &failure,
    ))
}

async fn show(visit: Visit, Path(key): Path<String>) -> Answered {
    let entrance = visit.entrance()?;
    let opened = opened(&visit, entrance, &key).await?;
    Ok(page(&visit, &key, &opened, None))
}

fn page(visit: &Visit, key: &str, opened: &Opened, failure: Option<&Failure>) -> Response {
    let messages = &visit.messages;
    let at = format!("/invitation/{key}");
    let (Opened::Choose(invitation) | Opened::Known(invitation, _)) = opened;
    let title = match invitation.resets {
        Some(_) => say!(messages, "invitation-reset-title"),
        None => say!(
            messages,
            "invitation-title",
            name = invitation.name.as_str()
        ),
    };
    let is_theirs = |person: &Person| {
        let signed = visit.who.signed();
        signed.is_some_and(|signed| signed.person.id == person.id)
    };
    let body = html! {
        h1 { (title) }
        @if let Some(failure) = failure { (shell::told(failure)) }
        (gives(visit, invitation))
        @match opened {
            Opened::Choose(_) => {
                p { (say!(messages, "invitation-choose", email = invitation.email.as_str())) }
                form method="post" action=(at) {
                    // So that what keeps passwords knows whose this is.
                    input type="hidden" name="email" value=(invitation.email) autocomplete="username";
                    (choosing(messages))
                    div.buttons { button { (say!(messages, "invitation-do")) } }
                }
            }
            Opened::Known(_, person) if is_theirs(person) => {
                form method="post" action=(at) {
                    div.buttons { button { (say!(messages, "invitation-join")) } }
                }
            }
            Opened::Known(..) => {
                p { (say!(messages, "invitation-known", email = invitation.email.as_str())) }
                p {
                    a.button href=(format!("/sign-in?to={}", encoded(&at))) {
                        (say!(messages, "sign-in-do"))
                    }
                }
            }
        }
    };
    visit.page_beside(&title, &body)
}

/// What role it gives, and where.
fn gives(visit: &Visit, invitation: &Invitation) -> Markup {
    let messages = &visit.messages;
    html! {
        @match &invitation.gives {
            Some((Some(dossier), role)) => p.lead {
                (say!(
                    messages, "invitation-to", dossier = dossier.as_str(),
                    role = desk::people::role(messages, *role)
                ))
            },
            Some((None, role)) => p.lead {
                (say!(messages, "invitation-to-all", role = desk::people::role(messages, *role)))
            },
            None => {}
        }
    }
}

#[derive(Deserialize)]
struct Given {
    #[serde(default)]
    password: String,
    #[serde(default)]
    again: String,
}

async fn accept(
    visit: Visit,
    Path(key): Path<String>,
    headers: HeaderMap,
    Form(given): Form<Given>,
) -> Answered {
    let entrance = visit.entrance()?;
    let in_people = |error| visit.of_people(error);
    let opened = opened(&visit, entrance, &key).await?;
    let people = &entrance.people;
    let invitation = match &opened {
        Opened::Known(invitation, person) => {
            let signed = visit.who.signed();
            if signed.is_none_or(|signed| signed.person.id != person.id) {
                return Ok(page(&visit, &key, &opened, None));
            }
            let done = people
                .accept(invitation, person.id)
                .await
                .map_err(in_people)?;
            if !done {
                return Err(gone(&visit));
            }
            return Ok(Redirect::to("/").into_response());
        }
        Opened::Choose(invitation) => invitation,
    };
    let own = [invitation.name.as_str(), invitation.email.as_str()];
    let password = (given.password.as_str(), given.again.as_str());
    let hashed = match chosen(&visit, entrance, password, &own).await? {
        Ok(hashed) => hashed,
        Err(why) => {
            let failure = Failure::new(why);
            let mut page = page(&visit, &key, &opened, Some(&failure));
            *page.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            return Ok(page);
        }
    };
    let person = match invitation.resets {
        Some(person) => {
            // Used up first: of two who send it at once, one chooses.
            let used = people.take_back(invitation.id).await.map_err(in_people)?;
            if !used {
                return Err(gone(&visit));
            }
            let set = people.set_password(person, &hashed, None).await;
            set.map_err(in_people)?;
            let disabled = people.person(person).await.map_err(in_people)?;
            disabled
                .filter(|person| person.disabled.is_none())
                .map(|person| person.id)
        }
        None => {
            let made = people
                .accept_as_new(invitation, &hashed, clock::seconds())
                .await;
            made.map_err(in_people)?
        }
    };
    let person = person.ok_or_else(|| gone(&visit))?;
    let to = Redirect::to("/").into_response();
    enter(&visit, entrance, person, &headers, to).await
}

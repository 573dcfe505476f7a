//! Passkeys, as the script asks for them: signing in with one, and adding one of one's own.

use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::post;
use axum::{Json, Router};
use desk::clock;
use desk::failure::Failure;
use desk::messages::say;
use desk::people::{name, secrets};
use serde::Deserialize;
use serde_json::json;
use store::people::{NewPasskey, Passkey, Person};

use super::{Denied, enter, error, known};
use crate::asked::{self, Path};
use crate::house::House;
use crate::pages::keys::own;
use crate::passkeys::{
    Party, Registration, SignIn, for_registration, for_sign_in, registered, signed_in,
};
use crate::people::{Entrance, Tried};
use crate::visit::{Answered, Refusal, Visit};

/// Bytes of what a browser sends of a passkey, at most.
const BODY: usize = 64 * 1024;
/// Passkeys of a person, at most.
const MOST: usize = 20;

pub(super) fn router() -> Router<Arc<House>> {
    Router::new()
        .route("/sign-in/passkey/options", post(offer))
        .route("/sign-in/passkey", post(sign_in))
        .route("/me/passkeys/options", post(ask))
        .route("/me/passkeys", post(add))
        .route("/me/passkeys/{id}/remove", post(remove))
        .layer(DefaultBodyLimit::max(BODY))
}

/// A challenge to sign in with.
async fn offer(visit: Visit) -> Answered {
    let entrance = visit.entrance()?;
    let challenge = secrets::secret().map_err(|failure| visit.failed(&failure))?;
    let options = for_sign_in(party(entrance), &challenge);
    entrance.challenges.keep(challenge, None, clock::seconds());
    Ok(Json(options).into_response())
}

#[derive(Deserialize)]
struct Answer {
    credential: SignIn,
    #[serde(default)]
    to: String,
}

async fn sign_in(
    visit: Visit,
    headers: HeaderMap,
    asked::Json(answer): asked::Json<Answer>,
) -> Answered {
    let entrance = visit.entrance()?;
    // A passkey tells whose it is by itself, and is not to be guessed: only places are counted.
    let tried = entrance.try_from_place(visit.from).await;
    let trying = match tried.map_err(|error| visit.of_people(error))? {
        Tried::Free(trying) => trying,
        Tried::Wait(seconds) => {
            let denied = Denied::Wait(seconds);
            let failure = denied.failure(&visit.messages, String::new());
            return Ok(denied.dressed(error(denied.status(), &failure)));
        }
    };
    let Some(person) = whose(&visit, entrance, &answer.credential).await? else {
        let failure = Failure::new(say!(visit.messages, "passkey-wrong"));
        return Ok(error(StatusCode::UNAUTHORIZED, &failure));
    };
    let right = entrance.was_right(&trying).await;
    right.map_err(|error| visit.of_people(error))?;
    let to = Json(json!({ "to": own(&answer.to) })).into_response();
    enter(&visit, entrance, person.id, &headers, to).await
}

/// Whose passkey answered a challenge that was given; nothing where it is not right.
async fn whose(
    visit: &Visit,
    entrance: &Entrance,
    sent: &SignIn,
) -> Result<Option<Person>, Refusal> {
    let in_people = |error| visit.of_people(error);
    let moment = clock::seconds();
    let (Ok(challenge), Ok(credential)) = (sent.challenge(), sent.credential()) else {
        return Ok(None);
    };
    if !entrance.challenges.take(&challenge, None, moment) {
        return Ok(None);
    }
    let passkey = entrance
        .people
        .passkey(&credential)
        .await
        .map_err(in_people)?;
    let Some(passkey) = passkey else {
        return Ok(None);
    };
    let person = entrance
        .people
        .person(passkey.person)
        .await
        .map_err(in_people)?;
    let Some(person) = person.filter(|person| person.disabled.is_none()) else {
        return Ok(None);
    };
    let Ok(counter) = signed_in(party(entrance), &challenge, sent, &passkey, &person) else {
        return Ok(None);
    };
    let used = entrance.people.use_passkey(&passkey, counter, moment).await;
    Ok(used.map_err(in_people)?.then_some(person))
}

#[derive(Deserialize)]
struct Ask {
    #[serde(default)]
    password: String,
}

/// A challenge to add a passkey with, for who knows the password.
async fn ask(visit: Visit, asked::Json(asked): asked::Json<Ask>) -> Answered {
    let entrance = visit.entrance()?;
    let messages = &visit.messages;
    let person = &visit.signed()?.person;
    if let Err(denied) = known(&visit, entrance, &person.email, &asked.password).await? {
        let failure = denied.failure(messages, say!(messages, "me-password-wrong"));
        return Ok(denied.dressed(error(denied.status(), &failure)));
    }
    let kept = passkeys(&visit, entrance, person).await?;
    if kept.len() >= MOST || !entrance.address.takes_passkeys() {
        return Ok(not_taken(&visit));
    }
    let challenge = secrets::secret().map_err(|failure| visit.failed(&failure))?;
    let options = for_registration(party(entrance), &challenge, person, &kept);
    let moment = clock::seconds();
    entrance.challenges.keep(challenge, Some(person.id), moment);
    Ok(Json(options).into_response())
}

#[derive(Deserialize)]
struct New {
    credential: Registration,
    #[serde(default)]
    name: String,
}

async fn add(visit: Visit, asked::Json(new): asked::Json<New>) -> Answered {
    let entrance = visit.entrance()?;
    let person = &visit.signed()?.person;
    let moment = clock::seconds();
    let challenge = new.credential.challenge().unwrap_or_default();
    if !entrance
        .challenges
        .take(&challenge, Some(person.id), moment)
    {
        return Ok(not_taken(&visit));
    }
    let Ok(made) = registered(party(entrance), &challenge, &new.credential) else {
        return Ok(not_taken(&visit));
    };
    let called = name(&new.name).unwrap_or_else(|| say!(visit.messages, "me-passkey"));
    let passkey = NewPasskey {
        person: person.id,
        credential: &made.credential,
        key: &made.key,
        counter: made.counter,
        name: &called,
        created: moment,
    };
    let kept = entrance.people.keep_passkey(&passkey).await;
    match kept.map_err(|error| visit.of_people(error))? {
        true => Ok(Json(json!({ "to": "/me#passkeys" })).into_response()),
        false => Ok(not_taken(&visit)),
    }
}

async fn remove(visit: Visit, Path(id): Path<i64>) -> Answered {
    let entrance = visit.entrance()?;
    let person = visit.signed()?.person.id;
    let removed = entrance.people.remove_passkey(person, id).await;
    match removed.map_err(|error| visit.of_people(error))? {
        true => Ok(Redirect::to("/me#passkeys").into_response()),
        false => Err(visit.nowhere()),
    }
}

/// The passkeys of a person.
pub(super) async fn passkeys(
    visit: &Visit,
    entrance: &Entrance,
    person: &Person,
) -> Result<Vec<Passkey>, Refusal> {
    let kept = entrance.people.passkeys(person.id).await;
    kept.map_err(|error| visit.of_people(error))
}

fn party(entrance: &Entrance) -> Party<'_> {
    Party {
        id: &entrance.address.name,
        origin: &entrance.address.origin,
    }
}

fn not_taken(visit: &Visit) -> Response {
    let failure = Failure::new(say!(visit.messages, "passkey-not-taken"));
    error(StatusCode::UNPROCESSABLE_ENTITY, &failure)
}

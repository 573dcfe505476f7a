//! Who may come in where the server has people: a person who signed in, or a program with a key of
//! theirs, each as far as their role goes.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::RequestExt as _;
use axum::extract::{ConnectInfo, MatchedPath, RawPathParams, Request};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};
use desk::clock;
use desk::failure::Failure;
use desk::messages::{Messages, say};
use desk::people::{of_people, secrets};
use store::people::PersonId;

use super::{is_own, only};
use crate::api;
use crate::house::House;
use crate::people::{self, Entrance, From, Key, Signed, Who};
use crate::role::{self, Need, Role};
use crate::room::encoded;
use crate::shell;
use crate::visit::tongue;

/// Lets a request through, with who it is from, or refuses it.
pub(super) async fn gate(
    house: &House,
    entrance: &Entrance,
    mut request: Request,
    next: Next,
) -> Response {
    let messages = house.messages(tongue(request.headers(), house.tongue));
    let stranger = Who::Stranger;
    let path = request.uri().path().to_owned();
    let refuse = |status, who: &Who, what: String| {
        let failure = Failure::new(what).safe(say!(messages, "gate-safe"));
        api::refusal(&path, messages, status, who, &failure)
    };
    let headers = request.headers();
    let host =
        only(headers, "host").filter(|host| host.eq_ignore_ascii_case(&entrance.address.host));
    if host.is_none() {
        let what = say!(messages, "gate-host");
        return refuse(StatusCode::MISDIRECTED_REQUEST, &stranger, what);
    }
    let who = match who(entrance, headers).await {
        Ok(Some(who)) => who,
        Ok(None) => return unknown_key(messages, &path),
        Err(error) => {
            let failure = of_people(messages, error);
            let status = StatusCode::INTERNAL_SERVER_ERROR;
            return api::refusal(&path, messages, status, &stranger, &failure);
        }
    };
    let method = request.method().clone();
    let reads = matches!(method, Method::GET | Method::HEAD);
    // A program sends its key itself: no page of another site can make it do so.
    let is_program = matches!(who, Who::Program(..));
    if !reads && !is_program && !is_own(headers, &entrance.address.origin) {
        return refuse(StatusCode::FORBIDDEN, &who, say!(messages, "gate-origin"));
    }
    let route = request.extensions().get::<MatchedPath>().cloned();
    let need = match &route {
        Some(route) => role::needed(&method, route.as_str()),
        None => Need::Known,
    };
    if matches!(who, Who::Stranger) && !matches!(need, Need::Nothing | Need::Public) {
        return sign_in(messages, &request);
    }
    let slug = slug(&mut request).await;
    if let Err(refusal) = allowed(messages, &path, need, &who, slug.as_deref()) {
        return *refusal;
    }
    let from = From(from(entrance, &request));
    request.extensions_mut().insert(from);
    request.extensions_mut().insert(Arc::new(who));
    next.run(request).await
}

/// Who a request is from; nothing where it bears a key that opens nothing. A request that bears a key is
/// a program's, whatever cookie comes with it.
async fn who(entrance: &Entrance, headers: &HeaderMap) -> Result<Option<Who>, store::Error> {
    let people = &entrance.people;
    let moment = clock::seconds();
    if headers.contains_key(header::AUTHORIZATION) {
        let Some(secret) = only(headers, "authorization").and_then(bearer) else {
            return Ok(None);
        };
        let key = people.access_key(&secrets::digest(secret), moment).await?;
        let Some(key) = key else {
            return Ok(None);
        };
        let signed = signed(entrance, key.person, None).await?;
        return Ok(signed.map(|signed| Who::Program(signed, Key::of(key))));
    }
    let Some(secret) = people::token(headers, &entrance.address) else {
        return Ok(Some(Who::Stranger));
    };
    let session = people
        .session(&secrets::digest(&secret), moment, people::IDLE)
        .await?;
    let Some(session) = session else {
        return Ok(Some(Who::Stranger));
    };
    let signed = signed(entrance, session.person, Some(session.id)).await?;
    Ok(Some(signed.map_or(Who::Stranger, Who::Person)))
}

async fn signed(
    entrance: &Entrance,
    person: PersonId,
    session: Option<i64>,
) -> Result<Option<Signed>, store::Error> {
    let found = entrance.people.person(person).await?;
    let Some(person) = found.filter(|person| person.disabled.is_none()) else {
        return Ok(None);
    };
    Ok(Some(Signed {
        memberships: entrance.people.memberships_of(person.id).await?,
        person,
        session,
    }))
}

/// The secret of `Authorization: Bearer …` (RFC 6750, section 2.1).
fn bearer(value: &str) -> Option<&str> {
    let (scheme, secret) = value.split_once(' ')?;
    let secret = secret.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !secret.is_empty()).then_some(secret)
}

/// Whether somebody known may do what a route asks for. Where they have no role in the dossier, it is as
/// if it were not there.
fn allowed(
    messages: &Messages,
    path: &str,
    need: Need,
    who: &Who,
    slug: Option<&str>,
) -> Result<(), Box<Response>> {
    let refused =
        |status, failure: &Failure| Box::new(api::refusal(path, messages, status, who, failure));
    let nowhere = || refused(StatusCode::NOT_FOUND, &shell::nowhere_because(messages));
    let not_allowed = |role| {
        let failure = shell::not_allowed_because(messages, role);
        refused(StatusCode::FORBIDDEN, &failure)
    };
    let by_program = || {
        let failure =
            Failure::new(say!(messages, "gate-program")).safe(say!(messages, "gate-safe"));
        refused(StatusCode::FORBIDDEN, &failure)
    };
    match need {
        Need::Public | Need::Nothing | Need::Known => Ok(()),
        Need::Person => who.signed().map(|_| ()).ok_or_else(by_program),
        Need::Everywhere(role) => match who.role_everywhere() >= Some(role) {
            true => Ok(()),
            false => Err(not_allowed(role)),
        },
        Need::Host => match who.is_host() {
            true => Ok(()),
            false => Err(not_allowed(Role::Administers)),
        },
        Need::Role(role) | Need::RoleOfPerson(role) => {
            let has = slug
                .and_then(|slug| who.role_in(slug))
                .ok_or_else(nowhere)?;
            if has < role {
                return Err(not_allowed(role));
            }
            match need {
                Need::RoleOfPerson(_) => who.signed().map(|_| ()).ok_or_else(by_program),
                _ => Ok(()),
            }
        }
    }
}

/// The dossier of an address, where its route has one.
async fn slug(request: &mut Request) -> Option<String> {
    let parameters = request.extract_parts::<RawPathParams>().await.ok()?;
    let mut found = parameters
        .iter()
        .filter(|(name, _)| matches!(*name, "slug" | "dossier"));
    found.next().map(|(_, slug)| slug.to_owned())
}

/// To the sign-in page, and from there back; where something was to be changed, or a program asks, that
/// it was not.
fn sign_in(messages: &Messages, request: &Request) -> Response {
    let path = request.uri().path();
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if reads && !path.starts_with("/api/") {
        let to = request
            .uri()
            .path_and_query()
            .map_or(path, |all| all.as_str());
        let to = match to {
            "/" => "/sign-in".to_owned(),
            _ => format!("/sign-in?to={}", encoded(to)),
        };
        return Redirect::to(&to).into_response();
    }
    let failure = Failure::new(say!(messages, "gate-signed-out"))
        .safe(say!(messages, "gate-safe"))
        .next(say!(messages, "gate-signed-out-next"));
    let status = StatusCode::UNAUTHORIZED;
    unauthorized(api::refusal(
        path,
        messages,
        status,
        &Who::Stranger,
        &failure,
    ))
}

fn unknown_key(messages: &Messages, path: &str) -> Response {
    let failure = Failure::new(say!(messages, "gate-key")).safe(say!(messages, "gate-safe"));
    let status = StatusCode::UNAUTHORIZED;
    unauthorized(api::refusal(
        path,
        messages,
        status,
        &Who::Stranger,
        &failure,
    ))
}

/// How to be known otherwise (RFC 9110, section 11.6.1).
pub(crate) fn unauthorized(mut response: Response) -> Response {
    let way = HeaderValue::from_static("Bearer realm=\"essaim\"");
    response.headers_mut().insert(header::WWW_AUTHENTICATE, way);
    response
}

/// Where a request comes from: what the proxy says that stands before the server, where there is one, and
/// else its connection. A proxy adds what it sees at the end; what stands before that, anybody can write.
fn from(entrance: &Entrance, request: &Request) -> Option<IpAddr> {
    let connection = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let connection = connection.map(|info| info.0.ip());
    if !entrance.behind_proxy {
        return connection;
    }
    let told = request
        .headers()
        .get_all("x-forwarded-for")
        .iter()
        .next_back();
    let told = told.and_then(|value| value.to_str().ok());
    let last = told.and_then(|value| value.rsplit(',').next());
    let told = last.and_then(|last| last.trim().parse().ok());
    told.or(connection)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_stands_after_its_word() {
        assert_eq!(bearer("Bearer abc"), Some("abc"));
        assert_eq!(bearer("bearer  abc "), Some("abc"));
        for other in ["", "Bearer", "Bearer ", "Basic abc", "abc"] {
            assert_eq!(bearer(other), None, "{other:?}");
        }
    }
}

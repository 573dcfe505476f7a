//! Who may come in. Where the server has no people, the pages are for the person at this computer: not
//! for other sites that their browser visits, and not for other people of the machine. Where it has
//! people, they sign in (`gate/people.rs`).
//!
//! - The `Host` must be one that the server was told to answer to, so that no other name can be bound
//!   to its address (DNS rebinding).
//! - Without people, a session is begun by the link that the terminal shows, which works once; its
//!   cookie is `HttpOnly` and `SameSite=Strict`.
//! - What is public (a commons) is open to anybody at the server's own host, and to reading only.
//! - What changes anything is never a GET, and must come from the server's own pages: `Origin` (RFC
//!   6454, section 7), or `Sec-Fetch-Site` where a browser leaves that out.

mod people;
#[cfg(test)]
mod tests;

pub(crate) use people::unauthorized;

use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};
use desk::failure::Failure;
use desk::messages::say;
use desk::people::secrets;
use subtle::ConstantTimeEq as _;

use crate::api;
use crate::house::House;
use crate::people::Who;
use crate::role::{self, Need};
use crate::visit::tongue;

/// Name of the session's cookie.
const COOKIE: &str = "essaim";

/// The server's name, and the secrets that open it.
pub(crate) struct Keys {
    /// Hosts that it answers to, each with its port.
    hosts: Vec<String>,
    /// The secret of the opening link; none once it was used.
    link: Mutex<Option<String>>,
    /// The secret of the session.
    session: String,
}

impl Keys {
    /// New secrets for a server at a port of this computer.
    pub(crate) fn new(port: u16) -> Result<Self, Failure> {
        let hosts = ["127.0.0.1", "localhost", "[::1]"];
        Ok(Self {
            hosts: hosts.iter().map(|host| format!("{host}:{port}")).collect(),
            link: Mutex::new(Some(secrets::secret()?)),
            session: secrets::secret()?,
        })
    }

    /// The secret of the opening link.
    pub(crate) fn link(&self) -> String {
        let link = self.link.lock().unwrap_or_else(PoisonError::into_inner);
        link.clone().unwrap_or_default()
    }

    /// Uses the opening link up. True where the secret was right and not used yet.
    fn open(&self, given: &str) -> bool {
        let mut link = self.link.lock().unwrap_or_else(PoisonError::into_inner);
        let right = link.as_deref().is_some_and(|link| same(link, given));
        if right {
            *link = None;
        }
        right
    }

    fn is_host(&self, host: &str) -> bool {
        self.hosts
            .iter()
            .any(|known| known.eq_ignore_ascii_case(host))
    }

    fn is_session(&self, headers: &HeaderMap) -> bool {
        let cookies = headers.get_all(header::COOKIE).iter();
        let pairs = cookies
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='));
        let mut sessions = pairs.filter(|(name, _)| *name == COOKIE);
        sessions.any(|(_, value)| same(value, &self.session))
    }
}

/// Compares secrets in a time that does not tell where they differ.
fn same(one: &str, other: &str) -> bool {
    one.as_bytes().ct_eq(other.as_bytes()).into()
}

/// The value of a header, where there is exactly one.
fn only<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

/// True for a request that a page of this server, at this origin, made.
fn is_own(headers: &HeaderMap, own: &str) -> bool {
    match headers.contains_key(header::ORIGIN) {
        true => only(headers, "origin").is_some_and(|origin| origin == own),
        false => only(headers, "sec-fetch-site") == Some("same-origin"),
    }
}

/// Lets a request through, or refuses it.
pub(crate) async fn gate(
    State(house): State<Arc<House>>,
    mut request: Request,
    next: Next,
) -> Response {
    if let Some(entrance) = &house.entrance {
        return guarded(people::gate(&house, entrance, request, next).await);
    }
    let messages = house.messages(tongue(request.headers(), house.tongue));
    let path = request.uri().path().to_owned();
    let refuse = |status, what: String| {
        let failure = Failure::new(what).safe(say!(messages, "gate-safe"));
        api::refusal(&path, messages, status, &Who::Here, &failure)
    };
    let headers = request.headers();
    let Some(host) = only(headers, "host").filter(|host| house.keys.is_host(host)) else {
        return guarded(refuse(
            StatusCode::MISDIRECTED_REQUEST,
            say!(messages, "gate-host"),
        ));
    };
    if path == "/open" {
        let given = request
            .uri()
            .query()
            .and_then(|query| query.strip_prefix("key="));
        if given.is_some_and(|given| house.keys.open(given)) {
            // Its secret is new with each start of the server: so long it is good, also when the browser
            // was closed in between.
            let cookie = format!(
                "{COOKIE}={}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict",
                house.keys.session
            );
            let mut response = Redirect::to("/").into_response();
            if let Ok(cookie) = HeaderValue::from_str(&cookie) {
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
            return guarded(response);
        }
        // Whoever opens the link again in the same browser is at home.
        if house.keys.is_session(headers) {
            return guarded(Redirect::to("/").into_response());
        }
    }
    let route = request.extensions().get::<MatchedPath>();
    let need = route.map(|route| role::needed(request.method(), route.as_str()));
    let open = path.starts_with("/assets/") || need == Some(Need::Public);
    let is_here = house.keys.is_session(headers);
    if !open && !is_here {
        let failure = Failure::new(say!(messages, "gate-session"))
            .safe(say!(messages, "gate-safe"))
            .next(say!(messages, "gate-session-next"));
        let status = StatusCode::FORBIDDEN;
        return guarded(api::refusal(&path, messages, status, &Who::Here, &failure));
    }
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if !reads && !is_own(headers, &format!("http://{host}")) {
        return guarded(refuse(StatusCode::FORBIDDEN, say!(messages, "gate-origin")));
    }
    let who = if is_here { Who::Here } else { Who::Stranger };
    request.extensions_mut().insert(Arc::new(who));
    guarded(next.run(request).await)
}

/// Nothing is fetched from elsewhere, nothing is shown inside another page, nothing is kept by
/// machines between.
fn guarded(mut response: Response) -> Response {
    let headers = response.headers_mut();
    let policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
                  connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    for (name, value) in [
        ("content-security-policy", policy),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        // Not `no-referrer`, with which browsers send forms with `Origin: null`.
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cache-control", "no-store"),
    ] {
        if !headers.contains_key(name)
            && let Ok(name) = header::HeaderName::from_lowercase(name.as_bytes())
        {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    response
}

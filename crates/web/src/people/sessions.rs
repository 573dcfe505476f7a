//! From signing in to signing out.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use desk::clock;
use desk::failure::Failure;
use desk::people::secrets;
use store::people::{NewSession, PersonId};

use super::{Address, Entrance};

/// Seconds that a session lasts at most: thirty days.
const LONGEST: i64 = 30 * 86_400;
/// Seconds without a request after which it ends: a week.
pub(crate) const IDLE: i64 = 7 * 86_400;

/// The cookie's name. A browser takes `__Host-` only from a closed connection, for one host alone
/// (RFC 6265bis, section 4.1.3.2).
fn cookie(address: &Address) -> &'static str {
    match address.secure {
        true => "__Host-essaim",
        false => "essaim-session",
    }
}

/// The secret of a request's session.
pub(crate) fn token(headers: &HeaderMap, address: &Address) -> Option<String> {
    let cookies = headers.get_all(header::COOKIE).iter();
    let mut pairs = cookies
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    let found = pairs.find(|(name, _)| *name == cookie(address));
    found.map(|(_, value)| value.to_owned())
}

/// Begins a session with a new secret; gives its cookie. The cookie is gone with the browser that holds
/// it: a computer may be shared. Links of other sites may open pages with it, as reading changes
/// nothing; their forms may not, by their origin.
pub(crate) async fn begin(
    entrance: &Entrance,
    person: PersonId,
    headers: &HeaderMap,
) -> Result<HeaderValue, Failure> {
    let secret = secrets::secret()?;
    let browser = headers.get(header::USER_AGENT);
    let browser = browser
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let browser: String = browser.chars().take(200).collect();
    let created = clock::seconds();
    let session = NewSession {
        digest: &secrets::digest(&secret),
        person,
        browser: &browser,
        created,
        expires: created + LONGEST,
    };
    let begun = entrance.people.begin_session(&session).await;
    begun.map_err(Failure::unexpected)?;
    set(&entrance.address, &secret, "")
}

/// To the sign-in page, without the cookie.
pub(crate) fn ended(address: &Address) -> Response {
    let mut response = Redirect::to("/sign-in").into_response();
    if let Ok(cookie) = set(address, "", "; Max-Age=0") {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

fn set(address: &Address, value: &str, more: &str) -> Result<HeaderValue, Failure> {
    let secure = if address.secure { "; Secure" } else { "" };
    let name = cookie(address);
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{more}");
    HeaderValue::from_str(&cookie).map_err(Failure::unexpected)
}

//! Style, script and sign: part of the program, named by what they hold, kept by the browser.

use std::sync::Arc;

use axum::Router;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::house::House;

/// Where the style sheet is. The number changes with it.
pub(crate) const STYLE: &str = concat!("/assets/style-", env!("CARGO_PKG_VERSION"), ".css");
/// Where the script is.
pub(crate) const SCRIPT: &str = concat!("/assets/script-", env!("CARGO_PKG_VERSION"), ".js");
/// Where the script for passkeys is: on pages that need no other.
pub(crate) const PASSKEYS: &str = concat!("/assets/passkeys-", env!("CARGO_PKG_VERSION"), ".js");
/// Where the sign is.
pub(crate) const ICON: &str = "/assets/icon.svg";

const STYLE_TEXT: &str = include_str!("../../assets/style.css");
const SCRIPT_TEXT: &str = include_str!("../../assets/script.js");
const PASSKEYS_TEXT: &str = include_str!("../../assets/passkeys.js");
const ICON_TEXT: &str = include_str!("../../assets/icon.svg");

pub(crate) fn router() -> Router<Arc<House>> {
    Router::new()
        .route(
            STYLE,
            get(async || asset("text/css; charset=utf-8", STYLE_TEXT)),
        )
        .route(
            SCRIPT,
            get(async || asset("text/javascript; charset=utf-8", SCRIPT_TEXT)),
        )
        .route(
            PASSKEYS,
            get(async || asset("text/javascript; charset=utf-8", PASSKEYS_TEXT)),
        )
        .route(ICON, get(async || asset("image/svg+xml", ICON_TEXT)))
}

/// Asked again each time, for a program that is brought up to date keeps its addresses.
fn asset(kind: &'static str, text: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "private, max-age=600"),
    ];
    (headers, text).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_light() {
        assert!(
            SCRIPT_TEXT.len() <= 6 * 1024,
            "script: {}",
            SCRIPT_TEXT.len()
        );
        assert!(PASSKEYS_TEXT.len() <= 6 * 1024);
        assert!(STYLE_TEXT.len() <= 10 * 1024, "style: {}", STYLE_TEXT.len());
    }
}

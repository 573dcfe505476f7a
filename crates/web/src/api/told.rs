//! How answers are given.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;

use crate::api::API;
use crate::room::{Room, encoded};

/// A document.
pub(super) fn json(document: &impl Serialize) -> Response {
    Json(document).into_response()
}

/// A document of something that was made, and where it is.
pub(super) fn made(status: StatusCode, at: &str, document: &impl Serialize) -> Response {
    let mut response = (status, Json(document)).into_response();
    if let Ok(at) = HeaderValue::from_str(at) {
        response.headers_mut().insert(header::LOCATION, at);
    }
    response
}

/// The address of something of a dossier.
pub(super) fn at(room: &Room, path: &str) -> String {
    format!("{API}/dossiers/{}{path}", encoded(&room.slug))
}

/// A file to keep.
pub(super) fn file(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    // RFC 6266, with the name of RFC 8187.
    let disposition = format!("attachment; filename*=UTF-8''{}", encoded(name));
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    (headers, bytes).into_response()
}

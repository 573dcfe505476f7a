//! What could not be done, for a program and for the person behind it (RFC 9457).

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use desk::failure::{Failure, Kind};
use desk::messages::{Messages, Tongue};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::API;
use crate::people::Who;
use crate::shell;

/// What could not be done. Its sentences are in the language of `Accept-Language`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Problem {
    /// The status of the answer.
    pub(crate) status: u16,
    /// What happened.
    pub(crate) title: String,
    /// What is safe.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) detail: Option<String>,
    /// What to do next.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) next: Option<String>,
    #[serde(skip)]
    tongue: Option<Tongue>,
}

impl Problem {
    /// Of a failure, with a status.
    pub(super) fn with(messages: &Messages, status: StatusCode, failure: &Failure) -> Self {
        Self {
            status: status.as_u16(),
            title: failure.what().to_owned(),
            detail: failure.what_is_safe().map(str::to_owned),
            next: failure.what_next().map(str::to_owned),
            tongue: Some(messages.tongue),
        }
    }

    /// Of a failure, with the status that its kind has.
    pub(super) fn of(messages: &Messages, failure: &Failure) -> Self {
        let status = match failure.kind() {
            Kind::CouldNot | Kind::WrongUse => StatusCode::UNPROCESSABLE_ENTITY,
            Kind::Missing => StatusCode::NOT_FOUND,
            Kind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Kind::Conflict => StatusCode::CONFLICT,
            Kind::Fault => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Self::with(messages, status, failure)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status);
        let status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let tongue = self.tongue.map_or("fr", Tongue::code);
        let mut response = (status, Json(self)).into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(tongue));
        response
    }
}

/// Whether a path is of the API.
fn is_api(path: &str) -> bool {
    path.strip_prefix(API)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// What the gate refuses: a problem under the API, a page elsewhere.
pub(crate) fn refusal(
    path: &str,
    messages: &Messages,
    status: StatusCode,
    who: &Who,
    failure: &Failure,
) -> Response {
    match is_api(path) {
        true => Problem::with(messages, status, failure).into_response(),
        false => shell::refusal(messages, status, who, failure),
    }
}

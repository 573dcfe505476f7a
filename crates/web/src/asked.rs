//! What a request asks for, taken out of its address and its body: where that cannot be read, a page says
//! so in the person's words.

use std::sync::Arc;

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use desk::failure::Failure;
use desk::messages::say;
use serde::de::DeserializeOwned;

use crate::house::House;
use crate::visit::{Refusal, Visit};

/// The pieces of an address. What is no such piece is the address of no page.
pub(crate) struct Path<T>(pub(crate) T);

impl<T: DeserializeOwned + Send> FromRequestParts<Arc<House>> for Path<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, house: &Arc<House>) -> Result<Self, Refusal> {
        match axum::extract::Path::from_request_parts(parts, house).await {
            Ok(axum::extract::Path(pieces)) => Ok(Self(pieces)),
            Err(_) => Err(visit(parts, house).await.nowhere()),
        }
    }
}

/// What follows the question mark of an address.
pub(crate) struct Query<T>(pub(crate) T);

impl<T: DeserializeOwned + Send> FromRequestParts<Arc<House>> for Query<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, house: &Arc<House>) -> Result<Self, Refusal> {
        match axum::extract::Query::from_request_parts(parts, house).await {
            Ok(axum::extract::Query(asked)) => Ok(Self(asked)),
            Err(_) => Err(visit(parts, house).await.nowhere()),
        }
    }
}

/// The fields of a form that a page of ours sent.
pub(crate) struct Form<T>(pub(crate) T);

impl<T: DeserializeOwned + Send> FromRequest<Arc<House>> for Form<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, house: &Arc<House>) -> Result<Self, Refusal> {
        let (mut parts, body) = request.into_parts();
        let visit = visit(&mut parts, house).await;
        let request = Request::from_parts(parts, body);
        match axum::extract::Form::from_request(request, house).await {
            Ok(axum::extract::Form(fields)) => Ok(Self(fields)),
            Err(rejection) => Err(unread(&visit, rejection.status())),
        }
    }
}

/// JSON that a script of ours sent.
pub(crate) struct Json<T>(pub(crate) T);

impl<T: DeserializeOwned + Send> FromRequest<Arc<House>> for Json<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, house: &Arc<House>) -> Result<Self, Refusal> {
        let (mut parts, body) = request.into_parts();
        let visit = visit(&mut parts, house).await;
        let request = Request::from_parts(parts, body);
        match axum::extract::Json::from_request(request, house).await {
            Ok(axum::extract::Json(sent)) => Ok(Self(sent)),
            Err(rejection) => Err(unread(&visit, rejection.status())),
        }
    }
}

/// Files and fields that a page of ours sent.
pub(crate) struct Multipart(pub(crate) axum::extract::Multipart);

impl FromRequest<Arc<House>> for Multipart {
    type Rejection = Refusal;

    async fn from_request(request: Request, house: &Arc<House>) -> Result<Self, Refusal> {
        let (mut parts, body) = request.into_parts();
        let visit = visit(&mut parts, house).await;
        let request = Request::from_parts(parts, body);
        match axum::extract::Multipart::from_request(request, house).await {
            Ok(sent) => Ok(Self(sent)),
            Err(rejection) => Err(unread(&visit, rejection.status())),
        }
    }
}

async fn visit(parts: &mut Parts, house: &Arc<House>) -> Visit {
    let Ok(visit) = Visit::from_request_parts(parts, house).await;
    visit
}

fn unread(visit: &Visit, status: StatusCode) -> Refusal {
    let messages = &visit.messages;
    let (what, next) = match status {
        StatusCode::PAYLOAD_TOO_LARGE => (
            say!(messages, "asked-too-large"),
            say!(messages, "asked-too-large-next"),
        ),
        _ => (
            say!(messages, "asked-unread"),
            say!(messages, "asked-unread-next"),
        ),
    };
    let failure = Failure::new(what)
        .safe(say!(messages, "gate-safe"))
        .next(next);
    visit.refused_as(status, &failure)
}

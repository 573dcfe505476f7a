//! Who calls: the language they read, what they ask for, and the problems of what cannot be read of a
//! request.

use std::future::Future;
use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, FromRequestParts, Multipart, Path, Query, Request};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, StatusCode, header};
use desk::context::Context;
use desk::failure::{Failure, Kind, of_store};
use desk::messages::{Messages, say};
use serde::de::DeserializeOwned;
use tokio::runtime::Handle;

use super::problem::Problem;
use crate::house::House;
use crate::people::Who;
use crate::role::Role;
use crate::room::{Loaded, Room};
use crate::shell;
use crate::uploads::{self, Received};
use crate::visit::tongue;

/// Whoever calls.
pub(crate) struct Caller {
    pub(super) house: Arc<House>,
    pub(super) messages: Arc<Messages>,
    /// Who it is, as the gate found out.
    pub(super) who: Arc<Who>,
}

impl FromRequestParts<Arc<House>> for Caller {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        house: &Arc<House>,
    ) -> Result<Self, Self::Rejection> {
        Ok(Self::of(parts, house))
    }
}

impl Caller {
    fn of(parts: &Parts, house: &Arc<House>) -> Self {
        Self::with(&parts.headers, &parts.extensions, house)
    }

    fn with(headers: &HeaderMap, extensions: &Extensions, house: &Arc<House>) -> Self {
        let who = extensions.get::<Arc<Who>>();
        Self {
            house: Arc::clone(house),
            messages: Arc::clone(house.messages(tongue(headers, house.tongue))),
            who: who.map_or_else(|| Arc::new(Who::Stranger), Arc::clone),
        }
    }

    /// What commands are handed.
    pub(super) fn context(&self) -> Context {
        Context::now(Arc::clone(&self.messages))
    }

    /// A dossier by its name. One that the caller has no role in is as one that is not there.
    pub(super) async fn room(&self, name: &str) -> Result<Arc<Room>, Problem> {
        if self.who.role_in(name).is_none() {
            return Err(self.nowhere());
        }
        let room = self.house.room(name).await;
        let path = std::path::Path::new(name);
        room.map_err(|error| self.failed(&of_store(&self.messages, error, path)))?
            .ok_or_else(|| self.nowhere())
    }

    /// Refuses what asks for a greater role than the caller has.
    pub(super) fn must(&self, room: &Room, role: Role) -> Result<(), Problem> {
        if self.who.role_in(&room.slug) >= Some(role) {
            return Ok(());
        }
        let failure = shell::not_allowed_because(&self.messages, role);
        Err(self.refused(StatusCode::FORBIDDEN, &failure))
    }

    /// What is loaded of a dossier, with the vectors of its passages once the model is there.
    pub(super) async fn loaded(&self, room: &Room) -> Result<Arc<Loaded>, Problem> {
        let embedder = self.house.embedder_now();
        let loaded = room.loaded(&self.context(), embedder.as_ref()).await;
        loaded.map_err(|failure| self.failed(&failure))
    }

    /// Work that is more than a moment's, beside what serves others.
    pub(super) async fn beside<T, Made>(
        &self,
        work: impl FnOnce() -> Made + Send + 'static,
    ) -> Result<T, Problem>
    where
        T: Send + 'static,
        Made: Future<Output = Result<T, Failure>>,
    {
        let worked = tokio::task::spawn_blocking(move || Handle::current().block_on(work()));
        let outcome = worked
            .await
            .unwrap_or_else(|error| Err(Failure::unexpected(error)));
        outcome.map_err(|failure| self.failed(&failure))
    }

    /// The files and the fields of a request to a dossier.
    pub(super) async fn received(&self, room: &Room, sent: Sent) -> Result<Received, Problem> {
        let incoming = uploads::incoming(room.dir());
        let received = uploads::written(&self.messages, &incoming, sent.0);
        received.await.map_err(|failure| self.failed(&failure))
    }

    /// The same, to no dossier.
    pub(super) async fn received_apart(&self, sent: Sent) -> Result<Received, Problem> {
        let incoming = self.house.incoming();
        let received = uploads::written(&self.messages, &incoming, sent.0);
        received.await.map_err(|failure| self.failed(&failure))
    }

    /// What could not be done.
    pub(super) fn failed(&self, failure: &Failure) -> Problem {
        Problem::of(&self.messages, failure)
    }

    /// What could not be done with a dossier's store.
    pub(super) fn of_store(&self, room: &Room, error: store::Error) -> Problem {
        self.failed(&of_store(&self.messages, error, room.dir()))
    }

    /// What cannot be done so.
    pub(super) fn refused(&self, status: StatusCode, failure: &Failure) -> Problem {
        Problem::with(&self.messages, status, failure)
    }

    /// What is asked for is not there.
    pub(super) fn nowhere(&self) -> Problem {
        let failure = Failure::new(say!(self.messages, "api-nowhere"));
        self.failed(
            &failure
                .next(say!(self.messages, "api-nowhere-next"))
                .of_kind(Kind::Missing),
        )
    }

    /// What a request says is not understood.
    pub(super) fn unclear(&self, what: String) -> Problem {
        let safe = say!(self.messages, "gate-safe");
        self.refused(
            StatusCode::UNPROCESSABLE_ENTITY,
            &Failure::new(what).safe(safe),
        )
    }

    fn not_read(&self, status: StatusCode, what: String) -> Problem {
        let failure = Failure::new(what).safe(say!(self.messages, "gate-safe"));
        self.refused(status, &failure.next(say!(self.messages, "api-next")))
    }
}

/// What stands in the path.
pub(super) struct At<T>(pub(super) T);

impl<T: DeserializeOwned + Send> FromRequestParts<Arc<House>> for At<T> {
    type Rejection = Problem;

    async fn from_request_parts(
        parts: &mut Parts,
        house: &Arc<House>,
    ) -> Result<Self, Self::Rejection> {
        match Path::<T>::from_request_parts(parts, house).await {
            Ok(Path(found)) => Ok(Self(found)),
            // A number that is none names nothing.
            Err(rejection) if rejection.status().is_client_error() => {
                Err(Caller::of(parts, house).nowhere())
            }
            Err(rejection) => {
                let failure = Failure::unexpected(rejection);
                Err(Caller::of(parts, house).failed(&failure))
            }
        }
    }
}

/// What stands in the query.
pub(super) struct With<T>(pub(super) T);

impl<T: DeserializeOwned> FromRequestParts<Arc<House>> for With<T> {
    type Rejection = Problem;

    async fn from_request_parts(
        parts: &mut Parts,
        house: &Arc<House>,
    ) -> Result<Self, Self::Rejection> {
        let query = Query::<T>::from_request_parts(parts, house).await;
        query.map(|Query(found)| Self(found)).map_err(|rejection| {
            let caller = Caller::of(parts, house);
            let reason = rejection.body_text();
            let what = say!(caller.messages, "api-bad-query", reason = reason);
            caller.not_read(StatusCode::BAD_REQUEST, what)
        })
    }
}

/// A body of JSON.
pub(super) struct Body<T>(pub(super) T);

impl<T: DeserializeOwned> FromRequest<Arc<House>> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, house: &Arc<House>) -> Result<Self, Self::Rejection> {
        let caller = caller_of(&request, house);
        let body = Json::<T>::from_request(request, house).await;
        body.map(|Json(found)| Self(found)).map_err(|rejection| {
            let messages = &caller.messages;
            let reason = rejection.body_text();
            let what = match &rejection {
                JsonRejection::MissingJsonContentType(_) => say!(messages, "api-not-json"),
                _ if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                    say!(messages, "api-too-large")
                }
                _ => say!(messages, "api-bad-body", reason = reason),
            };
            caller.not_read(rejection.status(), what)
        })
    }
}

/// A body of files and fields.
pub(super) struct Sent(Multipart);

impl FromRequest<Arc<House>> for Sent {
    type Rejection = Problem;

    async fn from_request(request: Request, house: &Arc<House>) -> Result<Self, Self::Rejection> {
        let caller = caller_of(&request, house);
        let kind = request.headers().get(header::CONTENT_TYPE);
        let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let is_form = kind
            .get(..19)
            .is_some_and(|begins| begins.eq_ignore_ascii_case("multipart/form-data"));
        if !is_form {
            let what = say!(caller.messages, "api-not-multipart");
            return Err(caller.not_read(StatusCode::UNSUPPORTED_MEDIA_TYPE, what));
        }
        let parts = Multipart::from_request(request, house).await;
        parts.map(Self).map_err(|rejection| {
            let reason = rejection.body_text();
            let what = say!(caller.messages, "api-bad-body", reason = reason);
            caller.not_read(StatusCode::BAD_REQUEST, what)
        })
    }
}

fn caller_of(request: &Request, house: &Arc<House>) -> Caller {
    Caller::with(request.headers(), request.extensions(), house)
}

//! A request's person: the language they read, and what they were just told.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use desk::commons::{self, Open};
use desk::context::Context;
use desk::failure::{Failure, of_store};
use desk::messages::{Messages, Tongue};
use desk::people::of_people;
use maud::Markup;

use crate::house::House;
use crate::notices::Undo;
use crate::people::{Entrance, From, Signed, Who};
use crate::role::Role;
use crate::room::{Loaded, Room};
use crate::shell::{self, Here, Public, Shell};

/// The language that a person chose, else the first that their browser names and that is spoken here.
pub(crate) fn tongue(headers: &HeaderMap, otherwise: Tongue) -> Tongue {
    let cookies = headers.get_all(header::COOKIE).iter();
    let chosen = cookies
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().strip_prefix("language="))
        .find_map(of_code);
    let accepted = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .into_iter()
        .flat_map(|value| value.split(','))
        .filter_map(|one| one.split([';', '-']).next())
        .find_map(|code| of_code(code.trim()));
    chosen.or(accepted).unwrap_or(otherwise)
}

/// The language that the address itself names (`lang=fr`): public pages have an address in each.
fn named(query: &str) -> Option<Tongue> {
    let mut pairs = query.split('&');
    pairs
        .find_map(|pair| pair.strip_prefix("lang="))
        .and_then(of_code)
}

/// A language by its code.
pub(crate) fn of_code(code: &str) -> Option<Tongue> {
    match code {
        "fr" => Some(Tongue::Fr),
        "en" => Some(Tongue::En),
        _ => None,
    }
}

/// What notices of the commons are kept under; no dossier can be called so.
const COMMONS: &str = "/commons";

/// A page that cannot be given, in words.
pub(crate) struct Refusal(Box<Response>);

impl Refusal {
    pub(crate) fn of(page: Response) -> Self {
        Self(Box::new(page))
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        *self.0
    }
}

/// What a page gives.
pub(crate) type Answered = Result<Response, Refusal>;

/// The person of a request.
pub(crate) struct Visit {
    pub(crate) house: Arc<House>,
    pub(crate) messages: Arc<Messages>,
    /// Who it is, as the gate found out.
    pub(crate) who: Arc<Who>,
    /// Where the request comes from.
    pub(crate) from: From,
    /// The number of the notice to show.
    notice: Option<u64>,
    /// The page's own address, to come back to.
    pub(crate) here: String,
    /// The host that was asked, which the gate knows.
    host: String,
}

impl FromRequestParts<Arc<House>> for Visit {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        house: &Arc<House>,
    ) -> Result<Self, Self::Rejection> {
        let query = parts.uri.query().unwrap_or_default();
        let public = parts.uri.path().starts_with("/commons");
        let tongue = named(query)
            .filter(|_| public)
            .unwrap_or_else(|| tongue(&parts.headers, house.tongue));
        let notice = query.split('&').find_map(|pair| pair.strip_prefix("told="));
        Ok(Self {
            house: Arc::clone(house),
            messages: Arc::clone(house.messages(tongue)),
            who: parts
                .extensions
                .get::<Arc<Who>>()
                .map_or_else(|| Arc::new(Who::Stranger), Arc::clone),
            from: parts.extensions.get().copied().unwrap_or(From(None)),
            notice: notice.and_then(|number| number.parse().ok()),
            here: parts.uri.path().to_owned(),
            host: parts
                .headers
                .get(header::HOST)
                .and_then(|host| host.to_str().ok())
                .map(str::to_owned)
                .unwrap_or_default(),
        })
    }
}

impl Visit {
    /// What commands are handed: the language, the moment, the day.
    pub(crate) fn context(&self) -> Context {
        Context::now(Arc::clone(&self.messages))
    }

    /// The dossier of an address. One that the person has no role in is as one that is not there.
    pub(crate) async fn room(&self, slug: &str) -> Result<Arc<Room>, Refusal> {
        if self.who.role_in(slug).is_none() {
            return Err(self.nowhere());
        }
        let room = self.house.room(slug).await;
        let path = std::path::Path::new(slug);
        room.map_err(|error| self.failed(&of_store(&self.messages, error, path)))?
            .ok_or_else(|| self.nowhere())
    }

    /// Where people sign in; on a server that has none there are no such pages.
    pub(crate) fn entrance(&self) -> Result<&Entrance, Refusal> {
        self.house.entrance.as_ref().ok_or_else(|| self.nowhere())
    }

    /// Who signed in, on pages that only they reach.
    pub(crate) fn signed(&self) -> Result<&Signed, Refusal> {
        self.who.signed().ok_or_else(|| self.nowhere())
    }

    /// What could not be done with the file of people.
    pub(crate) fn of_people(&self, error: store::Error) -> Refusal {
        self.failed(&of_people(&self.messages, error))
    }

    /// Whether the person has a role in a dossier, or a greater one.
    pub(crate) fn may(&self, room: &Room, role: Role) -> bool {
        self.who.role_in(&room.slug) >= Some(role)
    }

    /// Refuses what asks for a greater role than the person has.
    pub(crate) fn must(&self, room: &Room, role: Role) -> Result<(), Refusal> {
        match self.may(room, role) {
            true => Ok(()),
            false => Err(Refusal::of(shell::not_allowed(
                &self.messages,
                &self.who,
                role,
            ))),
        }
    }

    /// What is loaded of a dossier, as it is now. Its passages have their vectors once the model is
    /// loaded.
    pub(crate) async fn loaded(&self, room: &Room) -> Result<Arc<Loaded>, Refusal> {
        let embedder = self.house.embedder_now();
        let loaded = room.loaded(&self.context(), embedder.as_ref()).await;
        loaded.map_err(|failure| self.failed(&failure))
    }

    /// A page of a dossier.
    pub(crate) fn page(&self, room: &Room, here: Here, title: &str, body: &Markup) -> Response {
        let notice = self.notice.and_then(|number| {
            let notice = self.house.notices.get(number, &room.slug)?;
            Some((number, notice))
        });
        shell::page(
            &self.messages,
            &Shell {
                room: Some(room),
                here,
                address: &self.here,
                notice,
                ..Shell::beside(&self.who, title)
            },
            body,
        )
    }

    /// A page that is not of a dossier.
    pub(crate) fn page_beside(&self, title: &str, body: &Markup) -> Response {
        let shell = Shell {
            address: &self.here,
            ..Shell::beside(&self.who, title)
        };
        shell::page(&self.messages, &shell, body)
    }

    /// The commons, as of now. On a server without one there are no such pages.
    pub(crate) fn commons(&self) -> Result<Open, Refusal> {
        let open = self.house.commons.as_ref().ok_or_else(|| self.nowhere())?;
        let now = commons::now(&self.context()).map_err(|failure| self.failed(&failure))?;
        Ok(open.at(now))
    }

    /// Whether the person may say something in the commons, for the organisation that keeps it.
    pub(crate) fn may_say(&self, open: &Open, role: Role) -> bool {
        open.keys.is_some() && self.who.role_everywhere() >= Some(role)
    }

    /// The beginning of this server's addresses, as others reach it.
    pub(crate) fn origin(&self) -> String {
        match &self.house.entrance {
            Some(entrance) => entrance.address.origin.clone(),
            None => format!("http://{}", self.host),
        }
    }

    /// A page that anybody may read. `address` is its own, query included, to come back to.
    pub(crate) fn public_page(
        &self,
        title: &str,
        address: &str,
        public: &Public,
        body: &Markup,
    ) -> Response {
        let notice = self.notice.and_then(|number| {
            let notice = self.house.notices.get(number, COMMONS)?;
            Some((number, notice))
        });
        let shell = Shell {
            address,
            notice,
            public: Some(public),
            ..Shell::beside(&self.who, title)
        };
        shell::page(&self.messages, &shell, body)
    }

    /// To another page of the commons, which tells what was done.
    pub(crate) fn done_in_commons(&self, to: &str, text: String) -> Response {
        let to = self.house.notices.tell(COMMONS, to, text, None);
        Redirect::to(&to).into_response()
    }

    /// To another page, which tells what was done.
    pub(crate) fn done(&self, room: &Room, to: &str, text: String, undo: Option<Undo>) -> Response {
        let to = self.house.notices.tell(&room.slug, to, text, undo);
        Redirect::to(&to).into_response()
    }

    /// What could not be done.
    pub(crate) fn failed(&self, failure: &Failure) -> Refusal {
        let status = match failure.is_wrong_use() {
            true => StatusCode::UNPROCESSABLE_ENTITY,
            false => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Refusal::of(shell::refusal(&self.messages, status, &self.who, failure))
    }

    /// What a person cannot do so, and how they can.
    pub(crate) fn refused(&self, failure: &Failure) -> Refusal {
        self.refused_as(StatusCode::UNPROCESSABLE_ENTITY, failure)
    }

    /// The same, under another status.
    pub(crate) fn refused_as(&self, status: StatusCode, failure: &Failure) -> Refusal {
        Refusal::of(shell::refusal(&self.messages, status, &self.who, failure))
    }

    /// What could not be done with a dossier's store.
    pub(crate) fn of_store(&self, room: &Room, error: store::Error) -> Refusal {
        self.failed(&of_store(&self.messages, error, room.dir()))
    }

    /// There is no such page.
    pub(crate) fn nowhere(&self) -> Refusal {
        Refusal::of(shell::nowhere(&self.messages, &self.who))
    }
}

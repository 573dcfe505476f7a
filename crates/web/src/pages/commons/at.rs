//! A request to the commons: who asks, the commons as of now, and how it is run.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use commons::constitution::Constitution;
use commons::digest::Digest;
use commons::fold::Record;
use commons::kinds::Kind;
use commons::names::{KindName, RecordId};
use commons::statement::Statement;
use desk::commons::Open;
use desk::commons::failing::of_commons;
use desk::commons::naming::{self, Names};
use desk::failure::Failure;
use desk::messages::Messages;
use maud::Markup;
use store::{Commons as _, CommonsError};

use crate::house::House;
use crate::role::Role;
use crate::shell::Public;
use crate::visit::{Refusal, Visit};

/// The most characters of a description that lists of pages show.
const DESCRIPTION: usize = 160;

/// A request to the commons.
pub(super) struct At {
    pub(super) visit: Visit,
    pub(super) open: Open,
    pub(super) constitution: Arc<Constitution>,
}

impl FromRequestParts<Arc<House>> for At {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, house: &Arc<House>) -> Result<Self, Refusal> {
        let Ok(visit) = Visit::from_request_parts(parts, house).await;
        let open = visit.commons()?;
        let constitution = open.store.constitution(open.now).await;
        let constitution = constitution.map_err(|error| of_open(&visit, &open, error))?;
        Ok(Self {
            visit,
            open,
            constitution,
        })
    }
}

fn of_open(visit: &Visit, open: &Open, error: CommonsError) -> Refusal {
    visit.failed(&of_commons(&visit.messages, error, open.store.folder()))
}

impl At {
    pub(super) fn messages(&self) -> &Messages {
        &self.visit.messages
    }

    /// The code of the language that is read.
    pub(super) fn code(&self) -> &'static str {
        self.visit.messages.tongue.code()
    }

    /// What could not be done with the commons.
    pub(super) fn failed(&self, error: CommonsError) -> Refusal {
        of_open(&self.visit, &self.open, error)
    }

    /// What was refused, as the person's to mend.
    pub(super) fn refused(&self, failure: &Failure) -> Refusal {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        self.visit.refused_as(status, failure)
    }

    /// Whether the person may say, or check, something here.
    pub(super) fn may(&self, role: Role) -> bool {
        self.visit.may_say(&self.open, role)
    }

    /// The kind of a name.
    pub(super) fn kind(&self, name: &str) -> Result<Arc<Kind>, Refusal> {
        let name: Option<KindName> = name.parse().ok();
        let kind = name.and_then(|name| self.constitution.kind(&name, self.open.now).cloned());
        kind.ok_or_else(|| self.visit.nowhere())
    }

    /// What people call a kind.
    pub(super) fn kind_title(&self, name: &KindName) -> String {
        let kind = self.constitution.kind(name, self.open.now);
        let title = kind.map_or(name.as_str(), |kind| kind.title().of(self.code()));
        title.to_owned()
    }

    /// The record of an address.
    pub(super) async fn record(&self, kind: &str, id: &str) -> Result<Record, Refusal> {
        let id: RecordId = format!("{kind}/{id}")
            .parse()
            .map_err(|_| self.visit.nowhere())?;
        let record = self.open.store.record(&id, self.open.now).await;
        let record = record.map_err(|error| self.failed(error))?;
        record.ok_or_else(|| self.visit.nowhere())
    }

    /// The statement of an address.
    pub(super) async fn statement(&self, id: &str) -> Result<Statement, Refusal> {
        let id: Digest = id.parse().map_err(|_| self.visit.nowhere())?;
        let statement = self.open.store.statement(&id).await;
        let statement = statement.map_err(|error| self.failed(error))?;
        statement.ok_or_else(|| self.visit.nowhere())
    }

    /// The names of records.
    pub(super) async fn names(
        &self,
        records: impl IntoIterator<Item = RecordId> + Send,
    ) -> Result<Names, Refusal> {
        let records: Vec<RecordId> = records.into_iter().collect();
        let names = naming::names(&self.open, records).await;
        names.map_err(|error| self.failed(error))
    }

    /// A page. `address` is its own, with its query; `here` is the way that it is at.
    pub(super) fn page(
        &self,
        title: &str,
        address: &str,
        here: &'static str,
        about: &str,
        body: &Markup,
    ) -> Response {
        let public = Public {
            description: shortened(about, DESCRIPTION),
            canonical: format!("{}{address}", self.visit.origin()),
            here,
            says: self.may(Role::Writes),
        };
        self.visit.public_page(title, address, &public, body)
    }
}

/// The beginning of a text, to the end of a word, with a sign that there is more.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= most {
        return text;
    }
    let cut: String = text.chars().take(most).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", &cut[..end])
}

/// The address of a record's page.
pub(super) fn of_record(record: &RecordId) -> String {
    format!("/commons/records/{record}")
}

/// The address of a statement's page.
pub(super) fn of_statement(statement: &Digest) -> String {
    format!("/commons/statements/{statement}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_the_end_of_a_word() {
        assert_eq!(shortened("Un  texte\ncourt", 40), "Un texte court");
        assert_eq!(shortened("Un texte plus long", 10), "Un texte…");
        assert_eq!(shortened("Étonnamment", 4), "Éton…");
    }
}

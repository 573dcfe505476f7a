//! Something said: signed, let in at the door, kept, published.

use ::commons::admit::{Seen, admit};
use ::commons::digest::Digest;
use ::commons::names::{Language, RecordId};
use ::commons::statement::{Says, Statement, Words};
use store::{Commons as _, CommonsError};

use super::failing::{of_commons, of_refusal, of_wrong};
use super::{Open, Speaker};
use crate::context::Context;
use crate::failure::Failure;

/// Seconds in a day, over which an account's statements are counted.
const DAY: i64 = 24 * 3600;

/// Says one thing. Gives the statement's id.
pub async fn say(
    context: &Context,
    open: &Open,
    speaker: &Speaker<'_>,
    says: Says,
    words: Option<Words>,
) -> Result<Digest, Failure> {
    let ids = say_all(
        context,
        open,
        vec![make(context, open, speaker, says, words)?],
    )
    .await?;
    ids.into_iter()
        .next()
        .ok_or_else(|| Failure::unexpected("nothing was said"))
}

/// Signs one thing, and says nothing yet.
pub fn make(
    context: &Context,
    open: &Open,
    speaker: &Speaker<'_>,
    says: Says,
    words: Option<Words>,
) -> Result<Statement, Failure> {
    let organisation = speaker.organisation.clone();
    Statement::say(says, words, organisation, open.now, speaker.key)
        .map_err(|error| of_wrong(&context.messages, &error))
}

/// Says things, all or none: each must be let in at the door as the commons is before any of them.
pub async fn say_all(
    context: &Context,
    open: &Open,
    statements: Vec<Statement>,
) -> Result<Vec<Digest>, Failure> {
    let messages = &context.messages;
    let failed = |error| of_commons(messages, error, open.store.folder());
    let keys = open
        .keys
        .as_ref()
        .ok_or_else(|| failed(CommonsError::NoKey(open.store.folder().join("keys"))))?;
    for (before, statement) in statements.iter().enumerate() {
        let refused = let_in(open, statement, before).await.map_err(failed)?;
        if let Err(refusal) = refused {
            return Err(of_refusal(messages, &refusal));
        }
    }
    open.store.append(&statements).await.map_err(failed)?;
    open.store.publish(&keys.log).await.map_err(failed)?;
    Ok(statements.iter().map(Statement::id).collect())
}

/// A value of a record, ready to be signed.
pub fn value(
    record: RecordId,
    field: &str,
    language: Option<Language>,
    licence: &str,
    replaces: Option<Digest>,
) -> Result<Says, Failure> {
    Ok(Says::Value {
        record,
        field: field.parse().map_err(Failure::unexpected)?,
        language,
        licence: licence.parse().map_err(Failure::unexpected)?,
        replaces,
    })
}

/// What the door says to a statement, before which others of the same author are said.
async fn let_in(
    open: &Open,
    statement: &Statement,
    before: usize,
) -> Result<Result<(), ::commons::admit::Refusal>, CommonsError> {
    let store = &open.store;
    let constitution = store.constitution(open.now).await?;
    let about = match statement.says().about() {
        Some(id) => store.statement(&id).await?,
        None => None,
    };
    let named = statement.says().record().cloned();
    let record = match (named, &about) {
        (Some(record), _) => Some(record),
        (None, Some(about)) => store.records_of(&about.id()).await?.into_iter().next(),
        (None, None) => None,
    };
    let record = match record {
        Some(record) => store.record(&record, open.now).await?,
        None => None,
    };
    let recent = store
        .recent(statement.author(), open.now.after(-DAY))
        .await?;
    let before = u32::try_from(before).unwrap_or(u32::MAX);
    let seen = Seen {
        now: open.now,
        constitution: &constitution,
        record: record.as_ref(),
        about: about.as_ref(),
        recent: recent.saturating_add(before),
        known: store.statement(&statement.id()).await?.is_some(),
    };
    Ok(admit(statement, &seen))
}

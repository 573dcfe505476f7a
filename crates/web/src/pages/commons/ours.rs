//! What the node's organisation said, and what others answered: notices of reviews against it, disputes
//! and reverts, each with its reason.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use commons::digest::Digest;
use commons::names::RecordId;
use commons::statement::{Says, Statement, Target, Verdict};
use desk::commons::naming::Names;
use desk::messages::say;
use desk::words;
use maud::{Markup, html};
use store::Commons as _;

use super::at::{At, of_statement};
use super::history::{speaker, summary};
use super::value;
use crate::house::House;
use crate::visit::{Answered, Refusal};

/// Own statements that are looked at.
const LOOKED: u32 = 400;
/// Records among them that are looked at.
const RECORDS: usize = 100;
/// Rows of each list.
const ROWS: usize = 40;

pub(super) fn router() -> Router<Arc<House>> {
    Router::new().route("/commons/ours", get(ours))
}

/// An answer to what was said, with the record that it is about.
type Answer = (Statement, Option<RecordId>);

async fn ours(at: At) -> Answered {
    let messages = at.messages();
    let said = match &at.open.keys {
        Some(keys) => at.open.store.said_by(&keys.account.public(), LOOKED).await,
        None => Ok(Vec::new()),
    };
    let said = said.map_err(|error| at.failed(error))?;
    let answers = answers(&at, &said).await?;
    let mut named: Vec<RecordId> = answers
        .iter()
        .filter_map(|(_, record)| record.clone())
        .collect();
    named.extend(
        said.iter()
            .take(ROWS)
            .filter_map(|one| one.says().record().cloned()),
    );
    let speakers = said
        .iter()
        .chain(answers.iter().map(|(statement, _)| statement));
    named.extend(speakers.filter_map(|one| one.organisation().cloned()));
    let names = at.names(named).await?;
    let title = say!(messages, "commons-ours-title");
    let body = html! {
        h1 { (title) }
        p { (say!(messages, "commons-ours-lead")) }
        p.buttons {
            a.button href="/commons/search?checked=false" { (say!(messages, "commons-ours-check")) }
            a.button.second href="/commons/kinds" { (say!(messages, "commons-add")) }
        }
        h2 { (say!(messages, "commons-ours-answers")) }
        @if answers.is_empty() { p { (say!(messages, "commons-ours-no-answers")) } }
        ul.told {
            @for (statement, record) in answers.iter().take(ROWS) {
                li { (row(&at, statement, record.as_ref(), &names)) }
            }
        }
        h2 { (say!(messages, "commons-ours-said")) }
        @if said.is_empty() { p { (say!(messages, "commons-ours-nothing")) } }
        ul.told {
            @for statement in said.iter().take(ROWS) {
                li { (row(&at, statement, statement.says().record(), &names)) }
            }
        }
    };
    Ok(at.page(&title, "/commons/ours", "/commons/ours", &title, &body))
}

/// What others said against what was said: objections, disputes, reverts; latest first.
async fn answers(at: &At, said: &[Statement]) -> Result<Vec<Answer>, Refusal> {
    let own: BTreeSet<Digest> = said.iter().map(Statement::id).collect();
    let authors: BTreeSet<_> = said.iter().map(|one| one.author().to_string()).collect();
    let records: BTreeSet<RecordId> = said
        .iter()
        .filter_map(|one| one.says().record().cloned())
        .collect();
    let is_against = |statement: &Statement| {
        let about = match statement.says() {
            Says::Review {
                of,
                verdict: Verdict::Oppose,
                ..
            }
            | Says::Dispute { of }
            | Says::Revert {
                of: Target::Statement(of),
            } => Some(*of),
            _ => None,
        };
        about.is_some_and(|of| own.contains(&of))
            && !authors.contains(&statement.author().to_string())
    };
    let mut found = Vec::new();
    for record in records.into_iter().take(RECORDS) {
        let history = at.open.store.history(&record).await;
        for statement in history.map_err(|error| at.failed(error))? {
            if is_against(&statement) {
                found.push((statement, Some(record.clone())));
            }
        }
    }
    let governance = at.open.store.governance().await;
    for statement in governance.map_err(|error| at.failed(error))? {
        if is_against(&statement) {
            found.push((statement, None));
        }
    }
    found.sort_by_key(|(statement, _)| std::cmp::Reverse(statement.time()));
    Ok(found)
}

fn row(at: &At, statement: &Statement, record: Option<&RecordId>, names: &Names) -> Markup {
    let messages = at.messages();
    let reason = statement.words().and_then(|words| words.reason.as_deref());
    let date = words::date(messages, &statement.time().day().to_string());
    html! {
        p {
            @if let Some(record) = record { (value::named(messages, record, names)) " · " }
            a href=(of_statement(&statement.id())) { (summary(at, statement, names)) }
        }
        @if let Some(reason) = reason { blockquote { (reason) } }
        p.hint { (date) " · " (speaker(at, statement, names)) }
    }
}

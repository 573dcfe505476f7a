//! A record's history: all that was said of it, latest first.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use commons::fold::{Held, Record};
use commons::statement::{Says, Statement, Target, Verdict};
use desk::commons::finding::name_of;
use desk::commons::naming::{self, Names};
use desk::messages::say;
use desk::words;
use maud::{Markup, html};
use serde::Deserialize;
use store::Commons as _;

use super::at::{At, of_record, of_statement, shortened};
use super::value;
use crate::asked::{Path, Query};
use crate::house::House;
use crate::visit::Answered;

/// Statements on one page.
const MOST: usize = 100;

pub(super) fn router() -> Router<Arc<House>> {
    Router::new().route("/commons/records/{kind}/{record}/history", get(history))
}

#[derive(Deserialize)]
struct Shown {
    #[serde(default)]
    page: usize,
}

async fn history(
    at: At,
    Path((kind, id)): Path<(String, String)>,
    Query(shown): Query<Shown>,
) -> Answered {
    let record = at.record(&kind, &id).await?;
    let messages = at.messages();
    let all = at.open.store.history(&record.id).await;
    let mut all = all.map_err(|error| at.failed(error))?;
    all.reverse();
    let page = shown.page.clamp(1, all.len().div_ceil(MOST).max(1));
    let some = all.iter().skip((page - 1) * MOST).take(MOST);
    let speakers = all.iter().filter_map(Statement::organisation).cloned();
    let named = naming::named(&record).into_iter().chain(speakers);
    let names = at.names(named).await?;
    let unnamed = say!(messages, "commons-nameless");
    let name = name_of(&record).unwrap_or(&unnamed);
    let title = say!(messages, "commons-history-title", name = name);
    let here = of_record(&record.id);
    let body = html! {
        p.crumbs { a href=(here) { (name) } }
        h1 { (title) }
        p { (say!(messages, "commons-history-lead", count = all.len())) }
        ol.told reversed="" start=(all.len() - (page - 1) * MOST) {
            @for statement in some { li { (entry(&at, &record, statement, &names)) } }
        }
        @if page * MOST < all.len() {
            nav.steps aria-label=(say!(messages, "commons-pages")) {
                span {}
                a href=(format!("{here}/history?page={}", page + 1)) rel="next" { (say!(messages, "commons-page-after")) }
            }
        }
    };
    let address = match page {
        1 => format!("{here}/history"),
        page => format!("{here}/history?page={page}"),
    };
    Ok(at.page(&title, &address, "", &title, &body))
}

fn entry(at: &At, record: &Record, statement: &Statement, names: &Names) -> Markup {
    let messages = at.messages();
    let id = statement.id();
    let held = held(record, statement);
    let reason = statement.words().and_then(|words| words.reason.as_deref());
    let date = words::date(messages, &statement.time().day().to_string());
    html! {
        p {
            a href=(of_statement(&id)) { (summary(at, statement, names)) }
            @if let Some(held) = held { " " (value::badge(at, held)) }
        }
        @if let Some(reason) = reason { blockquote { (shortened(reason, 400)) } }
        p.hint { (date) " · " (speaker(at, statement, names)) }
    }
}

/// The value that a statement says, as it stands.
pub(super) fn held<'r>(record: &'r Record, statement: &Statement) -> Option<&'r Held> {
    let mut all = record.fields.iter().flat_map(|field| &field.values);
    all.find(|held| held.statement == statement.id())
}

/// Who said something.
pub(super) fn speaker(at: &At, statement: &Statement, names: &Names) -> Markup {
    let messages = at.messages();
    match at.constitution.speaker(statement) {
        Some(organisation) => value::named(messages, organisation, names),
        None => {
            let key = value::short_key(&statement.author().to_string());
            html! { (say!(messages, "commons-said-by-account", key = key)) }
        }
    }
}

/// What a statement says, in a line.
pub(super) fn summary(at: &At, statement: &Statement, names: &Names) -> Markup {
    let messages = at.messages();
    let code = at.code();
    let kind_of = |statement: &Statement| {
        let record = statement.says().record()?;
        at.constitution.kind(record.kind(), at.open.now).cloned()
    };
    match statement.says() {
        Says::Value {
            field, language, ..
        } => {
            let kind = kind_of(statement);
            let described = kind.as_ref().and_then(|kind| kind.field(field));
            let title = described.map_or(field.as_str(), |field| field.title.of(code));
            let value = statement.words().and_then(|words| words.value.as_ref());
            let text = value.map(|value| plain(value, described, code, names));
            html! {
                (title)
                @if let Some(language) = language { " (" (language) ")" }
                (say!(messages, "commons-colon"))
                @match text {
                    Some(text) => (shortened(&text, 160)),
                    None => (say!(messages, "commons-badge-erased")),
                }
            }
        }
        Says::Review {
            verdict, interest, ..
        } => html! {
            (verdict_words(at, *verdict))
            @if *interest { " " (say!(messages, "commons-with-interest")) }
        },
        Says::Dispute { .. } => html! { (say!(messages, "commons-says-dispute")) },
        Says::Revert { of } => match of {
            Target::Statement(_) => html! { (say!(messages, "commons-says-revert")) },
            Target::Account(_) => html! { (say!(messages, "commons-says-revert-account")) },
        },
        Says::Merge { .. } => html! { (say!(messages, "commons-says-merge")) },
        Says::Ownership { .. } => html! { (say!(messages, "commons-says-ownership")) },
        Says::Retire { .. } => html! { (say!(messages, "commons-says-retire")) },
        Says::Founding { .. } => html! { (say!(messages, "commons-says-founding")) },
        Says::Organisation { record } => {
            let id = record.to_string();
            let name = names.get(record).cloned().unwrap_or(id);
            html! { (say!(messages, "commons-says-organisation", name = name)) }
        }
        Says::Account { .. } => html! { (say!(messages, "commons-says-account")) },
        Says::Schema { kind } => {
            let value = statement.words().and_then(|words| words.value.as_ref());
            let title =
                value.and_then(|schema| schema.pointer(&format!("/x-title/{code}"))?.as_str());
            let title = title.unwrap_or(kind.as_str());
            html! { (say!(messages, "commons-says-schema", name = title)) }
        }
        Says::Rule {} => html! { (say!(messages, "commons-says-rule")) },
    }
}

pub(super) fn verdict_words(at: &At, verdict: Verdict) -> String {
    match verdict {
        Verdict::Agree => say!(at.messages(), "commons-says-agree"),
        Verdict::Oppose => say!(at.messages(), "commons-says-oppose"),
    }
}

/// A value in one line without links.
fn plain(
    value: &serde_json::Value,
    field: Option<&commons::kinds::Field>,
    code: &str,
    names: &Names,
) -> String {
    match value {
        serde_json::Value::String(text) => {
            let choice = field.and_then(|field| field.choices.get(text));
            let named = || text.parse().ok().and_then(|id| names.get(&id).cloned());
            match choice {
                Some(choice) => choice.of(code).to_owned(),
                None => named().unwrap_or_else(|| text.clone()),
            }
        }
        serde_json::Value::Array(items) => {
            let items: Vec<String> = items
                .iter()
                .map(|item| plain(item, field, code, names))
                .collect();
            items.join(", ")
        }
        other => other.to_string(),
    }
}

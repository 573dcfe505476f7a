//! The kinds of record: what there may be, which fields each has and what for.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use commons::kinds::{Field, Kind};
use commons::statement::{Says, Statement};
use desk::commons::finding::{self, Asked};
use desk::commons::inputs::Input;
use desk::commons::naming::Names;
use desk::messages::say;
use maud::{Markup, html};
use store::Commons as _;

use super::at::{At, of_record, of_statement};
use super::history::summary;
use crate::asked::Path;
use crate::house::House;
use crate::role::Role;
use crate::visit::{Answered, Refusal};

/// Records of a kind that its page shows.
const SOME: usize = 20;

pub(super) fn router() -> Router<Arc<House>> {
    Router::new()
        .route("/commons/kinds", get(kinds))
        .route("/commons/kinds/{kind}", get(kind))
}

async fn kinds(at: At) -> Answered {
    let messages = at.messages();
    let proposed = proposed(&at).await?;
    let title = say!(messages, "commons-kinds-title");
    let lead = say!(messages, "commons-kinds-lead");
    let says = at.may(Role::Writes);
    let body = html! {
        h1 { (title) }
        p.lead { (lead) }
        ul.rows {
            @for kind in at.constitution.kinds(at.open.now) {
                @let name = kind.title().of(at.code());
                li {
                    a href=(format!("/commons/kinds/{}", kind.name())) { (name) }
                    @if says {
                        a href=(format!("/commons/kinds/{}/add", kind.name())) {
                            (say!(messages, "commons-add-one")) span.unseen { " " (name) }
                        }
                    }
                }
            }
        }
        @if !proposed.is_empty() {
            h2 { (say!(messages, "commons-kinds-proposed")) }
            ul.rows {
                @for one in &proposed {
                    li { a href=(of_statement(&one.id())) { (summary(&at, one, &Names::new())) } }
                }
            }
        }
        @if at.may(Role::Approves) {
            p.buttons { a.button.second href="/commons/kinds/new" { (say!(messages, "commons-make")) } }
        }
    };
    Ok(at.page(&title, "/commons/kinds", "/commons/kinds", &lead, &body))
}

/// Kinds that were proposed and wait.
async fn proposed(at: &At) -> Result<Vec<Statement>, Refusal> {
    let mut found = Vec::new();
    for waits in at.constitution.waiting() {
        let statement = at.open.store.statement(&waits.statement).await;
        let statement = statement.map_err(|error| at.failed(error))?;
        found.extend(statement.filter(|one| matches!(one.says(), Says::Schema { .. })));
    }
    Ok(found)
}

async fn kind(at: At, Path(name): Path<String>) -> Answered {
    let kind = at.kind(&name)?;
    let messages = at.messages();
    let asked = Asked {
        kind: Some(kind.name().clone()),
        most: SOME,
        language: at.code().to_owned(),
        ..Asked::default()
    };
    let answer = finding::search(&at.open, &asked).await;
    let answer = answer.map_err(|error| at.failed(error))?;
    let title = kind.title().of(at.code()).to_owned();
    let about = say!(
        messages,
        "commons-kind-about",
        name = title.as_str(),
        count = answer.total.to_string()
    );
    let here = format!("/commons/kinds/{}", kind.name());
    let body = html! {
        p.crumbs { a href="/commons/kinds" { (say!(messages, "commons-way-kinds")) } }
        h1 { (title) }
        p { (say!(messages, "commons-kind-count", count = answer.total)) }
        p.buttons {
            @if at.may(Role::Writes) {
                a.button href=(format!("{here}/add")) { (say!(messages, "commons-add-record")) }
            }
            @if answer.total > 0 {
                a.button.second href=(format!("/commons/search?kind={}", kind.name())) {
                    (say!(messages, "commons-kind-search"))
                }
            }
        }
        @if answer.total > 0 {
            ul.rows {
                @for found in &answer.results {
                    li {
                        @match found.record.parse() {
                            Ok(record) => a href=(of_record(&record)) { (found.name) },
                            Err(_) => (found.name),
                        }
                    }
                }
            }
        }
        h2 { (say!(messages, "commons-kind-fields")) }
        (fields(&at, &kind))
        p { a href=(format!("/api/v1/commons/kinds/{}", kind.name())) { (say!(messages, "commons-kind-schema")) } }
    };
    Ok(at.page(&title, &here, "/commons/kinds", &about, &body))
}

/// The fields of a kind, each with what it is for.
pub(super) fn fields(at: &At, kind: &Kind) -> Markup {
    let messages = at.messages();
    html! {
        div.wide tabindex="0" role="region" aria-label=(say!(messages, "commons-kind-fields")) {
            table {
                thead { tr {
                    th scope="col" { (say!(messages, "commons-kind-field")) }
                    th scope="col" { (say!(messages, "commons-kind-typed")) }
                    th scope="col" { (say!(messages, "commons-kind-purpose")) }
                } }
                tbody {
                    @for field in kind.fields() {
                        tr {
                            th scope="row" { (field.title.of(at.code())) }
                            td { (sort(at, field)) }
                            td { (field.purpose.of(at.code())) }
                        }
                    }
                }
            }
        }
    }
}

/// How a field is typed, in words.
fn sort(at: &At, field: &Field) -> String {
    let messages = at.messages();
    let names = |kinds: &[commons::names::KindName]| {
        let names: Vec<String> = kinds.iter().map(|kind| at.kind_title(kind)).collect();
        names.join(", ")
    };
    match Input::of(field) {
        Input::Line(_) => say!(messages, "commons-sort-line"),
        Input::Text(_) => say!(messages, "commons-sort-text"),
        Input::Address => say!(messages, "commons-sort-address"),
        Input::Email => say!(messages, "commons-sort-email"),
        Input::Day => say!(messages, "commons-sort-day"),
        Input::Moment => say!(messages, "commons-sort-moment"),
        Input::Number { .. } => say!(messages, "commons-sort-number"),
        Input::YesNo => say!(messages, "commons-sort-yes"),
        Input::One(choices) => say!(messages, "commons-sort-one-of", count = choices.len()),
        Input::Several(choices) => say!(messages, "commons-sort-several-of", count = choices.len()),
        Input::Lines => say!(messages, "commons-sort-lines"),
        Input::Record(kinds) => say!(messages, "commons-sort-record-of", kinds = names(&kinds)),
        Input::Records(kinds) => say!(messages, "commons-sort-records-of", kinds = names(&kinds)),
        Input::Program => say!(messages, "commons-sort-program"),
    }
}

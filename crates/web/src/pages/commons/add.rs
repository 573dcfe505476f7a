//! Saying something: a new record of a kind, or values of a record; typed, looked at, said.

use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use commons::fold::Record;
use commons::kinds::Kind;
use desk::commons::contributing::{self, Fault, Faults, Ready, Typed};
use desk::commons::finding::{self, Asked, name_of};
use desk::commons::naming;
use desk::messages::say;
use language::words::fold;
use maud::html;

use super::at::{At, of_record};
use super::form::{self, Sheet};
use crate::asked::{Form, Path};
use crate::house::House;
use crate::visit::{Answered, Refusal};

pub(super) fn router() -> Router<Arc<House>> {
    Router::new()
        .route("/commons/kinds/{kind}/add", get(begin).post(said))
        .route(
            "/commons/records/{kind}/{record}/add",
            get(correct).post(corrected),
        )
}

type Pairs = Vec<(String, String)>;

async fn begin(at: At, Path(kind): Path<String>) -> Answered {
    let kind = at.kind(&kind)?;
    let typed = Typed::new(vec![("x-language".to_owned(), at.code().to_owned())]);
    Ok(typing(&at, &kind, None, &typed, &Faults::new()))
}

async fn said(at: At, Path(kind): Path<String>, Form(pairs): Form<Pairs>) -> Answered {
    let kind = at.kind(&kind)?;
    take(&at, &kind, None, Typed::new(pairs)).await
}

async fn correct(at: At, Path((kind, id)): Path<(String, String)>) -> Answered {
    let record = at.record(&kind, &id).await?;
    let kind = at.kind(&kind)?;
    let names = at.names(naming::named(&record)).await?;
    let typed = form::of_known(&kind, &record, at.code(), &names);
    Ok(typing(&at, &kind, Some(&record), &typed, &Faults::new()))
}

async fn corrected(
    at: At,
    Path((kind, id)): Path<(String, String)>,
    Form(pairs): Form<Pairs>,
) -> Answered {
    let record = at.record(&kind, &id).await?;
    let kind = at.kind(&kind)?;
    take(&at, &kind, Some(&record), Typed::new(pairs)).await
}

/// Takes what was typed one step further.
async fn take(at: &At, kind: &Kind, record: Option<&Record>, typed: Typed) -> Answered {
    let context = at.visit.context();
    if typed.one("do") == "change" {
        return Ok(typing(at, kind, record, &typed, &Faults::new()));
    }
    let read = contributing::read(&context, &at.open, kind, record, &typed).await;
    let ready = match read.map_err(|error| at.failed(error))? {
        Ok(ready) => ready,
        Err(faults) => return Ok(wrong(at, kind, record, &typed, &faults)),
    };
    if typed.one("do") != "say" {
        return preview(at, kind, record, &ready, &typed).await;
    }
    let id = record.map(|record| record.id.clone());
    let told = contributing::tell(&context, &at.open, kind.name(), id, &ready).await;
    match told {
        Ok((record, ids)) => {
            let text = say!(at.messages(), "commons-said", count = ids.len());
            Ok(at.visit.done_in_commons(&of_record(&record), text))
        }
        // What the door refuses is the person's to change: nothing typed is lost.
        Err(failure) => {
            let what = [Some(failure.what()), failure.what_is_safe()];
            let fault = Fault {
                what: what.into_iter().flatten().collect::<Vec<_>>().join(" "),
                ..Fault::default()
            };
            let faults = Faults::from([("x-all".to_owned(), fault)]);
            Ok(wrong(at, kind, record, &typed, &faults))
        }
    }
}

fn heading(at: &At, kind: &Kind, record: Option<&Record>) -> String {
    let kind = kind.title().of(at.code());
    match record.and_then(name_of) {
        Some(name) => say!(at.messages(), "commons-correct-title", name = name),
        None => say!(at.messages(), "commons-add-title", kind = kind),
    }
}

fn address(kind: &Kind, record: Option<&Record>) -> String {
    match record {
        Some(record) => format!("{}/add", of_record(&record.id)),
        None => format!("/commons/kinds/{}/add", kind.name()),
    }
}

fn typing(
    at: &At,
    kind: &Kind,
    record: Option<&Record>,
    typed: &Typed,
    faults: &Faults,
) -> Response {
    let messages = at.messages();
    let title = heading(at, kind, record);
    let sheet = Sheet {
        kind,
        typed,
        faults,
        exists: record.is_some(),
    };
    let body = html! {
        p.crumbs {
            @match record {
                Some(record) => a href=(of_record(&record.id)) { (name_of(record).unwrap_or_default()) },
                None => a href="/commons/kinds" { (say!(messages, "commons-way-kinds")) },
            }
        }
        h1 { (title) }
        p {
            @if record.is_some() { (say!(messages, "commons-correct-lead")) }
            @else { (say!(messages, "commons-add-lead")) }
        }
        (form::form(at, &sheet))
    };
    at.page(&title, &address(kind, record), "", &title, &body)
}

/// The form once more, with what is wrong.
fn wrong(
    at: &At,
    kind: &Kind,
    record: Option<&Record>,
    typed: &Typed,
    faults: &Faults,
) -> Response {
    let page = typing(at, kind, record, typed, faults);
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

async fn preview(
    at: &At,
    kind: &Kind,
    record: Option<&Record>,
    ready: &Ready,
    typed: &Typed,
) -> Answered {
    let mut named = Vec::new();
    for value in &ready.values {
        naming::in_value(&value.value, &mut named);
    }
    let names = at.names(named).await?;
    let alike = match record {
        None => alike(at, kind, typed.one("name")).await?,
        Some(_) => Vec::new(),
    };
    let title = heading(at, kind, record);
    let body = html! {
        h1 { (title) }
        (form::preview(at, kind, ready, typed, &names, &alike))
    };
    Ok(at.page(&title, &address(kind, record), "", &title, &body))
}

/// Records of the kind whose name holds this one, or stands in it: it may be there already.
async fn alike(at: &At, kind: &Kind, name: &str) -> Result<Vec<(String, String)>, Refusal> {
    let asked = Asked {
        words: name.to_owned(),
        kind: Some(kind.name().clone()),
        most: 5,
        language: at.code().to_owned(),
        ..Asked::default()
    };
    let answer = finding::search(&at.open, &asked).await;
    let answer = answer.map_err(|error| at.failed(error))?;
    let wanted = fold(name);
    let is_alike = |of: &str| {
        let of = fold(of);
        of.contains(&wanted) || wanted.contains(&of)
    };
    let found = answer.results.into_iter().filter(|one| is_alike(&one.name));
    Ok(found.map(|one| (one.record, one.name)).collect())
}

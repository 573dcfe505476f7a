//! `essaim facts DIR`: what the dossier knows of the organisation: each value with its date and its
//! source, what was said before, and what contradicts it.

use desk::{opening, words};
use std::process::ExitCode;

use dossier::{Dossier, Fact, Known, SourceKind};
use serde::Serialize;

use crate::cli::Facts;
use crate::terminal::{self, Bar};
use desk::context::Context;
use desk::failure::{Failure, of_store};
use desk::messages::{Messages, say};

#[derive(Serialize)]
struct Document<'a> {
    facts: Vec<One<'a>>,
}

#[derive(Serialize)]
struct One<'a> {
    key: &'a str,
    #[serde(flatten)]
    value: Value<'a>,
    /// Other values that claim to hold now, newest first.
    contradicted_by: Vec<Value<'a>>,
    /// Other values that hold as well.
    also: Vec<Value<'a>>,
    /// Other values that held before, newest first.
    before: Vec<Value<'a>>,
}

#[derive(Serialize)]
struct Value<'a> {
    value: &'a str,
    date: Option<String>,
    document: &'a str,
    page: Option<u32>,
    heading: &'a str,
    quote: &'a str,
    confidence: f32,
    #[serde(skip)]
    kind: Option<SourceKind>,
    /// It was recognised on a picture: letters or digits may be wrong.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    doubtful: bool,
}

pub(super) async fn run(context: &Context, arguments: &Facts) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let store = opening::open(context, &arguments.dir).await?;
    let dossier = opening::load(context, &store, None, &Bar::unless(arguments.json))
        .await
        .map_err(|error| of_store(messages, error, &arguments.dir))?;
    store.close().await;
    let known = dossier::known_facts(&dossier);
    let facts: Vec<One<'_>> = known.iter().map(|known| one(known, &dossier)).collect();
    if arguments.json {
        terminal::json(&Document { facts })?;
    } else if facts.is_empty() {
        terminal::tell(&say!(messages, "facts-none"));
    } else {
        // How a role is worded beside its person says nothing to who reads a list.
        let lines: Vec<String> = facts
            .iter()
            .filter(|one| !one.key.ends_with(".role"))
            .map(|one| told(messages, one))
            .collect();
        terminal::result(&lines.join("\n"));
        let contradicted = facts
            .iter()
            .filter(|one| !one.contradicted_by.is_empty())
            .count();
        if contradicted > 0 {
            terminal::tell(&say!(messages, "facts-contradicted", count = contradicted));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn one<'a>(known: &Known<'a>, dossier: &'a Dossier) -> One<'a> {
    let values = |facts: &[&'a Fact]| facts.iter().map(|fact| value(fact, dossier)).collect();
    One {
        key: known.key,
        value: value(known.fact, dossier),
        contradicted_by: values(&known.others),
        also: values(&known.also),
        before: values(&known.history),
    }
}

fn value<'a>(fact: &'a Fact, dossier: &'a Dossier) -> Value<'a> {
    Value {
        value: &fact.value,
        date: fact.date.map(|date| date.iso()),
        document: dossier
            .source(fact.place.source)
            .map_or("", |source| &source.name),
        page: fact.place.page,
        heading: fact.place.headings.last().map_or("", String::as_str),
        kind: dossier
            .source(fact.place.source)
            .map(|source| source.about.kind),
        quote: &fact.quote,
        confidence: fact.confidence,
        doubtful: fact.place.doubtful,
    }
}

fn told(messages: &Messages, one: &One<'_>) -> String {
    let mut lines = vec![format!(
        "{} — {}",
        words::key(messages, one.key),
        line(messages, &one.value)
    )];
    for other in &one.contradicted_by {
        let other = line(messages, other);
        lines.push(format!(
            "    ! {}",
            say!(messages, "facts-other", other = other)
        ));
    }
    for also in &one.also {
        let also = line(messages, also);
        lines.push(format!("    {}", say!(messages, "facts-also", also = also)));
    }
    for earlier in &one.before {
        let earlier = line(messages, earlier);
        lines.push(format!(
            "    {}",
            say!(messages, "facts-before", earlier = earlier)
        ));
    }
    lines.join("\n")
}

fn line(messages: &Messages, value: &Value<'_>) -> String {
    let mut place = value.document.to_owned();
    if let Some(page) = value.page {
        place.push_str(&format!(", {}", words::page(messages, page)));
    }
    if value.doubtful {
        place.push_str(&format!(", {}", words::doubtful(messages)));
    }
    if let Some(date) = &value.date {
        let date = value
            .kind
            .map_or(date.as_str(), |kind| words::of_source(date, kind));
        place.push_str(&format!(", {}", words::date(messages, date)));
    }
    let shown = value.value.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{shown} ({place})")
}

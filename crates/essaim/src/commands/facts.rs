//! `essaim facts DIR`: what the dossier knows of the organisation: each value with its date and its
//! source, what was said before, and what contradicts it.

use desk::{opening, words};
use std::process::ExitCode;

use crate::cli::Facts;
use crate::terminal::{self, Bar};
use desk::context::Context;
use desk::failure::{Failure, of_store};
use desk::messages::{Messages, say};
use desk::shapes::facts::{Document, One, Value};

pub(super) async fn run(context: &Context, arguments: &Facts) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let store = opening::open(context, &arguments.dir).await?;
    let dossier = opening::load(context, &store, None, &Bar::unless(arguments.json))
        .await
        .map_err(|error| of_store(messages, error, &arguments.dir))?;
    store.close().await;
    let known = dossier::known_facts(&dossier);
    let document = Document::of(&known, &dossier);
    let facts = &document.facts;
    if arguments.json {
        terminal::json(&document)?;
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

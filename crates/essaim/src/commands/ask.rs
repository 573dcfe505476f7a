//! `essaim ask DIR QUESTION`: the fact and the best passages for a free question, with their
//! sources.

use desk::{clock, meaning, opening, words};
use std::process::ExitCode;

use language::Language;

use crate::cli::Ask;
use crate::terminal::{self, Bar};
use desk::context::Context;
use desk::failure::{Failure, of_store};
use desk::messages::{Messages, say};
use desk::shapes::found::{Document, Found, MOST, found};

pub(super) async fn run(context: &Context, arguments: Ask) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let store = opening::open(context, &arguments.dir).await?;
    let bar = Bar::unless(arguments.json);
    let embedder = meaning::embedder(messages, &bar);
    let dossier = opening::load(context, &store, embedder.as_ref(), &bar)
        .await
        .map_err(|error| of_store(messages, error, &arguments.dir))?;
    store.close().await;

    let hits = answers::ask(
        &arguments.question,
        &dossier,
        embedder.as_deref(),
        clock::today(),
        MOST,
    );
    let results = found(messages, &dossier, &hits);
    if arguments.json {
        let cost = context.meter.cost().said(messages);
        terminal::json(&Document { results, cost })?;
    } else if results.is_empty() {
        terminal::tell(&say!(messages, "ask-nothing"));
    } else {
        if !shares_a_word(&arguments.question, &results) {
            terminal::tell(&say!(messages, "ask-no-word"));
        }
        let shown: Vec<String> = results
            .iter()
            .enumerate()
            .map(|(i, found)| shown(messages, i + 1, found))
            .collect();
        terminal::result(&shown.join("\n\n"));
    }
    if !arguments.json {
        terminal::tell(&context.meter.cost().line(messages));
    }
    Ok(ExitCode::SUCCESS)
}

/// True when a word of the question is in what was found.
fn shares_a_word(question: &str, results: &[Found]) -> bool {
    let stems = |text: &str| language::words::stems(text, Language::French);
    let asked = stems(question);
    results.iter().any(|found| {
        let said = stems(&format!("{} {}", found.heading, found.text));
        found.fact.is_some() || asked.iter().any(|stem| said.contains(stem))
    })
}

fn shown(messages: &Messages, number: usize, found: &Found) -> String {
    let mut place = found.document.clone();
    if let Some(page) = found.page {
        place.push_str(&format!(", {}", words::page(messages, page)));
    }
    if !found.heading.is_empty() {
        place.push_str(&format!(", {}", words::heading(messages, &found.heading)));
    }
    if found.doubtful {
        place.push_str(&format!(", {}", words::doubtful(messages)));
    }
    if let Some(date) = &found.date {
        place.push_str(&format!(" ({})", words::date(messages, date)));
    }
    let text = found
        .text
        .lines()
        .map(|line| format!("   {line}"))
        .collect::<Vec<_>>()
        .join("\n");
    match &found.fact {
        Some(value) => format!("{number}. {value}\n   {place}\n{text}"),
        None => format!("{number}. {place}\n{text}"),
    }
}

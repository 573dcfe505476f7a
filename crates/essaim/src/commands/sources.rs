//! `essaim sources DIR`: what the dossier holds: each source's kind and date, how its pages were
//! read, and which of several versions leads.

use desk::{opening, words};
use std::process::ExitCode;

use documents::{Format, Note, PageState};
use dossier::{DateOrigin, Source, SourceKind, Standing};
use language::Language;
use serde::Serialize;
use store::Store as _;

use crate::cli::Sources;
use crate::terminal;
use desk::context::Context;
use desk::failure::{Failure, of_store};
use desk::messages::{Messages, say};

#[derive(Serialize)]
struct Document<'a> {
    sources: Vec<One<'a>>,
}

#[derive(Serialize)]
struct One<'a> {
    name: &'a str,
    kind: SourceKind,
    title: &'a str,
    date: Option<String>,
    /// Where the date was found: `written`, `name`, `properties` or `file`.
    date_origin: Option<DateOrigin>,
    language: Language,
    format: Format,
    pages: u32,
    states: &'a [PageState],
    notes: &'a [Note],
    /// `leads`, `copy` or `earlier`.
    standing: &'static str,
    /// The source that leads instead, if another does.
    #[serde(skip_serializing_if = "Option::is_none")]
    behind: Option<&'a str>,
    size: u64,
}

pub(super) async fn run(context: &Context, arguments: &Sources) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let store = opening::open(context, &arguments.dir).await?;
    let sources = store
        .sources()
        .await
        .map_err(|error| of_store(messages, error, &arguments.dir))?;
    store.close().await;
    let standings = dossier::standings(&sources);
    let mut list: Vec<One<'_>> = sources
        .iter()
        .zip(standings)
        .map(|(source, standing)| one(source, standing, &sources))
        .collect();
    list.sort_by_key(|one| one.name);
    if arguments.json {
        terminal::json(&Document { sources: list })?;
    } else if list.is_empty() {
        terminal::tell(&say!(messages, "sources-none"));
    } else {
        let lines: Vec<String> = list.iter().map(|one| told(messages, one)).collect();
        terminal::result(&lines.join("\n"));
    }
    Ok(ExitCode::SUCCESS)
}

fn one<'a>(source: &'a Source, standing: Standing, sources: &'a [Source]) -> One<'a> {
    let (word, behind) = match standing {
        Standing::Leads => ("leads", None),
        Standing::Copy(of) => ("copy", Some(of)),
        Standing::Earlier(of) => ("earlier", Some(of)),
    };
    let about = &source.about;
    One {
        name: &source.name,
        kind: about.kind,
        title: &about.title,
        date: about.date.map(|dated| dated.date.iso()),
        date_origin: about.date.map(|dated| dated.origin),
        language: about.language,
        format: about.format,
        pages: about.pages,
        states: &about.states,
        notes: &about.notes,
        standing: word,
        behind: behind.and_then(|id| {
            let leader = sources.iter().find(|source| source.id == id)?;
            Some(leader.name.as_str())
        }),
        size: source.size,
    }
}

fn told(messages: &Messages, one: &One<'_>) -> String {
    let mut line = format!("{} — {}", one.name, words::kind(messages, one.kind));
    if let (Some(date), Some(origin)) = (&one.date, one.date_origin) {
        let date = words::date(messages, words::of_source(date, one.kind));
        line.push_str(&format!(", {}", words::dated(messages, origin, &date)));
    }
    if let Some(leader) = one.behind {
        line.push_str("\n    ");
        line.push_str(&match one.standing {
            "copy" => say!(messages, "sources-copy", name = leader),
            _ => say!(messages, "sources-earlier", name = leader),
        });
    }
    for said in words::reading(messages, one.notes, one.states) {
        line.push_str("\n    ");
        line.push_str(&said);
    }
    line
}

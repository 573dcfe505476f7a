//! `essaim sources DIR`: what the dossier holds: each source's kind and date, how its pages were
//! read, and which of several versions leads.

use desk::{opening, words};
use std::process::ExitCode;

use store::Store as _;

use crate::cli::Sources;
use crate::terminal;
use desk::context::Context;
use desk::failure::{Failure, of_store};
use desk::messages::{Messages, say};
use desk::shapes::sources::{Document, One};

pub(super) async fn run(context: &Context, arguments: &Sources) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let store = opening::open(context, &arguments.dir).await?;
    let sources = store
        .sources()
        .await
        .map_err(|error| of_store(messages, error, &arguments.dir))?;
    store.close().await;
    let document = Document::of(&sources);
    let list = &document.sources;
    if arguments.json {
        terminal::json(&document)?;
    } else if list.is_empty() {
        terminal::tell(&say!(messages, "sources-none"));
    } else {
        let lines: Vec<String> = list.iter().map(|one| told(messages, one)).collect();
        terminal::result(&lines.join("\n"));
    }
    Ok(ExitCode::SUCCESS)
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

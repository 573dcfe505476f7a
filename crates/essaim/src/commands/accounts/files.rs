//! `essaim ledger files DIR` and `essaim ledger undo DIR ID`: what was imported, and forgetting it.

use desk::{accounts, opening, words};
use std::process::ExitCode;

use serde::Serialize;
use store::{KeptImport, Store as _};

use crate::cli::{LedgerFiles, LedgerUndo};
use crate::terminal;
use desk::context::Context;
use desk::failure::{Failure, of_store, shown, typed};
use desk::messages::{Messages, say};

#[derive(Serialize)]
struct Document<'a> {
    imports: Vec<One<'a>>,
}

#[derive(Serialize)]
struct One<'a> {
    id: &'a str,
    name: &'a str,
    imported: &'a str,
    size: u64,
    period: Option<ledger::Period>,
    entries: u64,
}

pub(super) async fn list(context: &Context, arguments: &LedgerFiles) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let store = opening::open(context, &arguments.dir).await?;
    let imports = store
        .imports()
        .await
        .map_err(|error| of_store(messages, error, &arguments.dir))?;
    store.close().await;
    if arguments.json {
        let imports = imports.iter().map(one).collect();
        terminal::json(&Document { imports })?;
    } else if imports.is_empty() {
        let path = shown(&arguments.dir);
        terminal::tell(accounts::none(messages, &path).what());
    } else {
        let lines: Vec<String> = imports.iter().map(|of| line(messages, of)).collect();
        terminal::result(&lines.join("\n"));
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn undo(context: &Context, arguments: &LedgerUndo) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let store = opening::open(context, &arguments.dir).await?;
    let in_store = |error| of_store(messages, error, &arguments.dir);
    let imports = store.imports().await.map_err(in_store)?;
    let Some(import) = find(&imports, &arguments.id) else {
        let id = arguments.id.as_str();
        return Err(Failure::new(say!(messages, "undo-unknown", id = id))
            .safe(words::safe_dossier(messages))
            .next(say!(
                messages,
                "undo-unknown-next",
                dir = typed(&arguments.dir)
            )));
    };
    store
        .forget_import(&import.digest)
        .await
        .map_err(in_store)?;
    store.close().await;
    if arguments.json {
        terminal::json(&serde_json::json!({ "undone": one(import) }))?;
    } else {
        terminal::tell(&say!(messages, "undo-done", name = import.name.as_str()));
    }
    Ok(ExitCode::SUCCESS)
}

/// The one import that an id begins so of, or that has this name.
pub(super) fn find<'a>(imports: &'a [KeptImport], id: &str) -> Option<&'a KeptImport> {
    let mut found = imports
        .iter()
        .filter(|import| import.digest.starts_with(id) || import.name == id);
    found.next().filter(|_| found.next().is_none())
}

fn one(import: &KeptImport) -> One<'_> {
    One {
        id: &import.digest,
        name: &import.name,
        imported: &import.imported,
        size: import.size,
        period: import.period,
        entries: import.entries,
    }
}

fn line(messages: &Messages, import: &KeptImport) -> String {
    let period = import
        .period
        .map_or(String::new(), |of| accounts::period(messages, of));
    say!(
        messages,
        "files-line",
        id = short(&import.digest),
        name = import.name.as_str(),
        period = period,
        entries = import.entries
    )
}

/// The beginning of a digest, long enough to tell imports apart.
pub(super) fn short(digest: &str) -> &str {
    digest.get(..12).unwrap_or(digest)
}

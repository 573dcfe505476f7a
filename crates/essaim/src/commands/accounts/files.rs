//! `essaim ledger files DIR` and `essaim ledger undo DIR ID`: what was imported, and forgetting it.

use std::process::ExitCode;

use store::{KeptImport, Store as _};

use crate::cli::{LedgerFiles, LedgerUndo};
use crate::terminal;
use desk::context::Context;
use desk::failure::{Failure, of_store, shown};
use desk::ledgers::imports::{Kept, Undone, short, undo as forget};
use desk::messages::{Messages, say};
use desk::{accounts, opening};

pub(super) async fn list(context: &Context, arguments: &LedgerFiles) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let store = opening::open(context, &arguments.dir).await?;
    let imports = store
        .imports()
        .await
        .map_err(|error| of_store(messages, error, &arguments.dir))?;
    store.close().await;
    if arguments.json {
        terminal::json(&Kept::of(&imports))?;
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
    let import = forget(context, &store, &arguments.id).await?;
    store.close().await;
    if arguments.json {
        terminal::json(&Undone::of(&import))?;
    } else {
        terminal::tell(&say!(messages, "undo-done", name = import.name.as_str()));
    }
    Ok(ExitCode::SUCCESS)
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

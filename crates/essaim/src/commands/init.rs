//! `essaim init DIR`: a new dossier.

use std::process::ExitCode;

use store::Sqlite;

use crate::cli::Init;
use crate::terminal;
use desk::context::Context;
use desk::failure::{Failure, of_store, shown, typed};
use desk::messages::say;

pub(super) async fn run(context: &Context, arguments: Init) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let store = Sqlite::create(&arguments.dir)
        .await
        .map_err(|error| of_store(messages, error, &arguments.dir))?;
    store.close().await;
    let dir = &arguments.dir;
    terminal::tell(&say!(
        messages,
        "init-done",
        path = shown(dir),
        typed = typed(dir)
    ));
    Ok(ExitCode::SUCCESS)
}

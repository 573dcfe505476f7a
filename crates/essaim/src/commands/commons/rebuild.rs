//! `essaim commons rebuild LOG DIR`: a commons made anew from a log's folder, as any mirror has it.

use std::process::ExitCode;

use desk::commons::failing::of_commons;
use desk::commons::now;
use desk::context::Context;
use desk::failure::{Failure, shown};
use desk::messages::say;
use serde_json::json;
use store::{Commons as _, SqliteCommons};

use crate::cli::CommonsRebuild;
use crate::terminal;

pub(super) async fn run(
    context: &Context,
    arguments: &CommonsRebuild,
) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let failed = |error| of_commons(messages, error, &arguments.dir);
    let vkey = arguments.vkey.as_deref();
    let (store, checked) = SqliteCommons::rebuild(&arguments.log, &arguments.dir, vkey)
        .await
        .map_err(failed)?;
    let digest = store.digest(now(context)?).await.map_err(failed)?;
    store.close().await;
    if arguments.json {
        terminal::json(&json!({
            "origin": checked.origin, "statements": checked.size, "root": checked.root,
            "without_words": checked.without_words, "moment": context.moment,
            "records_digest": digest,
        }))?;
        return Ok(ExitCode::SUCCESS);
    }
    terminal::tell(&say!(
        messages,
        "commons-rebuild-done",
        path = shown(&arguments.dir),
        count = checked.size.to_string(),
        root = checked.root.to_string(),
        digest = digest.to_string()
    ));
    Ok(ExitCode::SUCCESS)
}

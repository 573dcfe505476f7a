//! `essaim commons verify DIR|LOG`: every tile, every entry, every signature, checked; and the digest
//! of the records, where there is a commons.

use std::process::ExitCode;

use desk::commons::failing::of_commons;
use desk::commons::now;
use desk::context::Context;
use desk::failure::Failure;
use desk::messages::say;
use serde_json::json;
use store::{Commons as _, SqliteCommons, check};

use crate::cli::CommonsVerify;
use crate::terminal;

pub(super) async fn run(context: &Context, arguments: &CommonsVerify) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let path = &arguments.path;
    let failed = |error| of_commons(messages, error, path);
    let is_log = path.join("checkpoint").is_file();
    let (log, digest) = if is_log {
        (path.clone(), None)
    } else {
        let store = SqliteCommons::open(path).await.map_err(failed)?;
        let digest = store.digest(now(context)?).await.map_err(failed)?;
        let log = store.log();
        store.close().await;
        (log, Some(digest))
    };
    let checked = check(&log, arguments.vkey.as_deref()).map_err(failed)?;
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
        "commons-verify-done",
        origin = checked.origin.as_str(),
        count = checked.size.to_string(),
        root = checked.root.to_string()
    ));
    if let Some(digest) = digest {
        let digest = digest.to_string();
        terminal::tell(&say!(messages, "commons-verify-digest", digest = digest));
    }
    Ok(ExitCode::SUCCESS)
}

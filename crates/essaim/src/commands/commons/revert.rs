//! `essaim commons revert DIR STATEMENT --reason TEXT`: takes a statement back, at once where it is
//! one's own organisation's, else once others agree.

use std::process::ExitCode;

use commons::statement::{Says, Target, Words};
use desk::commons::failing::of_commons;
use desk::commons::{open, random, saying};
use desk::context::Context;
use desk::failure::Failure;
use desk::messages::say;
use serde_json::json;

use super::typed;
use crate::cli::CommonsRevert;
use crate::terminal;

pub(super) async fn run(context: &Context, arguments: &CommonsRevert) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let open = open(context, &arguments.dir).await?;
    let failed = |error| of_commons(messages, error, &arguments.dir);
    let key = typed::key(context, arguments.key.as_deref())?;
    let speaker = open.speaker(key.as_ref()).await.map_err(failed)?;
    let of = typed::statement(context, &open, &arguments.statement).await?;
    let mut words = Words::new(random()?);
    words.reason = Some(arguments.reason.clone());
    let says = Says::Revert {
        of: Target::Statement(of),
    };
    let id = saying::say(context, &open, &speaker, says, Some(words)).await?;
    open.store.close().await;
    if arguments.json {
        terminal::json(&json!({"statement": id, "of": of}))?;
    } else {
        terminal::tell(&say!(
            messages,
            "commons-revert-done",
            id = of.short(),
            by = id.short()
        ));
    }
    Ok(ExitCode::SUCCESS)
}

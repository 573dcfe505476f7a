//! `essaim commons init DIR NAME`: a new commons, founded by one organisation, with the starter
//! records unless `--empty` says otherwise.

use std::process::ExitCode;

use desk::commons::beginning::{begin, fill};
use desk::context::Context;
use desk::failure::{Failure, shown, typed};
use desk::messages::say;
use serde_json::json;

use super::NOWHERE;
use crate::cli::CommonsInit;
use crate::terminal;

pub(super) async fn run(context: &Context, arguments: &CommonsInit) -> Result<ExitCode, Failure> {
    let dir = &arguments.dir;
    let origin = arguments.origin.as_deref().unwrap_or(NOWHERE);
    let begun = begin(context, dir, &arguments.name, origin).await?;
    let organisation = begun.organisation.to_string();
    let filled = match arguments.empty {
        true => None,
        false => Some(fill(context, dir).await?),
    };
    if arguments.json {
        let starter = filled.as_ref().map(|filled| {
            json!({
                "account": filled.account.to_string(), "records": filled.records,
                "values": filled.values,
            })
        });
        terminal::json(&json!({
            "organisation": organisation, "origin": begun.origin, "starter": starter,
        }))?;
        return Ok(ExitCode::SUCCESS);
    }
    terminal::tell(&say!(
        context.messages,
        "commons-init-done",
        path = shown(dir),
        typed = typed(dir),
        name = arguments.name.as_str(),
        record = organisation
    ));
    if let Some(filled) = filled {
        let account = filled.account.to_string();
        terminal::tell(&say!(
            context.messages,
            "commons-init-starter",
            count = filled.values,
            records = filled.records,
            typed = typed(dir),
            account = account
        ));
    }
    Ok(ExitCode::SUCCESS)
}

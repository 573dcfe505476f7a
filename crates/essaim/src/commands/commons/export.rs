//! `essaim commons export DIR OUT`: all that the commons holds, a file a licence.

use std::process::ExitCode;

use desk::commons::failing::of_commons;
use desk::commons::{exporting, open};
use desk::context::Context;
use desk::failure::{Failure, shown};
use desk::messages::say;

use crate::cli::CommonsExport;
use crate::terminal;

pub(super) async fn run(context: &Context, arguments: &CommonsExport) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let open = open(context, &arguments.dir).await?;
    let dump = exporting::export(&open, &arguments.out).await;
    let dump = dump.map_err(|error| of_commons(messages, error, &arguments.dir))?;
    open.store.close().await;
    if arguments.json {
        terminal::json(&dump)?;
        return Ok(ExitCode::SUCCESS);
    }
    let values: u64 = dump.files.iter().map(|file| file.values).sum();
    terminal::tell(&say!(
        messages,
        "commons-export-done",
        count = values.to_string(),
        files = dump.files.len(),
        path = shown(&arguments.out)
    ));
    Ok(ExitCode::SUCCESS)
}

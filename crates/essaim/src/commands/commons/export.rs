//! `essaim commons export DIR OUT`: what the commons holds, in a format, a file a licence.

use std::process::ExitCode;

use desk::commons::exporting::{self, Format};
use desk::commons::failing::of_commons;
use desk::commons::open;
use desk::context::Context;
use desk::failure::{Failure, shown};
use desk::messages::say;

use super::typed;
use crate::cli::CommonsExport;
use crate::terminal;

pub(super) async fn run(context: &Context, arguments: &CommonsExport) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let names = Format::NAMES.iter();
    let format = names.copied().find(|(name, _)| *name == arguments.format);
    let (_, format) = format.ok_or_else(|| {
        let known: Vec<&str> = Format::NAMES.iter().map(|(name, _)| *name).collect();
        let known = known.join(", ");
        typed::wrong(
            context,
            say!(messages, "commons-typed-format", formats = known),
        )
    })?;
    let open = open(context, &arguments.dir).await?;
    let dump = exporting::export(messages, &open, &arguments.out, format).await;
    let dump = dump.map_err(|error| of_commons(messages, error, &arguments.dir))?;
    open.store.close().await;
    if arguments.json {
        terminal::json(&dump)?;
        return Ok(ExitCode::SUCCESS);
    }
    let values: u64 = dump.files.iter().map(|file| file.values).sum();
    let (count, files) = (values.to_string(), dump.files.len());
    let path = shown(&arguments.out);
    terminal::tell(&match format {
        Format::Dump | Format::DcatAp => say!(
            messages,
            "commons-export-done",
            count = count,
            files = files,
            path = path
        ),
        _ => say!(
            messages,
            "commons-export-done-records",
            count = count,
            files = files,
            path = path
        ),
    });
    Ok(ExitCode::SUCCESS)
}

//! `essaim export DIR OUT.zip`: all that a dossier holds, in open formats.

use std::process::ExitCode;

use desk::context::Context;
use desk::failure::{Failure, of_file, shown};
use desk::messages::say;
use desk::{exporting, files, opening};

use crate::cli::Export;
use crate::terminal;

pub(super) async fn run(context: &Context, arguments: Export) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let out = &arguments.out;
    let store = opening::open(context, &arguments.dir).await?;
    let exported = exporting::export(context, &store).await?;
    store.close().await;
    let failed = |error: std::io::Error| of_file(messages, &error, out);
    if let Some(aside) = files::put_aside(out, &exported.bytes).map_err(failed)? {
        let (path, aside) = (shown(out), shown(&aside));
        terminal::tell(&say!(
            messages,
            "answer-put-aside",
            path = path,
            aside = aside
        ));
    }
    files::write(out, &exported.bytes).map_err(failed)?;
    terminal::tell(&say!(
        messages,
        "export-done",
        path = shown(out),
        count = exported.documents
    ));
    if exported.lost.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    let names = exported.lost.join(", ");
    terminal::tell(&say!(messages, "export-lost", names = names));
    Ok(ExitCode::FAILURE)
}

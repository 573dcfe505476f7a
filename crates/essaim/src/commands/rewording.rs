//! `essaim rewording DIR`: shows, sets or turns off the program that words answers anew. Nothing is sent
//! by it.

use desk::{opening, rewording};
use std::path::Path;
use std::process::ExitCode;

use store::{Rewording, Store as _};

use crate::cli;
use crate::terminal;
use desk::context::Context;
use desk::failure::{Failure, of_file, of_store, typed};
use desk::messages::{Messages, say};
use desk::shapes::rewording::Document;

pub(super) async fn run(
    context: &Context,
    arguments: &cli::Rewording,
) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let store = opening::open(context, &arguments.dir).await?;
    let in_store = |error| of_store(messages, error, &arguments.dir);
    if let Some(asked) = asked(messages, arguments)? {
        store.set_rewording(Some(&asked)).await.map_err(in_store)?;
    } else if arguments.off {
        store.set_rewording(None).await.map_err(in_store)?;
    }
    let set = store.rewording().await.map_err(in_store)?;
    store.close().await;
    if arguments.json {
        terminal::json(&Document::of(set.as_ref()))?;
    } else {
        terminal::result(&told(messages, set.as_ref(), &arguments.dir));
    }
    Ok(ExitCode::SUCCESS)
}

/// What a person asks to be set.
fn asked(messages: &Messages, arguments: &cli::Rewording) -> Result<Option<Rewording>, Failure> {
    let (Some(address), Some(model)) = (&arguments.address, &arguments.model) else {
        return Ok(None);
    };
    let address =
        rewording::checked(address).map_err(|wrong| rewording::wrong(messages, wrong, address))?;
    let key_file = match &arguments.key_file {
        Some(file) => {
            // That it can be read is found out now rather than with a form.
            rewording::key(messages, file)?;
            let file = std::fs::canonicalize(file).map_err(|e| of_file(messages, &e, file))?;
            Some(file.display().to_string())
        }
        None => None,
    };
    Ok(Some(Rewording {
        address,
        model: model.trim().to_owned(),
        key_file,
    }))
}

fn told(messages: &Messages, set: Option<&Rewording>, dir: &Path) -> String {
    let Some(set) = set else {
        return say!(messages, "rewording-off");
    };
    let mut lines = vec![say!(
        messages,
        "rewording-on",
        address = set.address.as_str(),
        model = set.model.as_str()
    )];
    if let Some(file) = &set.key_file {
        lines.push(say!(messages, "rewording-key", path = file.as_str()));
    }
    lines.push(say!(messages, "rewording-when", path = typed(dir)));
    lines.join("\n")
}

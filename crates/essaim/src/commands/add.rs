//! `essaim add DIR FILE…`: reads files or folders into a dossier.

use desk::{meaning, opening, walk, words};
use std::process::ExitCode;

use desk::adding::{Status, add, closing};
use desk::context::Context;
use desk::failure::{Failure, of_store};
use desk::messages::say;
use desk::shapes::added::Document;

use crate::cli::Add;
use crate::terminal::{self, Bar};

pub(super) async fn run(context: &Context, arguments: Add) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let store = opening::open(context, &arguments.dir).await?;
    let walk = walk::files(&arguments.files);
    if walk.files.is_empty() && walk.failures.is_empty() && walk.links.is_empty() {
        return Err(Failure::new(say!(messages, "add-nothing"))
            .safe(words::safe_dossier(messages))
            .next(say!(messages, "add-nothing-next")));
    }
    let bar = match arguments.json {
        true => Bar::quiet(),
        false => Bar::of_files(messages),
    };
    let embedder = meaning::embedder(messages, &bar);
    let hidden = walk.hidden;
    let added = add(context, &store, embedder.as_ref(), walk, &bar)
        .await
        .map_err(|error| {
            of_store(messages, error, &arguments.dir).safe(say!(messages, "safe-added-so-far"))
        })?;
    store.close().await;

    let read = added.iter().any(|one| one.status != Status::Unreadable);
    let cost = context.meter.cost();
    if arguments.json {
        terminal::json(&Document::of(added, cost.said(messages)))?;
    } else {
        terminal::tell(&closing(messages, &added, hidden));
        terminal::tell(&cost.line(messages));
    }
    Ok(if read {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

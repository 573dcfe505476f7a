//! `essaim commons search DIR WORDS`: the records in which all words stand.

use std::process::ExitCode;

use desk::commons::failing::of_commons;
use desk::commons::{finding, open};
use desk::context::Context;
use desk::failure::Failure;
use desk::messages::say;
use serde_json::json;

use super::typed;
use crate::cli::CommonsSearch;
use crate::terminal;

/// How many are shown.
const SHOWN: usize = 20;

pub(super) async fn run(context: &Context, arguments: &CommonsSearch) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let open = open(context, &arguments.dir).await?;
    let kind = match &arguments.kind {
        Some(kind) => Some(kind.parse().map_err(|_| {
            let kind = kind.as_str();
            typed::wrong(context, say!(messages, "commons-typed-kind", kind = kind))
        })?),
        None => None,
    };
    let language = messages.tongue.code();
    let found = finding::search(&open, &arguments.words, kind.as_ref(), language);
    let found = found.await;
    let found = found.map_err(|error| of_commons(messages, error, &arguments.dir))?;
    open.store.close().await;
    if arguments.json {
        let count = found.len();
        let results: Vec<_> = found.iter().take(SHOWN).collect();
        terminal::json(&json!({"count": count, "results": results}))?;
        return Ok(ExitCode::SUCCESS);
    }
    terminal::tell(&say!(messages, "commons-search-count", count = found.len()));
    let mut lines = Vec::new();
    for one in found.iter().take(SHOWN) {
        let sign = if one.checked { "✓" } else { "…" };
        lines.push(format!("{sign} {} · {}", one.name, one.record));
        lines.extend(
            one.description
                .as_ref()
                .map(|text| format!("    {}", text.replace('\n', " "))),
        );
    }
    terminal::result(&lines.join("\n"));
    Ok(ExitCode::SUCCESS)
}

//! `essaim commons search DIR WORDS`: the records in which all words stand.

use std::process::ExitCode;

use desk::commons::failing::of_commons;
use desk::commons::finding::{self, Asked};
use desk::commons::open;
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
    let asked = Asked {
        words: arguments.words.clone(),
        kind,
        most: SHOWN,
        language: messages.tongue.code().to_owned(),
        ..Asked::default()
    };
    let answer = finding::search(&open, &asked).await;
    let answer = answer.map_err(|error| of_commons(messages, error, &arguments.dir))?;
    open.store.close().await;
    if arguments.json {
        terminal::json(&json!({"count": answer.total, "results": answer.results}))?;
        return Ok(ExitCode::SUCCESS);
    }
    terminal::tell(&say!(
        messages,
        "commons-search-count",
        count = answer.total
    ));
    let mut lines = Vec::new();
    for one in &answer.results {
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

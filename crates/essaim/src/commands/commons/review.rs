//! `essaim commons review DIR STATEMENT --agree|--oppose`: what an organisation found when it checked
//! a statement.

use std::process::ExitCode;

use commons::statement::{Says, Verdict, Words};
use desk::commons::failing::of_commons;
use desk::commons::{open, random, saying};
use desk::context::Context;
use desk::failure::Failure;
use desk::messages::say;
use serde_json::json;

use super::typed;
use crate::cli::CommonsReview;
use crate::terminal;

pub(super) async fn run(context: &Context, arguments: &CommonsReview) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let open = open(context, &arguments.dir).await?;
    let failed = |error| of_commons(messages, error, &arguments.dir);
    let key = typed::key(context, arguments.key.as_deref())?;
    let speaker = open.speaker(key.as_ref()).await.map_err(failed)?;
    let of = typed::statement(context, &open, &arguments.statement).await?;
    let says = Says::Review {
        of,
        verdict: if arguments.agree {
            Verdict::Agree
        } else {
            Verdict::Oppose
        },
        interest: arguments.interest,
    };
    let words = match &arguments.reason {
        Some(reason) => {
            let mut words = Words::new(random()?);
            words.reason = Some(reason.clone());
            Some(words)
        }
        None => None,
    };
    let id = saying::say(context, &open, &speaker, says, words).await?;
    open.store.close().await;
    if arguments.json {
        terminal::json(&json!({"statement": id, "of": of}))?;
    } else {
        terminal::tell(&say!(messages, "commons-review-done", id = of.short()));
    }
    Ok(ExitCode::SUCCESS)
}

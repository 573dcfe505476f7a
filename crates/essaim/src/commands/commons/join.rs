//! `essaim commons join DIR NAME --key FILE`: another organisation asks to take part. Its key is
//! made, and kept in a file of its own.

use std::process::ExitCode;

use commons::names::RecordId;
use commons::signature::SecretKey;
use commons::statement::{Says, Words};
use desk::commons::failing::of_commons;
use desk::commons::{Speaker, open, random, saying};
use desk::context::Context;
use desk::failure::{Failure, shown};
use desk::messages::say;
use serde_json::{Value, json};
use store::Keys;

use crate::cli::CommonsJoin;
use crate::terminal;

pub(super) async fn run(context: &Context, arguments: &CommonsJoin) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let open = open(context, &arguments.dir).await?;
    let key = SecretKey::from_seed(&random()?);
    Keys::keep_one(&arguments.key, &key)
        .map_err(|error| of_commons(messages, error, &arguments.key))?;
    let kind = "organisation".parse().map_err(Failure::unexpected)?;
    let record = RecordId::new(kind, random()?);
    // It speaks for nobody yet: that is what it asks for.
    let speaker = Speaker {
        key: &key,
        organisation: None,
    };
    let mut words = Words::new(random()?);
    words.value = Some(Value::from(arguments.name.as_str()));
    let named = saying::value(record.clone(), "name", None, "CC0-1.0", None)?;
    let named = saying::make(context, &open, &speaker, named, Some(words))?;
    let asked = Says::Organisation {
        record: record.clone(),
    };
    let asked = saying::make(context, &open, &speaker, asked, None)?;
    let ids = saying::say_all(context, &open, vec![named, asked]).await?;
    open.store.close().await;
    let statement = ids.last().map(ToString::to_string).unwrap_or_default();
    let record = record.to_string();
    if arguments.json {
        terminal::json(&json!({"organisation": record, "statement": statement}))?;
        return Ok(ExitCode::SUCCESS);
    }
    terminal::tell(&say!(
        messages,
        "commons-join-done",
        name = arguments.name.as_str(),
        key = shown(&arguments.key),
        id = statement[..8.min(statement.len())].to_owned()
    ));
    Ok(ExitCode::SUCCESS)
}

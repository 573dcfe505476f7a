//! `essaim commons add DIR KIND|RECORD FIELD=VALUE…`: values said of a record, a new one where a kind
//! is given.

use std::collections::BTreeMap;
use std::process::ExitCode;

use commons::kinds::Kind;
use commons::moment::Day;
use commons::names::{KindName, Language, RecordId};
use commons::statement::{Source, Words};
use desk::commons::failing::{of_commons, of_refusal};
use desk::commons::{open, random, saying};
use desk::context::Context;
use desk::failure::Failure;
use desk::ledgers::typed::no_day;
use desk::messages::say;
use serde_json::{Value, json};
use store::Commons as _;

use super::typed;
use crate::cli::CommonsAdd;
use crate::terminal;

pub(super) async fn run(context: &Context, arguments: &CommonsAdd) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let open = open(context, &arguments.dir).await?;
    let failed = |error| of_commons(messages, error, &arguments.dir);
    let key = typed::key(context, arguments.key.as_deref())?;
    let speaker = open.speaker(key.as_ref()).await.map_err(failed)?;
    let record = record(context, &arguments.record)?;
    let constitution = open.store.constitution(open.now).await.map_err(failed)?;
    let kind = constitution.kind(record.kind(), open.now);
    let kind = kind.ok_or_else(|| {
        let kind = record.kind().clone();
        of_refusal(messages, &commons::admit::Refusal::NoKind(kind))
    })?;
    let replaces = match &arguments.replaces {
        Some(typed) => Some(typed::statement(context, &open, typed).await?),
        None => None,
    };
    let mut statements = Vec::new();
    for (field, value) in values(context, kind, &arguments.values)? {
        let language = language(context, arguments.r#in.as_deref())?;
        let translated = kind.field(&field).is_some_and(|field| field.translated);
        let mut words = words(context, arguments)?;
        words.value = Some(value);
        let says = commons::statement::Says::Value {
            record: record.clone(),
            field,
            // One command may say a name, which has no language, and a description, which has.
            language: language.filter(|_| translated || arguments.values.len() == 1),
            licence: arguments.licence.parse().map_err(|_| {
                let licence = arguments.licence.as_str();
                typed::wrong(
                    context,
                    say!(messages, "commons-typed-licence", licence = licence),
                )
            })?,
            replaces,
        };
        statements.push(saying::make(context, &open, &speaker, says, Some(words))?);
    }
    let ids = saying::say_all(context, &open, statements).await?;
    open.store.close().await;
    let id = record.to_string();
    if arguments.json {
        terminal::json(&json!({"record": id, "statements": ids}))?;
    } else {
        terminal::tell(&say!(
            messages,
            "commons-add-done",
            count = ids.len(),
            record = id
        ));
    }
    Ok(ExitCode::SUCCESS)
}

/// The record that is named, or a new one of a kind.
fn record(context: &Context, typed: &str) -> Result<RecordId, Failure> {
    if typed.contains('/') {
        return typed::record(context, typed);
    }
    let kind: KindName = typed.parse().map_err(|_| {
        let kind = typed.to_owned();
        typed::wrong(
            context,
            say!(context.messages, "commons-typed-kind", kind = kind),
        )
    })?;
    Ok(RecordId::new(kind, random()?))
}

/// Values by field. A field that is a list takes every value that is given for it.
fn values(
    context: &Context,
    kind: &Kind,
    typed: &[String],
) -> Result<BTreeMap<commons::names::FieldName, Value>, Failure> {
    let messages = &context.messages;
    let mut values = BTreeMap::new();
    for pair in typed {
        let wrong = || {
            typed::wrong(
                context,
                say!(messages, "commons-typed-pair", pair = pair.as_str()),
            )
        };
        let (name, text) = pair.split_once('=').ok_or_else(wrong)?;
        let name: commons::names::FieldName = name.trim().parse().map_err(|_| wrong())?;
        let schema = kind.field(&name).map(commons::kinds::Field::schema);
        let of_type = |schema: Option<&Value>| {
            schema.and_then(|schema| schema.get("type")?.as_str().map(str::to_owned))
        };
        let is = of_type(schema);
        if is.as_deref() == Some("array") {
            let items = schema.and_then(|schema| schema.get("items"));
            let item = of_type(items);
            let list = values.entry(name).or_insert_with(|| json!([]));
            if let Some(list) = list.as_array_mut() {
                list.push(scalar(text, item.as_deref()));
            }
        } else if values.insert(name, scalar(text, is.as_deref())).is_some() {
            return Err(wrong());
        }
    }
    Ok(values)
}

/// Texts are as they are typed; the rest is JSON. What does not fit is refused at the door.
fn scalar(text: &str, is: Option<&str>) -> Value {
    match is {
        Some("string") => Value::from(text.trim()),
        _ => serde_json::from_str(text).unwrap_or_else(|_| Value::from(text.trim())),
    }
}

fn language(context: &Context, typed: Option<&str>) -> Result<Option<Language>, Failure> {
    typed
        .map(|typed| {
            typed.parse().map_err(|_| {
                let what = say!(context.messages, "commons-typed-language", language = typed);
                typed::wrong(context, what)
            })
        })
        .transpose()
}

fn words(context: &Context, arguments: &CommonsAdd) -> Result<Words, Failure> {
    let mut words = Words::new(random()?);
    words.source = arguments.source.clone().map(|source| {
        if source.starts_with("https://") || source.starts_with("http://") {
            Source::Url(source)
        } else {
            Source::Document(source)
        }
    });
    words.quote.clone_from(&arguments.quote);
    if let Some(day) = &arguments.seen {
        let day: Day = (day.parse()).map_err(|_| no_day(&context.messages, day))?;
        words.seen = Some(day);
    }
    Ok(words)
}

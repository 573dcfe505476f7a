//! `essaim commons show DIR [RECORD]`: a record with all that was said of it; without one, how the
//! commons is run, and what waits.

use std::process::ExitCode;

use desk::commons::failing::of_commons;
use desk::commons::{open, showing};
use desk::context::Context;
use desk::failure::Failure;
use desk::messages::say;
use desk::words;
use serde_json::json;
use store::Commons as _;

use super::typed;
use crate::cli::CommonsShow;
use crate::terminal;

pub(super) async fn run(context: &Context, arguments: &CommonsShow) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let open = open(context, &arguments.dir).await?;
    let failed = |error| of_commons(messages, error, &arguments.dir);
    let constitution = open.store.constitution(open.now).await.map_err(failed)?;
    let Some(typed) = &arguments.record else {
        return whole(context, arguments, &open).await;
    };
    let id = typed::record(context, typed)?;
    let record = open.store.record(&id, open.now).await.map_err(failed)?;
    open.store.close().await;
    let record = record.ok_or_else(|| {
        typed::wrong(
            context,
            say!(messages, "commons-typed-no-record", id = typed.as_str()),
        )
    })?;
    if arguments.json {
        terminal::json(&record)?;
    } else {
        let lines = showing::lines(messages, &record, &constitution, open.now);
        terminal::result(&lines.join("\n"));
    }
    Ok(ExitCode::SUCCESS)
}

async fn whole(
    context: &Context,
    arguments: &CommonsShow,
    open: &desk::commons::Open,
) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let failed = |error| of_commons(messages, error, &arguments.dir);
    let constitution = open.store.constitution(open.now).await.map_err(failed)?;
    let size = open.store.size().await.map_err(failed)?;
    let lists = open.store.lists().await.map_err(failed)?;
    let members: Vec<String> = constitution
        .members(open.now)
        .map(ToString::to_string)
        .collect();
    let waiting = constitution.waiting();
    if arguments.json {
        let waiting: Vec<_> = waiting
            .iter()
            .map(|w| {
                json!({
                    "statement": w.statement, "agreed": w.agreed, "opposed": w.opposed,
                    "needed": w.needed, "earliest": w.earliest,
                })
            })
            .collect();
        let lists: Vec<_> = lists
            .iter()
            .map(|l| json!({"account": l.account, "list": l.list, "time": l.time, "said": l.said}))
            .collect();
        let kinds: Vec<_> = constitution
            .kinds(open.now)
            .map(|kind| kind.name())
            .collect();
        terminal::json(&json!({
            "origin": constitution.origin(), "statements": size, "members": members,
            "kinds": kinds, "rule": constitution.rule(open.now), "waiting": waiting,
            "imports": lists,
        }))?;
        return Ok(ExitCode::SUCCESS);
    }
    let rule = constitution.rule(open.now).records;
    let mut lines = vec![
        say!(
            messages,
            "commons-show-title",
            origin = constitution.origin(),
            count = size.to_string()
        ),
        say!(
            messages,
            "commons-show-rule",
            agree = usize::from(rule.agree),
            oppose = usize::from(rule.oppose),
            hours = usize::from(rule.hours)
        ),
        say!(messages, "commons-show-members", count = members.len()),
    ];
    lines.extend(members.iter().map(|member| format!("  {member}")));
    for waits in waiting {
        lines.push(say!(
            messages,
            "commons-show-waiting",
            id = waits.statement.short(),
            agreed = waits.agreed.len(),
            needed = waits.needed,
            date = words::date(messages, &waits.earliest.day().to_string())
        ));
    }
    for list in lists {
        lines.push(say!(
            messages,
            "commons-show-import",
            list = list.list.as_str(),
            count = list.said.to_string(),
            account = list.account.to_string()
        ));
    }
    terminal::result(&lines.join("\n"));
    Ok(ExitCode::SUCCESS)
}

//! `essaim commons import DIR LIST PATH`: shows what a list would bring, and says it once a person
//! says so. `--undo ACCOUNT` takes an import back.

use std::collections::BTreeMap;
use std::process::ExitCode;

use commons::import::List;
use desk::commons::importing::{self, Preview};
use desk::commons::open;
use desk::context::Context;
use desk::failure::Failure;
use desk::messages::say;
use serde_json::{Value, json};

use super::typed;
use crate::cli::CommonsImport;
use crate::terminal;

/// Values that do not fit, shown one by one.
const UNFIT: usize = 20;

pub(super) async fn run(context: &Context, arguments: &CommonsImport) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let open = open(context, &arguments.dir).await?;
    if let Some(account) = &arguments.undo {
        let account = account.parse().map_err(|_| {
            let what = say!(
                messages,
                "commons-typed-account",
                account = account.as_str()
            );
            typed::wrong(context, what)
        })?;
        let reason = say!(messages, "commons-import-undone-reason");
        let id = importing::undo(context, &open, account, &reason).await?;
        open.store.close().await;
        if arguments.json {
            terminal::json(&json!({"statement": id}))?;
        } else {
            terminal::tell(&say!(messages, "commons-import-undone"));
        }
        return Ok(ExitCode::SUCCESS);
    }
    let (Some(list), Some(path)) = (&arguments.list, &arguments.path) else {
        return Err(typed::wrong(context, lists(context)));
    };
    let list = List::ALL.into_iter().find(|known| known.name() == list);
    let list = list.ok_or_else(|| typed::wrong(context, lists(context)))?;
    let preview =
        importing::preview(context, &open, list, path, arguments.licence.as_deref()).await?;
    if !arguments.json {
        show(context, &preview);
    }
    let nothing = preview.plan.values.is_empty();
    let question = say!(messages, "commons-import-question");
    let wanted = !nothing
        && (arguments.yes || !arguments.json && terminal::confirm(&question).unwrap_or(false));
    let account = if wanted {
        Some(importing::import(context, &open, &preview).await?)
    } else {
        None
    };
    open.store.close().await;
    if arguments.json {
        let account = account.map(|account| account.to_string());
        terminal::json(&document(&preview, account.as_deref()))?;
    } else if let Some(account) = account {
        let count = preview.plan.values.len();
        let account = account.to_string();
        terminal::tell(&say!(
            messages,
            "commons-import-done",
            count = count,
            account = account
        ));
    } else if nothing {
        terminal::tell(&say!(messages, "commons-import-nothing"));
    } else {
        terminal::tell(&say!(messages, "commons-import-not-done"));
    }
    Ok(ExitCode::SUCCESS)
}

fn lists(context: &Context) -> String {
    let names: Vec<&str> = List::ALL.into_iter().map(List::name).collect();
    say!(
        context.messages,
        "commons-typed-list",
        lists = names.join(", ")
    )
}

fn show(context: &Context, preview: &Preview) {
    let messages = &context.messages;
    let plan = &preview.plan;
    let mut fields: BTreeMap<&str, usize> = BTreeMap::new();
    for value in &plan.values {
        *fields.entry(value.field.as_str()).or_default() += 1;
    }
    let mut lines = vec![say!(
        messages,
        "commons-import-shown",
        records = plan.records,
        new = plan.new_records,
        said = plan.values.len(),
        replacing = plan.replacing,
        same = plan.same,
        unmapped = plan.unmapped,
        unfit = plan.unfit.len()
    )];
    lines.extend(
        fields
            .iter()
            .map(|(field, count)| format!("  {field}: {count}")),
    );
    for (record, field, fault) in plan.unfit.iter().take(UNFIT) {
        lines.push(format!("  ! {record} {field}: {fault}"));
    }
    for (name, reason) in preview.refused.iter().take(UNFIT) {
        lines.push(format!("  ! {name}: {reason}"));
    }
    terminal::result(&lines.join("\n"));
}

fn document(preview: &Preview, account: Option<&str>) -> Value {
    let plan = &preview.plan;
    json!({
        "list": preview.list, "records": plan.records, "new_records": plan.new_records,
        "values": plan.values.len(), "replacing": plan.replacing, "same": plan.same,
        "unmapped": plan.unmapped, "unfit": plan.unfit, "refused": preview.refused,
        "imported": account.is_some(), "account": account,
    })
}

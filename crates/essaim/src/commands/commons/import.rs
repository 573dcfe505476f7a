//! `essaim commons import DIR LIST PATH`: shows what a list would bring, and says it once a person
//! says so. `--undo ACCOUNT` takes an import back.

use std::collections::BTreeMap;
use std::process::ExitCode;

use commons::import::{List, table};
use commons::names::{KindName, Language};
use desk::commons::importing::{self, AskedTable, Preview};
use desk::commons::{Open, open};
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
    let preview = preview(context, &open, arguments).await?;
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

async fn preview(
    context: &Context,
    open: &Open,
    arguments: &CommonsImport,
) -> Result<Preview, Failure> {
    let licence = arguments.licence.as_deref();
    let list = arguments.list.as_deref();
    if list == Some(table::NAME) {
        return preview_table(context, open, arguments).await;
    }
    let list = List::ALL
        .into_iter()
        .find(|known| list == Some(known.name()))
        .ok_or_else(|| typed::wrong(context, lists(context)))?;
    match (list, &arguments.path) {
        (List::Starter, None) => importing::preview_starter(context, open).await,
        (_, None) => Err(typed::wrong(context, lists(context))),
        (list, Some(path)) => importing::preview(context, open, list, path, licence).await,
    }
}

async fn preview_table(
    context: &Context,
    open: &Open,
    arguments: &CommonsImport,
) -> Result<Preview, Failure> {
    let messages = &context.messages;
    let (Some(path), Some(kind)) = (&arguments.path, &arguments.kind) else {
        return Err(typed::wrong(context, say!(messages, "commons-typed-table")));
    };
    let kind: KindName = kind.parse().map_err(|_| {
        let kind = kind.as_str();
        typed::wrong(context, say!(messages, "commons-typed-kind", kind = kind))
    })?;
    let language = arguments.r#in.as_deref().unwrap_or(messages.tongue.code());
    let language: Language = language.parse().map_err(|_| {
        let what = say!(messages, "commons-typed-language", language = language);
        typed::wrong(context, what)
    })?;
    let mut said = Vec::new();
    for pair in &arguments.map {
        let (title, field) = pair.rsplit_once('=').ok_or_else(|| {
            let pair = pair.as_str();
            typed::wrong(context, say!(messages, "commons-typed-pair", pair = pair))
        })?;
        said.push((title.to_owned(), field.to_owned()));
    }
    let source = arguments.source.as_deref().unwrap_or_default();
    if !source.starts_with("https://") && !source.starts_with("http://") {
        return Err(typed::wrong(context, say!(messages, "commons-typed-table")));
    }
    let table = AskedTable {
        kind: &kind,
        said: &said,
        language: &language,
        source,
        licence: arguments.licence.as_deref().unwrap_or_default(),
    };
    importing::preview_table(context, open, path, &table).await
}

fn lists(context: &Context) -> String {
    let names = List::ALL.into_iter().map(List::name);
    let names: Vec<&str> = names.chain([table::NAME]).collect();
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
    for column in &preview.columns {
        let title = column.title.as_str();
        lines.push(match &column.field {
            Some((field, None)) => format!("  {title} → {field}"),
            Some((field, Some(language))) => format!("  {title} → {field} ({language})"),
            None => say!(messages, "commons-import-no-field", title = title),
        });
    }
    for one in preview.duplicates.iter().take(UNFIT) {
        lines.push(say!(
            messages,
            "commons-import-duplicate",
            name = one.name.as_str(),
            like = one.like_name.as_str(),
            record = one.like.as_str()
        ));
    }
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
        "columns": preview.columns, "duplicates": preview.duplicates,
        "imported": account.is_some(), "account": account,
    })
}

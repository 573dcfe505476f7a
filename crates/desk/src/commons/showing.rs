//! A record as people read it: each value with how it stands, who checked it, and where it is from.

use ::commons::constitution::Constitution;
use ::commons::fold::{Field, Held, Record, Standing};
use ::commons::moment::Moment;
use ::commons::statement::Source;
use serde_json::Value;

use super::finding::name_of;
use crate::messages::{Messages, say};
use crate::words;

/// A record in lines of text.
pub fn lines(
    messages: &Messages,
    record: &Record,
    constitution: &Constitution,
    now: Moment,
) -> Vec<String> {
    let kind = constitution.kind(record.id.kind(), now);
    let language = messages.tongue.code();
    let title = kind.map_or(record.id.kind().as_str(), |kind| kind.title().of(language));
    let unnamed = say!(messages, "commons-unnamed");
    let name = name_of(record).unwrap_or(&unnamed);
    let mut lines = vec![format!("{name} · {title}"), record.id.to_string()];
    if record.retired {
        lines.push(say!(messages, "commons-retired"));
    }
    if let Some(into) = &record.merged_into {
        let into = into.to_string();
        lines.push(say!(messages, "commons-merged", record = into));
    }
    let mut fields: Vec<&Field> = record.fields.iter().collect();
    if let Some(kind) = kind {
        fields.sort_by_key(|field| kind.fields().position(|of| *of.name() == field.name));
    }
    for field in fields {
        let described = kind.and_then(|kind| kind.field(&field.name));
        let title = described.map_or(field.name.as_str(), |field| field.title.of(language));
        let spoken = field.language.as_ref().map(|spoken| format!(" ({spoken})"));
        lines.push(String::new());
        lines.push(format!("{title}{}", spoken.unwrap_or_default()));
        if field.is_contradictory() {
            lines.push(format!("  ! {}", say!(messages, "commons-contradictory")));
        }
        for held in &field.values {
            lines.extend(value_lines(messages, held, now));
        }
    }
    lines
}

fn value_lines(messages: &Messages, held: &Held, now: Moment) -> Vec<String> {
    let erased = say!(messages, "commons-erased");
    let value = held.value.as_ref().map_or(erased, shown);
    let sign = match held.standing {
        Standing::InForce => "✓",
        Standing::Waiting { .. } => "…",
        _ => "×",
    };
    let mut lines = vec![format!("  {sign} {value}")];
    let mut said = vec![held.statement.short(), standing(messages, &held.standing)];
    said.push(match &held.source {
        Some(Source::Url(at) | Source::Document(at)) => at.clone(),
        None => say!(messages, "commons-no-source"),
    });
    if held.by_owner {
        said.push(say!(messages, "commons-by-owner"));
    }
    if !held.disputes.is_empty() {
        said.push(say!(
            messages,
            "commons-disputed-openly",
            count = held.disputes.len()
        ));
    }
    if let Some(due) = held.due.filter(|due| *due <= now.day()) {
        let date = words::date(messages, &due.to_string());
        said.push(say!(messages, "commons-due", date = date));
    }
    lines.push(format!("    {}", said.join(" · ")));
    lines
}

/// A value in one line.
pub fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().replace('\n', " "),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// How a value stands, in words.
pub fn standing(messages: &Messages, standing: &Standing) -> String {
    match standing {
        Standing::InForce => say!(messages, "commons-in-force"),
        Standing::Waiting {
            missing: 0,
            earliest: Some(earliest),
        } => {
            let date = words::date(messages, &earliest.day().to_string());
            say!(messages, "commons-waits-for-time", date = date)
        }
        &Standing::Waiting { missing, .. } => say!(messages, "commons-waits", count = missing),
        Standing::Stopped => say!(messages, "commons-stopped"),
        Standing::Disputed { by } => say!(messages, "commons-disputed", by = by.short()),
        Standing::Replaced { by } => say!(messages, "commons-replaced", by = by.short()),
        Standing::TakenBack { by } => say!(messages, "commons-taken-back", by = by.short()),
        Standing::Unfit => say!(messages, "commons-unfit"),
        Standing::Erased => say!(messages, "commons-erased"),
    }
}

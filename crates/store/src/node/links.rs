//! Which record names which other one: drawn from records as they are folded, like them.

use std::collections::BTreeSet;

use commons::fold::{Field, Record};
use commons::names::{FieldName, RecordId};
use serde_json::Value;
use sqlx::sqlite::SqlitePool;
use sqlx::{Row as _, SqliteConnection};

use super::CommonsError;

/// A record that names another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The record.
    pub record: RecordId,
    /// In which of its fields.
    pub field: FieldName,
}

impl Link {
    /// The most links to one record that are given.
    pub const MOST: usize = 500;
}

/// Keeps what a record names, in place of what it named before. A record that is no more, or that is
/// another one now, names nothing.
pub(super) async fn keep(
    connection: &mut SqliteConnection,
    record: &Record,
) -> Result<(), CommonsError> {
    sqlx::query("DELETE FROM links WHERE record = ?")
        .bind(record.id.to_string())
        .execute(&mut *connection)
        .await?;
    if record.retired || record.merged_into.is_some() {
        return Ok(());
    }
    let mut named = BTreeSet::new();
    for field in &record.fields {
        if let Some(value) = first(field) {
            names(value, &mut |target| {
                named.insert((target, field.name.as_str()));
            });
        }
    }
    for (target, field) in named {
        sqlx::query("INSERT INTO links (target, record, field) VALUES (?, ?, ?)")
            .bind(target.to_string())
            .bind(record.id.to_string())
            .bind(field)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

pub(super) async fn to(pool: &SqlitePool, target: &RecordId) -> Result<Vec<Link>, CommonsError> {
    let rows =
        sqlx::query("SELECT record, field FROM links WHERE target = ? ORDER BY record LIMIT ?")
            .bind(target.to_string())
            .bind(i64::try_from(Link::MOST).unwrap_or(i64::MAX))
            .fetch_all(pool)
            .await?;
    rows.iter()
        .map(|row| {
            let (record, field): (&str, &str) = (row.try_get("record")?, row.try_get("field")?);
            Ok(Link {
                record: record.parse().map_err(CommonsError::damaged)?,
                field: field.parse().map_err(CommonsError::damaged)?,
            })
        })
        .collect()
}

fn first(field: &Field) -> Option<&Value> {
    field.first()?.value.as_ref()
}

fn names(value: &Value, found: &mut impl FnMut(RecordId)) {
    match value {
        Value::String(text) => {
            if let Ok(record) = text.parse() {
                found(record);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| names(item, found)),
        _ => {}
    }
}

//! Imports of accounts, and what was said of them.

use ledger::{Day, Period};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::sqlite::SqlitePool;
use sqlx::{Row as _, SqliteConnection};

use super::load::json;
use crate::{Error, KeptImport, Said};

pub(super) async fn imports(pool: &SqlitePool) -> Result<Vec<KeptImport>, Error> {
    sqlx::query(
        "SELECT digest, name, size, imported, first, last, entries, chosen FROM ledger_imports
         ORDER BY first, imported, came, digest",
    )
    .fetch_all(pool)
    .await?
    .iter()
    .map(|row| {
        let day = |column| -> Result<Option<Day>, Error> {
            let text: Option<String> = row.try_get(column)?;
            text.map(|text| {
                Day::from_iso(&text).ok_or_else(|| Error::Damaged(format!("{text:?} is no day")))
            })
            .transpose()
        };
        let (size, entries): (i64, i64) = (row.try_get("size")?, row.try_get("entries")?);
        Ok(KeptImport {
            digest: row.try_get("digest")?,
            name: row.try_get("name")?,
            size: u64::try_from(size).unwrap_or(0),
            imported: row.try_get("imported")?,
            period: day("first")?
                .zip(day("last")?)
                .map(|(first, last)| Period { first, last }),
            entries: u64::try_from(entries).unwrap_or(0),
            chosen: json(row.try_get("chosen")?)?,
        })
    })
    .collect()
}

/// False where the same file is there already.
pub(super) async fn keep(pool: &SqlitePool, import: &KeptImport) -> Result<bool, Error> {
    let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let done = sqlx::query(
        "INSERT OR IGNORE INTO ledger_imports
         (digest, name, size, imported, first, last, entries, chosen, came)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?,
                 (SELECT COALESCE(MAX(came), 0) + 1 FROM ledger_imports))",
    )
    .bind(&import.digest)
    .bind(&import.name)
    .bind(number(import.size))
    .bind(&import.imported)
    .bind(import.period.map(|period| period.first.iso()))
    .bind(import.period.map(|period| period.last.iso()))
    .bind(number(import.entries))
    .bind(text(&import.chosen)?)
    .execute(pool)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Forgets an import. Gives whether it was there, and whether nothing else needs its original.
pub(super) async fn forget(pool: &SqlitePool, digest: &str) -> Result<(bool, bool), Error> {
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    let done = sqlx::query("DELETE FROM ledger_imports WHERE digest = ?")
        .bind(digest)
        .execute(&mut *transaction)
        .await?;
    let others: i64 = sqlx::query_scalar(
        "SELECT (SELECT count(*) FROM sources WHERE digest = ?1)
              + (SELECT count(*) FROM earlier_sources WHERE digest = ?1)
              + (SELECT count(*) FROM forms WHERE digest = ?1)",
    )
    .bind(digest)
    .fetch_one(&mut *transaction)
    .await?;
    transaction.commit().await?;
    Ok((done.rows_affected() == 1, others == 0))
}

pub(super) async fn said(pool: &SqlitePool) -> Result<Said, Error> {
    let mut transaction = pool.begin().await?;
    read(&mut transaction).await
}

/// Changes what was said, in one transaction: two programs never undo each other's changes.
pub(super) async fn change<T>(
    pool: &SqlitePool,
    change: impl FnOnce(&mut Said) -> T,
) -> Result<T, Error> {
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    let mut said = read(&mut transaction).await?;
    let outcome = change(&mut said);
    let Said {
        dimensions,
        grants,
        budgets,
        scenarios,
        sharing,
        charts,
        expected,
        explanations,
        columns,
        journal_accounts,
        lines,
    } = &said;
    for (kind, content) in [
        ("dimensions", text(dimensions)?),
        ("grants", text(grants)?),
        ("budgets", text(budgets)?),
        ("scenarios", text(scenarios)?),
        ("sharing", text(sharing)?),
        ("charts", text(charts)?),
        ("expected", text(expected)?),
        ("explanations", text(explanations)?),
        ("columns", text(columns)?),
        ("journal_accounts", text(journal_accounts)?),
        ("lines", text(lines)?),
    ] {
        sqlx::query("INSERT OR REPLACE INTO ledger_said (kind, content) VALUES (?, ?)")
            .bind(kind)
            .bind(content)
            .execute(&mut *transaction)
            .await?;
    }
    transaction.commit().await?;
    Ok(outcome)
}

async fn read(connection: &mut SqliteConnection) -> Result<Said, Error> {
    Ok(Said {
        dimensions: of_kind(connection, "dimensions").await?,
        grants: of_kind(connection, "grants").await?,
        budgets: of_kind(connection, "budgets").await?,
        scenarios: of_kind(connection, "scenarios").await?,
        sharing: of_kind(connection, "sharing").await?,
        charts: of_kind(connection, "charts").await?,
        expected: of_kind(connection, "expected").await?,
        explanations: of_kind(connection, "explanations").await?,
        columns: of_kind(connection, "columns").await?,
        journal_accounts: of_kind(connection, "journal_accounts").await?,
        lines: of_kind(connection, "lines").await?,
    })
}

async fn of_kind<T: DeserializeOwned + Default>(
    connection: &mut SqliteConnection,
    kind: &str,
) -> Result<T, Error> {
    let content: Option<String> =
        sqlx::query_scalar("SELECT content FROM ledger_said WHERE kind = ?")
            .bind(kind)
            .fetch_optional(connection)
            .await?;
    match content {
        Some(content) => json(&content),
        None => Ok(T::default()),
    }
}

fn text<T: Serialize>(value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::Damaged(error.to_string()))
}

//! Forms that were answered or corrected.

use sqlx::Row as _;
use sqlx::sqlite::SqlitePool;

use super::load::json;
use crate::{Error, KnownForm};

pub(super) async fn all(pool: &SqlitePool) -> Result<Vec<KnownForm>, Error> {
    sqlx::query(
        "SELECT name, answered, form, corrections, digest, runs FROM forms ORDER BY fingerprint",
    )
    .fetch_all(pool)
    .await?
    .iter()
    .map(|row| {
        Ok(KnownForm {
            name: row.try_get("name")?,
            answered: row.try_get("answered")?,
            form: json(row.try_get("form")?)?,
            corrections: json(row.try_get("corrections")?)?,
            digest: row.try_get("digest")?,
            runs: json(row.try_get("runs")?)?,
        })
    })
    .collect()
}

pub(super) async fn keep(pool: &SqlitePool, known: &KnownForm) -> Result<(), Error> {
    let damaged = |error: serde_json::Error| Error::Damaged(error.to_string());
    sqlx::query(
        "INSERT OR REPLACE INTO forms
         (fingerprint, name, answered, form, corrections, digest, runs)
         VALUES (?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&known.form.fingerprint)
    .bind(&known.name)
    .bind(&known.answered)
    .bind(serde_json::to_string(&known.form).map_err(damaged)?)
    .bind(serde_json::to_string(&known.corrections).map_err(damaged)?)
    .bind(&known.digest)
    .bind(serde_json::to_string(&known.runs).map_err(damaged)?)
    .execute(pool)
    .await?;
    Ok(())
}

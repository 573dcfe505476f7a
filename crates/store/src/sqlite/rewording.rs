//! The program that a person set for rewording.

use sqlx::Row as _;
use sqlx::sqlite::SqlitePool;

use crate::{Error, Rewording};

pub(super) async fn get(pool: &SqlitePool) -> Result<Option<Rewording>, Error> {
    let row = sqlx::query("SELECT address, model, key_file FROM rewording")
        .fetch_optional(pool)
        .await?;
    row.map(|row| {
        Ok(Rewording {
            address: row.try_get("address")?,
            model: row.try_get("model")?,
            key_file: row.try_get("key_file")?,
        })
    })
    .transpose()
}

pub(super) async fn set(pool: &SqlitePool, rewording: Option<&Rewording>) -> Result<(), Error> {
    let Some(rewording) = rewording else {
        sqlx::query("DELETE FROM rewording").execute(pool).await?;
        return Ok(());
    };
    sqlx::query(
        "INSERT OR REPLACE INTO rewording (one, address, model, key_file) VALUES (1, ?, ?, ?)",
    )
    .bind(&rewording.address)
    .bind(&rewording.model)
    .bind(&rewording.key_file)
    .execute(pool)
    .await?;
    Ok(())
}

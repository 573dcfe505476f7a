//! Words erased: the text is gone, here and in the log's folder; the claim and its hash stay.

use commons::digest::Digest;
use sqlx::Row as _;

use super::publish::write_words_of;
use super::{CommonsError, SqliteCommons, searching};

pub(super) async fn erase(commons: &SqliteCommons, id: &Digest) -> Result<bool, CommonsError> {
    let _lock = commons.lock()?;
    let mut transaction = commons.pool.begin_with("BEGIN IMMEDIATE").await?;
    let row =
        sqlx::query("SELECT position FROM statements JOIN words USING (position) WHERE id = ?")
            .bind(id.0.as_slice())
            .fetch_optional(&mut *transaction)
            .await?;
    let Some(row) = row else {
        return Ok(false);
    };
    let position: i64 = row.try_get("position")?;
    if position == 0 {
        // Without the words of the founding there is no commons.
        return Ok(false);
    }
    sqlx::query("DELETE FROM words WHERE position = ?")
        .bind(position)
        .execute(&mut *transaction)
        .await?;
    // What was folded of it holds the words too.
    sqlx::query(
        "UPDATE records SET stale = 1, record = NULL WHERE id IN (
            SELECT substr(subject, 3) FROM subjects WHERE position = ? AND subject LIKE 'r:%')",
    )
    .bind(position)
    .execute(&mut *transaction)
    .await?;
    write_words_of(commons, &mut transaction, position).await?;
    transaction.commit().await?;
    // So does the full-text index, even where it says that they are gone.
    searching::forget(commons).await?;
    // The write-ahead log held the words as well.
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
        .execute(&commons.pool)
        .await?;
    Ok(true)
}

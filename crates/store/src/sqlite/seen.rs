//! What was recognised on the pictures of originals.

use documents::{SeenPage, Word};
use sqlx::Row as _;
use sqlx::sqlite::SqlitePool;

use super::load::json;
use crate::Error;

pub(super) async fn seen(pool: &SqlitePool, digest: &str) -> Result<Vec<SeenPage>, Error> {
    sqlx::query("SELECT page, words FROM seen_pages WHERE digest = ? ORDER BY page")
        .bind(digest)
        .fetch_all(pool)
        .await?
        .iter()
        .map(|row| {
            let words: Vec<Word> = json(row.try_get("words")?)?;
            Ok(SeenPage {
                page: row.try_get("page")?,
                words,
            })
        })
        .collect()
}

pub(super) async fn keep(pool: &SqlitePool, digest: &str, page: &SeenPage) -> Result<(), Error> {
    let words =
        serde_json::to_string(&page.words).map_err(|error| Error::Damaged(error.to_string()))?;
    sqlx::query("INSERT OR REPLACE INTO seen_pages (digest, page, words) VALUES (?, ?, ?)")
        .bind(digest)
        .bind(page.page)
        .bind(words)
        .execute(pool)
        .await?;
    Ok(())
}

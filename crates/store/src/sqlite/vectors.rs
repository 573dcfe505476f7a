//! Pieces whose vectors are of another model, or missing, and their renewal.

use dossier::library::Approved;
use dossier::{About, Passage, Place};
use language::embeddings::Embedding;
use sqlx::Row as _;
use sqlx::sqlite::SqlitePool;

use super::load::json;
use crate::{Error, Piece, Stale};

pub(super) async fn stale(pool: &SqlitePool, model: &str, most: u32) -> Result<Vec<Stale>, Error> {
    let mut transaction = pool.begin().await?;
    let mut stale = Vec::new();
    let rows = sqlx::query(
        "SELECT p.source, p.ordinal, p.page, p.headings, p.doubtful, p.text, s.about
         FROM passages p JOIN sources s ON s.id = p.source
         WHERE p.model IS NOT ? ORDER BY p.source, p.ordinal LIMIT ?",
    )
    .bind(model)
    .bind(most)
    .fetch_all(&mut *transaction)
    .await?;
    for row in &rows {
        let about: About = json(row.try_get("about")?)?;
        let passage = Passage {
            place: Place {
                source: row.try_get("source")?,
                page: row.try_get("page")?,
                headings: json(row.try_get("headings")?)?,
                doubtful: row.try_get("doubtful")?,
            },
            ordinal: row.try_get("ordinal")?,
            text: row.try_get("text")?,
        };
        stale.push(Stale {
            piece: Piece::Passage {
                source: passage.place.source,
                ordinal: passage.ordinal,
            },
            text: passage.with_headings(&about.title),
        });
    }
    let left = room(&stale, most);
    let rows = sqlx::query(
        "SELECT source, ordinal, question FROM earlier_answers
         WHERE model IS NOT ? ORDER BY source, ordinal LIMIT ?",
    )
    .bind(model)
    .bind(left)
    .fetch_all(&mut *transaction)
    .await?;
    for row in &rows {
        stale.push(Stale {
            piece: Piece::Question {
                source: row.try_get("source")?,
                ordinal: row.try_get("ordinal")?,
            },
            text: row.try_get("question")?,
        });
    }
    let left = room(&stale, most);
    let rows =
        sqlx::query("SELECT id, entry FROM library WHERE model IS NOT ? ORDER BY id LIMIT ?")
            .bind(model)
            .bind(left)
            .fetch_all(&mut *transaction)
            .await?;
    for row in &rows {
        let entry: Approved = json(row.try_get("entry")?)?;
        stale.push(Stale {
            piece: Piece::Entry(row.try_get("id")?),
            text: entry.question,
        });
    }
    Ok(stale)
}

/// How many more may be listed.
fn room(stale: &[Stale], most: u32) -> u32 {
    most.saturating_sub(u32::try_from(stale.len()).unwrap_or(u32::MAX))
}

pub(super) async fn set(
    pool: &SqlitePool,
    model: &str,
    vectors: &[(Piece, Embedding)],
) -> Result<(), Error> {
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    // A vector that another program set meanwhile may be of a newer text: it is left as it is.
    for (piece, vector) in vectors {
        let (update, source, ordinal) = match *piece {
            Piece::Passage { source, ordinal } => (
                "UPDATE passages SET model = ?1, vector = ?2
                 WHERE source = ?3 AND ordinal = ?4 AND model IS NOT ?1",
                source,
                ordinal,
            ),
            Piece::Question { source, ordinal } => (
                "UPDATE earlier_answers SET model = ?1, vector = ?2
                 WHERE source = ?3 AND ordinal = ?4 AND model IS NOT ?1",
                source,
                ordinal,
            ),
            Piece::Entry(id) => (
                "UPDATE library SET model = ?1, vector = ?2
                 WHERE id = ?3 AND ?4 = 0 AND model IS NOT ?1",
                id,
                0,
            ),
        };
        sqlx::query(update)
            .bind(model)
            .bind(vector.to_bytes())
            .bind(source)
            .bind(ordinal)
            .execute(&mut *transaction)
            .await?;
    }
    transaction.commit().await?;
    Ok(())
}

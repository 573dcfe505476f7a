//! Sources put in and taken out, each in one transaction.

use dossier::{Place, READER, Reading, SourceId};
use language::embeddings::Embedding;
use serde::Serialize;
use sqlx::sqlite::SqlitePool;
use sqlx::{Row as _, SqliteConnection};

use crate::{Error, Known, NewSource, Vectors};

pub(super) async fn known(pool: &SqlitePool, name: &str, digest: &str) -> Result<Known, Error> {
    let mut transaction = pool.begin().await?;
    let of_name: Option<(String, i64)> =
        sqlx::query("SELECT digest, reader FROM sources WHERE name = ?")
            .bind(name)
            .fetch_optional(&mut *transaction)
            .await?
            .map(|row| Ok::<_, sqlx::Error>((row.try_get(0)?, row.try_get(1)?)))
            .transpose()?;
    if let Some((of_name, reader)) = &of_name
        && of_name == digest
    {
        return Ok(if *reader == READER {
            Known::Unchanged
        } else {
            Known::ReadOtherwise
        });
    }
    let twin: Option<String> =
        sqlx::query_scalar("SELECT name FROM sources WHERE digest = ? ORDER BY id LIMIT 1")
            .bind(digest)
            .fetch_optional(&mut *transaction)
            .await?;
    Ok(match (twin, of_name) {
        (Some(twin), _) => Known::SameContentAs(twin),
        (None, Some(_)) => Known::Changed,
        (None, None) => Known::New,
    })
}

pub(super) async fn put(pool: &SqlitePool, source: &NewSource<'_>) -> Result<SourceId, Error> {
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    let about = json(&source.reading.about)?;
    let size = i64::try_from(source.bytes.len()).unwrap_or(i64::MAX);
    let earlier: Option<(SourceId, String)> =
        sqlx::query("SELECT id, digest FROM sources WHERE name = ?")
            .bind(source.name)
            .fetch_optional(&mut *transaction)
            .await?
            .map(|row| Ok::<_, sqlx::Error>((row.try_get(0)?, row.try_get(1)?)))
            .transpose()?;
    let id = match earlier {
        Some((id, digest)) => {
            // The same bytes read anew (by a better reader, say) replace nothing worth keeping.
            if digest != source.digest {
                remember(&mut transaction, id, source.moment).await?;
            }
            for clear in [
                "DELETE FROM passages WHERE source = ?",
                "DELETE FROM facts WHERE source = ?",
                "DELETE FROM figures WHERE source = ?",
                "DELETE FROM earlier_answers WHERE source = ?",
            ] {
                sqlx::query(clear)
                    .bind(id)
                    .execute(&mut *transaction)
                    .await?;
            }
            sqlx::query(
                "UPDATE sources SET added = iif(digest = ?1, added, ?3), digest = ?1, size = ?2, about = ?4,
                 reader = ?5, origin = coalesce(?7, origin)
                 WHERE id = ?6",
            )
            .bind(source.digest)
            .bind(size)
            .bind(source.moment)
            .bind(about)
            .bind(READER)
            .bind(id)
            .bind(source.origin)
            .execute(&mut *transaction)
            .await?;
            id
        }
        None => sqlx::query(
            "INSERT INTO sources (name, digest, size, added, about, reader, origin)
             VALUES (?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(source.name)
        .bind(source.digest)
        .bind(size)
        .bind(source.moment)
        .bind(about)
        .bind(READER)
        .bind(source.origin)
        .execute(&mut *transaction)
        .await?
        .last_insert_rowid(),
    };
    pieces(
        &mut transaction,
        id,
        source.reading,
        source.vectors.as_ref(),
    )
    .await?;
    transaction.commit().await?;
    Ok(id)
}

pub(super) async fn origins(pool: &SqlitePool) -> Result<Vec<(String, Option<String>)>, Error> {
    sqlx::query("SELECT name, origin FROM sources ORDER BY id")
        .fetch_all(pool)
        .await?
        .iter()
        .map(|row| Ok((row.try_get(0)?, row.try_get(1)?)))
        .collect()
}

pub(super) async fn read_otherwise(pool: &SqlitePool) -> Result<Vec<(String, String)>, Error> {
    sqlx::query("SELECT name, digest FROM sources WHERE reader <> ? ORDER BY id")
        .bind(READER)
        .fetch_all(pool)
        .await?
        .iter()
        .map(|row| Ok((row.try_get(0)?, row.try_get(1)?)))
        .collect()
}

pub(super) async fn let_stand(pool: &SqlitePool, name: &str) -> Result<(), Error> {
    sqlx::query("UPDATE sources SET reader = ? WHERE name = ?")
        .bind(READER)
        .bind(name)
        .execute(pool)
        .await?;
    Ok(())
}

pub(super) async fn remove(pool: &SqlitePool, name: &str, moment: &str) -> Result<bool, Error> {
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    let id: Option<SourceId> = sqlx::query_scalar("SELECT id FROM sources WHERE name = ?")
        .bind(name)
        .fetch_optional(&mut *transaction)
        .await?;
    let Some(id) = id else { return Ok(false) };
    remember(&mut transaction, id, moment).await?;
    // Its pieces go with it: ON DELETE CASCADE.
    sqlx::query("DELETE FROM sources WHERE id = ?")
        .bind(id)
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(true)
}

/// Notes what a source was before it is replaced or removed.
async fn remember(
    connection: &mut SqliteConnection,
    id: SourceId,
    moment: &str,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO earlier_sources (name, digest, size, added, ended, about)
         SELECT name, digest, size, added, ?, about FROM sources WHERE id = ?",
    )
    .bind(moment)
    .bind(id)
    .execute(connection)
    .await?;
    Ok(())
}

async fn pieces(
    connection: &mut SqliteConnection,
    id: SourceId,
    reading: &Reading,
    vectors: Option<&Vectors>,
) -> Result<(), Error> {
    let model = vectors.map(|vectors| vectors.model.as_str());
    for (index, passage) in reading.passages.iter().enumerate() {
        let vector = vectors.and_then(|vectors| vectors.passages.get(index));
        sqlx::query(
            "INSERT INTO passages (source, ordinal, page, headings, doubtful, text, model, vector)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(id)
        .bind(position(index))
        .bind(passage.place.page)
        .bind(headings(&passage.place)?)
        .bind(passage.place.doubtful)
        .bind(&passage.text)
        .bind(vector.and(model))
        .bind(vector.map(Embedding::to_bytes))
        .execute(&mut *connection)
        .await?;
    }
    for (index, fact) in reading.facts.iter().enumerate() {
        sqlx::query(
            "INSERT INTO facts
             (source, ordinal, key, value, date, page, headings, doubtful, quote, confidence)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(id)
        .bind(position(index))
        .bind(&fact.key)
        .bind(&fact.value)
        .bind(fact.date.map(|date| date.iso()))
        .bind(fact.place.page)
        .bind(headings(&fact.place)?)
        .bind(fact.place.doubtful)
        .bind(&fact.quote)
        .bind(fact.confidence)
        .execute(&mut *connection)
        .await?;
    }
    for (index, figure) in reading.figures.iter().enumerate() {
        sqlx::query(
            "INSERT INTO figures
             (source, ordinal, account, label, table_name, side, unit, cents, year, planned,
              total, page, headings, doubtful, quote)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(id)
        .bind(position(index))
        .bind(&figure.account)
        .bind(&figure.label)
        .bind(&figure.table)
        .bind(figure.side.map(side))
        .bind(unit(figure.unit))
        .bind(figure.cents)
        .bind(figure.year)
        .bind(figure.planned)
        .bind(figure.total)
        .bind(figure.place.page)
        .bind(headings(&figure.place)?)
        .bind(figure.place.doubtful)
        .bind(&figure.quote)
        .execute(&mut *connection)
        .await?;
    }
    for (index, earlier) in reading.earlier.iter().enumerate() {
        let vector = vectors.and_then(|vectors| vectors.earlier.get(index));
        sqlx::query(
            "INSERT INTO earlier_answers
             (source, ordinal, question, answer, approved, page, headings, doubtful, model, vector)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(id)
        .bind(position(index))
        .bind(&earlier.question)
        .bind(&earlier.answer)
        // What a person approved is in `library`.
        .bind(false)
        .bind(earlier.place.page)
        .bind(headings(&earlier.place)?)
        .bind(earlier.place.doubtful)
        .bind(vector.and(model))
        .bind(vector.map(Embedding::to_bytes))
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

fn side(side: dossier::Side) -> &'static str {
    match side {
        dossier::Side::Charges => "charges",
        dossier::Side::Products => "products",
    }
}

fn unit(unit: dossier::Unit) -> &'static str {
    match unit {
        dossier::Unit::Euro => "euro",
        dossier::Unit::Percent => "percent",
        dossier::Unit::Count => "count",
    }
}

fn headings(place: &Place) -> Result<String, Error> {
    json(&place.headings)
}

fn json<T: Serialize>(value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::Damaged(error.to_string()))
}

fn position(index: usize) -> i64 {
    i64::try_from(index).unwrap_or(i64::MAX)
}

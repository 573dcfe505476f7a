//! A dossier read back whole.

use std::collections::HashSet;

use dossier::{Dossier, EarlierAnswer, Fact, Figure, Passage, Place, Side, Source, Unit};
use language::dates::Date;
use language::embeddings::Embedding;
use serde::de::DeserializeOwned;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, SqliteConnection};

use crate::{EarlierSource, Error};

pub(super) async fn dossier(
    connection: &mut SqliteConnection,
    model: Option<&str>,
) -> Result<Dossier, Error> {
    let sources = sources(connection).await?;
    let (passages, passage_vectors) = passages(connection, model).await?;
    let (earlier, earlier_vectors) = earlier(connection, model).await?;
    Ok(Dossier {
        sources,
        passages,
        passage_vectors,
        facts: facts(connection).await?,
        figures: figures(connection).await?,
        earlier,
        earlier_vectors,
        superseded: HashSet::new(),
        ledger: HashSet::new(),
        rejected: Vec::new(),
        project: None,
    })
}

pub(super) async fn sources(connection: &mut SqliteConnection) -> Result<Vec<Source>, Error> {
    sqlx::query("SELECT id, name, digest, size, about FROM sources ORDER BY id")
        .fetch_all(connection)
        .await?
        .iter()
        .map(|row| {
            Ok(Source {
                id: row.try_get("id")?,
                name: row.try_get("name")?,
                digest: row.try_get("digest")?,
                size: size(row)?,
                about: json(row.try_get("about")?)?,
            })
        })
        .collect()
}

pub(super) async fn earlier_sources(
    connection: &mut SqliteConnection,
) -> Result<Vec<EarlierSource>, Error> {
    sqlx::query("SELECT name, digest, size, added, ended, about FROM earlier_sources ORDER BY id")
        .fetch_all(connection)
        .await?
        .iter()
        .map(|row| {
            Ok(EarlierSource {
                name: row.try_get("name")?,
                digest: row.try_get("digest")?,
                size: size(row)?,
                added: row.try_get("added")?,
                ended: row.try_get("ended")?,
                about: json(row.try_get("about")?)?,
            })
        })
        .collect()
}

async fn passages(
    connection: &mut SqliteConnection,
    model: Option<&str>,
) -> Result<(Vec<Passage>, Vec<Embedding>), Error> {
    let rows = sqlx::query(
        "SELECT source, ordinal, page, headings, doubtful, text, model, vector
         FROM passages ORDER BY source, ordinal",
    )
    .fetch_all(connection)
    .await?;
    let passages = rows
        .iter()
        .map(|row| {
            Ok(Passage {
                place: place(row)?,
                ordinal: row.try_get("ordinal")?,
                text: row.try_get("text")?,
            })
        })
        .collect::<Result<_, Error>>()?;
    Ok((passages, vectors(&rows, model)?))
}

async fn facts(connection: &mut SqliteConnection) -> Result<Vec<Fact>, Error> {
    sqlx::query(
        "SELECT source, key, value, date, page, headings, doubtful, quote, confidence
         FROM facts ORDER BY source, ordinal",
    )
    .fetch_all(connection)
    .await?
    .iter()
    .map(|row| {
        Ok(Fact {
            key: row.try_get("key")?,
            value: row.try_get("value")?,
            date: row
                .try_get::<Option<&str>, _>("date")?
                .map(date)
                .transpose()?,
            place: place(row)?,
            quote: row.try_get("quote")?,
            confidence: row.try_get("confidence")?,
        })
    })
    .collect()
}

async fn figures(connection: &mut SqliteConnection) -> Result<Vec<Figure>, Error> {
    sqlx::query(
        "SELECT source, account, label, table_name, side, unit, cents, year, planned, total,
                page, headings, doubtful, quote
         FROM figures ORDER BY source, ordinal",
    )
    .fetch_all(connection)
    .await?
    .iter()
    .map(|row| {
        Ok(Figure {
            account: row.try_get("account")?,
            label: row.try_get("label")?,
            table: row.try_get("table_name")?,
            side: row
                .try_get::<Option<&str>, _>("side")?
                .map(side)
                .transpose()?,
            unit: unit(row.try_get("unit")?)?,
            cents: row.try_get("cents")?,
            year: row.try_get("year")?,
            planned: row.try_get("planned")?,
            total: row.try_get("total")?,
            place: place(row)?,
            quote: row.try_get("quote")?,
        })
    })
    .collect()
}

async fn earlier(
    connection: &mut SqliteConnection,
    model: Option<&str>,
) -> Result<(Vec<EarlierAnswer>, Vec<Embedding>), Error> {
    let rows = sqlx::query(
        "SELECT source, question, answer, page, headings, doubtful, model, vector
         FROM earlier_answers ORDER BY source, ordinal",
    )
    .fetch_all(connection)
    .await?;
    let earlier = rows
        .iter()
        .map(|row| {
            Ok(EarlierAnswer {
                question: row.try_get("question")?,
                answer: row.try_get("answer")?,
                place: place(row)?,
                // What was read in a document is nobody's word here.
                approved: None,
            })
        })
        .collect::<Result<_, Error>>()?;
    Ok((earlier, vectors(&rows, model)?))
}

/// The vectors of rows, if all are of the model; else none, for a part would be taken for all.
pub(super) fn vectors(rows: &[SqliteRow], model: Option<&str>) -> Result<Vec<Embedding>, Error> {
    let Some(model) = model else {
        return Ok(Vec::new());
    };
    let mut vectors = Vec::with_capacity(rows.len());
    for row in rows {
        let of: Option<&str> = row.try_get("model")?;
        let bytes: Option<&[u8]> = row.try_get("vector")?;
        match bytes {
            Some(bytes) if of == Some(model) => {
                let vector = Embedding::from_bytes(bytes)
                    .ok_or_else(|| Error::Damaged("a vector".to_owned()))?;
                vectors.push(vector);
            }
            _ => return Ok(Vec::new()),
        }
    }
    Ok(vectors)
}

fn place(row: &SqliteRow) -> Result<Place, Error> {
    Ok(Place {
        source: row.try_get("source")?,
        page: row.try_get("page")?,
        headings: json(row.try_get("headings")?)?,
        doubtful: row.try_get("doubtful")?,
    })
}

fn date(text: &str) -> Result<Date, Error> {
    Date::from_iso(text).ok_or_else(|| Error::Damaged(format!("date {text:?}")))
}

fn side(text: &str) -> Result<Side, Error> {
    match text {
        "charges" => Ok(Side::Charges),
        "products" => Ok(Side::Products),
        other => Err(Error::Damaged(format!("side {other:?}"))),
    }
}

fn unit(text: &str) -> Result<Unit, Error> {
    match text {
        "euro" => Ok(Unit::Euro),
        "percent" => Ok(Unit::Percent),
        "count" => Ok(Unit::Count),
        other => Err(Error::Damaged(format!("unit {other:?}"))),
    }
}

fn size(row: &SqliteRow) -> Result<u64, Error> {
    let size: i64 = row.try_get("size")?;
    u64::try_from(size).map_err(|_| Error::Damaged(format!("size {size}")))
}

/// Text of a JSON column as the value it was written from.
pub(super) fn json<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|error| Error::Damaged(error.to_string()))
}

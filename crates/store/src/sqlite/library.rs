//! Answers that a person approved, and texts that a person did not want.

use dossier::library::{Approved, EntryId, Rejected, question_key};
use language::words::fold;
use sqlx::sqlite::SqlitePool;
use sqlx::{Row as _, SqliteConnection};

use super::load::{json, vectors};
use crate::{Error, Library};

pub(super) async fn library(pool: &SqlitePool, model: Option<&str>) -> Result<Library, Error> {
    let mut transaction = pool.begin().await?;
    let rows = sqlx::query("SELECT id, entry, model, vector FROM library ORDER BY id")
        .fetch_all(&mut *transaction)
        .await?;
    let entries = rows
        .iter()
        .map(|row| Ok((row.try_get("id")?, json(row.try_get("entry")?)?)))
        .collect::<Result<_, Error>>()?;
    let rejected =
        sqlx::query("SELECT question, text FROM rejected ORDER BY moment, question, text")
            .fetch_all(&mut *transaction)
            .await?
            .iter()
            .map(|row| {
                Ok(Rejected {
                    question: row.try_get("question")?,
                    text: row.try_get("text")?,
                })
            })
            .collect::<Result<_, Error>>()?;
    Ok(Library {
        entries,
        vectors: vectors(&rows, model)?,
        rejected,
    })
}

/// Keeps answers and rejections, all or none. An answer that is there already, in the same words to
/// the same question, is approved anew instead of standing there twice; what is approved is not
/// rejected any more.
pub(super) async fn learn(
    pool: &SqlitePool,
    approved: &[Approved],
    rejected: &[Rejected],
    moment: &str,
) -> Result<Vec<EntryId>, Error> {
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    let mut known = entries(&mut transaction).await?;
    let mut ids = Vec::with_capacity(approved.len());
    for answer in approved {
        let same = known.iter_mut().find(|(_, entry)| is_same(entry, answer));
        let id = if let Some((id, entry)) = same {
            let before = entry.clone();
            entry.on = answer.on;
            entry.form.clone_from(&answer.form);
            replace(&mut transaction, *id, &before, entry, moment).await?;
            *id
        } else {
            let id = add(&mut transaction, answer).await?;
            known.push((id, answer.clone()));
            id
        };
        ids.push(id);
        let question = question_key(answer.asked.as_deref(), &answer.question);
        sqlx::query("DELETE FROM rejected WHERE question = ? AND text = ?")
            .bind(question)
            .bind(&answer.answer)
            .execute(&mut *transaction)
            .await?;
    }
    let day = language::dates::Date::from_iso(moment.get(..10).unwrap_or(moment));
    for one in rejected {
        // An answer that was approved and is now taken out answers no more.
        for (id, entry) in &mut known {
            let question = question_key(entry.asked.as_deref(), &entry.question);
            let taken_out = question == one.question && fold(&entry.answer) == fold(&one.text);
            if taken_out && entry.retired.is_none() && !ids.contains(id) {
                let before = entry.clone();
                entry.retired = day;
                replace(&mut transaction, *id, &before, entry, moment).await?;
            }
        }
        sqlx::query("INSERT OR IGNORE INTO rejected (question, text, moment) VALUES (?, ?, ?)")
            .bind(&one.question)
            .bind(&one.text)
            .bind(moment)
            .execute(&mut *transaction)
            .await?;
    }
    transaction.commit().await?;
    Ok(ids)
}

/// Changes an entry and keeps what it was. Gives it as it is now; nothing where there is none of
/// this number.
pub(super) async fn change(
    pool: &SqlitePool,
    id: EntryId,
    change: impl FnOnce(&mut Approved),
    moment: &str,
) -> Result<Option<Approved>, Error> {
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    let row = sqlx::query("SELECT entry FROM library WHERE id = ?")
        .bind(id)
        .fetch_optional(&mut *transaction)
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let before: Approved = json(row.try_get("entry")?)?;
    let mut entry = before.clone();
    change(&mut entry);
    replace(&mut transaction, id, &before, &entry, moment).await?;
    transaction.commit().await?;
    Ok(Some(entry))
}

/// What an entry was, oldest first, each with the moment until which it was so.
pub(super) async fn before(
    pool: &SqlitePool,
    id: EntryId,
) -> Result<Vec<(String, Approved)>, Error> {
    sqlx::query("SELECT moment, entry FROM library_before WHERE id = ? ORDER BY rowid")
        .bind(id)
        .fetch_all(pool)
        .await?
        .iter()
        .map(|row| Ok((row.try_get("moment")?, json(row.try_get("entry")?)?)))
        .collect()
}

/// Offers a text again that was rejected. False where it was not.
pub(super) async fn allow(pool: &SqlitePool, rejected: &Rejected) -> Result<bool, Error> {
    let done = sqlx::query("DELETE FROM rejected WHERE question = ? AND text = ?")
        .bind(&rejected.question)
        .bind(&rejected.text)
        .execute(pool)
        .await?;
    Ok(done.rows_affected() == 1)
}

async fn entries(connection: &mut SqliteConnection) -> Result<Vec<(EntryId, Approved)>, Error> {
    sqlx::query("SELECT id, entry FROM library ORDER BY id")
        .fetch_all(connection)
        .await?
        .iter()
        .map(|row| Ok((row.try_get("id")?, json(row.try_get("entry")?)?)))
        .collect()
}

/// The same words for the same question, of the same project, and not retired.
fn is_same(entry: &Approved, other: &Approved) -> bool {
    let question = |one: &Approved| question_key(one.asked.as_deref(), &one.question);
    entry.retired.is_none()
        && entry.project == other.project
        && question(entry) == question(other)
        && fold(&entry.answer) == fold(&other.answer)
}

async fn add(connection: &mut SqliteConnection, entry: &Approved) -> Result<EntryId, Error> {
    let done = sqlx::query("INSERT INTO library (entry) VALUES (?)")
        .bind(text(entry)?)
        .execute(connection)
        .await?;
    Ok(done.last_insert_rowid())
}

async fn replace(
    connection: &mut SqliteConnection,
    id: EntryId,
    before: &Approved,
    entry: &Approved,
    moment: &str,
) -> Result<(), Error> {
    if before == entry {
        return Ok(());
    }
    sqlx::query("INSERT INTO library_before (id, moment, entry) VALUES (?, ?, ?)")
        .bind(id)
        .bind(moment)
        .bind(text(before)?)
        .execute(&mut *connection)
        .await?;
    // A vector is of the question.
    let vector = if before.question == entry.question {
        "UPDATE library SET entry = ? WHERE id = ?"
    } else {
        "UPDATE library SET entry = ?, model = NULL, vector = NULL WHERE id = ?"
    };
    sqlx::query(vector)
        .bind(text(entry)?)
        .bind(id)
        .execute(connection)
        .await?;
    Ok(())
}

fn text(entry: &Approved) -> Result<String, Error> {
    serde_json::to_string(entry).map_err(|error| Error::Damaged(error.to_string()))
}

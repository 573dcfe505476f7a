//! Forms that a person is answering.

use sqlx::sqlite::{SqlitePool, SqliteRow};
use sqlx::{Row as _, SqliteConnection};

use super::load::json;
use crate::{
    Changes, Draft, DraftAnswer, DraftId, DraftLine, DraftState, Error, NewDraft, Offered,
};

pub(super) async fn begin(pool: &SqlitePool, draft: &NewDraft<'_>) -> Result<DraftId, Error> {
    let done = sqlx::query(
        "INSERT INTO drafts (fingerprint, name, digest, project, begun, offered)
         VALUES (?, ?, ?, ?, ?, ?)",
    )
    .bind(draft.fingerprint)
    .bind(draft.name)
    .bind(draft.digest)
    .bind(draft.project)
    .bind(draft.moment)
    .bind(text(draft.offered)?)
    .execute(pool)
    .await?;
    Ok(done.last_insert_rowid())
}

pub(super) async fn all(pool: &SqlitePool) -> Result<Vec<DraftLine>, Error> {
    sqlx::query("SELECT id, name, project, begun, closed FROM drafts ORDER BY id DESC")
        .fetch_all(pool)
        .await?
        .iter()
        .map(|row| {
            Ok(DraftLine {
                id: row.try_get("id")?,
                name: row.try_get("name")?,
                project: row.try_get("project")?,
                begun: row.try_get("begun")?,
                closed: row.try_get("closed")?,
            })
        })
        .collect()
}

pub(super) async fn draft(pool: &SqlitePool, id: DraftId) -> Result<Option<Draft>, Error> {
    let row = sqlx::query(
        "SELECT id, fingerprint, name, digest, project, begun, offered, closed
         FROM drafts WHERE id = ?",
    )
    .bind(id)
    .fetch_optional(pool)
    .await?;
    row.map(|row| {
        Ok(Draft {
            id: row.try_get("id")?,
            fingerprint: row.try_get("fingerprint")?,
            name: row.try_get("name")?,
            digest: row.try_get("digest")?,
            project: row.try_get("project")?,
            begun: row.try_get("begun")?,
            offered: json(row.try_get("offered")?)?,
            closed: row.try_get("closed")?,
        })
    })
    .transpose()
}

/// Sets what is offered anew; what a person did with the boxes stays. False where there is no such
/// draft.
pub(super) async fn offer(
    pool: &SqlitePool,
    id: DraftId,
    project: Option<&str>,
    offered: &[Offered],
) -> Result<bool, Error> {
    let done = sqlx::query("UPDATE drafts SET project = ?, offered = ? WHERE id = ?")
        .bind(project)
        .bind(text(offered)?)
        .bind(id)
        .execute(pool)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Puts a draft away, or takes it up again.
pub(super) async fn close(
    pool: &SqlitePool,
    id: DraftId,
    closed: Option<&str>,
) -> Result<bool, Error> {
    let done = sqlx::query("UPDATE drafts SET closed = ? WHERE id = ?")
        .bind(closed)
        .bind(id)
        .execute(pool)
        .await?;
    Ok(done.rows_affected() == 1)
}

pub(super) async fn answers(pool: &SqlitePool, id: DraftId) -> Result<Vec<DraftAnswer>, Error> {
    sqlx::query("SELECT box, text, state, entry, saved FROM draft_answers WHERE draft = ?")
        .bind(id)
        .fetch_all(pool)
        .await?
        .iter()
        .map(answer)
        .collect()
}

/// Keeps what a person did with a box, and what it was before. False where there is no such draft.
pub(super) async fn keep(
    pool: &SqlitePool,
    id: DraftId,
    kept: &DraftAnswer,
) -> Result<bool, Error> {
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    let there: i64 = sqlx::query_scalar("SELECT count(*) FROM drafts WHERE id = ?")
        .bind(id)
        .fetch_one(&mut *transaction)
        .await?;
    if there == 0 {
        return Ok(false);
    }
    let before = one(&mut transaction, id, &kept.box_id).await?;
    let same = before.as_ref().is_some_and(|before| {
        (&before.text, before.state, before.entry) == (&kept.text, kept.state, kept.entry)
    });
    if same {
        return Ok(true);
    }
    let before = before.unwrap_or_else(|| DraftAnswer {
        box_id: kept.box_id.clone(),
        text: None,
        state: DraftState::Open,
        entry: None,
        saved: kept.saved.clone(),
    });
    insert(&mut transaction, BEFORE, id, &before).await?;
    insert(&mut transaction, NOW, id, kept).await?;
    transaction.commit().await?;
    Ok(true)
}

/// Takes the last step back that a person took with a box. Gives it as it is now; nothing where there
/// is none to take back.
pub(super) async fn take_back(
    pool: &SqlitePool,
    id: DraftId,
    box_id: &str,
) -> Result<Option<DraftAnswer>, Error> {
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    let row = sqlx::query(
        "SELECT id, box, text, state, entry, saved FROM draft_answers_before
         WHERE draft = ? AND box = ? ORDER BY id DESC LIMIT 1",
    )
    .bind(id)
    .bind(box_id)
    .fetch_optional(&mut *transaction)
    .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let before = answer(&row)?;
    let number: i64 = row.try_get("id")?;
    sqlx::query("DELETE FROM draft_answers_before WHERE id = ?")
        .bind(number)
        .execute(&mut *transaction)
        .await?;
    insert(&mut transaction, NOW, id, &before).await?;
    transaction.commit().await?;
    Ok(Some(before))
}

/// How many steps can be taken back with a box.
pub(super) async fn steps(pool: &SqlitePool, id: DraftId, box_id: &str) -> Result<u64, Error> {
    let count: i64 =
        sqlx::query_scalar("SELECT count(*) FROM draft_answers_before WHERE draft = ? AND box = ?")
            .bind(id)
            .bind(box_id)
            .fetch_one(pool)
            .await?;
    Ok(count.unsigned_abs())
}

/// How often what answers are drawn from has changed.
pub(super) async fn changes(pool: &SqlitePool) -> Result<Changes, Error> {
    let row = sqlx::query("SELECT count, library, accounts FROM changes")
        .fetch_one(pool)
        .await?;
    Ok(Changes {
        papers: row.try_get("count")?,
        library: row.try_get("library")?,
        accounts: row.try_get("accounts")?,
    })
}

const NOW: &str = "INSERT OR REPLACE INTO draft_answers (draft, box, text, state, entry, saved)
                   VALUES (?, ?, ?, ?, ?, ?)";
const BEFORE: &str = "INSERT INTO draft_answers_before (draft, box, text, state, entry, saved)
                      VALUES (?, ?, ?, ?, ?, ?)";

async fn insert(
    connection: &mut SqliteConnection,
    into: &'static str,
    id: DraftId,
    kept: &DraftAnswer,
) -> Result<(), Error> {
    sqlx::query(into)
        .bind(id)
        .bind(&kept.box_id)
        .bind(&kept.text)
        .bind(kept.state.word())
        .bind(kept.entry)
        .bind(&kept.saved)
        .execute(connection)
        .await?;
    Ok(())
}

async fn one(
    connection: &mut SqliteConnection,
    id: DraftId,
    box_id: &str,
) -> Result<Option<DraftAnswer>, Error> {
    let row = sqlx::query(
        "SELECT box, text, state, entry, saved FROM draft_answers WHERE draft = ? AND box = ?",
    )
    .bind(id)
    .bind(box_id)
    .fetch_optional(connection)
    .await?;
    row.as_ref().map(answer).transpose()
}

fn answer(row: &SqliteRow) -> Result<DraftAnswer, Error> {
    let state: String = row.try_get("state")?;
    Ok(DraftAnswer {
        box_id: row.try_get("box")?,
        text: row.try_get("text")?,
        state: DraftState::of(&state),
        entry: row.try_get("entry")?,
        saved: row.try_get("saved")?,
    })
}

fn text(offered: &[Offered]) -> Result<String, Error> {
    serde_json::to_string(offered).map_err(|error| Error::Damaged(error.to_string()))
}

//! Records as they were folded last, folded again where something was said, or time has come.

use std::sync::Arc;

use commons::constitution::{BadFounding, Constitution};
use commons::digest::Digest;
use commons::fold::{Record, TakenBack, fold, fold_account};
use commons::moment::Moment;
use commons::names::{KindName, RecordId};
use commons::signature::PublicKey;
use commons::statements::{RecordsDigest, Subject};
use sqlx::sqlite::{SqlitePool, SqliteRow};
use sqlx::{Row as _, SqliteConnection};

use super::append::subject_text;
use super::read::about;
use super::{CommonsError, SqliteCommons, links};

/// How many records are folded in one transaction.
const BATCH: u32 = 500;

/// How the commons is run. Schemas are compiled once: as long as nothing was said about it and its
/// time has not come, what was folded last still holds.
pub(super) async fn constitution(
    commons: &SqliteCommons,
    connection: &mut SqliteConnection,
    now: Moment,
) -> Result<Arc<Constitution>, CommonsError> {
    let last: Option<i64> =
        sqlx::query_scalar("SELECT max(position) FROM subjects WHERE subject = 'g'")
            .fetch_one(&mut *connection)
            .await?;
    let kept = commons
        .constitution
        .lock()
        .ok()
        .and_then(|kept| kept.clone());
    if let Some((at, folded, constitution)) = kept
        && Some(at) == last
        && folded <= now
        && constitution
            .changes_at()
            .is_none_or(|changes| now < changes)
    {
        return Ok(constitution);
    }
    let governance = about(connection, &subject_text(&Subject::Governance)).await?;
    let founding = governance.first().ok_or(BadFounding::NotAFounding)?;
    let constitution = Arc::new(Constitution::fold(founding, &governance, now)?);
    if let (Ok(mut kept), Some(last)) = (commons.constitution.lock(), last) {
        *kept = Some((last, now, Arc::clone(&constitution)));
    }
    Ok(constitution)
}

/// Accounts of which all was taken back.
async fn taken_back(
    connection: &mut SqliteConnection,
    constitution: &Constitution,
    now: Moment,
) -> Result<TakenBack, CommonsError> {
    let subjects: Vec<String> = sqlx::query_scalar(
        "SELECT DISTINCT subject FROM subjects WHERE subject >= 'a:' AND subject < 'b'",
    )
    .fetch_all(&mut *connection)
    .await?;
    let mut all = TakenBack::new();
    for subject in subjects {
        let account: PublicKey = subject[2..].parse().map_err(CommonsError::damaged)?;
        let statements = about(connection, &subject).await?;
        let reverts = fold_account(&account, &statements, constitution, now);
        if !reverts.is_empty() {
            all.insert(account, reverts);
        }
    }
    Ok(all)
}

pub(super) async fn record(
    commons: &SqliteCommons,
    id: &RecordId,
    now: Moment,
) -> Result<Option<Record>, CommonsError> {
    note_time(commons, now).await?;
    let row = sqlx::query("SELECT record, changes_at, stale FROM records WHERE id = ?")
        .bind(id.to_string())
        .fetch_optional(&commons.pool)
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let changes_at: Option<i64> = row.try_get("changes_at")?;
    let stale: bool = row.try_get("stale")?;
    if !stale && changes_at.is_none_or(|at| at > now.seconds()) {
        return Ok(Some(from_row(&row)?));
    }
    let records = fold_again(commons, vec![id.to_string()], now).await?;
    Ok(records.into_iter().next())
}

/// Folds again all records that are stale, or whose time has come. Gives the number of the last fold
/// that changed one.
pub(super) async fn refresh(commons: &SqliteCommons, now: Moment) -> Result<i64, CommonsError> {
    // One question where nothing is to be done: most often nothing is.
    let row = sqlx::query(
        "SELECT EXISTS (SELECT 1 FROM constitution WHERE changes_at <= ?1)
            OR EXISTS (SELECT 1 FROM records WHERE stale = 1)
            OR EXISTS (SELECT 1 FROM records WHERE changes_at IS NOT NULL AND changes_at <= ?1)
            AS due, (SELECT max(revision) FROM records) AS revision",
    )
    .bind(now.seconds())
    .fetch_one(&commons.pool)
    .await?;
    if !row.try_get::<bool, _>("due")? {
        return Ok(row.try_get::<Option<i64>, _>("revision")?.unwrap_or(0));
    }
    note_time(commons, now).await?;
    loop {
        let ids: Vec<String> = sqlx::query_scalar(
            "SELECT id FROM records WHERE stale = 1 UNION SELECT id FROM records
             WHERE changes_at IS NOT NULL AND changes_at <= ? LIMIT ?",
        )
        .bind(now.seconds())
        .bind(BATCH)
        .fetch_all(&commons.pool)
        .await?;
        if ids.is_empty() {
            let last = sqlx::query_scalar("SELECT coalesce(max(revision), 0) FROM records");
            return Ok(last.fetch_one(&commons.pool).await?);
        }
        fold_again(commons, ids, now).await?;
    }
}

/// Folds records and keeps them. Read and written under one lock, so that nothing is said meanwhile
/// that would be missed.
async fn fold_again(
    commons: &SqliteCommons,
    ids: Vec<String>,
    now: Moment,
) -> Result<Vec<Record>, CommonsError> {
    let mut transaction = commons.pool.begin_with("BEGIN IMMEDIATE").await?;
    let constitution = constitution(commons, &mut transaction, now).await?;
    let taken_back = taken_back(&mut transaction, &constitution, now).await?;
    let revision: i64 = sqlx::query_scalar("SELECT coalesce(max(revision), 0) + 1 FROM records")
        .fetch_one(&mut *transaction)
        .await?;
    let mut records = Vec::with_capacity(ids.len());
    for id in ids {
        let id: RecordId = id.parse().map_err(CommonsError::damaged)?;
        let subject = subject_text(&Subject::Record(id.clone()));
        let statements = about(&mut transaction, &subject).await?;
        let record = fold(&id, &statements, &taken_back, &constitution, now);
        sqlx::query(
            "UPDATE records SET record = ?1, changes_at = ?2, stale = 0,
                revision = CASE WHEN record IS ?1 THEN revision ELSE ?3 END
             WHERE id = ?4",
        )
        .bind(serde_json::to_string(&record)?)
        .bind(record.changes_at.map(Moment::seconds))
        .bind(revision)
        .bind(record.id.to_string())
        .execute(&mut *transaction)
        .await?;
        links::keep(&mut transaction, &record).await?;
        records.push(record);
    }
    transaction.commit().await?;
    Ok(records)
}

pub(super) async fn page(
    pool: &SqlitePool,
    kind: Option<&KindName>,
    after: Option<&RecordId>,
    most: u32,
) -> Result<Vec<Record>, CommonsError> {
    let rows = sqlx::query(
        "SELECT record FROM records WHERE (?1 IS NULL OR kind = ?1) AND id > ?2
         ORDER BY id LIMIT ?3",
    )
    .bind(kind.map(KindName::as_str))
    .bind(after.map(ToString::to_string).unwrap_or_default())
    .bind(most)
    .fetch_all(pool)
    .await?;
    rows.iter().map(from_row).collect()
}

/// Records that were folded after one fold and up to another, after one of them, in that order, each
/// with the number of its fold.
pub(super) async fn folded(
    pool: &SqlitePool,
    after: (i64, &str),
    last: i64,
    most: u32,
) -> Result<Vec<(i64, Record)>, CommonsError> {
    let rows = sqlx::query(
        "SELECT revision, record FROM records
         WHERE (revision, id) > (?1, ?2) AND revision <= ?3 AND record IS NOT NULL
         ORDER BY revision, id LIMIT ?4",
    )
    .bind(after.0)
    .bind(after.1)
    .bind(last)
    .bind(most)
    .fetch_all(pool)
    .await?;
    rows.iter()
        .map(|row| Ok((row.try_get("revision")?, from_row(row)?)))
        .collect()
}

pub(super) async fn digest(pool: &SqlitePool) -> Result<Digest, CommonsError> {
    let mut digest = RecordsDigest::default();
    let mut after: Option<RecordId> = None;
    loop {
        let records = page(pool, None, after.as_ref(), BATCH).await?;
        let Some(last) = records.last() else {
            return Ok(digest.finish());
        };
        for record in &records {
            digest.add(record)?;
        }
        after = Some(last.id.clone());
    }
}

/// Makes all records stale once the time has come at which members, kinds or the rule change.
async fn note_time(commons: &SqliteCommons, now: Moment) -> Result<(), CommonsError> {
    let changes_at: Option<i64> = sqlx::query_scalar("SELECT changes_at FROM constitution")
        .fetch_optional(&commons.pool)
        .await?;
    if changes_at.is_none_or(|at| at > now.seconds()) {
        return Ok(());
    }
    let mut transaction = commons.pool.begin_with("BEGIN IMMEDIATE").await?;
    let next = constitution(commons, &mut transaction, now)
        .await?
        .changes_at();
    sqlx::query("UPDATE records SET stale = 1")
        .execute(&mut *transaction)
        .await?;
    sqlx::query("DELETE FROM constitution")
        .execute(&mut *transaction)
        .await?;
    if let Some(next) = next {
        sqlx::query("INSERT INTO constitution (one, changes_at) VALUES (1, ?)")
            .bind(next.seconds())
            .execute(&mut *transaction)
            .await?;
    }
    transaction.commit().await?;
    Ok(())
}

fn from_row(row: &SqliteRow) -> Result<Record, CommonsError> {
    let record: &str = row.try_get("record")?;
    Ok(serde_json::from_str(record)?)
}

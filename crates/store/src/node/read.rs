//! Statements read back. Their signatures were checked before they were kept.

use commons::digest::Digest;
use commons::moment::Moment;
use commons::names::RecordId;
use commons::signature::PublicKey;
use commons::statement::{Statement, Words};
use sqlx::sqlite::{SqlitePool, SqliteRow};
use sqlx::{Row as _, SqliteConnection};

use super::{CommonsError, KeptList};

pub(super) async fn size(connection: &mut SqliteConnection) -> Result<u64, CommonsError> {
    // Positions have no gaps: nothing is ever taken out.
    let last: Option<i64> = sqlx::query_scalar("SELECT max(position) FROM statements")
        .fetch_one(&mut *connection)
        .await?;
    u64::try_from(last.map_or(0, |last| last + 1)).map_err(CommonsError::damaged)
}

pub(super) async fn statement(
    pool: &SqlitePool,
    id: &Digest,
) -> Result<Option<Statement>, CommonsError> {
    let row = sqlx::query(
        "SELECT claim, words FROM statements LEFT JOIN words USING (position) WHERE id = ?",
    )
    .bind(id.0.as_slice())
    .fetch_optional(pool)
    .await?;
    row.as_ref().map(from_row).transpose()
}

pub(super) async fn like(
    pool: &SqlitePool,
    beginning: &str,
) -> Result<Vec<Statement>, CommonsError> {
    // All ids between the digits followed by zeros and the digits followed by fs.
    let bound = |filling: &str| -> Option<Digest> {
        let missing = 64_usize.checked_sub(beginning.len())?;
        format!("{beginning}{}", filling.repeat(missing))
            .parse()
            .ok()
    };
    let (Some(first), Some(last)) = (bound("0"), bound("f")) else {
        return Ok(Vec::new());
    };
    if beginning.len() < 4 {
        return Ok(Vec::new());
    }
    let rows = sqlx::query(
        "SELECT claim, words FROM statements LEFT JOIN words USING (position)
         WHERE id BETWEEN ? AND ? LIMIT 2",
    )
    .bind(first.0.as_slice())
    .bind(last.0.as_slice())
    .fetch_all(pool)
    .await?;
    rows.iter().map(from_row).collect()
}

/// All that is about a subject, oldest in the log first.
pub(super) async fn about(
    connection: &mut SqliteConnection,
    subject: &str,
) -> Result<Vec<Statement>, CommonsError> {
    let rows = sqlx::query(
        "SELECT claim, words FROM subjects JOIN statements USING (position)
         LEFT JOIN words USING (position) WHERE subject = ? ORDER BY position",
    )
    .bind(subject)
    .fetch_all(&mut *connection)
    .await?;
    rows.iter().map(from_row).collect()
}

pub(super) async fn records_of(
    pool: &SqlitePool,
    id: &Digest,
) -> Result<Vec<RecordId>, CommonsError> {
    let subjects: Vec<String> = sqlx::query_scalar(
        "SELECT subject FROM subjects JOIN statements USING (position)
         WHERE id = ? AND subject LIKE 'r:%' ORDER BY subject",
    )
    .bind(id.0.as_slice())
    .fetch_all(pool)
    .await?;
    subjects
        .iter()
        .map(|subject| subject[2..].parse().map_err(CommonsError::damaged))
        .collect()
}

pub(super) async fn said_by(
    pool: &SqlitePool,
    account: &PublicKey,
    most: u32,
) -> Result<Vec<Statement>, CommonsError> {
    let rows = sqlx::query(
        "SELECT claim, words FROM statements LEFT JOIN words USING (position)
         WHERE author = ? ORDER BY time DESC, position DESC LIMIT ?",
    )
    .bind(account.bytes().as_slice())
    .bind(most)
    .fetch_all(pool)
    .await?;
    rows.iter().map(from_row).collect()
}

pub(super) async fn newest(pool: &SqlitePool, most: usize) -> Result<Vec<RecordId>, CommonsError> {
    // A record has some ten values as a rule; where one has all of these, fewer are given.
    let rows = i64::try_from(most.saturating_mul(60)).map_err(CommonsError::damaged)?;
    let subjects: Vec<String> = sqlx::query_scalar(
        "SELECT subject FROM subjects WHERE subject LIKE 'r:%' ORDER BY position DESC LIMIT ?",
    )
    .bind(rows)
    .fetch_all(pool)
    .await?;
    let mut found: Vec<RecordId> = Vec::new();
    for subject in subjects {
        let record = subject[2..].parse().map_err(CommonsError::damaged)?;
        if found.len() < most && !found.contains(&record) {
            found.push(record);
        }
    }
    Ok(found)
}

pub(super) async fn recent(
    pool: &SqlitePool,
    account: &PublicKey,
    since: Moment,
) -> Result<u32, CommonsError> {
    let count: i64 =
        sqlx::query_scalar("SELECT count(*) FROM statements WHERE author = ? AND time > ?")
            .bind(account.bytes().as_slice())
            .bind(since.seconds())
            .fetch_one(pool)
            .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

pub(super) async fn lists(pool: &SqlitePool) -> Result<Vec<KeptList>, CommonsError> {
    let rows = sqlx::query("SELECT account, list, time, said FROM imports ORDER BY time DESC")
        .fetch_all(pool)
        .await?;
    rows.iter()
        .map(|row| {
            let account: &[u8] = row.try_get("account")?;
            let account = account.try_into().map_err(CommonsError::damaged)?;
            let said: i64 = row.try_get("said")?;
            Ok(KeptList {
                account: PublicKey::from_bytes(account),
                list: row.try_get("list")?,
                time: moment(row.try_get("time")?)?,
                said: u64::try_from(said).map_err(CommonsError::damaged)?,
            })
        })
        .collect()
}

/// The statement of a row with `claim` and `words`.
pub(super) fn from_row(row: &SqliteRow) -> Result<Statement, CommonsError> {
    let statement = Statement::read_kept(row.try_get("claim")?)?;
    match row.try_get::<Option<&[u8]>, _>("words")? {
        Some(words) => Ok(statement.with_words(Words::read(words)?)?),
        None => Ok(statement),
    }
}

/// A moment from seconds.
pub(super) fn moment(seconds: i64) -> Result<Moment, CommonsError> {
    Moment::from_seconds(seconds).ok_or_else(|| CommonsError::Damaged("a moment".to_owned()))
}

/// A number as SQLite keeps it.
pub(super) fn to_position(number: u64) -> Result<i64, CommonsError> {
    i64::try_from(number).map_err(CommonsError::damaged)
}

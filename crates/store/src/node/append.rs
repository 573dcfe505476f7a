//! Statements kept, and what they make stale.

use commons::digest::Digest;
use commons::log::tiles::WIDTH;
use commons::log::tree::{leaf_hash, root};
use commons::statement::{Says, Statement};
use commons::statements::Subject;
use sqlx::sqlite::SqlitePool;
use sqlx::{Row as _, SqliteConnection};

use super::read::{size, to_position};
use super::{CommonsError, KeptList};

pub(super) async fn append(
    pool: &SqlitePool,
    statements: &[Statement],
) -> Result<usize, CommonsError> {
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    let mut position = to_position(size(&mut transaction).await?)?;
    let mut added = 0;
    for statement in statements {
        let known = sqlx::query("SELECT 1 FROM statements WHERE id = ?")
            .bind(statement.id().0.as_slice())
            .fetch_optional(&mut *transaction)
            .await?;
        if known.is_some() {
            continue;
        }
        append_one(&mut transaction, position, statement).await?;
        position += 1;
        added += 1;
    }
    transaction.commit().await?;
    Ok(added)
}

async fn append_one(
    connection: &mut SqliteConnection,
    position: i64,
    statement: &Statement,
) -> Result<(), CommonsError> {
    let subjects = subjects(connection, statement).await?;
    sqlx::query(
        "INSERT INTO statements (position, id, claim, author, time) VALUES (?, ?, ?, ?, ?)",
    )
    .bind(position)
    .bind(statement.id().0.as_slice())
    .bind(statement.claim_bytes())
    .bind(statement.author().bytes().as_slice())
    .bind(statement.time().seconds())
    .execute(&mut *connection)
    .await?;
    if let Some(words) = statement.words() {
        sqlx::query("INSERT INTO words (position, words) VALUES (?, ?)")
            .bind(position)
            .bind(words.bytes()?)
            .execute(&mut *connection)
            .await?;
    }
    for subject in &subjects {
        sqlx::query("INSERT INTO subjects (subject, position) VALUES (?, ?)")
            .bind(subject)
            .bind(position)
            .execute(&mut *connection)
            .await?;
        make_stale(connection, subject, statement).await?;
    }
    grow(connection, position).await
}

/// What a statement is about. It has the subjects of the statement that it is about.
async fn subjects(
    connection: &mut SqliteConnection,
    statement: &Statement,
) -> Result<Vec<String>, CommonsError> {
    let named = Subject::all_of(statement.says());
    if !named.is_empty() {
        return Ok(named.iter().map(subject_text).collect());
    }
    let about = statement.says().about().ok_or(CommonsError::Unknown)?;
    let subjects: Vec<String> = sqlx::query_scalar(
        "SELECT subject FROM subjects JOIN statements USING (position) WHERE id = ?",
    )
    .bind(about.0.as_slice())
    .fetch_all(&mut *connection)
    .await?;
    if subjects.is_empty() {
        return Err(CommonsError::Unknown);
    }
    Ok(subjects)
}

/// A subject as a row names it.
pub(super) fn subject_text(subject: &Subject) -> String {
    match subject {
        Subject::Record(record) => format!("r:{record}"),
        Subject::Account(account) => format!("a:{account}"),
        Subject::Governance => "g".to_owned(),
    }
}

/// A statement makes the record stale that it is about; one about an account, what the account spoke
/// of; one about how the commons is run, all of them.
async fn make_stale(
    connection: &mut SqliteConnection,
    subject: &str,
    statement: &Statement,
) -> Result<(), CommonsError> {
    if let Some(record) = subject.strip_prefix("r:") {
        let kind = record.split('/').next().unwrap_or_default();
        sqlx::query(
            "INSERT INTO records (id, kind, stale) VALUES (?, ?, 1)
             ON CONFLICT (id) DO UPDATE SET stale = 1",
        )
        .bind(record)
        .bind(kind)
        .execute(&mut *connection)
        .await?;
    } else if let Some(account) = subject.strip_prefix("a:") {
        let account: commons::signature::PublicKey =
            account.parse().map_err(CommonsError::damaged)?;
        sqlx::query(
            "UPDATE records SET stale = 1 WHERE id IN (
                SELECT substr(subject, 3) FROM statements JOIN subjects USING (position)
                WHERE author = ? AND subject LIKE 'r:%')",
        )
        .bind(account.bytes().as_slice())
        .execute(&mut *connection)
        .await?;
    } else if matches!(statement.says(), Says::Review { .. } | Says::Revert { .. }) {
        // What asks for a change of how the commons is run changes nothing by itself.
        sqlx::query("UPDATE records SET stale = 1")
            .execute(&mut *connection)
            .await?;
        sqlx::query("INSERT OR REPLACE INTO constitution (one, changes_at) VALUES (1, 0)")
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// Keeps the hashes of tiles that the entry at this position makes full.
async fn grow(connection: &mut SqliteConnection, position: i64) -> Result<(), CommonsError> {
    let width = WIDTH as i64;
    let (mut level, mut number) = (0, position);
    while number % width == width - 1 {
        let first = number - (width - 1);
        let hashes = hashes(connection, level, first, width).await?;
        (level, number) = (level + 1, number / width);
        sqlx::query("INSERT INTO nodes (level, number, hash) VALUES (?, ?, ?)")
            .bind(level)
            .bind(number)
            .bind(root(&hashes).0.as_slice())
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// So many hashes of a level, from one on.
pub(super) async fn hashes(
    connection: &mut SqliteConnection,
    level: i64,
    first: i64,
    count: i64,
) -> Result<Vec<Digest>, CommonsError> {
    let leaves = level == 0;
    let query = if leaves {
        "SELECT claim AS bytes FROM statements WHERE position >= ?1 AND position < ?2 AND ?3 = 0
         ORDER BY position"
    } else {
        "SELECT hash AS bytes FROM nodes WHERE level = ?3 AND number >= ?1 AND number < ?2
         ORDER BY number"
    };
    let rows = sqlx::query(query)
        .bind(first)
        .bind(first + count)
        .bind(level)
        .fetch_all(&mut *connection)
        .await?;
    if i64::try_from(rows.len()).ok() != Some(count) {
        return Err(CommonsError::Damaged(format!("hashes of level {level}")));
    }
    rows.iter()
        .map(|row| {
            let bytes: &[u8] = row.try_get("bytes")?;
            if leaves {
                return Ok(leaf_hash(bytes));
            }
            let hash = bytes.try_into().map_err(CommonsError::damaged)?;
            Ok(Digest(hash))
        })
        .collect()
}

pub(super) async fn note_import(pool: &SqlitePool, import: &KeptList) -> Result<(), CommonsError> {
    sqlx::query("INSERT OR REPLACE INTO imports (account, list, time, said) VALUES (?, ?, ?, ?)")
        .bind(import.account.bytes().as_slice())
        .bind(&import.list)
        .bind(import.time.seconds())
        .bind(to_position(import.said)?)
        .execute(pool)
        .await?;
    Ok(())
}

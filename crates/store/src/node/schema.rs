//! Which database is a commons', and its migrations.

use std::path::Path;

use sqlx::sqlite::SqlitePool;

use super::CommonsError;

/// Written into the file's header (`PRAGMA application_id`): the letters "Essc".
const APPLICATION: i64 = 0x4573_7363;

/// Migrations in order. `PRAGMA user_version` counts those that were made; one that was shipped is
/// never changed.
const MIGRATIONS: [&str; 2] = [
    include_str!("../../migrations/commons/0001_commons.sql"),
    include_str!("../../migrations/commons/0002_revision.sql"),
];

/// The newest schema that this program knows.
const NEWEST: i64 = MIGRATIONS.len() as i64;

/// Makes the migrations that are missing, all or none.
pub(super) async fn bring_up_to_date(pool: &SqlitePool, folder: &Path) -> Result<(), CommonsError> {
    // Readers need no lock when there is nothing to do.
    if version(&mut *pool.acquire().await?, folder).await? == NEWEST {
        return Ok(());
    }
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    let made = usize::try_from(version(&mut transaction, folder).await?).unwrap_or(0);
    for migration in MIGRATIONS.iter().skip(made) {
        sqlx::raw_sql(*migration).execute(&mut *transaction).await?;
    }
    let mark = format!("PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {NEWEST};");
    sqlx::raw_sql(sqlx::AssertSqlSafe(mark))
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(())
}

/// The schema of the database; 0 for an empty file, which a making that was cut short leaves.
async fn version(
    connection: &mut sqlx::SqliteConnection,
    folder: &Path,
) -> Result<i64, CommonsError> {
    let application: i64 = sqlx::query_scalar("PRAGMA application_id")
        .fetch_one(&mut *connection)
        .await
        .map_err(|error| not_ours_if_no_database(error, folder))?;
    let version: i64 = sqlx::query_scalar("PRAGMA user_version")
        .fetch_one(&mut *connection)
        .await?;
    let tables: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_schema")
        .fetch_one(&mut *connection)
        .await?;
    match (application, tables) {
        (APPLICATION, _) if version > NEWEST => Err(CommonsError::Newer {
            found: version,
            known: NEWEST,
        }),
        (APPLICATION, _) => Ok(version),
        (0, 0) => Ok(0),
        _ => Err(CommonsError::NotACommons(folder.to_owned())),
    }
}

/// SQLITE_NOTADB (26) says that the file is of another kind.
pub(super) fn not_ours_if_no_database(error: sqlx::Error, folder: &Path) -> CommonsError {
    match error
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code)
    {
        Some(code) if code == "26" => CommonsError::NotACommons(folder.to_owned()),
        _ => error.into(),
    }
}

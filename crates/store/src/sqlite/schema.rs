//! Which database is a dossier's, and its migrations.

use std::path::Path;

use sqlx::sqlite::SqlitePool;

use crate::Error;

/// Written into the file's header (`PRAGMA application_id`), so that no other program's database
/// is taken for a dossier: the letters "Essm".
const APPLICATION: i64 = 0x4573_736d;

/// Migrations in order. `PRAGMA user_version` counts those that were made; one that was shipped is
/// never changed.
const MIGRATIONS: [&str; 10] = [
    include_str!("../../migrations/sqlite/0001_dossier.sql"),
    include_str!("../../migrations/sqlite/0002_doubtful.sql"),
    include_str!("../../migrations/sqlite/0003_origin.sql"),
    include_str!("../../migrations/sqlite/0004_forms.sql"),
    include_str!("../../migrations/sqlite/0005_ledger.sql"),
    include_str!("../../migrations/sqlite/0006_library.sql"),
    include_str!("../../migrations/sqlite/0007_rewording.sql"),
    include_str!("../../migrations/sqlite/0008_drafts.sql"),
    include_str!("../../migrations/sqlite/0009_order.sql"),
    include_str!("../../migrations/sqlite/0010_changes.sql"),
];

/// The newest schema that this program knows.
const NEWEST: i64 = MIGRATIONS.len() as i64;

/// Makes the migrations that are missing, all or none.
pub(super) async fn bring_up_to_date(pool: &SqlitePool, folder: &Path) -> Result<(), Error> {
    // Readers need no lock when there is nothing to do.
    if version(&mut *pool.acquire().await?, folder).await? == NEWEST {
        return Ok(());
    }
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    // Read again: another program may have made them while this one waited for the lock.
    let found = version(&mut transaction, folder).await?;
    let made = usize::try_from(found).unwrap_or(0);
    if found == 2 {
        with_units(&mut transaction).await?;
    }
    for migration in MIGRATIONS.iter().skip(made) {
        sqlx::raw_sql(*migration).execute(&mut *transaction).await?;
    }
    // Both pragmas write the file's header and are undone with the transaction.
    let mark = format!("PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {NEWEST};");
    sqlx::raw_sql(sqlx::AssertSqlSafe(mark))
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(())
}

/// The second migration was first shipped without the column for what a figure counts.
async fn with_units(connection: &mut sqlx::SqliteConnection) -> Result<(), Error> {
    let units: i64 =
        sqlx::query_scalar("SELECT count(*) FROM pragma_table_info('figures') WHERE name = 'unit'")
            .fetch_one(&mut *connection)
            .await?;
    if units == 0 {
        sqlx::raw_sql("ALTER TABLE figures ADD COLUMN unit TEXT NOT NULL DEFAULT 'euro'")
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// The schema of the database; 0 for an empty file, which a making that was cut short leaves.
async fn version(connection: &mut sqlx::SqliteConnection, folder: &Path) -> Result<i64, Error> {
    let application: i64 = sqlx::query_scalar("PRAGMA application_id")
        .fetch_one(&mut *connection)
        .await?;
    let version: i64 = sqlx::query_scalar("PRAGMA user_version")
        .fetch_one(&mut *connection)
        .await?;
    let tables: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_schema")
        .fetch_one(&mut *connection)
        .await?;
    match (application, tables) {
        (APPLICATION, _) if version > NEWEST => Err(Error::Newer {
            found: version,
            known: NEWEST,
        }),
        (APPLICATION, _) => Ok(version),
        (0, 0) => Ok(0),
        _ => Err(Error::NotADossier(folder.to_owned())),
    }
}

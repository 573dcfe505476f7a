//! Which file is one of people, and its migrations.

use std::path::Path;

use sqlx::sqlite::SqlitePool;

use crate::Error;

/// Written into the file's header (`PRAGMA application_id`): the letters "EssP".
const APPLICATION: i64 = 0x4573_7350;

/// Migrations in order, counted by `PRAGMA user_version`; one that was shipped is never changed.
const MIGRATIONS: [&str; 1] = [include_str!("../../migrations/people/0001_people.sql")];

const NEWEST: i64 = MIGRATIONS.len() as i64;

/// Makes the migrations that are missing, all or none.
pub(super) async fn bring_up_to_date(pool: &SqlitePool, file: &Path) -> Result<(), Error> {
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    let of = async |connection: &mut sqlx::SqliteConnection, pragma: &'static str| {
        sqlx::query_scalar::<_, i64>(pragma)
            .fetch_one(connection)
            .await
    };
    let application = of(&mut transaction, "PRAGMA application_id").await?;
    let version = of(&mut transaction, "PRAGMA user_version").await?;
    let tables = of(&mut transaction, "SELECT count(*) FROM sqlite_schema").await?;
    let made = match (application, tables) {
        (APPLICATION, _) if version > NEWEST => {
            return Err(Error::Newer {
                found: version,
                known: NEWEST,
            });
        }
        (APPLICATION, _) => version,
        (0, 0) => 0,
        _ => {
            let file = file.display();
            return Err(Error::Damaged(format!("{file}: of another program")));
        }
    };
    if made == NEWEST {
        return Ok(());
    }
    for migration in MIGRATIONS.iter().skip(usize::try_from(made).unwrap_or(0)) {
        sqlx::raw_sql(*migration).execute(&mut *transaction).await?;
    }
    let mark = format!("PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {NEWEST};");
    sqlx::raw_sql(sqlx::AssertSqlSafe(mark))
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(())
}

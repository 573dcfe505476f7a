//! Which database is whose, and its migrations: the same steps for each of ours.

use sqlx::SqliteConnection;
use sqlx::sqlite::SqlitePool;

/// What one of our databases is known by, and how it came to be.
pub(crate) struct Schema {
    /// Written into the file's header (`PRAGMA application_id`), so that no other program's database is
    /// taken for ours.
    pub(crate) application: i64,
    /// In order. `PRAGMA user_version` counts those that were made; one that was shipped is never
    /// changed.
    pub(crate) migrations: &'static [&'static str],
}

/// Why a database could not be brought up to date. Nothing of it was changed.
#[derive(Debug)]
pub(crate) enum Unfit {
    /// It was made by a newer program: its schema, and the newest that this one knows.
    Newer { found: i64, known: i64 },
    /// It is another program's.
    Foreign,
    /// SQLite could not.
    Sqlite(sqlx::Error),
}

impl From<sqlx::Error> for Unfit {
    fn from(error: sqlx::Error) -> Self {
        // SQLITE_NOTADB (26): the file is of another kind.
        let code = error
            .as_database_error()
            .and_then(sqlx::error::DatabaseError::code);
        match code.as_deref() {
            Some("26") => Self::Foreign,
            _ => Self::Sqlite(error),
        }
    }
}

impl Schema {
    /// Makes the migrations that are missing, all or none. `before` sees what is there, with the number
    /// of migrations that were made, in the same transaction.
    pub(crate) async fn bring_up_to_date(
        &self,
        pool: &SqlitePool,
        before: impl AsyncFnOnce(&mut SqliteConnection, i64) -> Result<(), sqlx::Error>,
    ) -> Result<(), Unfit> {
        let newest = self.newest();
        // Readers need no lock when there is nothing to do.
        if self.version(&mut *pool.acquire().await?).await? == newest {
            return Ok(());
        }
        let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
        // Read again: another program may have made them while this one waited for the lock.
        let found = self.version(&mut transaction).await?;
        before(&mut transaction, found).await?;
        let made = usize::try_from(found).unwrap_or(0);
        for migration in self.migrations.iter().skip(made) {
            sqlx::raw_sql(*migration).execute(&mut *transaction).await?;
        }
        // Both pragmas write the file's header and are undone with the transaction.
        let application = self.application;
        let mark =
            format!("PRAGMA application_id = {application}; PRAGMA user_version = {newest};");
        sqlx::raw_sql(sqlx::AssertSqlSafe(mark))
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// The newest schema that this program knows.
    pub(crate) fn newest(&self) -> i64 {
        i64::try_from(self.migrations.len()).unwrap_or(i64::MAX)
    }

    /// The schema of the database; 0 for an empty file, which a making that was cut short leaves.
    async fn version(&self, connection: &mut SqliteConnection) -> Result<i64, Unfit> {
        let mut of = async |pragma: &'static str| {
            let asked = sqlx::query_scalar::<_, i64>(pragma);
            asked.fetch_one(&mut *connection).await
        };
        let application = of("PRAGMA application_id").await?;
        let version = of("PRAGMA user_version").await?;
        let tables = of("SELECT count(*) FROM sqlite_schema").await?;
        match (application, tables) {
            (own, _) if own == self.application && version > self.newest() => Err(Unfit::Newer {
                found: version,
                known: self.newest(),
            }),
            (own, _) if own == self.application => Ok(version),
            (0, 0) => Ok(0),
            _ => Err(Unfit::Foreign),
        }
    }
}

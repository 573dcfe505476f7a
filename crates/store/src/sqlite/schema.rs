//! The database of a dossier, and its migrations.

use std::path::Path;

use sqlx::SqliteConnection;
use sqlx::sqlite::SqlitePool;

use crate::Error;
use crate::migrating::{Schema, Unfit};

const SCHEMA: Schema = Schema {
    // The letters "Essm".
    application: 0x4573_736d,
    migrations: &[
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
    ],
};

pub(super) async fn bring_up_to_date(pool: &SqlitePool, folder: &Path) -> Result<(), Error> {
    let before = async |connection: &mut SqliteConnection, made| match made {
        2 => with_units(connection).await,
        _ => Ok(()),
    };
    let done = SCHEMA.bring_up_to_date(pool, before).await;
    done.map_err(|unfit| match unfit {
        Unfit::Newer { found, known } => Error::Newer { found, known },
        Unfit::Foreign => Error::NotADossier(folder.to_owned()),
        Unfit::Sqlite(error) => error.into(),
    })
}

/// The second migration was first shipped without the column for what a figure counts.
async fn with_units(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
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

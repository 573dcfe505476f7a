//! The database of a commons, and its migrations.

use std::path::Path;

use sqlx::sqlite::SqlitePool;

use super::CommonsError;
use crate::migrating::{Schema, Unfit};

const SCHEMA: Schema = Schema {
    // The letters "Essc".
    application: 0x4573_7363,
    migrations: &[
        include_str!("../../migrations/commons/0001_commons.sql"),
        include_str!("../../migrations/commons/0002_revision.sql"),
        include_str!("../../migrations/commons/0003_links.sql"),
    ],
};

pub(super) async fn bring_up_to_date(pool: &SqlitePool, folder: &Path) -> Result<(), CommonsError> {
    let done = SCHEMA.bring_up_to_date(pool, async |_, _| Ok(())).await;
    done.map_err(|unfit| of(unfit, folder))
}

/// Why a database is not one of a commons that this program can open.
pub(super) fn of(unfit: Unfit, folder: &Path) -> CommonsError {
    match unfit {
        Unfit::Newer { found, known } => CommonsError::Newer { found, known },
        Unfit::Foreign => CommonsError::NotACommons(folder.to_owned()),
        Unfit::Sqlite(error) => error.into(),
    }
}

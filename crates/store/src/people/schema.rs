//! The file of people, and its migrations.

use std::path::Path;

use sqlx::sqlite::SqlitePool;

use crate::Error;
use crate::migrating::{Schema, Unfit};

const SCHEMA: Schema = Schema {
    // The letters "EssP".
    application: 0x4573_7350,
    migrations: &[
        include_str!("../../migrations/people/0001_people.sql"),
        include_str!("../../migrations/people/0002_links.sql"),
    ],
};

pub(super) async fn bring_up_to_date(pool: &SqlitePool, file: &Path) -> Result<(), Error> {
    let done = SCHEMA.bring_up_to_date(pool, async |_, _| Ok(())).await;
    done.map_err(|unfit| match unfit {
        Unfit::Newer { found, known } => Error::Newer { found, known },
        Unfit::Foreign => Error::Damaged(format!("{}: of another program", file.display())),
        Unfit::Sqlite(error) => error.into(),
    })
}

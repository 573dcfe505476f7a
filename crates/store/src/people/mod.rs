//! Who may come to a server that others can reach: persons, their roles, sessions, passkeys,
//! invitations, and keys for programs.
//!
//! They are kept in one SQLite file beside the folders of the dossiers, so that no dossier, copied or
//! exported, carries them along. Moments are handed in, as seconds since 1970-01-01T00:00:00Z; secrets
//! come as their digests, and passwords hashed: nothing here can give one back.

mod access_keys;
mod attempts;
mod invitations;
mod links;
mod memberships;
mod passkeys;
mod persons;
mod role;
mod schema;
mod sessions;

pub use access_keys::{AccessKey, NewAccessKey};
pub use attempts::Attempt;
pub use invitations::{Invitation, NewInvitation};
pub use links::NewLink;
pub use memberships::Membership;
pub use passkeys::{NewPasskey, Passkey};
pub use persons::{Person, PersonId};
pub use role::Role;
pub use sessions::{NewSession, Session};

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use crate::Error;

/// The file, in the folder that holds the dossiers.
const DATABASE: &str = "people.sqlite";
/// How long to wait for another program that writes.
const PATIENCE: Duration = Duration::from_secs(20);

/// The people of a server.
#[derive(Debug)]
pub struct People {
    pool: SqlitePool,
}

impl People {
    /// Where the people of a folder of dossiers are kept.
    pub fn file(data: &Path) -> PathBuf {
        data.join(DATABASE)
    }

    /// Opens the people of a folder of dossiers, bringing the file to this program's schema; makes it
    /// where there is none. On Unix nobody else of the machine can read it.
    pub async fn open(data: &Path) -> Result<Self, Error> {
        let file = Self::file(data);
        std::fs::create_dir_all(data).map_err(Error::files(data))?;
        make_private(&file).map_err(Error::files(&file))?;
        let options = SqliteConnectOptions::new()
            .filename(&file)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full);
        let pool = SqlitePoolOptions::new()
            .max_connections(4)
            .acquire_timeout(PATIENCE)
            .connect_with(options)
            .await?;
        schema::bring_up_to_date(&pool, &file).await?;
        Ok(Self { pool })
    }

    /// Ends in order: what the write-ahead log holds goes into the file.
    pub async fn close(self) {
        self.pool.close().await;
    }
}

/// Makes the file where it is not there, for its owner alone. What SQLite puts beside it bears the
/// same permissions.
fn make_private(file: &Path) -> std::io::Result<()> {
    let mut options = std::fs::File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(file) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        made => made.map(|_| ()),
    }
}

//! What can go wrong with a dossier's keeping, told so that a caller can act on it.

use std::path::PathBuf;

/// Why the store could not do what was asked. What was kept before stays as it was.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such folder.
    #[error("{} does not exist", .0.display())]
    Missing(PathBuf),
    /// The folder is not a dossier, or its database is another program's.
    #[error("{} is not a dossier", .0.display())]
    NotADossier(PathBuf),
    /// There is a dossier here already.
    #[error("{} is a dossier already", .0.display())]
    AlreadyADossier(PathBuf),
    /// The folder for a new dossier holds other files.
    #[error("{} is not empty", .0.display())]
    NotEmpty(PathBuf),
    /// A later version of the program wrote this dossier.
    #[error("the dossier is of schema {found}, this program knows up to {known}")]
    Newer {
        /// The dossier's schema.
        found: i64,
        /// The newest schema that this program knows.
        known: i64,
    },
    /// Another program is writing to the dossier and did not finish in time.
    #[error("the dossier is busy")]
    Busy,
    /// Nothing can be written into the dossier's folder.
    #[error("the dossier can only be read")]
    ReadOnly,
    /// No room is left on the disk.
    #[error("the disk is full")]
    DiskFull,
    /// What was read back is not what a dossier holds; the text says where.
    #[error("the dossier is damaged: {0}")]
    Damaged(String),
    /// A file or folder could not be read or written.
    #[error("{}: {error}", .path.display())]
    Files {
        /// Which.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// The database refused for another reason.
    #[error(transparent)]
    Database(sqlx::Error),
}

impl Error {
    pub(crate) fn files(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |error| match error.kind() {
            std::io::ErrorKind::StorageFull => Self::DiskFull,
            _ => Self::Files { path, error },
        }
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        // Result codes of SQLite (https://www.sqlite.org/rescode.html); extended codes keep the
        // primary code in their low byte.
        let code = error
            .as_database_error()
            .and_then(sqlx::error::DatabaseError::code)
            .and_then(|code| code.parse::<u32>().ok())
            .map(|code| code & 0xff);
        match code {
            Some(5 | 6) => Self::Busy,
            Some(8) => Self::ReadOnly,
            Some(13) => Self::DiskFull,
            Some(11) => Self::Damaged(error.to_string()),
            _ => Self::Database(error),
        }
    }
}

//! What can go wrong with a commons' keeping, told so that a caller can act on it.

use std::path::PathBuf;

use commons::canonical::NotJson;
use commons::constitution::BadFounding;
use commons::log::checkpoint::BadCheckpoint;
use commons::log::note::BadNote;
use commons::statement::{BadWords, Wrong};

/// Why the commons could not do what was asked. What was kept before stays as it was.
#[derive(Debug, thiserror::Error)]
pub enum CommonsError {
    /// The folder is not a commons, or its database is another program's.
    #[error("{} is not a commons", .0.display())]
    NotACommons(PathBuf),
    /// There is a commons here already.
    #[error("{} is a commons already", .0.display())]
    AlreadyACommons(PathBuf),
    /// A later version of the program wrote this commons.
    #[error("the commons is of schema {found}, this program knows up to {known}")]
    Newer {
        /// Its schema.
        found: i64,
        /// The newest schema that this program knows.
        known: i64,
    },
    /// A statement is about one that is not here.
    #[error("a statement is about one that is not here")]
    Unknown,
    /// The key of the log or of the account is not in the commons' folder.
    #[error("there is no key in {}", .0.display())]
    NoKey(PathBuf),
    /// The log's files do not hold together; the text says where.
    #[error("the log is broken: {0}")]
    Broken(String),
    /// The checkpoint is another's, or none.
    #[error(transparent)]
    Checkpoint(#[from] BadCheckpoint),
    /// What was signed before says more than what is kept: publishing would contradict it.
    #[error("the checkpoint is of {published} statements, and {kept} are kept")]
    Ahead {
        /// The size that was signed.
        published: u64,
        /// How many statements are kept.
        kept: u64,
    },
    /// What was read back is not what a commons holds; the text says where.
    #[error("the commons is damaged: {0}")]
    Damaged(String),
    /// A file or folder could not be read or written.
    #[error("{}: {error}", .path.display())]
    Files {
        /// Which.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// The full-text index could not be read or written. It may be deleted: it is made anew.
    #[error(transparent)]
    Search(#[from] crate::search::SearchError),
    /// The database refused.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

impl CommonsError {
    pub(super) fn files(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |error| Self::Files { path, error }
    }

    pub(super) fn damaged(error: impl std::fmt::Display) -> Self {
        Self::Damaged(error.to_string())
    }
}

macro_rules! damage {
    ($($error:ty),*) => {$(
        impl From<$error> for CommonsError {
            fn from(error: $error) -> Self {
                Self::damaged(error)
            }
        }
    )*};
}
damage!(
    BadFounding,
    NotJson,
    Wrong,
    BadWords,
    BadNote,
    serde_json::Error
);

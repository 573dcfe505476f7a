//! The keys of a commons: the log's, and that of the organisation's account. They never leave the
//! folder `keys/`, which only its owner may read.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use commons::signature::SecretKey;

use super::CommonsError;

/// The keys of a commons' folder.
#[derive(Debug)]
pub struct Keys {
    /// Signs checkpoints.
    pub log: SecretKey,
    /// Signs what the organisation says.
    pub account: SecretKey,
}

impl Keys {
    /// Keeps keys in a commons' folder. Keys that are there are never overwritten.
    pub fn keep(&self, folder: &Path) -> Result<(), CommonsError> {
        write(&log(folder), &self.log)?;
        write(&account(folder), &self.account)
    }

    /// Reads the keys of a commons' folder.
    pub fn read(folder: &Path) -> Result<Self, CommonsError> {
        Ok(Self {
            log: Self::read_one(&log(folder))?,
            account: Self::read_one(&account(folder))?,
        })
    }

    /// Reads one key from a file.
    pub fn read_one(path: &Path) -> Result<SecretKey, CommonsError> {
        let no_key = || CommonsError::NoKey(path.to_owned());
        let text = fs::read_to_string(path).map_err(|_| no_key())?;
        SecretKey::from_multikey(&text).map_err(|_| no_key())
    }

    /// Keeps one key in a new file that only its owner may read.
    pub fn keep_one(path: &Path, key: &SecretKey) -> Result<(), CommonsError> {
        write(path, key)
    }
}

fn log(folder: &Path) -> PathBuf {
    folder.join("keys").join("log")
}

fn account(folder: &Path) -> PathBuf {
    folder.join("keys").join("account")
}

fn write(path: &Path, key: &SecretKey) -> Result<(), CommonsError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(CommonsError::files(folder))?;
    }
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let mut file = options.open(path).map_err(CommonsError::files(path))?;
    let text = key.multikey() + "\n";
    file.write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
        .map_err(CommonsError::files(path))
}

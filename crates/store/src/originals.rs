//! The folder of originals: each file's bytes under the name of their digest, never written twice.

use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use crate::Error;
use crate::digest::is_digest;

/// Ending of a file that is being written. A program that is killed leaves such a file.
const UNFINISHED: &str = "unfinished";

/// The folder `originals/` of a dossier.
#[derive(Debug, Clone)]
pub(crate) struct Originals {
    folder: PathBuf,
}

impl Originals {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Keeps bytes under their digest. They are on disk when this returns.
    pub(crate) fn keep(&self, digest: &str, bytes: &[u8]) -> Result<(), Error> {
        let path = self.path(digest)?;
        // A file under its final name was renamed there whole. The size is compared all the same,
        // for a disk can lose what a program did not.
        if fs::metadata(&path).is_ok_and(|metadata| metadata.len() == bytes.len() as u64) {
            return Ok(());
        }
        // The process number keeps two programs that add the same file out of each other's way.
        let unfinished = self
            .folder
            .join(format!("{digest}.{}.{UNFINISHED}", std::process::id()));
        let write = || {
            let mut file = File::create(&unfinished)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            fs::rename(&unfinished, &path)?;
            sync_folder(&self.folder)
        };
        write().map_err(|error| {
            // Nothing more can be done about a file that cannot be removed either.
            let _ = fs::remove_file(&unfinished);
            Error::files(&path)(error)
        })
    }

    /// True when the bytes of a digest are there.
    pub(crate) fn holds(&self, digest: &str) -> Result<bool, Error> {
        Ok(self.path(digest)?.is_file())
    }

    /// The bytes kept under a digest.
    pub(crate) fn bytes(&self, digest: &str) -> Result<Option<Vec<u8>>, Error> {
        let path = self.path(digest)?;
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::files(path)(error)),
        }
    }

    /// Removes the bytes kept under a digest, if there are any.
    pub(crate) fn forget(&self, digest: &str) -> Result<(), Error> {
        let path = self.path(digest)?;
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::files(path)(error)),
            _ => Ok(()),
        }
    }

    /// Removes what a killed program left unfinished. Only safe while no other program writes.
    pub(crate) fn sweep(&self) -> Result<(), Error> {
        let entries = fs::read_dir(&self.folder).map_err(Error::files(&self.folder))?;
        for entry in entries.flatten() {
            let path = entry.path();
            if path
                .extension()
                .is_some_and(|extension| extension == UNFINISHED)
            {
                fs::remove_file(&path).map_err(Error::files(&path))?;
            }
        }
        Ok(())
    }

    fn path(&self, digest: &str) -> Result<PathBuf, Error> {
        if is_digest(digest) {
            Ok(self.folder.join(digest))
        } else {
            Err(Error::Damaged(format!("{digest:?} is not a digest")))
        }
    }
}

/// Makes a rename in a folder last through a power cut, where the system can.
pub(crate) fn sync_folder(folder: &Path) -> std::io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_once_and_sweeps_what_is_unfinished() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let originals = Originals::new(folder.path().to_owned());
        let digest = crate::digest(b"bonjour");
        originals.keep(&digest, b"bonjour").expect("kept");
        originals.keep(&digest, b"bonjour").expect("kept again");
        let left = folder.path().join(format!("{digest}.1.{UNFINISHED}"));
        fs::write(&left, b"bon").expect("written");
        originals.sweep().expect("swept");
        assert!(!left.exists());
        assert_eq!(
            originals.bytes(&digest).expect("read"),
            Some(b"bonjour".to_vec())
        );
        assert!(originals.bytes("../secret").is_err());
    }

    #[test]
    fn a_damaged_original_is_written_again() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let originals = Originals::new(folder.path().to_owned());
        let digest = crate::digest(b"bonjour");
        fs::write(folder.path().join(&digest), b"bon").expect("written");
        originals.keep(&digest, b"bonjour").expect("kept");
        assert_eq!(
            originals.bytes(&digest).expect("read"),
            Some(b"bonjour".to_vec())
        );
    }
}

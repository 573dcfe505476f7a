//! Files of an export: written a piece at a time, digested at the end; and records read page by page.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use ::commons::digest::Digest;
use ::commons::fold::Record;
use ::commons::names::{KindName, Licence, RecordId};
use store::{Commons as _, CommonsError};

use super::super::Open;
use super::{Dump, DumpFile};

/// How many records are read at once.
const PAGE: u32 = 500;

/// Why a file could not be written.
pub(super) fn error(path: &Path) -> impl FnOnce(std::io::Error) -> CommonsError {
    let path = path.to_owned();
    move |error| CommonsError::Files { path, error }
}

/// Records of a kind, or of all, a page at a time.
pub(super) struct Pages<'o> {
    open: &'o Open,
    kind: Option<KindName>,
    after: Option<RecordId>,
}

impl<'o> Pages<'o> {
    pub(super) fn of(open: &'o Open, kind: Option<&KindName>) -> Self {
        Self {
            open,
            kind: kind.cloned(),
            after: None,
        }
    }

    /// The next page; empty after the last.
    pub(super) async fn next(&mut self) -> Result<Vec<Record>, CommonsError> {
        let Open { store, now, .. } = self.open;
        let page = store.records(self.kind.as_ref(), self.after.as_ref(), PAGE, *now);
        let page = page.await?;
        self.after = page.last().map(|last| last.id.clone());
        Ok(page)
    }
}

/// The files of an export, by name.
pub(super) struct Files {
    out: PathBuf,
    open: BTreeMap<String, Written>,
}

/// A file that is being written.
pub(super) struct Written {
    path: PathBuf,
    writer: BufWriter<fs::File>,
    licence: Licence,
    /// How many things are in it.
    pub(super) count: u64,
}

impl Files {
    pub(super) fn of(out: &Path) -> Self {
        Self {
            out: out.to_owned(),
            open: BTreeMap::new(),
        }
    }

    /// A file by its name, which may be in a folder; made, and begun with `head`, where it is not
    /// there yet.
    pub(super) fn file(
        &mut self,
        name: &str,
        licence: &Licence,
        head: impl FnOnce() -> Vec<u8>,
    ) -> Result<&mut Written, CommonsError> {
        if !self.open.contains_key(name) {
            let path = self.out.join(name);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(error(folder))?;
            }
            let file = fs::File::create_new(&path).map_err(error(&path))?;
            let mut written = Written {
                writer: BufWriter::new(file),
                licence: licence.clone(),
                count: 0,
                path,
            };
            written.put(&head())?;
            self.open.insert(name.to_owned(), written);
        }
        self.open
            .get_mut(name)
            .ok_or_else(|| CommonsError::Damaged(name.to_owned()))
    }

    /// Ends all files with `foot`. Gives them with their digests.
    pub(super) fn end(self, foot: &str) -> Result<Vec<DumpFile>, CommonsError> {
        let mut files = Vec::new();
        for (name, mut written) in self.open {
            written.put(foot.as_bytes())?;
            written.writer.flush().map_err(error(&written.path))?;
            let bytes = fs::read(&written.path).map_err(error(&written.path))?;
            files.push(DumpFile {
                name,
                licence: written.licence.to_string(),
                values: written.count,
                digest: Digest::of(&bytes).to_string(),
            });
        }
        Ok(files)
    }
}

impl Written {
    pub(super) fn put(&mut self, bytes: &[u8]) -> Result<(), CommonsError> {
        self.writer.write_all(bytes).map_err(error(&self.path))
    }
}

/// What was handed out, as of when.
pub(super) async fn dump_of(open: &Open, files: Vec<DumpFile>) -> Result<Dump, CommonsError> {
    Ok(Dump {
        moment: open.now.to_string(),
        records_digest: open.store.digest(open.now).await?.to_string(),
        files,
    })
}

//! A commons made anew from a log's folder, and a log's folder checked.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use commons::digest::Digest;
use commons::log::checkpoint::Checkpoint;
use commons::log::note::Verifier;
use commons::log::rebuild::{Broken, read_words, replay, words_path};
use commons::log::tiles::WIDTH;
use commons::statement::{Statement, Words};

use super::publish::{CHECKPOINT, VKEY};
use super::{Commons as _, CommonsError, SqliteCommons};

/// How many statements are kept in one transaction.
const BATCH: usize = 4096;

/// What was found in a log's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The log's name.
    pub origin: String,
    /// How many statements.
    pub size: u64,
    /// The root over them.
    pub root: Digest,
    /// How many of them have no words any more, or never had any.
    pub without_words: u64,
}

/// Checks a log's folder: the checkpoint's signature, every tile, every entry, the signature of
/// every statement and its words.
pub fn check(log: &Path, vkey: Option<&str>) -> Result<Checked, CommonsError> {
    walk(log, vkey, |_| Ok(()))
}

pub(super) async fn rebuild(
    log: &Path,
    folder: &Path,
    vkey: Option<&str>,
) -> Result<(SqliteCommons, Checked), CommonsError> {
    // Read to the end before anything is made: only a whole log makes a commons.
    let mut all = Vec::new();
    let checked = walk(log, vkey, |statement| {
        all.push(statement);
        Ok(())
    })?;
    let commons = SqliteCommons::create_empty(folder).await?;
    for statements in all.chunks(BATCH) {
        commons.append(statements).await?;
    }
    if commons.size().await? != checked.size {
        return Err(CommonsError::Broken("a statement stands twice".to_owned()));
    }
    Ok((commons, checked))
}

fn walk(
    log: &Path,
    vkey: Option<&str>,
    mut met: impl FnMut(Statement) -> Result<(), CommonsError>,
) -> Result<Checked, CommonsError> {
    let text = |name: &str| {
        let path = log.join(name);
        fs::read_to_string(&path).map_err(CommonsError::files(path))
    };
    let vkey = match vkey {
        Some(vkey) => vkey.to_owned(),
        None => text(VKEY)?,
    };
    let verifier = Verifier::read(vkey.trim())?;
    let checkpoint = Checkpoint::open(&text(CHECKPOINT)?, &[verifier])?;
    let mut words: Vec<Option<Vec<u8>>> = Vec::new();
    let mut without_words = 0;
    let walked = replay(
        &checkpoint,
        |path| file(log, path),
        |position, entry| {
            let width = WIDTH as u64;
            if position % width == 0 {
                let bytes = file(log, &words_path(position / width))?.unwrap_or_default();
                words = read_words(&bytes)
                    .into_iter()
                    .map(|w| w.map(<[u8]>::to_vec))
                    .collect();
            }
            let at = usize::try_from(position % width).map_err(CommonsError::damaged)?;
            let statement = Statement::read(entry)
                .map_err(|error| CommonsError::Broken(format!("entry {position}: {error}")))?;
            let statement = match words.get(at).and_then(Option::as_deref) {
                Some(bytes) => Words::read(bytes)
                    .map_err(Into::into)
                    .and_then(|words| statement.with_words(words))
                    .map_err(|error| CommonsError::Broken(format!("words {position}: {error}")))?,
                None => {
                    without_words += 1;
                    statement
                }
            };
            met(statement)
        },
    );
    walked.map_err(|broken| match broken {
        Broken::Read(error) => error,
        other => CommonsError::Broken(other.to_string()),
    })?;
    Ok(Checked {
        origin: checkpoint.origin,
        size: checkpoint.size,
        root: checkpoint.root,
        without_words,
    })
}

fn file(log: &Path, path: &str) -> Result<Option<Vec<u8>>, CommonsError> {
    let path = log.join(path);
    match fs::read(&path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(CommonsError::files(path)(error)),
    }
}

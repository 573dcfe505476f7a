//! The log's files, written from the database: tiles, entries and words first, the checkpoint last.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

use commons::log::checkpoint::Checkpoint;
use commons::log::note::Verifier;
use commons::log::rebuild::{words_path, write_words};
use commons::log::tiles::{WIDTH, bundle, changed, entries_path, root_of_levels, tile_path};
use commons::signature::SecretKey;
use sqlx::{Row as _, SqliteConnection};

use super::append::hashes;
use super::read::{size, to_position};
use super::{CommonsError, SqliteCommons};
use crate::originals::sync_folder;

/// The checkpoint in a log's folder.
pub(super) const CHECKPOINT: &str = "checkpoint";
/// The log's verifier key in a log's folder, for those who know it from nowhere else.
pub(super) const VKEY: &str = "vkey";

pub(super) async fn publish(
    commons: &SqliteCommons,
    key: &SecretKey,
) -> Result<Checkpoint, CommonsError> {
    let _lock = commons.lock()?;
    // One transaction sees one state, whatever is said meanwhile.
    let mut transaction = commons.pool.begin().await?;
    let kept = size(&mut transaction).await?;
    let log = commons.log();
    let origin = origin(&mut transaction).await?;
    let verifier = Verifier::new(&origin, key.public())
        .ok_or_else(|| CommonsError::Damaged("the log's name".to_owned()))?;
    let published = published(&log, &verifier)?;
    let before = published.as_ref().map_or(0, |checkpoint| checkpoint.size);
    if before > kept {
        return Err(CommonsError::Ahead {
            published: before,
            kept,
        });
    }
    if let Some(published) = published
        && before == kept
    {
        return Ok(published);
    }
    write_files(&mut transaction, &log, before, kept).await?;
    let checkpoint = Checkpoint {
        origin,
        size: kept,
        root: root(&mut transaction, kept).await?,
    };
    put(&log, VKEY, (verifier.vkey() + "\n").as_bytes())?;
    put(&log, CHECKPOINT, checkpoint.sign(key)?.as_bytes())?;
    Ok(checkpoint)
}

/// The checkpoint that was published last; nothing where there is none. One that the key did not
/// sign is an error: whatever happened, another history must not be signed over it.
fn published(log: &Path, verifier: &Verifier) -> Result<Option<Checkpoint>, CommonsError> {
    let path = log.join(CHECKPOINT);
    let note = match fs::read_to_string(&path) {
        Ok(note) => note,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(CommonsError::files(path)(error)),
    };
    let known = std::slice::from_ref(verifier);
    Ok(Some(Checkpoint::open(&note, known)?))
}

async fn write_files(
    connection: &mut SqliteConnection,
    log: &Path,
    before: u64,
    kept: u64,
) -> Result<(), CommonsError> {
    for place in changed(before, kept) {
        let first = to_position(place.index)? * WIDTH as i64;
        let width = place.width as i64;
        let level = place.level as i64;
        let hashes = hashes(connection, level, first, width).await?;
        let bytes: Vec<u8> = hashes.iter().flat_map(|hash| hash.0).collect();
        let path = tile_path(place.level, place.index, place.width);
        put(log, &path, &bytes)?;
        if place.level == 0 {
            let (entries, words) = entries(connection, first, width).await?;
            let path = entries_path(place.index, place.width);
            put(log, &path, &bundle(&entries))?;
            put(log, &words_path(place.index), &write_words(&words))?;
        }
    }
    Ok(())
}

/// Writes again the words beside the entry at a position, as they are now.
pub(super) async fn write_words_of(
    commons: &SqliteCommons,
    connection: &mut SqliteConnection,
    position: i64,
) -> Result<(), CommonsError> {
    let width = WIDTH as i64;
    let index = position / width;
    let path = words_path(u64::try_from(index).map_err(CommonsError::damaged)?);
    if !commons.log().join(&path).exists() {
        return Ok(());
    }
    let kept = to_position(size(connection).await?)?;
    let first = index * width;
    let (_, words) = entries(connection, first, width.min(kept - first)).await?;
    put(&commons.log(), &path, &write_words(&words))
}

/// Claims, and words where there are any.
type Entries = (Vec<Vec<u8>>, Vec<Option<Vec<u8>>>);

async fn entries(
    connection: &mut SqliteConnection,
    first: i64,
    count: i64,
) -> Result<Entries, CommonsError> {
    let rows = sqlx::query(
        "SELECT claim, words FROM statements LEFT JOIN words USING (position)
         WHERE position >= ? AND position < ? ORDER BY position",
    )
    .bind(first)
    .bind(first + count)
    .fetch_all(&mut *connection)
    .await?;
    let mut entries = Entries::default();
    for row in &rows {
        entries.0.push(row.try_get("claim")?);
        entries.1.push(row.try_get("words")?);
    }
    Ok(entries)
}

async fn root(
    connection: &mut SqliteConnection,
    size: u64,
) -> Result<commons::digest::Digest, CommonsError> {
    let mut levels = Vec::new();
    let (mut level, mut count) = (0, to_position(size)?);
    let width = WIDTH as i64;
    while count > 0 {
        let first = count / width * width;
        levels.push(hashes(connection, level, first, count - first).await?);
        (level, count) = (level + 1, count / width);
    }
    Ok(root_of_levels(&levels))
}

/// The log's name, as the founding gives it.
async fn origin(connection: &mut SqliteConnection) -> Result<String, CommonsError> {
    let claim: Vec<u8> = sqlx::query_scalar("SELECT claim FROM statements WHERE position = 0")
        .fetch_one(&mut *connection)
        .await?;
    let founding = commons::statement::Statement::read_kept(&claim)?;
    match founding.says() {
        commons::statement::Says::Founding { origin } => Ok(origin.clone()),
        _ => Err(CommonsError::Damaged("the first statement".to_owned())),
    }
}

/// Writes a file whole or not at all; it is on disk when this returns.
fn put(log: &Path, path: &str, bytes: &[u8]) -> Result<(), CommonsError> {
    let path = log.join(path);
    let write = || {
        let folder = path.parent().unwrap_or(log);
        fs::create_dir_all(folder)?;
        let unfinished = path.with_extension("unfinished");
        let mut file = File::create(&unfinished)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&unfinished, &path)?;
        sync_folder(folder)
    };
    write().map_err(CommonsError::files(&path))
}

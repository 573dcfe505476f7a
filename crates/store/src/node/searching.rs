//! The full-text index kept in step with the records.

use std::fs;
use std::sync::{Arc, Mutex};

use commons::constitution::Constitution;
use commons::digest::Digest;
use commons::moment::Moment;

use super::records::{self, constitution, refresh};
use super::{CommonsError, SEARCH, SqliteCommons};
use crate::search::{Answer, Asked, Of, Search, SearchError};

/// Held while the index is written.
const LOCK: &str = "search.lock";
/// How many records are put in at once.
const PAGE: u32 = 500;

/// The index as it was opened last, and what it should be an index of, as long as the constitution is
/// this one.
#[derive(Default)]
pub(super) struct Kept {
    open: Mutex<Option<Arc<Search>>>,
    of: Mutex<Option<(Arc<Constitution>, Of)>>,
    /// One update at a time in this program; the lock's file is for others.
    updating: tokio::sync::Mutex<()>,
}

pub(super) async fn search(
    commons: &SqliteCommons,
    asked: &Asked,
    now: Moment,
) -> Result<Answer, CommonsError> {
    let index = up_to_date(commons, now).await?;
    let asked = asked.clone();
    // Milliseconds of work: other requests go on meanwhile.
    let found = tokio::task::spawn_blocking(move || index.find(&asked)).await;
    let ended = |_| SearchError::Damaged("nothing: a search ended early".to_owned());
    Ok(found.map_err(ended)??)
}

/// Deletes the index, so that nothing of what was erased is left in its files.
pub(super) async fn forget(commons: &SqliteCommons) -> Result<(), CommonsError> {
    let _turn = commons.search.updating.lock().await;
    let _lock = commons.lock_by(LOCK)?;
    if let Ok(mut open) = commons.search.open.lock() {
        *open = None;
    }
    let folder = commons.folder.join(SEARCH);
    match fs::remove_dir_all(&folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(CommonsError::Files {
            path: folder,
            error,
        }),
        _ => Ok(()),
    }
}

/// The index with all that was folded.
async fn up_to_date(commons: &SqliteCommons, now: Moment) -> Result<Arc<Search>, CommonsError> {
    let revision = refresh(commons, now).await?;
    let constitution = constitution(commons, &mut *commons.pool.acquire().await?, now).await?;
    let of = of(commons, &constitution, now)?;
    let kept = commons
        .search
        .open
        .lock()
        .ok()
        .and_then(|open| open.clone());
    if let Some(index) = kept.filter(|index| index.revision() == revision && index.is_of(&of)) {
        return Ok(index);
    }
    let _turn = commons.search.updating.lock().await;
    let _lock = commons.lock_by(LOCK)?;
    let index = opened(commons, &of, revision)?;
    // Another turn, or another program, may have done it.
    if index.revision() < revision {
        bring_up_to(commons, &index, revision, &constitution, now).await?;
    }
    if let Ok(mut open) = commons.search.open.lock() {
        *open = Some(Arc::clone(&index));
    }
    Ok(index)
}

/// The index as it is on disk now; an empty one where there is none, or one of something else, or one
/// that knows of folds that the database does not.
fn opened(commons: &SqliteCommons, of: &Of, revision: i64) -> Result<Arc<Search>, CommonsError> {
    let folder = commons.folder.join(SEARCH);
    let holds = |index: &Search| index.is_of(of) && index.revision() <= revision;
    let kept = commons
        .search
        .open
        .lock()
        .ok()
        .and_then(|open| open.clone());
    let kept = kept.filter(|index| index.reload().is_ok() && holds(index));
    if let Some(index) = kept {
        return Ok(index);
    }
    if let Some(index) = Search::open(&folder).filter(holds) {
        return Ok(Arc::new(index));
    }
    match Search::make(&folder, of) {
        Ok(index) => Ok(Arc::new(index)),
        // A commons on a disk that cannot be written is searched too.
        Err(SearchError::Files { error, .. })
            if error.kind() == std::io::ErrorKind::PermissionDenied
                || error.kind() == std::io::ErrorKind::ReadOnlyFilesystem =>
        {
            Ok(Arc::new(Search::in_memory(of)?))
        }
        Err(error) => Err(error.into()),
    }
}

async fn bring_up_to(
    commons: &SqliteCommons,
    index: &Search,
    revision: i64,
    constitution: &Constitution,
    now: Moment,
) -> Result<(), CommonsError> {
    let mut update = index.update()?;
    let mut after = (index.revision(), "~".to_owned());
    loop {
        let page = records::folded(&commons.pool, (after.0, &after.1), revision, PAGE).await?;
        let Some((number, last)) = page.last() else {
            break;
        };
        after = (*number, last.id.to_string());
        for (_, record) in &page {
            let kind = constitution.kind(record.id.kind(), now);
            update.put(record, kind.map(AsRef::as_ref))?;
        }
    }
    update.finish(revision)?;
    Ok(())
}

/// What the index should be an index of. Digests of schemas are made once a constitution.
fn of(
    commons: &SqliteCommons,
    constitution: &Arc<Constitution>,
    now: Moment,
) -> Result<Of, CommonsError> {
    if let Ok(kept) = commons.search.of.lock()
        && let Some((known, of)) = &*kept
        && Arc::ptr_eq(known, constitution)
    {
        return Ok(of.clone());
    }
    let mut schemas = Vec::new();
    for kind in constitution.kinds(now) {
        schemas.extend(kind.name().as_str().bytes());
        for field in kind.fields() {
            schemas.extend(field.name().as_str().bytes());
            schemas.extend(serde_json::to_vec(field.schema())?);
        }
    }
    let of = Of {
        founding: constitution.founding(),
        kinds: Digest::of(&schemas),
    };
    if let Ok(mut kept) = commons.search.of.lock() {
        *kept = Some((Arc::clone(constitution), of.clone()));
    }
    Ok(of)
}

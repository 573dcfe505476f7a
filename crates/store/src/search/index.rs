//! The index in its folder: opened, made anew, brought up to date. It is derived: what it holds can
//! be deleted at any time.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use commons::digest::Digest;
use commons::fold::Record;
use commons::kinds::Kind;
use serde::{Deserialize, Serialize};
use tantivy::index::SegmentId;
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, Searcher, SegmentReader};

use super::entry::document;
use super::fields::Fields;
use super::shapes::{Codes, Shape, Shapes};

/// The version of what is written. Another one is made anew.
const VERSION: u32 = 1;
/// Bytes of memory in which an update is gathered before it goes to disk.
const MEMORY: usize = 64 * 1024 * 1024;

/// Why the index could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The engine refused.
    #[error(transparent)]
    Engine(#[from] tantivy::TantivyError),
    /// The folder could not be made or emptied.
    #[error("{}: {error}", .path.display())]
    Files {
        /// Which.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// What was read back is not what was written.
    #[error("the index holds {0}")]
    Damaged(String),
}

/// What an index is an index of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Of {
    /// The founding statement of the commons.
    pub(crate) founding: Digest,
    /// The digest of all schemas: they say what is searched.
    pub(crate) kinds: Digest,
}

/// What stands beside an index.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Mark {
    version: u32,
    of: Of,
    /// All folds up to this one are in it.
    revision: i64,
    codes: Codes,
}

/// An open index, as of its last update.
pub(crate) struct Search {
    pub(super) fields: Fields,
    index: Index,
    reader: IndexReader,
    held: Mutex<Arc<Held>>,
}

/// What is searched: one state of the index, and what of it is in memory.
pub(super) struct Held {
    pub(super) searcher: Searcher,
    pub(super) codes: Codes,
    pub(super) shapes: Shapes,
    pub(super) segments: Vec<Arc<Segment>>,
    of: Of,
    revision: i64,
}

/// The numbers of a segment's records, in the order of its documents.
pub(super) struct Segment {
    id: SegmentId,
    pub(super) shapes: Vec<u32>,
    pub(super) points: Vec<u64>,
    pub(super) order: Vec<u64>,
}

impl Search {
    /// Opens the index in a folder. None where there is none that this program reads: it is to be
    /// made anew.
    pub(crate) fn open(folder: &Path) -> Option<Self> {
        let fields = Fields::new();
        let index = Index::open_in_dir(folder).ok()?;
        if index.schema() != fields.schema {
            return None;
        }
        Self::of_index(fields, index).ok()
    }

    /// An empty index in a folder, whose files go.
    pub(crate) fn make(folder: &Path, of: &Of) -> Result<Self, SearchError> {
        let files = |error| SearchError::Files {
            path: folder.to_owned(),
            error,
        };
        if folder.exists() {
            fs::remove_dir_all(folder).map_err(files)?;
        }
        fs::create_dir_all(folder).map_err(files)?;
        let fields = Fields::new();
        let index = Index::create_in_dir(folder, fields.schema.clone())?;
        begin(&index, of)?;
        Self::of_index(fields, index)
    }

    /// An empty index in memory alone.
    pub(crate) fn in_memory(of: &Of) -> Result<Self, SearchError> {
        let fields = Fields::new();
        let index = Index::create_in_ram(fields.schema.clone());
        begin(&index, of)?;
        Self::of_index(fields, index)
    }

    fn of_index(fields: Fields, index: Index) -> Result<Self, SearchError> {
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        let held = Mutex::new(Arc::new(hold(&index, &reader, None)?));
        Ok(Self {
            fields,
            index,
            reader,
            held,
        })
    }

    /// True where it is an index of this.
    pub(crate) fn is_of(&self, of: &Of) -> bool {
        self.held().is_ok_and(|held| held.of == *of)
    }

    /// All folds up to this one are in it.
    pub(crate) fn revision(&self) -> i64 {
        self.held().map_or(0, |held| held.revision)
    }

    /// Reads what another program may have written since.
    pub(crate) fn reload(&self) -> Result<(), SearchError> {
        self.reader.reload()?;
        let before = self.held()?;
        let after = Arc::new(hold(&self.index, &self.reader, Some(&before))?);
        *self.held.lock().map_err(poisoned)? = after;
        Ok(())
    }

    /// Begins an update. One is made at a time: who calls holds the commons' lock.
    pub(crate) fn update(&self) -> Result<Update<'_>, SearchError> {
        let held = self.held()?;
        Ok(Update {
            search: self,
            writer: self.index.writer_with_num_threads(1, MEMORY)?,
            codes: held.codes.clone(),
            of: held.of.clone(),
        })
    }

    pub(super) fn held(&self) -> Result<Arc<Held>, SearchError> {
        Ok(Arc::clone(&*self.held.lock().map_err(poisoned)?))
    }
}

/// An update that is being made. Nothing of it is seen, and nothing is kept, before it is finished.
pub(crate) struct Update<'s> {
    search: &'s Search,
    writer: IndexWriter,
    codes: Codes,
    of: Of,
}

impl Update<'_> {
    /// Puts a record in as it is now.
    pub(crate) fn put(&mut self, record: &Record, kind: Option<&Kind>) -> Result<(), SearchError> {
        let fields = &self.search.fields;
        let id = Fields::term(fields.id, &record.id.to_string());
        self.writer.delete_term(id);
        if let Some(kind) = kind
            && let Some(document) = document(fields, &mut self.codes, record, kind)
        {
            self.writer.add_document(document)?;
        }
        Ok(())
    }

    /// Ends: all folds up to this one are in it.
    pub(crate) fn finish(mut self, revision: i64) -> Result<(), SearchError> {
        commit(&mut self.writer, &self.of, revision, &self.codes)?;
        // Small segments that many updates leave are put together, here rather than never.
        self.writer.wait_merging_threads()?;
        self.search.reload()
    }
}

fn begin(index: &Index, of: &Of) -> Result<(), SearchError> {
    let mut writer = index.writer_with_num_threads(1, MEMORY)?;
    commit(&mut writer, of, 0, &Codes::default())
}

fn commit(
    writer: &mut IndexWriter,
    of: &Of,
    revision: i64,
    codes: &Codes,
) -> Result<(), SearchError> {
    let mark = Mark {
        version: VERSION,
        of: of.clone(),
        revision,
        codes: codes.clone(),
    };
    let mark = serde_json::to_string(&mark).map_err(|error| damaged(&error))?;
    let mut commit = writer.prepare_commit()?;
    commit.set_payload(&mark);
    commit.commit()?;
    Ok(())
}

/// What is searched now. Segments never change, so that what was read of one before still holds; only
/// which of its documents were deleted is asked of the searcher each time.
fn hold(index: &Index, reader: &IndexReader, before: Option<&Held>) -> Result<Held, SearchError> {
    let mark = index.load_metas()?.payload.unwrap_or_default();
    let mark: Mark = serde_json::from_str(&mark).map_err(|error| damaged(&error))?;
    if mark.version != VERSION {
        return Err(SearchError::Damaged(format!("version {}", mark.version)));
    }
    let searcher = reader.searcher();
    let mut shapes = before.map(|held| held.shapes.clone()).unwrap_or_default();
    let known: HashMap<SegmentId, &Arc<Segment>> = before
        .iter()
        .flat_map(|held| held.segments.iter())
        .map(|segment| (segment.id, segment))
        .collect();
    let segments = searcher
        .segment_readers()
        .iter()
        .map(|reader| match known.get(&reader.segment_id()) {
            Some(segment) => Ok(Arc::clone(segment)),
            None => Ok(Arc::new(read(reader, &mut shapes)?)),
        })
        .collect::<Result<_, SearchError>>()?;
    Ok(Held {
        searcher,
        codes: mark.codes,
        shapes,
        segments,
        of: mark.of,
        revision: mark.revision,
    })
}

fn read(reader: &SegmentReader, shapes: &mut Shapes) -> Result<Segment, SearchError> {
    let column = |name: &str| -> Result<Vec<u64>, SearchError> {
        let column = reader.fast_fields().u64(name)?.first_or_default_col(0);
        let count = reader.max_doc();
        Ok((0..count).map(|at| column.get_val(at)).collect())
    };
    let (facts, uses) = (column("facts")?, column("use_bits")?);
    let pairs = facts.into_iter().zip(uses);
    Ok(Segment {
        id: reader.segment_id(),
        shapes: pairs
            .map(|(facts, uses)| shapes.number(Shape { facts, uses }))
            .collect(),
        points: column("point")?,
        order: column("order")?,
    })
}

fn damaged(error: &serde_json::Error) -> SearchError {
    SearchError::Damaged(error.to_string())
}

fn poisoned<T>(_: std::sync::PoisonError<T>) -> SearchError {
    SearchError::Damaged("nothing: a thread that read it ended early".to_owned())
}

//! The engine for one organisation: one SQLite file and one folder of originals.

mod accounts;
mod drafts;
mod forms;
mod library;
mod load;
mod put;
mod rewording;
mod schema;
mod seen;
mod vectors;

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use documents::SeenPage;
use dossier::library::{Approved, EntryId, Rejected};
use dossier::{Dossier, Source, SourceId};
use language::embeddings::Embedding;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use crate::originals::{Originals, sync_folder};
use crate::{
    Changes, Draft, DraftAnswer, DraftId, DraftLine, EarlierSource, Error, KeptImport, Known,
    KnownForm, Library, NewDraft, NewSource, Offered, Piece, Rewording, Said, Stale, Store,
};

/// The database in a dossier's folder.
const DATABASE: &str = "dossier.sqlite";
/// The originals in a dossier's folder.
const ORIGINALS: &str = "originals";
/// Held shared while a dossier is open, so that what a killed program left is only swept by a
/// program that is alone.
const LOCK: &str = "dossier.lock";
/// What was written last, until it goes into the database (https://www.sqlite.org/wal.html).
const LOG: &str = "dossier.sqlite-wal";
/// How long to wait for another program that writes.
const PATIENCE: Duration = Duration::from_secs(20);

/// A dossier kept in a folder.
#[derive(Debug)]
pub struct Sqlite {
    pool: SqlitePool,
    originals: Originals,
    folder: PathBuf,
    /// Unlocks when it is dropped, or when the program ends however it ends. There is none where
    /// nothing can be written.
    lock: Option<File>,
}

impl Sqlite {
    /// Makes a new dossier. The folder is made if need be; it must be empty.
    pub async fn create(folder: &Path) -> Result<Self, Error> {
        if folder.join(DATABASE).exists() {
            return Err(Error::AlreadyADossier(folder.to_owned()));
        }
        if folder.exists() {
            let entries = fs::read_dir(folder).map_err(Error::files(folder))?;
            // What a making that was cut short left behind is no obstacle.
            let foreign = entries
                .flatten()
                .any(|e| e.file_name() != ORIGINALS && e.file_name() != LOCK);
            if foreign {
                return Err(Error::NotEmpty(folder.to_owned()));
            }
        }
        let originals = folder.join(ORIGINALS);
        fs::create_dir_all(&originals).map_err(Error::files(&originals))?;
        let lock = folder.join(LOCK);
        File::create(&lock).map_err(Error::files(&lock))?;
        let store = Self::connect(folder, true).await?;
        sync_folder(folder).map_err(Error::files(folder))?;
        Ok(store)
    }

    /// Opens a dossier, bringing it to this program's schema if it is older.
    pub async fn open(folder: &Path) -> Result<Self, Error> {
        if !folder.exists() {
            return Err(Error::Missing(folder.to_owned()));
        }
        if !folder.join(DATABASE).is_file() {
            return Err(Error::NotADossier(folder.to_owned()));
        }
        Self::connect(folder, false).await
    }

    /// The dossier's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Ends in order: what the write-ahead log holds goes into the database file.
    pub async fn close(self) {
        self.pool.close().await;
    }

    async fn connect(folder: &Path, create: bool) -> Result<Self, Error> {
        let originals = Originals::new(folder.join(ORIGINALS));
        let lock = Self::lock(folder, &originals)?;
        let options = SqliteConnectOptions::new()
            .filename(folder.join(DATABASE))
            .foreign_keys(true)
            .busy_timeout(PATIENCE);
        let options = if lock.is_some() {
            options
                .create_if_missing(create)
                .journal_mode(SqliteJournalMode::Wal)
                // In WAL mode only FULL keeps the last transaction through a power cut
                // (https://www.sqlite.org/pragma.html#pragma_synchronous).
                .synchronous(SqliteSynchronous::Full)
        } else if folder.join(LOG).metadata().is_ok_and(|log| log.len() > 0) {
            // What is in the log only would not be seen.
            return Err(Error::files(&folder.join(LOG))(
                ErrorKind::PermissionDenied.into(),
            ));
        } else {
            // Nobody writes where we may not: without its log, the database can be read as it is
            // (https://www.sqlite.org/wal.html, "Read-Only Databases").
            options.read_only(true).immutable(true)
        };
        let pool = SqlitePoolOptions::new()
            .max_connections(4)
            .acquire_timeout(PATIENCE)
            .connect_with(options)
            .await
            .map_err(|error| not_a_database(error, folder))?;
        schema::bring_up_to_date(&pool, folder)
            .await
            .map_err(|error| match error {
                Error::Database(error) => not_a_database(error, folder),
                other => other,
            })?;
        Ok(Self {
            pool,
            originals,
            folder: folder.to_owned(),
            lock,
        })
    }

    /// Takes the lock, after what a killed program left was swept; nothing where the folder can
    /// only be read.
    fn lock(folder: &Path, originals: &Originals) -> Result<Option<File>, Error> {
        let path = folder.join(LOCK);
        let opened = fs::create_dir_all(folder.join(ORIGINALS)).and_then(|()| {
            File::options()
                .create(true)
                .truncate(false)
                .write(true)
                .open(&path)
        });
        let lock = match opened {
            Ok(lock) => lock,
            Err(error)
                if matches!(
                    error.kind(),
                    ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem
                ) =>
            {
                return Ok(None);
            }
            Err(error) => return Err(Error::files(&path)(error)),
        };
        if lock.try_lock().is_ok() {
            originals.sweep()?;
            lock.unlock().map_err(Error::files(&path))?;
        }
        lock.lock_shared().map_err(Error::files(&path))?;
        Ok(Some(lock))
    }

    /// True where nothing can be written.
    pub fn is_read_only(&self) -> bool {
        self.lock.is_none()
    }
}

impl Store for Sqlite {
    async fn known(&self, name: &str, digest: &str) -> Result<Known, Error> {
        let known = put::known(&self.pool, name, digest).await?;
        // An original that was lost comes back with the file.
        Ok(match known {
            Known::Unchanged if !self.originals.holds(digest)? => Known::ReadOtherwise,
            known => known,
        })
    }

    async fn origins(&self) -> Result<Vec<(String, Option<String>)>, Error> {
        put::origins(&self.pool).await
    }

    async fn put(&self, source: NewSource<'_>) -> Result<SourceId, Error> {
        // The bytes first: a row must never name an original that is not there.
        self.originals.keep(source.digest, source.bytes)?;
        put::put(&self.pool, &source).await
    }

    async fn remove(&self, name: &str, moment: &str) -> Result<bool, Error> {
        put::remove(&self.pool, name, moment).await
    }

    async fn sources(&self) -> Result<Vec<Source>, Error> {
        let mut transaction = self.pool.begin().await?;
        load::sources(&mut transaction).await
    }

    async fn earlier_sources(&self) -> Result<Vec<EarlierSource>, Error> {
        let mut transaction = self.pool.begin().await?;
        load::earlier_sources(&mut transaction).await
    }

    async fn original(&self, digest: &str) -> Result<Option<Vec<u8>>, Error> {
        self.originals.bytes(digest)
    }

    async fn read_otherwise(&self) -> Result<Vec<(String, String)>, Error> {
        put::read_otherwise(&self.pool).await
    }

    async fn let_stand(&self, name: &str) -> Result<(), Error> {
        put::let_stand(&self.pool, name).await
    }

    async fn seen(&self, digest: &str) -> Result<Vec<SeenPage>, Error> {
        seen::seen(&self.pool, digest).await
    }

    async fn keep_seen(&self, digest: &str, page: &SeenPage) -> Result<(), Error> {
        seen::keep(&self.pool, digest, page).await
    }

    async fn forms(&self) -> Result<Vec<KnownForm>, Error> {
        forms::all(&self.pool).await
    }

    async fn keep_form(&self, form: &KnownForm, bytes: &[u8]) -> Result<(), Error> {
        if let Some(digest) = &form.digest {
            self.originals.keep(digest, bytes)?;
        }
        forms::keep(&self.pool, form).await
    }

    async fn library(&self, model: Option<&str>) -> Result<Library, Error> {
        library::library(&self.pool, model).await
    }

    async fn learn(
        &self,
        approved: &[Approved],
        rejected: &[Rejected],
        moment: &str,
    ) -> Result<Vec<EntryId>, Error> {
        library::learn(&self.pool, approved, rejected, moment).await
    }

    async fn change_entry(
        &self,
        id: EntryId,
        change: impl FnOnce(&mut Approved) + Send,
        moment: &str,
    ) -> Result<Option<Approved>, Error> {
        library::change(&self.pool, id, change, moment).await
    }

    async fn entry_before(&self, id: EntryId) -> Result<Vec<(String, Approved)>, Error> {
        library::before(&self.pool, id).await
    }

    async fn allow(&self, rejected: &Rejected) -> Result<bool, Error> {
        library::allow(&self.pool, rejected).await
    }

    async fn load(&self, model: Option<&str>) -> Result<Dossier, Error> {
        // One transaction sees one state of the database, whatever is written meanwhile.
        let mut transaction = self.pool.begin().await?;
        load::dossier(&mut transaction, model).await
    }

    async fn stale(&self, model: &str, most: u32) -> Result<Vec<Stale>, Error> {
        vectors::stale(&self.pool, model, most).await
    }

    async fn set_vectors(&self, model: &str, vectors: &[(Piece, Embedding)]) -> Result<(), Error> {
        vectors::set(&self.pool, model, vectors).await
    }

    async fn imports(&self) -> Result<Vec<KeptImport>, Error> {
        accounts::imports(&self.pool).await
    }

    async fn keep_import(&self, import: &KeptImport, bytes: &[u8]) -> Result<bool, Error> {
        self.originals.keep(&import.digest, bytes)?;
        accounts::keep(&self.pool, import).await
    }

    async fn forget_import(&self, digest: &str) -> Result<bool, Error> {
        let (was_there, alone) = accounts::forget(&self.pool, digest).await?;
        if was_there && alone {
            self.originals.forget(digest)?;
        }
        Ok(was_there)
    }

    async fn said(&self) -> Result<Said, Error> {
        accounts::said(&self.pool).await
    }

    async fn change_said<T: Send>(
        &self,
        change: impl FnOnce(&mut Said) -> T + Send,
    ) -> Result<T, Error> {
        accounts::change(&self.pool, change).await
    }

    async fn rewording(&self) -> Result<Option<Rewording>, Error> {
        rewording::get(&self.pool).await
    }

    async fn set_rewording(&self, rewording: Option<&Rewording>) -> Result<(), Error> {
        rewording::set(&self.pool, rewording).await
    }

    async fn begin_draft(&self, draft: &NewDraft<'_>) -> Result<DraftId, Error> {
        drafts::begin(&self.pool, draft).await
    }

    async fn drafts(&self) -> Result<Vec<DraftLine>, Error> {
        drafts::all(&self.pool).await
    }

    async fn draft(&self, id: DraftId) -> Result<Option<Draft>, Error> {
        drafts::draft(&self.pool, id).await
    }

    async fn offer(
        &self,
        id: DraftId,
        project: Option<&str>,
        offered: &[Offered],
    ) -> Result<bool, Error> {
        drafts::offer(&self.pool, id, project, offered).await
    }

    async fn close_draft(&self, id: DraftId, closed: Option<&str>) -> Result<bool, Error> {
        drafts::close(&self.pool, id, closed).await
    }

    async fn draft_answers(&self, id: DraftId) -> Result<Vec<DraftAnswer>, Error> {
        drafts::answers(&self.pool, id).await
    }

    async fn keep_draft_answer(&self, id: DraftId, answer: &DraftAnswer) -> Result<bool, Error> {
        drafts::keep(&self.pool, id, answer).await
    }

    async fn take_back(&self, id: DraftId, box_id: &str) -> Result<Option<DraftAnswer>, Error> {
        drafts::take_back(&self.pool, id, box_id).await
    }

    async fn steps(&self, id: DraftId, box_id: &str) -> Result<u64, Error> {
        drafts::steps(&self.pool, id, box_id).await
    }

    async fn changes(&self) -> Result<Changes, Error> {
        drafts::changes(&self.pool).await
    }
}

/// SQLITE_NOTADB (26) says that the file is of another kind.
fn not_a_database(error: sqlx::Error, folder: &Path) -> Error {
    let code = error
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code)
        .map(std::borrow::Cow::into_owned);
    match code.as_deref() {
        Some("26") => Error::NotADossier(folder.to_owned()),
        _ => Error::from(error),
    }
}

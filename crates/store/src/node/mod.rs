//! The commons of one node, kept in a folder: `commons.sqlite`, and `log/` with the files that
//! mirrors and witnesses fetch (<https://c2sp.org/tlog-tiles>).
//!
//! The database is what counts. A statement is in it, whole and on disk, before anything of it is in
//! the log's files, and the checkpoint is written last: a program killed at any moment leaves a
//! commons that opens, and [`SqliteCommons::publish`] writes whatever files are missing. No
//! checkpoint is ever signed that an earlier one contradicts.

mod append;
mod erase;
mod error;
mod keys;
mod links;
mod publish;
mod read;
mod rebuild;
mod records;
mod schema;
mod searching;

use std::fmt;
use std::fs::{self, File};
use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use commons::constitution::Constitution;
use commons::digest::Digest;
use commons::fold::Record;
use commons::log::checkpoint::Checkpoint;
use commons::moment::Moment;
use commons::names::{KindName, RecordId};
use commons::signature::{PublicKey, SecretKey};
use commons::statement::Statement;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use crate::search::{Answer, Asked};

pub use error::CommonsError;
pub use keys::Keys;
pub use links::Link;
pub use rebuild::{Checked, check};

/// The database in a commons' folder.
const DATABASE: &str = "commons.sqlite";
/// The log's files in a commons' folder.
const LOG: &str = "log";
/// The full-text index in a commons' folder.
const SEARCH: &str = "search";
/// Held while the log's files are written.
const LOCK: &str = "commons.lock";
/// How long to wait for another program that writes.
const PATIENCE: Duration = Duration::from_secs(20);

/// What every engine of a commons does. No clock is read: moments are handed in.
pub trait Commons: Send + Sync {
    /// Keeps statements in this order, all or none. Each must be about something that is kept, or
    /// comes before it. One that is there already is passed over.
    fn append(
        &self,
        statements: &[Statement],
    ) -> impl Future<Output = Result<usize, CommonsError>> + Send;

    /// How many statements there are.
    fn size(&self) -> impl Future<Output = Result<u64, CommonsError>> + Send;

    /// A statement by its id.
    fn statement(
        &self,
        id: &Digest,
    ) -> impl Future<Output = Result<Option<Statement>, CommonsError>> + Send;

    /// The statements whose id begins with these hexadecimal digits, two at most.
    fn statements_like(
        &self,
        beginning: &str,
    ) -> impl Future<Output = Result<Vec<Statement>, CommonsError>> + Send;

    /// The records that a statement is about, in the end.
    fn records_of(
        &self,
        id: &Digest,
    ) -> impl Future<Output = Result<Vec<RecordId>, CommonsError>> + Send;

    /// How the commons is run, as of a moment.
    fn constitution(
        &self,
        now: Moment,
    ) -> impl Future<Output = Result<Arc<Constitution>, CommonsError>> + Send;

    /// A record as of a moment; nothing where nothing was said of it.
    fn record(
        &self,
        id: &RecordId,
        now: Moment,
    ) -> impl Future<Output = Result<Option<Record>, CommonsError>> + Send;

    /// Records of a kind, or of all, after one of them, in the order of their ids.
    fn records(
        &self,
        kind: Option<&KindName>,
        after: Option<&RecordId>,
        most: u32,
        now: Moment,
    ) -> impl Future<Output = Result<Vec<Record>, CommonsError>> + Send;

    /// All that was said about a record, oldest in the log first.
    fn history(
        &self,
        id: &RecordId,
    ) -> impl Future<Output = Result<Vec<Statement>, CommonsError>> + Send;

    /// What is said of how the commons is run, and of such statements, oldest first.
    fn governance(&self) -> impl Future<Output = Result<Vec<Statement>, CommonsError>> + Send;

    /// What an account said, latest first.
    fn said_by(
        &self,
        account: &PublicKey,
        most: u32,
    ) -> impl Future<Output = Result<Vec<Statement>, CommonsError>> + Send;

    /// The records that something was said of last, latest first.
    fn newest(
        &self,
        most: usize,
    ) -> impl Future<Output = Result<Vec<RecordId>, CommonsError>> + Send;

    /// The records whose first values name this one, by their ids, [`Link::MOST`] at most.
    fn links(
        &self,
        to: &RecordId,
        now: Moment,
    ) -> impl Future<Output = Result<Vec<Link>, CommonsError>> + Send;

    /// How many statements an account made since a moment.
    fn recent(
        &self,
        account: &PublicKey,
        since: Moment,
    ) -> impl Future<Output = Result<u32, CommonsError>> + Send;

    /// Erases the words of a statement, here and in the log's folder. The claim stays. False where
    /// there are none.
    fn erase(&self, id: &Digest) -> impl Future<Output = Result<bool, CommonsError>> + Send;

    /// The digest of all records as of a moment: the same wherever the same statements are.
    fn digest(&self, now: Moment) -> impl Future<Output = Result<Digest, CommonsError>> + Send;

    /// The records that fit what is asked, as of a moment.
    fn search(
        &self,
        asked: &Asked,
        now: Moment,
    ) -> impl Future<Output = Result<Answer, CommonsError>> + Send;

    /// Notes an import that was made.
    fn note_import(
        &self,
        import: &KeptList,
    ) -> impl Future<Output = Result<(), CommonsError>> + Send;

    /// The imports that were made, newest first.
    fn lists(&self) -> impl Future<Output = Result<Vec<KeptList>, CommonsError>> + Send;
}

/// An import of a list that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptList {
    /// The account that said it, and nothing else.
    pub account: PublicKey,
    /// The list.
    pub list: String,
    /// When.
    pub time: Moment,
    /// How many values it said.
    pub said: u64,
}

/// A commons kept in a folder.
pub struct SqliteCommons {
    pool: SqlitePool,
    folder: PathBuf,
    /// What was folded last of how the commons is run: the place in the log of the last statement
    /// about it, the moment, and what came of it.
    constitution: Mutex<Option<(i64, Moment, Arc<Constitution>)>>,
    search: searching::Kept,
}

impl fmt::Debug for SqliteCommons {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the commons in {}", self.folder.display())
    }
}

impl SqliteCommons {
    /// Makes a new commons that begins with a founding. The folder is made if need be; it must not
    /// hold one.
    pub async fn create(folder: &Path, founding: &Statement) -> Result<Self, CommonsError> {
        let this = Self::create_empty(folder).await?;
        this.append(std::slice::from_ref(founding)).await?;
        Ok(this)
    }

    /// Opens a commons, bringing it to this program's schema if it is older.
    pub async fn open(folder: &Path) -> Result<Self, CommonsError> {
        if !folder.join(DATABASE).is_file() {
            return Err(CommonsError::NotACommons(folder.to_owned()));
        }
        Self::connect(folder).await
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folder of the log's files, which anyone may be served.
    pub fn log(&self) -> PathBuf {
        self.folder.join(LOG)
    }

    /// Ends in order.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// Writes the log's files up to all that is kept, and the checkpoint last, signed with the log's
    /// key. Does nothing where they are there.
    pub async fn publish(&self, key: &SecretKey) -> Result<Checkpoint, CommonsError> {
        publish::publish(self, key).await
    }

    /// Makes a commons anew from a log's folder, as a mirror would. `key` is the log's verifier key
    /// where it is known from elsewhere.
    pub async fn rebuild(
        log: &Path,
        folder: &Path,
        vkey: Option<&str>,
    ) -> Result<(Self, Checked), CommonsError> {
        rebuild::rebuild(log, folder, vkey).await
    }

    async fn create_empty(folder: &Path) -> Result<Self, CommonsError> {
        if folder.join(DATABASE).exists() {
            return Err(CommonsError::AlreadyACommons(folder.to_owned()));
        }
        fs::create_dir_all(folder).map_err(CommonsError::files(folder))?;
        Self::connect(folder).await
    }

    async fn connect(folder: &Path) -> Result<Self, CommonsError> {
        let options = SqliteConnectOptions::new()
            .filename(folder.join(DATABASE))
            .create_if_missing(true)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            .journal_mode(SqliteJournalMode::Wal)
            // In WAL mode only FULL keeps the last transaction through a power cut: what a
            // checkpoint was signed for must not be lost (https://www.sqlite.org/pragma.html).
            .synchronous(SqliteSynchronous::Full)
            // Erased words are overwritten, not only unlinked.
            .pragma("secure_delete", "ON");
        let pool = SqlitePoolOptions::new()
            .max_connections(4)
            .acquire_timeout(PATIENCE)
            .connect_with(options)
            .await
            .map_err(|error| schema::of(error.into(), folder))?;
        schema::bring_up_to_date(&pool, folder).await?;
        Ok(Self {
            pool,
            folder: folder.to_owned(),
            constitution: Mutex::new(None),
            search: searching::Kept::default(),
        })
    }

    /// Takes the lock under which the log's files are written, waiting for another program.
    fn lock(&self) -> Result<File, CommonsError> {
        self.lock_by(LOCK)
    }

    fn lock_by(&self, name: &str) -> Result<File, CommonsError> {
        let path = self.folder.join(name);
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(CommonsError::files(&path))?;
        lock.lock().map_err(CommonsError::files(&path))?;
        Ok(lock)
    }
}

impl Commons for SqliteCommons {
    async fn append(&self, statements: &[Statement]) -> Result<usize, CommonsError> {
        append::append(&self.pool, statements).await
    }

    async fn size(&self) -> Result<u64, CommonsError> {
        read::size(&mut *self.pool.acquire().await?).await
    }

    async fn statement(&self, id: &Digest) -> Result<Option<Statement>, CommonsError> {
        read::statement(&self.pool, id).await
    }

    async fn statements_like(&self, beginning: &str) -> Result<Vec<Statement>, CommonsError> {
        read::like(&self.pool, beginning).await
    }

    async fn records_of(&self, id: &Digest) -> Result<Vec<RecordId>, CommonsError> {
        read::records_of(&self.pool, id).await
    }

    async fn constitution(&self, now: Moment) -> Result<Arc<Constitution>, CommonsError> {
        records::constitution(self, &mut *self.pool.acquire().await?, now).await
    }

    async fn record(&self, id: &RecordId, now: Moment) -> Result<Option<Record>, CommonsError> {
        records::record(self, id, now).await
    }

    async fn records(
        &self,
        kind: Option<&KindName>,
        after: Option<&RecordId>,
        most: u32,
        now: Moment,
    ) -> Result<Vec<Record>, CommonsError> {
        records::refresh(self, now).await?;
        records::page(&self.pool, kind, after, most).await
    }

    async fn history(&self, id: &RecordId) -> Result<Vec<Statement>, CommonsError> {
        let subject = append::subject_text(&commons::statements::Subject::Record(id.clone()));
        read::about(&mut *self.pool.acquire().await?, &subject).await
    }

    async fn governance(&self) -> Result<Vec<Statement>, CommonsError> {
        let subject = append::subject_text(&commons::statements::Subject::Governance);
        read::about(&mut *self.pool.acquire().await?, &subject).await
    }

    async fn said_by(
        &self,
        account: &PublicKey,
        most: u32,
    ) -> Result<Vec<Statement>, CommonsError> {
        read::said_by(&self.pool, account, most).await
    }

    async fn newest(&self, most: usize) -> Result<Vec<RecordId>, CommonsError> {
        read::newest(&self.pool, most).await
    }

    async fn links(&self, to: &RecordId, now: Moment) -> Result<Vec<Link>, CommonsError> {
        records::refresh(self, now).await?;
        links::to(&self.pool, to).await
    }

    async fn recent(&self, account: &PublicKey, since: Moment) -> Result<u32, CommonsError> {
        read::recent(&self.pool, account, since).await
    }

    async fn erase(&self, id: &Digest) -> Result<bool, CommonsError> {
        erase::erase(self, id).await
    }

    async fn digest(&self, now: Moment) -> Result<Digest, CommonsError> {
        records::refresh(self, now).await?;
        records::digest(&self.pool).await
    }

    async fn search(&self, asked: &Asked, now: Moment) -> Result<Answer, CommonsError> {
        searching::search(self, asked, now).await
    }

    async fn note_import(&self, import: &KeptList) -> Result<(), CommonsError> {
        append::note_import(&self.pool, import).await
    }

    async fn lists(&self) -> Result<Vec<KeptList>, CommonsError> {
        read::lists(&self.pool).await
    }
}

//! Files of accounts that were read, and wait for a person to say that they come in.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use desk::accounts::{self, ReadAccounts};
use desk::context::Context;
use desk::failure::{Failure, of_store};
use desk::messages::Messages;
use desk::reading;
use ledger::charts::{Chart, recognise};
use ledger::import::{Chosen, Import};
use store::{KeptImport, Store as _};

use crate::room::Room;
use crate::uploads::Received;

/// Uploads that wait at once; the oldest makes room.
const MOST: usize = 8;

/// A file that waits.
#[derive(Clone)]
pub(crate) struct One {
    pub(crate) path: PathBuf,
    pub(crate) name: String,
    pub(crate) digest: String,
    pub(crate) size: u64,
    /// What a person chose of how it is read.
    pub(crate) chosen: Chosen,
    /// Whether they gave its columns themselves.
    pub(crate) given: bool,
    /// What was read of it, or why it was not, as a sentence.
    pub(crate) read: Result<ReadAccounts, String>,
    /// The chart of accounts that it follows.
    pub(crate) chart: Option<Chart>,
}

/// What was sent together.
pub(crate) struct Upload {
    pub(crate) id: String,
    files: Mutex<Vec<One>>,
    /// Keeps the files on disk as long as they wait.
    _received: Received,
}

impl Upload {
    fn locked(&self) -> MutexGuard<'_, Vec<One>> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The files, as they were read last.
    pub(crate) fn files(&self) -> Vec<One> {
        self.locked().clone()
    }

    /// Sets what was read of a file anew.
    pub(crate) fn set(&self, at: usize, one: One) {
        if let Some(kept) = self.locked().get_mut(at) {
            *kept = one;
        }
    }
}

/// The uploads of a dossier that wait.
#[derive(Default)]
pub(crate) struct Waiting(Mutex<VecDeque<Arc<Upload>>>);

impl Waiting {
    fn locked(&self) -> MutexGuard<'_, VecDeque<Arc<Upload>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// An upload by its id.
    pub(crate) fn get(&self, id: &str) -> Option<Arc<Upload>> {
        self.locked().iter().find(|one| one.id == id).cloned()
    }

    /// Lets an upload go: its files are taken away with the last who holds it.
    pub(crate) fn take(&self, id: &str) -> Option<Arc<Upload>> {
        let mut kept = self.locked();
        let at = kept.iter().position(|one| one.id == id)?;
        kept.remove(at)
    }

    fn keep(&self, upload: Arc<Upload>) {
        let mut kept = self.locked();
        kept.push_back(upload);
        if kept.len() > MOST {
            kept.pop_front();
        }
    }
}

/// Reads what was sent, and lets it wait.
pub(crate) async fn read(
    context: &Context,
    room: &Room,
    received: Received,
    began: impl Fn(&str),
) -> Result<Arc<Upload>, Failure> {
    let messages = &context.messages;
    let mut known = known(messages, room).await?;
    let chosen = remembered(messages, room).await?;
    let mut files = Vec::new();
    for path in &received.files {
        let name = reading::file_name(path);
        began(&name);
        let one = one(messages, path, name, chosen.clone(), &known)?;
        // The same file twice in one upload is the same file twice.
        known.push(Import {
            id: one.digest.clone(),
            digest: one.digest.clone(),
            name: one.name.clone(),
            period: None,
        });
        files.push(one);
    }
    let upload = Arc::new(Upload {
        id: received.id(),
        files: Mutex::new(files),
        _received: received,
    });
    room.waiting.keep(Arc::clone(&upload));
    Ok(upload)
}

/// What is there already.
pub(crate) async fn known(messages: &Messages, room: &Room) -> Result<Vec<Import>, Failure> {
    let imports = room.store.imports().await;
    let imports = imports.map_err(|error| of_store(messages, error, room.dir()))?;
    Ok(imports.iter().map(KeptImport::as_import).collect())
}

/// What a person chose for files before.
async fn remembered(messages: &Messages, room: &Room) -> Result<Chosen, Failure> {
    let said = room.store.said().await;
    let said = said.map_err(|error| of_store(messages, error, room.dir()))?;
    Ok(Chosen {
        remembered: said.columns,
        accounts: said.journal_accounts,
        ..Chosen::default()
    })
}

/// Reads one file as it is chosen.
pub(crate) fn one(
    messages: &Messages,
    path: &Path,
    name: String,
    chosen: Chosen,
    known: &[Import],
) -> Result<One, Failure> {
    let bytes = reading::bytes(messages, path)?;
    let digest = ledger::import::digest(&bytes);
    let read = reading::accounts(messages, &bytes, &name, &digest, &chosen, known);
    let (read, chart) = match read {
        Ok((read, ledger)) => (Ok(read), Some(recognise(&ledger, None, None).chart)),
        Err(reason) => (Err(reason), None),
    };
    Ok(One {
        path: path.to_owned(),
        name,
        digest,
        size: bytes.len() as u64,
        given: false,
        chosen,
        read,
        chart,
    })
}

/// Keeps a file that a person confirmed; false where the same is there already.
pub(crate) async fn keep(context: &Context, room: &Room, one: &One) -> Result<bool, Failure> {
    let messages = &context.messages;
    let failed = |error| of_store(messages, error, room.dir());
    let Ok(read) = &one.read else {
        return Ok(false);
    };
    let Ok(preview) = &read.preview else {
        return Ok(false);
    };
    let import = KeptImport {
        digest: one.digest.clone(),
        name: one.name.clone(),
        size: one.size,
        imported: context.moment.clone(),
        period: preview.period,
        entries: preview.entries as u64,
        chosen: accounts::confirmed(&one.chosen, read),
    };
    let bytes = reading::bytes(messages, &one.path)?;
    let kept = room.store.keep_import(&import, &bytes).await;
    let kept = kept.map_err(failed)?;
    if kept && one.given {
        let changed = room.store.change_said(|said| {
            accounts::remember(said, &import, read, true);
        });
        changed.await.map_err(failed)?;
    }
    Ok(kept)
}

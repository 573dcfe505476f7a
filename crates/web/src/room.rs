//! An open dossier: its store, and what was loaded of it, kept until something changes.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;
use std::sync::{Arc, OnceLock, PoisonError};

use answers::{Check, Ready};

use desk::accounts::{self, Accounts};
use desk::context::Context;
use desk::failure::{Failure, of_store};
use desk::messages::Tongue;
use desk::opening;
use desk::watch::Nobody;
use dossier::Dossier;
use language::embeddings::Embedder;
use store::{DraftAnswer, DraftId, Sqlite, Store as _};
use tokio::runtime::Handle;
use tokio::sync::Mutex;

use crate::drafts::{self, Open};
use crate::uploads;
use crate::waiting::Waiting;

/// A dossier that is open.
pub(crate) struct Room {
    /// Its name in addresses.
    pub(crate) slug: String,
    pub(crate) store: Arc<Sqlite>,
    loaded: Mutex<Option<Arc<Loaded>>>,
    drafts: Mutex<Vec<Arc<Open>>>,
    /// By a digest of what they were drawn from.
    checked: std::sync::Mutex<Vec<(u64, Arc<Vec<Check>>)>>,
    accounts: Mutex<Option<(i64, Tongue, Arc<Accounts>)>>,
    /// Files of accounts that were read and wait for a person's word.
    pub(crate) waiting: Waiting,
}

/// What was loaded of a dossier.
pub(crate) struct Loaded {
    /// The count of changes that it was loaded at.
    changes: i64,
    /// Whether it has the vectors of its passages.
    vectors: bool,
    pub(crate) dossier: Arc<Dossier>,
    ready: OnceLock<Ready>,
}

impl Loaded {
    /// The dossier made ready for search, which takes a moment the first time.
    pub(crate) fn ready(&self, embedder: Option<&Embedder>) -> &Ready {
        self.ready
            .get_or_init(|| Ready::new(Arc::clone(&self.dossier), embedder))
    }
}

/// Drafts that are kept in memory.
const DRAFTS: usize = 8;

impl Room {
    pub(crate) fn new(slug: String, store: Sqlite) -> Self {
        uploads::sweep(store.folder());
        Self {
            slug,
            store: Arc::new(store),
            loaded: Mutex::new(None),
            drafts: Mutex::new(Vec::new()),
            checked: std::sync::Mutex::default(),
            accounts: Mutex::new(None),
            waiting: Waiting::default(),
        }
    }

    /// Its folder.
    pub(crate) fn dir(&self) -> &Path {
        self.store.folder()
    }

    /// False once its folder was taken away.
    pub(crate) fn is_there(&self) -> bool {
        self.dir().join("dossier.sqlite").is_file()
    }

    /// The address of one of its pages.
    pub(crate) fn at(&self, path: &str) -> String {
        format!("/d/{}/{path}", encoded(&self.slug))
    }

    /// The dossier as it is now, to answer from.
    pub(crate) async fn loaded(
        &self,
        context: &Context,
        embedder: Option<&Arc<Embedder>>,
    ) -> Result<Arc<Loaded>, Failure> {
        let failed = |error| of_store(&context.messages, error, self.dir());
        // Whoever comes while it is loaded waits for it rather than loading it again.
        let mut loaded = self.loaded.lock().await;
        let changes = self.store.changes().await.map_err(failed)?;
        if let Some(kept) = loaded.as_ref()
            && kept.changes == changes
            && (kept.vectors || embedder.is_none())
        {
            return Ok(Arc::clone(kept));
        }
        let (store, messages) = (Arc::clone(&self.store), Arc::clone(&context.messages));
        let (embedder, vectors) = (embedder.cloned(), embedder.is_some());
        let loading = tokio::task::spawn_blocking(move || {
            let context = Context::now(messages);
            Handle::current().block_on(load(&context, &store, embedder.as_ref()))
        });
        let dossier = loading.await.map_err(Failure::unexpected)??;
        let fresh = Arc::new(Loaded {
            // What was renewed while loading is in what was loaded.
            changes: self.store.changes().await.map_err(failed)?,
            vectors,
            dossier: Arc::new(dossier),
            ready: OnceLock::new(),
        });
        *loaded = Some(Arc::clone(&fresh));
        Ok(fresh)
    }

    /// The accounts as they are now, with what was found in their files in the person's language.
    pub(crate) async fn accounts(&self, context: &Context) -> Result<Arc<Accounts>, Failure> {
        let failed = |error| of_store(&context.messages, error, self.dir());
        let mut read = self.accounts.lock().await;
        let tongue = context.messages.tongue;
        let changes = self.store.changes().await.map_err(failed)?;
        if let Some((of, said_in, accounts)) = read.as_ref()
            && (*of, *said_in) == (changes, tongue)
        {
            return Ok(Arc::clone(accounts));
        }
        let (store, messages) = (Arc::clone(&self.store), Arc::clone(&context.messages));
        let reading = tokio::task::spawn_blocking(move || {
            let context = Context::now(messages);
            let opening = accounts::open(&context, &store, store.folder());
            Handle::current().block_on(opening)
        });
        let accounts = Arc::new(reading.await.map_err(Failure::unexpected)??);
        *read = Some((changes, tongue, Arc::clone(&accounts)));
        Ok(accounts)
    }

    /// A draft by its number; nothing where there is none.
    pub(crate) async fn draft(&self, id: DraftId) -> Result<Option<Arc<Open>>, store::Error> {
        let mut drafts = self.drafts.lock().await;
        if let Some(draft) = drafts.iter().find(|open| open.draft.id == id) {
            return Ok(Some(Arc::clone(draft)));
        }
        let Some(draft) = drafts::open(self, id).await? else {
            return Ok(None);
        };
        let draft = Arc::new(draft);
        if drafts.len() == DRAFTS {
            drafts.remove(0);
        }
        drafts.push(Arc::clone(&draft));
        Ok(Some(draft))
    }

    /// What the answers of a draft say together, kept until one of them, or the dossier, changes.
    pub(crate) fn checks(
        &self,
        open: &Open,
        done: &BTreeMap<String, DraftAnswer>,
        loaded: &Loaded,
    ) -> Arc<Vec<Check>> {
        let mut hasher = DefaultHasher::new();
        (open.draft.id, loaded.changes).hash(&mut hasher);
        for answer in done.values() {
            let state = answer.state.word();
            (&answer.box_id, &answer.text, state).hash(&mut hasher);
        }
        let key = hasher.finish();
        let mut kept = self.checked.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, checks)) = kept.iter().find(|(of, _)| *of == key) {
            return Arc::clone(checks);
        }
        let settled = drafts::settled(&open.boxes(done));
        let checks = Arc::new(answers::check(&open.form, &settled, &loaded.dossier));
        if kept.len() == DRAFTS {
            kept.remove(0);
        }
        kept.push((key, Arc::clone(&checks)));
        checks
    }

    /// Forgets what is in memory of a draft that changed.
    pub(crate) async fn changed(&self, id: DraftId) {
        self.drafts.lock().await.retain(|open| open.draft.id != id);
        let mut checked = self.checked.lock().unwrap_or_else(PoisonError::into_inner);
        checked.clear();
    }
}

/// All that answers are drawn from.
async fn load(
    context: &Context,
    store: &Sqlite,
    embedder: Option<&Arc<Embedder>>,
) -> Result<Dossier, Failure> {
    let dossier = opening::load(context, store, embedder, &Nobody)
        .await
        .map_err(|error| of_store(&context.messages, error, store.folder()))?;
    Ok(opening::given(context, store, store.folder(), dossier, &Nobody).await)
}

/// A piece of an address, its odd characters as `%` and two digits (RFC 3986, section 2.1).
pub(crate) fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

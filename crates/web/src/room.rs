//! An open dossier: its store, and what was loaded of it, kept until something changes.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;
use std::sync::{Arc, OnceLock, PoisonError};

use answers::{Check, Passages, Ready};

use desk::accounts::{self, Accounts};
use desk::context::Context;
use desk::failure::{Failure, of_store};
use desk::messages::Tongue;
use desk::opening;
use desk::watch::Nobody;
use dossier::Dossier;
use language::embeddings::Embedder;
use store::{Changes, DraftAnswer, DraftId, Sqlite, Store as _};
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
    /// What it was loaded at.
    changes: Changes,
    /// Whether it has the vectors of its passages.
    vectors: bool,
    /// Its papers alone, and what is made of their passages, for the next time that something else
    /// changes.
    papers: Arc<Dossier>,
    passages: Arc<OnceLock<Arc<Passages>>>,
    pub(crate) dossier: Arc<Dossier>,
    ready: OnceLock<Ready>,
}

impl Loaded {
    /// The dossier made ready for search, which takes a moment the first time.
    pub(crate) fn ready(&self, embedder: Option<&Embedder>) -> &Ready {
        self.ready.get_or_init(|| {
            let made = || Arc::new(Passages::new(&self.dossier, embedder));
            let passages = Arc::clone(self.passages.get_or_init(made));
            Ready::new(Arc::clone(&self.dossier), passages)
        })
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

    /// The dossier as it is now, to answer from. Only what changed is read again: an answer that
    /// was approved makes nobody wait for all papers.
    pub(crate) async fn loaded(
        &self,
        context: &Context,
        embedder: Option<&Arc<Embedder>>,
    ) -> Result<Arc<Loaded>, Failure> {
        let failed = |error| of_store(&context.messages, error, self.dir());
        // Whoever comes while it is loaded waits for it rather than loading it again.
        let mut loaded = self.loaded.lock().await;
        let changes = self.store.changes().await.map_err(failed)?;
        let kept = (loaded.as_ref()).filter(|kept| kept.vectors || embedder.is_none());
        if let Some(kept) = kept.filter(|kept| kept.changes == changes) {
            return Ok(Arc::clone(kept));
        }
        let kept = kept.filter(|kept| kept.changes.papers == changes.papers);
        let kept = kept.map(Arc::clone);
        // Accounts that cannot be read are told on their own pages; the rest answers all the same.
        let accounts = self.accounts(context).await.ok();
        let (store, messages) = (Arc::clone(&self.store), Arc::clone(&context.messages));
        let embedder = embedder.cloned();
        let loading = tokio::task::spawn_blocking(move || {
            let context = Context::now(messages);
            let loading = load(
                &context,
                &store,
                embedder.as_ref(),
                kept,
                accounts.as_deref(),
            );
            Handle::current().block_on(loading)
        });
        let fresh = Arc::new(
            loading
                .await
                .map_err(Failure::unexpected)?
                .map_err(failed)?,
        );
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
            && (*of, *said_in) == (changes.accounts, tongue)
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
        *read = Some((changes.accounts, tongue, Arc::clone(&accounts)));
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

/// All that answers are drawn from. What `kept` has of the papers is taken from there.
async fn load(
    context: &Context,
    store: &Sqlite,
    embedder: Option<&Arc<Embedder>>,
    kept: Option<Arc<Loaded>>,
    accounts: Option<&Accounts>,
) -> Result<Loaded, store::Error> {
    if kept.is_none() {
        opening::renew(context, store, embedder, &Nobody).await?;
    }
    // Counted before the first of it is read: what changes meanwhile is read again the next time.
    let changes = store.changes().await?;
    let (papers, passages) = match &kept {
        Some(kept) => (Arc::clone(&kept.papers), Arc::clone(&kept.passages)),
        None => (
            Arc::new(opening::papers(store, embedder).await?),
            Arc::default(),
        ),
    };
    let dossier = opening::with_library(store, embedder, Dossier::clone(&papers)).await?;
    let dossier = match accounts {
        Some(accounts) => opening::with_accounts(context, dossier, accounts),
        None => dossier,
    };
    Ok(Loaded {
        changes,
        vectors: embedder.is_some(),
        papers,
        passages,
        dossier: Arc::new(dossier),
        ready: OnceLock::new(),
    })
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

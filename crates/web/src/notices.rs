//! What was just done, told on the next page, with a button that takes it back.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use dossier::library::EntryId;
use store::{DraftId, KeptImport, Offered, Said};

/// Notices that are remembered; older ones can no longer be taken back.
const MOST: usize = 200;

/// What was done.
pub(crate) struct Notice {
    pub(crate) text: String,
    /// The dossier that it was done in.
    pub(crate) slug: String,
    /// How it is taken back.
    pub(crate) undo: Option<Undo>,
}

/// A way back.
#[derive(Clone)]
pub(crate) enum Undo {
    /// Puts a source back that was removed or replaced.
    Source {
        /// Its name.
        name: String,
        /// The digest of its original.
        digest: String,
    },
    /// Takes sources out that were added.
    Added(Vec<String>),
    /// Retires entries of the library, and takes others up again.
    Entries {
        /// Those that are to answer no more.
        retire: Vec<EntryId>,
        /// Those that are to answer again.
        restore: Vec<EntryId>,
    },
    /// Forgets imports of accounts, by the digests of their files.
    Import(Vec<String>),
    /// Keeps an import again that was forgotten, with its bytes.
    Forgotten(Arc<(KeptImport, Vec<u8>)>),
    /// Sets what was said of the accounts as it was.
    Said(Arc<Said>),
    /// Takes the last step back that was taken with each of these boxes of a draft.
    Accepted {
        /// The draft.
        draft: i64,
        /// Ids of the boxes.
        boxes: Vec<String>,
    },
    /// Proposes again for a box of a draft what was proposed before.
    Offered(Arc<(DraftId, Offered)>),
    /// Takes a draft up again that was put away.
    Draft(i64),
}

/// The latest notices.
#[derive(Default)]
pub(crate) struct Notices {
    kept: Mutex<VecDeque<(u64, Arc<Notice>)>>,
}

impl Notices {
    /// Keeps a notice; gives its number.
    fn keep(&self, notice: Notice) -> u64 {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let number = kept.back().map_or(1, |(number, _)| number + 1);
        kept.push_back((number, Arc::new(notice)));
        if kept.len() > MOST {
            kept.pop_front();
        }
        number
    }

    /// Keeps a notice that a page is to tell; gives the page's address with its number.
    pub(crate) fn tell(&self, slug: &str, to: &str, text: String, undo: Option<Undo>) -> String {
        let number = self.keep(Notice {
            text,
            slug: slug.to_owned(),
            undo,
        });
        let (to, part) = match to.split_once('#') {
            Some((to, part)) => (to, format!("#{part}")),
            None => (to, String::new()),
        };
        let sign = if to.contains('?') { '&' } else { '?' };
        format!("{to}{sign}told={number}{part}")
    }

    /// A notice of a dossier.
    pub(crate) fn get(&self, number: u64, slug: &str) -> Option<Arc<Notice>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let found = kept
            .iter()
            .find(|(of, notice)| *of == number && notice.slug == slug);
        found.map(|(_, notice)| Arc::clone(notice))
    }

    /// Takes a notice out, so that it is taken back once.
    pub(crate) fn take(&self, number: u64, slug: &str) -> Option<Arc<Notice>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let at = kept
            .iter()
            .position(|(of, notice)| *of == number && notice.slug == slug)?;
        kept.remove(at).map(|(_, notice)| notice)
    }
}

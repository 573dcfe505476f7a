//! Long work: begun by a page, done beside it, and told on a page of its own that may be left and come
//! back to.

use std::collections::VecDeque;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use desk::adding::{Added, line};
use desk::failure::Failure;
use desk::messages::{Messages, say};
use desk::watch::Watch;
use tokio::sync::watch;

use crate::house::House;
use crate::room::Room;

/// Jobs that are remembered.
const MOST: usize = 100;
/// Lines that a job tells, at most.
const LINES: usize = 500;

/// How far a job is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Progress {
    pub(crate) steps: u64,
    pub(crate) done: u64,
    pub(crate) doing: String,
    /// What was told meanwhile.
    pub(crate) told: Vec<String>,
    pub(crate) ended: Option<Ended>,
    /// What came of files that were added.
    pub(crate) added: Option<Arc<desk::shapes::added::Document>>,
}

/// What came of a job.
#[derive(Debug, Clone)]
pub(crate) enum Ended {
    /// It is done: what there is to see, and where.
    Done {
        /// Where to go on.
        at: String,
        /// Whether to go there by itself.
        straight: bool,
    },
    /// It could not be done.
    Failed(Failure),
}

/// A job.
pub(crate) struct Job {
    pub(crate) id: u64,
    pub(crate) slug: String,
    /// What it is.
    pub(crate) title: String,
    messages: Arc<Messages>,
    progress: Mutex<Progress>,
    moved: watch::Sender<u64>,
}

impl Job {
    fn progress_now(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How far it is.
    pub(crate) fn progress(&self) -> Progress {
        self.progress_now().clone()
    }

    /// Told whenever it moves.
    pub(crate) fn moves(&self) -> watch::Receiver<u64> {
        self.moved.subscribe()
    }

    fn change(&self, change: impl FnOnce(&mut Progress)) {
        change(&mut self.progress_now());
        self.moved.send_modify(|count| *count += 1);
    }

    /// Keeps what came of files that were added.
    pub(crate) fn keep_added(&self, added: desk::shapes::added::Document) {
        self.change(|progress| progress.added = Some(Arc::new(added)));
    }

    /// Ends it.
    pub(crate) fn end_with(&self, outcome: Result<Ended, Failure>) {
        let ended = outcome.unwrap_or_else(Ended::Failed);
        self.change(|progress| progress.ended = Some(ended));
    }
}

impl Watch for Job {
    fn begin(&self, steps: u64) {
        self.change(|progress| {
            progress.steps = steps;
            progress.done = 0;
        });
    }

    fn doing(&self, what: &str) {
        self.change(|progress| what.clone_into(&mut progress.doing));
    }

    fn step(&self) {
        self.change(|progress| progress.done += 1);
    }

    fn end(&self) {
        self.change(|progress| {
            progress.done = progress.steps;
            progress.doing.clear();
        });
    }

    fn came(&self, added: &Added) {
        self.tell(&line(&self.messages, added));
    }

    fn tell(&self, what: &str) {
        self.change(|progress| {
            if progress.told.len() < LINES {
                progress.told.push(what.to_owned());
            }
        });
    }
}

/// The latest jobs.
#[derive(Default)]
pub(crate) struct Jobs {
    kept: Mutex<VecDeque<Arc<Job>>>,
}

impl Jobs {
    /// A new job of a dossier.
    pub(crate) fn begin(&self, slug: &str, title: String, messages: &Arc<Messages>) -> Arc<Job> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let job = Arc::new(Job {
            id: kept.back().map_or(1, |job| job.id + 1),
            slug: slug.to_owned(),
            title,
            messages: Arc::clone(messages),
            progress: Mutex::default(),
            moved: watch::channel(0).0,
        });
        kept.push_back(Arc::clone(&job));
        if kept.len() > MOST {
            kept.pop_front();
        }
        job
    }

    /// A job of a dossier by its number.
    pub(crate) fn get(&self, id: u64, slug: &str) -> Option<Arc<Job>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter()
            .find(|job| job.id == id && job.slug == slug)
            .cloned()
    }

    /// Jobs of a dossier that are under way.
    pub(crate) fn running(&self, slug: &str) -> Vec<Arc<Job>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let running = kept
            .iter()
            .filter(|job| job.slug == slug && job.progress().ended.is_none());
        running.cloned().collect()
    }
}

/// Begins a job. The work blocks its thread as it likes.
pub(crate) fn start<Work, Made>(
    house: &House,
    messages: &Arc<Messages>,
    room: &Room,
    title: String,
    work: Work,
) -> Arc<Job>
where
    Work: FnOnce(Arc<Job>) -> Made + Send + 'static,
    Made: Future<Output = Result<Ended, Failure>>,
{
    let job = house.jobs.begin(&room.slug, title, messages);
    let (begun, messages) = (Arc::clone(&job), Arc::clone(messages));
    tokio::task::spawn_blocking(move || {
        let runtime = tokio::runtime::Handle::current();
        let worked = std::panic::AssertUnwindSafe(|| runtime.block_on(work(Arc::clone(&job))));
        let outcome = std::panic::catch_unwind(worked);
        job.end_with(outcome.unwrap_or_else(|_| {
            Err(Failure::new(say!(messages, "job-crashed"))
                .safe(desk::words::safe_dossier(&messages)))
        }));
    });
    begun
}

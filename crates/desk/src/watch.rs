//! Whoever watches a long task: a bar on a terminal, a page with its progress, or nobody.

use crate::adding::Added;

/// Is told how far a long task is, and what a person should know of it meanwhile.
pub trait Watch: Send + Sync {
    /// A task of so many steps begins; the one before it, if any, has ended.
    fn begin(&self, steps: u64);

    /// What is being done now.
    fn doing(&self, what: &str);

    /// One more step is done.
    fn step(&self);

    /// The task has ended.
    fn end(&self);

    /// A file was gone through, and this came of it.
    fn came(&self, added: &Added);

    /// Something that the person should know, whatever comes of the task.
    fn tell(&self, what: &str);
}

/// Nobody watches.
pub struct Nobody;

impl Watch for Nobody {
    fn begin(&self, _steps: u64) {}
    fn doing(&self, _what: &str) {}
    fn step(&self) {}
    fn end(&self) {}
    fn came(&self, _added: &Added) {}
    fn tell(&self, _what: &str) {}
}

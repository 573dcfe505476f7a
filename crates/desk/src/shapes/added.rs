//! What came of files that were added.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::adding::{Added, Status};
use crate::cost;

/// What came of each file.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AddedFiles)]
pub struct Document {
    files: Vec<Added>,
    /// How many files came to each status.
    summary: BTreeMap<Status, usize>,
    /// What the run cost.
    cost: cost::Said,
}

impl Document {
    /// Of files that were added, and of what it cost.
    pub fn of(files: Vec<Added>, cost: cost::Said) -> Self {
        let mut summary = BTreeMap::new();
        for one in &files {
            *summary.entry(one.status).or_default() += 1;
        }
        Self {
            files,
            summary,
            cost,
        }
    }
}

//! Answers that a person approved.

use dossier::library::{Approved, EntryId};
use language::words::fold;
use serde::Serialize;
use store::Library;
use utoipa::ToSchema;

/// One entry.
#[derive(Serialize, ToSchema)]
#[schema(as = LibraryEntry)]
pub struct Entry<'a> {
    /// Its number.
    #[schema(value_type = i64)]
    entry: EntryId,
    #[serde(flatten)]
    approved: &'a Approved,
    /// What it was, oldest first; only where one entry is shown.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    before: Vec<Before<'a>>,
}

/// What an entry was.
#[derive(Serialize, ToSchema)]
#[schema(as = LibraryEntryBefore)]
struct Before<'a> {
    /// Until which moment.
    until: &'a str,
    #[serde(flatten)]
    approved: &'a Approved,
}

impl<'a> Entry<'a> {
    /// In a list.
    pub fn of(id: EntryId, approved: &'a Approved) -> Self {
        Self {
            entry: id,
            approved,
            before: Vec::new(),
        }
    }

    /// With what it was.
    pub fn whole(id: EntryId, approved: &'a Approved, before: &'a [(String, Approved)]) -> Self {
        let before = before.iter();
        Self {
            before: before
                .map(|(until, approved)| Before { until, approved })
                .collect(),
            ..Self::of(id, approved)
        }
    }
}

/// The entries that have all the words that are looked for; all of them where none are.
pub fn found<'a>(library: &'a Library, words: Option<&str>) -> Vec<&'a (EntryId, Approved)> {
    let wanted = words.map(fold);
    library
        .entries
        .iter()
        .filter(|(_, entry)| wanted.as_deref().is_none_or(|words| says(entry, words)))
        .collect()
}

/// True when an entry has all the words that are looked for.
fn says(entry: &Approved, words: &str) -> bool {
    let all = fold(&format!(
        "{} {} {}",
        entry.question, entry.answer, entry.form
    ));
    words.split(' ').all(|word| all.contains(word))
}

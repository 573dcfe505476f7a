//! What is kept of an import that a person confirmed, beside the file itself.

use std::collections::BTreeMap;

use ledger::import::{Chosen, Kind, Remembered};
use store::{KeptImport, Said};

use super::ReadAccounts;

/// What was shown and confirmed is what is read from now on, whatever a later version guesses.
pub fn confirmed(chosen: &Chosen, read: &ReadAccounts) -> Chosen {
    let mut chosen = chosen.clone();
    chosen.remembered.clear();
    if chosen.mapping.is_none() {
        let guessed = read.guess.as_ref().map(|guess| guess.mapping.clone());
        chosen.mapping = guessed.or_else(|| read.mapping.clone());
    }
    // Only what the file has: what is given later for others is not of this one.
    chosen.accounts = match read.kind {
        Kind::Journal => read.accounts.iter().cloned().collect(),
        _ => BTreeMap::new(),
    };
    if chosen.columns.is_none() {
        chosen.columns.clone_from(&read.columns);
    }
    chosen
}

/// Remembers the columns that a person gave for the next file of the same names; forgets what was
/// remembered of these names where they ask for a guess.
pub fn remember(said: &mut Said, import: &KeptImport, read: &ReadAccounts, given: bool) {
    let names = Remembered::names(&read.names);
    if names.is_empty() {
        return;
    }
    said.columns.retain(|known| known.names != names);
    if given {
        said.columns.push(Remembered {
            names,
            file: import.name.clone(),
            mapping: import.chosen.mapping.clone(),
            columns: import.chosen.columns.clone(),
        });
    }
}

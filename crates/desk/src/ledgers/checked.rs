//! What is wrong in files of accounts, and in the books as a whole.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::accounts::{self, Accounts, OfBooks, ReadAccounts};
use crate::messages::{Messages, say};

/// What was found, as `--json` prints it and the HTTP API answers it.
#[derive(Serialize, ToSchema)]
#[schema(as = CheckedAccounts)]
pub struct Document<'a> {
    files: Vec<One<'a>>,
    /// What is to be said of the books as a whole.
    books: Vec<OfBooks>,
    /// How many `errors` and `warnings` there are.
    summary: BTreeMap<&'static str, u64>,
}

/// A file, and what was read of it.
#[derive(Serialize, ToSchema)]
#[schema(as = CheckedFile)]
struct One<'a> {
    name: &'a str,
    #[serde(flatten)]
    read: &'a ReadAccounts,
}

impl<'a> Document<'a> {
    /// Of files by their names.
    pub fn of(files: &[(&'a str, &'a ReadAccounts)], books: Vec<OfBooks>) -> Self {
        let sum = |of: fn(&ReadAccounts) -> u64| files.iter().map(|(_, read)| of(read)).sum();
        Self {
            files: files
                .iter()
                .map(|(name, read)| One { name, read })
                .collect(),
            books,
            summary: BTreeMap::from([
                ("errors", sum(|read| read.errors)),
                ("warnings", sum(|read| read.warnings)),
            ]),
        }
    }
}

/// The files of a dossier, by their names.
pub fn files(accounts: &Accounts) -> Vec<(&str, &ReadAccounts)> {
    let names = accounts.imports.iter().map(|import| import.name.as_str());
    names.zip(&accounts.read).collect()
}

/// What was found in the files of a dossier, and in its books.
pub fn of_dossier<'a>(messages: &Messages, accounts: &'a Accounts) -> Document<'a> {
    Document::of(&files(accounts), accounts::of_books(messages, accounts))
}

/// What is said of a line of a file.
pub fn at_line(messages: &Messages, line: u32, message: &str) -> String {
    let line = line.to_string();
    say!(messages, "check-line", line = line, message = message)
}

//! `essaim ledger check FILE|DIR`: what is wrong in a file of accounts, line by line, with the
//! article that asks it; or in all files of a dossier, and in its books as a whole.

use desk::{opening, reading, words};
use std::process::ExitCode;

use ledger::findings::Severity;
use ledger::import::Chosen;

use crate::cli::LedgerCheck;
use crate::terminal;
use desk::accounts::{self, OfBooks, ReadAccounts, Told};
use desk::context::Context;
use desk::failure::Failure;
use desk::ledgers::checked::{Document, at_line, files};
use desk::messages::{Messages, say};

/// Lines of one rule that are shown; all that are kept are in the JSON.
const SHOWN: usize = 10;

pub(super) async fn run(context: &Context, arguments: &LedgerCheck) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let path = &arguments.path;
    if path.is_dir() {
        let store = opening::open(context, path).await?;
        let accounts = accounts::open_filled(context, &store, path).await?;
        store.close().await;
        return show(
            messages,
            arguments.json,
            &files(&accounts),
            accounts::of_books(messages, &accounts),
            accounts::given_lines(messages, &accounts.said),
        );
    }
    let bytes = reading::bytes(messages, path)?;
    let name = reading::file_name(path);
    let digest = ledger::import::digest(&bytes);
    let chosen = Chosen::default();
    let read = reading::accounts(messages, &bytes, &name, &digest, &chosen, &[]);
    let (read, _) = read.map_err(|reason| {
        Failure::new(reading::said_of(messages, path, &reason))
            .safe(words::safe_nothing_changed(messages))
    })?;
    let files = [(name.as_str(), &read)];
    show(messages, arguments.json, &files, Vec::new(), Vec::new())
}

fn show(
    messages: &Messages,
    json: bool,
    files: &[(&str, &ReadAccounts)],
    books: Vec<OfBooks>,
    given: Vec<String>,
) -> Result<ExitCode, Failure> {
    let errors: u64 = files.iter().map(|(_, read)| read.errors).sum();
    let warnings: u64 = files.iter().map(|(_, read)| read.warnings).sum();
    if json {
        terminal::json(&Document::of(files, books))?;
        return Ok(ended(errors));
    }
    let mut lines = Vec::new();
    for (name, read) in files {
        lines.push(say!(
            messages,
            "import-title",
            name = (*name).to_owned(),
            kind = accounts::kind(messages, read.kind)
        ));
        lines.extend(told(messages, read, SHOWN));
    }
    lines.extend(books.into_iter().map(|of| of.message));
    lines.extend(given);
    terminal::result(&lines.join("\n"));
    terminal::tell(&say!(
        messages,
        "check-summary",
        errors = errors,
        warnings = warnings
    ));
    Ok(ended(errors))
}

/// Where there are errors the command fails, so that a script sees it.
fn ended(errors: u64) -> ExitCode {
    match errors {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// What was found in a file, at most so many lines of each rule; errors first.
pub(super) fn told(messages: &Messages, read: &ReadAccounts, most: usize) -> Vec<String> {
    if read.findings.is_empty() {
        return vec![say!(messages, "check-good")];
    }
    let mut lines = Vec::new();
    for group in accounts::grouped(read, most) {
        lines.extend(group.shown.iter().map(|finding| line(messages, finding)));
        if group.more > 0 {
            lines.push(say!(messages, "check-more", count = group.more));
        }
    }
    lines
}

fn line(messages: &Messages, finding: &Told) -> String {
    let word = match finding.severity {
        Severity::Error => say!(messages, "check-error-word"),
        Severity::Warning => say!(messages, "check-warning-word"),
    };
    let message = format!("[{word}] {}", finding.message);
    let mut line = match finding.line {
        Some(line) => at_line(messages, line, &message),
        None => say!(messages, "check-file", message = message),
    };
    if !finding.article.is_empty() {
        line.push_str(&say!(
            messages,
            "check-article",
            article = finding.article.as_str()
        ));
    }
    line
}

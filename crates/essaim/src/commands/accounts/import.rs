//! `essaim ledger import DIR FILE…`: shows what a file of accounts would bring, and keeps it once a
//! person says so.

use std::path::Path;
use std::process::ExitCode;

use ledger::import::{Chosen, Import};
use ledger::table::Mapping;
use store::Sqlite;

use crate::cli::LedgerImport;
use crate::terminal;
use desk::accounts::{self, ReadAccounts};
use desk::context::Context;
use desk::failure::{Failure, typed};
use desk::ledgers::imports::{Asked, Document, One, chosen, keep, preview, short};
use desk::messages::{Messages, say};
use desk::{opening, reading, words};

/// Names of accounts that are shown of one journal.
const ACCOUNTS: usize = 40;

pub(super) async fn run(context: &Context, arguments: LedgerImport) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let store = opening::open(context, &arguments.dir).await?;
    let asked = Asked {
        yes: arguments.yes,
        year: arguments.year,
        bank_account: arguments.bank_account.clone(),
        columns: arguments.columns.clone(),
        map: arguments.map.clone(),
    };
    let chosen = chosen(context, &store, &asked).await?;
    let mut files = Vec::new();
    let mut failures = Vec::new();
    for path in &arguments.files {
        match import(context, &store, (&arguments, &asked), path, &chosen).await {
            Ok(one) => files.push(one),
            // One file that is not imported does not keep the others out.
            Err(failure) if arguments.json => {
                files.push(One::not_brought(reading::file_name(path), &failure));
            }
            Err(failure) => {
                terminal::tell_failure(messages, &failure);
                failures.push(failure);
            }
        }
    }
    store.close().await;
    let done = files.iter().any(One::is_imported);
    let all = files.iter().all(One::is_imported) && failures.is_empty();
    if arguments.json {
        let waiting = files.iter().any(One::waits);
        terminal::json(&Document { files })?;
        if waiting && !arguments.yes {
            terminal::tell(&say!(messages, "import-json-not-done"));
        }
    } else if done {
        let dir = typed(&arguments.dir);
        terminal::tell(&say!(messages, "import-next", dir = dir));
    }
    Ok(if all {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

async fn import(
    context: &Context,
    store: &Sqlite,
    (arguments, asked): (&LedgerImport, &Asked),
    path: &Path,
    chosen: &Chosen,
) -> Result<One, Failure> {
    let messages = &context.messages;
    let previewed = preview(context, store, path, chosen).await?;
    let name = previewed.name.as_str();
    if !arguments.json {
        let given = chosen.columns.is_some();
        let (read, known) = (&previewed.read, &previewed.known);
        terminal::tell(&told(messages, name, read, known, given));
    }
    if !arguments.yes && !is_agreed(messages, arguments, name)? {
        return Ok(previewed.told(false));
    }
    let imported = keep(context, store, &previewed, asked).await?;
    if !arguments.json {
        let id = short(&previewed.digest);
        terminal::tell(&say!(messages, "import-done", name = name, id = id));
    }
    Ok(previewed.told(imported))
}

/// Asks the person at the terminal.
fn is_agreed(messages: &Messages, arguments: &LedgerImport, name: &str) -> Result<bool, Failure> {
    if arguments.json {
        return Ok(false);
    }
    let question = say!(messages, "import-ask", name = name);
    let Some(yes) = terminal::confirm(&question) else {
        return Err(Failure::new(say!(messages, "import-asked-nobody"))
            .safe(words::safe_dossier(messages))
            .next(say!(messages, "import-asked-nobody-next")));
    };
    if !yes {
        terminal::tell(&say!(messages, "import-not-done", name = name));
    }
    Ok(yes)
}

/// What a file would bring, before anything is kept.
fn told(
    messages: &Messages,
    name: &str,
    read: &ReadAccounts,
    known: &[Import],
    given: bool,
) -> String {
    let mut lines = vec![say!(
        messages,
        "import-title",
        name = name,
        kind = accounts::kind(messages, read.kind)
    )];
    if let Ok(preview) = &read.preview {
        let money = |amount| accounts::amount(messages, amount);
        let period = preview
            .period
            .map_or(String::new(), |of| accounts::period(messages, of));
        lines.push(say!(
            messages,
            "import-counts",
            entries = preview.entries,
            transactions = preview.transactions,
            accounts = preview.accounts,
            period = period
        ));
        lines.push(say!(
            messages,
            "import-sums",
            debit = money(preview.debit),
            credit = money(preview.credit),
            charges = money(preview.charges),
            products = money(preview.products)
        ));
        for overlap in &preview.overlaps {
            let other = known.iter().find(|import| import.id == *overlap);
            let other = other.map_or("", |import| import.name.as_str());
            lines.push(say!(messages, "import-overlap", name = other));
        }
    }
    let columns = accounts::columns(messages, read);
    if !columns.is_empty() {
        let given = read.mapping.is_some() || read.guess.is_none() && given;
        lines.push(match &read.remembered {
            Some(file) => say!(messages, "import-mapping-remembered", name = file.as_str()),
            None if given => say!(messages, "import-mapping-given"),
            None => say!(messages, "import-mapping"),
        });
        lines.extend(columns.into_iter().map(|(field, at)| {
            say!(
                messages,
                "import-column",
                field = field,
                letter = accounts::letter(at),
                name = read.names.get(at).map_or("", |name| name.trim())
            )
        }));
        // The columns of a table of months are told by its head and cannot be given.
        let months = read.guess.as_ref().map(|guess| &guess.mapping);
        if read.remembered.is_some() {
            lines.push(say!(messages, "import-mapping-remembered-next"));
        } else if !matches!(months, Some(Mapping::Months(_))) {
            lines.push(say!(messages, "import-mapping-next"));
        }
    }
    if !read.accounts.is_empty() {
        lines.push(say!(messages, "import-accounts"));
        let shown = read.accounts.iter().take(ACCOUNTS);
        lines.extend(shown.map(|(name, account)| {
            say!(
                messages,
                "import-account",
                name = name.as_str(),
                account = account.as_str()
            )
        }));
        if read.accounts.len() > ACCOUNTS {
            let count = read.accounts.len() - ACCOUNTS;
            lines.push(say!(messages, "import-accounts-more", count = count));
        }
        lines.push(say!(messages, "import-accounts-next"));
    }
    lines.extend(super::check::told(messages, read, 5));
    lines.join("\n")
}

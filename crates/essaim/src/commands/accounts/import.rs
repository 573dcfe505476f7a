//! `essaim ledger import DIR FILE…`: shows what a file of accounts would bring, and keeps it once a
//! person says so.

use desk::{opening, reading, words};
use std::path::Path;
use std::process::ExitCode;

use ledger::bank::BankColumns;
use ledger::import::{Chosen, Import, NotImported};
use ledger::table::{EntryColumns, Mapping};
use serde::Serialize;
use store::{KeptImport, Sqlite, Store as _};

use super::files::short;
use crate::cli::LedgerImport;
use crate::terminal;
use desk::accounts::{self, ReadAccounts};
use desk::context::Context;
use desk::failure::{Failure, of_store, shown, typed};
use desk::messages::{Messages, say};

/// Asks for columns to be guessed, whatever is remembered of their names.
const GUESSED: &str = "auto";

/// Names of accounts that are shown of one journal.
const ACCOUNTS: usize = 40;

#[derive(Serialize)]
struct Document {
    files: Vec<One>,
}

#[derive(Serialize)]
struct One {
    name: String,
    id: String,
    imported: bool,
    /// Why it was not imported.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(flatten)]
    read: Option<ReadAccounts>,
}

pub(super) async fn run(context: &Context, arguments: LedgerImport) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let mut chosen = chosen(messages, &arguments)?;
    let store = opening::open(context, &arguments.dir).await?;
    let said = store.said().await;
    let said = said.map_err(|error| of_store(messages, error, &arguments.dir))?;
    if arguments.columns.as_deref() != Some(GUESSED) {
        chosen.remembered = said.columns;
    }
    let given = std::mem::take(&mut chosen.accounts);
    chosen.accounts = said.journal_accounts;
    chosen.accounts.extend(given);
    let mut files = Vec::new();
    let mut failures = Vec::new();
    for path in &arguments.files {
        match import(context, &store, &arguments, path, &chosen).await {
            Ok(one) => files.push(one),
            // One file that is not imported does not keep the others out.
            Err(failure) if arguments.json => files.push(One {
                name: reading::file_name(path),
                id: String::new(),
                imported: false,
                reason: Some(failure.what().to_owned()),
                read: None,
            }),
            Err(failure) => {
                terminal::tell_failure(messages, &failure);
                failures.push(failure);
            }
        }
    }
    store.close().await;
    let done = files.iter().any(|one| one.imported);
    let all = files.iter().all(|one| one.imported) && failures.is_empty();
    if arguments.json {
        let waiting = files
            .iter()
            .any(|one| !one.imported && one.reason.is_none());
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
    arguments: &LedgerImport,
    path: &Path,
    chosen: &Chosen,
) -> Result<One, Failure> {
    let messages = &context.messages;
    let in_store = |error| of_store(messages, error, &arguments.dir);
    let bytes = reading::bytes(messages, path)?;
    let name = reading::file_name(path);
    let digest = ledger::import::digest(&bytes);
    let known: Vec<Import> = store
        .imports()
        .await
        .map_err(in_store)?
        .iter()
        .map(KeptImport::as_import)
        .collect();
    let (read, _) =
        reading::accounts(messages, &bytes, &name, &digest, chosen, &known).map_err(|reason| {
            Failure::new(reading::said_of(messages, path, &reason))
                .safe(words::safe_dossier(messages))
        })?;
    let preview = match &read.preview {
        Ok(preview) => preview.clone(),
        Err(NotImported::Twice(id)) => {
            let other = known.iter().find(|import| import.id == *id);
            let other = other.map_or("", |import| import.name.as_str());
            return Err(Failure::new(say!(
                messages,
                "import-twice",
                path = shown(path),
                name = other
            ))
            .safe(words::safe_dossier(messages))
            .next(say!(messages, "import-twice-next")));
        }
        Err(NotImported::Empty) => {
            let typed = typed(path);
            return Err(
                Failure::new(say!(messages, "import-empty", path = shown(path)))
                    .safe(words::safe_dossier(messages))
                    .next(say!(messages, "import-empty-next", path = typed)),
            );
        }
    };
    if !arguments.json {
        let given = chosen.columns.is_some();
        terminal::tell(&told(messages, &name, &read, &known, given));
    }
    if !arguments.yes && !asked(messages, arguments, &name)? {
        return Ok(One {
            name,
            id: digest,
            imported: false,
            reason: None,
            read: Some(read),
        });
    }
    let import = KeptImport {
        digest: digest.clone(),
        name: name.clone(),
        size: bytes.len() as u64,
        imported: context.moment.clone(),
        period: preview.period,
        entries: preview.entries as u64,
        chosen: accounts::confirmed(chosen, &read),
    };
    let imported = store.keep_import(&import, &bytes).await.map_err(in_store)?;
    remember(&import, &read, arguments, store)
        .await
        .map_err(in_store)?;
    if !arguments.json {
        terminal::tell(&say!(
            messages,
            "import-done",
            name = name.as_str(),
            id = short(&digest)
        ));
    }
    Ok(One {
        name,
        id: digest,
        imported,
        reason: None,
        read: Some(read),
    })
}

/// Keeps what a person gave for the next file of the same header, or of the same names of accounts;
/// forgets it where they ask for a guess.
async fn remember(
    import: &KeptImport,
    read: &ReadAccounts,
    arguments: &LedgerImport,
    store: &Sqlite,
) -> Result<(), store::Error> {
    if arguments.columns.is_none() && arguments.map.is_empty() {
        return Ok(());
    }
    let given = arguments.columns.as_deref().filter(|of| *of != GUESSED);
    store
        .change_said(|said| {
            if arguments.columns.is_some() {
                accounts::remember(said, import, read, given.is_some());
            }
            for (name, account) in arguments.map.iter().filter_map(|of| named(of)) {
                said.journal_accounts.insert(name, account);
            }
        })
        .await
}

/// Asks the person at the terminal.
fn asked(messages: &Messages, arguments: &LedgerImport, name: &str) -> Result<bool, Failure> {
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

/// What a person chose on the command line.
fn chosen(messages: &Messages, arguments: &LedgerImport) -> Result<Chosen, Failure> {
    let mut chosen = Chosen {
        bank_account: arguments.bank_account.clone(),
        year: arguments.year,
        ..Chosen::default()
    };
    for text in &arguments.map {
        let Some((name, account)) = named(text) else {
            return Err(
                Failure::new(say!(messages, "import-map-wrong", value = text.as_str()))
                    .safe(words::safe_dossier(messages))
                    .wrong_use(),
            );
        };
        chosen.accounts.insert(name, account);
    }
    if let Some(columns) = arguments.columns.as_ref().filter(|of| *of != GUESSED) {
        match mapping(columns) {
            Some((mapping, columns)) => {
                chosen.mapping = mapping;
                chosen.columns = columns;
            }
            None => {
                return Err(Failure::new(say!(
                    messages,
                    "import-columns-wrong",
                    value = columns.as_str()
                ))
                .safe(words::safe_dossier(messages))
                .next(say!(messages, "import-columns-wrong-next"))
                .wrong_use());
            }
        }
    }
    Ok(chosen)
}

/// The name of an account of a journal, and the number that a person gives it.
fn named(text: &str) -> Option<(String, String)> {
    let (name, account) = text.rsplit_once('=')?;
    let (name, account) = (name.trim(), account.trim());
    let number = account.len() >= 3 && account.bytes().all(|byte| byte.is_ascii_digit());
    (number && !name.is_empty()).then(|| (name.to_owned(), account.to_owned()))
}

/// Columns as a person gives them, in French or English; those of a bank where there is no account.
fn mapping(columns: &str) -> Option<(Option<Mapping>, Option<BankColumns>)> {
    let mut of = EntryColumns::default();
    let mut bank = BankColumns::default();
    let (mut dated, mut row) = (false, 1_usize);
    for part in columns.split(',') {
        let (field, value) = part.split_once('=')?;
        let field = language::words::fold(field.trim());
        if matches!(field.as_str(), "row" | "ligne") {
            row = value.trim().parse().ok()?;
            continue;
        }
        let at = accounts::column_of(value)?;
        match field.as_str() {
            "date" => {
                dated = true;
                of.date = at;
                bank.date = at;
            }
            "journal" => of.journal = Some(at),
            "number" | "numero" => of.number = Some(at),
            "account" | "compte" => of.account = Some(at),
            "account_label" | "nom du compte" | "nom" => of.account_label = Some(at),
            "party" | "tiers" => {
                of.third_party = Some(at);
                bank.party = Some(at);
            }
            "document" | "piece" => of.document = Some(at),
            "reference" => bank.reference = Some(at),
            "label" | "libelle" => {
                of.label = Some(at);
                bank.label = Some(at);
            }
            "debit" => {
                of.debit = Some(at);
                bank.debit = Some(at);
            }
            "credit" => {
                of.credit = Some(at);
                bank.credit = Some(at);
            }
            "amount" | "montant" => {
                of.amount = Some(at);
                bank.amount = Some(at);
            }
            "direction" | "sens" => of.direction = Some(at),
            "balance" | "solde" => bank.balance = Some(at),
            _ => return None,
        }
    }
    // Entries come after the row of the names.
    let header = row.checked_sub(1)?;
    of.header = Some(header);
    bank.header = header;
    match of.account {
        _ if !dated => None,
        Some(_) => Some((Some(Mapping::Entries(of)), None)),
        None => Some((None, Some(bank))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_by_letter_and_number() {
        for (at, text) in [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB")] {
            assert_eq!(accounts::letter(at), text);
            assert_eq!(accounts::column_of(text), Some(at));
        }
        assert_eq!(accounts::column_of("3"), Some(2));
        assert_eq!(accounts::column_of("0"), None);
        assert_eq!(accounts::column_of("é"), None);
    }

    #[test]
    fn columns_as_a_person_gives_them() {
        let Some((Some(Mapping::Entries(of)), None)) =
            mapping("date=A,compte=B,libellé=C,debit=D,crédit=E,ligne=3")
        else {
            panic!("not understood");
        };
        assert_eq!(
            (of.header, of.account, of.credit),
            (Some(2), Some(1), Some(4))
        );
        assert!(matches!(
            mapping("date=1,label=2,amount=3"),
            Some((None, Some(_)))
        ));
        assert!(mapping("compte=B").is_none());
        assert!(mapping("date=A,shoe=B").is_none());
    }
}

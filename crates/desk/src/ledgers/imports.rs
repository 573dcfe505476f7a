//! Files of accounts: what they would bring, brought in, listed, and forgotten.

use std::path::Path;

use ledger::Period;
use ledger::bank::BankColumns;
use ledger::import::{Chosen, Import, NotImported};
use ledger::table::{EntryColumns, Mapping};
use serde::{Deserialize, Serialize};
use store::{KeptImport, Sqlite, Store as _};
use utoipa::ToSchema;

use crate::accounts::{self, ReadAccounts};
use crate::context::Context;
use crate::failure::{Failure, Kind, of_store, shown, typed};
use crate::messages::{Messages, say};
use crate::{reading, words};

/// Asks for columns to be guessed, whatever is remembered of their names.
const GUESSED: &str = "auto";

/// What a person says of files that are brought in.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = ImportAsked)]
pub struct Asked {
    /// Keeps what is read; else it is only shown.
    pub yes: bool,
    /// The year of a table of months.
    pub year: Option<i32>,
    /// The account of a bank statement.
    pub bank_account: Option<String>,
    /// Columns, such as `date=A,compte=B,débit=C,crédit=D`; `auto` has them guessed.
    pub columns: Option<String>,
    /// Accounts for names of a plain-text journal: `NAME=ACCOUNT`.
    pub map: Vec<String>,
}

/// Files as they were brought in, or would be.
#[derive(Serialize, ToSchema)]
#[schema(as = ImportedFiles)]
pub struct Document {
    /// One each, in their order.
    pub files: Vec<One>,
}

/// A file, and what came of it.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
#[schema(as = ImportedFile)]
#[expect(
    clippy::large_enum_variant,
    reason = "there are a few of them, and most are the large one"
)]
pub enum One {
    /// It was read.
    Read(Brought),
    /// It could not be read.
    NotRead(NotBrought),
}

/// A file that was read.
#[derive(Serialize, ToSchema)]
#[schema(as = ReadFile)]
pub struct Brought {
    /// Its name.
    name: String,
    /// The digest of its bytes.
    id: String,
    /// Whether it is kept.
    imported: bool,
    #[serde(flatten)]
    read: ReadAccounts,
}

/// A file that could not be brought in.
#[derive(Serialize, ToSchema)]
#[schema(as = UnreadFile)]
pub struct NotBrought {
    /// Its name.
    name: String,
    /// Empty.
    id: &'static str,
    /// False.
    imported: bool,
    /// Why it was not imported.
    reason: String,
}

impl One {
    /// A file that could not be brought in.
    pub fn not_brought(name: String, failure: &Failure) -> Self {
        Self::NotRead(NotBrought {
            name,
            id: "",
            imported: false,
            reason: failure.what().to_owned(),
        })
    }

    /// Whether it is kept.
    pub fn is_imported(&self) -> bool {
        matches!(self, Self::Read(brought) if brought.imported)
    }

    /// Whether it only waits for a person's word.
    pub fn waits(&self) -> bool {
        matches!(self, Self::Read(brought) if !brought.imported)
    }
}

/// A file that was read, before it is kept.
pub struct Previewed {
    /// Its name.
    pub name: String,
    /// The digest of its bytes.
    pub digest: String,
    /// What was read of it.
    pub read: ReadAccounts,
    /// What was imported before.
    pub known: Vec<Import>,
    bytes: Vec<u8>,
    chosen: Chosen,
    period: Option<Period>,
    entries: u64,
}

impl Previewed {
    /// As one of a document.
    pub fn told(self, imported: bool) -> One {
        One::Read(Brought {
            name: self.name,
            id: self.digest,
            imported,
            read: self.read,
        })
    }
}

/// What a person chose now and before.
pub async fn chosen(context: &Context, store: &Sqlite, asked: &Asked) -> Result<Chosen, Failure> {
    let messages = &context.messages;
    let mut chosen = chosen_now(messages, asked)?;
    let said = store.said().await;
    let said = said.map_err(|error| of_store(messages, error, store.folder()))?;
    if asked.columns.as_deref() != Some(GUESSED) {
        chosen.remembered = said.columns;
    }
    let given = std::mem::take(&mut chosen.accounts);
    chosen.accounts = said.journal_accounts;
    chosen.accounts.extend(given);
    Ok(chosen)
}

/// Reads a file, and keeps nothing yet.
pub async fn preview(
    context: &Context,
    store: &Sqlite,
    path: &Path,
    chosen: &Chosen,
) -> Result<Previewed, Failure> {
    let messages = &context.messages;
    let in_store = |error| of_store(messages, error, store.folder());
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
    let (period, entries) = match &read.preview {
        Ok(preview) => (preview.period, preview.entries as u64),
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
    Ok(Previewed {
        name,
        digest,
        read,
        known,
        bytes,
        chosen: chosen.clone(),
        period,
        entries,
    })
}

/// Keeps a file that was read; false where the same is there already.
pub async fn keep(
    context: &Context,
    store: &Sqlite,
    previewed: &Previewed,
    asked: &Asked,
) -> Result<bool, Failure> {
    let import = KeptImport {
        digest: previewed.digest.clone(),
        name: previewed.name.clone(),
        size: previewed.bytes.len() as u64,
        imported: context.moment.clone(),
        period: previewed.period,
        entries: previewed.entries,
        chosen: accounts::confirmed(&previewed.chosen, &previewed.read),
    };
    let in_store = |error| of_store(&context.messages, error, store.folder());
    let kept = store.keep_import(&import, &previewed.bytes).await;
    let kept = kept.map_err(in_store)?;
    let remembered = remember(&import, &previewed.read, asked, store).await;
    remembered.map_err(in_store)?;
    Ok(kept)
}

/// Reads files one after the other, and keeps them where that is asked for. One that cannot be brought
/// in does not keep the others out.
pub async fn bring(
    context: &Context,
    store: &Sqlite,
    asked: &Asked,
    paths: &[std::path::PathBuf],
) -> Result<Document, Failure> {
    let chosen = chosen(context, store, asked).await?;
    let mut files = Vec::new();
    for path in paths {
        let one = async {
            let previewed = preview(context, store, path, &chosen).await?;
            let imported = asked.yes && keep(context, store, &previewed, asked).await?;
            Ok::<_, Failure>(previewed.told(imported))
        };
        let name = reading::file_name(path);
        files.push(
            one.await
                .unwrap_or_else(|failure| One::not_brought(name, &failure)),
        );
    }
    Ok(Document { files })
}

/// What was imported.
#[derive(Serialize, ToSchema)]
#[schema(as = Imports)]
pub struct Kept<'a> {
    imports: Vec<KeptOne<'a>>,
}

/// What was forgotten.
#[derive(Serialize, ToSchema)]
#[schema(as = ImportUndone)]
pub struct Undone<'a> {
    undone: KeptOne<'a>,
}

/// A file that was imported.
#[derive(Serialize, ToSchema)]
#[schema(as = Import)]
struct KeptOne<'a> {
    /// The digest of its bytes.
    id: &'a str,
    name: &'a str,
    /// The moment it was imported.
    imported: &'a str,
    size: u64,
    period: Option<Period>,
    entries: u64,
}

impl<'a> Kept<'a> {
    /// Of what is kept.
    pub fn of(imports: &'a [KeptImport]) -> Self {
        Self {
            imports: imports.iter().map(kept_one).collect(),
        }
    }
}

impl<'a> Undone<'a> {
    /// Of what was forgotten.
    pub fn of(import: &'a KeptImport) -> Self {
        Self {
            undone: kept_one(import),
        }
    }
}

/// Forgets an import; gives what it was.
pub async fn undo(context: &Context, store: &Sqlite, id: &str) -> Result<KeptImport, Failure> {
    let messages = &context.messages;
    let dir = store.folder();
    let in_store = |error| of_store(messages, error, dir);
    let imports = store.imports().await.map_err(in_store)?;
    let import = find(&imports, id).ok_or_else(|| {
        Failure::new(say!(messages, "undo-unknown", id = id))
            .of_kind(Kind::Missing)
            .safe(words::safe_dossier(messages))
            .next(say!(messages, "undo-unknown-next", dir = typed(dir)))
    })?;
    let forgotten = store.forget_import(&import.digest).await;
    forgotten.map_err(in_store)?;
    Ok(import.clone())
}

/// The one import that an id begins so of, or that has this name.
pub fn find<'a>(imports: &'a [KeptImport], id: &str) -> Option<&'a KeptImport> {
    let mut found = imports
        .iter()
        .filter(|import| import.digest.starts_with(id) || import.name == id);
    found.next().filter(|_| found.next().is_none())
}

/// The beginning of a digest, long enough to tell imports apart.
pub fn short(digest: &str) -> &str {
    digest.get(..12).unwrap_or(digest)
}

fn kept_one(import: &KeptImport) -> KeptOne<'_> {
    KeptOne {
        id: &import.digest,
        name: &import.name,
        imported: &import.imported,
        size: import.size,
        period: import.period,
        entries: import.entries,
    }
}

/// Keeps what a person gave for the next file of the same header, or of the same names of accounts;
/// forgets it where they ask for a guess.
async fn remember(
    import: &KeptImport,
    read: &ReadAccounts,
    asked: &Asked,
    store: &Sqlite,
) -> Result<(), store::Error> {
    if asked.columns.is_none() && asked.map.is_empty() {
        return Ok(());
    }
    let given = asked.columns.as_deref().filter(|of| *of != GUESSED);
    store
        .change_said(|said| {
            if asked.columns.is_some() {
                accounts::remember(said, import, read, given.is_some());
            }
            for (name, account) in asked.map.iter().filter_map(|of| named(of)) {
                said.journal_accounts.insert(name, account);
            }
        })
        .await
}

/// What a person chose on the command line.
fn chosen_now(messages: &Messages, asked: &Asked) -> Result<Chosen, Failure> {
    let mut chosen = Chosen {
        bank_account: asked.bank_account.clone(),
        year: asked.year,
        ..Chosen::default()
    };
    for text in &asked.map {
        let Some((name, account)) = named(text) else {
            return Err(
                Failure::new(say!(messages, "import-map-wrong", value = text.as_str()))
                    .safe(words::safe_dossier(messages))
                    .wrong_use(),
            );
        };
        chosen.accounts.insert(name, account);
    }
    if let Some(columns) = asked.columns.as_ref().filter(|of| *of != GUESSED) {
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

//! A list that others keep, brought in: shown before, said by an account of its own, taken back by
//! one statement.

use std::fs;
use std::path::{Path, PathBuf};

use ::commons::import::table::{self, BadTable, Column};
use ::commons::import::{Imported, List, Plan, starter};
use ::commons::names::{KindName, Language, Licence, RecordId};
use ::commons::signature::{PublicKey, SecretKey};
use ::commons::statement::{Says, Source, Statement, Target, Words};
use language::words::fold;
use serde::Serialize;
use store::search::Asked;
use store::{Commons as _, CommonsError, KeptList};

use super::failing::{of_commons, of_refusal, of_wrong};
use super::{Open, random, saying};
use crate::apart::{self, Broken, Done, Task, Work};
use crate::context::Context;
use crate::failure::{Failure, shown};
use crate::messages::say;
use crate::reading;

/// The most bytes of a list, all its files together.
const LARGEST: u64 = 64 * 1024 * 1024;
/// The most files of a list.
const MOST_FILES: usize = 20_000;
/// Statements of a commons that was only just begun.
const BEGINNING: u64 = 4;
/// Records of which each may be the same as a new one.
const LIKE: usize = 5;

/// What an import would say.
pub struct Preview {
    /// The name of the list.
    pub list: &'static str,
    /// Under which licence (SPDX).
    pub licence: Licence,
    /// What it would say.
    pub plan: Plan,
    /// Files that are not of the list, each with the reason.
    pub refused: Vec<(String, String)>,
    /// Of a table, which field each column fills.
    pub columns: Vec<Column>,
    /// New records that may be others which the commons has: for people to look at.
    pub duplicates: Vec<Duplicate>,
}

/// A new record that may be one that is there.
#[derive(Debug, Clone, Serialize)]
pub struct Duplicate {
    /// The new one.
    pub record: RecordId,
    /// What it is called.
    pub name: String,
    /// The one that is there.
    pub like: String,
    /// What that is called.
    pub like_name: String,
    /// They have the same website; else the same name, and no other place.
    pub same_website: bool,
}

/// Reads a list, from a file or a folder of files, and compares it with what the commons holds.
pub async fn preview(
    context: &Context,
    open: &Open,
    list: List,
    path: &Path,
    licence: Option<&str>,
) -> Result<Preview, Failure> {
    let licence = licence_of(context, list, licence)?;
    let (things, refused) = read_apart(context, list, path)?;
    let things = list.complete(things);
    compare(context, open, list.name(), licence, (things, refused)).await
}

/// The same for a table: a CSV file or a workbook, whose columns fill fields of a kind. `said` are
/// titles of columns with the fields that a person gives them; texts are in `language`.
pub async fn preview_table(
    context: &Context,
    open: &Open,
    path: &Path,
    table: &AskedTable<'_>,
) -> Result<Preview, Failure> {
    let messages = &context.messages;
    let wrong = |what: String| {
        Failure::new(what)
            .safe(say!(messages, "commons-safe"))
            .wrong_use()
    };
    let licence = known_licence(context, table.licence)?;
    let constitution = open.store.constitution(open.now).await;
    let constitution =
        constitution.map_err(|error| of_commons(messages, error, open.store.folder()))?;
    let kind = constitution.kind(table.kind, open.now).ok_or_else(|| {
        let kind = table.kind.as_str();
        wrong(say!(messages, "commons-refused-kind", kind = kind))
    })?;
    let size = fs::metadata(path).map_or(0, |metadata| metadata.len());
    if size > LARGEST {
        return Err(too_large(context, path));
    }
    let bytes = fs::read(path).map_err(|error| unread(context, path, &error))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let tables = reading::rows(messages, &bytes, &name).map_err(&wrong)?;
    // The table with the most cells: others of a workbook are notes and lists of choices.
    let largest = tables
        .into_iter()
        .max_by_key(|(_, rows)| rows.iter().map(Vec::len).sum::<usize>());
    let rows = largest.map(|(_, rows)| rows).unwrap_or_default();
    let columns = table::columns(&rows, kind, table.said, table.language).map_err(|error| {
        wrong(match error {
            BadTable::Empty => say!(messages, "commons-table-empty", path = shown(path)),
            BadTable::TooLarge => say!(messages, "commons-table-large", path = shown(path)),
            BadTable::NoSuch(said) => say!(messages, "commons-table-no-such", said = said),
            BadTable::NoName => say!(messages, "commons-table-no-name"),
        })
    })?;
    let things = table::read(&rows, &columns, kind, table.source);
    let mut preview = compare(context, open, table::NAME, licence, (things, Vec::new())).await?;
    preview.columns = columns;
    Ok(preview)
}

/// What a person says of a table.
pub struct AskedTable<'a> {
    /// The kind of its rows.
    pub kind: &'a KindName,
    /// Titles of columns, each with the field it fills.
    pub said: &'a [(String, String)],
    /// The language of its texts.
    pub language: &'a Language,
    /// Where it is shown.
    pub source: &'a str,
    /// The licence of its data (SPDX).
    pub licence: &'a str,
}

/// The same for the starter commons, which is in the program.
pub async fn preview_starter(context: &Context, open: &Open) -> Result<Preview, Failure> {
    let list = List::Starter;
    let licence = licence_of(context, list, None)?;
    let things = starter::all().map_err(Failure::unexpected)?;
    compare(context, open, list.name(), licence, (things, Vec::new())).await
}

fn licence_of(context: &Context, list: List, licence: Option<&str>) -> Result<Licence, Failure> {
    known_licence(context, licence.or(list.licence()).unwrap_or_default())
}

fn known_licence(context: &Context, licence: &str) -> Result<Licence, Failure> {
    let messages = &context.messages;
    licence
        .parse()
        .ok()
        .filter(Licence::is_known)
        .ok_or_else(|| {
            let what = say!(messages, "commons-import-licence", licence = licence);
            Failure::new(what)
                .safe(say!(messages, "commons-safe"))
                .wrong_use()
        })
}

/// Compares what was read with what the commons holds.
async fn compare(
    context: &Context,
    open: &Open,
    list: &'static str,
    licence: Licence,
    (things, refused): Read,
) -> Result<Preview, Failure> {
    let failed = |error| of_commons(&context.messages, error, open.store.folder());
    let keys = open.keys.as_ref().map(|keys| keys.account.public());
    let organisation = match keys {
        Some(account) => open.organisation_of(&account).await.map_err(failed)?,
        None => None,
    };
    let constitution = open.store.constitution(open.now).await.map_err(failed)?;
    let mut plan = Plan::default();
    let mut duplicates = Vec::new();
    let begins = open.store.size().await.map_err(failed)? <= BEGINNING;
    for thing in things {
        let kept = open.store.record(&thing.record, open.now);
        let kept = kept.await.map_err(failed)?;
        // A commons that has nothing yet has no duplicates.
        if kept.is_none() && !begins {
            duplicates.extend(duplicate(open, &thing).await.map_err(failed)?);
        }
        let name: &KindName = thing.record.kind();
        let kind = constitution.kind(name, open.now).cloned();
        plan.add(
            thing,
            kept.as_ref(),
            organisation.as_ref(),
            |field, value| {
                let field = kind.as_ref().and_then(|kind| kind.field(field));
                field.map_or(Some("no such field".to_owned()), |field| field.fault(value))
            },
        );
    }
    Ok(Preview {
        list,
        licence,
        plan,
        refused,
        columns: Vec::new(),
        duplicates,
    })
}

/// A record that is there and may be the same: it has the same website, or the same name and no other
/// place.
async fn duplicate(open: &Open, thing: &Imported) -> Result<Option<Duplicate>, CommonsError> {
    let text = |field: &str| {
        let mut values = thing.values.iter();
        let value = values.find(|value| value.field.as_str() == field)?;
        value.value.as_str()
    };
    let Some(name) = text("name") else {
        return Ok(None);
    };
    let asked = Asked {
        words: name.to_owned(),
        kind: Some(thing.record.kind().clone()),
        most: LIKE,
        ..Asked::default()
    };
    let found = open.store.search(&asked, open.now).await?;
    let bare = |address: &str| {
        let address = address.split("://").last().unwrap_or(address);
        address
            .trim_start_matches("www.")
            .trim_end_matches('/')
            .to_lowercase()
    };
    for one in found.results {
        let same_website = text("website")
            .zip(one.website.as_deref())
            .is_some_and(|(a, b)| bare(a) == bare(b));
        let place = text("municipality").zip(one.municipality.as_deref());
        let same_name = fold(name) == fold(&one.name)
            && place.is_none_or(|(here, there)| fold(here) == fold(there));
        if same_website || same_name {
            return Ok(Some(Duplicate {
                record: thing.record.clone(),
                name: name.to_owned(),
                like: one.record,
                like_name: one.name,
                same_website,
            }));
        }
    }
    Ok(None)
}

/// Says what a preview showed, with an account made for this import. Gives the account.
pub async fn import(
    context: &Context,
    open: &Open,
    preview: &Preview,
) -> Result<PublicKey, Failure> {
    let messages = &context.messages;
    let failed = |error| of_commons(messages, error, open.store.folder());
    let own = open.speaker(None).await.map_err(failed)?;
    let key = SecretKey::from_seed(&random()?);
    let account = key.public();
    let said = preview.plan.values.len();
    let floods = open.store.constitution(open.now).await.map_err(failed)?;
    let most = floods.rule(open.now).floods.member;
    if said >= usize::try_from(most).unwrap_or(usize::MAX) {
        return Err(of_refusal(
            messages,
            &::commons::admit::Refusal::Flood(most),
        ));
    }
    // The account first: its organisation vouches for it.
    let says = Says::Account { key: account };
    let mut statements = vec![saying::make(context, open, &own, says, None)?];
    let licence = preview.licence.as_str();
    for planned in &preview.plan.values {
        let mut words = Words::new(random()?);
        words.value = Some(planned.value.clone());
        words.source = planned.page.clone().map(Source::Url);
        // Nobody knows here on which day the sources of the starter were read.
        words.seen = (preview.list != List::Starter.name()).then(|| open.now.day());
        let field = planned.field.as_str();
        let (record, language) = (planned.record.clone(), planned.language.clone());
        let says = saying::value(record, field, language, licence, planned.replaces)?;
        let organisation = own.organisation.clone();
        let statement = Statement::say(says, Some(words), organisation, open.now, &key)
            .map_err(|error| of_wrong(messages, &error))?;
        statements.push(statement);
    }
    // The plan was made of what the door asks: fields that fit, nothing that changes nothing.
    let keys = open
        .keys
        .as_ref()
        .ok_or_else(|| failed(CommonsError::NoKey(open.store.folder().join("keys"))))?;
    open.store.append(&statements).await.map_err(failed)?;
    let note = KeptList {
        account,
        list: preview.list.to_owned(),
        time: open.now,
        said: said as u64,
    };
    open.store.note_import(&note).await.map_err(failed)?;
    open.store.publish(&keys.log).await.map_err(failed)?;
    Ok(account)
}

/// Takes back all that an import said, by one statement of the organisation.
pub async fn undo(
    context: &Context,
    open: &Open,
    account: PublicKey,
    reason: &str,
) -> Result<::commons::digest::Digest, Failure> {
    let failed = |error| of_commons(&context.messages, error, open.store.folder());
    let own = open.speaker(None).await.map_err(failed)?;
    let mut words = Words::new(random()?);
    words.reason = Some(reason.to_owned());
    let says = Says::Revert {
        of: Target::Account(account),
    };
    saying::say(context, open, &own, says, Some(words)).await
}

/// Things read, and files refused with the reason.
type Read = (Vec<Imported>, Vec<(String, String)>);

/// Files from elsewhere are read by a child, all of a list at once.
fn read_apart(context: &Context, list: List, path: &Path) -> Result<Read, Failure> {
    let messages = &context.messages;
    let unread = |path: &Path, error: std::io::Error| unread(context, path, &error);
    let mut paths: Vec<PathBuf> = Vec::new();
    if path.is_dir() {
        for entry in fs::read_dir(path).map_err(|error| unread(path, error))? {
            let entry = entry.map_err(|error| unread(path, error))?.path();
            let read = entry
                .extension()
                .and_then(|end| end.to_str())
                .is_some_and(|end| matches!(end, "yml" | "yaml" | "json" | "jsonld"));
            if read && entry.is_file() {
                paths.push(entry);
            }
        }
        paths.sort();
    } else {
        paths.push(path.to_owned());
    }
    let size = |path: &PathBuf| fs::metadata(path).map_or(0, |metadata| metadata.len());
    if paths.len() > MOST_FILES || paths.iter().map(size).sum::<u64>() > LARGEST {
        return Err(too_large(context, path));
    }
    let (mut files, mut bytes) = (Vec::new(), Vec::new());
    for path in &paths {
        let read = fs::read(path).map_err(|error| unread(path, error))?;
        let name = path.file_name().unwrap_or_default();
        files.push((name.to_string_lossy().into_owned(), read.len()));
        bytes.extend(read);
    }
    let task = Task {
        name: list.name().to_owned(),
        language: messages.tongue,
        work: Work::List { list, files },
    };
    match apart::run(&task, &bytes) {
        Ok((Done::List(things, refused), _)) => Ok((things, refused)),
        Err(Broken::TooMuch) => Err(too_large(context, path)),
        _ => Err(Failure::new(say!(messages, "reading-crashed"))
            .safe(say!(messages, "safe-nothing-changed"))),
    }
}

fn unread(context: &Context, path: &Path, error: &std::io::Error) -> Failure {
    let messages = &context.messages;
    let detail = error.to_string();
    Failure::new(say!(
        messages,
        "file-other",
        path = shown(path),
        detail = detail
    ))
    .safe(say!(messages, "safe-nothing-changed"))
}

fn too_large(context: &Context, path: &Path) -> Failure {
    let messages = &context.messages;
    let reason = say!(messages, "reading-too-large");
    Failure::new(say!(
        messages,
        "file-unreadable",
        path = shown(path),
        reason = reason
    ))
    .safe(say!(messages, "safe-nothing-changed"))
}

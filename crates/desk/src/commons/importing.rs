//! A list that others keep, brought in: shown before, said by an account of its own, taken back by
//! one statement.

use std::fs;
use std::path::{Path, PathBuf};

use ::commons::import::{Imported, List, Plan};
use ::commons::names::{KindName, Licence};
use ::commons::signature::{PublicKey, SecretKey};
use ::commons::statement::{Says, Source, Statement, Target, Words};
use store::{Commons as _, CommonsError, KeptList};

use super::failing::{of_commons, of_refusal, of_wrong};
use super::{Open, random, saying};
use crate::apart::{self, Broken, Done, Task, Work};
use crate::context::Context;
use crate::failure::{Failure, shown};
use crate::messages::say;

/// The most bytes of a list, all its files together.
const LARGEST: u64 = 64 * 1024 * 1024;
/// The most files of a list.
const MOST_FILES: usize = 20_000;

/// What an import would say.
pub struct Preview {
    /// The list.
    pub list: List,
    /// Under which licence (SPDX).
    pub licence: Licence,
    /// What it would say.
    pub plan: Plan,
    /// Files that are not of the list, each with the reason.
    pub refused: Vec<(String, String)>,
}

/// Reads a list, from a file or a folder of files, and compares it with what the commons holds.
pub async fn preview(
    context: &Context,
    open: &Open,
    list: List,
    path: &Path,
    licence: Option<&str>,
) -> Result<Preview, Failure> {
    let messages = &context.messages;
    let failed = |error| of_commons(messages, error, open.store.folder());
    let licence = licence.or(list.licence()).unwrap_or_default();
    let licence: Licence = licence
        .parse()
        .ok()
        .filter(Licence::is_known)
        .ok_or_else(|| {
            let what = say!(messages, "commons-import-licence", licence = licence);
            Failure::new(what)
                .safe(say!(messages, "commons-safe"))
                .wrong_use()
        })?;
    let (things, refused) = read_apart(context, list, path)?;
    let keys = open.keys.as_ref().map(|keys| keys.account.public());
    let organisation = match keys {
        Some(account) => open.organisation_of(&account).await.map_err(failed)?,
        None => None,
    };
    let constitution = open.store.constitution(open.now).await.map_err(failed)?;
    let mut plan = Plan::default();
    for thing in things {
        let kept = open.store.record(&thing.record, open.now);
        let kept = kept.await.map_err(failed)?;
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
    })
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
        words.source = Some(Source::Url(planned.page.clone()));
        words.seen = Some(open.now.day());
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
        list: preview.list.name().to_owned(),
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
    let unread = |path: &Path, error: std::io::Error| {
        let detail = error.to_string();
        Failure::new(say!(
            messages,
            "file-other",
            path = shown(path),
            detail = detail
        ))
        .safe(say!(messages, "safe-nothing-changed"))
    };
    let mut paths: Vec<PathBuf> = Vec::new();
    if path.is_dir() {
        for entry in fs::read_dir(path).map_err(|error| unread(path, error))? {
            let entry = entry.map_err(|error| unread(path, error))?.path();
            let read = entry
                .extension()
                .is_some_and(|end| end == "yml" || end == "yaml" || end == "json");
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

//! The example: what an invented association wrote, its accounts of two years with what its treasurer
//! said of them, and what invented funders ask. It is part of the program.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use ledger::import::Chosen;
use rust_embed::RustEmbed;
use store::{KeptImport, Said, Sqlite, Store as _};

use crate::context::Context;
use crate::failure::{Failure, of_file, of_store};
use crate::messages::Messages;
use crate::{files, reading};

#[derive(RustEmbed)]
#[folder = "../../examples/dossier"]
struct Documents;

#[derive(RustEmbed)]
#[folder = "../../examples/ledger"]
struct Accounts;

#[derive(RustEmbed)]
#[folder = "../../examples/forms"]
struct Forms;

/// Writes the documents into a folder. Gives their paths, by name.
pub fn documents(messages: &Messages, folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    unpack::<Documents>(messages, folder)
}

/// Writes the forms into a folder. Gives their paths, by name.
pub fn forms(messages: &Messages, folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    unpack::<Forms>(messages, folder)
}

/// Writes the accounts into a folder. Gives their paths, by name.
pub fn accounts(messages: &Messages, folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    unpack::<Accounts>(messages, folder)
}

/// Imports the accounts of the example, and what was said of them.
pub async fn import(
    context: &Context,
    store: &Sqlite,
    dir: &Path,
    paths: &[PathBuf],
) -> Result<(), Failure> {
    let messages = &context.messages;
    let in_store = |error| of_store(messages, error, dir);
    for path in paths {
        let bytes = reading::bytes(messages, path)?;
        let name = reading::file_name(path);
        if name.ends_with(".json") {
            let said: Said = serde_json::from_slice(&bytes).map_err(Failure::unexpected)?;
            store
                .change_said(|kept| *kept = said)
                .await
                .map_err(in_store)?;
            continue;
        }
        let digest = ledger::import::digest(&bytes);
        let chosen = Chosen::default();
        let (read, ledger) = reading::accounts(messages, &bytes, &name, &digest, &chosen, &[])
            .map_err(Failure::new)?;
        let import = KeptImport {
            digest,
            name,
            size: bytes.len() as u64,
            imported: context.moment.clone(),
            period: read.preview.ok().and_then(|preview| preview.period),
            entries: ledger.entries().len() as u64,
            chosen,
        };
        store.keep_import(&import, &bytes).await.map_err(in_store)?;
    }
    Ok(())
}

/// Writes files that are part of the program into a folder. Returns their paths by name.
fn unpack<E: RustEmbed>(messages: &Messages, folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut names: Vec<Cow<'static, str>> = E::iter().collect();
    names.sort();
    let mut paths = Vec::with_capacity(names.len());
    for name in names.iter().filter(|name| !name.starts_with('.')) {
        let Some(file) = E::get(name) else { continue };
        let path = folder.join(name.as_ref());
        let parent = path.parent().unwrap_or(folder);
        std::fs::create_dir_all(parent)
            .and_then(|()| files::write(&path, &file.data))
            .map_err(|error| of_file(messages, &error, &path))?;
        paths.push(path);
    }
    Ok(paths)
}

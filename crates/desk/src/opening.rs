//! A dossier opened, and loaded to answer from.

use std::path::Path;
use std::sync::Arc;

use dossier::Dossier;
use language::embeddings::Embedder;
use store::{Sqlite, Store as _};

use crate::accounts::Accounts;
use crate::context::Context;
use crate::failure::{Failure, of_store};
use crate::watch::Watch;
use crate::{accounts, intake, meaning};

/// Opens a dossier.
pub async fn open(context: &Context, dir: &Path) -> Result<Sqlite, Failure> {
    Sqlite::open(dir)
        .await
        .map_err(|error| of_store(&context.messages, error, dir))
}

/// Loads a dossier to answer from, its vectors renewed first if they are of another model.
pub async fn load(
    context: &Context,
    store: &Sqlite,
    embedder: Option<&Arc<Embedder>>,
    watch: &dyn Watch,
) -> Result<Dossier, store::Error> {
    renew(context, store, embedder, watch).await?;
    let dossier = papers(store, embedder).await?;
    with_library(store, embedder, dossier).await
}

/// Reads anew what an earlier version of the program read, and makes the vectors that are missing.
pub async fn renew(
    context: &Context,
    store: &Sqlite,
    embedder: Option<&Arc<Embedder>>,
    watch: &dyn Watch,
) -> Result<(), store::Error> {
    if store.is_read_only() {
        return Ok(());
    }
    intake::renew(context, store, embedder, watch).await?;
    if let Some(embedder) = embedder {
        meaning::renew(&context.messages, store, embedder, watch).await?;
    }
    Ok(())
}

/// The papers of a dossier, without its library.
pub async fn papers(
    store: &Sqlite,
    embedder: Option<&Arc<Embedder>>,
) -> Result<Dossier, store::Error> {
    let model = embedder.map(|embedder| embedder.identity());
    Ok(store.load(model).await?.counted_once())
}

/// The papers with the library.
pub async fn with_library(
    store: &Sqlite,
    embedder: Option<&Arc<Embedder>>,
    papers: Dossier,
) -> Result<Dossier, store::Error> {
    let model = embedder.map(|embedder| embedder.identity());
    let library = store.library(model).await?;
    Ok(papers.with_library(library.entries, library.vectors, library.rejected))
}

/// The dossier with the figures of its accounts, where there are any. Accounts that cannot be read
/// are told, and the rest answers all the same.
pub async fn given(
    context: &Context,
    store: &Sqlite,
    dir: &Path,
    dossier: Dossier,
    watch: &dyn Watch,
) -> Dossier {
    match accounts::open(context, store, dir).await {
        Ok(accounts) => with_accounts(context, dossier, &accounts),
        Err(failure) => {
            watch.tell(&failure.text(&context.messages));
            dossier
        }
    }
}

/// The dossier with the figures of accounts, where they hold any.
pub fn with_accounts(context: &Context, dossier: Dossier, accounts: &Accounts) -> Dossier {
    if accounts.imports.is_empty() && accounts.said.budgets.is_empty() {
        return dossier;
    }
    let today = accounts::today(context);
    accounts::give(&context.messages, dossier, accounts, today)
}

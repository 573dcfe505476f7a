//! A dossier opened, and loaded to answer from.

use std::path::Path;
use std::sync::Arc;

use dossier::Dossier;
use language::embeddings::Embedder;
use store::{Sqlite, Store as _};

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
    if !store.is_read_only() {
        intake::renew(context, store, embedder, watch).await?;
        if let Some(embedder) = embedder {
            meaning::renew(&context.messages, store, embedder, watch).await?;
        }
    }
    let model = embedder.map(|embedder| embedder.identity());
    let dossier = store.load(model).await?.counted_once();
    let library = store.library(model).await?;
    Ok(dossier.with_library(library.entries, library.vectors, library.rejected))
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
    let messages = &context.messages;
    match accounts::open(context, store, dir).await {
        Ok(accounts) if accounts.imports.is_empty() && accounts.said.budgets.is_empty() => dossier,
        Ok(accounts) => accounts::give(messages, dossier, &accounts, accounts::today(context)),
        Err(failure) => {
            watch.tell(&failure.text(messages));
            dossier
        }
    }
}

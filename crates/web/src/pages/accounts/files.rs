//! The files that accounts came in, with what was found wrong in each; any of them is taken out again.

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use desk::accounts::{self, Accounts, of_books};
use desk::messages::{Messages, say};
use desk::words;
use maud::{Markup, html};
use store::{KeptImport, Store as _};

use super::{At, drop_place, page, preview};
use crate::asked::Path;
use crate::house::House;
use crate::notices::Undo;
use crate::pages::documents::attached;
use crate::room::Room;
use crate::shell;
use crate::visit::{Answered, Refusal, Visit};

/// Findings of one rule that are shown.
const SHOWN: usize = 20;

pub(super) fn router() -> Router<Arc<House>> {
    Router::new()
        .route("/d/{slug}/accounts/files", get(list))
        .route("/d/{slug}/accounts/files/{digest}/original", get(original))
        .route("/d/{slug}/accounts/files/{digest}/remove", post(remove))
}

async fn list(visit: Visit, Path(slug): Path<String>) -> Answered {
    let room = visit.room(&slug).await?;
    let messages = &visit.messages;
    let imports = room.store.imports().await;
    let imports = imports.map_err(|error| visit.of_store(&room, error))?;
    // A file that can be read no more can be taken out all the same.
    let read = room.accounts(&visit.context()).await;
    let accounts = read.as_ref().ok();
    let title = say!(messages, "accounts-files");
    let body = html! {
        h1 { (title) }
        @if let Err(failure) = &read { (shell::told(failure)) }
        @if imports.is_empty() { p.lead { (say!(messages, "accounts-files-none")) } }
        (drop_place(&visit, &room))
        @for (at, import) in imports.iter().enumerate() {
            (one(messages, &room, import, at, accounts.map(AsRef::as_ref)))
        }
        @if let Some(accounts) = accounts.filter(|_| !imports.is_empty()) {
            @let said = of_books(messages, accounts);
            @if !said.is_empty() {
                h2 { (say!(messages, "accounts-files-books")) }
                ul { @for of in &said { li { (of.message) } } }
            }
            @let given = accounts::given_lines(messages, &accounts.said);
            @for line in &given { p { (line) } }
        }
    };
    Ok(page(&visit, &room, At::Files, &title, &body))
}

fn one(
    messages: &Messages,
    room: &Room,
    import: &KeptImport,
    at: usize,
    accounts: Option<&Accounts>,
) -> Markup {
    let to = |path: &str| room.at(&format!("accounts/files/{}/{path}", import.digest));
    let read = accounts.and_then(|accounts| accounts.read.get(at));
    let day = import.imported.get(..10).unwrap_or(&import.imported);
    html! {
        article.fact {
            h2 { (import.name) }
            p.hint {
                @if let Some(period) = import.period { (accounts::period(messages, period)) ", " }
                (say!(messages, "accounts-files-entries", count = import.entries)) ", "
                (say!(messages, "accounts-files-imported", day = words::date(messages, day)))
            }
            @if let Some(read) = read {
                @let count = read.errors + read.warnings;
                @if count == 0 { p { (say!(messages, "accounts-import-good")) } }
                @else {
                    details {
                        summary {
                            (say!(messages, "accounts-files-findings", errors = read.errors, warnings = read.warnings))
                            span.unseen { " " (import.name) }
                        }
                        (preview::findings(messages, read, SHOWN))
                    }
                }
            }
            form.buttons method="post" action=(to("remove")) {
                a.button.second href=(to("original")) download="" {
                    (say!(messages, "documents-original")) span.unseen { " " (import.name) }
                }
                button.quiet aria-label=(say!(messages, "documents-remove-of", name = import.name.as_str())) {
                    (say!(messages, "documents-remove"))
                }
            }
        }
    }
}

/// An import with its original.
async fn kept(
    visit: &Visit,
    room: &Room,
    digest: &str,
) -> Result<(KeptImport, Option<Vec<u8>>), Refusal> {
    let in_store = |error| visit.of_store(room, error);
    let imports = room.store.imports().await.map_err(in_store)?;
    let import = imports.into_iter().find(|import| import.digest == digest);
    let import = import.ok_or_else(|| visit.nowhere())?;
    let bytes = room.store.original(digest).await.map_err(in_store)?;
    Ok((import, bytes))
}

async fn original(visit: Visit, Path((slug, digest)): Path<(String, String)>) -> Answered {
    let room = visit.room(&slug).await?;
    let (import, bytes) = kept(&visit, &room, &digest).await?;
    let bytes = bytes.ok_or_else(|| visit.nowhere())?;
    Ok(attached(&import.name, bytes))
}

async fn remove(visit: Visit, Path((slug, digest)): Path<(String, String)>) -> Answered {
    let room = visit.room(&slug).await?;
    let (import, bytes) = kept(&visit, &room, &digest).await?;
    let forgotten = room.store.forget_import(&digest).await;
    forgotten.map_err(|error| visit.of_store(&room, error))?;
    let text = say!(
        visit.messages,
        "accounts-files-removed",
        name = import.name.as_str()
    );
    let undo = bytes.map(|bytes| Undo::Forgotten(Arc::new((import, bytes))));
    Ok(visit.done(&room, &room.at("accounts/files"), text, undo))
}

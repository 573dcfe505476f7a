//! The way back from what was just done.

use std::sync::Arc;

use axum::Router;
use axum::response::{IntoResponse as _, Redirect};
use axum::routing::post;
use desk::messages::say;
use dossier::library::Approved;
use serde::Deserialize;
use store::Store as _;

use super::keys::own;
use crate::asked::{Form, Path};
use crate::drafts;
use crate::house::House;
use crate::notices::Undo;
use crate::pages::{answering, documents};
use crate::role::Role;
use crate::visit::{Answered, Visit};

pub(crate) fn router() -> Router<Arc<House>> {
    Router::new().route("/d/{slug}/undo/{number}", post(undo))
}

#[derive(Deserialize)]
struct From {
    #[serde(default)]
    to: String,
}

async fn undo(
    visit: Visit,
    Path((slug, number)): Path<(String, u64)>,
    Form(from): Form<From>,
) -> Answered {
    let room = visit.room(&slug).await?;
    let back = own(&from.to).to_owned();
    // Accepting, and what became of it, is taken back by who may accept.
    let notice = visit.house.notices.get(number, &slug);
    let accepted = notice.is_some_and(|notice| {
        matches!(
            notice.undo,
            Some(Undo::Accepted { .. } | Undo::Entries { .. })
        )
    });
    if accepted {
        visit.must(&room, Role::Approves)?;
    }
    let undo = visit
        .house
        .notices
        .take(number, &slug)
        .and_then(|notice| notice.undo.clone());
    let Some(undo) = undo else {
        return Ok(Redirect::to(&back).into_response());
    };
    let context = visit.context();
    let moment = context.moment.as_str();
    let in_store = |error| visit.of_store(&room, error);
    match undo {
        Undo::Source { name, digest } => {
            return documents::restore(&visit, &room, name, digest).await;
        }
        Undo::Added(names) => {
            for name in &names {
                room.store.remove(name, moment).await.map_err(in_store)?;
            }
        }
        Undo::Entries { retire, restore } => {
            let day = context.today;
            let changes = retire.into_iter().map(|id| (id, Some(day)));
            let changes = changes.chain(restore.into_iter().map(|id| (id, None)));
            for (id, retired) in changes {
                let set = move |entry: &mut Approved| entry.retired = retired;
                room.store
                    .change_entry(id, set, moment)
                    .await
                    .map_err(in_store)?;
            }
        }
        Undo::Import(digests) => {
            for digest in &digests {
                room.store.forget_import(digest).await.map_err(in_store)?;
            }
        }
        Undo::Forgotten(kept) => {
            let (import, bytes) = kept.as_ref();
            room.store
                .keep_import(import, bytes)
                .await
                .map_err(in_store)?;
        }
        Undo::Said(said) => {
            let said = said.as_ref().clone();
            room.store
                .change_said(|kept| *kept = said)
                .await
                .map_err(in_store)?;
        }
        Undo::Accepted { draft, boxes } => {
            let done = drafts::done(&room, draft).await.map_err(in_store)?;
            for id in boxes {
                let back = room.store.take_back(draft, &id).await.map_err(in_store)?;
                let now = done.get(&id).and_then(|done| done.entry);
                let then = back.and_then(|back| back.entry);
                if let Some(entry) = now.filter(|entry| then != Some(*entry)) {
                    answering::retire(&visit, &room, entry).await?;
                }
            }
        }
        Undo::Offered(before) => {
            let (id, offered) = before.as_ref();
            answering::replace(&room, *id, offered)
                .await
                .map_err(in_store)?;
        }
        Undo::Draft(id) => {
            room.store.close_draft(id, None).await.map_err(in_store)?;
            room.changed(id).await;
        }
    }
    Ok(visit.done(&room, &back, say!(visit.messages, "undone"), None))
}

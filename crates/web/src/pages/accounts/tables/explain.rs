//! Explanations that a person approves, and a project's share of common charges.

use std::sync::Arc;

use desk::accounts::typed_share;
use desk::messages::say;
use ledger::official::Sharing;
use serde::Deserialize;

use super::super::{change, opened, some};
use super::{Asked, query};
use crate::asked::{Form, Path, Query};
use crate::visit::{Answered, Visit};

#[derive(Deserialize)]
pub(super) struct Explained {
    #[serde(rename = "do")]
    act: String,
    key: String,
    #[serde(default)]
    text: String,
}

pub(super) async fn act(
    visit: Visit,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
    Form(explained): Form<Explained>,
) -> Answered {
    let room = visit.room(&slug).await?;
    let accounts = opened(&visit, &room).await?;
    let wanted = asked.wanted(&accounts).ok_or_else(|| visit.nowhere())?;
    let messages = Arc::clone(&visit.messages);
    let to = format!("accounts/tables?{}#gaps", query(&wanted));
    change(&visit, &room, &to, move |said| {
        let key: String = explained.key.chars().take(300).collect();
        let text = explained.text.replace("\r\n", "\n");
        let text: String = text.trim().chars().take(2_000).collect();
        if explained.act == "withdraw" || text.is_empty() {
            said.explanations.remove(&key);
            return Ok(say!(messages, "accounts-table-withdrawn"));
        }
        said.explanations.insert(key, text);
        Ok(say!(messages, "accounts-kept"))
    })
    .await
}

#[derive(Deserialize)]
pub(super) struct Shared {
    #[serde(default)]
    share: String,
    #[serde(default)]
    rule: String,
}

/// Sets the share of common charges that a project bears; blank is none.
pub(super) async fn share(
    visit: Visit,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
    Form(shared): Form<Shared>,
) -> Answered {
    let room = visit.room(&slug).await?;
    let accounts = opened(&visit, &room).await?;
    let wanted = asked.wanted(&accounts).ok_or_else(|| visit.nowhere())?;
    let messages = Arc::clone(&visit.messages);
    let to = format!("accounts/tables?{}#table", query(&wanted));
    let project = wanted.project.ok_or_else(|| visit.nowhere())?;
    change(&visit, &room, &to, move |said| {
        let Some(text) = some(&shared.share) else {
            said.sharing.remove(&project);
            return Ok(say!(messages, "accounts-kept"));
        };
        let share = typed_share(text).filter(|of| (0..=10_000).contains(&of.hundredths));
        let share = share.ok_or_else(|| say!(messages, "accounts-table-no-share", value = text))?;
        let rule: String = shared.rule.trim().chars().take(300).collect();
        let accounts = said
            .sharing
            .remove(&project)
            .map_or(Vec::new(), |of| of.accounts);
        said.sharing.insert(
            project,
            Sharing {
                share,
                accounts,
                rule,
            },
        );
        Ok(say!(messages, "accounts-kept"))
    })
    .await
}

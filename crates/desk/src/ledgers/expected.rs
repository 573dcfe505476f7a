//! Money that a person expects or has to pay, for the months ahead.

use ledger::dashboard::{Expected, Reason};
use serde::{Deserialize, Serialize};
use store::{Said, Sqlite, Store as _};
use utoipa::ToSchema;

use super::typed::{self, wrong};
use crate::context::Context;
use crate::failure::{Failure, of_store};
use crate::messages::say;

/// What a person expects.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = ExpectedAsked)]
pub struct Asked {
    /// The day, with `amount`.
    pub on: Option<String>,
    /// The amount, below zero where it is to be paid; with `on`.
    pub amount: Option<String>,
    /// What it is.
    pub what: Option<String>,
    /// The number of what is expected no more, from 1.
    pub remove: Option<usize>,
}

/// What `--json` prints, and the HTTP API answers.
#[derive(Serialize, ToSchema)]
#[schema(as = ExpectedMoney)]
pub struct Document<'a> {
    /// In the order of days.
    pub expected: &'a [Expected],
}

/// Does what is asked; gives what is said of the accounts now.
pub async fn expected(context: &Context, store: &Sqlite, asked: &Asked) -> Result<Said, Failure> {
    let messages = &context.messages;
    let added = match (&asked.on, &asked.amount) {
        (Some(on), Some(amount)) => Some(Expected {
            due: typed::day(messages, on)?,
            amount: typed::amount(messages, amount)?,
            reason: Reason::Entered(asked.what.clone().unwrap_or_default()),
        }),
        _ => None,
    };
    let in_store = |error| of_store(messages, error, store.folder());
    if added.is_none() && asked.remove.is_none() {
        return store.said().await.map_err(in_store);
    }
    store
        .change_said(|said| {
            if let Some(number) = asked.remove {
                let at = number.checked_sub(1).filter(|at| *at < said.expected.len());
                let Some(at) = at else {
                    let number = number.to_string();
                    let message = say!(messages, "expect-no-such", number = number);
                    return Err(wrong(messages, message));
                };
                said.expected.remove(at);
            }
            said.expected.extend(added);
            said.expected.sort_by_key(|of| of.due);
            Ok(said.clone())
        })
        .await
        .map_err(in_store)?
}

//! `essaim ledger expect DIR`: money that a person expects or has to pay, for the months ahead.

use desk::{accounts, opening};
use std::process::ExitCode;

use ledger::dashboard::{Expected, Reason};
use store::Store as _;

use super::typed::{self, wrong};
use crate::cli::LedgerExpect;
use crate::terminal;
use desk::context::Context;
use desk::failure::{Failure, of_store};
use desk::messages::say;

pub(super) async fn run(context: &Context, arguments: &LedgerExpect) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let added = match (&arguments.on, &arguments.amount) {
        (Some(on), Some(amount)) => Some(Expected {
            due: typed::day(messages, on)?,
            amount: typed::amount(messages, amount)?,
            reason: Reason::Entered(arguments.what.clone().unwrap_or_default()),
        }),
        _ => None,
    };
    let store = opening::open(context, &arguments.dir).await?;
    let in_store = |error| of_store(messages, error, &arguments.dir);
    let changes = added.is_some() || arguments.remove.is_some();
    let mut kept = store.said().await.map_err(in_store)?;
    if changes {
        let outcome = store
            .change_said(|said| {
                if let Some(number) = arguments.remove {
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
            .map_err(in_store)?;
        kept = outcome?;
    }
    store.close().await;
    let expected = &kept.expected;
    if arguments.json {
        terminal::json(&serde_json::json!({ "expected": expected }))?;
    } else if expected.is_empty() {
        terminal::tell(&say!(messages, "expect-none"));
    } else {
        let lines: Vec<String> = expected
            .iter()
            .enumerate()
            .map(|(at, of)| {
                let (number, day) = (at + 1, accounts::day(messages, of.due));
                let amount = accounts::signed(messages, of.amount);
                let what = accounts::expectation(messages, &kept, &of.reason);
                say!(
                    messages,
                    "expect-line",
                    number = number,
                    day = day,
                    amount = amount,
                    what = what
                )
            })
            .collect();
        terminal::result(&lines.join("\n"));
    }
    Ok(ExitCode::SUCCESS)
}

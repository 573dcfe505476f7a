//! `essaim ledger expect DIR`: money that a person expects or has to pay, for the months ahead.

use std::process::ExitCode;

use crate::cli::LedgerExpect;
use crate::terminal;
use desk::context::Context;
use desk::failure::Failure;
use desk::ledgers::expected::{Asked, Document, expected};
use desk::messages::say;
use desk::{accounts, opening};

pub(super) async fn run(context: &Context, arguments: LedgerExpect) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let store = opening::open(context, &arguments.dir).await?;
    let asked = Asked {
        on: arguments.on,
        amount: arguments.amount,
        what: arguments.what,
        remove: arguments.remove,
    };
    let kept = expected(context, &store, &asked).await?;
    store.close().await;
    let expected = &kept.expected;
    if arguments.json {
        terminal::json(&Document { expected })?;
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

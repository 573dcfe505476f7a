//! `essaim ledger`: accounts brought in, checked, understood and shown, one command a file.

mod budget;
mod check;
mod demo;
mod expect;
mod export;
mod files;
mod grants;
mod import;
mod report;
mod rules;
mod show;

use std::process::ExitCode;

pub(super) use demo::show as show_demo;

use crate::cli::LedgerCommand;
use desk::context::Context;
use desk::failure::Failure;
use desk::messages::say;

pub(super) async fn run(context: &Context, command: LedgerCommand) -> Result<ExitCode, Failure> {
    let done = match command {
        // What is typed for a file says itself how it is typed.
        LedgerCommand::Import(arguments) => return import::run(context, arguments).await,
        LedgerCommand::Files(arguments) => files::list(context, &arguments).await,
        LedgerCommand::Undo(arguments) => files::undo(context, &arguments).await,
        LedgerCommand::Check(arguments) => check::run(context, &arguments).await,
        LedgerCommand::Show(arguments) => show::run(context, &arguments).await,
        LedgerCommand::Rules(arguments) => rules::run(context, *arguments).await,
        LedgerCommand::Budget(arguments) => budget::run(context, *arguments).await,
        LedgerCommand::Grants(arguments) => grants::run(context, *arguments).await,
        LedgerCommand::Expect(arguments) => expect::run(context, arguments).await,
        LedgerCommand::Report(arguments) => report::run(context, *arguments).await,
        LedgerCommand::Export(arguments) => export::run(context, &arguments).await,
    };
    // Whoever typed something wrong is told where to read what can be typed.
    done.map_err(
        |failure| match failure.is_wrong_use() && failure.what_next().is_none() {
            true => failure.next(say!(context.messages, "wrong-next")),
            false => failure,
        },
    )
}

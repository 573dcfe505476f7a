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
mod typed;

use std::path::Path;
use std::process::ExitCode;

use dossier::Dossier;
use store::Sqlite;

pub(super) use demo::show as show_demo;
pub(crate) use report::{Report, explanation, notes, title};
pub(crate) use show::stands;

use crate::cli::LedgerCommand;
use crate::context::Context;
use crate::failure::Failure;
use crate::{accounts, terminal};

pub(super) async fn run(context: &Context, command: LedgerCommand) -> Result<ExitCode, Failure> {
    match command {
        LedgerCommand::Import(arguments) => import::run(context, arguments).await,
        LedgerCommand::Files(arguments) => files::list(context, &arguments).await,
        LedgerCommand::Undo(arguments) => files::undo(context, &arguments).await,
        LedgerCommand::Check(arguments) => check::run(context, &arguments).await,
        LedgerCommand::Show(arguments) => show::run(context, &arguments).await,
        LedgerCommand::Rules(arguments) => rules::run(context, &arguments).await,
        LedgerCommand::Budget(arguments) => budget::run(context, &arguments).await,
        LedgerCommand::Grants(arguments) => grants::run(context, &arguments).await,
        LedgerCommand::Expect(arguments) => expect::run(context, &arguments).await,
        LedgerCommand::Report(arguments) => report::run(context, &arguments).await,
        LedgerCommand::Export(arguments) => export::run(context, &arguments).await,
    }
}

/// The dossier with the figures of its accounts, where there are any. Accounts that cannot be read
/// are told, and the rest answers all the same.
pub(super) async fn given(
    context: &Context,
    store: &Sqlite,
    dir: &Path,
    dossier: Dossier,
) -> Dossier {
    let messages = &context.messages;
    match accounts::open(context, store, dir).await {
        Ok(accounts) if accounts.imports.is_empty() && accounts.said.budgets.is_empty() => dossier,
        Ok(accounts) => accounts::give(messages, dossier, &accounts, accounts::today(context)),
        Err(failure) => {
            terminal::tell_failure(messages, &failure);
            dossier
        }
    }
}

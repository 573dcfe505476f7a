//! `essaim commons`: a commons begun, spoken in, looked at, filled from lists, handed out, made anew
//! and checked, one command a file.

mod add;
mod export;
mod import;
mod init;
mod join;
mod rebuild;
mod revert;
mod review;
mod search;
mod show;
mod typed;
mod verify;

use std::process::ExitCode;

use crate::cli::CommonsCommand;
use desk::context::Context;
use desk::failure::Failure;

/// The log's name where it will not be served yet (RFC 6761: never a real domain).
pub(super) const NOWHERE: &str = "commons.invalid";

pub(super) async fn run(context: &Context, command: CommonsCommand) -> Result<ExitCode, Failure> {
    match command {
        CommonsCommand::Init(arguments) => init::run(context, &arguments).await,
        CommonsCommand::Join(arguments) => join::run(context, &arguments).await,
        CommonsCommand::Add(arguments) => add::run(context, &arguments).await,
        CommonsCommand::Show(arguments) => show::run(context, &arguments).await,
        CommonsCommand::Search(arguments) => search::run(context, &arguments).await,
        CommonsCommand::Review(arguments) => review::run(context, &arguments).await,
        CommonsCommand::Revert(arguments) => revert::run(context, &arguments).await,
        CommonsCommand::Import(arguments) => import::run(context, &arguments).await,
        CommonsCommand::Export(arguments) => export::run(context, &arguments).await,
        CommonsCommand::Rebuild(arguments) => rebuild::run(context, &arguments).await,
        CommonsCommand::Verify(arguments) => verify::run(context, &arguments).await,
    }
}

//! The commands, one a file. Each reads from top to bottom: open, check, do, tell.

pub(crate) mod accounts;
mod add;
mod answer;
mod ask;
mod boxes;
mod commons;
mod demo;
mod export;
mod facts;
mod figures;
mod init;
mod learn;
mod library;
mod people;
mod rewording;
mod serve;
mod sources;

use std::ffi::OsString;
use std::process::ExitCode;
use std::sync::Arc;

use crate::cli::{Cli, Command};
use crate::help::{self, Parsed};
use crate::terminal;
use desk::context::Context;
use desk::cost::Meter;
use desk::failure::Failure;
use desk::messages::{Messages, Tongue};

/// Wrong use of the command line.
const WRONG_USE: u8 = 2;

/// Runs the command line. The exit status is 0 when it was done, 1 when it could not be, 2 when
/// it was used wrongly.
pub(crate) fn run(arguments: &[OsString]) -> ExitCode {
    let meter = Meter::start();
    let typed: Vec<String> = arguments
        .iter()
        .skip(1)
        .map(|a| a.to_string_lossy().into_owned())
        .collect();
    let messages = Messages::new(
        Tongue::asked(&typed, |name| std::env::var(name).ok()),
        &[crate::TEXTS, web::TEXTS],
    );
    let cli = match help::parse(arguments, &messages) {
        Parsed::Run(cli) => cli,
        Parsed::Show(shown) => {
            // Nothing can be told to a terminal that cannot be written to.
            let _ = shown.print();
            return ExitCode::from(u8::try_from(shown.exit_code()).unwrap_or(WRONG_USE));
        }
        Parsed::Wrong(failure) => {
            terminal::tell_failure(&messages, &failure);
            return ExitCode::from(WRONG_USE);
        }
    };
    let context = Context {
        meter,
        ..Context::now(Arc::new(messages))
    };
    match with_runtime(&context, *cli) {
        Ok(code) => code,
        Err(failure) => {
            terminal::tell_failure(&context.messages, &failure);
            if failure.is_wrong_use() {
                ExitCode::from(WRONG_USE)
            } else {
                ExitCode::FAILURE
            }
        }
    }
}

fn with_runtime(context: &Context, cli: Cli) -> Result<ExitCode, Failure> {
    // Pages are asked for side by side; a command does one thing after another.
    let mut runtime = match &cli.command {
        Command::Serve(_) | Command::Demo(_) => tokio::runtime::Builder::new_multi_thread(),
        _ => tokio::runtime::Builder::new_current_thread(),
    };
    let runtime = runtime.enable_all().build().map_err(Failure::unexpected)?;
    runtime.block_on(dispatch(context, cli.command))
}

async fn dispatch(context: &Context, command: Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Demo(arguments) => demo::run(context, arguments).await,
        Command::Init(arguments) => init::run(context, arguments).await,
        Command::Add(arguments) => add::run(context, arguments).await,
        Command::Sources(arguments) => sources::run(context, &arguments).await,
        Command::Facts(arguments) => facts::run(context, &arguments).await,
        Command::Figures(arguments) => figures::run(context, &arguments).await,
        Command::Ask(arguments) => ask::run(context, arguments).await,
        Command::Boxes(arguments) => boxes::run(context, &arguments).await,
        Command::Answer(arguments) => answer::run(context, arguments).await,
        Command::Learn(arguments) => learn::run(context, &arguments).await,
        Command::Library(arguments) => library::run(context, &arguments).await,
        Command::Rewording(arguments) => rewording::run(context, &arguments).await,
        Command::Export(arguments) => export::run(context, arguments).await,
        Command::Serve(arguments) => serve::run(context, arguments).await,
        Command::People(arguments) => people::run(context, arguments.command).await,
        Command::Ledger(arguments) => accounts::run(context, arguments.command).await,
        Command::Commons(arguments) => commons::run(context, arguments.command).await,
    }
}

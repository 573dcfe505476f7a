//! The command line of Essaim: reads what an organisation has written, reads a funder's form, and
//! writes the answers into the funder's own file. Nothing leaves the machine, unless a person asks for
//! answers to be worded anew by a program of theirs.

mod cli;
mod commands;
mod help;
mod terminal;

use std::process::ExitCode;

use desk::messages::Texts;
use desk::{apart, guarded};

/// What only the command line says.
const TEXTS: Texts = Texts {
    fr: include_str!("../i18n/fr/essaim.ftl"),
    en: include_str!("../i18n/en/essaim.ftl"),
};

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    if arguments.get(1).is_some_and(|word| word == apart::WORD) {
        apart::silence_panics();
        return apart::serve();
    }
    guarded::silence_panics();
    commands::run(&arguments)
}

//! The command line of Essaim: reads what an organisation has written, reads a funder's form, and
//! writes the answers into the funder's own file. Nothing leaves the machine, unless a person asks for
//! answers to be worded anew by a program of theirs.

mod accounts;
mod advice;
mod apart;
mod checks;
mod cli;
mod clock;
mod commands;
mod context;
mod cost;
mod dashboard;
mod editions;
mod failure;
mod files;
mod filling;
mod guarded;
mod help;
mod intake;
mod meaning;
mod messages;
mod naming;
mod papers;
mod reading;
mod report;
mod rewording;
mod scans;
mod sheet;
mod tables;
mod terminal;
mod walk;
mod words;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    if arguments.get(1).is_some_and(|word| word == apart::WORD) {
        apart::silence_panics();
        return apart::serve();
    }
    guarded::silence_panics();
    commands::run(&arguments)
}

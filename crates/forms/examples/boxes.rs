//! Prints the boxes of a form as JSON, by its words alone: `cargo run -p forms --example boxes -- FILE`.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "it shows what was recognised to a person at a terminal"
)]

use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: boxes FILE");
        return ExitCode::from(2);
    };
    let read = match std::fs::read(&path) {
        Ok(bytes) => documents::read(&bytes, &path, &documents::Bounds::default()),
        Err(error) => {
            eprintln!("{path}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let printed = read.map(|document| serde_json::to_string_pretty(&forms::recognise(&document)));
    match printed {
        Ok(Ok(json)) => {
            println!("{json}");
            ExitCode::SUCCESS
        }
        Ok(Err(error)) => {
            eprintln!("{path}: {error}");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("{path}: {error}");
            ExitCode::FAILURE
        }
    }
}

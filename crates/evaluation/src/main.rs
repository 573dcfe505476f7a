//! Runs the measures: `cargo run -p evaluation -- MEASURE [--json] [--verbose]`, or `-- check` for
//! all thresholds. Exit status: 0 done or skipped, 1 a threshold fails or a measure could not run,
//! 2 wrong use.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "its tables are read in a terminal"
)]

use std::process::ExitCode;

use evaluation::{MEASURES, Options, accounts, pdf_words, shared};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [option, path] = arguments.as_slice()
        && option == pdf_words::TEXT
    {
        return match pdf_words::print_text(path) {
            Ok(()) => ExitCode::SUCCESS,
            Err(message) => {
                eprintln!("{message}");
                ExitCode::FAILURE
            }
        };
    }
    if let [option, path] = arguments.as_slice()
        && option == accounts::READ
    {
        return match accounts::print_read(path) {
            Ok(text) => {
                println!("{text}");
                ExitCode::SUCCESS
            }
            Err(message) => {
                eprintln!("{message}");
                ExitCode::FAILURE
            }
        };
    }
    let mut names = Vec::new();
    let mut options = Options::default();
    for argument in arguments {
        match argument.as_str() {
            "--json" => options.json = true,
            "--verbose" => options.verbose = true,
            option if option.starts_with('-') => return usage(&format!("unknown option {option}")),
            _ => names.push(argument),
        }
    }
    let [name] = names.as_slice() else {
        return usage("one measure is asked for");
    };
    let Some(shared) = shared() else {
        eprintln!("skipped: the shared cases are not beside the project (../shared)");
        return ExitCode::SUCCESS;
    };
    let done = if name == "check" {
        check(&shared)
    } else {
        match MEASURES.iter().find(|measure| measure.name == name) {
            Some(measure) => (measure.run)(&shared, options).map(|()| true),
            None => return usage(&format!("no measure is called {name}")),
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Runs every threshold; true when all hold.
fn check(shared: &std::path::Path) -> Result<bool, String> {
    let mut all = true;
    for measure in MEASURES {
        let Some(check) = measure.check else { continue };
        for check in check(shared)? {
            all &= check.holds;
            println!(
                "{} {}: {}",
                if check.holds { "ok  " } else { "FAIL" },
                measure.name,
                check.line
            );
        }
    }
    Ok(all)
}

fn usage(wrong: &str) -> ExitCode {
    eprintln!("{wrong}\nusage: evaluation MEASURE|check [--json] [--verbose]");
    for measure in MEASURES {
        eprintln!("  {:10} {}", measure.name, measure.about);
    }
    ExitCode::from(2)
}

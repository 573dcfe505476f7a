//! Words of every PDF against `pdftotext`, and the time that both take, file by file as processes
//! of their own.

#![expect(clippy::print_stdout, reason = "a measure prints its table")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use documents::Bounds;

use crate::f1::{f1, missing};
use crate::{Check, Measure, Options, dossiers};

/// The least F1 of each file.
const LEAST: f64 = 0.98;
/// How often the time of both is taken; the median counts.
const ROUNDS: usize = 5;

/// The option by which this program prints the text of one file: the process whose time is taken.
pub const TEXT: &str = "--text";

/// This measure.
pub const MEASURE: Measure = Measure {
    name: "words",
    about: "words of every PDF against pdftotext, and time",
    run,
    check: Some(check),
};

struct File {
    name: String,
    f1: f64,
    /// Words that only one of the two has, for whoever looks closer.
    only_theirs: Vec<(String, usize)>,
    only_ours: Vec<(String, usize)>,
}

struct Times {
    ours: Duration,
    theirs: Duration,
}

/// Prints all text of a file.
pub fn print_text(path: &str) -> Result<(), String> {
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    let document =
        documents::read(&bytes, path, &Bounds::default()).map_err(|error| error.to_string())?;
    println!("{}", document.text());
    Ok(())
}

fn run(shared: &Path, options: Options) -> Result<(), String> {
    let Some((files, times)) = measure(shared, ROUNDS)? else {
        println!("skipped: pdftotext is not installed (Debian: poppler-utils)");
        return Ok(());
    };
    for file in &files {
        println!("{:.4}  {}", file.f1, file.name);
        if options.verbose {
            println!("        only theirs: {:?}", first(&file.only_theirs));
            println!("        only ours:   {:?}", first(&file.only_ours));
        }
    }
    println!("{}", time_line(&times));
    Ok(())
}

fn first(words: &[(String, usize)]) -> &[(String, usize)] {
    &words[..words.len().min(30)]
}

fn check(shared: &Path) -> Result<Vec<Check>, String> {
    let Some((files, times)) = measure(shared, 3)? else {
        return Ok(Vec::new());
    };
    let least = files.iter().map(|file| file.f1).fold(1.0, f64::min);
    let mut checks = vec![Check {
        line: format!("least F1 of {} PDFs {least:.4} ({LEAST})", files.len()),
        holds: least >= LEAST,
    }];
    // A build without optimisation says nothing of time.
    if !cfg!(debug_assertions) {
        checks.push(Check {
            line: format!("{} (1.0)", time_line(&times)),
            holds: times.ours <= times.theirs,
        });
    }
    Ok(checks)
}

fn time_line(times: &Times) -> String {
    format!(
        "time of all: ours {:.3} s, pdftotext {:.3} s, ratio {:.2}",
        times.ours.as_secs_f64(),
        times.theirs.as_secs_f64(),
        times.ours.as_secs_f64() / times.theirs.as_secs_f64()
    )
}

/// Nothing where pdftotext is not installed.
fn measure(shared: &Path, rounds: usize) -> Result<Option<(Vec<File>, Times)>, String> {
    let cases = shared.join("cases");
    let paths: Vec<PathBuf> = dossiers::files(&cases)?
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "pdf"))
        .collect();
    let mut files = Vec::new();
    for path in &paths {
        let Some(theirs) = pdftotext(path, Stdio::piped()) else {
            return Ok(None);
        };
        let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
        let name = path
            .strip_prefix(&cases)
            .unwrap_or(path)
            .to_string_lossy()
            .into_owned();
        let document = documents::read(&bytes, &name, &Bounds::default())
            .map_err(|error| format!("{name}: {error}"))?;
        let ours = document.text();
        files.push(File {
            name,
            f1: f1(&ours, &theirs),
            only_theirs: missing(&theirs, &ours),
            only_ours: missing(&ours, &theirs),
        });
    }
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    for _ in 0..rounds {
        ours.push(timed(&paths, |path| {
            let mut command = Command::new(&program);
            command
                .arg(TEXT)
                .arg(path)
                .stdout(Stdio::null())
                .stderr(Stdio::null());
            command.status().is_ok()
        }));
        theirs.push(timed(&paths, |path| {
            pdftotext(path, Stdio::null()).is_some()
        }));
    }
    let times = Times {
        ours: median(ours),
        theirs: median(theirs),
    };
    Ok(Some((files, times)))
}

fn timed(paths: &[PathBuf], each: impl Fn(&Path) -> bool) -> Duration {
    let began = Instant::now();
    for path in paths {
        each(path);
    }
    began.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// What pdftotext prints of a file. Nothing where it is not installed.
pub(crate) fn pdftotext(path: &Path, output: Stdio) -> Option<String> {
    let output = Command::new("pdftotext")
        .arg(path)
        .arg("-")
        .stdout(output)
        .stderr(Stdio::null())
        .spawn()
        .and_then(std::process::Child::wait_with_output)
        .ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

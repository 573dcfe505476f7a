//! The terminal: the one place that writes to it. Results go to stdout, all that is said about
//! them to stderr.

use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

use crate::failure::Failure;
use crate::messages::Messages;

/// Writes a result to stdout, a line break after it.
pub(crate) fn result(text: &str) {
    let mut out = std::io::stdout().lock();
    // A reader that has gone (`essaim boxes … | head`) is no fault of ours.
    let _ = writeln!(out, "{}", text.trim_end());
    let _ = out.flush();
}

/// Writes one JSON document to stdout.
pub(crate) fn json<T: Serialize>(value: &T) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    let text = serde_json::to_string_pretty(value).map_err(Failure::unexpected)?;
    let _ = writeln!(out, "{text}");
    let _ = out.flush();
    Ok(())
}

/// Says something to the person, on stderr.
pub(crate) fn tell(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{}", text.trim_end());
}

/// Asks the person at the terminal, who says yes or no; nothing where nobody is there to be asked.
pub(crate) fn confirm(question: &str) -> Option<bool> {
    let person = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    if !person {
        return None;
    }
    let mut error = std::io::stderr().lock();
    let _ = write!(error, "{question} ");
    let _ = error.flush();
    let mut answer = String::new();
    let _ = std::io::stdin().lock().read_line(&mut answer);
    let answer = answer.trim().to_lowercase();
    Some(matches!(answer.as_str(), "o" | "oui" | "y" | "yes"))
}

/// Says what went wrong, what is safe and what to do next, on stderr.
pub(crate) fn tell_failure(messages: &Messages, failure: &Failure) {
    tell(&failure.text(messages));
}

/// A bar that shows how far a long task is. Nothing is shown where stderr is not a terminal, or
/// when a machine reads the result.
pub(crate) fn progress(quiet: bool, steps: u64) -> ProgressBar {
    let shown = !quiet && std::io::stderr().is_terminal();
    let target = if shown {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    };
    let bar = ProgressBar::with_draw_target(Some(steps), target);
    let template = "{bar:30} {pos}/{len} {wide_msg} {elapsed}";
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style.progress_chars("█▌░"));
    }
    if shown {
        bar.enable_steady_tick(Duration::from_millis(200));
    }
    bar
}

//! The terminal: the one place that writes to it. Results go to stdout, all that is said about
//! them to stderr.

use std::io::{BufRead as _, IsTerminal as _, Read as _, Write as _};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use desk::adding::{Added, line};
use desk::watch::Watch;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

use desk::failure::Failure;
use desk::messages::Messages;

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

/// Asks for a password at the terminal, without showing it; where nobody is there, takes the first line
/// of what comes in.
pub(crate) fn password(question: &str) -> std::io::Result<String> {
    if std::io::stdin().is_terminal() {
        return rpassword::prompt_password(format!("{question} "));
    }
    let mut line = String::new();
    std::io::stdin()
        .lock()
        .take(64 * 1024)
        .read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// Says what went wrong, what is safe and what to do next, on stderr.
pub(crate) fn tell_failure(messages: &Messages, failure: &Failure) {
    tell(&failure.text(messages));
}

/// How far a long task is, on a line of the terminal. Nothing is shown where stderr is not a
/// terminal, or when a program reads the result.
pub(crate) struct Bar {
    bar: Mutex<ProgressBar>,
    shown: bool,
    /// Where what came of each file is told as soon as it is kept, the language to tell it in.
    files: Option<Arc<Messages>>,
}

impl Bar {
    /// Progress alone.
    pub(crate) fn new() -> Self {
        Self {
            bar: Mutex::new(ProgressBar::hidden()),
            shown: std::io::stderr().is_terminal(),
            files: None,
        }
    }

    /// No progress.
    pub(crate) fn quiet() -> Self {
        Self {
            shown: false,
            ..Self::new()
        }
    }

    /// Progress, quiet where a program reads the result.
    pub(crate) fn unless(json: bool) -> Self {
        match json {
            true => Self::quiet(),
            false => Self::new(),
        }
    }

    /// Progress, and what came of each file.
    pub(crate) fn of_files(messages: &Arc<Messages>) -> Self {
        Self {
            files: Some(Arc::clone(messages)),
            ..Self::new()
        }
    }

    fn bar(&self) -> MutexGuard<'_, ProgressBar> {
        self.bar.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Watch for Bar {
    fn begin(&self, steps: u64) {
        if !self.shown {
            return;
        }
        let bar = ProgressBar::with_draw_target(Some(steps), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {wide_msg} {elapsed}")
        {
            bar.set_style(style.progress_chars("█▌░"));
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        *self.bar() = bar;
    }

    fn doing(&self, what: &str) {
        self.bar().set_message(what.to_owned());
    }

    fn step(&self) {
        self.bar().inc(1);
    }

    fn end(&self) {
        self.bar().finish_and_clear();
    }

    fn came(&self, added: &Added) {
        if let Some(messages) = &self.files {
            self.tell(&line(messages, added));
        }
    }

    fn tell(&self, what: &str) {
        self.bar().suspend(|| tell(what));
    }
}

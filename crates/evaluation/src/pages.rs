//! How each page of real PDFs was read, against what a person saw on its picture (`keys/pages.toml`).

#![expect(clippy::print_stdout, reason = "a measure prints its table")]

use std::collections::BTreeMap;
use std::path::Path;

use documents::{Bounds, Document, PageState};
use serde::Deserialize;

use crate::{Check, Measure, Options};

/// This measure.
pub const MEASURE: Measure = Measure {
    name: "pages",
    about: "the state of each page of real PDFs: text, scan, recognised",
    run,
    check: Some(check),
};

#[derive(Deserialize)]
struct Key {
    /// By path below the shared cases: the states of pages in order, each with how often it comes
    /// in a row, such as `text*8 scan*2`.
    pages: BTreeMap<String, String>,
}

fn run(shared: &Path, options: Options) -> Result<(), String> {
    let (right, wrong) = measure(shared)?;
    if options.verbose {
        wrong.iter().for_each(|line| println!("{line}"));
    }
    println!("pages  right {right} of {}", right + wrong.len());
    Ok(())
}

fn check(shared: &Path) -> Result<Vec<Check>, String> {
    let (right, wrong) = measure(shared)?;
    Ok(vec![Check {
        line: format!(
            "state of {right} pages of {} right (all)",
            right + wrong.len()
        ),
        holds: wrong.is_empty() && right > 0,
    }])
}

/// How many pages are right, and a line for each that is not.
fn measure(shared: &Path) -> Result<(usize, Vec<String>), String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("keys/pages.toml");
    let key = std::fs::read_to_string(&path).map_err(|error| error.to_string())?;
    let key: Key = toml::from_str(&key).map_err(|error| error.to_string())?;
    let (mut right, mut wrong) = (0, Vec::new());
    for (name, states) in &key.pages {
        let bytes = std::fs::read(shared.join("cases").join(name)).map_err(|e| e.to_string())?;
        let document = documents::read(&bytes, name, &Bounds::default());
        let found = document.as_ref().map(states_of).unwrap_or_default();
        let expected = expand(states)?;
        for page in 0..expected.len().max(found.len()) {
            let (expected, found) = (expected.get(page), found.get(page));
            if expected.map(String::as_str) == found.map(|state| word(*state)) {
                right += 1;
            } else {
                wrong.push(format!(
                    "{name}, page {}: {expected:?}, read as {found:?}",
                    page + 1
                ));
            }
        }
    }
    Ok((right, wrong))
}

/// A format without pages is one, of text where there is any.
fn states_of(document: &Document) -> Vec<PageState> {
    if !document.states.is_empty() {
        return document.states.clone();
    }
    vec![if document.text().trim().is_empty() {
        PageState::Blank
    } else {
        PageState::Text
    }]
}

fn expand(states: &str) -> Result<Vec<String>, String> {
    let mut expanded = Vec::new();
    for run in states.split_whitespace() {
        let (state, count) = run.split_once('*').unwrap_or((run, "1"));
        let count: usize = count.parse().map_err(|_| format!("{run} in the key"))?;
        expanded.extend(std::iter::repeat_n(state.to_owned(), count));
    }
    Ok(expanded)
}

fn word(state: PageState) -> &'static str {
    match state {
        PageState::Text => "text",
        PageState::Blank => "blank",
        PageState::Recognised => "recognised",
        PageState::Scan => "scan",
        PageState::Picture => "picture",
        PageState::Unmapped => "unmapped",
        PageState::Damaged => "damaged",
    }
}

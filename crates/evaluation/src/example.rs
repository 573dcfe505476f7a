//! The example that ships with the project, from end to end: its dossier is read, its three forms
//! are answered, and every box is compared with what a person would accept
//! (`examples/expected/*.toml`).

use std::path::Path;

use language::embeddings::Embedder;

use crate::answering::{self, Figures};
use crate::dossiers::{self, files};
use crate::{Check, Measure, Options};

/// The least share of boxes to fill that are filled or offered right.
const RIGHT: f64 = 0.85;
/// The least share, of the boxes that are `filled`, that are right.
const TRUE: f64 = 0.97;

/// This measure.
pub const MEASURE: Measure = Measure {
    name: "example",
    about: "the example's three forms, answered from its dossier, against a person's answers",
    run,
    check: Some(check),
};

fn run(_shared: &Path, options: Options) -> Result<(), String> {
    answering::print(&measure()?, options)
}

fn check(_shared: &Path) -> Result<Vec<Check>, String> {
    Ok(answering::thresholds(&measure()?, RIGHT, TRUE))
}

fn measure() -> Result<Vec<Figures>, String> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let embedder = Embedder::shipped().ok();
    let folder = dossiers::read(&examples.join("dossier"), embedder.as_ref())?;
    files(&examples.join("forms"))?
        .iter()
        .map(|form| {
            answering::measure(form, &examples.join("expected"), &folder, embedder.as_ref())
        })
        .collect()
}

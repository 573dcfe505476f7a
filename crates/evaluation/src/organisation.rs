//! A real association's pages, statutes and accounts, added whole, and a form of ours answered from
//! them (`evaluation/forms`): what it says of itself is right, and nothing else is written.

use std::path::Path;

use language::embeddings::Embedder;

use crate::answering::{self, Figures};
use crate::{Check, Measure, Options, dossiers};

/// The least share of boxes to fill that are filled or offered right.
const RIGHT: f64 = 1.0;
/// The least share, of the boxes that are `filled`, that are right.
const TRUE: f64 = 1.0;

/// This measure.
pub const MEASURE: Measure = Measure {
    name: "organisation",
    about: "a form of ours, answered from a real association's documents",
    run,
    check: Some(check),
};

fn run(shared: &Path, options: Options) -> Result<(), String> {
    answering::print(&measure(shared)?, options)
}

fn check(shared: &Path) -> Result<Vec<Check>, String> {
    Ok(answering::thresholds(&measure(shared)?, RIGHT, TRUE))
}

fn measure(shared: &Path) -> Result<Vec<Figures>, String> {
    let forms = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../evaluation/forms");
    let embedder = Embedder::shipped().ok();
    let folder = dossiers::read(
        &shared.join("cases/dossiers/exodus-privacy"),
        embedder.as_ref(),
    )?;
    let form = forms.join("fonds-numerique-libre.docx");
    answering::measure(&form, &forms, &folder, embedder.as_ref()).map(|figures| vec![figures])
}

//! Measures of quality on real cases: one file a measure.
//!
//! A measure reads the shared cases beside the project, compares what the house does with what a
//! person wrote down, and prints a table. It is never shipped. To add one, write a file that
//! gives a [`Measure`] and name it in [`MEASURES`].

use std::path::{Path, PathBuf};

pub mod accounts;
pub mod answering;
pub mod boxes;
pub mod commons;
pub mod corpus;
pub mod dossiers;
pub mod example;
pub mod f1;
pub mod facts;
pub mod families;
pub mod figures;
pub mod grounding;
pub mod keys;
pub mod kills;
pub mod kinds;
mod labels;
pub mod matching;
pub mod office;
pub mod organisation;
pub mod pages;
pub mod pdf_words;
pub mod places;
pub mod ranker;
pub mod refusals;
pub mod scale;
pub mod schemas;
pub mod search;
pub mod server;
pub mod starter;
pub mod support;
pub mod trust;
pub mod watched;
pub mod wordings;

/// How a measure is asked to speak.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Print one JSON document and no table.
    pub json: bool,
    /// List each miss and each false finding.
    pub verbose: bool,
}

/// One measure.
pub struct Measure {
    /// The word that asks for it on the command line.
    pub name: &'static str,
    /// What it measures, in a line.
    pub about: &'static str,
    /// Measures and prints. `shared` is the folder of shared cases, which is there.
    pub run: fn(shared: &Path, options: Options) -> Result<(), String>,
    /// Its thresholds: a line for each, and whether it holds. None when it has no threshold.
    pub check: Option<Thresholds>,
}

/// Measures and compares with thresholds; `shared` is the folder of shared cases.
pub type Thresholds = fn(shared: &Path) -> Result<Vec<Check>, String>;

/// One threshold and whether it holds.
#[derive(Debug)]
pub struct Check {
    /// What was measured and what it must reach.
    pub line: String,
    /// The threshold holds.
    pub holds: bool,
}

/// Every measure, in the order in which `check` runs them.
pub const MEASURES: &[Measure] = &[
    pages::MEASURE,
    pdf_words::MEASURE,
    office::MEASURE,
    boxes::MEASURE,
    schemas::MEASURE,
    example::MEASURE,
    organisation::MEASURE,
    matching::MEASURE,
    trust::MEASURE,
    ranker::MEASURE,
    refusals::MEASURE,
    support::MEASURE,
    scale::MEASURE,
    scale::LARGE,
    server::MEASURE,
    starter::MEASURE,
    kills::MEASURE,
    facts::MEASURE,
    figures::MEASURE,
    kinds::MEASURE,
    families::MEASURE,
    wordings::MEASURE,
    accounts::MEASURE,
    commons::MEASURE,
    search::MEASURE,
    search::LARGE,
];

/// The folder of shared cases beside the project; `None` when it is absent.
pub fn shared() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    folder.join("cases").is_dir().then_some(folder)
}

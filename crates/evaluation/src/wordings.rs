//! The vectors of the catalogue's wordings, made anew: to be run when a wording or the model changes.

#![expect(clippy::print_stdout, reason = "it says what it wrote")]

use std::path::Path;

use forms::Meaning;
use language::embeddings::Embedder;

use crate::{Check, Measure, Options};

/// This measure.
pub const MEASURE: Measure = Measure {
    name: "wordings",
    about: "makes the vectors of the catalogue's wordings anew",
    run,
    check: Some(check),
};

fn run(_: &Path, _: Options) -> Result<(), String> {
    let embedder = Embedder::shipped().map_err(|e| e.to_string())?;
    let meaning = Meaning::computed(&embedder).map_err(|e| e.to_string())?;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../forms/questions/vectors.bin");
    let bytes = meaning.to_bytes(&embedder);
    std::fs::write(&path, &bytes).map_err(|e| e.to_string())?;
    println!("{} bytes in {}", bytes.len(), path.display());
    Ok(())
}

fn check(_: &Path) -> Result<Vec<Check>, String> {
    let embedder = Embedder::shipped().map_err(|e| e.to_string())?;
    Ok(vec![Check {
        line: "the vectors shipped are of this model and of these wordings".to_owned(),
        holds: Meaning::shipped(&embedder).is_some(),
    }])
}

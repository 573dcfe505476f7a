//! Files beside the project, which tests read where they are there.

use std::path::{Path, PathBuf};

/// The folder of the ledger's facts and samples; nothing, with a message, where it is not there.
pub fn folder(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/ledger")
        .join(name);
    if path.exists() {
        return Some(path);
    }
    #[expect(clippy::print_stderr, reason = "a skipped test says so")]
    {
        eprintln!("skipped: {name} is not beside the project");
    }
    None
}

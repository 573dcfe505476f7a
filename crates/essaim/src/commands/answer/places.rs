//! Where the filled form, the report and the sheet are written.

use desk::{files, words};
use std::path::{Path, PathBuf};

use crate::terminal;
use desk::failure::{Failure, of_file, shown};
use desk::messages::{Messages, say};

/// Writes a file where a person asked, keeping aside what stood there; or beside the form, under a
/// name that is free.
pub(super) fn put(
    messages: &Messages,
    asked: Option<&Path>,
    beside: &Path,
    bytes: &[u8],
) -> Result<PathBuf, Failure> {
    let path = match asked {
        Some(path) => path.to_owned(),
        None => files::free(beside),
    };
    let failed = |error: std::io::Error| {
        of_file(messages, &error, &path).safe(words::safe_original(messages))
    };
    if let Some(aside) = files::put_aside(&path, bytes).map_err(failed)? {
        terminal::tell(&say!(
            messages,
            "answer-put-aside",
            path = shown(&path),
            aside = shown(&aside)
        ));
    }
    files::write(&path, bytes).map_err(failed)?;
    Ok(path)
}

pub(super) fn beside(path: &Path, ending: &str, extension: &str) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}{ending}{extension}"))
}

/// A name beside the form, or beside the filled copy where a person asked for that elsewhere.
pub(super) fn beside_out(
    path: &Path,
    out: Option<&Path>,
    ending: &str,
    extension: &str,
) -> PathBuf {
    let beside = beside(path, ending, extension);
    match (out, beside.file_name()) {
        (Some(out), Some(name)) => out.with_file_name(name),
        _ => beside,
    }
}

pub(super) fn extension(path: &Path) -> String {
    path.extension()
        .map(|e| format!(".{}", e.to_string_lossy()))
        .unwrap_or_default()
}

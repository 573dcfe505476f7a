//! Files written for a person: whole or not at all, and never over another.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Writes a file whole: under another name first, then renamed.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let unfinished = path.with_file_name(format!(".{name}.{}.unfinished", std::process::id()));
    let written = (|| {
        let mut file = File::create(&unfinished)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&unfinished, path)
    })();
    if written.is_err() {
        // It may not even have been made.
        let _ = fs::remove_file(&unfinished);
    }
    written
}

/// Puts aside what stands at a path that a person chose, under a free name beside it, which is
/// returned. Nothing is done when nothing stands there, or the same bytes.
pub fn put_aside(path: &Path, bytes: &[u8]) -> io::Result<Option<PathBuf>> {
    if !path.is_file() || fs::read(path)? == bytes {
        return Ok(None);
    }
    let aside = free(path);
    fs::rename(path, &aside)?;
    Ok(Some(aside))
}

/// The path itself if nothing stands there, else the first free of `name (2).ext`, `name (3).ext`…
pub fn free(path: &Path) -> PathBuf {
    let stem = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let extension = path
        .extension()
        .map(|e| format!(".{}", e.to_string_lossy()));
    let extension = extension.unwrap_or_default();
    let mut candidate = path.to_owned();
    let mut number: u32 = 2;
    while candidate.symlink_metadata().is_ok() {
        candidate = path.with_file_name(format!("{stem} ({number}){extension}"));
        number += 1;
    }
    candidate
}

/// True when two paths lead to the same file.
pub fn same(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_over_another_file() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("budget.rempli.xlsx");
        assert_eq!(free(&path), path);
        write(&path, b"one").expect("written");
        let second = folder.path().join("budget.rempli (2).xlsx");
        assert_eq!(free(&path), second);
        assert_eq!(put_aside(&path, b"one").expect("compared"), None);
        assert_eq!(
            put_aside(&path, b"two").expect("put aside"),
            Some(second.clone())
        );
        write(&path, b"two").expect("written");
        assert_eq!(fs::read(second).expect("read"), b"one");
        assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 2);
    }
}

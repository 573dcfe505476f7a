//! The files that a person named, folders gone through.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// Its name in the dossier: its file name, with the folders from the one that was named, parted
    /// by `/`.
    pub name: String,
    /// What it is remembered to come from, where that is not its path.
    pub origin: Option<String>,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Walk {
    /// Files in the order they were named, those of a folder by name.
    pub files: Vec<Found>,
    /// What could not be opened.
    pub failures: Vec<(PathBuf, io::Error)>,
    /// Symbolic links in folders, which are not followed.
    pub links: Vec<PathBuf>,
    /// How many hidden files and folders were passed over.
    pub hidden: usize,
}

/// Goes through files and folders. In folders, hidden files, the lock files of office programs and
/// whole dossiers are passed over, and symbolic links are not followed: a link could lead out of
/// the folder, or round in a circle.
pub fn files(named: &[PathBuf]) -> Walk {
    let mut walk = Walk::default();
    for path in named {
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => walk.folder(path),
            Ok(_) => walk.files.push(Found {
                path: path.clone(),
                name: last_part(path),
                origin: None,
            }),
            Err(error) => walk.failures.push((path.clone(), error)),
        }
    }
    let mut paths = HashSet::new();
    walk.files.retain(|found| paths.insert(found.path.clone()));
    walk
}

impl Walk {
    fn folder(&mut self, folder: &Path) {
        // `essaim add d .` names the folder by what it is called.
        let named = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        let mut open = vec![(folder.to_owned(), last_part(&named))];
        let mut found = Vec::new();
        while let Some((folder, prefix)) = open.pop() {
            if folder.join("dossier.sqlite").exists() {
                continue;
            }
            let entries = match fs::read_dir(&folder) {
                Ok(entries) => entries,
                Err(error) => {
                    self.failures.push((folder, error));
                    continue;
                }
            };
            for entry in entries.flatten() {
                let name = entry.file_name().to_string_lossy().into_owned();
                // What systems and office programs leave behind is not worth a word.
                let left = name.starts_with("~$")
                    || matches!(name.as_str(), ".DS_Store" | ".directory" | ".git");
                if name.starts_with('.') || left {
                    self.hidden += usize::from(!left);
                    continue;
                }
                let inside = format!("{prefix}/{name}");
                match entry.file_type() {
                    Ok(kind) if kind.is_dir() => open.push((entry.path(), inside)),
                    Ok(kind) if kind.is_file() => {
                        found.push(Found {
                            path: entry.path(),
                            name: inside,
                            origin: None,
                        });
                    }
                    Ok(kind) if kind.is_symlink() => self.links.push(entry.path()),
                    // Pipes and the like: nothing that an organisation has written.
                    Ok(_) => {}
                    Err(error) => self.failures.push((entry.path(), error)),
                }
            }
        }
        found.sort_by(|a, b| a.name.cmp(&b.name));
        self.files.extend(found);
    }
}

fn last_part(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[&str]) -> tempfile::TempDir {
        let root = tempfile::tempdir().expect("a temporary folder");
        for file in files {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, "x").expect("written");
        }
        root
    }

    #[test]
    fn a_folder_is_gone_through_in_order() {
        let root = tree(&[
            "asso/b.md",
            "asso/a/z.md",
            "asso/.hidden",
            "asso/~$b.docx",
            "asso/dossier/dossier.sqlite",
            "asso/dossier/originals/x.md",
        ]);
        let walk = files(&[root.path().join("asso")]);
        let names: Vec<_> = walk.files.iter().map(|found| found.name.as_str()).collect();
        assert_eq!(names, ["asso/a/z.md", "asso/b.md"]);
        assert_eq!(walk.hidden, 1);
        assert!(walk.failures.is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn links_in_folders_are_told_and_not_followed() {
        let root = tree(&["asso/a.md"]);
        let asso = root.path().join("asso");
        std::os::unix::fs::symlink(&asso, asso.join("round")).expect("linked");
        std::os::unix::fs::symlink(asso.join("a.md"), asso.join("b.md")).expect("linked");
        let walk = files(std::slice::from_ref(&asso));
        assert_eq!(walk.files.len(), 1);
        let mut links = walk.links;
        links.sort();
        assert_eq!(links, [asso.join("b.md"), asso.join("round")]);
    }

    #[test]
    fn what_is_not_there_is_told() {
        let walk = files(&[PathBuf::from("/no/such/file.md")]);
        assert_eq!(walk.failures.len(), 1);
    }
}

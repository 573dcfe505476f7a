//! What files are called in a dossier.
//!
//! A file is called by its name, with its folder where that was added whole. The dossier remembers
//! where each came from: the same file is known again under whatever name it is given, and another
//! file of the same name (the minutes of another year, say) gets the folder above it before its own.

use std::collections::HashMap;
use std::path::Path;

/// Names that are taken, and where their files are.
#[derive(Debug, Default)]
pub struct Naming {
    by_origin: HashMap<String, String>,
    by_name: HashMap<String, String>,
}

impl Naming {
    /// Of the sources of a dossier: their names and where they came from.
    pub fn of(sources: Vec<(String, Option<String>)>) -> Self {
        let mut naming = Self::default();
        for (name, origin) in sources {
            if let Some(origin) = origin {
                naming.take(name, origin);
            }
        }
        naming
    }

    /// What a file is called: as before where it is known, else `name`, with folders before it as
    /// long as another file that is still there has it.
    pub fn name(&mut self, name: &str, origin: &str) -> String {
        if let Some(known) = self.by_origin.get(origin) {
            return known.clone();
        }
        let mut free = name.to_owned();
        let mut above = origin
            .split('/')
            .rev()
            .skip(name.split('/').count())
            .filter(|folder| !folder.is_empty());
        while self.is_taken(&free, origin) {
            free = format!("{}/{free}", above.next().unwrap_or("_"));
        }
        self.take(free.clone(), origin.to_owned());
        free
    }

    fn is_taken(&self, name: &str, origin: &str) -> bool {
        self.by_name
            .get(name)
            .is_some_and(|other| other != origin && is_there(Path::new(other)))
    }

    fn take(&mut self, name: String, origin: String) {
        self.by_name.insert(name.clone(), origin.clone());
        self.by_origin.insert(origin, name);
    }
}

/// True for a file that exists, and for one inside a file that does.
fn is_there(path: &Path) -> bool {
    path.ancestors().any(Path::is_file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_name_are_told_apart_and_known_again() {
        let root = tempfile::tempdir().expect("a folder");
        let path = |year: &str| {
            let folder = root.path().join(year).join("PV");
            std::fs::create_dir_all(&folder).expect("made");
            let path = folder.join("pv.txt");
            std::fs::write(&path, year).expect("written");
            path.display().to_string()
        };
        let (older, newer) = (path("2024"), path("2025"));
        let mut naming = Naming::default();
        assert_eq!(naming.name("PV/pv.txt", &older), "PV/pv.txt");
        assert_eq!(naming.name("PV/pv.txt", &newer), "2025/PV/pv.txt");
        // The file alone, another day.
        let mut naming = Naming::of(vec![
            ("PV/pv.txt".to_owned(), Some(older.clone())),
            ("2025/PV/pv.txt".to_owned(), Some(newer.clone())),
        ]);
        assert_eq!(naming.name("pv.txt", &newer), "2025/PV/pv.txt");
        // One that was moved takes its name with it.
        std::fs::remove_file(&older).expect("removed");
        let moved = path("archives");
        assert_eq!(naming.name("PV/pv.txt", &moved), "PV/pv.txt");
    }

    #[test]
    fn files_inside_an_archive_that_is_there_keep_theirs() {
        let root = tempfile::tempdir().expect("a folder");
        let archive = root.path().join("envoi.zip");
        std::fs::write(&archive, "x").expect("written");
        let inside = format!("{}/pv.txt", archive.display());
        let mut naming = Naming::default();
        assert_eq!(naming.name("envoi.zip/pv.txt", &inside), "envoi.zip/pv.txt");
        let other = "/ailleurs/2025/envoi.zip/pv.txt";
        assert_eq!(
            naming.name("envoi.zip/pv.txt", other),
            "2025/envoi.zip/pv.txt"
        );
    }
}

//! A folder of documents, read into a dossier in memory.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use documents::Bounds;
use dossier::{Dossier, Source};
use language::embeddings::Embedder;

/// A dossier in memory, and the whole text of each of its documents.
pub struct Folder {
    /// All that was read.
    pub whole: Dossier,
    /// What is answered from: texts that are there several times count once.
    pub dossier: Dossier,
    /// Text by name, which is the path in the folder; its declared title is part of it.
    pub texts: BTreeMap<String, String>,
}

/// Reads every file of a folder. Files of formats that are not read are passed over.
pub fn read(folder: &Path, embedder: Option<&Embedder>) -> Result<Folder, String> {
    let mut dossier = Dossier::default();
    let mut texts = BTreeMap::new();
    for (number, path) in files(folder)?.iter().enumerate() {
        let id = i64::try_from(number + 1).map_err(|e| e.to_string())?;
        let bytes = std::fs::read(path).map_err(|e| e.to_string())?;
        let name = path
            .strip_prefix(folder)
            .unwrap_or(path)
            .to_string_lossy()
            .into_owned();
        let Ok(document) = documents::read(&bytes, &name, &Bounds::default()) else {
            continue;
        };
        let reading = dossier::read(&document, &name);
        let title = document.title.clone().unwrap_or_default();
        texts.insert(name.clone(), format!("{title}\n{}", document.text()));
        if let Some(embedder) = embedder {
            let texts: Vec<String> = reading
                .passages
                .iter()
                .map(|passage| passage.with_headings(&reading.about.title))
                .collect();
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            dossier
                .passage_vectors
                .extend(embedder.embed_passages(&texts).map_err(|e| e.to_string())?);
            let asked: Vec<&str> = reading
                .earlier
                .iter()
                .map(|pair| pair.question.as_str())
                .collect();
            dossier.earlier_vectors.extend(
                embedder
                    .embed_questions(&asked)
                    .map_err(|e| e.to_string())?,
            );
        }
        let size = bytes.len() as u64;
        let source = Source {
            id,
            name,
            digest: String::new(),
            size,
            about: reading.about.clone(),
        };
        dossier.take_in(source, reading);
    }
    Ok(Folder {
        whole: dossier.clone(),
        dossier: dossier.counted_once(),
        texts,
    })
}

/// All files below a folder, sorted.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))? {
            let path = entry.map_err(|e| e.to_string())?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The name of a file, without its folder.
pub fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

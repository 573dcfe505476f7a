//! Files that a person sends, written to disk as they come, within bounds.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use axum::extract::Multipart;
use axum::extract::multipart::Field;
use desk::failure::{Failure, Kind, of_file};
use desk::messages::{Messages, say};
use tokio::io::AsyncWriteExt as _;

use crate::room::Room;
use crate::visit::{Refusal, Visit};

/// Bytes of one file, at most: what the readers take.
const FILE: u64 = MEGABYTES << 20;
/// The same in megabytes.
const MEGABYTES: u64 = 256;
/// Bytes of all files of a request.
const ALL: u64 = 1 << 30;
/// Files of a request.
const FILES: usize = 500;
/// Bytes of a field that is no file.
const TEXT: usize = 64 << 10;
/// The folder in a dossier's that they are written into.
const FOLDER: &str = "incoming";

/// What a person sent. The files are taken away with it.
pub(crate) struct Received {
    folder: PathBuf,
    pub(crate) files: Vec<PathBuf>,
    pub(crate) fields: HashMap<String, String>,
    /// The field that each file was sent in.
    of: Vec<String>,
    /// All texts, in their order; a field may come several times.
    texts: Vec<(String, String)>,
}

impl Received {
    /// What names it: by chance, so that nobody guesses it.
    pub(crate) fn id(&self) -> String {
        let name = self.folder.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }

    /// The first file of a field.
    pub(crate) fn file(&self, field: &str) -> Option<&Path> {
        let mut of = self.of.iter().zip(&self.files);
        let (_, path) = of.find(|(of, _)| *of == field)?;
        Some(path)
    }

    /// All texts of a field.
    pub(crate) fn all(&self, field: &str) -> Vec<String> {
        let texts = self.texts.iter().filter(|(of, _)| of == field);
        texts.map(|(_, text)| text.clone()).collect()
    }
}

impl Drop for Received {
    fn drop(&mut self) {
        // What is left after a kill is swept when the dossier is opened next.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Takes away what an earlier server left.
pub(crate) fn sweep(dossier: &Path) {
    let _ = std::fs::remove_dir_all(dossier.join(FOLDER));
}

/// Where the files of requests to a dossier are written.
pub(crate) fn incoming(dossier: &Path) -> PathBuf {
    dossier.join(FOLDER)
}

/// Writes the files of a request to disk.
pub(crate) async fn receive(
    visit: &Visit,
    room: &Room,
    parts: Multipart,
) -> Result<Received, Refusal> {
    let received = written(&visit.messages, &incoming(room.dir()), parts).await;
    received.map_err(|failure| match failure.kind() {
        Kind::Fault => visit.failed(&failure),
        _ => visit.refused(&failure),
    })
}

/// The same, into a folder of its own in a folder.
pub(crate) async fn written(
    messages: &Messages,
    incoming: &Path,
    mut parts: Multipart,
) -> Result<Received, Failure> {
    let refused = |what: String| {
        let safe = desk::words::safe_dossier(messages);
        Failure::new(what).safe(safe).wrong_use()
    };
    let mut number = [0_u8; 16];
    getrandom::fill(&mut number).map_err(Failure::unexpected)?;
    let folder = incoming.join(format!("{:032x}", u128::from_le_bytes(number)));
    let on_disk = |error: std::io::Error| of_file(messages, &error, &folder).of_kind(Kind::Fault);
    tokio::fs::create_dir_all(&folder).await.map_err(on_disk)?;
    let mut received = Received {
        folder: folder.clone(),
        files: Vec::new(),
        fields: HashMap::new(),
        of: Vec::new(),
        texts: Vec::new(),
    };
    let mut all = 0;
    loop {
        let part = parts.next_field().await;
        let Some(mut part) = part.map_err(|_| refused(say!(messages, "upload-broken")))? else {
            break;
        };
        let name = part.name().unwrap_or_default().to_owned();
        let Some(file) = part.file_name().map(file_name) else {
            let text = text(&mut part).await;
            let text = text.ok_or_else(|| refused(say!(messages, "upload-broken")))?;
            if received.texts.len() == FILES {
                return Err(refused(say!(messages, "upload-too-many", count = FILES)));
            }
            received.texts.push((name.clone(), text.clone()));
            received.fields.insert(name, text);
            continue;
        };
        // A field for files that was left empty.
        if file.is_empty() {
            continue;
        }
        if received.files.len() == FILES {
            return Err(refused(say!(messages, "upload-too-many", count = FILES)));
        }
        let path = free(&folder, &file);
        let mut out = tokio::fs::File::create(&path).await.map_err(on_disk)?;
        let mut size = 0;
        loop {
            let chunk = part.chunk().await;
            let Some(chunk) = chunk.map_err(|_| refused(say!(messages, "upload-broken")))? else {
                break;
            };
            size += chunk.len() as u64;
            all += chunk.len() as u64;
            if size > FILE || all > ALL {
                return Err(refused(say!(
                    messages,
                    "upload-too-large",
                    name = file.as_str(),
                    megabytes = MEGABYTES
                ))
                .of_kind(Kind::TooLarge));
            }
            out.write_all(&chunk).await.map_err(on_disk)?;
        }
        out.flush().await.map_err(on_disk)?;
        received.files.push(path);
        received.of.push(name);
    }
    if received.files.is_empty() {
        return Err(refused(say!(messages, "upload-none")));
    }
    Ok(received)
}

/// The text of a field, within bounds.
async fn text(part: &mut Field<'_>) -> Option<String> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.chunk().await.ok()? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > TEXT {
            return None;
        }
    }
    String::from_utf8(bytes).ok()
}

/// What a file is called, from what a browser says: no folder, no control character, no name that a
/// system keeps for itself.
fn file_name(said: &str) -> String {
    let last = said.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept = |c: &char| !c.is_control() && !"<>:\"|?*".contains(*c);
    let name: String = last.chars().filter(kept).take(150).collect();
    let name = name.trim().trim_start_matches('.').to_owned();
    match (name.is_empty(), last.is_empty()) {
        (true, false) => "document".to_owned(),
        _ => name,
    }
}

/// A path that is free: two files of one name may come together.
fn free(folder: &Path, name: &str) -> PathBuf {
    let mut path = folder.join(name);
    let mut number = 1;
    while path.exists() {
        number += 1;
        path = folder
            .join(number.to_string())
            .with_file_name(format!("{number} {name}"));
    }
    path
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_name_is_no_path() {
        for (said, name) in [
            ("rapport.pdf", "rapport.pdf"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Papiers\\PV 2025.docx", "PV 2025.docx"),
            (".htaccess", "htaccess"),
            ("a\u{0}b\n.txt", "ab.txt"),
            ("..", "document"),
            ("", ""),
        ] {
            assert_eq!(file_name(said), name, "{said:?}");
        }
    }
}

//! All that a dossier holds, in open formats, as one archive. The same dossier gives the same bytes.

use std::collections::{HashMap, HashSet};
use std::io::{Cursor, Write as _};

use dossier::{Dossier, Place, SourceId};
use serde::Serialize;
use store::{EarlierSource, Sqlite, Store as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::context::Context;
use crate::failure::{Failure, of_store};
use crate::messages::{Messages, Tongue, say};

/// An archive.
pub struct Exported {
    /// A zip file.
    pub bytes: Vec<u8>,
    /// Documents in it.
    pub documents: usize,
    /// Names of originals that are not in the dossier any more, and so not in the archive.
    pub lost: Vec<String>,
}

/// Puts all of a dossier into an archive.
pub async fn export(context: &Context, store: &Sqlite) -> Result<Exported, Failure> {
    let messages = &context.messages;
    let in_store = |error| of_store(messages, error, store.folder());
    let dossier = store.load(None).await.map_err(in_store)?;
    let earlier = store.earlier_sources().await.map_err(in_store)?;
    let forms = store.forms().await.map_err(in_store)?;
    let imports = store.imports().await.map_err(in_store)?;
    let said = store.said().await.map_err(in_store)?;
    let library = store.library(None).await.map_err(in_store)?;
    let mut blank_forms = Vec::new();
    for known in &forms {
        let Some(digest) = &known.digest else {
            continue;
        };
        let bytes = store.original(digest).await.map_err(in_store)?;
        blank_forms.extend(bytes.map(|bytes| (digest, &known.name, bytes)));
    }
    let mut archive = Archive::new();
    let mut lost = originals(&mut archive, store, &dossier, &earlier)
        .await
        .map_err(|error| match error {
            Trouble::Store(error) => in_store(error),
            Trouble::Archive(error) => Failure::unexpected(error),
        })?;
    for import in &imports {
        match store.original(&import.digest).await.map_err(in_store)? {
            Some(bytes) => {
                let name = format!("accounts/{}", safe_name(&import.name));
                archive.file(&name, &bytes).map_err(Failure::unexpected)?;
            }
            None => lost.push(import.name.clone()),
        }
    }
    for (digest, name, bytes) in &blank_forms {
        // Two editions of a form may have one name.
        let name = format!(
            "forms/{}-{}",
            digest.get(..8).unwrap_or(digest),
            safe_name(name)
        );
        archive.file(&name, bytes).map_err(Failure::unexpected)?;
    }
    let mut entries = Vec::new();
    for (id, approved) in &library.entries {
        let before = store.entry_before(*id).await.map_err(in_store)?;
        let before = before
            .iter()
            .map(|(until, approved)| serde_json::json!({ "until": until, "approved": approved }));
        entries.push(serde_json::json!({
            "entry": id, "approved": approved, "before": before.collect::<Vec<_>>(),
        }));
    }
    let in_archive = archive.lines("library.jsonl", entries.iter());
    in_archive.map_err(Failure::unexpected)?;
    let in_archive = archive.lines("rejected.jsonl", library.rejected.iter());
    in_archive.map_err(Failure::unexpected)?;
    let in_archive = archive.lines("accounts_imports.jsonl", imports.iter());
    in_archive.map_err(Failure::unexpected)?;
    let said = serde_json::to_vec_pretty(&said).map_err(Failure::unexpected)?;
    let in_archive = archive.file("accounts_said.json", &said);
    in_archive.map_err(Failure::unexpected)?;
    tables(&mut archive, &dossier, &earlier).map_err(Failure::unexpected)?;
    let forms = forms.iter().map(|known| {
        serde_json::json!({
            "name": known.name, "answered": known.answered, "corrections": known.corrections,
            "form": known.form,
        })
    });
    let in_archive = archive.lines("forms.jsonl", forms);
    in_archive.map_err(Failure::unexpected)?;
    let drafts = drafts(store).await.map_err(in_store)?;
    let in_archive = archive.lines("drafts.jsonl", drafts.iter());
    in_archive.map_err(Failure::unexpected)?;
    if let Some(set) = store.rewording().await.map_err(in_store)? {
        let set = serde_json::json!({
            "address": set.address, "model": set.model, "key_file": set.key_file,
        });
        let in_archive = archive.lines("rewording.jsonl", std::iter::once(set));
        in_archive.map_err(Failure::unexpected)?;
    }
    let bytes = archive.finish().map_err(Failure::unexpected)?;
    Ok(Exported {
        bytes,
        documents: dossier.sources.len(),
        lost,
    })
}

/// Forms that are being answered: what was proposed, and what the person did with each box.
async fn drafts(store: &Sqlite) -> Result<Vec<serde_json::Value>, store::Error> {
    let mut drafts = Vec::new();
    for line in store.drafts().await? {
        let Some(draft) = store.draft(line.id).await? else {
            continue;
        };
        let answers = store.draft_answers(line.id).await?;
        let answers = answers.iter().map(|answer| {
            serde_json::json!({
                "box": answer.box_id, "text": answer.text, "state": answer.state.word(),
                "entry": answer.entry, "saved": answer.saved,
            })
        });
        drafts.push(serde_json::json!({
            "draft": draft.id, "form": draft.name, "fingerprint": draft.fingerprint,
            "project": draft.project, "begun": draft.begun, "closed": draft.closed,
            "offered": draft.offered, "answers": answers.collect::<Vec<_>>(),
        }));
    }
    Ok(drafts)
}

enum Trouble {
    Store(store::Error),
    Archive(zip::result::ZipError),
}

impl From<store::Error> for Trouble {
    fn from(error: store::Error) -> Self {
        Self::Store(error)
    }
}

impl From<zip::result::ZipError> for Trouble {
    fn from(error: zip::result::ZipError) -> Self {
        Self::Archive(error)
    }
}

/// The names of originals that are not there any more; all others go under their names, and those that
/// were replaced or removed under their digests.
async fn originals(
    archive: &mut Archive,
    store: &Sqlite,
    dossier: &Dossier,
    earlier: &[EarlierSource],
) -> Result<Vec<String>, Trouble> {
    let mut lost = Vec::new();
    for tongue in [Tongue::Fr, Tongue::En] {
        let messages = Messages::new(tongue, &[]);
        let name = say!(messages, "export-readme-name");
        archive.file(&name, say!(messages, "export-readme").as_bytes())?;
    }
    for source in &dossier.sources {
        match store.original(&source.digest).await? {
            Some(bytes) => {
                archive.file(&format!("originals/{}", safe_name(&source.name)), &bytes)?;
            }
            None => lost.push(source.name.clone()),
        }
    }
    let mut done = HashSet::new();
    for source in earlier.iter().filter(|source| done.insert(&source.digest)) {
        if let Some(bytes) = store.original(&source.digest).await? {
            let name = safe_name(source.name.rsplit('/').next().unwrap_or_default());
            let start = source.digest.get(..12).unwrap_or(&source.digest);
            archive.file(&format!("earlier_originals/{start}-{name}"), &bytes)?;
        }
    }
    Ok(lost)
}

/// One file a table, one JSON object a line.
fn tables(
    archive: &mut Archive,
    dossier: &Dossier,
    earlier: &[EarlierSource],
) -> Result<(), zip::result::ZipError> {
    let names: HashMap<SourceId, &str> = dossier
        .sources
        .iter()
        .map(|source| (source.id, source.name.as_str()))
        .collect();
    let place = |place: &Place| {
        serde_json::json!({
            "source": place.source,
            "document": names.get(&place.source).copied().unwrap_or_default(),
            "page": place.page,
            "headings": place.headings,
        })
    };
    let iso = |date: language::dates::Date| date.iso();
    archive.lines("sources.jsonl", dossier.sources.iter())?;
    archive.lines(
        "earlier_sources.jsonl",
        earlier.iter().map(|source| {
            serde_json::json!({
                "name": source.name, "digest": source.digest, "size": source.size,
                "added": source.added, "ended": source.ended, "about": source.about,
            })
        }),
    )?;
    archive.lines(
        "passages.jsonl",
        dossier.passages.iter().map(|passage| {
            serde_json::json!({
                "place": place(&passage.place), "ordinal": passage.ordinal, "text": passage.text,
            })
        }),
    )?;
    archive.lines(
        "facts.jsonl",
        dossier.facts.iter().map(|fact| {
            serde_json::json!({
                "key": fact.key, "value": fact.value, "date": fact.date.map(iso),
                "place": place(&fact.place), "quote": fact.quote, "confidence": fact.confidence,
            })
        }),
    )?;
    archive.lines(
        "figures.jsonl",
        dossier.figures.iter().map(|figure| {
            serde_json::json!({
                "account": figure.account, "label": figure.label, "table": figure.table,
                "side": figure.side, "unit": figure.unit, "cents": figure.cents, "year": figure.year,
                "planned": figure.planned, "total": figure.total,
                "place": place(&figure.place), "quote": figure.quote,
            })
        }),
    )?;
    archive.lines(
        "earlier_answers.jsonl",
        dossier.earlier.iter().map(|earlier| {
            serde_json::json!({
                "question": earlier.question, "answer": earlier.answer,
                "place": place(&earlier.place),
            })
        }),
    )
}

/// A name that stays inside the folder it is unpacked in, on any system.
fn safe_name(name: &str) -> String {
    let parts: Vec<String> = name
        .split(['/', '\\'])
        .filter(|part| !part.is_empty() && *part != "." && *part != "..")
        .map(|part| part.replace([':', '\0'], "_"))
        .collect();
    if parts.is_empty() {
        "_".to_owned()
    } else {
        parts.join("/")
    }
}

/// A zip whose entries all bear the same date.
struct Archive {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    names: HashSet<String>,
}

impl Archive {
    fn new() -> Self {
        Self {
            zip: ZipWriter::new(Cursor::new(Vec::new())),
            names: HashSet::new(),
        }
    }

    fn file(&mut self, name: &str, bytes: &[u8]) -> zip::result::ZipResult<()> {
        // Two names may come out alike once made safe, or on a system that knows no capitals.
        let mut unique = name.to_owned();
        let mut number: u32 = 2;
        while !self.names.insert(unique.to_lowercase()) {
            unique = match name.rsplit_once('.') {
                Some((stem, extension)) => format!("{stem} ({number}).{extension}"),
                None => format!("{name} ({number})"),
            };
            number += 1;
        }
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::DEFAULT)
            .unix_permissions(0o644);
        self.zip.start_file(unique, options)?;
        self.zip.write_all(bytes)?;
        Ok(())
    }

    fn lines<T: Serialize>(
        &mut self,
        name: &str,
        items: impl Iterator<Item = T>,
    ) -> zip::result::ZipResult<()> {
        let mut text = Vec::new();
        for item in items {
            serde_json::to_writer(&mut text, &item).map_err(std::io::Error::from)?;
            text.push(b'\n');
        }
        self.file(name, &text)
    }

    fn finish(self) -> zip::result::ZipResult<Vec<u8>> {
        Ok(self.zip.finish()?.into_inner())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_inside() {
        assert_eq!(safe_name("../../etc/passwd"), "etc/passwd");
        assert_eq!(safe_name("C:\\docs\\a.md"), "C_/docs/a.md");
        assert_eq!(safe_name(".."), "_");
    }

    #[test]
    fn names_that_come_out_alike_are_told_apart() {
        let mut archive = Archive::new();
        archive.file("originals/Rapport.md", b"1").expect("written");
        archive.file("originals/rapport.md", b"2").expect("written");
        let zip =
            zip::ZipArchive::new(Cursor::new(archive.finish().expect("closed"))).expect("opened");
        let names: Vec<String> = zip
            .file_names()
            .map(|name| name.expect("a name").into_owned())
            .collect();
        assert_eq!(names, ["originals/Rapport.md", "originals/rapport (2).md"]);
    }
}

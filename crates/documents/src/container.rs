//! Zip containers of office formats, read within bounds and rewritten part by part.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::{Bounds, Format, ReadError};

/// An open archive that gives its parts within bounds.
pub(crate) struct Container<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
    part_bytes: u64,
}

impl<'a> Container<'a> {
    /// Opens an archive; refuses one with too many entries.
    pub(crate) fn open(bytes: &'a [u8], bounds: &Bounds) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| ReadError::Damaged(error.to_string()))?;
        if archive.len() > bounds.entries {
            return Err(ReadError::TooLarge("entries"));
        }
        Ok(Self {
            archive,
            left: bounds.total_bytes,
            part_bytes: bounds.part_bytes,
        })
    }

    /// Names of all parts.
    pub(crate) fn names(&self) -> Vec<String> {
        self.archive
            .file_names()
            .flatten()
            .map(std::borrow::Cow::into_owned)
            .collect()
    }

    /// One part's bytes; `None` when there is no such part. What is really unpacked is counted,
    /// never the size that the archive declares.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(zip::result::ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(ReadError::Damaged(error.to_string())),
        };
        let most = self.left.min(self.part_bytes);
        let mut bytes = Vec::new();
        file.take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| ReadError::Damaged(error.to_string()))?;
        if bytes.len() as u64 > most {
            return Err(ReadError::TooLarge("part_bytes"));
        }
        self.left -= bytes.len() as u64;
        Ok(Some(bytes))
    }
}

/// A copy of an archive in which some parts hold new bytes.
///
/// All other entries are copied as they are stored, in the same order: name, method, time, extra
/// fields and compressed bytes stay. A changed part keeps its name, method and time. A part that
/// the archive does not hold is an error.
pub(crate) fn rewrite(
    original: &[u8],
    parts: &[(&str, Vec<u8>)],
    bounds: &Bounds,
) -> Result<Vec<u8>, ReadError> {
    rewrite_and_add(original, parts, &[], bounds)
}

/// The same, with parts that the archive does not hold after all others.
pub(crate) fn rewrite_and_add(
    original: &[u8],
    parts: &[(&str, Vec<u8>)],
    added: &[(&str, Vec<u8>)],
    bounds: &Bounds,
) -> Result<Vec<u8>, ReadError> {
    let damaged = |error: zip::result::ZipError| ReadError::Damaged(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(original)).map_err(damaged)?;
    if archive.len() > bounds.entries {
        return Err(ReadError::TooLarge("entries"));
    }
    if let Some((missing, _)) = parts
        .iter()
        .find(|(name, _)| archive.index_for_name(name).is_none())
    {
        return Err(ReadError::Damaged(format!(
            "the archive has no part {missing}"
        )));
    }
    if parts
        .iter()
        .any(|(_, bytes)| bytes.len() as u64 > bounds.part_bytes)
    {
        return Err(ReadError::TooLarge("part_bytes"));
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(original.len())));
    writer
        .set_raw_comment(archive.comment().into())
        .map_err(damaged)?;
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index).map_err(damaged)?;
        // Names that no one can decode are copied as they are: no part is asked for by such a name.
        let known = file.name().unwrap_or_default().into_owned();
        match parts.iter().find(|(name, _)| *name == known) {
            None => writer.raw_copy_file(file).map_err(damaged)?,
            Some((name, bytes)) => {
                let options = file.options();
                drop(file);
                writer.start_file(*name, options).map_err(damaged)?;
                writer
                    .write_all(bytes)
                    .map_err(|error| ReadError::Damaged(error.to_string()))?;
            }
        }
    }
    for (name, bytes) in added {
        // No clock is read here: the time is the first that an archive can say.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        writer.start_file(*name, options).map_err(damaged)?;
        writer
            .write_all(bytes)
            .map_err(|error| ReadError::Damaged(error.to_string()))?;
    }
    Ok(writer.finish().map_err(damaged)?.into_inner())
}

/// The office format of an archive, from its parts.
pub(crate) fn format(bytes: &[u8]) -> Option<Format> {
    let mut container = Container::open(bytes, &Bounds::default()).ok()?;
    let names = container.names();
    let has = |name: &str| names.iter().any(|n| n == name);
    if has("word/document.xml") {
        return Some(Format::Docx);
    }
    if has("xl/workbook.xml") {
        return Some(Format::Xlsx);
    }
    match container.part("mimetype").ok()??.as_slice() {
        b"application/vnd.oasis.opendocument.text" => Some(Format::Odt),
        b"application/vnd.oasis.opendocument.spreadsheet" => Some(Format::Ods),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive() -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let time = DateTime::from_date_and_time(2021, 5, 4, 10, 20, 30).expect("a date");
        let stored = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(time);
        let deflated = stored.compression_method(CompressionMethod::Deflated);
        for (name, options, text) in [
            ("mimetype", stored, "application/x-invented"),
            ("b.xml", deflated, "<b>bonjour bonjour bonjour</b>"),
            ("a.xml", deflated, "<a>au revoir</a>"),
        ] {
            writer.start_file(name, options).expect("starts");
            writer.write_all(text.as_bytes()).expect("writes");
        }
        writer.set_comment("un commentaire").expect("short");
        writer.finish().expect("finishes").into_inner()
    }

    /// Name, method, time, checksum and stored bytes of each entry.
    fn entries(bytes: &[u8]) -> Vec<(String, CompressionMethod, Option<DateTime>, Vec<u8>)> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("opens");
        (0..archive.len())
            .map(|index| {
                let mut file = archive.by_index_raw(index).expect("is there");
                let mut raw = Vec::new();
                file.read_to_end(&mut raw).expect("reads");
                (
                    file.name().expect("UTF-8").into_owned(),
                    file.compression(),
                    file.last_modified(),
                    raw,
                )
            })
            .collect()
    }

    #[test]
    fn only_the_changed_part_differs() {
        let original = archive();
        let new = b"<b>bonsoir</b>".to_vec();
        let written =
            rewrite(&original, &[("b.xml", new.clone())], &Bounds::default()).expect("rewrites");
        let (before, after) = (entries(&original), entries(&written));
        assert_eq!(before.len(), after.len());
        for (old, changed) in before.iter().zip(&after) {
            assert_eq!((&old.0, old.1, old.2), (&changed.0, changed.1, changed.2));
            assert_eq!(old.3 == changed.3, old.0 != "b.xml", "{}", old.0);
        }
        let mut container = Container::open(&written, &Bounds::default()).expect("opens");
        assert_eq!(container.part("b.xml").expect("reads"), Some(new));
        assert_eq!(container.archive.comment(), b"un commentaire");
    }

    #[test]
    fn a_copy_without_changes_is_the_original() {
        let original = archive();
        assert_eq!(
            rewrite(&original, &[], &Bounds::default()).expect("copies"),
            original
        );
    }

    #[test]
    fn an_unknown_part_is_an_error() {
        let result = rewrite(&archive(), &[("c.xml", Vec::new())], &Bounds::default());
        assert!(matches!(result, Err(ReadError::Damaged(_))));
    }
}

//! What the commons holds, handed out in formats that others read, a file a licence: no file mixes
//! what may not be mixed.

mod dump;
mod feed;
mod files;
mod tables;
mod written;

use std::path::Path;

use serde::Serialize;
use store::CommonsError;

use super::Open;
use crate::messages::Messages;

/// A format that others read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// All values, one a line, each with how it stands; with digests.
    Dump,
    /// Tables, one a kind, with their description (Frictionless).
    Csv,
    /// JSON-LD of schema.org.
    JsonLd,
    /// The dump, and a catalogue of its files (DCAT-AP).
    DcatAp,
    /// Meetings (iCalendar).
    Ical,
    /// What was said lately (Atom).
    Atom,
    /// What has a point (GeoJSON).
    Geojson,
}

impl Format {
    /// By the name that people type.
    pub const NAMES: [(&'static str, Self); 8] = [
        ("dump", Self::Dump),
        ("jsonl", Self::Dump),
        ("csv", Self::Csv),
        ("json-ld", Self::JsonLd),
        ("dcat-ap", Self::DcatAp),
        ("ical", Self::Ical),
        ("atom", Self::Atom),
        ("geojson", Self::Geojson),
    ];
}

/// What was handed out.
#[derive(Debug, Clone, Serialize)]
pub struct Dump {
    /// As of when.
    pub moment: String,
    /// The digest of all records: whoever rebuilds the commons from its log has the same.
    pub records_digest: String,
    /// The files.
    pub files: Vec<DumpFile>,
}

/// One file of a dump.
#[derive(Debug, Clone, Serialize)]
pub struct DumpFile {
    /// Its name; in a folder, with it.
    pub name: String,
    /// The licence of all its values (SPDX).
    pub licence: String,
    /// How many values of a dump, records of anything else.
    pub values: u64,
    /// SHA-256 of the file.
    pub digest: String,
}

/// Writes the commons into a new folder in a format. Values in force and values that wait are in it;
/// what was refused, replaced or taken back is in the log alone.
pub async fn export(
    messages: &Messages,
    open: &Open,
    out: &Path,
    format: Format,
) -> Result<Dump, CommonsError> {
    std::fs::create_dir(out).map_err(files::error(out))?;
    match format {
        Format::Dump => dump::write(open, out).await,
        Format::DcatAp => dump::with_catalogue(messages, open, out).await,
        Format::Csv => tables::write(open, out).await,
        Format::Atom => feed::write(messages, open, out).await,
        Format::JsonLd => written::write(messages, open, out, &written::JSON_LD).await,
        Format::Ical => written::write(messages, open, out, &written::ICALENDAR).await,
        Format::Geojson => written::write(messages, open, out, &written::GEOJSON).await,
    }
}

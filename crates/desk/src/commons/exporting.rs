//! All that the commons holds, handed out: a file of JSON lines a licence, so that no dump mixes
//! what may not be mixed, and a list of them with their digests.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use ::commons::canonical::canonical;
use ::commons::digest::Digest;
use ::commons::fold::Standing;
use serde::Serialize;
use serde_json::json;
use store::{Commons as _, CommonsError};

use super::Open;

/// How many records are read at once.
const PAGE: u32 = 500;

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
    /// Its name.
    pub name: String,
    /// The licence of all its values (SPDX).
    pub licence: String,
    /// How many values, one a line.
    pub values: u64,
    /// SHA-256 of the file.
    pub digest: String,
}

/// Writes a dump into a new folder. Values in force and values that wait are in it, each with how it
/// stands; what was refused, replaced or taken back is in the log alone.
pub async fn export(open: &Open, out: &Path) -> Result<Dump, CommonsError> {
    let files_error = |path: &Path| {
        let path = path.to_owned();
        move |error| CommonsError::Files { path, error }
    };
    fs::create_dir(out).map_err(files_error(out))?;
    let mut writers = BTreeMap::new();
    let mut after = None;
    loop {
        let page = open.store.records(None, after.as_ref(), PAGE, open.now);
        let page = page.await?;
        let Some(last) = page.last() else {
            break;
        };
        after = Some(last.id.clone());
        for record in &page {
            for field in &record.fields {
                for held in &field.values {
                    if !matches!(held.standing, Standing::InForce | Standing::Waiting { .. }) {
                        continue;
                    }
                    let line = json!({
                        "record": record.id, "field": field.name, "language": field.language,
                        "value": held.value, "checked": held.standing == Standing::InForce,
                        "source": held.source, "quote": held.quote, "seen": held.seen,
                        "said": held.time, "by": held.organisation, "statement": held.statement,
                        "licence": held.licence, "agreed": held.tally.agreed,
                        "opposed": held.tally.opposed, "contested": !held.disputes.is_empty(),
                        "retired": record.retired, "merged_into": record.merged_into,
                    });
                    let name = format!("{}.jsonl", held.licence);
                    let path = out.join(&name);
                    if !writers.contains_key(&name) {
                        let file = fs::File::create_new(&path).map_err(files_error(&path))?;
                        let licence = held.licence.to_string();
                        writers.insert(name.clone(), (BufWriter::new(file), licence, 0));
                    }
                    if let Some((writer, _, count)) = writers.get_mut(&name) {
                        let mut line = canonical(&line)?;
                        line.push(b'\n');
                        writer.write_all(&line).map_err(files_error(&path))?;
                        *count += 1;
                    }
                }
            }
        }
    }
    let mut files = Vec::new();
    for (name, (mut writer, licence, values)) in writers {
        let path = out.join(&name);
        writer.flush().map_err(files_error(&path))?;
        let bytes = fs::read(&path).map_err(files_error(&path))?;
        files.push(DumpFile {
            name,
            licence,
            values,
            digest: Digest::of(&bytes).to_string(),
        });
    }
    let dump = Dump {
        moment: open.now.to_string(),
        records_digest: open.store.digest(open.now).await?.to_string(),
        files,
    };
    let path = out.join("dump.json");
    let text = serde_json::to_vec_pretty(&dump)?;
    fs::write(&path, text).map_err(files_error(&path))?;
    Ok(dump)
}

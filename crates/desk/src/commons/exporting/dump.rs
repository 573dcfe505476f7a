//! All values, one a line, with a list of the files and their digests; and a catalogue of those.

use std::fs;
use std::path::Path;

use ::commons::canonical::canonical;
use ::commons::digest::Digest;
use ::commons::export::dcat;
use ::commons::fold::Standing;
use serde_json::json;
use store::{Commons as _, CommonsError};

use super::super::Open;
use super::super::finding::name_of;
use super::files::{Files, Pages, dump_of, error};
use super::{Dump, DumpFile};
use crate::messages::{Messages, say};

pub(super) async fn write(open: &Open, out: &Path) -> Result<Dump, CommonsError> {
    let mut files = Files::of(out);
    let mut pages = Pages::of(open, None);
    loop {
        let page = pages.next().await?;
        if page.is_empty() {
            break;
        }
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
                    let mut line = canonical(&line)?;
                    line.push(b'\n');
                    let name = format!("{}.jsonl", held.licence);
                    let file = files.file(&name, &held.licence, Vec::new)?;
                    file.put(&line)?;
                    file.count += 1;
                }
            }
        }
    }
    let dump = dump_of(open, files.end("")?).await?;
    let path = out.join("dump.json");
    let text = serde_json::to_vec_pretty(&dump)?;
    fs::write(&path, text).map_err(error(&path))?;
    Ok(dump)
}

/// The dump, and `catalogue.ttl` beside it.
pub(super) async fn with_catalogue(
    messages: &Messages,
    open: &Open,
    out: &Path,
) -> Result<Dump, CommonsError> {
    let dump = write(open, out).await?;
    let constitution = open.store.constitution(open.now).await?;
    let described = |file: &DumpFile| -> Result<dcat::Dump, CommonsError> {
        let path = out.join(&file.name);
        let bytes = fs::read(&path).map_err(error(&path))?;
        let licence = file.licence.parse();
        Ok(dcat::Dump {
            name: file.name.clone(),
            licence: licence.map_err(|_| CommonsError::Damaged(file.licence.clone()))?,
            values: file.values,
            digest: Digest::of(&bytes),
        })
    };
    let dumps: Vec<dcat::Dump> = dump.files.iter().map(described).collect::<Result<_, _>>()?;
    // Who keeps this commons: the organisation of its own key, else the one that founded it.
    let own = match &open.keys {
        Some(keys) => open.organisation_of(&keys.account.public()).await?,
        None => None,
    };
    let keeper = own.or_else(|| constitution.members(open.now).next().cloned());
    let record = match keeper {
        Some(keeper) => open.store.record(&keeper, open.now).await?,
        None => None,
    };
    let name = record.as_ref().and_then(name_of).map(str::to_owned);
    let name = name.unwrap_or_else(|| say!(messages, "commons-unnamed"));
    let text = dcat::catalogue(constitution.origin(), &name, open.now, &dumps);
    let path = out.join("catalogue.ttl");
    fs::write(&path, text).map_err(error(&path))?;
    Ok(dump)
}

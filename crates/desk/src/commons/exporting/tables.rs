//! Tables, a folder a licence and a file a kind, each folder with its description.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ::commons::export::csv::{Table, package};
use ::commons::export::{Part, licences};
use ::commons::names::Licence;
use serde_json::Value;
use store::{Commons as _, CommonsError};

use super::super::Open;
use super::Dump;
use super::files::{Files, Pages, dump_of, error};

pub(super) async fn write(open: &Open, out: &Path) -> Result<Dump, CommonsError> {
    let constitution = open.store.constitution(open.now).await?;
    let mut files = Files::of(out);
    let mut tables: BTreeMap<(Licence, String), Table<'_>> = BTreeMap::new();
    for kind in constitution.kinds(open.now) {
        // Which languages there are is known once all records were seen: they are read twice.
        for write in [false, true] {
            let mut pages = Pages::of(open, Some(kind.name()));
            loop {
                let page = pages.next().await?;
                if page.is_empty() {
                    break;
                }
                for record in &page {
                    let mut all: Vec<&Licence> = licences(record).collect();
                    all.sort();
                    all.dedup();
                    for licence in all {
                        let Some(part) = Part::of(record, licence) else {
                            continue;
                        };
                        let name = format!("{licence}/{}.csv", kind.name());
                        let key = (licence.clone(), name.clone());
                        let table = tables.entry(key).or_insert_with(|| Table::of(kind));
                        if write {
                            let row = table.row(&part);
                            let file = files.file(&name, licence, || table.head())?;
                            file.put(&row)?;
                            file.count += 1;
                        } else {
                            table.see(&part);
                        }
                    }
                }
            }
        }
    }
    let files = files.end("")?;
    let mut packages: BTreeMap<&Licence, Vec<Value>> = BTreeMap::new();
    for ((licence, name), table) in &tables {
        let Some(file) = files.iter().find(|file| file.name == *name) else {
            continue;
        };
        let path = out.join(name);
        let bytes = fs::metadata(&path).map_err(error(&path))?.len();
        let alone = name.rsplit('/').next().unwrap_or(name);
        let resource = table.resource(alone, bytes, &file.digest);
        packages.entry(licence).or_default().push(resource);
    }
    for (licence, resources) in packages {
        let package = package(constitution.origin(), licence, open.now, &resources);
        let path = out.join(licence.as_str()).join("datapackage.json");
        fs::write(&path, serde_json::to_vec_pretty(&package)?).map_err(error(&path))?;
    }
    dump_of(open, files).await
}

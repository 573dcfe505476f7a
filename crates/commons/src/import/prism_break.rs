//! PRISM Break: one JSON file a language, a list of software with the systems each runs on.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{BadList, Imported, List, Mapping, Unmapped, address, kind, scalars, text};
use crate::names::RecordId;

pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Vec<Imported>, BadList> {
    let source: Value =
        serde_json::from_slice(bytes).map_err(|error| BadList::Unreadable(error.to_string()))?;
    // The language is in the file's name, and nowhere else.
    let language = name
        .strip_suffix("-projects.json")
        .ok_or(BadList::OtherShape)?;
    let projects = source.as_array().ok_or(BadList::OtherShape)?;
    let mut imported: Vec<Imported> = Vec::new();
    let mut nameless = Vec::new();
    for (index, project) in projects.iter().enumerate() {
        let Some(slug) = project.get("slug").and_then(Value::as_str) else {
            // Without its key it is nothing that could be known again: listed with the last.
            scalars(project, &format!("/{index}"), &mut |from, value| {
                nameless.push(Unmapped {
                    from: from.to_owned(),
                    value: value.clone(),
                });
            });
            continue;
        };
        let mut mapping = Mapping::of(project, &format!("/{index}"));
        mapping.map("/name", "name", text);
        mapping.map_words("/description", "description", language);
        // What has no language is taken from one file only: it differs between them, and one import
        // would undo the other.
        if language == "en" {
            mapping.map("/url", "website", address);
            mapping.map("/source_url", "source_code", address);
            by_system(project, &mut mapping);
        }
        let record = RecordId::named(kind("software")?, List::PrismBreak.name(), slug);
        let page = format!("https://prism-break.org/{language}/projects/{slug}/");
        imported.push(mapping.end(record, page));
    }
    let last = imported.last_mut().ok_or(BadList::OtherShape)?;
    last.unmapped.extend(nameless);
    Ok(imported)
}

/// Its categories are systems; what it is for stands under each of them again.
fn by_system(project: &Value, mapping: &mut Mapping<'_>) {
    let categories = project.get("categories").and_then(Value::as_array);
    let (mut systems, mut uses) = (BTreeSet::new(), BTreeSet::new());
    let (mut systems_at, mut uses_at) = (Vec::new(), Vec::new());
    for (index, category) in categories.into_iter().flatten().enumerate() {
        if let Some(name) = category.get("name").and_then(text) {
            systems.insert(name.as_str().unwrap_or_default().to_owned());
            systems_at.push(format!("/categories/{index}/name"));
        }
        let under = category.get("subcategories").and_then(Value::as_array);
        for (at, one) in under.into_iter().flatten().enumerate() {
            if let Some(one) = text(one) {
                uses.insert(one.as_str().unwrap_or_default().to_owned());
                uses_at.push(format!("/categories/{index}/subcategories/{at}"));
            }
        }
    }
    for (field, all, at) in [("platforms", systems, systems_at), ("tags", uses, uses_at)] {
        if !all.is_empty() {
            let at: Vec<&str> = at.iter().map(String::as_str).collect();
            mapping.put(&at, field, None, json!(all));
        }
    }
}

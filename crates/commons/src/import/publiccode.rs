//! publiccode.yml: what a public body says of a software it publishes, one file a software
//! (<https://yml.publiccode.tools>). Its address is its key, so that the file may move.

use serde_json::{Value, json};

use super::{BadList, Imported, List, Mapping, address, kind, text, texts, yaml};
use crate::names::{Language, RecordId};

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Imported>, BadList> {
    let source = yaml::read(bytes)?;
    let url = source
        .get("url")
        .and_then(address)
        .ok_or(BadList::OtherShape)?;
    if source.get("publiccodeYmlVersion").is_none() {
        return Err(BadList::OtherShape);
    }
    let mut mapping = Mapping::of(&source, "");
    mapping.map("/name", "name", text);
    mapping.map("/url", "source_code", address);
    mapping.map("/landingURL", "website", address);
    mapping.map("/softwareVersion", "release", |version| {
        let version = version
            .as_str()
            .map_or_else(|| version.to_string(), str::to_owned);
        text(&Value::from(version))
    });
    mapping.map("/releaseDate", "released", text);
    mapping.map("/platforms", "platforms", texts);
    mapping.map("/categories", "tags", texts);
    mapping.map("/legal/license", "licences", |licence| {
        text(licence).map(|licence| json!([licence]))
    });
    mapping.map("/legal/mainCopyrightOwner", "publisher", text);
    mapping.map("/maintenance/type", "maintained", |kind| {
        // "none" is the one sort of maintenance that is none.
        kind.as_str().map(|kind| Value::from(kind != "none"))
    });
    descriptions(&source, &mut mapping);
    let key = url.as_str().unwrap_or_default();
    let record = RecordId::named(kind("software")?, List::Publiccode.name(), key);
    let page = key.to_owned();
    Ok(vec![mapping.end(record, page)])
}

/// Of each language the longer description, which holds the shorter one's sense, or that one.
fn descriptions(source: &Value, mapping: &mut Mapping<'_>) {
    let by_language = source.get("description").and_then(Value::as_object);
    for code in by_language.into_iter().flatten().map(|(code, _)| code) {
        // Three letters and scripts are left: they are listed as not mapped.
        if code.parse::<Language>().is_err() {
            continue;
        }
        let long = format!("/description/{code}/longDescription");
        let short = format!("/description/{code}/shortDescription");
        let pointer = if mapping.at(&long).and_then(text).is_some() {
            long
        } else {
            short
        };
        mapping.map_words(&pointer, "description", code);
    }
}

//! What was said lately, a feed a licence.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use ::commons::export::atom::{Said, feed};
use ::commons::fold::{Record, Standing};
use ::commons::names::{Licence, RecordId};
use store::{Commons as _, CommonsError};

use super::super::Open;
use super::super::finding::name_of;
use super::super::showing::shown;
use super::Dump;
use super::files::{Files, Pages, dump_of};
use crate::messages::{Messages, say};

/// The most values of a feed.
const MOST: usize = 100;

pub(super) async fn write(
    messages: &Messages,
    open: &Open,
    out: &Path,
) -> Result<Dump, CommonsError> {
    let constitution = open.store.constitution(open.now).await?;
    let language = messages.tongue.code();
    let mut lately: BTreeMap<Licence, Vec<Said>> = BTreeMap::new();
    let mut pages = Pages::of(open, None);
    loop {
        let page = pages.next().await?;
        if page.is_empty() {
            break;
        }
        for record in &page {
            let kind = constitution.kind(record.id.kind(), open.now);
            for field in &record.fields {
                let described = kind.and_then(|kind| kind.field(&field.name));
                let title = described.map_or(field.name.as_str(), |field| field.title.of(language));
                for held in &field.values {
                    let stands =
                        matches!(held.standing, Standing::InForce | Standing::Waiting { .. });
                    let Some(value) = held.value.as_ref().filter(|_| stands) else {
                        continue;
                    };
                    let author = held.organisation.as_ref().map(ToString::to_string);
                    let of = lately.entry(held.licence.clone()).or_default();
                    of.push(Said {
                        statement: held.statement,
                        record: record.id.clone(),
                        name: called(messages, record),
                        field: title.to_owned(),
                        language: field.language.clone(),
                        value: shown(value),
                        author: author.unwrap_or_else(|| held.author.to_string()),
                        time: held.time,
                    });
                }
            }
        }
        for said in lately.values_mut() {
            said.sort_by(|a, b| b.time.cmp(&a.time).then(a.statement.cmp(&b.statement)));
            said.truncate(MOST);
        }
    }
    let mut names: HashMap<String, String> = HashMap::new();
    let mut files = Files::of(out);
    for (licence, mut said) in lately {
        for one in &mut said {
            // Organisations by their names.
            if let Ok(id) = one.author.parse::<RecordId>() {
                if !names.contains_key(&one.author) {
                    let record = open.store.record(&id, open.now).await?;
                    let name = record.map(|record| called(messages, &record));
                    names.insert(
                        one.author.clone(),
                        name.unwrap_or_else(|| one.author.clone()),
                    );
                }
                if let Some(name) = names.get(&one.author) {
                    one.author.clone_from(name);
                }
            }
        }
        let text = feed(constitution.origin(), &licence, &said, open.now);
        let file = files.file(&format!("{licence}.atom"), &licence, || text.into_bytes())?;
        file.count = said.len() as u64;
    }
    dump_of(open, files.end("")?).await
}

fn called(messages: &Messages, record: &Record) -> String {
    let name = name_of(record).map(str::to_owned);
    name.unwrap_or_else(|| say!(messages, "commons-unnamed"))
}

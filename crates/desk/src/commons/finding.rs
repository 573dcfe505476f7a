//! Records found: by their id or its beginning, or by words.
//!
//! Words are looked for in all records, one after another: this stays so until the index of the
//! commons is there, and suits some thousands of records.

use ::commons::fold::Record;
use ::commons::kinds::Kind;
use ::commons::names::KindName;
use ::commons::text;
use language::words::fold;
use serde::Serialize;
use store::{Commons as _, CommonsError};

use super::Open;

/// How many records are read at once.
const PAGE: u32 = 500;

/// A record that was found.
#[derive(Debug, Clone, Serialize)]
pub struct Found {
    /// Its id.
    pub record: String,
    /// Its name, as it is shown first.
    pub name: String,
    /// How many of the words stand in its name, and how many in all its text.
    pub score: (usize, usize),
    /// True when its name is in force: enough organisations checked it.
    pub checked: bool,
    /// What it is, in a sentence, where it says so.
    pub description: Option<String>,
}

/// The records in which all words stand, the best first: words in the name before words elsewhere,
/// checked before unchecked, then by name.
pub async fn search(
    open: &Open,
    words: &str,
    kind: Option<&KindName>,
    language: &str,
) -> Result<Vec<Found>, CommonsError> {
    let wanted = fold(words);
    let wanted: Vec<&str> = wanted.split_whitespace().collect();
    let constitution = open.store.constitution(open.now).await?;
    let mut found = Vec::new();
    let mut after = None;
    loop {
        let page = open.store.records(kind, after.as_ref(), PAGE, open.now);
        let page = page.await?;
        let Some(last) = page.last() else {
            break;
        };
        after = Some(last.id.clone());
        for record in page
            .iter()
            .filter(|r| r.merged_into.is_none() && !r.retired)
        {
            let kind = constitution.kind(record.id.kind(), open.now);
            if let Some(kind) = kind {
                found.extend(weigh(record, kind, &wanted, language));
            }
        }
    }
    found.sort_by(|a, b| {
        (b.score, b.checked)
            .cmp(&(a.score, a.checked))
            .then_with(|| fold(&a.name).cmp(&fold(&b.name)))
            .then_with(|| a.record.cmp(&b.record))
    });
    Ok(found)
}

/// A record's name as it is shown first: what is in force, else what waits.
pub fn name_of(record: &Record) -> Option<&str> {
    let mut fields = record.fields.iter();
    let name = fields.find(|field| field.name.as_str() == "name")?;
    name.first()?.value.as_ref()?.as_str()
}

fn weigh(record: &Record, kind: &Kind, wanted: &[&str], language: &str) -> Option<Found> {
    let name = name_of(record)?.to_owned();
    let texts: Vec<String> = text::texts(record, kind).into_values().collect();
    let text = fold(&texts.concat());
    let in_text = wanted.iter().filter(|word| text.contains(**word)).count();
    if in_text < wanted.len() {
        return None;
    }
    let folded = fold(&name);
    let in_name = wanted.iter().filter(|word| folded.contains(**word)).count();
    let descriptions = record
        .fields
        .iter()
        .filter(|f| f.name.as_str() == "description");
    let mut descriptions: Vec<_> = descriptions.collect();
    descriptions.sort_by_key(|field| {
        field
            .language
            .as_ref()
            .is_none_or(|spoken| spoken.as_str() != language)
    });
    let description = descriptions.first().and_then(|field| field.first());
    Some(Found {
        record: record.id.to_string(),
        checked: record.in_force("name").next().is_some(),
        description: description.and_then(|held| held.value.as_ref()?.as_str().map(str::to_owned)),
        name,
        score: (in_name, in_text),
    })
}

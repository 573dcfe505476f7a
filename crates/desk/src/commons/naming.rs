//! Names of records, for pages and lists that show what names them.

use std::collections::{BTreeSet, HashMap};

use ::commons::fold::Record;
use ::commons::names::RecordId;
use serde_json::Value;
use store::{Commons as _, CommonsError};

use super::Open;
use super::finding::name_of;

/// The most records that are named at once.
const MOST: usize = 300;

/// Names by record; what has none, or is not here, is not in it.
pub type Names = HashMap<RecordId, String>;

/// The names of records.
pub async fn names(
    open: &Open,
    records: impl IntoIterator<Item = RecordId>,
) -> Result<Names, CommonsError> {
    let records: BTreeSet<RecordId> = records.into_iter().collect();
    let mut names = Names::new();
    for id in records.into_iter().take(MOST) {
        if let Some(record) = open.store.record(&id, open.now).await?
            && let Some(name) = name_of(&record)
        {
            names.insert(id, name.to_owned());
        }
    }
    Ok(names)
}

/// All records that a record's page names: in its values, and as who said or checked them.
pub fn named(record: &Record) -> Vec<RecordId> {
    let mut all = Vec::new();
    for held in record.fields.iter().flat_map(|field| &field.values) {
        all.extend(held.organisation.clone());
        all.extend(held.tally.agreed.iter().cloned());
        all.extend(held.tally.opposed.iter().cloned());
        if let Some(value) = &held.value {
            in_value(value, &mut all);
        }
    }
    all.extend(record.merged_into.clone());
    all.extend(record.takes_in.iter().cloned());
    all.extend(record.owners.iter().map(|owner| owner.organisation.clone()));
    all
}

/// The records that a value names.
pub fn in_value(value: &Value, all: &mut Vec<RecordId>) {
    match value {
        Value::String(text) => all.extend(text.parse::<RecordId>().ok()),
        Value::Array(items) => items.iter().for_each(|item| in_value(item, all)),
        _ => {}
    }
}

//! What an import would change: shown before anything is said.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Imported;
use crate::admit::live;
use crate::digest::Digest;
use crate::fold::Record;
use crate::names::{FieldName, Language, RecordId};

/// What an import would say.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// The values to say.
    pub values: Vec<Planned>,
    /// How many of the records are new.
    pub new_records: usize,
    /// How many records it knows.
    pub records: usize,
    /// How many values the commons has already.
    pub same: usize,
    /// How many values take the place of others of the same organisation.
    pub replacing: usize,
    /// How many scalars of the source no field takes.
    pub unmapped: usize,
    /// Values that do not fit their field, as record and field: they are not said.
    pub unfit: Vec<(RecordId, FieldName, String)>,
}

/// A value to say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Planned {
    /// Of which record.
    pub record: RecordId,
    /// Of which field.
    pub field: FieldName,
    /// In which language.
    pub language: Option<Language>,
    /// The value.
    pub value: Value,
    /// The page that says it; none where nobody looked, so that it is said without a source.
    pub page: Option<String>,
    /// The value it takes the place of.
    pub replaces: Option<Digest>,
}

impl Plan {
    /// Adds one thing of a list. `kept` is its record as it is, if there is one; `fault` says what
    /// is wrong with a value for a field; `organisation` is the one that would say it.
    pub fn add(
        &mut self,
        thing: Imported,
        kept: Option<&Record>,
        organisation: Option<&RecordId>,
        fault: impl Fn(&FieldName, &Value) -> Option<String>,
    ) {
        self.records += 1;
        self.new_records += usize::from(kept.is_none_or(Record::is_blank));
        self.unmapped += thing.unmapped.len();
        for mapped in thing.values {
            if let Some(fault) = fault(&mapped.field, &mapped.value) {
                self.unfit.push((thing.record.clone(), mapped.field, fault));
                continue;
            }
            let mut own = None;
            let mut same = false;
            for held in live(kept, &mapped.field, mapped.language.as_ref()) {
                same |= held.value.as_ref() == Some(&mapped.value);
                if organisation.is_some() && held.organisation.as_ref() == organisation {
                    own = own.or(Some(held.statement));
                }
            }
            if same {
                self.same += 1;
                continue;
            }
            self.replacing += usize::from(own.is_some());
            self.values.push(Planned {
                record: thing.record.clone(),
                field: mapped.field,
                language: mapped.language,
                value: mapped.value,
                page: match (mapped.unchecked, mapped.page) {
                    (true, _) => None,
                    (false, page) => Some(page.unwrap_or_else(|| thing.page.clone())),
                },
                replaces: own,
            });
        }
    }
}

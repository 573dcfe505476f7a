//! Records in formats that other programs read. Texts come out; files are for who calls.
//!
//! Licences stay per statement: what is written is a [`Part`] of a record, the values of one licence,
//! so that no file mixes what may not be mixed.

pub mod atom;
pub mod csv;
pub mod dcat;
pub mod geojson;
pub mod icalendar;
pub mod json_ld;

use serde_json::Value;

use crate::fold::{Held, Record, Standing};
use crate::names::{FieldName, Language, Licence, RecordId};

/// What of a record is under one licence: of each field and language the value that is shown first.
#[derive(Debug, Clone)]
pub struct Part<'r> {
    /// The record.
    pub record: &'r Record,
    /// The values, in the order of their fields.
    pub values: Vec<Shown<'r>>,
}

/// A value that is shown.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'r> {
    /// Its field.
    pub field: &'r FieldName,
    /// Its language.
    pub language: Option<&'r Language>,
    /// The value.
    pub value: &'r Value,
    /// With how it stands.
    pub held: &'r Held,
}

impl<'r> Part<'r> {
    /// The part of a record that is under a licence; none where nothing is, or where the record was
    /// merged into another or retired.
    pub fn of(record: &'r Record, licence: &Licence) -> Option<Self> {
        if record.merged_into.is_some() || record.retired {
            return None;
        }
        let mut values = Vec::new();
        for field in &record.fields {
            let mut all = field.values.iter();
            let first = all.find(|held| is_shown(held) && held.licence == *licence);
            if let Some(held) = first
                && let Some(value) = &held.value
            {
                values.push(Shown {
                    field: &field.name,
                    language: field.language.as_ref(),
                    value,
                    held,
                });
            }
        }
        (!values.is_empty()).then_some(Self { record, values })
    }

    /// The value of a field that has no language.
    pub fn value(&self, field: &str) -> Option<&'r Value> {
        let mut values = self.values.iter();
        let shown = values.find(|shown| shown.field.as_str() == field && shown.language.is_none());
        shown.map(|shown| shown.value)
    }

    /// A text of a field that has no language.
    pub fn text(&self, field: &str) -> Option<&'r str> {
        self.value(field)?.as_str()
    }

    /// A text of a field in a language, else in French, in English, in any.
    pub fn spoken(&self, field: &str, language: &str) -> Option<&'r str> {
        let of = |code: Option<&str>| {
            let mut values = self.values.iter();
            let shown = values.find(|shown| {
                let spoken = shown.language.map(Language::as_str);
                shown.field.as_str() == field && (code.is_none() || spoken == code)
            });
            shown.and_then(|shown| shown.value.as_str())
        };
        of(Some(language))
            .or_else(|| of(Some("fr")))
            .or_else(|| of(Some("en")))
            .or_else(|| of(None))
    }

    /// True where enough organisations checked its name.
    pub fn is_checked(&self) -> bool {
        let mut values = self.values.iter();
        values
            .any(|shown| shown.field.as_str() == "name" && shown.held.standing == Standing::InForce)
    }

    /// Its point, as degrees north and east.
    pub fn point(&self) -> Option<(f64, f64)> {
        let degrees = |field| self.value(field)?.as_f64();
        Some((degrees("latitude")?, degrees("longitude")?))
    }
}

/// All licences under which something of a record is shown.
pub fn licences(record: &Record) -> impl Iterator<Item = &Licence> {
    let values = record.fields.iter().flat_map(|field| &field.values);
    values
        .filter(|held| is_shown(held))
        .map(|held| &held.licence)
}

/// The address of a record in a commons whose log has this name (`commons.example.org/log`).
pub fn address(origin: &str, record: &RecordId) -> String {
    let host = origin.split('/').next().unwrap_or(origin);
    format!("https://{host}/commons/{record}")
}

fn is_shown(held: &Held) -> bool {
    matches!(held.standing, Standing::InForce | Standing::Waiting { .. })
}

#[cfg(test)]
mod tests;

//! CSV tables (RFC 4180), a table a kind, and their description as a Frictionless data package
//! (<https://specs.frictionlessdata.io/tabular-data-package/>).

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::Part;
use crate::kinds::{Field, Kind};
use crate::moment::Moment;
use crate::names::{FieldName, Licence};

/// The columns of a table: the record, whether it was checked, and each field, translated ones once
/// for each language.
pub struct Table<'k> {
    kind: &'k Kind,
    languages: BTreeMap<FieldName, BTreeSet<String>>,
    rows: u64,
}

impl<'k> Table<'k> {
    /// The columns of a kind, before any record was seen.
    pub fn of(kind: &'k Kind) -> Self {
        Self {
            kind,
            languages: BTreeMap::new(),
            rows: 0,
        }
    }

    /// Makes room for the languages of a record. All records are seen before the first is written.
    pub fn see(&mut self, part: &Part<'_>) {
        for shown in &part.values {
            if let Some(language) = shown.language {
                let languages = self.languages.entry(shown.field.clone()).or_default();
                languages.insert(language.to_string());
            }
        }
    }

    /// The first line.
    pub fn head(&self) -> Vec<u8> {
        let columns = self.columns();
        let names = columns.iter().map(|column| column.name.clone());
        line(
            ["record".to_owned(), "checked".to_owned()]
                .into_iter()
                .chain(names),
        )
    }

    /// The line of a record.
    pub fn row(&mut self, part: &Part<'_>) -> Vec<u8> {
        self.rows += 1;
        let cells = self.columns().into_iter().map(|column| {
            let mut values = part.values.iter();
            let shown = values.find(|shown| {
                *shown.field == *column.field.name()
                    && shown.language.map(super::super::names::Language::as_str) == column.language
            });
            shown.map_or_else(String::new, |shown| cell(shown.value))
        });
        let first = [part.record.id.to_string(), part.is_checked().to_string()];
        line(first.into_iter().chain(cells))
    }

    /// How many records were written.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// Its description as a resource of a data package. `digest` is the file's SHA-256.
    pub fn resource(&self, path: &str, bytes: u64, digest: &str) -> Value {
        let mut fields = vec![
            json!({"name": "record", "type": "string", "constraints": {"required": true, "unique": true}}),
            json!({"name": "checked", "type": "boolean",
                "description": "Enough organisations checked its name."}),
        ];
        fields.extend(self.columns().iter().map(|column| {
            let title = column.field.title.of("en");
            let title = match column.language {
                Some(language) => format!("{title} ({language})"),
                None => title.to_owned(),
            };
            let help = column.field.help.as_ref().map(|help| help.of("en"));
            let mut field = json!({
                "name": column.name, "type": type_of(column.field), "title": title,
            });
            if let Some(help) = help {
                field["description"] = Value::from(help);
            }
            field
        }));
        json!({
            "name": self.kind.name(), "title": self.kind.title().of("en"), "path": path,
            "profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv",
            "encoding": "utf-8", "bytes": bytes, "hash": format!("sha256:{digest}"),
            "schema": {"fields": fields, "primaryKey": "record", "missingValues": [""]},
        })
    }

    fn columns(&self) -> Vec<Column<'_>> {
        let mut columns = Vec::new();
        for field in self.kind.fields() {
            let name = field.name().as_str();
            if !field.translated {
                columns.push(Column {
                    name: name.to_owned(),
                    field,
                    language: None,
                });
                continue;
            }
            let languages = self.languages.get(field.name());
            columns.extend(languages.into_iter().flatten().map(|language| Column {
                name: format!("{name}_{language}"),
                field,
                language: Some(language),
            }));
        }
        columns
    }
}

/// The data package of tables under one licence.
pub fn package(origin: &str, licence: &Licence, moment: Moment, resources: &[Value]) -> Value {
    json!({
        "profile": "tabular-data-package",
        "name": format!("commons-{}", licence.as_str().to_lowercase()),
        "title": format!("{origin} ({licence})"),
        "created": moment,
        "licenses": [{
            "name": licence, "path": format!("https://spdx.org/licenses/{licence}.html"),
        }],
        "resources": resources,
    })
}

struct Column<'t> {
    name: String,
    field: &'t Field,
    language: Option<&'t str>,
}

/// The type of a column as Table Schema names it.
fn type_of(field: &Field) -> &'static str {
    let member = |name: &str| field.schema().get(name).and_then(Value::as_str);
    match (member("type"), member("format")) {
        (Some("integer"), _) => "integer",
        (Some("number"), _) => "number",
        (Some("boolean"), _) => "boolean",
        (Some("array"), _) => "array",
        (Some("object"), _) => "object",
        (_, Some("date")) => "date",
        _ => "string",
    }
}

/// A value in a cell: texts as they are, lists as JSON.
fn cell(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn line(cells: impl Iterator<Item = String>) -> Vec<u8> {
    let mut written = Vec::new();
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            written.push(b',');
        }
        if cell.contains(['"', ',', '\n', '\r']) || cell.starts_with(' ') || cell.ends_with(' ') {
            written.push(b'"');
            written.extend(cell.replace('"', "\"\"").bytes());
            written.push(b'"');
        } else {
            written.extend(cell.bytes());
        }
    }
    written.extend(b"\r\n");
    written
}

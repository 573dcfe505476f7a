//! A table that people keep, a CSV file or a sheet: a row a thing of one kind. Columns find their
//! fields by name or title in French or in English, or as a person says.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Imported, Mapped, Unmapped};
use crate::kinds::{Field, Kind};
use crate::names::{FieldName, Language, RecordId};

/// The list that records of tables are of.
pub const NAME: &str = "table";
/// The most rows.
const ROWS: usize = 100_000;
/// The most columns.
const COLUMNS: usize = 500;

/// Which field each column fills.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// What stands in its first row.
    pub title: String,
    /// The field, and its language where it has one; none where no field takes the column.
    pub field: Option<(FieldName, Option<Language>)>,
    /// A person said so.
    pub said: bool,
}

/// Why a table cannot be mapped.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadTable {
    /// No row with titles and no row after it.
    #[error("no rows")]
    Empty,
    /// More rows or columns than we read.
    #[error("more than {ROWS} rows or {COLUMNS} columns")]
    TooLarge,
    /// What a person said is no column of the table, or no field of the kind.
    #[error("{0} is no column, or no field of the kind")]
    NoSuch(String),
    /// No column gives the name that a record needs.
    #[error("no column gives the name")]
    NoName,
}

/// Finds the fields of columns. `said` are titles with the fields that a person gives them, such as
/// `("Sigle", "other_names")` or `("Objet", "description_fr")`; an empty field leaves a column out.
/// `language` is that of texts whose column says none.
pub fn columns(
    rows: &[Vec<String>],
    kind: &Kind,
    said: &[(String, String)],
    language: &Language,
) -> Result<Vec<Column>, BadTable> {
    let Some(titles) = rows.first().filter(|_| rows.len() > 1) else {
        return Err(BadTable::Empty);
    };
    if rows.len() > ROWS || titles.len() > COLUMNS {
        return Err(BadTable::TooLarge);
    }
    for (title, field) in said {
        let known = titles.iter().any(|known| plain(known) == plain(title));
        let takes = field.is_empty() || named(kind, &plain(field), language).is_some();
        if !known || !takes {
            return Err(BadTable::NoSuch(format!("{title}={field}")));
        }
    }
    let mut columns: Vec<Column> = Vec::new();
    for title in titles {
        let of = said.iter().find(|(known, _)| plain(known) == plain(title));
        let field = match of {
            Some((_, field)) => named(kind, &plain(field), language),
            None => named(kind, &plain(title), language),
        };
        // Of two columns for one field, the first: the other is listed.
        let taken = columns
            .iter()
            .any(|known| known.field.is_some() && known.field == field);
        columns.push(Column {
            title: title.trim().to_owned(),
            field: field.filter(|_| !taken),
            said: of.is_some(),
        });
    }
    let has_name = columns.iter().any(|column| {
        let field = column.field.as_ref();
        field.is_some_and(|(field, _)| field.as_str() == "name")
    });
    if has_name {
        Ok(columns)
    } else {
        Err(BadTable::NoName)
    }
}

/// Reads the rows. What a cell holds that its field does not take is listed, and so is what stands in
/// columns without a field. `page` is where the table is shown, or what it is called.
pub fn read(rows: &[Vec<String>], columns: &[Column], kind: &Kind, page: &str) -> Vec<Imported> {
    let mut all: BTreeMap<String, usize> = BTreeMap::new();
    let mut things = Vec::new();
    for (at, row) in rows.iter().enumerate().skip(1) {
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let (mut values, mut unmapped) = (Vec::new(), Vec::new());
        for (place, cell) in row.iter().enumerate() {
            let cell = cell.trim();
            if cell.is_empty() {
                continue;
            }
            // As in a sheet: the row from 1, the column from 1.
            let from = format!("/{}/{}", at + 1, place + 1);
            let column = columns.get(place).and_then(|column| column.field.clone());
            let value = column.and_then(|(name, language)| {
                let value = taken(kind.field(&name)?, cell)?;
                Some((name, language, value))
            });
            match value {
                Some((field, language, value)) => values.push(Mapped {
                    field,
                    language,
                    value,
                    from: vec![from],
                    page: None,
                    unchecked: false,
                }),
                None => unmapped.push(Unmapped {
                    from,
                    value: Value::from(cell),
                }),
            }
        }
        let text = |field: &str| {
            let mut values = values.iter();
            let value = values.find(|value: &&Mapped| value.field.as_str() == field)?;
            value.value.as_str().map(str::to_owned)
        };
        // What makes a thing the same at the next import: its address, else its name and its place.
        let key = text("website")
            .map(|address| plain_address(&address))
            .or_else(|| {
                let place = text("municipality").unwrap_or_default();
                Some(format!("{}\n{}", plain(&text("name")?), plain(&place)))
            });
        let Some(key) = key else {
            // Without a name it is nothing: listed with the thing before it.
            unmapped.extend(values.into_iter().flat_map(|value| {
                let said = value.value;
                value.from.into_iter().map(move |from| Unmapped {
                    from,
                    value: said.clone(),
                })
            }));
            if let Some(last) = things.last_mut() {
                let last: &mut Imported = last;
                last.unmapped.extend(unmapped);
            }
            continue;
        };
        let count = all.entry(key.clone()).or_default();
        *count += 1;
        let key = if *count > 1 {
            format!("{key}\n{count}")
        } else {
            key
        };
        things.push(Imported {
            record: RecordId::named(kind.name().clone(), NAME, &key),
            page: page.to_owned(),
            values,
            unmapped,
        });
    }
    things
}

/// The field that is called so: its name, with `_fr` after it where it has languages, or its title.
fn named(kind: &Kind, called: &str, language: &Language) -> Option<(FieldName, Option<Language>)> {
    if called.is_empty() {
        return None;
    }
    for field in kind.fields() {
        let name = plain(field.name().as_str());
        let names = [
            name,
            plain(field.title.of("fr")),
            plain(field.title.of("en")),
        ];
        if names.iter().any(|name| name == called) {
            let language = field.translated.then(|| language.clone());
            return Some((field.name().clone(), language));
        }
        for name in names.iter().filter(|_| field.translated) {
            let rest = called.strip_prefix(name.as_str()).map(str::trim);
            if let Some(Ok(language)) = rest.map(str::parse::<Language>) {
                return Some((field.name().clone(), Some(language)));
            }
        }
    }
    OTHER_NAMES
        .iter()
        .find(|(other, _)| *other == called)
        .and_then(|(_, name)| named(kind, name, language))
}

/// What people call fields besides.
const OTHER_NAMES: [(&str, &str); 22] = [
    ("nom de l association", "name"),
    ("association", "name"),
    ("structure", "name"),
    ("denomination", "name"),
    ("raison sociale", "name"),
    ("titre", "name"),
    ("title", "name"),
    ("sigle", "other names"),
    ("objet", "description"),
    ("presentation", "description"),
    ("site", "website"),
    ("site internet", "website"),
    ("url", "website"),
    ("ville", "municipality"),
    ("city", "municipality"),
    ("town", "municipality"),
    ("code insee", "municipality code"),
    ("tel", "telephone"),
    ("courriel", "email"),
    ("mail", "email"),
    ("siret", "registration"),
    ("mots cles", "tags"),
];

/// A cell as its field takes it.
fn taken(field: &Field, cell: &str) -> Option<Value> {
    let schema = field.schema();
    let value = match schema.get("type").and_then(Value::as_str)? {
        "array" => {
            // Lists are apart by semicolons or bars; by commas where there are none of those.
            let marks: &[char] = if cell.contains([';', '|', '\n']) {
                &[';', '|', '\n']
            } else {
                &[',']
            };
            let items = cell
                .split(marks)
                .map(str::trim)
                .filter(|item| !item.is_empty());
            let mut values: Vec<Value> = Vec::new();
            for item in items.map(|item| chosen(field, item)) {
                if !values.contains(&item) {
                    values.push(item);
                }
            }
            Value::Array(values)
        }
        "boolean" => match plain(cell).as_str() {
            "oui" | "yes" | "vrai" | "true" | "1" | "x" => Value::Bool(true),
            "non" | "no" | "faux" | "false" | "0" => Value::Bool(false),
            _ => return None,
        },
        "integer" => Value::from(digits(cell).parse::<i64>().ok()?),
        "number" => {
            let number: f64 = digits(cell).replace(',', ".").parse().ok()?;
            serde_json::Number::from_f64(number).map(Value::Number)?
        }
        _ if schema.get("format").and_then(Value::as_str) == Some("date") => day(cell),
        _ if schema.get("format").and_then(Value::as_str) == Some("uri")
            && !cell.contains("://") =>
        {
            Value::from(format!("https://{cell}"))
        }
        _ => chosen(field, cell),
    };
    field.fits(&value).then_some(value)
}

/// A choice by what people call it, else the text.
fn chosen(field: &Field, text: &str) -> Value {
    let called = plain(text);
    let mut choices = field.choices.iter();
    let choice = choices.find(|(choice, titles)| {
        plain(choice) == called || titles.iter().any(|(_, title)| plain(title) == called)
    });
    Value::from(choice.map_or(text, |(choice, _)| choice.as_str()))
}

/// A day written as the French do, as the standard writes it.
fn day(cell: &str) -> Value {
    let parts: Vec<&str> = cell.split(['/', '.']).collect();
    match parts.as_slice() {
        [day, month, year] if year.len() == 4 => {
            Value::from(format!("{year}-{month:0>2}-{day:0>2}"))
        }
        _ => Value::from(cell),
    }
}

/// A number without the spaces between its thousands.
fn digits(cell: &str) -> String {
    cell.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A title without case, accents and marks, words apart by a space.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        let c = match c {
            'à' | 'â' | 'ä' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' => 'i',
            'ô' | 'ö' => 'o',
            'ù' | 'û' | 'ü' => 'u',
            'ç' => 'c',
            c if c.is_alphanumeric() => c,
            _ => ' ',
        };
        if c != ' ' || (!plain.is_empty() && !plain.ends_with(' ')) {
            plain.push(c);
        }
    }
    plain.trim_end().to_owned()
}

/// An address as two spellings of it have in common.
fn plain_address(address: &str) -> String {
    let address = address
        .trim_start_matches("https://")
        .trim_start_matches("http://");
    let address = address.trim_start_matches("www.").trim_end_matches('/');
    address.to_lowercase()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::kinds::shipped;

    fn organisation() -> Kind {
        let name: crate::names::KindName = "organisation".parse().unwrap();
        let schema = shipped().remove(&name).unwrap();
        Kind::compile(name, &schema).unwrap()
    }

    fn rows(text: &str) -> Vec<Vec<String>> {
        let lines = text.lines();
        lines
            .map(|line| line.split('\t').map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn columns_find_their_fields_and_nothing_is_lost() {
        let kind = organisation();
        let rows = rows(
            "Nom\tSigle\tObjet\tVille\tSite internet\tFamille\tFondée\tCouleur\tCréée en\n\
             Le Fournil\tLF\tDu pain.\tNantes\tfournil.example\tHébergement; networks\tjadis\tbleu\t1998\n\
             \t\t\t\t\t\t\t\t\n\
             Le Fournil\t\t\tRennes\t\t\t\t\t\n",
        );
        let french: Language = "fr".parse().unwrap();
        let said = [("Créée en".to_owned(), "founded".to_owned())];
        let columns = columns(&rows, &kind, &said, &french).unwrap();
        let fields: Vec<Option<&str>> = columns
            .iter()
            .map(|column| Some(column.field.as_ref()?.0.as_str()))
            .collect();
        assert_eq!(fields[0], Some("name"));
        assert_eq!(
            fields[1..5],
            [
                Some("other_names"),
                Some("description"),
                Some("municipality"),
                Some("website")
            ]
        );
        assert_eq!(
            (fields[5], fields[7], fields[8]),
            (Some("family"), None, Some("founded"))
        );
        let things = read(&rows, &columns, &kind, "https://list.example/");
        assert_eq!(things.len(), 2);
        let value = |at: usize, field: &str| {
            let mut values = things[at].values.iter();
            values.find(|value| value.field.as_str() == field).cloned()
        };
        assert_eq!(
            value(0, "website").unwrap().value,
            json!("https://fournil.example")
        );
        assert_eq!(value(0, "founded").unwrap().value, json!(1998));
        assert_eq!(value(0, "description").unwrap().language, Some(french));
        assert_ne!(things[0].record, things[1].record);
        let cells = rows[1..]
            .iter()
            .flatten()
            .filter(|cell| !cell.is_empty())
            .count();
        let kept: usize = things
            .iter()
            .map(|t| t.values.len() + t.unmapped.len())
            .sum();
        assert_eq!(kept, cells);
        let again = read(&rows, &columns, &kind, "https://list.example/");
        assert_eq!(things, again);
    }

    #[test]
    fn what_a_person_says_wrongly_is_refused() {
        let kind = organisation();
        let french: Language = "fr".parse().unwrap();
        let table = rows("Nom\tVille\nLe Fournil\tNantes\n");
        for (title, field) in [("Absent", "name"), ("Ville", "colour")] {
            let said = [(title.to_owned(), field.to_owned())];
            let wrong = columns(&table, &kind, &said, &french);
            assert!(matches!(wrong, Err(BadTable::NoSuch(_))), "{title}");
        }
        let out = [("Nom".to_owned(), String::new())];
        assert_eq!(columns(&table, &kind, &out, &french), Err(BadTable::NoName));
        assert_eq!(
            columns(&table[..1], &kind, &[], &french),
            Err(BadTable::Empty)
        );
    }
}

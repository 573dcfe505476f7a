//! Keys: what a person saw on a form, box by box. See `keys/boxes/places.py` for how one is made.
//!
//! A key is a TOML file with `form` (path below the shared cases, or below the project when `ours`
//! is true), `box` (one box each) and `grid` (the cells of a range, labelled by row and column). Keys in `keys/boxes` have thresholds;
//! those in `keys/boxes/more` are only reported.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::places::Place;

/// What a person saw on one form.
#[derive(Debug)]
pub struct Key {
    /// The key's own name.
    pub name: String,
    /// Path of the form below the shared cases, or below the project when it is ours.
    pub form: String,
    /// The form was made for the project and is in it.
    pub ours: bool,
    /// Recall and precision must reach the threshold on it.
    pub required: bool,
    /// Its boxes.
    pub boxes: Vec<KeyBox>,
}

impl Key {
    /// Where its form is: in the project, or in the folder `shared`.
    pub fn path(&self, shared: &Path) -> PathBuf {
        if self.ours {
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("../..")
                .join(&self.form)
        } else {
            shared.join("cases").join(&self.form)
        }
    }

    /// The form draws its boxes and has no field: every place is a rectangle on a page.
    pub fn flat(&self) -> bool {
        let drawn = |b: &KeyBox| matches!(b.place, Place::OnPage(_));
        !self.boxes.is_empty() && self.boxes.iter().all(drawn)
    }
}

/// One box that a person saw.
#[derive(Debug, Clone)]
pub struct KeyBox {
    /// What it asks.
    pub label: String,
    /// Where its answer begins.
    pub place: Place,
    /// Further places of the same visible blank; a second box found there is false.
    pub also: Vec<Place>,
    /// Kinds that are right.
    pub kinds: Vec<String>,
    /// Owners that are right.
    pub owners: Vec<String>,
    /// Number and unit.
    pub limit: Option<(u32, String)>,
    /// The heading it stands under, or empty.
    pub section: String,
    /// A person may or may not call it a box: neither missed nor false.
    pub optional: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    form: String,
    #[serde(default)]
    ours: bool,
    #[serde(default, rename = "box")]
    boxes: Vec<Entry>,
    #[serde(default)]
    grid: Vec<Grid>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    label: String,
    place: String,
    #[serde(default)]
    also: Vec<String>,
    #[serde(flatten)]
    facts: Facts,
}

/// `kind` and `owner` may name alternatives, as in `text|number`, where two people would differ.
#[derive(Deserialize, Clone)]
struct Facts {
    kind: String,
    #[serde(default = "applicant")]
    owner: String,
    limit: Option<String>,
    #[serde(default)]
    section: String,
    #[serde(default)]
    optional: bool,
}

/// Cells of a sheet. `rows` and `columns` label them in order; a label may be missing (one row
/// or one column), and `skip` names cells of the range that are no box.
#[derive(Deserialize)]
struct Grid {
    part: String,
    cells: String,
    #[serde(default)]
    rows: Vec<String>,
    #[serde(default)]
    columns: Vec<String>,
    #[serde(default)]
    skip: Vec<String>,
    #[serde(flatten)]
    facts: Facts,
}

/// All keys of the project: those with thresholds first, each group by name.
pub fn all() -> Result<Vec<Key>, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("keys/boxes");
    let mut keys = read_folder(&folder, true)?;
    keys.extend(read_folder(&folder.join("more"), false)?);
    Ok(keys)
}

fn read_folder(folder: &Path, required: bool) -> Result<Vec<Key>, String> {
    let wrong = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(wrong)? {
        let path = entry.map_err(wrong)?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            paths.push(path);
        }
    }
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let text = std::fs::read_to_string(path).map_err(wrong)?;
            parse(&name, &text, required)
        })
        .collect()
}

/// Parses one key. The error says which place or range is not one.
pub fn parse(name: &str, text: &str, required: bool) -> Result<Key, String> {
    let file: File = toml::from_str(text).map_err(|error| format!("{name}: {error}"))?;
    let place = |text: &str| Place::parse(text).ok_or(format!("{name}: no place: {text}"));
    let mut boxes = Vec::new();
    for entry in &file.boxes {
        let also = entry
            .also
            .iter()
            .map(|text| place(text))
            .collect::<Result<_, _>>()?;
        boxes.push(
            entry
                .facts
                .key_box(entry.label.clone(), place(&entry.place)?, also)?,
        );
    }
    for grid in &file.grid {
        boxes.extend(grid.boxes().map_err(|error| format!("{name}: {error}"))?);
    }
    Ok(Key {
        name: name.to_owned(),
        form: file.form,
        ours: file.ours,
        required,
        boxes,
    })
}

impl Facts {
    fn key_box(&self, label: String, place: Place, also: Vec<Place>) -> Result<KeyBox, String> {
        let limit = match &self.limit {
            None => None,
            Some(text) => {
                let parts = text.split_once(' ');
                let (number, unit) = parts.ok_or(format!("a limit without unit: {text}"))?;
                let number = number.parse().map_err(|_| format!("no number: {text}"))?;
                Some((number, unit.to_owned()))
            }
        };
        let alternatives = |text: &str| text.split('|').map(str::to_owned).collect();
        Ok(KeyBox {
            label,
            place,
            also,
            kinds: alternatives(&self.kind),
            owners: alternatives(&self.owner),
            limit,
            section: self.section.clone(),
            optional: self.optional,
        })
    }
}

impl Grid {
    fn boxes(&self) -> Result<Vec<KeyBox>, String> {
        let wrong = || format!("no range of cells: {}", self.cells);
        let (first, last) = self
            .cells
            .split_once(':')
            .unwrap_or((&self.cells, &self.cells));
        let (left, top) = cell(first).ok_or_else(wrong)?;
        let (right, bottom) = cell(last).ok_or_else(wrong)?;
        let lengths = (bottom.checked_sub(top), right.checked_sub(left));
        let (Some(height), Some(width)) = lengths else {
            return Err(wrong());
        };
        let fits = |labels: &[String], length: u32| {
            labels.is_empty() || u32::try_from(labels.len()) == Ok(length + 1)
        };
        if !fits(&self.rows, height) || !fits(&self.columns, width) {
            return Err(format!("{}: labels and cells differ in number", self.cells));
        }
        let mut boxes = Vec::new();
        for row in 0..=height {
            for column in 0..=width {
                let name = format!("{}{}", letters(left + column), top + row);
                if self.skip.contains(&name) {
                    continue;
                }
                let labels = [
                    self.rows.get(row as usize),
                    self.columns.get(column as usize),
                ];
                let label = labels
                    .into_iter()
                    .flatten()
                    .cloned()
                    .collect::<Vec<_>>()
                    .join(" – ");
                let place = Place::Cell {
                    part: self.part.clone(),
                    cell: name,
                };
                boxes.push(self.facts.key_box(label, place, Vec::new())?);
            }
        }
        Ok(boxes)
    }
}

/// Column (A is 1) and row of a cell's name.
fn cell(name: &str) -> Option<(u32, u32)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = name.split_at(digits);
    let mut column = 0_u32;
    for letter in letters.chars() {
        let value = letter.to_digit(36)?.checked_sub(9)?;
        column = column.checked_mul(26)?.checked_add(value)?;
    }
    Some((column, row.parse().ok()?)).filter(|(column, row)| *column > 0 && *row > 0)
}

/// The letters of a column (1 is A).
fn letters(mut column: u32) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        let letter = u8::try_from((column - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        column = (column - 1) / 26;
    }
    letters.iter().rev().collect()
}

fn applicant() -> String {
    "applicant".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grid_labels_each_cell_by_its_row_and_column() {
        let text = r#"
            form = "forms/invented.xlsx"
            [[grid]]
            part = "xl/worksheets/sheet1.xml"
            cells = "Z9:AA10"
            rows = ["60 Achats", "61 Services extérieurs"]
            columns = ["Prévu", "Réalisé"]
            skip = ["AA9"]
            kind = "amount"
        "#;
        let key = parse("invented", text, true).expect("parses");
        let seen: Vec<_> = key
            .boxes
            .iter()
            .map(|b| (b.place.to_string(), &*b.label))
            .collect();
        let part = "xl/worksheets/sheet1.xml";
        assert_eq!(
            seen,
            [
                (format!("{part}!Z9"), "60 Achats – Prévu"),
                (format!("{part}!Z10"), "61 Services extérieurs – Prévu"),
                (format!("{part}!AA10"), "61 Services extérieurs – Réalisé"),
            ]
        );
    }

    #[test]
    fn labels_must_be_as_many_as_rows() {
        let text =
            "form = 'f'\n[[grid]]\npart = 'p'\ncells = 'A1:A3'\nrows = ['one']\nkind = 'text'";
        assert!(parse("invented", text, true).is_err());
    }
}

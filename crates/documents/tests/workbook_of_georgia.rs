//! A real workbook of fourteen protected sheets, read and filled. It is among the shared cases
//! beside the project, and these tests are skipped where they are absent.
//!
//! The counts expected here were taken with openpyxl 3.1.5 from the same file: cells with
//! `protection.locked` false, cells of data type `f`, and `merged_cells.ranges` of every sheet.

#![expect(clippy::print_stderr, reason = "a skipped test must say so")]

use std::io::{Cursor, Read};

use documents::{Block, Bounds, Document, Edit, Input, Table, Value};
use zip::ZipArchive;

const NAME: &str = "us_georgia_child_support_worksheet_protected.xlsx";

/// Sheets as `(name, unlocked cells, formulas, merges)`, by openpyxl.
const EXPECTED: [(&str, usize, usize, usize); 14] = [
    ("Start Here", 0, 0, 48),
    ("Espanol Empiece Aqui", 0, 0, 73),
    ("CS Worksheet", 64, 31, 106),
    ("Schedule A", 52, 7, 11),
    ("Self Employment Calculator", 56, 18, 8),
    ("Schedule B", 67, 28, 41),
    ("Schedule C", 0, 0, 1),
    ("Schedule D", 39, 69, 6),
    ("Schedule D Supplemental Tables", 108, 147, 9),
    ("Schedule E", 83, 115, 109),
    ("Schedule E Supplemental Tables", 117, 201, 135),
    ("Footnotes", 54, 4, 1),
    ("Explanation of Terms", 0, 0, 0),
    ("BCSO", 0, 0, 3),
];

fn original() -> Option<Vec<u8>> {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/cases/forms/xls/"
    );
    let bytes = std::fs::read(format!("{folder}{NAME}")).ok();
    if bytes.is_none() {
        eprintln!("skipped: no shared case {NAME}");
    }
    bytes
}

fn read(bytes: &[u8]) -> Document {
    documents::read(bytes, NAME, &Bounds::default()).expect("reads")
}

fn tables(document: &Document) -> Vec<&Table> {
    let mut tables = Vec::new();
    for block in &document.blocks {
        if let Block::Table(table) = block {
            tables.push(table);
        }
    }
    tables
}

/// A value for every cell that may be filled, of the kind that the cell asks for.
fn answers(document: &Document) -> Vec<Edit> {
    let mut edits = Vec::new();
    for table in tables(document) {
        for cell in &table.cells {
            let sheet = cell.sheet.as_ref().expect("a sheet's cell");
            if sheet.formula || sheet.locked {
                continue;
            }
            let count = edits.len() + 1;
            let value = match (sheet.input, sheet.choices.last()) {
                (_, Some(choice)) => Value::Text(choice.clone()),
                (Some(Input::Date), _) => Value::Date {
                    iso: "2025-12-09".to_owned(),
                    display: "12/9/2025".to_owned(),
                },
                (Some(Input::Text), _) => Value::Text(format!("Réponse {count} <&>\nsuite")),
                _ => Value::Number {
                    plain: count.to_string(),
                    display: count.to_string(),
                },
            };
            edits.push(Edit {
                address: cell.address.clone(),
                value,
            });
        }
    }
    edits
}

#[test]
fn every_sheet_holds_what_openpyxl_counts() {
    let Some(bytes) = original() else { return };
    let document = read(&bytes);
    let counted: Vec<(&str, usize, usize, usize)> = tables(&document)
        .into_iter()
        .map(|table| {
            assert!(table.protected && !table.hidden);
            let sheets = || table.cells.iter().filter_map(|cell| cell.sheet.as_ref());
            let merges = table
                .cells
                .iter()
                .filter(|c| c.row_span > 1 || c.column_span > 1)
                .count();
            let unlocked = sheets().filter(|sheet| !sheet.locked).count();
            let formulas = sheets().filter(|sheet| sheet.formula).count();
            (table.name.as_str(), unlocked, formulas, merges)
        })
        .collect();
    assert_eq!(counted, EXPECTED);
    assert_eq!(document.date.as_deref(), Some("2016-12-30"));
}

#[test]
fn every_open_cell_is_filled_and_nothing_else_changes() {
    let Some(bytes) = original() else { return };
    let edits = answers(&read(&bytes));
    let expected: usize = EXPECTED.iter().map(|(_, unlocked, _, _)| unlocked).sum();
    assert_eq!(edits.len(), expected);
    let bounds = Bounds::default();
    let written = documents::write(&bytes, NAME, &edits, &bounds).expect("writes");
    documents::verify(&written, NAME, &edits, &bounds).expect("holds what was asked");

    let mut before = ZipArchive::new(Cursor::new(&bytes[..])).expect("opens");
    let mut after = ZipArchive::new(Cursor::new(&written[..])).expect("opens");
    assert_eq!(before.len(), after.len());
    for index in 0..before.len() {
        let mut old = before.by_index(index).expect("an entry");
        let mut new = after.by_index(index).expect("an entry");
        let name = old.name().expect("a name").into_owned();
        assert_eq!(name, new.name().expect("a name"));
        let (mut a, mut b) = (Vec::new(), Vec::new());
        old.read_to_end(&mut a).expect("unpacks");
        new.read_to_end(&mut b).expect("unpacks");
        let changed = name == "xl/workbook.xml" || name.starts_with("xl/worksheets/s");
        assert!(changed || a == b, "{name} changed");
    }
    // Writing the same again changes nothing more in any sheet.
    let again = documents::write(&written, NAME, &edits, &bounds).expect("writes");
    assert_eq!(read(&again).blocks.len(), read(&written).blocks.len());
    documents::verify(&again, NAME, &edits, &bounds).expect("holds what was asked");
}

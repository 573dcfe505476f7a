//! A workbook of Excel 97. `xls/budget.xls` was made from `xls/budget.fods`, which is ours, by
//! `soffice --headless --convert-to xls budget.fods`.

#![expect(clippy::print_stderr, reason = "a skipped test says so")]

use std::collections::BTreeMap;
use std::path::Path;

use documents::{Address, Anchor, Block, Bounds, Document, Edit, Format, ReadError, Table, Value};

const WORKBOOK: &[u8] = include_bytes!("xls/budget.xls");

fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    documents::read(bytes, "budget.xls", &Bounds::default())
}

fn sheets(document: &Document) -> Vec<&Table> {
    document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Text(_) => None,
        })
        .collect()
}

/// The text of a cell as it would be shown, and what a sheet knows of it besides.
fn cell(table: &Table, row: u32, column: u32) -> (String, Option<&str>, Option<&str>, bool) {
    let cell = table
        .cells
        .iter()
        .find(|cell| (cell.row, cell.column) == (row, column))
        .expect("a cell");
    let text = cell
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Text(text) => Some(text.text()),
            Block::Table(_) => None,
        })
        .collect();
    let sheet = cell.sheet.as_ref().expect("what only a sheet has");
    (
        text,
        sheet.number.as_deref(),
        sheet.date.as_deref(),
        sheet.formula,
    )
}

#[test]
fn cells_are_read_with_their_numbers_dates_and_formulas() {
    let document = read(WORKBOOK).expect("read");
    assert_eq!(document.format, Format::Xls);
    let sheets = sheets(&document);
    let names: Vec<_> = sheets
        .iter()
        .map(|sheet| (sheet.name.as_str(), sheet.hidden))
        .collect();
    assert_eq!(names, [("Réalisé et prévu", false), ("Brouillon", true)]);
    let budget = sheets[0];
    let title = &budget.cells[0];
    assert_eq!((title.row, title.column), (0, 0));
    assert_eq!((title.row_span, title.column_span), (1, 3));
    let plain = |text: &str| (text.to_owned(), None, None, false);
    assert_eq!(
        cell(budget, 2, 0),
        plain("60 – Achats d’œuvres et matériel")
    );
    assert_eq!(
        cell(budget, 2, 1),
        ("1250,4".to_owned(), Some("1250.4"), None, false)
    );
    assert_eq!(
        cell(budget, 4, 2),
        ("22900,5".to_owned(), Some("22900.5"), None, true)
    );
    assert_eq!(
        cell(budget, 6, 1),
        ("14/03/2025".to_owned(), None, Some("2025-03-14"), false)
    );
}

#[test]
fn a_workbook_with_wrong_bytes_is_refused_or_read_in_part() {
    for wrong in (512..WORKBOOK.len()).step_by(61) {
        let mut bytes = WORKBOOK.to_vec();
        bytes[wrong] = 0xFF;
        // What matters is that it ends, and in words.
        let _ = read(&bytes);
    }
}

#[test]
fn a_workbook_cut_short_anywhere_is_refused_or_read_in_part() {
    for end in (0..WORKBOOK.len()).step_by(97) {
        // What matters is that it ends.
        let _ = read(&WORKBOOK[..end]);
    }
    assert!(matches!(
        read(&WORKBOOK[..600]),
        Err(ReadError::Damaged(_) | ReadError::UnknownFormat)
    ));
}

#[test]
fn answers_go_into_an_xlsx_with_all_that_was_read() {
    let day = Value::Date {
        iso: "2026-03-04".to_owned(),
        display: "4 mars 2026".to_owned(),
    };
    let number = Value::Number {
        plain: "1250.5".to_owned(),
        display: "1 250,50".to_owned(),
    };
    let sheet = "Réalisé et prévu";
    let edits = [
        edit(
            sheet,
            "F3",
            Value::Text("Les  Ateliers\nde l’Aubépine & <Cie>".to_owned()),
        ),
        edit(sheet, "F4", number),
        edit(sheet, "F5", day),
        edit(sheet, "F6", Value::Tick(true)),
    ];
    let original = read(WORKBOOK).expect("read");
    let written = copied(WORKBOOK, &original, &edits);
    let copy = documents::read(&written, "copy", &Bounds::default()).expect("read");
    let held: Vec<String> = [2, 3, 4, 5]
        .map(|row| cell(sheets(&copy)[0], row, 5).0)
        .into();
    assert_eq!(
        held,
        [
            "Les  Ateliers\nde l’Aubépine & <Cie>",
            "1250,5",
            "4 mars 2026",
            "x"
        ]
    );
    assert!(
        cell(sheets(&copy)[0], 4, 2).3,
        "the total is still a formula"
    );
    assert_eq!(sheets(&copy)[0].cells[0].column_span, 3);

    let formula = [edit(sheet, "C5", Value::Text("x".to_owned()))];
    let result = documents::write(WORKBOOK, "budget.xls", &formula, &Bounds::default());
    assert!(matches!(result, Err(documents::WriteError::Forbidden(..))));
    let nowhere = [edit("Autre", "A1", Value::Text("x".to_owned()))];
    let result = documents::write(WORKBOOK, "budget.xls", &nowhere, &Bounds::default());
    assert!(matches!(result, Err(documents::WriteError::NoSuchPlace(_))));
}

#[test]
fn real_workbooks_are_copied_whole() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/cases/forms/xls");
    let Ok(files) = std::fs::read_dir(folder) else {
        eprintln!("skipped: the shared cases are not beside the project");
        return;
    };
    let paths = files.filter_map(|file| Some(file.ok()?.path()));
    for path in paths.filter(|path| path.extension().is_some_and(|e| e == "xls")) {
        let bytes = std::fs::read(&path).expect("read");
        let original = read(&bytes).expect("read");
        let blank = |table: &&Table| {
            let cells = table
                .cells
                .iter()
                .filter(|cell| cell.blocks.is_empty())
                .take(20);
            cells
                .map(|cell| cell.address.clone())
                .collect::<Vec<Address>>()
        };
        let edits: Vec<Edit> = sheets(&original)
            .iter()
            .flat_map(blank)
            .map(|address| Edit {
                address,
                value: Value::Text("réponse".to_owned()),
            })
            .collect();
        assert!(!edits.is_empty());
        copied(&bytes, &original, &edits);
    }
}

fn edit(sheet: &str, path: &str, value: Value) -> Edit {
    Edit {
        address: Address::new(sheet, path, Anchor::Cell),
        value,
    }
}

#[test]
fn a_formula_that_is_not_told_for_sure_leaves_its_cell_blank() {
    // Made from an ods of ours by LibreOffice: the first sheet shows a total of the second.
    let form = include_bytes!("xls/demande.xls");
    let original = read(form).expect("read");
    let total = cell(sheets(&original)[0], 9, 1);
    assert!(total.3, "a formula, never to be written");
    let number = |plain: &str| Value::Number {
        plain: plain.to_owned(),
        display: plain.to_owned(),
    };
    let edits = [
        edit("Budget", "B3", number("1250.5")),
        edit("Budget", "B4", number("49")),
    ];
    let bounds = Bounds::default();
    let written = documents::write(form, "a.xls", &edits, &bounds).expect("written");
    documents::verify(&written, "a.xls", &edits, &bounds).expect("it holds the answers");
    let copy = documents::read(&written, "copy", &bounds).expect("read");
    let left = sheets(&copy)[0]
        .cells
        .iter()
        .find(|c| (c.row, c.column) == (9, 1));
    assert!(left.is_none_or(|c| c.blocks.is_empty()), "no stale total");
    assert!(
        cell(sheets(&copy)[1], 7, 1).3,
        "a sum of its own sheet is computed"
    );
}

/// The copy of a workbook; every cell that is not answered holds what it held.
fn copied(bytes: &[u8], original: &Document, edits: &[Edit]) -> Vec<u8> {
    let bounds = Bounds::default();
    assert_eq!(original.format.written(), Some(Format::Xlsx));
    let written = documents::write(bytes, "a.xls", edits, &bounds).expect("written");
    documents::verify(&written, "a.xls", edits, &bounds).expect("it holds the answers");
    let again = documents::write(bytes, "a.xls", edits, &bounds).expect("written");
    assert!(written == again, "the same answers give the same file");
    let copy = documents::read(&written, "copy", &bounds).expect("read");
    assert_eq!(copy.format, Format::Xlsx);
    for (before, after) in sheets(original).iter().zip(sheets(&copy)) {
        assert_eq!((&before.name, before.hidden), (&after.name, after.hidden));
        let known: BTreeMap<_, _> = after.cells.iter().map(|c| ((c.row, c.column), c)).collect();
        for old in before.cells.iter().filter(|cell| !cell.blocks.is_empty()) {
            let new = known[&(old.row, old.column)];
            let (was, is) = (
                old.sheet.as_ref().expect("a sheet"),
                new.sheet.as_ref().expect("a sheet"),
            );
            assert_eq!(
                (old.row_span, old.column_span),
                (new.row_span, new.column_span)
            );
            assert_eq!(was.formula, is.formula, "{}", old.address.path);
            // Results of formulas are computed when the copy is opened.
            if !was.formula {
                assert_eq!(
                    (&was.number, &was.date),
                    (&is.number, &is.date),
                    "{}",
                    old.address.path
                );
            }
            if was.number.is_none() && was.date.is_none() {
                assert_eq!(old.text(), new.text(), "{}", old.address.path);
            }
        }
    }
    written
}

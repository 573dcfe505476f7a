//! A workbook of Excel 97. `xls/budget.xls` was made from `xls/budget.fods`, which is ours, by
//! `soffice --headless --convert-to xls budget.fods`.

use documents::{Block, Bounds, Document, Format, ReadError, Table};

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

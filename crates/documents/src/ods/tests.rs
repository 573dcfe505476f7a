//! Small invented spreadsheets.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::{Block, Bounds, Cell, Document, Input, Note, ReadError, Table};

const STYLES: &str = "<styles><default-style family=\"table-cell\"/>\
    <style name=\"Base\" family=\"table-cell\"><table-cell-properties border=\"0.5pt solid\"/>\
    <text-properties font-weight=\"bold\"/></style></styles>";

const AUTOMATIC: &str = "<automatic-styles><style name=\"ouvert\" family=\"table-cell\" \
    parent-style-name=\"Base\"><table-cell-properties cell-protect=\"none\"/></style>\
    <style name=\"fond\" family=\"table-cell\"><table-cell-properties background-color=\"#eeeeee\" \
    cell-protect=\"formula-hidden\"/></style>\
    <style name=\"boucle\" family=\"table-cell\" parent-style-name=\"boucle\"/>\
    <style name=\"cache\" family=\"table\"><table-properties display=\"false\"/></style></automatic-styles>";

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("starts");
        writer.write_all(text.as_bytes()).expect("writes");
    }
    writer.finish().expect("finishes").into_inner()
}

fn spreadsheet(body: &str) -> Vec<u8> {
    let content = format!(
        "<document-content>{AUTOMATIC}<body><spreadsheet>{body}</spreadsheet></body></document-content>"
    );
    let meta = "<document-meta><meta><title>Budget</title><date>2025-03-01T10:00:00</date></meta></document-meta>";
    archive(&[
        ("styles.xml", STYLES),
        ("content.xml", &content),
        ("meta.xml", meta),
    ])
}

fn read(body: &str) -> Document {
    super::read(&spreadsheet(body), &Bounds::default()).expect("reads")
}

fn table(document: &Document, number: usize) -> &Table {
    match &document.blocks[2 * number + 1] {
        Block::Table(table) => table,
        Block::Text(_) => panic!("a heading where a table should be"),
    }
}

fn cell<'a>(table: &'a Table, path: &str) -> &'a Cell {
    table
        .cells
        .iter()
        .find(|cell| cell.address.path == path)
        .expect("the cell")
}

#[test]
fn values_formulas_and_repeats_are_read() {
    let document = read(
        "<table name=\"Budget\"><table-column/><table-header-rows><table-row>\
         <table-cell value-type=\"string\"><p>Deux<s c=\"2\"/>mots<tab/></p><p>suite</p>\
         <annotation><p>Une note</p></annotation></table-cell>\
         <table-cell value-type=\"currency\" value=\"1250.5\"><p>1 250,50 €</p></table-cell>\
         <table-cell value-type=\"date\" date-value=\"2025-12-09\"><p>09/12/25</p></table-cell>\
         <table-cell formula=\"of:=SUM([.B1:.B2])\" value-type=\"float\" value=\"3\"/></table-row></table-header-rows>\
         <table-row number-rows-repeated=\"2\"><table-cell number-columns-repeated=\"2\" value-type=\"float\" value=\"7\"><p>7</p></table-cell>\
         <table-cell number-columns-spanned=\"2\" number-rows-spanned=\"3\"/><covered-table-cell/></table-row>\
         <table-row number-rows-repeated=\"1048573\"><table-cell number-columns-repeated=\"16384\" style-name=\"fond\"/></table-row></table>",
    );
    assert_eq!(
        (document.title.as_deref(), document.date.as_deref()),
        (Some("Budget"), Some("2025-03-01"))
    );
    let table = table(&document, 0);
    assert_eq!(table.address.path, "A1:D3");
    let paths: Vec<&str> = table
        .cells
        .iter()
        .map(|cell| cell.address.path.as_str())
        .collect();
    assert_eq!(
        paths,
        ["A1", "B1", "C1", "D1", "A2", "B2", "C2", "A3", "B3", "C3"]
    );
    assert_eq!(cell(table, "A1").text(), "Deux  mots\t\nsuite");
    let sheet = |path: &str| cell(table, path).sheet.clone().expect("a sheet's cell");
    assert_eq!(sheet("A1").help, "Une note");
    assert_eq!(sheet("B1").number.as_deref(), Some("1250.5"));
    assert_eq!(sheet("C1").date.as_deref(), Some("2025-12-09"));
    assert!(sheet("D1").formula && !sheet("C1").formula);
    assert_eq!(cell(table, "D1").text(), "3");
    assert_eq!(
        (cell(table, "C2").row_span, cell(table, "C2").column_span),
        (3, 2)
    );
}

#[test]
fn a_sheet_says_what_may_be_filled() {
    let document = read(
        "<content-validations><content-validation name=\"v1\" condition=\"of:cell-content-is-in-list([$Listes.$A$1:.$A$3])\">\
         <help-message title=\"Ville\"><p>Choisir</p></help-message></content-validation>\
         <content-validation name=\"v2\" condition=\"of:cell-content-is-in-list(villes)\"/>\
         <content-validation name=\"v3\" condition=\"of:cell-content-text-length()&lt;=200\"/></content-validations>\
         <table name=\"Demande\" protected=\"true\"><table-column/><table-column default-cell-style-name=\"ouvert\" number-columns-repeated=\"2\"/>\
         <table-row><table-cell value-type=\"string\"><p>Ville</p></table-cell><table-cell content-validation-name=\"v1\"/>\
         <table-cell/></table-row>\
         <table-row><table-cell style-name=\"boucle\"/><table-cell style-name=\"fond\" content-validation-name=\"v2\"/>\
         <table-cell content-validation-name=\"v3\"/></table-row></table>\
         <table name=\"Listes\" style-name=\"cache\"><table-row><table-cell value-type=\"string\"><p>Lyon</p></table-cell></table-row>\
         <table-row number-rows-repeated=\"2\"><table-cell value-type=\"string\"><p>Metz</p></table-cell></table-row></table>\
         <named-expressions><named-range name=\"Villes\" cell-range-address=\"$Listes.$A$2\"/></named-expressions>",
    );
    assert_eq!(document.notes, [Note::Protected]);
    let (form, lists) = (table(&document, 0), table(&document, 1));
    assert!(form.protected && !form.hidden && lists.hidden);
    let sheet = |path: &str| cell(form, path).sheet.clone().expect("a sheet's cell");
    assert!(sheet("A1").locked && sheet("A2").locked && !sheet("A2").framed);
    assert!(!sheet("B1").locked && sheet("B1").framed);
    assert!(!sheet("C1").locked, "a blank cell in an open column");
    assert!(!sheet("B2").locked && sheet("B2").framed);
    assert_eq!(
        (sheet("B1").input, sheet("B1").choices),
        (Some(Input::Choice), vec!["Lyon".into(), "Metz".into()])
    );
    assert_eq!(sheet("B1").help, "Ville\nChoisir");
    assert_eq!(sheet("B2").choices, ["Metz"]);
    assert_eq!(sheet("C2").max_length, Some(200));
    assert_eq!(cell(lists, "A3").address.occurrence, 1);
}

#[test]
fn repeats_without_end_are_bounded() {
    let bytes = spreadsheet(
        "<table name=\"F\"><table-row number-rows-repeated=\"4294967295\">\
         <table-cell number-columns-repeated=\"4294967295\" value-type=\"float\" value=\"1\"/></table-row></table>",
    );
    let few = Bounds {
        blocks: 5_000,
        ..Bounds::default()
    };
    let document = super::read(&bytes, &few).expect("reads");
    assert_eq!(table(&document, 0).cells.len(), 5_000);
    assert!(matches!(document.notes[0], Note::CellsLeftOut { .. }));
}

#[test]
fn an_encrypted_file_is_told() {
    let manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>";
    let bytes = archive(&[
        ("META-INF/manifest.xml", manifest),
        ("content.xml", "\u{1}"),
    ]);
    assert!(matches!(
        super::read(&bytes, &Bounds::default()),
        Err(ReadError::Encrypted)
    ));
}

proptest! {
    #[test]
    fn mutated_spreadsheets_never_panic(
        at in any::<prop::sample::Index>(),
        length in 0_usize..12,
        put in "[<>/=\" a-zA-Z0-9:&;.$\u{e9}]{0,12}",
    ) {
        let body = "<content-validations><content-validation name=\"v\" condition=\"of:cell-content-is-in-list([$F.$A$1:.$A$3])\"/>\
            </content-validations><table name=\"F\" protected=\"true\"><table-column default-cell-style-name=\"ouvert\"/>\
            <table-row number-rows-repeated=\"3\"><table-cell number-columns-spanned=\"2\" value-type=\"float\" value=\"12\"><p>a<s c=\"3\"/></p>\
            </table-cell><covered-table-cell/><table-cell content-validation-name=\"v\"/></table-row></table>";
        let mut characters: Vec<char> = body.chars().collect();
        let from = at.index(characters.len());
        let to = (from + length).min(characters.len());
        characters.splice(from..to, put.chars());
        let few = Bounds { blocks: 2_000, ..Bounds::default() };
        let _ = super::read(&spreadsheet(&characters.into_iter().collect::<String>()), &few);
    }
}

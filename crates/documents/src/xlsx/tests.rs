//! Small invented workbooks, read and written.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::container::Container;
use crate::{
    Address, Anchor, Block, Bounds, Cell, Document, Edit, Input, Note, Table, Value, WriteError,
};

const MAIN: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Formats by number: 0 plain, 1 euros, 2 date, 3 per cent, 4 unlocked with a full border, 5 text,
/// 6 filled, 7 bold, 8 left border, 9 right border.
const STYLES: &str = r##"<styleSheet><numFmts><numFmt numFmtId="170" formatCode="#,##0.00\ &quot;€&quot;"/></numFmts>
<fonts><font/><font><b/></font></fonts>
<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"/></fill></fills>
<borders><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border>
<border><left style="thin"/><right/><top style="thin"/><bottom style="thin"/></border>
<border><left/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders>
<cellXfs><xf/><xf numFmtId="170"/><xf numFmtId="14"/><xf numFmtId="10"/>
<xf borderId="1" applyProtection="1"><protection locked="0"/></xf><xf numFmtId="49"/><xf fillId="1"/><xf fontId="1"/>
<xf borderId="2"/><xf borderId="3"/></cellXfs></styleSheet>"##;

const STRINGS: &str = "<sst><si><t>Nom de l&apos;association</t></si>\
    <si><r><rPr><b/></rPr><t>Budget </t></r><r><rPr><b val=\"1\"/></rPr><t>2025</t></r>\
    <rPh sb=\"0\" eb=\"1\"><t>phonétique</t></rPh></si><si><t>un_x000D_\ndeux</t></si></sst>";

/// A workbook of sheets given as `(name, what stands in its worksheet element)`.
fn workbook(sheets: &[(&str, &str)], extra: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let mut list = String::new();
    let mut relations = String::new();
    let mut parts: Vec<(String, String)> = Vec::new();
    for (at, (name, body)) in sheets.iter().enumerate() {
        let n = at + 1;
        list.push_str(&format!(
            "<sheet name=\"{name}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>"
        ));
        relations.push_str(&format!(
            "<Relationship Id=\"rId{n}\" Type=\"{TYPES}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"
        ));
        let xml = format!("<worksheet {MAIN}>{body}</worksheet>");
        parts.push((format!("xl/worksheets/sheet{n}.xml"), xml));
    }
    let mut all: Vec<(String, String)> = vec![
        (
            "xl/workbook.xml".to_owned(),
            format!(
                "<workbook {MAIN} xmlns:r=\"{TYPES}\"><sheets>{list}</sheets>{extra}</workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("<Relationships>{relations}</Relationships>"),
        ),
        ("xl/styles.xml".to_owned(), STYLES.to_owned()),
        ("xl/sharedStrings.xml".to_owned(), STRINGS.to_owned()),
    ];
    all.extend(parts);
    all.extend(
        more.iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned())),
    );
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in all {
        writer
            .start_file(name, SimpleFileOptions::default())
            .expect("starts");
        writer.write_all(text.as_bytes()).expect("writes");
    }
    writer.finish().expect("finishes").into_inner()
}

fn one(body: &str) -> Vec<u8> {
    workbook(&[("Feuille1", body)], "", &[])
}

fn read(bytes: &[u8]) -> Document {
    super::read(bytes, &Bounds::default()).expect("reads")
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

fn cell<'a>(table: &'a Table, path: &str) -> &'a Cell {
    table
        .cells
        .iter()
        .find(|cell| cell.address.path == path)
        .expect("the cell")
}

fn shown(bytes: &[u8], path: &str) -> (String, Option<String>, Option<String>) {
    let document = read(bytes);
    let cell = cell(tables(&document)[0], path);
    let sheet = cell.sheet.clone().expect("a sheet's cell");
    (cell.text(), sheet.number, sheet.date)
}

fn edit(path: &str, value: Value) -> Edit {
    Edit {
        address: Address::new("xl/worksheets/sheet1.xml", path, Anchor::Cell),
        value,
    }
}

fn text(path: &str, text: &str) -> Edit {
    edit(path, Value::Text(text.to_owned()))
}

fn number(path: &str, plain: &str, display: &str) -> Edit {
    edit(
        path,
        Value::Number {
            plain: plain.to_owned(),
            display: display.to_owned(),
        },
    )
}

fn date(path: &str, iso: &str, display: &str) -> Edit {
    edit(
        path,
        Value::Date {
            iso: iso.to_owned(),
            display: display.to_owned(),
        },
    )
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut container = Container::open(bytes, &Bounds::default()).expect("opens");
    let part = container.part(name).expect("reads").expect("is there");
    String::from_utf8(part).expect("UTF-8")
}

/// Writes and verifies; gives what then stands in the first sheet's worksheet element.
fn written(original: &[u8], edits: &[Edit]) -> String {
    let bytes = super::write(original, edits, &Bounds::default()).expect("writes");
    super::verify(&bytes, edits, &Bounds::default()).expect("holds what was asked");
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    let body = xml
        .strip_prefix(&format!("<worksheet {MAIN}>"))
        .expect("the start stays");
    body.strip_suffix("</worksheet>")
        .expect("the end stays")
        .to_owned()
}

fn refused(original: &[u8], edit: Edit) -> &'static str {
    match super::write(original, &[edit], &Bounds::default()) {
        Err(WriteError::Forbidden(_, why)) => why,
        other => panic!("not refused: {:?}", other.map(|bytes| bytes.len())),
    }
}

#[test]
fn values_are_read_as_shown() {
    let bytes = one(
        "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>8296.2</v></c>\
         <c r=\"C1\" s=\"2\"><v>46000</v></c><c r=\"D1\" s=\"3\"><v>0.125</v></c></row>\
         <row><c t=\"s\"><v>1</v></c><c t=\"inlineStr\"><is><r><t>en </t></r><r><t>ligne</t></r></is></c>\
         <c t=\"b\"><v>1</v></c><c t=\"e\"><v>#REF!</v></c><c t=\"s\"><v>2</v></c><c><v>1E-3</v></c></row>\
         </sheetData>",
    );
    let plain = |text: &str| (text.to_owned(), None, None);
    assert_eq!(shown(&bytes, "A1"), plain("Nom de l'association"));
    let euros = (
        "8\u{202F}296,20 €".to_owned(),
        Some("8296.2".to_owned()),
        None,
    );
    assert_eq!(shown(&bytes, "B1"), euros);
    assert_eq!(
        shown(&bytes, "C1"),
        ("09/12/2025".to_owned(), None, Some("2025-12-09".to_owned()))
    );
    assert_eq!(
        shown(&bytes, "D1"),
        ("12,50\u{A0}%".to_owned(), Some("0.125".to_owned()), None)
    );
    assert_eq!(shown(&bytes, "A2"), plain("Budget 2025"));
    assert_eq!(shown(&bytes, "B2"), plain("en ligne"));
    assert_eq!(shown(&bytes, "C2"), plain("VRAI"));
    assert_eq!(shown(&bytes, "D2"), plain("#REF!"));
    assert_eq!(shown(&bytes, "E2"), plain("un\ndeux"));
    assert_eq!(
        shown(&bytes, "F2"),
        ("0,001".to_owned(), Some("0.001".to_owned()), None)
    );
    let document = read(&bytes);
    let bold = |path| match &cell(tables(&document)[0], path).blocks[0] {
        Block::Text(text) => text.emphasised,
        Block::Table(_) => false,
    };
    assert!(bold("A2") && !bold("A1"));
}

#[test]
fn a_workbook_can_count_from_1904() {
    let bytes = workbook(
        &[(
            "F",
            "<sheetData><row r=\"1\"><c r=\"A1\" s=\"2\"><v>38351</v></c></row></sheetData>",
        )],
        "<workbookPr date1904=\"1\"/>",
        &[],
    );
    assert_eq!(shown(&bytes, "A1").2.as_deref(), Some("2008-12-31"));
    let xml = written(&bytes, &[date("A1", "2025-12-09", "9 décembre 2025")]);
    assert!(
        xml.contains("<c r=\"A1\" s=\"2\"><v>44538</v></c>"),
        "{xml}"
    );
}

#[test]
fn a_sheet_says_what_may_be_filled() {
    let bytes = one(
        "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"4\"/></row>\
         <row r=\"2\"><c r=\"A2\" s=\"6\"/><c r=\"B2\" s=\"8\"/><c r=\"C2\" s=\"9\"/></row>\
         <row r=\"3\"><c r=\"A3\"><f>SUM(B1:B2)</f><v>0</v></c><c r=\"B3\"><f t=\"array\" ref=\"B3:B4\">A1:A2</f></c></row>\
         <row r=\"4\"><c r=\"B4\"><v>2</v></c><c r=\"D4\" s=\"4\"/></row></sheetData>\
         <sheetProtection sheet=\"1\"/><protectedRanges><protectedRange sqref=\"D4\"/>\
         <protectedRange sqref=\"A2\" password=\"CAFE\"/></protectedRanges>\
         <mergeCells count=\"2\"><mergeCell ref=\"B2:C2\"/><mergeCell ref=\"A6:B7\"/></mergeCells>",
    );
    let document = read(&bytes);
    assert_eq!(document.notes, [Note::Protected]);
    let table = tables(&document)[0];
    assert!(table.protected && !table.hidden);
    assert_eq!(table.address.path, "A1:D7");
    let state = |path: &str| {
        let sheet = cell(table, path).sheet.clone().expect("a sheet's cell");
        (sheet.locked, sheet.framed, sheet.formula)
    };
    assert_eq!(state("A1"), (true, false, false));
    assert_eq!(state("B1"), (false, true, false));
    assert_eq!(state("A2"), (true, true, false));
    assert_eq!(
        state("B2"),
        (true, true, false),
        "a merge is framed by its outer cells"
    );
    assert_eq!(state("A3"), (true, false, true));
    assert_eq!(
        state("B4"),
        (true, false, true),
        "an array formula fills it"
    );
    assert_eq!(
        (cell(table, "A6").row_span, cell(table, "A6").column_span),
        (2, 2)
    );
    assert!(
        !table.cells.iter().any(|cell| cell.address.path == "C2"),
        "covered"
    );

    assert_eq!(refused(&bytes, text("A2", "non")), "it is locked");
    assert_eq!(refused(&bytes, text("A3", "non")), "it holds a formula");
    assert_eq!(refused(&bytes, text("B4", "non")), "it holds a formula");
    assert_eq!(
        refused(&bytes, text("C2", "non")),
        "it is covered by a merged cell"
    );
    assert_eq!(refused(&bytes, text("E9", "non")), "it is locked");
    written(&bytes, &[text("B1", "oui"), text("D4", "oui")]);
}

#[test]
fn validations_and_comments_say_what_is_asked() {
    let lists = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Lyon</t></is></c></row>\
        <row r=\"2\"><c r=\"A2\"/></row><row r=\"3\"><c r=\"A3\"><v>0.5</v></c></row></sheetData>";
    let form = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData>\
        <dataValidations>\
        <dataValidation type=\"list\" sqref=\"B1\"><formula1>\"oui, non\"</formula1></dataValidation>\
        <dataValidation type=\"list\" sqref=\"B2\"><formula1>'L''été'!$A$1:$A$3</formula1></dataValidation>\
        <dataValidation type=\"list\" sqref=\"B3\"><formula1>villes</formula1></dataValidation>\
        <dataValidation type=\"list\" sqref=\"B4\"><formula1>\"x\"</formula1></dataValidation>\
        <dataValidation type=\"whole\" sqref=\"B5\"><formula1>0</formula1></dataValidation>\
        <dataValidation type=\"date\" sqref=\"B6\"><formula1>1</formula1></dataValidation>\
        <dataValidation type=\"textLength\" operator=\"lessThan\" sqref=\"B7\" promptTitle=\"Résumé\" \
        prompt=\"En une phrase\"><formula1>501</formula1></dataValidation></dataValidations>\
        <extLst><ext><x14:dataValidations xmlns:x14=\"x\" xmlns:xm=\"y\"><x14:dataValidation type=\"list\">\
        <x14:formula1><xm:f>'L''été'!$A$3</xm:f></x14:formula1><xm:sqref>B8</xm:sqref>\
        </x14:dataValidation></x14:dataValidations></ext></extLst>";
    let names = "<definedNames><definedName name=\"Villes\">ailleurs</definedName>\
        <definedName name=\"ailleurs\">'L''été'!$A$1</definedName></definedNames>";
    let relations = format!(
        "<Relationships><Relationship Id=\"a\" Type=\"{TYPES}/comments\" Target=\"../comments1.xml\"/></Relationships>"
    );
    let comments = "<comments><authors><author>Zoé</author></authors><commentList>\
        <comment ref=\"B7\" authorId=\"0\"><text><r><t>Zoé:</t></r><r><t>\nVoir la notice</t></r></text></comment>\
        </commentList></comments>";
    let bytes = workbook(
        &[("Demande", form), ("L'été", lists)],
        names,
        &[
            ("xl/worksheets/_rels/sheet1.xml.rels", &relations),
            ("xl/comments1.xml", comments),
        ],
    );
    let document = read(&bytes);
    let table = tables(&document)[0];
    let asked = |path: &str| {
        let sheet = cell(table, path).sheet.clone().expect("a sheet's cell");
        (sheet.input, sheet.choices.join("|"))
    };
    assert_eq!(asked("B1"), (Some(Input::Choice), "oui|non".to_owned()));
    assert_eq!(asked("B2"), (Some(Input::Choice), "Lyon|0,5".to_owned()));
    assert_eq!(asked("B3"), (Some(Input::Choice), "Lyon".to_owned()));
    assert_eq!(asked("B4"), (Some(Input::Tick), "x".to_owned()));
    assert_eq!(asked("B5"), (Some(Input::Number), String::new()));
    assert_eq!(asked("B6"), (Some(Input::Date), String::new()));
    assert_eq!(asked("B8"), (Some(Input::Choice), "0,5".to_owned()));
    let summary = cell(table, "B7").sheet.clone().expect("a sheet's cell");
    assert_eq!(summary.max_length, Some(500));
    assert_eq!(summary.help, "Résumé\nEn une phrase\nVoir la notice");

    // A choice that stands for a number is written as that number.
    let edits = [
        text("B1", "non"),
        text("B2", "0,5"),
        edit("B4", Value::Tick(true)),
        text("B3", "Lyon"),
    ];
    let xml = written(&bytes, &edits);
    assert!(
        xml.contains("<row r=\"2\"><c r=\"B2\"><v>0.5</v></c></row>"),
        "{xml}"
    );
    assert!(
        xml.contains("<c r=\"B4\" t=\"inlineStr\"><is><t xml:space=\"preserve\">x</t>"),
        "{xml}"
    );
}

#[test]
fn two_far_cells_and_whole_columns_stay_small() {
    let bytes = one(
        "<cols><col min=\"1\" max=\"16384\" style=\"4\"/></cols><sheetData>\
         <row r=\"1\" s=\"4\" customFormat=\"1\"><c r=\"A1\"><v>1</v></c></row>\
         <row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row></sheetData>\
         <sheetProtection sheet=\"1\"/><mergeCells><mergeCell ref=\"B2:XFD1048575\"/></mergeCells>\
         <dataValidations><dataValidation type=\"whole\" sqref=\"A:XFD\"/></dataValidations>",
    );
    let document = read(&bytes);
    let count = tables(&document)[0].cells.len();
    assert!(count <= 20_002, "{count}");
    assert!(matches!(document.notes[0], Note::CellsLeftOut { .. }));
    let few = Bounds {
        blocks: 5,
        ..Bounds::default()
    };
    assert_eq!(
        tables(&super::read(&bytes, &few).expect("reads"))[0]
            .cells
            .len(),
        5
    );
}

#[test]
fn a_cell_that_is_there_keeps_its_format() {
    let bytes = one(
        "<sheetData><row r=\"2\"><c r=\"A2\" s=\"7\" t=\"s\" vm=\"1\"><v>0</v></c><c r='B2' s='1'/></row></sheetData>",
    );
    assert_eq!(
        written(
            &bytes,
            &[
                text("A2", " Au <fil> & l'_x0041_\nSuite"),
                number("B2", "1250.50", "1 250,50 €")
            ]
        ),
        "<sheetData><row r=\"2\"><c r=\"A2\" s=\"7\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> Au \
         &lt;fil&gt; &amp; l&apos;_x005F_x0041_\nSuite</t></is></c><c r='B2' s='1'><v>1250.5</v></c></row></sheetData>"
    );
    assert_eq!(
        written(&bytes, &[text("A2", "")]),
        "<sheetData><row r=\"2\"><c r=\"A2\" s=\"7\"/><c r='B2' s='1'/></row></sheetData>"
    );
}

#[test]
fn new_cells_and_rows_are_inserted_in_order() {
    let bytes = one(
        "<dimension ref=\"B2:C4\"/><cols><col min=\"6\" max=\"6\" style=\"1\"/></cols><sheetData>\
         <row r=\"2\" spans=\"2:3\"><c r=\"B2\"/><c r=\"D2\"/></row><row r=\"4\" s=\"7\" customFormat=\"1\"/></sheetData>",
    );
    let edits = [
        number("F9", "3", "3"),
        number("C2", "2", "2"),
        number("A2", "1", "1"),
        number("E2", "4", "4"),
        number("A3", "5", "5"),
        number("B4", "6", "6"),
        number("A4", "7", "7"),
        number("A1", "8", "8"),
    ];
    assert_eq!(
        written(&bytes, &edits),
        "<dimension ref=\"A1:F9\"/><cols><col min=\"6\" max=\"6\" style=\"1\"/></cols><sheetData>\
         <row r=\"1\"><c r=\"A1\"><v>8</v></c></row>\
         <row r=\"2\" spans=\"1:5\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"/><c r=\"C2\"><v>2</v></c><c r=\"D2\"/><c r=\"E2\"><v>4</v></c></row>\
         <row r=\"3\"><c r=\"A3\"><v>5</v></c></row>\
         <row r=\"4\" s=\"7\" customFormat=\"1\"><c r=\"A4\" s=\"7\"><v>7</v></c><c r=\"B4\" s=\"7\"><v>6</v></c></row>\
         <row r=\"9\"><c r=\"F9\" s=\"1\"><v>3</v></c></row></sheetData>"
    );
    assert_eq!(
        written(&one("<sheetData/>"), &[number("A1", "1", "1")]),
        "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>"
    );
}

#[test]
fn prefixed_elements_stay_prefixed() {
    let xml = format!(
        "<x:sheetData xmlns:x=\"{MAIN}\"><x:row r=\"1\"><x:c r=\"A1\"/></x:row></x:sheetData>"
    )
    .replace("xmlns=", "")
    .replace("\"\"", "\"");
    let filled = written(
        &one(&xml),
        &[
            number("A1", "1", "1"),
            text("B1", "b"),
            number("A2", "2", "2"),
        ],
    );
    assert!(
        filled
            .contains("<x:c r=\"A1\"><x:v>1</x:v></x:c><x:c r=\"B1\" t=\"inlineStr\"><x:is><x:t "),
        "{filled}"
    );
    assert!(
        filled.contains("<x:row r=\"2\"><x:c r=\"A2\"><x:v>2</x:v></x:c></x:row></x:sheetData>"),
        "{filled}"
    );
}

#[test]
fn a_value_takes_the_form_that_its_cell_asks_for() {
    let bytes = one(
        "<sheetData><row r=\"1\"><c r=\"A1\" s=\"5\"/><c r=\"B1\" s=\"2\"/><c r=\"C1\" s=\"3\"/>\
         <c r=\"D1\" t=\"b\"><v>0</v></c><c r=\"E1\"/></row></sheetData>",
    );
    let content = |value: Edit| {
        let xml = written(&bytes, std::slice::from_ref(&value));
        let at = xml
            .find(&format!("<c r=\"{}\"", value.address.path))
            .expect("the cell");
        let end = xml[at..].find("</c>").map_or(xml.len(), |end| at + end);
        let open = xml[at..end].find('>').map_or(end, |open| at + open + 1);
        xml[open..end]
            .replace("<is><t xml:space=\"preserve\">", "'")
            .replace("</t></is>", "'")
    };
    assert_eq!(
        content(number("A1", "12", "douze")),
        "'douze'",
        "a cell for text"
    );
    assert_eq!(
        content(number("B1", "2025", "2025")),
        "'2025'",
        "a number is no date"
    );
    assert_eq!(content(date("B1", "2025-12-09", "9/12")), "<v>46000</v>");
    assert_eq!(
        content(date("B1", "1789-07-14", "14/07/1789")),
        "'14/07/1789'"
    );
    assert_eq!(
        content(date("E1", "2025-12-09", "9 décembre")),
        "'9 décembre'"
    );
    assert_eq!(content(number("C1", "12.5", "12,5 %")), "<v>0.125</v>");
    assert_eq!(content(number("C1", "0.125", "0,125")), "<v>0.125</v>");
    assert_eq!(content(edit("D1", Value::Tick(true))), "<v>1</v>");
    assert_eq!(content(edit("E1", Value::Tick(true))), "'x'");
    assert_eq!(
        content(number("E1", "01500", "01500")),
        "'01500'",
        "a code keeps its zero"
    );
    assert_eq!(
        content(number("E1", "1234567890123456", "1234567890123456")),
        "'1234567890123456'"
    );
}

#[test]
fn stale_results_are_dropped_and_the_rest_stays() {
    let answered = "<sheetData><row r=\"1\"><c r=\"A1\"/><c r=\"B1\" t=\"str\"><f>A1&amp;\"\"</f><v>vieux</v></c></row></sheetData>";
    let depends =
        "<sheetData><row r=\"1\"><c r=\"A1\"><f>Feuille1!A1</f><v>0</v></c></row></sheetData>";
    let alone =
        "<sheetData><row r=\"1\"><c r=\"A1\"><f>SUM(B1:B2)</f><v>3</v></c></row></sheetData>";
    let original = workbook(
        &[
            ("Feuille1", answered),
            ("Total", depends),
            ("Notice", alone),
        ],
        "<definedNames/>",
        &[
            ("xl/calcChain.xml", "<calcChain/>"),
            ("docProps/core.xml", "<p><title>Essai</title></p>"),
        ],
    );
    let bytes =
        super::write(&original, &[number("A1", "2", "2")], &Bounds::default()).expect("writes");
    let sheet = |n: u8| part(&bytes, &format!("xl/worksheets/sheet{n}.xml"));
    assert!(sheet(1).contains("<c r=\"A1\"><v>2</v></c><c r=\"B1\"><f>A1&amp;\"\"</f></c>"));
    assert!(sheet(2).contains("<c r=\"A1\"><f>Feuille1!A1</f></c>"));
    let workbook = part(&bytes, "xl/workbook.xml");
    assert!(workbook.contains("<definedNames/><calcPr fullCalcOnLoad=\"1\"/></workbook>"));
    for name in [
        "xl/worksheets/sheet3.xml",
        "xl/calcChain.xml",
        "xl/styles.xml",
        "docProps/core.xml",
    ] {
        assert_eq!(part(&bytes, name), part(&original, name), "{name}");
    }
    assert_eq!(
        super::write(&original, &[], &Bounds::default()).expect("writes"),
        original
    );
}

#[test]
fn places_that_are_not_there_are_told() {
    let bytes = one("<sheetData/>");
    for (part, path) in [
        ("xl/worksheets/sheet2.xml", "A1"),
        ("xl/worksheets/sheet1.xml", "0/1"),
    ] {
        let edit = Edit {
            address: Address::new(part, path, Anchor::Cell),
            value: Value::Tick(true),
        };
        let result = super::write(&bytes, &[edit], &Bounds::default());
        assert!(matches!(result, Err(WriteError::NoSuchPlace(_))));
    }
    let long = "a".repeat(32_768);
    assert_eq!(
        refused(&bytes, text("A1", &long)),
        "a cell holds at most 32,767 characters"
    );
    let unwritten = super::verify(&bytes, &[text("A1", "oui")], &Bounds::default());
    assert!(matches!(unwritten, Err(WriteError::NotAsWritten(_))));
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = super::read(&bytes, &Bounds::default());
    }

    #[test]
    fn mutated_sheets_never_panic(
        at in any::<prop::sample::Index>(),
        length in 0_usize..12,
        put in "[<>/=\" a-zA-Z0-9:&;\u{e9}]{0,12}",
    ) {
        let sheet = "<dimension ref=\"A1:C3\"/><cols><col min=\"1\" max=\"3\" style=\"4\"/></cols><sheetData>\
            <row r=\"1\" spans=\"1:3\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"2\"><v>46000</v></c></row>\
            <row r=\"3\"><c r=\"C3\"><f t=\"array\" ref=\"C3:C4\">SUM(A1)</f><v>1</v></c></row></sheetData>\
            <sheetProtection sheet=\"0\"/><mergeCells><mergeCell ref=\"A2:B2\"/></mergeCells><dataValidations>\
            <dataValidation type=\"list\" sqref=\"B1 A2:B3\"><formula1>$A$1:$C$3</formula1></dataValidation></dataValidations>";
        let mut characters: Vec<char> = sheet.chars().collect();
        let from = at.index(characters.len());
        let to = (from + length).min(characters.len());
        characters.splice(from..to, put.chars());
        let bytes = one(&characters.into_iter().collect::<String>());
        if super::read(&bytes, &Bounds::default()).is_ok() {
            let edits = [text("A1", "a"), text("B2", "b"), number("D1", "1", "1"), text("A9", "c")];
            for edit in edits {
                if let Ok(written) = super::write(&bytes, std::slice::from_ref(&edit), &Bounds::default()) {
                    prop_assert!(super::read(&written, &Bounds::default()).is_ok());
                }
            }
        }
    }

    #[test]
    fn what_is_written_is_read(answers in prop::collection::btree_map((0_u32..40, 0_u32..30), "\\PC{0,30}", 1..12)) {
        let bytes = one("<sheetData><row r=\"2\"><c r=\"B2\"/></row><row r=\"9\"/></sheetData>");
        let edits: Vec<Edit> = answers
            .iter()
            .map(|((row, column), answer)| {
                text(&super::reference::Place { row: *row, column: *column }.to_string(), answer)
            })
            .collect();
        let written = super::write(&bytes, &edits, &Bounds::default()).expect("writes");
        super::verify(&written, &edits, &Bounds::default()).expect("holds what was asked");
    }
}

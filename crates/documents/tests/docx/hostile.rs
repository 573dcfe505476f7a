//! Docx and other text files that nobody should have written: reading ends in time, with an error
//! or a document, never with a panic.

use crate::made::{NAME, docx};
use documents::{Anchor, Block, Bounds, Edit, ReadError, Value, read, write};
use proptest::prelude::*;

#[test]
fn nesting_is_bounded() {
    for (open, close) in [
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:ins>", "</w:ins>"),
    ] {
        let body = open.repeat(100_000) + &close.repeat(100_000);
        let result = read(&docx(&body), NAME, &Bounds::default());
        assert!(
            matches!(result, Err(ReadError::TooLarge("depth"))),
            "{open}"
        );
    }
}

#[test]
fn nesting_within_bounds_is_read() {
    let open = "<w:tbl><w:tr><w:tc>".repeat(80);
    let body = format!("{open}<w:p/>{}", "</w:tc></w:tr></w:tbl>".repeat(80));
    assert!(read(&docx(&body), NAME, &Bounds::default()).is_ok());
}

#[test]
fn blocks_are_bounded() {
    let bounds = Bounds {
        blocks: 100,
        ..Bounds::default()
    };
    let result = read(&docx(&"<w:p/>".repeat(101)), NAME, &bounds);
    assert!(matches!(result, Err(ReadError::TooLarge("blocks"))));
}

#[test]
fn huge_spans_are_clamped() {
    let cell = "<w:tc><w:tcPr><w:gridSpan w:val='4294967295'/></w:tcPr><w:p/></w:tc>".repeat(50);
    let document = read(
        &docx(&format!("<w:tbl><w:tr>{cell}</w:tr></w:tbl>")),
        NAME,
        &Bounds::default(),
    )
    .expect("reads");
    let Block::Table(table) = &document.blocks[0] else {
        panic!("a table")
    };
    assert_eq!(table.cells.len(), 50);
    assert!(table.cells.iter().all(|cell| cell.column_span <= 1_000));
}

#[test]
fn many_fields_that_never_end_are_read_in_time() {
    let begin = "<w:r><w:fldChar w:fldCharType='begin'/></w:r>".repeat(200_000);
    let end = "<w:r><w:fldChar w:fldCharType='end'/></w:r>".repeat(100_000);
    assert!(
        read(
            &docx(&format!("<w:p>{begin}</w:p>")),
            NAME,
            &Bounds::default()
        )
        .is_ok()
    );
    assert!(
        read(
            &docx(&format!("<w:p>{begin}{end}</w:p>")),
            NAME,
            &Bounds::default()
        )
        .is_ok()
    );
}

/// What holds runs.
const STRUCTURE: [&str; 21] = [
    "<w:p>",
    "</w:p>",
    "<w:p/>",
    "<w:sdt>",
    "</w:sdt>",
    "<w:sdtPr><w:text/></w:sdtPr>",
    "<w:sdtPr><w14:checkbox/></w:sdtPr>",
    "<w:sdtContent>",
    "</w:sdtContent>",
    "<w:sdtContent/>",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "</w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:tc/>",
    "<w:pPr><w:rPr><w:b/></w:rPr></w:pPr>",
    "<w:del>",
    "</w:del>",
    "<w:tcPr><w:vMerge/></w:tcPr>",
];

/// What a run holds.
const INSIDE: [&str; 10] = [
    "<w:t>a _ é</w:t>",
    "<w:tab/>",
    "<w:t/>",
    "<w:br/>",
    "<w:fldChar w:fldCharType='begin'/>",
    "<w:fldChar w:fldCharType='separate'/>",
    "<w:fldChar w:fldCharType='end'/>",
    "<w:instrText>FORMTEXT</w:instrText>",
    "<w:instrText>FORMCHECKBOX</w:instrText>",
    "<w:rPr/>",
];

/// Pieces that mean something to the reader, in any order.
fn soup() -> impl Strategy<Value = String> {
    let loose = ["<w:r>", "</w:r>", "<w:txbxContent>", "</w:txbxContent>"];
    let pieces: Vec<&str> = [&STRUCTURE[..], &INSIDE, &loose].concat();
    prop::collection::vec(prop::sample::select(pieces), 0..40).prop_map(|pieces| pieces.concat())
}

/// A body as the format wants it (ECMA-376 part 1, 17.2.2): runs in paragraphs, paragraphs in
/// cells and controls, fields that end where they begin.
fn body() -> impl Strategy<Value = String> {
    let joined = |parts: Vec<String>| parts.concat();
    let in_run = |inside: &str| format!("<w:r>{inside}</w:r>");
    let field = |code: &str, result: &str| {
        ["begin", "separate", "end"]
            .map(|mark| in_run(&format!("<w:fldChar w:fldCharType='{mark}'/>")))
            .join("|")
            .replacen(
                '|',
                &in_run(&format!("<w:instrText>{code}</w:instrText>")),
                1,
            )
            .replacen('|', &in_run(result), 1)
    };
    let run = prop::sample::select(vec![
        in_run("<w:t>a _ é</w:t>"),
        in_run("<w:t/>"),
        in_run("<w:tab/>"),
        in_run("<w:br/>"),
        in_run("<w:rPr/>"),
        field("FORMTEXT", "<w:t>…</w:t>"),
        field("FORMCHECKBOX", ""),
        field("PAGE", "<w:t>1</w:t>"),
    ]);
    let runs = prop::collection::vec(run, 0..6).prop_map(joined).boxed();
    let control = |content: BoxedStrategy<String>| {
        let properties = prop::sample::select(vec![
            "",
            "<w:sdtPr><w:text/></w:sdtPr>",
            "<w:sdtPr><w14:checkbox/></w:sdtPr>",
        ]);
        (properties, content).prop_map(|(properties, content)| {
            format!("<w:sdt>{properties}<w:sdtContent>{content}</w:sdtContent></w:sdt>")
        })
    };
    let inline = prop_oneof![
        4 => runs.clone(),
        1 => control(runs.clone()),
        1 => runs.prop_map(|runs| format!("<w:del>{runs}</w:del>")),
    ];
    let paragraph = prop::collection::vec(inline, 0..4).prop_map(move |parts| {
        let properties = "<w:pPr><w:rPr><w:b/></w:rPr></w:pPr>";
        format!("<w:p>{properties}{}</w:p>", parts.concat())
    });
    let block = paragraph.boxed().prop_recursive(3, 24, 4, move |inner| {
        let blocks = prop::collection::vec(inner, 1..4).prop_map(joined).boxed();
        let cell = blocks
            .clone()
            .prop_map(|blocks| format!("<w:tc>{blocks}<w:p/></w:tc>"));
        let row = prop::collection::vec(cell, 1..4)
            .prop_map(|cells| format!("<w:tr>{}</w:tr>", cells.concat()));
        let table = prop::collection::vec(row, 1..3)
            .prop_map(|rows| format!("<w:tbl>{}</w:tbl>", rows.concat()));
        prop_oneof![2 => table, 1 => control(blocks)]
    });
    prop::collection::vec(block, 0..5).prop_map(joined)
}

/// The XML with every element closed in order.
fn closed(soup: &str) -> String {
    let mut open: Vec<&str> = Vec::new();
    let mut xml = String::new();
    for tag in soup.split_inclusive('>') {
        let Some(at) = tag.find('<') else { continue };
        let (text, tag) = tag.split_at(at);
        xml.push_str(text);
        let name = tag
            .trim_matches(['<', '>', '/'])
            .split(' ')
            .next()
            .unwrap_or_default();
        if tag.starts_with("</") {
            if open.last() == Some(&name) {
                open.pop();
                xml.push_str(tag);
            }
        } else {
            xml.push_str(tag);
            if !tag.ends_with("/>") {
                open.push(name);
            }
        }
    }
    for name in open.iter().rev() {
        xml.push_str(&format!("</{name}>"));
    }
    xml
}

/// Every place of a document, with a value for it.
fn edits(blocks: &[Block], out: &mut Vec<Edit>) {
    for block in blocks {
        match block {
            Block::Text(text) => {
                for field in text.fields() {
                    let value = match field.input {
                        documents::Input::Tick => Value::Tick(field.value.is_empty()),
                        _ => Value::Text("Réponse\n<1>".to_owned()),
                    };
                    out.push(Edit {
                        address: field.address.clone(),
                        value,
                    });
                }
                if let Some(at) = text.skeleton().chars().position(|c| c == '_') {
                    let mut address = text.address.clone();
                    let start = u32::try_from(at).expect("short");
                    address.anchor = Anchor::Span {
                        start,
                        end: start + 1,
                    };
                    out.push(Edit {
                        address,
                        value: Value::Text("le blanc".to_owned()),
                    });
                } else if text.fields().next().is_none() {
                    let value = Value::Text("Bloc".to_owned());
                    out.push(Edit {
                        address: text.address.clone(),
                        value,
                    });
                }
            }
            Block::Table(table) => table.cells.iter().for_each(|cell| edits(&cell.blocks, out)),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_elements_never_panics(soup in soup()) {
        let bounds = Bounds::default();
        let original = docx(&closed(&soup));
        let document = read(&original, NAME, &bounds).expect("well-formed XML is read");
        let mut all = Vec::new();
        edits(&document.blocks, &mut all);
        if let Ok(written) = write(&original, NAME, &all, &bounds) {
            let _ = documents::verify(&written, NAME, &all, &bounds);
        }
    }

    #[test]
    fn any_body_is_written_as_asked(body in body()) {
        let bounds = Bounds::default();
        let original = docx(&body);
        let document = read(&original, NAME, &bounds).expect("well-formed XML is read");
        let mut all = Vec::new();
        edits(&document.blocks, &mut all);
        all.retain(|edit| edit.address.part == "word/document.xml");
        if let Ok(written) = write(&original, NAME, &all, &bounds) {
            documents::verify(&written, NAME, &all, &bounds).expect("as written");
        }
    }

    #[test]
    fn broken_files_never_panic(at in 0_usize..4_000, byte: u8, length in 0_usize..4_000) {
        let mut bytes = docx("<w:p><w:r><w:t>bonjour</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>");
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = read(&bytes, NAME, &Bounds::default());
        bytes.truncate(length);
        let _ = read(&bytes, NAME, &Bounds::default());
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes: Vec<u8>, name in "a\\.(docx|html|md|txt|odt)") {
        let _ = read(&bytes, &name, &Bounds::default());
        let archive = [b"PK\x03\x04".as_slice(), &bytes].concat();
        let _ = read(&archive, &name, &Bounds::default());
    }
}

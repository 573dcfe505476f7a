//! Docx files made here from small XML: what is written, what is verified, and what stays.

use crate::made::{NAME, document, docx, entries, fields, lines, part, texts};
use documents::{Address, Anchor, Bounds, Edit, Value, WriteError, verify, write};

const BODY: &str = "word/document.xml";

fn at(path: &str, occurrence: u32, anchor: Anchor, value: Value) -> Edit {
    let mut address = Address::new(BODY, path, anchor);
    address.occurrence = occurrence;
    Edit { address, value }
}

fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}

/// Writes, verifies, and checks that the verification can fail and that the rest is untouched.
fn filled(original: &[u8], edits: &[Edit]) -> Vec<u8> {
    let bounds = Bounds::default();
    let written = write(original, NAME, edits, &bounds).expect("writes");
    verify(&written, NAME, edits, &bounds).expect("holds what was asked");
    assert!(
        verify(original, NAME, edits, &bounds).is_err(),
        "the original holds it already"
    );
    for (before, after) in entries(original).iter().zip(&entries(&written)) {
        assert_eq!(
            (&before.0, before.1, before.2),
            (&after.0, after.1, after.2)
        );
        assert_eq!(before.3 == after.3, before.0 != BODY, "{}", before.0);
    }
    written
}

fn legacy(data: &str, code: &str, result: &str) -> String {
    format!(
        "<w:r><w:fldChar w:fldCharType='begin'><w:ffData>{data}</w:ffData></w:fldChar></w:r>\
         <w:r><w:instrText> {code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>{result}\
         <w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )
}

const BLANK: &str =
    "<w:r><w:rPr><w:i/></w:rPr><w:t>\u{2002}\u{2002}</w:t></w:r><w:r><w:t>\u{2002}</w:t></w:r>";

#[test]
fn legacy_fields_of_one_paragraph_are_filled() {
    let tick = "<w:checkBox><w:sizeAuto/><w:default w:val='0'/></w:checkBox>";
    let list = "<w:ddList><w:listEntry w:val='Oui'/><w:listEntry w:val='Non'/></w:ddList>";
    let original = docx(&format!(
        "<w:p><w:r><w:t>A</w:t></w:r>{}{}<w:bookmarkEnd w:id='1'/>{}{}</w:p>",
        legacy("<w:textInput/>", "FORMTEXT", BLANK),
        legacy("<w:textInput/>", "FORMTEXT", BLANK),
        legacy(tick, "FORMCHECKBOX", ""),
        legacy(list, "FORMDROPDOWN", ""),
    ));
    let written = filled(
        &original,
        &[
            at("0/0", 1, Anchor::Field, text("L'été\n& l'hiver")),
            at("0/0", 2, Anchor::Field, Value::Tick(true)),
            at("0/0", 3, Anchor::Field, text("Non")),
        ],
    );
    let values: Vec<String> = fields(&document(&written))
        .into_iter()
        .map(|f| f.value)
        .collect();
    assert_eq!(values, ["", "L'été\n& l'hiver", "x", "Non"]);
    let body = part(&written, BODY);
    assert!(
        body.contains(
            "<w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">L&apos;été</w:t><w:br/>"
        )
    );
    assert!(body.contains("<w:default w:val='0'/><w:checked/></w:checkBox>"));
    assert!(body.contains("<w:ddList><w:result w:val=\"1\"/><w:listEntry w:val='Oui'/>"));
}

#[test]
fn a_field_whose_characters_share_runs_is_filled() {
    let original = docx(
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText> FORMTEXT </w:instrText><w:fldChar w:fldCharType='separate'/><w:t>\u{2002}</w:t><w:fldChar w:fldCharType='end'/></w:r></w:p>\
         <w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>",
    );
    let written = filled(
        &original,
        &[
            at("0/0", 0, Anchor::Field, text("un")),
            at("0/1", 0, Anchor::Field, text("deux")),
        ],
    );
    assert_eq!(lines(&document(&written))[..2], ["un", "deux"]);
}

#[test]
fn content_controls_are_filled_and_stop_being_placeholders() {
    let holder = "<w:r><w:rPr><w:rStyle w:val='Texteindicatif'/></w:rPr><w:t>Cliquez</w:t></w:r>";
    let check = "<w14:checkbox><w14:checked w14:val='0'/><w14:checkedState w14:val='2611' w14:font='Segoe UI Symbol'/></w14:checkbox>";
    let original = docx(&format!(
        "<w:p><w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr><w:showingPlcHdr/><w:dataBinding w:xpath='/a'/><w:text/></w:sdtPr><w:sdtContent>{holder}</w:sdtContent></w:sdt></w:p>\
         <w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:pPr><w:jc w:val='both'/></w:pPr>{holder}</w:p><w:p/></w:sdtContent></w:sdt>\
         <w:p><w:sdt><w:sdtPr>{check}</w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:ascii='MS Gothic'/></w:rPr><w:t>☐</w:t></w:r></w:sdtContent></w:sdt></w:p>\
         <w:p><w:sdt><w:sdtPr><w:showingPlcHdr/><w:date><w:dateFormat w:val='d MMMM yyyy'/></w:date></w:sdtPr><w:sdtContent/></w:sdt></w:p>\
         <w:p><w:sdt><w:sdtPr><w:comboBox><w:listItem w:value='a' w:displayText='Nord'/></w:comboBox></w:sdtPr><w:sdtContent>{holder}</w:sdtContent></w:sdt></w:p>",
    ));
    let date = Value::Date {
        iso: "2025-02-03".to_owned(),
        display: "3 février 2025".to_owned(),
    };
    let written = filled(
        &original,
        &[
            at("0/0", 0, Anchor::Field, text("Les Sureaux")),
            at("0/1", 0, Anchor::Field, text("Un.\n\nDeux.")),
            at("0/2", 0, Anchor::Field, Value::Tick(true)),
            at("0/3", 0, Anchor::Field, date),
            at("0/4", 0, Anchor::Field, text("Nord")),
        ],
    );
    let body = part(&written, BODY);
    assert!(
        !body.contains("showingPlcHdr")
            && !body.contains("Texteindicatif")
            && !body.contains("dataBinding")
    );
    assert!(body.contains("<w:sdtContent><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">Les Sureaux</w:t></w:r>"));
    assert_eq!(
        body.matches("<w:pPr><w:jc w:val='both'/></w:pPr>").count(),
        2
    );
    assert!(body.contains("<w14:checked w14:val=\"1\"/>") && body.contains(">☑<"));
    assert!(body.contains("<w:rFonts w:ascii=\"Segoe UI Symbol\"") && !body.contains("MS Gothic"));
    assert!(body.contains("<w:date w:fullDate=\"2025-02-03T00:00:00Z\">"));
    let values: Vec<String> = fields(&document(&written))
        .into_iter()
        .map(|f| f.value)
        .collect();
    assert_eq!(
        values,
        ["Les Sureaux", "Un.\nDeux.", "x", "3 février 2025", "Nord"]
    );
}

#[test]
fn spans_keep_what_is_around_them() {
    let original = docx(
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Nom ___ et pré</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>nom</w:t><w:tab/><w:t>____</w:t></w:r>\
         <w:r><w:sym w:font='Wingdings' w:char='F0A8'/><w:t>\u{F06F} oui</w:t></w:r></w:p>",
    );
    let span = |start, end, value| at("0/0", 0, Anchor::Span { start, end }, value);
    let written = filled(
        &original,
        &[
            span(18, 22, text("Ada & Co")),
            span(4, 7, text("Lovelace")),
            span(11, 17, text("surnom")),
            span(22, 23, Value::Tick(true)),
            span(23, 24, Value::Tick(true)),
        ],
    );
    assert_eq!(
        texts(&document(&written))[0].skeleton(),
        "Nom Lovelace et surnom\tAda & Co☑☑ oui"
    );
    let body = part(&written, BODY);
    assert!(body.contains(
        "<w:r><w:rPr><w:i/></w:rPr><w:tab/><w:t xml:space=\"preserve\">Ada &amp; Co</w:t></w:r>"
    ));
}

#[test]
fn a_tab_that_draws_dots_stays_behind_its_answer() {
    let tabs = "<w:pPr><w:tabs><w:tab w:val='left' w:leader='dot' w:pos='4800'/><w:tab w:val='right' w:leader='dot' w:pos='9600'/></w:tabs></w:pPr>";
    let original = docx(&format!(
        "<w:p>{tabs}<w:r><w:rPr><w:b/></w:rPr><w:t>Nom</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>Prénom :</w:t></w:r><w:r><w:tab/></w:r></w:p>\
         <w:p>{tabs}<w:r><w:tab/><w:t>et</w:t><w:tab/><w:tab/><w:t xml:space='preserve'> fin</w:t></w:r></w:p>",
    ));
    let span = |path, start, end, value| at(path, 0, Anchor::Span { start, end }, text(value));
    let edits = [
        span("0/0", 12, 13, "Ada"),
        span("0/0", 3, 4, "Lovelace"),
        span("0/1", 0, 1, "un"),
        span("0/1", 3, 5, "deux"),
    ];
    let written = filled(&original, &edits);
    let read = document(&written);
    assert_eq!(
        lines(&read)[..2],
        ["Nom Lovelace\tPrénom : Ada\t", "un\tet deux\t fin"]
    );
    let body = part(&written, BODY);
    assert!(body.contains("<w:r><w:t xml:space=\"preserve\"> Lovelace</w:t><w:tab/></w:r>"));
    // Another answer there, or none, is told.
    for wrong in [
        span("0/0", 12, 13, "Adam"),
        span("0/0", 3, 4, "Lovela"),
        span("0/1", 3, 5, "trois"),
    ] {
        let others = edits.iter().filter(|e| e.address != wrong.address);
        let edits: Vec<Edit> = others.cloned().chain([wrong.clone()]).collect();
        let result = verify(&written, NAME, &edits, &Bounds::default());
        assert!(
            matches!(result, Err(WriteError::NotAsWritten(_))),
            "{wrong:?}"
        );
    }
}

#[test]
fn an_empty_span_inserts_and_a_field_is_never_covered() {
    let original = docx(&format!(
        "<w:p><w:r><w:t>Fait le :</w:t></w:r>{}</w:p>",
        legacy("<w:textInput/>", "FORMTEXT", BLANK)
    ));
    let insertion = at("0/0", 0, Anchor::Span { start: 9, end: 9 }, text(" lundi"));
    let written = filled(&original, &[insertion]);
    assert_eq!(
        texts(&document(&written))[0].skeleton(),
        "Fait le : lundi\u{FFFC}"
    );
    for (start, end) in [(8, 10), (9, 10)] {
        let covering = at("0/0", 0, Anchor::Span { start, end }, text("x"));
        let result = write(&original, NAME, &[covering], &Bounds::default());
        assert!(matches!(result, Err(WriteError::Forbidden(..))));
    }
    let beyond = at("0/0", 0, Anchor::Span { start: 9, end: 40 }, text("x"));
    let result = write(&original, NAME, &[beyond], &Bounds::default());
    assert!(matches!(
        result,
        Err(WriteError::Forbidden(..) | WriteError::NoSuchPlace(_))
    ));
}

#[test]
fn blanks_and_cells_take_text_and_shift_what_follows() {
    let original = docx(
        "<w:p><w:pPr><w:rPr><w:sz w:val='20'/><w:ins w:id='1'/></w:rPr></w:pPr><w:permStart w:id='0'/><w:permEnd w:id='0'/></w:p>\
         <w:p/><w:p><w:r><w:rPr><w:b/><w:sz w:val='18'/></w:rPr><w:t>Objet :</w:t></w:r></w:p>\
         <w:tbl><w:tr><w:tc><w:p><w:pPr><w:rPr><w:i/></w:rPr></w:pPr></w:p></w:tc><w:tc><w:p><w:r><w:t>Ville</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>",
    );
    let written = filled(
        &original,
        &[
            at("0/0", 0, Anchor::Block, text("Premier.\n\nSecond.\nSuite.")),
            at("0/1", 0, Anchor::Block, text("Blanc")),
            at("0/2", 0, Anchor::Block, text("une aide")),
            at("0/3/0/0", 0, Anchor::Cell, text("Lyon")),
            at("0/3/0/1", 0, Anchor::Cell, text("Lyon 3e")),
        ],
    );
    assert_eq!(
        lines(&document(&written))[..8],
        [
            "Premier.",
            "Second.\nSuite.",
            "Blanc",
            "Objet : une aide",
            "Lyon",
            "Ville",
            "Lyon 3e",
            ""
        ]
    );
    let body = part(&written, BODY);
    assert!(body.contains("<w:permStart w:id='0'/><w:r><w:rPr><w:sz w:val='20'/></w:rPr><w:t xml:space=\"preserve\">Premier.</w:t></w:r><w:permEnd w:id='0'/>"));
    assert!(body.contains(
        "<w:r><w:rPr><w:sz w:val='18'/></w:rPr><w:t xml:space=\"preserve\"> une aide</w:t></w:r>"
    ));
    assert!(
        body.contains("<w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">Lyon</w:t></w:r>")
    );
}

#[test]
fn what_may_not_be_written_is_refused() {
    let original = docx(&format!(
        "<w:p>{}</w:p><w:p><w:sdt><w:sdtPr><w:picture/></w:sdtPr><w:sdtContent/></w:sdt></w:p><w:p><w:r><w:t>a</w:t></w:r></w:p>",
        legacy(
            "<w:ddList><w:listEntry w:val='Oui'/></w:ddList>",
            "FORMDROPDOWN",
            ""
        )
    ));
    let refused = [
        at("0/0", 0, Anchor::Field, text("Peut-être")),
        at("0/1", 0, Anchor::Field, text("un dessin")),
    ];
    let absent = [
        at("0/0", 1, Anchor::Field, text("x")),
        at("0/9", 0, Anchor::Block, text("x")),
        at("0/2", 0, Anchor::Cell, text("x")),
        at("0/x", 0, Anchor::Block, text("x")),
    ];
    for edit in refused {
        let result = write(&original, NAME, &[edit], &Bounds::default());
        assert!(matches!(result, Err(WriteError::Forbidden(..))));
    }
    for edit in absent {
        let result = write(&original, NAME, &[edit], &Bounds::default());
        assert!(matches!(result, Err(WriteError::NoSuchPlace(_))));
    }
    let twice = at("0/2", 0, Anchor::Block, text("x"));
    let result = write(&original, NAME, &[twice.clone(), twice], &Bounds::default());
    assert!(matches!(result, Err(WriteError::Forbidden(..))));
}

#[test]
fn no_edit_leaves_the_file_as_it_is() {
    let original = docx("<w:p/>");
    assert_eq!(
        write(&original, NAME, &[], &Bounds::default()).expect("copies"),
        original
    );
}

//! Docx files made here from small XML: what is read of them.

use crate::made::{document, docx, fields, lines, texts};
use documents::{Anchor, Block, FieldOrigin, Input, Note, Role};

#[test]
fn headings_items_and_notes_have_their_roles() {
    let document = document(&docx(
        "<w:p><w:pPr><w:pStyle w:val='Titre1'/></w:pPr><w:r><w:t>Le projet</w:t></w:r></w:p>
         <w:p><w:pPr><w:outlineLvl w:val='1'/></w:pPr><w:r><w:t>Contexte</w:t></w:r></w:p>
         <w:p><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='3'/></w:numPr></w:pPr><w:r><w:t>un point</w:t></w:r></w:p>
         <w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Question ?</w:t></w:r><w:r><w:t xml:space='preserve'> </w:t></w:r></w:p>
         <w:p><w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t><w:softHyphen/><w:noBreakHyphen/><w:sym w:font='Wingdings' w:char='F0A8'/></w:r>
              <w:del><w:r><w:delText>parti</w:delText></w:r></w:del><w:ins><w:r><w:t>venu</w:t></w:r></w:ins>
              <w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r></w:p>",
    ));
    let told: Vec<_> = texts(&document)
        .iter()
        .map(|t| (t.role, t.emphasised, t.text()))
        .collect();
    let expected = [
        (Role::Heading(1), false, "Le projet"),
        (Role::Heading(2), false, "Contexte"),
        (Role::Item(1), false, "un point"),
        (Role::Paragraph, true, "Question ? "),
        (Role::Paragraph, false, "A\tB\nC-☐venu"),
        (Role::HeaderFooter, false, "Page 2 sur 3"),
        (Role::Footnote, false, "Une note."),
    ];
    assert_eq!(
        told,
        expected.map(|(role, strong, text)| (role, strong, text.to_owned()))
    );
    assert_eq!(document.title.as_deref(), Some("Demande"));
    assert_eq!(document.date.as_deref(), Some("2024-05-06"));
    assert_eq!(document.pages, 3);
    assert_eq!(document.notes, [Note::Protected]);
}

#[test]
fn text_boxes_are_read_once_after_their_paragraph() {
    let inside = "<w:txbxContent><w:p><w:r><w:t>encadré</w:t></w:r></w:p></w:txbxContent>";
    let document = document(&docx(&format!(
        "<w:p><w:r><w:t>avant </w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{inside}</mc:Choice>\
         <mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>après</w:t></w:r></w:p>"
    )));
    assert_eq!(lines(&document)[..2], ["avantaprès", "encadré"]);
}

#[test]
fn spans_of_a_table_come_from_grid_and_merges() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let document = document(&docx(&format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:sdt><w:sdtContent><w:tr>{}<w:sdt><w:sdtPr><w:alias w:val='Montant'/><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>{}</w:tr></w:sdtContent></w:sdt></w:tbl><w:p/>",
        cell("<w:vMerge w:val='restart'/>", "a"),
        cell("<w:gridSpan w:val='2'/>", "b"),
        cell("<w:vMerge/>", ""),
        cell("", "c"),
        cell("", "d"),
    )));
    let Block::Table(table) = &document.blocks[0] else {
        panic!("a table")
    };
    let cells: Vec<_> = table
        .cells
        .iter()
        .map(|c| (c.row, c.column, c.row_span, c.column_span, c.text()))
        .collect();
    let expected = [
        (0, 0, 2, 1, "a"),
        (0, 1, 1, 2, "b"),
        (1, 1, 1, 1, "c"),
        (1, 2, 1, 1, "d"),
    ];
    assert_eq!(
        cells,
        expected.map(|(r, c, rs, cs, t)| (r, c, rs, cs, t.to_owned()))
    );
    assert_eq!(fields(&document)[0].title, "Montant");
}

#[test]
fn codes_are_hidden_and_results_shown() {
    let document = document(&docx(
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> HYPERLINK \"x\" </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>le site</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>\
         <w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:t>sans fin</w:t></w:r></w:p>",
    ));
    assert_eq!(lines(&document)[..2], ["le site", "sans fin"]);
}

#[test]
fn legacy_fields_share_a_paragraph_and_say_what_they_take() {
    let field = |data: &str, code: &str, result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType='begin'><w:ffData>{data}</w:ffData></w:fldChar></w:r>\
             <w:r><w:instrText> {code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>\
             <w:r><w:t>{result}</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
        )
    };
    let document = document(&docx(&format!(
        "<w:p>{}<w:r><w:t>le</w:t></w:r>{}</w:p><w:p>{}{}</w:p><w:p>{}</w:p>",
        field(
            "<w:name w:val='N'/><w:helpText w:type='text' w:val='Votre nom'/><w:textInput><w:maxLength w:val='20'/></w:textInput>",
            "FORMTEXT",
            "\u{2002}\u{2002}"
        ),
        field(
            "<w:name w:val='N'/><w:textInput><w:type w:val='date'/><w:default w:val='jj/mm'/></w:textInput>",
            "FORMTEXT",
            "jj/mm"
        ),
        field(
            "<w:checkBox><w:default w:val='1'/></w:checkBox>",
            "FORMCHECKBOX",
            ""
        ),
        field(
            "<w:ddList><w:result w:val='1'/><w:listEntry w:val='Oui'/><w:listEntry w:val='Non'/></w:ddList>",
            "FORMDROPDOWN",
            ""
        ),
        field(
            "<w:textInput><w:type w:val='calculated'/></w:textInput>",
            "FORMTEXT",
            "42"
        ),
    )));
    assert_eq!(texts(&document)[0].skeleton(), "\u{FFFC}le\u{FFFC}");
    let fields = fields(&document);
    assert!(
        fields
            .iter()
            .all(|f| f.origin == FieldOrigin::Legacy && f.address.anchor == Anchor::Field)
    );
    let told: Vec<_> = fields
        .iter()
        .map(|f| {
            (
                f.input,
                f.value.as_str(),
                f.address.path.as_str(),
                f.address.occurrence,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (Input::Text, "", "0/0", 0),
            (Input::Date, "", "0/0", 1),
            (Input::Tick, "x", "0/1", 0),
            (Input::Choice, "Non", "0/1", 1),
        ]
    );
    assert_eq!(
        (fields[0].title.as_str(), fields[0].max_length),
        ("Votre nom", Some(20))
    );
    assert_eq!(fields[1].placeholder, "jj/mm");
    assert_eq!(fields[3].choices, ["Oui", "Non"]);
    assert_eq!(lines(&document)[2], "42", "a computed field is text");
}

#[test]
fn content_controls_say_what_they_take() {
    let run = |text: &str| {
        format!("<w:r><w:rPr><w:rStyle w:val='Texteindicatif'/></w:rPr><w:t>{text}</w:t></w:r>")
    };
    let document = document(&docx(&format!(
        "<w:p><w:sdt><w:sdtPr><w:alias w:val='Nom'/><w:tag w:val='t1'/><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>\
         <w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText='Choisissez' w:value=''/><w:listItem w:displayText='Loi 1901' w:value='1'/></w:dropDownList></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt></w:p>\
         <w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>3 mai 2024</w:t></w:r></w:p></w:sdtContent></w:sdt>\
         <w:sdt><w:sdtPr><w:docPartObj/></w:sdtPr><w:sdtContent><w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='1'/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>\
         <w:sdt><w:sdtPr><w:lock w:val='sdtContentLocked'/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Fixe</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        run("Cliquez ici"),
        run("Choisissez"),
    )));
    let fields = fields(&document);
    let told: Vec<_> = fields
        .iter()
        .map(|f| {
            (
                f.input,
                f.value.as_str(),
                f.placeholder.as_str(),
                f.address.path.as_str(),
                f.address.occurrence,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (Input::Text, "", "Cliquez ici", "0/0", 0),
            (Input::Choice, "", "Choisissez", "0/0", 1),
            (Input::Date, "3 mai 2024", "", "0/1", 0),
            (Input::Tick, "x", "", "0/2/1/0", 0),
        ]
    );
    assert_eq!(
        (fields[0].title.as_str(), fields[0].name.as_str()),
        ("Nom", "t1")
    );
    assert_eq!(fields[1].choices, ["Loi 1901"]);
    assert_eq!(lines(&document)[3], "Fixe");
}

/// How LibreOffice saves Word's ticks and placeholders: a control without a kind inside each tick,
/// and no more state nor style of what nobody answered.
const SAVED_AGAIN: &str = "<w:p><w:r><w:t xml:space='preserve'>Agréée : </w:t></w:r>\
     <w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='0'/><w14:checkedState w14:val='2612'/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr></w:rPr></w:r><w:sdt><w:sdtPr><w:id w:val='1'/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:ascii='MS Gothic'/></w:rPr><w:t>☐</w:t></w:r></w:sdtContent></w:sdt></w:sdtContent></w:sdt>\
     <w:r><w:t xml:space='preserve'> oui </w:t></w:r>\
     <w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='1'/></w14:checkbox></w:sdtPr><w:sdtContent><w:sdt><w:sdtPr><w:id w:val='2'/></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt></w:sdtContent></w:sdt><w:r><w:t xml:space='preserve'> non</w:t></w:r></w:p>\
     <w:p><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>Cliquez ou appuyez ici pour entrer du texte.</w:t></w:r></w:sdtContent></w:sdt></w:p>";

#[test]
fn ticks_that_hold_a_control_without_a_kind_are_ticks() {
    let read = document(&docx(SAVED_AGAIN));
    let told: Vec<_> = fields(&read)
        .into_iter()
        .map(|f| (f.input, f.value, f.placeholder))
        .collect();
    let asks = "Cliquez ou appuyez ici pour entrer du texte.";
    assert_eq!(
        told,
        [
            (Input::Tick, String::new(), String::new()),
            (Input::Tick, "x".to_owned(), String::new()),
            (Input::Text, String::new(), asks.to_owned()),
        ]
    );
}

//! Each kind of place of an odt.

use documents::{Anchor, Bounds, Field, Value, WriteError, verify, write};

use crate::made::{edit, entries, filled, odt, part, read, tables, text, texts};

/// The body after the value was put into the paragraph of that number.
fn body(source: &str, paragraph: usize, anchor: Anchor, value: Value) -> String {
    let bytes = odt(source);
    let document = read(&bytes);
    let edit = edit(&texts(&document)[paragraph].address, anchor, value);
    let content = part(&filled(&bytes, &[edit]), "content.xml");
    let (_, rest) = content.split_once("<office:text>").expect("a body");
    let (body, _) = rest.split_once("</office:text>").expect("its end");
    body.to_owned()
}

#[test]
fn blank_paragraphs_take_several_paragraphs_in_their_style() {
    let written = body(
        "<text:p text:style-name=\"P1\"/>",
        0,
        Anchor::Block,
        text("Un.\nDeux,  trois\tquatre.\n\nCinq & <six>."),
    );
    assert_eq!(
        written,
        "<text:p text:style-name=\"P1\">Un.<text:line-break/>Deux, <text:s/>trois<text:tab/>quatre.</text:p>\
         <text:p text:style-name=\"P1\">Cinq &amp; &lt;six&gt;.</text:p>"
    );
    // One that begins a page does so once.
    let written = body(
        "<text:p text:style-name=\"Saut\"> </text:p>",
        0,
        Anchor::Block,
        text("a\n\nb"),
    );
    assert_eq!(
        written,
        "<text:p text:style-name=\"Saut\"> a<text:line-break/><text:line-break/>b</text:p>"
    );
    // A look that was chosen for the answer is kept.
    let written = body(
        "<text:p><text:span text:style-name=\"T\"/></text:p>",
        0,
        Anchor::Block,
        text("a"),
    );
    assert_eq!(
        written,
        "<text:p><text:span text:style-name=\"T\">a</text:span></text:p>"
    );
}

#[test]
fn an_answer_after_a_label_looks_like_the_text_and_not_like_the_label() {
    let plain = body(
        "<text:p><text:span text:style-name=\"T\">Nom :</text:span></text:p>",
        0,
        Anchor::Block,
        text("Aubépine"),
    );
    assert_eq!(
        plain,
        "<text:p><text:span text:style-name=\"T\">Nom : Aubépine</text:span></text:p>"
    );
    for source in [
        "<text:p><text:span text:style-name=\"G\">Nom : </text:span></text:p>",
        "<text:p text:style-name=\"PG\">Nom : </text:p>",
    ] {
        let written = body(source, 0, Anchor::Block, text("Aubépine"));
        assert!(
            written.contains("Nom : <text:span text:style-name=\"Answer_20_after_20_a_20_label\">Aubépine</text:span>"),
            "{written}"
        );
    }
}

#[test]
fn dots_are_replaced_and_the_words_around_them_stay_byte_for_byte() {
    let source = "<text:p>Nom de l&apos;association&#160;: <text:span text:style-name=\"G\">.....</text:span>.....\n  Ville : <text:s text:c=\"4\"/>______</text:p>";
    let bytes = odt(source);
    let document = read(&bytes);
    let block = texts(&document)[0];
    let skeleton: Vec<char> = block.skeleton().chars().collect();
    let find = |what: char| {
        let start = skeleton.iter().position(|c| *c == what).expect("there");
        let end = skeleton.iter().rposition(|c| *c == what).expect("there") + 1;
        Anchor::Span {
            start: u32::try_from(start).expect("small"),
            end: u32::try_from(end).expect("small"),
        }
    };
    let edits = [
        edit(&block.address, find('_'), text("Le Blanc")),
        edit(&block.address, find('.'), text("L’Aubépine\n(loi 1901)")),
    ];
    let content = part(&filled(&bytes, &edits), "content.xml");
    assert!(
        content.contains(
            "<text:p>Nom de l&apos;association&#160;: <text:span text:style-name=\"G\">L’Aubépine<text:line-break/>(loi 1901)</text:span>\n  Ville : <text:s text:c=\"4\"/>Le Blanc</text:p>"
        ),
        "{content}"
    );
    // Some of the spaces that one element stands for.
    let bytes = odt("<text:p>Âge :<text:s text:c=\"6\"/>ans</text:p>");
    let span = Anchor::Span { start: 6, end: 10 };
    let edits = [edit(&texts(&read(&bytes))[0].address, span, text("12"))];
    let written = read(&filled(&bytes, &edits));
    assert_eq!(texts(&written)[0].skeleton(), "Âge : 12 ans");
}

#[test]
fn a_tab_that_draws_dots_stays_behind_its_answer() {
    let bytes = odt(
        "<text:p text:style-name=\"Points\"><text:span text:style-name=\"G\">Nom</text:span><text:tab/>Prénom : <text:tab/></text:p>",
    );
    let document = read(&bytes);
    let block = texts(&document)[0];
    assert_eq!(block.skeleton(), "Nom\u{2024}Prénom : \u{2024}");
    let span = |start, end, value| edit(&block.address, Anchor::Span { start, end }, text(value));
    let edits = [span(3, 4, "Lovelace"), span(13, 14, "Ada")];
    let written = filled(&bytes, &edits);
    assert_eq!(
        texts(&read(&written))[0].skeleton(),
        "Nom Lovelace\u{2024}Prénom : Ada\u{2024}"
    );
    let wrong = [edits[0].clone(), span(13, 14, "Eva")];
    let result = verify(&written, "a.odt", &wrong, &Bounds::default());
    assert!(matches!(result, Err(WriteError::NotAsWritten(_))));
}

#[test]
fn drawn_ticks_are_ticked_as_drawn() {
    let span = |start| Anchor::Span {
        start,
        end: start + 1,
    };
    let written = body(
        "<text:p>☐ Oui ☐ Non</text:p>",
        0,
        span(6),
        Value::Tick(true),
    );
    assert_eq!(written, "<text:p>☐ Oui ☒ Non</text:p>");
    let written = body(
        "<text:p>☐ Oui ☐ Non</text:p>",
        0,
        span(0),
        Value::Tick(false),
    );
    assert_eq!(written, "<text:p>☐ Oui ☐ Non</text:p>");
}

#[test]
fn cells_take_text_under_their_label_or_in_their_blank_paragraph() {
    let bytes = odt(
        "<table:table><table:table-row><table:table-cell><text:p text:style-name=\"PG\">Objet</text:p></table:table-cell>\
         <table:table-cell><text:p/></table:table-cell><table:table-cell/></table:table-row></table:table>",
    );
    let document = read(&bytes);
    let cells = &tables(&document)[0].cells;
    let edits: Vec<_> = ["un", "deux\n\ntrois", "quatre"]
        .iter()
        .zip(cells)
        .map(|(said, cell)| edit(&cell.address, Anchor::Cell, text(said)))
        .collect();
    let written = filled(&bytes, &edits);
    let again = read(&written);
    let held: Vec<String> = tables(&again)[0]
        .cells
        .iter()
        .map(documents::Cell::text)
        .collect();
    assert_eq!(held, ["Objet\nun", "deux\ntrois", "quatre"]);
    let content = part(&written, "content.xml");
    assert!(
        content.contains("<text:p text:style-name=\"Standard\">un</text:p>"),
        "{content}"
    );
}

const FORM: &str = "<office:forms><form:form form:name=\"F\">\
    <form:text form:id=\"c1\" form:name=\"nom\"/><form:textarea form:id=\"c2\" form:current-value=\"ancien\"/>\
    <form:checkbox form:id=\"c3\" form:label=\"Agréée\"/>\
    <form:radio form:id=\"c4\" form:name=\"r\" form:label=\"Oui\"/><form:radio form:id=\"c5\" form:name=\"r\" form:label=\"Non\" form:current-selected=\"true\"/>\
    <form:listbox form:id=\"c6\"><form:option form:label=\"Culture\" form:current-selected=\"true\"/><form:option form:label=\"Sport\"/></form:listbox>\
    <form:combobox form:id=\"c7\"><form:item form:label=\"Metz\"/></form:combobox>\
    <form:date form:id=\"c8\"/><form:text form:id=\"c9\" form:readonly=\"true\" form:current-value=\"2026\"/>\
    </form:form></office:forms>\
    <text:p><draw:control draw:control=\"c1\"/><draw:control draw:control=\"c2\"/><draw:control draw:control=\"c3\"/>\
    <draw:control draw:control=\"c4\"/><draw:control draw:control=\"c5\"/><draw:control draw:control=\"c6\"/>\
    <draw:control draw:control=\"c7\"/><draw:control draw:control=\"c8\"/><draw:control draw:control=\"c9\"/></text:p>";

#[test]
fn form_controls_hold_what_they_are_given() {
    let bytes = odt(FORM);
    let document = read(&bytes);
    let fields: Vec<&Field> = texts(&document)[0].fields().collect();
    assert_eq!(
        fields.len(),
        8,
        "a control that may not be changed is no field"
    );
    let day = Value::Date {
        iso: "2019-03-14".to_owned(),
        display: "14/03/2019".to_owned(),
    };
    let values = [
        text("L’« Aubépine » & Cie"),
        text("un\n\ndeux"),
        Value::Tick(true),
        Value::Tick(true),
        text("sport"),
        text("Nancy"),
        day,
    ];
    let asked = [0, 1, 2, 3, 5, 6, 7];
    let edits: Vec<_> = asked
        .iter()
        .zip(values)
        .map(|(at, value)| edit(&fields[*at].address, Anchor::Field, value))
        .collect();
    let written = read(&filled(&bytes, &edits));
    let held: Vec<&str> = texts(&written)[0]
        .fields()
        .map(|f| f.value.as_str())
        .collect();
    assert_eq!(
        held,
        [
            "L’« Aubépine » & Cie",
            "un\n\ndeux",
            "x",
            "x",
            "",
            "Sport",
            "Nancy",
            "2019-03-14"
        ],
        "the other button of the group is off"
    );
    let bounds = Bounds::default();
    for (at, value) in [(5, text("Danse")), (2, text("oui")), (7, text("hier"))] {
        let edits = [edit(&fields[at].address, Anchor::Field, value)];
        let result = write(&bytes, "a.odt", &edits, &bounds);
        assert!(matches!(result, Err(WriteError::Forbidden(..))), "{at}");
    }
}

#[test]
fn fields_of_the_text_are_filled() {
    let source = "<text:p>Nom : <text:span text:style-name=\"Placeholder\"><text:placeholder text:placeholder-type=\"text\">&lt;Nom&gt;</text:placeholder></text:span>, \
        <text:text-input text:description=\"Ville\">?</text:text-input> <text:text-input text:description=\"Adresse\"/> \
        <text:drop-down text:name=\"d\"><text:label text:value=\"Oui\"/><text:label text:value=\"Non\" text:current-selected=\"true\"/>Non</text:drop-down> \
        <text:placeholder text:placeholder-type=\"image\">&lt;Logo&gt;</text:placeholder></text:p>";
    let bytes = odt(source);
    let document = read(&bytes);
    let fields: Vec<&Field> = texts(&document)[0].fields().collect();
    let values = [
        text("Aubépine"),
        text("Le  Blanc"),
        text("1 rue Haute\n36300 Le Blanc"),
        text("Oui"),
    ];
    let edits: Vec<_> = fields
        .iter()
        .zip(values)
        .map(|(field, value)| edit(&field.address, Anchor::Field, value))
        .collect();
    let content = part(&filled(&bytes, &edits), "content.xml");
    assert!(
        content.contains(
            "<text:p>Nom : Aubépine, <text:text-input text:description=\"Ville\">Le Blanc</text:text-input> 1 rue Haute<text:line-break/>36300 Le Blanc \
             <text:drop-down text:name=\"d\"><text:label text:value=\"Oui\" text:current-selected=\"true\"/><text:label text:value=\"Non\"/>Oui</text:drop-down>"
        ),
        "{content}"
    );
    let logo = [edit(&fields[4].address, Anchor::Field, text("x"))];
    let result = write(&bytes, "a.odt", &logo, &Bounds::default());
    assert!(matches!(result, Err(WriteError::Forbidden(..))));
}

#[test]
fn what_is_protected_is_known_and_refused() {
    let bytes = odt(
        "<text:section text:name=\"S\" text:protected=\"true\"><text:p>Avis : <text:placeholder>&lt;avis&gt;</text:placeholder></text:p></text:section>\
         <table:table><table:table-row><table:table-cell table:protected=\"true\"><text:p/></table:table-cell><table:table-cell><text:p/></table:table-cell></table:table-row></table:table>",
    );
    let document = read(&bytes);
    let paragraph = texts(&document)[0];
    assert_eq!(paragraph.fields().count(), 0);
    let cells = &tables(&document)[0].cells;
    for (address, anchor) in [
        (&paragraph.address, Anchor::Block),
        (&cells[0].address, Anchor::Cell),
    ] {
        let edits = [edit(address, anchor, text("x"))];
        assert!(document.is_protected(&edits[0].address));
        let result = write(&bytes, "a.odt", &edits, &Bounds::default());
        assert!(matches!(result, Err(WriteError::Forbidden(..))));
    }
    assert!(!document.is_protected(&cells[1].address));
}

#[test]
fn headers_are_written_in_their_own_part() {
    let bytes = odt("<text:p>Corps</text:p>");
    let document = read(&bytes);
    let header = texts(&document)[1];
    assert_eq!(header.address.part, "styles.xml");
    let span = Anchor::Span { start: 11, end: 19 };
    let written = filled(&bytes, &[edit(&header.address, span, text("42"))]);
    assert!(part(&written, "styles.xml").contains("<text:p>Dossier n° 42</text:p>"));
}

#[test]
fn what_was_not_written_is_told() {
    let bytes = odt("<text:p>Nom : .....</text:p><text:p/>");
    let document = read(&bytes);
    let bounds = Bounds::default();
    let blocks = texts(&document);
    for (block, anchor) in [
        (0, Anchor::Span { start: 6, end: 11 }),
        (0, Anchor::Block),
        (1, Anchor::Block),
        (0, Anchor::Field),
    ] {
        let edits = [edit(&blocks[block].address, anchor, text("Aubépine"))];
        let result = verify(&bytes, "a.odt", &edits, &bounds);
        assert!(
            matches!(result, Err(WriteError::NotAsWritten(_))),
            "{anchor:?}"
        );
    }
    let twice = edit(&blocks[1].address, Anchor::Block, text("a"));
    let result = write(&bytes, "a.odt", &[twice.clone(), twice], &bounds);
    assert!(matches!(result, Err(WriteError::Forbidden(..))));
    assert_eq!(
        entries(&write(&bytes, "a.odt", &[], &bounds).expect("copies")).len(),
        entries(&bytes).len()
    );
}

#[test]
fn fields_of_a_docx_saved_as_odt_are_filled() {
    let source = "<text:p>Nom : <field:fieldmark-start text:name=\"Texte1\" field:type=\"vnd.oasis.opendocument.field.FORMTEXT\"/><field:fieldmark-separator/><text:span text:style-name=\"T\">\u{2002}\u{2002}</text:span><field:fieldmark-end/> fin\
        <field:fieldmark text:name=\"c\" field:type=\"vnd.oasis.opendocument.field.FORMCHECKBOX\"/> \
        <field:fieldmark text:name=\"d\" field:type=\"vnd.oasis.opendocument.field.FORMDROPDOWN\"><field:param field:name=\"Dropdown_ListEntry\" field:value=\"Un\"/><field:param field:name=\"Dropdown_ListEntry\" field:value=\"Deux\"/><field:param field:name=\"Dropdown_Selected\" field:value=\"0\"/></field:fieldmark></text:p>\
        <text:p><loext:content-control loext:showing-place-holder=\"true\" loext:alias=\"Objet\"><text:span text:style-name=\"T11\">Cliquez</text:span></loext:content-control> \
        <loext:content-control loext:checkbox=\"true\" loext:checked-state=\"☑\" loext:unchecked-state=\"☐\"><text:span text:style-name=\"T12\">☐</text:span></loext:content-control> \
        <loext:content-control loext:dropdown=\"true\"><loext:list-item loext:display-text=\"Choisissez\" loext:value=\"\"/><loext:list-item loext:display-text=\"Fondation\" loext:value=\"f\"/>Choisissez</loext:content-control> \
        <loext:content-control loext:showing-place-holder=\"true\" loext:date=\"true\">JJ/MM/AAAA</loext:content-control></text:p>";
    let bytes = odt(source);
    let document = read(&bytes);
    let fields: Vec<&Field> = texts(&document)[..2]
        .iter()
        .flat_map(|t| t.fields())
        .collect();
    assert_eq!(
        texts(&document)[0].skeleton(),
        "Nom : \u{FFFC} fin\u{FFFC} \u{FFFC}"
    );
    assert_eq!(
        (fields[3].title.as_str(), fields[3].placeholder.as_str()),
        ("Objet", "Cliquez")
    );
    let day = Value::Date {
        iso: "2026-03-04".to_owned(),
        display: "4 mars 2026".to_owned(),
    };
    let values = [
        text("Aubépine\n& Cie"),
        Value::Tick(true),
        text("Deux"),
        text("Réparer"),
        Value::Tick(true),
        text("fondation"),
        day,
    ];
    let edits: Vec<_> = fields
        .iter()
        .zip(values)
        .map(|(field, value)| edit(&field.address, Anchor::Field, value))
        .collect();
    let content = part(&filled(&bytes, &edits), "content.xml");
    for held in [
        "<field:fieldmark-separator/><text:span text:style-name=\"T\">Aubépine<text:line-break/>&amp; Cie</text:span><field:fieldmark-end/>",
        "FORMCHECKBOX\"><field:param field:name=\"Checkbox_Checked\" field:value=\"true\"/></field:fieldmark>",
        "<field:param field:name=\"Dropdown_Selected\" field:value=\"1\"/>",
        "<loext:content-control loext:alias=\"Objet\">Réparer</loext:content-control>",
        "loext:unchecked-state=\"☐\" loext:checked=\"true\"><text:span text:style-name=\"T12\">☑</text:span>",
        "loext:value=\"f\"/>Fondation</loext:content-control>",
        "<loext:content-control loext:date=\"true\" loext:current-date=\"2026-03-04T00:00:00Z\">4 mars 2026</loext:content-control>",
    ] {
        assert!(content.contains(held), "{held} in {content}");
    }
}

//! Files built here from scratch: pages with text, forms, and hostile ones.

use lopdf::{Dictionary, Document as Pdf, Object, ObjectId, Stream, dictionary};
use proptest::prelude::*;

use crate::{
    Address, Anchor, Block, Bounds, Document, Edit, Input, Note, PageState, ReadError, Role, Shape,
    Value, Widget, WriteError,
};

/// A text at a place: font `F1` is Helvetica, `F2` Helvetica-Bold.
type Placed<'a> = (&'a str, f32, f32, f32, &'a str);

fn page_content(texts: &[Placed<'_>]) -> Vec<u8> {
    let mut content = String::new();
    for (font, size, x, y, text) in texts {
        let codes: String = super::faces::encode(text)
            .iter()
            .map(|code| format!("{code:02X}"))
            .collect();
        content.push_str(&format!(
            "BT /{font} {size} Tf {x} {y} Td <{codes}> Tj ET\n"
        ));
    }
    content.into_bytes()
}

struct Builder {
    pdf: Pdf,
    pages: ObjectId,
    fonts: ObjectId,
    kids: Vec<Object>,
}

impl Builder {
    fn new() -> Self {
        let mut pdf = Pdf::with_version("1.7");
        let pages = pdf.new_object_id();
        let font = |base: &str| {
            dictionary! {
                "Type" => "Font", "Subtype" => "Type1", "BaseFont" => base.to_owned(),
                "Encoding" => "WinAnsiEncoding",
            }
        };
        let fonts = pdf.add_object(dictionary! {
            "F1" => font("Helvetica"), "F2" => font("Helvetica-Bold"), "Helv" => font("Helvetica"),
        });
        Self {
            pdf,
            pages,
            fonts,
            kids: Vec::new(),
        }
    }

    fn page(&mut self, content: Vec<u8>, more: &Dictionary) -> ObjectId {
        let content = self.pdf.add_object(Stream::new(Dictionary::new(), content));
        let mut page = dictionary! {
            "Type" => "Page", "Parent" => self.pages, "Contents" => content,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
            "Resources" => dictionary! { "Font" => self.fonts },
        };
        page.extend(more);
        let id = self.pdf.add_object(page);
        self.kids.push(id.into());
        id
    }

    fn finish(mut self, catalog: &Dictionary) -> Vec<u8> {
        let count = self.kids.len() as i64;
        self.pdf.set_object(
            self.pages,
            dictionary! { "Type" => "Pages", "Kids" => self.kids, "Count" => count },
        );
        let mut root = dictionary! { "Type" => "Catalog", "Pages" => self.pages };
        root.extend(catalog);
        let root = self.pdf.add_object(root);
        self.pdf.trailer.set("Root", root);
        let mut bytes = Vec::new();
        self.pdf.save_to(&mut bytes).expect("writing to memory");
        bytes
    }
}

fn text_file(pages: &[&[Placed<'_>]]) -> Vec<u8> {
    let mut builder = Builder::new();
    for texts in pages {
        builder.page(page_content(texts), &Dictionary::new());
    }
    builder.finish(&Dictionary::new())
}

fn read(bytes: &[u8]) -> Document {
    super::read(bytes, &[], &Bounds::default()).expect("a readable file")
}

fn shown(document: &Document) -> Vec<String> {
    let role = |role| match role {
        Role::Heading(level) => format!("h{level}"),
        Role::Paragraph => "p".to_owned(),
        Role::Item(level) => format!("i{level}"),
        Role::HeaderFooter => "hf".to_owned(),
        Role::Footnote => "fn".to_owned(),
    };
    document
        .blocks
        .iter()
        .map(|block| match block {
            Block::Text(text) => format!("{}: {}", role(text.role), text.text()),
            Block::Table(table) => {
                let cells = table.cells.iter();
                let cells = cells.map(|c| format!("{},{}={}", c.row, c.column, c.text()));
                format!("table: {}", cells.collect::<Vec<_>>().join("; "))
            }
        })
        .collect()
}

#[test]
fn paragraphs_headings_items_and_amounts() {
    let bytes = text_file(&[&[
        ("F2", 18.0, 50.0, 780.0, "Rapport financier 2025"),
        (
            "F1",
            10.0,
            50.0,
            740.0,
            "L’association a tenu ses comptes en partie double, et les a fait véri-",
        ),
        ("F1", 10.0, 50.0, 728.0, "fier par deux de ses membres."),
        ("F2", 10.0, 50.0, 704.0, "1. Les moyens"),
        ("F1", 10.0, 60.0, 684.0, "•"),
        ("F1", 10.0, 80.0, 684.0, "deux salariées à mi-temps ;"),
        ("F1", 10.0, 60.0, 672.0, "•"),
        ("F1", 10.0, 80.0, 672.0, "un local prêté par la commune."),
        ("F1", 10.0, 300.0, 640.0, "2025"),
        ("F1", 10.0, 400.0, 640.0, "2024"),
        ("F1", 10.0, 50.0, 626.0, "Subventions"),
        ("F1", 10.0, 290.0, 626.0, "12 500,00 €"),
        ("F1", 10.0, 390.0, 626.0, "9 800,00 €"),
        ("F1", 10.0, 50.0, 612.0, "Cotisations"),
        ("F1", 10.0, 300.0, 612.0, "840,00 €"),
        ("F1", 10.0, 400.0, 612.0, "790,00 €"),
    ]]);
    insta::assert_debug_snapshot!(shown(&read(&bytes)), @r#"
    [
        "h1: Rapport financier 2025",
        "p: L’association a tenu ses comptes en partie double, et les a fait vérifier par deux de ses membres.",
        "h2: 1. Les moyens",
        "i0: deux salariées à mi-temps ;",
        "i0: un local prêté par la commune.",
        "table: 0,1=2025; 0,2=2024; 1,0=Subventions; 1,1=12 500,00 €; 1,2=9 800,00 €; 2,0=Cotisations; 2,1=840,00 €; 2,2=790,00 €",
    ]
    "#);
}

#[test]
fn columns_of_prose_are_read_one_after_the_other() {
    let left = "Une phrase de la colonne de gauche, ici";
    let right = "Une phrase de la colonne de droite, là";
    let mut texts: Vec<Placed<'_>> = vec![(
        "F1",
        10.0,
        50.0,
        780.0,
        "Le journal du quartier, numéro douze",
    )];
    for row in 0..6u8 {
        let y = 740.0 - 12.0 * f32::from(row);
        texts.push(("F1", 10.0, 50.0, y, left));
        texts.push(("F1", 10.0, 310.0, y, right));
    }
    let document = read(&text_file(&[&texts]));
    let text: String = shown(&document).join(" ");
    let last_left = text.rfind("gauche").expect("left column");
    let first_right = text.find("droite").expect("right column");
    assert!(last_left < first_right, "{text}");
}

#[test]
fn the_mark_of_a_note_stays_in_its_line() {
    let document = read(&text_file(&[&[
        ("F1", 12.0, 50.0, 700.0, "L’association compte 42 adhérents"),
        ("F1", 7.0, 239.0, 704.4, "1"),
        (
            "F1",
            12.0,
            250.0,
            700.0,
            "et sept bénévoles qui réparent les vélos,",
        ),
        (
            "F1",
            12.0,
            50.0,
            686.0,
            "tous les samedis, dans un local prêté par la commune.",
        ),
        ("F1", 9.0, 50.0, 60.0, "1 Dont vingt nouveaux."),
    ]]));
    let shown = shown(&document).join("\n");
    assert!(
        shown.contains("42 adhérents 1 et sept bénévoles qui réparent les vélos, tous"),
        "{shown}"
    );
}

#[test]
fn repeated_lines_are_headers_and_pages_without_text_are_noted() {
    let head: Placed<'_> = ("F1", 8.0, 50.0, 810.0, "Les Amis du Lac");
    let page = |text| [head, ("F1", 10.0, 50.0, 700.0, text)];
    let (a, b) = (
        page("Premier point de l’ordre du jour."),
        page("Second point."),
    );
    let document = read(&text_file(&[&a, &b]));
    assert_eq!(
        shown(&document).first().map(String::as_str),
        Some("hf: Les Amis du Lac")
    );
    assert_eq!(document.pages, 2);
    assert!(document.notes.is_empty());

    let mut builder = Builder::new();
    let square = "0 0 5 5 re f\n".repeat(60);
    builder.page(square.into_bytes(), &Dictionary::new());
    let document = read(&builder.finish(&Dictionary::new()));
    assert_eq!(document.states, [PageState::Scan]);
}

#[test]
fn words_of_a_turned_page_stand_where_they_are_seen() {
    let mut builder = Builder::new();
    // The page is shown turned to the right: its left edge becomes its top.
    let content = "BT /F1 10 Tf 0 1 -1 0 100 50 Tm (Bonjour) Tj ET";
    builder.page(content.into(), &dictionary! { "Rotate" => 90 });
    let document = read(&builder.finish(&Dictionary::new()));
    let word = document.words.first().expect("a word");
    assert_eq!(word.text, "Bonjour");
    let [left, bottom, right, top] = word.rectangle;
    assert!(
        (left - 50.0).abs() < 0.1 && right > left + 30.0,
        "{:?}",
        word.rectangle
    );
    assert!(
        bottom < 495.0 && top > 495.0 && top - bottom < 12.0,
        "{:?}",
        word.rectangle
    );
}

fn laid(page: u32, rectangle: [f32; 4], lines: u16, cells: u16, value: Value) -> Edit {
    let anchor = Anchor::Room {
        lines,
        cells,
        indent: 0,
    };
    let address = Address {
        page: Some(page),
        rectangle: Some(rectangle),
        ..Address::new("", "", anchor)
    };
    Edit { address, value }
}

#[test]
fn answers_are_laid_over_pages_without_fields() {
    let mut builder = Builder::new();
    let dots = ".".repeat(60);
    let mut content = page_content(&[
        ("F1", 10.0, 50.0, 760.0, "Nom de l’association :"),
        ("F1", 10.0, 160.0, 760.0, &dots),
    ]);
    // The page leaves its own matrix open, and the second is turned.
    content.extend(b"q 2 0 0 2 30 30 cm\n");
    builder.page(content.clone(), &Dictionary::new());
    builder.page(content, &dictionary! { "Rotate" => 90 });
    let original = builder.finish(&Dictionary::new());
    let edits = [
        laid(
            1,
            [160.0, 758.0, 330.0, 770.0],
            1,
            0,
            text_value("L’Établi d’Œuvres"),
        ),
        laid(
            1,
            [50.0, 600.0, 550.0, 700.0],
            0,
            0,
            text_value(&"Des mots. ".repeat(60)),
        ),
        laid(
            1,
            [50.0, 560.0, 246.0, 574.0],
            0,
            14,
            text_value("84212345600015"),
        ),
        laid(1, [50.0, 540.0, 58.0, 548.0], 0, 0, Value::Tick(true)),
        laid(2, [300.0, 300.0, 500.0, 312.0], 1, 0, text_value("Tournée")),
    ];
    let bounds = Bounds::default();
    let written = super::write(&original, &edits, &bounds).expect("written");
    assert!(written.starts_with(&original));
    super::verify(&written, &edits, &bounds).expect("each answer in its room");
    let said = |page: u32| {
        let document = read(&written);
        let words = document.words.iter().filter(|word| word.page == page);
        words.map(|word| word.text.clone()).collect::<Vec<_>>()
    };
    assert!(said(1).contains(&"L’Établi".to_owned()), "{:?}", said(1));
    assert!(said(2).contains(&"Tournée".to_owned()), "{:?}", said(2));

    // What is not as it was asked is noticed, and what does not fit is refused.
    let elsewhere = laid(
        1,
        [300.0, 300.0, 500.0, 312.0],
        1,
        0,
        text_value("L’Établi"),
    );
    assert!(matches!(
        super::verify(&written, &[elsewhere], &bounds),
        Err(WriteError::NotAsWritten(_))
    ));
    let long = laid(
        1,
        [160.0, 758.0, 200.0, 770.0],
        1,
        0,
        text_value(&"long ".repeat(40)),
    );
    assert!(matches!(
        super::write(&original, &[long], &bounds),
        Err(WriteError::Forbidden(..))
    ));
}

fn text_value(text: &str) -> Value {
    Value::Text(text.to_owned())
}

#[test]
fn lines_areas_and_leaders_stand_where_they_are_drawn() {
    let mut builder = Builder::new();
    let mut content = page_content(&[("F1", 10.0, 50.0, 700.0, "Nom:..........")]);
    content.extend(b"50 500 m 250 500 l S 0.9 g 60 400 100 40 re f 1 w 300 300 9 9 re S\n");
    builder.page(content, &Dictionary::new());
    let document = read(&builder.finish(&Dictionary::new()));
    let words: Vec<&str> = document.words.iter().map(|w| w.text.as_str()).collect();
    assert_eq!(words, ["Nom:", ".........."]);
    let lines = document
        .strokes
        .iter()
        .filter(|stroke| stroke.shape == Shape::Line)
        .count();
    assert_eq!(lines, 5, "{:?}", document.strokes);
    assert!(document.strokes.iter().any(|stroke| {
        stroke.shape == Shape::Area { brightness: 230 }
            && stroke.rectangle == [60.0, 400.0, 160.0, 440.0]
    }));
    assert_eq!(document.sizes, [[595.0, 842.0]]);
}

/// A form with a field of each kind; `more` goes into the form's dictionary.
fn form(more: &Dictionary, catalog: &Dictionary) -> Vec<u8> {
    let mut builder = Builder::new();
    let content = page_content(&[("F1", 10.0, 50.0, 760.0, "Nom de l’association")]);
    let page = builder.page(content, &Dictionary::new());
    let rect = |x: i64, y: i64, w: i64, h: i64| -> Vec<Object> {
        vec![x.into(), y.into(), (x + w).into(), (y + h).into()]
    };
    let widget = |rect: Vec<Object>| {
        dictionary! {
            "Type" => "Annot", "Subtype" => "Widget", "F" => 4, "P" => page, "Rect" => rect,
        }
    };
    let mut fields: Vec<Object> = Vec::new();
    let mut annotations: Vec<Object> = Vec::new();
    let mut add = |builder: &mut Builder, rect: Vec<Object>, entries: Dictionary| {
        let mut field = widget(rect);
        field.extend(&entries);
        let id: Object = builder.pdf.add_object(field).into();
        fields.push(id.clone());
        annotations.push(id);
    };
    let text = Object::string_literal;
    add(
        &mut builder,
        rect(50, 730, 200, 16),
        dictionary! {
            "FT" => "Tx", "T" => text("nom"), "TU" => text("Nom de l'association"), "Ff" => 2,
            "DA" => text("/Helv 9 Tf 0 0 1 rg"),
        },
    );
    add(
        &mut builder,
        rect(50, 640, 200, 70),
        dictionary! {
            "FT" => "Tx", "T" => text("objet"), "Ff" => 1 << 12,
            "MK" => dictionary! { "BC" => vec![0.into()], "BG" => vec![Object::Real(0.9)] },
        },
    );
    add(
        &mut builder,
        rect(50, 610, 210, 18),
        dictionary! {
            "FT" => "Tx", "T" => text("siret"), "Ff" => 1 << 24, "MaxLen" => 14,
        },
    );
    add(
        &mut builder,
        rect(50, 590, 12, 12),
        dictionary! { "FT" => "Btn", "T" => text("atteste") },
    );
    add(
        &mut builder,
        rect(50, 560, 120, 16),
        dictionary! {
            "FT" => "Ch", "T" => text("forme"), "Ff" => 1 << 17,
            "Opt" => vec![
                vec![text("a"), text("Association")].into(), vec![text("f"), text("Fondation")].into(),
            ],
        },
    );
    add(
        &mut builder,
        rect(300, 560, 120, 16),
        dictionary! {
            "FT" => "Tx", "T" => text("total"), "Ff" => 1, "V" => text("12"),
        },
    );
    add(
        &mut builder,
        rect(300, 500, 120, 40),
        dictionary! { "FT" => "Sig", "T" => text("signe") },
    );
    let group = builder.pdf.new_object_id();
    let mut kids: Vec<Object> = Vec::new();
    for (x, state) in [(50, "Oui"), (90, "Non")] {
        let look = builder.pdf.add_object(Stream::new(
            dictionary! {
                "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 12.into(), 12.into()],
            },
            b"0 g 3 3 6 6 re f".to_vec(),
        ));
        let mut states = Dictionary::new();
        states.set(state, look);
        let mut kid = widget(rect(x, 530, 12, 12));
        kid.set("Parent", group);
        kid.set("AP", dictionary! { "N" => states });
        kid.set("AS", "Off");
        let id: Object = builder.pdf.add_object(kid).into();
        kids.push(id.clone());
        annotations.push(id);
    }
    builder.pdf.set_object(
        group,
        dictionary! { "FT" => "Btn", "Ff" => 1 << 15, "T" => text("tva"), "Kids" => kids },
    );
    fields.push(group.into());
    if let Ok(page) = builder.pdf.get_dictionary_mut(page) {
        page.set("Annots", annotations);
    }
    let mut form = dictionary! {
        "Fields" => fields, "DA" => text("/Helv 0 Tf 0 g"),
        "DR" => dictionary! { "Font" => builder.fonts },
    };
    form.extend(more);
    let mut root = dictionary! { "AcroForm" => form };
    root.extend(catalog);
    builder.finish(&root)
}

fn widget<'a>(document: &'a Document, name: &str) -> &'a Widget {
    document
        .widgets
        .iter()
        .find(|widget| widget.name == name)
        .expect("the field")
}

fn edit(widget: &Widget, value: Value) -> Edit {
    Edit {
        address: widget.address.clone(),
        value,
    }
}

#[test]
fn every_kind_of_field_is_read() {
    let document = read(&form(&Dictionary::new(), &Dictionary::new()));
    let kinds: Vec<String> = document
        .widgets
        .iter()
        .map(|w| {
            format!(
                "{} {:?} {:?} {:?}",
                w.name, w.input, w.choices, w.max_length
            )
        })
        .collect();
    insta::assert_debug_snapshot!(kinds, @r#"
    [
        "nom Text [] None",
        "objet LongText [] None",
        "siret Text [] Some(14)",
        "atteste Tick [\"Yes\"] None",
        "forme Choice [\"Association\", \"Fondation\"] None",
        "total Text [] None",
        "signe Signature [] None",
        "tva Radio [\"Oui\"] None",
        "tva Radio [\"Non\"] None",
    ]
    "#);
    let name = widget(&document, "nom");
    assert_eq!(name.tooltip, "Nom de l'association");
    assert_eq!(name.address.rectangle, Some([50.0, 730.0, 250.0, 746.0]));
    assert_eq!(
        (name.address.page, name.font_size, name.required),
        (Some(1), 9.0, true)
    );
    assert!(widget(&document, "siret").comb);
    assert!(widget(&document, "total").read_only);
}

#[test]
fn a_filled_form_begins_with_its_original_and_shows_its_values() {
    let original = form(&Dictionary::new(), &Dictionary::new());
    let document = read(&original);
    let long = "Éduquer à l’œuvre d’art, à cœur ouvert,\net accueillir pour 1 250 € de spectacles.";
    let edits = [
        edit(
            widget(&document, "nom"),
            Value::Text("Les Amis du Lac – Œuvre".to_owned()),
        ),
        edit(widget(&document, "objet"), Value::Text(long.to_owned())),
        edit(
            widget(&document, "siret"),
            Value::Text("12345678900012".to_owned()),
        ),
        edit(widget(&document, "atteste"), Value::Tick(true)),
        edit(
            widget(&document, "forme"),
            Value::Text("Fondation".to_owned()),
        ),
        edit(&document.widgets[8], Value::Tick(true)),
    ];
    let bounds = Bounds::default();
    let written = super::write(&original, &edits, &bounds).expect("written");
    assert!(written.starts_with(&original));
    super::verify(&written, &edits, &bounds).expect("as asked");
    let again = read(&written);
    assert_eq!(widget(&again, "objet").value, long);
    assert_eq!(widget(&again, "forme").value, "Fondation");
    assert_eq!(widget(&again, "atteste").value, "Yes");
    assert_eq!(
        (
            again.widgets[7].value.as_str(),
            again.widgets[8].value.as_str()
        ),
        ("", "Non")
    );
    // The values are of the fields, not of the page.
    assert_eq!(again.words.len(), document.words.len());

    // The other radio, and back to a blank.
    let edits = [
        edit(&again.widgets[7], Value::Tick(true)),
        edit(widget(&again, "nom"), Value::Text(String::new())),
    ];
    let twice = super::write(&written, &edits, &bounds).expect("written again");
    assert!(twice.starts_with(&written));
    super::verify(&twice, &edits, &bounds).expect("as asked");
    let again = read(&twice);
    assert_eq!(
        (
            again.widgets[7].value.as_str(),
            again.widgets[8].value.as_str()
        ),
        ("Oui", "")
    );
}

#[test]
fn a_difference_is_noticed() {
    let original = form(&Dictionary::new(), &Dictionary::new());
    let document = read(&original);
    let bounds = Bounds::default();
    let asked = |text: &str| [edit(widget(&document, "nom"), Value::Text(text.to_owned()))];
    let written = super::write(&original, &asked("Les Amis"), &bounds).expect("written");
    assert!(matches!(
        super::verify(&written, &asked("Les Autres"), &bounds),
        Err(WriteError::NotAsWritten(_))
    ));
    assert!(super::verify(&original, &asked("Les Amis"), &bounds).is_err());
}

#[test]
fn what_may_not_be_written_is_refused() {
    let bounds = Bounds::default();
    let original = form(&Dictionary::new(), &Dictionary::new());
    let document = read(&original);
    let refused = |name: &str, value: Value| {
        let edits = [edit(widget(&document, name), value)];
        super::write(&original, &edits, &bounds)
            .expect_err("refused")
            .to_string()
    };
    let text = |text: &str| Value::Text(text.to_owned());
    assert!(refused("total", text("13")).contains("read-only"));
    assert!(refused("signe", text("moi")).contains("signature"));
    assert!(refused("forme", text("Syndicat")).contains("choices"));
    assert!(refused("siret", text("123456789000123")).contains("longer"));
    let nowhere = Edit {
        address: Address::new("", "999 0", Anchor::Field),
        value: text("x"),
    };
    assert!(matches!(
        super::write(&original, &[nowhere], &bounds),
        Err(WriteError::NoSuchPlace(_))
    ));
}

#[test]
fn xfa_is_dropped_and_certified_files_are_refused() {
    let bounds = Bounds::default();
    let hybrid = form(
        &dictionary! { "XFA" => Object::string_literal("<xdp/>") },
        &dictionary! { "Perms" => dictionary! { "UR3" => Dictionary::new() } },
    );
    let document = read(&hybrid);
    assert_eq!(document.notes, [Note::Xfa, Note::UsageRights]);
    let edits = [edit(
        widget(&document, "nom"),
        Value::Text("Les Amis".to_owned()),
    )];
    let written = super::write(&hybrid, &edits, &bounds).expect("written");
    super::verify(&written, &edits, &bounds).expect("as asked");
    assert!(read(&written).notes.is_empty());
    let parsed = Pdf::load_mem(&written).expect("parsed");
    assert!(!parsed.catalog().expect("catalog").has(b"Perms"));

    let certified = form(
        &Dictionary::new(),
        &dictionary! { "Perms" => dictionary! { "DocMDP" => Dictionary::new() } },
    );
    assert_eq!(read(&certified).notes, [Note::Certified]);
    assert!(matches!(
        super::write(&certified, &edits, &bounds),
        Err(WriteError::Closed(Note::Certified))
    ));
}

/// Bounds small enough to meet in a test.
fn tight() -> Bounds {
    Bounds {
        part_bytes: 1 << 20,
        total_bytes: 8 << 20,
        ..Bounds::default()
    }
}

#[test]
fn nested_arrays_and_dictionaries_do_no_harm() {
    for (open, close) in [("[", "]"), ("<</A ", ">>"), ("(", ")")] {
        let deep = format!("{}{}", open.repeat(200_000), close.repeat(200_000));
        for file in [
            format!("%PDF-1.4\n1 0 obj\n{deep}\nendobj\ntrailer <</Root 1 0 R>>\n%%EOF"),
            format!(
                "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/A {deep}>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/Annots {deep}>>\nendobj\ntrailer <</Root 1 0 R>>\n%%EOF"
            ),
        ] {
            let _ = super::read(file.as_bytes(), &[], &Bounds::default());
        }
        let mut builder = Builder::new();
        builder.page(deep.into_bytes(), &Dictionary::new());
        let _ = super::read(&builder.finish(&Dictionary::new()), &[], &Bounds::default());
    }
}

#[test]
fn streams_that_unpack_beyond_the_bound_are_refused() {
    let mut builder = Builder::new();
    let mut content = Stream::new(Dictionary::new(), vec![b' '; 2 << 20]);
    content.compress().expect("compressed");
    let content = builder.pdf.add_object(content);
    builder.page(Vec::new(), &dictionary! { "Contents" => content });
    let bytes = builder.finish(&Dictionary::new());
    assert!(bytes.len() < 20_000);
    assert!(matches!(
        super::read(&bytes, &[], &tight()),
        Err(ReadError::TooLarge("part_bytes"))
    ));
}

/// Forms that each draw the next one ten times.
fn laughs(depth: usize, last_draws_first: bool) -> Vec<u8> {
    let mut builder = Builder::new();
    let ids: Vec<ObjectId> = (0..depth).map(|_| builder.pdf.new_object_id()).collect();
    for (index, id) in ids.iter().enumerate() {
        let next = ids
            .get(index + 1)
            .or(ids.first().filter(|_| last_draws_first));
        let mut objects = Dictionary::new();
        if let Some(next) = next {
            objects.set("X", *next);
        }
        let look = dictionary! {
            "Type" => "XObject", "Subtype" => "Form",
            "BBox" => vec![0.into(), 0.into(), 10.into(), 10.into()],
            "Resources" => dictionary! { "XObject" => objects },
        };
        builder
            .pdf
            .set_object(*id, Stream::new(look, b"/X Do ".repeat(10)));
    }
    let mut resources = Dictionary::new();
    if let Some(first) = ids.first() {
        resources.set("X", *first);
    }
    let more = dictionary! { "Resources" => dictionary! { "XObject" => resources } };
    builder.page(b"/X Do".to_vec(), &more);
    builder.finish(&Dictionary::new())
}

#[test]
fn forms_that_draw_each_other_without_end_are_refused() {
    for bytes in [laughs(12, false), laughs(1, true), laughs(3, true)] {
        assert!(matches!(
            super::read(&bytes, &[], &Bounds::default()),
            Err(ReadError::TooLarge("total_bytes"))
        ));
    }
    assert!(super::read(&laughs(2, false), &[], &Bounds::default()).is_ok());
}

#[test]
fn damaged_and_missing_pages_are_told() {
    let mut builder = Builder::new();
    let text = |text| page_content(&[("F1", 10.0, 50.0, 700.0, text)]);
    builder.page(text("Première page"), &Dictionary::new());
    let garbage = dictionary! { "Filter" => "FlateDecode" };
    let garbage = Stream::new(garbage, b"no stream at all, ".repeat(4));
    let garbage = builder.pdf.add_object(garbage);
    let half = builder
        .pdf
        .add_object(Stream::new(Dictionary::new(), text("Moitié")));
    for contents in [
        Object::Reference(garbage),
        Object::Reference((9_999, 0)),
        vec![half.into(), garbage.into()].into(),
    ] {
        builder.page(Vec::new(), &dictionary! { "Contents" => contents });
    }
    builder.page(text("Dernière page"), &Dictionary::new());
    builder.kids.push(Object::Reference((9_998, 0)));
    let document = read(&builder.finish(&Dictionary::new()));
    let damaged = PageState::Damaged;
    assert_eq!(
        document.states,
        [PageState::Text, damaged, damaged, damaged, PageState::Text]
    );
    assert_eq!(document.notes, [Note::PagesMissing { count: 1 }]);
    let text = document.text();
    assert!(
        text.contains("Moitié") && text.contains("Dernière page"),
        "{text}"
    );
}

#[test]
fn a_file_that_needs_a_password_says_so() {
    let mut builder = Builder::new();
    builder.page(
        page_content(&[("F1", 10.0, 50.0, 700.0, "Secret")]),
        &Dictionary::new(),
    );
    let bytes = builder.finish(&Dictionary::new());
    for (user, readable) in [("", true), ("sésame", false)] {
        let mut pdf = Pdf::load_mem(&bytes).expect("parsed");
        let id = Object::string_literal("0123456789abcdef");
        pdf.trailer.set("ID", vec![id.clone(), id]);
        let version = lopdf::EncryptionVersion::V2 {
            document: &pdf,
            owner_password: "propriétaire",
            user_password: user,
            key_length: 128,
            permissions: lopdf::Permissions::all(),
        };
        let state = lopdf::EncryptionState::try_from(version).expect("a state");
        pdf.encrypt(&state).expect("encrypted");
        let mut locked = Vec::new();
        pdf.save_to(&mut locked).expect("writing to memory");
        match super::read(&locked, &[], &Bounds::default()) {
            Ok(document) => {
                assert!(readable);
                assert_eq!(document.words.len(), 1);
            }
            Err(error) => assert!(
                !readable && matches!(error, ReadError::Encrypted),
                "{error}"
            ),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_never_panic(tail in proptest::collection::vec(any::<u8>(), 0..400)) {
        let mut bytes = b"%PDF-1.7\n".to_vec();
        bytes.extend(tail);
        let _ = super::read(&bytes, &[], &tight());
    }

    #[test]
    fn damaged_forms_never_panic(
        damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        end in any::<prop::sample::Index>(),
        cut in any::<bool>(),
    ) {
        let mut bytes = form(&Dictionary::new(), &Dictionary::new());
        for (index, byte) in damage {
            let index = index.index(bytes.len());
            bytes[index] = byte;
        }
        if cut {
            bytes.truncate(end.index(bytes.len()));
        }
        if let Ok(document) = super::read(&bytes, &[], &tight()) {
            let edits: Vec<Edit> = document
                .widgets
                .iter()
                .filter(|widget| matches!(widget.input, Input::Text | Input::LongText))
                .map(|widget| edit(widget, Value::Text("été".to_owned())))
                .collect();
            let _ = super::write(&bytes, &edits, &tight());
        }
    }
}

#[test]
fn an_xfa_form_without_fields_is_read_from_its_template() {
    let template = br#"<template xmlns="http://www.xfa.org/schema/xfa-template/3.3/"><subform layout="tb">
      <draw><font size="14pt"/><value><text>Votre association</text></value></draw>
      <field name="a1" w="80mm" h="6mm"><ui><textEdit/></ui><value><text maxChars="60"/></value>
        <caption><value><text>Nom de l&#233;association</text></value></caption></field>
      <field name="a2" presence="hidden"><ui><textEdit/></ui></field>
      <exclGroup><caption><value><text>Reconnue d&#233;utilit&#233; publique</text></value></caption>
        <field><ui><checkButton/></ui><caption><value><text>Oui</text></value></caption></field>
        <field><ui><checkButton/></ui><caption><value><text>Non</text></value></caption></field></exclGroup>
      <field name="go"><ui><button/></ui><caption><value><text>Valider</text></value></caption></field>
    </subform></template>"#;
    let mut pdf = Pdf::with_version("1.7");
    let packet = pdf.add_object(Stream::new(Dictionary::new(), template.to_vec()));
    let pages = pdf.new_object_id();
    let page = pdf.add_object(dictionary! { "Type" => "Page", "Parent" => pages, "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()] });
    pdf.objects.insert(
        pages,
        dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 }.into(),
    );
    let form = dictionary! {
        "Fields" => Vec::<Object>::new(),
        "XFA" => vec![Object::string_literal("template"), packet.into()],
    };
    let catalog = pdf.add_object(
        dictionary! { "Type" => "Catalog", "Pages" => pages, "AcroForm" => form, "NeedsRendering" => true },
    );
    pdf.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).expect("saved");
    let document = read(&bytes);
    assert_eq!(document.notes, [Note::XfaOnly]);
    let fields: Vec<&crate::Field> = document
        .template
        .iter()
        .filter_map(|block| match block {
            Block::Text(text) => Some(text.fields()),
            Block::Table(_) => None,
        })
        .flatten()
        .collect();
    let inputs: Vec<Input> = fields.iter().map(|field| field.input).collect();
    assert_eq!(inputs, [Input::Text, Input::Radio, Input::Radio]);
    assert_eq!(fields[0].max_length, Some(60));
    let Some(Block::Text(title)) = document.template.first() else {
        panic!("a title");
    };
    assert_eq!(title.text().trim(), "Votre association");
    let edits = [Edit {
        address: fields[0].address.clone(),
        value: Value::Text("Les Amis".to_owned()),
    }];
    assert!(matches!(
        super::write(&bytes, &edits, &Bounds::default()),
        Err(WriteError::Closed(Note::XfaOnly))
    ));
}

/// The form, encrypted so that it opens without a password, with these permissions.
fn encrypted(permissions: lopdf::encryption::Permissions) -> Vec<u8> {
    let mut pdf = Pdf::load_mem(&form(&Dictionary::new(), &Dictionary::new())).expect("parsed");
    pdf.trailer.set(
        "ID",
        vec![
            Object::string_literal("0123456789abcdef"),
            Object::string_literal("0123456789abcdef"),
        ],
    );
    let version = lopdf::EncryptionVersion::V2 {
        document: &pdf,
        owner_password: "clef",
        user_password: "",
        key_length: 128,
        permissions,
    };
    let state = lopdf::EncryptionState::try_from(version).expect("a state");
    pdf.encrypt(&state).expect("encrypted");
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).expect("saved");
    bytes
}

#[test]
fn a_file_that_forbids_filling_is_left_and_one_that_permits_it_is_filled() {
    use lopdf::encryption::Permissions;
    let bounds = Bounds::default();
    let edits = |document: &Document| {
        [edit(
            widget(document, "nom"),
            Value::Text("Les Amis".to_owned()),
        )]
    };
    let restricted = encrypted(Permissions::PRINTABLE);
    let document = read(&restricted);
    assert_eq!(document.notes, [Note::Restricted]);
    assert!(matches!(
        super::write(&restricted, &edits(&document), &bounds),
        Err(WriteError::Closed(Note::Restricted))
    ));

    let open = encrypted(Permissions::PRINTABLE | Permissions::FILLABLE);
    let document = read(&open);
    assert!(document.notes.is_empty());
    let written = super::write(&open, &edits(&document), &bounds).expect("written");
    assert!(written.starts_with(&open), "the original is its beginning");
    super::verify(&written, &edits(&document), &bounds).expect("as asked");
}

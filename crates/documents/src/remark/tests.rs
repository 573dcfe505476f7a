use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::*;
use crate::{Edit, Value, read, verify, write};

const TEXT: &str = "Deux réponses reformulées par « petit-modèle » : à relire.";

fn raw(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("opens");
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index_raw(index).expect("is there");
            let mut raw = Vec::new();
            file.read_to_end(&mut raw).expect("reads");
            (file.name().expect("UTF-8").into_owned(), raw)
        })
        .collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut container = Container::open(bytes, &Bounds::default()).expect("opens");
    let part = container.part(name).expect("reads").expect("is there");
    String::from_utf8(part).expect("UTF-8")
}

/// Names of the parts that differ or are new.
fn changed(before: &[u8], after: &[u8]) -> Vec<String> {
    let before = raw(before);
    let differs = |(name, bytes): &(String, Vec<u8>)| before.get(name) != Some(bytes);
    let after = raw(after).into_iter().filter(differs);
    after.map(|(name, _)| name).collect()
}

fn without(bytes: &[u8], name: &str, also: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("opens");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("is there");
        let own = file.name().expect("UTF-8").into_owned();
        if own == name {
            continue;
        }
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("reads");
        for (from, to) in also {
            if let Ok(text) = std::str::from_utf8(&content) {
                content = text.replace(from, to).into_bytes();
            }
        }
        writer
            .start_file(own, SimpleFileOptions::default())
            .expect("starts");
        writer.write_all(&content).expect("writes");
    }
    writer.finish().expect("finishes").into_inner()
}

const DOCX: &[u8] = include_bytes!("../../../../examples/forms/fondation-marchadier.docx");
const XLSX: &[u8] = include_bytes!("../../../../examples/forms/mairie-saint-cernac.xlsx");
const PDF: &[u8] = include_bytes!("../../../../examples/forms/departement-haute-doulonne.pdf");

/// An answer in the first place that takes a text.
fn filled(original: &[u8], name: &str) -> (Vec<u8>, Vec<Edit>) {
    let bounds = Bounds::default();
    let document = read(original, name, &bounds).expect("reads");
    let form: Vec<crate::Address> = match document.format {
        Format::Pdf => document.widgets.iter().map(|w| w.address.clone()).collect(),
        _ => document
            .blocks
            .iter()
            .filter_map(|block| match block {
                crate::Block::Table(table) => Some(table),
                crate::Block::Text(_) => None,
            })
            .flat_map(|table| table.cells.iter())
            .filter(|cell| cell.text().trim().is_empty())
            .map(|cell| cell.address.clone())
            .collect(),
    };
    for address in form {
        let edits = vec![Edit {
            address,
            value: Value::Text("Réponse".to_owned()),
        }];
        if let Ok(bytes) = write(original, name, &edits, &bounds)
            && verify(&bytes, name, &edits, &bounds).is_ok()
        {
            return (bytes, edits);
        }
    }
    panic!("{name} takes no answer");
}

#[test]
fn a_filled_file_keeps_its_answers_and_all_else() {
    let bounds = Bounds::default();
    for (original, name, core) in [
        (DOCX, "form.docx", Some(CORE)),
        (XLSX, "form.xlsx", Some(CORE)),
        (PDF, "form.pdf", None),
    ] {
        let (before, edits) = filled(original, name);
        let after = remark(&before, name, TEXT, &bounds).expect("remarked");
        verify(&after, name, &edits, &bounds).expect("the answers stand");
        read(&after, name, &bounds).expect("reads");
        if let Some(core) = core {
            assert_eq!(changed(&before, &after), [core], "{name}");
            assert!(part(&after, core).contains(&escape(TEXT)), "{name}");
        } else {
            assert!(after.starts_with(&before), "an update after the file");
            // The form's own subject stays.
            let own = "Formulaire de demande de subvention";
            assert_eq!(subject(&after), format!("{own} — {TEXT}"));
            let twice = remark(&after, name, "Encore.", &bounds).expect("remarked");
            assert_eq!(subject(&twice), format!("{own} — {TEXT} — Encore."));
        }
    }
}

fn subject(pdf: &[u8]) -> String {
    let parsed = lopdf::Document::load_mem(pdf).expect("opens");
    let id = parsed
        .trailer
        .get(b"Info")
        .and_then(lopdf::Object::as_reference);
    let information = parsed.get_dictionary(id.expect("named")).expect("is there");
    let subject = information.get(b"Subject").and_then(lopdf::Object::as_str);
    let bytes = subject.expect("a text");
    let units: Vec<u16> = bytes
        .strip_prefix(&[0xFE, 0xFF])
        .expect("UTF-16")
        .chunks(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
        .collect();
    String::from_utf16_lossy(&units).replace('\r', "\n")
}

#[test]
fn what_the_description_said_stays() {
    let said = without(
        DOCX,
        "nothing",
        &[(
            "<dc:description></dc:description>",
            "<dc:description>À rendre.</dc:description>",
        )],
    );
    let after = remark(&said, "f.docx", TEXT, &Bounds::default()).expect("remarked");
    let expected = format!(
        "<dc:description>À rendre.\n{}</dc:description>",
        escape(TEXT)
    );
    assert!(part(&after, CORE).contains(&expected));
    let closed = without(
        DOCX,
        "nothing",
        &[("<dc:description></dc:description>", "<dc:description />")],
    );
    let after = remark(&closed, "f.docx", TEXT, &Bounds::default()).expect("remarked");
    let expected = format!("<dc:description>{}</dc:description>", escape(TEXT));
    assert!(part(&after, CORE).contains(&expected));
}

#[test]
fn properties_that_are_not_there_are_made() {
    let bounds = Bounds::default();
    for (original, name) in [(DOCX, "f.docx"), (XLSX, "f.xlsx")] {
        let relation = part(original, RELATIONS);
        let own = relation
            .split('<')
            .find(|tag| tag.contains("core-properties"));
        let own = format!("<{}", own.expect("a relation"));
        let bare = without(original, CORE, &[(&own, "")]);
        let after = remark(&bare, name, TEXT, &bounds).expect("remarked");
        assert_eq!(changed(&bare, &after), [TYPES, RELATIONS, CORE], "{name}");
        assert!(part(&after, RELATIONS).contains(CORE_RELATION));
        assert!(part(&after, TYPES).contains(CORE_TYPE));
        assert!(part(&after, CORE).contains(&escape(TEXT)));
        read(&after, name, &bounds).expect("reads");
        // A second remark finds the first.
        let twice = remark(&after, name, "Encore.", &bounds).expect("remarked");
        assert_eq!(changed(&after, &twice), [CORE]);
    }
}

/// An OpenDocument text, with or without properties.
fn odt(meta: Option<&str>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let office = format!("xmlns:office=\"{OFFICE}\"");
    let content = format!(
        "<office:document-content {office} xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">\
         <office:body><office:text><text:p>Bonjour.</text:p></office:text></office:body></office:document-content>"
    );
    let manifest = "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">\
        <manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>";
    let meta =
        meta.map(|meta| format!("<office:document-meta {office}>{meta}</office:document-meta>"));
    let mut parts = vec![
        (
            "mimetype",
            "application/vnd.oasis.opendocument.text".to_owned(),
        ),
        ("content.xml", content),
        (MANIFEST, manifest.to_owned()),
    ];
    parts.extend(meta.map(|meta| (META, meta)));
    for (name, text) in parts {
        writer
            .start_file(name, SimpleFileOptions::default())
            .expect("starts");
        writer.write_all(text.as_bytes()).expect("writes");
    }
    writer.finish().expect("finishes").into_inner()
}

#[test]
fn opendocument_files_have_their_own_properties() {
    let bounds = Bounds::default();
    for (meta, expected) in [
        (Some("<office:meta/>"), vec![META]),
        (Some("<office:meta><x/></office:meta>"), vec![META]),
        (None, vec![MANIFEST, META]),
    ] {
        let original = odt(meta);
        let after = remark(&original, "f.odt", TEXT, &bounds).expect("remarked");
        assert_eq!(changed(&original, &after), expected, "{meta:?}");
        let properties = part(&after, META);
        let tree = Tree::parse(properties.as_bytes(), &bounds).expect("well formed");
        let meta = tree.child(0, "meta").expect("there");
        let description = tree.child(meta, "description").expect("there");
        assert_eq!(tree.text(description), TEXT);
        read(&after, "f.odt", &bounds).expect("reads");
    }
}

#[test]
fn damaged_files_are_errors() {
    let bounds = Bounds::default();
    for (bytes, name) in [
        (odt(Some("<office:other/>")), "f.odt"),
        (b"PK\x03\x04".to_vec(), "f.docx"),
        (b"%PDF-1.7 nothing".to_vec(), "f.pdf"),
        (b"Bonjour.".to_vec(), "f.txt"),
    ] {
        assert!(remark(&bytes, name, TEXT, &bounds).is_err(), "{name}");
    }
}

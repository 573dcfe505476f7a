//! Small OpenDocument files, made of XML strings, and ways to look at them.

use std::io::{Cursor, Read, Write};

use documents::{Address, Anchor, Block, Bounds, Document, Edit, Table, TextBlock, Value};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const SPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
    xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" \
    xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" \
    xmlns:form=\"urn:oasis:names:tc:opendocument:xmlns:form:1.0\" \
    xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
    xmlns:field=\"urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0\" \
    xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0\" \
    xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\"";

const STYLES: &str = "<style:style style:name=\"G\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\
    <style:style style:name=\"PG\" style:family=\"paragraph\" style:parent-style-name=\"Standard\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\
    <style:style style:name=\"Saut\" style:family=\"paragraph\"><style:paragraph-properties fo:break-before=\"page\"/></style:style>\
    <style:style style:name=\"Points\" style:family=\"paragraph\"><style:paragraph-properties><style:tab-stops><style:tab-stop style:position=\"8cm\" style:leader-style=\"dotted\" style:leader-text=\".\"/></style:tab-stops></style:paragraph-properties></style:style>\
    <number:currency-style style:name=\"N1\"/><number:percentage-style style:name=\"N2\"/><number:date-style style:name=\"N3\"/><number:text-style style:name=\"N4\"/>\
    <style:style style:name=\"euros\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>\
    <style:style style:name=\"taux\" style:family=\"table-cell\" style:data-style-name=\"N2\"/>\
    <style:style style:name=\"jour\" style:family=\"table-cell\" style:data-style-name=\"N3\"/>\
    <style:style style:name=\"code\" style:family=\"table-cell\" style:data-style-name=\"N4\"/>\
    <style:style style:name=\"libre\" style:family=\"table-cell\"><style:table-cell-properties style:cell-protect=\"none\"/></style:style>";

/// An odt with that body.
pub(crate) fn odt(body: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content {SPACES} office:version=\"1.3\">\
         <office:automatic-styles>{STYLES}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let styles = format!(
        "<office:document-styles {SPACES} office:version=\"1.3\"><office:styles><style:style style:name=\"Standard\" style:family=\"paragraph\"/>\
         <style:style style:name=\"Placeholder\" style:family=\"text\"><style:text-properties fo:color=\"#999999\"/></style:style></office:styles>\
         <office:master-styles><style:master-page style:name=\"Standard\"><style:header><text:p>Dossier n° ........</text:p></style:header></style:master-page></office:master-styles></office:document-styles>"
    );
    archive("text", &content, &styles)
}

/// An ods with those sheets.
pub(crate) fn ods(sheets: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content {SPACES} office:version=\"1.3\">\
         <office:automatic-styles>{STYLES}</office:automatic-styles>\
         <office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
    );
    let styles = format!(
        "<office:document-styles {SPACES} office:version=\"1.3\"><office:styles/></office:document-styles>"
    );
    archive("spreadsheet", &content, &styles)
}

fn archive(kind: &str, content: &str, styles: &str) -> Vec<u8> {
    let mime = format!("application/vnd.oasis.opendocument.{kind}");
    let manifest = format!(
        "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">\
         <manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"{mime}\"/>\
         <manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>\
         <manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>"
    );
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("mimetype", mime.as_str()),
        ("Thumbnails/thumbnail.png", "\u{1}\u{2}\u{3}"),
        ("content.xml", content),
        ("styles.xml", styles),
        ("META-INF/manifest.xml", &manifest),
    ] {
        let method = match name {
            "mimetype" => CompressionMethod::Stored,
            _ => CompressionMethod::Deflated,
        };
        let options = SimpleFileOptions::default().compression_method(method);
        writer.start_file(name, options).expect("starts");
        writer.write_all(text.as_bytes()).expect("writes");
    }
    writer.finish().expect("finishes").into_inner()
}

/// A part of an archive.
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("opens");
    let mut text = String::new();
    let mut file = archive.by_name(name).expect("is there");
    file.read_to_string(&mut text).expect("UTF-8");
    text
}

/// Name, method and stored bytes of each entry.
pub(crate) fn entries(bytes: &[u8]) -> Vec<(String, CompressionMethod, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("opens");
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index_raw(index).expect("is there");
            let mut raw = Vec::new();
            file.read_to_end(&mut raw).expect("reads");
            let name = file.name().expect("UTF-8").into_owned();
            (name, file.compression(), raw)
        })
        .collect()
}

pub(crate) fn read(bytes: &[u8]) -> Document {
    documents::read(bytes, "formulaire", &Bounds::default()).expect("reads")
}

/// Writes and reads back; all parts that no edit names are the same.
pub(crate) fn filled(bytes: &[u8], edits: &[Edit]) -> Vec<u8> {
    let bounds = Bounds::default();
    let written = documents::write(bytes, "formulaire", edits, &bounds).expect("writes");
    documents::verify(&written, "formulaire", edits, &bounds).expect("holds the answers");
    let (before, after) = (entries(bytes), entries(&written));
    assert_eq!(before.len(), after.len());
    for (old, new) in before.iter().zip(&after) {
        assert_eq!((&old.0, old.1), (&new.0, new.1), "order and method");
        if edits.iter().all(|edit| edit.address.part != old.0) {
            assert_eq!(old.2, new.2, "{}", old.0);
        }
    }
    written
}

pub(crate) fn texts(document: &Document) -> Vec<&TextBlock> {
    fn text(block: &Block) -> Option<&TextBlock> {
        match block {
            Block::Text(text) => Some(text),
            Block::Table(_) => None,
        }
    }
    document.blocks.iter().filter_map(text).collect()
}

pub(crate) fn tables(document: &Document) -> Vec<&Table> {
    fn table(block: &Block) -> Option<&Table> {
        match block {
            Block::Table(table) => Some(table),
            Block::Text(_) => None,
        }
    }
    document.blocks.iter().filter_map(table).collect()
}

/// An edit at an address, with another anchor.
pub(crate) fn edit(address: &Address, anchor: Anchor, value: Value) -> Edit {
    Edit {
        address: Address {
            anchor,
            ..address.clone()
        },
        value,
    }
}

pub(crate) fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

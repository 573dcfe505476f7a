//! Small docx files, made of XML strings, and ways to look at what is read from them.

use std::io::{Cursor, Read, Write};

use documents::{Block, Bounds, Document, Field, TextBlock, read};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The name under which the files are read.
pub(crate) const NAME: &str = "formulaire.docx";

const SPACES: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
    xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml' \
    xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'";

/// A file with that body, a protected one of three pages with styles, a footer and a footnote.
pub(crate) fn docx(body: &str) -> Vec<u8> {
    let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let parts = [
        ("[Content_Types].xml", "<Types/>".to_owned()),
        ("word/media/image1.png", "\u{1}\u{2}\u{3}".repeat(50)),
        (
            "word/document.xml",
            format!("<?xml version='1.0' encoding='UTF-8'?>\n<w:document {SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"),
        ),
        (
            "word/_rels/document.xml.rels",
            format!(
                "<Relationships><Relationship Id='a' Type='{types}/footnotes' Target='footnotes.xml'/>\
                 <Relationship Id='b' Type='{types}/footer' Target='/word/footer1.xml'/></Relationships>"
            ),
        ),
        (
            "word/footer1.xml",
            format!(
                "<w:ftr {SPACES}><w:p><w:r><w:t xml:space='preserve'>Page </w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r>\
                 <w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>2</w:t></w:r>\
                 <w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t xml:space='preserve'> sur 3</w:t></w:r></w:p></w:ftr>"
            ),
        ),
        (
            "word/footnotes.xml",
            format!(
                "<w:footnotes {SPACES}><w:footnote w:type='separator'><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
                 <w:footnote><w:p><w:r><w:t>Une note.</w:t></w:r></w:p></w:footnote></w:footnotes>"
            ),
        ),
        (
            "word/styles.xml",
            format!(
                "<w:styles {SPACES}><w:style w:styleId='Titre1'><w:name w:val='heading 1'/></w:style>\
                 <w:style w:styleId='Texteindicatif'><w:name w:val='Placeholder Text'/></w:style></w:styles>"
            ),
        ),
        (
            "word/settings.xml",
            format!("<w:settings {SPACES}><w:documentProtection w:edit='forms' w:enforcement='1'/></w:settings>"),
        ),
        ("docProps/core.xml", "<cp:p xmlns:cp='c' xmlns:dc='d' xmlns:dcterms='t'><dc:title>Demande</dc:title><dcterms:created>2023-01-02T03:04:05Z</dcterms:created><dcterms:modified>2024-05-06T07:08:09Z</dcterms:modified></cp:p>".to_owned()),
        ("docProps/app.xml", "<Properties><Pages>3</Pages></Properties>".to_owned()),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let time = DateTime::from_date_and_time(2024, 5, 6, 7, 8, 10).expect("a date");
    for (name, text) in parts {
        let method = match name {
            "word/media/image1.png" => CompressionMethod::Stored,
            _ => CompressionMethod::Deflated,
        };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(time);
        writer.start_file(name, options).expect("starts");
        writer.write_all(text.as_bytes()).expect("writes");
    }
    writer.finish().expect("finishes").into_inner()
}

/// One part as text.
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("opens");
    let mut text = String::new();
    archive
        .by_name(name)
        .expect("is there")
        .read_to_string(&mut text)
        .expect("is UTF-8");
    text
}

/// Name, method, time and stored bytes of every entry.
pub(crate) fn entries(bytes: &[u8]) -> Vec<(String, CompressionMethod, Option<DateTime>, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("opens");
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index_raw(index).expect("is there");
            let mut raw = Vec::new();
            file.read_to_end(&mut raw).expect("reads");
            let name = file.name().expect("UTF-8").into_owned();
            (name, file.compression(), file.last_modified(), raw)
        })
        .collect()
}

/// Reads a file.
pub(crate) fn document(bytes: &[u8]) -> Document {
    read(bytes, NAME, &Bounds::default()).expect("reads")
}

/// All text blocks, those in cells included.
pub(crate) fn texts(document: &Document) -> Vec<TextBlock> {
    fn visit(blocks: &[Block], out: &mut Vec<TextBlock>) {
        for block in blocks {
            match block {
                Block::Text(text) => out.push(text.clone()),
                Block::Table(table) => {
                    table.cells.iter().for_each(|cell| visit(&cell.blocks, out));
                }
            }
        }
    }
    let mut out = Vec::new();
    visit(&document.blocks, &mut out);
    out
}

/// All fields.
pub(crate) fn fields(document: &Document) -> Vec<Field> {
    texts(document)
        .iter()
        .flat_map(|text| text.fields().cloned().collect::<Vec<_>>())
        .collect()
}

/// The text of all text blocks.
pub(crate) fn lines(document: &Document) -> Vec<String> {
    texts(document).iter().map(TextBlock::text).collect()
}

//! The side sheet as a document for a word processor: Office Open XML (ECMA-376 part 1), the parts
//! that it needs and no more. The same sheet gives the same bytes.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use language::dates;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{Content, Entry, Sheet};
use crate::messages::{Messages, Tongue, say};
use crate::words;

const STYLES: &str = include_str!("styles.xml");
const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#;
const PACKAGE: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;
const PARTS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/></Relationships>"#;
const SPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;
/// A4 with margins of 20 mm, in twentieths of a point (ECMA-376 part 1, 17.6.13).
const PAGE: &str = r#"<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>"#;
/// Empty lines of room to write.
const LINES: usize = 4;

/// The document, whole. The error is the archive's.
pub fn document(messages: &Messages, sheet: &Sheet) -> Result<Vec<u8>, zip::result::ZipError> {
    let (language, code) = match messages.tongue {
        Tongue::Fr => ("fr-FR", "fr"),
        Tongue::En => ("en-GB", "en"),
    };
    let title = say!(messages, "sheet-title", form = sheet.title.as_str());
    let core = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:language>{code}</dc:language></cp:coreProperties>"#,
        escaped(&title)
    );
    let parts = [
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", PACKAGE.to_owned()),
        ("docProps/core.xml", core),
        ("word/document.xml", body(messages, sheet)),
        ("word/_rels/document.xml.rels", PARTS.to_owned()),
        ("word/styles.xml", STYLES.replace("{language}", language)),
        ("word/footer1.xml", footer(messages, sheet)),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, text) in parts {
        archive.start_file(name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

fn body(messages: &Messages, sheet: &Sheet) -> String {
    let mut xml = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document {SPACES}><w:body>"#
    );
    paragraph(&mut xml, "Kicker", &say!(messages, "sheet-kicker"));
    paragraph(&mut xml, "Title", &sheet.title);
    let date = dates::display(sheet.today, messages.tongue.language());
    let name = sheet.form_name.as_str();
    paragraph(
        &mut xml,
        "Meta",
        &say!(messages, "sheet-meta", name = name, date = date),
    );
    paragraph(&mut xml, "Reason", &sheet.reason);
    for section in &sheet.sections {
        paragraph(&mut xml, "Heading1", &section.title);
        for one in &section.entries {
            entry(&mut xml, messages, one);
        }
    }
    if !sheet.left.is_empty() {
        paragraph(&mut xml, "Heading1", &say!(messages, "sheet-left"));
        for one in &sheet.left {
            let page = one
                .page
                .map(|page| format!(", {}", say!(messages, "place-page", page = page)))
                .unwrap_or_default();
            let text = format!("{}. {}{page} — {}", one.number, one.label, one.why);
            paragraph(&mut xml, "Left", &text);
        }
    }
    xml.push_str(PAGE);
    xml.push_str("</w:body></w:document>");
    xml
}

fn entry(xml: &mut String, messages: &Messages, entry: &Entry) {
    if let Some(group) = &entry.group {
        paragraph(xml, "Group", group);
    }
    let heading = format!("{}. {}", entry.number, entry.label);
    paragraph(xml, "Heading2", &heading);
    let mut about = Vec::new();
    if let Some(page) = entry.page {
        about.push(say!(messages, "place-page", page = page));
    }
    about.push(format!(
        "{} {}",
        words::status_sign(entry.status),
        words::status(messages, entry.status)
    ));
    let counted = !entry.text().is_empty() || entry.most().is_some();
    if counted && !matches!(entry.content, Content::Tick(_)) {
        about.push(words::length(
            messages,
            entry.length(),
            entry.limit.as_ref(),
        ));
    }
    paragraph(xml, "About", &about.join(" · "));
    match &entry.content {
        Content::Text(text) => {
            for line in text.lines() {
                paragraph(xml, "Answer", line);
            }
        }
        Content::Tick(on) => {
            let said = super::to_tick(messages, *on);
            paragraph(xml, "Answer", &format!("{} {said}", super::mark(*on)));
        }
        Content::Blank => {
            let short = entry.most().is_some_and(|most| most <= 120);
            for _ in 0..if short { 1 } else { LINES } {
                paragraph(xml, "Blank", "");
            }
        }
    }
    for remark in &entry.remarks {
        paragraph(xml, "Remark", remark);
    }
}

/// "Form · page 2 / 5".
fn footer(messages: &Messages, sheet: &Sheet) -> String {
    let field = |name: &str| {
        format!(r#"<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>"#)
    };
    let title = escaped(&say!(messages, "sheet-title", form = sheet.title.as_str()));
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:ftr {SPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">{title} · </w:t></w:r>{}<w:r><w:t xml:space="preserve"> / </w:t></w:r>{}</w:p></w:ftr>"#,
        field("PAGE"),
        field("NUMPAGES")
    )
}

fn paragraph(xml: &mut String, style: &str, text: &str) {
    let _ = write!(xml, r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>"#);
    if !text.is_empty() {
        let _ = write!(
            xml,
            r#"<w:r><w:t xml:space="preserve">{}</w:t></w:r>"#,
            escaped(text)
        );
    }
    xml.push_str("</w:p>");
}

/// Text as XML takes it: without the controls that it has no place for (XML 1.0, 2.2).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\n' | '\t' => escaped.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => escaped.push(c),
        }
    }
    escaped
}

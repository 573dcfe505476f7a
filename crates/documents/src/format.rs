//! Which format a file is of, told from its bytes first and its name second.

use serde::{Deserialize, Serialize};

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Office Open XML text (ECMA-376).
    Docx,
    /// OpenDocument text (ISO/IEC 26300).
    Odt,
    /// Office Open XML workbook (ECMA-376).
    Xlsx,
    /// OpenDocument spreadsheet (ISO/IEC 26300).
    Ods,
    /// Portable Document Format (ISO 32000).
    Pdf,
    /// A web page.
    Html,
    /// CommonMark, with YAML front matter if any.
    Markdown,
    /// Plain text.
    Text,
    /// Rich Text Format.
    Rtf,
    /// Workbook of Excel 97 to 2003 (MS-XLS).
    Xls,
    /// A table as plain text.
    Csv,
    /// A letter by e-mail (RFC 5322).
    #[serde(rename = "eml")]
    Mail,
    /// A picture: PNG, JPEG, TIFF, WebP, GIF or BMP.
    Picture,
    /// The schema of a web form: JSON of a form builder, or YAML of a Drupal webform.
    Schema,
}

impl Format {
    /// The usual file extension, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Text => "txt",
            Self::Rtf => "rtf",
            Self::Xls => "xls",
            Self::Csv => "csv",
            Self::Mail => "eml",
            Self::Picture => "png",
            Self::Schema => "json",
        }
    }

    /// True for workbooks and tables, where a row is a line of figures rather than of words.
    pub fn is_sheet(self) -> bool {
        matches!(self, Self::Xlsx | Self::Ods | Self::Xls | Self::Csv)
    }

    /// The format that [`crate::write()`] gives for a file of this one: the same, but for an xls.
    /// Nothing for formats that are read only.
    pub fn written(self) -> Option<Self> {
        match self {
            Self::Docx | Self::Odt | Self::Xlsx | Self::Ods | Self::Pdf => Some(self),
            Self::Xls => Some(Self::Xlsx),
            Self::Html
            | Self::Schema
            | Self::Markdown
            | Self::Text
            | Self::Rtf
            | Self::Csv
            | Self::Mail
            | Self::Picture => None,
        }
    }

    /// Tells the format from the first bytes, then, for what is only text, from the extension of
    /// `name`: files are often called what they are not.
    pub(crate) fn detect(bytes: &[u8], name: &str) -> Option<Self> {
        let extension = name
            .rsplit_once('.')
            .map(|(_, e)| e.to_lowercase())
            .unwrap_or_default();
        if bytes.starts_with(b"PK\x03\x04") {
            return crate::container::format(bytes);
        }
        if bytes.starts_with(crate::xls::MAGIC) {
            return crate::xls::is_workbook(bytes).then_some(Self::Xls);
        }
        if is_picture(bytes) {
            return Some(Self::Picture);
        }
        let head = &bytes[..bytes.len().min(1024)];
        if head.windows(5).any(|w| w == b"%PDF-") {
            return Some(Self::Pdf);
        }
        if head.trim_ascii_start().starts_with(crate::rtf::MAGIC) {
            return Some(Self::Rtf);
        }
        // A page may speak of such a form, and quote one.
        let page = matches!(
            extension.as_str(),
            "html" | "htm" | "xhtml" | "md" | "markdown"
        );
        if !page && crate::schema::is_schema(bytes) {
            return Some(Self::Schema);
        }
        match extension.as_str() {
            "html" | "htm" | "xhtml" => return Some(Self::Html),
            "md" | "markdown" => return Some(Self::Markdown),
            "eml" => return Some(Self::Mail),
            "csv" | "tsv" => return Some(Self::Csv),
            _ if crate::mail::is_letter(bytes) => return Some(Self::Mail),
            "txt" | "text" => return Some(Self::Text),
            _ => {}
        }
        // Programs save web pages and tables under the names of office files.
        let office = matches!(
            extension.as_str(),
            "xls" | "doc" | "docx" | "xlsx" | "rtf" | "odt" | "ods"
        );
        if !office || !is_text(bytes) {
            return None;
        }
        let text = crate::text::decode(&bytes[..bytes.len().min(64 << 10)]);
        let start = text
            .trim_start()
            .get(..512.min(text.trim_start().len()))
            .unwrap_or_default();
        let start = start.to_ascii_lowercase();
        if start.starts_with("<!doctype html")
            || start.contains("<html")
            || start.contains("<table")
        {
            Some(Self::Html)
        } else if crate::separated::is_table(&text) {
            Some(Self::Csv)
        } else {
            Some(Self::Text)
        }
    }
}

/// The first bytes of pictures that programs which recognise text can open.
fn is_picture(bytes: &[u8]) -> bool {
    let starts = |with: &[u8]| bytes.starts_with(with);
    starts(b"\x89PNG\r\n\x1a\n")
        || starts(b"\xff\xd8\xff")
        || starts(b"II*\0")
        || starts(b"MM\0*")
        || starts(b"GIF87a")
        || starts(b"GIF89a")
        || (starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"))
        || (starts(b"BM") && bytes.get(6..10) == Some(&[0; 4]))
}

/// True for bytes that are text in some encoding: no NUL among the first, and few controls.
fn is_text(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4 << 10)];
    let controls = head
        .iter()
        .filter(|byte| **byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c))
        .count();
    !head.is_empty() && !head.contains(&0) && controls * 100 < head.len()
}

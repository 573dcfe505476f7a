//! Which format a file is of, told from its bytes first and its name second.

use serde::{Deserialize, Serialize};

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
        }
    }

    /// Tells the format from the first bytes, then, for plain text, from the extension of `name`.
    pub(crate) fn detect(bytes: &[u8], name: &str) -> Option<Self> {
        let extension = name
            .rsplit_once('.')
            .map(|(_, e)| e.to_lowercase())
            .unwrap_or_default();
        if bytes.starts_with(b"PK\x03\x04") {
            return crate::container::format(bytes);
        }
        let head = &bytes[..bytes.len().min(1024)];
        if head.windows(5).any(|w| w == b"%PDF-") {
            return Some(Self::Pdf);
        }
        match extension.as_str() {
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "md" | "markdown" => Some(Self::Markdown),
            "txt" | "text" => Some(Self::Text),
            _ => None,
        }
    }
}

//! Rich Text Format (Microsoft, "Rich Text Format Specification", version 1.9.1), read only.

mod charset;
mod reader;
mod tokens;

pub(crate) use reader::read;

/// How every file of this format begins.
pub(crate) const MAGIC: &[u8] = b"{\\rtf";

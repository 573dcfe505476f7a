//! Schemas of web forms: the JSON of the United Kingdom's digital-form-builder, and the YAML that
//! Drupal's Webform module exports.
//!
//! A schema becomes a document: pages and sections are headings, instructions are paragraphs, and
//! each input is a field with its label, help, choices, limits and condition. It is told by what it
//! holds. Nothing in it is executed; everything is counted against [`Bounds`].

mod builder;
mod glue;
mod paper;
mod rule;
mod tree;
mod webform;

pub(crate) use paper::range;

use crate::{Bounds, Document, ReadError};
use tree::{Budget, Node};

/// Bytes of the file's head that are looked at to tell what it is.
const HEAD: usize = 1 << 20;

/// True for what looks like the schema of a form.
pub(crate) fn is_schema(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    match head.trim_ascii_start().first() {
        Some(b'{') => builder::is_one(&String::from_utf8_lossy(head)),
        Some(_) => webform::is_one(&String::from_utf8_lossy(head)),
        None => false,
    }
}

/// Reads a schema.
pub(crate) fn read(bytes: &[u8], bounds: &Bounds) -> Result<Document, ReadError> {
    let tree = parse(bytes, bounds)?;
    document(&tree, bounds)
}

/// Reads a schema with the words of its translation.
pub(crate) fn read_translated(
    form: &[u8],
    translation: &[u8],
    bounds: &Bounds,
) -> Result<Document, ReadError> {
    if !is_schema(form) || !is_schema(translation) {
        return Err(ReadError::UnknownFormat);
    }
    let tree = parse(form, bounds)?;
    let words = parse(translation, bounds)?;
    document(&webform::translated(tree, &words, bounds)?, bounds)
}

fn parse(bytes: &[u8], bounds: &Bounds) -> Result<Node, ReadError> {
    let text = crate::text::decode(bytes);
    let budget = Budget::new(bounds);
    let text = text.trim_start_matches('\u{FEFF}');
    if text.trim_start().starts_with('{') {
        tree::json(text, &budget)
    } else {
        tree::yaml(text, &budget)
    }
}

fn document(tree: &Node, bounds: &Bounds) -> Result<Document, ReadError> {
    match tree.get("pages") {
        Some(_) => builder::read(tree, bounds),
        None => webform::read(tree, bounds),
    }
}

#[cfg(test)]
mod tests;

//! XML read within bounds into a tree that knows its byte offsets, and splicing by those offsets.
//!
//! Office formats are read and written through this tree: what is not spliced stays byte for
//! byte. A DOCTYPE is refused, so no entity can expand; nesting is bounded; parsing is iterative.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::{Bounds, ReadError};

/// A parsed part. Elements are in document order; the root is element 0.
#[derive(Debug)]
pub(crate) struct Tree {
    elements: Vec<Element>,
}

/// Number of an element in its tree.
pub(crate) type Id = usize;

/// One element.
#[derive(Debug)]
pub(crate) struct Element {
    /// Name without prefix.
    pub(crate) name: String,
    /// Prefix, or empty.
    pub(crate) prefix: String,
    /// Attributes as `(name with prefix, unescaped value)`.
    pub(crate) attributes: Vec<(String, String)>,
    /// Child elements and text in order.
    pub(crate) children: Vec<Child>,
    /// How many of its children are elements.
    pub(crate) elements: usize,
    /// Its place among the child elements of its parent, counted from 0.
    pub(crate) index: usize,
    /// The element that holds it; `None` for the root.
    pub(crate) parent: Option<Id>,
    /// Bytes of the whole element, tags included.
    pub(crate) outer: Range<usize>,
    /// Bytes between its tags; empty at the end of the tag when it is self-closing.
    pub(crate) inner: Range<usize>,
    /// Written as `<a/>`.
    pub(crate) self_closing: bool,
}

/// Something inside an element.
#[derive(Debug)]
pub(crate) enum Child {
    /// An element.
    Element(Id),
    /// Text with entities resolved; adjacent text, entities and CDATA are joined.
    Text(String),
}

impl Tree {
    /// Parses UTF-8 XML.
    pub(crate) fn parse(bytes: &[u8], bounds: &Bounds) -> Result<Self, ReadError> {
        let source = std::str::from_utf8(bytes)
            .map_err(|_| ReadError::Damaged("XML is not UTF-8".to_owned()))?;
        // The reader does not count a byte order mark; byte offsets here do.
        let content = source.strip_prefix('\u{FEFF}').unwrap_or(source);
        let mark = source.len() - content.len();
        let offset = |reader: &Reader<&[u8]>| {
            usize::try_from(reader.buffer_position()).map_or(usize::MAX, |at| at + mark)
        };
        let mut reader = Reader::from_str(content);
        reader.config_mut().check_end_names = true;
        let mut tree = Self {
            elements: Vec::new(),
        };
        let mut open: Vec<Id> = Vec::new();
        loop {
            // One block takes a handful of elements: paragraph, run, their properties, text.
            if tree.elements.len() > bounds.blocks.saturating_mul(20) {
                return Err(ReadError::TooLarge("blocks"));
            }
            let before = offset(&reader);
            let event = reader
                .read_event()
                .map_err(|error| damaged(&error, before))?;
            let after = offset(&reader);
            match event {
                Event::Start(start) => {
                    if open.len() >= bounds.depth {
                        return Err(ReadError::TooLarge("depth"));
                    }
                    let id = tree.push(&start, open.last().copied(), before..after, false)?;
                    open.push(id);
                }
                Event::Empty(start) => {
                    tree.push(&start, open.last().copied(), before..after, true)?;
                }
                Event::End(_) => {
                    if let Some(id) = open.pop() {
                        tree.elements[id].outer.end = after;
                        tree.elements[id].inner.end = before;
                    }
                }
                Event::Text(text) => {
                    tree.push_text(open.last().copied(), &text.xml10_content());
                }
                Event::CData(data) => {
                    tree.push_text(open.last().copied(), &data.xml10_content());
                }
                Event::GeneralRef(reference) => {
                    let resolved = match reference.resolve_char_ref() {
                        Ok(Some(character)) => character.to_string(),
                        _ => {
                            let name = reference.xml10_content();
                            quick_xml::escape::resolve_predefined_entity(&name)
                                .ok_or_else(|| {
                                    ReadError::Damaged(format!("unknown entity &{name};"))
                                })?
                                .to_owned()
                        }
                    };
                    tree.push_text(open.last().copied(), &resolved);
                }
                Event::DocType(_) => {
                    return Err(ReadError::Damaged(
                        "XML with a DOCTYPE is refused".to_owned(),
                    ));
                }
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
                Event::Eof => break,
            }
        }
        if tree.elements.is_empty() || !open.is_empty() {
            return Err(ReadError::Damaged("XML ends too early".to_owned()));
        }
        Ok(tree)
    }

    /// An element.
    pub(crate) fn get(&self, id: Id) -> &Element {
        &self.elements[id]
    }

    /// An element, or `None` after the last one.
    pub(crate) fn find(&self, id: Id) -> Option<&Element> {
        self.elements.get(id)
    }

    /// How many elements there are.
    pub(crate) fn len(&self) -> usize {
        self.elements.len()
    }

    /// Child elements of an element, in order.
    pub(crate) fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        self.elements[id]
            .children
            .iter()
            .filter_map(|child| match child {
                Child::Element(id) => Some(*id),
                Child::Text(_) => None,
            })
    }

    /// The first child element of that name (without prefix).
    pub(crate) fn child(&self, id: Id, name: &str) -> Option<Id> {
        self.children(id)
            .find(|child| self.elements[*child].name == name)
    }

    /// All elements below an element (not itself), in document order.
    pub(crate) fn descendants(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let end = self.elements[id].outer.end;
        (id + 1..self.elements.len())
            .take_while(move |other| self.elements[*other].outer.start < end)
    }

    /// All text below an element, in order.
    pub(crate) fn text(&self, id: Id) -> String {
        let mut text = String::new();
        let mut left: Vec<&Child> = self.elements[id].children.iter().rev().collect();
        while let Some(child) = left.pop() {
            match child {
                Child::Text(piece) => text.push_str(piece),
                Child::Element(id) => left.extend(self.elements[*id].children.iter().rev()),
            }
        }
        text
    }

    /// The value of an attribute, by its name without prefix.
    pub(crate) fn attribute(&self, id: Id, name: &str) -> Option<&str> {
        self.elements[id]
            .attributes
            .iter()
            .find(|(key, _)| key.rsplit(':').next() == Some(name))
            .map(|(_, value)| value.as_str())
    }

    /// Indexes of child elements from the root, such as `0/12/3`; empty for the root.
    pub(crate) fn path(&self, id: Id) -> String {
        let mut indexes = Vec::new();
        let mut at = id;
        while let Some(parent) = self.elements[at].parent {
            indexes.push(self.elements[at].index.to_string());
            at = parent;
        }
        indexes.reverse();
        indexes.join("/")
    }

    /// The element at a path that [`Tree::path`] gave.
    pub(crate) fn at(&self, path: &str) -> Option<Id> {
        let mut at = 0;
        for index in path.split('/').filter(|index| !index.is_empty()) {
            at = self.children(at).nth(index.parse().ok()?)?;
        }
        Some(at)
    }

    fn push(
        &mut self,
        start: &BytesStart<'_>,
        parent: Option<Id>,
        outer: Range<usize>,
        self_closing: bool,
    ) -> Result<Id, ReadError> {
        let name = start.name();
        let full = name.as_ref();
        let (prefix, local) = full.split_once(':').unwrap_or(("", full));
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| damaged(&error, outer.start))?;
            let key = attribute.key.as_ref().to_owned();
            let value = quick_xml::escape::unescape(&attribute.value)
                .map_err(|error| damaged(&error, outer.start))?
                .into_owned();
            attributes.push((key, value));
        }
        let id = self.elements.len();
        let end = outer.end;
        self.elements.push(Element {
            name: local.to_owned(),
            prefix: prefix.to_owned(),
            attributes,
            children: Vec::new(),
            elements: 0,
            index: parent.map_or(0, |parent| self.elements[parent].elements),
            parent,
            outer,
            inner: end..end,
            self_closing,
        });
        match parent {
            Some(parent) => {
                self.elements[parent].children.push(Child::Element(id));
                self.elements[parent].elements += 1;
            }
            None if id > 0 => return Err(ReadError::Damaged("XML has two roots".to_owned())),
            None => {}
        }
        Ok(id)
    }

    fn push_text(&mut self, parent: Option<Id>, text: &str) {
        let Some(parent) = parent else { return };
        let children = &mut self.elements[parent].children;
        if let Some(Child::Text(last)) = children.last_mut() {
            last.push_str(text);
        } else {
            children.push(Child::Text(text.to_owned()));
        }
    }
}

/// Replaces byte ranges of a source. Ranges must not overlap; an empty range inserts.
#[derive(Debug, Default)]
pub(crate) struct Splices {
    splices: Vec<(Range<usize>, String)>,
}

impl Splices {
    /// Notes that the bytes of `range` become `replacement`.
    pub(crate) fn replace(&mut self, range: Range<usize>, replacement: impl Into<String>) {
        self.splices.push((range, replacement.into()));
    }

    /// Notes all the replacements of another.
    pub(crate) fn extend(&mut self, other: Self) {
        self.splices.extend(other.splices);
    }

    /// A piece of the source with all replacements made, which must lie in it.
    pub(crate) fn apply_within(self, source: &str, range: Range<usize>) -> String {
        let splices = self
            .splices
            .into_iter()
            .map(|(at, new)| (at.start - range.start..at.end - range.start, new))
            .collect();
        let bytes = Self { splices }.apply(&source.as_bytes()[range]);
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// How many replacements are noted.
    pub(crate) fn len(&self) -> usize {
        self.splices.len()
    }

    /// The number, in the order noted, of a replacement that overlaps another. Replacements that
    /// overlap must not be applied.
    pub(crate) fn overlap(&self) -> Option<usize> {
        let mut order: Vec<usize> = (0..self.splices.len()).collect();
        order.sort_by_key(|n| (self.splices[*n].0.start, self.splices[*n].0.end));
        order.windows(2).find_map(|pair| {
            let (before, after) = (&self.splices[pair[0]].0, &self.splices[pair[1]].0);
            (after.start < before.end).then(|| pair[0].max(pair[1]))
        })
    }

    /// The source with all replacements made. Insertions at one place keep their order.
    pub(crate) fn apply(mut self, source: &[u8]) -> Vec<u8> {
        self.splices
            .sort_by_key(|(range, _)| (range.start, range.end));
        let mut bytes = Vec::with_capacity(source.len());
        let mut at = 0;
        for (range, replacement) in self.splices {
            debug_assert!(range.start >= at, "splices overlap");
            bytes.extend_from_slice(&source[at..range.start]);
            bytes.extend_from_slice(replacement.as_bytes());
            at = range.end;
        }
        bytes.extend_from_slice(&source[at..]);
        bytes
    }
}

/// Text made safe to stand between tags or in an attribute; characters that XML 1.0 forbids are
/// dropped.
pub(crate) fn escape(text: &str) -> String {
    let allowed: String = text
        .chars()
        .filter(|c| {
            matches!(c, '\t' | '\n' | '\r') || (*c >= ' ' && !matches!(c, '\u{FFFE}' | '\u{FFFF}'))
        })
        .collect();
    quick_xml::escape::escape(allowed.as_str()).into_owned()
}

fn damaged(error: &dyn std::fmt::Display, at: usize) -> ReadError {
    ReadError::Damaged(format!("XML at byte {at}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(source: &str) -> Tree {
        Tree::parse(source.as_bytes(), &Bounds::default()).expect("well-formed")
    }

    #[test]
    fn a_path_leads_back_to_its_element() {
        let tree = tree("<a><b/><c><d>x</d></c></a>");
        for id in 0..4 {
            assert_eq!(tree.at(&tree.path(id)), Some(id));
        }
        assert_eq!(tree.path(3), "1/0");
    }

    #[test]
    fn text_is_joined_across_entities_and_cdata() {
        let tree = tree("<a>l&apos;&#201;t&#xE9; <![CDATA[<5]]> &amp; co</a>");
        assert_eq!(tree.text(0), "l'Été <5 & co");
    }

    #[test]
    fn ranges_cover_the_tags_and_what_is_between() {
        let source = "<a><b k='1'>in</b></a>";
        let tree = tree(source);
        assert_eq!(&source[tree.get(1).outer.clone()], "<b k='1'>in</b>");
        assert_eq!(&source[tree.get(1).inner.clone()], "in");
    }

    #[test]
    fn a_byte_order_mark_counts_in_offsets() {
        let source = "\u{FEFF}<?xml version='1.0'?><a><b>in</b></a>";
        let tree = tree(source);
        assert_eq!(&source[tree.get(1).outer.clone()], "<b>in</b>");
        assert_eq!(&source[tree.get(1).inner.clone()], "in");
    }

    #[test]
    fn a_doctype_is_refused() {
        let result = Tree::parse(
            b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
            &Bounds::default(),
        );
        assert!(matches!(result, Err(ReadError::Damaged(_))));
    }

    #[test]
    fn nesting_is_bounded() {
        let deep = "<a>".repeat(600_000);
        let result = Tree::parse(deep.as_bytes(), &Bounds::default());
        assert!(matches!(result, Err(ReadError::TooLarge("depth"))));
    }

    #[test]
    fn splices_leave_the_rest_alone() {
        let source = b"<a><b/></a>";
        let mut splices = Splices::default();
        splices.replace(3..7, "<c/>");
        splices.replace(7..7, "<d/>");
        assert_eq!(splices.apply(source), b"<a><c/><d/></a>");
    }
}

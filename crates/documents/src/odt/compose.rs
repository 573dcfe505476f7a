//! XML for new text in a part, and where it is put.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::opendocument::{inline, own_prefix, prefix};
use crate::xml::{Id, Splices, Tree, escape};
use crate::{lines, tag};

use super::paragraph::{Atom, Scan};
use super::styles::Styles;

/// The style of an answer after a label.
const PLAIN: &str = "Answer_20_after_20_a_20_label";

/// A part being written.
pub(super) struct Draft<'a> {
    /// The part as it was read.
    pub(super) tree: &'a Tree,
    /// Its source.
    pub(super) source: &'a str,
    /// The styles of the file.
    pub(super) styles: &'a Styles,
    /// Its form controls by their id.
    pub(super) controls: &'a HashMap<String, Id>,
    /// What is changed so far.
    pub(super) splices: Splices,
    /// The style that takes the look of a label off is used.
    plain: bool,
    /// Start tags as changed so far: one tag may be changed by several answers.
    tags: BTreeMap<Id, String>,
}

impl<'a> Draft<'a> {
    /// A draft in which nothing is changed.
    pub(super) fn new(
        tree: &'a Tree,
        source: &'a str,
        styles: &'a Styles,
        controls: &'a HashMap<String, Id>,
    ) -> Self {
        Self {
            tree,
            source,
            styles,
            controls,
            splices: Splices::default(),
            plain: false,
            tags: BTreeMap::new(),
        }
    }

    /// What a paragraph holds.
    pub(super) fn scan(&self, paragraph: Id) -> Scan {
        Scan::of(self.tree, self.styles, self.controls, paragraph)
    }

    /// Text as it stands in a paragraph.
    pub(super) fn text(&self, paragraph: Id, text: &str) -> String {
        inline(text, &own_prefix(self.tree, paragraph))
    }

    /// Text after a label that is bold or underlined, in a span that is neither.
    pub(super) fn unlike_label(&mut self, paragraph: Id, text: &str) -> String {
        let text = self.text(paragraph, text);
        if self.automatic_styles().is_none() {
            return text;
        }
        self.plain = true;
        let prefix = own_prefix(self.tree, paragraph);
        format!("<{prefix}span {prefix}style-name=\"{PLAIN}\">{text}</{prefix}span>")
    }

    /// Where the part keeps styles of its own (ISO/IEC 26300-1:2015, 3.15.3).
    fn automatic_styles(&self) -> Option<Id> {
        self.tree.child(0, "automatic-styles")
    }

    /// Paragraphs with those texts, in a style.
    pub(super) fn paragraphs(&self, like: Id, style: Option<&str>, texts: &[String]) -> String {
        let prefix = own_prefix(self.tree, like);
        let style = style
            .map(|style| format!(" {prefix}style-name=\"{}\"", escape(style)))
            .unwrap_or_default();
        texts
            .iter()
            .map(|text| format!("<{prefix}p{style}>{}</{prefix}p>", inline(text, &prefix)))
            .collect()
    }

    /// Bytes of an element, tags included.
    pub(super) fn range(&self, id: Id) -> Range<usize> {
        self.tree.get(id).outer.clone()
    }

    /// The bytes of a text child of an element.
    pub(super) fn text_range(&self, parent: Id, index: usize) -> Range<usize> {
        use crate::xml::Child;
        let element = self.tree.get(parent);
        let beside = |index: Option<usize>| match index.and_then(|at| element.children.get(at)) {
            Some(Child::Element(id)) => Some(self.range(*id)),
            _ => None,
        };
        let start = beside(index.checked_sub(1)).map_or(element.inner.start, |before| before.end);
        let end = beside(index.checked_add(1)).map_or(element.inner.end, |after| after.start);
        start..end
    }

    /// Puts XML inside an element at a byte; opens the element when it is self-closing.
    pub(super) fn insert(&mut self, id: Id, at: usize, xml: &str) {
        let element = self.tree.get(id);
        if element.self_closing {
            let end = element.outer.end;
            let name = format!("{}{}", own_prefix(self.tree, id), element.name);
            self.splices
                .replace(end - "/>".len()..end, format!(">{xml}</{name}>"));
        } else {
            self.splices.replace(at..at, xml);
        }
    }

    /// Puts XML at the end of an element, before markers that close a range.
    pub(super) fn append(&mut self, id: Id, xml: &str) {
        let mut at = self.tree.get(id).inner.end;
        let children: Vec<Id> = self.tree.children(id).collect();
        for child in children.into_iter().rev() {
            let child = self.tree.get(child);
            if !child.name.ends_with("-end") || !self.source[child.outer.end..at].trim().is_empty()
            {
                break;
            }
            at = child.outer.start;
        }
        self.insert(id, at, xml);
    }

    /// Puts XML in place of all that an element holds.
    pub(super) fn refill(&mut self, id: Id, xml: &str) {
        let element = self.tree.get(id);
        if element.self_closing {
            self.insert(id, element.inner.end, xml);
        } else {
            self.splices.replace(element.inner.clone(), xml);
        }
    }

    /// Sets an attribute of an element, by its name without prefix, where it is written, else in
    /// the element's own namespace.
    pub(super) fn set(&mut self, id: Id, name: &str, value: &str) {
        let own = own_prefix(self.tree, id);
        let element = self.tree.get(id);
        let full = element
            .attributes
            .iter()
            .map(|(key, _)| key)
            .find(|key| key.rsplit(':').next() == Some(name))
            .cloned()
            .unwrap_or_else(|| format!("{own}{name}"));
        let changed = tag::with(&self.start_tag(id), &full, value);
        self.tags.insert(id, changed);
    }

    /// Sets an attribute in the namespace of another that the element has.
    pub(super) fn set_beside(&mut self, id: Id, other: &str, name: &str, value: &str) {
        let attributes = &self.tree.get(id).attributes;
        let beside = attributes
            .iter()
            .find_map(|(key, _)| key.strip_suffix(other).filter(|rest| rest.ends_with(':')));
        let full = format!("{}{name}", beside.unwrap_or_default());
        let changed = tag::with(&self.start_tag(id), &full, value);
        self.tags.insert(id, changed);
    }

    /// XML inside a copy of a span, where there is one that is no placeholder.
    pub(super) fn in_span(&self, span: Option<Id>, xml: &str) -> String {
        let Some(span) = span else {
            return xml.to_owned();
        };
        let style = self.tree.attribute(span, "style-name");
        if style.is_some_and(|style| self.styles.is_placeholder(style)) {
            return xml.to_owned();
        }
        let tag = &self.source[self.tag_range(span)];
        let open = tag.strip_suffix("/>").or(tag.strip_suffix('>'));
        let name = format!(
            "{}{}",
            own_prefix(self.tree, span),
            self.tree.get(span).name
        );
        format!("{}>{xml}</{name}>", open.unwrap_or_default())
    }

    /// Takes an attribute of an element out, by its name without prefix.
    pub(super) fn unset(&mut self, id: Id, name: &str) {
        if self.tree.attribute(id, name).is_none() {
            return;
        }
        let changed = tag::without(&self.start_tag(id), |key| {
            key.rsplit(':').next() == Some(name)
        });
        self.tags.insert(id, changed);
    }

    /// All that is changed.
    pub(super) fn finish(&mut self) {
        if let Some(styles) = self.automatic_styles().filter(|_| self.plain) {
            let known = self
                .tree
                .children(styles)
                .any(|id| self.tree.attribute(id, "name") == Some(PLAIN));
            let (style, fo) = (
                prefix(self.tree, "style", "style:"),
                prefix(self.tree, "xsl-fo-compatible", "fo:"),
            );
            let xml = format!(
                "<{style}style {style}name=\"{PLAIN}\" {style}family=\"text\"><{style}text-properties \
                 {fo}font-weight=\"normal\" {style}text-underline-style=\"none\"/></{style}style>"
            );
            if !known {
                self.append(styles, &xml);
            }
        }
        for (id, tag) in std::mem::take(&mut self.tags) {
            let range = self.tag_range(id);
            self.splices.replace(range, tag);
        }
    }

    fn start_tag(&self, id: Id) -> String {
        match self.tags.get(&id) {
            Some(tag) => tag.clone(),
            None => self.source[self.tag_range(id)].to_owned(),
        }
    }

    fn tag_range(&self, id: Id) -> Range<usize> {
        let element = self.tree.get(id);
        let end = if element.self_closing {
            element.outer.end
        } else {
            element.inner.start
        };
        element.outer.start..end
    }

    /// The bytes that show each shown character of a text atom, in order; nothing when they hold
    /// comments or CDATA, which have to go with the text that they stand in.
    pub(super) fn characters(&self, atom: &Atom) -> Option<Vec<Range<usize>>> {
        let Atom::Text {
            parent,
            index,
            text,
            after_white,
            ..
        } = atom
        else {
            return None;
        };
        let range = self.text_range(*parent, *index);
        let raw = &self.source[range.clone()];
        if raw.contains('<') {
            return None;
        }
        let (mut characters, mut places) = (Vec::new(), Vec::new());
        let mut at = 0;
        while let Some(character) = raw[at..].chars().next() {
            let mut end = at + character.len_utf8();
            let mut shown = character;
            if character == '&' {
                end = at + raw[at..].find(';')? + 1;
                shown = resolved(&raw[at + 1..end - 1])?;
            }
            characters.push(shown);
            places.push(range.start + at..range.start + end);
            at = end;
        }
        let mut white = *after_white;
        let shown: Vec<Option<char>> = super::paragraph::collapse(characters, &mut white).collect();
        let kept: Vec<Range<usize>> = shown
            .iter()
            .zip(places)
            .filter(|(shown, _)| shown.is_some())
            .map(|(_, place)| place)
            .collect();
        (kept.len() == text.chars().count()).then_some(kept)
    }
}

/// A text's paragraphs where a style allows several, else one with line breaks.
pub(super) fn split(text: &str, several: bool) -> Vec<String> {
    if several {
        lines::paragraphs(text)
    } else {
        vec![lines::unix_lines(text)]
    }
}

/// The character of a reference: predefined, or a number.
fn resolved(name: &str) -> Option<char> {
    let number = match name.strip_prefix('#') {
        None => {
            let text = quick_xml::escape::resolve_predefined_entity(name)?;
            return text.chars().next();
        }
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => number.parse().ok()?,
        },
    };
    char::from_u32(number)
}

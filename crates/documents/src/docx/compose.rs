//! XML for new runs and paragraphs, made of the raw properties of their neighbours.

use std::fmt::Write as _;
use std::ops::Range;

use crate::lines::unix_lines;
use crate::xml::{Id, Splices, escape};

use super::control::is_placeholder_run;
use super::part::Part;
use super::styles::Styles;

/// Properties that tell of an edit or of hidden text, and must not be copied to new text.
const HISTORY: [&str; 8] = [
    "rPrChange",
    "pPrChange",
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "vanish",
    "specVanish",
];

/// What makes a label look like one.
const EMPHASIS: [&str; 4] = ["b", "bCs", "u", "caps"];

/// A part being written.
pub(super) struct Draft<'a> {
    /// The part as it was read.
    pub(super) part: &'a Part,
    /// Its source.
    pub(super) source: &'a str,
    /// The styles of the file.
    pub(super) styles: &'a Styles,
    /// What is changed so far.
    pub(super) splices: Splices,
}

impl Draft<'_> {
    /// The source of an element.
    pub(super) fn raw(&self, id: Id) -> &str {
        &self.source[self.part.tree.get(id).outer.clone()]
    }

    /// The source of an element without its children of those names.
    fn raw_without(&self, id: Id, names: &[&str]) -> String {
        let element = self.part.tree.get(id);
        let mut at = element.outer.start;
        let mut raw = String::new();
        for child in self.part.tree.children(id) {
            if names.contains(&self.part.tree.get(child).name.as_str()) {
                let gone = self.part.tree.get(child).outer.clone();
                raw.push_str(&self.source[at..gone.start]);
                at = gone.end;
            }
        }
        raw.push_str(&self.source[at..element.outer.end]);
        raw
    }

    /// A run's properties for new text beside it; empty when it has none.
    pub(super) fn run_properties(&self, run: Id) -> String {
        let Some(properties) = self.part.tree.child(run, "rPr") else {
            return String::new();
        };
        self.new_properties(properties, is_placeholder_run(self.part, self.styles, run))
    }

    /// A `w:rPr` for new text. The look of a placeholder is left out.
    pub(super) fn new_properties(&self, properties: Id, placeholder: bool) -> String {
        let mut left_out = HISTORY.to_vec();
        if placeholder {
            left_out.extend(["rStyle", "color"]);
        }
        self.raw_without(properties, &left_out)
    }

    /// The properties of new text in a blank paragraph: those of its mark, or of a run in it.
    pub(super) fn mark_properties(&self, paragraph: Id) -> String {
        let mark = self
            .part
            .tree
            .child(paragraph, "pPr")
            .and_then(|properties| self.part.tree.child(properties, "rPr"));
        let run = || self.last_run(paragraph).map(|run| self.run_properties(run));
        match mark {
            Some(mark) => self.raw_without(mark, &HISTORY),
            None => run().unwrap_or_default(),
        }
    }

    /// The properties of an answer that follows a label: those of the label without its emphasis.
    pub(super) fn answer_properties(&self, paragraph: Id) -> String {
        let Some(properties) = self
            .last_run(paragraph)
            .and_then(|run| self.part.tree.child(run, "rPr"))
        else {
            return String::new();
        };
        let left_out: Vec<&str> = HISTORY.iter().chain(&EMPHASIS).copied().collect();
        self.raw_without(properties, &left_out)
    }

    /// A paragraph's properties for a new paragraph after it; `beside_label` leaves out what makes
    /// it a list item.
    pub(super) fn paragraph_properties(&self, paragraph: Id, beside_label: bool) -> String {
        let Some(properties) = self.part.tree.child(paragraph, "pPr") else {
            return String::new();
        };
        let style = self.part.value(properties, "pStyle");
        if beside_label && style.is_some_and(|style| self.styles.heading(style).is_some()) {
            return String::new();
        }
        let mut left_out = HISTORY.to_vec();
        left_out.push("sectPr");
        if beside_label {
            left_out.extend(["numPr", "outlineLvl", "keepNext"]);
        }
        self.raw_without(properties, &left_out)
    }

    /// A run with that text.
    pub(super) fn run(&self, properties: &str, text: &str) -> String {
        let tag = self.part.tag("r");
        format!("<{tag}>{properties}{}</{tag}>", self.content(text))
    }

    /// A paragraph with that text.
    pub(super) fn paragraph(&self, properties: &str, run_properties: &str, text: &str) -> String {
        let tag = self.part.tag("p");
        format!(
            "<{tag}>{properties}{}</{tag}>",
            self.run(run_properties, text)
        )
    }

    /// What a run holds to show a text.
    pub(super) fn content(&self, text: &str) -> String {
        let text = unix_lines(text);
        let mut xml = String::new();
        let (t, line, tab) = (
            self.part.tag("t"),
            self.part.tag("br"),
            self.part.tag("tab"),
        );
        for (n, one) in text.split('\n').enumerate() {
            if n > 0 {
                let _ = write!(xml, "<{line}/>");
            }
            for (n, piece) in one.split('\t').enumerate() {
                if n > 0 {
                    let _ = write!(xml, "<{tab}/>");
                }
                if !piece.is_empty() {
                    let _ = write!(xml, "<{t} xml:space=\"preserve\">{}</{t}>", escape(piece));
                }
            }
        }
        xml
    }

    /// Puts XML at the end of an element, before markers that close a range such as a permission
    /// or a bookmark, so that the new text is inside that range.
    pub(super) fn append(&mut self, id: Id, xml: &str) {
        let mut at = self.part.tree.get(id).inner.end;
        let children: Vec<Id> = self.part.tree.children(id).collect();
        for child in children.into_iter().rev() {
            let child = self.part.tree.get(child);
            if !child.name.ends_with("End") {
                break;
            }
            at = child.outer.start;
        }
        self.insert(id, at, xml);
    }

    /// Puts XML before the first child of an element.
    pub(super) fn prepend(&mut self, id: Id, xml: &str) {
        self.insert(id, self.part.tree.get(id).inner.start, xml);
    }

    /// Puts XML inside an element at a byte; opens the element when it is self-closing.
    fn insert(&mut self, id: Id, at: usize, xml: &str) {
        let element = self.part.tree.get(id);
        if element.self_closing {
            let end = element.outer.end;
            let name = match element.prefix.as_str() {
                "" => element.name.clone(),
                prefix => format!("{prefix}:{}", element.name),
            };
            self.splices
                .replace(end - "/>".len()..end, format!(">{xml}</{name}>"));
        } else {
            self.splices.replace(at..at, xml);
        }
    }

    /// Takes an element out.
    pub(super) fn remove(&mut self, id: Id) {
        self.splices
            .replace(self.part.tree.get(id).outer.clone(), "");
    }

    /// Bytes of an element, tags included.
    pub(super) fn range(&self, id: Id) -> Range<usize> {
        self.part.tree.get(id).outer.clone()
    }

    fn last_run(&self, paragraph: Id) -> Option<Id> {
        let mut walk = self.part.walk(paragraph);
        let mut last = None;
        while let Some(id) = walk.next() {
            if self.part.is(id, "txbxContent") {
                walk.leave(id);
            } else if self.part.is(id, "r") {
                last = Some(id);
            }
        }
        last
    }
}

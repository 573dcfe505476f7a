//! One XML part of a docx file: its tree, its complex fields, and a walk over what a reader sees.

use std::borrow::Cow;

use crate::xml::{Id, Tree};
use crate::{Bounds, ReadError};

use super::legacy::Marks;
use super::symbol;

/// A parsed part such as `word/document.xml`.
pub(super) struct Part {
    /// Its name in the archive.
    pub(super) name: String,
    /// Its elements.
    pub(super) tree: Tree,
    /// Its complex fields.
    pub(super) marks: Marks,
}

impl Part {
    /// Parses a part and finds its complex fields.
    pub(super) fn parse(name: &str, bytes: &[u8], bounds: &Bounds) -> Result<Self, ReadError> {
        let tree = Tree::parse(bytes, bounds)?;
        let mut part = Self {
            name: name.to_owned(),
            tree,
            marks: Marks::default(),
        };
        part.marks = Marks::of(&part);
        Ok(part)
    }

    /// True for a WordprocessingML element of that name: its prefix is that of the root, so that
    /// `m:t` and `a:t` are not taken for `w:t`.
    pub(super) fn is(&self, id: Id, name: &str) -> bool {
        let element = self.tree.get(id);
        element.name == name && element.prefix == self.prefix()
    }

    /// The prefix of WordprocessingML elements, such as `w`.
    pub(super) fn prefix(&self) -> &str {
        &self.tree.get(0).prefix
    }

    /// The tag name of a WordprocessingML element with its prefix, such as `w:p`.
    pub(super) fn tag(&self, name: &str) -> String {
        match self.prefix() {
            "" => name.to_owned(),
            prefix => format!("{prefix}:{name}"),
        }
    }

    /// The `val` attribute of the child of that name.
    pub(super) fn value(&self, id: Id, name: &str) -> Option<&str> {
        self.tree.attribute(self.tree.child(id, name)?, "val")
    }

    /// A toggle property (ECMA-376 part 1, 17.17.4): present without value means on.
    pub(super) fn toggle(&self, properties: Option<Id>, name: &str) -> Option<bool> {
        let property = self.tree.child(properties?, name)?;
        Some(is_on(self.tree.attribute(property, "val")))
    }

    /// The nearest element of that name which holds `id`.
    pub(super) fn ancestor(&self, id: Id, name: &str) -> Option<Id> {
        let mut at = self.tree.get(id).parent;
        while let Some(parent) = at {
            if self.is(parent, name) {
                return Some(parent);
            }
            at = self.tree.get(parent).parent;
        }
        None
    }

    /// What a reader sees of the elements below `root`, in order.
    pub(super) fn walk(&self, root: Id) -> Walk<'_> {
        Walk {
            part: self,
            at: root + 1,
            end: self.tree.get(root).outer.end,
            skip: 0,
        }
    }

    /// What a reader sees after the element `from` and before the byte `end`.
    pub(super) fn walk_between(&self, from: Id, end: usize) -> Walk<'_> {
        Walk {
            part: self,
            at: from + 1,
            end,
            skip: 0,
        }
    }

    /// The text below an element as a person reads it, fields' results included; paragraphs are
    /// joined by line breaks.
    pub(super) fn text(&self, root: Id) -> String {
        self.join(self.walk(root))
    }

    /// The text between an element and a byte, as [`Part::text`].
    pub(super) fn text_between(&self, from: Id, end: usize) -> String {
        self.join(self.walk_between(from, end))
    }

    /// The text that one element shows, or `None` when it is not an element of text.
    pub(super) fn shown(&self, id: Id) -> Option<Cow<'_, str>> {
        let element = self.tree.get(id);
        if element.prefix != self.prefix() {
            // Mathematics is shown, and never written.
            return (element.name == "t" && element.prefix == "m")
                .then(|| self.tree.text(id).into());
        }
        Some(match element.name.as_str() {
            "t" => self
                .run_text(id)
                .chars()
                .map(symbol::plain)
                .collect::<String>()
                .into(),
            "tab" | "ptab" if self.draws(id) => crate::LEADER.to_string().into(),
            "tab" | "ptab" => "\t".into(),
            "cr" => "\n".into(),
            "br" => match self.tree.attribute(id, "type") {
                None | Some("textWrapping") => "\n".into(),
                // A page or column break is layout, not text.
                Some(_) => return None,
            },
            "noBreakHyphen" => "-".into(),
            "sym" => {
                let code = self.tree.attribute(id, "char").unwrap_or_default();
                let code = u32::from_str_radix(code, 16)
                    .ok()
                    .and_then(char::from_u32)?;
                symbol::plain(code).to_string().into()
            }
            _ => return None,
        })
    }

    /// A tab draws dots or a line up to its stop (ECMA-376 part 1, 17.3.1.37): the stop of its
    /// number where each tab of the paragraph has one, else any.
    fn draws(&self, tab: Id) -> bool {
        let draws = |stop: Id| {
            let leader = self.tree.attribute(stop, "leader");
            leader.is_some_and(|leader| leader != "none")
        };
        if self.tree.get(tab).name == "ptab" {
            return draws(tab);
        }
        let stops = self.ancestor(tab, "p").and_then(|paragraph| {
            let properties = self.tree.child(paragraph, "pPr")?;
            Some((paragraph, self.tree.child(properties, "tabs")?))
        });
        let Some((paragraph, stops)) = stops else {
            return false;
        };
        let cleared = |stop: &Id| self.tree.attribute(*stop, "val") == Some("clear");
        let stops: Vec<Id> = (self.tree.children(stops))
            .filter(|stop| self.is(*stop, "tab") && !cleared(stop))
            .collect();
        let any = stops.iter().any(|stop| draws(*stop));
        if !any || stops.iter().all(|stop| draws(*stop)) {
            return any;
        }
        let end = self.tree.get(paragraph).outer.end;
        let tabs: Vec<Id> = (paragraph + 1..)
            .take_while(|id| self.tree.find(*id).is_some_and(|one| one.outer.start < end))
            .filter(|id| self.is(*id, "tab") && !self.is_stop(*id))
            .take(stops.len() + 1)
            .collect();
        let number = tabs.iter().position(|other| *other == tab);
        match number.and_then(|number| stops.get(number)) {
            Some(stop) if stops.len() == tabs.len() => draws(*stop),
            _ => any,
        }
    }

    /// A `w:tab` that says where tabs stop, and is none itself.
    fn is_stop(&self, tab: Id) -> bool {
        let parent = self.tree.get(tab).parent;
        parent.is_some_and(|parent| self.is(parent, "tabs"))
    }

    /// The characters of a `w:t`, as many as [`Part::shown`] gives: outer white space counts only
    /// where `xml:space` says so (ECMA-376 part 1, 17.3.3.31), and a line break is a space.
    pub(super) fn run_text(&self, id: Id) -> String {
        let text = self.tree.text(id);
        let white = [' ', '\t', '\n', '\r'];
        let keep = self
            .tree
            .attribute(id, "space")
            .or_else(|| self.tree.attribute(0, "space"));
        let kept = if keep == Some("preserve") {
            &text
        } else {
            text.trim_matches(white)
        };
        kept.replace(white, " ")
    }

    fn join(&self, mut walk: Walk<'_>) -> String {
        let mut text = String::new();
        let mut paragraphs = 0;
        while let Some(id) = walk.next() {
            if self.is(id, "p") {
                if paragraphs > 0 {
                    text.push('\n');
                }
                paragraphs += 1;
            } else if self.is(id, "txbxContent") {
                walk.leave(id);
            } else if let Some(shown) = self.shown(id)
                && !self.marks.is_code(self.tree.get(id).outer.start)
            {
                text.push_str(&shown);
            }
        }
        text
    }
}

/// True for the value of a toggle that is on: absent, `1`, `true` or `on`.
pub(super) fn is_on(value: Option<&str>) -> bool {
    matches!(value, None | Some("1" | "true" | "on"))
}

/// Elements in document order without what is not shown: properties, deleted and hidden text,
/// and the alternatives that were not chosen.
pub(super) struct Walk<'a> {
    part: &'a Part,
    at: Id,
    end: usize,
    skip: usize,
}

impl Walk<'_> {
    /// The next element.
    pub(super) fn next(&mut self) -> Option<Id> {
        loop {
            let element = self.part.tree.find(self.at)?;
            if element.outer.start >= self.end {
                return None;
            }
            let id = self.at;
            self.at += 1;
            if element.outer.start < self.skip {
                continue;
            }
            if is_hidden(self.part, id) {
                self.leave(id);
                continue;
            }
            return Some(id);
        }
    }

    /// Goes on after the end of an element.
    pub(super) fn leave(&mut self, id: Id) {
        self.skip = self.skip.max(self.part.tree.get(id).outer.end);
    }
}

/// True for elements whose content is no part of what a reader sees.
pub(super) fn is_hidden(part: &Part, id: Id) -> bool {
    let element = part.tree.get(id);
    match element.name.as_str() {
        "pPr" | "rPr" | "sdtPr" | "sdtEndPr" | "tblPr" | "tblGrid" | "trPr" | "tcPr"
        | "smartTagPr" | "customXmlPr" | "del" | "moveFrom" | "instrText" | "delText"
        | "delInstrText" | "rt" => part.prefix() == element.prefix,
        "Fallback" | "Choice" => {
            // The first choice, or the fallback where there is no choice.
            element.parent.is_some_and(|parent| {
                let chosen = part
                    .tree
                    .child(parent, "Choice")
                    .or(part.tree.child(parent, "Fallback"));
                part.tree.get(parent).name == "AlternateContent" && chosen != Some(id)
            })
        }
        "r" => {
            let properties = part.tree.child(id, "rPr");
            part.is(id, "r") && part.toggle(properties, "vanish") == Some(true)
        }
        _ => false,
    }
}

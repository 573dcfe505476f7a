//! Reading a written odt file again: is each answer where it was asked for?
//!
//! Addresses are those of the original, and writing moves things: a replaced span or placeholder
//! shifts what follows in its paragraph, and an answer of several paragraphs shifts the blocks
//! after it. What the edits alone do not tell is looked for in order.

use std::collections::HashMap;

use crate::container::Container;
use crate::lines::{key, normal, paragraphs};
use crate::moves::{Grown, begins, by_part, indexes, new_length};
use crate::xml::{Id, Tree};
use crate::{Anchor, Bounds, Edit, Field, Input, Value, WriteError};

use super::controls::controls;
use super::paragraph::{Atom, Scan};
use super::read;
use super::styles::Styles;
use super::write::no_such_place;

/// Checks that each edit is in the written file.
pub(crate) fn verify(written: &[u8], edits: &[Edit], bounds: &Bounds) -> Result<(), WriteError> {
    let mut container = Container::open(written, bounds)?;
    let styles = read::styles(&mut container, bounds);
    for (name, mut edits) in by_part(edits) {
        let Some(bytes) = container.part(name)? else {
            return Err(no_such_place(&edits[0].address));
        };
        let tree = Tree::parse(&bytes, bounds)?;
        edits.sort_by_key(|edit| indexes(&edit.address.path));
        let mut written = Written {
            tree: &tree,
            styles: &styles,
            controls: controls(&tree),
            grown: Grown::default(),
        };
        for edit in &edits {
            if !written.holds(edit, &edits) {
                return Err(WriteError::NotAsWritten(Box::new(edit.address.clone())));
            }
        }
    }
    Ok(())
}

struct Written<'a> {
    tree: &'a Tree,
    styles: &'a Styles,
    controls: HashMap<String, Id>,
    grown: Grown,
}

impl Written<'_> {
    fn holds(&mut self, edit: &Edit, edits: &[&Edit]) -> bool {
        let path = self.grown.moved(&edit.address.path);
        if let Some(id) = self.tree.at(&path)
            && self.holds_at(id, edit, edits)
        {
            return true;
        }
        // What came and went in a paragraph moves the text boxes and notes anchored in it.
        let tree = self.tree;
        (0..tree.len())
            .filter(|id| matches!(tree.get(*id).name.as_str(), "text-box" | "note-body"))
            .flat_map(|id| tree.descendants(id))
            .any(|id| self.holds_at(id, edit, edits))
    }

    fn holds_at(&mut self, id: Id, edit: &Edit, edits: &[&Edit]) -> bool {
        match (edit.address.anchor, self.tree.get(id).name.as_str()) {
            (Anchor::Field, "p" | "h") => self.field_holds(id, edit, edits),
            (Anchor::Block, "p" | "h") => self.block_holds(id, edit),
            (Anchor::Span { start, end }, "p" | "h") => {
                self.span_holds(id, edit, (start, end), edits)
            }
            (Anchor::Cell, "table-cell") => {
                let texts: Vec<String> = self
                    .tree
                    .descendants(id)
                    .filter(|id| matches!(self.tree.get(*id).name.as_str(), "p" | "h"))
                    .map(|id| self.scan(id).text())
                    .collect();
                key(&texts.join("\n")).ends_with(&key(edit.value.display()))
            }
            _ => false,
        }
    }

    fn scan(&self, paragraph: Id) -> Scan {
        Scan::of(self.tree, self.styles, &self.controls, paragraph)
    }

    /// The field holds the value; or it was a placeholder, and the value stands in the text now.
    fn field_holds(&self, id: Id, edit: &Edit, edits: &[&Edit]) -> bool {
        let scan = self.scan(id);
        let fields: Vec<&Field> = scan
            .atoms
            .iter()
            .filter_map(|atom| match atom {
                Atom::Field { field, .. } => Some(field.as_ref()),
                _ => None,
            })
            .collect();
        let number = edit.address.occurrence as usize;
        // Placeholders that were answered before it are no fields any more.
        let gone = edits
            .iter()
            .filter(|other| other.address.path == edit.address.path)
            .filter(|other| {
                other.address.anchor == Anchor::Field
                    && other.address.occurrence < edit.address.occurrence
            })
            .count();
        let held = (number.saturating_sub(gone)..=number)
            .filter_map(|at| fields.get(at))
            .any(|field| is_in(field, &edit.value));
        let asked = key(edit.value.display());
        held || !matches!(edit.value, Value::Tick(false))
            && (asked.is_empty() || key(&scan.skeleton()).contains(&asked))
    }

    /// A blank paragraph now holds the first paragraph of the answer, and the others follow it;
    /// any other paragraph ends with the answer.
    fn block_holds(&mut self, id: Id, edit: &Edit) -> bool {
        let asked = key(edit.value.display());
        let held = key(&self.scan(id).text());
        let pieces = paragraphs(edit.value.display());
        if pieces.len() == 1 || held.ends_with(&asked) {
            return held.ends_with(&asked);
        }
        let parent = self.tree.get(id).parent.unwrap_or_default();
        let following: Vec<String> = self
            .tree
            .children(parent)
            .filter(|sibling| *sibling >= id)
            .take(pieces.len())
            .map(|sibling| self.scan(sibling).text())
            .collect();
        if key(&following.join("\n")) != asked {
            return false;
        }
        self.grown.add(&edit.address.path, pieces.len() - 1);
        true
    }

    fn span_holds(&self, id: Id, edit: &Edit, span: (u32, u32), edits: &[&Edit]) -> bool {
        let skeleton: Vec<char> = self.scan(id).skeleton().chars().collect();
        let length = new_length(&edit.value, span.1.saturating_sub(span.0));
        let held = |from: usize| -> String { skeleton.iter().skip(from).take(length).collect() };
        let asked = normal(edit.value.display());
        let is_held = |text: &str| match edit.value {
            Value::Tick(true) => {
                matches!(text, "x" | "☒" | "☑" | "\u{F0FE}")
                    || text.starts_with(['[', '(']) && text.contains('x')
            }
            Value::Tick(false) => true,
            // A space that ends a paragraph is not read.
            _ => text == asked || text == asked.trim_end(),
        };
        let beside_field = edits.iter().any(|other| {
            other.address.path == edit.address.path && other.address.anchor == Anchor::Field
        });
        let places = begins(edit, span.0, edits, &skeleton);
        places.into_iter().any(|at| is_held(&held(at)))
            || beside_field && (0..skeleton.len()).any(|from| is_held(&held(from)))
    }
}

/// True for a field that holds a value.
fn is_in(field: &Field, value: &Value) -> bool {
    let held = key(&field.value);
    match (field.input, value) {
        (Input::Tick | Input::Radio, _) => *value == Value::Tick(held == "x"),
        (Input::Date, Value::Date { iso: kept, .. })
        | (Input::Number, Value::Number { plain: kept, .. })
            if held == *kept =>
        {
            true
        }
        (Input::Choice, _) => held.to_lowercase() == key(value.display()).to_lowercase(),
        _ => words(&held) == words(value.display()),
    }
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

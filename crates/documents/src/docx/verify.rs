//! Reading a written docx file again: is each answer where it was asked for?
//!
//! Addresses are those of the original, and writing moves things: a replaced span shifts the later
//! spans of its paragraph, and an answer of several paragraphs shifts the blocks after it. Both
//! shifts follow from the edits alone.

use crate::container::Container;
use crate::lines::{key, normal, paragraphs};
use crate::moves::{Grown, begins, by_part, indexes, new_length};
use crate::xml::Id;
use crate::{Anchor, Bounds, Edit, Input, Value, WriteError};

use super::paragraph::{Place, Scan};
use super::part::Part;
use super::read;
use super::styles::Styles;
use super::write::{field_at, no_such_place};

/// Checks that each edit is in the written file.
pub(crate) fn verify(written: &[u8], edits: &[Edit], bounds: &Bounds) -> Result<(), WriteError> {
    let mut container = Container::open(written, bounds)?;
    let styles = read::styles(&mut container, bounds);
    for (name, mut edits) in by_part(edits) {
        let Some(bytes) = container.part(name)? else {
            return Err(no_such_place(&edits[0].address));
        };
        let part = Part::parse(name, &bytes, bounds)?;
        edits.sort_by_key(|edit| indexes(&edit.address.path));
        let mut written = Written {
            part: &part,
            styles: &styles,
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
    part: &'a Part,
    styles: &'a Styles,
    grown: Grown,
}

impl Written<'_> {
    fn holds(&mut self, edit: &Edit, edits: &[&Edit]) -> bool {
        let path = self.grown.moved(&edit.address.path);
        if let Some(id) = self.part.tree.at(&path)
            && self.holds_at(id, edit, edits)
        {
            return true;
        }
        // Runs that came and went in a paragraph move the text boxes anchored in it.
        let tree = &self.part.tree;
        (0..tree.len())
            .filter(|id| tree.get(*id).name == "txbxContent")
            .flat_map(|id| tree.descendants(id))
            .any(|id| self.holds_at(id, edit, edits))
    }

    fn holds_at(&mut self, id: Id, edit: &Edit, edits: &[&Edit]) -> bool {
        let part = self.part;
        match (edit.address.anchor, part.tree.get(id).name.as_str()) {
            (Anchor::Field, _) | (Anchor::Block, "sdt") => {
                field_at(part, id, edit.address.occurrence)
                    .is_some_and(|place| self.field_holds(place, edit))
            }
            (Anchor::Block, "p") => self.block_holds(id, edit),
            (Anchor::Cell, "tc") => key(&part.text(id)).ends_with(&key(edit.value.display())),
            (Anchor::Span { start, end }, "p") => {
                let skeleton: Vec<char> = Scan::of(part, id).skeleton().chars().collect();
                let length = new_length(&edit.value, end.saturating_sub(start));
                begins(edit, start, edits, &skeleton)
                    .into_iter()
                    .any(|at| span_holds(skeleton.get(at..at + length), &edit.value))
            }
            _ => false,
        }
    }

    fn field_holds(&self, place: Place, edit: &Edit) -> bool {
        let field = place.read(self.part, self.styles, edit.address.clone());
        let (held, asked) = (key(&field.value), key(edit.value.display()));
        match field.input {
            Input::Tick => edit.value == Value::Tick(held == "x"),
            Input::Choice => held.to_lowercase() == asked.to_lowercase(),
            // An answer that is the field's own default reads as not answered.
            _ => held == asked || (held.is_empty() && key(&field.placeholder) == asked),
        }
    }

    /// A blank paragraph now holds the first paragraph of the answer, and the others follow it;
    /// any other paragraph ends with the answer.
    fn block_holds(&mut self, id: Id, edit: &Edit) -> bool {
        let part = self.part;
        let asked = key(edit.value.display());
        let held = key(&part.text(id));
        let pieces = paragraphs(edit.value.display());
        if pieces.len() == 1 || held.ends_with(&asked) {
            return held.ends_with(&asked);
        }
        let parent = part.tree.get(id).parent.unwrap_or_default();
        let following: Vec<String> = part
            .tree
            .children(parent)
            .filter(|sibling| *sibling >= id)
            .take(pieces.len())
            .map(|sibling| part.text(sibling))
            .collect();
        if key(&following.join("\n")) != asked {
            return false;
        }
        self.grown.add(&edit.address.path, pieces.len() - 1);
        true
    }
}

fn span_holds(held: Option<&[char]>, value: &Value) -> bool {
    let Some(held) = held else { return false };
    match value {
        Value::Tick(true) => {
            matches!(held, ['x' | '☒' | '☑' | '\u{F0FE}'])
                || matches!(held, ['[' | '(', inner @ .., ']' | ')'] if inner.contains(&'x'))
        }
        Value::Tick(false) => true,
        _ => normal(value.display()).chars().eq(held.iter().copied()),
    }
}

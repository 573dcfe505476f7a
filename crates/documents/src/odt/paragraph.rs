//! The text of an OpenDocument paragraph: white space, fields, notes and frames.

use std::collections::HashMap;

use crate::xml::{Child, Id, Tree};
use crate::{Address, Anchor, Field, Piece};

use super::controls;
use super::styles::Styles;

/// Most spaces that one `text:s` may stand for.
const SPACES: usize = 1_000;

/// What a paragraph holds.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// Text and fields in order.
    pub(super) pieces: Vec<Piece>,
    /// All its words are bold or underlined, and there are some.
    pub(super) emphasised: bool,
    /// `text:note-body` of its notes.
    pub(super) notes: Vec<Id>,
    /// `draw:text-box` of the frames anchored in it.
    pub(super) boxes: Vec<Id>,
}

/// Where text is collected.
struct Scan<'a> {
    tree: &'a Tree,
    styles: &'a Styles,
    controls: &'a HashMap<String, Id>,
    address: Address,
    found: Paragraph,
    plain_words: bool,
    strong_words: bool,
}

/// What is still to be read, innermost last.
enum Step {
    Text(Id, usize, bool),
    Element(Id, bool),
}

/// Reads a `text:p` or `text:h`; `address` is its own.
pub(super) fn paragraph(
    tree: &Tree,
    styles: &Styles,
    controls: &HashMap<String, Id>,
    id: Id,
    address: &Address,
) -> Paragraph {
    let mut scan = Scan {
        tree,
        styles,
        controls,
        address: Address {
            anchor: Anchor::Field,
            ..address.clone()
        },
        found: Paragraph::default(),
        plain_words: false,
        strong_words: false,
    };
    let strong = tree
        .attribute(id, "style-name")
        .and_then(|name| styles.emphasised(name));
    let mut steps = Vec::new();
    descend(tree, id, strong == Some(true), &mut steps);
    while let Some(step) = steps.pop() {
        match step {
            Step::Text(parent, index, strong) => {
                if let Some(Child::Text(text)) = tree.get(parent).children.get(index) {
                    scan.text(text, strong);
                }
            }
            Step::Element(id, strong) => scan.element(id, strong, &mut steps),
        }
    }
    if let Some(Piece::Text(last)) = scan.found.pieces.last_mut()
        && last.ends_with(' ')
    {
        last.pop();
    }
    scan.found
        .pieces
        .retain(|piece| !matches!(piece, Piece::Text(text) if text.is_empty()));
    scan.found.emphasised = scan.strong_words && !scan.plain_words;
    scan.found
}

fn descend(tree: &Tree, id: Id, strong: bool, steps: &mut Vec<Step>) {
    let children = tree.get(id).children.iter().enumerate().rev();
    steps.extend(children.map(|(index, child)| match child {
        Child::Text(_) => Step::Text(id, index, strong),
        Child::Element(id) => Step::Element(*id, strong),
    }));
}

impl Scan<'_> {
    fn element(&mut self, id: Id, strong: bool, steps: &mut Vec<Step>) {
        let tree = self.tree;
        match tree.get(id).name.as_str() {
            "s" => {
                let count = tree.attribute(id, "c").and_then(|count| count.parse().ok());
                self.push(&" ".repeat(count.unwrap_or(1).min(SPACES)));
            }
            "tab" => self.push("\t"),
            "line-break" => self.push("\n"),
            "note" => self.found.notes.extend(tree.child(id, "note-body")),
            "text-box" => self.found.boxes.push(id),
            "placeholder" | "text-input" | "drop-down" => self.field(controls::inline(tree, id)),
            "control" => {
                let named = tree
                    .attribute(id, "control")
                    .and_then(|name| self.controls.get(name));
                self.field(named.and_then(|id| controls::control(tree, *id)));
            }
            // What others said of the text, what was taken out, and words above words.
            "annotation" | "annotation-end" | "ruby-text" | "image" | "object" | "title"
            | "desc" | "binary-data" | "tracked-changes" => {}
            "span" | "a" => {
                let own = tree
                    .attribute(id, "style-name")
                    .filter(|_| tree.get(id).name == "span");
                let own = own.and_then(|name| self.styles.emphasised(name));
                descend(tree, id, own.unwrap_or(strong), steps);
            }
            _ => descend(tree, id, strong, steps),
        }
    }

    /// Adds text; white space collapses (ISO/IEC 26300-3, 6.1.2).
    fn text(&mut self, text: &str, strong: bool) {
        if text.chars().any(char::is_alphanumeric) {
            match strong {
                true => self.strong_words = true,
                false => self.plain_words = true,
            }
        }
        let mut space = match self.found.pieces.last() {
            None => true,
            Some(Piece::Text(last)) => last.ends_with([' ', '\n']),
            Some(Piece::Field(_)) => false,
        };
        let mut collapsed = String::with_capacity(text.len());
        for character in text.chars() {
            let white = matches!(character, ' ' | '\t' | '\n' | '\r');
            if !white {
                collapsed.push(character);
            } else if !space {
                collapsed.push(' ');
            }
            space = white;
        }
        self.push(&collapsed);
    }

    fn push(&mut self, text: &str) {
        match self.found.pieces.last_mut() {
            Some(Piece::Text(last)) => last.push_str(text),
            _ => self.found.pieces.push(Piece::Text(text.to_owned())),
        }
    }

    fn field(&mut self, field: Option<Field>) {
        let Some(mut field) = field else { return };
        field.address = self.address.clone();
        self.address.occurrence += 1;
        self.found.pieces.push(Piece::Field(field));
    }
}

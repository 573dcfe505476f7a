//! An OpenDocument paragraph as a row of atoms: text with where it stands, and fields.
//!
//! The reader makes pieces of the atoms, the writer finds characters and fields in them again, so
//! that both count alike.

use std::collections::HashMap;

use crate::xml::{Child, Id, Tree};
use crate::{Address, Anchor, Field, Piece};

use super::protection::is_protected;
use super::styles::Styles;
use super::{controls, marks};

/// Most spaces that one `text:s` may stand for.
const SPACES: usize = 1_000;

/// A piece of a paragraph with where it stands.
#[derive(Debug)]
pub(super) enum Atom {
    /// A text child of an element.
    Text {
        /// The element.
        parent: Id,
        /// Which of its children.
        index: usize,
        /// What it shows: white space is collapsed.
        text: String,
        /// White space at its beginning is not shown, for some stands before it.
        after_white: bool,
        /// It is bold or underlined.
        strong: bool,
    },
    /// `text:s`, `text:tab`, `text:line-break`.
    Element {
        /// The element.
        id: Id,
        /// What it shows.
        text: String,
    },
    /// Words that a form control shows beside its tick.
    Label(String),
    /// A field.
    Field {
        /// Where it is written.
        place: Place,
        /// What it is.
        field: Box<Field>,
    },
}

/// Where a field is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In the text: a placeholder, an input field, a drop-down, a content control.
    Inline(Id),
    /// A form control, which a drawing shows.
    Control(Id),
    /// In the text between two marks.
    Between(Id, Id),
}

/// What a paragraph holds.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// Text and fields in order.
    pub(super) atoms: Vec<Atom>,
    /// `text:note-body` of its notes.
    pub(super) notes: Vec<Id>,
    /// `draw:text-box` of the frames anchored in it.
    pub(super) boxes: Vec<Id>,
}

/// Where a walk through a paragraph stands.
struct Walk<'a> {
    tree: &'a Tree,
    styles: &'a Styles,
    controls: &'a HashMap<String, Id>,
    scan: Scan,
    /// Fields of the text itself may not be filled, and are read as text.
    locked: bool,
    /// Tabs draw dots or a line up to their stops.
    draws: bool,
    /// What comes next would be white space after white space.
    white: bool,
}

/// What is still to be read, innermost last.
enum Step {
    Text(Id, usize, bool),
    Element(Id, bool),
}

impl Scan {
    /// Scans a `text:p` or `text:h`.
    pub(super) fn of(tree: &Tree, styles: &Styles, controls: &HashMap<String, Id>, id: Id) -> Self {
        let mut walk = Walk {
            tree,
            styles,
            controls,
            scan: Self::default(),
            locked: is_protected(tree, id),
            draws: (tree.attribute(id, "style-name")).is_some_and(|name| styles.draws(name)),
            white: true,
        };
        let strong = tree
            .attribute(id, "style-name")
            .and_then(|name| styles.emphasised(name));
        let mut steps = Vec::new();
        descend(tree, id, strong == Some(true), &mut steps);
        walk.run(steps);
        walk.scan
    }

    /// Its text with each field as one U+FFFC: [`crate::TextBlock::skeleton`].
    pub(super) fn skeleton(&self) -> String {
        let mut skeleton: String = self
            .atoms
            .iter()
            .map(|atom| atom.shown().unwrap_or("\u{FFFC}"))
            .collect();
        if skeleton.ends_with(' ') {
            skeleton.pop();
        }
        skeleton
    }

    /// Its text, the values of fields included.
    pub(super) fn text(&self) -> String {
        let shown = |atom: &Atom| match atom {
            Atom::Field { field, .. } => field.value.clone(),
            other => other.shown().unwrap_or_default().to_owned(),
        };
        self.atoms.iter().map(shown).collect()
    }

    /// True when it shows neither text nor fields.
    pub(super) fn is_blank(&self) -> bool {
        self.atoms
            .iter()
            .all(|atom| atom.shown().is_some_and(|text| text.trim().is_empty()))
    }

    /// True when all its words are bold or underlined, and there are some.
    pub(super) fn is_emphasised(&self) -> bool {
        let mut words = self.atoms.iter().filter_map(|atom| match atom {
            Atom::Text { text, strong, .. } if text.chars().any(char::is_alphanumeric) => {
                Some(*strong)
            }
            _ => None,
        });
        words
            .next()
            .is_some_and(|first| first && words.all(|strong| strong))
    }

    /// Text and fields as the model has them; `address` is the paragraph's.
    pub(super) fn pieces(&self, address: &Address) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut occurrence = 0;
        for atom in &self.atoms {
            match (atom, pieces.last_mut()) {
                (Atom::Field { field, .. }, _) => {
                    let mut field = Field::clone(field);
                    field.address = Address {
                        anchor: Anchor::Field,
                        occurrence,
                        ..address.clone()
                    };
                    occurrence += 1;
                    pieces.push(Piece::Field(field));
                }
                (shown, Some(Piece::Text(last))) => {
                    last.push_str(shown.shown().unwrap_or_default());
                }
                (shown, _) => {
                    let text = shown.shown().unwrap_or_default();
                    pieces.push(Piece::Text(text.to_owned()));
                }
            }
        }
        if let Some(Piece::Text(last)) = pieces.last_mut()
            && last.ends_with(' ')
        {
            last.pop();
        }
        pieces.retain(|piece| !matches!(piece, Piece::Text(text) if text.is_empty()));
        pieces
    }
}

impl Atom {
    /// The text that it shows; `None` for a field.
    pub(super) fn shown(&self) -> Option<&str> {
        match self {
            Self::Text { text, .. } | Self::Element { text, .. } | Self::Label(text) => Some(text),
            Self::Field { .. } => None,
        }
    }
}

/// Which characters of a text are shown: white space collapses (ISO/IEC 26300-1:2015, 6.1.2).
/// Gives for each character what is shown in its place, if anything. `white` tells whether white
/// space stands before the text, and then whether it ends with some.
pub(super) fn collapse(
    text: impl IntoIterator<Item = char>,
    white: &mut bool,
) -> impl Iterator<Item = Option<char>> {
    text.into_iter().map(|character| {
        let before = *white;
        *white = matches!(character, ' ' | '\t' | '\n' | '\r');
        match (*white, before) {
            (false, _) => Some(character),
            (true, false) => Some(' '),
            (true, true) => None,
        }
    })
}

fn descend(tree: &Tree, id: Id, strong: bool, steps: &mut Vec<Step>) {
    let children = tree.get(id).children.iter().enumerate().rev();
    steps.extend(children.map(|(index, child)| match child {
        Child::Text(_) => Step::Text(id, index, strong),
        Child::Element(id) => Step::Element(*id, strong),
    }));
}

impl Walk<'_> {
    fn run(&mut self, mut steps: Vec<Step>) {
        while let Some(step) = steps.pop() {
            match step {
                Step::Text(parent, index, strong) => self.text(parent, index, strong),
                Step::Element(id, strong) => self.element(id, strong, &mut steps),
            }
        }
    }

    /// What some steps show, fields in them read as text.
    fn shown(&self, steps: Vec<Step>) -> String {
        let mut inside = Walk {
            scan: Scan::default(),
            locked: true,
            white: false,
            ..*self
        };
        inside.run(steps);
        inside.scan.text()
    }

    /// A text field between two marks; the steps up to its end are taken.
    fn between(&mut self, start: Id, end: Id, steps: &mut Vec<Step>) {
        let ends = |step: &Step| matches!(step, Step::Element(id, _) if *id == end);
        let Some(at) = steps.iter().rposition(ends) else {
            return;
        };
        let inside = steps.split_off(at + 1);
        steps.pop();
        let mut field = controls::blank(self.tree, start);
        self.shown(inside).trim().clone_into(&mut field.value);
        field.max_length = marks::max_length(self.tree, start);
        self.field(Place::Between(start, end), Some(field));
    }

    fn element(&mut self, id: Id, strong: bool, steps: &mut Vec<Step>) {
        let tree = self.tree;
        match tree.get(id).name.as_str() {
            "s" => {
                let count = tree.attribute(id, "c").and_then(|count| count.parse().ok());
                self.push(id, " ".repeat(count.unwrap_or(1).min(SPACES)));
            }
            "tab" if self.draws => self.push(id, crate::LEADER.to_string()),
            "tab" => self.push(id, "\t".to_owned()),
            "line-break" => self.push(id, "\n".to_owned()),
            "note" => self.scan.notes.extend(tree.child(id, "note-body")),
            "text-box" => self.scan.boxes.push(id),
            "placeholder" | "text-input" | "drop-down" if !self.locked => {
                self.field(Place::Inline(id), controls::inline(tree, id));
            }
            "content-control" if !self.locked => {
                let mut inside = Vec::new();
                descend(tree, id, strong, &mut inside);
                let shown = self.shown(inside);
                let field = marks::content_control(tree, id, &shown, controls::blank(tree, id));
                self.field(Place::Inline(id), Some(field));
            }
            // Form fields stay open in what is protected: that is what protecting a form is for.
            "fieldmark" => {
                let field = marks::form_field(tree, id, controls::blank(tree, id));
                self.field(Place::Inline(id), field);
            }
            "fieldmark-start" => {
                if let Some(end) = marks::end_of_text(tree, id) {
                    self.between(id, end, steps);
                }
            }
            "control" => {
                let named = tree
                    .attribute(id, "control")
                    .and_then(|name| self.controls.get(name));
                if let Some(named) = named {
                    self.field(Place::Control(*named), controls::control(tree, *named));
                    let label = tree.attribute(*named, "label").unwrap_or_default().trim();
                    if matches!(tree.get(*named).name.as_str(), "checkbox" | "radio")
                        && !label.is_empty()
                    {
                        self.scan.atoms.push(Atom::Label(format!(" {label}")));
                    }
                }
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

    fn text(&mut self, parent: Id, index: usize, strong: bool) {
        let Some(Child::Text(text)) = self.tree.get(parent).children.get(index) else {
            return;
        };
        let after_white = self.white;
        let text: String = collapse(text.chars(), &mut self.white).flatten().collect();
        if !text.is_empty() {
            self.scan.atoms.push(Atom::Text {
                parent,
                index,
                text,
                after_white,
                strong,
            });
        }
    }

    /// Adds what an element shows: only white space written as such collapses.
    fn push(&mut self, id: Id, text: String) {
        self.white = false;
        self.scan.atoms.push(Atom::Element { id, text });
    }

    fn field(&mut self, place: Place, field: Option<Field>) {
        let Some(field) = field else { return };
        self.white = false;
        let field = Box::new(field);
        self.scan.atoms.push(Atom::Field { place, field });
    }
}

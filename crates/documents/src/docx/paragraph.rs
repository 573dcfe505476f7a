//! A paragraph as a row of atoms: text with the element that shows it, and fields.
//!
//! The reader makes pieces of the atoms, the writer finds characters and fields in them again, so
//! that both count alike.

use crate::xml::Id;
use crate::{Address, Anchor, Field, Piece};

use super::control::Control;
use super::part::Part;
use super::styles::Styles;

/// A piece of a paragraph with the element that shows it.
#[derive(Debug)]
pub(super) enum Atom {
    /// Text shown by one element of a run.
    Text {
        /// `w:t`, `w:tab`, `w:br`…
        element: Id,
        /// What it shows.
        text: String,
    },
    /// A field.
    Field(Place),
}

/// Where a field stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The `w:sdt` of a content control.
    Control(Id),
    /// The number of a form field in [`super::legacy::Marks::fields`].
    Legacy(usize),
}

/// What a paragraph holds.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// Text and fields in order.
    pub(super) atoms: Vec<Atom>,
    /// `w:txbxContent` of the text boxes anchored in it.
    pub(super) boxes: Vec<Id>,
}

impl Scan {
    /// Scans a paragraph, or whatever holds runs.
    pub(super) fn of(part: &Part, root: Id) -> Self {
        let mut scan = Self::default();
        let mut walk = part.walk(root);
        while let Some(id) = walk.next() {
            if let Some(field) = part.marks.begun_by(id) {
                scan.atoms.push(Atom::Field(Place::Legacy(field)));
            } else if part.is(id, "sdt") {
                if Control::of(part, id).is_field(part) {
                    scan.atoms.push(Atom::Field(Place::Control(id)));
                    walk.leave(id);
                }
            } else if part.is(id, "txbxContent") {
                scan.boxes.push(id);
                walk.leave(id);
            } else if let Some(text) = part.shown(id)
                && !part.marks.is_inside(part.tree.get(id).outer.start)
            {
                scan.atoms.push(Atom::Text {
                    element: id,
                    text: text.into_owned(),
                });
            }
        }
        scan
    }

    /// Its fields in order.
    pub(super) fn fields(&self) -> impl Iterator<Item = Place> {
        self.atoms.iter().filter_map(|atom| match atom {
            Atom::Field(place) => Some(*place),
            Atom::Text { .. } => None,
        })
    }

    /// Its text with each field as one U+FFFC: [`crate::TextBlock::skeleton`].
    pub(super) fn skeleton(&self) -> String {
        self.atoms
            .iter()
            .map(|atom| match atom {
                Atom::Text { text, .. } => text.as_str(),
                Atom::Field(_) => "\u{FFFC}",
            })
            .collect()
    }

    /// True when it shows neither text nor fields.
    pub(super) fn is_blank(&self) -> bool {
        self.atoms.iter().all(|atom| match atom {
            Atom::Text { text, .. } => text.trim().is_empty(),
            Atom::Field(_) => false,
        })
    }

    /// Text and fields as the model has them; `path` is the paragraph's.
    pub(super) fn pieces(&self, part: &Part, styles: &Styles, path: &str) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut occurrence = 0;
        for atom in &self.atoms {
            match atom {
                Atom::Text { text, .. } => match pieces.last_mut() {
                    Some(Piece::Text(last)) => last.push_str(text),
                    _ => pieces.push(Piece::Text(text.clone())),
                },
                Atom::Field(place) => {
                    let mut address = Address::new(&part.name, path, Anchor::Field);
                    address.occurrence = occurrence;
                    occurrence += 1;
                    pieces.push(Piece::Field(place.read(part, styles, address)));
                }
            }
        }
        pieces
    }

    /// True when all its text is bold or underlined, and there is some.
    pub(super) fn is_emphasised(&self, part: &Part, styles: &Styles, root: Id) -> bool {
        let style = part
            .tree
            .child(root, "pPr")
            .and_then(|properties| part.value(properties, "pStyle"));
        let inherited = style.is_some_and(|style| styles.emphasised(style));
        let mut words = self.atoms.iter().filter_map(|atom| match atom {
            Atom::Text { element, text } if text.chars().any(char::is_alphanumeric) => {
                Some(*element)
            }
            _ => None,
        });
        let Some(first) = words.next() else {
            return false;
        };
        std::iter::once(first).chain(words).all(|element| {
            let run = part.tree.get(element).parent;
            let properties = run.and_then(|run| part.tree.child(run, "rPr"));
            let underlined = properties.and_then(|properties| part.value(properties, "u"));
            let own = properties.and_then(|properties| part.value(properties, "rStyle"));
            part.toggle(properties, "b").unwrap_or(inherited)
                || underlined.is_some_and(|line| line != "none")
                || own.is_some_and(|style| styles.emphasised(style))
        })
    }
}

impl Place {
    /// Reads the field as the model has it.
    pub(super) fn read(self, part: &Part, styles: &Styles, address: Address) -> Field {
        match self {
            Self::Control(sdt) => Control::of(part, sdt).read(part, styles, address),
            Self::Legacy(number) => part.marks.fields[number].read(part, address),
        }
    }
}

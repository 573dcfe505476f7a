//! What only a PDF has: pages with their states, fields, words and strokes at their places.

use serde::{Deserialize, Serialize};

use super::{Address, Input};

/// How a page of a PDF, or a picture, was read. Only [`Text`](Self::Text) and
/// [`Blank`](Self::Blank) are read whole and for sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PageState {
    /// Its text is in the file.
    Text,
    /// It draws nothing.
    Blank,
    /// Its text was recognised from its picture, here or by the program that made the file:
    /// letters and digits may be wrong.
    Recognised,
    /// It is a picture, or text drawn as lines: nothing was read.
    Scan,
    /// It is a picture that was looked at, and no words were seen on it.
    Picture,
    /// It holds glyphs that no table maps to characters: what was read of it has holes.
    Unmapped,
    /// It could not be drawn: what was read of it may be a part.
    Damaged,
}

/// A field of a PDF form (ISO 32000-2, 12.7).
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Widget {
    /// Where it stands: page, rectangle and object; its anchor is [`super::Anchor::Field`].
    pub address: Address,
    /// Its full name (`/T` of it and its parents, joined by dots).
    pub name: String,
    /// Its tooltip (`/TU`). May be empty.
    pub tooltip: String,
    /// What it takes.
    pub input: Input,
    /// What it holds now. A tick or radio holds the name of its state, or nothing when off.
    pub value: String,
    /// `/MaxLen`.
    pub max_length: Option<u32>,
    /// One character a cell (comb).
    pub comb: bool,
    /// What can be chosen, as shown; for a tick or radio, the name of its "on" state.
    pub choices: Vec<String>,
    /// The required flag.
    pub required: bool,
    /// The read-only flag, or hidden.
    pub read_only: bool,
    /// Computed by a script (`/AA /C`).
    pub computed: bool,
    /// Size of its font in points; 0 when it fits itself.
    pub font_size: f32,
}

/// A word of a PDF page with its place.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Word {
    /// Page counted from 1.
    pub page: u32,
    /// `[left, bottom, right, top]` in points from the lower left corner of the page.
    pub rectangle: [f32; 4],
    /// Its characters.
    pub text: String,
    /// Size of its font in points.
    pub size: f32,
    /// Set in a bold font.
    pub bold: bool,
}

/// Something that a PDF page draws and that is no word.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Stroke {
    /// Page counted from 1.
    pub page: u32,
    /// `[left, bottom, right, top]` in points from the lower left corner of the page.
    pub rectangle: [f32; 4],
    /// What it is.
    pub shape: Shape,
}

/// What a page draws beside words. Slopes and drawings are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// A line across or down, or one side of a frame.
    Line,
    /// A filled rectangle.
    Area {
        /// From 0, black, to 255, white.
        brightness: u8,
    },
    /// A small circle.
    Round,
}

/// What a program that recognises text saw on the picture of a page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SeenPage {
    /// Page counted from 1.
    pub page: u32,
    /// Its words in reading order; none when no text was seen.
    pub words: Vec<Word>,
}

impl PageState {
    /// True where letters or digits may be wrong or missing.
    pub fn is_doubtful(self) -> bool {
        !matches!(self, Self::Text | Self::Blank | Self::Picture)
    }

    /// True where a program that recognises text in pictures may find more.
    pub fn wants_recognition(self) -> bool {
        matches!(self, Self::Scan | Self::Unmapped)
    }
}

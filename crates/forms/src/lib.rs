//! Boxes in a document: where a form asks, what it asks, and within which limit.
//!
//! [`recognise`] turns a [`documents::Document`] into a [`Form`]. Each way of making a place to
//! answer has its file: fields, drawn blanks, blank cells, blank paragraphs, ticks, cells of sheets,
//! fields of PDF pages. [`catalogue`] holds the canonical questions, and [`match_question`] tells
//! which of them a box asks.

mod blanks;
mod catalogue;
mod cells;
mod declared;
mod dotted;
mod fields;
mod fingerprint;
mod found;
mod funder;
mod kinds;
mod labels;
mod layout;
mod limits;
mod matching;
mod model;
mod page;
mod recognise;
mod sections;
mod sheets;
mod ticks;
mod widgets;
mod wording;
mod years;
mod zones;

pub use catalogue::{About, Catalogue, Question, QuestionKind, catalogue};
pub use fingerprint::fingerprint;
pub use matching::match_question;
pub use model::{Asked, Form, FormBox, Group, Kind, Limit, LimitOrigin, Owner};
pub use recognise::recognise;

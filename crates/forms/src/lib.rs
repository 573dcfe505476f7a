//! Boxes in a document: where a form asks, what it asks, and within which limit.
//!
//! [`recognise`] turns a [`documents::Document`] into a [`Form`]. Each way of making a place to
//! answer has its file: fields, drawn blanks, blank cells, blank paragraphs, ticks, cells of sheets,
//! fields of PDF pages. [`catalogue`] holds the canonical questions, and [`match_question`] tells
//! which of them a box asks. [`family`] tells the same form in another format or of another year,
//! [`changes()`] what changed since, and [`carry`] what a person had corrected.

mod attachments;
mod blanks;
mod catalogue;
mod cells;
mod changes;
mod conditions;
mod corrections;
mod declared;
mod dotted;
mod euros;
pub mod family;
mod fields;
mod fingerprint;
mod flat;
mod found;
mod funder;
mod heads;
mod kinds;
mod labels;
mod layout;
mod limits;
mod matching;
pub mod meaning;
mod mentions;
mod model;
mod page;
mod pairing;
mod placeholders;
mod prompts;
mod recognise;
mod returned;
mod rubrics;
mod scanned;
mod sections;
mod sheets;
mod ticks;
mod widgets;
mod wording;
mod years;
mod zones;

pub use catalogue::{About, Catalogue, Question, QuestionKind, catalogue};
pub use changes::{Changed, Changes, What, changes};
pub use conditions::is_after_no;
pub use corrections::{Carried, Change, Correction, apply, carry, correct};
pub use fingerprint::fingerprint;
pub use matching::{match_meaning, match_question};
pub use meaning::Meaning;
pub use model::{Asked, Form, FormBox, Group, Kind, Limit, LimitOrigin, Owner};
pub use recognise::{ask_by_meaning, asked_label, helped_label, is_asked_by_meaning, recognise};
pub use returned::{Returned, returned};

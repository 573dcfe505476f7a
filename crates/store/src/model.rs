//! What is handed to a store and what it says, as plain data.

use dossier::library::{Approved, EntryId, Rejected};
use dossier::{About, Reading, SourceId};
use forms::{Correction, Form};
use language::embeddings::Embedding;
use serde::{Deserialize, Serialize};

/// A file that was read, to be kept.
#[derive(Debug)]
pub struct NewSource<'a> {
    /// Its file name, with the folder it was added from if any, parted by `/`.
    pub name: &'a str,
    /// Where it was added from, such as a path; nothing where that stays as it was.
    pub origin: Option<&'a str>,
    /// Its bytes, kept as they are.
    pub bytes: &'a [u8],
    /// The [`digest`](crate::digest) of its bytes.
    pub digest: &'a str,
    /// What was read out of it.
    pub reading: &'a Reading,
    /// Vectors of its passages and earlier questions, when there is a model.
    pub vectors: Option<Vectors>,
    /// The moment it is added, RFC 3339.
    pub moment: &'a str,
}

/// Vectors of a source's pieces.
#[derive(Debug)]
pub struct Vectors {
    /// Identity of the model that made them.
    pub model: String,
    /// One a passage, in order.
    pub passages: Vec<Embedding>,
    /// One an earlier question, in order.
    pub earlier: Vec<Embedding>,
}

/// How often what answers are drawn from has changed, counted apart: what was loaded at one count is
/// as it is now for as long as the count stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Changes {
    /// Of the papers, with their passages, facts, figures and vectors.
    pub papers: i64,
    /// Of the library, with what was rejected.
    pub library: i64,
    /// Of the accounts that were imported, and of what was said of them.
    pub accounts: i64,
}

/// What a dossier knows of a file before it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known {
    /// Nothing.
    New,
    /// A source of this name with these bytes: nothing to do.
    Unchanged,
    /// A source of this name with these bytes, read by another version of the reader, or whose
    /// original was lost: to be read again.
    ReadOtherwise,
    /// A source of this name with other bytes: to be read again.
    Changed,
    /// The same bytes under another name, which is given: counting them twice would be wrong.
    SameContentAs(String),
}

/// A source that was replaced or removed.
#[derive(Debug, Clone, PartialEq)]
pub struct EarlierSource {
    /// Its file name.
    pub name: String,
    /// Its digest: its bytes are still among the originals.
    pub digest: String,
    /// Bytes of the original.
    pub size: u64,
    /// The moment it was added, RFC 3339.
    pub added: String,
    /// The moment it was replaced or removed, RFC 3339.
    pub ended: String,
    /// What was learnt of it.
    pub about: About,
}

/// A form that was answered or corrected.
#[derive(Debug, Clone)]
pub struct KnownForm {
    /// Its file name.
    pub name: String,
    /// The moment it was last answered, RFC 3339; none when it was corrected only.
    pub answered: Option<String>,
    /// The form as it was recognised, before corrections.
    pub form: Form,
    /// What a person corrected of its boxes.
    pub corrections: Vec<Correction>,
    /// The [`digest`](crate::digest) of its blank original; none where an older program kept it.
    pub digest: Option<String>,
    /// What was proposed each time it was answered lately, the last time first.
    pub runs: Vec<Run>,
}

/// What was proposed when a form was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The title of the project that it was answered for.
    pub project: Option<String>,
    /// What was offered, box by box.
    pub proposed: Vec<Proposed>,
}

/// What was proposed for a box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    /// Id of the box.
    #[serde(rename = "box")]
    pub box_id: String,
    /// The text.
    pub text: String,
    /// The passages that it was made of, whole.
    pub passages: Vec<String>,
    /// The documents that they stand in.
    pub documents: Vec<String>,
    /// It was put into the form that the person was given.
    pub written: bool,
}

/// The library of a dossier.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// Approved answers by number, those that are retired too.
    pub entries: Vec<(EntryId, Approved)>,
    /// The vector of each one's question, if all are of the model asked for; else none.
    pub vectors: Vec<Embedding>,
    /// Texts that were rejected, in the order in which they were.
    pub rejected: Vec<Rejected>,
}

/// Names a piece that has a vector.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// A passage.
    Passage {
        /// Its source.
        source: SourceId,
        /// Its ordinal in the source.
        ordinal: u32,
    },
    /// The question of an earlier answer.
    Question {
        /// Its source.
        source: SourceId,
        /// Its place in the order of the source, counted from 0.
        ordinal: u32,
    },
    /// The question of an entry of the library.
    Entry(EntryId),
}

/// A piece without a vector of the model asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stale {
    /// Which piece.
    pub piece: Piece,
    /// The text to embed: a passage with its headings, or a question.
    pub text: String,
}

//! What a field declares of itself to a person, where its format lets it.

use serde::{Deserialize, Serialize};

/// What a field of a web page or of a form's schema asks for, beside its title.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asks {
    /// Instructions that belong to it. May be empty.
    pub help: String,
    /// It must be answered.
    pub required: bool,
    /// When it is to be answered, as a sentence in the form's language; none when always.
    pub condition: Option<String>,
    /// The most words it declares to take.
    pub max_words: Option<u32>,
    /// The unit shown beside it, such as `£`. May be empty.
    pub unit: String,
    /// Several of its choices may be chosen.
    pub several: bool,
    /// The file computes it: it is shown and takes no answer.
    pub computed: bool,
    /// The set of fields it belongs to.
    pub set: Option<FieldSet>,
}

/// Fields that belong together: the alternatives of one question, or the columns of rows that can
/// be added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldSet {
    /// The same for all of its fields, unique in the file.
    pub id: String,
    /// The question or title they share. May be empty.
    pub label: String,
    /// Its fields are the columns of rows that can be added.
    pub repeats: bool,
    /// At most one of its fields is answered.
    pub exclusive: bool,
}

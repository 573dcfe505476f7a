//! What an organisation has written, remembered: passages, dated facts, figures, earlier answers.
//!
//! [`read`] turns one document into a [`Reading`]; the store keeps readings and gives back a
//! [`Dossier`] to answer from. The promise "nothing is invented" begins here: every value keeps
//! the place and the words it was read from.

mod about;
mod earlier;
mod facts;
mod figures;
mod keys;
mod lines;
mod model;
mod passages;
mod people;
mod sentences;
mod sketch;
mod versions;

pub use keys::{changes_with_time, same_value};
pub use model::{
    About, DateOrigin, Dossier, EarlierAnswer, Fact, Figure, Passage, Place, Reading, Side, Source,
    SourceDate, SourceId, SourceKind,
};

pub use sketch::Sketch;
pub use versions::{Standing, standings};

use documents::Document;

/// The version of what [`read`] finds. It goes up with every change that finds other things in the
/// same file, so that what an older program read is read again.
pub const READER: i64 = 2;

/// Reads one document whole. `name` is its file name, with its folder if any.
pub fn read(document: &Document, name: &str) -> Reading {
    let mut about = about::of(document, name);
    let lines = lines::of(document);
    about.sketch = Sketch::of(lines.iter().map(|placed| placed.text()));
    let mut facts = facts::of(&lines, &about);
    facts.extend(facts::project_title(&lines, &about));
    facts.extend(facts::general_meeting(&lines, &about));
    facts.extend(people::of(&lines, &about));
    facts.extend(sentences::of(&lines, &about));
    Reading {
        passages: passages::of(&lines),
        facts: keys::settle(facts),
        figures: figures::of(document, &about),
        earlier: earlier::of(&lines, &about),
        about,
    }
}

/// True for text that stands where somebody meant to write later: "à compléter", lorem ipsum,
/// `[adresse]`. Such text is never an answer.
pub fn is_placeholder(text: &str) -> bool {
    let folded = language::words::fold(text);
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
    bare.contains("a completer")
        || bare.contains("a remplir")
        || bare.contains("a preciser")
        || bare.contains("lorem ipsum")
        || bare == "xxx"
        || bare == "tbd"
        || bare == "redacted"
        || (text.contains('[') && text.contains(']') && bare.contains("redacted"))
}

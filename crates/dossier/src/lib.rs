//! What an organisation has written, remembered: passages, dated facts, figures, earlier answers.
//!
//! [`read`] turns one document into a [`Reading`]; the store keeps readings and gives back a
//! [`Dossier`] to answer from. The promise "nothing is invented" begins here: every value keeps
//! the place and the words it was read from.

pub mod accounts;

mod about;
mod earlier;
mod facts;
mod figures;
mod figures_said;
mod keys;
mod known;
mod letterhead;
pub mod library;
mod lines;
mod model;
mod names;
mod others;
mod passages;
mod people;
mod placeholders;
mod postal;
mod sentences;
mod sketch;
mod versions;

pub use keys::{changes_with_time, same_value};
pub use known::{Contradiction, Known, contradictions, known_facts, weigh};
pub use model::{
    About, DateOrigin, Dossier, EarlierAnswer, Fact, Figure, Passage, Place, Reading, Side, Source,
    SourceDate, SourceId, SourceKind, Unit,
};
pub use placeholders::is_placeholder;

pub use sketch::Sketch;
pub use versions::{Standing, standings};

use documents::Document;

use names::Names;

/// The version of what [`read`] finds. It goes up with every change that finds other things in the
/// same file, so that what an older program read is read again.
pub const READER: i64 = 5;

/// The facts that an answer's sentences state, as they would be read in a document of their own.
pub fn facts_said(text: &str) -> Vec<Fact> {
    let bounds = documents::Bounds::default();
    let document = documents::read(text.as_bytes(), "answer.txt", &bounds);
    document.map_or(Vec::new(), |document| read(&document, "answer.txt").facts)
}

/// Reads one document whole. `name` is its file name, with its folder if any.
pub fn read(document: &Document, name: &str) -> Reading {
    let mut about = about::of(document, name);
    let lines = lines::of(document);
    about.sketch = Sketch::of(lines.iter().map(lines::Placed::text));
    let mut facts = facts::of(&lines, &about);
    facts.extend(facts::project_title(&lines, &about));
    facts.extend(facts::general_meeting(&lines, &about));
    facts.extend(facts::date_of_statutes(&lines, &about));
    facts.extend(letterhead::of(&lines, &about));
    facts.extend(letterhead::of_margins(&lines::margins(document), &about));
    let mut names = Names::of(&lines, &about);
    names.learn(&facts);
    facts.extend(sentences::of(&lines, &names, &about));
    names.learn(&facts);
    facts.extend(people::of(&lines, &names, &about));
    let mut figures = figures::of(document, &about);
    figures.extend(figures_said::of(&lines, &about));
    Reading {
        passages: passages::of(&lines),
        facts: keys::settle(facts),
        figures,
        earlier: earlier::of(&lines, &about),
        about,
    }
}

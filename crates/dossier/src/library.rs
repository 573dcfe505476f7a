//! The library: answers that a person approved, and texts that a person did not want.
//!
//! Nothing comes here that nobody approved. An approved answer is an earlier answer that stands
//! before all others; its source is the form that it was given in.

use documents::Format;
use language::Language;
use language::dates::Date;
use serde::{Deserialize, Serialize};

use crate::{
    About, DateOrigin, Dossier, EarlierAnswer, Fact, Place, Sketch, Source, SourceDate, SourceId,
    SourceKind,
};

/// Number of an entry of the library, given by the store.
pub type EntryId = i64;

/// An answer that a person approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Approved {
    /// The question, as a form words it.
    pub question: String,
    /// The canonical question, by its id in the catalogue.
    pub asked: Option<String>,
    /// The answer, whole.
    pub answer: String,
    /// Where it was given: a form's file name, or what the program calls an answer that was typed.
    pub form: String,
    /// Title of the project that it speaks of, for questions about a project.
    pub project: Option<String>,
    /// The day it was approved.
    pub on: Date,
    /// What had been proposed, where a person wrote it otherwise.
    pub proposed: Option<String>,
    /// Names of the documents that it was taken from.
    pub sources: Vec<String>,
    /// Who looks after it; may be empty.
    pub owner: String,
    /// The day from which it is to be looked at again.
    pub look_again: Option<Date>,
    /// The day it was retired: it answers nothing any more.
    pub retired: Option<Date>,
}

/// What [`Approved::asked`] begins with where a person said a fact's value.
const FACT: &str = "fact.";

impl Approved {
    /// What `asked` is for the value of a fact's key.
    pub fn asked_for_fact(key: &str) -> String {
        format!("{FACT}{key}")
    }

    /// The key of the fact whose value a person said; nothing for an answer to a question.
    pub fn fact(&self) -> Option<&str> {
        self.asked.as_deref()?.strip_prefix(FACT)
    }
}

/// A text that a person did not want as the answer to a question.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Rejected {
    /// The question: its id in the catalogue, else its words; see [`question_key`].
    pub question: String,
    /// The text, as it was proposed or as it stands in its source.
    pub text: String,
}

/// What of an approved answer is needed to answer with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Its number in the library.
    pub entry: EntryId,
    /// As in [`Approved::asked`].
    pub asked: Option<String>,
    /// As in [`Approved::project`].
    pub project: Option<String>,
    /// As in [`Approved::on`].
    pub on: Date,
    /// As in [`Approved::look_again`].
    pub look_again: Option<Date>,
}

/// Characters from which a part of a text is known to be of it.
const PART: usize = 60;

/// What names a question among [`Rejected`]: its id in the catalogue, else its words.
pub fn question_key(asked: Option<&str>, wording: &str) -> String {
    asked.map_or_else(|| language::words::fold(wording), str::to_owned)
}

impl Dossier {
    /// Adds the approved answers that are not retired, each with the vector of its question where
    /// there is a model, and the texts that were rejected. Their sources have numbers below zero,
    /// which no store gives.
    #[must_use]
    pub fn with_library(
        mut self,
        entries: Vec<(EntryId, Approved)>,
        vectors: Vec<language::embeddings::Embedding>,
        rejected: Vec<Rejected>,
    ) -> Self {
        // A part of the vectors would be taken for all.
        let known = self.earlier_vectors.len() == self.earlier.len();
        if known && vectors.len() == entries.len() {
            let standing = entries
                .iter()
                .map(|(_, entry)| entry.retired.is_none() && entry.fact().is_none());
            let standing = vectors.into_iter().zip(standing);
            let standing = standing.filter(|(_, stands)| *stands);
            self.earlier_vectors
                .extend(standing.map(|(vector, _)| vector));
        } else {
            self.earlier_vectors.clear();
        }
        for (entry, approved) in entries {
            if approved.retired.is_some() {
                continue;
            }
            let source = self.source_of(&approved);
            if let Some(key) = approved.fact() {
                self.facts.push(Fact {
                    key: key.to_owned(),
                    value: approved.answer.clone(),
                    date: Some(approved.on),
                    place: Place {
                        source,
                        page: None,
                        headings: Vec::new(),
                        doubtful: false,
                    },
                    quote: approved.answer,
                    confidence: 1.0,
                });
                continue;
            }
            self.earlier.push(EarlierAnswer {
                question: approved.question,
                answer: approved.answer,
                place: Place {
                    source,
                    page: None,
                    headings: Vec::new(),
                    doubtful: false,
                },
                approved: Some(Approval {
                    entry,
                    asked: approved.asked,
                    project: approved.project,
                    on: approved.on,
                    look_again: approved.look_again,
                }),
            });
        }
        self.rejected = rejected;
        self
    }

    /// The source of an approved answer: one for each form and day.
    fn source_of(&mut self, approved: &Approved) -> SourceId {
        let dated = |source: &Source| source.about.date.map(|dated| dated.date);
        let same = |source: &&Source| {
            source.id < 0 && source.name == approved.form && dated(source) == Some(approved.on)
        };
        if let Some(source) = self.sources.iter().find(same) {
            return source.id;
        }
        let lowest = self.sources.iter().map(|source| source.id).min();
        let id = lowest.unwrap_or(0).min(0) - 1;
        self.sources.push(Source {
            id,
            name: approved.form.clone(),
            digest: String::new(),
            size: 0,
            about: About {
                format: Format::Text,
                kind: SourceKind::Application,
                title: approved.form.clone(),
                date: Some(SourceDate {
                    date: approved.on,
                    origin: DateOrigin::Written,
                }),
                language: Language::French,
                pages: 0,
                states: Vec::new(),
                notes: Vec::new(),
                sketch: Sketch::default(),
            },
        });
        id
    }

    /// True where a person did not want a text as the answer to a question.
    pub fn is_rejected(&self, question: &str, text: &str) -> bool {
        let mut of_question = self
            .rejected
            .iter()
            .filter(|one| one.question == question)
            .peekable();
        if of_question.peek().is_none() {
            return false;
        }
        let text = language::words::fold(text);
        // Half of a text that was taken out is not wanted either.
        of_question.any(|one| {
            let rejected = language::words::fold(&one.text);
            let long = text.chars().count().min(rejected.chars().count()) >= PART;
            rejected == text || long && (rejected.contains(&text) || text.contains(&rejected))
        })
    }
}

//! Proposals: answers offered, with their sources.

use forms::{Asked, Limit};
use serde::{Deserialize, Serialize};

use crate::Fill;

/// An answer offered for one box.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Proposal {
    /// Id of the box.
    #[serde(rename = "box")]
    pub box_id: String,
    /// The box's label.
    pub label: String,
    /// The headings the box stands under.
    pub section: Vec<String>,
    /// What a person is to make of it.
    pub status: Status,
    /// What is offered, as a person reads it; empty when there is nothing to offer. For a
    /// refused box, the argued reply; it is never written into the form.
    pub text: String,
    /// What is known, whole, where it does not fit in the box; else empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub whole: String,
    /// What the box asks.
    pub question: Option<Asked>,
    /// How sure the proposal is, from 0 to 1.
    pub confidence: f32,
    /// Where it comes from.
    pub sources: Vec<Quote>,
    /// The box's limit.
    pub limit: Option<Limit>,
    /// Length of the text, in the unit of the limit (characters without one).
    pub length: u32,
    /// Why it has this status, and what a person must still do.
    pub why: Why,
    /// Passages that may be of use to whoever writes or mends the answer, best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passages: Vec<Quote>,
    /// What would be written into the file.
    #[serde(skip)]
    pub value: Option<documents::Value>,
}

impl Proposal {
    /// Whether it is written into the file. What was worded anew, as a person asked, is written where
    /// its sources' own sentences would have been, and is to be checked there.
    pub fn is_written_by(&self, fill: Fill) -> bool {
        match self.status {
            Status::Filled => true,
            Status::Check => {
                fill == Fill::Check || matches!(self.why, Why::Reworded { filled: true, .. })
            }
            Status::ToWrite | Status::Refused | Status::Left => false,
        }
    }
}

/// What a person is to make of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = ProposalStatus))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// A fact, or prose, with its sources.
    Filled,
    /// Found, but doubtful, old or contradictory.
    Check,
    /// Nothing found; says what to write.
    #[serde(rename = "to write")]
    ToWrite,
    /// The guard advises not to give it.
    Refused,
    /// A person's alone: signature, attestation, bank; the funder's zone; computed.
    Left,
}

/// A piece of a source that an answer is made of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Quote {
    /// File name of the source.
    pub document: String,
    /// Page counted from 1, where pages are known.
    pub page: Option<u32>,
    /// The nearest heading, or empty.
    pub heading: String,
    /// The words, as they stand in the source.
    pub quote: String,
    /// Date of the source, `YYYY-MM-DD` or shorter, or empty.
    pub date: String,
    /// The words were recognised on a picture: letters or digits may be wrong.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub doubtful: bool,
}

/// Why a proposal has its status. The binary turns it into a sentence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case", tag = "reason")]
pub enum Why {
    /// A fact of one value, or of one value that newer sources confirm.
    Fact,
    /// The answer that a person approved for this question.
    Approved {
        /// Its number in the library.
        entry: i64,
        /// The day it was approved, `YYYY-MM-DD`.
        on: String,
    },
    /// A person wrote it.
    Typed,
    /// The answer given to the same question in an earlier application.
    EarlierAnswer,
    /// Whole sentences of the dossier.
    Passage,
    /// An amount of a budget or of accounts.
    Figure,
    /// The one choice that a fact or passage supports.
    Choice,
    /// The answer that begins in the row above goes on.
    Continued,
    /// Another program worded it anew, and its sentences were held against the sources.
    Reworded {
        /// What it was before would be filled.
        filled: bool,
        /// The model that worded it.
        #[serde(default)]
        model: String,
    },
    /// It is shorter than it was, as a person asked.
    OnRequest {
        /// Sentences left out.
        sentences: u32,
    },
    /// Sources were longer than the limit.
    Shortened {
        /// Sentences left out.
        sentences: u32,
    },
    /// Sources give different values; the newest is offered.
    Contradiction {
        /// The other values, each with the name of its document.
        others: Vec<(String, String)>,
    },
    /// The value dates from this year or before, and it is one that changes.
    Old {
        /// Year of the value.
        year: i32,
    },
    /// The match between question and passage is not sure.
    Doubtful,
    /// It is a number of a register whose key is false: a digit is wrong.
    FalseKey,
    /// It was recognised on a picture, where letters or digits may be wrong.
    Recognised,
    /// It is not sure what the box asks.
    UnclearQuestion,
    /// It is known, but does not fit in the box.
    TooLong {
        /// Length of the shortest whole form known.
        length: u32,
    },
    /// Nothing in the dossier answers; `question` says what to write.
    NothingFound {
        /// Canonical question whose advice applies, or empty.
        question: String,
    },
    /// The guard's rule of this id advises against it.
    Refused {
        /// Id of the guard's rule.
        rule: String,
    },
    /// The box is not for the program to fill.
    NotOurs {
        /// Whose it is: `funder`, `signature`, `computed`, `bank`, `attachment`, `attestation`, `filled`
        /// (already), `row` (the rows above hold the whole answer), or the id of a guard rule.
        owner: String,
    },
}

//! What a person should know of a form's answers before it is sent: answers that say two things,
//! sums that do not add up, documents to attach. It is said, and nothing is changed.

mod attachments;
mod sums;
mod values;

use dossier::Dossier;
use forms::Form;
use serde::Serialize;

use crate::{Proposal, Status};

/// Something to know before sending.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = AnswerCheck))]
#[serde(rename_all = "snake_case", tag = "check")]
pub enum Check {
    /// Answers, or an answer and the dossier, say different things of one fact.
    Contradiction {
        /// The fact's key, such as `members`.
        key: String,
        /// What is said, where.
        said: Vec<Said>,
    },
    /// What is asked of the funder is all that the project costs.
    AskedIsAll {
        /// Ids of the two boxes.
        boxes: Vec<String>,
        /// The amount in cents.
        cents: i64,
    },
    /// More is asked of the funder than the project costs.
    AskedTooMuch {
        /// Ids of the two boxes.
        boxes: Vec<String>,
        /// What is asked, in cents.
        asked: i64,
        /// What the project costs, in cents.
        total: i64,
    },
    /// The lines of a table do not add up to the total that it states.
    Sum {
        /// The table and its column.
        table: String,
        /// Id of the box of the total.
        boxes: Vec<String>,
        /// The sum of the lines, in cents.
        lines: i64,
        /// The total stated, in cents.
        total: i64,
    },
    /// Charges and products of a table differ.
    Unbalanced {
        /// The table and its column.
        table: String,
        /// Ids of the boxes of both totals, where there are any.
        boxes: Vec<String>,
        /// In cents.
        charges: i64,
        /// In cents.
        products: i64,
    },
    /// Gifts in kind and volunteering differ between charges (86) and products (87); the chart of
    /// associations books them for the same amount on both sides (règlement ANC 2018-06, art. 211-4).
    Volunteering {
        /// The table and its column.
        table: String,
        /// Ids of the boxes.
        boxes: Vec<String>,
        /// In cents.
        charges: i64,
        /// In cents.
        products: i64,
    },
    /// A document that the form wants.
    Attachment {
        /// Id of the box.
        boxes: Vec<String>,
        /// What is wanted, as the form words it.
        wanted: String,
        /// The document of the dossier that may be it.
        document: Option<String>,
        /// Its date, `YYYY-MM-DD` or shorter, or empty.
        date: String,
    },
}

/// What is said of a fact, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = SaidValue))]
pub struct Said {
    /// Id of the box; none for what a document of the dossier says.
    #[serde(rename = "box")]
    pub box_id: Option<String>,
    /// The document, where no box says it.
    pub document: Option<String>,
    /// The value.
    pub value: String,
}

/// Everything to know of a form's answers, in an order that does not depend on chance.
pub fn check(form: &Form, proposals: &[Proposal], dossier: &Dossier) -> Vec<Check> {
    let mut checks = values::contradictions(form, proposals, dossier);
    checks.extend(sums::of(form, proposals));
    checks.extend(attachments::wanted(form, dossier));
    checks
}

/// True for a proposal that offers an answer.
fn is_offered(proposal: &Proposal) -> bool {
    matches!(proposal.status, Status::Filled | Status::Check) && !proposal.text.is_empty()
}

//! A form answered.

use std::collections::BTreeMap;

use answers::{Check, Proposal, Quote, Why};
use documents::Value;
use forms::{Correction, Limit};
use serde::Serialize;
use utoipa::ToSchema;

use super::forms::About;
use crate::answering::Answers;
use crate::editions::{Earlier, Edition};
use crate::messages::Messages;
use crate::{checks, cost, rewording, words};

/// A form answered, and where its files are.
pub struct Answered<'a> {
    /// The form, with what the dossier remembered of it.
    pub edition: &'a Edition,
    /// What it is answered with.
    pub answers: &'a Answers,
    /// Ids of the boxes that stand in the filled copy.
    pub written: &'a [String],
    /// Where the filled copy is; none where it could not be written.
    pub out: Option<String>,
    /// Where the report is.
    pub report: String,
    /// The answers to copy by hand.
    pub sheet: Option<SheetFiles>,
}

/// The answers of a form.
#[derive(Serialize, ToSchema)]
#[schema(as = Answers)]
pub struct Document<'a> {
    form: About<'a>,
    /// The edition of this form that was answered last, and what changed since; null when there is
    /// none.
    earlier: Option<&'a Earlier>,
    /// What a person corrected of its boxes.
    corrections: &'a [Correction],
    /// What a person should know about how the form was read.
    notes: &'a [documents::Note],
    /// Title of the project that is answered for; null when the dossier has none.
    project: Option<&'a str>,
    answers: Vec<One<'a>>,
    summary: BTreeMap<&'static str, usize>,
    /// What does not agree, and what to attach.
    checks: Vec<Checked<'a>>,
    /// The answered form; null when it could not be written.
    out: Option<String>,
    report: String,
    /// The answers to copy by hand; null when the form holds them all.
    sheet: Option<SheetFiles>,
    /// What the run cost.
    cost: Cost<'a>,
}

/// What the run cost.
#[derive(Serialize, ToSchema)]
#[schema(as = AnswersCost)]
struct Cost<'a> {
    #[serde(flatten)]
    run: cost::Said,
    /// What wording answers anew cost, where a person asked for that.
    #[serde(skip_serializing_if = "Option::is_none")]
    rewording: Option<rewording::SaidCost<'a>>,
}

/// What does not agree, with its sentence.
#[derive(Serialize, ToSchema)]
#[schema(as = AnswerChecked)]
struct Checked<'a> {
    #[serde(flatten)]
    check: &'a Check,
    /// A sentence in the person's language.
    text: String,
}

/// Where the answers to copy by hand are.
#[derive(Serialize, ToSchema)]
pub struct SheetFiles {
    /// As a page.
    pub html: String,
    /// To be printed.
    pub docx: String,
    /// Why there is one: a sentence in the person's language.
    pub reason: String,
}

/// The answer of a box.
#[derive(Serialize, ToSchema)]
#[schema(as = Answer)]
struct One<'a> {
    #[serde(rename = "box")]
    box_id: &'a str,
    label: &'a str,
    section: &'a [String],
    status: &'static str,
    text: &'a str,
    question: Option<&'a str>,
    confidence: f32,
    sources: &'a [Quote],
    limit: Option<&'a Limit>,
    length: u32,
    /// A sentence in the person's language.
    why: String,
    /// The same for a machine.
    reason: &'a Why,
    /// The answer stands in the written file.
    written: bool,
    /// Its text was worded anew by a program.
    reworded: bool,
    /// What came of wording it anew; absent where that was not asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    rewording: Option<rewording::Said<'a>>,
}

impl<'a> Document<'a> {
    /// Of a form that was answered, and of what that cost.
    pub fn of(messages: &Messages, answered: Answered<'a>, cost: cost::Cost) -> Self {
        let written = answered.written;
        let has_copy = answered.out.is_some();
        let done = answered.answers.reworded.as_ref();
        let one = |proposal: &'a Proposal| One {
            box_id: &proposal.box_id,
            label: &proposal.label,
            section: &proposal.section,
            status: words::status_key(proposal.status),
            text: &proposal.text,
            question: proposal
                .question
                .as_ref()
                .map(|question| question.id.as_str()),
            confidence: proposal.confidence,
            sources: &proposal.sources,
            limit: proposal.limit.as_ref(),
            length: proposal.length,
            why: words::why(messages, proposal),
            reason: &proposal.why,
            // A tick that stays off is as it should be without being written.
            written: written.contains(&proposal.box_id)
                || has_copy && proposal.value == Some(Value::Tick(false)),
            reworded: done.is_some_and(|done| done.is_reworded(&proposal.box_id)),
            rewording: rewording::Said::of(messages, done, &proposal.box_id),
        };
        Self {
            form: About::of(&answered.edition.form),
            earlier: answered.edition.earlier.as_ref(),
            corrections: &answered.edition.corrections,
            notes: &answered.edition.form.notes,
            project: answered
                .answers
                .project
                .as_ref()
                .map(|one| one.title.as_str()),
            answers: answered.answers.proposals.iter().map(one).collect(),
            summary: words::counts(&answered.answers.proposals)
                .into_iter()
                .map(|(status, count)| (words::status_key(status), count))
                .collect(),
            checks: (answered.answers.checks.iter())
                .map(|check| Checked {
                    check,
                    text: checks::said(messages, &answered.edition.form, check),
                })
                .collect(),
            out: answered.out,
            report: answered.report,
            sheet: answered.sheet,
            cost: Cost {
                run: cost.said(messages),
                rewording: done.map(|done| done.said_cost(messages)),
            },
        }
    }
}

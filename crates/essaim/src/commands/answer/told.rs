//! What a person reads of an answered form, and what a program does.

use desk::{checks, cost, reading, rewording, sheet, words};
use std::collections::BTreeMap;
use std::path::Path;

use answers::{Check, Proposal, Quote, Why};
use documents::Value;
use forms::{Correction, Limit};
use serde::Serialize;

use super::Answered;
use crate::commands::boxes::About;
use desk::editions::Earlier;
use desk::failure::shown;
use desk::messages::{Messages, say};

/// Why there is no filled file, or none with all that was to be written.
pub(super) fn not_written(messages: &Messages, answered: &Answered) -> Option<String> {
    if let Some(sheet) = &answered.sheet {
        return Some(sheet.reason.clone());
    }
    let (filled, form) = (&answered.filled, &answered.edition.form);
    if form.boxes.is_empty() {
        let reason = sheet::known(messages, form).unwrap_or_default();
        return Some(say!(messages, "answer-no-box", reason = reason));
    }
    if filled.bytes.is_some() && filled.written.is_empty() && !filled.dropped.is_empty() {
        return Some(say!(messages, "answer-nothing-written"));
    }
    if filled.bytes.is_some() {
        let count = filled.dropped.len();
        return (count > 0).then(|| say!(messages, "answer-dropped", count = count));
    }
    filled.error.clone()
}

/// What a person reads on the terminal.
pub(super) fn told(messages: &Messages, form: &Path, answered: &Answered) -> String {
    let count = answered.answers.proposals.len();
    let mut lines = vec![say!(
        messages,
        "answer-title",
        name = reading::file_name(form),
        count = count
    )];
    for (status, count) in words::counts(&answered.answers.proposals) {
        if count > 0 {
            let sign = words::status_sign(status);
            lines.push(format!(
                "  {sign} {}",
                words::status_count(messages, status, count)
            ));
        }
    }
    lines.extend(answered.file(messages));
    if answered.written.is_some() {
        lines.extend(words::other_format(messages, answered.edition.form.format));
    }
    lines.extend(answered.to_copy(messages));
    lines.extend(
        answered
            .answers
            .reworded
            .iter()
            .flat_map(|done| done.lines(messages)),
    );
    lines.push(say!(
        messages,
        "answer-report",
        path = shown(&answered.report)
    ));
    let form = &answered.edition.form;
    let (attachments, others): (Vec<&Check>, Vec<&Check>) = answered
        .answers
        .checks
        .iter()
        .partition(|check| checks::is_attachment(check));
    let others = others
        .into_iter()
        .map(|check| checks::said(messages, form, check));
    lines.extend(others.map(|said| format!("  ! {said}")));
    if !attachments.is_empty() {
        let count = attachments.len();
        lines.push(say!(messages, "answer-attachments", count = count));
    }
    lines.push(match &answered.answers.reworded {
        Some(done) if done.requests > 0 => say!(messages, "answer-next-reworded"),
        _ => say!(messages, "answer-next"),
    });
    lines.join("\n")
}

/// What `--json` prints.
#[derive(Serialize)]
pub(super) struct Document<'a> {
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

#[derive(Serialize)]
struct Cost<'a> {
    #[serde(flatten)]
    run: cost::Said,
    /// What wording answers anew cost, where a person asked for that.
    #[serde(skip_serializing_if = "Option::is_none")]
    rewording: Option<rewording::SaidCost<'a>>,
}

#[derive(Serialize)]
struct Checked<'a> {
    #[serde(flatten)]
    check: &'a Check,
    /// A sentence in the person's language.
    text: String,
}

#[derive(Serialize)]
struct SheetFiles {
    html: String,
    docx: String,
    /// Why there is one: a sentence in the person's language.
    reason: String,
}

#[derive(Serialize)]
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
    pub(super) fn of(messages: &Messages, answered: &'a Answered, cost: cost::Cost) -> Self {
        let written = &answered.filled.written;
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
                || answered.written.is_some() && proposal.value == Some(Value::Tick(false)),
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
            out: answered.written.as_deref().map(shown),
            report: shown(&answered.report),
            sheet: answered.sheet.as_ref().map(|sheet| SheetFiles {
                html: shown(&sheet.html),
                docx: shown(&sheet.docx),
                reason: sheet.reason.clone(),
            }),
            cost: Cost {
                run: cost.said(messages),
                rewording: done.map(|done| done.said_cost(messages)),
            },
        }
    }
}

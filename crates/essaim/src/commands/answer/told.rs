//! What a person reads of an answered form, and what a program does.

use desk::{checks, cost, reading, sheet, words};
use std::path::Path;

use answers::Check;

use super::Answered;
use desk::failure::shown;
use desk::messages::{Messages, say};
use desk::shapes::answered::{self, Document, SheetFiles};

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
pub(super) fn document<'a>(
    messages: &Messages,
    answered: &'a Answered,
    cost: cost::Cost,
) -> Document<'a> {
    let files = answered::Answered {
        edition: &answered.edition,
        answers: &answered.answers,
        written: &answered.filled.written,
        out: answered.written.as_deref().map(shown),
        report: shown(&answered.report),
        sheet: answered.sheet.as_ref().map(|sheet| SheetFiles {
            html: shown(&sheet.html),
            docx: shown(&sheet.docx),
            reason: sheet.reason.clone(),
        }),
    };
    Document::of(messages, files, cost)
}

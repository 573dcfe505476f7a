//! `essaim boxes FORM`: the boxes of a form.

mod picture;

use std::process::ExitCode;

use documents::{Format, Note};
use forms::{Form, FormBox, Kind};
use serde::Serialize;

use crate::cli::Boxes;
use crate::context::Context;
use crate::failure::{Failure, shown};
use crate::messages::{Messages, say};
use crate::{reading, terminal, words};

#[derive(Serialize)]
struct Document<'a> {
    form: About<'a>,
    boxes: &'a [FormBox],
    notes: &'a [Note],
}

/// What a form is, as JSON tells it.
#[derive(Serialize)]
pub(super) struct About<'a> {
    fingerprint: &'a str,
    format: Format,
    pages: u32,
    title: &'a str,
    funder: &'a str,
}

impl<'a> About<'a> {
    pub(super) fn of(form: &'a Form) -> Self {
        Self {
            fingerprint: &form.fingerprint,
            format: form.format,
            pages: form.pages,
            title: &form.title,
            funder: &form.funder,
        }
    }
}

pub(super) fn run(context: &Context, arguments: &Boxes) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let (bytes, form) = reading::form_at(messages, &arguments.form)?;
    if let Some(out) = &arguments.picture {
        for path in picture::draw(messages, &arguments.form, &bytes, &form, out)? {
            terminal::tell(&say!(messages, "boxes-picture", path = shown(&path)));
        }
    }
    if arguments.json {
        terminal::json(&Document {
            form: About::of(&form),
            boxes: &form.boxes,
            notes: &form.notes,
        })?;
    } else {
        for said in words::reading(messages, &form.notes, &form.states) {
            terminal::tell(&said);
        }
        terminal::result(&list(messages, &form));
    }
    Ok(ExitCode::SUCCESS)
}

fn list(messages: &Messages, form: &Form) -> String {
    let mut lines = vec![say!(messages, "boxes-count", count = form.boxes.len())];
    let mut section: &[String] = &[];
    for asked in &form.boxes {
        if asked.section != section {
            section = &asked.section;
            lines.push(String::new());
            lines.push(section.join(" › "));
        }
        lines.push(line(messages, asked));
    }
    lines.join("\n")
}

fn line(messages: &Messages, asked: &FormBox) -> String {
    let mut marks = vec![kind(messages, asked.kind)];
    if let Some(limit) = &asked.limit {
        let limit = words::limit(messages, limit);
        if !limit.is_empty() {
            marks.push(limit);
        }
    }
    if asked.required {
        marks.push(say!(messages, "box-required"));
    }
    if let Some(question) = &asked.question {
        marks.push(question.id.clone());
    }
    if asked.guard.is_some() {
        marks.push(say!(messages, "box-guarded"));
    }
    let label = words::label(messages, &asked.label);
    format!("  {:<5} {label} [{}]", asked.id, marks.join(", "))
}

fn kind(messages: &Messages, kind: Kind) -> String {
    match kind {
        Kind::Text => say!(messages, "kind-text"),
        Kind::LongText => say!(messages, "kind-long-text"),
        Kind::Number => say!(messages, "kind-number"),
        Kind::Amount => say!(messages, "kind-amount"),
        Kind::Date => say!(messages, "kind-date"),
        Kind::Choice => say!(messages, "kind-choice"),
        Kind::Tick => say!(messages, "kind-tick"),
        Kind::Table => say!(messages, "kind-table"),
        Kind::File => say!(messages, "kind-file"),
        Kind::Signature => say!(messages, "kind-signature"),
    }
}

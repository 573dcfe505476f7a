//! `essaim boxes FORM`: the boxes of a form, what changed since another edition, and what a person
//! corrects of them.

mod picture;

use desk::{opening, reading, words};
use std::path::Path;
use std::process::ExitCode;

use documents::{Format, Note};
use forms::{Change, Changes, Correction, Form, FormBox};
use serde::Serialize;
use store::Store as _;

use crate::cli::Boxes;
use crate::terminal::{self, Bar};
use desk::context::Context;
use desk::editions::{self, Earlier, Edition};
use desk::failure::{Failure, of_store, shown};
use desk::messages::{Messages, say};

#[derive(Serialize)]
struct Document<'a> {
    form: About<'a>,
    boxes: &'a [FormBox],
    notes: &'a [Note],
    /// With `--since`: what changed from that edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<&'a Changes>,
    /// With `--dossier`: the edition that was answered last.
    #[serde(skip_serializing_if = "Option::is_none")]
    earlier: Option<&'a Earlier>,
    /// With `--dossier`: corrections that are applied.
    #[serde(skip_serializing_if = "Option::is_none")]
    corrections: Option<&'a [Correction]>,
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

pub(super) async fn run(context: &Context, arguments: &Boxes) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let bar = Bar::unless(arguments.json);
    let (bytes, recognised) = reading::form_at(messages, &arguments.form, &bar)?;
    if let Some(out) = &arguments.picture {
        for path in picture::draw(messages, &arguments.form, &bytes, &recognised, out)? {
            terminal::tell(&say!(messages, "boxes-picture", path = shown(&path)));
        }
    }
    let since = match &arguments.since {
        Some(path) => {
            let (_, old) = reading::form_at(messages, path, &bar)?;
            Some(forms::changes(&old, &recognised))
        }
        None => None,
    };
    let edition = match &arguments.dossier {
        Some(dir) => remembered(context, dir, arguments, &bytes, recognised).await?,
        None => editions::of(recognised, &[]),
    };
    let form = &edition.form;
    if arguments.json {
        terminal::json(&Document {
            form: About::of(form),
            boxes: &form.boxes,
            notes: &form.notes,
            changes: since.as_ref(),
            earlier: edition.earlier.as_ref(),
            corrections: arguments.dossier.is_some().then_some(&edition.corrections),
        })?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut told = words::reading(messages, &form.notes, &form.states);
    if let Some(changes) = &since {
        told.extend(editions::changes(messages, changes));
    }
    told.extend(said(messages, &edition));
    for said in told {
        terminal::tell(&said);
    }
    terminal::result(&list(messages, form));
    Ok(ExitCode::SUCCESS)
}

/// What is remembered of a form, said.
pub(super) fn said(messages: &Messages, edition: &Edition) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(earlier) = &edition.earlier {
        said.extend(editions::earlier(messages, earlier));
    }
    let corrections = edition.corrections.iter();
    said.extend(corrections.map(|one| editions::correction(messages, one)));
    said.extend(editions::lost(messages, &edition.lost));
    said
}

/// The form beside those that a dossier remembers, with the corrections that are asked for now kept
/// there.
async fn remembered(
    context: &Context,
    dir: &Path,
    arguments: &Boxes,
    original: &[u8],
    recognised: Form,
) -> Result<Edition, Failure> {
    let messages = &context.messages;
    let in_store = |error| of_store(messages, error, dir);
    let new = corrections(messages, arguments, &recognised)?;
    let store = opening::open(context, dir).await?;
    let known = store.forms().await.map_err(in_store)?;
    let mut edition = editions::of(recognised, &known);
    if !new.is_empty() || !arguments.restore.is_empty() {
        let restored = |one: &Correction| arguments.restore.contains(&one.box_id);
        edition.corrections.retain(|one| !restored(one));
        for one in new {
            forms::correct(&mut edition.corrections, one);
        }
        edition.form = edition.recognised.clone();
        forms::apply(&mut edition.form, &edition.corrections);
        let name = reading::file_name(&arguments.form);
        let kept = edition.to_keep(&name, original, &known);
        store.keep_form(&kept, original).await.map_err(in_store)?;
    }
    store.close().await;
    Ok(edition)
}

/// The corrections that are asked for, if each names a box of the form and a question that is known.
fn corrections(
    messages: &Messages,
    arguments: &Boxes,
    form: &Form,
) -> Result<Vec<Correction>, Failure> {
    let mut corrections: Vec<Correction> = Vec::new();
    let mut add = |id: &str, change| {
        corrections.push(Correction {
            box_id: id.to_owned(),
            change,
        });
    };
    for id in &arguments.not_a_box {
        add(id, Change::NotABox);
    }
    for pair in arguments.label.chunks_exact(2) {
        add(&pair[0], Change::Label(pair[1].trim().to_owned()));
    }
    for pair in arguments.question.chunks_exact(2) {
        if forms::catalogue().get(&pair[1]).is_none() {
            let failure = say!(
                messages,
                "correction-no-question",
                question = pair[1].as_str()
            );
            return Err(Failure::new(failure)
                .safe(words::safe_dossier(messages))
                .next(say!(messages, "correction-no-question-next")));
        }
        add(&pair[0], Change::Question(pair[1].clone()));
    }
    let named = corrections.iter().map(|one| &one.box_id);
    for id in named.chain(&arguments.restore) {
        if !form.boxes.iter().any(|asked| asked.id == *id) {
            let failure = say!(messages, "correction-no-box", id = id.as_str());
            return Err(Failure::new(failure)
                .safe(words::safe_dossier(messages))
                .next(say!(messages, "correction-no-box-next")));
        }
    }
    Ok(corrections)
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
    let mut marks = vec![words::box_kind(messages, asked.kind)];
    if let Some(limit) = &asked.limit {
        let limit = words::limit(messages, limit);
        if !limit.is_empty() {
            marks.push(limit);
        }
    }
    if asked.required {
        marks.push(say!(messages, "box-required"));
    }
    if let Some(condition) = &asked.condition {
        marks.push(say!(
            messages,
            "box-condition",
            condition = condition.as_str()
        ));
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

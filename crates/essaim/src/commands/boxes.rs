//! `essaim boxes FORM`: the boxes of a form, what changed since another edition, and what a person
//! corrects of them.

mod picture;

use desk::{opening, reading, words};
use std::process::ExitCode;

use forms::{Change, Correction, Form, FormBox};

use crate::cli::Boxes;
use crate::terminal::{self, Bar};
use desk::context::Context;
use desk::editions::{self, Edition};
use desk::failure::{Failure, shown};
use desk::messages::{Messages, say};
use desk::shapes::forms::Document;

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
        Some(dir) => {
            let (new, restore) = (corrections(arguments), &arguments.restore);
            let name = reading::file_name(&arguments.form);
            let store = opening::open(context, dir).await?;
            let form = (name.as_str(), bytes.as_slice());
            let corrected =
                editions::corrected(messages, &store, form, recognised, new, restore).await?;
            store.close().await;
            corrected
        }
        None => editions::of(recognised, &[]),
    };
    let form = &edition.form;
    if arguments.json {
        let remembered = arguments.dossier.is_some();
        terminal::json(&Document::of(&edition, since.as_ref(), remembered))?;
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

/// The corrections that are asked for.
fn corrections(arguments: &Boxes) -> Vec<Correction> {
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
        add(&pair[0], Change::Question(pair[1].clone()));
    }
    corrections
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

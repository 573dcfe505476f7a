//! `essaim answer DIR FORM`: answers a form from a dossier, into a copy of the form's own file,
//! with a report beside it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use answers::{Options, Proposal, Quote, Why};
use documents::Value;
use dossier::Dossier;
use forms::{Correction, Limit};
use language::embeddings::Embedder;
use serde::Serialize;
use store::{KnownForm, Sqlite, Store as _};

use super::boxes::About;
use crate::cli::Answer;
use crate::context::Context;
use crate::editions::{self, Earlier, Edition};
use crate::failure::{Failure, of_file, of_store, shown};
use crate::filling::{self, Filled};
use crate::messages::{Messages, say};
use crate::report::{self, Report};
use crate::{files, guarded, meaning, reading, sheet, terminal, words};

/// A form answered, and where.
#[derive(Debug)]
pub(super) struct Answered {
    /// The form, with what the dossier remembered of it.
    pub(super) edition: Edition,
    pub(super) proposals: Vec<Proposal>,
    pub(super) filled: Filled,
    /// The answered form; `None` when it could not be written.
    pub(super) written: Option<PathBuf>,
    pub(super) report: PathBuf,
    /// The answers to copy by hand, where the form does not hold them.
    pub(super) sheet: Option<Copied>,
}

/// Where the sheet of answers to copy was written, and why there is one.
#[derive(Debug)]
pub(super) struct Copied {
    html: PathBuf,
    docx: PathBuf,
    reason: String,
}

impl Answered {
    /// Where the filled form is, or the copy in which nothing could be written.
    pub(super) fn file(&self, messages: &Messages) -> Option<String> {
        let path = shown(self.written.as_deref()?);
        Some(if self.filled.written.is_empty() {
            say!(messages, "answer-written-nothing", path = path)
        } else {
            say!(messages, "answer-written", path = path)
        })
    }

    /// Where the sheet of answers to copy is.
    pub(super) fn to_copy(&self, messages: &Messages) -> Option<String> {
        let sheet = self.sheet.as_ref()?;
        let (html, docx) = (shown(&sheet.html), shown(&sheet.docx));
        Some(say!(messages, "answer-sheet", html = html, docx = docx))
    }
}

/// Where to write, as a person asked; `None` for beside the form.
pub(super) struct Places<'a> {
    pub(super) out: Option<&'a Path>,
    pub(super) report: Option<&'a Path>,
}

pub(super) async fn run(context: &Context, arguments: Answer) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let form = &arguments.form;
    for written in [&arguments.out, &arguments.report].into_iter().flatten() {
        if files::same(written, form) {
            return Err(
                Failure::new(say!(messages, "answer-over-form", path = shown(written)))
                    .safe(say!(messages, "safe-original"))
                    .next(say!(messages, "answer-over-form-next")),
            );
        }
    }
    let store = super::open(context, &arguments.dir).await?;
    let embedder = meaning::embedder(messages);
    let dossier = super::load(context, &store, embedder.as_ref(), arguments.json)
        .await
        .map_err(|error| of_store(messages, error, &arguments.dir))?;
    let dossier = super::accounts::given(context, &store, &arguments.dir, dossier).await;
    let known = store
        .forms()
        .await
        .map_err(|error| of_store(messages, error, &arguments.dir))?;
    if dossier.sources.is_empty() {
        return Err(
            Failure::new(say!(messages, "answer-empty", path = shown(&arguments.dir)))
                .safe(say!(messages, "safe-original"))
                .next(say!(
                    messages,
                    "answer-empty-next",
                    path = shown(&arguments.dir)
                )),
        );
    }
    let places = Places {
        out: arguments.out.as_deref(),
        report: arguments.report.as_deref(),
    };
    let fill = arguments.fill.into();
    let answered = answer(
        context,
        &dossier,
        &known,
        embedder.as_deref(),
        form,
        &places,
        fill,
    )?;
    remember(context, &store, &known, form, &answered)
        .await
        .map_err(|error| of_store(messages, error, &arguments.dir))?;
    store.close().await;

    if arguments.json {
        terminal::json(&Document::of(messages, &answered))?;
    } else {
        for said in words::reading(
            messages,
            &answered.edition.form.notes,
            &answered.edition.form.states,
        ) {
            terminal::tell(&said);
        }
        for said in super::boxes::said(messages, &answered.edition) {
            terminal::tell(&said);
        }
        terminal::result(&told(messages, form, &answered));
    }
    if let Some(reason) = not_written(messages, &answered) {
        terminal::tell(&reason);
    }
    Ok(ExitCode::SUCCESS)
}

/// Answers one form and writes the copy and the report.
pub(super) fn answer(
    context: &Context,
    dossier: &Dossier,
    known: &[KnownForm],
    embedder: Option<&Embedder>,
    path: &Path,
    places: &Places<'_>,
    fill: answers::Fill,
) -> Result<Answered, Failure> {
    let messages = &context.messages;
    let (original, recognised) = reading::form_at(messages, path)?;
    let edition = editions::of(recognised, known);
    let form = &edition.form;
    let options = Options {
        today: context.today,
        language: messages.tongue.language(),
    };
    let (proposals, edits) = guarded::run(|| {
        let proposals = answers::propose(form, dossier, embedder, &options);
        let edits = answers::edits(form, &proposals, fill);
        (proposals, edits)
    })
    .ok_or_else(|| {
        Failure::new(say!(messages, "answer-crashed", path = shown(path)))
            .safe(say!(messages, "safe-original"))
            .next(say!(messages, "answer-crashed-next"))
    })?;
    let name = reading::file_name(path);
    let filled = filling::fill(messages, &original, &name, form, edits);

    // A copy in another format is called by that format, whatever name was asked for.
    let other = form.format.written().filter(|one| *one != form.format);
    let ending = other.map_or_else(|| extension(path), |one| format!(".{}", one.extension()));
    let asked = places.out.map(|out| match other {
        Some(one) => out.with_extension(one.extension()),
        None => out.to_owned(),
    });
    let written = match &filled.bytes {
        // A copy in which nothing stands would only be one more file.
        Some(_) if filled.written.is_empty() && places.out.is_none() => None,
        Some(bytes) => {
            let beside = beside(path, "-rempli", &ending);
            Some(put(messages, asked.as_deref(), &beside, bytes)?)
        }
        None => None,
    };
    let sheet = side_sheet(
        messages,
        path,
        places.out,
        &sheet::Answered {
            form,
            form_name: &name,
            proposals: &proposals,
            filled: &filled,
            fill,
            today: context.today,
        },
    )?;
    let page = report::page(
        messages,
        &Report {
            form,
            form_name: &name,
            proposals: &proposals,
            filled: &filled,
            written: written.as_deref(),
            sheet: sheet.as_ref().map(|sheet| sheet.html.as_path()),
            sources: dossier.sources.len(),
            today: context.today,
        },
    );
    let beside = beside_out(path, places.out, "-rapport", ".html");
    let report = put(messages, places.report, &beside, page.as_bytes())?;
    Ok(Answered {
        edition,
        proposals,
        filled,
        written,
        report,
        sheet,
    })
}

/// Keeps a form that was answered, so that it is known when it comes back.
pub(super) async fn remember(
    context: &Context,
    store: &Sqlite,
    known: &[KnownForm],
    path: &Path,
    answered: &Answered,
) -> Result<(), store::Error> {
    if store.is_read_only() || answered.edition.recognised.boxes.is_empty() {
        return Ok(());
    }
    let name = reading::file_name(path);
    let edition = &answered.edition;
    let kept = edition.to_keep(&name, Some(&context.moment), known);
    store.keep_form(&kept).await
}

/// Writes the sheet of answers to copy, if one is needed.
fn side_sheet(
    messages: &Messages,
    form: &Path,
    out: Option<&Path>,
    answered: &sheet::Answered<'_>,
) -> Result<Option<Copied>, Failure> {
    let Some(sheet) = sheet::of(messages, answered) else {
        return Ok(None);
    };
    let html = sheet::page(messages, &sheet);
    let docx = sheet::document(messages, &sheet).map_err(Failure::unexpected)?;
    let place = |extension| beside_out(form, out, "-reponses", extension);
    Ok(Some(Copied {
        html: put(messages, None, &place(".html"), html.as_bytes())?,
        docx: put(messages, None, &place(".docx"), &docx)?,
        reason: sheet.reason,
    }))
}

/// Why there is no filled file, or none with all that was to be written.
fn not_written(messages: &Messages, answered: &Answered) -> Option<String> {
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

/// Writes a file where a person asked, keeping aside what stood there; or beside the form, under a
/// name that is free.
fn put(
    messages: &Messages,
    asked: Option<&Path>,
    beside: &Path,
    bytes: &[u8],
) -> Result<PathBuf, Failure> {
    let path = match asked {
        Some(path) => path.to_owned(),
        None => files::free(beside),
    };
    let failed = |error: std::io::Error| {
        of_file(messages, &error, &path).safe(say!(messages, "safe-original"))
    };
    if let Some(aside) = files::put_aside(&path, bytes).map_err(failed)? {
        terminal::tell(&say!(
            messages,
            "answer-put-aside",
            path = shown(&path),
            aside = shown(&aside)
        ));
    }
    files::write(&path, bytes).map_err(failed)?;
    Ok(path)
}

fn beside(path: &Path, ending: &str, extension: &str) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}{ending}{extension}"))
}

/// A name beside the form, or beside the filled copy where a person asked for that elsewhere.
fn beside_out(path: &Path, out: Option<&Path>, ending: &str, extension: &str) -> PathBuf {
    let beside = beside(path, ending, extension);
    match (out, beside.file_name()) {
        (Some(out), Some(name)) => out.with_file_name(name),
        _ => beside,
    }
}

fn extension(path: &Path) -> String {
    path.extension()
        .map(|e| format!(".{}", e.to_string_lossy()))
        .unwrap_or_default()
}

/// What a person reads on the terminal.
fn told(messages: &Messages, form: &Path, answered: &Answered) -> String {
    let count = answered.proposals.len();
    let mut lines = vec![say!(
        messages,
        "answer-title",
        name = reading::file_name(form),
        count = count
    )];
    for (status, count) in words::counts(&answered.proposals) {
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
    lines.push(say!(
        messages,
        "answer-report",
        path = shown(&answered.report)
    ));
    lines.push(say!(messages, "answer-next"));
    lines.join("\n")
}

/// What `--json` prints.
#[derive(Serialize)]
struct Document<'a> {
    form: About<'a>,
    /// The edition of this form that was answered last, and what changed since; null when there is
    /// none.
    earlier: Option<&'a Earlier>,
    /// What a person corrected of its boxes.
    corrections: &'a [Correction],
    /// What a person should know about how the form was read.
    notes: &'a [documents::Note],
    answers: Vec<One<'a>>,
    summary: BTreeMap<&'static str, usize>,
    /// The answered form; null when it could not be written.
    out: Option<String>,
    report: String,
    /// The answers to copy by hand; null when the form holds them all.
    sheet: Option<SheetFiles>,
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
}

impl<'a> Document<'a> {
    fn of(messages: &Messages, answered: &'a Answered) -> Self {
        let written = &answered.filled.written;
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
        };
        Self {
            form: About::of(&answered.edition.form),
            earlier: answered.edition.earlier.as_ref(),
            corrections: &answered.edition.corrections,
            notes: &answered.edition.form.notes,
            answers: answered.proposals.iter().map(one).collect(),
            summary: words::counts(&answered.proposals)
                .into_iter()
                .map(|(status, count)| (words::status_key(status), count))
                .collect(),
            out: answered.written.as_deref().map(shown),
            report: shown(&answered.report),
            sheet: answered.sheet.as_ref().map(|sheet| SheetFiles {
                html: shown(&sheet.html),
                docx: shown(&sheet.docx),
                reason: sheet.reason.clone(),
            }),
        }
    }
}

//! `essaim answer DIR FORM`: answers a form from a dossier, into a copy of the form's own file,
//! with a report beside it.

mod places;
mod told;

use desk::answering::{self, Answers};
use desk::{files, guarded, meaning, opening, project, reading, rewording, sheet, words};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use answers::{Fill, Length};
use dossier::Dossier;
use language::embeddings::Embedder;
use store::{KnownForm, Sqlite, Store as _};

use self::places::{beside, beside_out, extension, put};
use crate::cli::Answer;
use crate::terminal::{self, Bar};
use desk::context::Context;
use desk::cost::Meter;
use desk::editions::{self, Edition};
use desk::failure::{Failure, of_store, shown};
use desk::filling::{self, Filled};
use desk::messages::{Messages, say};
use desk::report::{self, Report};

/// A form answered, and where.
#[derive(Debug)]
pub(super) struct Answered {
    /// The form, with what the dossier remembered of it.
    pub(super) edition: Edition,
    pub(super) answers: Answers,
    pub(super) filled: Filled,
    /// The answered form; `None` when it could not be written.
    pub(super) written: Option<PathBuf>,
    pub(super) report: PathBuf,
    /// The answers to copy by hand, where the form does not hold them.
    pub(super) sheet: Option<Copied>,
    /// The form's bytes.
    original: Vec<u8>,
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

/// What a person asked for; where to write is beside the form where nothing is said.
#[derive(Default)]
pub(super) struct Wanted<'a> {
    pub(super) out: Option<&'a Path>,
    pub(super) report: Option<&'a Path>,
    pub(super) fill: Option<Fill>,
    /// Words of the project's title, or of its note's name.
    pub(super) project: Option<&'a str>,
    pub(super) lengths: BTreeMap<String, Length>,
    /// What measures the cost, where that is not of the whole run.
    pub(super) meter: Option<&'a Meter>,
    /// The program that words prose anew.
    pub(super) server: Option<&'a rewording::Server>,
}

pub(super) async fn run(context: &Context, arguments: Answer) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let form = &arguments.form;
    for written in [&arguments.out, &arguments.report].into_iter().flatten() {
        if files::same(written, form) {
            return Err(
                Failure::new(say!(messages, "answer-over-form", path = shown(written)))
                    .safe(words::safe_original(messages))
                    .next(say!(messages, "answer-over-form-next")),
            );
        }
    }
    let store = opening::open(context, &arguments.dir).await?;
    let bar = Bar::unless(arguments.json);
    let embedder = meaning::embedder(messages, &bar);
    let dossier = opening::load(context, &store, embedder.as_ref(), &bar)
        .await
        .map_err(|error| of_store(messages, error, &arguments.dir))?;
    let mut dossier = opening::given(context, &store, &arguments.dir, dossier, &bar).await;
    let known = store
        .forms()
        .await
        .map_err(|error| of_store(messages, error, &arguments.dir))?;
    if dossier.sources.is_empty() {
        return Err(
            Failure::new(say!(messages, "answer-empty", path = shown(&arguments.dir)))
                .safe(words::safe_original(messages))
                .next(say!(
                    messages,
                    "answer-empty-next",
                    path = shown(&arguments.dir)
                )),
        );
    }
    let server = match arguments.reword {
        true => {
            let set = store.rewording().await;
            let set = set.map_err(|error| of_store(messages, error, &arguments.dir))?;
            Some(rewording::server(messages, set, &arguments.dir)?)
        }
        false => None,
    };
    if let Some(id) = arguments
        .shorter
        .iter()
        .find(|id| arguments.longer.contains(id))
    {
        let failure = Failure::new(say!(messages, "answer-both-lengths", id = id.as_str()));
        return Err(failure.safe(words::safe_original(messages)).wrong_use());
    }
    let wanted = Wanted {
        out: arguments.out.as_deref(),
        report: arguments.report.as_deref(),
        fill: Some(arguments.fill.into()),
        project: arguments.project.as_deref(),
        lengths: lengths(&arguments),
        meter: None,
        server: server.as_ref(),
    };
    let embedder = embedder.as_deref();
    let answered = answer(context, &mut dossier, &known, embedder, form, &wanted, &bar)?;
    remember(context, &store, &known, form, &answered)
        .await
        .map_err(|error| of_store(messages, error, &arguments.dir))?;
    store.close().await;

    if arguments.json {
        terminal::json(&told::document(messages, &answered, context.meter.cost()))?;
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
        if let Some(said) =
            project::said_of_project(messages, &dossier, answered.answers.project.as_ref())
        {
            terminal::tell(&said);
        }
        terminal::result(&told::told(messages, form, &answered));
        terminal::result(&context.meter.cost().line(messages));
    }
    if let Some(reason) = told::not_written(messages, &answered) {
        terminal::tell(&reason);
    }
    Ok(ExitCode::SUCCESS)
}

/// Answers one form and writes the copy and the report.
pub(super) fn answer(
    context: &Context,
    dossier: &mut Dossier,
    known: &[KnownForm],
    embedder: Option<&Embedder>,
    path: &Path,
    wanted: &Wanted<'_>,
    bar: &Bar,
) -> Result<Answered, Failure> {
    let messages = &context.messages;
    let fill = wanted.fill.unwrap_or(Fill::Filled);
    let (original, recognised) = reading::form_at(messages, path, bar)?;
    let edition = editions::of(recognised, known);
    let form = &edition.form;
    let asked = answering::Wanted {
        project: wanted.project,
        lengths: wanted.lengths.clone(),
        server: wanted.server,
    };
    let mut answers = answering::answer(context, dossier, form, path, embedder, &asked, bar)?;
    let proposals = &answers.proposals;
    let edits = guarded::run(|| answers::edits(form, proposals, fill)).unwrap_or_default();
    let name = reading::file_name(path);
    let mut filled = filling::fill(messages, &original, &name, form, edits.clone());
    if let Some(reworded) = &mut answers.reworded {
        let ids = reworded.reworded().map(str::to_owned).collect();
        let model = reworded.model.as_str();
        let marked = filling::mark(messages, &mut filled, &name, form, &edits, &ids, model);
        reworded.unmarked = !marked;
    }

    // A copy in another format is called by that format, whatever name was asked for.
    let other = form.format.written().filter(|one| *one != form.format);
    let ending = other.map_or_else(|| extension(path), |one| format!(".{}", one.extension()));
    let asked = wanted.out.map(|out| match other {
        Some(one) => out.with_extension(one.extension()),
        None => out.to_owned(),
    });
    let written = match &filled.bytes {
        // A copy in which nothing stands would only be one more file.
        Some(_) if filled.written.is_empty() && wanted.out.is_none() => None,
        Some(bytes) => {
            let beside = beside(path, "-rempli", &ending);
            Some(put(messages, asked.as_deref(), &beside, bytes)?)
        }
        None => None,
    };
    let sheet = side_sheet(
        messages,
        path,
        wanted.out,
        &sheet::Answered {
            form,
            form_name: &name,
            proposals: &answers.proposals,
            filled: &filled,
            fill,
            today: context.today,
            reworded: answers.reworded.as_ref(),
        },
    )?;
    let page = report::page(
        messages,
        &Report {
            form,
            form_name: &name,
            proposals: &answers.proposals,
            checks: &answers.checks,
            filled: &filled,
            written: written.as_deref(),
            sheet: sheet.as_ref().map(|sheet| sheet.html.as_path()),
            // The ledger and the library, below zero, are no documents.
            sources: dossier.sources.iter().filter(|one| one.id > 0).count(),
            today: context.today,
            reworded: answers.reworded.as_ref(),
            cost: wanted.meter.unwrap_or(&context.meter).cost(),
        },
    );
    let beside = beside_out(path, wanted.out, "-rapport", ".html");
    let report = put(messages, wanted.report, &beside, page.as_bytes())?;
    Ok(Answered {
        original,
        edition,
        answers,
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
    let (original, answers) = (&answered.original, &answered.answers);
    let kept = (answered.edition).to_keep(&reading::file_name(path), original, known);
    let written = |id: &str| answered.filled.written.iter().any(|one| one == id);
    answering::remember(context, store, kept, original, answers, written).await
}

/// Begins a draft, so that the form can be gone through on the pages.
pub(super) async fn begin_draft(
    context: &Context,
    store: &Sqlite,
    path: &Path,
    answered: &Answered,
) -> Result<(), store::Error> {
    let name = reading::file_name(path);
    let (original, answers) = (&answered.original, &answered.answers);
    let edition = &answered.edition;
    answering::begin_draft(context, store, &name, original, edition, answers)
        .await
        .map(|_| ())
}

/// Boxes whose answer a person wants shorter or longer.
fn lengths(arguments: &Answer) -> BTreeMap<String, Length> {
    let of = |ids: &[String], length| {
        let pairs: Vec<(String, Length)> = ids.iter().map(|id| (id.clone(), length)).collect();
        pairs
    };
    of(&arguments.shorter, Length::Shorter)
        .into_iter()
        .chain(of(&arguments.longer, Length::Longer))
        .collect()
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

//! `essaim answer DIR FORM`: answers a form from a dossier, into a copy of the form's own file,
//! with a report beside it.

mod places;
mod project;
mod told;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use answers::{Check, Fill, Length, Options, Project, Proposal, Quote, Status};
use dossier::Dossier;
use language::embeddings::Embedder;
use store::{KnownForm, Proposed, Run, Sqlite, Store as _};

pub(super) use self::project::named as named_project;

use self::places::{beside, beside_out, extension, put};
use crate::cli::Answer;
use crate::context::Context;
use crate::cost::Meter;
use crate::editions::{self, Edition};
use crate::failure::{Failure, of_store, shown};
use crate::filling::{self, Filled};
use crate::messages::{Messages, say};
use crate::report::{self, Report};
use crate::{files, guarded, meaning, reading, rewording, sheet, terminal, words};

/// A form answered, and where.
#[derive(Debug)]
pub(super) struct Answered {
    /// The form, with what the dossier remembered of it.
    pub(super) edition: Edition,
    pub(super) proposals: Vec<Proposal>,
    /// What the answers say together.
    checks: Vec<Check>,
    pub(super) filled: Filled,
    /// The answered form; `None` when it could not be written.
    pub(super) written: Option<PathBuf>,
    pub(super) report: PathBuf,
    /// The answers to copy by hand, where the form does not hold them.
    pub(super) sheet: Option<Copied>,
    /// The form's bytes.
    original: Vec<u8>,
    /// The project that was answered for, where the dossier has one.
    project: Option<Project>,
    /// What came of wording answers anew, where a person asked for that.
    pub(super) reworded: Option<rewording::Done>,
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
    let mut dossier = super::accounts::given(context, &store, &arguments.dir, dossier).await;
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
        return Err(failure.safe(say!(messages, "safe-original")).wrong_use());
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
    let answered = answer(context, &mut dossier, &known, embedder, form, &wanted)?;
    remember(context, &store, &known, form, &answered)
        .await
        .map_err(|error| of_store(messages, error, &arguments.dir))?;
    store.close().await;

    if arguments.json {
        terminal::json(&told::Document::of(
            messages,
            &answered,
            context.meter.cost(),
        ))?;
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
        if let Some(said) = project::said_of_project(messages, &dossier, answered.project.as_ref())
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
) -> Result<Answered, Failure> {
    let messages = &context.messages;
    let fill = wanted.fill.unwrap_or(Fill::Filled);
    let (original, recognised) = reading::form_at(messages, path)?;
    let edition = editions::of(recognised, known);
    let form = &edition.form;
    for id in wanted.lengths.keys() {
        if form.boxes.iter().all(|asked| asked.id != *id) {
            let failure = Failure::new(say!(messages, "answer-no-box-id", id = id.as_str()));
            let next = say!(messages, "answer-no-box-id-next", path = shown(path));
            let safe = say!(messages, "safe-original");
            return Err(failure.safe(safe).next(next).wrong_use());
        }
    }
    let project = project::project(messages, dossier, form, wanted.project)?;
    dossier.project = project.as_ref().map(|project| project.note);
    let dossier = &*dossier;
    let options = Options {
        today: context.today,
        language: messages.tongue.language(),
        lengths: wanted.lengths.clone(),
    };
    let crashed = || {
        Failure::new(say!(messages, "answer-crashed", path = shown(path)))
            .safe(say!(messages, "safe-original"))
            .next(say!(messages, "answer-crashed-next"))
    };
    let (proposals, checks, edits, mut reworded) = guarded::run(|| {
        let mut proposals = answers::propose(form, dossier, embedder, &options);
        let server = wanted.server;
        let reworded = server
            .map(|server| rewording::reword(messages, server, form, &mut proposals, embedder));
        let checks = answers::check(form, &proposals, dossier);
        let edits = answers::edits(form, &proposals, fill);
        (proposals, checks, edits, reworded)
    })
    .ok_or_else(crashed)?;
    let name = reading::file_name(path);
    let mut filled = filling::fill(messages, &original, &name, form, edits.clone());
    if let Some(reworded) = &mut reworded {
        filling::mark(messages, &mut filled, &name, form, &edits, reworded);
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
            proposals: &proposals,
            filled: &filled,
            fill,
            today: context.today,
            reworded: reworded.as_ref(),
        },
    )?;
    let page = report::page(
        messages,
        &Report {
            form,
            form_name: &name,
            proposals: &proposals,
            checks: &checks,
            filled: &filled,
            written: written.as_deref(),
            sheet: sheet.as_ref().map(|sheet| sheet.html.as_path()),
            // The ledger and the library, below zero, are no documents.
            sources: dossier.sources.iter().filter(|one| one.id > 0).count(),
            today: context.today,
            reworded: reworded.as_ref(),
            cost: wanted.meter.unwrap_or(&context.meter).cost(),
        },
    );
    let beside = beside_out(path, wanted.out, "-rapport", ".html");
    let report = put(messages, wanted.report, &beside, page.as_bytes())?;
    Ok(Answered {
        original,
        project,
        edition,
        checks,
        proposals,
        filled,
        written,
        report,
        sheet,
        reworded,
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
    let mut kept = edition.to_keep(&name, &answered.original, known);
    kept.answered = Some(context.moment.clone());
    let run = Run {
        project: answered.project.as_ref().map(|one| one.title.clone()),
        proposed: proposed(answered),
    };
    kept.runs.retain(|known| *known != run);
    kept.runs.insert(0, run);
    kept.runs.truncate(MOST_RUNS);
    store.keep_form(&kept, &answered.original).await
}

/// Times that a form was answered of which what was proposed is kept: the one that is sent is among
/// them.
const MOST_RUNS: usize = 8;

/// What was proposed, for the day on which the form comes back as a person made it.
fn proposed(answered: &Answered) -> Vec<Proposed> {
    let offered = |one: &&Proposal| {
        matches!(one.status, Status::Filled | Status::Check) && !one.text.is_empty()
    };
    let quotes = |one: &Proposal, said: fn(&Quote) -> &String| -> Vec<String> {
        one.sources
            .iter()
            .map(|quote| said(quote).clone())
            .collect()
    };
    let proposals = answered.proposals.iter().filter(offered);
    proposals
        .map(|one| Proposed {
            box_id: one.box_id.clone(),
            text: one.text.clone(),
            passages: quotes(one, |quote| &quote.quote),
            documents: quotes(one, |quote| &quote.document),
            written: answered.filled.written.contains(&one.box_id),
        })
        .collect()
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

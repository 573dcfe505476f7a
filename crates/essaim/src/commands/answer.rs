//! `essaim answer DIR FORM`: answers a form from a dossier, into a copy of the form's own file,
//! with a report beside it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use answers::{Check, Fill, Length, Options, Project, Proposal, Quote, Status, Why};
use documents::Value;
use dossier::Dossier;
use forms::{Correction, Form, Limit};
use language::embeddings::Embedder;
use language::words::fold;
use serde::Serialize;
use store::{KnownForm, Proposed, Sqlite, Store as _};

use super::boxes::About;
use crate::cli::Answer;
use crate::context::Context;
use crate::cost::Meter;
use crate::editions::{self, Earlier, Edition};
use crate::failure::{Failure, of_file, of_store, shown};
use crate::filling::{self, Filled};
use crate::messages::{Messages, say};
use crate::report::{self, Report};
use crate::{checks, cost, files, guarded, meaning, reading, rewording, sheet, terminal, words};

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
        terminal::json(&Document::of(messages, &answered, context.meter.cost()))?;
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
        if let Some(said) = said_of_project(messages, &dossier, answered.project.as_ref()) {
            terminal::tell(&said);
        }
        terminal::result(&told(messages, form, &answered));
        terminal::result(&context.meter.cost().line(messages));
    }
    if let Some(reason) = not_written(messages, &answered) {
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
    let project = project(messages, dossier, form, wanted.project)?;
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
            sources: dossier.sources.len(),
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
    kept.project = answered.project.as_ref().map(|one| one.title.clone());
    kept.proposed = proposed(answered);
    store.keep_form(&kept, &answered.original).await
}

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

/// The project that a form is answered for: the one that a person names, else the one that the form
/// names, else that of the newest note.
fn project(
    messages: &Messages,
    dossier: &Dossier,
    form: &Form,
    wanted: Option<&str>,
) -> Result<Option<Project>, Failure> {
    let projects = answers::projects(dossier);
    let Some(wanted) = wanted else {
        let named = answers::named(form, dossier);
        let named = projects.iter().find(|one| Some(one.note) == named);
        return Ok(named.or(projects.first()).cloned());
    };
    let words = fold(wanted);
    let is_named =
        |one: &&Project| fold(&one.title).contains(&words) || fold(&one.document).contains(&words);
    let found: Vec<&Project> = projects.iter().filter(is_named).collect();
    match found.as_slice() {
        [one] => Ok(Some((*one).clone())),
        _ => {
            let titles = titles(messages, projects.iter());
            Err(
                Failure::new(say!(messages, "answer-no-project", name = wanted))
                    .safe(say!(messages, "safe-original"))
                    .next(say!(messages, "answer-no-project-next", titles = titles)),
            )
        }
    }
}

fn titles<'a>(messages: &Messages, projects: impl Iterator<Item = &'a Project>) -> String {
    let quoted: Vec<String> = projects
        .map(|one| say!(messages, "answer-project-title", title = one.title.as_str()))
        .collect();
    quoted.join(", ")
}

/// Which project was answered for, where the dossier has several.
fn said_of_project(
    messages: &Messages,
    dossier: &Dossier,
    project: Option<&Project>,
) -> Option<String> {
    let project = project?;
    let projects = answers::projects(dossier);
    let others = projects.iter().filter(|other| other.note != project.note);
    let others = titles(messages, others);
    (!others.is_empty()).then(|| {
        let title = project.title.as_str();
        say!(messages, "answer-project", title = title, others = others)
    })
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
    lines.extend(
        answered
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
    lines.push(match &answered.reworded {
        Some(done) if done.requests > 0 => say!(messages, "answer-next-reworded"),
        _ => say!(messages, "answer-next"),
    });
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
    fn of(messages: &Messages, answered: &'a Answered, cost: cost::Cost) -> Self {
        let written = &answered.filled.written;
        let done = answered.reworded.as_ref();
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
            project: answered.project.as_ref().map(|one| one.title.as_str()),
            answers: answered.proposals.iter().map(one).collect(),
            summary: words::counts(&answered.proposals)
                .into_iter()
                .map(|(status, count)| (words::status_key(status), count))
                .collect(),
            checks: (answered.checks.iter())
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

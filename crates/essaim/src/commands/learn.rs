//! `essaim learn DIR FILE`: what a person made of a form, read back from the form as it was sent. Its
//! answers go into the library; what was proposed and not kept is not proposed again.
//!
//! It shows what would be kept, and keeps it once the person says yes: nothing is learnt from what
//! nobody approved.

use desk::{editions, opening, project, reading, words};
use std::collections::HashMap;
use std::path::Path;
use std::process::ExitCode;

use answers::{Lesson, Offered, Project};
use dossier::Dossier;
use dossier::library::{Approved, EntryId, Rejected};
use forms::family::{same_family, similarity};
use forms::{Form, Returned};
use language::words::fold;
use serde::Serialize;
use store::{KnownForm, Proposed, Run, Store as _};

use crate::cli::Learn;
use crate::terminal::{self, Bar};
use desk::apart::{self, Broken, Done, Task, Work};
use desk::context::Context;
use desk::failure::{Failure, of_store, shown};
use desk::messages::{Messages, say};

/// The blank form that a sent one is laid beside.
struct Blank {
    name: String,
    bytes: Vec<u8>,
    /// With a person's corrections.
    form: Form,
    /// What was remembered when it was answered.
    known: Option<KnownForm>,
}

pub(super) async fn run(context: &Context, arguments: &Learn) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let store = opening::open(context, &arguments.dir).await?;
    let in_store = |error| of_store(messages, error, &arguments.dir);
    let known = store.forms().await.map_err(in_store)?;
    let mut dossier = store.load(None).await.map_err(in_store)?.counted_once();
    let sent = reading::bytes(messages, &arguments.file)?;
    let blank = match &arguments.form {
        Some(path) => given(messages, path, &known)?,
        None => {
            let known = recognised(messages, arguments, &sent, &known)?;
            let digest = known.digest.clone().unwrap_or_default();
            let bytes = store.original(&digest).await.map_err(in_store)?;
            let bytes = bytes.ok_or_else(|| unknown(messages, &arguments.file))?;
            remembered(known, bytes)
        }
    };
    let returned = returned(messages, &blank, &arguments.file, &sent)?;
    if returned
        .iter()
        .all(|one| one.text.as_deref().is_none_or(str::is_empty))
    {
        return Err(Failure::new(say!(
            messages,
            "learn-nothing",
            path = shown(&arguments.file)
        ))
        .safe(words::safe_dossier(messages))
        .next(say!(messages, "learn-nothing-next")));
    }
    let run = run_of(&blank, &returned);
    let project = project(messages, &dossier, run, arguments.project.as_deref())?;
    dossier.project = project.as_ref().map(|project| project.note);
    let lesson = lesson(context, &dossier, &blank, run, &returned, &arguments.file);

    let asked = !arguments.yes && !arguments.json;
    if asked {
        let project = project.as_ref();
        terminal::result(&told(
            messages,
            &blank.form,
            &lesson,
            &arguments.file,
            project,
        ));
    }
    let question = say!(messages, "learn-ask", count = lesson.approved.len());
    let agreed = arguments.yes || asked && terminal::confirm(&question).unwrap_or_default();
    let ids = if agreed {
        let approved: Vec<Approved> = lesson.approved.iter().map(|(_, one)| one.clone()).collect();
        let rejected: Vec<Rejected> = lesson.rejected.iter().map(|(_, one)| one.clone()).collect();
        let kept = store.learn(&approved, &rejected, &context.moment).await;
        kept.map_err(in_store)?
    } else {
        Vec::new()
    };
    store.close().await;
    if arguments.json {
        terminal::json(&Document::of(&blank.form, &lesson, &ids, agreed))?;
    }
    terminal::tell(&if agreed {
        say!(
            messages,
            "learn-done",
            count = lesson.approved.len(),
            rejected = lesson.rejected.len()
        )
    } else {
        say!(messages, "learn-not-yet")
    });
    Ok(ExitCode::SUCCESS)
}

/// The blank form at a path.
fn given(messages: &Messages, path: &Path, known: &[KnownForm]) -> Result<Blank, Failure> {
    let (bytes, recognised) = reading::form_at(messages, path, &Bar::new())?;
    let fingerprint = recognised.fingerprint.clone();
    let edition = editions::of(recognised, known);
    let known = known.iter().find(|one| one.form.fingerprint == fingerprint);
    Ok(Blank {
        name: reading::file_name(path),
        bytes,
        form: edition.form,
        known: known.cloned(),
    })
}

/// The form that a dossier remembers and that was sent, filled.
fn recognised<'a>(
    messages: &Messages,
    arguments: &Learn,
    sent: &[u8],
    known: &'a [KnownForm],
) -> Result<&'a KnownForm, Failure> {
    let name = reading::file_name(&arguments.file);
    let form = reading::form(messages, sent, &name, Vec::new())
        .map_err(|reason| reading::unreadable_form(messages, &arguments.file, &reason))?;
    let like = |one: &&KnownForm| similarity(&one.form.sketch, &form.sketch);
    known
        .iter()
        .filter(|one| one.answered.is_some() && one.digest.is_some())
        // What was answered adds words that the blank form has not.
        .filter(|one| same_family(&one.form.sketch, &form.sketch) || like(one) >= LIKE)
        .max_by(|a, b| like(a).total_cmp(&like(b)))
        .ok_or_else(|| unknown(messages, &arguments.file))
}

/// How alike the texts of a blank form and of the same form filled with much text are, at least.
const LIKE: f32 = 0.35;

fn unknown(messages: &Messages, file: &Path) -> Failure {
    Failure::new(say!(messages, "learn-unknown-form", path = shown(file)))
        .safe(words::safe_dossier(messages))
        .next(say!(messages, "learn-unknown-form-next"))
}

fn remembered(known: &KnownForm, bytes: Vec<u8>) -> Blank {
    let mut form = known.form.clone();
    forms::apply(&mut form, &known.corrections);
    Blank {
        name: known.name.clone(),
        bytes,
        form,
        known: Some(known.clone()),
    }
}

/// What each box holds in the form as it was sent.
fn returned(
    messages: &Messages,
    blank: &Blank,
    file: &Path,
    sent: &[u8],
) -> Result<Vec<Returned>, Failure> {
    let task = Task {
        name: reading::file_name(file),
        language: messages.tongue,
        work: Work::Return {
            form: Box::new(blank.form.clone()),
            blank: blank.name.clone(),
            length: blank.bytes.len(),
        },
    };
    let both = [blank.bytes.as_slice(), sent].concat();
    let reason = match apart::run(&task, &both) {
        Ok((Done::Returned(returned), _)) => return Ok(returned),
        Ok((Done::CouldNot(reason), _)) => reason,
        Ok(_) => reading::broken(messages, Broken::Fault),
        Err(broken) => reading::broken(messages, broken),
    };
    Err(Failure::new(reading::said_of(messages, file, &reason)).safe(words::safe_dossier(messages)))
}

/// The time at which the form was answered from which the sent one was made: the one whose answers
/// stand in it most. None where it was filled from the blank form: then no box that is blank says
/// anything of what was proposed.
fn run_of<'a>(blank: &'a Blank, returned: &[Returned]) -> Option<&'a Run> {
    let texts: HashMap<&str, String> = returned
        .iter()
        .filter_map(|one| Some((one.box_id.as_str(), fold(one.text.as_deref()?))))
        .collect();
    // Sentences tell more than a name, which a person would have written all the same.
    let weight = |one: &Proposed| {
        if one.text.chars().count() >= TELLING {
            3
        } else {
            1
        }
    };
    let weigh = |run: &Run, of: &dyn Fn(&Proposed) -> bool| -> usize {
        let written = run.proposed.iter().filter(|one| one.written && of(one));
        written.map(weight).sum()
    };
    let is_kept = |one: &Proposed| texts.get(one.box_id.as_str()) == Some(&fold(&one.text));
    let runs = blank.known.iter().flat_map(|known| &known.runs);
    // Of two that fit alike, the later one, which stands first.
    let best = runs.rev().max_by_key(|run| weigh(run, &is_kept))?;
    (weigh(best, &is_kept) * 4 >= weigh(best, &|_| true)).then_some(best)
}

/// Characters from which a text is no mere value.
const TELLING: usize = 60;

/// The project that a sent form is about: the one that a person names, else that of the answers that it
/// was made from, else the one that is answered for where nobody says which.
fn project(
    messages: &Messages,
    dossier: &Dossier,
    run: Option<&Run>,
    wanted: Option<&str>,
) -> Result<Option<Project>, Failure> {
    if let Some(wanted) = wanted {
        return project::named(messages, dossier, wanted).map(Some);
    }
    let projects = answers::projects(dossier);
    let title = run.and_then(|run| run.project.as_deref());
    let of_run = projects
        .iter()
        .find(|one| Some(one.title.as_str()) == title);
    Ok(of_run.or(projects.first()).cloned())
}

fn lesson(
    context: &Context,
    dossier: &Dossier,
    blank: &Blank,
    run: Option<&Run>,
    returned: &[Returned],
    file: &Path,
) -> Lesson {
    let offered: HashMap<&str, Offered<'_>> = run
        .into_iter()
        .flat_map(|run| &run.proposed)
        .map(|one| {
            let offered = Offered {
                text: &one.text,
                passages: &one.passages,
                documents: &one.documents,
                written: one.written,
            };
            (one.box_id.as_str(), offered)
        })
        .collect();
    let name = reading::file_name(file);
    let given = (name.as_str(), context.today);
    answers::lesson(&blank.form, returned, &offered, dossier, given)
}

/// What would be kept, box by box.
fn told(
    messages: &Messages,
    form: &Form,
    lesson: &Lesson,
    file: &Path,
    project: Option<&Project>,
) -> String {
    let label = |id: &str| {
        let asked = form.boxes.iter().find(|asked| asked.id == id);
        words::label(messages, asked.map_or("", |asked| asked.label.as_str()))
    };
    let name = reading::file_name(file);
    let mut lines = vec![say!(messages, "learn-title", name = name)];
    let of_project = lesson.approved.iter().any(|(_, one)| one.project.is_some());
    lines.extend(project.filter(|_| of_project).map(|project| {
        let title = project.title.as_str();
        say!(messages, "learn-project", title = title)
    }));
    for (id, approved) in &lesson.approved {
        let label = label(id);
        let answer = shortened(&approved.answer);
        lines.push(match &approved.proposed {
            Some(_) => say!(messages, "learn-edited", label = label, answer = answer),
            None if approved.sources.is_empty() => {
                say!(messages, "learn-written", label = label, answer = answer)
            }
            None => say!(
                messages,
                "learn-as-proposed",
                label = label,
                answer = answer
            ),
        });
    }
    for (id, rejected) in &lesson.rejected {
        let (label, text) = (label(id), shortened(&rejected.text));
        lines.push(say!(messages, "learn-rejected", label = label, text = text));
    }
    if lesson.confirmed > 0 {
        lines.push(say!(messages, "learn-confirmed", count = lesson.confirmed));
    }
    if !lesson.lost.is_empty() {
        let labels: Vec<String> = lesson.lost.iter().map(|id| label(id)).collect();
        let labels = labels.join(", ");
        lines.push(say!(
            messages,
            "learn-lost",
            count = lesson.lost.len(),
            labels = labels
        ));
    }
    lines.join("\n")
}

/// Characters of a text in a list.
const SHOWN: usize = 90;

/// The beginning of a text, on one line.
pub(super) fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHOWN {
        return line;
    }
    let cut: String = line.chars().take(SHOWN).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", &cut[..end])
}

/// What `--json` prints.
#[derive(Serialize)]
struct Document<'a> {
    /// Whether it was kept.
    learnt: bool,
    approved: Vec<Kept<'a>>,
    rejected: Vec<Refused<'a>>,
    /// How many facts were left as they were proposed.
    confirmed: usize,
    /// Ids of boxes whose place was not found again.
    lost: &'a [String],
}

#[derive(Serialize)]
struct Kept<'a> {
    #[serde(rename = "box")]
    box_id: &'a str,
    label: &'a str,
    /// Its number in the library, once it is kept.
    entry: Option<EntryId>,
    #[serde(flatten)]
    approved: &'a Approved,
}

#[derive(Serialize)]
struct Refused<'a> {
    #[serde(rename = "box")]
    box_id: &'a str,
    #[serde(flatten)]
    rejected: &'a Rejected,
}

impl<'a> Document<'a> {
    fn of(form: &'a Form, lesson: &'a Lesson, ids: &[EntryId], learnt: bool) -> Self {
        let label = |id: &str| {
            let asked = form.boxes.iter().find(|asked| asked.id == id);
            asked.map_or("", |asked| asked.label.as_str())
        };
        let kept = lesson.approved.iter().enumerate();
        let rejected = lesson.rejected.iter();
        Self {
            learnt,
            approved: kept
                .map(|(at, (box_id, approved))| Kept {
                    box_id,
                    label: label(box_id),
                    entry: ids.get(at).copied(),
                    approved,
                })
                .collect(),
            rejected: rejected
                .map(|(box_id, rejected)| Refused { box_id, rejected })
                .collect(),
            confirmed: lesson.confirmed,
            lost: &lesson.lost,
        }
    }
}

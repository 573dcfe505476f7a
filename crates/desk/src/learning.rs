//! What a person made of a form, read back from the form as it was sent. Its answers go into the library;
//! what was proposed and not kept is not proposed again.

use std::collections::HashMap;
use std::path::Path;

use answers::{Lesson, Offered, Project};
use dossier::Dossier;
use dossier::library::{Approved, EntryId, Rejected};
use forms::family::{same_family, similarity};
use forms::{Form, Returned};
use language::words::fold;
use store::{KnownForm, Proposed, Run, Sqlite, Store as _};

use crate::apart::{self, Broken, Done, Task, Work};
use crate::context::Context;
use crate::failure::{Failure, of_store, shown};
use crate::messages::{Messages, say};
use crate::watch::Watch;
use crate::{editions, project, reading, words};

/// The blank form that a sent one is laid beside.
struct Blank {
    name: String,
    bytes: Vec<u8>,
    /// With a person's corrections.
    form: Form,
    /// What was remembered when it was answered.
    known: Option<KnownForm>,
}

/// A form as it was sent.
pub struct Wanted<'a> {
    /// The sent form.
    pub file: &'a Path,
    /// The blank form; where none is given, it is the one that the dossier remembers.
    pub blank: Option<&'a Path>,
    /// Words of the title of its project.
    pub project: Option<&'a str>,
}

/// What was read back.
pub struct Learning {
    /// The form.
    pub form: Form,
    /// What it teaches; nothing is kept yet.
    pub lesson: Lesson,
    /// The project that it is about.
    pub project: Option<Project>,
}

/// Reads a sent form back, and keeps nothing yet.
pub async fn read_back(
    context: &Context,
    store: &Sqlite,
    wanted: &Wanted<'_>,
    watch: &dyn Watch,
) -> Result<Learning, Failure> {
    let messages = &context.messages;
    let file = wanted.file;
    let in_store = |error| of_store(messages, error, store.folder());
    let known = store.forms().await.map_err(in_store)?;
    let mut dossier = store.load(None).await.map_err(in_store)?.counted_once();
    let sent = reading::bytes(messages, file)?;
    let blank = match wanted.blank {
        Some(path) => given(messages, path, &known, watch)?,
        None => {
            let known = recognised(messages, file, &sent, &known)?;
            let digest = known.digest.clone().unwrap_or_default();
            let bytes = store.original(&digest).await.map_err(in_store)?;
            let bytes = bytes.ok_or_else(|| unknown(messages, file))?;
            remembered(known, bytes)
        }
    };
    let returned = returned(messages, &blank, file, &sent)?;
    if returned
        .iter()
        .all(|one| one.text.as_deref().is_none_or(str::is_empty))
    {
        return Err(
            Failure::new(say!(messages, "learn-nothing", path = shown(file)))
                .safe(words::safe_dossier(messages))
                .next(say!(messages, "learn-nothing-next")),
        );
    }
    let run = run_of(&blank, &returned);
    let project = project(messages, &dossier, run, wanted.project)?;
    dossier.project = project.as_ref().map(|project| project.note);
    let lesson = lesson(context, &dossier, &blank, run, &returned, file);
    Ok(Learning {
        form: blank.form,
        lesson,
        project,
    })
}

/// Keeps what was read back; gives the numbers of its entries.
pub async fn keep(
    context: &Context,
    store: &Sqlite,
    learning: &Learning,
) -> Result<Vec<EntryId>, Failure> {
    let (approved, rejected) = (&learning.lesson.approved, &learning.lesson.rejected);
    let approved: Vec<Approved> = approved.iter().map(|(_, one)| one.clone()).collect();
    let rejected: Vec<Rejected> = rejected.iter().map(|(_, one)| one.clone()).collect();
    let kept = store.learn(&approved, &rejected, &context.moment).await;
    kept.map_err(|error| of_store(&context.messages, error, store.folder()))
}

/// The blank form at a path.
fn given(
    messages: &Messages,
    path: &Path,
    known: &[KnownForm],
    watch: &dyn Watch,
) -> Result<Blank, Failure> {
    let (bytes, recognised) = reading::form_at(messages, path, watch)?;
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
    file: &Path,
    sent: &[u8],
    known: &'a [KnownForm],
) -> Result<&'a KnownForm, Failure> {
    let name = reading::file_name(file);
    let form = reading::form(messages, sent, &name, Vec::new())
        .map_err(|reason| reading::unreadable_form(messages, file, &reason))?;
    let like = |one: &&KnownForm| similarity(&one.form.sketch, &form.sketch);
    known
        .iter()
        .filter(|one| one.answered.is_some() && one.digest.is_some())
        // What was answered adds words that the blank form has not.
        .filter(|one| same_family(&one.form.sketch, &form.sketch) || like(one) >= LIKE)
        .max_by(|a, b| like(a).total_cmp(&like(b)))
        .ok_or_else(|| unknown(messages, file))
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

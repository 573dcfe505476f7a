//! The project that a form is answered for.

use answers::Project;
use dossier::Dossier;
use forms::Form;
use language::words::fold;

use crate::failure::Failure;
use crate::messages::{Messages, say};

/// The project that a form is answered for: the one that a person names, else the one that the form
/// names, else that of the newest note.
pub fn project(
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
    named(messages, dossier, wanted).map(Some)
}

/// The project of a dossier that a person names by words of its title, or of its note's name.
pub fn named(messages: &Messages, dossier: &Dossier, wanted: &str) -> Result<Project, Failure> {
    let projects = answers::projects(dossier);
    let words = fold(wanted);
    let is_named =
        |one: &&Project| fold(&one.title).contains(&words) || fold(&one.document).contains(&words);
    let found: Vec<&Project> = projects.iter().filter(is_named).collect();
    match found.as_slice() {
        [one] => Ok((*one).clone()),
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
pub fn said_of_project(
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

//! The project that a form is about: the one of the newest project note.
//!
//! A dossier holds what was written about several projects. Last year's application describes
//! last year's project: its sentences and figures must not answer for this one.

use std::cmp::Reverse;

use dossier::{Dossier, Fact, Source, SourceId, SourceKind};
use forms::Form;
use language::words::fold;

/// A project that the dossier has a note of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// The note.
    pub note: SourceId,
    /// Its title.
    pub title: String,
    /// File name of the note.
    pub document: String,
}

/// The projects of a dossier, the newest note first. The first is the one that is answered for
/// where nobody says which.
pub fn projects(dossier: &Dossier) -> Vec<Project> {
    let mut notes: Vec<&Source> = notes(dossier).collect();
    notes.sort_by_key(|source| Reverse(source.about.told_date()));
    let project = |source: &Source| Project {
        note: source.id,
        title: title_of(dossier, source),
        document: source.name.clone(),
    };
    let mut projects: Vec<Project> = Vec::new();
    for note in notes {
        let project = project(note);
        // Of two notes of one project, the newer leads.
        if projects
            .iter()
            .all(|known| fold(&known.title) != fold(&project.title))
        {
            projects.push(project);
        }
    }
    projects
}

/// The project that a form names in its headings, its labels or what is printed in its boxes.
pub fn named(form: &Form, dossier: &Dossier) -> Option<SourceId> {
    let said: Vec<String> = std::iter::once(form.title.as_str())
        .chain(form.boxes.iter().flat_map(|asked| {
            let near = asked.section.iter().map(String::as_str);
            near.chain([asked.label.as_str(), asked.value.as_str()])
        }))
        .map(fold)
        .collect();
    let projects = projects(dossier);
    let mut named = projects.iter().filter(|project| {
        let title = fold(&project.title);
        title.chars().count() >= TELLING && said.iter().any(|text| text.contains(&title))
    });
    // A form that names two is of neither more than of the other.
    let first = named.next()?;
    named.next().is_none().then_some(first.note)
}

/// Characters from which a title is no common word.
const TELLING: usize = 8;

/// Title of the project that is answered for.
pub(crate) fn title(dossier: &Dossier) -> Option<String> {
    Some(title_of(dossier, current(dossier)?))
}

fn title_of(dossier: &Dossier, note: &Source) -> String {
    let said = title_fact(dossier, note.id);
    said.unwrap_or(&note.about.title).trim().to_owned()
}

/// The note of the project that is answered for: the one that was said, else the newest.
fn current(dossier: &Dossier) -> Option<&Source> {
    let said = dossier.project.and_then(|id| dossier.source(id));
    said.or_else(|| notes(dossier).max_by_key(|source| source.about.told_date()))
}

/// The sources that speak of the current project. Without any project note, all sources do.
pub(crate) fn sources(dossier: &Dossier) -> Vec<SourceId> {
    let Some(note) = current(dossier) else {
        return dossier.sources.iter().map(|source| source.id).collect();
    };
    let title = title_fact(dossier, note.id).map(fold).unwrap_or_default();
    dossier
        .sources
        .iter()
        .filter(|source| source.id == note.id || speaks_of(dossier, source, note, &title))
        .map(|source| source.id)
        .collect()
}

fn notes(dossier: &Dossier) -> impl Iterator<Item = &Source> {
    let superseded = |source: &&Source| !dossier.superseded.contains(&source.id);
    let notes = dossier.sources.iter().filter(superseded);
    notes.filter(|source| source.about.kind == SourceKind::ProjectNote)
}

fn title_fact(dossier: &Dossier, source: SourceId) -> Option<&str> {
    let of_project = |fact: &&Fact| fact.key == "project.title" && fact.place.source == source;
    dossier
        .facts
        .iter()
        .find(of_project)
        .map(|fact| fact.value.as_str())
}

/// A budget names the project, an application has the same title: both speak of it. Minutes and
/// reports that mention it speak of the organisation.
fn speaks_of(dossier: &Dossier, source: &Source, note: &Source, title: &str) -> bool {
    let named = |text: &str| !title.is_empty() && fold(text).contains(title);
    match source.about.kind {
        SourceKind::Budget => {
            let figures = dossier
                .figures
                .iter()
                .filter(|figure| figure.place.source == source.id);
            let passages = dossier
                .passages
                .iter()
                .filter(|p| p.place.source == source.id);
            named(&source.about.title)
                || figures.into_iter().any(|figure| named(&figure.table))
                || passages
                    .into_iter()
                    .any(|p| named(&p.text) || p.place.headings.iter().any(|h| named(h)))
        }
        SourceKind::Application => {
            // What is newer than the newest note is of its project, but not of one that is older.
            dossier.project.is_none() && source.about.told_date() >= note.about.told_date()
                || dossier.facts.iter().any(|fact| {
                    fact.key == "project.title"
                        && fact.place.source == source.id
                        && named(&fact.value)
                })
        }
        _ => false,
    }
}

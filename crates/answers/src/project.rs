//! The project that a form is about: the one of the newest project note.
//!
//! A dossier holds what was written about several projects. Last year's application describes
//! last year's project: its sentences and figures must not answer for this one.

use dossier::{Dossier, Fact, Source, SourceId, SourceKind};
use language::words::fold;

/// The sources that speak of the current project. Without any project note, all sources do.
pub(crate) fn sources(dossier: &Dossier) -> Vec<SourceId> {
    let Some(note) = newest_note(dossier) else {
        return dossier.sources.iter().map(|source| source.id).collect();
    };
    let title = title(dossier, note.id).map(fold).unwrap_or_default();
    dossier
        .sources
        .iter()
        .filter(|source| source.id == note.id || speaks_of(dossier, source, note, &title))
        .map(|source| source.id)
        .collect()
}

fn newest_note(dossier: &Dossier) -> Option<&Source> {
    dossier
        .sources
        .iter()
        .filter(|source| source.about.kind == SourceKind::ProjectNote)
        .max_by_key(|source| source.about.told_date())
}

fn title(dossier: &Dossier, source: SourceId) -> Option<&str> {
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
            source.about.told_date() >= note.about.told_date()
                || dossier.facts.iter().any(|fact| {
                    fact.key == "project.title"
                        && fact.place.source == source.id
                        && named(&fact.value)
                })
        }
        _ => false,
    }
}

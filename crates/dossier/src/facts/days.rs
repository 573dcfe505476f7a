//! What a document as a whole says: its project, its meeting, the day of statutes.

use language::dates;
use language::words::fold;

use super::fact;
use crate::lines::Placed;
use crate::{About, DateOrigin, Fact, SourceKind};

/// The title of a project note names its project: "L'établi roulant, note de projet".
pub(crate) fn project_title(lines: &[Placed], about: &About) -> Option<Fact> {
    if about.kind != SourceKind::ProjectNote {
        return None;
    }
    let generic = |part: &&str| {
        let folded = fold(part);
        !folded.is_empty()
            && !["note", "projet", "fiche", "dossier", "presentation"]
                .iter()
                .any(|word| folded.starts_with(word))
    };
    let named = |line: &str| {
        line.split([',', '–', '—', ':', '|', '⋅', '·', '•'])
            .map(str::trim)
            .find(generic)
            .filter(|title| title.chars().count() <= 120)
            .map(str::to_owned)
    };
    // A line at the head that says "Note de projet – …" names it better than the paper's title,
    // which may be the organisation's name.
    let heads: Vec<String> = lines
        .iter()
        .take(6)
        .map(|placed| placed.text().to_string())
        .collect();
    let says = heads.iter().find(|line| {
        let folded = fold(line);
        let note = [
            "note de projet",
            "note projet",
            "fiche projet",
            "presentation du projet",
        ];
        note.iter().any(|words| folded.starts_with(words)) && named(line).is_some()
    });
    let line = says.unwrap_or(&about.title);
    let title = named(line)?;
    Some(fact(
        "project.title",
        &title,
        line,
        0.85,
        lines.first()?,
        about,
    ))
}

/// The day of the general meeting that minutes are of.
pub(crate) fn general_meeting(lines: &[Placed], about: &About) -> Option<Fact> {
    let general = |text: &str| {
        let folded = fold(text);
        folded.contains("assemblee generale") || folded.contains("general meeting")
    };
    let heads = lines.iter().take(8).any(|placed| {
        let folded = fold(&placed.text()).replace('-', " ");
        (folded.starts_with("proces verbal") || folded.starts_with("compte rendu"))
            && general(&folded)
    });
    let called = lines.iter().take(12).any(|placed| {
        let folded = fold(&placed.text());
        folded.starts_with("convocation")
            || folded.contains("objet : convocation")
            || folded.contains("l'honneur de vous")
    });
    if about.kind != SourceKind::Minutes || !(general(&about.title) || heads) || called {
        return None;
    }
    dated("general_meeting", lines, about)
}

/// The day that statutes are of.
pub(crate) fn date_of_statutes(lines: &[Placed], about: &About) -> Option<Fact> {
    let named = !fold(&about.title).contains("reglement");
    (about.kind == SourceKind::Statutes && named)
        .then(|| dated("date_statutes", lines, about))
        .flatten()
}

/// The source's own day as a fact, where a line of it says it.
pub(super) fn dated(key: &str, lines: &[Placed], about: &About) -> Option<Fact> {
    let held = about
        .date
        .filter(|dated| dated.date.day.is_some() && dated.origin != DateOrigin::Properties)?;
    let day = dates::display(held.date, about.language);
    let place = lines.iter().find(|placed| {
        dates::find(&placed.text())
            .iter()
            .any(|found| found.value == held.date)
    })?;
    Some(fact(key, &day, &place.text(), 0.9, place, about))
}

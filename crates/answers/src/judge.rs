//! How well each passage answers a question: its words and meaning, its headings, the kind of its
//! source, and whether its source speaks of what is asked.

use dossier::{Dossier, SourceId, SourceKind};
use forms::{About, Question};

use crate::index::{Index, suits};
use crate::readable::{is_form, is_scraps, is_table};

/// Added for a passage whose heading asks the very question.
const HEADING: f32 = 4.0;
/// Added for a passage from a kind of source that the question prefers.
const PREFERRED: f32 = 0.8;
/// Taken from a passage whose source speaks of something else.
const ELSEWHERE: f32 = 1.2;
/// Taken from articles of statutes: they say what may be done, not what is done.
const RULES: f32 = 2.0;
/// Taken from a passage whose heading asks another question.
const OTHER_HEADING: f32 = 0.6;

/// Below this, a passage is not offered whatever its words.
pub(crate) const OUT: f32 = -50.0;
/// What a question allows as a source.
struct Scope {
    project: Option<Vec<SourceId>>,
    report: Option<SourceId>,
}

impl Scope {
    fn of(label: &str, question: Option<&Question>, dossier: &Dossier) -> Self {
        let about = question.map(|question| question.about);
        let year = language::dates::years(label).into_iter().max();
        let report = dossier
            .sources
            .iter()
            .filter(|source| source.about.kind == SourceKind::ActivityReport)
            .filter(|source| {
                year.is_none() || source.about.told_date().map(|date| date.year) == year
            })
            .max_by_key(|source| source.about.told_date());
        Self {
            project: (about == Some(About::Project)).then(|| crate::project::sources(dossier)),
            report: report
                .filter(|_| about == Some(About::Year))
                .map(|source| source.id),
        }
    }

    fn allows(&self, source: SourceId) -> bool {
        self.project
            .as_ref()
            .is_none_or(|ours| ours.contains(&source))
            && self.report.is_none_or(|report| report == source)
    }
}

/// A passage weighed for a question.
pub(crate) struct Judged {
    pub(crate) score: f32,
    /// How many of its headings lead to the one that asks the very question.
    pub(crate) depth: Option<usize>,
}

/// Every passage weighed for a question, from its rank by words and meaning.
pub(crate) fn judged(
    raw: &[f32],
    label: &str,
    question: Option<&Question>,
    index: &Index<'_>,
    dossier: &Dossier,
) -> Vec<Judged> {
    let scope = Scope::of(label, question, dossier);
    (0..raw.len())
        .map(|at| judge(at, raw[at], question, &scope, index, dossier))
        .collect()
}

fn judge(
    at: usize,
    raw: f32,
    question: Option<&Question>,
    scope: &Scope,
    index: &Index<'_>,
    dossier: &Dossier,
) -> Judged {
    let passage = &dossier.passages[at];
    if !scope.allows(passage.place.source) || dossier::is_placeholder(&passage.text) {
        return Judged {
            score: OUT - 1.0,
            depth: None,
        };
    }
    let kind = index.kind(at);
    let mut score = raw;
    let asks = &index.passage_questions[at];
    let id = question.map(|question| question.id.as_str());
    let depth = asks
        .iter()
        .find(|heading| id.is_some_and(|id| akin(id, &heading.asked.id)))
        .map(|heading| (heading.depth, heading.asked.confidence))
        .or_else(|| Some((named_heading(question?, &passage.place.headings)?, NAMED)));
    if let Some((_, confidence)) = depth {
        score += HEADING * confidence;
    } else if asks
        .first()
        .is_some_and(|heading| heading.asked.confidence > 0.7)
    {
        score -= OTHER_HEADING;
    }
    if let Some(question) = question {
        if question
            .kinds
            .iter()
            .any(|preferred| preferred == kind.name())
        {
            score += PREFERRED;
        }
        if !suits(kind, question.about) {
            score -= ELSEWHERE;
        }
        let of_statutes = question.kinds.iter().any(|kind| kind == "statutes");
        if kind == SourceKind::Statutes && !of_statutes {
            score -= RULES;
        }
    }
    // Rows of tables, filled forms, lone links and titles do not make prose, unless they stand
    // under the very heading of a project's own note.
    let of_project = question.is_some_and(|question| question.about == About::Project);
    let unreadable = is_table(&passage.text) || is_form(&passage.text) || is_scraps(&passage.text);
    if unreadable && !(depth.is_some() && of_project) || passage.text.chars().count() < 30 {
        score -= 3.0;
    }
    Judged {
        score,
        depth: depth.map(|(depth, _)| depth),
    }
}

/// Questions that one text answers: what was done in a year is what the association does, and
/// where a project takes place is its territory.
pub(crate) fn akin(one: &str, other: &str) -> bool {
    const KIN: [[&str; 2]; 3] = [
        ["year.activities", "organisation.activities"],
        ["project.place", "project.territory"],
        ["project.description", "project.actions"],
    ];
    one == other
        || KIN
            .iter()
            .any(|pair| pair.contains(&one) && pair.contains(&other))
}

/// How sure a heading is that the catalogue names.
const NAMED: f32 = 0.85;

/// How many headings lead to one that the catalogue names for a question.
fn named_heading(question: &Question, headings: &[String]) -> Option<usize> {
    headings
        .iter()
        .rposition(|heading| {
            let folded = language::words::fold(heading);
            let bare = folded.trim_start_matches(|c: char| !c.is_alphabetic());
            question
                .headings
                .iter()
                .any(|named| bare.starts_with(named.as_str()))
        })
        .map(|at| at + 1)
}

/// How sure the best passage is: a heading that asks the question, a high score, and a gap to
/// what comes from elsewhere all count. Set on the invented example and on the two halves of the
/// matching set; see `evaluation/FIGURES.md`.
pub(crate) fn sureness(judged: &[Judged], raw: &[f32], order: &[usize]) -> f32 {
    let best = order[0];
    let base: f32 = if judged[best].depth.is_some() {
        0.72
    } else {
        0.30
    };
    let strength = ((raw[best] - 2.0) / 4.0).clamp(0.0, 1.0);
    let gap = order.get(1).map_or(1.0, |second| {
        (judged[best].score - judged[*second].score).clamp(0.0, 1.0)
    });
    (base + 0.22 * strength + 0.06 * gap).min(0.95)
}

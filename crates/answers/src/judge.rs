//! How well each passage answers a question: its words and meaning, its headings, the kind of its
//! source, and whether its source speaks of what is asked.
//!
//! A passage is described by [`Signals`], and weighed by a sum of them. The weights were set by
//! `evaluation ranker` on the half of the labelled forms that is for building.

use std::collections::HashSet;

use dossier::{Dossier, SourceId, SourceKind};
use forms::{About, Question};
use language::embeddings::Embedding;
use language::{Language, words};

use crate::index::{Index, Nearness, suits};

/// How many signals describe a passage.
pub const SIGNALS: usize = 18;

/// What speaks for and against a passage, in the order of [`WEIGHTS`].
pub type Signals = [f32; SIGNALS];

/// What each signal weighs.
pub const WEIGHTS: Signals = [
    0.14,  // words of the question, in standard deviations
    0.45,  // words of all wordings of the canonical question
    1.19,  // meaning of the question
    0.16,  // meaning of all wordings together
    4.08,  // a heading asks the very question: how sure that is
    -0.51, // the nearest heading asks another question
    0.33,  // share of the question's words that stand in headings
    0.69,  // a kind of source that the question prefers
    -0.13, // the kind that it prefers most
    -1.01, // a kind of source that speaks of something else
    -1.03, // statutes, for a question that they do not answer
    -2.26, // no prose: a table, a filled form, scraps
    -3.01, // very short
    1.12,  // newness of the source, from 0 to 1
    -1.54, // a newer version of the source is there
    0.65,  // the source or heading is of the year that is asked
    0.67,  // the beginning of its source
    1.71,  // length, from 0 for little to 1 for 600 characters and more
];

/// Below this, a passage is not offered whatever its words.
pub(crate) const OUT: f32 = -50.0;
/// What a question allows as a source.
struct Scope {
    project: Option<Vec<SourceId>>,
    report: Option<SourceId>,
}

impl Scope {
    fn of(label: &str, question: Option<&Question>, index: &Index<'_>) -> Self {
        let dossier = index.dossier;
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
            project: (about == Some(About::Project)).then(|| index.ours.clone()),
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
    /// What it was weighed by; none where its source is not to answer.
    pub(crate) signals: Option<Signals>,
}

impl Judged {
    /// A passage that is not to answer.
    pub(crate) fn out() -> Self {
        Self {
            score: OUT - 1.0,
            depth: None,
            signals: None,
        }
    }
}

/// The place among [`Signals`] of what is no prose.
const NO_PROSE: usize = 11;

/// What is asked of the dossier's passages.
pub(crate) struct Asking<'a> {
    /// The question as it is worded.
    pub(crate) label: &'a str,
    /// The same with where it stands.
    pub(crate) query: &'a str,
    pub(crate) question: Option<&'a Question>,
    /// The vector of `query`.
    pub(crate) vector: Option<&'a Embedding>,
}

/// Every passage weighed for a question.
pub(crate) fn judged(asking: &Asking<'_>, index: &Index<'_>, dossier: &Dossier) -> Vec<Judged> {
    let scope = Scope::of(asking.label, asking.question, index);
    let nearness = index.nearness(asking.query, asking.question, asking.vector);
    let judge = Judge {
        question: asking.question,
        stems: stems(asking.label),
        year: language::dates::years(asking.label).into_iter().max(),
        nearness: &nearness,
        index,
        dossier,
    };
    (0..dossier.passages.len())
        .map(|at| {
            let passage = &dossier.passages[at];
            let out = !scope.allows(passage.place.source) || index.looks(at).placeholder;
            if out {
                return Judged::out();
            }
            let (signals, depth) = judge.signals(at);
            let weighed = signals
                .iter()
                .zip(WEIGHTS)
                .map(|(signal, weight)| signal * weight);
            Judged {
                score: weighed.sum(),
                depth,
                signals: Some(signals),
            }
        })
        .collect()
}

struct Judge<'a> {
    question: Option<&'a Question>,
    stems: HashSet<String>,
    year: Option<i32>,
    nearness: &'a Nearness,
    index: &'a Index<'a>,
    dossier: &'a Dossier,
}

impl Judge<'_> {
    fn signals(&self, at: usize) -> (Signals, Option<usize>) {
        let (passage, near) = (&self.dossier.passages[at], self.nearness);
        let kind = self.index.kind(at);
        let asks = &self.index.passages.questions[at];
        let id = self.question.map(|question| question.id.as_str());
        let heading = asks
            .iter()
            .find(|heading| id.is_some_and(|id| akin(id, &heading.asked.id)))
            .map(|heading| (heading.depth, heading.asked.confidence))
            .or_else(|| {
                Some((
                    named_heading(self.question?, &self.index.looks(at).headings)?,
                    NAMED,
                ))
            });
        let other = heading.is_none()
            && (asks.first()).is_some_and(|heading| heading.asked.confidence > 0.7);
        let shared = (self.stems)
            .intersection(self.index.heading_stems(at))
            .count();
        let preferred = |most: usize| {
            let kinds = self
                .question
                .map(|question| question.kinds.iter().take(most));
            kinds.is_some_and(|mut kinds| kinds.any(|preferred| preferred == kind.name()))
        };
        let elsewhere = self
            .question
            .is_some_and(|question| !suits(kind, question.about));
        let rules = kind == SourceKind::Statutes
            && (self.question)
                .is_some_and(|question| !question.kinds.iter().any(|kind| kind == "statutes"));
        // Rows of tables, filled forms, lone links and titles do not make prose, unless they stand
        // under the very heading of a project's own note.
        let of_project = self
            .question
            .is_some_and(|question| question.about == About::Project);
        let no_prose = self.index.looks(at).no_prose && !(heading.is_some() && of_project);
        let of_year = (self.year).is_some_and(|year| self.index.looks(at).years.contains(&year));
        let length = self.index.looks(at).length;
        let one = |yes: bool| f32::from(u8::from(yes));
        let signals = [
            near.words[at],
            near.expected[at],
            near.meaning[at],
            near.together[at],
            heading.map_or(0.0, |(_, confidence)| confidence),
            one(other),
            shared as f32 / self.stems.len().max(1) as f32,
            one(preferred(usize::MAX)),
            one(preferred(1)),
            one(elsewhere),
            one(rules),
            one(no_prose),
            one(length < 30),
            self.index.newness(at),
            one(self.dossier.superseded.contains(&passage.place.source)),
            one(of_year),
            one(passage.ordinal < 3),
            (length as f32 / 600.0).min(1.0),
        ];
        (signals, heading.map(|(depth, _)| depth))
    }
}

fn stems(text: &str) -> HashSet<String> {
    words::stems(text, Language::French).into_iter().collect()
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

/// How many headings, folded, lead to one that the catalogue names for a question.
fn named_heading(question: &Question, headings: &[String]) -> Option<usize> {
    headings
        .iter()
        .rposition(|heading| {
            let bare = heading.trim_start_matches(|c: char| !c.is_alphabetic());
            question
                .headings
                .iter()
                .any(|named| bare.starts_with(named.as_str()))
        })
        .map(|at| at + 1)
}

/// How sure the best passage is: a heading that asks the question, a high score, and a gap to
/// what comes from elsewhere all count. Set on the invented example and on the half of the labelled
/// forms that is for building; see `evaluation/FIGURES.md`.
pub(crate) fn sureness(judged: &[Judged], order: &[usize]) -> f32 {
    let best = order[0];
    // A filled form or a table, which no heading says to be the answer, is none.
    let no_prose = judged[best]
        .signals
        .is_some_and(|signals| signals[NO_PROSE] > 0.0);
    let base: f32 = match judged[best].depth {
        Some(_) => 0.72,
        None if no_prose => 0.25,
        None => 0.30,
    };
    let near = judged[best].signals.map_or(0.0, |signals| {
        signals[2] + 0.3 * signals[0] + 0.7 * signals[1] + 0.5 * signals[7]
    });
    let strength = ((near - 2.0) / 4.0).clamp(0.0, 1.0);
    let gap = order.get(1).map_or(1.0, |second| {
        (judged[best].score - judged[*second].score).clamp(0.0, 1.0)
    });
    (base + 0.22 * strength + 0.06 * gap).min(0.95)
}

//! Prose: which sentences of the dossier answer a question.
//!
//! An answer that was given to the same question before leads; else the passages that rank best,
//! together with their neighbours under the same heading.

use dossier::{Dossier, SourceId};
use forms::{About, FormBox, Kind, Limit, Question};
use language::embeddings::Embedding;
use language::lengths::Unit;

use crate::compose::{Composed, compose, fits};
use crate::index::Index;
use crate::judge::{Asking, Judged, OUT, akin, judged, sureness};
use crate::readable::{is_form, is_scraps, is_table, readable};

/// Characters of an answer when the form sets no limit.
const USUAL: u32 = 1_500;
/// Characters of an answer that is wanted long, when the form sets no limit.
const LONGER: u32 = 4_000;
/// How much less a passage may weigh than the best to be added to an answer that is wanted long.
const NEXT_BEST: f32 = 4.0;
/// Passages that are added to it at most.
const ADDED: usize = 4;
/// Characters of an answer to a box of one line that sets no limit.
const ONE_LINE: u32 = 300;
/// An answer composed of the dossier's sentences.
pub(crate) struct Prose {
    /// The text, whole sentences within the limit.
    pub(crate) composed: Composed,
    /// What it was composed of.
    pub(crate) from: From,
    /// How sure the match is, from 0 to 1.
    pub(crate) confidence: f32,
    /// The best thing found, when nothing fits.
    pub(crate) too_long: Option<String>,
}

/// What an answer was composed of.
pub(crate) enum From {
    /// Indexes of passages.
    Passages(Vec<usize>),
    /// Index of an earlier answer.
    Earlier(usize),
}

/// The question as it is put to the index: the box's words, then where it stands.
pub(crate) fn query(asked: &FormBox, question: Option<&Question>) -> String {
    let mut query = asked.label.clone();
    if let Some(group) = &asked.group
        && !group.label.is_empty()
        && !query.contains(&group.label)
    {
        query = format!("{} {query}", group.label);
    }
    if let Some(wording) = question.and_then(|question| question.wordings_fr.first()) {
        query.push_str(". ");
        query.push_str(wording);
    } else if let Some(section) = asked.section.last() {
        query = format!("{section} : {query}");
    }
    query
}

/// A box, and what its answer is looked for in.
#[derive(Clone, Copy)]
pub(crate) struct Sought<'a> {
    pub(crate) asked: &'a FormBox,
    pub(crate) question: Option<&'a Question>,
    /// The vector of [`query`].
    pub(crate) vector: Option<&'a Embedding>,
    pub(crate) index: &'a Index<'a>,
    pub(crate) dossier: &'a Dossier,
}

/// Composes an answer for a box, if the dossier has one. `hard` is the limit that may not be passed,
/// if there is one; `longer` asks for as much as there is.
pub(crate) fn answer(sought: &Sought<'_>, hard: Option<&Limit>, longer: bool) -> Option<Prose> {
    let limit = if longer {
        hard.cloned()
            .or_else(|| Some(usual(LONGER)))
            .filter(|limit| limit.unit != Unit::Points)
    } else {
        effective_limit(sought.asked, hard)
    };
    from_earlier(sought, limit.as_ref()).or_else(|| from_passages(sought, limit.as_ref(), longer))
}

/// The box's own limit, or what a reader expects of a box of its kind. `hard` is the limit that
/// may not be passed, if there is one.
fn effective_limit(asked: &FormBox, hard: Option<&Limit>) -> Option<Limit> {
    match hard {
        Some(limit) if matches!(limit.unit, Unit::Points) => Some(usual(USUAL)),
        Some(limit) if asked.kind == Kind::Text && limit.unit == Unit::Characters => {
            Some(usual(limit.number.min(ONE_LINE)))
        }
        Some(limit) => {
            // Room for 10 000 characters is no wish to read as many.
            let most = match limit.unit {
                Unit::Characters | Unit::CharactersWithoutSpaces => 3_000,
                Unit::Words => 500,
                _ => 40,
            };
            Some(Limit {
                number: limit.number.min(most),
                ..limit.clone()
            })
        }
        None if asked.kind == Kind::Text => Some(usual(ONE_LINE)),
        None => Some(usual(USUAL)),
    }
}

fn usual(number: u32) -> Limit {
    Limit {
        number,
        unit: Unit::Characters,
        origin: forms::LimitOrigin::Measured,
    }
}

/// The best earlier answer to the same question, and its score among earlier questions.
fn earlier(sought: &Sought<'_>) -> Option<(usize, f32)> {
    let Sought {
        asked,
        question,
        vector,
        index,
        dossier,
    } = *sought;
    // What was said of last year's project is not said of this one.
    let about_project = question.is_some_and(|question| question.about == About::Project);
    let ours = &index.ours;
    let key = crate::library::wording(asked).key();
    let same_question = |at: usize| match (&asked.question, &index.earlier_questions[at]) {
        (Some(asked), Some(earlier)) => asked.id == earlier.id && earlier.confidence >= 0.5,
        _ => false,
    };
    let scores = index.earlier(&query(asked, question), vector);
    let words = language::words::fold(&asked.label);
    let (at, score) = (0..dossier.earlier.len())
        .filter(|at| {
            let pair = &dossier.earlier[*at];
            // What was approved stands before all this: see `answering/approved.rs`.
            pair.approved.is_none()
                && (!about_project || ours.contains(&pair.place.source))
                && !dossier.is_rejected(&key, &pair.answer)
        })
        .filter(|at| {
            same_question(*at) || language::words::fold(&dossier.earlier[*at].question) == words
        })
        .map(|at| (at, scores.get(at).copied().unwrap_or_default()))
        .max_by(|a, b| {
            let rank = |(at, score): &(usize, f32)| {
                let pair = &dossier.earlier[*at];
                let long = pair.answer.chars().count() > 40;
                (
                    long,
                    dossier.date(pair.place.source),
                    (score * 1000.0) as i64,
                )
            };
            rank(a).cmp(&rank(b))
        })?;
    let short = dossier.earlier[at].answer.chars().count() < 40;
    (asked.kind != Kind::LongText || !short).then_some((at, score))
}

fn from_earlier(sought: &Sought<'_>, limit: Option<&Limit>) -> Option<Prose> {
    let (at, score) = earlier(sought)?;
    let pair = &sought.dossier.earlier[at];
    let composed = compose(&[&pair.answer], limit);
    if composed.text.is_empty() {
        return None;
    }
    let confidence = (0.82 + 0.03 * score.clamp(0.0, 3.0)).min(0.92);
    Some(Prose {
        composed,
        from: From::Earlier(at),
        confidence,
        too_long: None,
    })
}

/// A text that could answer a box.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Ranked {
    /// An earlier answer.
    Earlier(usize),
    /// A passage.
    Passage(usize),
}

/// Texts that could answer a box, best first, with their scores: an earlier answer to its
/// question leads.
pub(crate) fn ranked(sought: &Sought<'_>, most: usize) -> Vec<(Ranked, f32)> {
    let judged = judge_for(sought);
    let order = best_first(&judged);
    let best = order.first().map_or(0.0, |at| judged[*at].score);
    let earlier = earlier(sought);
    let earlier = earlier.map(|(at, _)| (Ranked::Earlier(at), best + 1.0));
    let passages = order
        .into_iter()
        .map(|at| (Ranked::Passage(at), judged[at].score));
    earlier.into_iter().chain(passages).take(most).collect()
}

/// Every passage weighed for a box.
pub(crate) fn judge_for(sought: &Sought<'_>) -> Vec<Judged> {
    let Sought {
        asked,
        question,
        vector,
        index,
        dossier,
    } = *sought;
    let asking = Asking {
        label: &asked.label,
        query: &query(asked, question),
        question,
        vector,
    };
    let mut judged = judged(&asking, index, dossier);
    let key = crate::library::wording(asked).key();
    for (passage, one) in dossier.passages.iter().zip(&mut judged) {
        if dossier.is_rejected(&key, &passage.text) {
            *one = Judged::out();
        }
    }
    judged
}

/// The passages that may be offered, best first.
fn best_first(judged: &[Judged]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..judged.len())
        .filter(|at| judged[*at].score > OUT)
        .collect();
    order.sort_by(|a, b| judged[*b].score.total_cmp(&judged[*a].score));
    order
}

fn from_passages(sought: &Sought<'_>, limit: Option<&Limit>, longer: bool) -> Option<Prose> {
    let Sought {
        asked,
        question,
        index,
        dossier,
        ..
    } = *sought;
    let judged = judge_for(sought);
    let order = best_first(&judged);
    let best = *order.first()?;
    let of_a_year = question.is_some_and(|question| question.about == About::Year);
    let (chosen, confidence) = if judged[best].depth.is_none() && of_a_year {
        (spread(&order, index, dossier, limit), SPREAD)
    } else {
        let confidence = sureness(&judged, &order);
        let mut chosen = neighbours(best, judged[best].depth, dossier);
        if asks_objectives_too(asked, question) {
            let source = dossier.passages[best].place.source;
            let objectives = objectives_of(source, index, dossier);
            let new: Vec<usize> = objectives
                .into_iter()
                .filter(|at| !chosen.contains(at))
                .collect();
            chosen.splice(0..0, new);
        }
        (chosen, confidence)
    };
    let mut chosen = chosen;
    if longer {
        let least = judged[best].score - NEXT_BEST;
        let next = order.iter().filter(|at| judged[**at].score >= least);
        let next = next.filter(|at| index.is_prose(**at) && !chosen.contains(at));
        let new: Vec<usize> = next.take(ADDED).copied().collect();
        chosen.extend(new);
    }
    let texts: Vec<String> = chosen
        .iter()
        .map(|at| readable(&dossier.passages[*at].text))
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut composed = compose(&texts, limit);
    let mut from = chosen;
    let mut too_long = None;
    if composed.text.is_empty() {
        // The next best may be shorter.
        let shorter = order.iter().take(3).find(|at| {
            fits(&dossier.passages[**at].text, limit)
                && judged[**at].score > judged[best].score - 0.8
        });
        match shorter {
            Some(at) => {
                composed = compose(&[&dossier.passages[*at].text], limit);
                from = vec![*at];
            }
            None => too_long = Some(readable(&dossier.passages[best].text)),
        }
    }
    Some(Prose {
        composed,
        from: From::Passages(from),
        confidence,
        too_long,
    })
}

/// "Objectifs du projet et actions prévues": one box for what a project note says in two parts.
fn asks_objectives_too(asked: &FormBox, question: Option<&Question>) -> bool {
    question.is_some_and(|question| question.id == "project.description")
        && language::words::fold(&asked.label).contains("objecti")
}

/// The passages of a source that stand under its project's objectives, in their order.
fn objectives_of(source: SourceId, index: &Index<'_>, dossier: &Dossier) -> Vec<usize> {
    (0..dossier.passages.len())
        .filter(|at| dossier.passages[*at].place.source == source)
        .filter(|at| {
            index.passages.questions[*at]
                .first()
                .is_some_and(|heading| heading.asked.id == "project.objectives")
        })
        .collect()
}

/// How sure a year's activity is when it is put together from all of that year's report.
const SPREAD: f32 = 0.72;

/// The best passage with the others of its source under the same heading, in their order. When a
/// heading asks the very question, all that stands under it answers.
fn neighbours(best: usize, depth: Option<usize>, dossier: &Dossier) -> Vec<usize> {
    let of = |at: usize| &dossier.passages[at];
    let headings = &of(best).place.headings;
    let under = &headings[..depth.unwrap_or(headings.len()).min(headings.len())];
    let mut chosen: Vec<usize> = (0..dossier.passages.len())
        .filter(|at| of(*at).place.source == of(best).place.source)
        .filter(|at| *at == best || !under.is_empty() && of(*at).place.headings.starts_with(under))
        .filter(|at| *at == best || !is_scraps(&of(*at).text))
        .filter(|at| *at == best || depth.is_some() || !is_table(&of(*at).text))
        .filter(|at| depth.is_some() || of(*at).ordinal.abs_diff(of(best).ordinal) <= 4)
        .collect();
    // That is how its author meant it to be read.
    chosen.sort_by_key(|at| of(*at).ordinal);
    chosen
}

/// The best passages of a whole report, as many as fit, in the report's order.
fn spread(
    order: &[usize],
    index: &Index<'_>,
    dossier: &Dossier,
    limit: Option<&Limit>,
) -> Vec<usize> {
    let mut chosen: Vec<usize> = Vec::new();
    for at in order {
        let text = &dossier.passages[*at].text;
        // What stands under a heading with a question of its own (accounts, partners, plans)
        // answers that question.
        let elsewhere = index.passages.questions[*at].iter().any(|heading| {
            heading.asked.confidence > 0.6 && !akin("year.activities", &heading.asked.id)
        });
        if elsewhere || is_table(text) || is_form(text) || text.chars().count() < 80 {
            continue;
        }
        let mut longer = chosen.clone();
        longer.push(*at);
        let together: Vec<&str> = longer
            .iter()
            .map(|at| dossier.passages[*at].text.as_str())
            .collect();
        if !chosen.is_empty() && !fits(&together.join("\n"), limit) {
            break;
        }
        chosen = longer;
    }
    chosen.sort_by_key(|at| dossier.passages[*at].ordinal);
    chosen
}

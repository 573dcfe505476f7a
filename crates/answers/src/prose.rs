//! Prose: which sentences of the dossier answer a question.
//!
//! An answer that was given to the same question before leads; else the passages that rank best,
//! together with their neighbours under the same heading.

use dossier::{Dossier, SourceId, SourceKind};
use forms::{About, FormBox, Kind, Limit, Question};
use language::embeddings::Embedding;
use language::lengths::Unit;

use crate::compose::{self, Composed, compose, fits};
use crate::index::{Index, suits};

/// Characters of an answer when the form sets no limit.
const USUAL: u32 = 1_500;
/// Characters of an answer to a box of one line that sets no limit.
const ONE_LINE: u32 = 300;
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

/// An answer composed of the dossier's sentences.
pub(crate) struct Prose {
    /// The text, whole sentences within the limit.
    pub(crate) composed: Composed,
    /// What it was composed of.
    pub(crate) from: From,
    /// How sure the match is, from 0 to 1.
    pub(crate) confidence: f32,
    /// Length of the shortest thing found, when nothing fits.
    pub(crate) too_long: Option<u32>,
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

/// Composes an answer for a box, if the dossier has one.
pub(crate) fn answer(
    asked: &FormBox,
    question: Option<&Question>,
    vector: Option<&Embedding>,
    index: &Index<'_>,
    dossier: &Dossier,
    hard: Option<&Limit>,
) -> Option<Prose> {
    let limit = effective_limit(asked, hard);
    if let Some(prose) = from_earlier(asked, question, vector, index, dossier, limit.as_ref()) {
        return Some(prose);
    }
    from_passages(asked, question, vector, index, dossier, limit.as_ref())
}

/// The box's own limit, or what a reader expects of a box of its kind. `hard` is the limit that
/// may not be passed, if there is one.
fn effective_limit(asked: &FormBox, hard: Option<&Limit>) -> Option<Limit> {
    let usual = |number| Limit {
        number,
        unit: Unit::Characters,
        origin: forms::LimitOrigin::Measured,
    };
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

fn from_earlier(
    asked: &FormBox,
    question: Option<&Question>,
    vector: Option<&Embedding>,
    index: &Index<'_>,
    dossier: &Dossier,
    limit: Option<&Limit>,
) -> Option<Prose> {
    // What was said of last year's project is not said of this one.
    let about_project = question.is_some_and(|question| question.about == About::Project);
    let ours = crate::project::sources(dossier);
    let same_question = |at: usize| match (&asked.question, &index.earlier_questions[at]) {
        (Some(asked), Some(earlier)) => asked.id == earlier.id && earlier.confidence >= 0.5,
        _ => false,
    };
    let scores = index.earlier(&query(asked, question), vector);
    let words = language::words::fold(&asked.label);
    let (at, score) = (0..dossier.earlier.len())
        .filter(|at| {
            let pair = &dossier.earlier[*at];
            pair.approved || !about_project || ours.contains(&pair.place.source)
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
                    pair.approved,
                    long,
                    dossier.date(pair.place.source),
                    (score * 1000.0) as i64,
                )
            };
            rank(a).cmp(&rank(b))
        })?;
    let pair = &dossier.earlier[at];
    if asked.kind == Kind::LongText && pair.answer.chars().count() < 40 {
        return None;
    }
    let composed = compose(&[&pair.answer], limit);
    if composed.text.is_empty() {
        return None;
    }
    let confidence = if pair.approved {
        0.97
    } else {
        (0.82 + 0.03 * score.clamp(0.0, 3.0)).min(0.92)
    };
    Some(Prose {
        composed,
        from: From::Earlier(at),
        confidence,
        too_long: None,
    })
}

fn from_passages(
    asked: &FormBox,
    question: Option<&Question>,
    vector: Option<&Embedding>,
    index: &Index<'_>,
    dossier: &Dossier,
    limit: Option<&Limit>,
) -> Option<Prose> {
    let raw = index.passages(&query(asked, question), vector);
    let judged = judged(&raw, &asked.label, question, index, dossier);
    let mut order: Vec<usize> = (0..judged.len())
        .filter(|at| judged[*at].score > OUT)
        .collect();
    order.sort_by(|a, b| judged[*b].score.total_cmp(&judged[*a].score));
    let best = *order.first()?;
    let of_a_year = question.is_some_and(|question| question.about == About::Year);
    let (chosen, confidence) = if judged[best].depth.is_none() && of_a_year {
        (spread(&order, index, dossier, limit), SPREAD)
    } else {
        let confidence = sureness(&judged, &raw, &order);
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
            None => too_long = Some(compose::measure(&dossier.passages[best].text, limit)),
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
            index.passage_questions[*at]
                .first()
                .is_some_and(|heading| heading.asked.id == "project.objectives")
        })
        .collect()
}

/// Below this, a passage is not offered whatever its words.
const OUT: f32 = -50.0;
/// How sure a year's activity is when it is put together from all of that year's report.
const SPREAD: f32 = 0.72;

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
    depth: Option<usize>,
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
fn akin(one: &str, other: &str) -> bool {
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
        let elsewhere = index.passage_questions[*at].iter().any(|heading| {
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

pub(crate) fn is_table(text: &str) -> bool {
    text.lines().filter(|line| line.starts_with("| ")).count() * 2 > text.lines().count()
}

/// Most of its lines are "Label : value": a form that was filled, not prose.
fn is_form(text: &str) -> bool {
    let lines = text.lines().count();
    let labelled = text.lines().filter(|line| {
        line.split_once(" : ")
            .or_else(|| line.split_once("\u{a0}: "))
            .is_some_and(|(label, value)| {
                label.chars().count() < 70 && !value.is_empty() && !label.starts_with('•')
            })
    });
    lines > 2 && labelled.count() * 2 > lines
}

/// Most of its lines are no sentences: the buttons and captions of a web page.
fn is_scraps(text: &str) -> bool {
    let lines = text.lines().count();
    let scraps = text.lines().filter(|line| {
        let ends = line
            .trim_end()
            .ends_with(['.', '!', '?', ':', ';', '…', '»', ')']);
        let words = line.split_whitespace().count();
        !line.starts_with("• ") && !line.starts_with("| ") && (words < 6 || !ends && words < 10)
    });
    lines > 3 && scraps.count() * 2 > lines
}

/// A line with a word in it: what is left of a chart or of a table's figures has none.
fn says_something(line: &str) -> bool {
    line.split(|c: char| !c.is_alphabetic())
        .any(|word| word.chars().count() >= 3)
}

/// A passage as it is put into an answer: rows of a table become list items, without the row of
/// headers.
pub(crate) fn readable(text: &str) -> String {
    if !is_table(text) {
        let lines: Vec<&str> = text.lines().filter(|line| says_something(line)).collect();
        return lines.join("\n");
    }
    let rows: Vec<Vec<&str>> = text
        .lines()
        .map(|line| line.trim_matches(['|', ' ']).split(" | ").collect())
        .collect();
    let header = |row: &[&str]| {
        row.iter().all(|cell| {
            cell.split_whitespace().count() <= 3 && !cell.chars().any(|c| c.is_ascii_digit())
        })
    };
    let skip = usize::from(rows.len() > 2 && rows.first().is_some_and(|row| header(row)));
    rows.iter()
        .skip(skip)
        .map(|row| match row.split_first() {
            Some((first, rest)) if !rest.is_empty() => format!("• {first} : {}", rest.join(", ")),
            _ => format!("• {}", row.join(" ")),
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// How sure the best passage is: a heading that asks the question, a high score, and a gap to
/// what comes from elsewhere all count. Set on the invented example and on the two halves of the
/// matching set; see `evaluation/FIGURES.md`.
fn sureness(judged: &[Judged], raw: &[f32], order: &[usize]) -> f32 {
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

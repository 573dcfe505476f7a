//! A free question: the facts that answer it, then the best passages.

use dossier::{Dossier, Fact, Passage};
use forms::Question;
use language::dates::{self, Date};
use language::embeddings::Embedder;

use crate::index::Index;
use crate::{known, prose};

/// How sure a question must be of what it asks before facts answer it.
const SURE: f32 = 0.6;

/// Something of the dossier that answers a free question.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit<'a> {
    /// What was found.
    pub found: Found<'a>,
    /// Higher is better; comparable inside one call only.
    pub score: f32,
}

/// What a free question finds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Found<'a> {
    /// The value that an answer to a form's box would take.
    Fact(&'a Fact),
    /// Words that rank well.
    Passage(&'a Passage),
}

/// What answers a free question, best first, at most `most`. Facts lead where the question is
/// known to ask for them: a value beats words that are merely close.
pub fn ask<'a>(
    question: &str,
    dossier: &'a Dossier,
    embedder: Option<&Embedder>,
    today: Date,
    most: usize,
) -> Vec<Hit<'a>> {
    let index = Index::new(dossier, embedder);
    let vector = embedder
        .and_then(|embedder| embedder.embed_questions(&[question]).ok())
        .and_then(|vectors| vectors.into_iter().next());
    let canonical = canonical(question);
    let raw = index.passages(question, vector.as_ref());
    let known = canonical.map(|(canonical, _)| canonical);
    let mut hits: Vec<Hit<'a>> = prose::judged(&raw, question, known, &index, dossier)
        .into_iter()
        .zip(&dossier.passages)
        .map(|(judged, passage)| Hit {
            found: Found::Passage(passage),
            score: judged.score,
        })
        .collect();
    let best = hits.iter().map(|hit| hit.score).fold(0.0, f32::max);
    if let Some((canonical, sure)) = canonical {
        hits.extend(fact(question, canonical, dossier, today).map(|fact| Hit {
            found: Found::Fact(fact),
            score: best + sure * fact.confidence,
        }));
    }
    hits.sort_by(|a, b| b.score.total_cmp(&a.score));
    once(&mut hits);
    hits.truncate(most);
    hits
}

/// Leaves out what a better hit says already: the same text in another file, or the passage that a
/// fact was read from.
fn once(hits: &mut Vec<Hit<'_>>) {
    let mut said: Vec<String> = Vec::new();
    hits.retain(|hit| {
        let text = match hit.found {
            Found::Fact(fact) => &fact.quote,
            Found::Passage(passage) => &passage.text,
        };
        let folded = language::words::fold(text);
        let new = !said.contains(&folded);
        if new {
            said.push(folded);
        }
        new
    });
}

/// The canonical question that is asked, if that is sure, and how sure.
fn canonical(question: &str) -> Option<(&'static Question, f32)> {
    let asked = forms::match_question(question, &[], "", None)?;
    let canonical = forms::catalogue().get(&asked.id)?;
    (asked.confidence >= SURE).then_some((canonical, asked.confidence))
}

/// The best value of the first key of the question that has one.
fn fact<'a>(
    question: &str,
    canonical: &Question,
    dossier: &'a Dossier,
    today: Date,
) -> Option<&'a Fact> {
    let year = dates::years(question).into_iter().max();
    canonical.facts.iter().find_map(|key| {
        let year = year.filter(|_| known::is_counted(key));
        known::value(key, year, dossier, today).map(|known| known.fact)
    })
}

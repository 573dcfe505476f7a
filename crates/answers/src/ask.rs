//! A free question: the facts that answer it, then the best passages.

use dossier::{Dossier, Fact, Passage};
use language::dates::{self, Date};
use language::embeddings::Embedder;

use crate::index::Index;
use crate::known;

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
    let mut hits: Vec<Hit<'a>> = index
        .passages(question, vector.as_ref())
        .into_iter()
        .zip(&dossier.passages)
        .map(|(score, passage)| Hit {
            found: Found::Passage(passage),
            score,
        })
        .collect();
    let best = hits.iter().map(|hit| hit.score).fold(0.0, f32::max);
    hits.extend(
        facts(question, dossier, today)
            .into_iter()
            .map(|(fact, sure)| Hit {
                found: Found::Fact(fact),
                score: best + sure,
            }),
    );
    hits.sort_by(|a, b| b.score.total_cmp(&a.score));
    hits.truncate(most);
    hits
}

/// The best value of each key of the question that is asked, and how sure it is that this is
/// asked.
fn facts<'a>(question: &str, dossier: &'a Dossier, today: Date) -> Vec<(&'a Fact, f32)> {
    let Some(asked) = forms::match_question(question, &[], "", None) else {
        return Vec::new();
    };
    if asked.confidence < SURE {
        return Vec::new();
    }
    let Some(canonical) = forms::catalogue().get(&asked.id) else {
        return Vec::new();
    };
    let year = dates::years(question).into_iter().max();
    canonical
        .facts
        .iter()
        .filter_map(|key| {
            let year = year.filter(|_| known::is_counted(key));
            known::value(key, year, dossier, today)
        })
        .map(|known| (known.fact, asked.confidence * known.fact.confidence))
        .take(1)
        .collect()
}

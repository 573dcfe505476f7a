//! A free question: the facts and figures that answer it, then the best passages.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::Arc;

use dossier::{Dossier, Fact, Figure, Passage};
use forms::{Meaning, Question};
use language::Language;
use language::dates::{self, Date};
use language::embeddings::Embedder;

use crate::index::Index;
use crate::judge::{self, Asking};
use crate::known;

/// How sure a question must be of what it asks before facts answer it.
const SURE: f32 = 0.6;
/// By how much the first figure that a question asks for leads the best passage.
const LEAD: f32 = 0.5;
/// Figures that one question is answered with.
const FIGURES: usize = 3;

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
    /// An amount or a share whose label is in the question, of the year that it names.
    Figure(&'a Figure),
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
    let meaning = embedder.and_then(Meaning::of);
    let index = Index::new(dossier, embedder, meaning.map(Arc::new));
    of_index(question, &index, embedder, today, most)
}

/// The same of a dossier that was made ready before.
pub(crate) fn of_index<'a>(
    question: &str,
    index: &Index<'a>,
    embedder: Option<&Embedder>,
    today: Date,
    most: usize,
) -> Vec<Hit<'a>> {
    let dossier = index.dossier;
    let vector = embedder
        .and_then(|embedder| embedder.embed_questions(&[question]).ok())
        .and_then(|vectors| vectors.into_iter().next());
    let canonical = canonical(question);
    let asking = Asking {
        label: question,
        query: question,
        question: canonical.map(|(canonical, _)| canonical),
        vector: vector.as_ref(),
    };
    let mut hits: Vec<Hit<'a>> = judge::judged(&asking, index, dossier)
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
    for (place, figure) in figures(question, index).into_iter().enumerate() {
        hits.push(Hit {
            found: Found::Figure(figure),
            score: best + LEAD / (place + 1) as f32,
        });
    }
    hits.sort_by(|a, b| b.score.total_cmp(&a.score));
    once(hits, most)
}

/// The first hits, without what a better one says already: the same text in another file, or the
/// passage that a fact was read from.
fn once(hits: Vec<Hit<'_>>, most: usize) -> Vec<Hit<'_>> {
    let mut said: HashSet<String> = HashSet::new();
    let new = hits.into_iter().filter(|hit| {
        let text = match hit.found {
            Found::Fact(fact) => &fact.quote,
            Found::Figure(figure) => &figure.quote,
            Found::Passage(passage) => &passage.text,
        };
        said.insert(language::words::fold(text))
    });
    new.take(most).collect()
}

/// The figures that a question asks for: all words of their label are in it, and their year is the
/// one it names, if it names one. Those with most words lead, then totals, then what was spent
/// before what was planned, then the newest.
fn figures<'a>(question: &str, index: &Index<'a>) -> Vec<&'a Figure> {
    let asked = stems(question);
    let year = dates::years(question).into_iter().max();
    let dossier: &'a Dossier = index.dossier;
    let mut found: Vec<(usize, &Figure)> = (dossier.figures.iter())
        .zip(index.figure_stems())
        .filter(|(figure, _)| year.is_none() || figure.year == year)
        .filter_map(|(figure, (label, _))| {
            let label = label.iter().filter(|stem| !is_number(stem));
            let words = label.clone().count();
            let named = words > 0 && label.into_iter().all(|stem| asked.contains(stem));
            // One word that is not a total's is in many questions: "les dons", "la formation".
            let tells = words > 1 || figure.total || year.is_some();
            (named && tells).then_some((words, figure))
        })
        .collect();
    found.sort_by_key(|(words, figure)| {
        (
            Reverse(*words),
            !figure.total,
            figure.planned == Some(true),
            Reverse(figure.year),
        )
    });
    let most = found.first().map_or(0, |(words, _)| *words);
    let mut said: HashSet<(Option<i32>, i64)> = HashSet::new();
    found
        .into_iter()
        .filter(|(words, _)| *words == most)
        .map(|(_, figure)| figure)
        .filter(|figure| said.insert((figure.year, figure.cents)))
        .take(FIGURES)
        .collect()
}

/// The canonical question that is asked, if that is sure, and how sure.
fn canonical(question: &str) -> Option<(&'static Question, f32)> {
    let asked = forms::match_question(question, &[], "", None)?;
    let canonical = forms::catalogue().get(&asked.id)?;
    let sure = asked.confidence >= SURE && covers(canonical, question);
    sure.then_some((canonical, asked.confidence))
}

/// True when the wordings of a canonical question have most of what a question says: "subvention de
/// la Ville" does not ask for a town.
fn covers(canonical: &Question, question: &str) -> bool {
    const ASKING: [&str; 16] = [
        "combien",
        "quel",
        "quelle",
        "quels",
        "quelles",
        "qui",
        "quand",
        "comment",
        "pourquoi",
        "avons",
        "sommes",
        "association",
        "actuel",
        "how",
        "many",
        "what",
    ];
    let asking: HashSet<String> = ASKING.iter().flat_map(|word| stems(word)).collect();
    let asked: HashSet<String> = &stems(question) - &asking;
    let wordings = canonical.wordings_fr.iter().chain(&canonical.wordings_en);
    let known: HashSet<String> = wordings.flat_map(|wording| stems(wording)).collect();
    let both = asked.intersection(&known).count();
    both * 5 >= asked.len() * 3
}

/// Stems of the words that carry meaning, numbers left out.
fn stems(text: &str) -> HashSet<String> {
    language::words::stems(text, Language::French)
        .into_iter()
        .filter(|stem| !is_number(stem))
        .collect()
}

fn is_number(stem: &str) -> bool {
    stem.chars().all(|c| c.is_ascii_digit())
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

#[cfg(test)]
mod tests {
    use super::*;
    use dossier::{Place, Side, Unit};

    fn figure(label: &str, year: i32, cents: i64) -> Figure {
        Figure {
            label: label.to_owned(),
            account: String::new(),
            table: String::new(),
            side: Some(Side::Products),
            unit: Unit::Euro,
            cents,
            year: Some(year),
            planned: Some(false),
            total: label.starts_with("Total"),
            place: Place {
                source: 0,
                page: None,
                headings: Vec::new(),
                doubtful: false,
            },
            quote: label.to_owned(),
        }
    }

    #[test]
    fn a_question_that_says_more_asks_for_something_else() {
        let asked = |question: &str| canonical(question).map(|(known, _)| known.id.as_str());
        assert_eq!(asked("combien d'adhérents"), Some("means.members"));
        assert_eq!(asked("Quel est notre SIRET ?"), Some("organisation.siret"));
        assert_ne!(
            asked("subvention de la Ville"),
            Some("organisation.address_city")
        );
    }

    #[test]
    fn a_figure_is_found_by_its_label_and_year() {
        let dossier = Dossier {
            figures: vec![
                figure("Dons", 2023, 125_000),
                figure("Total des produits", 2023, 13_190_210),
                figure("Total des produits", 2024, 14_237_785),
            ],
            ..Dossier::default()
        };
        let index = Index::new(&dossier, None, None);
        let found = |question: &str| -> Vec<i64> {
            figures(question, &index)
                .into_iter()
                .map(|figure| figure.cents)
                .collect()
        };
        assert_eq!(
            found("Quel est le total des produits en 2023 ?"),
            [13_190_210]
        );
        assert_eq!(
            found("Quel est le total des produits ?"),
            [14_237_785, 13_190_210]
        );
        assert_eq!(found("Combien de dons en 2023 ?"), [125_000]);
        assert!(found("Comment sont suivis les dons ?").is_empty());
        assert!(found("Total des produits en 2019").is_empty());
    }
}

//! Ways to rank a dossier's passages for a question, to be compared in the same run: by words, by
//! meaning, both by reciprocal rank, and as answering does.

use answers::Desk;
use dossier::Dossier;
use language::embeddings::{Embedder, Embedding};
use language::rank::Bm25;
use language::{Language, words};

/// What reciprocal ranks are joined with (Cormack, Clarke and Büttcher 2009).
const SMOOTHING: f32 = 60.0;

/// The methods, in the order of [`Baselines::ranks`]; the last is ours.
pub(super) const METHODS: [&str; 4] = ["BM25", "e5-small", "both, reciprocal rank", "answers"];

/// Passages made ready for the methods that are not ours. They see what ours sees: titles and
/// headings before each passage.
pub(super) struct Baselines<'a> {
    dossier: &'a Dossier,
    words: Bm25,
}

impl<'a> Baselines<'a> {
    pub(super) fn new(dossier: &'a Dossier) -> Self {
        let texts = dossier.passages.iter().map(|passage| {
            let source = dossier.source(passage.place.source);
            let title = source.map_or("", |source| source.about.title.as_str());
            words::stems(&passage.with_headings(title), Language::French)
        });
        Self {
            dossier,
            words: Bm25::new(texts),
        }
    }

    /// The texts that each method ranks first for a box, best first.
    pub(super) fn ranks(
        &self,
        at: usize,
        query: &str,
        embedder: &Embedder,
        desk: &Desk<'_>,
    ) -> Vec<Vec<String>> {
        let words = self.words.score(&words::stems(query, Language::French));
        let vector = embedder
            .embed_questions(&[query])
            .ok()
            .and_then(|found| found.into_iter().next());
        let meaning: Vec<f32> = match &vector {
            Some(vector) => cosines(vector, &self.dossier.passage_vectors),
            None => vec![0.0; words.len()],
        };
        let (by_words, by_meaning) = (places(&words), places(&meaning));
        let joined: Vec<f32> = (0..words.len())
            .map(|at| 1.0 / (SMOOTHING + by_words[at]) + 1.0 / (SMOOTHING + by_meaning[at]))
            .collect();
        let mut ranks: Vec<Vec<String>> = [words, meaning, joined]
            .iter()
            .map(|scores| self.best(scores))
            .collect();
        ranks.push(
            desk.alternatives(at, 3)
                .into_iter()
                .map(|hit| hit.text)
                .collect(),
        );
        ranks
    }

    fn best(&self, scores: &[f32]) -> Vec<String> {
        let mut order: Vec<usize> = (0..scores.len()).collect();
        order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
        let texts = order.into_iter().take(3);
        texts
            .map(|at| self.dossier.passages[at].text.clone())
            .collect()
    }
}

fn cosines(question: &Embedding, passages: &[Embedding]) -> Vec<f32> {
    passages
        .iter()
        .map(|passage| question.cosine(passage))
        .collect()
}

/// The place of each score among all, counted from 1.
fn places(scores: &[f32]) -> Vec<f32> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
    let mut places = vec![0.0; scores.len()];
    for (place, at) in order.into_iter().enumerate() {
        places[at] = place as f32 + 1.0;
    }
    places
}

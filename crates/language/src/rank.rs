//! Ranking: BM25 over words, and joining it with scores of meaning.

use std::collections::HashMap;

/// How much repeating a word can add: at most `1 + k1` times what its first occurrence adds.
/// Passages are short, so the common value of Robertson and Zaragoza (2009) is kept.
pub const K1: f32 = 1.2;

/// How much documents longer than the mean are held back, from 0 (not) to 1 (in full).
pub const B: f32 = 0.75;

/// BM25 (Robertson and Zaragoza, *The Probabilistic Relevance Framework*, 2009) over documents
/// given as words. An inverted index: a query costs as much as its words are common.
#[derive(Debug, Clone)]
pub struct Bm25 {
    words: HashMap<String, Vec<Posting>>,
    documents: usize,
}

/// A document a word stands in, and what the word adds there before its rarity is weighed.
#[derive(Debug, Clone, Copy)]
struct Posting {
    document: u32,
    weight: f32,
}

impl Bm25 {
    /// Indexes documents with [`K1`] and [`B`].
    pub fn new(documents: impl IntoIterator<Item = Vec<String>>) -> Self {
        Self::with_parameters(documents, K1, B)
    }

    /// Indexes documents with parameters of the caller's choice; see [`K1`] and [`B`].
    pub fn with_parameters(
        documents: impl IntoIterator<Item = Vec<String>>,
        k1: f32,
        b: f32,
    ) -> Self {
        let mut words: HashMap<String, Vec<Posting>> = HashMap::new();
        let mut lengths: Vec<f32> = Vec::new();
        for (document, mut of_document) in (0_u32..).zip(documents) {
            lengths.push(of_document.len() as f32);
            of_document.sort_unstable();
            for run in of_document.chunk_by_mut(|a, b| a == b) {
                let posting = Posting {
                    document,
                    weight: run.len() as f32,
                };
                let Some(word) = run.first_mut() else {
                    continue;
                };
                words.entry(std::mem::take(word)).or_default().push(posting);
            }
        }
        let mean = lengths.iter().sum::<f32>() / lengths.len().max(1) as f32;
        for posting in words.values_mut().flatten() {
            let length = lengths
                .get(posting.document as usize)
                .copied()
                .unwrap_or(mean);
            let room = k1 * (1.0 - b + b * length / mean.max(1.0));
            posting.weight = posting.weight * (k1 + 1.0) / (posting.weight + room);
        }
        Self {
            words,
            documents: lengths.len(),
        }
    }

    /// The score of every document for the words of a question, in the order in which documents
    /// were given; 0 where no word is shared. A word asked twice counts once.
    pub fn score(&self, query: &[String]) -> Vec<f32> {
        let mut asked: Vec<&String> = query.iter().collect();
        asked.sort_unstable();
        asked.dedup();
        self.score_weighed(asked.into_iter().map(|word| (word.as_str(), 1.0)))
    }

    /// The same, where each word counts by a weight of its own.
    pub fn score_weighed<'a>(&self, query: impl IntoIterator<Item = (&'a str, f32)>) -> Vec<f32> {
        let mut scores = vec![0.0; self.documents];
        for (word, share) in query {
            let Some(postings) = self.words.get(word) else {
                continue;
            };
            let (all, with) = (self.documents as f32, postings.len() as f32);
            let rarity = (1.0 + (all - with + 0.5) / (with + 0.5)).ln();
            for posting in postings {
                if let Some(score) = scores.get_mut(posting.document as usize) {
                    *score += share * rarity * posting.weight;
                }
            }
        }
        scores
    }

    /// The documents that a word stands in, in their order.
    pub fn holding(&self, word: &str) -> impl ExactSizeIterator<Item = usize> {
        let postings = self.words.get(word).map(Vec::as_slice);
        let postings = postings.unwrap_or_default().iter();
        postings.map(|posting| posting.document as usize)
    }
}

/// Scores as distances from their mean, counted in standard deviations; zeros when all are equal.
/// A score that is no finite number counts as the mean.
pub fn z_scores(scores: &[f32]) -> Vec<f32> {
    let finite = || {
        scores
            .iter()
            .filter(|score| score.is_finite())
            .map(|score| f64::from(*score))
    };
    let count = finite().count().max(1) as f64;
    let mean = finite().sum::<f64>() / count;
    let deviation = (finite().map(|score| (score - mean).powi(2)).sum::<f64>() / count).sqrt();
    if deviation <= f64::from(f32::EPSILON) * mean.abs().max(1e-6) {
        return vec![0.0; scores.len()];
    }
    scores
        .iter()
        .map(|score| {
            let distance = (f64::from(*score) - mean) / deviation;
            if distance.is_finite() {
                distance as f32
            } else {
                0.0
            }
        })
        .collect()
}

/// Joins two rankings of the same things: z-scores of meaning plus `weight` times those of words.
/// Where no word is shared at all, meaning alone decides. The shorter slice sets the length.
pub fn join(lexical: &[f32], semantic: &[f32], weight: f32) -> Vec<f32> {
    let (lexical, semantic) = (z_scores(lexical), z_scores(semantic));
    lexical
        .iter()
        .zip(&semantic)
        .map(|(words, meaning)| meaning + weight * words)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn a_rare_word_outweighs_a_common_one() {
        let documents = [
            "jardin commune atelier",
            "jardin budget",
            "jardin commune",
            "jardin serre",
        ];
        let index = Bm25::new(documents.map(words));
        let scores = index.score(&words("serre jardin"));
        let best = (0..4).max_by(|a, b| scores[*a].total_cmp(&scores[*b]));
        assert_eq!(best, Some(3));
        assert!(scores.iter().all(|score| *score > 0.0));
        assert_eq!(index.score(&words("inconnu")), [0.0; 4]);
    }

    #[test]
    fn the_formula_holds() {
        // Two documents of two and one words; "a" stands twice in the first only.
        let index = Bm25::new([words("a a"), words("b")]);
        let idf = (1.0_f32 + 1.5 / 1.5).ln();
        let expected = idf * 2.0 * 2.2 / (2.0 + 1.2 * (0.25 + 0.75 * 2.0 / 1.5));
        let scores = index.score(&words("a"));
        assert!((scores[0] - expected).abs() < 1e-6, "{scores:?} {expected}");
        assert_eq!(scores[1], 0.0);
    }

    #[test]
    fn nothing_indexed_nothing_scored() {
        assert!(
            Bm25::new(Vec::<Vec<String>>::new())
                .score(&words("a"))
                .is_empty()
        );
    }

    #[test]
    fn scores_are_put_on_one_scale() {
        let z = z_scores(&[1.0, 2.0, 3.0]);
        assert!((z[0] + 1.224_744_9).abs() < 1e-6 && z[1].abs() < 1e-6);
        assert_eq!(z_scores(&[0.7; 3]), [0.0; 3]);
        assert!(z_scores(&[f32::NAN, 1.0, 2.0])[0].abs() < 1e-6);
        // Without a shared word, the order is that of meaning.
        assert_eq!(
            join(&[0.0; 3], &[1.0, 3.0, 2.0], 0.5),
            z_scores(&[1.0, 3.0, 2.0])
        );
    }
}

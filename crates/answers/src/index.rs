//! Ranking: which passages answer a question.
//!
//! Words and meaning are joined: BM25 over stems, and the cosine of embeddings from which each
//! passage's mean cosine to a stock of canonical questions is taken away. Without that background
//! correction, passages that are close to every question win every question.

use std::collections::{HashMap, HashSet};
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use dossier::{Dossier, Passage, SourceId, SourceKind};
use forms::{About, Meaning, Question};
use language::embeddings::{Embedder, Embedding};
use language::rank::{self, Bm25, z_scores};
use language::{Language, words};

use crate::passages::{Looks, Passages, Sentence};

/// Weight of words beside meaning.
const WORDS: f32 = 0.5;

/// How near every passage is to a question.
pub(crate) struct Nearness {
    /// By the question's words.
    pub(crate) words: Vec<f32>,
    /// By the words of all wordings of the canonical question.
    pub(crate) expected: Vec<f32>,
    /// By the meaning of the question's words.
    pub(crate) meaning: Vec<f32>,
    /// By what all wordings of the canonical question mean together.
    pub(crate) together: Vec<f32>,
}

/// Stems of a question's wordings, each with the share of wordings that has it.
fn expected(question: &Question) -> Vec<(String, f32)> {
    let mut shares: HashMap<String, f32> = HashMap::new();
    let count = question.wordings_fr.len().max(1) as f32;
    for wording in &question.wordings_fr {
        let mut stems = words::stems(wording, Language::French);
        stems.sort_unstable();
        stems.dedup();
        for stem in stems {
            *shares.entry(stem).or_default() += 1.0 / count;
        }
    }
    let mut shares: Vec<(String, f32)> = shares.into_iter().collect();
    shares.sort_by(|a, b| a.0.cmp(&b.0));
    shares
}

/// A dossier made ready to be asked.
pub(crate) struct Index<'a> {
    pub(crate) dossier: &'a Dossier,
    made: Arc<Made>,
}

/// What is made of it once, whatever is asked of it: little beside what is made of its passages.
pub(crate) struct Made {
    pub(crate) passages: Arc<Passages>,
    /// The sources of the project that is answered for.
    pub(crate) ours: Vec<SourceId>,
    earlier: Bm25,
    /// Mean cosine of each earlier question to canonical questions.
    earlier_background: Vec<f32>,
    /// The canonical question of each earlier question.
    pub(crate) earlier_questions: Vec<Option<forms::Asked>>,
    /// How new each passage's source is: 1 for the newest, falling to 0.
    newness: Vec<f32>,
    figures: OnceLock<Vec<(HashSet<String>, HashSet<String>)>>,
}

impl Made {
    /// Makes a dossier ready, of which the passages are.
    pub(crate) fn of(dossier: &Dossier, passages: Arc<Passages>) -> Self {
        let earlier = Bm25::new(dossier.earlier.iter().map(|pair| {
            let mut text = pair.place.headings.join(" ");
            text.push(' ');
            text.push_str(&pair.question);
            words::stems(&text, Language::French)
        }));
        let earlier_questions = dossier
            .earlier
            .iter()
            .map(|pair| forms::match_question(&pair.question, &pair.place.headings, "", None))
            .collect();
        Self {
            ours: crate::project::sources(dossier),
            earlier,
            earlier_background: passages.background(&dossier.earlier_vectors),
            earlier_questions,
            newness: newness(dossier),
            figures: OnceLock::new(),
            passages,
        }
    }
}

impl Deref for Index<'_> {
    type Target = Made;

    fn deref(&self) -> &Made {
        &self.made
    }
}

impl<'a> Index<'a> {
    /// Makes a dossier ready; see [`Passages::of`].
    pub(crate) fn new(
        dossier: &'a Dossier,
        embedder: Option<&Embedder>,
        catalogue: Option<Arc<Meaning>>,
    ) -> Self {
        let passages = Arc::new(Passages::of(dossier, embedder, catalogue));
        Self::with(dossier, Arc::new(Made::of(dossier, passages)))
    }

    /// A dossier with what was made of it before.
    pub(crate) fn with(dossier: &'a Dossier, made: Arc<Made>) -> Self {
        Self { dossier, made }
    }

    /// How near every passage is to a question, each kind of nearness in standard deviations over
    /// all passages. `query` is the question with where it stands.
    pub(crate) fn nearness(
        &self,
        query: &str,
        question: Option<&Question>,
        vector: Option<&Embedding>,
    ) -> Nearness {
        let words = self
            .passages
            .ranked
            .score(&words::stems(query, Language::French));
        let expected = question.map(|question| {
            let expected = expected(question);
            let expected = expected.iter().map(|(stem, share)| (stem.as_str(), *share));
            self.passages.ranked.score_weighed(expected)
        });
        let near = |vector: &Embedding| {
            let vectors = &self.dossier.passage_vectors;
            z_scores(&corrected(vector, vectors, &self.passages.mean_cosines))
        };
        let together =
            question.and_then(|question| self.passages.catalogue.as_ref()?.together(&question.id));
        let none = || vec![0.0; self.dossier.passages.len()];
        Nearness {
            words: z_scores(&words),
            expected: expected.map_or_else(none, |scores| z_scores(&scores)),
            meaning: vector
                .filter(|_| self.passages.meaning)
                .map_or_else(none, near),
            together: (together.as_ref())
                .filter(|_| self.passages.meaning)
                .map_or_else(none, near),
        }
    }

    /// How rare a stem is among the passages: 0 for one that all hold.
    pub(crate) fn rarity(&self, stem: &str) -> f32 {
        let all = self.dossier.passages.len() as f32;
        let held = self.passages.ranked.holding(stem).len() as f32;
        ((all + 1.0) / (held + 0.5)).ln().max(0.1)
    }

    /// For each figure, the stems of its own words, and of its table, headings and source.
    pub(crate) fn figure_stems(&self) -> &[(HashSet<String>, HashSet<String>)] {
        self.figures.get_or_init(|| {
            let set = |text: &str| words::stems(text, Language::French).into_iter().collect();
            let figures = self.dossier.figures.iter().map(|figure| {
                let source = self.dossier.source(figure.place.source);
                let title = source.map_or("", |source| source.about.title.as_str());
                let headings = figure.place.headings.join(" ");
                let around = format!("{} {headings} {title}", figure.table);
                (set(&figure.label), set(&around))
            });
            figures.collect()
        })
    }

    /// The passages that hold a word of this stem, in their text or headings, each with its place.
    pub(crate) fn with_stem(&self, stem: &str) -> impl Iterator<Item = (usize, &'a Passage)> {
        let holding = self.passages.ranked.holding(stem).collect::<Vec<_>>();
        holding
            .into_iter()
            .map(|at| (at, &self.dossier.passages[at]))
    }

    /// The sentences of a passage.
    pub(crate) fn sentences(&self, passage: usize) -> &[Sentence] {
        self.passages.sentences[passage].get_or_init(|| {
            let text = &self.dossier.passages[passage].text;
            let mut sentences = Vec::new();
            let mut start = 0;
            for line in text.split_inclusive('\n') {
                for range in language::sentences::split(line.trim_end_matches('\n')) {
                    let range = start + range.start..start + range.end;
                    let stems = words::stems(&text[range.clone()], Language::French);
                    sentences.push(Sentence {
                        range,
                        stems: stems.into_iter().collect(),
                    });
                }
                start += line.len();
            }
            sentences
        })
    }

    /// What a passage is made of.
    pub(crate) fn looks(&self, passage: usize) -> &Looks {
        &self.passages.looks[passage]
    }

    /// The stems of a passage's title and headings.
    pub(crate) fn heading_stems(&self, passage: usize) -> &HashSet<String> {
        &self.passages.heading_stems[passage]
    }

    /// How new a passage's source is: 1 for the newest, falling to 0.
    pub(crate) fn newness(&self, passage: usize) -> f32 {
        self.newness[passage]
    }

    /// The corrected cosine of every earlier question, or its BM25 score without vectors.
    pub(crate) fn earlier(&self, question: &str, vector: Option<&Embedding>) -> Vec<f32> {
        let lexical = self
            .earlier
            .score(&words::stems(question, Language::French));
        match vector {
            Some(vector)
                if self.passages.meaning
                    && self.dossier.earlier_vectors.len() == self.dossier.earlier.len() =>
            {
                let semantic = corrected(
                    vector,
                    &self.dossier.earlier_vectors,
                    &self.earlier_background,
                );
                rank::join(&lexical, &semantic, WORDS)
            }
            _ => z_scores(&lexical),
        }
    }

    /// True for a passage of sentences: no table, no filled form, no placeholder, no scraps.
    pub(crate) fn is_prose(&self, passage: usize) -> bool {
        let looks = self.looks(passage);
        !looks.no_prose && !looks.placeholder && looks.length >= 60
    }

    /// The kind of a passage's source.
    pub(crate) fn kind(&self, passage: usize) -> SourceKind {
        self.passages.looks[passage].kind
    }
}

/// True when passages of this kind of source speak of what a question is about.
pub(crate) fn suits(kind: SourceKind, about: About) -> bool {
    match about {
        About::Project => matches!(kind, SourceKind::ProjectNote | SourceKind::Application),
        About::Organisation => !matches!(kind, SourceKind::ProjectNote),
        About::Year => matches!(
            kind,
            SourceKind::ActivityReport | SourceKind::Accounts | SourceKind::Minutes
        ),
    }
}

fn corrected(question: &Embedding, vectors: &[Embedding], background: &[f32]) -> Vec<f32> {
    vectors
        .iter()
        .zip(background)
        .map(|(vector, mean)| question.cosine(vector) - mean)
        .collect()
}

fn newness(dossier: &Dossier) -> Vec<f32> {
    let mut dates: Vec<_> = dossier
        .sources
        .iter()
        .filter_map(|source| source.about.told_date())
        .map(|date| date.year)
        .collect();
    dates.sort_unstable();
    dates.dedup();
    let newest = dates.last().copied().unwrap_or_default();
    dossier
        .passages
        .iter()
        .map(|passage| {
            dossier.date(passage.place.source).map_or(0.0, |date| {
                let age = (newest - date.year).clamp(0, 5) as f32;
                1.0 - age / 5.0
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use dossier::{Passage, Place};

    use super::*;

    fn passage(text: &str, doubtful: bool) -> Passage {
        Passage {
            place: Place {
                source: 0,
                page: None,
                headings: Vec::new(),
                doubtful,
            },
            ordinal: 0,
            text: text.to_owned(),
        }
    }

    #[test]
    fn words_of_a_picture_are_found_though_misread() {
        let misread = "I'associatian anime des aleliers dans les villages.";
        let dossier = Dossier {
            passages: vec![
                passage("Les comptes sont tenus par la trésorière.", false),
                passage("Des ateliers d'une autre association.", false),
                passage(misread, true),
                passage(misread, false),
            ],
            ..Dossier::default()
        };
        let index = Index::new(&dossier, None, None);
        let scores = index
            .nearness("ateliers de l'association", None, None)
            .words;
        assert!(scores[2] > scores[3], "{scores:?}");
        assert!(scores[2] > scores[0], "{scores:?}");
    }
}

//! What is made of a dossier's passages once, whatever is asked of them, and whatever else of the
//! dossier changes.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use dossier::{Dossier, Passage, SourceId, SourceKind};
use forms::Meaning;
use language::embeddings::{Embedder, Embedding};
use language::rank::Bm25;
use language::{Language, words};

use crate::readable::{is_form, is_scraps, is_table};

/// The passages of a dossier made ready to be searched.
pub struct Passages {
    pub(crate) ranked: Bm25,
    /// Mean cosine of each passage to canonical questions.
    pub(crate) mean_cosines: Vec<f32>,
    /// Vectors of canonical questions; none where words alone decide.
    stock: Vec<Embedding>,
    /// The canonical question that each passage's nearest headings ask, nearest first.
    pub(crate) questions: Vec<Vec<Heading>>,
    pub(crate) looks: Vec<Looks>,
    /// The stems of each passage's title and headings, shared by those under the same.
    pub(crate) heading_stems: Vec<Arc<HashSet<String>>>,
    /// Whether meaning decides beside words.
    pub(crate) meaning: bool,
    pub(crate) catalogue: Option<Arc<Meaning>>,
    /// Made when a passage is first looked into.
    pub(crate) sentences: Vec<OnceLock<Vec<Sentence>>>,
}

impl Passages {
    /// Makes the passages of a dossier ready. Without an embedder, or when the dossier holds no
    /// vectors, words alone decide.
    pub fn new(dossier: &Dossier, embedder: Option<&Embedder>) -> Self {
        let meaning = embedder.and_then(Meaning::of);
        Self::of(dossier, embedder, meaning.map(Arc::new))
    }

    /// The same with the catalogue's meaning, where that is known already.
    pub(crate) fn of(
        dossier: &Dossier,
        embedder: Option<&Embedder>,
        catalogue: Option<Arc<Meaning>>,
    ) -> Self {
        let spelling = spelling(dossier);
        let ranked = Bm25::new(dossier.passages.iter().map(|passage| {
            let title = dossier
                .source(passage.place.source)
                .map_or("", |s| s.about.title.as_str());
            let text = passage.with_headings(title);
            if passage.place.doubtful {
                spelling.stems(&text, Language::French)
            } else {
                words::stems(&text, Language::French)
            }
        }));
        let meaning = embedder.is_some() && dossier.passage_vectors.len() == dossier.passages.len();
        let stock = match embedder {
            Some(embedder) if meaning => background(embedder),
            _ => Vec::new(),
        };
        Self {
            ranked,
            mean_cosines: mean_cosines(&dossier.passage_vectors, &stock),
            stock,
            questions: heading_questions(dossier),
            looks: looks(dossier),
            heading_stems: heading_stems(dossier),
            meaning,
            catalogue,
            sentences: dossier.passages.iter().map(|_| OnceLock::new()).collect(),
        }
    }

    /// The mean cosine of each of some vectors to canonical questions.
    pub(crate) fn background(&self, vectors: &[Embedding]) -> Vec<f32> {
        mean_cosines(vectors, &self.stock)
    }
}

/// A heading that asks a canonical question.
#[derive(Clone)]
pub(crate) struct Heading {
    /// How many headings lead to it, itself included.
    pub(crate) depth: usize,
    /// What it asks.
    pub(crate) asked: forms::Asked,
}

/// What a passage is made of, looked at once for all boxes.
pub(crate) struct Looks {
    /// A table, a filled form or scraps of a page.
    pub(crate) no_prose: bool,
    /// It waits for somebody to write it.
    pub(crate) placeholder: bool,
    /// Its characters.
    pub(crate) length: usize,
    /// Its headings, folded.
    pub(crate) headings: Vec<String>,
    /// The kind of its source.
    pub(crate) kind: SourceKind,
    /// The years that its source or its headings are of.
    pub(crate) years: Vec<i32>,
}

impl Looks {
    fn of(passage: &Passage, about: Option<&dossier::About>) -> Self {
        let text = passage.text.as_str();
        let headings = &passage.place.headings;
        let told = about
            .and_then(dossier::About::told_date)
            .map(|date| date.year);
        let named = headings
            .iter()
            .flat_map(|heading| language::dates::years(heading));
        Self {
            no_prose: is_table(text) || is_form(text) || is_scraps(text),
            placeholder: dossier::is_placeholder(text),
            length: text.chars().count(),
            headings: headings
                .iter()
                .map(|heading| words::fold(heading))
                .collect(),
            kind: about.map_or(SourceKind::Other, |about| about.kind),
            years: told.into_iter().chain(named).collect(),
        }
    }
}

/// A sentence of a passage.
pub(crate) struct Sentence {
    /// Where it stands in the passage's text.
    pub(crate) range: std::ops::Range<usize>,
    pub(crate) stems: HashSet<String>,
}

/// The words that are surely spelled, for reading doubtful passages by: those of passages that were
/// not recognised from pictures, and of the questions that forms ask. None when nothing is doubtful.
fn spelling(dossier: &Dossier) -> words::Spelling {
    if !dossier
        .passages
        .iter()
        .any(|passage| passage.place.doubtful)
    {
        return words::Spelling::default();
    }
    let sure = dossier
        .passages
        .iter()
        .filter(|passage| !passage.place.doubtful);
    let asked = forms::catalogue()
        .questions()
        .iter()
        .flat_map(|question| &question.wordings_fr);
    let texts = sure
        .map(|passage| passage.text.as_str())
        .chain(asked.map(String::as_str));
    words::Spelling::of(texts, Language::French)
}

/// One wording of each canonical question.
fn background(embedder: &Embedder) -> Vec<Embedding> {
    let wordings: Vec<&str> = forms::catalogue()
        .questions()
        .iter()
        .filter(|question| question.kind == forms::QuestionKind::Prose)
        .filter_map(|question| question.wordings_fr.first().map(String::as_str))
        .take(60)
        .collect();
    embedder.embed_questions(&wordings).unwrap_or_default()
}

fn mean_cosines(vectors: &[Embedding], stock: &[Embedding]) -> Vec<f32> {
    let count = stock.len().max(1) as f32;
    vectors
        .iter()
        .map(|vector| {
            stock
                .iter()
                .map(|question| vector.cosine(question))
                .sum::<f32>()
                / count
        })
        .collect()
}

fn looks(dossier: &Dossier) -> Vec<Looks> {
    let abouts: HashMap<SourceId, &dossier::About> = (dossier.sources.iter())
        .map(|source| (source.id, &source.about))
        .collect();
    (dossier.passages.iter())
        .map(|passage| Looks::of(passage, abouts.get(&passage.place.source).copied()))
        .collect()
}

fn heading_stems(dossier: &Dossier) -> Vec<Arc<HashSet<String>>> {
    let mut known: HashMap<(SourceId, &[String]), Arc<HashSet<String>>> = HashMap::new();
    (dossier.passages.iter())
        .map(|passage| {
            let (source, headings) = (passage.place.source, passage.place.headings.as_slice());
            let stems = known.entry((source, headings)).or_insert_with(|| {
                let title = dossier
                    .source(source)
                    .map_or("", |one| one.about.title.as_str());
                let text = format!("{title} {}", headings.join(" "));
                Arc::new(words::stems(&text, Language::French).into_iter().collect())
            });
            Arc::clone(stems)
        })
        .collect()
}

/// What the headings of each passage ask. Those of a project's note ask of the project.
fn heading_questions(dossier: &Dossier) -> Vec<Vec<Heading>> {
    let mut known: HashMap<(bool, &[String]), Vec<Heading>> = HashMap::new();
    let notes: HashSet<SourceId> = (dossier.sources.iter())
        .filter(|source| source.about.kind == SourceKind::ProjectNote)
        .map(|source| source.id)
        .collect();
    (dossier.passages.iter())
        .map(|passage| {
            let headings = passage.place.headings.as_slice();
            let of_project = notes.contains(&passage.place.source);
            let asked = known.entry((of_project, headings));
            asked
                .or_insert_with(|| asked_by(headings, of_project))
                .clone()
        })
        .collect()
}

/// What the two nearest of some headings ask, nearest first.
fn asked_by(headings: &[String], of_project: bool) -> Vec<Heading> {
    let project = of_project.then(|| "Projet".to_owned());
    let asked = |at: usize| {
        let over: Vec<String> = project.iter().chain(&headings[..at]).cloned().collect();
        forms::match_question(&headings[at], &over, "", None)
    };
    (0..headings.len())
        .rev()
        .take(2)
        .filter_map(|at| {
            Some(Heading {
                depth: at + 1,
                asked: asked(at)?,
            })
        })
        .collect()
}

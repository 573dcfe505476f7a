//! Matching a question to a passage: recall of words, of the shipped model, and of both joined.
//!
//! The set (`cases/matching/testset.json`) was written by one author in one sitting: differences
//! below seven points are noise. Its passages have no headings; where a row says "heading", the
//! topic's name stands for one, which is optimistic.

#![expect(clippy::print_stdout, reason = "a measure prints its table")]

use std::path::Path;
use std::time::Instant;

use language::embeddings::{Embedder, Embedding, EmbeddingError};
use language::rank::{self, Bm25};
use language::{Language, words};
use serde::{Deserialize, Serialize};

use crate::{Check, Measure, Options};

/// This measure.
pub const MEASURE: Measure = Measure {
    name: "matching",
    about: "questions matched to one association's passages, by words and by meaning",
    run,
    check: Some(check),
};

/// Weight of words beside meaning, as answering uses it.
const WORDS: f32 = 0.5;

/// What [`METHODS`]' last must reach on French questions, in per cent among the first three: the
/// 73 that were measured first (`evaluation/FIGURES.md`), less the 7 points that are noise on a
/// set of this size.
const LEAST: f32 = 66.0;

#[derive(Deserialize)]
struct Set {
    associations: Vec<(String, String)>,
    passages: Vec<Passage>,
    questions: Vec<Question>,
}

#[derive(Deserialize)]
struct Passage {
    assoc: String,
    topic: String,
    text: String,
}

#[derive(Deserialize)]
struct Question {
    topic: String,
    lang: String,
    text: String,
}

/// One method's recall, in per cent.
#[derive(Debug, Serialize)]
struct Row {
    method: &'static str,
    french: Recall,
    /// French questions that share a stem with their passage.
    shared: Recall,
    /// French questions that share none.
    unshared: Recall,
    other: Recall,
}

/// Of so many questions, for how many the right passage came first, or among the first three.
#[derive(Debug, Default, Clone, Copy, Serialize)]
struct Recall {
    questions: u32,
    first: u32,
    three: u32,
}

impl Recall {
    fn count(&mut self, place: usize) {
        self.questions += 1;
        self.first += u32::from(place == 0);
        self.three += u32::from(place < 3);
    }

    fn percent(self, part: u32) -> f32 {
        100.0 * part as f32 / self.questions.max(1) as f32
    }
}

impl std::fmt::Display for Recall {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&format!(
            "{:.0} / {:.0}",
            self.percent(self.first),
            self.percent(self.three)
        ))
    }
}

/// What a method ranks by.
#[derive(Clone, Copy)]
struct Method {
    name: &'static str,
    /// Weights of words and of meaning.
    words: f32,
    meaning: f32,
    corrected: bool,
    heading: bool,
}

const METHODS: [Method; 8] = [
    Method {
        name: "BM25",
        words: 1.0,
        meaning: 0.0,
        corrected: false,
        heading: false,
    },
    Method {
        name: "e5-small",
        words: 0.0,
        meaning: 1.0,
        corrected: false,
        heading: false,
    },
    Method {
        name: "e5 + correction",
        words: 0.0,
        meaning: 1.0,
        corrected: true,
        heading: false,
    },
    Method {
        name: "e5 + correction + BM25",
        words: WORDS,
        meaning: 1.0,
        corrected: true,
        heading: false,
    },
    Method {
        name: "BM25, heading",
        words: 1.0,
        meaning: 0.0,
        corrected: false,
        heading: true,
    },
    Method {
        name: "e5, heading",
        words: 0.0,
        meaning: 1.0,
        corrected: false,
        heading: true,
    },
    Method {
        name: "e5, heading + correction",
        words: 0.0,
        meaning: 1.0,
        corrected: true,
        heading: true,
    },
    Method {
        name: "all joined",
        words: WORDS,
        meaning: 1.0,
        corrected: true,
        heading: true,
    },
];

fn run(shared: &Path, options: Options) -> Result<(), String> {
    let embedder = Embedder::shipped().map_err(|error| error.to_string())?;
    let start = Instant::now();
    let (rows, texts) = measure(&set(shared)?, &embedder, &stock()).map_err(|e| e.to_string())?;
    if options.json {
        println!(
            "{}",
            serde_json::to_string_pretty(&rows).map_err(|e| e.to_string())?
        );
        return Ok(());
    }
    println!(
        "{:26} {:>12} {:>14} {:>12} {:>16}",
        "recall@1 / recall@3, %", "French", "sharing a stem", "sharing none", "other languages"
    );
    for row in &rows {
        println!(
            "{:26} {:>12} {:>14} {:>12} {:>16}",
            row.method, row.french, row.shared, row.unshared, row.other
        );
    }
    println!(
        "{texts} texts embedded and ranked in {:.1} s",
        start.elapsed().as_secs_f32()
    );
    Ok(())
}

fn check(shared: &Path) -> Result<Vec<Check>, String> {
    let embedder = Embedder::shipped().map_err(|error| error.to_string())?;
    let (rows, _) = measure(&set(shared)?, &embedder, &stock()).map_err(|e| e.to_string())?;
    Ok(rows
        .last()
        .map(|row| {
            let reached = row.french.percent(row.french.three);
            Check {
                line: format!(
                    "{}, recall@3 in French {reached:.0} %, at least {LEAST}",
                    row.method
                ),
                holds: reached >= LEAST,
            }
        })
        .into_iter()
        .collect())
}

fn set(shared: &Path) -> Result<Set, String> {
    let path = shared.join("cases/matching/testset.json");
    let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))
}

/// One French wording of each canonical question that prose answers.
fn stock() -> Vec<String> {
    forms::catalogue()
        .questions()
        .iter()
        .filter(|question| question.kind == forms::QuestionKind::Prose)
        .filter_map(|question| question.wordings_fr.first().cloned())
        .collect()
}

/// Each method's recall, and how many texts were embedded.
fn measure(
    set: &Set,
    embedder: &Embedder,
    stock: &[String],
) -> Result<(Vec<Row>, usize), EmbeddingError> {
    let stock = embedder.embed_questions(&strs(stock))?;
    let asked: Vec<String> = set.questions.iter().map(|q| q.text.clone()).collect();
    let asked_vectors = embedder.embed_questions(&strs(&asked))?;
    let plain: Vec<String> = set
        .passages
        .iter()
        .map(|passage| passage.text.clone())
        .collect();
    let headed: Vec<String> = set
        .passages
        .iter()
        .map(|passage| format!("{}\n{}", passage.topic.replace('_', " "), passage.text))
        .collect();
    let plain_vectors = embedder.embed_passages(&strs(&plain))?;
    let headed_vectors = embedder.embed_passages(&strs(&headed))?;
    let embedded = stock.len() + asked.len() + plain.len() + headed.len();
    let rows = METHODS
        .into_iter()
        .map(|method| {
            let (texts, vectors) = if method.heading {
                (&headed, &headed_vectors)
            } else {
                (&plain, &plain_vectors)
            };
            recall(set, method, texts, vectors, &asked_vectors, &stock)
        })
        .collect();
    Ok((rows, embedded))
}

fn recall(
    set: &Set,
    method: Method,
    texts: &[String],
    vectors: &[Embedding],
    asked: &[Embedding],
    stock: &[Embedding],
) -> Row {
    let none = Recall::default();
    let mut row = Row {
        method: method.name,
        french: none,
        shared: none,
        unshared: none,
        other: none,
    };
    for (association, _) in &set.associations {
        let mine: Vec<usize> = (0..set.passages.len())
            .filter(|at| &set.passages[*at].assoc == association)
            .collect();
        let index = Bm25::new(mine.iter().map(|at| stems(&texts[*at])));
        let background: Vec<f32> = mine
            .iter()
            .map(|at| {
                let sum: f32 = stock
                    .iter()
                    .map(|question| vectors[*at].cosine(question))
                    .sum();
                if method.corrected {
                    sum / stock.len().max(1) as f32
                } else {
                    0.0
                }
            })
            .collect();
        for (question, vector) in set.questions.iter().zip(asked) {
            let lexical = rank::z_scores(&index.score(&stems(&question.text)));
            let semantic: Vec<f32> = mine
                .iter()
                .zip(&background)
                .map(|(at, b)| vector.cosine(&vectors[*at]) - b)
                .collect();
            let semantic = rank::z_scores(&semantic);
            let scores: Vec<f32> = lexical
                .iter()
                .zip(&semantic)
                .map(|(words, meaning)| method.words * words + method.meaning * meaning)
                .collect();
            let Some(right) = mine
                .iter()
                .position(|at| set.passages[*at].topic == question.topic)
            else {
                continue;
            };
            // What ties with the right passage counts before it: no rank is given for nothing.
            let place = (0..scores.len())
                .filter(|other| *other != right && scores[*other] >= scores[right])
                .count();
            if question.lang == "fr" {
                row.french.count(place);
                let own = stems(&set.passages[mine[right]].text);
                let shares = stems(&question.text).iter().any(|stem| own.contains(stem));
                if shares {
                    row.shared.count(place);
                } else {
                    row.unshared.count(place);
                }
            } else {
                row.other.count(place);
            }
        }
    }
    row
}

fn stems(text: &str) -> Vec<String> {
    words::stems(text, Language::French)
}

fn strs(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

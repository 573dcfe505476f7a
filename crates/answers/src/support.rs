//! Whether a sentence that somebody else worded is supported by sources.
//!
//! What comes back from a program that words texts is not trusted. A sentence stands only where
//! sources bear it: each figure and name in it is theirs, and stands by the same words as there; it
//! denies what they deny and nothing else; no word in it turns their sense; and its words are those of
//! one of their sentences, or of two neighbours. What cannot be told is not supported.

mod bound;
mod figures;
mod lists;
mod negation;
mod tokens;

use std::collections::HashSet;
use std::ops::Range;

use language::embeddings::Embedder;
use language::words::fold;
use language::{Language, sentences};

use figures::Figure;
use tokens::{Line, Token};

/// Why a sentence is not supported.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = RewordingDoubt))]
#[serde(rename_all = "snake_case", tag = "doubt")]
pub enum Doubt {
    /// A figure, date, amount, address or number that is in no source.
    Figure {
        /// As it is written in the sentence.
        figure: String,
    },
    /// A name that is in no source.
    Name {
        /// As it is written in the sentence.
        name: String,
    },
    /// A figure or name that belongs to other words in the sources.
    Elsewhere {
        /// The figure or name.
        what: String,
        /// The word that it stands by.
        by: String,
    },
    /// It denies what the sources do not, or does not deny what they do.
    Negation,
    /// A word that would turn or swell the sense, which no source has.
    Word {
        /// The word.
        word: String,
    },
    /// It says for sure what the sources only suppose.
    Supposed,
    /// Too many of its words are in no one place of the sources.
    Words,
}

/// Share of a sentence's words from which they speak for it. This and what follows are set on the half
/// `set` of `crates/evaluation/keys/support.toml`.
const SURE: f32 = 0.75;
/// The least cosine of the sentence and the place in the sources then, where there is a model: words that
/// are all there can be put together otherwise.
const NEAR: f32 = 0.93;
/// Share of words from which meaning may make up for the rest, where there is a model.
const POSSIBLE: f32 = 0.60;
/// The least cosine then. Sentences that say the contrary come as near as 0.97.
const ALIKE: f32 = 0.98;
/// Places of the sources that are looked at, the best first.
const MOST: usize = 6;
/// Of so many words one after another, how many not in the sources say something of their own.
const RUN: usize = 4;
const OWN: usize = 3;

/// Sources made ready to hold sentences against.
pub struct Ground {
    language: Language,
    /// Sentences of each source, in order.
    sources: Vec<Vec<Line>>,
    figures: HashSet<Figure>,
    words: HashSet<String>,
    /// The sentences as they are, folded.
    verbatim: HashSet<String>,
}

/// One or two neighbouring sentences of a source.
struct Place<'a> {
    lines: &'a [Line],
    coverage: f32,
}

impl Ground {
    /// Makes sources ready. `language` is that of the sentences to come.
    pub fn new(sources: &[&str], language: Language) -> Self {
        let sources: Vec<Vec<Line>> = (sources.iter())
            .map(|source| {
                units(source)
                    .into_iter()
                    .map(|range| Line::of(&source[range], language))
                    .collect()
            })
            .collect();
        let lines = || sources.iter().flatten();
        Self {
            verbatim: lines().map(|line| fold(&line.text)).collect(),
            figures: lines().flat_map(Line::figures).cloned().collect(),
            words: lines().flat_map(Line::words).map(str::to_owned).collect(),
            language,
            sources,
        }
    }

    /// Why a sentence is not supported; nothing when it is.
    pub fn doubt(&self, sentence: &str, embedder: Option<&Embedder>) -> Option<Doubt> {
        let line = Line::of(sentence, self.language);
        if self.verbatim.contains(&fold(&line.text)) {
            return None;
        }
        self.figure(&line)
            .or_else(|| self.name(&line))
            .or_else(|| self.turned(&line))
            .or_else(|| bound::doubt(&line, &self.sources))
            .or_else(|| self.words(sentence, &line, embedder))
    }

    /// A figure that is in no source.
    fn figure(&self, line: &Line) -> Option<Doubt> {
        let stands = |figure: &Figure| self.figures.iter().any(|other| figure.is_said_by(other));
        let (at, _) = (line.tokens.iter().enumerate())
            .find(|(_, token)| token.figure.as_ref().is_some_and(|figure| !stands(figure)))?;
        let figure = line.tokens[at].text.clone();
        Some(Doubt::Figure { figure })
    }

    /// A name that is in no source, or of which the parts stand together in none.
    fn name(&self, line: &Line) -> Option<Doubt> {
        let doubt = |name: String| Some(Doubt::Name { name });
        for token in line.tokens.iter().filter(|token| token.name) {
            if !self.words.contains(&token.folded) {
                return doubt(token.text.clone());
            }
        }
        for pair in line.tokens.windows(2) {
            let [first, second] = pair else { continue };
            let together = first.name && second.name && second.at - first.at <= 1;
            if together && !self.stand_together(first, second) {
                return doubt(format!("{} {}", first.text, second.text));
            }
        }
        None
    }

    fn stand_together(&self, first: &Token, second: &Token) -> bool {
        self.sources.iter().flatten().any(|line| {
            let at = |word: &str| {
                let word = word.to_owned();
                line.tokens
                    .iter()
                    .filter(move |token| token.folded == word)
                    .map(|token| token.at)
            };
            at(&first.folded).any(|one| at(&second.folded).any(|other| one.abs_diff(other) <= 2))
        })
    }

    /// A word that would turn or swell the sense, which no source has; or the contrary of one that it
    /// has, by its first letters: `possible` and `impossible`.
    fn turned(&self, line: &Line) -> Option<Doubt> {
        let has = |wanted: &str| self.words.contains(wanted);
        let said = |group: &[&str]| {
            self.words
                .iter()
                .any(|word| group.iter().any(|beginning| lists::begins(word, beginning)))
        };
        for token in line.tokens.iter().filter(|token| !token.name) {
            let word = token.folded.as_str();
            if token.figure.is_some() || has(word) {
                continue;
            }
            let unsaid = lists::turning(word).is_some_and(|group| !said(group));
            if unsaid || token.stem.is_some() && lists::contraries(word).any(|other| has(&other)) {
                let word = token.text.clone();
                return Some(Doubt::Word { word });
            }
        }
        None
    }

    /// The words of the sentence, in one place of the sources.
    fn words(&self, sentence: &str, line: &Line, embedder: Option<&Embedder>) -> Option<Doubt> {
        let mut places: Vec<Place<'_>> = self.places(line);
        places.sort_by(|a, b| b.coverage.total_cmp(&a.coverage));
        let mut doubt = Doubt::Words;
        for place in places.iter().take(MOST) {
            if place.coverage < POSSIBLE {
                break;
            }
            let other = match () {
                () if negation::differs(line, place.lines) => Some(Doubt::Negation),
                () if only_supposed(line, place.lines) => Some(Doubt::Supposed),
                () => replaced(line, place.lines),
            };
            if let Some(other) = other {
                doubt = other;
                continue;
            }
            let sure = place.coverage >= SURE;
            let near = cosine(sentence, place, embedder);
            let least = if sure { NEAR } else { ALIKE };
            if near.map_or(sure, |near| near >= least) {
                return None;
            }
        }
        Some(doubt)
    }

    fn places(&self, line: &Line) -> Vec<Place<'_>> {
        let mut places = Vec::new();
        for lines in &self.sources {
            for at in 0..lines.len() {
                for end in [at + 1, at + 2] {
                    if let Some(lines) = lines.get(at..end) {
                        let coverage = coverage(line, lines);
                        places.push(Place { lines, coverage });
                    }
                }
            }
        }
        places
    }
}

/// Whether a sentence says for sure what the place only supposes.
fn only_supposed(line: &Line, place: &[Line]) -> bool {
    let supposes = |line: &Line| line.words().any(lists::supposes);
    let theirs =
        |other: &&Line| supposes(other) && coverage(line, std::slice::from_ref(*other)) >= 0.5;
    !supposes(line) && place.iter().any(|other| theirs(&other))
}

/// A word that the place has not, where it has another: "choristes professionnels" for "choristes
/// amateurs".
fn replaced(line: &Line, place: &[Line]) -> Option<Doubt> {
    let is_new = |token: &Token, lines: &[&Line]| {
        let plain = token.stem.is_some() && !token.name && !lists::is_light(&token.folded);
        let mut there = lines.iter().flat_map(|line| &line.tokens);
        plain && !there.any(|other| other.is_like(token))
    };
    let lines: Vec<&Line> = place.iter().collect();
    for pair in line.tokens.windows(2) {
        let [noun, new] = pair else { continue };
        let next = noun.stem.is_some() && new.at - noun.at == 1;
        if !next || !is_new(new, &lines) {
            continue;
        }
        for there in lines.iter().flat_map(|line| line.tokens.windows(2)) {
            let [same, other] = there else { continue };
            let slot = same.is_like(noun) && other.at - same.at == 1;
            if slot && is_new(other, &[line]) {
                let word = new.text.clone();
                return Some(Doubt::Word { word });
            }
        }
    }
    None
}

/// How near the meanings of a sentence and of a place in the sources are, where there is a model.
fn cosine(sentence: &str, place: &Place<'_>, embedder: Option<&Embedder>) -> Option<f32> {
    let text: Vec<&str> = place.lines.iter().map(|line| line.text.as_str()).collect();
    let vectors = embedder?
        .embed_passages(&[sentence, &text.join(" ")])
        .ok()?;
    Some(vectors.first()?.cosine(vectors.get(1)?))
}

/// Share of the words of a sentence that are in a place; 0 where there are none, or where some that
/// stand together are not.
fn coverage(line: &Line, place: &[Line]) -> f32 {
    let mut found: Vec<bool> = Vec::new();
    for token in &line.tokens {
        let anchor = token.name || token.figure.is_some();
        if !anchor && (token.stem.is_none() || lists::is_light(&token.folded)) {
            continue;
        }
        let mut there = place.iter().flat_map(|line| &line.tokens);
        found.push(there.any(|other| other.is_like(token)));
    }
    let missing = |some: &[bool]| some.iter().filter(|found| !**found).count();
    if found.is_empty() || found.windows(RUN).any(|some| missing(some) >= OWN) {
        return 0.0;
    }
    (found.len() - missing(&found)) as f32 / found.len() as f32
}

/// The sentences and items of lists of a text.
pub(crate) fn units(text: &str) -> Vec<Range<usize>> {
    let mut units = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let (from, to) = (start, start + line.len());
        start = to;
        if line.trim_start().starts_with("• ") {
            let trimmed = line.trim();
            let begin = from + line.find(trimmed).unwrap_or(0);
            units.push(begin..begin + trimmed.len());
            continue;
        }
        let split = sentences::split(&text[from..to]).into_iter();
        units.extend(split.map(|range| from + range.start..from + range.end));
    }
    units.retain(|range| !fold(&text[range.clone()]).is_empty());
    units
}

#[cfg(test)]
mod tests;

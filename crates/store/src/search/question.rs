//! The query of a question: which records fit, and what each part is worth.

use commons::ranking::{Points, shipped};
use language::words::{Root, fold};
use tantivy::Searcher;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, FuzzyTermQuery, Occur, Query, TermQuery,
    TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use super::asked::{Asked, Understood};
use super::fields::Fields;
use super::index::SearchError;
use super::leaving::Leaving;
use super::understand::Need;

/// The most words one that was typed wrongly may stand for.
const NEAR: usize = 8;
/// The most words that count.
const MOST: usize = 24;
/// Letters from which a word may be one letter wrong, and two.
const ONE_WRONG: usize = 4;
const TWO_WRONG: usize = 8;

/// A query and its parts. The score of what fits is the sum of the parts, and of words elsewhere.
pub(super) struct Question {
    /// What fits.
    pub(super) query: Box<dyn Query>,
    /// Points for words of a name.
    pub(super) name: Option<Box<dyn Query>>,
    /// Points for a whole name.
    pub(super) whole_name: Option<Box<dyn Query>>,
    /// Points for the need.
    pub(super) need: Option<Box<dyn Query>>,
}

/// A word that is looked for: the stems it may have, and what each weighs.
struct Word {
    stems: Vec<(String, f32)>,
    covered: bool,
}

/// Makes the query. With `some`, one of the words is enough.
pub(super) fn question(
    fields: &Fields,
    searcher: &Searcher,
    need: &Need,
    leaving: Option<&Leaving>,
    some: bool,
    asked: &Asked,
    understood: &mut Understood,
) -> Result<Question, SearchError> {
    let points = &shipped().points;
    let mut words = Vec::new();
    for (root, covered) in need.words.iter().take(MOST) {
        words.push(word(fields, searcher, root, *covered, points, understood)?);
    }
    let mut soft = Vec::new();
    for root in need.soft.iter().take(MOST) {
        soft.push(Word {
            stems: vec![(root.stem.clone(), 1.0)],
            covered: false,
        });
    }
    let need_query = need_query(fields, need, leaving, points);
    let mut clauses: Clauses = Vec::new();
    let must = if some { Occur::Should } else { Occur::Must };
    let mut names: Clauses = Vec::new();
    let mut texts: Clauses = Vec::new();
    for (word, occurs) in words
        .iter()
        .map(|word| (word, must))
        .chain(soft.iter().map(|word| (word, Occur::Should)))
    {
        let mut group: Clauses = Vec::new();
        for (stem, weight) in &word.stems {
            let name = boosted(term(fields.name, stem), weight * points.name);
            names.push((Occur::Should, name.box_clone()));
            let elsewhere = boosted(term(fields.words, stem), weight * points.words);
            // Words of names are among all words: what has it in its name is looked up, not searched.
            let both = vec![(Occur::Must, elsewhere), (Occur::Should, name)];
            group.push((Occur::Should, Box::new(BooleanQuery::new(both))));
        }
        if word.covered
            && let Some(need) = &need_query
        {
            // It fits, and its points are added once for the whole question.
            let fits = ConstScoreQuery::new(need.box_clone(), 0.0);
            group.push((Occur::Should, Box::new(fits)));
        }
        texts.push((occurs, Box::new(BooleanQuery::new(group))));
    }
    // What is to be left is named: the things that replace it need not say its name.
    if leaving.is_some() && !texts.is_empty() {
        clauses.push((Occur::Should, Box::new(BooleanQuery::new(texts))));
    } else {
        clauses.extend(texts);
    }
    let whole_name = (!need.whole.is_empty()).then(|| {
        let term = TermQuery::new(
            Fields::term(fields.whole_name, &need.whole),
            IndexRecordOption::Basic,
        );
        let whole: Box<dyn Query> =
            Box::new(ConstScoreQuery::new(Box::new(term), points.whole_name));
        whole
    });
    let is_open = clauses.is_empty() && need_query.is_none();
    if is_open {
        let all = ConstScoreQuery::new(Box::new(AllQuery), 0.0);
        clauses.push((Occur::Must, Box::new(all)));
    } else {
        let extra = [&whole_name, &need_query];
        for part in extra.into_iter().flatten() {
            clauses.push((Occur::Should, part.box_clone()));
        }
    }
    let mut query: Box<dyn Query> = Box::new(BooleanQuery::new(clauses));
    let filters = filters(fields, asked);
    if !filters.is_empty() {
        let mut clauses = vec![(Occur::Must, query)];
        clauses.extend(filters);
        query = Box::new(BooleanQuery::new(clauses));
    }
    Ok(Question {
        query,
        name: (!names.is_empty()).then(|| {
            let names: Box<dyn Query> = Box::new(BooleanQuery::new(names));
            names
        }),
        whole_name: whole_name.filter(|_| !is_open),
        need: need_query,
    })
}

type Clauses = Vec<(Occur, Box<dyn Query>)>;

/// What the need is worth: replacements of what is to be left, what replaces it, what has the use.
fn need_query(
    fields: &Fields,
    need: &Need,
    leaving: Option<&Leaving>,
    points: &Points,
) -> Option<Box<dyn Query>> {
    let mut clauses: Clauses = Vec::new();
    if let Some(leaving) = leaving {
        for (ids, worth) in [
            (&leaving.replacements, points.replacement),
            (&leaving.by, points.replacing),
        ] {
            let terms = ids.iter().map(|id| Fields::term(fields.id, id));
            let fits = ConstScoreQuery::new(Box::new(TermSetQuery::new(terms)), worth);
            clauses.push((Occur::Should, Box::new(fits)));
        }
    }
    for (before, worth) in [
        ("thing:", points.use_of_thing - points.use_of_other),
        ("", points.use_of_other),
    ] {
        let any = need.uses.iter().map(|name| {
            let term = Fields::term(fields.uses, &format!("{before}{name}"));
            let term: Box<dyn Query> = Box::new(TermQuery::new(term, IndexRecordOption::Basic));
            term
        });
        let any: Vec<_> = any.collect();
        if !any.is_empty() {
            // Several uses are worth no more than one.
            let worth = ConstScoreQuery::new(Box::new(BooleanQuery::union(any)), worth);
            clauses.push((Occur::Should, Box::new(worth)));
        }
    }
    (!clauses.is_empty()).then(|| {
        let need: Box<dyn Query> = Box::new(BooleanQuery::new(clauses));
        need
    })
}

/// What must hold whatever the words.
fn filters(fields: &Fields, asked: &Asked) -> Clauses {
    let must = |field: Field, text: &str| -> (Occur, Box<dyn Query>) {
        let term = TermQuery::new(Fields::term(field, text), IndexRecordOption::Basic);
        let fits = ConstScoreQuery::new(Box::new(term), 0.0);
        (Occur::Must, Box::new(fits))
    };
    let municipality = asked.municipality.as_deref();
    let municipality = municipality.map(|place| must(fields.municipality, &fold(place)));
    let spoken = asked.spoken.as_ref();
    let spoken = spoken.map(|spoken| must(fields.spoken, spoken.as_str()));
    municipality.into_iter().chain(spoken).collect()
}

/// A word as it was typed where it stands anywhere; else words that are near it.
fn word(
    fields: &Fields,
    searcher: &Searcher,
    root: &Root,
    covered: bool,
    points: &Points,
    understood: &mut Understood,
) -> Result<Word, SearchError> {
    let as_typed = vec![(root.stem.clone(), 1.0)];
    let stands = searcher.doc_freq(&Fields::term(fields.words, &root.stem))? > 0;
    if stands || covered {
        return Ok(Word {
            stems: as_typed,
            covered,
        });
    }
    let near = near(fields, searcher, &root.word)?;
    if near.is_empty() {
        return Ok(Word {
            stems: as_typed,
            covered,
        });
    }
    let mut stems: Vec<(String, f32)> = Vec::new();
    for word in &near {
        for root in language::words::roots(word) {
            if stems.iter().all(|(stem, _)| *stem != root.stem) {
                stems.push((root.stem, points.misspelled));
            }
        }
    }
    understood.corrected.push((root.word.clone(), near));
    Ok(Word { stems, covered })
}

/// Words of the index one letter away, or two where there is none and the word is long; what most
/// records have first.
fn near(fields: &Fields, searcher: &Searcher, word: &str) -> Result<Vec<String>, SearchError> {
    let letters = word.chars().count();
    let most = match letters {
        TWO_WRONG.. => 2,
        ONE_WRONG.. => 1,
        _ => 0,
    };
    for distance in 1..=most {
        let typed = Fields::term(fields.spelled, word);
        let fuzzy = FuzzyTermQuery::new(typed, distance, true);
        let mut found: Vec<(u32, String)> = Vec::new();
        for reader in searcher.segment_readers() {
            let inverted = reader.inverted_index(fields.spelled)?;
            let mut stream = inverted
                .terms()
                .search(fuzzy.automaton()?)
                .into_stream()
                .map_err(tantivy::TantivyError::from)?;
            while stream.advance() {
                let Ok(near) = std::str::from_utf8(stream.key()) else {
                    continue;
                };
                let count = stream.value().doc_freq;
                match found.iter_mut().find(|(_, known)| known == near) {
                    Some((all, _)) => *all += count,
                    None => found.push((count, near.to_owned())),
                }
            }
        }
        if !found.is_empty() {
            found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
            let near = found.into_iter().take(NEAR);
            return Ok(near.map(|(_, word)| word).collect());
        }
    }
    Ok(Vec::new())
}

fn term(field: Field, stem: &str) -> TermQuery {
    TermQuery::new(Fields::term(field, stem), IndexRecordOption::WithFreqs)
}

fn boosted(term: TermQuery, by: f32) -> Box<dyn Query> {
    if by == 1.0 {
        Box::new(term)
    } else {
        Box::new(BoostQuery::new(Box::new(term), by))
    }
}

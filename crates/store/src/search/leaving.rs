//! What replaces a platform: the replacements that name it, and the things they name.

use std::collections::BTreeSet;

use language::words::Root;
use tantivy::query::{BooleanQuery, EnableScoring, Occur, Query, TermQuery, TermSetQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, Searcher};

use super::entry::{Row, whole};
use super::fields::Fields;
use super::index::SearchError;
use super::rows::row;
use super::understand::Need;

/// The most platforms that words may name, and the most replacements of them.
const PLATFORMS: usize = 50;
const REPLACEMENTS: usize = 300;

/// What there is instead of a platform.
#[derive(Debug, Default)]
pub(super) struct Leaving {
    /// Replacements, by their ids.
    pub(super) replacements: BTreeSet<String>,
    /// What replaces it.
    pub(super) by: BTreeSet<String>,
}

/// Looks for the platform that is to be left: first by all the words, then without those that name a
/// use ("remplacer Google pour les sondages"), where only replacements with that use count.
pub(super) fn leaving(
    fields: &Fields,
    searcher: &Searcher,
    need: &Need,
) -> Result<Option<Leaving>, SearchError> {
    if need.leave.is_empty() {
        return Ok(None);
    }
    let all: Vec<&Root> = need.leave.iter().collect();
    let found = replacements(fields, searcher, &all)?;
    if !found.is_empty() {
        return Ok(Some(gather(found)));
    }
    let covered = |root: &Root| {
        let mut words = need.words.iter();
        !words.any(|(word, covered)| word == root && !covered)
    };
    let rest: Vec<&Root> = all.iter().copied().filter(|root| !covered(root)).collect();
    if rest.is_empty() || rest.len() == all.len() {
        return Ok(None);
    }
    let mut found = replacements(fields, searcher, &rest)?;
    if found.iter().any(|row| fits(row, need)) {
        found.retain(|row| fits(row, need));
    }
    Ok((!found.is_empty()).then(|| gather(found)))
}

fn fits(row: &Row, need: &Need) -> bool {
    row.uses.iter().any(|one| need.uses.contains(one.as_str()))
}

fn gather(found: Vec<Row>) -> Leaving {
    let mut leaving = Leaving::default();
    for row in found {
        leaving.replacements.insert(row.record.to_string());
        if let Some(by) = row.by.and_then(|by| by.record) {
            leaving.by.insert(by.to_string());
        }
    }
    leaving
}

/// Replacements of what these words name.
fn replacements(
    fields: &Fields,
    searcher: &Searcher,
    words: &[&Root],
) -> Result<Vec<Row>, SearchError> {
    let all = |field| -> Box<dyn Query> {
        let terms = words.iter().map(|root| {
            let term = Fields::term(field, &root.stem);
            let term: Box<dyn Query> = Box::new(TermQuery::new(term, IndexRecordOption::Basic));
            (Occur::Must, term)
        });
        Box::new(BooleanQuery::new(terms.collect()))
    };
    let mut platforms = rows(searcher, &*all(fields.name), PLATFORMS)?;
    // A platform of this very name stands for itself alone.
    let typed: Vec<&str> = words.iter().map(|root| root.word.as_str()).collect();
    let typed = typed.join(" ");
    if platforms.iter().any(|row| whole(&row.name) == typed) {
        platforms.retain(|row| whole(&row.name) == typed);
    }
    let platforms = platforms.iter().map(|row| row.record.to_string());
    let platforms = platforms.map(|id| Fields::term(fields.replaces, &id));
    let named: Box<dyn Query> = Box::new(TermSetQuery::new(platforms));
    let either = vec![
        (Occur::Should, named),
        (Occur::Should, all(fields.replaced)),
    ];
    rows(searcher, &BooleanQuery::new(either), REPLACEMENTS)
}

/// The rows of what fits, so many at most.
fn rows(searcher: &Searcher, query: &dyn Query, most: usize) -> Result<Vec<Row>, SearchError> {
    let weight = query.weight(EnableScoring::disabled_from_searcher(searcher))?;
    let mut found = Vec::new();
    for (ordinal, reader) in searcher.segment_readers().iter().enumerate() {
        let mut documents = Vec::new();
        weight.for_each_no_score(reader, &mut |block| {
            let alive = block
                .iter()
                .filter(|document| !reader.is_deleted(**document));
            documents.extend(alive.take(most));
        })?;
        documents.truncate(most.saturating_sub(found.len()));
        for document in documents {
            let address = DocAddress::new(ordinal as u32, document);
            found.push(row(searcher, address)?);
        }
    }
    Ok(found)
}

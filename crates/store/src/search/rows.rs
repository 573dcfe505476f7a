//! What stands beside a document in the index: the row that results show.

use commons::names::RecordId;
use tantivy::collector::TopDocs;
use tantivy::query::TermQuery;
use tantivy::schema::{IndexRecordOption, Value as _};
use tantivy::{DocAddress, Searcher, TantivyDocument};

use super::entry::Row;
use super::fields::Fields;
use super::index::SearchError;

/// The row of a document.
pub(super) fn row(searcher: &Searcher, address: DocAddress) -> Result<Row, SearchError> {
    let document: TantivyDocument = searcher.doc(address)?;
    // The row is the only field that is stored.
    let bytes = document
        .field_values()
        .find_map(|(_, value)| value.as_bytes().map(<[u8]>::to_vec));
    let bytes = bytes.ok_or_else(|| SearchError::Damaged("no row".to_owned()))?;
    serde_json::from_slice(&bytes).map_err(|error| SearchError::Damaged(error.to_string()))
}

/// The name of a record, where it is in the index.
pub(super) fn name_of(fields: &Fields, searcher: &Searcher, id: &RecordId) -> Option<String> {
    let term = Fields::term(fields.id, &id.to_string());
    let query = TermQuery::new(term, IndexRecordOption::Basic);
    let found = searcher
        .search(&query, &TopDocs::with_limit(1).order_by_score())
        .ok()?;
    let (_, address) = found.first()?;
    Some(row(searcher, *address).ok()?.name)
}

//! Records of the commons found by words, need, place and what else is known of them.
//!
//! The index (tantivy) is derived from the records: it may be deleted, and is made anew by the next
//! search. A search asks whether anything was said since, brings the index up to date, and then reads
//! the index alone: rows of results are stored in it, and no record is folded for a page of them.

mod asked;
mod entry;
mod fields;
mod find;
mod index;
mod leaving;
mod question;
mod rows;
mod shapes;
mod understand;

pub use asked::{
    Answer, Asked, Count, Facets, Found, LONGEST, MOST, Named, Near, Part, Reason, Understood,
};
pub use index::SearchError;
pub(crate) use index::{Of, Search};

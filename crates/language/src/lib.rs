//! What can be told from text alone: words, stems, sentences, lengths, dates, amounts,
//! identifiers; ranking; embeddings.
//!
//! Nothing here reads a file, the clock or the network: text comes in, values go out. The small
//! embedding model of [`embeddings`] is part of the crate's own bytes.

pub mod amounts;
pub mod dates;
mod detect;
pub mod embeddings;
mod found;
pub mod identifiers;
pub mod lengths;
pub mod numerals;
pub mod rank;
pub mod sentences;
pub mod sketch;
mod stop_words;
pub mod words;

pub use detect::{Language, detect};
pub use found::Found;

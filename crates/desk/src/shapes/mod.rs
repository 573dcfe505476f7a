//! The documents that `--json` prints and that the HTTP API answers, one subject a file: both are made by
//! the same functions, so that they are the same.

pub mod added;
pub mod answered;
pub mod facts;
pub mod figures;
pub mod forms;
pub mod found;
pub mod learnt;
pub mod library;
pub mod rewording;
pub mod sources;

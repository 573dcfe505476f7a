//! What is done with accounts, one subject a file: asked for in plain values, done whole or not at all, and
//! given as the document that `--json` prints and that the HTTP API answers.

pub mod budgets;
pub mod checked;
pub mod expected;
pub mod exports;
pub mod grants;
pub mod imports;
pub mod reports;
pub mod rules;
pub mod shown;
pub mod typed;

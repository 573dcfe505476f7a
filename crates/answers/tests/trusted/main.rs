//! What a person may trust of answers: what was approved, what was rejected, what is checked.

mod checks;
mod library;
mod papers;

//! What a person may trust of answers: what was approved, what was rejected, what is checked.

mod checks;
mod fills;
mod library;
mod papers;

//! Box lists that a person can look at: invented forms, and the project's own examples.

mod examples;
mod flat;
mod invented;
mod mended;
mod paper;

//! The commons: what organisations know together, as signed statements, their reviews, the fold that
//! makes today's records of them, and the log that holds them.
//!
//! Nothing here reads a clock, draws a random number or touches a disk: moments, salts and keys are
//! handed in, bytes come and go.

pub mod admit;
pub mod canonical;
pub mod constitution;
pub mod digest;
pub mod export;
pub mod fold;
pub mod import;
pub mod kinds;
pub mod log;
pub mod moment;
pub mod names;
pub mod needs;
pub mod ranking;
pub mod rule;
pub mod signature;
pub mod statement;
pub mod statements;
pub mod text;

#[cfg(test)]
mod world;

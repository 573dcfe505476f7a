//! The work that is done at a desk, whichever way a person comes to it: files read apart from the
//! program and taken in, forms answered and filled, accounts opened, and all of it said in the person's
//! language. The command line and the web pages both stand on it; neither decides anything that
//! the other would decide otherwise.

pub mod accounts;
pub mod adding;
pub mod advice;
pub mod answering;
pub mod apart;
pub mod checks;
pub mod clock;
pub mod commons;
pub mod context;
pub mod cost;
pub mod dashboard;
pub mod editions;
pub mod example;
pub mod exporting;
pub mod failure;
pub mod files;
pub mod filling;
pub mod guarded;
pub mod intake;
pub mod learning;
pub mod ledgers;
pub mod letters;
pub mod meaning;
pub mod messages;
pub mod naming;
pub mod opening;
pub mod papers;
pub mod people;
pub mod project;
pub mod reading;
pub mod report;
pub mod rewording;
pub mod scans;
pub mod shapes;
pub mod sheet;
pub mod tables;
pub mod walk;
pub mod watch;
pub mod words;

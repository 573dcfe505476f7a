//! The pages over HTTP, as a browser without a script asks for them, and as others may try.

mod accounts;
mod api;
mod commons;
mod gate;
mod kill;
mod links;
mod people;
mod tasks;
mod visitor;

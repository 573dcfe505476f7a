//! The pages over HTTP, as a browser without a script asks for them, and as others may try.

mod api;
mod gate;
mod kill;
mod tasks;
mod visitor;

//! Writing into OpenDocument files and reading them back.

mod broken;
mod made;
mod sheet;
mod text;

//! OpenDocument text (odt, ISO/IEC 26300): reading, and writing into the original's own XML.

mod compose;
mod controls;
mod fill;
mod marks;
mod paragraph;
mod place;
mod protection;
mod read;
mod styles;
mod verify;
mod write;

pub(crate) use read::read;
pub(crate) use verify::verify;
pub(crate) use write::write;

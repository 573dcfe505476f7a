//! OpenDocument text (odt, ISO/IEC 26300): reading.

mod controls;
mod paragraph;
mod read;
mod styles;

pub(crate) use read::read;

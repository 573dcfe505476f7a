//! A value and where in the text it was found.

use std::ops::Range;

/// A value read out of a text, and the bytes it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<T> {
    /// The value, normalised.
    pub value: T,
    /// Bytes of the text; both ends are at characters' boundaries.
    pub range: Range<usize>,
}

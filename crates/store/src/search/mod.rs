//! Records of the commons found by words, need, place and what else is known of them.

mod asked;

pub use asked::{
    Answer, Asked, Count, Facets, Found, LONGEST, MOST, Named, Near, Part, Reason, Understood,
};

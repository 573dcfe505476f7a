//! Identifiers of organisations, people and accounts, and ways to reach them.
//!
//! Each `find_…` gives what it found in running text, valid and in one normal form; each
//! `is_valid_…` takes a value as a person writes it, with spaces.

mod contact;
mod registers;

pub use contact::{
    find_email, find_phone, find_postcode, find_url, is_valid_email, is_valid_phone,
    is_valid_postcode, is_valid_url,
};
pub use registers::{
    find_iban, find_nir, find_rna, find_siren, find_siret, is_valid_iban, is_valid_nir,
    is_valid_rna, is_valid_siren, is_valid_siret,
};

use std::ops::Range;

/// True when a match is not a part of a longer word or number.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
}

/// Letters and digits in upper case, spaces and signs of grouping left out.
fn compact(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '\u{2011}' | '_' | '|'))
        .flat_map(char::to_uppercase)
        .collect()
}

/// A constant pattern.
fn compiled(pattern: &str) -> regex::Regex {
    regex::Regex::new(pattern).expect("a constant pattern, compiled in tests")
}

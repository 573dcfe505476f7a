//! What a person types of accounts: amounts, days, shares, identifiers.

use ledger::{Cents, Day, Share};

/// An amount as a person types it.
pub fn typed_amount(text: &str) -> Option<Cents> {
    ledger::amounts::parse(text.trim().as_bytes())
        .ok()
        .filter(|read| !read.notation.blank)
        .map(|read| read.amount)
}

/// A day, as ISO 8601 or as the French write it.
pub fn typed_day(text: &str) -> Option<Day> {
    Day::parse(text.trim().as_bytes()).map(|(day, _)| day)
}

/// A share in per cent, or a change by one: `45`, `-10%`.
pub fn typed_share(text: &str) -> Option<Share> {
    let number = text.trim().trim_end_matches('%').trim();
    typed_amount(number).map(|cents| Share::of_hundredths(cents.0))
}

/// A SIRET, its blanks aside: fourteen digits that hold together.
pub fn typed_siret(text: &str) -> Option<String> {
    let digits: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    language::identifiers::is_valid_siret(&digits).then_some(digits)
}

/// The id itself, or the first that is free with a number after it.
pub fn free_id(taken: impl Fn(&str) -> bool, id: &str) -> String {
    if !taken(id) {
        return id.to_owned();
    }
    let mut number: u32 = 2;
    loop {
        let numbered = format!("{id}-{number}");
        if !taken(&numbered) {
            return numbered;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_types() {
        assert_eq!(typed_amount(" 1 250,40 "), Some(Cents(125_040)));
        assert_eq!(typed_amount("abc"), None);
        assert_eq!(typed_amount(""), None);
        assert_eq!(typed_day("30/09/2026"), Day::new(2026, 9, 30));
        assert_eq!(typed_share("-10%"), Some(Share::of_hundredths(-1_000)));
        assert_eq!(typed_siret("123"), None);
    }

    #[test]
    fn an_id_that_is_taken_gets_a_number() {
        let taken = ["ville-2025", "ville-2025-2"];
        let free = |id| free_id(|id| taken.contains(&id), id);
        assert_eq!(free("ville-2025"), "ville-2025-3");
        assert_eq!(free("caf-2025"), "caf-2025");
    }
}

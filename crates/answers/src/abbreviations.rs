//! Names and their letters: "Caf" is the "Caisse d'allocations familiales".

use language::words::tokens;

/// Words of which abbreviations take no letter, folded.
const SMALL: [&str; 14] = [
    "de", "d", "du", "des", "la", "le", "l", "les", "et", "pour", "en", "a", "au", "aux",
];
/// Letters from which an abbreviation is no chance.
const SHORT: usize = 3;

/// A name as it is compared with others.
pub(crate) struct Name {
    words: Vec<String>,
    /// The first letters of its words.
    letters: String,
}

impl Name {
    pub(crate) fn of(text: &str) -> Self {
        let words = tokens(text);
        let letters = words
            .iter()
            .filter(|word| !SMALL.contains(&word.as_str()))
            .filter_map(|word| word.chars().next())
            .filter(|letter| letter.is_alphabetic())
            .collect();
        Self { words, letters }
    }

    /// True when the other has a word made of the first letters of this one's words.
    pub(crate) fn abbreviates(&self, other: &Self) -> bool {
        self.letters.chars().count() >= SHORT && other.words.contains(&self.letters)
    }
}

#[cfg(test)]
mod tests {
    use super::Name;

    #[test]
    fn a_funder_is_known_by_its_letters() {
        let same = |name: &str, text: &str| Name::of(name).abbreviates(&Name::of(text));
        assert!(same(
            "Caisse d'allocations familiales",
            "Caf de la Haute-Doulonne"
        ));
        let fdva = "Fonds pour le développement de la vie associative";
        assert!(same(fdva, "État – FDVA"));
        assert!(!same("Commune de Saint-Cernac", "Caf de Brouzol"));
        assert!(!same("Conseil régional", "CR"));
    }
}

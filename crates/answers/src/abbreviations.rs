//! Names and their letters: "Caf" is the "Caisse d'allocations familiales".

use language::words::tokens;

/// Words of which abbreviations take no letter, folded.
const SMALL: [&str; 14] = [
    "de", "d", "du", "des", "la", "le", "l", "les", "et", "pour", "en", "a", "au", "aux",
];
/// Letters from which an abbreviation is no chance.
const SHORT: usize = 3;

/// True when a text has a word made of the first letters of a name's words.
pub(crate) fn abbreviates(name: &str, text: &str) -> bool {
    let letters: String = tokens(name)
        .iter()
        .filter(|word| !SMALL.contains(&word.as_str()))
        .filter_map(|word| word.chars().next())
        .filter(|letter| letter.is_alphabetic())
        .collect();
    letters.chars().count() >= SHORT && tokens(text).contains(&letters)
}

#[cfg(test)]
mod tests {
    use super::abbreviates;

    #[test]
    fn a_funder_is_known_by_its_letters() {
        let caf = "Caisse d'allocations familiales";
        assert!(abbreviates(caf, "Caf de la Haute-Doulonne"));
        let fdva = "Fonds pour le développement de la vie associative";
        assert!(abbreviates(fdva, "État – FDVA"));
        assert!(!abbreviates("Commune de Saint-Cernac", "Caf de Brouzol"));
        assert!(!abbreviates("Conseil régional", "CR"));
    }
}

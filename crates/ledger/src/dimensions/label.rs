//! What labels say.

use crate::words::plain;

/// The words of a label that say who gives: from the first that is no number and no word of payment,
/// up to the next that is.
pub(crate) fn telling(label: &str) -> String {
    const PASSED: [&str; 22] = [
        "subvention",
        "subventions",
        "sub",
        "subv",
        "versement",
        "vir",
        "virement",
        "acompte",
        "solde",
        "aide",
        "annee",
        "exercice",
        "recu",
        "de",
        "du",
        "la",
        "le",
        "les",
        "des",
        "sepa",
        "convention",
        "-",
    ];
    let plain = plain(label);
    let is_number = |word: &str| word.chars().any(|letter| letter.is_ascii_digit());
    let words: Vec<&str> = plain
        .split(' ')
        .skip_while(|word| PASSED.contains(word) || is_number(word))
        .take_while(|word| !is_number(word) && *word != "-")
        .collect();
    let end = words
        .iter()
        .rposition(|word| !PASSED.contains(word))
        .map_or(0, |at| at + 1);
    words[..end].join(" ")
}

/// Letters and digits with hyphens between.
pub fn identifier(words: &str) -> String {
    let words = plain(words);
    let parts = words
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_say_who_gives() {
        for (label, words) in [
            (
                "Subvention 2024 Ville de Saint-Aubin",
                "ville de saint-aubin",
            ),
            ("VIR SEPA Région Bretagne 2024-118", "region bretagne"),
            ("Solde subvention CAF", "caf"),
            ("Subvention 2024", ""),
        ] {
            assert_eq!(telling(label), words, "{label}");
        }
    }
}

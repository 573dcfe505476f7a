//! Whether two labels say the same thing.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words in lower case without accents or punctuation.
fn words(text: &str) -> Vec<String> {
    let folded: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect();
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

/// More words than this are a page, not a label.
const LABEL_WORDS: usize = 60;

/// True when `found` holds all words of the key's label, or half of them without being more than
/// three times as long. A key may shorten a long label; a whole page as label agrees with nothing.
pub(crate) fn agree(key: &str, found: &str) -> bool {
    let (key, found) = (words(key), words(found));
    if key.is_empty() || found.is_empty() || found.len() > LABEL_WORDS {
        return false;
    }
    let shared = key.iter().filter(|word| found.contains(word)).count();
    shared == key.len() || (shared * 2 >= key.len() && found.len() <= key.len().max(4) * 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_punctuation_do_not_count() {
        assert!(agree(
            "N° SIRET de l'association",
            "numéro / n° siret de l’Association :"
        ));
        assert!(agree("Adresse", "Adresse du siège social"));
    }

    #[test]
    fn one_shared_word_of_many_is_not_enough() {
        assert!(!agree("Date de la première demande", "Date"));
        assert!(!agree("N°", "Nom"));
    }

    #[test]
    fn a_page_is_no_label() {
        let page = "nom de naissance ".repeat(40) + "du trésorier";
        assert!(!agree("Nom de naissance du trésorier", &page));
    }
}

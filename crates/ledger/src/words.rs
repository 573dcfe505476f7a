//! Words as they are compared: small letters without accents, one blank between.

/// A text for comparing: `N° Pièce ` becomes `n° piece`.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        let letter = match letter {
            'à' | 'â' | 'ä' | 'á' | 'ã' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' | 'í' => 'i',
            'ô' | 'ö' | 'ó' | 'õ' => 'o',
            'ù' | 'û' | 'ü' | 'ú' => 'u',
            'ç' => 'c',
            '’' => '\'',
            'œ' => {
                plain.push('o');
                'e'
            }
            letter if letter.is_whitespace() => ' ',
            letter => letter,
        };
        if letter != ' ' || !plain.is_empty() && !plain.ends_with(' ') {
            plain.push(letter);
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// Whether some words stand in a text as whole words; both as [`plain`] makes them.
pub(crate) fn has_words(text: &str, words: &str) -> bool {
    !words.is_empty()
        && text.match_indices(words).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let after = text[at + words.len()..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_accents_and_cases() {
        assert_eq!(plain("  N° Pièce\u{a0} d’Œuvre "), "n° piece d'oeuvre");
        assert!(has_words("subvention ville de lyon", "ville"));
        assert!(!has_words("villeurbanne", "ville"));
        assert!(!has_words("a", ""));
    }
}

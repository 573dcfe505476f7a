//! Lines of a paragraph put together, with words broken at the end of a line made whole.

use std::collections::HashSet;

use super::blocks::PageLines;
use super::lines::Line;

/// What follows a hyphen in French that belongs to the word.
const KEPT: &[&str] = &[
    "ce", "ci", "là", "je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "moi", "toi",
    "lui", "leur", "le", "la", "les", "en", "y", "même", "mêmes", "t",
];

/// The words that stand whole inside the lines of a document, in lower case.
pub(super) fn vocabulary(pages: &[PageLines]) -> HashSet<String> {
    pages
        .iter()
        .flat_map(|page| page.regions.iter().flatten())
        .flat_map(Line::words)
        .map(|word| bare(&word.text))
        .filter(|word| word.chars().count() > 3)
        .collect()
}

/// Appends a line to a paragraph.
///
/// A soft hyphen goes. A hyphen after a small letter and before a small letter goes too, unless
/// the word is seen elsewhere with its hyphen, or what follows is a pronoun or particle that takes
/// one.
pub(super) fn append(text: &mut String, line: &str, vocabulary: &HashSet<String>) {
    let line = line.trim();
    if line.is_empty() {
        return;
    }
    // Where a word could have been broken and was not, its soft hyphen shows nothing.
    let broken = line.ends_with('\u{AD}');
    let mut line = line.replace('\u{AD}', "");
    if broken {
        line.push('\u{AD}');
    }
    let line = line.as_str();
    if text.is_empty() {
        text.push_str(line);
    } else if text.ends_with('\u{AD}') {
        text.pop();
        text.push_str(line);
    } else if is_broken(text, line) {
        let head = bare(text.rsplit(char::is_whitespace).next().unwrap_or_default());
        let head = head.trim_end_matches('-');
        let tail = bare(line.split(char::is_whitespace).next().unwrap_or_default());
        let whole = format!("{head}{tail}");
        // "www.ac3r-" and "aviron.example" are one address.
        let address = head.contains(['.', '@', '/']) || tail.contains(['.', '@']) && tail.len() > 6;
        let kept = address
            || KEPT.contains(&tail.split(['-', '\'', '’']).next().unwrap_or_default())
            || head.contains('-')
            || (vocabulary.contains(&format!("{head}-{tail}")) && !vocabulary.contains(&whole));
        if !kept {
            text.pop();
        }
        text.push_str(line);
    } else {
        text.push(' ');
        text.push_str(line);
    }
}

fn is_broken(text: &str, line: &str) -> bool {
    let mut end = text.chars().rev();
    matches!(end.next(), Some('-' | '\u{2010}'))
        && end.next().is_some_and(char::is_alphabetic)
        && line.starts_with(char::is_lowercase)
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-')
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str, line: &str, known: &[&str]) -> String {
        let known = known.iter().map(|word| (*word).to_owned()).collect();
        let mut text = text.to_owned();
        append(&mut text, line, &known);
        text
    }

    #[test]
    fn a_soft_hyphen_inside_a_line_shows_nothing() {
        let mut text = String::new();
        append(
            &mut text,
            "Nos béné\u{AD}voles et nos asso\u{AD}",
            &HashSet::new(),
        );
        append(&mut text, "ciations", &HashSet::new());
        assert_eq!(text, "Nos bénévoles et nos associations");
    }

    #[test]
    fn broken_words_are_made_whole_and_true_hyphens_kept() {
        assert_eq!(joined("une asso-", "ciation", &[]), "une association");
        assert_eq!(joined("une asso\u{AD}", "ciation", &[]), "une association");
        assert_eq!(joined("pouvez-", "vous venir", &[]), "pouvez-vous venir");
        assert_eq!(
            joined("un porte-", "parole", &["porte-parole"]),
            "un porte-parole"
        );
        assert_eq!(joined("2019-", "2020", &[]), "2019- 2020");
        assert_eq!(joined("en Ille-et-", "vilaine", &[]), "en Ille-et-vilaine");
        assert_eq!(joined("la", "suite", &[]), "la suite");
    }
}

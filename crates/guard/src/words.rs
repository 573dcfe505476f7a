//! The words with which a form points at persons, read once from `rules/words.toml`, and how a
//! phrase is looked for in a text.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use language::words::fold;
use serde::Deserialize;

/// The lists of `rules/words.toml`, where each is explained.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    pub(crate) aggregates: Vec<String>,
    pub(crate) nominative: Vec<String>,
    pub(crate) each: Vec<String>,
    pub(crate) lists: Vec<String>,
    pub(crate) rows: Vec<String>,
    pub(crate) sheets: Vec<String>,
    pub(crate) not_sheets: Vec<String>,
    pub(crate) asks_one: Vec<String>,
    pub(crate) links: Vec<String>,
    pub(crate) forbids: Vec<String>,
    pub(crate) forbidden: Vec<String>,
    pub(crate) not_forbids: Vec<String>,
    pub(crate) activities: Vec<String>,
    pub(crate) personal: Vec<String>,
    pub(crate) of_persons: Vec<String>,
    /// Words for persons, by what they are to the organisation.
    pub(crate) persons: BTreeMap<String, Vec<String>>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(include_str!("../rules/words.toml"))
        .expect("the words are part of the program and are tested")
});

/// The lists of words.
pub(crate) fn words() -> &'static Words {
    &WORDS
}

/// A text made ready to be searched: folded, inclusive endings written out (`salarie·e·s` is
/// `salaries`), hyphens as spaces, dashes as commas.
pub(crate) fn plain(text: &str) -> String {
    let text = inclusive(&fold(text))
        .replace(" - ", " , ")
        .replace('-', " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The endings that inclusive writing adds, folded.
const ENDINGS: &[&str] = &[
    "e", "s", "es", "ne", "nes", "le", "les", "re", "res", "trice", "trices", "rice", "rices",
    "euse", "euses", "se", "ses", "ve", "ves", "ere", "eres", "x",
];

/// A folded text whose inclusive endings are dropped, but for the mark of the plural.
fn inclusive(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let mut plural = false;
        let mut dropped = false;
        while written.ends_with(char::is_alphabetic)
            && let Some((ending, after)) = ending(rest)
        {
            dropped = true;
            plural |= ending.ends_with(['s', 'x']);
            rest = after;
            // The last letter of `salarie(e)s`.
            if let Some(after) = rest.strip_prefix('s')
                && !after.starts_with(char::is_alphanumeric)
            {
                plural = true;
                rest = after;
            }
        }
        if plural && !written.ends_with('s') {
            written.push('s');
        }
        if !dropped {
            written.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    written
}

/// The inclusive ending that a text begins with, and what follows it.
fn ending(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix(['·', '•', '.', '('])?;
    let end = rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len());
    let (word, after) = rest.split_at_checked(end)?;
    if !ENDINGS.contains(&word) {
        return None;
    }
    let after = if text.starts_with('(') {
        after.strip_prefix(')')?
    } else {
        after
    };
    Some((word, after))
}

/// Where a phrase that begins at `at` ends: whole words, a `*` for any ending of a word.
pub(crate) fn match_at(text: &str, at: usize, phrase: &str) -> Option<usize> {
    let mut rest = text.get(at..)?;
    for (i, part) in phrase.split('*').enumerate() {
        if i > 0 {
            rest = rest.trim_start_matches(char::is_alphanumeric);
        }
        rest = rest.strip_prefix(part)?;
    }
    let word = phrase.ends_with(char::is_alphanumeric);
    (!word || !rest.starts_with(char::is_alphanumeric)).then_some(text.len() - rest.len())
}

/// Where a phrase stands in a text: the beginning and end of each place. A leading `^` asks for
/// the text's beginning.
pub(crate) fn places(text: &str, phrase: &str) -> Vec<(usize, usize)> {
    if let Some(phrase) = phrase.strip_prefix('^') {
        return match_at(text, 0, phrase)
            .map(|end| (0, end))
            .into_iter()
            .collect();
    }
    let first = phrase.split('*').next().unwrap_or_default();
    let word = phrase.starts_with(char::is_alphanumeric);
    text.match_indices(first)
        .filter(|(at, _)| {
            let before = text.get(..*at).unwrap_or_default();
            !word || !before.ends_with(char::is_alphanumeric)
        })
        .filter_map(|(at, _)| Some((at, match_at(text, at, phrase)?)))
        .collect()
}

/// Whether a phrase stands in a text.
pub(crate) fn holds(text: &str, phrase: &str) -> bool {
    !places(text, phrase).is_empty()
}

/// Whether one of some phrases stands in a text.
pub(crate) fn holds_any(text: &str, phrases: &[String]) -> bool {
    phrases.iter().any(|phrase| holds(text, phrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_written_as_texts_are_read() {
        let words = words();
        let lists = [
            &words.aggregates,
            &words.nominative,
            &words.each,
            &words.lists,
            &words.rows,
            &words.sheets,
            &words.not_sheets,
            &words.asks_one,
            &words.links,
            &words.forbids,
            &words.forbidden,
            &words.not_forbids,
            &words.activities,
            &words.personal,
        ];
        for phrase in lists.into_iter().chain(words.persons.values()).flatten() {
            assert_eq!(&plain(phrase), phrase);
        }
    }

    #[test]
    fn inclusive_writing_is_written_out() {
        for (text, expected) in [
            ("Salarié·e·s", "salaries"),
            ("adhérent(e)s", "adherents"),
            ("bénéficiaire(s)", "beneficiaires"),
            ("participant.e.s", "participants"),
            ("un(e) bénévole", "un benevole"),
            ("Fin. Et la suite", "fin. et la suite"),
            ("e-mail – téléphone", "e mail , telephone"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }

    #[test]
    fn phrases_are_whole_words_but_for_their_stars() {
        assert!(holds("la date de naissance", "date* de naissance"));
        assert!(holds("les dates de naissance", "date* de naissance"));
        assert!(!holds("renir", "nir"));
        assert!(!holds("le nombre", "nom"));
        assert!(holds("nom", "^nom"));
        assert!(!holds("le nom", "^nom"));
        assert!(holds("30 %", "%"));
    }
}

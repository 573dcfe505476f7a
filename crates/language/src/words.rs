//! Words: folding for comparison, splitting, and stems for ranking.
//!
//! French typography is known: elisions, typographic apostrophes, ligatures, hyphens, and
//! inclusive endings (`adhérent·e·s` is the word `adherent`).

use std::borrow::Cow;
use std::collections::HashMap;

use snowball_stemmers_rs::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::Language;
use crate::stop_words;

/// Words that lose their vowel before another word. Anything else before an apostrophe belongs
/// to its word: `aujourd'hui`, `prud'homme`, `don't`.
const ELIDED: &[&str] = &[
    "l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
    // Italian.
    "un", "dell", "all", "nell", "dall", "sull", "coll", "quest", "quell",
];

/// Endings of inclusive writing after a middle dot or a full stop.
const INCLUSIVE: &[&str] = &[
    "e", "es", "s", "ne", "nes", "le", "les", "re", "res", "trice", "trices", "rice", "rices",
    "euse", "euses", "se", "ses", "ve", "ves", "ive", "ives", "ere", "eres", "ère", "ères", "fe",
    "fes", "te", "tes", "elle", "elles", "esse", "esses", "x",
];

/// A text made ready for comparison: lower case, no accents, `oe` for `œ`, `'` for every
/// apostrophe, `-` for every dash, `"` for every quotation mark, single spaces, no white space
/// around. Other punctuation is kept; soft hyphens and zero-width characters are dropped.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut space = false;
    let mut push = |c: char| {
        if c.is_whitespace() {
            space = true;
        } else {
            if space && !folded.is_empty() {
                folded.push(' ');
            }
            space = false;
            folded.push(c);
        }
    };
    for c in text.chars() {
        if c.is_ascii() {
            push(if c == '`' {
                '\''
            } else {
                c.to_ascii_lowercase()
            });
            continue;
        }
        match plain(c) {
            Some(replacement) => replacement.chars().for_each(&mut push),
            None => {
                for c in std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c)) {
                    match plain(c) {
                        Some(replacement) => replacement.chars().for_each(&mut push),
                        None => c.to_lowercase().for_each(&mut push),
                    }
                }
            }
        }
    }
    folded
}

/// The number that a French or English word writes, up to thirty and the tens that people spell
/// out. The word is folded.
pub fn cardinal(word: &str) -> Option<u32> {
    const UNITS: [[&str; 2]; 20] = [
        ["un", "one"],
        ["deux", "two"],
        ["trois", "three"],
        ["quatre", "four"],
        ["cinq", "five"],
        ["six", "six"],
        ["sept", "seven"],
        ["huit", "eight"],
        ["neuf", "nine"],
        ["dix", "ten"],
        ["onze", "eleven"],
        ["douze", "twelve"],
        ["treize", "thirteen"],
        ["quatorze", "fourteen"],
        ["quinze", "fifteen"],
        ["seize", "sixteen"],
        ["dix-sept", "seventeen"],
        ["dix-huit", "eighteen"],
        ["dix-neuf", "nineteen"],
        ["vingt", "twenty"],
    ];
    const TENS: [(&str, u32); 6] = [
        ("trente", 30),
        ("thirty", 30),
        ("quarante", 40),
        ("forty", 40),
        ("cinquante", 50),
        ("soixante", 60),
    ];
    let unit = UNITS.iter().position(|names| names.contains(&word));
    let ten = || TENS.iter().find(|(name, _)| *name == word);
    match unit {
        Some(at) => u32::try_from(at + 1).ok(),
        None if word == "une" => Some(1),
        None => ten().map(|(_, number)| *number),
    }
}

/// Folded words and numbers, in order. An elided word stands alone without its apostrophe
/// (`l'eau` gives `l`, `eau`); words joined by a hyphen are apart; a decimal number is one token
/// with a point.
pub fn tokens(text: &str) -> Vec<String> {
    pieces(text)
        .iter()
        .map(|word| fold(word))
        .filter(|word| !word.is_empty())
        .collect()
}

/// Folded Snowball stems of the words that carry meaning, stop words left out. Texts that are to
/// be compared must be stemmed for the same language. [`Language::Other`] gives folded words.
pub fn stems(text: &str, language: Language) -> Vec<String> {
    let stop_words = stop_words::of(language);
    let stemmer = algorithm(language).map(Stemmer::create);
    pieces(text)
        .iter()
        .filter_map(|word| {
            let folded = fold(word);
            if folded.is_empty() || stop_words.contains(&folded.as_str()) {
                return None;
            }
            Some(stem(word, stemmer.as_ref()))
        })
        .collect()
}

/// A word as an index of texts in many languages knows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Root {
    /// The folded word.
    pub word: String,
    /// Its stem.
    pub stem: String,
    /// It is a stop word of French or of English.
    pub is_stop: bool,
}

/// The words of a text with one stem each, whatever its language: what French endings leave is
/// shortened by English ones, and accents go first, so that a word is found however it was typed and
/// nobody need say in which language. Texts that are compared must both be stemmed so.
pub fn roots(text: &str) -> Vec<Root> {
    let (french, english) = (
        Stemmer::create(Algorithm::French),
        Stemmer::create(Algorithm::English),
    );
    let stops = [Language::French, Language::English].map(stop_words::of);
    let words = tokens(text).into_iter();
    words
        .map(|word| {
            let stem = if word.chars().all(char::is_alphabetic) {
                english.stem(&french.stem(&word)).into_owned()
            } else {
                word.clone()
            };
            let is_stop = stops.iter().any(|stops| stops.contains(&word.as_str()));
            Root {
                word,
                stem,
                is_stop,
            }
        })
        .collect()
}

/// The folded stem of one word. Endings are told by their accents, so accents go after the stem is
/// found.
fn stem(word: &str, stemmer: Option<&Stemmer>) -> String {
    let stem = match stemmer {
        Some(stemmer) if word.chars().all(char::is_alphabetic) => stemmer.stem(word),
        _ => Cow::Borrowed(word),
    };
    fold(&stem)
}

/// Words that are surely spelled, folded, each with its stem.
#[derive(Debug, Clone, Default)]
pub struct Spelling(HashMap<String, String>);

impl Spelling {
    /// The words of texts that were not recognised from pictures.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>, language: Language) -> Self {
        let stemmer = algorithm(language).map(Stemmer::create);
        let mut words = HashMap::new();
        for text in texts {
            for word in pieces(text) {
                let folded = fold(&word);
                let known = words.contains_key(&folded);
                if !known && !stop_words::of(language).contains(&folded.as_str()) {
                    words.insert(folded, stem(&word, stemmer.as_ref()));
                }
            }
        }
        Self(words)
    }

    /// Stems of a text that was recognised from a picture, and after them those of the words that
    /// it may stand for: `I'association` and `lAssociation` also give the stem of `association`,
    /// and so does a word that is one letter away from it.
    pub fn stems(&self, text: &str, language: Language) -> Vec<String> {
        let mut all = stems(text, language);
        let seen =
            text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '\u{2019}' | '|'));
        for word in seen.filter(|word| !word.is_empty()) {
            let whole = tokens(word);
            let rest = after_article(word).map(tokens).unwrap_or_default();
            for (word, shown) in whole
                .iter()
                .map(|word| (word, true))
                .chain(rest.iter().map(|word| (word, false)))
            {
                if let Some(stem) = self.0.get(word) {
                    if !shown {
                        all.push(stem.clone());
                    }
                } else if word.chars().count() >= FORGIVEN {
                    let near = one_away(word).filter_map(|near| self.0.get(&near).cloned());
                    all.extend(near);
                }
            }
        }
        all
    }
}

/// Letters of the shortest word whose spelling is forgiven: shorter ones are near too many.
const FORGIVEN: usize = 5;

/// The rest of a word whose first letter is a misread `l'` or `d'`: `I'association`,
/// `lAssociation`, `1'année`, `|'eau`.
fn after_article(word: &str) -> Option<&str> {
    let mut letters = word.chars();
    let first = letters.next()?;
    let rest = letters.as_str();
    let bare = rest.trim_start_matches(['\'', '\u{2019}']);
    let misread = matches!(first, 'I' | '1' | '|' | 'i' | 'l' | 'L' | 'd' | 'D');
    // Without its apostrophe, the article is told by the capital after it.
    let joined = bare.len() == rest.len();
    let capital = bare.starts_with(char::is_uppercase) && matches!(first, 'l' | 'd' | '1' | 'i');
    (misread && bare.chars().count() >= 3 && (!joined || capital)).then_some(bare)
}

/// Every string that is one letter away from a word: one more, one less, or another.
fn one_away(word: &str) -> impl Iterator<Item = String> + '_ {
    let letters: Vec<char> = word.chars().collect();
    let without = letters.clone();
    let changed = letters.clone();
    let longer = letters.clone();
    let spell = |letters: &[char]| letters.iter().collect::<String>();
    let shorter = (0..letters.len()).map(move |at| {
        let mut other = without.clone();
        other.remove(at);
        spell(&other)
    });
    let changed = (0..letters.len()).flat_map(move |at| {
        let letters = changed.clone();
        ('a'..='z').map(move |c| {
            let mut other = letters.clone();
            other[at] = c;
            other.iter().collect()
        })
    });
    let longer = (0..=letters.len()).flat_map(move |at| {
        let letters = longer.clone();
        ('a'..='z').map(move |c| {
            let mut other = letters.clone();
            other.insert(at, c);
            other.iter().collect()
        })
    });
    shorter.chain(changed).chain(longer)
}

fn algorithm(language: Language) -> Option<Algorithm> {
    Some(match language {
        Language::French => Algorithm::French,
        Language::English => Algorithm::English,
        Language::German => Algorithm::German,
        Language::Spanish => Algorithm::Spanish,
        Language::Italian => Algorithm::Italian,
        Language::Portuguese => Algorithm::Portuguese,
        Language::Dutch => Algorithm::Dutch,
        Language::Other => return None,
    })
}

/// What stands for a character whose decomposition would not do.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => "",
        // U+1FEF, Greek varia, decomposes to a grave accent.
        '`' | '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{2BC}' | '\u{2032}' | '\u{B4}' => "'",
        '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' => "-",
        '«' | '»' | '“' | '”' | '„' | '‟' => "\"",
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        'ø' | 'Ø' => "o",
        'ß' | 'ẞ' => "ss",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' => "d",
        _ => return None,
    })
}

/// Words in lower case with their accents, composed; numbers.
fn pieces(text: &str) -> Vec<String> {
    let clean: Vec<char> = text
        .nfkc()
        .flat_map(char::to_lowercase)
        .filter(|c| plain(*c) != Some(""))
        .map(|c| {
            if c == '`' || plain(c) == Some("'") {
                '\''
            } else {
                c
            }
        })
        .collect();
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(c) = clean.get(at) {
        if !c.is_alphanumeric() {
            at += 1;
            continue;
        }
        let end = end_of_piece(&clean, at);
        let word: String = clean.get(at..end).unwrap_or_default().iter().collect();
        at = skip_inclusive(&clean, end);
        push_word(&word, &mut words);
    }
    words
}

/// Where the run of letters or digits that begins at `at` ends. Apostrophes between letters and
/// one point or comma between digits belong to it.
fn end_of_piece(clean: &[char], at: usize) -> usize {
    let is = |at: usize, kind: fn(char) -> bool| clean.get(at).is_some_and(|c| kind(*c));
    let mut end = at;
    loop {
        if is(end, char::is_alphanumeric) {
            end += 1;
            continue;
        }
        let before = end.checked_sub(1).and_then(|before| clean.get(before));
        let inside = match clean.get(end) {
            Some('\'') => {
                before.is_some_and(|c| c.is_alphabetic()) && is(end + 1, char::is_alphabetic)
            }
            Some('.' | ',') => {
                before.is_some_and(char::is_ascii_digit) && is(end + 1, |c| c.is_ascii_digit())
            }
            _ => false,
        };
        if !inside {
            return end;
        }
        end += 1;
    }
}

/// The place after inclusive endings (`·e·s`, `.e.s`, `(s)`) that follow a word.
fn skip_inclusive(clean: &[char], word_end: usize) -> usize {
    let mut at = word_end;
    let letter_before = at > 0 && clean.get(at - 1).is_some_and(|c| c.is_alphabetic());
    if !letter_before {
        return word_end;
    }
    loop {
        let close = match clean.get(at) {
            Some('·' | '•' | '⋅' | '‧' | '.') => None,
            Some('(') => Some(')'),
            _ => break,
        };
        let ending: String = clean
            .get(at + 1..)
            .unwrap_or_default()
            .iter()
            .take(7)
            .take_while(|c| c.is_alphabetic())
            .collect();
        let next = at + 1 + ending.chars().count();
        if !INCLUSIVE.contains(&ending.as_str())
            || close.is_some_and(|c| clean.get(next) != Some(&c))
        {
            break;
        }
        at = next + usize::from(close.is_some());
    }
    at
}

/// Adds a word, or an elided word and the word after it.
fn push_word(word: &str, words: &mut Vec<String>) {
    let mut rest = word;
    while let Some((before, after)) = rest.split_once('\'') {
        if after == "s" {
            rest = before;
            break;
        }
        if !ELIDED.contains(&before) {
            break;
        }
        words.push(before.to_owned());
        rest = after;
    }
    if rest.contains(',') && rest.starts_with(|c: char| c.is_ascii_digit()) {
        words.push(rest.replace(',', "."));
    } else {
        words.push(rest.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folding() {
        for (text, folded) in [
            (
                "  L’Œuvre\u{a0}: «\u{202f}Être\u{202f}»  ",
                "l'oeuvre : \" etre \"",
            ),
            ("Ex\u{ad}tra\u{200b}ordi\u{fb01}naire", "extraordifinaire"),
            ("Loire–Atlantique — 44", "loire-atlantique - 44"),
            ("e\u{301}te\u{301}", "ete"),
            ("l´année, l`an", "l'annee, l'an"),
            ("STRASSE Straße", "strasse strasse"),
            ("n° 12", "n° 12"),
            ("", ""),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn one_stem_for_all_languages() {
        let stem = |text: &str| -> Vec<String> {
            let roots = roots(text).into_iter().filter(|root| !root.is_stop);
            roots.map(|root| root.stem).collect()
        };
        for (one, other) in [
            ("Héberger mes fichiers", "hebergement de fichier"),
            ("sondages", "le sondage"),
            ("replacing", "a replacement"),
            ("surveys", "the survey"),
        ] {
            assert_eq!(stem(one), stem(other), "{one}");
        }
        assert_ne!(stem("carte"), stem("compte"));
    }

    #[test]
    fn splitting() {
        for (text, expected) in [
            (
                "L’association d'Ille-et-Vilaine",
                "l association d ille et vilaine",
            ),
            (
                "Aujourd’hui, quelqu'un des prud'hommes",
                "aujourd'hui quelqu'un des prud'hommes",
            ),
            ("jusqu’à l’œuvre", "jusqu a l oeuvre"),
            (
                "the association's members don't",
                "the association members don't",
            ),
            ("3,5 ETP et 12.5 %", "3.5 etp et 12.5"),
            (
                "adhérent·e·s, salarié.e.s, bénévole(s), directeur·rice",
                "adherent salarie benevole directeur",
            ),
            ("Fin. Et la suite", "fin et la suite"),
            ("COVID-19", "covid 19"),
            ("dell'associazione", "dell associazione"),
        ] {
            assert_eq!(tokens(text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn stems_meet_across_inflections() {
        let french = |text| stems(text, Language::French);
        assert_eq!(
            french("Les activités de l’association"),
            french("activité des associations")
        );
        assert_eq!(french("bénévoles"), french("un BÉNÉVOLE"));
        assert_eq!(
            stems("volunteers", Language::English),
            stems("The volunteer's", Language::English)
        );
        assert_eq!(
            stems("Die Vereine", Language::German),
            stems("eines Vereins", Language::German)
        );
        assert!(french("de la et les").is_empty());
        assert_eq!(stems("Naïve", Language::Other), ["naive"]);
    }

    #[test]
    fn what_a_picture_shows_badly_is_forgiven() {
        let known = Spelling::of(
            ["l'association anime l'année des adhérents"],
            Language::French,
        );
        for (seen, meant) in [
            ("I'association", "association"),
            ("lAssociation", "association"),
            ("l'Associatian", "association"),
            ("1'année", "année"),
            ("lAnnée", "année"),
            ("|'année", "année"),
            ("adhérenls", "adhérents"),
        ] {
            let meant = &stems(meant, Language::French)[0];
            let found = known.stems(seen, Language::French);
            assert!(found.contains(meant), "{seen}: {found:?}");
        }
        // What is spelled like nothing known is left as it is shown.
        let text = "menuiserie Ile";
        assert_eq!(
            known.stems(text, Language::French),
            stems(text, Language::French)
        );
    }

    #[test]
    fn every_character_is_folded_once_and_for_all() {
        for c in '\0'..=char::MAX {
            let once = fold(&c.to_string());
            assert_eq!(fold(&once), once, "U+{:04X}", u32::from(c));
        }
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,60}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn any_text_has_words_and_stems(text in any::<String>()) {
            for language in [Language::French, Language::German, Language::Dutch, Language::Other] {
                prop_assert!(stems(&text, language).iter().all(|stem| !stem.contains(' ')));
            }
            prop_assert!(tokens(&text).iter().all(|token| !token.is_empty()));
            let known = Spelling::of(["association année"], Language::French);
            let forgiven = known.stems(&text, Language::French);
            prop_assert!(forgiven.starts_with(&stems(&text, Language::French)));
        }
    }
}

//! Lengths of text, and limits of length as forms state them.

use std::sync::LazyLock;

use regex::{Captures, Regex};
use serde::{Deserialize, Serialize};

use crate::words::fold;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = LimitUnit))]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Characters (Unicode scalar values), spaces and line breaks included.
    Characters,
    /// Characters without any white space.
    CharactersWithoutSpaces,
    /// Runs of anything but white space, as form scripts and word processors count words. A sign
    /// that stands alone (`?` after a space) counts: better one too many than one refused.
    Words,
    /// Lines, as they are broken in the text.
    Lines,
    /// Points of width that the longest line takes in 10-point Helvetica.
    Points,
}

/// A limit of length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    /// The most of `unit`.
    pub number: u32,
    /// What is counted.
    pub unit: Unit,
}

/// The length of a text.
pub fn length(text: &str, unit: Unit) -> usize {
    match unit {
        Unit::Characters => text.chars().count(),
        Unit::CharactersWithoutSpaces => text.chars().filter(|c| !c.is_whitespace()).count(),
        Unit::Words => text.split_whitespace().count(),
        Unit::Lines => text.lines().count(),
        Unit::Points => text.lines().map(points).max().unwrap_or(0),
    }
}

/// The limit that a label or a help text states, the first when there are several. A minimum is
/// none; of a range, the upper end is. Texts longer than some thousand characters state none.
pub fn find(text: &str) -> Option<Limit> {
    if text.len() > 5000 {
        return None;
    }
    let folded = fold(text);
    // "deux cents mots" as "200 mots".
    let folded = crate::numerals::in_digits(&folded);
    let folded = folded.as_ref();
    let stated = RULES
        .iter()
        .flat_map(|rule| {
            rule.pattern
                .captures_iter(folded)
                .filter_map(|found| rule.read(folded, &found))
        })
        .min_by_key(|(at, _)| *at);
    let (_, mut limit) = stated?;
    if limit.unit == Unit::Characters && WITHOUT_SPACES.is_match(folded) {
        limit.unit = Unit::CharactersWithoutSpaces;
    }
    Some(limit)
}

/// The characters that fit what a label asks for without a number: "en quelques lignes", "en trois
/// phrases", "une demi-page". An estimate: a sentence counts as 160 characters, a line as 100, a page
/// as 3 000.
pub fn find_loose(text: &str) -> Option<Limit> {
    if text.len() > 5000 {
        return None;
    }
    let folded = fold(text);
    let found = LOOSE.captures(&folded)?;
    let many = found.name("many").map_or("quelques", |many| many.as_str());
    let many = match many {
        "quelques" | "a few" | "einigen" | "wenigen" | "unas" | "algunas" => 5,
        many => number(many)?,
    };
    let of = found.name("of").map_or("page", |of| of.as_str());
    let each = if of.starts_with("demi") || of.starts_with("half") {
        1_500
    } else if of.starts_with("page") {
        3_000
    } else if of.starts_with("mot") || of.starts_with("wor") || of.starts_with("palabra") {
        20
    } else if of.starts_with("li") || of.starts_with("zeil") {
        100
    } else {
        160
    };
    (many <= 40).then_some(Limit {
        number: many * each,
        unit: Unit::Characters,
    })
}

static LOOSE: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"(?:\b(?:en|in|sur) |\()(?P<many>quelques|a few|einigen|wenigen|unas|algunas|une|deux|trois|quatre|cinq|six|two|three|four|five|\d{1,2})(?: ou \w+)? (?P<of>lignes|phrases?|mots|demi-pages?|pages?|lines|sentences?|words|satzen|zeilen|worten|lineas|frases?|palabras|half pages?)\b",
    )
});

/// One way of stating a limit.
struct Rule {
    pattern: Regex,
    /// Words beside it must say that it is a limit.
    needs_cue: bool,
}

impl Rule {
    /// The limit and where it stands.
    fn read(&self, text: &str, found: &Captures<'_>) -> Option<(usize, Limit)> {
        let whole = found.get(0)?;
        let unit = unit(found.name("unit")?.as_str());
        let before = text.get(..whole.start())?;
        let after = text.get(whole.end()..)?;
        // "12 500 caractères" is one number, "2026 500 caractères" is not.
        if before.ends_with(|c: char| c.is_alphanumeric() || c == ',' || c == '.')
            || MINIMUM_BEFORE.is_match(before)
            || MINIMUM_AFTER.is_match(after)
        {
            return None;
        }
        let cue = CUE_BEFORE.is_match(before) || CUE_AFTER.is_match(after);
        // Lines and words are also spoken of without being counted: "10 lignes de bus".
        let alone =
            before.trim().is_empty() && after.trim_matches([' ', '.', ')', ':', '*']).is_empty();
        let bracketed =
            before.ends_with(['(', '[']) && after.starts_with([')', ']', ',', ' ', '.', '-']);
        let spoken = unit == Unit::Lines
            || matches!(
                found.name("unit")?.as_str(),
                "c" | "chiffre" | "chiffres" | "digits"
            );
        if self.needs_cue && spoken && !(cue || alone || bracketed) {
            return None;
        }
        // "qui compte 300 mots dans son lexique" is told of, not asked for.
        if self.needs_cue && TOLD.is_match(before) && !cue {
            return None;
        }
        let number = number(found.name("number")?.as_str())?;
        Some((whole.start(), Limit { number, unit }))
    }
}

const NUMBER: &str = r"(?P<number>\d{1,3}(?:[ .,']\d{3})+|\d+|une?|deux|trois|quatre|cinq|six|sept|huit|dix|douze|quinze|vingt|trente|one|two|three|four|five|ten|twenty)";

const UNIT: &str = r"(?P<unit>caracteres?|caracter\b|caract\b|car\b|c\b|chiffres?\b|digits\b|signes?|characters?|chars?\b|zeichen|caratteri|tekens|mots?\b|words?\b|worter|worten?\b|palabras|parole|palavras|woorden|lignes?\b|lines?\b|zeilen|lineas|righe|linhas|regels)";

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let rule = |pattern: &str, needs_cue| Rule {
        pattern: compiled(pattern),
        needs_cue,
    };
    vec![
        // 500 caractères; 10 à 15 lignes is read at its upper end.
        rule(
            &format!(r"\b(?:\d{{1,6}} ?(?:a|et|-|to|and|bis|und) ?)?{NUMBER} ?{UNIT}"),
            true,
        ),
        // Nombre maximum de caractères : 500; word limit: 250; 250-word limit.
        rule(
            &format!(
                r"max[a-z]*\.? (?:number )?(?:de |d'|of )?{UNIT}(?: autorises?| allowed)?[ :=(]{{0,4}}{NUMBER}"
            ),
            false,
        ),
        rule(
            &format!(r"(?:limite|limit) (?:de |en |of |in )?{UNIT}[ :=(]{{0,4}}{NUMBER}"),
            false,
        ),
        rule(
            &format!(r"{UNIT} (?:limit|count|max[a-z]*)\.?[ :=(]{{0,4}}{NUMBER}"),
            false,
        ),
        rule(
            &format!(r"{UNIT} ?\(?(?:max[a-z]*)\.?[ :]{{0,3}}{NUMBER}"),
            false,
        ),
        rule(&format!(r"{NUMBER}-{UNIT} (?:limit|max[a-z]*)"), false),
        // Nombre de caractères : 400.
        rule(
            &format!(r"^\W*(?:nombre|number) (?:de |of |d'){UNIT} ?[:=] ?{NUMBER}"),
            false,
        ),
    ]
});

static WITHOUT_SPACES: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"(?:hors|sans(?: les)?) espaces?|espaces? (?:non compris(?:es)?|exclus?(?:es)?|non inclus(?:es)?)|(?:without|excluding|not including|no) (?:the )?spaces|spaces (?:not included|excluded)|ohne leerzeichen|sin espacios|sem espacos|senza spazi|zonder spaties",
    )
});

static CUE_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"(?:max[a-z]*\.?|en|in|pas plus de|plus de|no more than|not more than|more than|exceed(?:ing)?|exceder|depasser|up to|limite a|limitee? a|limited to|limite|limit|moins de|less than|fewer than|under|within|jusqu'a|au plus|environ|about|hochstens|maximal|bis zu|hasta|fino a|ate|tot|et|a|-|resumer en|quelques)[ :(]{0,3}(?:d')?$",
    )
});

static CUE_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"^\.?[ ,(]{0,3}(?:\(?(?:environ|espaces (?:compris(?:es)?|inclus(?:es)?))[ ,)]{0,3})?(?:max|au plus|au maximum|ou moins|or less|or fewer|hochstens|como maximo|al massimo|no maximo|tout au plus|espaces|autorise|allowed|limit)",
    )
});

/// Words before a count that somebody has, and that nobody asks for.
static TOLD: LazyLock<Regex> = LazyLock::new(|| {
    compiled(r"(?:compte|comptent|contient|comporte|comprend|has|have|contains)[ :(]{0,3}$")
});

static MINIMUM_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"(?:min(?:imum|imal|i)?\.?|au moins|at least|mindestens|plus de la|pas moins de)[ :(]{0,3}(?:de |of )?$",
    )
});

static MINIMUM_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    compiled(r"^\.?[ ,(]{0,3}(?:au )?(?:min(?:imum|imal|i)?\b|au moins|at least|or more|ou plus)")
});

fn compiled(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a constant pattern, compiled in tests")
}

fn unit(word: &str) -> Unit {
    let begins = |parts: &[&str]| parts.iter().any(|part| word.starts_with(part));
    if begins(&["li", "zeil", "rig", "reg"]) {
        Unit::Lines
    } else if begins(&["mot", "wo", "pa"]) {
        Unit::Words
    } else {
        Unit::Characters
    }
}

fn number(text: &str) -> Option<u32> {
    if let Some(written) = crate::words::cardinal(text) {
        return Some(written);
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|number| *number > 0)
}

/// Width of a line in points of 10-point Helvetica, by the metrics of the standard PDF fonts
/// (Adobe Core 14 AFM); accents do not widen a letter.
fn points(line: &str) -> usize {
    let thousandths: usize = fold_accents(line).map(width).sum();
    thousandths.div_ceil(100)
}

fn fold_accents(line: &str) -> impl Iterator<Item = char> {
    use unicode_normalization::UnicodeNormalization as _;
    line.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
}

fn width(c: char) -> usize {
    match c {
        'i' | 'j' | 'l' | '’' | '‘' => 222,
        '\'' => 191,
        '|' => 260,
        ' ' | '!' | ',' | '.' | '/' | ':' | ';' | 'I' | '[' | ']' | '\\' | 'f' | 't' | '\u{a0}' => {
            278
        }
        '(' | ')' | '-' | '`' | 'r' | '“' | '”' => 333,
        '{' | '}' => 334,
        '"' => 355,
        '*' => 389,
        '^' => 469,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 500,
        '+' | '<' | '=' | '>' | '~' => 584,
        'F' | 'T' | 'Z' => 611,
        '&' | 'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' => 667,
        'C' | 'D' | 'H' | 'N' | 'R' | 'U' | 'w' => 722,
        'G' | 'O' | 'Q' => 778,
        'M' | 'm' => 833,
        '%' => 889,
        'W' | 'œ' => 944,
        'Œ' | '—' | '…' => 1000,
        '@' => 1015,
        _ => 556,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Unit::*;
    use proptest::prelude::*;

    #[test]
    fn limits_as_forms_state_them() {
        for (text, number, unit) in [
            ("500 caractères maximum (espaces compris)", 500, Characters),
            ("max. 1\u{a0}500 signes", 1500, Characters),
            (
                "Maximum 1\u{202f}500 signes, hors espaces",
                1500,
                CharactersWithoutSpaces,
            ),
            ("10 lignes maximum", 10, Lines),
            ("(10 lignes max)", 10, Lines),
            ("200 mots", 200, Words),
            ("Présentez votre projet en 5 lignes", 5, Lines),
            ("Résumez en cinq lignes", 5, Lines),
            ("1000 characters max", 1000, Characters),
            ("Please use no more than 250 words.", 250, Words),
            ("(255 caract.)", 255, Characters),
            ("Objet (255 car. max)", 255, Characters),
            (
                "1,000 characters without spaces",
                1000,
                CharactersWithoutSpaces,
            ),
            ("Nombre maximum de caractères : 2000", 2000, Characters),
            ("caractères max. : 1 200", 1200, Characters),
            ("Word limit: 250", 250, Words),
            ("Entre 500 et 1000 caractères", 1000, Characters),
            ("10 à 15 lignes maximum", 15, Lines),
            (
                "minimum 200 caractères, maximum 500 caractères",
                500,
                Characters,
            ),
            (
                "dans la limite de 3000 signes espaces compris",
                3000,
                Characters,
            ),
            (
                "Höchstens 1500 Zeichen ohne Leerzeichen",
                1500,
                CharactersWithoutSpaces,
            ),
            ("150-word limit", 150, Words),
            ("Ne pas dépasser 20 lignes", 20, Lines),
            ("(3 lignes)", 3, Lines),
            ("Besoin (deux cents mots au plus)", 200, Words),
            ("Indicateurs (1500 c. max)", 1500, Characters),
            ("Nombre de caractères : 400", 400, Characters),
            ("Numéro SIRET (14 chiffres)", 14, Characters),
        ] {
            assert_eq!(find(text), Some(Limit { number, unit }), "{text}");
        }
    }

    #[test]
    fn lengths_without_a_number_are_estimated() {
        for (text, number) in [
            ("Présentez en quelques lignes votre projet", 500),
            ("Résumé (en trois phrases)", 480),
            ("Territoire (3 phrases maximum)", 480),
            ("Déroulement (une demi-page maximum)", 1_500),
            ("Décrivez l'action en une demi-page", 1_500),
            ("In a few words, what will you do?", 100),
        ] {
            let limit = Limit {
                number,
                unit: Characters,
            };
            assert_eq!(find_loose(text), Some(limit), "{text}");
        }
        assert_eq!(
            find_loose("Quelques lignes de bus desservent le lieu"),
            None
        );
        assert_eq!(find_loose("Habitez-vous en ville ?"), None);
    }

    #[test]
    fn what_is_no_limit() {
        for text in [
            "Nombre de lignes de bus : 10 lignes de tramway",
            "500 caractères minimum",
            "au moins 50 mots",
            "Article 5",
            "L'association qui compte 300 mots dans son lexique",
            "Il reste 3 chiffres à vérifier",
            "1 200 adhérents maximum",
            "",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn counting() {
        let text = "L’été\u{a0}: 12 €.\nFin";
        for (unit, expected) in [
            (Characters, 17),
            (CharactersWithoutSpaces, 13),
            (Words, 5),
            (Lines, 2),
            (Points, 53),
        ] {
            assert_eq!(length(text, unit), expected, "{unit:?}");
        }
        assert_eq!(length("", Lines), 0);
    }

    proptest! {
        #[test]
        fn any_text_can_be_searched(text in any::<String>()) {
            let _ = find(&text);
        }

        #[test]
        fn a_stated_limit_is_found(number in 1_u32..1_000_000) {
            let found = find(&format!("{number} caractères maximum"));
            prop_assert_eq!(found, Some(Limit { number, unit: Characters }));
        }
    }
}

//! Where sentences end inside a paragraph.

use crate::words::fold;

/// Ends of sentences, as bytes of the paragraph right after the last sign of each.
pub(super) fn of(text: &str) -> Vec<usize> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let depths = depths(&chars);
    let mut ends = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if !is_stop(char_at(&chars, at)) {
            at += 1;
            continue;
        }
        let first = at;
        while is_stop(char_at(&chars, at)) {
            at += 1;
        }
        let after = skip_closing(&chars, at);
        let deep = depths
            .get(after.saturating_sub(1))
            .is_some_and(|depth| *depth > 0);
        if !deep
            && char_at(&chars, after).is_some_and(char::is_whitespace)
            && ends_here(text, &chars, first, at, after)
        {
            ends.push(chars.get(after).map_or(text.len(), |(byte, _)| *byte));
        }
        at = at.max(after);
    }
    ends
}

fn char_at(chars: &[(usize, char)], at: usize) -> Option<char> {
    chars.get(at).map(|(_, c)| *c)
}

fn is_stop(c: Option<char>) -> bool {
    matches!(c, Some('.' | '?' | '!' | '…' | '‽'))
}

/// Past closing quotation marks, brackets and note numbers; a French closing mark may stand after
/// a space.
fn skip_closing(chars: &[(usize, char)], mut at: usize) -> usize {
    loop {
        match char_at(chars, at) {
            Some('»' | '”' | '"' | '’' | '\'' | ')' | ']' | '¹' | '²' | '³' | '⁴'..='⁹') =>
            {
                at += 1;
            }
            Some(c) if c.is_whitespace() && char_at(chars, at + 1) == Some('»') => at += 2,
            _ => return at,
        }
    }
}

/// Quotations and brackets longer than this were probably never meant to be closed there.
const LONGEST_ASIDE: usize = 600;

/// For each character, how many pairs of « » or brackets it lies inside; a closing sign is outside
/// its own pair. Pairs that do not close, or close far away, do not count.
fn depths(chars: &[(usize, char)]) -> Vec<u32> {
    let mut changes = vec![0_i32; chars.len() + 1];
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, (_, c)) in chars.iter().enumerate() {
        let opening = match c {
            '«' | '(' | '[' | '“' => {
                open.push((at, *c));
                continue;
            }
            '»' => '«',
            ')' => '(',
            ']' => '[',
            '”' => '“',
            _ => continue,
        };
        // An unclosed pair inside is forgotten; a closing sign without its pair changes nothing.
        if let Some(found) = open.iter().rposition(|(_, c)| *c == opening) {
            let start = open.get(found).map_or(at, |(start, _)| *start);
            open.truncate(found);
            if at - start <= LONGEST_ASIDE
                && let (Some(begin), Some(end)) =
                    (changes.get(start).copied(), changes.get(at).copied())
            {
                changes[start] = begin + 1;
                changes[at] = end - 1;
            }
        }
    }
    let mut depth = 0_i32;
    changes
        .iter()
        .take(chars.len())
        .map(|change| {
            depth += change;
            u32::try_from(depth).unwrap_or(0)
        })
        .collect()
}

/// True when the stop at `first..end`, closed at `after`, ends a sentence.
fn ends_here(text: &str, chars: &[(usize, char)], first: usize, end: usize, after: usize) -> bool {
    let byte = |at: usize| chars.get(at).map_or(text.len(), |(byte, _)| *byte);
    let before = text.get(..byte(first)).unwrap_or_default();
    let rest = text.get(byte(after)..).unwrap_or_default().trim_start();
    let Some(next) = rest.chars().next() else {
        return true;
    };
    let lone_stop = end - first == 1 && char_at(chars, first) == Some('.');
    if next.is_lowercase() || matches!(next, ',' | ';' | ':' | ')' | ']' | '»' | '?' | '!' | '.') {
        return false;
    }
    if !lone_stop || after > end {
        return true;
    }
    !belongs_to_word(before, rest, next)
}

/// True when a lone full stop after `before` is a part of the word or number it follows.
fn belongs_to_word(before: &str, rest: &str, next: char) -> bool {
    let word_start = before
        .rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '«' | '"' | '’' | '\'' | '/'))
        .map_or(0, |at| {
            at + before
                .get(at..)
                .and_then(|c| c.chars().next())
                .map_or(1, char::len_utf8)
        });
    let word = before.get(word_start..).unwrap_or_default();
    let line_start = before
        .get(..word_start)
        .unwrap_or_default()
        .trim_start_matches(['•', '-', '–', '*', ' ', '\t'])
        .is_empty();
    let next_word = rest
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .next()
        .unwrap_or_default();
    let begins = begins_sentence(next_word);
    if word.is_empty() {
        return false;
    }
    if word.chars().all(|c| c.is_ascii_digit() || c == '.') {
        // "1. Présentation", "2.1. Objectifs", "le 3. Mai", "18 h. 30", "3. 500".
        return line_start || next.is_ascii_digit() || is_german_ordinal(word, next_word);
    }
    let folded = fold(word);
    let bare = folded
        .rsplit(['-', ',', ';', ':'])
        .next()
        .unwrap_or_default();
    if NEVER_LAST.contains(&bare) {
        return true;
    }
    if BEFORE_NUMBERS.contains(&bare) && (next.is_ascii_digit() || !begins) {
        return next.is_ascii_digit() || bare != "h" && bare != "min";
    }
    let last_letters = word.rsplit(['.', '-']).next().unwrap_or_default();
    let initial = last_letters.chars().count() == 1 && last_letters.chars().all(char::is_uppercase);
    if initial {
        // "A. Lenoir", "J.-C. Martin", "S.A.R.L. Dupont"; "av. J.-C. Le site" and "le plan B. Nous".
        return !begins;
    }
    // "z. B.", "e. g.": single small letters.
    let small = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    if small {
        return line_start || !begins;
    }
    // "i.e. Tuesday", "p.ex. Anna".
    word.contains('.') && word.split('.').all(|part| part.chars().count() <= 2) && !begins
}

fn is_german_ordinal(number: &str, next_word: &str) -> bool {
    const AFTER: &[&str] = &[
        "januar",
        "februar",
        "marz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
        "jahrhundert",
        "jahrhunderts",
        "absatz",
        "auflage",
        "klasse",
    ];
    number.len() <= 2 && AFTER.contains(&fold(next_word).as_str())
}

/// Words that often begin a sentence and are no names: after an initial they show that it was not
/// one.
fn begins_sentence(word: &str) -> bool {
    const BEGINNERS: &[&str] = &[
        "le", "la", "les", "l", "un", "une", "des", "de", "du", "il", "elle", "ils", "elles", "on",
        "nous", "vous", "je", "j", "ce", "cet", "cette", "ces", "c", "ceci", "cela", "en", "au",
        "aux", "dans", "pour", "par", "avec", "sur", "depuis", "si", "son", "sa", "ses", "notre",
        "nos", "leur", "leurs", "mais", "et", "ainsi", "enfin", "puis", "chaque", "tous", "toutes",
        "tout", "the", "an", "it", "they", "we", "he", "she", "this", "these", "in", "at", "our",
        "their", "for", "and", "but", "der", "die", "das", "wir", "sie", "es", "ein", "eine", "el",
        "los", "las", "gli", "os", "as", "het", "een", "d", "qu", "s", "n",
    ];
    let first = word.split(['\'', '’']).next().unwrap_or_default();
    BEGINNERS.contains(&fold(first).as_str())
}

/// Abbreviations after which a sentence always goes on.
const NEVER_LAST: &[&str] = &[
    // Titles of people.
    "m", "mm", "mme", "mmes", "mlle", "mlles", "dr", "drs", "pr", "prof", "me", "mgr", "st", "ste",
    "mr", "mrs", "ms", "hr", "fr", "herr", "dipl", "ing", "sr", "sra", "dra", "dott", "sig", "dhr",
    "mevr", "vve", "gal", "col", "cdt", // References.
    "cf", "art", "al", "chap", "fig", "tab", "ref", "vol", "ed", "coll", "op", "ibid", "vgl",
    "bzw", "z", "vs", "parag", "par", "annex", "alin", "abs", "nr", "num", "inc", "resp", "adj",
    "coord", // Measures and the rest.
    "ex", "env", "approx", "av", "apr", "ca", "tel", "mob", "fax", "boul", "bd", "bld", "imm",
    "bat", "esc", "res", "dep", "e.g", "i.e", "p.ex", "ev", "evtl", "inkl", "zzgl", "excl", "incl",
    "dont", "arr", "n.b",
];

/// Abbreviations that stand before a number; otherwise they may end a sentence.
const BEFORE_NUMBERS: &[&str] = &[
    "p", "pp", "no", "n", "t", "ch", "pl", "h", "min", "max", "v", "s", "sec", "app", "apt", "bp",
];

//! The words, figures and names of a sentence, each with its place.

use std::ops::Range;

use language::numerals::in_digits;
use language::words::{self, fold};
use language::{Language, words::cardinal};

use super::figures::{self, Figure};

/// A sentence taken apart.
pub(super) struct Line {
    /// As it is, with numbers in words written in digits.
    pub(super) text: String,
    pub(super) tokens: Vec<Token>,
}

/// A word, or a figure of one word or more.
#[derive(Debug)]
pub(super) struct Token {
    /// As it is written.
    pub(super) text: String,
    pub(super) folded: String,
    /// None for words that carry no meaning, and for figures.
    pub(super) stem: Option<String>,
    pub(super) figure: Option<Figure>,
    /// A word with a capital that no sentence begins with.
    pub(super) name: bool,
    /// Where it stands: words and the stops between them, added up.
    pub(super) at: u32,
    /// A stop of a part of the sentence stands before it.
    pub(super) parted: bool,
}

impl Line {
    pub(super) fn of(text: &str, language: Language) -> Self {
        let text = in_digits(text.trim().trim_start_matches(['•', '-', '–']).trim()).into_owned();
        let found = figures::find(&text);
        let mut tokens = Vec::new();
        let mut at = 0;
        let mut end = 0;
        for (range, figure) in pieces(&text, found) {
            let between = &text[end..range.start];
            let gap = gap(between);
            at += gap + 1;
            end = range.end;
            let word = &text[range];
            let first = tokens.is_empty();
            tokens.push(token(word, figure, at, gap >= PARTED, first, language));
            if matches!(
                tokens.last().map(|t: &Token| t.folded.as_str()),
                Some("et" | "and" | "ou" | "or")
            ) {
                at += JOINED;
            }
        }
        name_the_first(&mut tokens, language);
        Self { text, tokens }
    }

    pub(super) fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.tokens.iter().filter_map(|token| token.figure.as_ref())
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.tokens.iter().map(|token| token.folded.as_str())
    }
}

/// What a comma, a stop, or an "and" adds to the way from one word to the next.
const COMMA: u32 = 2;
const STOP: u32 = 6;
const JOINED: u32 = 3;
const PARTED: u32 = 2;

fn gap(between: &str) -> u32 {
    between
        .chars()
        .map(|c| match c {
            ',' | ')' => COMMA,
            ';' | ':' | '.' | '!' | '?' | '…' => STOP,
            '(' => 1,
            _ => 0,
        })
        .max()
        .unwrap_or(0)
}

/// Figures, and the words between them.
fn pieces(text: &str, figures: Vec<(Range<usize>, Figure)>) -> Vec<(Range<usize>, Option<Figure>)> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for (range, figure) in figures {
        words_within(text, from..range.start, &mut pieces);
        from = range.end;
        pieces.push((range, Some(figure)));
    }
    words_within(text, from..text.len(), &mut pieces);
    pieces
}

fn words_within(text: &str, range: Range<usize>, pieces: &mut Vec<(Range<usize>, Option<Figure>)>) {
    let mut start = None;
    let part = &text[range.clone()];
    for (at, c) in part.char_indices().chain([(part.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(begin)) => {
                pieces.push((range.start + begin..range.start + at, None));
                start = None;
            }
            _ => {}
        }
    }
}

fn token(
    word: &str,
    figure: Option<Figure>,
    at: u32,
    parted: bool,
    first: bool,
    language: Language,
) -> Token {
    let folded = fold(word);
    // English numbers in words; French ones are digits by now.
    let figure = figure.or_else(|| match language {
        Language::English if folded != "one" && folded.len() > 2 => {
            cardinal(&folded).map(|number| Figure::Number(number.to_string()))
        }
        _ => None,
    });
    let stem = match figure {
        Some(_) => None,
        None => words::stems(word, language)
            .into_iter()
            .next()
            .filter(|stem| stem.chars().count() > 1),
    };
    let capital = word.starts_with(char::is_uppercase);
    let letters = word.chars().count() > 1;
    Token {
        name: capital && letters && !first && figure.is_none() && stem.is_some(),
        text: word.to_owned(),
        folded,
        stem,
        figure,
        at,
        parted,
    }
}

/// The first word is a name where it is all capitals, or where a name follows at once.
fn name_the_first(tokens: &mut [Token], language: Language) {
    let followed =
        matches!(tokens, [first, second, ..] if second.name && second.at - first.at <= 1);
    let Some(first) = tokens.first_mut() else {
        return;
    };
    let capital = first.text.starts_with(char::is_uppercase);
    let capitals = first.text.chars().count() > 1 && first.text.chars().all(char::is_uppercase);
    let word = first.stem.is_some() && !words::stems(&first.text, language).is_empty();
    first.name = capital && word && first.figure.is_none() && (capitals || followed);
}

impl Token {
    /// The same word, in another form; the same figure.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        if let (Some(one), Some(figure)) = (&self.figure, &other.figure) {
            return figure.is_said_by(one) || one.is_said_by(figure);
        }
        if self.folded == other.folded {
            return true;
        }
        match (&self.stem, &other.stem) {
            (Some(one), Some(another)) => akin(one, another),
            _ => false,
        }
    }
}

/// Stems of one family: `bénévole` and `bénévolat`, `jardin` and `jardinage`.
fn akin(one: &str, another: &str) -> bool {
    if one == another {
        return true;
    }
    let common = one
        .chars()
        .zip(another.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let longer = one.chars().count().max(another.chars().count());
    if common >= 5 && common * 4 >= longer * 3 {
        return true;
    }
    // Short verbs keep their ending in some stems: `rest` and `restent`.
    let ending = |long: &str, short: &str| long.strip_prefix(short).is_some_and(is_ending);
    common >= 4 && (ending(one, another) || ending(another, one))
}

fn is_ending(rest: &str) -> bool {
    matches!(
        rest,
        "e" | "s" | "es" | "ee" | "ees" | "er" | "ez" | "ent" | "ons" | "ant" | "ait" | "aient"
    )
}

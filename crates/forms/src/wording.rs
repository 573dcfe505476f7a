//! The words of labels: folding, tidying and telling what kind of sentence they are.

/// Lower case, no accents, one apostrophe, single spaces.
pub(crate) fn fold(text: &str) -> String {
    squeeze(&language::words::fold(text)).replace(['\u{2019}', '\u{2018}'], "'")
}

/// Runs of white space become one space; ends are trimmed.
pub(crate) fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A label as a person reads it: no leaders, no empty brackets, no trailing colon.
pub(crate) fn tidy(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut run = 0_usize;
    for c in text.chars() {
        if matches!(c, '\u{FFFC}' | '\u{200B}' | '\u{FEFF}' | '\u{AD}') || is_tick(c) {
            clean.push(' ');
            continue;
        }
        let leader = matches!(c, '_' | '…' | '.' | '·' | documents::LEADER);
        run = if leader { run + 1 } else { 0 };
        if leader && (run > 1 || matches!(c, '_' | '…' | documents::LEADER)) {
            if run == 2 && c == '.' {
                clean.pop();
            }
            continue;
        }
        clean.push(c);
    }
    let squeezed = squeeze(&clean).replace("( )", "").replace("()", "");
    squeezed
        .trim_matches(|c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    ':' | ';' | ',' | '/' | '|' | '_' | '–' | '-' | '•' | '*' | '='
                )
        })
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ')' | '➢' | '►' | '→'))
        .to_owned()
}

/// At least two letters in a row somewhere: words, not only a number or a sign.
pub(crate) fn has_words(text: &str) -> bool {
    let mut run = 0;
    for c in text.chars() {
        run = if c.is_alphabetic() { run + 1 } else { 0 };
        if run >= 2 {
            return true;
        }
    }
    false
}

/// Pieces of a line that tabs, line breaks or three spaces and more keep apart.
pub(crate) fn segments(text: &[char]) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    let mut spaces = 0;
    for &c in text {
        let wide = matches!(c, '\t' | '\n');
        spaces = if c.is_whitespace() { spaces + 1 } else { 0 };
        if wide || spaces == 3 {
            if !piece.trim().is_empty() {
                pieces.push(squeeze(&piece));
            }
            piece.clear();
        } else {
            piece.push(c);
        }
    }
    if !piece.trim().is_empty() {
        pieces.push(squeeze(&piece));
    }
    pieces
}

/// A character drawn as an empty box to tick.
pub(crate) fn is_blank_tick(c: char) -> bool {
    matches!(
        c,
        '☐' | '□'
            | '❏'
            | '❑'
            | '❐'
            | '❒'
            | '▢'
            | '◻'
            | '◽'
            | '⬜'
            | '▯'
            | '⎕'
            | '🗆'
            | '\u{F06F}'
            | '\u{F071}'
            | '\u{F072}'
            | '\u{F0A8}'
            | '\u{F0A3}'
            | '\u{F0A0}'
    )
}

/// A character drawn as a ticked box.
pub(crate) fn is_full_tick(c: char) -> bool {
    matches!(
        c,
        '☒' | '☑' | '🗹' | '🗷' | '\u{F052}' | '\u{F053}' | '\u{F078}' | '\u{F0FE}' | '\u{F0FD}'
    )
}

/// A character drawn as a box to tick, ticked or not.
pub(crate) fn is_tick(c: char) -> bool {
    is_blank_tick(c) || is_full_tick(c)
}

/// Words that begin a request for prose, folded.
const IMPERATIVES: &[&str] = &[
    "decrivez",
    "decrire",
    "presentez",
    "presenter",
    "expliquez",
    "expliquer",
    "precisez",
    "preciser",
    "indiquez",
    "indiquer",
    "detaillez",
    "detailler",
    "listez",
    "joignez",
    "fournissez",
    "dressez",
    "faites",
    "citez",
    "racontez",
    "justifiez",
    "justifier",
    "resumez",
    "argumentez",
    "exposez",
    "donnez",
    "renseignez",
    "commentez",
    "definissez",
    "identifiez",
    "mentionnez",
    "rappelez",
    "quelle",
    "quel",
    "quels",
    "quelles",
    "comment",
    "pourquoi",
    "en quoi",
    "qui",
    "merci de",
    "veuillez",
    "describe",
    "explain",
    "outline the",
    "list the",
    "list all",
    "list any",
    "list your",
    "summarise",
    "summarize",
    "tell us",
    "please",
    "how",
    "why",
    "what",
    "which",
    "provide",
    "give",
    "beschreiben",
    "erlautern",
    "schildern",
    "nennen",
    "begrunden",
    "warum",
    "wie",
    "welche",
    "descreva",
    "explique",
    "indique",
    "apresente",
    "describa",
    "que ",
];

/// It asks for something: a question mark, a colon at its end, or an imperative at its head.
pub(crate) fn asks(text: &str) -> bool {
    let trimmed = text.trim();
    trimmed.contains('?') || trimmed.ends_with(':') || is_imperative(trimmed)
}

/// It begins with a word that asks for prose, after any number.
pub(crate) fn is_imperative(text: &str) -> bool {
    let folded = fold(text);
    let head = folded.trim_start_matches(|c: char| !c.is_alphabetic() || c == ')');
    let head = head
        .strip_prefix("a) ")
        .or_else(|| head.strip_prefix("b) "))
        .unwrap_or(head);
    IMPERATIVES.iter().any(|word| {
        head.strip_prefix(word)
            .is_some_and(|rest| rest.chars().next().is_none_or(|c| !c.is_alphanumeric()))
            || (word.ends_with(' ') && head.starts_with(word))
    })
}

/// A line that only helps to answer: in brackets, or an instruction about length or manner.
pub(crate) fn is_help(text: &str) -> bool {
    let trimmed = text.trim();
    let folded = fold(trimmed);
    (trimmed.starts_with('(') && trimmed.ends_with([')', '.']))
        || trimmed.starts_with(['*', '†'])
        || [
            "exemple",
            "par exemple",
            "ex :",
            "ex. :",
            "nb",
            "n.b",
            "note",
            "maximum",
            "max.",
            "environ",
            "for example",
            "e.g",
            "limit",
            "z. b",
            "reponse en",
        ]
        .iter()
        .any(|head| folded.starts_with(head))
}

/// "Réponse", "Votre réponse" and the like: a place, not a question.
pub(crate) fn is_answer_mark(text: &str) -> bool {
    let folded = fold(text);
    let word = folded.trim_matches(|c: char| !c.is_alphabetic());
    matches!(
        word,
        "reponse"
            | "votre reponse"
            | "reponses"
            | "vos reponses"
            | "answer"
            | "your answer"
            | "antwort"
            | "ihre antwort"
            | "resposta"
            | "sua resposta"
            | "respuesta"
    )
}

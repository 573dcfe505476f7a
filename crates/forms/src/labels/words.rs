//! The words of a label: taken from the text beside a place, tidied and cut.

use super::*;

/// The words just before a place: the last piece that has any, tidied, and cut to its last
/// sentence.
pub(super) fn own_words(gap: &[char]) -> String {
    // "Nombre d'arbitres : [": the bracket is of the place.
    let open = |c: &char| matches!(c, '[' | '(') || c.is_whitespace();
    let end = gap.iter().rposition(|c| !open(c)).map_or(0, |at| at + 1);
    let pieces = segments(&gap[..end]);
    let sign = |piece: &str| matches!(fold(&tidy(piece)).as_str(), "n°" | "nº");
    let piece = pieces
        .iter()
        .rev()
        .find(|piece| has_words(piece) || sign(piece));
    match piece {
        Some(piece) => {
            let mut words = tidy(piece);
            // A lone unit or preposition belongs to the piece before it.
            if words.chars().count() <= 3
                && let Some(before) = pieces.iter().rev().filter(|p| has_words(p)).nth(1)
            {
                words = tidy(&format!("{before} {piece}"));
            }
            cut(&last_sentence(&words))
        }
        None => String::new(),
    }
}

/// A label without the unit of the place before it.
pub(super) fn without_unit(words: &str) -> String {
    let rest = words.trim_start_matches(['€', '%', ' ', ')']);
    let rest = ["euros ", "EUR ", "ans "]
        .iter()
        .find_map(|unit| rest.strip_prefix(unit))
        .unwrap_or(rest);
    tidy(rest)
}

/// Words enough to be a label, not only "am", "le", "du" or a unit.
pub(super) fn has_label(words: &str) -> bool {
    let folded = fold(words);
    matches!(folded.as_str(), "n°" | "nº")
        || has_words(words)
            && !matches!(
                folded.trim_matches(|c: char| !c.is_alphabetic()),
                "am" | "eur"
                    | "euros"
                    | "euro"
                    | "et"
                    | "ou"
                    | "und"
                    | "and"
                    | "de"
                    | "of"
                    | "in"
                    | "en"
            )
}

/// The last sentence of a text that is longer than a label.
fn last_sentence(text: &str) -> String {
    // "Joindre un RIB au nom de l'association. BIC": a sentence, and the label after it.
    if let Some((before, label)) = text.rsplit_once(". ")
        && before.split_whitespace().count() >= 5
        && label.starts_with(char::is_uppercase)
        && has_words(label)
    {
        return label.to_owned();
    }
    if text.chars().count() <= 160 {
        return text.to_owned();
    }
    match text.rfind(". ") {
        Some(at) if text.len() - at > 12 => text[at + 2..].to_owned(),
        _ => text.to_owned(),
    }
}

/// A label no longer than [`LONGEST`] characters.
pub(crate) fn cut(label: &str) -> String {
    if label.chars().count() <= LONGEST {
        return label.to_owned();
    }
    let mut short: String = label.chars().take(LONGEST).collect();
    if let Some(space) = short.rfind(' ') {
        short.truncate(space);
    }
    short.push('…');
    short
}

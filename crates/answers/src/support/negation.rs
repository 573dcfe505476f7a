//! What a sentence denies, in French and in English.

use super::tokens::{Line, Token};

/// The words that one denial is of.
type Denied<'a> = Vec<&'a Token>;

/// Whether a sentence and a place of the sources deny otherwise.
pub(super) fn differs(line: &Line, place: &[Line]) -> bool {
    let ours = denied(line);
    let theirs: Vec<Denied<'_>> = place.iter().flat_map(denied).collect();
    let shares = |one: &Denied<'_>, other: &Denied<'_>| {
        one.iter().any(|a| other.iter().any(|b| a.is_like(b)))
    };
    // Each of theirs bears one of ours.
    let mut borne = vec![false; theirs.len()];
    for one in &ours {
        let by = (0..theirs.len())
            .filter(|at| !borne[*at])
            .find(|at| one.is_empty() || shares(one, &theirs[*at]));
        match by {
            Some(at) => borne[at] = true,
            None => return true,
        }
    }
    theirs.iter().zip(borne).any(|(other, borne)| {
        let said = other
            .iter()
            .filter(|word| line.tokens.iter().any(|token| token.is_like(word)))
            .count();
        !borne && !other.is_empty() && said * 3 >= other.len() * 2
    })
}

/// Each denial of a sentence with the words that it is of.
fn denied(line: &Line) -> Vec<Denied<'_>> {
    let tokens = &line.tokens;
    let mut all = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let word = tokens[at].folded.as_str();
        match word {
            "ne" | "n" => {
                if let Some(end) = second_part(tokens, at) {
                    let mut words = meaning(&tokens[at + 1..end], 3);
                    words.extend(after(tokens, end, 2));
                    all.push(words);
                    at = end;
                }
            }
            "sans" | "without" => all.push(after(tokens, at, 2)),
            "aucun" | "aucune" | "ni" | "non" | "nor" | "neither" | "nul" | "nulle" => {
                all.push(after(tokens, at, 2));
            }
            "pas" | "jamais" | "no" | "nobody" | "nothing" => all.push(after(tokens, at, 2)),
            "not" | "never" | "cannot" => all.push(around(tokens, at)),
            // "don't", "isn't".
            "t" if at > 0 && tokens[at - 1].folded.ends_with('n') => all.push(around(tokens, at)),
            _ => {}
        }
        at += 1;
    }
    all
}

/// Where `pas`, `plus`, `aucun`… stands after `ne`; nothing for `ne … que`, and for a `ne` alone.
fn second_part(tokens: &[Token], at: usize) -> Option<usize> {
    for (far, token) in tokens.iter().enumerate().skip(at + 1).take(6) {
        match token.folded.as_str() {
            "pas" | "plus" | "jamais" | "rien" | "aucun" | "aucune" | "personne" | "guere"
            | "point" | "ni" | "nul" | "nulle" => return Some(far),
            "que" | "qu" => return None,
            _ => {}
        }
    }
    None
}

fn meaning(tokens: &[Token], most: usize) -> Denied<'_> {
    tokens
        .iter()
        .filter(|token| token.stem.is_some() || token.figure.is_some())
        .take(most)
        .collect()
}

/// The next words, and where there are few, what it is said of: "spare parts are not sold".
fn around(tokens: &[Token], at: usize) -> Denied<'_> {
    let mut words = after(tokens, at, 2);
    if words.len() < 2 {
        words.extend(meaning(&tokens[..at], 2));
    }
    words
}

/// The next words that carry meaning, up to a stop.
fn after(tokens: &[Token], at: usize, most: usize) -> Denied<'_> {
    let rest = tokens.get(at + 1..).unwrap_or_default();
    let stop = rest
        .iter()
        .position(|token| token.parted)
        .unwrap_or(rest.len());
    meaning(&rest[..stop], most)
}

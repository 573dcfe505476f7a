//! `OUI / NON (rayer la mention inutile)`: one of two printed words is chosen, the other crossed out.

use crate::found::{Slot, What};
use crate::layout::Layout;
use crate::wording::{fold, has_words};

/// Words for yes with those for no, folded.
const PAIRS: [(&str, &str); 4] = [("oui", "non"), ("yes", "no"), ("ja", "nein"), ("si", "no")];
/// Words that ask for one to be crossed out, or marked.
const ASKS: &[&str] = &[
    "barrare",
    "cancellare",
    "tache",
    "tachese",
    "streichen",
    "zutreffendes",
    "rayer",
    "rayez",
    "barrer",
    "barrez",
    "entourer",
    "entourez",
    "delete as",
    "circle",
];

/// The printed pairs of every line that asks with them.
pub(crate) fn slots<'a>(layout: &Layout<'a>) -> Vec<Slot<'a>> {
    let mut slots = Vec::new();
    for (number, line) in layout.lines.iter().enumerate() {
        if !line.in_flow() || line.chars.contains(&'\u{FFFC}') {
            continue;
        }
        let Some((start, end)) = pair(&line.chars) else {
            continue;
        };
        let text = |from: usize, to: usize| line.chars[from..to].iter().collect::<String>();
        let (before, after) = (text(0, start), text(end, line.chars.len()));
        let asks = |words: &str| ASKS.iter().any(|ask| words.contains(ask));
        // Ended by its question, or told to be crossed out.
        let asked = before.trim_end().ends_with(['?', ':']) && !has_words(&after);
        // In a cell of its own, it is asked by the cell beside.
        let told = asks(&fold(&after)) && (has_words(&before) || line.cell.is_some());
        if told || has_words(&before) && (asked || asks(&fold(&before))) {
            let words: Vec<String> = text(start, end)
                .split(|c: char| !c.is_alphabetic())
                .filter(|word| !word.is_empty() && fold(word) != "ou" && fold(word) != "or")
                .map(str::to_owned)
                .collect();
            slots.push(Slot {
                line: number,
                start,
                end,
                what: What::Mention { choices: words },
            });
        }
    }
    slots
}

/// Where a word for yes and one for no stand, with nothing but a slash, a bar or "ou" between them.
fn pair(chars: &[char]) -> Option<(usize, usize)> {
    let words = words(chars);
    words
        .iter()
        .enumerate()
        .find_map(|(at, (start, end, word))| {
            let mut next = at + 1;
            if words
                .get(next)
                .is_some_and(|(.., word)| matches!(word.as_str(), "ou" | "or"))
            {
                next += 1;
            }
            let (from, to, other) = words.get(next)?;
            let between = chars.get(*end..*from)?;
            let parted =
                between.iter().any(|c| matches!(c, '/' | '|' | '-' | '–')) || next > at + 1;
            let bare =
                |c: &char| matches!(c, '/' | '|' | '-' | '–' | ' ' | '\u{A0}' | 'o' | 'u' | 'r');
            let known = PAIRS.contains(&(word.as_str(), other.as_str()));
            (known && parted && between.iter().all(bare)).then_some((*start, *to))
        })
}

/// Words of a line, folded, with where they start and end.
fn words(chars: &[char]) -> Vec<(usize, usize, String)> {
    let mut words = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let length = chars[at..].iter().take_while(|c| c.is_alphabetic()).count();
        if length > 0 {
            let word: String = chars[at..at + length].iter().collect();
            words.push((at, at + length, fold(&word)));
        }
        at += length.max(1);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_a_yes_and_a_no_with_nothing_between() {
        let pair_in = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            pair(&chars).map(|(start, end)| chars[start..end].iter().collect::<String>())
        };
        assert_eq!(
            pair_in("Reconnue ? OUI / NON (rayer)").as_deref(),
            Some("OUI / NON")
        );
        assert_eq!(
            pair_in("Reconnue ? oui ou non").as_deref(),
            Some("oui ou non")
        );
        assert_eq!(pair_in("Oui, mais non"), None);
    }
}

//! Counts and identifiers beside their labels.

use language::words::fold;
use language::{identifiers, numerals};

use super::{IDENTIFIER, fact};
use crate::keys;
use crate::lines::Placed;
use crate::{About, Fact};

/// A number at the beginning of a value, in digits or words; `parts` where it may have some after
/// the comma. "Environ 60" and "une soixantaine" are less sure.
pub(super) fn counted(value: &str, parts: bool) -> Option<(String, bool)> {
    // "30 %" is no count, and "8 à 10" is none yet.
    let folded = fold(value);
    let span = folded
        .trim_start_matches(|c: char| c.is_ascii_digit())
        .trim_start();
    // "Salariés : 2 parts" counts what each of them holds.
    let held = ["part ", "parts", "euro", "€", "heure", "voix"];
    let held = span.len() < folded.len() && held.iter().any(|word| span.starts_with(word));
    if held || value.contains('%') || span.starts_with("a ") && span.len() < folded.len() {
        return None;
    }
    let written = numerals::in_digits(value);
    let number = ["environ ", "près de ", "plus de ", "~", "≈ "]
        .iter()
        .find_map(|word| {
            let start = written.get(..word.len())?;
            (start.to_lowercase() == *word).then(|| &written[word.len()..])
        });
    let estimate = number.is_some();
    let digits = leading_number(number.unwrap_or(&written))?;
    (parts || !digits.contains([',', '.'])).then_some((digits, estimate))
}

fn leading_number(value: &str) -> Option<String> {
    let digits: String = value
        .chars()
        .take_while(|c| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | '\u{202f}' | ',' | '.'))
        .collect();
    let digits: String = digits
        .trim_end_matches(|c: char| !c.is_ascii_digit())
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    (!digits.is_empty() && digits.starts_with(|c: char| c.is_ascii_digit())).then_some(digits)
}

/// SIREN, SIRET and RNA beside their label. Returns true when the label is of that kind.
pub(super) fn identifier(
    label: &str,
    value: &str,
    quote: &str,
    placed: &Placed,
    about: &About,
    facts: &mut Vec<Fact>,
) -> bool {
    let words = keys::bare(label);
    let has = |word: &str| words.split(' ').any(|w| w == word);
    let mut found = false;
    let mut push = |key: &str, value: String| {
        facts.push(fact(key, &value, quote, IDENTIFIER, placed, about));
    };
    if has("siret") || has("siren") {
        found = true;
        if let Some(siret) = identifiers::find_siret(value).into_iter().next() {
            push("siren", siret.value.chars().take(9).collect());
            push("siret", siret.value);
        } else if let Some(wrong) = fourteen(value) {
            // Said, so that a person sees it; never answered.
            push("siret.wrong", wrong);
        } else if let Some(siren) = identifiers::find_siren(value).into_iter().next() {
            push("siren", siren.value);
        }
    }
    if has("rna") || words.contains("numero d association") {
        found = true;
        if let Some(rna) = identifiers::find_rna(value).into_iter().next() {
            push("rna", rna.value);
        }
    }
    found
}

/// Five digits go on after a SIREN: it is the beginning of a SIRET, whose key is wrong.
pub(super) fn is_of_siret(text: &str, end: usize) -> bool {
    let after = text.get(end..).unwrap_or_default().trim_start();
    after.chars().take(5).filter(char::is_ascii_digit).count() == 5
}

/// Fourteen digits at the beginning of a value, whatever their key.
fn fourteen(value: &str) -> Option<String> {
    let digits: String = value
        .chars()
        .take_while(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | '-'))
        .filter(char::is_ascii_digit)
        .collect();
    (digits.len() == 14).then_some(digits)
}

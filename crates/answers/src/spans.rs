//! How long, how often, from how many to how many: what a line or a sentence says in a few words that
//! are no number.

use std::ops::Range;
use std::sync::LazyLock;

use language::words::fold;
use regex::Regex;

/// A number in digits or in words.
const NUMBER: &str = r"(?:\d+(?:[,.]\d+)?|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente)";
const UNIT: &str = r"(?:heures?|h\b|minutes?|min\b|jours?|semaines?|mois|ans?|années?|séances?)";

static SPANS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i)\b(?:(?:au moins |au plus )?{NUMBER} fois (?:par|dans l['’]) ?(?:an|année|mois|semaine|trimestre|jour)|(?:tous|toutes) les (?:{NUMBER} )?(?:ans|mois|jours|semaines)|\d{{1,2}} ?h ?\d\d|(?:de )?{NUMBER}(?: {UNIT})? à {NUMBER} ?{UNIT}|{NUMBER} {UNIT})"
    ))
    .expect("the pattern is fixed and tested")
});

/// True for a label that asks how long or how often.
pub(crate) fn asks(label: &str) -> bool {
    let folded = fold(label);
    let words = [
        "duree",
        "delai",
        "frequence",
        "periodicite",
        "rythme",
        "temps a prevoir",
        "combien de temps",
        "tous les combien",
        "preavis",
    ];
    words.iter().any(|word| folded.contains(word))
}

/// The spans of a sentence.
pub(crate) fn find(sentence: &str) -> Vec<(Range<usize>, String)> {
    SPANS
        .find_iter(sentence)
        .map(|found| (found.range(), found.as_str().trim().to_owned()))
        .collect()
}

/// What stands behind the label of a line: "Durée : 30 minutes à 1 h" gives both.
pub(crate) fn labelled(line: &str) -> Option<(&str, &str)> {
    let (label, value) = line.split_once(':')?;
    let (label, value) = (label.trim(), value.trim().trim_end_matches('.'));
    let words = label.split_whitespace().count();
    let short = (1..=8).contains(&words) && (1..=60).contains(&value.chars().count());
    let plain = !value.starts_with("//") && !value.contains(['?', ':', '|']);
    (short && plain).then_some((label, value))
}

#[cfg(test)]
mod tests {
    use super::{asks, find, labelled};

    #[test]
    fn spans_are_told_from_numbers() {
        let said =
            |text: &str| -> Vec<String> { find(text).into_iter().map(|(_, span)| span).collect() };
        assert_eq!(
            said("Le conseil se réunit au moins une fois par mois."),
            ["au moins une fois par mois"]
        );
        assert_eq!(said("convoqués quinze jours avant"), ["quinze jours"]);
        assert_eq!(said("un atelier d'1h30 pour tous"), ["1h30"]);
        assert!(said("Les 12 membres et 3 invités sont venus.").is_empty());
        assert!(asks("Délai de convocation") && !asks("Date de convocation"));
        assert_eq!(
            labelled("Durée : 30 minutes à 1 h"),
            Some(("Durée", "30 minutes à 1 h"))
        );
        assert_eq!(labelled("Voir : https://exemple.org"), None);
    }
}

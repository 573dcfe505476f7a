//! Whole sentences.
//!
//! A full stop ends a sentence only where the next word can begin one: abbreviations, initials,
//! list numbers, decimals, addresses and what stands within « » or brackets are left whole. A line
//! break ends one too, unless the line was plainly wrapped.

use std::ops::Range;

mod stops;

/// The sentences of a text, in order, as ranges of bytes without white space around them. They do
/// not overlap, and all that lies between them is white space.
pub fn split(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    for paragraph in paragraphs(text) {
        let Some(piece) = text.get(paragraph.clone()) else {
            continue;
        };
        let mut start = 0;
        for end in stops::of(piece) {
            push(
                text,
                paragraph.start + start..paragraph.start + end,
                &mut sentences,
            );
            start = end;
        }
        push(text, paragraph.start + start..paragraph.end, &mut sentences);
    }
    sentences
}

/// A line shorter than this was not wrapped for want of room.
const WRAPPED: usize = 40;

/// Lines, with the lines that go on with them.
fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut paragraphs: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    let mut blank_before = true;
    for line in text.split_inclusive(['\n', '\u{2028}', '\u{2029}', '\u{c}']) {
        let range = at..at + line.len();
        at = range.end;
        if line.trim().is_empty() {
            blank_before = true;
            continue;
        }
        match paragraphs.last_mut() {
            Some(last) if !blank_before && goes_on(text.get(last.clone()), line) => {
                last.end = range.end;
            }
            _ => paragraphs.push(range),
        }
        blank_before = false;
    }
    paragraphs
}

/// True when a line is the rest of a sentence that was wrapped.
fn goes_on(before: Option<&str>, line: &str) -> bool {
    let before = before.unwrap_or_default().trim_end();
    let last_line = before.rsplit('\n').next().unwrap_or_default();
    let ended = before.ends_with(['.', '?', '!', '…', ':', ';', '»', '|']);
    let line = line.trim_start();
    let lower = line.starts_with(|c: char| c.is_lowercase());
    // "a) …", "b. …" and "o …" are items of lists.
    let marker = line
        .chars()
        .nth(1)
        .is_some_and(|c| matches!(c, ')' | '.' | '°'))
        || line.starts_with("o ") && !last_line.contains("o ");
    lower && !ended && !marker && last_line.chars().count() >= WRAPPED
}

fn push(text: &str, range: Range<usize>, sentences: &mut Vec<Range<usize>>) {
    let Some(piece) = text.get(range.clone()) else {
        return;
    };
    let start = range.start + (piece.len() - piece.trim_start().len());
    let piece = piece.trim();
    if !piece.is_empty() {
        sentences.push(start..start + piece.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amounts;
    use proptest::prelude::*;

    fn pieces(text: &str) -> Vec<&str> {
        split(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn sentences_of_french_prose() {
        // A bar stands where a sentence must end.
        for marked in [
            "Nous sommes douze.|Nous jardinons !|Et vous\u{a0}?|Venez.",
            "M. Lenoir et Mme. Petit ont voté.|Le Dr. Roux aussi.",
            "Voir l'art. 3 des statuts, cf. Annexe 2, p. 12.|La suite est là.",
            "Des outils, des graines, etc.|Nous les prêtons.",
            "Des outils, etc. sont prêtés env. 200 fois.",
            "Le site date de 52 av. J.-C. et du Moyen Âge.|On le visite.",
            "A. Lenoir préside.|B. Petit tient les comptes.",
            "La S.A.R.L. Dupont nous loue le local.|Il est clair.",
            "Le budget est de 8 296,20 €.|Il monte de 3.5 % par an.",
            "Écrire à contact@exemple.org ou sur www.exemple.org.|Merci.",
            "Le n° 12 et le no. 13 sont parus.|Lisez-les.",
            "Elle dit : « Bonjour. Entrez ! » puis sort.|Il reste.",
            "Elle dit : «\u{a0}Entrez.\u{a0}»|Il entre.",
            "Un atelier (cf. annexe. Voir aussi p. 3) a lieu.|Il est ouvert.",
            "On hésite… puis on y va.|On hésite…|On y va...|Voilà.",
            "Ah ! dit-elle.|Quoi ?!|Rien.",
            "En 2024.|Nous étions 12.|Nous sommes 15.",
            "1. Présentation du projet",
            "2.1. Objectifs. Le projet vise trois publics.",
            "Nous avons noté [...] que tout va.|Bien.",
            "Node.js est un outil.|Il tourne.",
            "Le plan B. fonctionne.",
            "Rendez-vous le 12.03.2024 à 18 h. 30.",
            "C'est écrit.¹|La suite.",
            "C’est le plan B.|Nous le suivons.",
            "Titre sans point|Le texte commence. Il finit.",
            "• pain|• vin ;|• fromage.",
            "Am 3. Mai 2023 war es z. B. schön.|Wir waren da.",
            "Mr. Smith met Dr. Jones, e.g. Tuesday.|They left.",
            "Tél. : 02 00 00 00 00.|Courriel : a@b.fr.",
            "Fin de phrase.|« Une citation. »|Autre phrase.",
        ] {
            let separator = if marked.starts_with("Titre") || marked.starts_with('•') {
                "\n"
            } else {
                " "
            };
            // The title's example has its second stop inside a line.
            let marked = marked
                .replace("commence. Il", "commence.| Il")
                .replace("Objectifs. Le", "Objectifs.|Le");
            let text = marked.replace("| ", " ").replace('|', separator);
            let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
            assert_eq!(pieces(&text), expected);
        }
    }

    #[test]
    fn lines() {
        assert_eq!(
            pieces(
                "Un texte qui fut coupé au bout de la ligne par un\nlogiciel.\nAutre ligne\n\nfin"
            ),
            [
                "Un texte qui fut coupé au bout de la ligne par un\nlogiciel.",
                "Autre ligne",
                "fin"
            ]
        );
        assert_eq!(pieces("pain\nvin\nfromage"), ["pain", "vin", "fromage"]);
        assert_eq!(pieces("  \n "), Vec::<&str>::new());
    }

    proptest! {
        #[test]
        fn sentences_cover_the_text(text in "([A-Za-zé0-9.?!…«»() \u{a0}\n]{0,80}|\\PC{0,40})") {
            let mut at = 0;
            for range in split(&text) {
                prop_assert!(range.start >= at && range.start < range.end);
                prop_assert!(text[at..range.start].trim().is_empty());
                prop_assert_eq!(text[range.clone()].trim(), &text[range.clone()]);
                at = range.end;
            }
            prop_assert!(text[at..].trim().is_empty());
        }

        #[test]
        fn amounts_stay_whole(
            words in prop::collection::vec("[A-Za-z]{1,6}[.?! ]{0,2}", 0..6),
            cents in 0..10_000_000_i64,
            at in 0..6_usize,
            kind in 0..4_usize,
        ) {
            let amount = match kind {
                0 => amounts::display(cents, crate::Language::French),
                1 => format!("{}.{:02} €", cents / 100, cents % 100),
                2 => format!("{} k€.", cents / 100),
                _ => amounts::display(cents, crate::Language::German),
            };
            let mut words = words;
            words.insert(at.min(words.len()), format!(" {amount} "));
            let text = words.concat();
            let sentences = split(&text);
            for found in amounts::find(&text) {
                let whole = sentences.iter().any(|s| s.start <= found.range.start && found.range.end <= s.end);
                prop_assert!(whole, "{}", &text);
            }
        }
    }
}

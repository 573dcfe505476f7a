//! Text that stands where somebody meant to write later: "à compléter", `[votre adresse]`,
//! `xx/xx/xxxx`, "voir annexe". Such text is never an answer, a fact or a passage of its own.
//!
//! A hint makes a placeholder of the whole text only when next to nothing else is said: "Le lieu
//! reste à préciser avec la commune de Brandérion" is a sentence, "Lieu : à préciser" is not.

use std::sync::LazyLock;

use language::words::fold;
use regex::Regex;

/// Words outside its hints that a placeholder may have: those of a label.
const LABEL: usize = 3;
/// Words of a text that begins with a hint and goes on: "à compléter avec les devis reçus".
const GOES_ON: usize = 12;
/// Characters of the longest text that a blank in square brackets spoils whole.
const SPOILT: usize = 400;

/// True for text that stands where somebody meant to write later.
pub fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() {
        return false;
    }
    if is_filling(text) || is_unticked(text) {
        return true;
    }
    let folded = fold(text);
    if folded.contains("lorem ipsum") || whole(&folded) {
        return true;
    }
    if text.chars().count() <= SPOILT && BLANK.is_match(&folded) {
        return true;
    }
    let outside = GROUP.replace_all(&folded, |found: &regex::Captures<'_>| {
        let group = found.get(0).map_or("", |group| group.as_str());
        if HINT.is_match(group) {
            String::from("\u{1}")
        } else {
            group.to_owned()
        }
    });
    let outside = HINT.replace_all(&outside, "\u{1}");
    if !outside.contains('\u{1}') {
        return false;
    }
    let words = count_words(&outside);
    let told = outside.chars().any(|c| c.is_ascii_digit());
    words <= LABEL && !told
        || outside
            .trim_start_matches(|c: char| !c.is_alphanumeric() && c != '\u{1}')
            .starts_with('\u{1}')
            && words <= GOES_ON
}

/// Dots, lines and stars that leave room for a pen, with the unit of what is to be written.
fn is_filling(text: &str) -> bool {
    let room = text
        .trim_end_matches("euros")
        .trim_end_matches(['€', '%', 'h'])
        .trim_end();
    !room.is_empty()
        && room.chars().all(|c| {
            c.is_whitespace()
                || matches!(
                    c,
                    '.' | '…' | '_' | '-' | '–' | '—' | '*' | '?' | '/' | '·' | '•' | '|' | ':'
                )
        })
}

/// What a blank form offers to choose from: squares of which none is ticked, "OUI / NON", words to
/// cross out.
fn is_unticked(text: &str) -> bool {
    let blank = text
        .chars()
        .any(|c| matches!(c, '☐' | '□' | '❏' | '◻' | '○'));
    let ticked = text
        .chars()
        .any(|c| matches!(c, '☒' | '☑' | '☓' | '✓' | '✔' | '■' | '✗' | '✘'));
    let folded = fold(text);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty() && *word != "ou")
        .collect();
    let both = words.first() == Some(&"oui") && words.get(1) == Some(&"non");
    let crossed = folded.contains("rayer la") || folded.contains("rayer les");
    blank && !ticked || both && (words.len() == 2 || crossed)
}

/// True when the text, without the punctuation around it, is a placeholder from end to end.
fn whole(folded: &str) -> bool {
    let bare = folded.trim_matches(|c: char| {
        !c.is_alphanumeric() && !matches!(c, '[' | ']' | '<' | '>' | '{' | '}')
    });
    // A label before it changes nothing: "Date : xx/xx/xxxx".
    let value = bare
        .split_once(": ")
        .filter(|(label, _)| count_words(label) <= LABEL)
        .map_or(bare, |(_, value)| value.trim());
    [bare, value].iter().any(|text| WHOLE.is_match(text))
}

fn count_words(text: &str) -> usize {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .count()
}

/// Placeholders that are the whole of a text, folded.
static WHOLE: LazyLock<Regex> = LazyLock::new(|| {
    let alternatives = [
        // One pair of brackets around a few words, or none: [votre adresse], <nom>, {{date}}.
        r"[\[<][^\[\]<>0-9@:/]{0,60}[\]>]|\{\{?[^{}]{0,60}\}?\}",
        // xx/xx/xxxx, xxx, XX XX XX XX XX, jj/mm/aaaa, 00/00/0000.
        r"x{2,}(?:[ /.\-:]*x+)*(?: ?(?:€|euros?|%))?",
        r"(?:jj|dd) ?[ /.\-] ?mmm? ?[ /.\-] ?(?:aa(?:aa)?|yy(?:yy)?)",
        r"00(?:[ /.\-]?00){3,6}",
        r"idem|ibid(?:em)?|neant|sans objet|tbd|tbc|fixme|redacted|nc|n[./]a|non (?:renseignee?s?|communiquee?s?)",
        r"(?:m\. |mme |m\./mme )?(?:nom(?:s)?(?: et)? prenom(?:s)?|prenom(?:s)?(?: et)? nom(?:s)?)",
        r"(?:votre|vos|your) [a-z' \-]{2,40}",
        r"(?:voir|cf\.?|confer|se referer a|see) (?:l'|les |la |le |notre |nos |the )?(?:annexes?|pieces? jointes?|documents? joints?|fichiers? joints?|dossier joint|joint|ci[ -](?:joint|dessus|dessous|apres)|statuts|rapport|budget|site|attached|appendix)(?:[ ,(:n°].{0,40})?",
    ];
    Regex::new(&format!("^(?:{})$", alternatives.join("|")))
        .expect("the pattern is fixed and tested")
});

/// Words by which a person reminds themselves to write, folded.
static HINT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:a (?:completer|remplir|preciser|definir|renseigner|determiner|confirmer|inserer|ajouter|rediger|venir)|(?:decrire|indiquer|preciser|saisir|ecrire|inserer|coller|resumer|expliquer) ici|en cours de redaction|to ?do|texte ici|cliquez (?:ou appuyez )?ici(?: pour (?:entrer|saisir|taper)(?: du texte)?)?|(?:click|tap)(?: or tap)? here to enter text|to be (?:completed|defined|confirmed|determined))\b")
        .expect("the pattern is fixed and tested")
});

/// What stands in brackets.
static GROUP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>|\*[^*]+\*")
        .expect("the pattern is fixed and tested")
});

/// A blank in square brackets that spoils the sentence around it: `fixé au [Redacted]`.
static BLANK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\[ ?(?:redacted|…|\.{2,}|_+|x{2,}|a (?:completer|remplir|preciser|renseigner)|votre|vos|your|inserer|insert|indiquer|preciser|noms?(?: (?:de|et|prenom)[^\]]{0,60})?|prenom|adresse[^\]]{0,60}|date(?: [^\]]{0,60})?|ville|montant[^\]]{0,40}|nombre[^\]]{0,40})[^\]]{0,60}\]")
        .expect("the pattern is fixed and tested")
});

#[cfg(test)]
mod tests {
    use super::is_placeholder;
    use proptest::prelude::*;

    #[test]
    fn what_was_meant_to_be_written_later() {
        for text in [
            "à compléter",
            "*(à compléter)*",
            "Adresse : à compléter",
            "Nombre d'adhérents : (à préciser)",
            "À compléter avec les devis reçus de la menuiserie",
            "Budget : *(à compléter avec les devis reçus de la menuiserie)*",
            "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
            "[votre adresse]",
            "Association [nom de l'association]",
            "Le siège social est fixé au [Redacted].",
            "<nom>",
            "{{ville}}",
            "xx/xx/xxxx",
            "Date : xx/xx/xxxx",
            "XX €",
            "XX XX XX XX XX",
            "jj/mm/aaaa",
            "DD MMM YYYY",
            "00/00/0000",
            "…",
            "…………………",
            "____ / ____",
            "NOM Prénom",
            "Mme Nom et prénom",
            "TODO",
            "TODO : demander à la trésorière",
            "REDACTED",
            "[REDACTED]",
            "voir annexe",
            "Voir annexe n° 3",
            "cf. annexe",
            "Cf. pièces jointes",
            "idem",
            "Néant",
            "sans objet",
            "N/A",
            "Votre texte",
            "Cliquez ici pour entrer du texte.",
            "TBD",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
    }

    #[test]
    fn what_is_said() {
        for text in [
            "Le lieu reste à préciser avec la commune de Brandérion.",
            "Deux postes sont à pourvoir, dont un à définir avec le bureau avant l'été.",
            "12 rue des Tanneurs, 56910 Carentoir",
            "Association Les Mains vertes",
            "Ateliers du 3 mai 2024 (lieu à confirmer) : 12 personnes",
            "Nous aidons les habitants à remplir leurs dossiers.",
            "[1] Rapport moral, page 3.",
            "[Rose] Il faudrait une seconde clé de la salle.",
            "0",
            "0 €",
            "12",
            "X",
            "☒",
            "Oui",
            "Le XXe siècle en images",
            "Maxxx Production",
            "L'annexe 3 donne les comptes de l'année.",
            "Voir un film ensemble, puis en parler : telle est l'idée.",
            "Nom d'une pipe ! est une compagnie de théâtre.",
            "Les bénévoles idem : ils viennent chaque mardi.",
            "02 00 00 00 00",
            "Todos juntos",
            "https://exemple.org",
            "<https://exemple.org>",
            "",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_asked(text in any::<String>()) {
            is_placeholder(&text);
        }

        #[test]
        fn a_sentence_with_a_number_says_something(
            number in 1_u32..10_000, place in "[A-Z][a-z]{4,9}"
        ) {
            let text = format!(
                "En 2024, {number} habitants de {place} ont pris part aux ateliers à venir."
            );
            prop_assert!(!is_placeholder(&text), "{}", text);
        }

        #[test]
        fn a_hint_alone_says_nothing(
            hint in prop::sample::select(vec!["à compléter", "à préciser", "TODO", "[à remplir]"]),
            label in "[A-Z][a-z]{3,9}"
        ) {
            for text in [
                hint.to_owned(),
                format!("{label} : {hint}"),
                format!("{label} ({hint})"),
                format!("« {hint} »"),
                hint.to_uppercase(),
            ] {
                prop_assert!(is_placeholder(&text), "{}", text);
            }
        }
    }
}

//! What a list shows before anybody chose: "-- Choisir --", "Sélectionnez…", "Choose an item".

use crate::wording::fold;

/// True for words that ask to choose, and are no choice themselves.
pub(crate) fn is_prompt(text: &str) -> bool {
    const VERBS: [&str; 12] = [
        "choisir",
        "choisissez",
        "choix",
        "selectionner",
        "selectionnez",
        "veuillez choisir",
        "veuillez selectionner",
        "choose",
        "select",
        "please choose",
        "please select",
        "bitte auswahlen",
    ];
    // What is to be chosen, where it is said.
    const WHAT: [&str; 16] = [
        "un", "une", "votre", "dans", "parmi", "le", "la", "les", "l", "an", "a", "one", "your",
        "from", "option", "item",
    ];
    let folded = fold(text);
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
    let marked = folded.trim().starts_with(['-', '–', '—', '<', '[', '('])
        || folded
            .trim()
            .ends_with(['.', '…', '-', '–', '—', '>', ']', ')', ':']);
    VERBS.iter().any(|verb| {
        let Some(rest) = bare.strip_prefix(verb) else {
            return false;
        };
        let mut words = rest.split(|c: char| !c.is_alphanumeric());
        let apart = rest.is_empty() || rest.starts_with(|c: char| !c.is_alphanumeric());
        let first = words.find(|word| !word.is_empty());
        let few = rest.split_whitespace().count() <= 5;
        let alone = first.is_none() && (*verb != "choix" || marked);
        apart
            && few
            && (alone || marked || first.is_some_and(|word| WHAT.contains(&word)))
            && (*verb != "choix" || first.is_none())
    })
}

#[cfg(test)]
mod tests {
    use super::is_prompt;

    #[test]
    fn prompts_are_no_choices() {
        for prompt in [
            "-- Choisir --",
            "Sélectionnez…",
            "Choisissez un élément.",
            "Choose an item",
            "Select...",
            "- Choisir une commune -",
            "(Veuillez sélectionner)",
        ] {
            assert!(is_prompt(prompt), "{prompt}");
        }
        for choice in [
            "Choix musicaux",
            "Sélection",
            "Selective sorting",
            "Oui",
            "",
            "Premier choix",
        ] {
            assert!(!is_prompt(choice), "{choice}");
        }
    }
}

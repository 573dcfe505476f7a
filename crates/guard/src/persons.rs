//! Whether what is to be collected of everyone is about persons. A public register may hold what
//! somebody does in a public role, and nothing else about them.

use crate::words::{holds_any, plain, words};

/// True when a field of this title would hold something about persons, one by one: their names, birth,
/// age, private addresses, or who leads or works somewhere. Counts and shares are about nobody.
///
/// Like [`crate::flag`], it reads words and claims no certainty.
pub fn about_persons(title: &str, help: &str) -> bool {
    let title = plain(title);
    let lists = words();
    if holds_any(&title, &lists.aggregates) && !holds_any(&title, &lists.nominative) {
        return false;
    }
    let help = plain(help);
    [title, help].iter().any(|text| {
        holds_any(text, &lists.of_persons)
            || (lists.persons.iter())
                .filter(|(group, _)| matches!(group.as_str(), "leaders" | "staff"))
                .any(|(_, group)| holds_any(text, group))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_of_persons_is_known_and_what_is_of_things_is_not() {
        for title in [
            "Prénom",
            "Date de naissance",
            "Nom du contact",
            "Président·e",
            "Adresse personnelle",
            "First name",
            "Home address",
            "Age",
            "Gender",
        ] {
            assert!(about_persons(title, ""), "{title}");
        }
        for title in [
            "Nom",
            "Adresse",
            "Nombre de salariés",
            "Effectif",
            "Horaires d’ouverture",
            "Puissance",
            "Opening hours",
            "Language",
            "Village",
            "Page d’accueil",
            "Type de matériel",
        ] {
            assert!(!about_persons(title, ""), "{title}");
        }
        assert!(about_persons("Contact", "Nom et prénom de la personne"));
    }
}

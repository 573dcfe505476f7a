//! What is a name, and what is not.

use language::words::fold;

/// Without the role of the one before: `Présidente Ada Lenoir`.
pub(super) fn without_role(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let from = words
        .iter()
        .rposition(|word| is_role(word))
        .map_or(0, |at| at + 1);
    words[from..].join(" ")
}

/// Without the label of what stood on the next line: `Ada Lenoir Adhérents`.
pub(super) fn without_label(name: &str) -> String {
    const LABELS: [&str; 12] = [
        "adherents",
        "adherent",
        "membres",
        "benevoles",
        "salaries",
        "telephone",
        "tel",
        "courriel",
        "email",
        "adresse",
        "siege",
        "date",
    ];
    let words: Vec<&str> = name.split_whitespace().collect();
    let label = words
        .iter()
        .position(|word| LABELS.contains(&fold(word).as_str()));
    let mut words = &words[..label.unwrap_or(words.len())];
    // "Le président, Ada Lenoir   La secrétaire, …" on one line.
    while let [rest @ .., "La" | "Le" | "Les" | "Mme" | "M."] = words {
        words = rest;
    }
    words.join(" ")
}

fn is_role(word: &str) -> bool {
    let folded = fold(word);
    [
        "president",
        "vice",
        "tresori",
        "secretaire",
        "coordinat",
        "directeur",
        "directrice",
    ]
    .iter()
    .any(|role| folded.starts_with(role))
}

/// A capital at the beginning of a sentence does not make a name.
pub(super) fn is_name(name: &str) -> bool {
    const NOT_NAMES: [&str; 52] = [
        "fonction",
        "qualite",
        "role",
        "titre",
        "poste",
        "mandat",
        "civilite",
        "representant",
        "la",
        "le",
        "les",
        "un",
        "une",
        "elle",
        "il",
        "ils",
        "elles",
        "bureau",
        "association",
        "conseil",
        "membre",
        "membres",
        "ancien",
        "ancienne",
        "son",
        "sa",
        "et",
        "ainsi",
        "puis",
        "ensuite",
        "enfin",
        "cependant",
        "toutefois",
        "merci",
        "madame",
        "monsieur",
        "bonjour",
        "cher",
        "chere",
        "contact",
        "nom",
        "prenom",
        "signature",
        "date",
        "vote",
        "fait",
        "pour",
        "depuis",
        "comme",
        "notre",
        "nos",
        "suite",
    ];
    let first = fold(name.split_whitespace().next().unwrap_or_default());
    let adverb = !name.contains(' ') && first.ends_with("ment");
    let role = name.split_whitespace().any(is_role);
    !role
        && !adverb
        && !first.starts_with("l'")
        && name.chars().count() >= 3
        && !NOT_NAMES.contains(&first.as_str())
        && name.chars().any(char::is_alphabetic)
}

//! Where a postal address ends.

use std::sync::LazyLock;

use regex::Regex;

/// A postcode and its town: words with a capital, and small ones between them.
static TOWN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b\d{5}\s+\p{Lu}[\p{L}'’\-]*(?:(?: (?:sur|sous|lès|les|la|le|en|de|du|des|aux?))* \p{Lu}[\p{L}'’\-]*)*(?: \d{1,2}\b)?")
        .expect("the pattern is fixed and tested")
});

/// Words that begin something else right after a town, where a line break was lost.
const LABELS: [&str; 17] = [
    " Publication",
    " Téléphone",
    " Tél",
    " TEL",
    " Courriel",
    " Email",
    " E-mail",
    " Mail",
    " Site",
    " SIRET",
    " SIREN",
    " RNA",
    " N°",
    " Présid",
    " Objet",
    " Date",
    " Représent",
];

/// An address without what follows its town: `3 rue Basse, 56240 Plouay, SIRET 123…`.
pub(crate) fn whole(address: &str) -> &str {
    let Some(town) = TOWN.find(address) else {
        return address.trim();
    };
    let end = LABELS
        .iter()
        .filter_map(|label| town.as_str().find(label))
        .min()
        .map_or(town.end(), |at| town.start() + at);
    let whole = address[..end].trim();
    // A number after a town is that of its CEDEX, or begins something else.
    let bare = whole
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .trim_end();
    if bare.len() < whole.len() && !bare.to_lowercase().ends_with("cedex") {
        bare
    } else {
        whole
    }
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn an_address_ends_with_its_town() {
        for (text, expected) in [
            (
                "3 rue Basse, 56240 Plouay, N° SIRET 123 456 789 00012, représentée par",
                "3 rue Basse, 56240 Plouay",
            ),
            (
                "8 quai Neuf 44600 Saint-Nazaire Publication au Journal officiel : 3 mai",
                "8 quai Neuf 44600 Saint-Nazaire",
            ),
            (
                "BP 12 – 35043 RENNES CEDEX 9 – tél.",
                "BP 12 – 35043 RENNES CEDEX 9",
            ),
            (
                "2 place du Puits, 22100 Saint-Hélen sur Rance (Bretagne)",
                "2 place du Puits, 22100 Saint-Hélen sur Rance",
            ),
            (
                "3 rue Basse 56240 Plouay 02 97 00 00 00",
                "3 rue Basse 56240 Plouay",
            ),
            ("au bourg", "au bourg"),
        ] {
            assert_eq!(whole(text), expected);
        }
    }
}

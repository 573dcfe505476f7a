//! What columns are called.

use crate::words::{has_words, plain};

/// Names of columns, as plain words, by field. The first field that has a name takes the column.
const NAMES: [(Field, &[&str]); 13] = [
    (
        Field::Debit,
        &[
            "debit",
            "montant debit",
            "debit eur",
            "debit (€)",
            "mouvement debit",
        ],
    ),
    (
        Field::Credit,
        &[
            "credit",
            "montant credit",
            "credit eur",
            "credit (€)",
            "mouvement credit",
        ],
    ),
    (Field::Direction, &["sens", "d/c", "debit/credit"]),
    (
        Field::Amount,
        &["montant", "montant ttc", "amount", "somme", "montant (€)"],
    ),
    (
        Field::Date,
        &[
            "date",
            "date ecriture",
            "date comptable",
            "date d'ecriture",
            "ecrituredate",
            "jour",
            "date operation",
        ],
    ),
    (
        Field::Journal,
        &["journal", "code journal", "jnl", "jal", "journalcode"],
    ),
    (
        Field::AccountLabel,
        &[
            "intitule",
            "intitule du compte",
            "intitule compte",
            "libelle compte",
            "libelle du compte",
            "nom du compte",
            "comptelib",
        ],
    ),
    (
        Field::Account,
        &[
            "compte",
            "n° compte",
            "n° de compte",
            "numero de compte",
            "numero compte",
            "compte general",
            "no compte",
            "num compte",
            "cpte",
            "n° cpte",
            "n° de cpte",
            "no cpte",
            "num cpte",
            "code compte",
            "comptenum",
            "account",
        ],
    ),
    (
        Field::ThirdParty,
        &[
            "tiers",
            "nom du tiers",
            "fournisseur",
            "client",
            "auxiliaire",
            "compte auxiliaire",
            "compte tiers",
            "beneficiaire",
            "compauxlib",
        ],
    ),
    (
        Field::Document,
        &[
            "piece",
            "n° piece",
            "n° de piece",
            "numero de piece",
            "ref",
            "reference",
            "ref piece",
            "reference piece",
            "justificatif",
            "facture",
            "pieceref",
        ],
    ),
    (
        Field::Number,
        &[
            "numero",
            "n°",
            "n° ecriture",
            "numero d'ecriture",
            "ecriture",
            "n° mouvement",
            "id",
            "ecriturenum",
            "num",
        ],
    ),
    (
        Field::Label,
        &[
            "libelle",
            "libelle ecriture",
            "libelle de l'ecriture",
            "libelle operation",
            "description",
            "objet",
            "operation",
            "designation",
            "nature",
            "ecriturelib",
            "label",
        ],
    ),
    (
        Field::Total,
        &["total", "cumul", "total annuel", "annee", "total annee"],
    ),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Date,
    Journal,
    Number,
    Account,
    AccountLabel,
    ThirdParty,
    Document,
    Label,
    Debit,
    Credit,
    Amount,
    Direction,
    Total,
}

/// The field that a column's name names.
pub(super) fn field(name: &str) -> Option<Field> {
    let name = plain(name);
    let name = name.trim_end_matches([':', '.', ' ']);
    NAMES
        .iter()
        .find(|(_, names)| names.contains(&name))
        .map(|(field, _)| *field)
}

/// The field of a column whose name is none that is known, by how it begins: `Libellé de l'opération`,
/// `Date de l'écriture`. Days of other things are left out.
pub(super) fn likely(name: &str) -> Option<Field> {
    let name = plain(name);
    if field(&name).is_some() || name.len() > 40 {
        return None;
    }
    let has = |word: &str| has_words(&name, word);
    let begins = |word: &str| {
        let rest = name.strip_prefix(word);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    if begins("libelle") || begins("intitule") {
        return Some(match has("compte") || has("cpte") {
            true => Field::AccountLabel,
            false => Field::Label,
        });
    }
    let other = [
        "valeur",
        "piece",
        "document",
        "facture",
        "echeance",
        "lettrage",
        "validation",
    ];
    if begins("date") && !other.iter().any(|word| has(word)) {
        return Some(Field::Date);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_begin_as_a_field_are_of_it() {
        for (name, of) in [
            ("Libellé de l'opération", Some(Field::Label)),
            ("Libellé de l’opération", Some(Field::Label)),
            ("LIBELLE MOUVEMENT", Some(Field::Label)),
            ("Libellé du compte comptable", Some(Field::AccountLabel)),
            ("Date op.", Some(Field::Date)),
            ("Date de valeur", None),
            ("Solde", None),
        ] {
            let found = field(name).or_else(|| likely(name));
            assert_eq!(found, of, "{name}");
        }
    }
}

//! What columns are called.

use crate::words::plain;

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

//! Which account a name of a plain-text journal is, in French or English.

use crate::words::{has_words, plain};

/// What an account is by the first part of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Root {
    Assets,
    Liabilities,
    Equity,
    Income,
    Expenses,
}

const ROOTS: [(Root, &[&str]); 5] = [
    (
        Root::Assets,
        &["assets", "asset", "actif", "actifs", "avoirs", "tresorerie"],
    ),
    (
        Root::Liabilities,
        &["liabilities", "liability", "passif", "passifs", "dettes"],
    ),
    (
        Root::Equity,
        &[
            "equity",
            "capitaux",
            "capitaux propres",
            "capital",
            "fonds",
            "fonds propres",
        ],
    ),
    (
        Root::Income,
        &[
            "income",
            "revenues",
            "revenue",
            "revenus",
            "produits",
            "recettes",
            "ressources",
        ],
    ),
    (
        Root::Expenses,
        &["expenses", "expense", "charges", "depenses", "frais"],
    ),
];

/// Accounts by words that stand in a name, the first that is met; as in the chart of associations
/// (ANC 2018-06), at its three digits.
const WORDS: [(Root, &str, &[&str]); 39] = [
    (Root::Assets, "530", &["caisse", "especes", "cash"]),
    (Root::Assets, "517", &["livret", "epargne", "savings"]),
    (
        Root::Assets,
        "441",
        &["subventions a recevoir", "subvention a recevoir"],
    ),
    (
        Root::Assets,
        "411",
        &[
            "receivable",
            "clients",
            "client",
            "creances",
            "adherents",
            "usagers",
        ],
    ),
    (
        Root::Assets,
        "486",
        &["charges constatees d'avance", "prepaid"],
    ),
    (
        Root::Assets,
        "275",
        &["caution", "cautions", "depot de garantie"],
    ),
    (
        Root::Assets,
        "218",
        &["materiel", "immobilisations", "equipment", "mobilier"],
    ),
    (
        Root::Liabilities,
        "401",
        &["fournisseurs", "fournisseur", "payable", "suppliers"],
    ),
    (
        Root::Liabilities,
        "164",
        &["emprunt", "emprunts", "pret", "loan", "loans"],
    ),
    (
        Root::Liabilities,
        "431",
        &["urssaf", "securite sociale", "organismes sociaux"],
    ),
    (
        Root::Liabilities,
        "421",
        &["salaires", "salaries", "personnel", "wages"],
    ),
    (
        Root::Liabilities,
        "487",
        &["produits constates d'avance", "deferred"],
    ),
    (Root::Liabilities, "194", &["fonds dedies"]),
    (Root::Equity, "194", &["fonds dedies"]),
    (
        Root::Income,
        "789",
        &["fonds dedies", "reprise", "reprises"],
    ),
    (
        Root::Income,
        "740",
        &[
            "subvention",
            "subventions",
            "grant",
            "grants",
            "aides publiques",
        ],
    ),
    (
        Root::Income,
        "756",
        &[
            "cotisation",
            "cotisations",
            "adhesion",
            "adhesions",
            "dues",
            "membership",
        ],
    ),
    (
        Root::Income,
        "754",
        &[
            "don",
            "dons",
            "mecenat",
            "donation",
            "donations",
            "collecte",
            "collectes",
            "quete",
        ],
    ),
    (Root::Income, "768", &["interet", "interets", "interest"]),
    (
        Root::Income,
        "706",
        &[
            "prestations",
            "prestation",
            "services",
            "participations",
            "inscriptions",
            "ateliers",
            "billetterie",
            "fees",
        ],
    ),
    (
        Root::Income,
        "707",
        &["vente", "ventes", "buvette", "sales", "boutique"],
    ),
    (Root::Expenses, "689", &["fonds dedies"]),
    (
        Root::Expenses,
        "681",
        &["amortissement", "amortissements", "depreciation"],
    ),
    (
        Root::Expenses,
        "645",
        &[
            "charges sociales",
            "cotisations sociales",
            "urssaf",
            "payroll taxes",
        ],
    ),
    (
        Root::Expenses,
        "641",
        &[
            "salaire",
            "salaires",
            "remuneration",
            "remunerations",
            "paie",
            "wages",
            "payroll",
        ],
    ),
    (
        Root::Expenses,
        "613",
        &["loyer", "loyers", "location", "locations", "rent"],
    ),
    (
        Root::Expenses,
        "615",
        &[
            "entretien",
            "reparation",
            "reparations",
            "maintenance",
            "repairs",
        ],
    ),
    (
        Root::Expenses,
        "616",
        &["assurance", "assurances", "insurance"],
    ),
    (
        Root::Expenses,
        "618",
        &["documentation", "formation", "formations"],
    ),
    (
        Root::Expenses,
        "622",
        &["honoraires", "expert-comptable", "avocat", "consulting"],
    ),
    (
        Root::Expenses,
        "623",
        &[
            "publicite",
            "communication",
            "impression",
            "impressions",
            "affiches",
            "advertising",
        ],
    ),
    (
        Root::Expenses,
        "625",
        &[
            "deplacement",
            "deplacements",
            "mission",
            "missions",
            "voyage",
            "voyages",
            "reception",
            "receptions",
            "train",
            "carburant",
            "travel",
        ],
    ),
    (
        Root::Expenses,
        "626",
        &[
            "poste",
            "telephone",
            "internet",
            "affranchissement",
            "timbres",
            "telecom",
            "postage",
        ],
    ),
    (
        Root::Expenses,
        "627",
        &["banque", "bancaire", "bancaires", "bank"],
    ),
    (
        Root::Expenses,
        "628",
        &["cotisation", "cotisations", "adhesion", "adhesions"],
    ),
    (
        Root::Expenses,
        "606",
        &[
            "fourniture",
            "fournitures",
            "papeterie",
            "electricite",
            "eau",
            "gaz",
            "energie",
            "chauffage",
            "supplies",
            "achat",
            "achats",
        ],
    ),
    (
        Root::Expenses,
        "604",
        &[
            "prestation",
            "prestations",
            "sous-traitance",
            "intervenants",
            "intervenant",
        ],
    ),
    (Root::Expenses, "635", &["impot", "impots", "taxe", "taxes"]),
    (
        Root::Expenses,
        "661",
        &["interet", "interets", "agios", "interest"],
    ),
];

/// Number and name of an account: `Charges:606400 Fournitures` is 606400, `Dépenses:Loyer` is 613 by its
/// words, and `Assets:Checking` is of the bank by its first part.
pub(super) fn account(name: &str) -> (String, &str) {
    let last = name.rsplit(':').next().unwrap_or(name).trim();
    for least in [3, 2] {
        for part in name.rsplit(':').map(str::trim) {
            let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
            let rest = &part[digits.len()..];
            let year = digits.len() == 4 && rest.is_empty() && digits.starts_with("20");
            if digits.len() < least || year || !digits.starts_with(|of| ('1'..='8').contains(&of)) {
                continue;
            }
            let rest = rest.trim_start_matches([' ', '-', '_']);
            // Charts number accounts with three digits at least.
            let account = format!("{digits:0<3}");
            return (account, if rest.is_empty() { last } else { rest });
        }
    }
    let words = plain(name);
    let (first, rest) = words.split_once(':').unwrap_or((&words, ""));
    let mut roots = ROOTS.iter();
    let root = roots.find(|(_, names)| names.contains(&first.trim()));
    let Some((root, _)) = root else {
        let number = match words.split([':', ' ']).next() {
            Some("banque" | "bank") => "512",
            Some("caisse") => "530",
            _ => "471",
        };
        return (number.to_owned(), last);
    };
    let mut known = WORDS.iter();
    let known =
        known.find(|(of, _, names)| of == root && names.iter().any(|words| has_words(rest, words)));
    let number = match (known, root) {
        (Some((_, number, _)), _) => number,
        (None, Root::Assets) => "512",
        (None, Root::Liabilities) => "467",
        (None, Root::Equity) => "110",
        (None, Root::Income) => "758",
        (None, Root::Expenses) => "658",
    };
    (number.to_owned(), last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_french_and_english() {
        for (name, number) in [
            ("Recettes:Subventions", "740"),
            ("Recettes:Subventions:Ville d'Aubry", "740"),
            ("Dépenses:Loyer", "613"),
            ("Actif:Banque", "512"),
            ("Actif:Livret A", "517"),
            ("Revenus:Cotisations", "756"),
            ("Dépenses:Cotisations", "628"),
            ("Dépenses:Cotisations sociales", "645"),
            ("Dépenses:2024:Assurances", "616"),
            ("Charges:60 Achats", "600"),
            ("Income:Grants", "740"),
            ("Expenses:Travel", "625"),
            ("assets:checking", "512"),
            ("Banque", "512"),
            ("Dépenses:Bureau", "658"),
            ("Ailleurs:Chose", "471"),
        ] {
            assert_eq!(account(name).0, number, "{name}");
        }
    }
}

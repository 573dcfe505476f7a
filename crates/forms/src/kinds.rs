//! What a box takes, told from how it is made and how it is worded.

use documents::Input;

use crate::found::Found;
use crate::model::Kind;
use crate::wording::{fold, is_imperative};
use language::lengths::Unit;

/// The kind of a box.
pub(crate) fn kind(found: &Found) -> Kind {
    if let Some(kind) = found.kind {
        return kind;
    }
    match found.input {
        Some(Input::Tick | Input::Radio) => return Kind::Tick,
        Some(Input::Choice) => return Kind::Choice,
        Some(Input::Date) => return Kind::Date,
        Some(Input::Signature) => return Kind::Signature,
        Some(Input::Picture) => return Kind::File,
        _ => {}
    }
    if !found.choices.is_empty() {
        return Kind::Choice;
    }
    if found.input == Some(Input::LongText) || !found.one_line && has_long_limit(found) {
        return Kind::LongText;
    }
    if is_identifier(&found.label) {
        return Kind::Text;
    }
    let (row, column) = found
        .group
        .as_ref()
        .map_or(("", ""), |g| (g.row.as_str(), g.column.as_str()));
    let wording = if column.is_empty() {
        found.label.as_str()
    } else {
        column
    };
    if fold(wording).ends_with("(oui/non)") {
        return Kind::Text;
    }
    if let Some(kind) = short_kind(wording).or_else(|| unit_kind(&found.after)) {
        return kind;
    }
    let head = column.rsplit(" – ").next().unwrap_or_default();
    if PEOPLE.contains(&fold(head.trim()).as_str()) {
        return Kind::Number;
    }
    // "Filles / femmes" under the ages of columns.
    let row_words = fold(row);
    let people = row_words
        .split('/')
        .all(|word| PEOPLE.contains(&word.trim()));
    if people && !column.is_empty() && !is_wordy_column(column) {
        return Kind::Number;
    }
    if !column.is_empty()
        && let Some(kind) = short_kind(row).filter(|k| *k != Kind::Date)
        && !is_wordy_column(column)
    {
        return kind;
    }
    let short = found
        .limit
        .as_ref()
        .is_some_and(|l| l.unit == Unit::Characters && l.number <= 30);
    if short && (is_headcount(&found.label) || is_headcount(row)) {
        return Kind::Number;
    }
    if !found.one_line && asks_for_prose(found) {
        return Kind::LongText;
    }
    if found.input == Some(Input::Number) {
        return Kind::Number;
    }
    Kind::Text
}

/// Heads of columns that count people, folded.
const PEOPLE: [&str; 10] = [
    "femmes", "hommes", "f", "h", "filles", "garcons", "women", "men", "nombre", "effectif",
];

/// What is counted in Spanish, Portuguese and Italian, folded.
const COUNTED: [&str; 10] = [
    "personas",
    "pessoas",
    "persone",
    "participantes",
    "partecipanti",
    "beneficiari",
    "soci",
    "socios",
    "volunt",
    "horas",
];

/// Whole labels of days, folded.
const DAYS: [&str; 12] = [
    "le",
    "au",
    "debut",
    "fin",
    "eingang am",
    "am",
    "beginn",
    "ende",
    "vom",
    "von",
    "vom bis",
    "von bis",
];

/// Amount, date, number or signature, where the words say so.
pub(crate) fn short_kind(label: &str) -> Option<Kind> {
    let folded = fold(label);
    let has = |words: &[&str]| words.iter().any(|w| contains_word(&folded, w));
    if folded.chars().count() > 160 {
        return None;
    }
    if has(&["en toutes lettres", "in words", "in worten"]) {
        return Some(Kind::Text);
    }
    if has(&[
        "signature",
        "unterschrift",
        "assinatura",
        "signatures",
        "firma",
        "cachet",
        "visa du",
        "visa de la",
        "signed",
    ]) && !["date", "lieu", "fait", "nom", "ort", "qualite"]
        .iter()
        .any(|w| folded.starts_with(w))
    {
        return Some(Kind::Signature);
    }
    if folded.starts_with("date et signature")
        || has(&["signature", "signatures"]) && has(&["cachet", "tampon"])
    {
        return Some(Kind::Signature);
    }
    if is_imperative(&folded) && folded.chars().count() > 45 && !folded.starts_with("indique") {
        return None;
    }
    let amount = has(&[
        "montant",
        "montants",
        "cout",
        "couts",
        "eur",
        "euros",
        "depenses",
        "recettes",
        "total des produits",
        "total des charges",
        "total de l'actif",
        "total des actifs",
        "resultat de l'exercice",
        "subvention demandee",
        "subvention sollicitee",
        "somme demandee",
        "chiffre d'affaires",
        "budget total",
        "budget previsionnel",
        "prix",
        "tarif",
        "cotisation",
        "kosten",
        "betrag",
        "hohe der forderung",
        "bilanzsumme",
        "umsatz",
        "amount",
        "cost",
        "turnover",
        "valor",
        "importe",
        "cuantia",
        "coste",
        "importo",
        "costo",
        "barwert",
        "montant total",
        "income",
        "gross",
    ]) || label.contains('€')
        || label.contains("(EUR)")
        || folded.starts_with("subvention")
            && folded.chars().filter(char::is_ascii_digit).count() == 4
        || has(&["subvention", "aide", "somme"])
            && has(&[
                "recue",
                "obtenue",
                "inscrite",
                "accordee",
                "versee",
                "sollicitee",
                "demandee",
                "attribuee",
                "proposee",
            ]);
    // "Financeurs sollicités et montants" asks for a list.
    let listed = ["et montants", "et montant", "et pour quel montant ?"];
    let amount = amount
        && !listed
            .iter()
            .any(|end| folded.trim_end_matches(')').ends_with(end));
    let counts = has(&[
        "nombre",
        "nb",
        "effectif",
        "effectifs",
        "combien",
        "anzahl",
        "number of",
        "how many",
        "numero de pessoas",
        "etp",
        "etpt",
        "zahl der",
        "anzahl",
        "en mois",
        "en jours",
        "en heures",
        "quantite",
        "equivalent temps plein",
        "nbre",
        "duree en",
    ]);
    // "Surface (m²)", "Temps hebdomadaire (h)", "Capacité d'accueil", "Année de création".
    let measured = [
        "(m2)", "(m²)", "(ha)", "(h)", "(km)", "(kg)", "(heures)", "(jours)",
    ];
    let counts = counts
        || measured.iter().any(|unit| folded.ends_with(unit))
        || folded.starts_with("capacite d'accueil")
        || folded.starts_with("annee de ")
        || folded.starts_with("annee d'");
    // "Número de socios", "Numero di soci": as many, and not the number of something.
    let people = ["numero de ", "numero di "].iter().any(|head| {
        let rest = folded.strip_prefix(head);
        rest.is_some_and(|rest| COUNTED.iter().any(|word| rest.starts_with(word)))
    });
    // "Nombre de la entidad", "Nombre y apellidos": a name, in Spanish.
    let named = [
        "nombre de la ",
        "nombre del ",
        "nombre y ",
        "nombre completo",
    ]
    .iter()
    .any(|head| folded.starts_with(head));
    // "Besucherzahl", "Mitgliederzahl".
    let counts = counts
        || folded
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word.len() > 6 && word.ends_with("zahl"));
    // "Zielgruppe und Anzahl": sentences that count too.
    let counts = counts && !folded.contains(" und anzahl") && !folded.contains(" et nombre");
    let numbering = has(&[
        "numero",
        "n°",
        "no",
        "nr",
        "siret",
        "siren",
        "rna",
        "telephone",
        "code postal",
    ]) || folded.starts_with("n°")
        || folded.starts_with("numero");
    let dates = has(&[
        "date",
        "dates",
        "datum",
        "projektbeginn",
        "projektende",
        "date de naissance",
        "ne le",
        "nee le",
        "echeance",
        "data",
        "fecha",
        "fechas",
    ]) || DAYS.contains(&folded.as_str())
        || folded.split(' ').any(|word| word.ends_with("datum"))
        || folded.ends_with(" le")
        || folded.starts_with("du ") && folded.len() < 6
        // "Exercice du … au …": what a place follows at once.
        || folded == "du"
        || folded.ends_with(" du")
        || folded.ends_with(" du au");
    let women = folded.starts_with("dont femmes") || folded.starts_with("dont hommes");
    let counts = counts && !numbering || folded.starts_with("nombre") || people;
    if counts && !named || women {
        return Some(Kind::Number);
    }
    let listed = [
        "date et ",
        "date, ",
        " et date",
        " et la date",
        "and date",
        "date and",
        "dates et ",
    ]
    .iter()
    .any(|w| folded.contains(w));
    let sum = amount && folded.starts_with("montant");
    if dates && !listed && !sum && !has(&["lieu et date", "mise a jour"]) {
        return Some(Kind::Date);
    }
    if amount && !numbering && !has(&["nature", "objet", "origine", "detail", "type"]) {
        return Some(Kind::Amount);
    }
    None
}

/// A limit that leaves room for sentences, declared or in words.
fn has_long_limit(found: &Found) -> bool {
    found.limit.as_ref().is_some_and(|limit| {
        limit.origin != crate::model::LimitOrigin::Measured
            && match limit.unit {
                Unit::Words => limit.number >= 40,
                Unit::Lines => limit.number >= 3,
                _ => limit.number >= 250,
            }
    })
}

/// A number of register or a number to call: text, whatever its digits.
fn is_identifier(label: &str) -> bool {
    let folded = fold(label);
    folded.chars().count() < 80
        && [
            "siret",
            "siren",
            "rna",
            "telephone",
            "tel",
            "portable",
            "mobile",
            "fax",
            "code postal",
            "iban",
            "bic",
            "ape",
            "naf",
            "phone",
            "postcode",
        ]
        .iter()
        .any(|w| contains_word(&folded, w))
        && !folded.starts_with("date")
}

/// People to be counted, in a box that fits no more than a number.
fn is_headcount(label: &str) -> bool {
    let folded = fold(label);
    [
        "salaries",
        "benevoles",
        "adherents",
        "membres",
        "volontaires",
        "participants",
        "employees",
        "volunteers",
        "members",
    ]
    .iter()
    .any(|w| folded.starts_with(w))
        && folded.split(' ').count() <= 3
}

/// A unit written after the place.
fn unit_kind(after: &str) -> Option<Kind> {
    let folded = fold(after);
    let first = folded.split([' ', '.', ',', ')']).next().unwrap_or("");
    match first {
        "€" | "euros" | "euro" | "eur" => Some(Kind::Amount),
        "%" | "personnes" | "adherents" | "heures" | "ans" | "jours" | "mal" | "salaries"
        | "etp" | "benevoles" | "membres" => Some(Kind::Number),
        _ if after.starts_with('€') => Some(Kind::Amount),
        _ => None,
    }
}

/// A column for words in a table of figures.
pub(crate) fn is_wordy_column(column: &str) -> bool {
    let folded = fold(column);
    [
        "oui/non",
        "acquis",
        "observation",
        "commentaire",
        "nature",
        "nom",
        "intitule",
        "description",
        "type",
        "remarque",
        "role",
        "fonction",
        "observaciones",
        "bemerkung",
        "bemerkungen",
    ]
    .iter()
    .any(|w| contains_word(&folded, w))
}

/// Wording or room that ask for sentences.
fn asks_for_prose(found: &Found) -> bool {
    if let Some(limit) = &found.limit {
        let long = match limit.unit {
            Unit::Characters => limit.number >= 250,
            Unit::Words => limit.number >= 30,
            _ => limit.number >= 2,
        };
        if long {
            return true;
        }
        if limit.unit == Unit::Characters && limit.number < 120 {
            return false;
        }
    }
    let folded = fold(&found.label);
    // "Le projet est-il nouveau ? (oui / non)", "Quel est le titre de votre projet ?"
    let choices = [
        "oui / non",
        "oui/non",
        "ja / nein",
        "ja/nein",
        "si / no",
        "yes / no",
    ];
    let named = ["le titre", "le nom", "l'intitule", "the title", "the name"];
    let short = choices
        .iter()
        .any(|words| folded.ends_with(&format!("({words})")))
        || named
            .iter()
            .any(|words| contains_word(&folded, words) && folded.split(' ').count() <= 10);
    if is_imperative(&found.label)
        && !short
        && folded.split(' ').count() >= 4
        && !folded.starts_with("precise")
    {
        return true;
    }
    if folded.contains('?') && folded.split(' ').count() >= 6 && !short {
        return true;
    }
    // What a row is called says little of what its columns take ("Bilan – Début").
    let column = found.group.as_ref().map_or("", |group| &group.column);
    let folded = if column.is_empty() {
        folded
    } else {
        fold(column)
    };
    [
        "description",
        "presentation",
        "objectifs",
        "resume",
        "contexte",
        "moyens mis en oeuvre",
        "methodologie",
        "motivation",
        "kurzbeschreibung",
        "beschreibung",
        "begrundung",
        "besoins identifies",
        "deroulement",
        "bilan",
        "impact",
        "public vise",
        "public cible",
        "publics",
        "evaluation",
        "calendrier previsionnel",
        "partenaires",
        "objet de l'association",
        "activites",
        "observations",
        "commentaires",
        "comments",
        "purpose",
        "summary",
        "objectives",
        "outcomes",
        "descricao",
        "moyens humains",
        "moyens materiels",
    ]
    .iter()
    .any(|w| contains_word(&folded, w))
}

/// `needle` stands in `text` as whole words. Both are folded.
pub(crate) fn contains_word(text: &str, needle: &str) -> bool {
    let mut from = 0;
    while let Some(at) = text[from..].find(needle) {
        let start = from + at;
        let end = start + needle.len();
        let before = text[..start]
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric());
        let after = text[end..]
            .chars()
            .next()
            .is_none_or(|c| !c.is_alphanumeric());
        if before && after {
            return true;
        }
        from = end;
    }
    false
}

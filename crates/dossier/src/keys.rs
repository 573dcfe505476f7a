//! The keys of facts: which label means which key, and when two values are the same.

use language::words::fold;

use crate::Fact;

/// Labels that mean a key, folded. The longest label that fits wins.
const LABELS: [(&str, &[&str]); 39] = [
    (
        "name",
        &[
            "nom de l association",
            "denomination",
            "denomination sociale",
            "nom de l organisme",
            "raison sociale",
            "nom de la structure",
            "nom de l organisation",
            "nom du porteur de projet",
            "nom",
            "association",
            "organisme demandeur",
            "name of organisation",
            "organisation name",
        ],
    ),
    (
        "acronym",
        &["sigle", "acronyme", "sigle de l association", "sigle usuel"],
    ),
    (
        "object",
        &[
            "objet",
            "objet de l association",
            "objet social",
            "objet statutaire",
            "but",
            "but de l association",
        ],
    ),
    (
        "legal_form",
        &["forme juridique", "statut juridique", "legal form"],
    ),
    (
        "address",
        &[
            "adresse",
            "adresse du siege",
            "adresse du siege social",
            "siege social",
            "siege",
            "adresse postale",
            "adresse complete",
            "address",
        ],
    ),
    (
        "address.street",
        &["rue", "voie", "numero et voie", "n et voie", "n et rue"],
    ),
    ("address.postcode", &["code postal", "cp"]),
    ("address.city", &["commune", "ville", "localite"]),
    (
        "created",
        &[
            "date de creation",
            "date de creation de l association",
            "creation",
            "creee le",
            "annee de creation",
        ],
    ),
    (
        "declared",
        &[
            "date de declaration",
            "date de declaration en prefecture",
            "date de declaration initiale",
            "declaree le",
            "declaree en prefecture le",
        ],
    ),
    (
        "published",
        &[
            "publication au journal officiel",
            "date de publication au journal officiel",
            "date de publication de la creation au journal officiel",
            "date de publication de la creation au jo",
            "publication de la creation au journal officiel",
            "date de la publication au journal officiel",
            "parution au journal officiel",
            "date de parution au jo",
            "publication au jo",
            "journal officiel",
            "date de publication au joafe",
            "insertion au journal officiel",
            "publiee au journal officiel",
            "publication jo",
            "parution jo",
            "joafe",
        ],
    ),
    (
        "contact",
        &[
            "personne a contacter",
            "contact",
            "personne chargee du dossier",
            "personne en charge du dossier",
            "responsable du projet",
            "referent du projet",
            "interlocuteur",
            "responsable du dossier",
            "personne chargee du projet",
            "referente du projet",
        ],
    ),
    (
        "members",
        &[
            "nombre d adherents",
            "adherents",
            "membres",
            "nombre de membres",
            "adherentes et adherents",
            "nombre d adherentes et d adherents",
            "total adherents",
            "licencies",
            "nombre de licencies",
            "societaires",
            "nombre de societaires",
            "nombre d associes",
        ],
    ),
    (
        "members.women",
        &["dont femmes", "femmes", "nombre de femmes", "adherentes"],
    ),
    ("members.men", &["dont hommes", "hommes", "nombre d hommes"]),
    (
        "volunteers",
        &[
            "nombre de benevoles",
            "benevoles",
            "benevoles actifs",
            "nombre de benevoles actifs",
        ],
    ),
    (
        "employees",
        &[
            "nombre de salaries",
            "salaries",
            "effectif salarie",
            "nombre de salariees et salaries",
            "salariees et salaries",
            "nombre total de salaries",
        ],
    ),
    (
        "fte",
        &[
            "etp",
            "equivalent temps plein",
            "equivalents temps plein",
            "nombre d etp",
            "salaries en etp",
            "nombre de salaries en equivalent temps plein",
            "equivalent temps plein travaille",
            "etpt",
        ],
    ),
    (
        "beneficiaries",
        &[
            "nombre de beneficiaires",
            "nombre de personnes accompagnees",
            "personnes accompagnees",
            "beneficiaires",
        ],
    ),
    (
        "networks",
        &[
            "reseaux ou federations",
            "reseaux et federations",
            "reseaux federations",
            "federations et reseaux",
            "appartenance a un reseau",
            "reseaux",
            "federation",
            "reseau federation",
            "union federation ou reseau",
            "affiliation",
            "reseaux d appartenance",
            "union federation reseau d affiliation",
            "reseau d affiliation",
        ],
    ),
    (
        "approvals",
        &[
            "agrements",
            "agrement",
            "agrement administratif",
            "agrements administratifs",
            "labels",
            "agrements et labels",
        ],
    ),
    (
        "membership_fee",
        &[
            "cotisation",
            "montant de la cotisation",
            "cotisation annuelle",
            "adhesion annuelle",
        ],
    ),
    (
        "fiscal_year_end",
        &[
            "date de cloture",
            "cloture de l exercice",
            "date de cloture de l exercice",
            "fin d exercice",
            "fin de l exercice comptable",
        ],
    ),
    (
        "insurance",
        &[
            "assurance",
            "assureur",
            "compagnie d assurance",
            "assurance responsabilite civile",
        ],
    ),
    (
        "ape_code",
        &["code ape", "code naf", "ape", "naf", "code ape naf"],
    ),
    ("collective_agreement", &["convention collective"]),
    (
        "budget_total",
        &[
            "budget total de l association",
            "budget annuel",
            "budget de l association",
            "budget global",
            "budget annuel de l association",
        ],
    ),
    (
        "project.title",
        &[
            "intitule du projet",
            "titre du projet",
            "nom du projet",
            "intitule de l action",
            "titre de l action",
            "intitule",
            "project title",
            "projet",
        ],
    ),
    (
        "project.start",
        &[
            "date de debut",
            "debut du projet",
            "date de demarrage",
            "date de debut du projet",
            "debut",
            "demarrage",
        ],
    ),
    (
        "project.end",
        &[
            "date de fin",
            "fin du projet",
            "date de fin du projet",
            "fin",
        ],
    ),
    (
        "project.period",
        &[
            "periode",
            "calendrier",
            "duree",
            "duree du projet",
            "periode de realisation",
        ],
    ),
    (
        "project.place",
        &[
            "lieu de realisation",
            "lieu du projet",
            "lieux",
            "lieu",
            "lieux de realisation",
            "territoire",
            "lieu de l action",
        ],
    ),
    (
        "project.beneficiaries",
        &[
            "nombre de beneficiaires du projet",
            "nombre de beneficiaires attendus",
            "beneficiaires attendus",
            "nombre approximatif de personnes beneficiaires",
            "nombre de personnes touchees",
            "nombre de beneficiaires prevus",
        ],
    ),
    (
        "project.budget_total",
        &[
            "budget total du projet",
            "cout total du projet",
            "budget du projet",
            "cout total",
            "montant total du projet",
        ],
    ),
    (
        "project.amount_asked",
        &[
            "montant demande",
            "subvention demandee",
            "montant de la subvention demandee",
            "montant sollicite",
            "montant de la subvention sollicitee",
            "aide demandee",
            "subvention sollicitee",
            "montant de l aide demandee",
        ],
    ),
    (
        "phone",
        &[
            "telephone",
            "tel",
            "telephone de l association",
            "numero de telephone",
            "phone",
        ],
    ),
    (
        "email",
        &[
            "courriel",
            "email",
            "e mail",
            "mail",
            "adresse electronique",
            "adresse e mail",
            "adresse mail",
        ],
    ),
    (
        "site",
        &[
            "site",
            "site internet",
            "site web",
            "adresse du site",
            "website",
        ],
    ),
    (
        "date_statutes",
        &[
            "date des statuts",
            "date des derniers statuts",
            "date de la derniere modification des statuts",
        ],
    ),
];

/// The key that a label means, if any.
pub(crate) fn of_label(label: &str) -> Option<&'static str> {
    let bare = bare(label);
    let words = bare.split(' ').count();
    LABELS
        .iter()
        .flat_map(|(key, labels)| labels.iter().map(move |wording| (*key, *wording)))
        .filter(|(_, wording)| {
            bare == *wording
                || (bare
                    .strip_prefix(wording)
                    .is_some_and(|rest| rest.starts_with(' '))
                    && wording.contains(' ')
                    && words <= wording.split(' ').count() + 4)
        })
        .max_by_key(|(_, wording)| wording.len())
        .map(|(key, _)| key)
}

/// True for the keys of how many people there are.
pub(crate) fn counts_people(key: &str) -> bool {
    matches!(
        key,
        "members"
            | "volunteers"
            | "volunteer_hours"
            | "employees"
            | "permanent_staff"
            | "temporary_staff"
            | "aided_staff"
            | "civic_service"
            | "interns"
            | "fte"
            | "board_count"
            | "board_women"
    ) || key.starts_with("members.")
        || key.ends_with("beneficiaries")
}

/// True for keys whose value is another one every year or so: a value from an earlier year is old.
pub fn changes_with_time(key: &str) -> bool {
    matches!(
        key,
        "president"
            | "vice_president"
            | "treasurer"
            | "deputy_treasurer"
            | "secretary"
            | "deputy_secretary"
            | "coordinator"
            | "contact"
            | "membership_fee"
            | "budget_total"
            | "general_meeting"
            | "premises"
            | "auditor"
    ) || counts_people(key)
        || key.starts_with("project.")
        || key.ends_with(".role")
        || key.ends_with(".phone")
        || key.ends_with(".email")
}

/// True when two values of one key say the same to a person: case, accents, blanks and
/// punctuation do not count, and one may be a shorter form of the other.
pub fn same_value(key: &str, one: &str, other: &str) -> bool {
    let squeeze =
        |text: &str| -> String { fold(text).chars().filter(|c| c.is_alphanumeric()).collect() };
    let said = (one, other);
    let (one, other) = (squeeze(one), squeeze(other));
    if one == other {
        return true;
    }
    match key {
        "created" | "declared" | "published" => return same_day(said.0, said.1),
        "legal_form" => {
            let act = |text: &str| text.starts_with("association") && text.contains("1901");
            return act(&one) && act(&other) || one.contains(&other) || other.contains(&one);
        }
        "president" | "vice_president" | "treasurer" | "deputy_treasurer" | "secretary"
        | "deputy_secretary" | "coordinator" | "contact" => return same_person(said.0, said.1),
        _ => {}
    }
    let numeric = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if numeric(&one) || numeric(&other) || one.len().min(other.len()) < 4 {
        return false;
    }
    matches!(
        key,
        "name" | "address" | "object" | "networks" | "approvals" | "legal_form" | "site"
    ) && (one.contains(&other) || other.contains(&one))
}

/// A day and the month or year that it is of.
fn same_day(one: &str, other: &str) -> bool {
    let day = |text: &str| {
        language::dates::parse(text).or_else(|| Some(language::dates::find(text).first()?.value))
    };
    let (Some(one), Some(other)) = (day(one), day(other)) else {
        return false;
    };
    let fits =
        |one: Option<u8>, other: Option<u8>| one.is_none() || other.is_none() || one == other;
    one.year == other.year && fits(one.month, other.month) && fits(one.day, other.day)
}

/// A name and a part of it: `Mme Ada LENOIR`, `Ada Lenoir`, `Ada`.
fn same_person(one: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        fold(text)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !matches!(*word, "" | "m" | "mme" | "mr" | "madame" | "monsieur"))
            .map(str::to_owned)
            .collect()
    };
    let (one, other) = (words(one), words(other));
    let within = |short: &[String], long: &[String]| {
        !short.is_empty() && short.iter().all(|word| long.contains(word))
    };
    within(&one, &other) || within(&other, &one)
}

/// One fact a key and value: the surest reading of each, in the order of the text. Women or men who
/// are more than all members are those of something else, such as of all who came.
pub(crate) fn settle(mut facts: Vec<Fact>) -> Vec<Fact> {
    let count = |fact: &Fact| fact.value.parse::<u32>().ok();
    let most = facts
        .iter()
        .filter(|fact| fact.key == "members")
        .filter_map(count)
        .max();
    facts.retain(|fact| {
        !fact.key.starts_with("members.") || most.is_none_or(|most| count(fact) <= Some(most))
    });
    let mut settled: Vec<Fact> = Vec::new();
    for fact in facts {
        if fact.value.trim().is_empty() || crate::is_placeholder(&fact.value) {
            continue;
        }
        match settled.iter_mut().find(|known| {
            known.key == fact.key && known.value == fact.value && known.date == fact.date
        }) {
            Some(known) if known.confidence < fact.confidence => *known = fact,
            Some(_) => {}
            None => settled.push(fact),
        }
    }
    settled
}

/// A label folded to its words: without numbering, parentheses and punctuation.
pub(crate) fn bare(label: &str) -> String {
    let mut depth = 0_u32;
    let outside: String = label
        .chars()
        .filter(|c| match c {
            '(' | '[' => {
                depth += 1;
                false
            }
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .map(|c| if matches!(c, '·' | '•') { '.' } else { c })
        .collect();
    let folded = fold(
        &outside
            .replace(".e.s", "s")
            .replace(".es", "s")
            .replace(".e", ""),
    );
    let words: String = folded
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    words
        .split_whitespace()
        .skip_while(|word| word.chars().all(|c| c.is_ascii_digit()))
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_mean_keys() {
        for (label, key) in [
            ("Nom de l'association :", Some("name")),
            ("Sigle", Some("acronym")),
            ("Nombre d’adhérent·e·s au 31 décembre", Some("members")),
            (
                "3. Montant de la subvention demandée (€)",
                Some("project.amount_asked"),
            ),
            ("Date de publication au Journal officiel", Some("published")),
            ("Nom du parrain de la fête", None),
        ] {
            assert_eq!(of_label(label), key, "{label}");
        }
    }

    #[test]
    fn numbers_that_contain_each_other_are_not_the_same() {
        assert!(!same_value("members", "14", "143"));
        assert!(same_value(
            "name",
            "Les Mains Vertes",
            "Association Les Mains vertes"
        ));
        assert!(same_value("siret", "123 456 789", "123456789"));
    }
}

//! Whether a box's words match a rule.

use language::words;

use crate::Flag;
use crate::rules::{Rule, rules};

/// Words of counts and shares, folded: what is asked is a total, not a person's data.
const AGGREGATES: &[&str] = &[
    "nombre",
    "nb",
    "nbre",
    "combien",
    "effectif",
    "effectifs",
    "part de",
    "part des",
    "pourcentage",
    "proportion",
    "taux de",
    "repartition",
    "statistiques",
    "%",
    "total",
    "number of",
    "how many",
    "share of",
    "percentage",
    "proportion of",
    "anzahl",
    "anteil",
    "numero de",
    "quantos",
    "tranche d'age",
    "tranches d'age",
];

/// Words that point at persons one by one, folded.
const PERSONS: &[&str] = &[
    "du beneficiaire",
    "de la beneficiaire",
    "des beneficiaires",
    "de chaque beneficiaire",
    "du participant",
    "de la participante",
    "des participants",
    "du jeune",
    "des jeunes",
    "de l'enfant",
    "des enfants",
    "de l'usager",
    "des usagers",
    "de la personne",
    "des personnes",
    "du salarie",
    "de la salariee",
    "des salaries",
    "du stagiaire",
    "du benevole",
    "des benevoles",
    "de l'adherent",
    "des adherents",
    "du president",
    "du demandeur",
    "du candidat",
    "souffre-t-il",
    "souffre-t-elle",
    "nominati*",
    "nom prenom",
    "of the beneficiary",
    "of beneficiaries",
    "of each",
    "of the participant",
    "participant's",
    "child's",
    "applicant's",
    "der teilnehmer*",
];

/// Words that ask for persons one by one even beside a count ("nombre et liste nominative"), folded.
const NOMINATIVE: &[&str] = &[
    "liste nominative",
    "listes nominatives",
    "nominatif",
    "nominatifs",
    "noms et prenoms",
    "nom et prenom",
    "de chaque",
    "pour chaque",
    "of each",
    "for each",
    "by name",
];

/// Sections that list persons one by one, folded.
const LISTS: &[&str] = &[
    "liste nominative",
    "liste des beneficiaires",
    "liste des participants",
    "identite du beneficiaire",
    "identite des beneficiaires",
    "fiche individuelle",
    "fiche participant",
    "etat civil",
    "list of participants",
    "list of beneficiaries",
];

/// Labels of personal data that a list of persons makes sensitive, folded.
const PERSONAL: &[&str] = &[
    "nom",
    "prenom",
    "prenoms",
    "nom et prenom",
    "noms et prenoms",
    "nom prenom",
    "date de naissance",
    "lieu de naissance",
    "adresse",
    "telephone",
    "name",
    "first name",
    "last name",
    "date of birth",
];

/// What a box may not ask, or what only a person may give, told from its words.
///
/// The label weighs most; the nearest section title (the question of a group of ticks is one) is
/// read when it is short; the help is read with the label.
pub fn flag(label: &str, section: &[String], help: &str) -> Option<Flag> {
    let own = words::fold(&format!("{label} {help}"));
    let near = section
        .last()
        .map(|title| words::fold(title))
        .unwrap_or_default();
    let around = words::fold(&section.join(" | "));
    // A person's data in a list of persons, whatever the words of the rules.
    if PERSONAL.contains(&words::fold(label).trim_matches(|c: char| !c.is_alphanumeric()))
        && holds_any(&around, LISTS)
    {
        return found(rules().iter().find(|rule| rule.id == "beneficiary_names")?);
    }
    if let Some(rule) = rules().iter().find(|rule| matches(rule, &own, &around)) {
        return found(rule);
    }
    let short = near.split(' ').count() <= 9 && near.chars().count() <= 90;
    if short && !near.is_empty() && !names_aggregate(&own) {
        // A section that only names its theme ("Santé") flags nothing: its strong phrases do.
        return rules()
            .iter()
            .find(|rule| strong(rule, &near))
            .and_then(found);
    }
    None
}

fn found(rule: &Rule) -> Option<Flag> {
    Some(Flag {
        rule: rule.id.clone(),
        action: rule.action,
    })
}

fn matches(rule: &Rule, own: &str, around: &str) -> bool {
    if excused(rule, own) {
        return false;
    }
    let weak = || {
        rule.weak.iter().any(|phrase| holds(own, phrase))
            && (holds_any(own, PERSONS) || holds_any(around, LISTS))
    };
    rule.phrases.iter().any(|phrase| holds(own, phrase)) || weak()
}

fn strong(rule: &Rule, near: &str) -> bool {
    !excused(rule, near) && rule.phrases.iter().any(|phrase| holds(near, phrase))
}

fn excused(rule: &Rule, text: &str) -> bool {
    rule.unless.iter().any(|phrase| holds(text, phrase))
        || (rule.aggregate_ok && names_aggregate(text) && !holds_any(text, NOMINATIVE))
}

fn names_aggregate(text: &str) -> bool {
    holds_any(text, AGGREGATES)
}

fn holds_any(text: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| holds(text, phrase))
}

/// A folded phrase stands in a folded text as whole words; a final `*` matches any ending, a
/// leading `^` asks for the text's beginning.
fn holds(text: &str, phrase: &str) -> bool {
    if let Some(phrase) = phrase.strip_prefix('^') {
        let rest = text.trim_start().strip_prefix(phrase);
        return rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    }
    let (phrase, open) = match phrase.strip_suffix('*') {
        Some(stem) => (stem, true),
        None => (phrase, false),
    };
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find(phrase)) {
        let start = from + at;
        let end = start + phrase.len();
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        let before = edge(text[..start].chars().next_back())
            || phrase.starts_with(|c: char| !c.is_alphanumeric());
        let after = open || edge(text[end..].chars().next()) || phrase.ends_with('%');
        if before && after {
            return true;
        }
        from = start + text[start..].chars().next().map_or(1, char::len_utf8);
    }
    false
}

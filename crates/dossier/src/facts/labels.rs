//! Values beside their labels.

use language::words::fold;
use language::{dates, identifiers};

use super::numbers::{counted, identifier};
use super::takes::takes;
use super::{ESTIMATE, LABELLED, OF_ONE, fact};
use crate::keys;
use crate::lines::Placed;
use crate::postal;
use crate::{About, Fact, SourceKind};

/// Cells in pairs of label and value: two cells, four cells, or a label and several values of
/// which the last that is not blank is the newest only when a header says so.
pub(super) fn rows(cells: &[String], placed: &Placed, about: &About, facts: &mut Vec<Fact>) {
    // Sheets hold budgets and lists: their rows are read as figures.
    if about.format.is_sheet() && cells.len() > 2 {
        return;
    }
    let filled: Vec<&String> = cells.iter().filter(|cell| !cell.is_empty()).collect();
    if !filled.len().is_multiple_of(2) || filled.len() > 6 {
        for cell in filled {
            for line in cell.split('\n') {
                labelled_line(line, placed, about, facts);
            }
        }
        return;
    }
    // "Femmes | 61 | 70 | 78" has one label.
    let mut labels = filled.iter().step_by(2);
    if labels.any(|label| !label.chars().any(char::is_alphabetic)) {
        return;
    }
    // "Nom | Lenoir | Prénom | Ada" is a person.
    if filled.iter().any(|cell| fold(cell).starts_with("prenom")) {
        return;
    }
    for pair in filled.chunks(2) {
        let (label, value) = (pair[0], pair[1]);
        let quote = format!("{label} : {value}");
        labelled(label, value, &quote, placed, about, facts);
        for line in value.split('\n') {
            labelled_line(line, placed, about, facts);
        }
    }
}

pub(super) fn labelled_line(line: &str, placed: &Placed, about: &About, facts: &mut Vec<Fact>) {
    for range in language::sentences::split(line) {
        labelled_parts(&line[range], placed, about, facts);
    }
}

/// "Sigle : LAC  Site web : www…": a pair ends where another label that means something begins.
fn pairs(part: &str) -> Vec<String> {
    let mut pairs = Vec::new();
    let mut rest = part;
    while let Some(first) = rest.find(':') {
        let after = &rest[first + 1..];
        // The label before the next colon is its last words.
        let next = after.match_indices(':').find_map(|(colon, _)| {
            let words = &after[..colon];
            words
                .char_indices()
                .filter(|(at, c)| c.is_uppercase() && words[..*at].ends_with(char::is_whitespace))
                .map(|(at, _)| at)
                .find(|at| keys::of_label(&words[*at..]).is_some())
        });
        let Some(next) = next else { break };
        let end = first + 1 + next;
        pairs.push(rest[..end].trim().to_owned());
        rest = &rest[end..];
    }
    pairs.push(rest.to_owned());
    pairs
}

/// "Tél. : 02 … – Courriel : …" holds two.
fn labelled_parts(line: &str, placed: &Placed, about: &About, facts: &mut Vec<Fact>) {
    // "Réseaux : Cinémas en Chemin ; Fédération des foyers ruraux" are several.
    if let Some((label, value)) = line.split_once(':')
        && matches!(keys::of_label(label), Some("networks" | "approvals"))
    {
        labelled(label, value, line, placed, about, facts);
        return;
    }
    let mut parts: Vec<String> = Vec::new();
    for part in line
        .split([';', '|'])
        .flat_map(|part| part.split(" – "))
        .flat_map(|p| p.split(" - "))
    {
        // "12 rue Basse – 56240 Plouay" is one address.
        let town = part
            .trim_start()
            .chars()
            .take(5)
            .filter(char::is_ascii_digit)
            .count()
            == 5;
        match parts.last_mut() {
            Some(last) if town && !part.contains(':') => {
                last.push_str(" – ");
                last.push_str(part.trim_start());
            }
            _ => parts.push(part.to_owned()),
        }
    }
    // "Nom : Lenoir  Prénom : Ada" is a person.
    if fold(line).contains("prenom :") {
        return;
    }
    let parts = parts.into_iter().flat_map(|part| pairs(&part));
    for part in parts {
        if let Some((label, value)) = part.split_once(':')
            && label.chars().count() <= 90
            && !value.trim_start().starts_with("//")
        {
            labelled(label, value, &part, placed, about, facts);
        }
    }
}

pub(super) fn labelled(
    label: &str,
    value: &str,
    quote: &str,
    placed: &Placed,
    about: &About,
    facts: &mut Vec<Fact>,
) {
    let value = value.trim();
    if value.is_empty() || crate::is_placeholder(value) {
        return;
    }
    if identifier(label, value, quote, placed, about, facts) {
        return;
    }
    let Some(key) = keys::of_label(label).or_else(|| presenting(label, value)) else {
        return;
    };
    // "Nombre de salariés en ETP".
    let words = keys::bare(label);
    let whole_time = words.contains("etp") || words.contains("equivalent");
    let key = if key == "employees" && whole_time {
        "fte"
    } else {
        key
    };
    if !takes(key, value) {
        return;
    }
    // Who represents a small association by law is often reached where the association is.
    let shared = matches!(key, "phone" | "email")
        && placed
            .headings
            .last()
            .is_some_and(|heading| fold(heading).contains("representant"));
    // A page of a site presents tools and events, not the project that is asked for.
    let page = about.kind == SourceKind::WebPage && key.starts_with("project.");
    if key == "object" && (about.kind == SourceKind::Letter || is_subject_of_letter(value, about))
        || of_a_person(key, placed) && !shared
        || page
    {
        return;
    }
    // "BUT : …" in the article of some board is not the association's object, which statutes say
    // in an article or a sentence of its own.
    if key == "object" && about.kind == SourceKind::Statutes {
        return;
    }
    if key == "contact" {
        contact(value, quote, placed, about, facts);
    }
    let mut estimate = false;
    let mut count = |parts: bool| {
        let (number, estimated) = counted(value, parts)?;
        estimate = estimated;
        Some(number)
    };
    let value = match key {
        // Someone else's number or address is not ours: contacts are kept with their person.
        "phone" => identifiers::find_phone(value)
            .into_iter()
            .next()
            .map(|found| found.value),
        "email" => identifiers::find_email(value)
            .into_iter()
            .map(|found| found.value)
            .find(|email| !is_example(email)),
        "address" => Some(postal::whole(value).to_owned()),
        "site" => identifiers::find_url(value)
            .into_iter()
            .next()
            .map(|found| found.value),
        // An association has members.
        "members" => count(false).filter(|number| number.chars().any(|c| c != '0')),
        "members.women"
        | "members.men"
        | "volunteers"
        | "employees"
        | "beneficiaries"
        | "project.beneficiaries" => count(false),
        "fte" => count(true),
        "address.postcode" => identifiers::find_postcode(value)
            .into_iter()
            .next()
            .map(|found| found.value),
        "budget_total" | "project.budget_total" | "project.amount_asked" | "membership_fee" => {
            (!language::amounts::find(value).is_empty()).then(|| value.to_owned())
        }
        "project.start" | "project.end" | "created" | "declared" | "published" => {
            (value.chars().count() <= 80 && !dates::find(value).is_empty())
                .then(|| value.trim_end_matches('.').to_owned())
        }
        "contact" => {
            let name = value
                .split([',', '–', '\n', '('])
                .next()
                .unwrap_or_default()
                .trim();
            let named = name.chars().any(char::is_uppercase) && !name.contains('@');
            (named && name.chars().count() <= 60).then(|| name.to_owned())
        }
        "project.period" => value
            .chars()
            .any(|c| c.is_ascii_digit())
            .then(|| value.trim_end_matches('.').to_owned()),
        "name" if fold(value).starts_with("association ") => {
            let name = value.split_once(' ').map_or("", |(_, name)| name);
            let name = name.split([',', '(', '–', '\n']).next().unwrap_or_default();
            let name = name.trim_matches(|c: char| c.is_whitespace() || "«»“”\"".contains(c));
            (!name.is_empty() && name.chars().count() <= 100).then(|| name.to_owned())
        }
        "name" | "acronym" | "legal_form" | "address.city" | "project.title" => {
            (value.chars().count() <= 150 && !value.contains('\n')).then(|| value.to_owned())
        }
        "networks" | "approvals" if matches!(fold(value).as_str(), "oui" | "non") => None,
        _ => (value.chars().count() <= 600).then(|| value.to_owned()),
    };
    // "Association : …" and "Nom : …" also label people and partners; they count only where a
    // document presents its own author.
    let weak = matches!(
        fold(label).trim(),
        "nom" | "association" | "intitule" | "projet"
    );
    if weak
        && !matches!(
            about.kind,
            SourceKind::Application | SourceKind::ProjectNote
        )
    {
        return;
    }
    if let Some(value) = value {
        let confidence = match (weak, estimate) {
            _ if shared => OF_ONE,
            (true, _) => LABELLED - 0.2,
            (_, true) => ESTIMATE,
            _ => LABELLED,
        };
        facts.push(fact(key, &value, quote, confidence, placed, about));
    }
}

/// Labels of legal notices, which mean a key only with certain values: "Statut : association loi
/// 1901", "Éditeur du site : association Les Mains vertes".
fn presenting(label: &str, value: &str) -> Option<&'static str> {
    const FORMS: [&str; 6] = [
        "association",
        "fondation",
        "fonds de dotation",
        "cooperative",
        "scic",
        "scop",
    ];
    let value = fold(value);
    match keys::bare(label).as_str() {
        "statut" | "statuts" | "forme" => FORMS
            .iter()
            .any(|form| value.starts_with(form))
            .then_some("legal_form"),
        "editeur" | "editeur du site" | "site edite par" | "proprietaire du site" => {
            value.starts_with("association ").then_some("name")
        }
        _ => None,
    }
}

/// "Objet : convocation à l'assemblée générale" is what a letter is about.
fn is_subject_of_letter(value: &str, about: &About) -> bool {
    const SUBJECTS: [&str; 12] = [
        "convocation",
        "demande",
        "invitation",
        "reponse",
        "relance",
        "candidature",
        "votre ",
        "facture",
        "devis",
        "convention",
        "proces verbal",
        "compte rendu",
    ];
    let value = fold(value).replace('-', " ");
    // What speaks to its reader is no object of statutes.
    let speaks = [" vous ", " votre ", " vos "]
        .iter()
        .any(|word| value.contains(word));
    about.kind == SourceKind::Minutes
        || speaks
        || SUBJECTS.iter().any(|word| value.starts_with(word))
}

/// Under the heading of a person stand that person's address and numbers.
fn of_a_person(key: &str, placed: &Placed) -> bool {
    const PEOPLE: [&str; 11] = [
        "representant",
        "president",
        "tresori",
        "secretaire",
        "dirigeant",
        "responsable",
        "administrat",
        "intervenant",
        "salarie",
        "benevole",
        "personne chargee",
    ];
    let personal = matches!(key, "phone" | "email" | "site" | "name") || key.starts_with("address");
    personal
        && placed.headings.last().is_some_and(|heading| {
            let heading = fold(heading);
            PEOPLE.iter().any(|word| heading.contains(word))
        })
}

/// Role, telephone and e-mail of the person to contact: `Ada Lenoir, coordinatrice – 02 …`.
fn contact(value: &str, quote: &str, placed: &Placed, about: &About, facts: &mut Vec<Fact>) {
    let role = value
        .split_once(',')
        .map(|(_, rest)| {
            rest.split(['–', ',', '\n', '('])
                .next()
                .unwrap_or_default()
                .trim()
        })
        .filter(|role| !role.is_empty() && !role.chars().any(|c| c.is_ascii_digit()));
    let phone = identifiers::find_phone(value)
        .into_iter()
        .next()
        .map(|found| found.value);
    let email = identifiers::find_email(value)
        .into_iter()
        .next()
        .map(|found| found.value);
    let parts = [
        ("contact.role", role.map(str::to_owned)),
        ("contact.phone", phone),
        ("contact.email", email),
    ];
    for (key, part) in parts {
        if let Some(part) = part {
            facts.push(fact(key, &part, quote, LABELLED, placed, about));
        }
    }
}

/// An address that stands for anybody's.
fn is_example(email: &str) -> bool {
    let domain = email.rsplit('@').next().unwrap_or_default();
    let name = domain.split('.').next().unwrap_or_default();
    matches!(
        name,
        "exemple" | "example" | "domaine" | "domain" | "votredomaine" | "votre-domaine" | "test"
    ) && (domain.ends_with(".fr") || domain.ends_with(".com"))
        || matches!(email, "nom@exemple.org" | "prenom.nom@exemple.org")
}

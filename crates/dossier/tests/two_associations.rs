//! Papers of two invented associations, worded in many ways: what is read of each, and what is
//! not, because it is of a host, a partner, a funder, a meeting or the past.

use documents::Bounds;
use dossier::{Reading, SourceKind, Unit};

fn read(name: &str, text: &str) -> Reading {
    let document = documents::read(text.as_bytes(), name, &Bounds::default()).expect("it is read");
    dossier::read(&document, name)
}

/// The facts of a reading must be these, one `key = value` a line, how a role is worded left out.
#[track_caller]
fn facts(reading: &Reading, expected: &[(&str, &str)]) {
    let mut found: Vec<(&str, &str)> = reading
        .facts
        .iter()
        .filter(|fact| !fact.key.ends_with(".role"))
        .map(|fact| (fact.key.as_str(), fact.value.as_str()))
        .collect();
    found.sort_unstable();
    found.dedup();
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn statutes_of_a_choir() {
    let reading = read(
        "statuts-choeur.md",
        "# Statuts

## Article 1er – Constitution

Il est créé, entre les adhérents aux présents statuts, une association régie par la loi du 1er juillet 1901 et le décret du 16 août 1901, ayant pour dénomination : « Chœur des Deux Rives », désignée par le sigle CDR.

## Article 2 – Objet

Cette association a pour but de faire chanter ensemble des amateurs de tous âges.

## Article 3 – Siège social

Le siège social est fixé à la Maison des associations, 8 bis quai de l'Yser, 56700 Kervignac. Il peut être transféré par décision du bureau.

## Article 9 – Bureau

Le bureau se compose d'une présidente ou d'un président, d'un trésorier et d'un secrétaire.

## Article 14 – Dissolution

L'actif est dévolu conformément à l'article 9 de la loi du 1er juillet 1901.

Fait à Kervignac, le 14 juin 2019

La présidente,
Ada Lenoir

Le trésorier,
Luc Morvan
",
    );
    assert_eq!(reading.about.kind, SourceKind::Statutes);
    assert_eq!(
        reading.about.date.map(|d| d.date.iso()).as_deref(),
        Some("2019-06-14")
    );
    facts(
        &reading,
        &[
            ("name", "Chœur des Deux Rives"),
            ("acronym", "CDR"),
            (
                "object",
                "Cette association a pour but de faire chanter ensemble des amateurs de tous âges.",
            ),
            (
                "legal_form",
                "association régie par la loi du 1er juillet 1901",
            ),
            (
                "address",
                "Maison des associations, 8 bis quai de l'Yser, 56700 Kervignac",
            ),
            ("president", "Ada Lenoir"),
            ("treasurer", "Luc Morvan"),
            ("date_statutes", "14 juin 2019"),
        ],
    );
}

#[test]
fn minutes_of_a_choir() {
    let reading = read(
        "pv-ag.md",
        "# Procès-verbal de l'assemblée générale ordinaire du 9 mars 2024

Association Chœur des Deux Rives

Rose Dupré est désignée présidente de séance, Paul Gauvain secrétaire de séance. M. Guénolé Kerbrat, président de la Fédération musicale du Morbihan, assiste à la réunion.

L'association compte 64 adhérents à jour de leur cotisation. 41 membres sont présents ou représentés.

## Rapport financier

Le total des recettes 2023 s'élève à 12 480,50 € et celui des dépenses à 11 970 €. Le résultat de l'exercice 2023 est de 510,50 €.

## Cotisation

Le bureau propose de passer la cotisation de 20 € à 25 €. La proposition est adoptée à l'unanimité.

## Élection du bureau

Luc Morvan, trésorier depuis 2017, ne se représente pas. Sont élus :

- Présidente : Ada Lenoir
- Vice-présidente : Inès Marchand-Roy
- Trésorier : Paul Gauvain
- Secrétaire adjointe : Mme Rose du Pré
",
    );
    assert_eq!(reading.about.kind, SourceKind::Minutes);
    facts(
        &reading,
        &[
            ("name", "Chœur des Deux Rives"),
            ("general_meeting", "9 mars 2024"),
            ("members", "64"),
            ("membership_fee", "25 €"),
            ("president", "Ada Lenoir"),
            ("vice_president", "Inès Marchand-Roy"),
            ("treasurer", "Paul Gauvain"),
            ("deputy_secretary", "Rose du Pré"),
        ],
    );
    let figures: Vec<(&str, i64, Option<i32>)> = reading
        .figures
        .iter()
        .map(|figure| (figure.label.as_str(), figure.cents, figure.year))
        .collect();
    assert!(
        figures.contains(&("total des recettes 2023", 1_248_050, Some(2023))),
        "{figures:?}"
    );
    assert!(
        figures.contains(&("résultat de l'exercice 2023", 51_050, Some(2023))),
        "{figures:?}"
    );
}

#[test]
fn legal_notices_of_a_repair_workshop() {
    let reading = read(
        "mentions-legales.html",
        "<html><body><h1>Mentions légales</h1>
<h2>Éditeur du site</h2>
<p>Association Le Tournevis partagé<br>Statut : association loi 1901<br>Siège social : 12 rue des Forges, 29300 Quimperlé<br>SIRET : 999 986 227 00018<br>RNA : W292001234<br>Téléphone : 02 98 00 00 01<br>Courriel : bonjour@tournevis.example</p>
<h2>Hébergement</h2>
<p>Toile d'Araignée SAS<br>Siège social : 2 quai Neuf, 59000 Lille<br>SIRET : 999 987 332 00015<br>Téléphone : 03 20 00 00 02<br>Site : https://toile.example.com</p>
<h2>Partenaires</h2>
<p>Fondation Marchadier – Présidente : Jeanne Marchadier – contact@marchadier.example</p>
</body></html>",
    );
    assert_eq!(reading.about.kind, SourceKind::WebPage);
    let value = |key: &str| -> Vec<&str> {
        let of = reading.facts.iter().filter(|fact| fact.key == key);
        of.map(|fact| fact.value.as_str()).collect()
    };
    assert_eq!(value("address"), ["12 rue des Forges, 29300 Quimperlé"]);
    assert_eq!(value("rna"), ["W292001234"]);
    assert_eq!(value("phone"), ["02 98 00 00 01"]);
    assert_eq!(value("email"), ["bonjour@tournevis.example"]);
    assert_eq!(value("legal_form"), ["association loi 1901"]);
    assert_eq!(value("president"), [""; 0]);
    assert_eq!(value("site"), [""; 0]);
    assert_eq!(value("siret"), ["99998622700018"]);
}

#[test]
fn report_of_a_repair_workshop() {
    let reading = read(
        "rapport-activite-2023.md",
        "# Rapport d'activité 2023

Le Tournevis partagé est une association loi 1901 créée le 3 avril 2014. Sa déclaration a paru au Journal officiel du 19 avril 2014.

Au 31 décembre, nous comptons 212 adhérents, dont 118 femmes et 94 hommes. Trente bénévoles réguliers tiennent les ateliers ; trois des cinq bénévoles d'accueil sont nouveaux.

L'association emploie deux salariés, soit 1,6 équivalent temps plein. Elle est agréée Jeunesse et éducation populaire et l'association est affiliée à la Fédération des ateliers de Bretagne.

La commune de Quimperlé compte 12 000 habitants et sa médiathèque emploie 9 salariés.

## Les objets

| | 2022 | 2023 |
|---|---|---|
| Part des objets réparés | 61 % | 64 % |
",
    );
    assert_eq!(reading.about.date.map(|d| d.date.year), Some(2023));
    for (key, value) in [
        ("created", "3 avril 2014"),
        ("published", "19 avril 2014"),
        ("members", "212"),
        ("members.women", "118"),
        ("members.men", "94"),
        ("volunteers", "30"),
        ("employees", "2"),
        ("fte", "1,6"),
        ("approvals", "agréée Jeunesse et éducation populaire"),
        ("networks", "Fédération des ateliers de Bretagne"),
    ] {
        let found: Vec<&str> = reading
            .facts
            .iter()
            .filter(|fact| fact.key == key)
            .map(|fact| fact.value.as_str())
            .collect();
        assert!(
            found.iter().any(|found| found.starts_with(value)),
            "{key}: {found:?}"
        );
    }
    let wrong = ["9", "5", "12000"];
    assert!(
        !reading
            .facts
            .iter()
            .any(|fact| wrong.contains(&fact.value.as_str())),
        "{:?}",
        reading.facts
    );
    let shares: Vec<(i64, Option<i32>)> = reading
        .figures
        .iter()
        .filter(|figure| figure.unit == Unit::Percent)
        .map(|figure| (figure.cents, figure.year))
        .collect();
    assert_eq!(shares, [(6_100, Some(2022)), (6_400, Some(2023))]);
}

#[test]
fn what_was_not_filled_in_is_no_fact() {
    let reading = read(
        "demande-de-subvention.md",
        "# Demande de subvention 2025

Nom de l'association : Le Tournevis partagé

Sigle : néant

Adresse du siège social : [votre adresse]

Téléphone : 00 00 00 00 00

Président : NOM Prénom

Nombre d'adhérents : à compléter

Date de publication au Journal officiel : xx/xx/xxxx

Objet : voir annexe
",
    );
    facts(&reading, &[("name", "Le Tournevis partagé")]);
    let answered: Vec<&str> = reading.earlier.iter().map(|e| e.answer.as_str()).collect();
    assert_eq!(answered, ["Le Tournevis partagé"]);
}

#[test]
fn an_agreement_has_two_parties() {
    let reading = read(
        "convention-commune.md",
        "# Convention d'objectifs 2024

Entre la commune de Quimperlé, SIRET 999 987 332 00015, représentée par son maire, d'une part,

et l'association Le Tournevis partagé, SIRET 999 986 227 00018, représentée par sa présidente, d'autre part.

La commune verse une subvention de 3 000 € pour 2024.
",
    );
    let sirets: Vec<&str> = reading
        .facts
        .iter()
        .filter(|fact| fact.key == "siret")
        .map(|fact| fact.value.as_str())
        .collect();
    assert_eq!(sirets, ["99998622700018"]);
}

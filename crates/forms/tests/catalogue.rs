//! Real wordings of funders, other than the catalogue's own, and the questions that they ask.

use forms::{About, Kind, match_question};

/// A section, the labels that stand in it, and the question that a person would say each asks.
const ASKED: &[(&str, &[(&str, &str)])] = &[
    (
        "1. Votre association",
        &[
            ("Nom complet de votre association", "organisation.name"),
            ("Nom de l'association *", "organisation.name"),
            ("Sigle éventuel", "organisation.acronym"),
            (
                "Objet de l'association (400 caractères maximum)",
                "organisation.object",
            ),
            (
                "Quel est l'objet de votre association ? (10 lignes maximum)",
                "organisation.object",
            ),
            ("N° SIRET * (14 chiffres)", "organisation.siret"),
            ("N° SIREN (9 premiers chiffres)", "organisation.siren"),
            ("N° RNA *", "organisation.rna"),
            (
                "Code APE (4 chiffres et une lettre)",
                "organisation.ape_code",
            ),
            ("Adresse du siège *", "organisation.address"),
            ("Code postal *", "organisation.address_postcode"),
            ("Téléphone *", "organisation.phone"),
            ("Courriel *", "organisation.email"),
            ("Adresse électronique", "organisation.email"),
            (
                "Publication au Journal officiel (JJ/MM/AAAA)",
                "organisation.published",
            ),
            ("Nom du représentant légal *", "people.representative.name"),
            (
                "Nom et fonction du représentant légal de l'association",
                "people.representative.name_role",
            ),
            ("Personne à contacter pour ce projet", "people.contact.name"),
            (
                "Racontez l'historique de votre association",
                "organisation.history",
            ),
            (
                "Quels sont vos principaux partenaires locaux ?",
                "organisation.partners",
            ),
            (
                "Comment fonctionne la gouvernance de votre association ?",
                "organisation.governance",
            ),
        ],
    ),
    (
        "Identification de l'association",
        &[
            ("Dénomination de l'organisme demandeur", "organisation.name"),
            (
                "Statut juridique de la structure",
                "organisation.legal_form",
            ),
            ("Adresse de son siège social", "organisation.address"),
            (
                "Adresse de correspondance, si différente du siège",
                "organisation.correspondence_address",
            ),
            (
                "Adresse du site internet de la structure",
                "organisation.site",
            ),
            (
                "Date de déclaration de l'association en préfecture",
                "organisation.declared",
            ),
            (
                "Réseau ou fédération d'affiliation (nom complet)",
                "organisation.networks",
            ),
        ],
    ),
    (
        "2. Relations avec l'administration",
        &[
            (
                "L'association bénéficie-t-elle d'un agrément jeunesse et éducation populaire ?",
                "organisation.approval_youth",
            ),
            (
                "L'association est-elle reconnue d'utilité publique ? oui / non",
                "organisation.public_utility",
            ),
            (
                "L'association est-elle assujettie aux impôts commerciaux ? oui non",
                "organisation.commercial_taxes",
            ),
            (
                "L'association dispose-t-elle d'un commissaire aux comptes ? oui non",
                "organisation.auditor",
            ),
        ],
    ),
    (
        "Représentant légal",
        &[
            ("Nom", "people.representative.name"),
            ("Prénom", "people.representative.name"),
            ("Fonction", "people.representative.role"),
        ],
    ),
    (
        "Personne chargée du dossier",
        &[
            ("Nom", "people.contact.name"),
            ("Fonction", "people.contact.role"),
        ],
    ),
    (
        "2. Bureau",
        &[
            (
                "Date de votre dernière assemblée générale",
                "organisation.general_meeting",
            ),
            ("Président ou présidente", "people.president.name"),
            ("Trésorier ou trésorière", "people.treasurer.name"),
        ],
    ),
    (
        "3. Moyens et fonctionnement",
        &[
            (
                "L'association est-elle assujettie à la TVA ? *",
                "organisation.vat",
            ),
            (
                "L'association a-t-elle souscrit le contrat d'engagement républicain ? *",
                "organisation.republican_contract",
            ),
            (
                "L'association emploie-t-elle au moins une personne salariée ?",
                "organisation.employer",
            ),
            (
                "Cotisation annuelle 2027, taux plein",
                "organisation.membership_fee",
            ),
            ("Nombre d'adhérents au 31 décembre 2025", "means.members"),
            ("Combien de bénévoles réguliers ?", "means.volunteers"),
            ("Nombre de salariés au 31 décembre", "means.employees"),
            (
                "Effectif salarié en équivalents temps plein (ETP)",
                "means.fte",
            ),
            (
                "Nombre de volontaires accueillis en service civique",
                "means.civic_service",
            ),
            (
                "dont jeunes de moins de dix-huit ans",
                "means.members_young",
            ),
            (
                "L'association dispose-t-elle d'un local de la commune ?",
                "means.premises",
            ),
            ("Subvention demandée pour 2027", "budget.amount_asked"),
        ],
    ),
    (
        "Le projet 2027",
        &[
            ("Intitulé du projet *", "project.title"),
            ("Résumez le projet en quelques lignes", "project.summary"),
            (
                "Besoins constatés sur le territoire (1 200 caractères maximum)",
                "project.need",
            ),
            ("À quels besoins votre projet répond-il ?", "project.need"),
            (
                "Quels sont les objectifs de votre action ?",
                "project.objectives",
            ),
            ("Calendrier prévisionnel de réalisation", "project.calendar"),
            ("Début *", "project.start"),
            ("Fin *", "project.end"),
            ("Lieux de réalisation du projet", "project.place"),
            ("Moyens humains et matériels mobilisés", "project.means"),
            ("Partenaires (500 caractères maximum)", "project.partners"),
            (
                "Comment les habitants participent-ils au projet ?",
                "project.participation",
            ),
            (
                "Que restera-t-il une fois l'aide terminée ?",
                "project.sustainability",
            ),
            (
                "Comment le projet se poursuivra-t-il après l'aide de la Fondation ?",
                "project.sustainability",
            ),
            (
                "Comment le projet prend-il en compte la transition écologique ?",
                "project.ecology",
            ),
            (
                "Actions en faveur de l'égalité femmes-hommes",
                "project.equality",
            ),
            (
                "Accessibilité du projet aux personnes handicapées",
                "project.accessibility",
            ),
            (
                "Actions de communication envisagées",
                "project.communication",
            ),
            (
                "Que feriez-vous si la Fondation ne retenait qu'une partie de la somme demandée ?",
                "project.partial_funding",
            ),
            (
                "Comment avez-vous connu notre Fondation ?",
                "project.known_from",
            ),
            (
                "Responsable du projet (nom, prénom)",
                "people.project_manager.name",
            ),
            ("À quel public s'adresse le projet ?", "public.description"),
            ("Nombre de bénéficiaires *", "public.count"),
            (
                "Combien de personnes bénéficieront du projet ?",
                "public.count",
            ),
            (
                "Évaluation : indicateurs suivis (500 caractères maximum)",
                "evaluation.indicators",
            ),
            ("Quels sont les résultats attendus ?", "evaluation.results"),
            (
                "Comment l'action sera-t-elle évaluée ?",
                "evaluation.method",
            ),
        ],
    ),
    (
        "Bilan de l'action",
        &[
            (
                "Les objectifs ont-ils été atteints ?",
                "year.objectives_reached",
            ),
            (
                "Quelles ont été les difficultés rencontrées ?",
                "year.difficulties",
            ),
        ],
    ),
    (
        "4. Le financement du projet",
        &[
            ("Coût total du projet (en €) *", "budget.project_total"),
            ("Subvention demandée (en €) *", "budget.amount_asked"),
            ("Somme demandée à la Fondation", "budget.amount_asked"),
            (
                "Autres financements publics sollicités pour le projet",
                "budget.cofunders",
            ),
            ("64 – Charges de personnel", "budget.line.64"),
            ("62 – Autres services extérieurs", "budget.line.62"),
            ("61 – Services extérieurs", "budget.line.61"),
            ("Total des charges", "budget.total_expenses"),
        ],
    ),
    (
        "Organisation information",
        &[
            ("Name of your organisation", "organisation.name"),
            ("Lead contact email", "people.contact.email"),
            ("List the members of the board", "people.board"),
            (
                "Tell us how you have considered the environmental sustainability of your project",
                "project.ecology",
            ),
        ],
    ),
];

/// Wordings that the matching gets wrong today. One that comes right moves up.
const MISSED: &[(&str, &[(&str, &str)])] = &[
    // Short words of another question's wording weigh as much as the verb that is not known.
    (
        "Le projet 2027",
        &[(
            "Décrivez les actions que vous prévoyez",
            "project.description",
        )],
    ),
    (
        "Organisation information",
        &[(
            "Tell us about your organisation's activities",
            "organisation.activities",
        )],
    ),
];

fn found(section: &str, label: &str) -> Option<String> {
    match_question(label, &[section.to_owned()], "", None).map(|asked| asked.id)
}

#[test]
fn wordings_of_funders_ask_the_right_question() {
    let mut wrong = Vec::new();
    let mut all = 0;
    for (section, labels) in ASKED {
        for (label, id) in *labels {
            all += 1;
            let found = found(section, label);
            if found.as_deref() != Some(*id) {
                wrong.push(format!("{section} > {label}: {id}, not {found:?}"));
            }
        }
    }
    assert!(all >= 80, "{all} wordings");
    assert!(
        wrong.is_empty(),
        "{} of {all}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn wordings_known_as_missed_are_still_missed() {
    for (section, labels) in MISSED {
        for (label, id) in *labels {
            assert_ne!(
                found(section, label).as_deref(),
                Some(*id),
                "{label}: move it up"
            );
        }
    }
}

#[test]
fn a_tick_under_a_public_asks_for_its_categories() {
    for label in ["Personnes âgées", "Familles", "Personnes détenues"] {
        let asked = match_question(label, &["Public visé :".to_owned()], "", Some(Kind::Tick));
        assert_eq!(
            asked.map(|asked| asked.id).as_deref(),
            Some("public.categories"),
            "{label}"
        );
    }
}

#[test]
fn the_themes_of_organisation_and_year_keep_to_their_subject() {
    for question in forms::catalogue().questions() {
        let expected = match question.id.split('.').next() {
            Some("organisation") => About::Organisation,
            Some("year") => About::Year,
            _ => continue,
        };
        assert_eq!(question.about, expected, "{}", question.id);
    }
}

#[test]
fn labels_in_other_languages_are_told_whole() {
    let asked = |label: &str| match_question(label, &[], "", None).map(|asked| asked.id);
    for (label, question) in [
        ("Yhteyshenkilö", "people.contact.name"),
        ("Hankkeen nimi", "project.title"),
        ("Sähköpostiosoite", "organisation.email"),
    ] {
        assert_eq!(asked(label).as_deref(), Some(question), "{label}");
    }
    // A word of one does not make a match.
    assert_eq!(asked("Hankkeen vastuualue"), None);
}

//! Boxes as funders word them: which are flagged, and, as important, which are not.

use guard::{Action, flag};

fn flagged(label: &str, section: &[&str], help: &str) -> Option<String> {
    let section: Vec<String> = section.iter().map(|s| (*s).to_owned()).collect();
    flag(label, &section, help).map(|flag| flag.rule)
}

#[test]
fn sensitive_boxes_are_flagged() {
    let cases: &[(&str, &[&str], &str)] = &[
        ("Nationalité", &["Bénéficiaires"], "nationality"),
        ("Nationalité des participants", &[], "nationality"),
        ("Française", &["Public", "Nationalité :"], "nationality"),
        ("Country of citizenship", &[], "nationality"),
        ("N° de titre de séjour", &[], "residence_status"),
        (
            "Situation administrative des personnes accompagnées (séjour)",
            &[],
            "residence_status",
        ),
        ("État de santé du bénéficiaire", &[], "health"),
        ("Le jeune a-t-il des problèmes de santé ?", &[], "health"),
        ("Nature du handicap", &["Fiche participant"], "health"),
        ("Handicap de la personne accompagnée", &[], "health"),
        ("Do you have a disability?", &[], "health"),
        ("RQTH (oui/non)", &["Salarié concerné"], "health"),
        ("Religion", &[], "beliefs"),
        ("Confession des enfants accueillis", &[], "beliefs"),
        ("Opinions politiques des dirigeants", &[], "beliefs"),
        ("Nombre de participants par religion", &[], "beliefs"),
        ("Origine ethnique des bénéficiaires", &[], "origin"),
        ("Pays de naissance", &["Liste des participants"], "origin"),
        ("Ethnicity", &[], "origin"),
        ("Pays d’origine des personnes", &[], "origin"),
        ("Orientation sexuelle", &[], "sexual_orientation"),
        ("Appartenance syndicale des salariés", &[], "union"),
        (
            "Casier judiciaire (bulletin n° 3) des bénévoles",
            &[],
            "convictions",
        ),
        ("Motif d’incarcération", &[], "convictions"),
        ("N° de sécurité sociale", &["Intervenant"], "nir"),
        ("NIR du salarié", &[], "nir"),
        ("Nom et prénom des bénéficiaires", &[], "beneficiary_names"),
        (
            "Liste nominative des participants (à joindre)",
            &[],
            "beneficiary_names",
        ),
        (
            "Prénom",
            &["Annexe 2", "Liste des participants"],
            "beneficiary_names",
        ),
        (
            "Copie de la pièce d’identité des bénéficiaires",
            &[],
            "identity_papers",
        ),
        ("Passport #", &[], "identity_papers"),
        ("Nom de l’enfant", &[], "children"),
        ("Dates de naissance des enfants", &[], "children"),
        (
            "Nombre et liste nominative des participants",
            &[],
            "beneficiary_names",
        ),
        (
            "Liste nominative des bénéficiaires étrangers, avec leur nationalité",
            &[],
            "nationality",
        ),
        ("Adresses personnelles des bénévoles", &[], "member_lists"),
        ("Liste des adhérents (à joindre)", &[], "member_lists"),
        ("Dates de naissance des bénévoles", &[], "member_lists"),
        ("Home addresses of volunteers", &[], "member_lists"),
        (
            "Nombre de bénéficiaires par nationalité",
            &["Public"],
            "nationality",
        ),
        ("Staatsangehörigkeit der Teilnehmenden", &[], "nationality"),
        (
            "Combien de personnes sans papiers hébergez-vous ?",
            &[],
            "residence_status",
        ),
        ("Immigration status of clients", &[], "residence_status"),
        ("Maladies, allergies", &["Fiche de l’enfant"], "health"),
        ("Motifs des arrêts maladie des salariés", &[], "health"),
        ("Estado de salud de los usuarios", &[], "health"),
        (
            "Vos dirigeants sont-ils membres d’un parti politique ?",
            &[],
            "beliefs",
        ),
        ("Langue maternelle des enfants", &["Fiche enfant"], "origin"),
        ("Origen étnico", &["Ficha de la persona"], "origin"),
        ("Identité de genre des bénévoles", &[], "sexual_orientation"),
        ("Noms des salariés syndiqués", &[], "union"),
        ("Are your staff members of a trade union?", &[], "union"),
        (
            "Les membres du bureau ont-ils déjà été condamnés ?",
            &[],
            "convictions",
        ),
        ("Vorstrafen der Betreuer", &[], "convictions"),
        ("Numéro de sécurité sociale des volontaires", &[], "nir"),
        ("N° d’allocataire de la famille", &[], "social_numbers"),
        ("Ressources mensuelles de chaque famille", &[], "income"),
        ("Quotient familial des familles inscrites", &[], "income"),
        ("Monthly household income", &[], "income"),
        (
            "Nombre d’enfants à charge",
            &["Profil du participant"],
            "family",
        ),
        ("Marital status", &["Client details"], "family"),
        ("Photos des enfants aidés", &[], "pictures"),
        ("Photographs of the children supported", &[], "pictures"),
        ("Mot de passe de la messagerie", &[], "secrets"),
        ("Passwort Ihres E-Mail-Kontos", &[], "secrets"),
        (
            "Coordonnées téléphoniques des familles",
            &[],
            "beneficiary_names",
        ),
        ("Nom", &["Les participants"], "beneficiary_names"),
        (
            "Namen und Geburtsdaten der Teilnehmer",
            &[],
            "beneficiary_names",
        ),
        ("Prénoms et âges des élèves", &[], "children"),
        ("Nombre y apellidos de los menores", &[], "children"),
        ("Liste des donateurs avec montants", &[], "member_lists"),
        ("Mitgliederliste mit Anschriften", &[], "member_lists"),
        (
            "Adresse personnelle et date de naissance des salariés",
            &[],
            "persons_details",
        ),
        (
            "Copie de la CNI de chaque administrateur",
            &[],
            "identity_papers",
        ),
        ("Nationalité des salarié·e·s", &[], "nationality"),
    ];
    let missed: Vec<_> = cases
        .iter()
        .filter(|(label, section, rule)| flagged(label, section, "").as_deref() != Some(*rule))
        .map(|(label, section, rule)| (label, rule, flagged(label, section, "")))
        .collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn a_person_alone_gives_signatures_attestations_and_bank_details() {
    let cases: &[(&str, &[&str], &str)] = &[
        (
            "IBAN de l’association (joindre un relevé d’identité bancaire)",
            &["4. Attestation sur l’honneur"],
            "bank",
        ),
        ("Titulaire du compte", &[], "bank"),
        ("Agence", &["Coordonnées bancaires"], "bank"),
        (
            "Die Zuschussüberweisung soll auf das Konto Nr.",
            &[],
            "bank",
        ),
        ("Signature du représentant légal", &[], "signature"),
        ("Cachet de l’association", &[], "signature"),
        ("Fait à", &[], "signature"),
        ("Je soussigné(e)", &[], "attestation"),
        (
            "J’atteste sur l’honneur l’exactitude des renseignements",
            &[],
            "attestation",
        ),
        (
            "Pièce d’identité du représentant légal",
            &[],
            "representative_identity",
        ),
        (
            "Date et lieu de naissance",
            &["Président"],
            "private_details",
        ),
        ("Fait à Mirandoux, le", &[], "signature"),
    ];
    for (label, section, rule) in cases {
        let section: Vec<String> = section.iter().map(|s| (*s).to_owned()).collect();
        let flag = flag(label, &section, "");
        assert_eq!(
            flag.as_ref().map(|f| f.rule.as_str()),
            Some(*rule),
            "{label}"
        );
        assert_eq!(flag.map(|f| f.action), Some(Action::Leave), "{label}");
    }
}

#[test]
fn ordinary_boxes_are_not_flagged() {
    let cases: &[(&str, &[&str])] = &[
        ("Nom de l’association", &["Identification de l’association"]),
        ("Sigle", &["Identification de l’association"]),
        ("Nationalité de l’association", &[]),
        (
            "Nombre de bénéficiaires en situation de handicap",
            &["Public"],
        ),
        ("Nombre de nationalités représentées", &[]),
        (
            "Accessibilité aux personnes en situation de handicap",
            &["Le projet"],
        ),
        (
            "Mesures prévues pour l’accessibilité des personnes handicapées",
            &[],
        ),
        ("Santé", &["Domaine d’activité"]),
        ("Handicap", &["Domaine d’intervention"]),
        ("Secteur : santé, social, culture", &[]),
        ("N° de sécurité sociale (URSSAF) de l’employeur", &[]),
        ("Numéro URSSAF", &[]),
        ("Numéro SIRET", &[]),
        ("N° INSEE de l’association", &[]),
        ("Numéro RNA", &[]),
        ("Adresse du siège", &[]),
        ("Téléphone", &[]),
        ("Courriel", &["Personne chargée du dossier"]),
        ("Nom", &["Représentant légal"]),
        ("Prénom", &["Représentant légal"]),
        ("Fonction", &["Personne chargée du dossier"]),
        ("Objet de l’association", &[]),
        ("Date de publication au Journal officiel", &[]),
        ("Nombre d’adhérents", &[]),
        ("dont femmes", &["Moyens humains"]),
        ("dont hommes", &["Moyens humains"]),
        ("Nombre de salariés en ETP", &[]),
        ("Nombre de bénévoles", &[]),
        ("Union, fédération ou réseau d’affiliation", &[]),
        ("Syndicat intercommunal partenaire", &[]),
        ("Intitulé du projet", &["Projet"]),
        ("Objectifs de l’action", &["Projet"]),
        ("Public cible : âge, sexe, situation sociale", &["Projet"]),
        ("Public visé", &["Projet"]),
        ("Personnes en situation de handicap", &["Public visé"]),
        ("Personnes détenues", &["Public visé"]),
        ("Jeunes de 16 à 25 ans", &["Public visé"]),
        ("Nombre total de participants par tranche d’âge", &[]),
        ("Part des enfants de moins de 12 ans", &[]),
        ("Territoire de réalisation", &[]),
        ("Date de début", &["Projet"]),
        ("Moyens mis en œuvre", &["Projet"]),
        ("Indicateurs d’évaluation", &["Projet"]),
        ("Montant demandé", &["Budget"]),
        ("64 – Charges de personnel", &["Budget"]),
        ("Solde du compte bancaire au 31 décembre", &[]),
        ("Frais bancaires", &["Budget"]),
        (
            "Compte de résultat du dernier exercice",
            &["Pièces à joindre"],
        ),
        ("Statuts signés", &["Pièces à joindre"]),
        ("Nom des communes concernées", &[]),
        ("Liste des communes bénéficiaires", &[]),
        ("Liste des partenaires", &[]),
        ("Liste des membres du bureau", &["Pièces à joindre"]),
        ("L’association exerce-t-elle une activité cultuelle ?", &[]),
        (
            "L’association respecte-t-elle le principe de laïcité ?",
            &[],
        ),
        (
            "Actions de lutte contre les discriminations liées à l’orientation sexuelle",
            &[],
        ),
        ("Prévention des addictions : description des actions", &[]),
        ("Démarche de développement durable", &[]),
        ("Égalité entre les femmes et les hommes", &[]),
        ("Agrément jeunesse et éducation populaire", &[]),
        ("Organisme bénéficiaire des dons", &[]),
        ("Origine des financements", &["Budget"]),
        ("Origine du projet", &["Projet"]),
        ("Contexte et origine de la demande", &["Projet"]),
        ("Sexe des participants (répartition en %)", &[]),
        ("Annual income of the organisation", &[]),
        ("Project summary", &[]),
        ("How will health and safety be managed?", &[]),
        ("Convention collective appliquée", &[]),
        ("Assurance maladie : cotisations employeur", &["Budget"]),
        ("Assurance maladie", &["Organismes partenaires"]),
        ("Votre projet concerne-t-il la santé ?", &[]),
        ("How will your project improve health in the area?", &[]),
        ("Améliorer la santé des jeunes : votre démarche", &[]),
        ("Qu’avez-vous fait à ce jour ?", &["Le projet"]),
        ("Cachet des artistes", &["Budget"]),
        ("Nom de la banque alimentaire partenaire", &[]),
        (
            "Domiciliation des personnes sans adresse : description du service",
            &[],
        ),
        ("Origine géographique des bénéficiaires", &[]),
        ("Pays d’origine du matériel", &["Achats"]),
        ("Projet pour des enfants : décrivez les ateliers", &[]),
        ("Conception de l’exposition", &["Le projet"]),
        (
            "Combien de personnes en situation de handicap ?",
            &["Public"],
        ),
        ("Pourcentage de femmes parmi les bénéficiaires", &["Public"]),
        (
            "Nom et prénom du représentant légal",
            &["Votre association"],
        ),
        ("Coordonnées du contact", &["Votre association"]),
        ("Date de création de l’association", &[]),
        ("Nombre d’adhérents par tranche d’âge", &[]),
        ("Liste des associations adhérentes", &[]),
        ("Nom du directeur", &["Votre association"]),
        ("Do you work with faith-based organisations?", &[]),
        ("Full name (as per passport) – Last", &[]),
        ("Number of disabled participants", &["Beneficiaries"]),
        (
            "Décrivez l’état de santé de la population du quartier",
            &["Diagnostic"],
        ),
        ("Nombre de places pour demandeurs d’asile", &["Hébergement"]),
        ("Nom du responsable du projet", &["Projet"]),
        (
            "Adresse de la structure accueillant les jeunes",
            &["Projet"],
        ),
        ("Nom", &["1. Carte d’identité de l’organisme"]),
        ("Objet", &["Carte d’identité de l’association"]),
        ("Adresse", &["Identification du bénéficiaire"]),
        (
            "Composition du bureau (nom, prénom, fonction)",
            &["Gouvernance"],
        ),
        ("Tarifs selon le quotient familial", &["Accueil de loisirs"]),
        ("Photos du projet", &["Communication"]),
        ("Atelier vidéo avec les jeunes", &["Projet"]),
        (
            "Affiliation à une fédération, un réseau ou une union",
            &["Identité"],
        ),
        ("Bénéficiaires de minima sociaux", &["Public visé"]),
        ("Atelier « choisir un mot de passe solide »", &["Numérique"]),
        ("Casier judiciaire : déclaration des administrateurs", &[]),
        ("How do you support people with disabilities?", &["Project"]),
        ("Anzahl der Teilnehmer mit Behinderung", &["Projekt"]),
        ("Ingresos totales", &["Presupuesto"]),
    ];
    let wrong: Vec<_> = cases
        .iter()
        .filter_map(|(label, section)| flagged(label, section, "").map(|rule| (label, rule)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_help_that_forbids_data_does_not_ask_for_them() {
    let cases: &[(&str, &str)] = &[
        (
            "Public accueilli",
            "Ne mentionnez ni la nationalité ni la santé des personnes.",
        ),
        (
            "Bilan chiffré",
            "La religion et l’origine ethnique ne sont pas demandées.",
        ),
        ("Effectifs salariés", "Ne joignez pas de liste nominative."),
        (
            "Photos de l’action",
            "Pas de photos d’enfants reconnaissables.",
        ),
        (
            "Beneficiaries",
            "Please do not send names or dates of birth of beneficiaries.",
        ),
        ("Zielgruppe", "Bitte keine Namen der Teilnehmer angeben."),
        (
            "Destinatarios",
            "No incluya datos personales ni nombres de los menores.",
        ),
    ];
    for (label, help) in cases {
        assert_eq!(flagged(label, &["Projet"], help), None, "{label}");
    }
}

#[test]
fn a_help_that_forbids_something_else_still_asks() {
    let cases: &[(&str, &str, &str)] = &[
        (
            "Tableau des participants",
            "Nom, prénom, né(e) le. Ne pas oublier la date de sortie.",
            "beneficiary_names",
        ),
        (
            "Noms des bénéficiaires",
            "Les listes anonymes seront rejetées.",
            "beneficiary_names",
        ),
        (
            "État de santé de chaque enfant",
            "Ne pas laisser de case vide.",
            "health",
        ),
        (
            "Équipe",
            "Pour chaque salarié : nom, fonction, nationalité.",
            "nationality",
        ),
    ];
    for (label, help, rule) in cases {
        assert_eq!(flagged(label, &[], help).as_deref(), Some(*rule), "{label}");
    }
}

//! Box lists of small invented forms, one a way of making a place to answer. A person can look at
//! each in `tests/snapshots`.

use crate::paper::{Paper, listing};
use forms::recognise;

#[test]
fn blank_cells_beside_their_labels() {
    let paper = Paper::new().heading(1, "1. Votre association").table(&[
        &["Nom de l’association", ""],
        &["N° SIRET", ""],
        &["Date de déclaration en préfecture", ""],
        &["Nombre d’adhérents", ""],
        &["dont femmes", ""],
    ]);
    insta::assert_snapshot!(listing(&recognise(&paper.read())));
}

#[test]
fn a_budget_in_two_columns() {
    let paper = Paper::new()
        .paragraph("Budget prévisionnel du projet")
        .table(&[
            &["Charges", "Montant", "Produits", "Montant"],
            &["60 – Achats", "", "70 – Ventes", ""],
            &["64 – Charges de personnel", "", "74 – Subventions", ""],
            &["65 – Autres charges", "", "", ""],
            &["Total des charges", "", "Total des produits", ""],
        ]);
    insta::assert_snapshot!(listing(&recognise(&paper.read())));
}

#[test]
fn rows_to_fill_under_a_header() {
    let paper = Paper::new().paragraph("Composition du bureau").table(&[
        &["Nom et prénom", "Fonction", "Téléphone"],
        &["", "", ""],
        &["", "", ""],
    ]);
    insta::assert_snapshot!(listing(&recognise(&paper.read())));
}

#[test]
fn dots_and_underscores() {
    let paper = Paper::new()
        .paragraph("Nom : …………………………  Prénom : …………………………")
        .paragraph("Association créée le ___/___/______ à ........................")
        .paragraph("Objet de l’association :")
        .paragraph("………………………………………………………………")
        .paragraph("………………………………………………………………")
        .paragraph("Nos partenaires habituels (écoles, centres sociaux…) nous écrivent souvent...")
        .paragraph("1. Présentation ............................ 3");
    insta::assert_snapshot!(listing(&recognise(&paper.read())));
}

#[test]
fn cells_of_letters_beside_free_room_and_days_in_letters() {
    let paper = Paper::new()
        .table(&[
            &["Adresse :", "Code postal : |_|_|_|_|_|   Ville :"],
            &["Téléphone : |_|_|.|_|_|.|_|_|.|_|_|.|_|_|", "Courriel :"],
        ])
        .table(&[
            &["Gründungsdatum:", "__.__.____"],
            &["Projektbeginn", "TT.MM.JJJJ"],
            &["Projektende:", "(Datum)"],
            &["Inizio del progetto", "gg/mm/aaaa"],
            &["Nom du projet", "[à compléter]"],
            &["Verein", "(siehe Satzung)"],
        ])
        .paragraph("Beginn: TT.MM.JJJJ   Ende: TT.MM.JJJJ")
        .paragraph("Les jours sont au format JJ/MM/AAAA.");
    insta::assert_snapshot!(listing(&recognise(&paper.read())));
}

#[test]
fn labels_with_room_after_the_colon() {
    let paper = Paper::new()
        .bold("Coordonnées")
        .paragraph("Adresse :")
        .paragraph("Code postal :            Commune :            ")
        .paragraph("Téléphone :")
        .paragraph("Courriel :")
        .bold("Pièces à joindre")
        .paragraph("Le dossier comprend les pièces suivantes :")
        .item("les statuts")
        .item("le dernier rapport d’activité");
    insta::assert_snapshot!(listing(&recognise(&paper.read())));
}

#[test]
fn questions_with_blank_paragraphs() {
    let paper = Paper::new()
        .heading(1, "2. Votre projet")
        .paragraph("À quel besoin votre projet répond-il ?")
        .paragraph("(2 000 caractères maximum, espaces compris)")
        .blank()
        .blank()
        .paragraph("Décrivez les actions prévues (300 mots maximum)")
        .blank()
        .paragraph("Réponse :")
        .heading(1, "3. Notre règlement")
        .paragraph("La fondation examine les dossiers deux fois par an.")
        .blank()
        .paragraph("Les réponses sont envoyées par courrier.");
    insta::assert_snapshot!(listing(&recognise(&paper.read())));
}

#[test]
fn ticks_before_and_after_their_words() {
    let paper = Paper::new()
        .paragraph("L’association est-elle assujettie à la TVA ?  ☐ Oui   ☐ Non")
        .paragraph("Êtes-vous employeur ?  Oui ☐   Non ☐")
        .paragraph("Public visé :")
        .paragraph("☐ Enfants")
        .paragraph("☒ Jeunes")
        .paragraph("☐ Autres, précisez : ……………………")
        .paragraph("Première demande ☐   Renouvellement ☐")
        .table(&[&["Projet en partenariat ?", "☐ oui ☐ non"]]);
    insta::assert_snapshot!(listing(&recognise(&paper.read())));
}

#[test]
fn zones_of_the_funder_and_of_the_signer() {
    let paper = Paper::new()
        .heading(1, "4. Attestation sur l’honneur")
        .paragraph("Je soussigné(e) ……………………, représentant légal")
        .paragraph("Fait à …………………… le ……/……/…………")
        .table(&[
            &["Signature du représentant légal", ""],
            &["Cachet de l’association", ""],
        ])
        .heading(1, "Cadre réservé à l’administration")
        .paragraph("Dossier n° …………………… reçu le ……/……/…………")
        .heading(1, "Cadre réservé à l’association")
        .paragraph("Numéro d’adhérent : ……………………");
    insta::assert_snapshot!(listing(&recognise(&paper.read())));
}

#[test]
fn fields_of_a_text_document() {
    let paper = Paper::new()
        .paragraph("Intitulé du projet : ¤")
        .paragraph("Date de début : ¤    Date de fin : ¤")
        .paragraph("Compte n° ¤¤¤ ouvert à ¤")
        .paragraph("\tFinanceur\tNature\tMontant")
        .paragraph("\t¤\t¤\t¤")
        .paragraph("¤, le ¤\t¤")
        .paragraph("Lieu\tDate\tSignature");
    insta::assert_snapshot!(listing(&recognise(&paper.read())));
}

#[test]
fn an_open_sheet_with_frames() {
    let paper = Paper::new().sheet(
        "Budget",
        false,
        &[
            &["Budget prévisionnel 2027"],
            &["N°", "Poste", "Montant", "Observations"],
            &["60", "Achats", "[]", "[]"],
            &["64", "Personnel", "[1200]", "[]"],
            &["", "Total", "=SUM", ""],
        ],
    );
    insta::assert_snapshot!(listing(&recognise(&paper.read())));
}

#[test]
fn a_sheet_of_labels_with_nothing_beside_them() {
    let paper = Paper::new().sheet(
        "Fiche",
        false,
        &[
            &["Demande de subvention"],
            &["Nom de l’association"],
            &["Sigle"],
            &["Adresse du siège"],
            &["Numéro SIRET"],
            &[],
            &["Avez-vous déjà reçu une aide ?"],
            &["Coût total :", "", "Aide sollicitée :"],
            &["Fait à"],
        ],
    );
    insta::assert_snapshot!(listing(&recognise(&paper.read())));
}

/// A table whose last columns are blank, beside a sheet that is a form; alone it is a list of data.
#[test]
fn blank_columns_of_a_book_that_is_a_form() {
    let fiche: &[&[&str]] = &[&["Structure :"], &["Adresse :"], &["Courriel :"]];
    let table: &[&[&str]] = &[
        &["Indicateur", "Unité", "Valeur 2025", "Objectif 2027"],
        &["Usagers réguliers", "personnes"],
        &["Kilomètres évités", "km"],
        &["Total"],
    ];
    let alone = recognise(&Paper::new().sheet("Indicateurs", false, table).read());
    assert_eq!(listing(&alone), "");
    let book = Paper::new()
        .sheet("Fiche", false, fiche)
        .sheet("Indicateurs", false, table);
    insta::assert_snapshot!(listing(&recognise(&book.read())));
}

/// Prices, a budget, a list of people, minutes, a bill and an agenda have no place to write.
#[test]
fn sheets_of_data_are_no_forms() {
    let sheets: [&[&[&str]]; 7] = [
        &[
            &["Charges", "Montant"],
            &["Achats", "1200"],
            &["Loyer", "4000"],
            &["Total", "5200"],
            &["Produits", "Montant"],
            &["Subventions", "5200"],
        ],
        &[
            &["Tarifs"],
            &["Location", "120"],
            &["Caution", "300"],
            &["Atelier"],
            &["Stage"],
        ],
        &[
            &["Nom", "Prénom", "Adresse", "Courriel"],
            &["Durand", "Ada", "1 rue des Tilleuls", "ada@exemple.fr"],
            &["Petit", "Luc", "3 rue du Puits", "luc@exemple.fr"],
        ],
        &[
            &["Compte rendu"],
            &["Présents : A. Durand, L. Petit"],
            &["Ordre du jour :"],
            &["1. Bilan de la saison"],
            &["2. Budget"],
            &["Décisions :"],
            &["Le bureau valide le budget."],
            &["Prochaine réunion :"],
            &["12 mars 2027"],
        ],
        &[
            &["Achats"],
            &["Charges de personnel"],
            &["Subventions"],
            &["Communication"],
            &["Déplacements"],
            &["Formation"],
            &["Nom de l’association"],
        ],
        &[
            &["Client :", "Mairie"],
            &["Désignation", "Quantité", "Prix", "Total"],
            &["Atelier", "2", "100", "200"],
            &["Total :"],
        ],
        &[
            &["Comment remplir ce fichier ?"],
            &["Complétez l’onglet Budget."],
            &["Indiquez les montants TTC."],
            &["À qui l’envoyer ?"],
            &["À la mairie."],
        ],
    ];
    for rows in sheets {
        let form = recognise(&Paper::new().sheet("Feuille1", false, rows).read());
        assert_eq!(listing(&form), "", "{rows:?}");
    }
}

#[test]
fn a_protected_sheet_takes_answers_in_its_unlocked_cells_only() {
    let paper = Paper::new().sheet(
        "Association",
        true,
        &[
            &["1. Identité"],
            &["Nom", "[]", ""],
            &["Subvention demandée", "[]", "=B2"],
            &["Réservé à la mairie"],
            &["Avis du service", "[]"],
        ],
    );
    insta::assert_snapshot!(listing(&recognise(&paper.read())));
}

#[test]
fn a_header_ends_with_its_table() {
    let paper = Paper::new().sheet(
        "Bureau",
        true,
        &[
            &["1. Bureau"],
            &["Fonction", "Prénom et nom"],
            &["Présidente", "[]"],
            &["2. Moyens"],
            &["Nombre d’adhérents", "[]"],
            &["Subvention reçue en 2025", "[]"],
        ],
    );
    insta::assert_snapshot!(listing(&recognise(&paper.read())));
}

#[test]
fn a_pdf_with_words_around_its_fields() {
    let paper = Paper::new()
        .word(1, 40.0, 700.0, "Nom de l’association :")
        .widget(1, [180.0, 698.0, 500.0, 712.0])
        .word(1, 40.0, 680.0, "Code postal")
        .widget(1, [110.0, 678.0, 160.0, 692.0])
        .word(1, 180.0, 680.0, "Commune")
        .widget(1, [240.0, 678.0, 500.0, 692.0])
        .word(1, 40.0, 655.0, "Objet de l’association :")
        .widget(1, [40.0, 636.0, 500.0, 650.0])
        .widget(1, [40.0, 620.0, 500.0, 634.0])
        .word(1, 40.0, 590.0, "Du")
        .widget(1, [60.0, 588.0, 80.0, 602.0])
        .word(1, 82.0, 590.0, "/")
        .widget(1, [88.0, 588.0, 108.0, 602.0])
        .word(1, 110.0, 590.0, "/")
        .widget(1, [116.0, 588.0, 146.0, 602.0])
        .tick(1, [40.0, 560.0, 48.0, 568.0])
        .word(1, 56.0, 560.0, "Association loi 1901")
        .tick(1, [40.0, 545.0, 48.0, 553.0])
        .word(
            1,
            56.0,
            545.0,
            "Fondation ou fonds de dotation, même en cours",
        )
        .word(1, 56.0, 535.0, "de constitution");
    insta::assert_snapshot!(listing(&recognise(&paper.read())));
}

#[test]
fn the_fingerprint_forgets_values_and_keeps_questions() {
    let blank = Paper::new().table(&[&["Nom de l’association", ""], &["N° SIRET", ""]]);
    let markup = Paper::new()
        .paragraph("Nom de l’association : ………………")
        .paragraph("N° SIRET : ………………");
    let other = Paper::new().table(&[&["Nom de l’association", ""], &["N° RNA", ""]]);
    let print = |paper: &Paper| recognise(&paper.read()).fingerprint;
    assert_eq!(print(&blank), print(&markup));
    assert_ne!(print(&blank), print(&other));
    assert_eq!(print(&blank).len(), 32);
}

#[test]
fn letters_and_reports_are_not_forms() {
    let paper = Paper::new()
        .heading(1, "Rapport d’activité 2025")
        .paragraph("L’année a été marquée par l’ouverture d’un second atelier.")
        .blank()
        .heading(2, "Les ateliers")
        .paragraph("Trois ateliers ont lieu chaque semaine :")
        .item("le mardi à Bréval ;")
        .item("le jeudi à Lormaye.")
        .blank()
        .table(&[&["Année", "Adhérents"], &["2024", "112"], &["2025", "131"]])
        .bold("Remerciements")
        .blank()
        .paragraph("Merci aux bénévoles, aux communes et aux voisins...");
    assert_eq!(
        recognise(&paper.read()).boxes.len(),
        0,
        "{}",
        listing(&recognise(&paper.read()))
    );
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]

    #[test]
    fn any_text_is_recognised_without_panic(lines in proptest::collection::vec("[ -~…_☐□:\t\u{FFFC}éà/\\.]{0,60}", 0..12)) {
        let mut paper = Paper::new();
        for line in &lines {
            paper = paper.paragraph(line);
        }
        let cells: Vec<&str> = lines.iter().map(String::as_str).collect();
        let form = recognise(&paper.table(&[&cells, &cells]).read());
        // One place, one box.
        let mut places: Vec<String> = form.boxes.iter().map(|b| format!("{:?}", b.address)).collect();
        places.sort();
        let all = places.len();
        places.dedup();
        proptest::prop_assert_eq!(places.len(), all);
    }
}

/// "Si oui" asks after the yes of its own section, and of no other.
#[test]
fn a_condition_is_tied_within_its_section() {
    let paper = Paper::new()
        .heading(1, "1. Votre association")
        .paragraph("Êtes-vous employeur ? ☐ oui ☐ non")
        .paragraph("Si oui, combien de salariés : …………………")
        .table(&[&["Agréée ?", "☐ oui ☐ non  Si oui, numéro : ……………………"]])
        .heading(1, "2. Votre projet")
        .paragraph("Si oui, avec qui : …………………");
    let form = recognise(&paper.read());
    let told: Vec<(&str, Option<&str>)> = form
        .boxes
        .iter()
        .filter(|asked| asked.label.starts_with("Si oui"))
        .map(|asked| (asked.label.as_str(), asked.asked_by.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            ("Si oui, combien de salariés", Some("b1")),
            ("Si oui, numéro", Some("b4")),
            ("Si oui, avec qui", None),
        ]
    );
}

/// What forms of the south and the east say: names, sums, counts, days, and where one signs.
#[test]
fn words_of_spanish_and_german_forms() {
    let paper = Paper::new()
        .heading(1, "1. Entidad")
        .paragraph("Nombre de la entidad: ____________   Número de socios: ________")
        .paragraph("Importe solicitado: ____________ €   Fecha de inicio: ____________")
        .paragraph("En ____________, a ____ de ____________ de 20____")
        .heading(1, "2. Projekt")
        .paragraph("Erwartete Besucherzahl: __________   Beginn: __________")
        .paragraph("____________________________\t____________________________")
        .paragraph("Ort, Datum\tUnterschrift");
    insta::assert_snapshot!(listing(&recognise(&paper.read())));
}

/// A question short of an answer, columns of a calendar, a remark that asks nothing, and a blank
/// cell that stands before the line of the signature.
#[test]
fn what_is_asked_decides_how_long_an_answer_is() {
    let paper = Paper::new()
        .heading(1, "Candidature")
        .paragraph("Merci de répondre dans les cadres. Les réponses plus longues ne sont pas lues.")
        .heading(1, "Votre projet")
        .table(&[
            &["Le projet est-il nouveau ? (oui / non)", ""],
            &["Quel est le titre de votre projet ?", ""],
        ])
        .table(&[
            &["Étape", "Début", "Fin"],
            &["Bilan", "", ""],
            &["Réalisation", "", ""],
        ])
        .paragraph("Date : ____/____/________   Signature du président :");
    insta::assert_snapshot!(listing(&recognise(&paper.read())));
}

/// Bold words are titles where the labels are not bold; a colon asks in a sheet with drawn places.
#[test]
fn titles_of_a_sheet_without_a_look() {
    let paper = Paper::new()
        .sheet(
            "Demande",
            false,
            &[
                &["*Personne à contacter"],
                &["Nom et prénom :"],
                &["Fonction :"],
                &["Téléphone :"],
            ],
        )
        .sheet(
            "Budget",
            false,
            &[
                &["Charges", "Montant"],
                &["Achats", "[]"],
                &["Personnel", "[]"],
                &["Divers", "[]"],
                &["Commentaires :"],
            ],
        );
    insta::assert_snapshot!(listing(&recognise(&paper.read())));
}

/// A list of dots, captions under blank cells, room between brackets, and the end of a letter.
#[test]
fn places_of_lists_captions_and_brackets() {
    let paper = Paper::new()
        .heading(1, "3. Moyens")
        .paragraph("Autres financeurs :")
        .paragraph("1. ______________________________")
        .paragraph("2. ______________________________")
        .paragraph("vom ................  bis ................  = ......... Tage")
        .paragraph("Nombre d’arbitres : [            ]")
        .table(&[
            &["Licenciés", "12-17", "60 +"],
            &["Filles / femmes", "", ""],
        ])
        .paragraph("Je soussigné(e) ______________________, certifie exact.")
        .paragraph("À ______________________, le ____/____/________")
        .table(&[&["", ""], &["Ort, Datum", "Stempel und Unterschrift"]]);
    insta::assert_snapshot!(listing(&recognise(&paper.read())));
}

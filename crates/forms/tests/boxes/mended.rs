//! What a stranger's forms showed, each as a small invented one: whose a limit is, what fields leave
//! to blank cells, what conditions and words in brackets say.

use crate::paper::{Paper, listing};
use forms::{Form, FormBox, recognise};

fn form(paper: &Paper) -> Form {
    recognise(&paper.read())
}

fn labelled<'a>(form: &'a Form, label: &str) -> &'a FormBox {
    let found = form
        .boxes
        .iter()
        .find(|asked| asked.label.starts_with(label));
    found.unwrap_or_else(|| panic!("no box {label:?} in {}", listing(form)))
}

#[test]
fn a_field_is_the_place_of_its_own_cell_only() {
    let paper = Paper::new().table(&[
        &["Nom de l’association", "¤"],
        &["N° SIRET", ""],
        &["Adresse du siège", ""],
        &["Courriel", ""],
    ]);
    insta::assert_snapshot!(listing(&form(&paper)));
}

#[test]
fn a_limit_is_of_its_own_box() {
    let form = form(
        &Paper::new()
            .heading(1, "Fonds des places")
            .heading(2, "Bilan de l’année (800 caractères maximum)")
            .paragraph("Nombre de licenciés : ..................")
            .paragraph("Subvention demandée : ................. €")
            .heading(2, "Le projet")
            .paragraph("Besoin (deux cents mots au plus)")
            .table(&[&[""]])
            .paragraph("Numéro SIRET (14 chiffres) : ..................")
            .paragraph("Présentez le club, qui compte 300 mots dans son lexique")
            .table(&[&[""]]),
    );
    let limit = |label: &str| {
        let limit = labelled(&form, label).limit.as_ref();
        limit.map(|limit| limit.number)
    };
    assert_eq!(limit("Nombre de licenciés"), None);
    assert_eq!(limit("Subvention demandée"), None);
    assert_eq!(limit("Besoin"), Some(200));
    assert_eq!(limit("Numéro SIRET"), Some(14));
    assert_eq!(limit("Présentez le club"), None);
}

#[test]
fn conditions_in_other_words() {
    let form = form(
        &Paper::new()
            .paragraph("Avez-vous un local ? ☐ Oui ☐ Non")
            .paragraph("Dans l’affirmative, surface (m²) : ..................")
            .paragraph("Nom de l’assureur (uniquement si vous occupez un local) : ..............")
            .paragraph("S’il s’agit d’un renouvellement, ce qui a changé : ..............")
            .paragraph("Autre nom (si possible) : .............."),
    );
    let condition = |label: &str| labelled(&form, label).condition.as_deref();
    let surface = labelled(&form, "Dans l’affirmative");
    assert_eq!(surface.asked_by.as_deref(), Some("b1"));
    assert_eq!(surface.kind, forms::Kind::Number);
    assert_eq!(
        condition("Nom de l’assureur"),
        Some("uniquement si vous occupez un local")
    );
    assert_eq!(
        condition("S’il s’agit"),
        Some("S’il s’agit d’un renouvellement")
    );
    assert_eq!(condition("Autre nom"), None);
}

#[test]
fn placeholders_lists_and_the_room_where_one_signs() {
    let paper = Paper::new()
        .paragraph("En quoi le projet est-il nouveau ? (900 caractères)")
        .table(&[&["[Réponse]"]])
        .paragraph("Autres financeurs (nom et montant) :")
        .paragraph("- …………………………… : …………… €")
        .paragraph("- …………………………… : …………… €")
        .paragraph("3. Déroulement (une demi-page maximum)")
        .blank()
        .paragraph("À                    , le                    ")
        .paragraph("Nom, qualité et signature :")
        .blank()
        .table(&[&["À remplir par la Région", ""]]);
    insta::assert_snapshot!(listing(&form(&paper)));
}

#[test]
fn sheets_that_are_repeated_are_told_apart() {
    let form = form(
        &Paper::new()
            .heading(2, "Fiche action n° 1")
            .paragraph("Titre de l’action : ..............................")
            .heading(2, "Fiche action n° 2")
            .paragraph("Titre de l’action : ..............................")
            .heading(2, "Signature")
            .paragraph("Nom du signataire : .............................."),
    );
    let repeats: Vec<Option<&str>> = form
        .boxes
        .iter()
        .map(|asked| asked.repeat.as_deref())
        .collect();
    assert_eq!(
        repeats,
        [Some("fiche action n° 1"), Some("fiche action n° 2"), None]
    );
}

#[test]
fn labels_of_one_word() {
    let form = form(&Paper::new().table(&[
        &["Association", ""],
        &["Statut", ""],
        &["Autre, préciser", ""],
        &["Capacité d’accueil", ""],
    ]));
    let asked: Vec<Option<&str>> = form
        .boxes
        .iter()
        .map(|asked| asked.question.as_ref().map(|question| question.id.as_str()))
        .collect();
    assert_eq!(
        asked,
        [
            Some("organisation.name"),
            Some("organisation.legal_form"),
            None,
            None
        ]
    );
}

#[test]
fn what_follows_a_frame_is_not_in_it() {
    let page = "<html><body><h1>Demande</h1><form>\
        <fieldset><legend>Réservé à la mairie</legend>\
        <p><label>Numéro de dossier <input name=a></label></p>\
        <fieldset><legend>Instruction</legend>\
        <p><label>Service <input name=e></label></p><p><label>Visa <input name=f></label></p></fieldset>\
        <p><label>Reçu le <input name=b type=date></label></p></fieldset>\
        <p><label>Nom de l’association <input name=c></label></p>\
        <p><label>N° SIRET <input name=d></label></p></form></body></html>";
    let document = documents::read(page.as_bytes(), "page.html", &documents::Bounds::default());
    let form = recognise(&document.expect("a page"));
    let owner = |label: &str| {
        let found = form.boxes.iter().find(|one| one.label.starts_with(label));
        found.map(|one| one.owner)
    };
    assert_eq!(owner("Numéro"), Some(forms::Owner::Funder));
    assert_eq!(owner("Reçu"), Some(forms::Owner::Funder));
    assert_eq!(owner("Nom"), Some(forms::Owner::Applicant));
    assert_eq!(owner("N° SIRET"), Some(forms::Owner::Applicant));
}

#[test]
fn what_a_list_shows_before_anybody_chose_is_no_answer() {
    let page = "<html><body><h1>Demande</h1><form>\
        <p><label>Forme juridique <select name=a><option selected>-- Choisir --</option>\
        <option>Association loi 1901</option><option>Fondation</option></select></label></p>\
        <p><label>Nom de l’association <input name=c></label></p></form></body></html>";
    let document = documents::read(page.as_bytes(), "page.html", &documents::Bounds::default());
    let form = recognise(&document.expect("a page"));
    let asked = form
        .boxes
        .iter()
        .find(|one| one.label.starts_with("Forme"))
        .expect("a box");
    assert_eq!(asked.value, "");
    assert_eq!(asked.choices, ["Association loi 1901", "Fondation"]);
}

#[test]
fn a_status_is_no_copy_of_statutes() {
    let form = form(
        &Paper::new()
            .paragraph("Statut : ☐ Association ☐ Coopérative")
            .paragraph("Pièces à joindre")
            .paragraph("☐ Statuts signés")
            .paragraph("☐ RIB"),
    );
    let asked = |label: &str| {
        let asked = labelled(&form, label).question.as_ref();
        asked.map_or("", |asked| asked.id.as_str())
    };
    assert!(!asked("Association").starts_with("attachment."));
    assert!(!asked("Coopérative").starts_with("attachment."));
    assert_eq!(asked("Statuts signés"), "attachment.statutes");
}

#[test]
fn a_column_of_examples_takes_nothing_from_the_places_beside_it() {
    let sheet = Paper::new().sheet(
        "Dossier",
        false,
        &[
            &["Fondation des Mésanges – dossier 2027"],
            &["", "", "Exemple"],
            &["Nom de la structure", "[]", "Les Amis du lac"],
            &["N° SIRET", "[]", "80295431300028"],
            &["Nombre de salariés", "[]", "12"],
        ],
    );
    let form = form(&sheet);
    let labels: Vec<&str> = form.boxes.iter().map(|one| one.label.as_str()).collect();
    let expected = ["Nom de la structure", "N° SIRET", "Nombre de salariés"];
    assert_eq!(labels, expected);
}

#[test]
fn heads_of_yes_and_no_are_ticks_and_a_difference_is_computed() {
    let form = form(
        &Paper::new()
            .table(&[
                &["", "Oui", "Non"],
                &["Avez-vous des salariés ?", "", ""],
                &["Avez-vous un local ?", "", ""],
            ])
            .heading(2, "Budget")
            .table(&[
                &["Charges", "Prévu (€)", "Réalisé (€)", "Écart (€)"],
                &["60 Achats", "", "", ""],
                &["61 Services", "", "", ""],
                &["64 Personnel", "", "", ""],
            ]),
    );
    let ticks: Vec<&FormBox> = form
        .boxes
        .iter()
        .filter(|one| one.kind == forms::Kind::Tick)
        .collect();
    assert_eq!(ticks.len(), 4, "{}", listing(&form));
    assert!(
        ticks
            .iter()
            .all(|one| one.group.as_ref().is_some_and(|group| group.exclusive))
    );
    let computed = form
        .boxes
        .iter()
        .filter(|one| one.owner == forms::Owner::Computed);
    assert_eq!(computed.count(), 3, "{}", listing(&form));
}

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

//! What a person approved stands first, what was rejected is not offered, and nothing is learnt of
//! what is of one form only.

use std::collections::HashMap;

use crate::papers::{day, dossier, form, of, options};
use answers::{Lesson, Offered, Proposal, Status, Why, lesson, propose};
use dossier::Dossier;
use dossier::library::{Approved, Rejected};
use forms::Returned;

const NOTE: &str = "---\ndate: 2026-05-04\n---\n\
# Note de projet : La remorque à outils\n\n\
## Présentation du projet\n\n\
La remorque à outils passe dans dix villages. Elle prête des outils de jardin et de maçonnerie. \
Un bénévole montre comment s’en servir.\n\n\
## Objectifs du projet\n\n\
Réduire les achats d’outils neufs. Faire se rencontrer les voisins des dix villages.\n\n\
## Public visé\n\n\
Les habitants des dix villages, et d’abord les ménages sans voiture qui ne vont pas à la ville.\n";

const OTHER: &str = "---\ndate: 2025-02-01\n---\n\
# Note de projet : Le four à pain\n\n\
## Présentation du projet\n\n\
Le four à pain du vallon est rallumé chaque samedi. Chacun y cuit sa pâte.\n";

const STATUTES: &str = "# Statuts de l’association Les Outils du Vallon\n\n\
## Article 2 : Objet\n\n\
L’association a pour objet de prêter des outils et d’apprendre à s’en servir.\n";

const FORM: &str = "# Demande de subvention\n\n## Votre projet\n\n\
Présentez votre projet :\n\n____________________\n\n____________________\n\n\
Quels sont les objectifs du projet ?\n\n____________________\n\n____________________\n\n\
À quel public le projet s’adresse-t-il ?\n\n____________________\n\n____________________\n";

fn papers() -> Dossier {
    dossier(&[
        ("note-remorque.md", NOTE),
        ("note-four.md", OTHER),
        ("statuts.md", STATUTES),
    ])
}

fn approved(question: &str, asked: Option<&str>, answer: &str) -> Approved {
    Approved {
        question: question.to_owned(),
        asked: asked.map(str::to_owned),
        answer: answer.to_owned(),
        form: "autre-demande.docx".to_owned(),
        project: None,
        on: day("2026-10-01"),
        proposed: None,
        sources: Vec::new(),
        owner: String::new(),
        look_again: None,
        retired: None,
    }
}

fn with(entries: Vec<Approved>, rejected: Vec<Rejected>) -> Dossier {
    papers().with_library((1..).zip(entries).collect(), Vec::new(), rejected)
}

#[test]
fn an_approved_answer_is_the_first_source_in_other_words_too() {
    let form = form(FORM);
    let before = propose(&form, &papers(), None, &options());
    assert!(
        of(&before, "Quels sont")
            .text
            .contains("achats d’outils neufs")
    );

    let own = "Nous voulons que chacun répare chez soi.";
    let library = with(
        vec![approved(
            "Objectifs visés par l’action",
            Some("project.objectives"),
            own,
        )],
        Vec::new(),
    );
    let proposals = propose(&form, &library, None, &options());
    let proposal = of(&proposals, "Quels sont");
    assert_eq!(proposal.text, own);
    assert_eq!(proposal.status, Status::Filled);
    assert!(matches!(&proposal.why, Why::Approved { entry: 1, on } if on == "2026-10-01"));
    assert_eq!(proposal.sources[0].document, "autre-demande.docx");
}

#[test]
fn what_is_retired_due_or_of_another_project_does_not_fill() {
    let form = form(FORM);
    let own = "Nous voulons que chacun répare chez soi.";
    let entry = || approved("Objectifs", Some("project.objectives"), own);
    let said = |entry: Approved| {
        let library = with(vec![entry], Vec::new());
        let proposals = propose(&form, &library, None, &options());
        let proposal = of(&proposals, "Quels sont");
        (proposal.text == own, proposal.status)
    };
    assert_eq!(said(entry()), (true, Status::Filled));
    let retired = Approved {
        retired: Some(day("2026-11-01")),
        ..entry()
    };
    assert!(!said(retired).0);
    let due = Approved {
        look_again: Some(day("2026-11-01")),
        ..entry()
    };
    assert_eq!(said(due), (true, Status::Check));
    let old = Approved {
        on: day("2025-03-01"),
        ..entry()
    };
    assert_eq!(said(old), (true, Status::Check));
    let other = Approved {
        project: Some("Le four à pain".to_owned()),
        ..entry()
    };
    assert!(!said(other).0);
    let ours = Approved {
        project: Some("La remorque à outils".to_owned()),
        ..entry()
    };
    assert_eq!(said(ours), (true, Status::Filled));
}

#[test]
fn another_year_is_another_question() {
    let form =
        form("# Demande\n\nDécrivez vos actions de l’année 2026 :\n\n__________\n\n__________\n");
    let words = "Décrivez vos actions de l’année 2025 :";
    let library = with(
        vec![approved(
            words,
            None,
            "En 2025, nous avons prêté 300 outils.",
        )],
        vec![],
    );
    let proposals = propose(&form, &library, None, &options());
    assert!(
        !proposals[0].text.contains("2025"),
        "{:?}",
        proposals[0].text
    );
}

#[test]
fn what_was_rejected_is_not_offered_for_that_question_again() {
    let form = form(FORM);
    let passage =
        "Réduire les achats d’outils neufs. Faire se rencontrer les voisins des dix villages.";
    let rejected = Rejected {
        question: "project.objectives".to_owned(),
        text: passage.to_owned(),
    };
    let library = with(Vec::new(), vec![rejected]);
    let proposals = propose(&form, &library, None, &options());
    assert!(
        !of(&proposals, "Quels sont")
            .text
            .contains("achats d’outils neufs")
    );
    assert!(
        of(&proposals, "Présentez").text.contains("dix villages"),
        "others stay"
    );
}

#[test]
fn a_project_may_be_named() {
    let mut dossier = papers();
    let projects = answers::projects(&dossier);
    let titles: Vec<&str> = projects.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(
        titles,
        ["La remorque à outils", "Le four à pain"],
        "the newest first"
    );
    dossier.project = Some(projects[1].note);
    let proposals = propose(&form(FORM), &dossier, None, &options());
    assert!(of(&proposals, "Présentez").text.contains("chaque samedi"));

    let form = form(
        "# Soutien au four à pain\n\n## Le four à pain\n\nPrésentez votre projet :\n\n_____\n\n_____\n",
    );
    assert_eq!(answers::named(&form, &papers()), Some(projects[1].note));
}

fn is_offered(proposal: &Proposal) -> bool {
    matches!(proposal.status, Status::Filled | Status::Check)
}

/// What a form teaches of which these boxes hold other than what was proposed.
fn taught(changed: &[(&str, &str)]) -> (forms::Form, Lesson) {
    let form = form(&format!(
        "{FORM}\nNombre d’adhérents : ______\n\nMontant demandé (en euros) : ______\n\n\
         Origine ethnique des bénéficiaires :\n\n____________________\n\n____________________\n"
    ));
    let dossier = papers();
    let proposals = propose(&form, &dossier, None, &options());
    let quotes: Vec<Vec<String>> = proposals
        .iter()
        .map(|one| {
            one.sources
                .iter()
                .map(|quote| quote.quote.clone())
                .collect()
        })
        .collect();
    let offered: HashMap<&str, Offered<'_>> = proposals
        .iter()
        .zip(&quotes)
        .filter(|(one, _)| is_offered(one))
        .map(|(one, passages)| {
            let offered = Offered {
                text: &one.text,
                passages,
                documents: &[],
                written: true,
            };
            (one.box_id.as_str(), offered)
        })
        .collect();
    let returned: Vec<Returned> = proposals
        .iter()
        .map(|one| {
            let changed = changed
                .iter()
                .find(|(label, _)| one.label.starts_with(label));
            let text = changed.map_or(
                if is_offered(one) {
                    one.text.as_str()
                } else {
                    ""
                },
                |(_, text)| text,
            );
            Returned {
                box_id: one.box_id.clone(),
                text: Some(text.to_owned()),
            }
        })
        .collect();
    let lesson = lesson(
        &form,
        &returned,
        &offered,
        &dossier,
        ("envoye.docx", day("2026-11-26")),
    );
    (form, lesson)
}

#[test]
fn a_form_that_was_sent_teaches_its_answers() {
    let (_, lesson) = taught(&[
        ("Quels sont", "Que chacun répare chez soi."),
        ("Nombre", "142"),
        ("Montant", "3 000"),
        ("Origine", "nous ne savons pas"),
    ]);
    let answers: Vec<(&str, Option<&str>)> = lesson
        .approved
        .iter()
        .map(|(_, one)| (one.answer.as_str(), one.asked.as_deref()))
        .collect();
    assert_eq!(answers.len(), 3, "no amount nor origin: {answers:?}");
    assert!(
        answers.contains(&("142", None)),
        "a count that a person wrote is kept"
    );
    assert!(answers.contains(&("Que chacun répare chez soi.", Some("project.objectives"))));
    let edited = lesson
        .approved
        .iter()
        .find(|(_, one)| one.answer.starts_with("Que chacun"));
    let (_, edited) = edited.expect("there");
    assert!(
        edited
            .proposed
            .as_deref()
            .is_some_and(|was| was.contains("outils neufs"))
    );
    assert_eq!(edited.project.as_deref(), Some("La remorque à outils"));
    assert!(
        lesson
            .rejected
            .iter()
            .all(|(_, one)| one.question == "project.objectives"),
        "what was kept is not rejected: {:?}",
        lesson.rejected
    );
    assert!(
        lesson
            .rejected
            .iter()
            .any(|(_, one)| one.text.contains("outils neufs"))
    );
}

#[test]
fn a_text_that_was_shortened_or_added_to_is_not_rejected() {
    let (_, lesson) = taught(&[(
        "Quels sont",
        "Réduire les achats d’outils neufs. Et réparer.",
    )]);
    assert!(lesson.rejected.is_empty(), "{:?}", lesson.rejected);
}

#[test]
fn a_box_that_was_emptied_teaches_what_not_to_offer() {
    let (_, lesson) = taught(&[("Quels sont", "")]);
    assert!(!lesson.rejected.is_empty());
    assert!(
        lesson
            .approved
            .iter()
            .all(|(_, one)| one.asked.as_deref() != Some("project.objectives"))
    );
}

#[test]
fn a_fact_that_is_left_blank_is_not_rejected() {
    let form = form(
        "# Demande\n\n## Votre association\n\nObjet de l’association : ______\n\nNombre d’adhérents : ______\n",
    );
    let returned: Vec<Returned> = form
        .boxes
        .iter()
        .map(|asked| Returned {
            box_id: asked.id.clone(),
            text: Some(String::new()),
        })
        .collect();
    let offered: HashMap<&str, Offered<'_>> = form
        .boxes
        .iter()
        .filter(|asked| asked.label.starts_with("Nombre"))
        .map(|asked| {
            let offered = Offered {
                text: "142",
                passages: &[],
                documents: &[],
                written: true,
            };
            (asked.id.as_str(), offered)
        })
        .collect();
    let given = ("envoye.docx", day("2026-11-26"));
    let lesson = lesson(&form, &returned, &offered, &papers(), given);
    assert!(lesson.rejected.is_empty() && lesson.approved.is_empty());
}

#[test]
fn a_part_of_what_was_rejected_is_not_offered_either() {
    let rejected = Rejected {
        question: "project.objectives".to_owned(),
        text: "Réduire les achats d’outils neufs. Faire se rencontrer les voisins des dix villages. Et plus encore."
            .to_owned(),
    };
    let library = with(Vec::new(), vec![rejected]);
    let proposals = propose(&form(FORM), &library, None, &options());
    assert!(!of(&proposals, "Quels sont").text.contains("outils neufs"));
}

#[test]
fn a_count_that_a_person_wrote_answers_the_same_box() {
    let form = form("# Demande 2027\n\n## Votre association\n\nNombre de bénévoles : ______\n");
    let library = with(
        vec![approved("Nombre de bénévoles", None, "38")],
        Vec::new(),
    );
    let proposals = propose(&form, &library, None, &options());
    assert_eq!(
        (proposals[0].text.as_str(), proposals[0].status),
        ("38", Status::Filled)
    );
}

#[test]
fn an_approved_text_of_a_year_before_the_forms_is_looked_at() {
    let form = form(
        "# Demande de subvention 2027\n\n## Votre projet\n\nQuel est le calendrier du projet ?\n\n______\n\n______\n",
    );
    let said = |text: &str| {
        let library = with(
            vec![approved("Quel est le calendrier du projet ?", None, text)],
            vec![],
        );
        let proposals = propose(&form, &library, None, &options());
        proposals[0].status
    };
    assert_eq!(said("De février à novembre 2026."), Status::Check);
    assert_eq!(said("De février à novembre 2027."), Status::Filled);
}

#[test]
fn a_siret_whose_key_is_false_is_not_filled() {
    let form = form("# Demande\n\n## Votre association\n\nNuméro SIRET : ______\n");
    let said = |siret: &str| {
        let paper = format!("# Statuts\n\nAssociation Les Outils du Vallon\n\nSIRET : {siret}\n");
        let dossier = dossier(&[("statuts.md", paper.as_str())]);
        let proposals = propose(&form, &dossier, None, &options());
        (
            proposals[0].text.replace(['\u{a0}', ' '], ""),
            proposals[0].status,
        )
    };
    // 732 829 320 00074 is the example of the register's own rule for keys.
    assert_eq!(
        said("732 829 320 00074"),
        ("73282932000074".to_owned(), Status::Filled)
    );
    assert_ne!(said("732 829 320 00075").1, Status::Filled);
}

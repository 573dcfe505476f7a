//! What must stay blank, though the dossier has something with like words: better an honest blank.

use crate::papers::{dossier, form, of, options};
use answers::{Proposal, Status, propose};

fn proposals(papers: &[(&str, &str)], text: &str) -> Vec<Proposal> {
    propose(&form(text), &dossier(papers), None, &options())
}

const CARD: (&str, &str) = (
    "fiche.md",
    "# Fiche d’identité\n\nNom de l’association : Les Outils du Vallon\n\n\
     Téléphone : 02 97 00 00 01\n\nCourriel : contact@vallon.example.org\n\n\
     Nombre de bénévoles : 34\n",
);

/// A budget whose products name who gives.
const BUDGET: (&str, &str) = (
    "budget-2026.md",
    "# Budget prévisionnel 2026 de l’association\n\n\
     | Charges | Montant (€) |\n|---|---|\n| Achats | 1 400,60 |\n| Assurance | 500 € |\n\
     | 657 Subventions versées par l’association | 900 € |\n| Total des charges | 2 800,60 |\n\n\
     | Produits | Montant (€) |\n|---|---|\n| Commune | 1 000 € |\n| 741 Subventions | 1 500 |\n\
     | Total des produits | 2 800,60 |\n",
);

#[test]
fn a_line_of_a_budget_names_no_town() {
    let found = dossier(&[CARD, BUDGET]);
    let wrong = |key: &str| found.facts.iter().find(|fact| fact.key == key);
    assert_eq!(wrong("address.city"), None);
    assert_eq!(wrong("insurance"), None);
    let proposals = proposals(
        &[CARD, BUDGET],
        "# Demande\n\n## Votre association\n\nCommune : ..............\n\nAssureur : ..............\n",
    );
    for label in ["Commune", "Assureur"] {
        assert_eq!(of(&proposals, label).text, "", "{label}");
    }
}

#[test]
fn what_is_asked_is_no_line_of_a_budget() {
    let proposals = proposals(
        &[CARD, BUDGET],
        "# Demande de subvention 2026\n\n## Budget 2026\n\n\
         Je demande une subvention de : .............. €\n\n\
         La subvention de .............. €\n\nTotal des charges : .............. €\n",
    );
    for label in ["Je demande", "La subvention"] {
        let asked = of(&proposals, label);
        assert_eq!(
            (asked.status, asked.text.as_str()),
            (Status::ToWrite, ""),
            "{label}"
        );
    }
    assert_eq!(of(&proposals, "Total des charges").text, "2\u{a0}800,60");
}

#[test]
fn what_others_are_asked_is_not_what_this_funder_is() {
    let note = (
        "note-projet.md",
        "# Note de projet : Le verger partagé\n\nIntitulé du projet : Le verger partagé\n\n\
         Montant demandé : 4 200 €\n",
    );
    let proposals = proposals(
        &[CARD, note],
        "# Demande\n\n## Autres financements sollicités\n\n\
         | Financeur | Montant demandé | Obtenu |\n|---|---|---|\n| Financeur 1 | | |\n\
         | Financeur 2 | | |\n\nFinanceur : ..............\n\nMontant demandé : .............. €\n",
    );
    let written = proposals.iter().filter(|one| one.text.contains("200"));
    assert_eq!(written.count(), 0, "{proposals:?}");
}

#[test]
fn the_number_of_a_person_is_not_the_organisations() {
    let text = "# Demande\n\n## Votre association\n\nTéléphone : ..............\n\n\
         ## Personne à contacter\n\nNom : ..............\n\nTél. : ..............\n\n\
         Courriel : ..............\n";
    let found = proposals(&[CARD], text);
    let of_person = |found: &[Proposal], label: &str| {
        let under = |one: &&Proposal| {
            one.label.starts_with(label)
                && one
                    .section
                    .last()
                    .is_some_and(|title| title.contains("contacter"))
        };
        found.iter().find(under).expect("a box").text.clone()
    };
    assert_eq!(of(&found, "Téléphone").text, "02 97 00 00 01");
    assert_eq!(of_person(&found, "Tél"), "");
    assert_eq!(of_person(&found, "Courriel"), "");
    let contact = (
        "note.md",
        "# Note\n\nPersonne à contacter : Ada Lenoir, coordinatrice, 06 00 00 00 02\n",
    );
    let found = proposals(&[CARD, contact], text);
    assert_eq!(of_person(&found, "Tél"), "06 00 00 00 02");
}

#[test]
fn no_cents_where_the_form_wants_none() {
    let form = "# Demande\n\n## Budget 2026 de l’association\n\n\
         | Charges | Montant |\n|---|---|\n| Achats | |\n| Assurance | |\n| Total des charges | |\n\n\
         Ne pas indiquer les centimes d’euros.\n";
    let found = proposals(&[CARD, BUDGET], form);
    assert_eq!(of(&found, "Total des charges").text, "2\u{a0}801");
    let with = form.replace("Ne pas indiquer les centimes d’euros.", "");
    let found = proposals(&[CARD, BUDGET], &with);
    assert_eq!(of(&found, "Total des charges").text, "2\u{a0}800,60");
}

#[test]
fn yes_and_no_are_ticks_whatever_the_cells_look_like() {
    let found = proposals(
        &[CARD],
        "# Demande\n\n## Moyens humains\n\n| | Oui | Non |\n|---|---|---|\n\
         | Avez-vous des bénévoles ? | | |\n| Avez-vous un projet associatif ? | | |\n",
    );
    let on = found
        .iter()
        .filter(|one| one.value == Some(documents::Value::Tick(true)));
    assert_eq!(on.count(), 1, "{found:?}");
    for one in &found {
        assert!(
            matches!(one.value, None | Some(documents::Value::Tick(_))),
            "{one:?}"
        );
    }
}

#[test]
fn a_difference_is_not_the_value() {
    let found = proposals(
        &[CARD, BUDGET],
        "# Compte rendu\n\n## Budget de l’association\n\n\
         | Charges | Prévu 2026 | Réalisé 2026 | Écart (€) |\n|---|---|---|---|\n\
         | Achats | | | |\n| Assurance | | | |\n| Total des charges | | | |\n",
    );
    let differences: Vec<&Proposal> = found
        .iter()
        .filter(|one| one.label.contains("Écart"))
        .collect();
    assert_eq!(differences.len(), 3);
    assert!(
        differences.iter().all(|one| one.status == Status::Left),
        "{differences:?}"
    );
}

#[test]
fn a_known_name_answers_a_question_of_any_length() {
    let embedder = language::embeddings::Embedder::shipped().expect("the shipped model");
    let form = form(
        "# Demande\n\n## Votre structure\n\n\
         Nom du collectif ou de l’association : ..............\n\n\
         Quelle est la raison sociale complète de votre association ? ..............\n",
    );
    let found = propose(&form, &dossier(&[CARD]), Some(&embedder), &options());
    for label in ["Quelle est", "Nom du collectif"] {
        assert_eq!(of(&found, label).text, "Les Outils du Vallon", "{label}");
    }
}

#[test]
fn a_report_on_one_project_takes_nothing_of_the_whole_accounts() {
    let accounts = (
        "comptes-2025.md",
        "# Compte de résultat 2025\n\n| Charges | Montant (€) |\n|---|---|\n| 60 Achats | 12 400 |\n\
         | 61 Services extérieurs | 3 000 |\n| 64 Charges de personnel | 20 000 |\n\
         | Total des charges | 35 400 |\n",
    );
    let text = "# Compte rendu financier de subvention 2025\n\nIntitulé du projet : ..............\n\n\
         ## Charges et produits\n\n| Charges | Réalisé 2025 (€) |\n|---|---|\n| 60 Achats | |\n\
         | 61 Services extérieurs | |\n| 64 Charges de personnel | |\n| Total des charges | |\n";
    let found = proposals(&[CARD, accounts], text);
    assert!(
        found.iter().all(|one| !one.text.contains("400")),
        "{found:?}"
    );
    let whole = text.replace("Intitulé du projet : ..............\n\n", "");
    let found = proposals(&[CARD, accounts], &whole);
    assert_eq!(of(&found, "Total des charges").text, "35\u{a0}400");
}

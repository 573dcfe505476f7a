//! Answers that do not agree are said, and none is changed.

use crate::papers::{dossier, form, options};
use answers::{Check, Proposal, Status, Why, check, propose};
use documents::Value;
use dossier::Dossier;
use forms::{Form, Kind};

/// Proposals as if these texts stood in the boxes whose labels begin so.
fn answered(form: &Form, texts: &[(&str, &str)]) -> Vec<Proposal> {
    let mut proposals = propose(form, &Dossier::default(), None, &options());
    for (asked, proposal) in form.boxes.iter().zip(&mut proposals) {
        let Some((_, text)) = texts
            .iter()
            .find(|(label, _)| asked.label.starts_with(label))
        else {
            continue;
        };
        proposal.status = Status::Filled;
        proposal.why = Why::Fact;
        proposal.text = (*text).to_owned();
        proposal.value = Some(match asked.kind {
            Kind::Amount | Kind::Number => Value::Number {
                plain: text.replace([' ', '€'], "").replace(',', "."),
                display: (*text).to_owned(),
            },
            _ => Value::Text((*text).to_owned()),
        });
    }
    for (label, _) in texts {
        let known = form
            .boxes
            .iter()
            .any(|asked| asked.label.starts_with(label));
        assert!(
            known,
            "no box {label}: {:?}",
            form.boxes.iter().map(|b| &b.label).collect::<Vec<_>>()
        );
    }
    proposals
}

const BUDGET: &str = "# Demande\n\n## Budget du projet 2027\n\n\
| Charges | Montant (€) | Produits | Montant (€) |\n|---|---|---|---|\n\
| 60 Achats | | 70 Ventes | |\n\
| 61 Services extérieurs | | 74 Subventions | |\n\
| 64 Charges de personnel | | 75 Cotisations | |\n\
| 86 Emplois des contributions volontaires | | 87 Contributions volontaires | |\n\
| Total des charges | | Total des produits | |\n";

#[test]
fn sums_are_checked_and_said() {
    let form = form(BUDGET);
    let right = [
        ("60", "1 000"),
        ("61", "500,50"),
        ("64", "2 000"),
        ("70", "500,50"),
        ("74", "2 500"),
        ("75", "500"),
        ("86", "800"),
        ("87", "800"),
        ("Total des charges", "3 500,50"),
        ("Total des produits", "3 500,50"),
    ];
    let checks = check(&form, &answered(&form, &right), &Dossier::default());
    assert_eq!(checks, []);

    let mut wrong = right;
    wrong[0].1 = "1 100";
    wrong[7].1 = "700";
    wrong[9].1 = "3 400,50";
    let checks = check(&form, &answered(&form, &wrong), &Dossier::default());
    let sum = |check: &Check| match check {
        Check::Sum { lines, total, .. } => Some((*lines, *total)),
        _ => None,
    };
    let sums: Vec<(i64, i64)> = checks.iter().filter_map(sum).collect();
    assert_eq!(sums, [(360_050, 350_050), (350_050, 340_050)]);
    assert!(checks.iter().any(|check| matches!(
        check,
        Check::Unbalanced {
            charges: 350_050,
            products: 340_050,
            ..
        }
    )));
    assert!(checks.iter().any(|check| matches!(
        check,
        Check::Volunteering {
            charges: 80_000,
            products: 70_000,
            ..
        }
    )));
}

#[test]
fn what_is_asked_is_not_all_that_it_costs() {
    let form = form(
        "# Demande\n\n## Budget\n\nMontant de la subvention demandée : ____ €\n\nCoût total du projet : ____ €\n",
    );
    let of = |asked, total| {
        let texts = [("Montant de la", asked), ("Coût total", total)];
        check(&form, &answered(&form, &texts), &Dossier::default())
    };
    assert_eq!(of("3 000", "10 000"), []);
    assert!(matches!(
        of("10 000", "10 000")[..],
        [Check::AskedIsAll {
            cents: 1_000_000,
            ..
        }]
    ));
    assert!(matches!(
        of("12 000", "10 000")[..],
        [Check::AskedTooMuch { .. }]
    ));
}

#[test]
fn two_values_of_one_fact_are_said() {
    let form = form(
        "# Demande\n\n## Votre association\n\nNombre d’adhérents : ______\n\nPrésentez votre association :\n\n________\n\n________\n",
    );
    let texts = [
        ("Nombre", "142"),
        (
            "Présentez",
            "Les Outils du Vallon compte 150 adhérents. Ils se prêtent des outils.",
        ),
    ];
    let checks = check(&form, &answered(&form, &texts), &Dossier::default());
    let [Check::Contradiction { key, said }] = &checks[..] else {
        panic!("{checks:?}");
    };
    assert_eq!(key, "members");
    let values: Vec<&str> = said.iter().map(|one| one.value.as_str()).collect();
    assert_eq!(values, ["142", "150"]);

    let same = [
        texts[0],
        ("Présentez", "Les Outils du Vallon compte 142 adhérents."),
    ];
    assert_eq!(
        check(&form, &answered(&form, &same), &Dossier::default()),
        []
    );
}

#[test]
fn documents_to_attach_are_looked_for() {
    let form = form(
        "# Demande\n\n## Pièces à joindre\n\n☐ Statuts signés\n\n☐ Relevé d’identité bancaire\n\n☐ Rapport d’activité 2025\n",
    );
    let papers = dossier(&[
        (
            "statuts.md",
            "# Statuts de l’association\n\n## Article 1\n\nIl est fondé une association.\n",
        ),
        (
            "rib-credit-du-vallon.md",
            "# Relevé d’identité bancaire\n\nTitulaire : Les Outils du Vallon\n",
        ),
        (
            "rapport-2024.md",
            "# Rapport d’activité 2024\n\nEn 2024, nous avons prêté 300 outils.\n",
        ),
    ]);
    let proposals = propose(&form, &papers, None, &options());
    let found: Vec<(String, Option<String>)> = check(&form, &proposals, &papers)
        .into_iter()
        .map(|check| match check {
            Check::Attachment {
                wanted, document, ..
            } => (wanted, document),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(found.len(), 3, "{found:?}");
    assert_eq!(found[0].1.as_deref(), Some("statuts.md"));
    assert_eq!(found[2].1, None, "the report of another year is not it");
}

#[test]
fn a_sheet_that_bears_the_name_of_a_project_is_its_budget() {
    let note = |title: &str, date: &str| {
        format!(
            "---\ndate: {date}\n---\n# Note de projet : {title}\n\n## Objectifs du projet\n\nFaire {title}.\n"
        )
    };
    let (one, other) = (
        note("La remorque à outils", "2026-05-04"),
        note("Le four à pain", "2025-02-01"),
    );
    let budget = |title: &str, sales: &str| {
        format!(
            "# {title}\n\n| Charges | 2027 | Produits | 2027 |\n|---|---|---|---|\n| 60 Achats | 900 € | 70 Ventes | {sales} € |\n"
        )
    };
    let (ours, theirs) = (
        budget("Budget prévisionnel 2027", "6 100"),
        budget("Le four à pain", "900"),
    );
    let papers = dossier(&[
        ("note-remorque.md", one.as_str()),
        ("note-four.md", other.as_str()),
        ("budget-2027.md", ours.as_str()),
        ("four-a-pain-2027.md", theirs.as_str()),
    ]);
    let form = form("# Demande 2027\n\n## Budget de l’association 2027\n\n70 Ventes : ______ €\n");
    let proposals = propose(&form, &papers, None, &options());
    assert_eq!(
        proposals[0].text.replace('\u{a0}', " "),
        "6 100",
        "{:?}",
        proposals[0].sources
    );
}

#[test]
fn documents_of_a_plain_list_are_looked_for_too() {
    let form = form(
        "# Demande\n\n## Votre association\n\nNom : ______\n\n## Pièces à joindre\n\n- Statuts signés\n- Attestation d’assurance\n",
    );
    let papers = dossier(&[(
        "statuts.md",
        "# Statuts de l’association\n\n## Article 1\n\nIl est fondé une association.\n",
    )]);
    let proposals = propose(&form, &papers, None, &options());
    let found: Vec<Option<String>> = check(&form, &proposals, &papers)
        .into_iter()
        .filter_map(|check| match check {
            Check::Attachment { document, .. } => Some(document),
            _ => None,
        })
        .collect();
    assert_eq!(found, [Some("statuts.md".to_owned()), None]);
}

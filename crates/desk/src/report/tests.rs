//! The page, with a box of each status, in both languages.

use std::time::Duration;

use answers::{Check, Quote, Said, Status, Why};
use documents::{Address, Anchor, Format, WriteError};
use forms::{Asked, Limit, LimitOrigin};
use language::lengths::Unit;

use super::*;
use crate::filling::Dropped;
use crate::messages::Tongue;
use crate::rewording::{Outcome, Reason, Trouble};

#[test]
fn a_box_of_each_status_in_both_languages() {
    for tongue in [Tongue::Fr, Tongue::En] {
        let (form, proposals, filled) = example(tongue);
        let page = of(&form, &proposals, &filled, tongue);
        // One line an element, so that a person can read what changed.
        let shown = page.replace(STYLE, "…").replace("><", ">\n<");
        insta::assert_snapshot!(format!("report-{}", tongue.code()), shown);
    }
}

#[test]
fn nothing_of_a_file_becomes_markup() {
    let (form, mut proposals, filled) = example(Tongue::Fr);
    let hostile = "<script>alert(1)</script>\" onload=\"x";
    for proposal in &mut proposals {
        hostile.clone_into(&mut proposal.label);
        hostile.clone_into(&mut proposal.text);
        proposal.section = vec![hostile.to_owned()];
        for source in &mut proposal.sources {
            hostile.clone_into(&mut source.document);
            hostile.clone_into(&mut source.heading);
            hostile.clone_into(&mut source.quote);
            hostile.clone_into(&mut source.date);
        }
    }
    let page = of(&form, &proposals, &filled, Tongue::Fr);
    assert!(!page.contains("<script"));
    assert!(!page.contains("\" onload"));
}

#[test]
fn every_link_leads_somewhere_on_the_page_and_ids_are_unique() {
    let (form, proposals, filled) = example(Tongue::Fr);
    let page = of(&form, &proposals, &filled, Tongue::Fr);
    let after = |mark: &str| -> Vec<String> {
        page.split(mark)
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
            .collect()
    };
    let mut ids = after(" id=\"");
    for link in after("href=\"#").iter().chain(&after("aria-labelledby=\"")) {
        assert!(ids.contains(link), "{link} leads nowhere");
    }
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id stands twice");
    assert_eq!(page.matches("<h1").count(), 1);
    assert!(STYLE.len() < 6_000, "the style is {} bytes", STYLE.len());
    assert!(
        !STYLE.contains("url(") && !page.contains("src="),
        "a request would be made"
    );
}

fn of(form: &Form, proposals: &[Proposal], filled: &Filled, tongue: Tongue) -> String {
    let report = Report {
        form,
        form_name: "demande-2027.docx",
        proposals,
        checks: &[
            Check::Contradiction {
                key: "members".to_owned(),
                said: vec![
                    Said {
                        box_id: Some("b1".to_owned()),
                        document: None,
                        value: "142".to_owned(),
                    },
                    Said {
                        box_id: None,
                        document: Some("rapport-2025.odt".to_owned()),
                        value: "150".to_owned(),
                    },
                ],
            },
            Check::Attachment {
                boxes: Vec::new(),
                wanted: "Statuts signés".to_owned(),
                document: Some("statuts.docx".to_owned()),
                date: "2016-03-12".to_owned(),
            },
        ],
        filled,
        written: Some(Path::new("demande-2027-rempli.docx")),
        sheet: None,
        sources: 8,
        today: Date {
            year: 2026,
            month: Some(11),
            day: Some(23),
        },
        reworded: Some(&reworded()),
        cost: Cost {
            took: Duration::from_millis(640),
            processor: Some(Duration::from_millis(910)),
            measured: None,
        },
    };
    page(&Messages::new(tongue, &[]), &report)
}

/// The project's answer worded anew, and one that keeps its own words.
fn reworded() -> rewording::Done {
    let dropped = answers::reword::Dropped {
        sentence: "Il attire 300 <personnes>.".to_owned(),
        doubt: answers::support::Doubt::Figure {
            figure: "300".to_owned(),
        },
    };
    let project = Outcome::Reworded {
        original: "De village en village va l’atelier.".to_owned(),
        dropped: vec![dropped],
    };
    let street = Outcome::Kept(Reason::Trouble(Trouble::Slow));
    rewording::Done {
        address: "http://127.0.0.1:11434/v1".to_owned(),
        model: "petit-modele".to_owned(),
        requests: 2,
        characters: 812,
        took: Duration::from_millis(12_340),
        outcomes: [("b2".to_owned(), project), ("b7".to_owned(), street)].into(),
        unmarked: false,
    }
}

fn example(tongue: Tongue) -> (Form, Vec<Proposal>, Filled) {
    let form = Form {
        fingerprint: "0".repeat(64),
        sketch: forms::family::Sketch::default(),
        format: Format::Docx,
        pages: 3,
        title: "Demande de subvention 2027".to_owned(),
        funder: String::new(),
        boxes: Vec::new(),
        states: Vec::new(),
        whole_euros: false,
        attachments: Vec::new(),
        notes: vec![documents::Note::Protected],
    };
    let limit = |number, origin| {
        Some(Limit {
            number,
            unit: Unit::Characters,
            origin,
        })
    };
    let mut siret = proposal("b1", "Numéro SIRET", Status::Filled, Why::Fact);
    siret.text = "912 345 678 00017".to_owned();
    siret.question = Some(Asked {
        id: "organisation.siret".to_owned(),
        confidence: 0.98,
    });
    let mut project = proposal(
        "b2",
        "Votre projet",
        Status::Check,
        Why::Shortened { sentences: 2 },
    );
    project.text = "L’atelier va de village en village.\n• des outils\n• des bénévoles".to_owned();
    project.limit = limit(1_500, LimitOrigin::Prose);
    project.length = 62;
    project.section = vec!["2. Le projet".to_owned(), "Description".to_owned()];
    let members = Why::Contradiction {
        others: vec![
            ("143".to_owned(), "rapport-2024.odt".to_owned()),
            ("139".to_owned(), "pv-ag.odt".to_owned()),
        ],
    };
    let mut street = proposal("b7", "Rue", Status::Check, Why::Recognised);
    street.text = "12 rue des Tanneurs".to_owned();
    street
        .sources
        .iter_mut()
        .for_each(|quote| quote.doubtful = true);
    let mut members = proposal("b3", "Nombre d’adhérents", Status::Check, members);
    members.text = "168".to_owned();
    let nothing = Why::NothingFound {
        question: "project.title".to_owned(),
    };
    let mut empty = proposal("b4", "Intitulé du projet", Status::ToWrite, nothing);
    empty.sources.clear();
    let refused = Why::Refused {
        rule: "nationality".to_owned(),
    };
    let mut refused = proposal(
        "b5",
        "Nationalité des bénéficiaires",
        Status::Refused,
        refused,
    );
    refused.sources.clear();
    refused.text = "Nous ne recueillons pas la nationalité des personnes.".to_owned();
    let left = Why::NotOurs {
        owner: "signature".to_owned(),
    };
    let mut left = proposal("b6", "", Status::Left, left);
    left.sources.clear();
    let address = Address::new("word/document.xml", "0/4", Anchor::Cell);
    let filled = Filled {
        bytes: Some(Vec::new()),
        written: vec!["b3".to_owned()],
        dropped: vec![Dropped {
            box_id: "b1".to_owned(),
            reason: words::not_written(
                &Messages::new(tongue, &[]),
                &WriteError::Forbidden(Box::new(address), "locked"),
            ),
        }],
        error: None,
    };
    (
        form,
        vec![siret, members, street, project, empty, refused, left],
        filled,
    )
}

fn proposal(id: &str, label: &str, status: Status, why: Why) -> Proposal {
    Proposal {
        box_id: id.to_owned(),
        label: label.to_owned(),
        section: vec!["1. L’association".to_owned()],
        status,
        text: String::new(),
        whole: String::new(),
        question: None,
        confidence: 0.9,
        sources: vec![Quote {
            document: "rapport-activite-2025.pdf".to_owned(),
            page: Some(3),
            heading: "Vie associative".to_owned(),
            quote: "Fin 2025, l’association comptait 168 adhérents & amis.".to_owned(),
            date: "2026-03".to_owned(),
            doubtful: false,
        }],
        limit: None,
        length: 0,
        why,
        passages: Vec::new(),
        value: None,
    }
}

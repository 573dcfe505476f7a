use forms::{Asked, LimitOrigin};
use language::lengths::Unit;

use super::*;
use crate::Quote;

const SOURCE: &str = "L’association anime un atelier de réparation de vélos au quartier des Tanneries. En 2025, \
    412 personnes y sont venues. L’entrée est gratuite.";

fn proposal() -> Proposal {
    Proposal {
        box_id: "b1".to_owned(),
        label: "Présentez vos activités".to_owned(),
        section: Vec::new(),
        status: Status::Filled,
        text: SOURCE.to_owned(),
        whole: String::new(),
        question: None,
        confidence: 0.9,
        sources: vec![Quote {
            document: "rapport.odt".to_owned(),
            page: None,
            heading: String::new(),
            quote: SOURCE.to_owned(),
            date: String::new(),
            doubtful: false,
        }],
        limit: None,
        length: 0,
        why: Why::Passage,
        passages: Vec::new(),
        value: Some(Value::Text(SOURCE.to_owned())),
    }
}

fn form() -> Form {
    let html = "<form><label for=\"a\">Présentez vos activités</label><textarea id=\"a\" name=\"a\"></textarea></form>";
    let document = documents::read(html.as_bytes(), "f.html", &documents::Bounds::default());
    forms::recognise(&document.expect("reads"))
}

#[test]
fn supported_sentences_stand_and_the_others_are_told() {
    let text = "Voici le texte reformulé :\n\nNous animons un atelier de **réparation de vélos** dans le quartier \
        des Tanneries. En 2025, 421 personnes y sont venues. L’entrée est gratuite. Notre équipe forme des apprentis.";
    let reworded = supported(&proposal(), text, None).expect("some stand");
    assert_eq!(
        reworded.text,
        "Nous animons un atelier de réparation de vélos dans le quartier des Tanneries. L’entrée est gratuite."
    );
    let dropped: Vec<(&str, &Doubt)> = reworded
        .dropped
        .iter()
        .map(|dropped| (dropped.sentence.as_str(), &dropped.doubt))
        .collect();
    let figure = Doubt::Figure {
        figure: "421".to_owned(),
    };
    assert_eq!(
        dropped,
        [
            ("Voici le texte reformulé :", &Doubt::Words),
            ("En 2025, 421 personnes y sont venues.", &figure),
            ("Notre équipe forme des apprentis.", &Doubt::Words),
        ]
    );
}

#[test]
fn the_own_text_stands_where_nothing_else_may() {
    let same = supported(&proposal(), SOURCE, None);
    assert_eq!(same, Err(Kept::Same));
    for nothing in ["", "Lorem ipsum dolor.", "{\"a\": [1, 2]}", "\u{0}\u{1}"] {
        let kept = supported(&proposal(), nothing, None);
        assert!(
            matches!(kept, Err(Kept::Unsupported(_))),
            "{nothing}: {kept:?}"
        );
    }
    let mut short = proposal();
    short.limit = Some(Limit {
        number: 60,
        unit: Unit::Characters,
        origin: LimitOrigin::Prose,
    });
    let long = "Un atelier de réparation de vélos est animé par l’association au quartier des Tanneries. \
        L’entrée est gratuite.";
    let kept = supported(&short, long, None);
    let Err(Kept::TooLong { length, dropped }) = kept else {
        panic!("{kept:?}");
    };
    assert_eq!((length as usize, dropped.len()), (long.chars().count(), 0));
}

#[test]
fn a_rewording_takes_the_place_of_the_text() {
    let mut proposal = proposal();
    let reworded = supported(
        &proposal,
        "L’entrée est gratuite.\n\n- Entrée gratuite",
        None,
    );
    replace(&mut proposal, &reworded.expect("stands"), "petit");
    assert_eq!(proposal.text, "L’entrée est gratuite.\n• Entrée gratuite");
    assert_eq!(proposal.value, Some(Value::Text(proposal.text.clone())));
    assert_eq!(proposal.length, 40);
}

#[test]
fn only_prose_for_boxes_of_prose_is_sent() {
    let form = form();
    let may = |form: &Form, proposal: Proposal| !may_be_reworded(form, &[proposal]).is_empty();
    assert!(may(&form, proposal()));
    let with = |change: fn(&mut Proposal)| {
        let mut proposal = proposal();
        change(&mut proposal);
        proposal
    };
    for (what, proposal) in [
        ("a fact", with(|p| p.why = Why::Fact)),
        ("nothing found", with(|p| p.status = Status::ToWrite)),
        ("refused", with(|p| p.status = Status::Refused)),
        ("no source", with(|p| p.sources.clear())),
        (
            "in German",
            with(|p| {
                p.text =
                    "Der Verein betreibt eine Werkstatt für Fahrräder im Viertel und bildet die \
                    Jugendlichen aus, die es wollen. Der Eintritt ist frei."
                        .to_owned();
                p.value = Some(Value::Text(p.text.clone()));
            }),
        ),
        ("from a picture", with(|p| p.sources[0].doubtful = true)),
        ("a number", with(|p| p.value = None)),
        (
            "short",
            with(|p| {
                p.text = "Gratuit.".to_owned();
                p.value = Some(Value::Text(p.text.clone()));
            }),
        ),
        (
            "a register's fact",
            with(|p| {
                p.question = Some(Asked {
                    id: "organisation.siret".to_owned(),
                    confidence: 0.9,
                });
            }),
        ),
        (
            "an account",
            with(|p| {
                p.text = format!("{SOURCE} IBAN : FR76 3000 6000 0112 3456 7890 189");
                p.value = Some(Value::Text(p.text.clone()));
            }),
        ),
    ] {
        assert!(!may(&form, proposal), "{what}");
    }
    let mut flagged = form.clone();
    flagged.boxes[0].guard = Some(guard::Flag {
        rule: "health".to_owned(),
        action: guard::Action::Refuse,
    });
    assert!(!may(&flagged, proposal()), "a flagged box");
    let mut line = form.clone();
    line.boxes[0].kind = Kind::Text;
    assert!(!may(&line, proposal()), "a line");
    let mut theirs = form.clone();
    theirs.boxes[0].owner = Owner::Funder;
    assert!(!may(&theirs, proposal()), "the funder's");
    let rows = [proposal(), with(|p| p.why = Why::Continued)];
    assert!(
        may_be_reworded(&form, &rows).is_empty(),
        "rows of one answer"
    );
}

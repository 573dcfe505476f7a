//! The side sheet of a form with a box of each status, in both languages and both formats.

use std::io::{Cursor, Read as _};

use answers::{Fill, Proposal, Status, Why};
use documents::{Address, Anchor, Format, Note, PageState, Value};
use forms::{Form, FormBox, Kind, Limit, LimitOrigin, Owner};
use language::dates::Date;
use language::lengths::Unit;

use super::*;
use crate::filling::Dropped;
use crate::messages::Tongue;

#[test]
fn a_box_of_each_status_in_both_languages() {
    for tongue in [Tongue::Fr, Tongue::En] {
        let page = page(&Messages::new(tongue, &[]), &sheet(tongue, Fill::Check));
        let body = page.split("<body>").nth(1).expect("a body");
        let body = body.split("<script>").next().expect("before the script");
        let shown = body.replace("><", ">\n<");
        insta::assert_snapshot!(format!("sheet-{}", tongue.code()), shown);
    }
}

#[test]
fn answers_to_check_are_given_only_when_asked_for() {
    let copied = |fill| {
        let page = page(&Messages::new(Tongue::Fr, &[]), &sheet(Tongue::Fr, fill));
        page.contains("12 rue des Tanneurs")
    };
    assert!(copied(Fill::Check));
    assert!(!copied(Fill::Filled));
}

#[test]
fn only_its_own_script_and_style_may_run() {
    use base64::Engine as _;
    use sha2::Digest as _;
    let page = page(
        &Messages::new(Tongue::Fr, &[]),
        &sheet(Tongue::Fr, Fill::Check),
    );
    let policy = page.split("Content-Security-Policy\" content=\"").nth(1);
    let policy = policy
        .and_then(|rest| rest.split('"').next())
        .expect("a policy");
    for (open, close) in [("<script>", "</script>"), ("<style>", "</style>")] {
        assert_eq!(page.matches(open).count(), 1);
        let text = page
            .split(open)
            .nth(1)
            .and_then(|rest| rest.split(close).next());
        let digest = sha2::Sha256::digest(text.expect("its text"));
        let digest = base64::engine::general_purpose::STANDARD.encode(digest);
        assert!(policy.contains(&format!("'sha256-{digest}'")), "{policy}");
    }
    assert!(policy.starts_with("default-src 'none'"));
    assert!(!page.contains("src=\"") && !page.contains("style=\"") && !page.contains("onclick"));
}

#[test]
fn nothing_of_a_file_becomes_markup() {
    let hostile = "</textarea><script>alert(1)</script>\u{1}]]><w:p/>";
    let (form, mut proposals, filled) = example();
    for proposal in &mut proposals {
        hostile.clone_into(&mut proposal.label);
        hostile.clone_into(&mut proposal.text);
        proposal.section = vec![hostile.to_owned()];
    }
    let messages = Messages::new(Tongue::Fr, &[]);
    let sheet = made(&messages, &form, &proposals, &filled, Fill::Check);
    assert_eq!(page(&messages, &sheet).matches("<script").count(), 1);
    let docx = document(&messages, &sheet).expect("made");
    assert!(!part(&docx, "word/document.xml").contains("<w:p/>"));
    documents::read(&docx, "a.docx", &documents::Bounds::default()).expect("well formed");
}

#[test]
fn the_document_holds_what_the_page_holds() {
    let messages = Messages::new(Tongue::Fr, &[]);
    let sheet = sheet(Tongue::Fr, Fill::Check);
    let docx = document(&messages, &sheet).expect("made");
    assert_eq!(
        docx,
        document(&messages, &sheet).expect("made"),
        "the same bytes"
    );
    let read = documents::read(&docx, "a.docx", &documents::Bounds::default()).expect("read");
    let text = read.text();
    for said in [
        "1. Numéro SIRET",
        "912 345 678 00017",
        "17 / 20 caractères",
        "page 2",
        "12 rue des Tanneurs",
        "Nous ne recueillons pas la nationalité des personnes.",
        "À vous seul·e, ou au financeur",
        "Ce PDF porte une signature",
    ] {
        assert!(text.contains(said), "{said} is missing in {text}");
    }
}

#[test]
fn each_reason_is_told() {
    let messages = Messages::new(Tongue::Fr, &[]);
    let (mut form, _, filled) = example();
    let mut seen = std::collections::HashSet::new();
    for note in [
        Note::XfaOnly,
        Note::Restricted,
        Note::Certified,
        Note::Signed,
    ] {
        form.notes = vec![note];
        assert!(seen.insert(reason::not_filled(&messages, &form, &filled)));
    }
    form.notes.clear();
    assert!(
        seen.insert(reason::not_filled(&messages, &form, &filled)),
        "flat"
    );
    form.states = vec![PageState::Recognised];
    assert!(
        seen.insert(reason::not_filled(&messages, &form, &filled)),
        "scan"
    );
    form.format = Format::Html;
    assert!(
        seen.insert(reason::not_filled(&messages, &form, &filled)),
        "web"
    );
    // Usage rights are dropped, and are no reason not to fill.
    form.notes = vec![Note::UsageRights];
    form.format = Format::Docx;
    assert!(known(&messages, &form).is_none());
}

#[test]
fn a_form_that_holds_all_its_answers_needs_no_sheet() {
    let messages = Messages::new(Tongue::Fr, &[]);
    let (form, mut proposals, mut filled) = example();
    filled.bytes = Some(Vec::new());
    filled.written = vec!["b1".to_owned()];
    filled.dropped.clear();
    proposals.retain(|one| !matches!(one.why, Why::TooLong { .. }));
    let answered = answered(&form, &proposals, &filled, Fill::Filled);
    assert!(of(&messages, &answered).is_none());
    filled.dropped.push(Dropped {
        box_id: "b2".to_owned(),
        reason: String::new(),
    });
    let answered = self::answered(&form, &proposals, &filled, Fill::Check);
    let sheet = of(&messages, &answered).expect("one answer is missing in the form");
    assert_eq!(sheet.entries().count(), 1);
    assert_eq!(sheet.entries().next().map(|one| one.number), Some(1));
}

fn part(docx: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).expect("an archive");
    let mut text = String::new();
    let mut part = archive.by_name(name).expect("the part");
    part.read_to_string(&mut text).expect("text");
    text
}

fn sheet(tongue: Tongue, fill: Fill) -> Sheet {
    let (form, proposals, filled) = example();
    made(
        &Messages::new(tongue, &[]),
        &form,
        &proposals,
        &filled,
        fill,
    )
}

fn made(
    messages: &Messages,
    form: &Form,
    proposals: &[Proposal],
    filled: &Filled,
    fill: Fill,
) -> Sheet {
    of(messages, &answered(form, proposals, filled, fill)).expect("a sheet")
}

fn answered<'a>(
    form: &'a Form,
    proposals: &'a [Proposal],
    filled: &'a Filled,
    fill: Fill,
) -> Answered<'a> {
    Answered {
        form,
        form_name: "demande-2027.pdf",
        proposals,
        filled,
        fill,
        today: Date {
            year: 2026,
            month: Some(11),
            day: Some(26),
        },
        reworded: None,
    }
}

fn example() -> (Form, Vec<Proposal>, Filled) {
    let boxes = (1..=7).map(asked).collect();
    let form = Form {
        fingerprint: "0".repeat(32),
        sketch: forms::family::Sketch::default(),
        format: Format::Pdf,
        pages: 2,
        title: "Demande de subvention 2027".to_owned(),
        funder: String::new(),
        boxes,
        states: vec![PageState::Text, PageState::Text],
        whole_euros: false,
        attachments: Vec::new(),
        notes: vec![Note::Signed],
    };
    let left = Why::NotOurs {
        owner: "signature".to_owned(),
    };
    let refused = Why::Refused {
        rule: "nationality".to_owned(),
    };
    let nothing = Why::NothingFound {
        question: "project.title".to_owned(),
    };
    let mut proposals = vec![
        proposal("b1", "Numéro SIRET", Status::Filled, Why::Fact),
        proposal("b2", "Rue", Status::Check, Why::Old { year: 2023 }),
        proposal(
            "b3",
            "Association d’intérêt général",
            Status::Filled,
            Why::Choice,
        ),
        proposal("b4", "Intitulé du projet", Status::ToWrite, nothing),
        proposal(
            "b5",
            "Nationalité des bénéficiaires",
            Status::Refused,
            refused,
        ),
        proposal(
            "b6",
            "Votre projet",
            Status::ToWrite,
            Why::TooLong { length: 900 },
        ),
        proposal("b7", "Cachet", Status::Left, left),
    ];
    proposals[0].text = "912 345 678 00017".to_owned();
    proposals[0].limit = Some(Limit {
        number: 20,
        unit: Unit::Characters,
        origin: LimitOrigin::Declared,
    });
    proposals[1].text = "12 rue des Tanneurs".to_owned();
    proposals[2].value = Some(Value::Tick(true));
    proposals[2].text = "x".to_owned();
    proposals[4].text = "Nous ne recueillons pas la nationalité des personnes.".to_owned();
    let filled = Filled {
        bytes: None,
        written: Vec::new(),
        dropped: Vec::new(),
        error: None,
    };
    (form, proposals, filled)
}

fn asked(number: u32) -> FormBox {
    let mut address = Address::new("", number.to_string(), Anchor::Span { start: 0, end: 1 });
    address.page = Some(1 + number / 2);
    FormBox {
        id: format!("b{number}"),
        address,
        section: Vec::new(),
        label: String::new(),
        help: String::new(),
        kind: Kind::Text,
        choices: Vec::new(),
        limit: None,
        required: false,
        condition: (number == 2).then(|| "si l’adresse a changé".to_owned()),
        asked_by: None,
        group: None,
        repeat: None,
        rubric: String::new(),
        owner: Owner::Applicant,
        question: None,
        guard: None,
        value: String::new(),
    }
}

fn proposal(id: &str, label: &str, status: Status, why: Why) -> Proposal {
    Proposal {
        box_id: id.to_owned(),
        label: label.to_owned(),
        section: vec![
            "Demande de subvention 2027".to_owned(),
            "1. L’association".to_owned(),
        ],
        status,
        text: String::new(),
        whole: String::new(),
        question: None,
        confidence: 0.9,
        sources: Vec::new(),
        limit: None,
        length: 0,
        why,
        passages: Vec::new(),
        value: None,
    }
}

//! Real files, when the shared cases stand beside the project: known phrases are found, and forms
//! take values in every field.

use std::path::PathBuf;

use crate::{Bounds, Document, Edit, Input, PageState, Value};

fn case(path: &str) -> Option<Vec<u8>> {
    let shared = PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/cases"
    ));
    let found = std::fs::read(shared.join(path)).ok();
    if found.is_none() {
        report(path);
    }
    found
}

#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn report(path: &str) {
    eprintln!("skipped: no shared case {path}");
}

fn text(document: &Document) -> String {
    let words: Vec<&str> = document
        .words
        .iter()
        .map(|word| word.text.as_str())
        .collect();
    words.join(" ")
}

#[test]
fn known_phrases_are_read() {
    let phrases: [(&str, &[&str]); 5] = [
        (
            "dossiers/co-anima/pdf/statuts-COANIMA.pdf",
            &["L’Association, régie par la loi du 1er juillet 1901, a pour nom COANIMA."],
        ),
        (
            "dossiers/exodus-privacy/media/post/bilan_compta_2022/compta2022.fr.pdf",
            &["Total des actifs 31 290,74 €", "Crédit Mutuel 30 421,09 €"],
        ),
        (
            "dossiers/zeste-de-savoir/2024/2024-04-06_PV_AGO.pdf",
            &["Il est accepté avec 16 voix pour et 1 vote blanc."],
        ),
        (
            "forms/pdf/fr_cerfa_16216_2041-MEC-SD_acroform.pdf",
            &["Dons et versements effectués par l’entreprise"],
        ),
        (
            "forms/pdf/us_f1040_xfa_acroform_hybrid.pdf",
            &["Your first name and middle initial"],
        ),
    ];
    for (path, phrases) in phrases {
        let Some(bytes) = case(path) else { continue };
        let document = super::read(&bytes, &[], &Bounds::default()).expect("a readable file");
        let text = text(&document);
        for phrase in phrases {
            assert!(text.contains(phrase), "{path}: {phrase}");
        }
    }
}

#[test]
fn scans_are_told_from_texts() {
    let Some(bytes) = case("dossiers/zeste-de-savoir/2019/2019-06-22_PV_AGO.pdf") else {
        return;
    };
    let document = super::read(&bytes, &[], &Bounds::default()).expect("a readable file");
    let pages = document
        .states
        .iter()
        .filter(|state| **state == PageState::Scan)
        .count();
    assert_eq!(pages as u32, document.pages);
}

#[test]
fn every_field_of_real_forms_is_filled() {
    for (path, fields) in [
        ("forms/pdf/fr_cerfa_16216_2041-MEC-SD_acroform.pdf", 70),
        ("forms/pdf/fr_cerfa_11580_recu_dons_acroform.pdf", 59),
        ("forms/pdf/ca_b300_cannabis_acroform_1341fields.pdf", 728),
        ("forms/pdf/us_f1040_xfa_acroform_hybrid.pdf", 116),
    ] {
        let Some(original) = case(path) else { continue };
        let bounds = Bounds::default();
        let document = super::read(&original, &[], &bounds).expect("a readable file");
        assert_eq!(document.widgets.len(), fields, "{path}");
        let mut groups = std::collections::HashSet::new();
        let edits: Vec<Edit> = document
            .widgets
            .iter()
            .filter(|widget| !widget.read_only)
            .filter_map(|widget| {
                let value = match widget.input {
                    Input::Tick => Value::Tick(true),
                    Input::Radio => groups.insert(&widget.name).then_some(Value::Tick(true))?,
                    Input::Choice => Value::Text(widget.choices.last()?.clone()),
                    Input::Button | Input::Signature | Input::Picture => return None,
                    _ => {
                        let most = widget.max_length.unwrap_or(u32::MAX) as usize;
                        Value::Text("Élève Œuvré 12 €".chars().take(most).collect())
                    }
                };
                Some(Edit {
                    address: widget.address.clone(),
                    value,
                })
            })
            .collect();
        let written = super::write(&original, &edits, &bounds).expect("written");
        assert!(written.starts_with(&original), "{path}");
        super::verify(&written, &edits, &bounds).expect(path);
    }
}

//! Real forms from the shared cases beside the project: every field is found, filled and verified.

use std::path::PathBuf;

use documents::{Bounds, Edit, Input, Note, Value, verify, write};

use crate::made::{document, entries, fields, lines, texts};

/// A shared form, or `None`, with a message, where the shared cases are not beside the project.
fn form(name: &str) -> Option<Vec<u8>> {
    let root = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/cases/forms/docx"
    );
    let path = PathBuf::from(root).join(name);
    if !path.exists() {
        #[expect(clippy::print_stderr, reason = "a skipped test says so")]
        {
            eprintln!("skipped: {name} is not among the shared cases");
        }
        return None;
    }
    Some(std::fs::read(path).expect("readable"))
}

/// Fills every field, verifies, and checks that all entries but the body are untouched and that
/// all text outside the fields is as it was. Gives the number of fields and of ticks.
fn fill_all(original: &[u8]) -> (usize, usize) {
    let bounds = Bounds::default();
    let before = document(original);
    let found = fields(&before);
    let edits: Vec<Edit> = found
        .iter()
        .enumerate()
        .map(|(n, field)| Edit {
            address: field.address.clone(),
            value: match field.input {
                Input::Tick => Value::Tick(field.value.is_empty()),
                _ => Value::Text(format!("Été & <{n}>")),
            },
        })
        .collect();
    let written = write(original, "f.docx", &edits, &bounds).expect("writes");
    verify(&written, "f.docx", &edits, &bounds).expect("holds what was asked");
    for (old, new) in entries(original).iter().zip(&entries(&written)) {
        assert_eq!((&old.0, old.1, old.2), (&new.0, new.1, new.2));
        assert_eq!(old.3 == new.3, old.0 != "word/document.xml", "{}", old.0);
    }
    let after = document(&written);
    let skeletons = |d| {
        texts(d)
            .iter()
            .map(documents::TextBlock::skeleton)
            .collect::<Vec<_>>()
    };
    assert_eq!(skeletons(&before), skeletons(&after));
    (
        found.len(),
        found
            .iter()
            .filter(|field| field.input == Input::Tick)
            .count(),
    )
}

#[test]
fn the_upper_austrian_grant_form_is_filled() {
    let Some(original) = form("at_TIM_foerderantrag_legacyfields_readonly.docx") else {
        return;
    };
    assert_eq!(fill_all(&original), (65, 12));
    assert_eq!(document(&original).notes, [Note::Protected]);
    assert!(
        lines(&document(&original))
            .contains(&"TIM - Technologie- und Innovations-Management".to_owned())
    );
}

#[test]
fn the_brazilian_visa_form_is_filled() {
    let Some(original) = form("br_visa_application_legacyfields_maxlength.docx") else {
        return;
    };
    assert_eq!(fill_all(&original), (69, 29));
    let longest: Vec<_> = fields(&document(&original))
        .iter()
        .filter_map(|f| f.max_length)
        .collect();
    assert_eq!(longest.len(), 40);
}

#[test]
fn the_content_controls_are_ticked() {
    let Some(original) = form("docling_sdt_checkboxes_test.docx") else {
        return;
    };
    assert_eq!(fill_all(&original), (12, 12));
}

#[test]
fn the_municipal_form_has_blanks_and_no_fields() {
    let Some(original) = form("ru_municipal_application_underscores.docx") else {
        return;
    };
    let document = document(&original);
    assert!(fields(&document).is_empty());
    let texts = texts(&document);
    let blanks: Vec<Edit> = texts
        .iter()
        .filter_map(|text| {
            let skeleton: Vec<char> = text.skeleton().chars().collect();
            let start = skeleton.windows(3).position(|three| three == ['_'; 3])?;
            let length = skeleton[start..].iter().take_while(|c| **c == '_').count();
            let mut address = text.address.clone();
            let number = |n| u32::try_from(n).expect("short");
            address.anchor = documents::Anchor::Span {
                start: number(start),
                end: number(start + length),
            };
            Some(Edit {
                address,
                value: Value::Text("Réponse".to_owned()),
            })
        })
        .collect();
    assert!(blanks.len() > 15, "{} blanks", blanks.len());
    let bounds = Bounds::default();
    let written = write(&original, "f.docx", &blanks, &bounds).expect("writes");
    verify(&written, "f.docx", &blanks, &bounds).expect("holds what was asked");
}

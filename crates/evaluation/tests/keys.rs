//! The keys are read, and every place they name is in the form they name.

#![expect(clippy::print_stderr, reason = "a skipped test says so")]

use std::collections::BTreeSet;

use documents::Bounds;
use evaluation::{keys, shared};

#[test]
fn keys_are_read_and_name_no_place_twice() {
    let keys = keys::all().expect("every key is read");
    assert_eq!(keys.iter().filter(|key| key.required).count(), 4);
    for key in keys {
        let mut seen = BTreeSet::new();
        for key_box in &key.boxes {
            assert!(
                !key_box.label.trim().is_empty(),
                "{}: {}",
                key.name,
                key_box.place
            );
            let mut places = vec![&key_box.place];
            places.extend(&key_box.also);
            for place in places {
                assert!(
                    seen.insert(place.to_string()),
                    "{}: {place} twice",
                    key.name
                );
            }
        }
    }
}

#[test]
fn keys_use_the_words_of_the_model() {
    let kinds = [
        "text",
        "long_text",
        "number",
        "amount",
        "date",
        "choice",
        "tick",
        "table",
        "file",
        "signature",
    ];
    let owners = ["applicant", "funder", "signature", "computed"];
    for key in keys::all().expect("every key is read") {
        for key_box in &key.boxes {
            let place = format!("{}: {}", key.name, key_box.place);
            assert!(
                key_box
                    .kinds
                    .iter()
                    .all(|kind| kinds.contains(&kind.as_str())),
                "{place}"
            );
            assert!(
                key_box.owners.iter().all(|o| owners.contains(&o.as_str())),
                "{place}"
            );
        }
    }
}

#[test]
fn every_place_is_in_its_form() {
    let Some(shared) = shared() else {
        eprintln!("skipped: the shared cases are not beside the project");
        return;
    };
    let mut missing = Vec::new();
    for key in keys::all().expect("every key is read") {
        let bytes = std::fs::read(shared.join("cases").join(&key.form)).expect("the form is there");
        let document =
            documents::read(&bytes, &key.form, &Bounds::default()).expect("the form is read");
        for key_box in &key.boxes {
            let mut places = vec![&key_box.place];
            places.extend(&key_box.also);
            let lost = places
                .into_iter()
                .filter(|place| !place.exists_in(&document));
            missing.extend(lost.map(|place| format!("{}: {place} {}", key.name, key_box.label)));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

//! The keys are read, and every place they name is in the form they name.

#![expect(clippy::print_stderr, reason = "a skipped test says so")]

use std::collections::BTreeSet;
use std::path::Path;

use documents::{Bounds, Document};
use evaluation::keys::Key;
use evaluation::places::{OnPage, Place};
use evaluation::{keys, shared};

#[test]
fn keys_are_read_and_name_no_place_twice() {
    let keys = keys::all().expect("every key is read");
    assert_eq!(keys.iter().filter(|key| key.required).count(), 8);
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
    let mut missing = Vec::new();
    for (key, document) in read() {
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

#[test]
fn rectangles_of_two_boxes_do_not_lie_on_each_other() {
    let mut wrong = Vec::new();
    for key in keys::all().expect("every key is read") {
        let places = rectangles(&key);
        for (index, (one, label)) in places.iter().enumerate() {
            for (other, again) in &places[index + 1..] {
                if one.page == other.page && shared_part(one, other) > 0.25 {
                    wrong.push(format!("{}: {one} {label} and {other} {again}", key.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Words that are not drawn for the answer: a place that holds one is beside the blank it means.
#[test]
fn no_word_stands_where_a_rectangle_is_blank() {
    let mut wrong = Vec::new();
    for (mut key, document) in read() {
        // A tick may be drawn as a letter of a symbol font.
        key.boxes.retain(|b| b.kinds != ["tick"]);
        for (place, label) in rectangles(&key) {
            let [left, bottom, right, top] = place.rectangle;
            for word in document.words.iter().filter(|w| w.page == place.page) {
                let [from, low, to, high] = word.rectangle;
                let (x, y) = (f32::midpoint(from, to), f32::midpoint(low, high));
                let inside = (left..right).contains(&x) && (bottom..top).contains(&y);
                // A label may be one word with the dots after it.
                let dotted = ["…", "..", "__"].iter().any(|s| word.text.contains(s));
                if inside && !dotted && word.text.chars().any(char::is_alphanumeric) {
                    wrong.push(format!("{}: {place} {label}: {}", key.name, word.text));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The keys and the forms they name: all where the shared cases are there, else those of ours.
fn read() -> Vec<(Key, Document)> {
    let shared = shared();
    if shared.is_none() {
        eprintln!("skipped in part: the shared cases are not beside the project");
    }
    let keys = keys::all().expect("every key is read").into_iter();
    keys.filter(|key| key.ours || shared.is_some())
        .map(|key| {
            let path = key.path(shared.as_deref().unwrap_or(Path::new("")));
            let bytes = std::fs::read(path).expect("the form is there");
            let document =
                documents::read(&bytes, &key.form, &Bounds::default()).expect("the form is read");
            (key, document)
        })
        .collect()
}

/// The first place of each box that is drawn on a page.
fn rectangles(key: &Key) -> Vec<(OnPage, &str)> {
    let on_page = |b: &'_ keys::KeyBox| match b.place {
        Place::OnPage(place) => Some(place),
        _ => None,
    };
    let boxes = key.boxes.iter();
    boxes
        .filter_map(|b| Some((on_page(b)?, &*b.label)))
        .collect()
}

/// The share of the smaller rectangle that the other covers.
fn shared_part(one: &OnPage, other: &OnPage) -> f32 {
    let (a, b) = (one.rectangle, other.rectangle);
    let width = (a[2].min(b[2]) - a[0].max(b[0])).max(0.0);
    let height = (a[3].min(b[3]) - a[1].max(b[1])).max(0.0);
    let surface = |r: [f32; 4]| (r[2] - r[0]) * (r[3] - r[1]);
    width * height / surface(a).min(surface(b))
}

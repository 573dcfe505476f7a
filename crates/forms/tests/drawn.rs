//! Pages with any words and lines on them: recognising never panics, and one place is one box.

use documents::{Anchor, Document, Format, Shape, Stroke, Word};
use proptest::prelude::*;

const SIZE: [f32; 2] = [595.0, 842.0];

fn page(words: Vec<(f32, f32, u8)>, strokes: Vec<(f32, f32, f32, f32, u8)>) -> Document {
    const TEXTS: [&str; 10] = [
        "Nom",
        ":",
        "....................",
        "□",
        "|__|__|__|",
        "?",
        "Budget",
        "Si",
        "oui",
        "2027",
    ];
    let mut document = Document::new(Format::Pdf);
    document.pages = 1;
    document.sizes = vec![SIZE];
    document.words = words
        .into_iter()
        .map(|(left, bottom, text)| {
            let text = TEXTS[usize::from(text) % TEXTS.len()];
            let width = 5.0 * text.chars().count() as f32;
            Word {
                page: 1,
                rectangle: [left, bottom, left + width, bottom + 10.0],
                text: text.to_owned(),
                size: 10.0,
                bold: false,
            }
        })
        .collect();
    document.strokes = strokes
        .into_iter()
        .map(|(left, bottom, width, height, shape)| Stroke {
            page: 1,
            rectangle: [left, bottom, left + width, bottom + height],
            shape: match shape % 4 {
                0 => Shape::Round,
                1 => Shape::Area { brightness: 240 },
                2 => Shape::Area { brightness: 150 },
                _ => Shape::Line,
            },
        })
        .collect();
    document
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_page_gives_boxes_apart_from_each_other(
        words in proptest::collection::vec((0.0f32..560.0, 0.0f32..820.0, any::<u8>()), 0..60),
        strokes in proptest::collection::vec(
            (0.0f32..560.0, 0.0f32..820.0, 0.0f32..300.0, 0.0f32..200.0, any::<u8>()), 0..60),
    ) {
        let form = forms::recognise(&page(words, strokes));
        let rooms: Vec<[f32; 4]> = form
            .boxes
            .iter()
            .map(|asked| {
                assert!(matches!(asked.address.anchor, Anchor::Room { .. }));
                assert_eq!(asked.address.page, Some(1));
                asked.address.rectangle.expect("a room")
            })
            .collect();
        for (at, a) in rooms.iter().enumerate() {
            prop_assert!(a[2] > a[0] && a[3] > a[1], "{a:?}");
            for b in &rooms[at + 1..] {
                let across = a[2].min(b[2]) - a[0].max(b[0]);
                let down = a[3].min(b[3]) - a[1].max(b[1]);
                let area = |r: &[f32; 4]| (r[2] - r[0]) * (r[3] - r[1]);
                let shared = across.max(0.0) * down.max(0.0);
                prop_assert!(shared <= 0.41 * area(a).min(area(b)), "{a:?} {b:?}");
            }
        }
    }
}

#[test]
fn a_drawing_of_thousands_of_lines_is_soon_done() {
    let strokes = (0..6_000_u16).map(|i| {
        let (x, y) = (f32::from(i % 77) * 7.0, f32::from(i / 77) * 10.0);
        (x, y, 6.0, 0.4, 3)
    });
    let words = (0..3_000_u16).map(|i| (f32::from(i % 50) * 11.0, f32::from(i / 50) * 13.0, 0));
    let document = page(words.collect(), strokes.collect());
    let form = forms::recognise(&document);
    assert!(form.boxes.len() < 6_000);
}

#[test]
fn a_word_over_two_crossing_frames_is_counted_once() {
    let words = vec![(261.3, 743.7, 14)];
    let strokes = vec![
        (248.2, 561.7, 123.2, 164.0, 125),
        (0.0, 649.8, 278.9, 79.3, 38),
    ];
    forms::recognise(&page(words, strokes));
}

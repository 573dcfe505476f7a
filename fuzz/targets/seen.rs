//! Any words as what was seen on a picture: they are laid out as a page is.
#![no_main]

use documents::{Bounds, SeenPage, Word};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let words = bytes
        .chunks_exact(6)
        .map(|chunk| {
            let [left, bottom, width, height, letter, size] =
                [0, 1, 2, 3, 4, 5].map(|at| f32::from(chunk[at]));
            Word {
                page: 1,
                rectangle: [left * 3.0, bottom * 4.0, left * 3.0 + width, bottom * 4.0 + height],
                text: char::from_u32(letter as u32 + 32).map(String::from).unwrap_or_default(),
                size,
                bold: false,
            }
        })
        .collect();
    let seen = [SeenPage { page: 1, words }];
    let png = b"\x89PNG\r\n\x1a\n";
    if let Ok(document) = documents::read_seen(png, "a.png", &seen, &Bounds::default()) {
        let _ = dossier::read(&document, "a.png");
    }
});

//! Any bytes as a picture that is decoded before a program looks at it, and turned.
#![no_main]

use documents::Bounds;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let bounds = Bounds {
        part_bytes: 4 << 20,
        ..Bounds::default()
    };
    if let Ok(Some(picture)) = documents::photograph(bytes, &bounds) {
        for quarters in 0..4 {
            let turned = picture.turned(quarters);
            assert_eq!(turned.grey.len(), turned.width * turned.height);
        }
    }
});

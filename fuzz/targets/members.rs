//! Any bytes as an archive, and as the letter in one: what is inside is taken out.
#![no_main]

use documents::{Bounds, members};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let bounds = Bounds {
        total_bytes: 8 << 20,
        entries: 200,
        ..Bounds::default()
    };
    for name in ["a.zip", "a.eml"] {
        for member in members(bytes, name, &bounds).ok().flatten().unwrap_or_default() {
            assert!(!member.name.split('/').any(|part| part == ".."), "{}", member.name);
        }
    }
    let _ = members(&fuzz::archive(&[("lettre.eml", bytes)]), "a.zip", &bounds);
});

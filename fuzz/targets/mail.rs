//! Any bytes as `a.eml`.
#![no_main]

libfuzzer_sys::fuzz_target!(
    init: fuzz::forgive("mail-parser"),
    |bytes: &[u8]| fuzz::exercise(bytes, "a.eml")
);

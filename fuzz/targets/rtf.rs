//! Any bytes as `a.rtf`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::exercise(bytes, "a.rtf"));

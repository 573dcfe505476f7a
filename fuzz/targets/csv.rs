//! Any bytes as `a.csv`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::exercise(bytes, "a.csv"));

//! Any bytes as `a.xls`.
#![no_main]

libfuzzer_sys::fuzz_target!(
    init: fuzz::forgive("calamine"),
    |bytes: &[u8]| fuzz::exercise(bytes, "a.xls")
);

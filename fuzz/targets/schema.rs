//! Any bytes as a form of pages, as elements of a webform, and as what is inside of either.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    fuzz::exercise(bytes, "a.json");
    let inside = |before: &[u8], after: &[u8]| [before, bytes, after].concat();
    fuzz::exercise(
        &inside(br#"{"components": 0, "type": 0, "startPage": "/a", "pages": ["#, b"]}"),
        "a.json",
    );
    fuzz::exercise(&inside(b"elements:\n  a:\n    '#type': x\n", b""), "a.yml");
});

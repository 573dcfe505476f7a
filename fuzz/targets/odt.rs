//! Any bytes as the content of an odt.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let file = fuzz::archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", bytes),
    ]);
    fuzz::exercise(&file, "a.odt");
});

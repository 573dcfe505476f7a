//! Any bytes as the main part of a docx.
#![no_main]

const TYPES: &[u8] = b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let file = fuzz::archive(&[("[Content_Types].xml", TYPES), ("word/document.xml", bytes)]);
    fuzz::exercise(&file, "a.docx");
});

//! Any bytes as a claim, as words, as a schema: no panic, and what is read is written the same.
#![no_main]

use commons::kinds::Kind;
use commons::statement::{LARGEST_CLAIM, Statement, Words};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(statement) = Statement::read_kept(bytes)
        && statement.claim_bytes().len() <= LARGEST_CLAIM
    {
        // Only the proof's own members may differ from those that we write.
        let again = Statement::read_kept(&statement.claim_bytes()).expect("what we write is read");
        assert_eq!(again, statement);
    }
    if let Ok(statement) = Statement::read(bytes) {
        assert_eq!(statement.claim_bytes(), bytes);
    }
    if let Ok(words) = Words::read(bytes) {
        assert_eq!(words.bytes().expect("what was read is within bounds"), bytes);
    }
    if let Ok(schema) = serde_json::from_slice(bytes)
        && let Ok(name) = "workshop".parse()
    {
        let _ = Kind::compile(name, &schema);
    }
});

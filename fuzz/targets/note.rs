//! Any text as a signed note, a checkpoint, a verifier key, a bundle of entries: no panic.
#![no_main]

use commons::log::checkpoint::Checkpoint;
use commons::log::note::{Verifier, open};
use commons::log::rebuild::read_words;
use commons::log::tiles::{bundle, read_bundle};
use commons::signature::SecretKey;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(entries) = read_bundle(bytes) {
        let entries: Vec<Vec<u8>> = entries.into_iter().map(<[u8]>::to_vec).collect();
        assert_eq!(bundle(&entries), bytes);
    }
    let _ = read_words(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    if let Ok(verifier) = Verifier::read(text) {
        assert!(Verifier::read(&verifier.vkey()).is_ok());
    }
    let key = SecretKey::from_seed(&[1; 32]);
    let known: Vec<Verifier> = Verifier::new("a", key.public()).into_iter().collect();
    let _ = open(text, &known);
    let _ = Checkpoint::open(text, &known);
    // What is signed is opened again, and read as a checkpoint where it is one.
    if let Ok(note) = commons::log::note::sign(text, "a", &key) {
        if let Ok(opened) = open(&note, &known) {
            assert_eq!(opened, text);
        }
        let _ = Checkpoint::open(&note, &known);
    }
});

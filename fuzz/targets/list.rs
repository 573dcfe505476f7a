//! Any bytes as a list that others keep: no panic.
#![no_main]

use commons::import::List;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for list in List::ALL {
        let _ = list.read("a.yml", bytes);
    }
});

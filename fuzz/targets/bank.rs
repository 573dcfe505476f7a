//! Any bytes as a bank statement, a table, a plain-text journal: no panic, and a statement's entries
//! balance.
#![no_main]

use ledger::import::{Chosen, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for name in ["a.ofx", "a.xml", "a.csv", "a.journal"] {
        let _ = read(bytes, name, "a", &Chosen::default());
    }
    if let Some(bank) = ledger::bank::read(bytes) {
        for statement in &bank.statements {
            let (entries, _) = statement.ledger("512000", "a");
            let sum: i64 = entries.entries().iter().map(|entry| entry.net().0).sum();
            assert_eq!(sum, 0);
        }
    }
    let rows = ledger::table::cut(bytes);
    let _ = ledger::budget::from_rows(&rows);
    if let Some(columns) = ledger::bank::guess_columns(&rows) {
        let _ = ledger::bank::read_rows(&rows, &columns);
    }
});

//! Any bytes as a file of accounting entries, alone and under a header: no panic, and what is read
//! without a finding balances transaction by transaction.
#![no_main]

use std::collections::HashMap;

use ledger::fec::{self, Bounds};

const HEADER: &[u8] = b"JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise\n";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let with_header = [HEADER, bytes].concat();
    for bytes in [bytes, &with_header] {
        let read = fec::read(bytes, Some("000000000FEC20241231.txt"), "a", &Bounds::default());
        if read.findings.has_errors() {
            continue;
        }
        let mut sums: HashMap<u32, i64> = HashMap::new();
        for entry in read.ledger.entries() {
            *sums.entry(entry.transaction).or_default() += entry.net().0;
        }
        let one_sided = read.findings.count(ledger::findings::Rule::SingleEntry) > 0;
        assert!(one_sided || sums.values().all(|sum| *sum == 0));
        ledger::sums::by_account_and_month(&read.ledger);
    }
});

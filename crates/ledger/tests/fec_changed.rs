//! A file with changed bytes is read without a panic, and no total changes in silence.
//!
//! What is held: where nothing is found that was not found before, all debits and all credits are
//! what they were, and so are those of each transaction. For one changed byte that is tried for every
//! byte and every change. For more, two changes can make up for each other within one transaction;
//! chance does not find them. What is not held: a date changed in all entries of a transaction at
//! once, and an account changed to another that makes sense by itself.

use std::collections::BTreeMap;

use ledger::fec::{self, Bounds, Fec};
use ledger::{Cents, Month};
use proptest::prelude::*;

const NAME: &str = "000000000FEC20241231.txt";

/// A year of an invented association, of few lines; each account is used twice at least, and has a
/// name of its own.
const FILE: &str = "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise
BQ|Banque|1|20240131|512000|Banque|||R1|20240131|Cotisations|40,00|0,00|||20240131||
BQ|Banque|1|20240131|756000|Cotisations|||R1|20240131|Cotisations|0,00|40,00|||20240131||
BQ|Banque|2|20240229|606400|Fournitures|||F1|20240229|Papier|12,50|0,00|A|20240301|20240229||
BQ|Banque|2|20240229|512000|Banque|||F1|20240229|Papier|0,00|12,50|||20240229||
OD|Divers|3|20241130|606400|Fournitures|||F2|20241130|Encre|7,05|0,00|||20241130||
OD|Divers|3|20241130|756000|Cotisations|||F2|20241130|Encre|0,00|7,05|||20241130||
";

fn read(bytes: &[u8]) -> Fec {
    fec::read(bytes, Some(NAME), "a", &Bounds::default())
}

type Totals = BTreeMap<(String, Month), (Cents, Cents)>;

/// Debit and credit by account and month.
fn totals(fec: &Fec) -> Totals {
    let mut totals = Totals::new();
    for entry in fec.ledger.entries() {
        let key = (fec.ledger.account(entry).to_owned(), entry.date.month());
        let (debit, credit) = totals.entry(key).or_default();
        *debit += entry.debit;
        *credit += entry.credit;
    }
    totals
}

/// Every change of one byte: to every value in ASCII, and to some beyond.
fn every_change(file: &[u8], mut seen: impl FnMut(usize, u8, &Fec)) {
    let mut bytes = file.to_vec();
    for at in 0..file.len() {
        for value in (0..0x80).chain([0x80, 0x85, 0xA0, 0xA4, 0xC2, 0xC3, 0xE9, 0xEF, 0xFF]) {
            if value == file[at] {
                continue;
            }
            bytes[at] = value;
            seen(at, value, &read(&bytes));
        }
        bytes[at] = file[at];
    }
}

#[test]
fn one_changed_byte_changes_no_total_in_silence() {
    let latin = FILE.replace("Divers", "Diverses opérations");
    let (latin, _, _) = encoding_of(&latin);
    let direction = FILE
        .replace("Debit|Credit", "Montant|Sens")
        .replace("|0,00|40,00|", "|40,00|C|")
        .replace("|40,00|0,00|", "|40,00|D|")
        .replace("|0,00|12,50|", "|12,50|C|")
        .replace("|12,50|0,00|", "|12,50|D|")
        .replace("|0,00|7,05|", "|7,05|C|")
        .replace("|7,05|0,00|", "|7,05|D|");
    let signs = direction.replace("|C|", "|-1|").replace("|D|", "|+1|");
    for file in [
        FILE.as_bytes(),
        &latin,
        direction.as_bytes(),
        signs.as_bytes(),
    ] {
        let before = read(file);
        assert!(before.findings.is_empty(), "{:?}", before.findings.list());
        let before = totals(&before);
        every_change(file, |at, value, after| {
            if after.findings.is_empty() {
                assert_eq!(totals(after), before, "byte {at} changed to {value}");
            }
        });
    }
}

/// ISO 8859-15 of a text without a euro sign: each character is the byte of its number.
fn encoding_of(text: &str) -> (Vec<u8>, usize, usize) {
    let bytes: Vec<u8> = text.chars().map(|letter| letter as u32 as u8).collect();
    let count = bytes.len();
    (bytes, count, text.len())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn several_changed_bytes_change_no_sum_in_silence(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut bytes = FILE.as_bytes().to_vec();
        for (at, value) in changes {
            *at.get_mut(&mut bytes) = value;
        }
        let after = read(&bytes);
        if after.findings.is_empty() {
            prop_assert_eq!((after.debit, after.credit), (Cents(5_955), Cents(5_955)));
        }
    }

    #[test]
    fn bytes_put_in_and_taken_out_change_no_sum_in_silence(
        at in any::<prop::sample::Index>(),
        taken in 0_usize..30,
        put in prop::collection::vec(any::<u8>(), 0..30),
    ) {
        let mut bytes = FILE.as_bytes().to_vec();
        let at = at.index(bytes.len());
        let end = (at + taken).min(bytes.len());
        bytes.splice(at..end, put);
        let after = read(&bytes);
        if after.findings.is_empty() {
            prop_assert_eq!((after.debit, after.credit), (Cents(5_955), Cents(5_955)));
        }
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        read(&bytes);
        let mut with_header = FILE.lines().next().expect("a header").as_bytes().to_vec();
        with_header.push(b'\n');
        with_header.extend(bytes);
        read(&with_header);
    }

    #[test]
    fn any_fields_are_read(fields in prop::collection::vec("[0-9A-Za-z ,.+-]{0,9}", 0..60)) {
        let header = FILE.lines().next().expect("a header");
        let lines: Vec<String> = fields.chunks(18).map(|line| line.join("|")).collect();
        read(format!("{header}\n{}", lines.join("\n")).as_bytes());
    }
}

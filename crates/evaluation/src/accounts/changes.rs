//! A valid file with changed bytes: never a panic, never a total that changed in silence.

use std::panic;
use std::path::Path;

use ledger::fec::{self, Bounds};
use ledger::{Cents, Figure, Sign};

use super::{Row, file_of};

/// How many changes are tried, of one to three bytes each.
const CHANGES: u32 = 4_000;

/// All debits, all credits; products and charges.
type Totals = (Cents, Cents, Cents, Cents);

pub(super) fn row(folder: &Path) -> Result<Row, String> {
    let (file, name) = file_of(&folder.join("fec-samples/ok-pipe-utf8-lf"))?;
    let read = |bytes: &[u8]| -> (bool, Totals) {
        let fec = fec::read(bytes, Some(&name), "a", &Bounds::default());
        let class = |class: char, sign| {
            let chosen = |_, entry: &_| fec.ledger.account(entry).starts_with(class);
            Figure::sum(&fec.ledger, sign, chosen).amount()
        };
        let (products, charges) = (class('7', Sign::Credit), class('6', Sign::Debit));
        (
            fec.findings.is_empty(),
            (fec.debit, fec.credit, products, charges),
        )
    };
    let (_, before) = read(&file);
    // A generator of its own, so that every run tries the same (Knuth's MMIX constants).
    let mut seed = 20_241_231_u64;
    let mut next = |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let usual = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let (mut panics, mut silent) = (0, 0);
    for _ in 0..CHANGES {
        let mut bytes = file.clone();
        for _ in 0..=next(3) {
            let at = next(bytes.len());
            bytes[at] = u8::try_from(next(256)).unwrap_or(0);
        }
        match panic::catch_unwind(|| read(&bytes)) {
            Err(_) => panics += 1,
            Ok((quiet, after)) => silent += u32::from(quiet && after != before),
        }
    }
    panic::set_hook(usual);
    Ok(Row {
        measure: "random byte changes in a valid file",
        found: format!("{CHANGES} changes: {panics} panics, {silent} totals changed in silence"),
        at_least: "none",
        holds: Some(panics == 0 && silent == 0),
        misses: Vec::new(),
    })
}

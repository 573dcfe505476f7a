//! How long a large file takes, and how much memory. Not run by itself:
//! `cargo test --release -p ledger --test fec_speed -- --ignored --nocapture`, with `LEDGER_FILE` to
//! keep the file that is made, so that other programs can be given the same one.

use std::fmt::Write as _;
use std::time::Instant;

use ledger::fec::{self, Bounds};
use ledger::sums::by_account_and_month;

const LINES: usize = 1_000_000;

/// A year of an invented federation: transactions of two to four lines, forty accounts, many
/// third parties, labels that mostly differ.
fn file() -> String {
    let mut file = String::from(
        "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|\
         PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|\
         Idevise\n",
    );
    let mut seed = 1_u64;
    let mut next = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (seed >> 33) % below
    };
    let (mut lines, mut number) = (0, 0);
    while lines < LINES {
        number += 1;
        let place = lines * 336 / (LINES + 10);
        let day = format!("2024{:02}{:02}", place / 28 + 1, place % 28 + 1);
        let (journal, name) =
            [("BQ", "Banque"), ("AC", "Achats"), ("VE", "Ventes")][next(3) as usize];
        let mut total = 0;
        let parts = 1 + next(2);
        for part in 0..=parts {
            let account = [
                606_400, 613_200, 625_100, 641_100, 645_100, 706_000, 741_000, 756_000,
            ][next(8) as usize]
                + next(5);
            let cents = 1 + next(250_000);
            let (account, aux, debit, credit) = if part == parts {
                (401_000, format!("F{:05}", next(2_000)), 0, total)
            } else {
                total += cents;
                (account, String::new(), cents, 0)
            };
            let third = if aux.is_empty() {
                String::new()
            } else {
                format!("Fournisseur {aux}")
            };
            let _ = writeln!(
                file,
                "{journal}|{name}|{number}|{day}|{account}|Compte {account}|{aux}|{third}|P{number}|{day}|\
                 Facture {number} de {}|{},{:02}|{},{:02}|||{day}||",
                next(3_000),
                debit / 100,
                debit % 100,
                credit / 100,
                credit % 100,
            );
            lines += 1;
        }
    }
    file
}

/// Largest memory of this process so far, in megabytes.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}

#[test]
#[ignore = "a measure, to be run in release"]
#[expect(clippy::print_stdout, reason = "a measure prints")]
fn a_million_lines() {
    let path = std::env::var("LEDGER_FILE").ok();
    if let Some(path) = &path
        && !std::path::Path::new(path).exists()
    {
        std::fs::write(path, file()).expect("written");
        println!("made {path}");
        return;
    }
    let start = Instant::now();
    let bytes = match &path {
        Some(path) => std::fs::read(path).expect("readable"),
        None => file().into_bytes(),
    };
    let opened = start.elapsed();
    let fec = fec::read(
        &bytes,
        Some("000000000FEC20241231.txt"),
        "a",
        &Bounds::default(),
    );
    let read = start.elapsed();
    let sums = by_account_and_month(&fec.ledger);
    let all = start.elapsed();
    println!(
        "{} lines, {} MB, {} transactions, {} sums, {:?} findings; opened {:?}, read and checked {:?}, summed {:?}, all {:?}; at most {:?} MB",
        fec.lines,
        bytes.len() >> 20,
        fec.ledger.transactions(),
        sums.len(),
        fec.findings.counts(),
        opened,
        read - opened,
        all - read,
        all,
        peak(),
    );
    assert!(fec.lines as usize >= LINES && !fec.findings.has_errors());
}

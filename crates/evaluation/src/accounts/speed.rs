//! A million lines read, checked transaction by transaction and summed by account and month, against
//! DuckDB that reads and sums the same file, in the same run, on two cores. Each in a process of its
//! own, three times; the best counts.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use ledger::fec::{self, Bounds};
use ledger::sums::by_account_and_month;
use serde::{Deserialize, Serialize};

use super::Row;

/// The option by which this program, started anew, reads one file and prints how long it took.
pub const READ: &str = "--read-ledger";

const LINES: usize = 1_000_000;
const TIMES: usize = 3;
/// Megabytes that reading may take.
const MEMORY: u64 = 600;

/// What a program says of one reading.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Reading {
    seconds: f64,
    lines: u64,
    sums: u64,
    /// All debits and all credits, in cents.
    debit: i64,
    credit: i64,
    /// Largest memory, in megabytes, where it is known.
    megabytes: Option<u64>,
}

/// Reads a file and prints what it took.
pub fn print_read(path: &str) -> Result<String, String> {
    let began = Instant::now();
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    let name = Path::new(path)
        .file_name()
        .unwrap_or_default()
        .to_string_lossy();
    let fec = fec::read(&bytes, Some(&name), "a", &Bounds::default());
    let sums = by_account_and_month(&fec.ledger);
    let seconds = began.elapsed().as_secs_f64();
    // Its accounts are used on both sides by chance, which is told and is no error.
    if fec.findings.has_errors() {
        return Err(format!("{:?}", fec.findings.counts()));
    }
    let reading = Reading {
        seconds,
        lines: u64::from(fec.lines),
        sums: sums.len() as u64,
        debit: sums.iter().map(|sum| sum.debit.0).sum(),
        credit: sums.iter().map(|sum| sum.credit.0).sum(),
        megabytes: peak(),
    };
    serde_json::to_string(&reading).map_err(|error| error.to_string())
}

/// Largest memory of this process so far, in megabytes (proc(5)).
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}

pub(super) fn rows() -> Result<Vec<Row>, String> {
    let root = std::env::temp_dir().join(format!("essaim-ledger-{}", std::process::id()));
    std::fs::create_dir_all(&root).map_err(|error| error.to_string())?;
    let path = root.join("000000000FEC20241231.txt");
    let outcome = std::fs::write(&path, file())
        .map_err(|error| error.to_string())
        .and_then(|()| measured(&path));
    let _ = std::fs::remove_dir_all(&root);
    outcome
}

fn measured(path: &Path) -> Result<Vec<Row>, String> {
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut ours: Option<Reading> = None;
    let mut theirs: Option<Reading> = None;
    // One after the other, so that what the machine does meanwhile falls on both.
    for _ in 0..TIMES {
        better(&mut ours, best(Command::new(&this).arg(READ).arg(path))?);
        let duckdb = best(Command::new("python3").arg("-c").arg(DUCKDB).arg(path));
        if let Ok(read) = duckdb {
            better(&mut theirs, read);
        }
    }
    let ours = ours.ok_or("nothing was read")?;
    let memory = ours.megabytes;
    let built = if cfg!(debug_assertions) {
        "; built for debugging: no speed to compare"
    } else {
        ""
    };
    let speed = match &theirs {
        Some(theirs) => {
            let same = (ours.lines, ours.sums, ours.debit, ours.credit)
                == (theirs.lines, theirs.sums, theirs.debit, theirs.credit);
            let ratio = ours.seconds / theirs.seconds;
            Row {
                measure: "a million lines against DuckDB",
                found: format!(
                    "{:.2} s against {:.2} s, {ratio:.2} times; sums {}{built}",
                    ours.seconds,
                    theirs.seconds,
                    if same { "equal" } else { "DIFFERENT" }
                ),
                at_least: "at most 2 times, sums equal",
                holds: (!cfg!(debug_assertions)).then_some(same && ratio <= 2.0),
                misses: Vec::new(),
            }
        }
        None => Row {
            measure: "a million lines against DuckDB",
            found: format!(
                "{:.2} s; skipped: python3 with duckdb is not here{built}",
                ours.seconds
            ),
            at_least: "at most 2 times, sums equal",
            holds: None,
            misses: Vec::new(),
        },
    };
    Ok(vec![
        speed,
        Row {
            measure: "memory for a million lines",
            found: memory.map_or("not known here".to_owned(), |of| format!("{of} MB")),
            at_least: "at most 600 MB",
            holds: memory.map(|of| of <= MEMORY),
            misses: Vec::new(),
        },
    ])
}

fn better(best: &mut Option<Reading>, read: Reading) {
    if best.as_ref().is_none_or(|best| read.seconds < best.seconds) {
        *best = Some(read);
    }
}

fn best(command: &mut Command) -> Result<Reading, String> {
    let output = command.output().map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())
}

/// What DuckDB is given: its own reader, two threads, the same sums, in whole cents.
const DUCKDB: &str = r#"
import json, sys, time
import duckdb
path = sys.argv[1]
db = duckdb.connect()
db.execute("SET threads = 2")
began = time.perf_counter()
rows = db.execute("""
    SELECT CompteNum, substr(EcritureDate, 1, 6) AS month, count(*),
           sum(CAST(replace(Debit, ',', '') AS BIGINT)), sum(CAST(replace(Credit, ',', '') AS BIGINT))
    FROM read_csv(?, delim = '|', header = true, all_varchar = true, quote = '', escape = '')
    GROUP BY ALL ORDER BY ALL""", [path]).fetchall()
seconds = time.perf_counter() - began
print(json.dumps({"seconds": seconds, "lines": sum(r[2] for r in rows), "sums": len(rows),
                  "debit": int(sum(r[3] for r in rows)), "credit": int(sum(r[4] for r in rows)),
                  "megabytes": None}))
"#;

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
        let journals = [("BQ", "Banque"), ("AC", "Achats"), ("VE", "Ventes")];
        let (journal, name) = journals[next(3) as usize];
        let mut total = 0;
        let parts = 1 + next(2);
        for part in 0..=parts {
            let account = [
                606_400, 613_200, 625_100, 641_100, 645_100, 706_000, 741_000, 756_000,
            ][next(8) as usize]
                + next(5);
            let cents = 1 + next(250_000);
            let (account, party, debit, credit) = if part == parts {
                (401_000, format!("F{:05}", next(2_000)), 0, total)
            } else {
                total += cents;
                (account, String::new(), cents, 0)
            };
            let third = match party.as_str() {
                "" => String::new(),
                party => format!("Fournisseur {party}"),
            };
            let _ = writeln!(
                file,
                "{journal}|{name}|{number}|{day}|{account}|Compte {account}|{party}|{third}|P{number}|{day}|\
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

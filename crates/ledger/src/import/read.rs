//! Reading a file of any kind that is known.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::amounts::unambiguous;
use crate::bank::{self, BankColumns, Statement};
use crate::entries::Ledger;
use crate::fec::{self, Bounds, Description};
use crate::findings::Findings;
use crate::journal;
use crate::table::{self, Guess, Mapping};
use crate::words::plain;

/// The account of a bank where nobody chooses one.
const ACCOUNT: &str = "512000";

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = AccountsKind))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A *fichier des écritures comptables*.
    Fec,
    /// A table with an entry a row, or months side by side.
    Table,
    /// A bank statement.
    Bank,
    /// A plain-text journal.
    Journal,
}

/// What a person chose before, or chooses now.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Chosen {
    /// The mapping of a table.
    pub mapping: Option<Mapping>,
    /// The columns of a bank statement.
    pub columns: Option<BankColumns>,
    /// The account of the bank; `512000` where none is chosen.
    pub bank_account: Option<String>,
    /// The year of months that are named without one.
    pub year: Option<i32>,
    /// Accounts of a plain-text journal by their names there, where its own rules give others.
    pub accounts: BTreeMap<String, String>,
    /// What was chosen for tables before: used for one with the same names of columns, where nothing
    /// is chosen for it.
    pub remembered: Vec<Remembered>,
}

/// What a person chose for a table, by the names of its columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    /// The names of its columns, as plain words.
    pub names: Vec<String>,
    /// The file that it was chosen for.
    pub file: String,
    /// The mapping of a table.
    #[serde(default)]
    pub mapping: Option<Mapping>,
    /// The columns of a bank statement.
    #[serde(default)]
    pub columns: Option<BankColumns>,
}

impl Remembered {
    /// The names of columns as they are compared: cases, accents and blank cells at the end aside.
    pub fn names(row: &[String]) -> Vec<String> {
        let mut names: Vec<String> = row.iter().map(|name| plain(name)).collect();
        let end = names.iter().rposition(|name| !name.is_empty());
        names.truncate(end.map_or(0, |at| at + 1));
        names
    }

    fn header(&self) -> Option<usize> {
        match (&self.mapping, &self.columns) {
            (Some(mapping), _) => mapping.header(),
            (None, columns) => columns.as_ref().map(|columns| columns.header),
        }
    }

    /// Whether a table has the same names in the same row.
    fn is_of(&self, rows: &[Vec<String>]) -> bool {
        let row = self.header().and_then(|at| rows.get(at));
        row.is_some_and(|row| !self.names.is_empty() && Self::names(row) == self.names)
    }
}

/// A file that was read.
#[derive(Debug)]
pub struct Read {
    /// What it is.
    pub kind: Kind,
    /// Its entries.
    pub ledger: Ledger,
    /// What is wrong with it.
    pub findings: Findings,
    /// How a FEC is made.
    pub description: Option<Description>,
    /// The mapping that was guessed for a table, to be shown.
    pub guess: Option<Guess>,
    /// The columns of a bank statement that were used, to be shown.
    pub columns: Option<BankColumns>,
    /// The mapping that a person gave, now or before.
    pub mapping: Option<Mapping>,
    /// The file that the columns were chosen for, where they are remembered.
    pub remembered: Option<String>,
    /// Names of accounts of a plain-text journal, each with the account that it became.
    pub accounts: Vec<(String, String)>,
}

/// Reads a file by its name and what it begins with; nothing where it is none that is known. For
/// sheets of xlsx and ods, call [`read_rows`] with their rows.
pub fn read(bytes: &[u8], name: &str, import: &str, chosen: &Chosen) -> Option<Read> {
    let account = chosen.bank_account.as_deref().unwrap_or(ACCOUNT);
    if is_fec(bytes) {
        let fec = fec::read(bytes, Some(name), import, &Bounds::default());
        let description = Some(fec.description);
        return Some(Read {
            description,
            ..of(Kind::Fec, fec.ledger, fec.findings)
        });
    }
    if let Some(bank) = bank::read(bytes) {
        return Some(of_bank(&bank, account, import));
    }
    let ending = name
        .rsplit('.')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    if ["journal", "hledger", "ledger", "beancount", "j"].contains(&ending.as_str()) {
        let journal = journal::read(bytes, import, &chosen.accounts);
        return Some(Read {
            accounts: journal.accounts,
            ..of(Kind::Journal, journal.ledger, journal.findings)
        });
    }
    read_rows(&table::cut(bytes), import, chosen)
}

/// Reads the rows of a sheet, of xlsx or ods: a table with accounts, or else a bank statement; nothing
/// where it is neither.
pub fn read_rows(rows: &[Vec<String>], import: &str, chosen: &Chosen) -> Option<Read> {
    let account = chosen.bank_account.as_deref().unwrap_or(ACCOUNT);
    let rows = &*unambiguous(rows);
    if let Some(mapping) = &chosen.mapping {
        let table = table::read(rows, mapping, import);
        return Some(Read {
            mapping: Some(mapping.clone()),
            ..of(Kind::Table, table.ledger, table.findings)
        });
    }
    if chosen.columns.is_none()
        && let Some(known) = chosen.remembered.iter().find(|known| known.is_of(rows))
    {
        let same = Chosen {
            mapping: known.mapping.clone(),
            columns: known.columns.clone(),
            remembered: Vec::new(),
            ..chosen.clone()
        };
        return Some(Read {
            remembered: Some(known.file.clone()),
            ..read_rows(rows, import, &same)?
        });
    }
    // Months that are of no year are not read as something else.
    if chosen.columns.is_none()
        && (table::lacks_year(rows, chosen.year) || table::lacks_accounts(rows, chosen.year))
    {
        return None;
    }
    let guess = table::guess(rows, chosen.year);
    // A table without accounts is what a bank gives.
    let accounts = guess
        .as_ref()
        .is_some_and(|guess| table::has_accounts(rows, &guess.mapping));
    let columns = chosen.columns.clone().or_else(|| bank::guess_columns(rows));
    if let Some(columns) = columns.filter(|_| !accounts || chosen.columns.is_some()) {
        let bank = bank::read_rows(rows, &columns);
        return Some(Read {
            columns: Some(columns),
            ..of_bank(&bank, account, import)
        });
    }
    let guess = guess?;
    let table = table::read(rows, &guess.mapping, import);
    Some(Read {
        guess: Some(guess),
        ..of(Kind::Table, table.ledger, table.findings)
    })
}

/// Whether the first line names columns of the article, or is an entry in its order.
pub fn is_fec(bytes: &[u8]) -> bool {
    let mut start = bytes.get(..2_000).unwrap_or(bytes).to_ascii_lowercase();
    // UTF-16 has a zero beside each letter of the names.
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        start.retain(|byte| *byte != 0);
    }
    let has = |name: &[u8]| start.windows(name.len()).any(|window| window == name);
    [
        &b"journalcode"[..],
        b"ecriturenum",
        b"ecrituredate",
        b"comptenum",
    ]
    .into_iter()
    .filter(|name| has(name))
    .count()
        >= 2
        || fec::is_without_header(bytes)
}

fn of(kind: Kind, ledger: Ledger, findings: Findings) -> Read {
    Read {
        kind,
        ledger,
        findings,
        description: None,
        guess: None,
        columns: None,
        mapping: None,
        remembered: None,
        accounts: Vec::new(),
    }
}

/// All statements of a file as one ledger; a second account gets the next number.
fn of_bank(bank: &bank::Bank, account: &str, import: &str) -> Read {
    let mut findings = bank.findings.clone();
    let mut ledger: Option<Ledger> = None;
    for (at, statement) in bank.statements.iter().enumerate() {
        // A number that a person chose says which account it is, where the file does not.
        let named = Statement {
            name: crate::once::chosen(account),
            ..statement.clone()
        };
        let is_chosen = account != ACCOUNT && bank.statements.len() == 1;
        let statement = match is_chosen && statement.number_end.is_empty() {
            true => &named,
            false => statement,
        };
        let number = account
            .parse::<u64>()
            .map(|number| (number + 100 * at as u64).to_string());
        let (read, told) = statement.ledger(number.as_deref().unwrap_or(account), import);
        findings.extend(told);
        match &mut ledger {
            None => ledger = Some(read),
            Some(ledger) => {
                let _ = ledger.extend_source(&read);
            }
        }
    }
    of(Kind::Bank, ledger.unwrap_or_default(), findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fec_in_utf16_is_one() {
        let text = "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\n";
        let bytes = text.encode_utf16().flat_map(u16::to_le_bytes);
        let bytes: Vec<u8> = [0xff, 0xfe].into_iter().chain(bytes).collect();
        assert!(is_fec(&bytes));
        assert!(!is_fec("Compte;Libellé;Montant".as_bytes()));
    }
}

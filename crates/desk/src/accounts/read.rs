//! What is read of a file of accounts, as the child hands it to its parent.

use std::collections::BTreeMap;

use documents::{Block, Cell, Document};
use ledger::Ledger;
use ledger::bank::BankColumns;
use ledger::fec::Description;
use ledger::findings::{Finding, Severity, Value};
use ledger::import::{Import, Kind, NotImported, Preview, Read, preview};
use ledger::table::{Guess, Mapping};
use serde::{Deserialize, Serialize};

use super::said;
use crate::messages::Messages;

/// What was read of a file of accounts, but for its entries.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ReadAccounts {
    /// What the file is.
    pub kind: Kind,
    /// What it would bring, or why it brings nothing.
    #[schema(value_type = Outcome)]
    pub preview: Result<Preview, NotImported>,
    /// How a FEC is made.
    pub description: Option<Description>,
    /// What was guessed of a table, to be shown.
    pub guess: Option<Guess>,
    /// The columns of a bank statement that were used.
    pub columns: Option<BankColumns>,
    /// The mapping that a person gave, now or before.
    #[serde(default)]
    pub mapping: Option<Mapping>,
    /// The file that the columns were given for, where they are remembered.
    #[serde(default)]
    pub remembered: Option<String>,
    /// Names of accounts of a plain-text journal, each with the account that it became.
    #[serde(default)]
    pub accounts: Vec<(String, String)>,
    /// What stands in the row of the column names.
    pub names: Vec<String>,
    /// What is wrong with it: the first hundred of each rule.
    pub findings: Vec<Told>,
    /// How many times each rule was not met.
    pub counts: BTreeMap<String, u64>,
    /// How many of these are errors.
    pub errors: u64,
    /// How many are warnings.
    pub warnings: u64,
}

/// A preview or its absence, as serde writes a result.
#[derive(utoipa::ToSchema)]
#[schema(as = ImportOutcome)]
#[expect(dead_code, reason = "it only describes what is written")]
enum Outcome {
    Ok(Preview),
    Err(NotImported),
}

/// A finding with its sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = Finding)]
pub struct Told {
    /// The rule, by its name.
    pub rule: String,
    /// How grave it is.
    pub severity: Severity,
    /// The line of the file, from 1.
    pub line: Option<u32>,
    /// The article that asks for it; empty where none does.
    pub article: String,
    /// What is wrong, in a person's words.
    pub message: String,
    /// What the sentence names.
    pub values: BTreeMap<String, String>,
}

/// Where the names of columns stand.
pub enum Names<'a> {
    /// In a file of text.
    OfBytes(&'a [u8]),
    /// In the rows of a sheet.
    OfRows(Vec<Vec<String>>),
}

impl ReadAccounts {
    /// What is told of a file, and its ledger.
    pub fn of(
        messages: &Messages,
        read: Read,
        names: &Names<'_>,
        digest: &str,
        known: &[Import],
    ) -> (Self, Ledger) {
        let guessed = read.guess.as_ref().map(|guess| &guess.mapping);
        let header = match (guessed.or(read.mapping.as_ref()), &read.columns) {
            (Some(mapping), _) => mapping.header(),
            (None, Some(columns)) => Some(columns.header),
            (None, None) => None,
        };
        let names = header.and_then(|at| match names {
            Names::OfBytes(bytes) => ledger::table::cut(bytes).get(at).cloned(),
            Names::OfRows(rows) => rows.get(at).cloned(),
        });
        let counts = read.findings.counts().iter();
        let of = |severity| {
            let of = read.findings.counts().iter();
            of.filter(|(rule, _)| rule.severity() == severity)
                .map(|(_, count)| count)
                .sum()
        };
        let told = Self {
            kind: read.kind,
            preview: preview(&read.ledger, &read.findings, digest, known),
            description: read.description,
            names: names.unwrap_or_default(),
            guess: read.guess,
            columns: read.columns,
            mapping: read.mapping,
            remembered: read.remembered,
            accounts: read.accounts,
            findings: read
                .findings
                .list()
                .iter()
                .map(|finding| told(messages, finding))
                .collect(),
            counts: counts
                .map(|(rule, count)| (rule.id().to_owned(), *count))
                .collect(),
            errors: of(Severity::Error),
            warnings: of(Severity::Warning),
        };
        (told, read.ledger)
    }
}

fn told(messages: &Messages, finding: &Finding) -> Told {
    Told {
        rule: finding.rule.id().to_owned(),
        severity: finding.severity,
        line: finding.line,
        article: finding.article.to_owned(),
        message: said::finding(messages, finding),
        values: finding
            .values
            .iter()
            .map(|(name, value)| ((*name).to_owned(), plain(value)))
            .collect(),
    }
}

/// A value as a program reads it.
fn plain(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Amount(amount) => amount.plain(),
        Value::Day(day) => day.iso(),
        Value::Count(count) => count.to_string(),
    }
}

/// Tables, each with its name and its rows of cells.
pub type Tables = Vec<(String, Vec<Vec<String>>)>;

/// The tables of a document: names, and rows of cells as text. Numbers and dates of sheets are as
/// they are kept, and not as they are shown.
pub fn tables(document: &Document) -> Tables {
    let mut tables = Vec::new();
    for block in &document.blocks {
        let Block::Table(table) = block else { continue };
        let mut rows: Vec<Vec<String>> = Vec::new();
        for cell in &table.cells {
            let (row, column) = (cell.row as usize, cell.column as usize);
            // What is read is bounded; a cell far out alone must not make millions of others.
            if row >= ledger::table::ROWS || column >= 500 {
                continue;
            }
            if rows.len() <= row {
                rows.resize_with(row + 1, Vec::new);
            }
            let of_row = &mut rows[row];
            if of_row.len() <= column {
                of_row.resize_with(column + 1, String::new);
            }
            of_row[column] = text(cell);
        }
        tables.push((table.name.clone(), rows));
    }
    tables
}

fn text(cell: &Cell) -> String {
    if let Some(sheet) = &cell.sheet
        && let Some(value) = sheet.date.as_ref().or(sheet.number.as_ref())
    {
        return value.clone();
    }
    let blocks = cell.blocks.iter().map(|block| match block {
        Block::Text(block) => block.text(),
        Block::Table(_) => String::new(),
    });
    blocks.collect::<Vec<_>>().join(" ").trim().to_owned()
}

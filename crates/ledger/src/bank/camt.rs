//! CAMT.053 of ISO 20022: an account's statement as XML, any version.

use super::xml::{Seen, walk};
use super::{Bank, MOVEMENTS, Movement, Statement, end_of, without_key};
use crate::amounts::{Cents, parse};
use crate::days::Day;
use crate::encodings::text;
use crate::findings::{Findings, Rule, Value};

pub(super) fn read(bytes: &[u8]) -> Bank {
    let text = text(bytes);
    let mut reading = Reading::default();
    let whole = walk(&text, |seen| reading.see(seen));
    if !whole {
        let line = u32::try_from(text.lines().count()).unwrap_or(u32::MAX);
        reading.findings.add(Rule::Truncated, Some(line), || {
            vec![("value", Value::text("XML"))]
        });
    }
    if reading.not_booked > 0 {
        reading.findings.add(Rule::NotBooked, None, || {
            vec![("count", Value::Count(reading.not_booked))]
        });
    }
    Bank {
        statements: reading.statements,
        findings: reading.findings,
    }
}

#[derive(Default)]
struct Reading {
    statements: Vec<Statement>,
    findings: Findings,
    count: u32,
    /// Entries that are not booked.
    not_booked: u64,
    balance: Part,
    entry: Part,
}

/// A balance or an entry, as far as it was read.
#[derive(Default)]
struct Part {
    kind: String,
    amount: String,
    currency: String,
    debit: bool,
    booked: Option<Day>,
    valued: Option<Day>,
    labels: Vec<String>,
    debtor: String,
    creditor: String,
    reference: String,
    status: String,
}

impl Reading {
    fn see(&mut self, seen: Seen<'_>) {
        match seen {
            Seen::Begin(path) => match inside(path)[..] {
                [] => self.statements.push(Statement::default()),
                ["Bal"] => self.balance = Part::default(),
                ["Ntry"] => self.entry = Part::default(),
                _ => {}
            },
            Seen::Attribute(path, "Ccy", value) => match inside(path)[..] {
                ["Bal", "Amt"] => self.balance.currency = value.to_owned(),
                ["Ntry", "Amt"] => self.entry.currency = value.to_owned(),
                _ => {}
            },
            Seen::Attribute(..) => {}
            Seen::End(path, text) => self.end(&inside(path), text),
        }
    }

    fn end(&mut self, path: &[&str], text: &str) {
        let day = || Day::parse(text.get(..10).unwrap_or(text).as_bytes()).map(|(day, _)| day);
        let Some(statement) = self.statements.last_mut() else {
            return;
        };
        let (balance, entry) = (&mut self.balance, &mut self.entry);
        match path {
            ["Acct", "Id", "IBAN"] | ["Acct", "Id", "Othr", "Id"] => {
                end_of(text).clone_into(&mut statement.account_end);
                end_of(without_key(text)).clone_into(&mut statement.number_end);
            }
            ["Acct", "Ccy"] => text.clone_into(&mut statement.currency),
            ["Bal", "Tp", "CdOrPrtry", "Cd"] => text.clone_into(&mut balance.kind),
            ["Bal", "Amt"] => text.clone_into(&mut balance.amount),
            ["Bal", "CdtDbtInd"] => balance.debit = text == "DBIT",
            ["Bal", "Dt", "Dt" | "DtTm"] => balance.booked = day(),
            ["Bal"] => self.balance_ends(),
            ["Ntry", "Amt"] => text.clone_into(&mut entry.amount),
            ["Ntry", "CdtDbtInd"] => entry.debit = text == "DBIT",
            ["Ntry", "BookgDt", "Dt" | "DtTm"] => entry.booked = day(),
            ["Ntry", "ValDt", "Dt" | "DtTm"] => entry.valued = day(),
            // A code since version 3 of the message, text before.
            ["Ntry", "Sts"] | ["Ntry", "Sts", "Cd"] if !text.is_empty() => {
                text.clone_into(&mut entry.status);
            }
            ["Ntry", "AcctSvcrRef"] => text.clone_into(&mut entry.reference),
            ["Ntry", "AddtlNtryInf"] | ["Ntry", "NtryDtls", "TxDtls", "RmtInf", "Ustrd"]
                if !text.is_empty() && entry.labels.len() < 20 =>
            {
                entry.labels.push(text.to_owned());
            }
            ["Ntry", "NtryDtls", "TxDtls", "RltdPties", "Dbtr", .., "Nm"] => {
                text.clone_into(&mut entry.debtor);
            }
            ["Ntry", "NtryDtls", "TxDtls", "RltdPties", "Cdtr", .., "Nm"] => {
                text.clone_into(&mut entry.creditor);
            }
            ["Ntry"] => self.entry_ends(),
            _ => {}
        }
    }

    fn balance_ends(&mut self) {
        let balance = std::mem::take(&mut self.balance);
        let (Some(statement), Some(day)) = (self.statements.last_mut(), balance.booked) else {
            return;
        };
        let Ok(read) = parse(balance.amount.as_bytes()) else {
            return;
        };
        let amount = if balance.debit {
            -read.amount
        } else {
            read.amount
        };
        match balance.kind.as_str() {
            "OPBD" | "PRCD" => {
                statement.opening = statement.opening.or(Some((day, amount)));
                if statement.balance_of.is_empty() {
                    statement.balance_of.clone_from(&balance.kind);
                }
            }
            "CLBD" => {
                statement.closing = Some((day, amount));
                "CLBD".clone_into(&mut statement.balance_of);
            }
            _ => {}
        }
        if statement.currency.is_empty() {
            statement.currency = balance.currency;
        }
    }

    fn entry_ends(&mut self) {
        let entry = std::mem::take(&mut self.entry);
        self.count = self.count.saturating_add(1);
        let Some(statement) = self.statements.last_mut() else {
            return;
        };
        // What is announced (PDNG) or only told (INFO) has not moved money.
        if matches!(entry.status.trim(), "PDNG" | "INFO") {
            self.not_booked += 1;
            return;
        }
        let amount = parse(entry.amount.as_bytes())
            .ok()
            .filter(|read| !read.notation.blank);
        let (Some(date), Some(amount)) = (entry.booked.or(entry.valued), amount) else {
            self.findings
                .add(Rule::RowUnreadable, Some(self.count), || {
                    vec![("value", Value::text(&entry.amount))]
                });
            return;
        };
        if !entry.currency.is_empty() && statement.currency.is_empty() {
            statement.currency.clone_from(&entry.currency);
        }
        if entry.currency != statement.currency && !entry.currency.is_empty() {
            self.findings.add(Rule::Currency, Some(self.count), || {
                vec![("value", Value::text(&entry.currency))]
            });
            return;
        }
        if statement.movements.len() >= MOVEMENTS {
            self.findings.add(Rule::TooManyLines, Some(self.count), || {
                vec![("count", Value::count(MOVEMENTS))]
            });
            return;
        }
        // The direction of a reversal is its own.
        let amount: Cents = if entry.debit {
            -amount.amount
        } else {
            amount.amount
        };
        statement.movements.push(Movement {
            line: self.count,
            date,
            amount,
            label: entry.labels.join(" "),
            party: if entry.debit {
                entry.creditor
            } else {
                entry.debtor
            },
            reference: entry.reference,
        });
    }
}

/// The path below the statement; one that is nowhere for what is outside.
fn inside(path: &[String]) -> Vec<&str> {
    match path.iter().position(|name| name == "Stmt") {
        Some(at) => path[at + 1..].iter().map(String::as_str).collect(),
        None => vec!["-"],
    }
}

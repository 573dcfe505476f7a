//! OFX: version 1 is SGML whose elements need no end, version 2 is XML. Both are read as elements in
//! a row; what has text is a value, what has none holds others.

use std::collections::HashSet;

use super::{Bank, MOVEMENTS, Movement, Statement, end_of, without_key};
use crate::amounts::{Cents, parse};
use crate::days::Day;
use crate::encodings::text;
use crate::findings::{Findings, Rule, Value};

pub(super) fn read(bytes: &[u8]) -> Bank {
    let text = text(bytes);
    let body = text.find("<OFX>").map_or("", |at| &text[at..]);
    let mut reading = Reading::default();
    let mut lines = 1 + text[..text.len() - body.len()].matches('\n').count();
    for part in body.split('<').skip(1) {
        let line = u32::try_from(lines).unwrap_or(u32::MAX);
        lines += part.matches('\n').count();
        let Some((name, value)) = part.split_once('>') else {
            continue;
        };
        reading.see(name.trim(), &unescaped(value.trim()), line);
    }
    // What the file breaks off in is not read, nor is what came after it.
    reading.movement_ends();
    if !body.contains("</OFX>") {
        let line = u32::try_from(lines).unwrap_or(u32::MAX);
        reading.findings.add(Rule::Truncated, Some(line), || {
            vec![("value", Value::text("OFX"))]
        });
    }
    let mut statements = reading.statements;
    statements.retain(|statement| !statement.movements.is_empty() || statement.closing.is_some());
    Bank {
        statements,
        findings: reading.findings,
    }
}

#[derive(Default)]
struct Reading {
    statements: Vec<Statement>,
    findings: Findings,
    movement: Option<Part>,
    /// References of the movements of the last statement.
    seen: HashSet<String>,
    in_balance: bool,
    balance: Option<Cents>,
}

#[derive(Default)]
struct Part {
    line: u32,
    date: Option<Day>,
    amount: String,
    name: String,
    memo: String,
    reference: String,
}

impl Reading {
    fn see(&mut self, name: &str, value: &str, line: u32) {
        match name {
            "STMTRS" | "CCSTMTRS" => {
                self.statements.push(Statement::default());
                self.seen.clear();
            }
            "STMTTRN" => {
                // An element without an end is ended by the next.
                self.movement_ends();
                self.movement = Some(Part {
                    line,
                    ..Part::default()
                });
            }
            "/STMTTRN" | "/BANKTRANLIST" => self.movement_ends(),
            "LEDGERBAL" => self.in_balance = true,
            "/LEDGERBAL" | "AVAILBAL" => self.in_balance = false,
            _ => self.value(name, value),
        }
    }

    fn value(&mut self, name: &str, value: &str) {
        let Some(statement) = self.statements.last_mut() else {
            return;
        };
        match (name, &mut self.movement) {
            ("CURDEF", None) => value.clone_into(&mut statement.currency),
            ("ACCTID", None) => {
                end_of(value).clone_into(&mut statement.account_end);
                end_of(without_key(value)).clone_into(&mut statement.number_end);
            }
            ("BALAMT", _) if self.in_balance => {
                self.balance = parse(value.as_bytes()).ok().map(|read| read.amount);
            }
            ("DTASOF", _) if self.in_balance => {
                if let (Some(day), Some(balance)) = (day(value), self.balance.take()) {
                    statement.closing = Some((day, balance));
                    "LEDGERBAL".clone_into(&mut statement.balance_of);
                }
            }
            ("DTPOSTED", Some(part)) => part.date = day(value),
            ("TRNAMT", Some(part)) => value.clone_into(&mut part.amount),
            ("NAME" | "PAYEE", Some(part)) => value.clone_into(&mut part.name),
            ("MEMO", Some(part)) => value.clone_into(&mut part.memo),
            ("FITID", Some(part)) => value.clone_into(&mut part.reference),
            _ => {}
        }
    }

    fn movement_ends(&mut self) {
        let (Some(part), Some(statement)) = (self.movement.take(), self.statements.last_mut())
        else {
            return;
        };
        let amount = parse(part.amount.as_bytes())
            .ok()
            .filter(|read| !read.notation.blank);
        let (Some(date), Some(amount)) = (part.date, amount) else {
            self.findings.add(Rule::RowUnreadable, Some(part.line), || {
                vec![("value", Value::text(&part.amount))]
            });
            return;
        };
        if statement.movements.len() >= MOVEMENTS {
            self.findings.add(Rule::TooManyLines, Some(part.line), || {
                vec![("count", Value::count(MOVEMENTS))]
            });
            return;
        }
        // A bank gives each movement of an account one FITID (OFX 1.6, 11.4.4.1), by which it is known
        // when it is sent again.
        if !part.reference.is_empty() && !self.seen.insert(part.reference.clone()) {
            self.findings.add(Rule::MovementTwice, Some(part.line), || {
                vec![
                    ("value", Value::text(&part.reference)),
                    ("found", Value::Amount(amount.amount)),
                ]
            });
            return;
        }
        let label = match (part.name.as_str(), part.memo.as_str()) {
            (name, "") => name.to_owned(),
            ("", memo) => memo.to_owned(),
            (name, memo) => format!("{name} {memo}"),
        };
        statement.movements.push(Movement {
            line: part.line,
            date,
            amount: amount.amount,
            label,
            party: part.name,
            reference: part.reference,
        });
    }
}

/// The day of `20240131120000.000[+1:CET]`.
fn day(value: &str) -> Option<Day> {
    Day::parse(value.get(..8)?.as_bytes()).map(|(day, _)| day)
}

fn unescaped(value: &str) -> String {
    value
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&")
}

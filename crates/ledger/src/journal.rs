//! Plain-text journals: hledger, ledger and beancount, where they are simple.
//!
//! Transactions with dated postings, comments, and one amount that is left out. Accounts have names
//! there: a name whose part begins with digits is that account (`Charges:606400 Fournitures`); others
//! go by the first part of their name, in English or French. What larger programs compute (prices,
//! automatic postings, budgets) is told and left.

use std::collections::BTreeMap;

use crate::amounts::Cents;
use crate::days::Day;
use crate::drafts::{Draft, Drafts};
use crate::encodings::text;
use crate::entries::Ledger;
use crate::findings::{Findings, Rule, Value};
use crate::words::plain;

mod lines;

use lines::{Heading, Posting, heading, posting};

/// Lines of one journal.
const LINES: usize = 1_000_000;

/// A journal that was read.
#[derive(Debug)]
pub struct Journal {
    /// Its entries.
    pub ledger: Ledger,
    /// What is wrong with it.
    pub findings: Findings,
    /// The names of its accounts, each with the account that it became, in the order of the names.
    pub accounts: Vec<(String, String)>,
}

/// Reads a journal. Accounts go by the rules above, but for those that are given by their names.
pub fn read(bytes: &[u8], import: &str, given: &BTreeMap<String, String>) -> Journal {
    let text = text(bytes);
    let mut named: BTreeMap<String, String> = BTreeMap::new();
    let mut drafts = Drafts::of(import);
    let mut open: Option<Transaction> = None;
    let mut number = 0_u32;
    let mut in_comment = false;
    for (at, line) in text.lines().enumerate() {
        let place = u32::try_from(at + 1).unwrap_or(u32::MAX);
        if at >= LINES {
            drafts.findings.add(Rule::TooManyLines, Some(place), || {
                vec![("count", Value::count(LINES))]
            });
            break;
        }
        if line.starts_with("comment") || line.starts_with("end comment") {
            in_comment = line.starts_with("comment");
            continue;
        }
        let bare = line.split(';').next().unwrap_or_default().trim_end();
        if in_comment || bare.trim().is_empty() || line.starts_with(['#', '*', '%', '|']) {
            continue;
        }
        if bare.starts_with([' ', '\t']) {
            let Some(transaction) = open.as_mut() else {
                continue;
            };
            match posting(bare.trim()) {
                Some(posting) => transaction.postings.push((place, posting)),
                None => told(&mut drafts.findings, Rule::RowUnreadable, place, bare),
            }
            continue;
        }
        if let Some(transaction) = open.take() {
            transaction.add(&mut drafts, given, &mut named);
        }
        match heading(bare) {
            Some(heading) => {
                number += 1;
                open = Some(Transaction {
                    number,
                    line: place,
                    heading,
                    postings: Vec::new(),
                });
            }
            None => told(&mut drafts.findings, Rule::NotUnderstood, place, bare),
        }
    }
    if let Some(transaction) = open {
        transaction.add(&mut drafts, given, &mut named);
    }
    let (ledger, findings) = drafts.finish(true);
    Journal {
        ledger,
        findings,
        accounts: named.into_iter().collect(),
    }
}

struct Transaction<'a> {
    number: u32,
    line: u32,
    heading: Heading<'a>,
    postings: Vec<(u32, Posting<'a>)>,
}

impl Transaction<'_> {
    fn add(
        self,
        drafts: &mut Drafts,
        given: &BTreeMap<String, String>,
        named: &mut BTreeMap<String, String>,
    ) {
        let known: Cents = self
            .postings
            .iter()
            .filter_map(|(_, posting)| posting.amount)
            .sum();
        let blank = self
            .postings
            .iter()
            .filter(|(_, posting)| posting.amount.is_none())
            .count();
        if blank > 1 {
            told(
                &mut drafts.findings,
                Rule::RowUnreadable,
                self.line,
                self.heading.label,
            );
            return;
        }
        let number = self.number.to_string();
        for (line, posting) in &self.postings {
            let amount = posting.amount.unwrap_or(-known);
            let (mut account, name) = account(posting.account);
            if let Some(given) = given.get(posting.account) {
                account.clone_from(given);
            }
            if !named.contains_key(posting.account) {
                named.insert(posting.account.to_owned(), account.clone());
            }
            drafts.add(&Draft {
                journal: "JR",
                number: &number,
                account: &account,
                account_label: name,
                third_party_label: self.heading.payee,
                document: self.heading.code,
                label: self.heading.label,
                debit: Cents(amount.0.max(0)),
                credit: Cents(amount.0.min(0).saturating_neg()),
                ..Draft::of(*line, self.heading.date)
            });
        }
    }
}

/// Number and name of an account: `Charges:606400 Fournitures` is 606400, and `assets:bank` is of
/// the bank by its words.
fn account(name: &str) -> (String, &str) {
    let last = name.rsplit(':').next().unwrap_or(name).trim();
    for part in name.rsplit(':') {
        let digits: String = part
            .trim()
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        if digits.len() >= 3 {
            let rest = part.trim()[digits.len()..].trim_start_matches([' ', '-', '_']);
            return (digits, if rest.is_empty() { last } else { rest });
        }
    }
    let words = plain(name);
    let first = words.split(':').next().unwrap_or_default();
    let number = match first {
        "assets" | "actif" | "actifs" if words.contains("cash") || words.contains("caisse") => {
            "530"
        }
        "assets" | "actif" | "actifs" if words.contains("receivable") => "411",
        "assets" | "actif" | "actifs" => "512",
        "liabilities" | "passif" | "dettes" => "467",
        "equity" | "capitaux" | "fonds" => "110",
        "income" | "revenues" | "revenue" | "produits" | "recettes" => "758",
        "expenses" | "charges" | "depenses" => "658",
        _ => "471",
    };
    (number.to_owned(), last)
}

fn told(findings: &mut Findings, rule: Rule, line: u32, text: &str) {
    findings.add(rule, Some(line), || {
        vec![("value", Value::text(text.trim()))]
    });
}

/// The day at the beginning of a line, and what follows.
fn dated(line: &str) -> Option<(Day, &str)> {
    let (date, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    // A second date after `=` is that of the bank.
    let date = date.split('=').next()?;
    let mut parts = date.split(['-', '/', '.']);
    let year = parts.next()?.parse().ok()?;
    let day = Day::new(
        year,
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
    )?;
    parts.next().is_none().then_some((day, rest.trim_start()))
}

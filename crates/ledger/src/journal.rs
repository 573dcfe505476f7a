//! Plain-text journals: hledger, ledger and beancount, where they are simple.
//!
//! Transactions with dated postings, comments, and one amount that is left out. Accounts have names
//! there: a name whose part begins with digits is that account (`Charges:606400 Fournitures`); others
//! go by the words of their name, in English or French. What larger programs compute (prices,
//! automatic postings, budgets) is told and left.

use std::collections::BTreeMap;

use crate::amounts::Cents;
use crate::days::Day;
use crate::drafts::{Draft, Drafts};
use crate::encodings::text;
use crate::entries::Ledger;
use crate::findings::{Findings, Rule, Value};

mod balances;
mod lines;
mod names;

use balances::{Balance, settle};
use lines::{Asserted, Heading, Posting, balance, heading, pad, posting};
use names::account;

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
/// Balances that it states are held against its amounts; files that it includes are not read.
pub fn read(bytes: &[u8], import: &str, given: &BTreeMap<String, String>) -> Journal {
    let text = text(bytes);
    let mut drafts = Drafts::of(import);
    let read = Lines::of(&text, &mut drafts.findings);
    let Lines {
        mut transactions,
        balances,
        pads,
        whole,
        ..
    } = read;
    let filled = settle(
        &mut transactions,
        &balances,
        pads,
        whole,
        &mut drafts.findings,
    );
    let mut named: BTreeMap<String, String> = BTreeMap::new();
    let mut number = 0;
    for transaction in &transactions {
        number += 1;
        transaction.add(number, &mut drafts, given, &mut named);
    }
    for (pad, amount) in filled {
        number += 1;
        pad.transaction(amount)
            .add(number, &mut drafts, given, &mut named);
    }
    let (ledger, findings) = drafts.finish(true);
    Journal {
        ledger,
        findings,
        accounts: named.into_iter().collect(),
    }
}

/// What stands in the lines of a journal.
struct Lines<'a> {
    transactions: Vec<Transaction<'a>>,
    balances: Vec<Balance<'a>>,
    pads: Vec<Pad<'a>>,
    /// Whether nothing of it is in other files.
    whole: bool,
    /// The year of days that are written without one.
    year: Option<i32>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str, findings: &mut Findings) -> Self {
        let mut read = Self {
            transactions: Vec::new(),
            balances: Vec::new(),
            pads: Vec::new(),
            whole: true,
            year: None,
        };
        let mut open = false;
        let mut in_comment = false;
        for (at, line) in text.lines().enumerate() {
            let place = u32::try_from(at + 1).unwrap_or(u32::MAX);
            if at >= LINES {
                findings.add(Rule::TooManyLines, Some(place), || {
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
            if !bare.starts_with([' ', '\t']) {
                open = read.line(place, bare, findings);
                continue;
            }
            let Some(transaction) = read.transactions.last_mut().filter(|_| open) else {
                continue;
            };
            match posting(bare.trim()) {
                Some(posting) => transaction.postings.push((place, posting)),
                None => told(findings, Rule::RowUnreadable, place, bare),
            }
        }
        read
    }

    /// A line that is no posting; whether postings follow.
    fn line(&mut self, place: u32, bare: &'a str, findings: &mut Findings) -> bool {
        let bare = bare.trim_start();
        if let Some(of) = balance(place, bare) {
            self.balances.push(of);
            return false;
        }
        if let Some(of) = pad(place, bare) {
            self.pads.push(of);
            return false;
        }
        if let Some(heading) = heading(bare, self.year) {
            self.transactions.push(Transaction {
                line: place,
                heading,
                postings: Vec::new(),
                whole: true,
            });
            return true;
        }
        let word = bare.split_whitespace().next().unwrap_or_default();
        let rest = bare[word.len()..].trim();
        let of_year = match word.strip_prefix('Y') {
            Some(year) if !year.is_empty() => year,
            Some(_) => rest,
            None if word == "year" => rest,
            None if word == "apply" => rest.strip_prefix("year").map_or("", str::trim),
            None => "",
        };
        if let Some(year) = of_year.parse().ok().filter(|of| (1900..2200).contains(of)) {
            self.year = Some(year);
        } else if matches!(word, "include" | "!include") {
            self.whole = false;
            let file = rest.trim_matches('"').to_owned();
            told(findings, Rule::Included, place, &file);
        } else if matches!(word, "alias" | "apply") || bare.starts_with('=') {
            // These change accounts of what follows, or add amounts to it.
            told(findings, Rule::JournalRule, place, bare);
        } else if bare.starts_with(|of: char| of.is_ascii_digit()) && lines::other(bare).is_none() {
            told(findings, Rule::RowUnreadable, place, bare);
        } else {
            told(findings, Rule::NotUnderstood, place, bare);
        }
        false
    }
}

/// An account of beancount that is filled from another, so that its next balance holds.
struct Pad<'a> {
    line: u32,
    date: Day,
    account: &'a str,
    from: &'a str,
}

impl<'a> Pad<'a> {
    fn transaction(&self, amount: Cents) -> Transaction<'a> {
        let posting = |account, amount| {
            let amount = Some(amount);
            let asserted = None;
            let posting = Posting {
                account,
                amount,
                asserted,
            };
            (self.line, posting)
        };
        Transaction {
            line: self.line,
            heading: Heading {
                date: self.date,
                code: "",
                payee: "",
                label: "pad",
            },
            postings: vec![posting(self.account, amount), posting(self.from, -amount)],
            whole: true,
        }
    }
}

/// What makes the balance of an account: given the account, the balance, and the amounts before in its
/// transaction.
type Assigning<'a, 'b> = dyn FnMut(&'a str, Asserted, &[(&'a str, Cents)]) -> Cents + 'b;

struct Transaction<'a> {
    line: u32,
    heading: Heading<'a>,
    postings: Vec<(u32, Posting<'a>)>,
    /// Whether all of its amounts are known.
    whole: bool,
}

impl<'a> Transaction<'a> {
    /// Gives postings that say a balance and no amount the amount that makes it. What is asked gets the
    /// account, its balance, and the amounts before in this transaction.
    fn assign(&mut self, amount: &mut Assigning<'a, '_>) {
        let mut before: Vec<(&str, Cents)> = Vec::new();
        for (_, posting) in &mut self.postings {
            if let (None, Some(asserted)) = (posting.amount, posting.asserted) {
                posting.amount = Some(amount(posting.account, asserted, &before));
            }
            before.extend(posting.amount.map(|amount| (posting.account, amount)));
        }
    }

    /// Gives the one posting that is left what the others leave.
    fn balance(&mut self, findings: &mut Findings) {
        let known = self.postings.iter().filter_map(|(_, of)| of.amount);
        let known: Cents = known.sum();
        let mut blank = self
            .postings
            .iter_mut()
            .filter(|(_, of)| of.amount.is_none());
        let first = blank.next();
        if blank.next().is_some() {
            self.whole = false;
            told(findings, Rule::RowUnreadable, self.line, self.heading.label);
        } else if let Some((_, posting)) = first {
            posting.amount = Some(-known);
        }
    }

    fn add(
        &self,
        number: u32,
        drafts: &mut Drafts,
        given: &BTreeMap<String, String>,
        named: &mut BTreeMap<String, String>,
    ) {
        if !self.whole {
            return;
        }
        let number = number.to_string();
        for (line, posting) in &self.postings {
            let amount = posting.amount.unwrap_or_default();
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

fn told(findings: &mut Findings, rule: Rule, line: u32, text: &str) {
    findings.add(rule, Some(line), || {
        vec![("value", Value::text(text.trim()))]
    });
}

/// The day at the beginning of a line, and what follows; one without a year is of the year that is
/// handed in.
fn dated(line: &str, default: Option<i32>) -> Option<(Day, &str)> {
    let (date, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    // A second date after `=` is that of the bank.
    let date = date.split('=').next()?;
    let parts: Vec<&str> = date.split(['-', '/', '.']).collect();
    let (year, month, day) = match parts[..] {
        [year, month, day] => (year.parse().ok()?, month, day),
        [month, day] => (default?, month, day),
        _ => return None,
    };
    let day = Day::new(year, month.parse().ok()?, day.parse().ok()?)?;
    Some((day, rest.trim_start()))
}

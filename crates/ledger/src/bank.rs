//! Bank statements: OFX (SGML and XML), CAMT.053, CSV.

use serde::{Deserialize, Serialize};

use crate::amounts::Cents;
use crate::days::Day;
use crate::drafts::{Draft, Drafts};
use crate::entries::Ledger;
use crate::findings::{Findings, Rule, Value};

mod camt;
mod csv;
mod ofx;
mod xml;

pub use csv::{BankColumns, guess as guess_columns, read as read_rows};

/// Movements of one file.
pub const MOVEMENTS: usize = 500_000;

/// A statement of one account.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Statement {
    /// Last four characters of the account's number; the rest is nobody's business here.
    pub account_end: String,
    /// The same of the number without the key that ends a French IBAN, by which statements of one
    /// account are known in every format.
    pub number_end: String,
    /// What the account is called, where its number is not known; empty where nothing says it.
    pub name: String,
    /// Currency, such as `EUR`; empty where the file does not say.
    pub currency: String,
    /// Its movements, in the order of the file.
    pub movements: Vec<Movement>,
    /// Balance before the first movement, and its day.
    pub opening: Option<(Day, Cents)>,
    /// Balance after the last movement, and its day.
    pub closing: Option<(Day, Cents)>,
    /// What says the balances, as the file calls it: `LEDGERBAL`, `CLBD`, a column.
    pub balance_of: String,
}

/// The journal of an opening that a statement gives, which is not of a year of accounts.
pub(crate) const OPENING: &str = "AN-BQ";

/// A movement: positive is money that came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Movement {
    /// Line of the file, or place in it, from 1.
    pub line: u32,
    /// Day on which it was booked.
    pub date: Day,
    /// The amount.
    pub amount: Cents,
    /// What is written about it.
    pub label: String,
    /// The other party, where it is named apart.
    pub party: String,
    /// The bank's reference.
    pub reference: String,
}

/// A file of statements that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bank {
    /// Its statements, one an account.
    pub statements: Vec<Statement>,
    /// What is wrong with it.
    pub findings: Findings,
}

/// Reads OFX or CAMT.053, whichever it is; nothing where it is neither.
pub fn read(bytes: &[u8]) -> Option<Bank> {
    let start = bytes.get(..4096).unwrap_or(bytes);
    let has = |words: &[u8]| start.windows(words.len()).any(|window| window == words);
    let mut bank = if has(b"OFXHEADER") || has(b"<OFX>") {
        ofx::read(bytes)
    } else if has(b"camt.053") || has(b"<BkToCstmrStmt>") {
        camt::read(bytes)
    } else {
        return None;
    };
    bank.check();
    bank.join();
    Some(bank)
}

/// The last four characters of a number.
fn end_of(number: &str) -> &str {
    let start = number.char_indices().rev().nth(3).map_or(0, |(at, _)| at);
    &number[start..]
}

/// The number of the account in a French IBAN, without the key of two digits that ends it (Banque de
/// France, relevé d'identité bancaire): files of other formats give the number alone.
fn without_key(number: &str) -> &str {
    let number = number.trim();
    match number.len() == 27 && number.is_ascii() && number.starts_with("FR") {
        true => &number[..25],
        false => number,
    }
}

impl Bank {
    /// Puts statements of one account together: some banks send one a day.
    fn join(&mut self) {
        let mut joined: Vec<Statement> = Vec::new();
        for statement in std::mem::take(&mut self.statements) {
            let named = !statement.number_end.is_empty();
            let same = |of: &&mut Statement| {
                named && of.number_end == statement.number_end && of.currency == statement.currency
            };
            match joined.iter_mut().find(same) {
                Some(first) => first.join(statement),
                None => joined.push(statement),
            }
        }
        self.statements = joined;
    }

    /// Holds the balances against the movements, and tells of currencies that are not euros.
    fn check(&mut self) {
        for statement in &self.statements {
            if !matches!(statement.currency.as_str(), "" | "EUR") {
                self.findings.add(Rule::Currency, None, || {
                    vec![("value", Value::text(&statement.currency))]
                });
            }
            let balance = statement.opening.or(statement.closing);
            if balance.is_none() && !statement.movements.is_empty() {
                self.findings.add(Rule::BalanceUnknown, None, Vec::new);
            }
            let (Some((_, opening)), Some((_, closing))) = (statement.opening, statement.closing)
            else {
                continue;
            };
            let sum: Cents = statement
                .movements
                .iter()
                .map(|movement| movement.amount)
                .sum();
            if opening + sum != closing {
                self.findings.add(Rule::StatementBalance, None, || {
                    vec![
                        ("expected", Value::Amount(opening + sum)),
                        ("found", Value::Amount(closing)),
                    ]
                });
            }
        }
        if self
            .statements
            .iter()
            .all(|statement| statement.movements.is_empty())
        {
            self.findings.add(Rule::NoEntries, None, Vec::new);
        }
    }
}

impl Statement {
    /// What there was before the first movement: the balance after the last less all of them, else the
    /// balance before; and the day.
    fn before(&self) -> Option<(Day, Cents)> {
        let first = self.movements.iter().map(|movement| movement.date).min()?;
        let sum: Cents = self.movements.iter().map(|movement| movement.amount).sum();
        let of_end = self.closing.map(|(_, closing)| closing - sum);
        let amount = of_end.or(self.opening.map(|(_, opening)| opening))?;
        let day = self.opening.map_or(first, |(day, _)| day.min(first));
        (!amount.is_zero()).then_some((day, amount))
    }

    /// Adds what a later statement of the same account says.
    fn join(&mut self, other: Self) {
        self.movements.extend(other.movements);
        let earlier = |of: &(Day, Cents)| self.opening.is_none_or(|(day, _)| of.0 < day);
        self.opening = other.opening.filter(earlier).or(self.opening);
        let later = |of: &(Day, Cents)| self.closing.is_none_or(|(day, _)| of.0 >= day);
        self.closing = other.closing.filter(later).or(self.closing);
    }

    /// The movements as entries of the account of that bank, such as `512000`. Their other side
    /// waits in 471 until somebody says what they are. Movements in another currency are left out.
    ///
    /// The account is named by the end of the bank account's number, by which statements of others are
    /// told from it.
    ///
    /// What the statement says that there was before is an opening entry against 890 (*bilan
    /// d’ouverture*), so that what there is after is what it says too.
    pub fn ledger(&self, account: &str, import: &str) -> (Ledger, Findings) {
        let mut drafts = Drafts::of(import);
        let euros = matches!(self.currency.as_str(), "" | "EUR");
        let account_label = match self.number_end.as_str() {
            "" => self.name.clone(),
            end => format!("Banque, compte …{end}"),
        };
        if let Some((date, amount)) = self.before().filter(|_| euros) {
            let label = format!("Solde initial d’après le relevé ({})", self.balance_of);
            let (debit, credit) = (amount.max(Cents::ZERO), (-amount).max(Cents::ZERO));
            let entry = Draft {
                journal: OPENING,
                number: "0",
                label: &label,
                ..Draft::of(self.movements.first().map_or(1, |of| of.line), date)
            };
            drafts.add(&Draft {
                account,
                account_label: &account_label,
                debit,
                credit,
                ..entry
            });
            drafts.add(&Draft {
                account: "890000",
                debit: credit,
                credit: debit,
                ..entry
            });
        }
        for (at, movement) in self.movements.iter().enumerate().filter(|_| euros) {
            let number = (at + 1).to_string();
            let (come, gone) = if movement.amount.0 < 0 {
                (Cents::ZERO, -movement.amount)
            } else {
                (movement.amount, Cents::ZERO)
            };
            let entry = Draft {
                journal: "BQ",
                number: &number,
                third_party_label: &movement.party,
                document: &movement.reference,
                label: &movement.label,
                ..Draft::of(movement.line, movement.date)
            };
            drafts.add(&Draft {
                account,
                account_label: &account_label,
                debit: come,
                credit: gone,
                ..entry
            });
            drafts.add(&Draft {
                account: "471000",
                debit: gone,
                credit: come,
                ..entry
            });
        }
        let (mut ledger, findings) = drafts.finish(true);
        for source in ledger.sources_mut() {
            source.statement = true;
        }
        (ledger, findings)
    }
}

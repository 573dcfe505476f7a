//! Amounts that balances say, and balances that are held against the amounts.

use std::collections::BTreeMap;

use super::lines::Asserted;
use super::{Pad, Transaction};
use crate::amounts::Cents;
use crate::days::Day;
use crate::findings::{Findings, Rule, Value};

/// A balance that beancount says an account has when a day begins.
pub(super) struct Balance<'a> {
    pub(super) line: u32,
    pub(super) date: Day,
    pub(super) account: &'a str,
    pub(super) amount: Cents,
    /// How far from it the account may be.
    pub(super) within: Cents,
}

/// What an account comes to, by its name.
#[derive(Default)]
struct Sums<'a>(BTreeMap<&'a str, Cents>);

impl<'a> Sums<'a> {
    /// Of an account, and of those below it where they count too.
    fn of(&self, account: &str, below: bool) -> Cents {
        if !below {
            return self.0.get(account).copied().unwrap_or_default();
        }
        let of = self.0.range(account..);
        let of = of.take_while(|(name, _)| name.starts_with(account));
        let is = |name: &str| matches!(name.as_bytes().get(account.len()), None | Some(b':'));
        of.filter(|(name, _)| is(name))
            .map(|(_, amount)| *amount)
            .sum()
    }

    fn add(&mut self, account: &'a str, amount: Cents) {
        *self.0.entry(account).or_default() += amount;
    }
}

/// Gives postings without an amount theirs: what the balance after them asks for, or what the others of
/// their transaction leave. Holds balances against the sums, in the order of the days (hledger, *balance
/// assertions*; beancount, *balance assertions*), and gives what a `pad` of beancount fills in, each
/// with its amount. Nothing is held against a journal of which parts are elsewhere.
pub(super) fn settle<'a>(
    transactions: &mut [Transaction<'a>],
    balances: &[Balance<'a>],
    pads: Vec<Pad<'a>>,
    whole: bool,
    findings: &mut Findings,
) -> Vec<(Pad<'a>, Cents)> {
    let mut order: Vec<usize> = (0..transactions.len()).collect();
    order.sort_by_key(|at| transactions[*at].heading.date);
    let mut balances: Vec<&Balance<'_>> = balances.iter().collect();
    balances.sort_by_key(|of| of.date);
    let mut balances = balances.into_iter().peekable();
    let mut pads: Vec<Option<Pad<'_>>> = pads.into_iter().map(Some).collect();
    let mut filled = Vec::new();
    let mut sums = Sums::default();
    let mut held = |sums: &mut Sums<'a>, of: &Balance<'a>, findings: &mut Findings| {
        let found = sums.of(of.account, true);
        let gap = of.amount - found;
        let mut pads = pads.iter_mut();
        let pad = pads.rfind(|pad| {
            pad.as_ref()
                .is_some_and(|pad| pad.account == of.account && pad.date < of.date)
        });
        if let Some(pad) = pad.and_then(Option::take) {
            if !gap.is_zero() {
                sums.add(pad.account, gap);
                sums.add(pad.from, -gap);
                filled.push((pad, gap));
            }
        } else if whole && gap.abs() > of.within {
            tell(of.line, of.date, of.account, of.amount, found, findings);
        }
    };
    for at in order {
        let transaction = &mut transactions[at];
        let date = transaction.heading.date;
        while let Some(of) = balances.next_if(|of| of.date <= date) {
            held(&mut sums, of, findings);
        }
        transaction.assign(&mut |account, asserted, amounts| {
            let own: Cents = amounts
                .iter()
                .filter(|(of, _)| *of == account)
                .map(|(_, amount)| *amount)
                .sum();
            asserted.amount - sums.of(account, asserted.below) - own
        });
        transaction.balance(findings);
        for (line, posting) in &transaction.postings {
            let Some(amount) = posting.amount else {
                continue;
            };
            sums.add(posting.account, amount);
            let Some(Asserted { amount, below }) = posting.asserted else {
                continue;
            };
            let found = sums.of(posting.account, below);
            if whole && found != amount {
                tell(*line, date, posting.account, amount, found, findings);
            }
        }
    }
    for of in balances {
        held(&mut sums, of, findings);
    }
    filled
}

fn tell(
    line: u32,
    date: Day,
    account: &str,
    expected: Cents,
    found: Cents,
    findings: &mut Findings,
) {
    findings.add(Rule::JournalBalance, Some(line), || {
        vec![
            ("account", Value::text(account)),
            ("date", Value::Day(date)),
            ("expected", Value::Amount(expected)),
            ("found", Value::Amount(found)),
        ]
    });
}

//! Which of the lines that were read are totals of others, and whether they are right.

use std::collections::BTreeSet;

use super::BudgetLine;
use super::rows::{BudgetRows, Read, Stated, gives};
use crate::amounts::Cents;
use crate::findings::{Findings, Rule, Value};
use crate::words::plain;

/// Leaves out what is the total of others: a shorter account that longer ones begin with, and one
/// with details under it that add up to it. Of details that do not, who gives stands before the sum,
/// and the sum before others. Then the totals that the sheet states are held against what is left.
pub(super) fn settled(read: Vec<Read>, stated: &[Stated], mut findings: Findings) -> BudgetRows {
    let mut dropped: BTreeSet<usize> = BTreeSet::new();
    for (at, of) in read.iter().enumerate().filter(|(_, of)| of.under.is_none()) {
        let account = of.line.account.as_str();
        let longer = |below: &Read| {
            let begins = below.line.account.starts_with(account);
            account.len() == 2 && below.under.is_none() && begins && below.line.account.len() > 2
        };
        let detail = |below: &Read| below.under.as_deref() == Some(account);
        // Names under 741 are in 741, which is in 74.
        let below = read.iter().enumerate();
        let below: Vec<(usize, &Read)> = below.filter(|(_, of)| longer(of) || detail(of)).collect();
        let coded = below.iter().any(|(_, of)| longer(of));
        let sum: Cents = below.iter().map(|(_, of)| of.line.amount).sum();
        if sum.is_zero() {
            continue;
        }
        // A heading with nothing beside it, or a zero, states no sum.
        if sum == of.line.amount || of.line.amount.is_zero() {
            dropped.insert(at);
            continue;
        }
        let parts_stand = coded || gives(account);
        let some_only = |of: &Read| plain(&of.line.label).starts_with("dont ");
        if parts_stand || !below.iter().all(|(_, of)| some_only(of)) {
            told(&mut findings, of.row, account, sum, of.line.amount);
        }
        match parts_stand {
            true => drop(dropped.insert(at)),
            false => dropped.extend(below.iter().map(|(at, _)| *at)),
        }
    }
    let kept: Vec<Read> = read
        .into_iter()
        .enumerate()
        .filter(|(at, of)| !dropped.contains(at) && !plain(&of.line.label).starts_with("total"))
        .map(|(_, of)| of)
        .collect();
    let mut before = 0;
    for total in stated {
        let above = |of: &&Read| of.half == total.half && of.row < total.row;
        let sum = |chosen: &dyn Fn(&Read) -> bool| -> Cents {
            let lines = kept.iter().filter(above).filter(|of| chosen(of));
            lines.map(|of| of.line.amount).sum()
        };
        let since = before;
        before = total.row;
        // The side is that of the last line above; in kind is in the total, or is not.
        let Some(last) = kept.iter().rfind(above) else {
            continue;
        };
        let class = side(&last.line.account);
        let sums = [
            sum(&|of| of.row > since),
            sum(&|of| side(&of.line.account) == class),
            sum(&|of| side(&of.line.account) == class && !of.line.account.starts_with('8')),
        ];
        if !sums.contains(&total.amount) {
            told(
                &mut findings,
                total.row,
                &total.label,
                sums[1],
                total.amount,
            );
        }
    }
    BudgetRows {
        lines: kept.into_iter().map(|of| in_words(of.line)).collect(),
        findings,
    }
}

/// Whether an account is one of charges; else it is one of products.
fn side(account: &str) -> bool {
    account.starts_with('6') || account.starts_with("86")
}

fn told(findings: &mut Findings, row: u32, of: &str, sum: Cents, found: Cents) {
    findings.add(Rule::TableTotal, Some(row), || {
        vec![
            ("expected", Value::Amount(sum)),
            ("found", Value::Amount(found)),
            ("column", Value::text(of)),
        ]
    });
}

/// A line of 870 or 875 becomes that of the form whose words it bears.
fn in_words(mut line: BudgetLine) -> BudgetLine {
    if line.account.starts_with("870") || line.account.starts_with("875") {
        let label = plain(&line.label);
        let has = |word: &str| label.contains(word);
        if has("benevol") {
            "87.volunteering".clone_into(&mut line.account);
        } else if has("don") {
            "87.gifts".clone_into(&mut line.account);
        }
    }
    line
}

//! A budget drafted from the years before and from known grants: a proposal, line by line, each with
//! where it comes from.

use std::collections::BTreeMap;

use super::{Budget, BudgetLine, Origin};
use crate::amounts::Cents;
use crate::books::Books;
use crate::charts::{Chart, Placement};
use crate::days::Period;
use crate::dimensions::{is_contribution, is_grant};
use crate::figures::Sign;
use crate::grants::{Grant, received};

/// Drafts a budget. Charges and products without grants are the mean of the years before, by the
/// first three digits of their accounts, with what is taken back of investment grants (747, before
/// 777) in one line; grants (74) are those that are known for the period, for
/// what was granted, or else for what was asked, less what was a product before the period. At most so many years are looked at; those without
/// entries do not count.
pub fn draft(
    books: &Books<'_>,
    grants: &[Grant],
    period: Period,
    project: Option<&str>,
    years: u32,
) -> Budget {
    let mut before = Vec::new();
    let mut year = period;
    for _ in 0..years.min(10) {
        year = year.year_before();
        if books
            .ledger
            .entries()
            .iter()
            .any(|entry| books.is_result(entry, year))
        {
            before.push(year);
        }
    }
    let taken_back = match books.chart(period) {
        Chart::Associations1999 | Chart::General2014 => "777",
        Chart::Associations2018 | Chart::Associations2025 | Chart::General2025 => "747",
    };
    let mut found: BTreeMap<String, (String, Vec<Cents>)> = BTreeMap::new();
    for (at, year) in before.iter().enumerate() {
        for (id, entry) in books.ledger.iter() {
            let account = books.ledger.account(entry);
            let of = project.is_none() || books.assignment.project(id) == project;
            // Dedicated funds follow from what is not spent, and are no habit.
            // What a funder of a known grant contributes is planned as that grant.
            let granted = is_contribution(books.ledger, entry)
                && (books.assignment.funder(id))
                    .is_some_and(|funder| grants.iter().any(|grant| grant.funder == funder));
            let habit = !is_grant(account)
                && !granted
                && !["689", "789"]
                    .iter()
                    .any(|start| account.starts_with(start));
            if !of || !habit || !books.is_result(entry, *year) {
                continue;
            }
            let sign = if account.starts_with('6') || account.starts_with("86") {
                Sign::Debit
            } else {
                Sign::Credit
            };
            // What is taken back of investment grants changed its account, and is one habit.
            let key = match account.get(..3).unwrap_or(account) {
                "747" | "777" => taken_back,
                start => start,
            };
            let (mut key, mut label) = (key, books.ledger.text(entry.account_label));
            // 870 and 875 changed places between charts: what is given in kind goes by its line.
            if let Some(Placement::Line(line, _)) = books.placement(entry)
                && account.starts_with("87")
            {
                (key, label) = (&line.id, &line.label);
            }
            let key = key.to_owned();
            let (_, amounts) = found
                .entry(key)
                .or_insert_with(|| (label.to_owned(), Vec::new()));
            amounts.resize(before.len(), Cents::ZERO);
            amounts[at] += sign.of(entry);
        }
    }
    let count = i64::try_from(before.len()).unwrap_or(1).max(1);
    let mut lines: Vec<BudgetLine> = found
        .into_iter()
        .map(|(account, (label, amounts))| {
            let sum: Cents = amounts.iter().copied().sum();
            // To whole euros: a plan claims no cents.
            let amount = Cents::euros(Cents(sum.0 / count).rounded_to_euros());
            let years = u32::try_from(before.len()).unwrap_or(0);
            BudgetLine {
                account,
                label,
                amount,
                funder: None,
                origin: Origin::History { years, amounts },
            }
        })
        .filter(|line| !line.amount.is_zero())
        .collect();
    // What of a grant of several years was a product before is not one again.
    let recognised = received(books, grants, period.first.previous()).recognised;
    for (grant, recognised) in grants.iter().zip(recognised) {
        let overlaps = grant.period.first <= period.last && period.first <= grant.period.last;
        let of = project.is_none() || grant.project.as_deref() == project;
        let Some(amount) = grant.granted.or(grant.asked).filter(|_| overlaps && of) else {
            continue;
        };
        let parts = recognised.parts().iter();
        let since = parts.filter(|part| {
            let entry = books.ledger.entry(part.entry);
            entry.is_some_and(|entry| grant.period.contains(entry.date))
        });
        let known: Cents = since.map(|part| part.amount).sum();
        let planned = in_period(grant, amount, period).min((amount - known).max(Cents::ZERO));
        if planned.is_zero() && !known.is_zero() {
            continue;
        }
        lines.push(BudgetLine {
            account: "74".to_owned(),
            label: grant.purpose.clone(),
            amount: planned,
            funder: Some(grant.funder.clone()),
            origin: match grant.granted {
                Some(_) => Origin::Grant(grant.id.clone()),
                None => Origin::Asked(grant.id.clone()),
            },
        });
    }
    Budget {
        id: String::new(),
        period,
        project: project.map(str::to_owned),
        lines,
    }
}

/// The part of a grant of several years that is for this period, month by month.
fn in_period(grant: &Grant, amount: Cents, period: Period) -> Cents {
    let all = grant.period.months().count().max(1) as i64;
    let within = grant
        .period
        .months()
        .filter(|month| period.contains(month.first()) || period.contains(month.last()))
        .count() as i64;
    if within == all {
        return amount;
    }
    let share = i128::from(amount.0) * i128::from(within) / i128::from(all);
    Cents::euros(Cents(i64::try_from(share).unwrap_or(0)).rounded_to_euros())
}

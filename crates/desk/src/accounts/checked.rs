//! What was found wrong in files of accounts, rule by rule, and what their books show as a whole.

use ledger::dimensions::unassigned;
use ledger::findings::Severity;
use ledger::grants::{DedicatedTo, dedicated_funds};
use ledger::once::Apart;
use ledger::{BalanceGap, OpeningGap};
use serde::Serialize;

use super::{Accounts, ReadAccounts, Told};
use crate::messages::{Messages, say};

/// Findings of one rule.
pub struct Grouped<'a> {
    /// Those that are shown.
    pub shown: Vec<&'a Told>,
    /// How many more there are.
    pub more: u64,
}

/// What was found in a file, at most so many findings of each rule; errors first.
pub fn grouped(read: &ReadAccounts, most: usize) -> Vec<Grouped<'_>> {
    let mut groups = Vec::new();
    for severity in [Severity::Error, Severity::Warning] {
        let mut rules: Vec<&str> = Vec::new();
        for finding in &read.findings {
            if finding.severity == severity && !rules.contains(&finding.rule.as_str()) {
                rules.push(&finding.rule);
            }
        }
        for rule in rules {
            let of = read.findings.iter().filter(|finding| finding.rule == rule);
            let shown: Vec<&Told> = of.take(most).collect();
            let count = read.counts.get(rule).copied().unwrap_or(0);
            groups.push(Grouped {
                more: count.saturating_sub(shown.len() as u64),
                shown,
            });
        }
    }
    groups
}

/// What is to be said of the books of a year.
#[derive(Serialize, utoipa::ToSchema)]
pub struct OfBooks {
    /// What it is about.
    pub what: &'static str,
    /// The year; 0 where there is none.
    pub year: i32,
    /// The sentence.
    pub message: String,
}

/// That a file opens its year with other money than the year before ends with.
pub(super) fn opening_gap(messages: &Messages, accounts: &Accounts, gap: &OpeningGap) -> String {
    say!(
        messages,
        "check-opening",
        name = named(accounts, gap.source),
        opening = super::amount(messages, gap.opening),
        closing = super::amount(messages, gap.closing),
        day = super::day(messages, gap.day)
    )
}

/// That a statement says another balance than the entries of other files make.
pub(super) fn balance_gap(messages: &Messages, accounts: &Accounts, gap: &BalanceGap) -> String {
    say!(
        messages,
        "check-balance",
        name = named(accounts, gap.source),
        account = gap.account.as_str(),
        stated = super::amount(messages, gap.stated),
        books = super::amount(messages, gap.books),
        gap = super::amount(messages, (gap.stated - gap.books).abs()),
        day = super::day(messages, gap.day)
    )
}

/// That two statements without an account's number are held for those of two accounts.
pub(super) fn apart(messages: &Messages, accounts: &Accounts, apart: &Apart) -> String {
    say!(
        messages,
        "show-apart",
        one = named(accounts, apart.one),
        other = named(accounts, apart.other),
        first = apart.accounts.0.as_str(),
        second = apart.accounts.1.as_str()
    )
}

/// The name of the file of a source.
fn named(accounts: &Accounts, source: u16) -> &str {
    let source = accounts.ledger.sources().get(usize::from(source));
    source.map_or("", |source| accounts.file(&source.import))
}

/// The project and the funder that dedicated funds are of, by their names.
fn purpose(messages: &Messages, accounts: &Accounts, of: &DedicatedTo) -> String {
    let dimensions = &accounts.said.dimensions;
    let project = of.project.as_deref().map(|id| {
        let known = dimensions.project(id);
        known.map_or(id, |project| project.name.as_str())
    });
    let funder = of.funder.as_deref().map(|id| {
        let known = dimensions.funder(id);
        known.map_or(id, |funder| funder.name.as_str())
    });
    match (project, funder) {
        (Some(project), Some(funder)) => format!("{project} – {funder}"),
        (Some(of), None) | (None, Some(of)) => of.to_owned(),
        (None, None) => say!(messages, "check-dedicated-none"),
    }
}

/// What the books as a whole show, year by year.
pub fn of_books(messages: &Messages, accounts: &Accounts) -> Vec<OfBooks> {
    let books = accounts.books();
    let mut said = Vec::new();
    for (source, chart) in accounts.ledger.sources().iter().zip(books.charts()) {
        let year = source.period.map_or(0, |period| period.last.year());
        said.push(OfBooks {
            what: "chart",
            year,
            message: say!(
                messages,
                "check-chart",
                name = accounts.file(&source.import),
                chart = super::chart(messages, *chart)
            ),
        });
    }
    for gap in books.opening_gaps() {
        said.push(OfBooks {
            what: "opening",
            year: gap.day.next().year(),
            message: opening_gap(messages, accounts, &gap),
        });
    }
    for gap in books.balance_gaps(&accounts.stated) {
        said.push(OfBooks {
            what: "balance",
            year: gap.day.year(),
            message: balance_gap(messages, accounts, &gap),
        });
    }
    for of in &accounts.apart {
        said.push(OfBooks {
            what: "apart",
            year: 0,
            message: apart(messages, accounts, of),
        });
    }
    let mut years: Vec<i32> = accounts
        .ledger
        .entries()
        .iter()
        .map(|entry| entry.date.year())
        .collect();
    years.sort_unstable();
    years.dedup();
    for year in years {
        let Some(period) = accounts.period(Some(year)) else {
            continue;
        };
        let mut say = |what, message| {
            said.push(OfBooks {
                what,
                year,
                message,
            });
        };
        let open = unassigned(&accounts.ledger, &books.assignment, period);
        if !open.received.parts().is_empty() {
            let message = say!(
                messages,
                "check-received",
                year = year.to_string(),
                amount = super::amount(messages, open.received.amount())
            );
            say("received", message);
        }
        let grants = open.grants;
        if !grants.parts().is_empty() {
            let message = say!(
                messages,
                "check-unassigned",
                year = year.to_string(),
                amount = super::amount(messages, grants.amount()),
                count = grants.parts().len()
            );
            say("unassigned", message);
        }
        if !open.contributions.parts().is_empty() {
            let message = say!(
                messages,
                "check-contributions",
                year = year.to_string(),
                amount = super::amount(messages, open.contributions.amount())
            );
            say("unassigned", message);
        }
        let dedicated = dedicated_funds(&books, period);
        if !dedicated.gap.is_zero() {
            let gap = super::amount(messages, dedicated.gap.abs());
            let message = say!(
                messages,
                "check-dedicated",
                year = year.to_string(),
                gap = gap
            );
            say("dedicated_funds", message);
        }
        let told = dedicated.by.iter().filter(|of| {
            let moved = [&of.opening, &of.set_aside, &of.used, &of.closing];
            moved.iter().any(|figure| !figure.amount().is_zero())
        });
        for of in told {
            let message = say!(
                messages,
                "check-dedicated-to",
                year = year.to_string(),
                purpose = purpose(messages, accounts, of),
                opening = super::amount(messages, of.opening.amount()),
                aside = super::amount(messages, of.set_aside.amount()),
                used = super::amount(messages, of.used.amount()),
                closing = super::amount(messages, of.closing.amount())
            );
            say("dedicated_to", message);
        }
        let in_kind = ledger::dashboard::in_kind(&books, period);
        if in_kind.uses.amount() != in_kind.all.amount() {
            let message = say!(
                messages,
                "check-in-kind-books",
                year = year.to_string(),
                uses = super::amount(messages, in_kind.uses.amount()),
                resources = super::amount(messages, in_kind.all.amount())
            );
            say("in_kind", message);
        }
    }
    said
}

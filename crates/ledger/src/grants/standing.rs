//! Where grants stand, from the entries.

use std::collections::BTreeMap;

use super::received::{Received, received};
use super::{Grant, Standing};
use crate::amounts::Cents;
use crate::books::Books;
use crate::days::Day;
use crate::entries::{Entry, EntryId};
use crate::figures::{Figure, Sign};

/// Where each grant stands on a day. Each entry is counted for one grant only: among several of one
/// funder, that in whose time it is, else the last that had begun.
pub fn standings(books: &Books<'_>, grants: &[Grant], today: Day) -> Vec<Standing> {
    let Received { paid, recognised } = received(books, grants, today);
    let both = grants.iter().zip(paid.into_iter().zip(recognised));
    both.map(|(grant, (paid, recognised))| {
        let (spent, shared) = spending(books, grants, grant);
        let granted = grant.granted.unwrap_or_default();
        let positive = |amount: Cents| amount.max(Cents::ZERO);
        let earmarked = grant.project.is_some();
        let over = today > grant.period.last;
        let report_due = grant.report_due();
        Standing {
            grant: grant.id.clone(),
            to_receive: positive(granted - paid.amount()),
            over: grant
                .granted
                .map_or(Cents::ZERO, |granted| positive(paid.amount() - granted)),
            to_justify: if earmarked {
                positive(granted - spent.amount())
            } else {
                Cents::ZERO
            },
            to_repay: if earmarked && over {
                positive(paid.amount() - spent.amount() - shared.amount())
            } else {
                Cents::ZERO
            },
            report_late: grant.reported.is_none() && report_due.is_some_and(|due| today > due),
            report_due,
            paid,
            recognised,
            spent,
            shared,
        }
    })
    .collect()
}

/// Projects whose grants paid more than was spent of them, with how much: what each paid beyond what was
/// spent of it alone, less what was spent of several of them together, once. It is never less than
/// what these grants have to repay.
pub fn overfunded(grants: &[Grant], standings: &[Standing]) -> Vec<(String, Cents)> {
    let mut beyond: BTreeMap<&String, (Cents, BTreeMap<EntryId, Cents>)> = BTreeMap::new();
    for (grant, standing) in grants.iter().zip(standings) {
        let Some(project) = &grant.project else {
            continue;
        };
        let (sum, shared) = beyond.entry(project).or_default();
        let left = standing.paid.amount() - standing.spent.amount();
        *sum += left.max(Cents::ZERO);
        for part in standing.shared.parts() {
            let of = shared.entry(part.entry).or_default();
            *of = (*of).max(part.amount);
        }
    }
    let over = beyond.into_iter().map(|(project, (sum, shared))| {
        let shared: Cents = shared.into_values().sum();
        (project.clone(), sum - shared)
    });
    over.filter(|(_, over)| *over > Cents::ZERO).collect()
}

/// The grant that an entry of funding is of, on a day: that in whose time it is, else the last that
/// had begun. What came before a grant had begun is of it only where its agreement was signed by then,
/// or a payment was due.
pub(super) fn grant_of(
    books: &Books<'_>,
    grants: &[Grant],
    id: EntryId,
    day: Day,
) -> Option<usize> {
    let funder = books.assignment.funder(id)?;
    let project = books.assignment.project(id);
    let candidates = grants.iter().enumerate().filter(|(_, grant)| {
        grant.funder == funder
            && had_begun(grant, day)
            && (project.is_none() || grant.project.is_none() || grant.project.as_deref() == project)
    });
    let rank = |grant: &Grant| {
        let days = &grant.period;
        (
            grant.project.as_deref() == project,
            days.contains(day),
            days.first <= day,
            if days.first <= day {
                days.first.month().index()
            } else {
                -days.first.month().index()
            },
        )
    };
    candidates
        .max_by_key(|(at, grant)| (rank(grant), std::cmp::Reverse(*at)))
        .map(|(at, _)| at)
}

fn had_begun(grant: &Grant, day: Day) -> bool {
    let signed = grant.agreement.as_ref().and_then(|of| of.signed);
    let due = grant.payments.iter().map(|payment| payment.due).min();
    let days = [Some(grant.period.first), signed, due];
    days.into_iter().flatten().any(|begun| begun <= day)
}

/// What was spent of a grant, and what may be of it or of another.
fn spending(books: &Books<'_>, grants: &[Grant], grant: &Grant) -> (Figure, Figure) {
    let (mut spent, mut shared) = (Figure::default(), Figure::default());
    let Some(project) = &grant.project else {
        return (spent, shared);
    };
    for (id, entry) in books.ledger.iter() {
        if !grant.period.contains(entry.date) || !is_charge_of(books, id, entry, project) {
            continue;
        }
        let amount = Sign::Debit.of(entry);
        match books.assignment.funder(id) {
            Some(funder) if funder == grant.funder => spent.add(id, amount),
            Some(_) => {}
            None => {
                let others = grants.iter().filter(|other| {
                    other.project.as_ref() == Some(project) && other.period.contains(entry.date)
                });
                if others.count() > 1 {
                    shared.add(id, amount);
                } else {
                    spent.add(id, amount);
                }
            }
        }
    }
    // The project's share of common charges, as the financial report counts it.
    if let Some(sharing) = books.sharing(project) {
        let others = grants.iter().filter(|other| {
            let days = &other.period;
            other.project.as_ref() == Some(project)
                && days.first <= grant.period.last
                && grant.period.first <= days.last
        });
        let into = match others.count() {
            0 | 1 => &mut spent,
            _ => &mut shared,
        };
        for (_, figure) in crate::official::shared(books, grant.period, sharing) {
            into.extend(&figure);
        }
    }
    (spent, shared)
}

/// Charges of a project. What is set aside for later (689) is not spent.
fn is_charge_of(books: &Books<'_>, id: EntryId, entry: &Entry, project: &str) -> bool {
    let account = books.ledger.account(entry);
    account.starts_with('6')
        && !account.starts_with("689")
        && !books.is_closing(entry)
        && books.assignment.project(id) == Some(project)
}

//! What has no funder or no project yet, with its amount; entries are chosen and given theirs.

use desk::accounts::{self, Accounts};
use desk::messages::{Messages, say};
use ledger::dimensions::Unassigned;
use ledger::{EntryId, Figure, Period};
use maud::{Markup, html};

use super::super::{funder_choice, project_choice};
use crate::room::Room;

/// Entries that can be chosen at once.
const SHOWN: usize = 100;

pub(super) fn whole(
    messages: &Messages,
    room: &Room,
    accounts: &Accounts,
    period: Period,
    open: &Unassigned,
) -> Markup {
    let dimensions = &accounts.said.dimensions;
    let year = period.last.year();
    let money = |figure: &Figure| accounts::amount(messages, figure.amount());
    let mut entries: Vec<(EntryId, String)> = Vec::new();
    let mut add = |figure: &Figure| {
        for part in figure.parts() {
            entries.push((part.entry, accounts::amount(messages, part.amount)));
        }
    };
    add(&open.grants);
    add(&open.contributions);
    add(&open.received);
    if !dimensions.projects.is_empty() {
        add(&open.products);
        add(&open.charges);
    }
    let mut seen = std::collections::BTreeSet::new();
    entries.retain(|(id, _)| seen.insert(id.0));
    html! {
        section aria-labelledby="open" {
            h2 #open {
                (say!(messages, "accounts-rules-open", period = accounts::period(messages, period)))
            }
            nav.ways aria-label=(say!(messages, "accounts-years")) {
                ul {
                    @for of in accounts.years().iter().rev() {
                        li {
                            a href=(room.at(&format!("accounts/rules?year={of}#open")))
                                aria-current=[(*of == year).then_some("true")] { (of) }
                        }
                    }
                }
            }
            dl.figures {
                div { dt { (say!(messages, "accounts-rules-open-grants")) } dd { (money(&open.grants)) } }
                @if !open.contributions.parts().is_empty() {
                    div { dt { (say!(messages, "accounts-rules-open-contributions")) } dd { (money(&open.contributions)) } }
                }
                div { dt { (say!(messages, "accounts-rules-open-received")) } dd { (money(&open.received)) } }
                @if !dimensions.projects.is_empty() {
                    div { dt { (say!(messages, "accounts-rules-open-products")) } dd { (money(&open.products)) } }
                    div { dt { (say!(messages, "accounts-rules-open-charges")) } dd { (money(&open.charges)) } }
                }
            }
            @if entries.is_empty() { p { (say!(messages, "accounts-rules-open-none")) } }
            @else { (choice(messages, accounts, year, &entries)) }
        }
    }
}

/// The entries, to be chosen, and what they are given.
fn choice(
    messages: &Messages,
    accounts: &Accounts,
    year: i32,
    entries: &[(EntryId, String)],
) -> Markup {
    let dimensions = &accounts.said.dimensions;
    let ledger = &accounts.ledger;
    let keep = say!(messages, "accounts-rules-leave");
    html! {
        details {
            summary { (say!(messages, "accounts-rules-open-entries", count = entries.len())) }
            form method="post" {
                input type="hidden" name="year" value=(year);
                div.wide tabindex="0" role="region" aria-label=(say!(messages, "accounts-rules-open-table")) {
                    table {
                        thead {
                            tr {
                                th scope="col" { (say!(messages, "accounts-rules-choose")) }
                                th scope="col" { (say!(messages, "col-day")) }
                                th scope="col" { (say!(messages, "col-label")) }
                                th scope="col" { (say!(messages, "col-account")) }
                                th.number scope="col" { (say!(messages, "col-amount")) }
                            }
                        }
                        tbody {
                            @for (id, amount) in entries.iter().take(SHOWN) {
                                @if let (Some(entry), Some((import, line))) = (ledger.entry(*id), ledger.address(*id)) {
                                    tr {
                                        td {
                                            input type="checkbox" name="entry" value=(format!("{import}:{line}"))
                                                aria-label=(say!(
                                                    messages,
                                                    "accounts-rules-choose-one",
                                                    label = ledger.text(entry.label),
                                                    line = line.to_string()
                                                ));
                                        }
                                        td { (accounts::day(messages, entry.date)) }
                                        td { (ledger.text(entry.label)) }
                                        td { (ledger.account(entry)) " " (ledger.text(entry.account_label)) }
                                        td.number { (amount) }
                                    }
                                }
                            }
                        }
                    }
                }
                @if entries.len() > SHOWN {
                    p.hint { (say!(messages, "accounts-rules-open-more", count = (entries.len() - SHOWN))) }
                }
                label for="entries-funder" { (say!(messages, "accounts-rules-gives-funder")) }
                select #entries-funder name="funder" { (funder_choice(dimensions, None, Some(&keep))) }
                label for="entries-project" { (say!(messages, "accounts-rules-gives-project")) }
                select #entries-project name="project" { (project_choice(dimensions, None, &keep)) }
                div.buttons {
                    button name="do" value="answer" { (say!(messages, "accounts-rules-give")) }
                }
            }
        }
    }
}

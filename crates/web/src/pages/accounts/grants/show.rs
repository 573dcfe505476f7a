//! Where each grant stands, and the forms that enter and change them.

use desk::accounts::{self, Accounts};
use desk::dashboard::{Row, table};
use desk::messages::{Messages, say};
use ledger::grants::{Grant, Standing, overfunded, standings};
use ledger::{Cents, Day};
use maud::{Markup, html};

use super::super::typed::{iso, plain};
use super::super::{funder_choice, project_choice};

/// Payments that can be added at once.
const MORE: usize = 2;

pub(super) fn whole(messages: &Messages, accounts: &Accounts, today: Day) -> Markup {
    let books = accounts.books();
    let grants = &accounts.said.grants;
    let standings = standings(&books, grants, today);
    let over = overfunded(grants, &standings);
    // Those of years before are past, unless their report is still to be sent; the newest come first.
    let year = accounts.latest();
    let is_now = |(grant, standing): &(&Grant, &Standing)| {
        let current = year.is_none_or(|year| grant.period.last >= year.first);
        current || grant.reported.is_none() && standing.report_due.is_some()
    };
    let both = grants.iter().zip(&standings);
    let (mut now, mut past): (Vec<_>, Vec<_>) = both.partition(is_now);
    now.sort_by_key(|(grant, _)| std::cmp::Reverse(grant.period.last));
    past.sort_by_key(|(grant, _)| std::cmp::Reverse(grant.period.last));
    html! {
        @if grants.is_empty() { p.lead { (say!(messages, "accounts-grants-none")) } }
        @for (project, amount) in &over {
            p.alert {
                (say!(
                    messages,
                    "accounts-grants-over",
                    project = accounts::project(&accounts.said.dimensions, project),
                    amount = accounts::amount(messages, *amount)
                ))
            }
        }
        @if !now.is_empty() { (listed(messages, accounts, &now, &say!(messages, "accounts-grants-table"))) }
        @if !past.is_empty() {
            details {
                summary { (say!(messages, "accounts-grants-past", count = past.len())) }
                (listed(messages, accounts, &past, &say!(messages, "accounts-grants-past-table")))
            }
        }
        section.panel aria-labelledby="add-grant" {
            h2 #add-grant { (say!(messages, "accounts-grants-add")) }
            form method="post" {
                (fields(messages, accounts, None))
                div.buttons { button name="do" value="add" { (say!(messages, "do-add")) } }
            }
        }
    }
}

/// Grants in a table, and then one by one.
fn listed(
    messages: &Messages,
    accounts: &Accounts,
    grants: &[(&Grant, &Standing)],
    name: &str,
) -> Markup {
    html! {
        (standing_table(messages, accounts, grants, name))
        h2 { (say!(messages, "accounts-grants-each")) }
        @for (grant, standing) in grants { (one(messages, accounts, grant, standing)) }
    }
}

/// What a grant is called: whose, for what, when.
fn name(messages: &Messages, accounts: &Accounts, grant: &Grant) -> String {
    let dimensions = &accounts.said.dimensions;
    let mut name = accounts::funder(dimensions, &grant.funder).to_owned();
    let project = grant.project.as_deref();
    let project = project.map(|id| accounts::project(dimensions, id));
    for more in [project, Some(grant.purpose.as_str())]
        .into_iter()
        .flatten()
    {
        if !more.is_empty() && !name.contains(more) {
            name.push_str(&format!(", {more}"));
        }
    }
    format!("{name}, {}", accounts::period(messages, grant.period))
}

/// When the report is due, or what became of it.
fn report(messages: &Messages, grant: &Grant, standing: &Standing) -> String {
    let day = |day| accounts::day(messages, day);
    match (grant.reported, standing.report_due) {
        (Some(sent), _) => say!(messages, "accounts-grants-reported", day = day(sent)),
        (None, Some(due)) if standing.report_late => {
            say!(messages, "accounts-grants-late", day = day(due))
        }
        (None, Some(due)) => day(due),
        (None, None) => "–".to_owned(),
    }
}

fn standing_table(
    messages: &Messages,
    accounts: &Accounts,
    both: &[(&Grant, &Standing)],
    caption: &str,
) -> Markup {
    let money = |amount: Cents| accounts::amount(messages, amount);
    let maybe = |amount: Option<Cents>| amount.map_or("–".to_owned(), money);
    let paid = say!(messages, "col-paid");
    let spent = say!(messages, "col-spent");
    let rows: Vec<Row<'_>> = both
        .iter()
        .map(|(grant, standing)| Row {
            name: name(messages, accounts, grant),
            cells: vec![
                maybe(grant.asked),
                maybe(grant.granted),
                money(standing.paid.amount()),
                money(standing.spent.amount()),
                money(standing.to_justify),
                report(messages, grant, standing),
            ],
            figures: vec![
                (paid.clone(), &standing.paid),
                (spent.clone(), &standing.spent),
            ],
            total: false,
        })
        .collect();
    let head = [
        say!(messages, "col-grant"),
        say!(messages, "col-asked"),
        say!(messages, "col-granted"),
        paid.clone(),
        spent.clone(),
        say!(messages, "col-to-justify"),
        say!(messages, "col-report"),
    ];
    table(messages, accounts, (caption, caption), &head, &rows)
}

fn one(messages: &Messages, accounts: &Accounts, grant: &Grant, standing: &Standing) -> Markup {
    let name = name(messages, accounts, grant);
    let money = |amount: Cents| accounts::amount(messages, amount);
    let rest = [
        (
            say!(messages, "accounts-grants-to-receive"),
            standing.to_receive,
        ),
        (
            say!(messages, "accounts-grants-shared"),
            standing.shared.amount(),
        ),
        (
            say!(messages, "accounts-grants-to-repay"),
            standing.to_repay,
        ),
    ];
    html! {
        article.fact id=(format!("grant-{}", grant.id)) {
            h3 { (name) }
            @if standing.report_late && grant.reported.is_none() {
                p.warn { (report(messages, grant, standing)) }
            }
            @for (what, amount) in rest.iter().filter(|(_, amount)| !amount.is_zero()) {
                p.hint { (what) " " (money(*amount)) }
            }
            @if let Some(agreement) = &grant.agreement {
                p.hint {
                    (say!(messages, "accounts-grants-agreement", reference = agreement.reference.as_str()))
                    @if let Some(day) = agreement.signed {
                        ", " (say!(messages, "accounts-grants-signed-on", day = accounts::day(messages, day)))
                    }
                }
            }
            details {
                summary { (say!(messages, "library-edit")) span.unseen { " " (name) } }
                form method="post" {
                    input type="hidden" name="id" value=(grant.id);
                    (fields(messages, accounts, Some(grant)))
                    div.buttons {
                        button name="do" value="edit" { (say!(messages, "do-save")) }
                        button.quiet name="do" value="remove" formnovalidate=""
                            aria-label=(say!(messages, "documents-remove-of", name = name.as_str())) {
                            (say!(messages, "documents-remove"))
                        }
                    }
                }
            }
        }
    }
}

/// The fields of a grant, blank for a new one.
fn fields(messages: &Messages, accounts: &Accounts, grant: Option<&Grant>) -> Markup {
    let dimensions = &accounts.said.dimensions;
    let of = grant.map_or("new", |grant| grant.id.as_str());
    let id = |name: &str| format!("{name}-{of}");
    let text = |name: &str, label: String, value: String| {
        html! { div {
            label for=(id(name)) { (label) }
            input id=(id(name)) name=(name) value=(value) maxlength="300";
        } }
    };
    let amount = |name: &str, label: String, value: Option<Cents>| {
        html! { div {
            label for=(id(name)) { (label) }
            input id=(id(name)) name=(name) value=(plain(messages, value)) inputmode="decimal" maxlength="30";
        } }
    };
    let day = |name: &str, label: String, value: Option<Day>| {
        html! { div {
            label for=(id(name)) { (label) }
            input id=(id(name)) type="date" name=(name) value=(iso(value));
        } }
    };
    let latest = accounts.latest();
    let (from, to) = match grant {
        Some(grant) => (Some(grant.period.first), Some(grant.period.last)),
        None => (latest.map(|of| of.first), latest.map(|of| of.last)),
    };
    let agreement = grant.and_then(|grant| grant.agreement.as_ref());
    let payments = grant.map_or(&[][..], |grant| &grant.payments);
    let notified = grant.and_then(|grant| grant.notified);
    html! {
        div.fields {
            @if grant.is_none() {
                div {
                    label for=(id("funder")) { (say!(messages, "accounts-rules-gives-funder")) }
                    select id=(id("funder")) name="funder" {
                        (funder_choice(dimensions, None, Some(&say!(messages, "accounts-grants-new-funder"))))
                    }
                }
                (text("funder_name", say!(messages, "accounts-grants-funder-name"), String::new()))
            }
            div {
                label for=(id("project")) { (say!(messages, "accounts-rules-gives-project")) }
                select id=(id("project")) name="project" {
                    (project_choice(
                        dimensions,
                        grant.and_then(|grant| grant.project.as_deref()),
                        &say!(messages, "accounts-grants-no-project")
                    ))
                }
            }
            (text("purpose", say!(messages, "accounts-grants-purpose"), grant.map_or(String::new(), |of| of.purpose.clone())))
            (day("from", say!(messages, "accounts-grants-from"), from))
            (day("to", say!(messages, "accounts-grants-to"), to))
            (amount("asked", say!(messages, "col-asked"), grant.and_then(|of| of.asked)))
            (amount("granted", say!(messages, "col-granted"), grant.and_then(|of| of.granted)))
            (text("agreement", say!(messages, "accounts-grants-reference"), agreement.map_or(String::new(), |of| of.reference.clone())))
            (day("signed", say!(messages, "accounts-grants-signed"), agreement.and_then(|of| of.signed)))
            (day("report_due", say!(messages, "accounts-grants-report-due"), grant.and_then(|of| of.report_due)))
            (day("reported", say!(messages, "accounts-grants-reported-on"), grant.and_then(|of| of.reported)))
            div {
                label for=(id("notified")) { (say!(messages, "accounts-grants-notified")) }
                select id=(id("notified")) name="notified" {
                    option value="" { (say!(messages, "accounts-unsaid")) }
                    option value="yes" selected[notified == Some(true)] { (say!(messages, "accounts-yes")) }
                    option value="no" selected[notified == Some(false)] { (say!(messages, "accounts-no")) }
                }
            }
        }
        fieldset {
            legend { (say!(messages, "accounts-grants-payments")) }
            div.fields {
                @for at in 0..payments.len() + MORE {
                    @let payment = payments.get(at);
                    @let number = at + 1;
                    (day(&format!("due{at}"), say!(messages, "accounts-grants-payment-day", number = number), payment.map(|of| of.due)))
                    (amount(&format!("sum{at}"), say!(messages, "accounts-grants-payment-sum", number = number), payment.map(|of| of.amount)))
                }
            }
        }
    }
}

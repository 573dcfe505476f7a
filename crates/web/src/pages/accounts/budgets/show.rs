//! Budgets as they are, against what happened, and the forms that make new ones.

use desk::accounts::{self, Accounts};
use desk::dashboard::{Row, table};
use desk::messages::{Messages, say};
use ledger::budget::{Budget, BudgetLine, compare};
use maud::{Markup, html};

use super::super::{funder_choice, project_choice};
use crate::room::{Room, encoded};

/// What a budget is called.
pub(super) fn name(messages: &Messages, accounts: &Accounts, budget: &Budget) -> String {
    let period = accounts::period(messages, budget.period);
    match budget.project.as_deref() {
        Some(id) => {
            let project = accounts::project(&accounts.said.dimensions, id);
            say!(
                messages,
                "accounts-budget-of",
                period = period,
                project = project
            )
        }
        None => say!(messages, "accounts-budget", period = period),
    }
}

/// What a line of a budget is called: its account, its label, its funder.
fn line_name(accounts: &Accounts, line: &BudgetLine) -> String {
    let code = ledger::charts::line(&line.account)
        .map_or(line.account.as_str(), |line| line.code.as_str());
    let funder = line.funder.as_deref();
    let funder = funder.map(|id| accounts::funder(&accounts.said.dimensions, id));
    let mut name = format!("{code} {}", line.label);
    if let Some(funder) = funder.filter(|funder| *funder != line.label) {
        name.push_str(&format!(" – {funder}"));
    }
    name.trim().to_owned()
}

pub(super) fn one(
    messages: &Messages,
    room: &Room,
    accounts: &Accounts,
    budget: &Budget,
) -> Markup {
    let name = name(messages, accounts, budget);
    let money = |amount| accounts::amount(messages, amount);
    let asked = budget.asked();
    let to = format!("accounts/budgets?compare={}#compared", encoded(&budget.id));
    html! {
        article.fact id=(format!("budget-{}", budget.id)) {
            h2 { (name) }
            dl.figures {
                div { dt { (say!(messages, "accounts-import-charges")) } dd { (money(budget.charges())) } }
                div { dt { (say!(messages, "accounts-import-products")) } dd { (money(budget.products())) } }
                div {
                    dt { (say!(messages, "col-gap")) }
                    dd { (accounts::signed(messages, budget.products() - budget.charges())) }
                }
                @if !asked.is_zero() {
                    div { dt { (say!(messages, "accounts-budget-asked")) } dd { (money(asked)) } }
                }
            }
            details {
                summary {
                    (say!(messages, "accounts-budget-lines", count = budget.lines.len()))
                    span.unseen { " " (name) }
                }
                (lines(messages, accounts, budget, &name))
                (entering(messages, accounts, budget))
            }
            form.buttons method="post" {
                input type="hidden" name="id" value=(budget.id);
                a.button.second href=(room.at(&to)) {
                    (say!(messages, "accounts-budget-compare")) span.unseen { " " (name) }
                }
                button.quiet name="do" value="remove"
                    aria-label=(say!(messages, "documents-remove-of", name = name.as_str())) {
                    (say!(messages, "documents-remove"))
                }
            }
        }
    }
}

fn lines(messages: &Messages, accounts: &Accounts, budget: &Budget, name: &str) -> Markup {
    html! {
        div.wide tabindex="0" role="region" aria-label=(name) {
            table {
                thead {
                    tr {
                        th scope="col" { (say!(messages, "col-line")) }
                        th.number scope="col" { (say!(messages, "col-amount")) }
                        th scope="col" { (say!(messages, "col-origin")) }
                    }
                }
                tbody {
                    @for line in &budget.lines {
                        tr {
                            th scope="row" { (line_name(accounts, line)) }
                            td.number { (accounts::amount(messages, line.amount)) }
                            td { (accounts::origin(messages, &line.origin)) }
                        }
                    }
                }
            }
        }
    }
}

/// A line is entered, or set anew; an amount of nothing takes it out.
fn entering(messages: &Messages, accounts: &Accounts, budget: &Budget) -> Markup {
    let id = |name: &str| format!("{name}-{}", budget.id);
    let none = say!(messages, "accounts-rules-none-given");
    html! {
        form method="post" {
            input type="hidden" name="id" value=(budget.id);
            p.hint { (say!(messages, "accounts-budget-set-hint")) }
            div.fields {
                div {
                    label for=(id("account")) { (say!(messages, "col-account")) }
                    input id=(id("account")) name="account" required="" inputmode="numeric" maxlength="20";
                }
                div {
                    label for=(id("amount")) { (say!(messages, "col-amount")) }
                    input id=(id("amount")) name="amount" required="" inputmode="decimal" maxlength="30";
                }
                div {
                    label for=(id("funder")) { (say!(messages, "accounts-rules-gives-funder")) }
                    select id=(id("funder")) name="funder" {
                        (funder_choice(&accounts.said.dimensions, None, Some(&none)))
                    }
                }
            }
            div.buttons { button.second name="do" value="set" { (say!(messages, "accounts-budget-set")) } }
        }
    }
}

/// What happened beside what was planned; each figure opens to its entries.
pub(super) fn against(messages: &Messages, accounts: &Accounts, budget: &Budget) -> Markup {
    let books = accounts.books();
    let gaps = compare(&books, budget);
    let money = |amount| accounts::amount(messages, amount);
    let rows: Vec<Row<'_>> = gaps
        .iter()
        .filter(|gap| !gap.planned.is_zero() || !gap.actual.parts().is_empty())
        .map(|gap| Row {
            name: accounts::gap_name(messages, gap, &accounts.said.dimensions),
            cells: vec![
                money(gap.planned),
                money(gap.actual.amount()),
                accounts::signed(messages, gap.gap),
                gap.percent
                    .map_or("–".to_owned(), |share| accounts::percent(messages, share)),
            ],
            figures: vec![(String::new(), &gap.actual)],
            total: false,
        })
        .collect();
    let head = [
        say!(messages, "col-line"),
        say!(messages, "col-planned"),
        say!(messages, "col-actual"),
        say!(messages, "col-gap"),
        say!(messages, "col-percent"),
    ];
    let title = say!(
        messages,
        "accounts-budget-compared",
        name = name(messages, accounts, budget)
    );
    html! {
        section.panel aria-labelledby="compared" {
            h2 #compared { (title) }
            (table(messages, accounts, (&say!(messages, "accounts-budget-compared-table"), ""), &head, &rows))
        }
    }
}

/// The year and the project that a new budget is of.
fn of_what(messages: &Messages, accounts: &Accounts, form: &str) -> Markup {
    // The next year that has no budget of the whole yet.
    let has = |year: &i32| {
        let mut of_whole = accounts
            .said
            .budgets
            .iter()
            .filter(|of| of.project.is_none());
        of_whole.any(|of| of.period.last.year() == *year)
    };
    let next = accounts
        .latest()
        .and_then(|of| (of.last.year() + 1..).find(|year| !has(year)));
    let next = next.map_or(String::new(), |year| year.to_string());
    let whole = say!(messages, "accounts-whole");
    html! {
        div.fields {
            div {
                label for=(format!("year-{form}")) { (say!(messages, "accounts-year")) }
                input id=(format!("year-{form}")) name="year" required="" inputmode="numeric" maxlength="4"
                    value=(next);
            }
            div {
                label for=(format!("project-{form}")) { (say!(messages, "accounts-rules-gives-project")) }
                select id=(format!("project-{form}")) name="project" {
                    (project_choice(&accounts.said.dimensions, None, &whole))
                }
            }
        }
    }
}

pub(super) fn drafting(messages: &Messages, accounts: &Accounts) -> Markup {
    html! {
        section.panel aria-labelledby="draft" {
            h2 #draft { (say!(messages, "accounts-budget-draft")) }
            p { (say!(messages, "accounts-budget-draft-lead")) }
            form method="post" {
                (of_what(messages, accounts, "draft"))
                div.buttons {
                    button name="do" value="draft" { (say!(messages, "accounts-budget-draft-button")) }
                }
            }
        }
    }
}

pub(super) fn reading(messages: &Messages, room: &Room, accounts: &Accounts) -> Markup {
    html! {
        section aria-labelledby="read" {
            form.drop method="post" enctype="multipart/form-data"
                action=(room.at("accounts/budgets/read")) data-drop="" {
                h2 #read { (say!(messages, "accounts-budget-read")) }
                p.hint #sheet-hint { (say!(messages, "accounts-budget-read-hint")) }
                label for="sheet" { (say!(messages, "accounts-budget-sheet")) }
                input #sheet type="file" name="sheet" required="" aria-describedby="sheet-hint"
                    accept=".xlsx,.xls,.ods,.csv,.docx,.odt,.pdf";
                (of_what(messages, accounts, "read"))
                div.buttons { button { (say!(messages, "accounts-budget-read-button")) } }
            }
        }
    }
}

//! What a budget would be if things went otherwise: scenarios, each a list of changes that every budget can
//! be seen under.

use std::collections::HashMap;
use std::sync::Arc;

use desk::accounts::{self, Accounts, typed_share};
use desk::dashboard::{Row, table};
use desk::messages::{Messages, say};
use ledger::Share;
use ledger::budget::{BudgetLine, Change, ChangeTo, Scenario};
use maud::{Markup, html};

use super::super::{change, funder_choice, refused, some, typed};
use super::act::of_budget;
use super::show::name;
use crate::asked::{Form, Path};
use crate::visit::{Answered, Visit};

/// Characters of a scenario's name.
const NAME: usize = 80;
/// Changes that one scenario takes.
const CHANGES: usize = 100;

/// The scenarios, and the form that makes one or goes on with one.
pub(super) fn shown(messages: &Messages, accounts: &Accounts) -> Markup {
    html! {
        section.panel aria-labelledby="scenarios" {
            h2 #scenarios { (say!(messages, "accounts-scenarios")) }
            p { (say!(messages, "accounts-scenarios-lead")) }
            @for scenario in &accounts.said.scenarios { (one(messages, accounts, scenario)) }
            (adding(messages, accounts))
        }
    }
}

/// A scenario: its changes, and each budget under it.
fn one(messages: &Messages, accounts: &Accounts, scenario: &Scenario) -> Markup {
    let money = |amount| accounts::amount(messages, amount);
    let rows = accounts.said.budgets.iter().map(|budget| {
        let under = budget.under(scenario);
        let gap = under.products() - under.charges();
        Row {
            name: name(messages, accounts, budget),
            cells: vec![
                money(under.charges()),
                money(under.products()),
                accounts::signed(messages, gap),
                accounts::signed(messages, gap - (budget.products() - budget.charges())),
            ],
            figures: Vec::new(),
            total: false,
        }
    });
    let rows: Vec<Row<'_>> = rows.collect();
    let head = [
        say!(messages, "accounts-budgets"),
        say!(messages, "accounts-import-charges"),
        say!(messages, "accounts-import-products"),
        say!(messages, "col-gap"),
        say!(messages, "accounts-scenario-difference"),
    ];
    let title = scenario.name.as_str();
    html! {
        article.fact {
            h3 { (title) }
            ul { @for change in &scenario.changes { li { (in_words(messages, accounts, change)) } } }
            (table(messages, accounts, (title, ""), &head, &rows))
            form.buttons method="post" action="budgets/scenarios" {
                input type="hidden" name="name" value=(title);
                button.quiet name="do" value="remove"
                    aria-label=(say!(messages, "documents-remove-of", name = title)) {
                    (say!(messages, "documents-remove"))
                }
            }
        }
    }
}

/// A change as a person says it: "74, Ville de Rennes : −10 %".
fn in_words(messages: &Messages, accounts: &Accounts, change: &Change) -> String {
    let lines = match change.account.as_str() {
        "" => say!(messages, "accounts-scenario-all"),
        account => say!(messages, "accounts-scenario-lines", account = account),
    };
    let funder = change.funder.as_deref();
    let funder = funder.map(|id| accounts::funder(&accounts.said.dimensions, id));
    let lines = funder.map_or(lines.clone(), |funder| format!("{lines}, {funder}"));
    let mut budgets = accounts.said.budgets.iter();
    let is_of = |line: &BudgetLine| {
        line.account.starts_with(&change.account)
            && (change.funder.is_none() || change.funder == line.funder)
    };
    let lines = match budgets.any(|budget| budget.lines.iter().any(is_of)) {
        true => lines,
        false => say!(messages, "accounts-scenario-nothing", lines = lines),
    };
    match change.to {
        ChangeTo::Amount(amount) => {
            let amount = accounts::amount(messages, amount);
            say!(
                messages,
                "accounts-scenario-amount",
                lines = lines,
                amount = amount
            )
        }
        ChangeTo::Share(share) => {
            let by = Share::of_hundredths(share.hundredths - 10_000);
            let sign = if by.hundredths > 0 { "+" } else { "" };
            let by = format!("{sign}{}", accounts::percent(messages, by));
            say!(messages, "accounts-scenario-share", lines = lines, by = by)
        }
    }
}

fn adding(messages: &Messages, accounts: &Accounts) -> Markup {
    let any = say!(messages, "accounts-scenario-any");
    html! {
        form method="post" action="budgets/scenarios" {
            div.fields {
                div {
                    label for="scenario-name" { (say!(messages, "accounts-scenario-name")) }
                    input #scenario-name name="name" required="" maxlength=(NAME) list="scenario-names";
                    datalist #scenario-names {
                        @for scenario in &accounts.said.scenarios { option value=(scenario.name) {} }
                    }
                }
                div {
                    label for="scenario-account" { (say!(messages, "accounts-scenario-account")) }
                    input #scenario-account name="account" inputmode="numeric" maxlength="20";
                }
                div {
                    label for="scenario-funder" { (say!(messages, "accounts-rules-gives-funder")) }
                    select #scenario-funder name="funder" {
                        (funder_choice(&accounts.said.dimensions, None, Some(&any)))
                    }
                }
                div {
                    label for="scenario-to" { (say!(messages, "accounts-scenario-to")) }
                    input #scenario-to name="to" required="" maxlength="30"
                        aria-describedby="scenario-hint";
                }
            }
            p.hint #scenario-hint { (say!(messages, "accounts-scenario-hint")) }
            div.buttons { button.second name="do" value="add" { (say!(messages, "accounts-scenario-add")) } }
        }
    }
}

/// A change is added to a scenario, which is made where there is none of its name; or one is removed.
pub(super) async fn act(
    visit: Visit,
    Path(slug): Path<String>,
    Form(fields): Form<HashMap<String, String>>,
) -> Answered {
    let room = visit.room(&slug).await?;
    let messages = Arc::clone(&visit.messages);
    let field = |name: &str| fields.get(name).map_or("", |text| text.trim());
    let name: String = field("name").chars().take(NAME).collect();
    let to = "accounts/budgets#scenarios";
    if field("do") == "remove" {
        return change(&visit, &room, to, move |said| {
            said.scenarios.retain(|scenario| scenario.name != name);
            Ok(say!(messages, "accounts-rules-removed"))
        })
        .await;
    }
    if name.is_empty() {
        return Err(refused(&visit, say!(messages, "accounts-rules-no-name")));
    }
    let account = field("account").to_owned();
    // The beginning of accounts of charges or products, or all of them.
    let begins = matches!(account.as_str(), "" | "6" | "7" | "8");
    if !begins && !of_budget(&account) {
        return Err(refused(
            &visit,
            say!(messages, "accounts-budget-no-account"),
        ));
    }
    let becomes = becomes(&messages, field("to")).map_err(|what| refused(&visit, what))?;
    let funder = some(field("funder")).map(str::to_owned);
    change(&visit, &room, to, move |said| {
        let known = |id: &String| said.dimensions.funder(id).is_some();
        let new = Change {
            account,
            funder: funder.filter(known),
            to: becomes,
        };
        let scenario = said.scenarios.iter().position(|of| of.name == name);
        let at = scenario.unwrap_or_else(|| {
            said.scenarios.push(Scenario {
                name,
                changes: Vec::new(),
            });
            said.scenarios.len() - 1
        });
        let changes = &mut said.scenarios[at].changes;
        if changes.len() >= CHANGES {
            return Err(say!(messages, "accounts-scenario-full"));
        }
        changes.push(new);
        Ok(say!(messages, "accounts-kept"))
    })
    .await
}

/// What becomes of amounts: so many per cent more or less, or another amount.
fn becomes(messages: &Messages, text: &str) -> Result<ChangeTo, String> {
    if !text.ends_with('%') {
        let amount = typed::amount(messages, text)?;
        let missing = || say!(messages, "accounts-typed-no-amount", value = text);
        return amount.map(ChangeTo::Amount).ok_or_else(missing);
    }
    let share = typed_share(text);
    let share = share.ok_or_else(|| say!(messages, "accounts-typed-no-amount", value = text))?;
    if share.hundredths < -10_000 {
        return Err(say!(messages, "accounts-typed-change", value = text));
    }
    Ok(ChangeTo::Share(Share::of_hundredths(
        share.hundredths.saturating_add(10_000),
    )))
}

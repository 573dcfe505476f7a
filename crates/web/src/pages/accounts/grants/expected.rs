//! Money that a person expects or has to pay, beside the grants: the months ahead count it.

use std::sync::Arc;

use desk::accounts::{self, Accounts};
use desk::messages::{Messages, say};
use ledger::dashboard::{Expected, Reason};
use maud::{Markup, html};
use serde::Deserialize;

use super::super::{change, typed};
use crate::asked::{Form, Path};
use crate::room::Room;
use crate::visit::{Answered, Visit};

pub(super) fn list(messages: &Messages, room: &Room, accounts: &Accounts) -> Markup {
    let said = &accounts.said;
    let action = room.at("accounts/expected");
    html! {
        section.panel #expected aria-labelledby="expected-title" {
            h2 #expected-title { (say!(messages, "accounts-expected")) }
            p { (say!(messages, "accounts-expected-lead")) }
            ul.rows {
                @for (at, of) in said.expected.iter().enumerate() {
                    @let what = accounts::expectation(messages, said, &of.reason);
                    li {
                        div {
                            (accounts::signed(messages, of.amount)) ", " (accounts::day(messages, of.due))
                            p.hint { (what) }
                        }
                        form method="post" action=(action) {
                            input type="hidden" name="at" value=(at);
                            input type="hidden" name="on" value=(of.due.iso());
                            button.quiet name="do" value="remove"
                                aria-label=(say!(messages, "documents-remove-of", name = what.as_str())) {
                                (say!(messages, "documents-remove"))
                            }
                        }
                    }
                }
            }
            form method="post" action=(action) {
                div.fields {
                    div {
                        label for="expected-on" { (say!(messages, "accounts-expected-on")) }
                        input #expected-on type="date" name="on" required="";
                    }
                    div {
                        label for="expected-amount" { (say!(messages, "accounts-expected-amount")) }
                        input #expected-amount name="amount" required="" inputmode="decimal" maxlength="30";
                    }
                    div {
                        label for="expected-way" { (say!(messages, "accounts-expected-way")) }
                        select #expected-way name="way" {
                            option value="in" { (say!(messages, "accounts-expected-in")) }
                            option value="out" { (say!(messages, "accounts-expected-out")) }
                        }
                    }
                    div {
                        label for="expected-what" { (say!(messages, "accounts-expected-what")) }
                        input #expected-what name="what" maxlength="200";
                    }
                }
                div.buttons { button.second name="do" value="add" { (say!(messages, "do-add")) } }
            }
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Fields {
    #[serde(rename = "do")]
    act: String,
    at: Option<usize>,
    #[serde(default)]
    on: String,
    #[serde(default)]
    amount: String,
    #[serde(default)]
    way: String,
    #[serde(default)]
    what: String,
}

pub(super) async fn act(
    visit: Visit,
    Path(slug): Path<String>,
    Form(fields): Form<Fields>,
) -> Answered {
    let room = visit.room(&slug).await?;
    let messages = Arc::clone(&visit.messages);
    change(&visit, &room, "accounts/grants#expected", move |said| {
        if fields.act == "remove" {
            // The list may have changed since the page was drawn.
            let there = |at: &usize| {
                let of = said.expected.get(*at);
                of.is_some_and(|of| of.due.iso() == fields.on)
            };
            let at = fields.at.filter(there);
            let at = at.ok_or_else(|| say!(messages, "accounts-expected-gone"))?;
            said.expected.remove(at);
            return Ok(say!(messages, "accounts-expected-removed"));
        }
        let due = typed::day(&messages, &fields.on)?;
        let amount = typed::amount(&messages, &fields.amount)?;
        let (due, amount) = due
            .zip(amount)
            .ok_or_else(|| say!(messages, "accounts-expected-missing"))?;
        let amount = match fields.way.as_str() {
            "out" => -amount.abs(),
            _ => amount,
        };
        let what = fields.what.trim().chars().take(200).collect();
        said.expected.push(Expected {
            due,
            amount,
            reason: Reason::Entered(what),
        });
        said.expected.sort_by_key(|of| of.due);
        Ok(say!(messages, "accounts-expected-added"))
    })
    .await
}
